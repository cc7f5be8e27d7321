//! When a question comes back on the way to an interview.
//!
//! Depends on the question's own attempts and on how many fit in all, never on today: a date once told stays.

use super::memory::{Memory, days_after, days_between};
use super::standing::Standing;
use crate::domain::Config;
use jiff::civil::Date;

/// The days before the interview that are for quick recall only. A convention of this program, like the next.
pub const QUICK_DAYS: i32 = 2;
/// What was asked within so many days, or as many as are left, was asked lately: a plan begun two weeks ago keeps its
/// scope to the end, and what was practised for an interview long ago counts as begun, not as done.
pub const LATELY_DAYS: i32 = 14;
/// The gap between two attempts as a share of the days left: of the order of the best gaps in Cepeda et al. 2008
/// (Psychological Science 19), 10 to 20% of the time until the test.
const GAP_SHARE: f64 = 0.2;

/// How fast questions can be asked until an interview.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    pub interview: Date,
    /// How many attempts a day holds.
    pub a_day: u32,
    /// How many questions there are that are not skipped.
    pub questions: usize,
}

impl Pace {
    /// The pace towards `interview` with the minutes a day that are set.
    pub fn of(standings: &[Standing], config: &Config, interview: Date) -> Pace {
        let a_day = questions_a_day(config.minutes, mean_cost(standings));
        Pace { interview, a_day, questions: standings.len() }
    }

    /// The day on which a question is due again.
    pub fn due(self, memory: &Memory) -> Date {
        days_after(memory.last_day, self.interval(memory))
    }

    /// The days after which a question is due again.
    ///
    /// Where there is no time to ask all of them three times, a question that was asked twice has had its share: it comes
    /// back on the days of quick recall, or after the interval of FSRS if that is longer, and before only where a day has
    /// room. A third time at once costs another question its first: half of those planned for 14 days were then never
    /// asked (`examples/learner.rs`).
    pub fn interval(self, memory: &Memory) -> i32 {
        let left = days_between(memory.last_day, self.interview).max(0);
        if self.was_asked_twice(memory) && !self.all_fit_thrice(left) {
            return memory.interval.max(left - QUICK_DAYS);
        }
        self.best_interval(memory)
    }

    /// The days after which it would best come back, whatever else there is to ask, at least one: 0.2 x the days from its
    /// last attempt to the interview, or the interval of FSRS if that is shorter.
    pub fn best_interval(self, memory: &Memory) -> i32 {
        let left = f64::from(days_between(memory.last_day, self.interview).max(0));
        let gap = (GAP_SHARE * left).round() as i32;
        gap.min(memory.interval).max(1)
    }

    /// Whether its last two attempts both belong to the practice for this interview.
    fn was_asked_twice(self, memory: &Memory) -> bool {
        let lately = days_between(memory.last_day, self.interview).max(LATELY_DAYS);
        memory.previous_day.is_some_and(|previous| days_between(previous, memory.last_day) <= lately)
    }

    /// Whether `days` have room for every question three times.
    fn all_fit_thrice(self, days: i32) -> bool {
        let questions = u64::try_from(self.questions).unwrap_or(u64::MAX);
        u64::from(days.unsigned_abs()) * u64::from(self.a_day) >= questions.saturating_mul(3)
    }
}

/// How many questions that cost `cost` seconds a day of `minutes` takes: one more while at least half of it still fits,
/// and one always.
pub fn questions_a_day(minutes: u32, cost: u32) -> u32 {
    let seconds = minutes.saturating_mul(60);
    (seconds.saturating_add(cost / 2) / cost.max(1)).max(1)
}

/// The mean of what the questions cost, in seconds, at least one.
pub fn mean_cost(standings: &[Standing]) -> u32 {
    let total: u64 = standings.iter().map(|standing| u64::from(standing.cost(false))).sum();
    let mean = total / u64::try_from(standings.len()).unwrap_or(1).max(1);
    u32::try_from(mean).unwrap_or(u32::MAX).max(1)
}
