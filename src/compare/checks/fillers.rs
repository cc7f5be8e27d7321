//! `fillers`: "um", "you know", "like" in a transcript.

use super::check::{Check, Needs, Rule, Run};
use crate::compare::comparison::Finding;
use crate::compare::delivery::fillers;
use crate::compare::reading::Reading;

pub const CHECK: Check = Check {
    rules: &[Rule::new("fillers", "filler words", "Where you reach for a word, stop and say nothing.")],
    star_only: false,
    needs: Needs::EnglishTranscript,
    demand: false,
    quick: false,
    run: Run::OnDraft(check),
};

/// Up to this many a minute nothing is said: speeches with 5 a minute were rated no worse than those with none (Laske
/// and DiGennaro Reed 2024, Journal of Applied Behavior Analysis, doi 10.1002/jaba.1093).
const UNNOTICED: f64 = 5.0;

/// Beyond this many listeners rated the speaker lower: the same study tried 0, 2, 5 and 12 a minute, and it was 12 that
/// did harm.
const HARMFUL: f64 = 11.0;

/// One or two in a short text are no rate. A convention of this program.
const FEWEST: usize = 3;

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let found = fillers(&reading.whole);
    let Some(seconds) = reading.spoken_seconds() else {
        return vec![Finding::unknown(
            "fillers",
            format!("{} fillers; no clock ran, so how many a minute is not known.", found.len()),
        )];
    };
    let Some(first) = found.first() else { return Vec::new() };
    let rate = found.len() as f64 * 60.0 / f64::from(seconds);
    // A transcriber leaves some of them out.
    let at_least = if reading.attempt.head.is_some_and(|head| head.heard) { "at least " } else { "" };
    let said = format!("{at_least}{rate:.0} fillers a minute");
    let finding = if rate <= UNNOTICED || found.len() < FEWEST {
        Finding::ok("fillers", format!("{said}; up to 5 did no harm in Laske and DiGennaro Reed (2024)."))
    } else if rate <= HARMFUL {
        Finding::unknown(
            "fillers",
            format!("{said}; up to 5 did no harm and 12 did in Laske and DiGennaro Reed (2024)."),
        )
        .advise("Where you reach for a word, stop and say nothing: a pause costs less.")
    } else {
        Finding::warn(
            "fillers",
            format!("{said}; at 12 listeners rated speakers lower in Laske and DiGennaro Reed (2024)."),
        )
        .advise("Say the next one slower, and where you reach for a word, stop and say nothing.")
    };
    vec![finding.shown_by(reading.whole.passage(first.clone()))]
}
