//! A clock that is measured, never counted: time already banked plus the time since it was started.

use super::Moment;
use std::time::Duration;

/// A stop watch that can be paused; [`Timer::elapsed`] computes, nothing ticks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Timer {
    banked: Duration,
    running_since: Option<Duration>,
}

impl Timer {
    /// A stopped timer that already holds `banked`.
    pub fn with(banked: Duration) -> Timer {
        Timer { banked, running_since: None }
    }

    /// Starts it, or leaves it running.
    pub fn start(&mut self, now: Moment) {
        self.running_since.get_or_insert(now.elapsed);
    }

    /// Stops it, or leaves it stopped.
    pub fn pause(&mut self, now: Moment) {
        self.banked = self.elapsed(now);
        self.running_since = None;
    }

    pub fn is_running(&self) -> bool {
        self.running_since.is_some()
    }

    /// The time on the clock at `now`.
    pub fn elapsed(&self, now: Moment) -> Duration {
        let running = self.running_since.map_or(Duration::ZERO, |since| now.elapsed.saturating_sub(since));
        self.banked + running
    }

    /// The same in whole seconds.
    pub fn seconds(&self, now: Moment) -> u32 {
        u32::try_from(self.elapsed(now).as_secs()).unwrap_or(u32::MAX)
    }

    /// The time from `now` until a running clock shows another second.
    pub fn next_second(&self, now: Moment) -> Duration {
        Duration::from_secs(1) - Duration::from_nanos(self.elapsed(now).subsec_nanos().into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::OffsetTime;
    use jiff::{Timestamp, tz::Offset};

    fn at(seconds: u64) -> Moment {
        let wall = OffsetTime { instant: Timestamp::UNIX_EPOCH, offset: Offset::UTC };
        Moment { elapsed: Duration::from_secs(seconds), wall }
    }

    #[test]
    fn pausing_stops_the_clock() {
        let mut timer = Timer::default();
        timer.start(at(10));
        timer.pause(at(25));
        assert_eq!(timer.elapsed(at(100)), Duration::from_secs(15));
        timer.start(at(100));
        assert_eq!(timer.elapsed(at(105)), Duration::from_secs(20));
    }

    #[test]
    fn starting_twice_or_a_clock_that_goes_back_loses_nothing() {
        let mut timer = Timer::with(Duration::from_secs(7));
        timer.start(at(10));
        timer.start(at(12));
        assert_eq!(timer.elapsed(at(13)), Duration::from_secs(10));
        assert_eq!(timer.elapsed(at(5)), Duration::from_secs(7));
    }
}
