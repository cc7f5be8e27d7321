//! The one thing to fix: the most important of what could be fixed, unless it was given too often already.
//!
//! What is more important than what is the order of the table of checks.

use super::comparison::Fix;

/// A task given this many times running gives way to the next.
pub const RUNNING: usize = 3;

/// The first of `fixes` that was not given [`RUNNING`] times running; `history` holds what was given, the latest last.
pub fn choose(fixes: &[Fix], history: &[Option<Fix>]) -> Option<Fix> {
    let worn = |fix: &Fix| {
        let latest = history.iter().rev().take(RUNNING);
        history.len() >= RUNNING && latest.into_iter().all(|given| given.as_ref() == Some(fix))
    };
    fixes.iter().find(|fix| !worn(fix)).or_else(|| fixes.first()).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fix(rule: &'static str) -> Fix {
        Fix { rule, message: rule.to_owned() }
    }

    #[track_caller]
    fn check(possible: &[&'static str], given: &[&'static str], expected: Option<&str>) {
        let possible: Vec<Fix> = possible.iter().copied().map(fix).collect();
        let given: Vec<Option<Fix>> = given.iter().map(|rule| Some(fix(rule))).collect();
        assert_eq!(choose(&possible, &given).map(|fix| fix.rule), expected);
    }

    #[test]
    fn the_most_important_comes_first() {
        check(&["part.result", "length"], &[], Some("part.result"));
        check(&[], &["length"], None);
    }

    #[test]
    fn the_same_three_times_running_gives_way_to_the_next() {
        check(&["part.result", "length"], &["part.result"; 2], Some("part.result"));
        check(&["part.result", "length"], &["part.result"; 3], Some("length"));
        check(
            &["part.result", "length"],
            &["part.result", "part.result", "part.result", "length"],
            Some("part.result"),
        );
        check(&["part.result"], &["part.result"; 3], Some("part.result"));
    }
}
