//! What each rule finds, in a few words: for lists of findings, where the whole message has no room.

/// Rule and label; every rule that can warn has a row.
const LABELS: &[(&str, &str)] = &[
    ("answer", "no answer to compare"),
    ("verbatim", "word for word"),
    ("episode", "not one event"),
    ("part.situation", "the Situation is missing"),
    ("part.task", "the Task is missing"),
    ("part.action", "the Action is missing"),
    ("part.result", "the Result is missing"),
    ("part.present", "\"Now\" is missing"),
    ("part.past", "\"How I got here\" is missing"),
    ("part.future", "\"Why this\" is missing"),
    ("part.claim", "\"The strength or weakness\" is missing"),
    ("part.example", "\"An example\" is missing"),
    ("part.growth", "\"What I do about it\" is missing"),
    ("share.setup", "the setup is long"),
    ("ownership", "mostly \"we\""),
    ("result.outcome", "what changed is not said"),
    ("result.measure", "nothing to know the Result by"),
    ("lesson", "nothing learned"),
    ("length", "over the time"),
    ("pace", "too fast or too slow"),
    ("fillers", "filler words"),
    ("hedges", "hedging words"),
    ("absolutes", "absolute words"),
    ("blame", "somebody else gets the blame"),
    ("redaction", "a name on your list"),
];

/// What it means that `rule` warns, without a full stop; the rule itself when it has no label.
pub fn label(rule: &str) -> &str {
    LABELS.iter().find(|(known, _)| *known == rule).map_or(rule, |(_, label)| label)
}

/// The labels of `rules` in their order, with commas between.
pub fn labels(rules: &[&str]) -> String {
    rules.iter().map(|rule| label(rule)).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::super::ANSWER;
    use super::*;
    use crate::compare::fix::{FIGURE, IMPORTANCE, POINT};

    #[test]
    fn every_rule_that_can_be_a_fix_has_a_label() {
        let rules = IMPORTANCE.iter().map(|(rule, _)| *rule).filter(|rule| ![FIGURE, POINT].contains(rule));
        for rule in rules {
            assert_ne!(label(rule), rule);
        }
    }

    #[test]
    fn labels_stand_in_the_order_of_the_rules() {
        assert_eq!(labels(&["part.result", ANSWER]), "the Result is missing, no answer to compare");
        assert_eq!(labels(&["a.new.rule"]), "a.new.rule");
    }
}
