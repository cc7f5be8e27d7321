//! What got better at a question since the first attempt, in words.
//!
//! Compares the first and the last attempt of one mode. Says at most two things, the most telling first, and nothing when
//! nothing got better: no praise without a figure.

use super::Attempted;
use crate::domain::schedule::words::clock;
use crate::domain::{Config, Framework, Mode, PartId, Question};

/// Situation and Task together over this share crowd out the Action: the design's own band.
const MOST_SETUP: f64 = 0.35;
/// An answer up to a tenth over its limit is inside it for an interviewer.
const OVER_LIMIT: f64 = 1.1;
/// Less than this share of the limit is thin.
const THIN: f64 = 0.5;
/// Thinking time has to fall by so many seconds to be worth a word.
const THINK_GAIN: u32 = 5;
/// At most this many things are said.
const MOST_SAID: usize = 2;

/// What got better between the first attempt and the last one in its mode; none when nothing did.
pub fn better(question: &Question, config: &Config, attempts: &[Attempted]) -> Option<String> {
    let last = attempts.iter().rev().find(|attempt| attempt.mode != Mode::Quick)?;
    let first = attempts.iter().find(|attempt| attempt.mode == last.mode)?;
    if std::ptr::eq(first, last) {
        return None;
    }
    let found = [
        parts(question, first, last),
        setup(question, first, last),
        length(question, config, first, last),
        rating(first, last),
        thinking(first, last),
    ];
    let said: Vec<String> = found.into_iter().flatten().take(MOST_SAID).collect();
    (!said.is_empty()).then(|| said.join("; "))
}

fn parts(question: &Question, first: &Attempted, last: &Attempted) -> Option<String> {
    if [first, last].iter().any(|attempt| attempt.amount(PartId::Answer) > 0 || attempt.shares().is_empty()) {
        return None;
    }
    let gained = question.framework.sections().iter().filter(|s| first.amount(s.id) == 0 && last.amount(s.id) > 0);
    let amount = |part| match last.mode {
        Mode::Typed => format!("{} words", last.amount(part)),
        _ => clock(last.amount(part)),
    };
    let gained: Vec<_> = gained.map(|s| format!("the {} is there now ({})", s.name, amount(s.id))).collect();
    (!gained.is_empty()).then(|| gained.join(", "))
}

fn setup(question: &Question, first: &Attempted, last: &Attempted) -> Option<String> {
    let share = |attempt: &Attempted| attempt.share(PartId::Situation) + attempt.share(PartId::Task);
    let (before, now) = (share(first), share(last));
    let better = question.framework == Framework::Star && before > MOST_SETUP && now <= MOST_SETUP && now > 0.0;
    let percent = |share: f64| (share * 100.0).round();
    better.then(|| format!("Situation and Task down from {}% to {}%", percent(before), percent(now)))
}

fn length(question: &Question, config: &Config, first: &Attempted, last: &Attempted) -> Option<String> {
    let time = |attempt: &Attempted| match attempt.mode {
        Mode::Typed => config.speaking_seconds(attempt.words as usize),
        _ => f64::from(attempt.seconds),
    };
    let limit = f64::from(question.seconds);
    let (before, now) = (time(first), time(last));
    let fits = now >= limit * THIN && now <= limit * OVER_LIMIT;
    let words = |seconds: f64| clock(seconds.round() as u32);
    let to_say = if last.mode == Mode::Typed { " to say" } else { "" };
    let limit_words = clock(question.seconds);
    match before {
        _ if !fits => None,
        _ if before > limit * OVER_LIMIT => {
            Some(format!("{}{to_say} instead of {}, inside the {limit_words}", words(now), words(before)))
        }
        _ if before < limit * THIN => Some(format!("{}{to_say} instead of {}", words(now), words(before))),
        _ => None,
    }
}

fn rating(first: &Attempted, last: &Attempted) -> Option<String> {
    (last.rating > first.rating).then(|| format!("rated {} instead of {}", last.rating.name(), first.rating.name()))
}

fn thinking(first: &Attempted, last: &Attempted) -> Option<String> {
    let better = first.think >= last.think.saturating_add(THINK_GAIN) && last.think > 0;
    better.then(|| format!("started after {} s instead of {} s", last.think, first.think))
}
