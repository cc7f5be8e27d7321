//! One finished attempt as figures.

use crate::domain::draft::VoiceFigures;
use crate::domain::schedule::Attempt;
use crate::domain::{Mode, OffsetTime, PartId, Rating};
use jiff::civil::Date;
use std::path::PathBuf;

/// One finished attempt at a question.
#[derive(Debug, Clone, PartialEq)]
pub struct Attempted {
    pub path: PathBuf,
    pub started: OffsetTime,
    /// The practice day.
    pub day: Date,
    pub mode: Mode,
    pub rating: Rating,
    /// Whether it began with the text of another attempt: then not all words were written in it.
    pub revised: bool,
    /// Whether it was given in a mock interview.
    pub in_mock: bool,
    /// The time to answer in, in seconds, where it was another than the question's own.
    pub limit: Option<u32>,
    pub words: u32,
    /// On the clock, without thinking.
    pub seconds: u32,
    /// Time to think before the answer, in seconds.
    pub think: u32,
    /// Whether it names a recording.
    pub recorded: bool,
    /// How its recording sounded, where that was noted.
    pub voice: Option<VoiceFigures>,
    /// What each part holds, in the order of the file: words when typed, seconds when spoken.
    pub parts: Vec<(PartId, u32)>,
}

impl Attempted {
    /// The figures of `attempt`.
    pub fn of(attempt: &Attempt) -> Attempted {
        let record = attempt.record;
        let head = &record.head;
        let timed = head.mode == Mode::Spoken && head.seconds.answering() > 0;
        Attempted {
            path: record.path.clone(),
            started: head.started,
            day: attempt.day,
            mode: head.mode,
            rating: head.rating.unwrap_or(Rating::Again),
            revised: head.revises.is_some(),
            in_mock: head.mock.is_some(),
            limit: head.limit,
            words: record.total_words(),
            seconds: head.seconds.answering(),
            think: head.seconds.think,
            recorded: head.recording.is_some(),
            voice: head.voice,
            parts: if timed { head.seconds.parts.clone() } else { record.words.clone() },
        }
    }

    /// The share of each part, 0 to 1: of the words when typed, of the time when spoken. Empty when nothing was measured.
    pub fn shares(&self) -> Vec<(PartId, f64)> {
        let total: u64 = self.parts.iter().map(|(_, amount)| u64::from(*amount)).sum();
        if total == 0 {
            return Vec::new();
        }
        self.parts.iter().map(|(part, amount)| (*part, f64::from(*amount) / total as f64)).collect()
    }

    /// The share of `part`, 0 when it holds nothing (and never -0, which an empty sum is).
    pub fn share(&self, part: PartId) -> f64 {
        self.shares().iter().filter(|(id, _)| *id == part).map(|(_, share)| share).fold(0.0, |sum, share| sum + share)
    }

    /// What `part` holds: words when typed, seconds when spoken.
    pub fn amount(&self, part: PartId) -> u32 {
        self.parts.iter().filter(|(id, _)| *id == part).map(|(_, amount)| *amount).fold(0, u32::saturating_add)
    }
}
