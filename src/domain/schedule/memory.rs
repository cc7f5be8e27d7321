//! How well a question is remembered: FSRS-6 with its default parameters, replayed over the attempts.
//!
//! Only the first attempt of a practice day counts. The days that count only ever go forward: an attempt whose practice
//! day is not later than that of the one before (a second try, a flight west, a clock set back) adds nothing, so elapsed
//! days are never zero or negative.

mod model;

use super::attempts::Attempt;
use crate::domain::Rating;
use jiff::ToSpan;
use jiff::civil::Date;
use model::State;

/// The probability of recall at which a question is due: the usual setting of FSRS.
const DESIRED_RETENTION: f32 = 0.9;
/// The longest interval, in days: that of FSRS, a hundred years.
const LONGEST_INTERVAL: f32 = 36_500.0;

/// What is known of one question that was practised.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Memory {
    /// The practice day of the first attempt.
    pub first_day: Date,
    /// The practice day of the attempt that counted before the last one.
    pub previous_day: Option<Date>,
    /// The practice day of the last attempt that counted.
    pub last_day: Date,
    /// The rating of that attempt.
    pub last_rating: Rating,
    /// How many attempts counted.
    pub reviews: usize,
    /// Days until the probability of recall falls to 0.9.
    pub stability: f32,
    /// 1 (easy) to 10.
    pub difficulty: f32,
    /// Days from `last_day` until it is due again, at least one.
    pub interval: i32,
}

impl Memory {
    /// The day on which it is due again.
    pub fn due(&self) -> Date {
        days_after(self.last_day, self.interval)
    }

    /// The probability of recall on `day`, 0 to 1; on the last practice day and before it, 1.
    pub fn retrievability(&self, day: Date) -> f64 {
        let elapsed = days_between(self.last_day, day).max(0);
        f64::from(model::retrievability(self.stability, elapsed as f32))
    }
}

/// The memory that `attempts` (oldest first) leave; none without attempts.
pub fn replay(attempts: &[Attempt]) -> Option<Memory> {
    let counted = counted(attempts);
    let (first_day, _) = *counted.first()?;
    let (last_day, last_rating) = *counted.last()?;
    let State { stability, difficulty } = *states(&counted).last()?;
    let interval = interval(stability);
    let previous_day = counted.iter().rev().nth(1).map(|(day, _)| *day);
    let reviews = counted.len();
    Some(Memory { first_day, previous_day, last_day, last_rating, reviews, stability, difficulty, interval })
}

/// The practice days that counted, oldest first, each with the day on which the question was due after it.
pub fn dues(attempts: &[Attempt]) -> Vec<(Date, Date)> {
    let counted = counted(attempts);
    let states = states(&counted);
    counted.iter().zip(states).map(|((day, _), state)| (*day, days_after(*day, interval(state.stability)))).collect()
}

/// The interval of FSRS for `stability`, in whole days, at least one.
pub fn interval(stability: f32) -> i32 {
    model::interval(stability, DESIRED_RETENTION).round().clamp(1.0, LONGEST_INTERVAL) as i32
}

/// The attempts that count, as practice days, each later than the one before, with their ratings.
fn counted(attempts: &[Attempt]) -> Vec<(Date, Rating)> {
    let mut counted: Vec<(Date, Rating)> = Vec::with_capacity(attempts.len());
    for attempt in attempts {
        let later = counted.last().is_none_or(|(last, _)| attempt.day > *last);
        if let Some(rating) = attempt.record.head.rating.filter(|_| later) {
            counted.push((attempt.day, rating));
        }
    }
    counted
}

/// The state of memory after each of the attempts that count.
fn states(counted: &[(Date, Rating)]) -> Vec<State> {
    let mut states: Vec<State> = Vec::with_capacity(counted.len());
    let mut before: Option<(Date, State)> = None;
    for (day, rating) in counted {
        let state = match before {
            None => State::first(*rating),
            Some((last_day, state)) => state.after(days_between(last_day, *day) as f32, *rating),
        };
        states.push(state);
        before = Some((*day, state));
    }
    states
}

/// Whole days from `from` to `to`, negative when `to` is earlier.
pub fn days_between(from: Date, to: Date) -> i32 {
    (to - from).get_days()
}

/// The date `days` after `date`, or the last date that there is.
pub fn days_after(date: Date, days: i32) -> Date {
    date.checked_add(days.days()).unwrap_or(Date::MAX)
}
