//! The sound of a draft, as the screens know it: what the recorder says, what was heard in it, and what is played.

use crate::domain::{DraftHead, OffsetTime, PartId, QuestionId};
use crate::speech::{Heard, Sound};
use std::time::Duration;

/// The steps of the level meter.
pub const LOUDEST: u8 = 10;

/// Which draft something belongs to: the question and the start tell drafts apart.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftId {
    pub question: QuestionId,
    pub started: OffsetTime,
}

impl DraftId {
    pub fn of(head: &DraftHead) -> DraftId {
        DraftId { question: head.question.clone(), started: head.started }
    }

    /// Whether it is the draft with this head.
    pub fn is(&self, head: &DraftHead) -> bool {
        self.question == head.question && self.started == head.started
    }
}

/// News of the recorder.
#[derive(Debug, Clone, PartialEq)]
pub enum Recorded {
    /// Sound arrives, and is written to this file in the folder of the draft.
    Into(String),
    /// How loud it is now, up to [`LOUDEST`].
    Level(u8),
    /// A part starts so far into the sound.
    Marked(PartId, Duration),
    /// Why no sound is kept now, a sentence; the clock goes on.
    Trouble(String),
    /// It was stopped, and all of the sound is in its file.
    Stopped,
}

/// What becomes of the voice while an answer is said aloud.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recording {
    /// It is not recorded.
    Off,
    /// The recorder was started.
    Starting,
    /// It is recorded, so loud.
    On(u8),
    /// Why it is not recorded, a sentence.
    Trouble(String),
}

/// A stretch of the recording of a draft, in seconds of sound; to its end without an `end`.
#[derive(Debug, Clone, PartialEq)]
pub struct Passage {
    pub head: Box<DraftHead>,
    pub start: f64,
    pub end: Option<f64>,
}

/// News of recordings that are there.
#[derive(Debug)]
pub enum SoundNews {
    /// What the recording of a draft holds, or why it cannot be heard.
    Listened(DraftId, Result<Box<Sound>, String>),
    /// Playing came to its end, or why there was nothing to hear.
    Played(Result<(), String>),
    /// A transcription was begun.
    Transcribing(DraftId),
    /// The words that were heard in the recording of a draft and its length in seconds, or why there are none.
    Transcribed(DraftId, Result<(Vec<Heard>, f64), String>),
}
