//! `hedges`: "I think", "maybe", "kind of", where they pile up.

use super::check::{Check, Needs, Rule, Run};
use crate::compare::comparison::Finding;
use crate::compare::delivery::hedges;
use crate::compare::reading::Reading;
use crate::text::phrases::count;

pub const CHECK: Check = Check {
    rules: &[Rule::new("hedges", "hedging words", "Drop the hedges where you do know.")],
    star_only: false,
    needs: Needs::English,
    demand: true,
    quick: false,
    run: Run::OnDraft(check),
};

/// From this many on they may be too many. A convention of this program, like the next.
const FEWEST: usize = 3;

/// More than this many in 100 words are too many.
const IN_A_HUNDRED: usize = 3;

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let found = hedges(&reading.whole);
    let Some(first) = found.first() else { return Vec::new() };
    let many = found.len() >= FEWEST && found.len() * 100 > IN_A_HUNDRED * reading.words;
    let said = format!("{} in {} words", count(found.len(), "hedge"), reading.words);
    let finding = if many {
        Finding::warn(
            "hedges",
            format!("{said} make it sound as if you were not sure of your own story (a convention)."),
        )
        .advise("Keep the hedge where you really do not know, and drop the others.")
    } else {
        Finding::ok("hedges", format!("{said}; a few are honest."))
    };
    vec![finding.shown_by(reading.whole.passage(first.clone()))]
}
