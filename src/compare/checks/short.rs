//! `length.short`: far under the time of the question, in the clock of the draft's mode.

use super::check::{Check, Needs, Rule, Run};
use super::length::{LEAST, clock_text, limit, taken};
use crate::compare::comparison::Finding;
use crate::compare::reading::Reading;
use crate::domain::Framework;

pub const CHECK: Check = Check {
    rules: &[Rule::new(SHORT, "very short", "Very short: say more.")],
    star_only: false,
    needs: Needs::Anything,
    // However short one's own answer is, so short a draft is not practised yet.
    demand: false,
    quick: false,
    run: Run::OnDraft(check),
};

const SHORT: &str = "length.short";

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let limit = limit(reading);
    let Some((seconds, how)) = taken(reading).filter(|(seconds, _)| *seconds < limit * LEAST) else {
        return Vec::new();
    };
    let (took, of) = (clock_text(seconds), clock_text(limit));
    let more = more(reading.framework());
    let finding = Finding::warn(
        SHORT,
        format!(
            "It took {took} of {of} {how}; so early an interviewer still waits for the rest (under 40% of the time is very short, a convention)."
        ),
    );
    vec![finding.advise(more).tasked(format!("Very short: {took} of {of}. {more}"))]
}

/// What a very short answer mostly lacks.
fn more(framework: Framework) -> &'static str {
    match framework {
        Framework::Star => "Add the steps you took.",
        Framework::Introduction => "Add the steps that led you here.",
        Framework::Trait => "Add one time it showed.",
        Framework::Open => "Add your reason, and an example.",
    }
}
