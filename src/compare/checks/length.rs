//! `length`: against the question's limit, in the time of its mode: typed words in speaking time, spoken ones by the clock.

use super::check::{Check, Needs, Rule, Run};
use crate::compare::comparison::Finding;
use crate::compare::reading::Reading;
use crate::domain::Mode;
use crate::domain::question::GRACE;

/// Under this share of the time an answer is very short. A convention of this program.
pub const LEAST: f64 = 0.4;

pub const CHECK: Check = Check {
    rules: &[Rule::new("length", "over the time", "It runs over the time: leave out what the Action does not need.")],
    star_only: false,
    needs: Needs::Anything,
    demand: true,
    quick: false,
    run: Run::OnDraft(check),
};

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let limit = limit(reading);
    let Some((seconds, how)) = taken(reading) else {
        return vec![Finding::unknown("length", "No clock ran and no text was kept.")];
    };
    let took = format!("{} of {} {how}", clock_text(seconds), clock_text(limit));
    let finding = if seconds > limit * GRACE {
        Finding::warn(
            "length",
            format!("It took {took}, and past the limit attention goes ({}; that attention goes is a convention of interview guides).", whose(reading)),
        )
        .advise(format!("Leave out about {} of it; most can go from the setup.", clock_text(seconds - limit)))
    } else if seconds < limit * LEAST {
        // That is a finding of its own.
        return Vec::new();
    } else {
        Finding::ok("length", format!("It took {took} ({}).", whose(reading)))
    };
    vec![finding]
}

/// The time there is, in seconds: that of the draft, else of the question.
pub fn limit(reading: &Reading<'_>) -> f64 {
    let own = reading.attempt.head.and_then(|head| head.limit);
    f64::from(own.unwrap_or(reading.attempt.question.seconds))
}

/// Whose limit that is.
fn whose(reading: &Reading<'_>) -> &'static str {
    match reading.attempt.head.and_then(|head| head.limit) {
        Some(_) => "the length that you chose",
        None => "the question's own limit",
    }
}

/// Whether there is less than half of the question's own time: a story told so short leaves key points out on purpose.
pub fn is_cut_short(reading: &Reading<'_>) -> bool {
    limit(reading) * 2.0 < f64::from(reading.attempt.question.seconds)
}

/// The time of the draft in seconds, and by which clock.
pub fn taken(reading: &Reading<'_>) -> Option<(f64, &'static str)> {
    if let Some(seconds) = reading.spoken_seconds() {
        return Some((f64::from(seconds), "on the clock"));
    }
    let no_text = reading.words == 0 && reading.attempt.mode != Mode::Typed;
    let seconds = reading.settings.speaking_seconds(reading.words);
    (!no_text).then_some((seconds, "to say"))
}

/// `1:40` for 100 seconds.
pub fn clock_text(seconds: f64) -> String {
    let whole = seconds.round().max(0.0) as u64;
    format!("{}:{:02}", whole / 60, whole % 60)
}
