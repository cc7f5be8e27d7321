//! Why a passage that has the words of a key point may not say it: it negates the point, turns its outcome, gives the deed
//! to somebody else, or has another figure.
//!
//! No score notices any of this, since the words are the same. Each reason is a rule of its own that can be explained; in
//! doubt there is none. Knows nothing of scores and bands.

mod actor;
mod claim;
mod negation;
mod opposite;
mod order;

pub use claim::ClaimText;

use super::comparison::Doubt;
use super::figures::is_of_a_figure;
use claim::{Claim, Pair, pairs};

/// A rule: whether the passage says something else than the point, given the words that they share.
type Rule = fn(&Claim, &Claim, &[Pair]) -> bool;

/// Every rule with its reason, in the order in which they are asked.
const RULES: [(Rule, Doubt); 6] = [
    (actor::is_somebody_else, Doubt::Actor),
    (opposite::is_turned, Doubt::Opposite),
    (order::is_contrary, Doubt::Opposite),
    (order::is_swapped, Doubt::Opposite),
    (negation::is_flipped, Doubt::Negated),
    (order::is_set_aside, Doubt::Negated),
];

/// How a passage that has the words of a key point tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Telling {
    /// No rule has anything against it.
    Same,
    /// Of two things in an order it tells one.
    Half,
    /// All that they share are numbers and units: it may tell of another thing.
    FiguresAlone,
    Otherwise(Doubt),
}

/// How `passage` tells `point`, by the first rule that has anything to say. Figures are held apart, in `figures.rs`.
pub fn telling(point: &Claim, passage: &Claim) -> Telling {
    let pairs = pairs(point, passage);
    let doubt = RULES.iter().find(|(rule, _)| rule(point, passage, &pairs)).map(|(_, doubt)| *doubt);
    match doubt {
        Some(doubt) => Telling::Otherwise(doubt),
        None if pairs.iter().all(|pair| is_of_a_figure(point.word(pair.point))) => Telling::FiguresAlone,
        None if order::is_half(point, passage, &pairs) => Telling::Half,
        None => Telling::Same,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(point: &str, passage: &str, expected: Option<Doubt>) {
        let telling = telling(&ClaimText::new(point).claim(), &ClaimText::new(passage).claim());
        let doubt = if let Telling::Otherwise(doubt) = telling { Some(doubt) } else { None };
        assert_eq!(doubt, expected, "{point:?} in {passage:?}");
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
    fn what_is_set_aside_or_was_never_there_is_negated() {
        check(
            "rang each guest at home",
            "I wrote a letter instead of ringing each guest at home.",
            Some(Doubt::Negated),
        );
        check("found a leak nobody had noticed", "There was no leak.", Some(Doubt::Negated));
        check(
            "walked the dog for an hour by the river",
            "I fed it without an hour by the river.",
            Some(Doubt::Negated),
        );
        check("kept to ten minutes", "I talked for thirty minutes instead of ten.", Some(Doubt::Negated));
        check("rang each guest at home", "I rang each guest at home rather than waiting.", None);
        check(
            "walked old and young side by side for a mile",
            "I stayed in instead of walking old and young side by side for a mile.",
            Some(Doubt::Negated),
        );
        check("found a leak nobody had noticed", "Nobody had noticed the leak that I found.", None);
        check("a letter instead of a call", "I wrote a letter, not a call.", None);
    }

    #[test]
    fn another_order_or_place_is_opposite() {
        check("ate the soup before the salad", "We ate the salad before the soup.", Some(Doubt::Opposite));
        check("took the chairs out of the hall", "I left the chairs in the hall.", Some(Doubt::Opposite));
        check("painted the wall after the feast", "I painted the wall before the feast.", Some(Doubt::Opposite));
        check("ate the soup before the salad", "The soup we ate well before the salad came.", None);
        check("took the chairs out of the hall", "The chairs I carried out of the hall.", None);
    }

    #[test]
    fn one_of_two_things_in_an_order_is_half_the_point_and_a_unit_is_none_of_it() {
        let told =
            |point: &str, passage: &str| telling(&ClaimText::new(point).claim(), &ClaimText::new(passage).claim());
        assert_eq!(told("rang every guest before the meal", "It was my meal."), Telling::Half);
        assert_eq!(told("washed the floor after the paint had dried", "I washed it."), Telling::Half);
        assert_eq!(
            told("rang every guest before the meal", "I called all of them, then came the meal."),
            Telling::Same
        );
        assert_eq!(told("under two days before the feast", "It was ready for the feast."), Telling::Same);
        assert_eq!(told("rang every guest", "I rang them."), Telling::Same);
        assert_eq!(told("forty minutes instead of nine hours", "It was back in 15 minutes."), Telling::FiguresAlone);
        assert_eq!(told("forty minutes instead of nine hours", "Instead of hours 15 minutes."), Telling::Same);
    }

    #[test]
    fn a_turned_outcome_is_opposite() {
        check("sales rose by a fifth", "Sales fell by a fifth.", Some(Doubt::Opposite));
        check("the old tent was dry", "The old tent was soaked.", Some(Doubt::Opposite));
        check("the ticket went unused", "The ticket was used twice.", Some(Doubt::Opposite));
        check("they called off the parade", "The parade went ahead.", Some(Doubt::Opposite));
        check("built a wall of thirty stones", "I threw away the wall of thirty stones.", Some(Doubt::Opposite));
        check("she kept quiet about the bill", "She told everyone about the bill.", Some(Doubt::Opposite));
        check("rent that hadn't been paid", "the unpaid rent", None);
        check("sales rose by a fifth", "Sales grew by a fifth.", None);
        check("the soup got better", "The soup tasted better than before.", None);
    }

    #[test]
    fn a_deed_of_somebody_else_is_doubted() {
        check("I painted the fence", "Our trainee painted the fence while I was away.", Some(Doubt::Actor));
        check("I counted the crates", "The crates were counted by Ada, not me.", Some(Doubt::Actor));
        check("she repaired the boiler", "I repaired the boiler on Sunday.", Some(Doubt::Actor));
        check("I painted the fence", "A firm from town painted the fence.", Some(Doubt::Actor));
        check("I went to Dover and painted the fence", "I drove to Dover, where I painted the fence.", None);
        check("I painted the fence", "- asked the neighbour, then painted the fence", None);
        check("I painted the fence", "I painted the fence with our trainee.", None);
        check("I counted the crates", "We counted all the crates.", None);
        check("I rang the mayor", "The mayor rang me on Monday.", Some(Doubt::Actor));
        check("I rang the mayor", "The mayor, whom I rang, told me.", None);
    }

    #[test]
    fn the_words_before_a_point_tell_who_did_it() {
        let text = ClaimText::new("In May I painted the fence, and it held.");
        let point = text.find("painted the fence").expect("the words");
        let passage = ClaimText::new("My brother painted the fence.");
        assert_eq!(telling(&point, &passage.claim()), Telling::Otherwise(Doubt::Actor));
        let far = "I went to the barn that nobody had opened for years and asked the farmer for his ladder.";
        let of_another = "My uncle went up and then asked the farmer for his ladder and came back.";
        for (text, expected) in [(far, Telling::Otherwise(Doubt::Actor)), (of_another, Telling::Same)] {
            let text = ClaimText::new(text);
            let point = text.find("asked the farmer for his ladder").expect("the words");
            assert_eq!(telling(&point, &ClaimText::new("My sister asked the farmer for a ladder.").claim()), expected);
        }
    }
}
