//! The one thing to fix: which finding comes first, worded as the next attempt's task.
//!
//! The order of [`IMPORTANCE`] is the whole rule: first that there is an answer, then that it is one event, that no part is
//! missing, that it is fair and one's own, that it says what came of it, that figures are right, that it is in
//! proportion and in time, what was left out, and last how it was worded. Nothing of an example is ever a fix.

use super::checks::ANSWER;
use super::comparison::{Band, Finding, Fix, Point, Status};
use crate::compare::reading::Reading;

/// Rules with the task they set, most important first. [`FIGURE`] and [`POINT`] name their own.
pub const IMPORTANCE: &[(&str, &str)] = &[
    (ANSWER, "There is no answer to compare yet: say it in your own words, as if somebody were listening."),
    ("episode", "Tell one time it happened: when, where, and what you did then."),
    ("part.result", "The Result is missing: say what changed, and how you know."),
    ("part.action", "The Action is missing: say what you did, step by step, and why."),
    ("part.situation", "The Situation is missing: say where and when, in two sentences."),
    ("part.task", "The Task is missing: say what was yours to do."),
    ("part.present", "\"Now\" is missing: say what you do today, and one thing you are proud of."),
    ("part.past", "\"How I got here\" is missing: name the steps that led here."),
    ("part.future", "\"Why this\" is missing: say why this role is the next one."),
    ("part.claim", "\"The strength or weakness\" is missing: name one trait plainly."),
    ("part.example", "\"An example\" is missing: tell one time it showed."),
    ("part.growth", "\"What I do about it\" is missing: say what you do, and what came of that."),
    ("blame", "Somebody else gets the blame: say what they did and what you made of it, without a verdict."),
    ("redaction", "A name on your list is in it: say the words that stand for it."),
    ("ownership", "The Action is mostly \"we\": say which steps were yours."),
    ("result.outcome", "The Result says that it went well: say what was different afterwards."),
    (FIGURE, ""),
    ("share.setup", "The setup is long: two sentences for the Situation, one for the Task, then what you did."),
    ("length", "It runs over the time: leave out what the Action does not need."),
    (POINT, ""),
    ("result.measure", "End on how you know: a number, a date, who uses it, or what somebody said."),
    ("verbatim", "Close the answer and say it in your own words."),
    ("fillers", "Where you reach for a word, stop and say nothing."),
    ("pace", "Mind the pace: aim at 130 to 160 words a minute."),
    ("lesson", "End on one sentence about what you do differently now."),
    ("absolutes", "Swap \"always\" and \"everyone\" for how often and how many."),
    ("hedges", "Drop the hedges where you do know."),
];

/// A key point of one's own answer that was not heard.
pub const POINT: &str = "point";
/// A figure of one's own answer that was said differently.
pub const FIGURE: &str = "figure";

/// A task given this many times running gives way to the next.
pub const RUNNING: usize = 3;

/// Everything that could be fixed, most important first; nothing of an example.
pub fn fixes(reading: &Reading<'_>, checks: &[Finding], points: &[Point]) -> Vec<Fix> {
    let own = reading.own_reference().is_some();
    let points = if own { points } else { &[] };
    let of_example = |rule: &str| rule == "verbatim" && !own;
    IMPORTANCE
        .iter()
        .flat_map(|(rule, task)| match *rule {
            FIGURE => points.iter().filter_map(figure).collect(),
            POINT => missed(points),
            rule if of_example(rule) => Vec::new(),
            rule => {
                let warned = checks.iter().any(|finding| finding.rule == rule && finding.status == Status::Warn);
                if warned { vec![Fix { rule, message: (*task).to_owned() }] } else { Vec::new() }
            }
        })
        .collect()
}

fn figure(point: &Point) -> Option<Fix> {
    let figure = point.figure.as_ref().filter(|_| point.ticked != Some(true))?;
    let message = format!("Get the figure right: you said {}, your answer says {}.", figure.said, figure.reference);
    Some(Fix { rule: FIGURE, message })
}

/// The missed key points: first those that the person called missed, then by score, the lowest first.
fn missed(points: &[Point]) -> Vec<Fix> {
    let mut missed: Vec<&Point> = points.iter().filter(|point| point.shown_band() == Some(Band::NotHeard)).collect();
    missed.sort_by(|a, b| {
        (a.ticked.is_none(), a.score).partial_cmp(&(b.ticked.is_none(), b.score)).unwrap_or(std::cmp::Ordering::Equal)
    });
    missed
        .into_iter()
        .map(|point| point.label.trim_end_matches(['.', '。']))
        .map(|label| Fix { rule: POINT, message: format!("Say what was left out: \"{label}\".") })
        .collect()
}

/// The first of `fixes` that was not given [`RUNNING`] times running; `history` holds what was given, the latest last.
pub fn choose(fixes: &[Fix], history: &[Option<Fix>]) -> Option<Fix> {
    let worn = |fix: &Fix| {
        let latest = history.iter().rev().take(RUNNING);
        history.len() >= RUNNING && latest.into_iter().all(|given| given.as_ref() == Some(fix))
    };
    fixes.iter().find(|fix| !worn(fix)).or_else(|| fixes.first()).cloned()
}

/// What was given for each of the earlier attempts, whose possible fixes are `attempts`, the latest last: the history
/// that [`choose`] wants for the next one.
pub fn history<'a>(attempts: impl IntoIterator<Item = &'a [Fix]>) -> Vec<Option<Fix>> {
    let mut given = Vec::new();
    for fixes in attempts {
        given.push(choose(fixes, &given));
    }
    given
}

/// The findings by importance: what warns, then what cannot be told, then the rest.
pub fn by_importance(checks: &[Finding]) -> Vec<&Finding> {
    let place = |finding: &Finding| IMPORTANCE.iter().position(|(rule, _)| *rule == finding.rule).unwrap_or(usize::MAX);
    let status = |finding: &Finding| match finding.status {
        Status::Warn => 0,
        Status::Unknown => 1,
        Status::Ok => 2,
    };
    let mut sorted: Vec<&Finding> = checks.iter().collect();
    sorted.sort_by_key(|finding| (status(finding), place(finding)));
    sorted
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

    #[test]
    fn the_history_is_computed_from_what_could_have_been_fixed() {
        let possible = [fix("part.result"), fix("length")];
        let given = history(std::iter::repeat_n(&possible[..], 5));
        let rules: Vec<_> = given.iter().flatten().map(|fix| fix.rule).collect();
        assert_eq!(rules, ["part.result", "part.result", "part.result", "length", "part.result"]);
    }

    #[test]
    fn every_rule_that_can_warn_has_a_place() {
        let rules = super::super::checks::CHECKS.iter().flat_map(|check| check.rules);
        for rule in rules.filter(|rule| !matches!(**rule, "part" | "share.action" | "share.result")) {
            assert!(IMPORTANCE.iter().any(|(known, _)| known == rule), "{rule}");
        }
        for part in crate::domain::PartId::ALL.into_iter().filter(|part| *part != crate::domain::PartId::Answer) {
            let rule = format!("part.{}", part.id());
            assert!(IMPORTANCE.iter().any(|(known, _)| *known == rule), "{rule}");
        }
    }
}
