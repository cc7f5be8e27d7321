//! `answer`: whether there is an answer at all. Where there is none, no other check says anything.

use super::check::{Check, Needs, Rule, Run};
use crate::compare::comparison::Finding;
use crate::compare::reading::Reading;

/// The rule's name, for those who tell its finding in another way than the others.
pub const ANSWER: &str = "answer";

pub const CHECK: Check = Check {
    rules: &[Rule::new(
        ANSWER,
        "no answer to compare",
        "There is no answer to compare yet: say it in your own words, as if somebody were listening.",
    )],
    star_only: false,
    needs: Needs::Anything,
    demand: false,
    quick: true,
    run: Run::OnDraft(check),
};

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let Some(reason) = &reading.judgement.reason else { return Vec::new() };
    let finding = Finding::warn(ANSWER, reason.message.clone()).advise(reason.advice);
    vec![Finding { evidence: reason.evidence.clone(), ..finding }]
}
