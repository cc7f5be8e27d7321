//! How it sounded in sentences, alone and against the attempt before.

use super::pace::{Ease, Pace};
use super::spans::{PartSpan, part_at};
use crate::domain::PartId;
use crate::domain::draft::EASY_PACE;

/// A pause so near to a part's beginning stands before it, in seconds: the key is pressed a little before or after the
/// first word. A convention of this program.
const NEAR: f64 = 0.5;

/// Lengths that differ by less are called as long. A convention of this program: twice the accuracy of a pause.
const AS_LONG: f64 = 0.3;

/// Where a pause stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PausePlace {
    Before(PartId),
    In(PartId),
    /// No part was marked.
    Unknown,
}

impl PausePlace {
    /// The place of a pause from `start` to `end`, in seconds of sound.
    pub fn of(start: f64, end: f64, spans: &[PartSpan]) -> PausePlace {
        let begins = |span: &&PartSpan| span.start >= start - NEAR && span.start <= end + NEAR;
        // The first part begins with the recording, so no pause stands before it.
        if let Some(span) = spans.iter().skip(1).find(begins) {
            return PausePlace::Before(span.part);
        }
        part_at(spans, start).map_or(PausePlace::Unknown, PausePlace::In)
    }

    /// ` before the Result`, ` in the Action`, or nothing.
    pub fn words(self) -> String {
        match self {
            PausePlace::Before(part) => format!(" before {}", part.in_words()),
            PausePlace::In(PartId::Answer) | PausePlace::Unknown => String::new(),
            PausePlace::In(part) => format!(" in {}", part.in_words()),
        }
    }
}

/// `4.1 s`.
pub fn seconds_words(seconds: f64) -> String {
    format!("{seconds:.1} s")
}

/// `about 140 to 170 words a minute`.
pub fn pace_words(pace: Pace) -> String {
    format!("about {} to {} words a minute", pace.from, pace.to)
}

/// How the pace is to be taken.
pub fn ease_words(pace: Pace) -> String {
    let (from, to) = EASY_PACE;
    match pace.ease() {
        Ease::Slow => format!("slower than the {from} to {to} that are easy to follow"),
        Ease::Easy => format!("{from} to {to} are easy to follow"),
        Ease::Fast => format!("faster than the {from} to {to} that are easy to follow"),
    }
}

/// The longest pause, and how long it was in the attempt before: `Longest pause 4.1 s before the Result; last time 2.0 s.`
pub fn longest_pause_words(longest: Option<(f64, PausePlace)>, before: Option<Option<f64>>) -> String {
    let Some((seconds, place)) = longest else {
        return match before {
            Some(Some(earlier)) => {
                format!("No pause of half a second or more; last time one of {}.", seconds_words(earlier))
            }
            _ => "No pause of half a second or more.".to_owned(),
        };
    };
    let said = format!("Longest pause {}{}", seconds_words(seconds), place.words());
    match before {
        None => format!("{said}."),
        Some(None) => format!("{said}; last time none."),
        Some(Some(earlier)) if (earlier - seconds).abs() < AS_LONG => format!("{said}; about as long last time."),
        Some(Some(earlier)) => format!("{said}; last time {}.", seconds_words(earlier)),
    }
}

/// The pace against that of the attempt before; nothing where one is not known.
pub fn pace_against_words(pace: Option<Pace>, before: Option<Pace>) -> Option<String> {
    let (pace, before) = (pace?, before?);
    let range = format!("about {} to {}", before.from, before.to);
    Some(if !pace.differs(before) {
        format!("As fast as last time ({range}).")
    } else if pace.from > before.to {
        format!("Faster than last time ({range}).")
    } else {
        format!("Slower than last time ({range}).")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::speech::part_spans;
    use std::time::Duration;

    fn place(start: f64, end: f64) -> String {
        let marks = [(PartId::Situation, 0), (PartId::Action, 10), (PartId::Result, 30)];
        let marks = marks.map(|(part, at)| (part, Duration::from_secs(at)));
        PausePlace::of(start, end, &part_spans(&marks, 40.0)).words()
    }

    #[test]
    fn a_pause_stands_before_the_part_that_begins_in_it_or_next_to_it() {
        assert_eq!(place(26.0, 30.1), " before the Result");
        assert_eq!(place(30.3, 34.0), " before the Result");
        assert_eq!(place(12.0, 16.0), " in the Action");
        assert_eq!(place(0.2, 2.0), " in the Situation");
        assert_eq!(PausePlace::of(1.0, 2.0, &[]).words(), "");
    }

    #[test]
    fn the_longest_pause_is_held_against_the_attempt_before() {
        let longest = Some((4.12, PausePlace::Before(PartId::Result)));
        let words = |before| longest_pause_words(longest, before);
        assert_eq!(words(Some(Some(2.0))), "Longest pause 4.1 s before the Result; last time 2.0 s.");
        assert_eq!(words(Some(Some(4.0))), "Longest pause 4.1 s before the Result; about as long last time.");
        assert_eq!(words(Some(None)), "Longest pause 4.1 s before the Result; last time none.");
        assert_eq!(words(None), "Longest pause 4.1 s before the Result.");
        assert_eq!(
            longest_pause_words(None, Some(Some(1.0))),
            "No pause of half a second or more; last time one of 1.0 s."
        );
    }

    #[test]
    fn a_pace_is_called_faster_only_when_the_ranges_do_not_meet() {
        let words = |from, to| pace_against_words(Some(Pace { from: 140, to: 170 }), Some(Pace { from, to }));
        assert_eq!(words(100, 120).as_deref(), Some("Faster than last time (about 100 to 120)."));
        assert_eq!(words(170, 200).as_deref(), Some("As fast as last time (about 170 to 200)."));
        assert_eq!(words(180, 220).as_deref(), Some("Slower than last time (about 180 to 220)."));
        assert_eq!(pace_against_words(None, Some(Pace { from: 1, to: 2 })), None);
    }
}
