//! Why a passage that has the words of a key point may not say it: it negates the point, turns its outcome, gives the deed
//! to somebody else, or has another figure.
//!
//! No score notices any of this, since the words are the same. Each reason is a rule of its own that can be explained; in
//! doubt there is none. Knows nothing of scores and bands.

mod actor;
mod claim;
mod negation;
mod opposite;

pub use claim::Claim;

use super::comparison::Doubt;
use claim::pairs;

/// The first reason to doubt that `passage` says `point`, if there is one. Figures are held apart, in `figures.rs`.
pub fn doubt(point: &Claim, passage: &Claim) -> Option<Doubt> {
    let pairs = pairs(point, passage);
    if actor::is_somebody_else(point, passage, &pairs) {
        Some(Doubt::Actor)
    } else if opposite::is_turned(point, passage, &pairs) {
        Some(Doubt::Opposite)
    } else if negation::is_flipped(point, passage, &pairs) {
        Some(Doubt::Negated)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(point: &str, passage: &str, expected: Option<Doubt>) {
        assert_eq!(doubt(&Claim::new(point), &Claim::new(passage)), expected, "{point:?} in {passage:?}");
    }

    #[test]
    fn a_denied_point_is_negated() {
        check("the pump leaked at night", "The pump never leaked at night.", Some(Doubt::Negated));
        check("we didn't have the keys", "We had the keys, luckily.", Some(Doubt::Negated));
        check("my neighbour hardly greeted me", "My neighbour greeted me every day.", Some(Doubt::Negated));
        check(
            "they closed the bridge",
            "They were about to close the bridge, but I talked them out of it.",
            Some(Doubt::Negated),
        );
        check("we didn't have the keys", "None of us had the keys.", None);
        check("the pump leaked at night", "At night the pump leaked, and nobody slept.", None);
        check("closed for nine days instead of twenty", "It was closed for nine days where twenty were planned.", None);
    }

    #[test]
    fn a_turned_outcome_is_opposite() {
        check("sales rose by a fifth", "Sales fell by a fifth.", Some(Doubt::Opposite));
        check("the old tent was dry", "The old tent was soaked.", Some(Doubt::Opposite));
        check("the ticket went unused", "The ticket was used twice.", Some(Doubt::Opposite));
        check("sales rose by a fifth", "Sales grew by a fifth.", None);
        check("the soup got better", "The soup tasted better than before.", None);
    }

    #[test]
    fn a_deed_of_somebody_else_is_doubted() {
        check("I painted the fence", "Our trainee painted the fence while I was away.", Some(Doubt::Actor));
        check("I counted the crates", "The crates were counted by Ada, not me.", Some(Doubt::Actor));
        check("she repaired the boiler", "I repaired the boiler on Sunday.", Some(Doubt::Actor));
        check("I painted the fence", "I painted the fence with our trainee.", None);
        check("I counted the crates", "We counted all the crates.", None);
    }

    #[test]
    fn the_words_before_a_point_tell_who_did_it() {
        let text = "In May I painted the fence, and it held.";
        let start = text.find("painted").unwrap_or(0);
        let point = Claim::within(text, start..start + "painted the fence".len());
        assert_eq!(doubt(&point, &Claim::new("My brother painted the fence.")), Some(Doubt::Actor));
    }
}
