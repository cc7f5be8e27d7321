//! Which findings can be chosen: the few that matter, and the row that the rest is folded into.

use super::Comparison;
use crate::compare::Finding;
use crate::compare::checks::{by_importance, matters};

/// How many findings are shown before the rest.
const FIRST: usize = 3;

/// How many rows can be chosen: findings, and the row that the rest is folded into.
pub fn items(comparison: &Comparison) -> usize {
    let (shown, rest) = findings(comparison);
    shown.len() + usize::from(!rest.is_empty())
}

/// Whether the item at `place` is the folded rest.
pub fn is_fold(comparison: &Comparison, place: usize) -> bool {
    let (shown, rest) = findings(comparison);
    !rest.is_empty() && place == shown.len()
}

/// The findings that are shown, and those folded.
pub fn findings(comparison: &Comparison) -> (Vec<&Finding>, Vec<&Finding>) {
    let Some(review) = &comparison.review else { return (Vec::new(), Vec::new()) };
    let mut shown = by_importance(&review.result.checks);
    let worth_a_look = shown.iter().filter(|finding| matters(finding)).count();
    let rest = if comparison.unfolded { Vec::new() } else { shown.split_off(worth_a_look.min(FIRST)) };
    (shown, rest)
}
