//! Time as values: one reading of both clocks is a [`Moment`], a date with its offset an [`OffsetTime`].

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp, ToSpan};
use std::time::Duration;

/// One reading of both clocks, made once per turn of the loop and handed to everyone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Monotonic, since an arbitrary start: durations are differences of this.
    pub elapsed: Duration,
    /// The wall clock: dates and file names.
    pub wall: OffsetTime,
}

/// How far ahead of now a draft may lie: a day, which is more than any two time zones that are honestly set differ.
const CLOCK_TOLERANCE: SignedDuration = SignedDuration::from_hours(24);
/// The start of 2000 in UTC.
const EARLIEST: Timestamp = Timestamp::constant(946_684_800, 0);

/// An instant with the offset of the place where it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OffsetTime {
    pub instant: Timestamp,
    pub offset: Offset,
}

impl OffsetTime {
    /// The same without fractions of a second, as it comes back from a file.
    pub fn whole_seconds(self) -> OffsetTime {
        OffsetTime { instant: Timestamp::from_second(self.instant.as_second()).unwrap_or(self.instant), ..self }
    }

    /// The local date and time in its own offset.
    pub fn local(self) -> DateTime {
        self.offset.to_datetime(self.instant)
    }

    /// Whether something may have been written then: not before 2000, when nobody had this program and clocks that lost
    /// their battery start, and not more than a day after `now`.
    pub fn is_plausible(self, now: Moment) -> bool {
        let latest = now.wall.instant.checked_add(CLOCK_TOLERANCE).unwrap_or(now.wall.instant);
        (EARLIEST..=latest).contains(&self.instant)
    }

    /// The time until the next practice day begins, by its own offset.
    pub fn until_next_day(self, day_starts: Time) -> Duration {
        let local = self.local();
        let today = local.date().to_datetime(day_starts);
        let next = if local < today { Ok(today) } else { today.checked_add(1.day()) };
        let left = next.map_or(SignedDuration::from_hours(24), |next| next.duration_since(local));
        left.try_into().unwrap_or(Duration::from_hours(24))
    }

    /// The practice day: the local date in its own offset, of the instant less `day_starts` past midnight.
    pub fn practice_day(self, day_starts: Time) -> Date {
        let into_day = day_starts.duration_since(Time::midnight());
        let shifted = self.instant.checked_sub(into_day).unwrap_or(self.instant);
        self.offset.to_datetime(shifted).date()
    }
}

impl std::fmt::Display for OffsetTime {
    /// RFC 3339 with whole seconds: `2026-11-21T10:15:00+09:00`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.whole_seconds().instant.display_with_offset(self.offset))
    }
}

impl Moment {
    /// The moment `later` after this one on both clocks.
    pub fn plus(self, later: Duration) -> Moment {
        let signed = SignedDuration::try_from(later).unwrap_or(SignedDuration::ZERO);
        let instant = self.wall.instant.checked_add(signed).unwrap_or(self.wall.instant);
        Moment { elapsed: self.elapsed + later, wall: OffsetTime { instant, ..self.wall } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, hours: i8) -> OffsetTime {
        OffsetTime { instant: text.parse().expect("an instant"), offset: jiff::tz::offset(hours) }
    }

    #[test]
    fn a_clock_that_is_wrong_by_years_or_days_is_known() {
        let at = |text: &str| OffsetTime { instant: text.parse().expect("an instant"), offset: Offset::UTC };
        let now = Moment { elapsed: Duration::ZERO, wall: at("2026-11-26T10:00:00Z") };
        for (time, plausible) in [
            ("1970-01-01T00:00:00Z", false),
            ("1999-12-31T23:59:59Z", false),
            ("2000-01-01T00:00:00Z", true),
            ("2026-11-27T10:00:00Z", true),
            ("2026-11-27T10:00:01Z", false),
        ] {
            assert_eq!(at(time).is_plausible(now), plausible, "{time}");
        }
    }

    #[test]
    fn a_night_owl_practises_on_the_day_before() {
        let four = jiff::civil::time(4, 0, 0, 0);
        assert_eq!(at("2026-11-21T18:30:00Z", 9).practice_day(four), jiff::civil::date(2026, 11, 21));
        assert_eq!(at("2026-11-21T19:00:00Z", 9).practice_day(four), jiff::civil::date(2026, 11, 22));
    }

    #[test]
    fn the_next_practice_day_is_at_most_a_day_away() {
        let four = jiff::civil::time(4, 0, 0, 0);
        assert_eq!(at("2026-11-21T18:30:00Z", 9).until_next_day(four), Duration::from_mins(30));
        assert_eq!(at("2026-11-21T19:00:00Z", 9).until_next_day(four), Duration::from_hours(24));
    }

    #[test]
    fn an_instant_is_written_with_its_own_offset() {
        assert_eq!(at("2026-11-21T01:15:00Z", 9).to_string(), "2026-11-21T10:15:00+09:00");
    }
}
