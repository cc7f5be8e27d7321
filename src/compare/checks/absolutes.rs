//! `absolutes`: "always", "never", "everyone", where they pile up and invite doubt.

use super::check::{Check, Needs, Rule, Run};
use crate::compare::comparison::Finding;
use crate::compare::delivery::absolutes;
use crate::compare::reading::Reading;
use crate::text::phrases::count;

pub const CHECK: Check = Check {
    rules: &[Rule::new("absolutes", "absolute words", "Swap \"always\" and \"everyone\" for how often and how many.")],
    star_only: false,
    needs: Needs::English,
    demand: true,
    quick: false,
    run: Run::OnDraft(check),
};

/// From this many on they may be too many. A convention of this program, like the next.
const FEWEST: usize = 3;

/// More than this many in 100 words are too many.
const IN_A_HUNDRED: usize = 2;

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let found = absolutes(&reading.whole);
    let Some(first) = found.first() else { return Vec::new() };
    let many = found.len() >= FEWEST && found.len() * 100 > IN_A_HUNDRED * reading.words;
    let said = format!("{} like \"always\" and \"everyone\" in {} words", count(found.len(), "word"), reading.words);
    let finding = if many {
        Finding::warn("absolutes", format!("{said} invite the question whether there was no exception (a convention)."))
            .advise("Say how often or how many instead.")
    } else {
        Finding::ok("absolutes", format!("{said}."))
    };
    vec![finding.shown_by(reading.whole.passage(first.clone()))]
}
