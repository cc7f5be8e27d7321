//! How well a question is remembered: FSRS-6 with its default parameters, replayed over the attempts.
//!
//! Only the first attempt of a practice day counts. The days that count only ever go forward: an attempt whose practice
//! day is not later than that of the one before (a second try, a flight west, a clock set back) adds nothing, so elapsed
//! days are never zero or negative.

use super::attempts::Attempt;
use crate::domain::Rating;
use fsrs::{FSRS, FSRS6_DEFAULT_DECAY, FSRSItem, FSRSReview, MemoryState};
use jiff::ToSpan;
use jiff::civil::Date;

/// The probability of recall at which a question is due: the usual setting of FSRS.
const DESIRED_RETENTION: f32 = 0.9;
/// The longest interval, in days: that of FSRS, a hundred years.
const LONGEST_INTERVAL: f32 = 36_500.0;

/// What is known of one question that was practised.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Memory {
    /// The practice day of the first attempt.
    pub first_day: Date,
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
        let state = MemoryState { stability: self.stability, difficulty: self.difficulty };
        let elapsed = days_between(self.last_day, day).max(0);
        f64::from(fsrs::current_retrievability(state, elapsed as f32, FSRS6_DEFAULT_DECAY))
    }
}

/// The memory model; making one is cheap, and one serves every question.
#[derive(Debug, Clone, Default)]
pub struct Model(FSRS);

impl Model {
    /// The memory that `attempts` (oldest first) leave; none without attempts.
    pub fn replay(&self, attempts: &[Attempt]) -> Option<Memory> {
        let counted = counted(attempts);
        let ((first_day, _), (last_day, last_rating)) = (*counted.first()?, *counted.last()?);
        let state = self.0.memory_state(reviews(&counted), None).ok()?;
        let interval = self.interval(state.stability);
        let MemoryState { stability, difficulty } = state;
        Some(Memory { first_day, last_day, last_rating, reviews: counted.len(), stability, difficulty, interval })
    }

    /// The practice days that counted, oldest first, each with the day on which the question was due after it.
    pub fn dues(&self, attempts: &[Attempt]) -> Vec<(Date, Date)> {
        let counted = counted(attempts);
        let states = self.0.historical_memory_states(reviews(&counted), None).unwrap_or_default();
        let due = |((day, _), state): (&(Date, Rating), &MemoryState)| {
            (*day, days_after(*day, self.interval(state.stability)))
        };
        counted.iter().zip(&states).map(due).collect()
    }

    /// The interval of FSRS for `stability`, in whole days, at least one.
    pub fn interval(&self, stability: f32) -> i32 {
        let days = self.0.next_interval(Some(stability), DESIRED_RETENTION, 3);
        days.round().clamp(1.0, LONGEST_INTERVAL) as i32
    }
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

/// The attempts that count, as FSRS wants them: ratings, and days since the one before.
fn reviews(counted: &[(Date, Rating)]) -> FSRSItem {
    let before = std::iter::once(None).chain(counted.iter().map(|(day, _)| Some(*day)));
    let review = |((day, rating), before): (&(Date, Rating), Option<Date>)| FSRSReview {
        rating: u32::from(rating.number()),
        delta_t: before.map_or(0, |before| days_between(before, *day).unsigned_abs()),
    };
    FSRSItem { reviews: counted.iter().zip(before).map(review).collect() }
}

/// Whole days from `from` to `to`, negative when `to` is earlier.
pub fn days_between(from: Date, to: Date) -> i32 {
    (to - from).get_days()
}

/// The date `days` after `date`, or the last date that there is.
pub fn days_after(date: Date, days: i32) -> Date {
    date.checked_add(days.days()).unwrap_or(Date::MAX)
}
