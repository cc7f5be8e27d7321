//! The one place that reads the clocks; everyone else is handed a [`Moment`].

use crate::domain::{Moment, OffsetTime};
use crate::store::local_zone;
use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};
use std::time::{Duration, Instant};

/// The monotonic and the wall clock, read together.
#[derive(Debug, Clone)]
pub struct Clock {
    started: Instant,
    zone: TimeZone,
    /// A wall time to start from instead of the real one.
    pretended: Option<OffsetTime>,
}

impl Clock {
    /// The real clocks; or, with `pretended`, a wall clock that starts at that time and runs on from there.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the clocks")]
    pub fn start(pretended: Option<OffsetTime>) -> Clock {
        Clock { started: Instant::now(), zone: local_zone(), pretended }
    }

    /// Both clocks at this instant.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the clocks")]
    pub fn now(&self) -> Moment {
        let elapsed = self.started.elapsed();
        match self.pretended {
            Some(wall) => Moment { elapsed: Duration::ZERO, wall }.plus(elapsed),
            None => Moment { elapsed, wall: self.localize(Timestamp::now()) },
        }
    }

    fn localize(&self, instant: Timestamp) -> OffsetTime {
        OffsetTime { instant, offset: self.zone.to_offset(instant) }
    }
}

/// The instant and offset that `text` (RFC 3339) names.
pub fn parse_offset_time(text: &str) -> Option<OffsetTime> {
    let instant: Timestamp = text.parse().ok()?;
    let pieces = jiff::fmt::temporal::Pieces::parse(text).ok()?;
    Some(OffsetTime { instant, offset: pieces.to_numeric_offset().unwrap_or(Offset::UTC) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pretended_time_is_where_the_wall_clock_starts() {
        let pretended = parse_offset_time("2026-11-21T10:15:00+09:00").expect("a time");
        let now = Clock::start(Some(pretended)).now();
        assert_eq!(now.wall.offset, pretended.offset);
        assert!(now.wall.instant >= pretended.instant);
    }

    #[test]
    fn two_readings_never_go_back() {
        let clock = Clock::start(None);
        let (first, second) = (clock.now(), clock.now());
        assert!(second.elapsed >= first.elapsed);
    }

    #[test]
    fn a_time_without_an_offset_is_none() {
        assert_eq!(parse_offset_time("2026-11-21T10:15:00"), None);
        assert_eq!(parse_offset_time("soon"), None);
    }
}
