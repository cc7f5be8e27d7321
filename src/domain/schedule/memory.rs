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
pub const DESIRED_RETENTION: f32 = 0.9;
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
        let mut reviews: Vec<FSRSReview> = Vec::with_capacity(attempts.len());
        let mut span: Option<(Date, Date, Rating)> = None;
        for attempt in attempts {
            let Some(rating) = attempt.record.head.rating else { continue };
            let delta_t = match span {
                Some((_, last, _)) if attempt.day <= last => continue,
                Some((_, last, _)) => days_between(last, attempt.day).unsigned_abs(),
                None => 0,
            };
            reviews.push(FSRSReview { rating: u32::from(rating.number()), delta_t });
            span = Some((span.map_or(attempt.day, |(first, ..)| first), attempt.day, rating));
        }
        let (first_day, last_day, last_rating) = span?;
        let count = reviews.len();
        let state = self.0.memory_state(FSRSItem { reviews }, None).ok()?;
        let interval = self.interval(state.stability);
        let MemoryState { stability, difficulty } = state;
        Some(Memory { first_day, last_day, last_rating, reviews: count, stability, difficulty, interval })
    }

    /// The interval of FSRS for `stability`, in whole days, at least one.
    pub fn interval(&self, stability: f32) -> i32 {
        let days = self.0.next_interval(Some(stability), DESIRED_RETENTION, 3);
        days.round().clamp(1.0, LONGEST_INTERVAL) as i32
    }
}

/// Whole days from `from` to `to`, negative when `to` is earlier.
pub fn days_between(from: Date, to: Date) -> i32 {
    (to - from).get_days()
}

/// The date `days` after `date`, or the last date that there is.
pub fn days_after(date: Date, days: i32) -> Date {
    date.checked_add(days.days()).unwrap_or(Date::MAX)
}
