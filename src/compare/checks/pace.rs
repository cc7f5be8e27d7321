//! `pace`: words a minute of what was said, when the text can be all of it.

use super::check::{Check, Needs, Rule, Run};
use crate::compare::comparison::Finding;
use crate::compare::reading::Reading;
use crate::domain::draft::EASY_PACE;

pub const CHECK: Check = Check {
    rules: &[Rule::new("pace", "too fast or too slow", "Mind the pace: aim at 130 to 160 words a minute.")],
    star_only: false,
    needs: Needs::Spoken,
    demand: false,
    quick: false,
    run: Run::OnDraft(check),
};

/// Outside these the text is hardly what was said: notes are shorter, a pasted answer is longer. A convention of this
/// program.
const LIKELY: (f64, f64) = (80.0, 240.0);

/// A pace needs some time to show. A convention of this program.
const FEWEST_SECONDS: u32 = 10;

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let Some(seconds) = reading.spoken_seconds().filter(|seconds| *seconds >= FEWEST_SECONDS) else {
        return vec![Finding::unknown("pace", "No clock ran, so the pace cannot be judged.")];
    };
    let pace = reading.words as f64 * 60.0 / f64::from(seconds);
    let said = format!("{pace:.0} words a minute");
    let (slowest, fastest) = (f64::from(EASY_PACE.0), f64::from(EASY_PACE.1));
    let why = "130 to 160 is easy to follow, a convention of advice on speaking";
    let finding = match pace {
        pace if pace < LIKELY.0 || pace > LIKELY.1 => Finding::unknown(
            "pace",
            format!("{said} by this text: it may not be all that was said, or more than that."),
        ),
        pace if pace < slowest => Finding::warn("pace", format!("{said} is slow; {why}."))
            .advise("Say the next one a little faster, with the pauses between the parts."),
        pace if pace > fastest => Finding::warn("pace", format!("{said} is fast; {why}."))
            .advise("Say the next one slower: stop for a breath after each part."),
        _ => Finding::ok("pace", format!("{said}; {why}.")),
    };
    vec![finding]
}
