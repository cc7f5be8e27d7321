//! A draft: one timed attempt at a question. [`Draft`] holds all of it, [`Record`] what lists and schedules need.

use super::{AnswerId, OffsetTime, PartId, QuestionId};
use serde::Serialize;
use std::borrow::Cow;
use std::path::PathBuf;
use std::time::Duration;

/// So much text is written into one draft, in bytes: files of up to 1 MB are read, and its head needs room too.
pub const MOST_TEXT: usize = (1 << 20) - (64 << 10);

/// The title of the section that keeps what a coach said of a draft.
pub const COACH: &str = "Coach";

/// How a draft was made. Typed is compared with typed, spoken with spoken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Judged in speaking time: words at the user's speaking pace.
    Typed,
    /// Judged by the clock.
    Spoken,
    /// The opening line only, recalled in seconds.
    Quick,
}

/// How it went, as the user says: the four ratings of FSRS.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rating {
    Again = 1,
    Hard = 2,
    Good = 3,
    Easy = 4,
}

impl Rating {
    pub const ALL: [Rating; 4] = [Rating::Again, Rating::Hard, Rating::Good, Rating::Easy];

    /// 1 to 4.
    pub fn number(self) -> u8 {
        self as u8
    }

    /// The rating of `number`, if it is 1 to 4.
    pub fn from_number(number: u8) -> Option<Rating> {
        Rating::ALL.into_iter().find(|rating| rating.number() == number)
    }

    /// `again`, `hard`, `good`, `easy`.
    pub fn name(self) -> &'static str {
        match self {
            Rating::Again => "again",
            Rating::Hard => "hard",
            Rating::Good => "good",
            Rating::Easy => "easy",
        }
    }

    /// "3 good".
    pub fn words(self) -> String {
        format!("{} {}", self.number(), self.name())
    }
}

/// What a section of a draft is called.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum PartName {
    Part(PartId),
    /// A section that names no part, such as a follow-up: kept, shown, never scored.
    Other(String),
}

/// One section of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftPart {
    pub name: PartName,
    pub text: String,
}

/// Whole seconds on the clock.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PartSeconds {
    pub think: u32,
    /// In the order in which they stand in the file.
    pub parts: Vec<(PartId, u32)>,
}

impl PartSeconds {
    /// The seconds of `part`, or 0.
    pub fn of(&self, part: PartId) -> u32 {
        self.parts.iter().filter(|(id, _)| *id == part).map(|(_, seconds)| *seconds).sum()
    }

    /// The seconds of all parts, without thinking.
    pub fn answering(&self) -> u32 {
        self.parts.iter().map(|(_, seconds)| *seconds).fold(0, u32::saturating_add)
    }
}

/// The mock interview that a draft belongs to. Each of its drafts holds all of it, so that it resumes from any of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MockPart {
    /// When the mock interview started; the same in all of its drafts.
    pub started: OffsetTime,
    /// Its questions, in the order in which they are asked.
    pub plan: Vec<QuestionId>,
    /// The time it may take, in minutes.
    pub minutes: Option<u32>,
    /// What its questions were chosen with.
    pub seed: Option<u32>,
    /// How many follow-ups are asked.
    pub follow_ups: Option<u32>,
}

impl MockPart {
    /// A mock interview with nothing but its start.
    pub fn new(started: OffsetTime) -> MockPart {
        MockPart { started, plan: Vec::new(), minutes: None, seed: None, follow_ups: None }
    }
}

/// Words a minute that are easy to follow. A convention of advice on public speaking; studies do not agree on a figure.
pub const EASY_PACE: (u32, u32) = (130, 160);

/// Up to so long a pause reads as thinking: the same advice calls one or two seconds fine. A convention.
pub const FINE_PAUSE: Duration = Duration::from_secs(2);

/// How the recording of a draft sounded. Kept in the draft, so that later attempts are compared with it when the sound is
/// gone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct VoiceFigures {
    /// Pauses of half a second and more.
    pub pauses: u32,
    pub longest_pause: Option<Duration>,
    /// The part before which the longest pause came; none when it came inside of one.
    pub before: Option<PartId>,
    /// Words a minute, from and to; none when it was too short to tell.
    pub pace: Option<(u32, u32)>,
    /// Filler words that a transcriber wrote down; it leaves some out, so there were at least so many.
    pub fillers: Option<u32>,
}

/// Whether `text` names a file beside another one: no path, no control character, and not the folder itself.
pub fn is_file_name(text: &str) -> bool {
    let names_a_folder = text.is_empty() || text == "." || text == "..";
    !names_a_folder && !text.chars().any(|c| c == '/' || c == '\\' || c.is_control())
}

/// The front matter of a draft.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftHead {
    pub question: QuestionId,
    /// The reference compared with.
    pub answer: Option<AnswerId>,
    pub started: OffsetTime,
    pub mode: Mode,
    pub finished: bool,
    pub rating: Option<Rating>,
    /// The file name of the draft whose text it began with.
    pub revises: Option<String>,
    pub mock: Option<MockPart>,
    /// The time limit in seconds, where it is another than the question's.
    pub limit: Option<u32>,
    /// The file name of its sound, in the folder of the draft.
    pub recording: Option<String>,
    /// Where in the sound a part starts, by time; a part that was come back to stands here again.
    pub marks: Vec<(PartId, Duration)>,
    /// How the sound was, once it was listened to.
    pub voice: Option<VoiceFigures>,
    /// The text came from a transcriber.
    pub heard: bool,
    /// Key points flipped by hand to said: text without markup.
    pub said: Vec<String>,
    /// Key points flipped by hand to not said.
    pub not_said: Vec<String>,
    /// `look_for` texts that the user ticked.
    pub met: Vec<String>,
    pub seconds: PartSeconds,
}

impl DraftHead {
    /// The head of an attempt that starts now: unfinished, unrated, no time on the clock.
    pub fn new(question: QuestionId, started: OffsetTime, mode: Mode) -> DraftHead {
        DraftHead {
            question,
            answer: None,
            started,
            mode,
            finished: false,
            rating: None,
            revises: None,
            mock: None,
            limit: None,
            recording: None,
            marks: Vec::new(),
            voice: None,
            heard: false,
            said: Vec::new(),
            not_said: Vec::new(),
            met: Vec::new(),
            seconds: PartSeconds::default(),
        }
    }

    /// Whether it counts for schedule and statistics: finished, with a rating.
    pub fn counts(&self) -> bool {
        self.finished && self.rating.is_some()
    }

    /// Whether it belongs to the mock interview that started then.
    pub fn is_of_mock(&self, started: OffsetTime) -> bool {
        self.mock.as_ref().is_some_and(|part| part.started.instant == started.instant)
    }

    /// What stands as the `source` of an answer that is made from this draft.
    pub fn as_source(&self) -> String {
        format!("draft {}", self.started)
    }
}

/// One timed attempt at a question.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    pub head: DraftHead,
    /// In the order of the file; text before the first heading is an `Answer` part.
    pub parts: Vec<DraftPart>,
}

impl Draft {
    /// The text of `part`, empty when there is none; what stands there under several headings is one text.
    pub fn text(&self, part: PartId) -> Cow<'_, str> {
        let mut texts = self.parts.iter().filter(|p| p.name == PartName::Part(part)).map(|p| p.text.as_str());
        let first = texts.next().unwrap_or_default();
        texts.fold(first.into(), |whole, text| format!("{whole}\n\n{text}").into())
    }

    /// Makes `text` the whole text of `part`, which is put among the others in the order of [`PartId`] when it is new.
    pub fn set_text(&mut self, part: PartId, text: String) {
        let name = PartName::Part(part);
        let place = self.parts.iter().position(|known| known.name == name);
        self.parts.retain(|known| known.name != name);
        let later = |known: &DraftPart| match known.name {
            PartName::Part(other) => other > part,
            PartName::Other(_) => true,
        };
        let sorted = || self.parts.iter().position(later);
        let place = place.or_else(sorted).unwrap_or(self.parts.len()).min(self.parts.len());
        self.parts.insert(place, DraftPart { name, text });
    }

    /// Keeps `text` in the section `title`, below what stands there already; false when there is no room for it.
    pub fn add_section(&mut self, title: &str, text: &str) -> bool {
        let written: usize = self.parts.iter().map(|part| part.text.len()).sum();
        if written + text.len() >= MOST_TEXT {
            return false;
        }
        let name = PartName::Other(title.to_owned());
        match self.parts.iter_mut().find(|part| part.name == name) {
            Some(kept) => kept.text = format!("{}\n\n{text}", kept.text.trim_end()),
            None => self.parts.push(DraftPart { name, text: text.to_owned() }),
        }
        true
    }

    /// The follow-ups that were answered: each as it was asked, and what was said.
    pub fn follow_ups(&self) -> impl Iterator<Item = (&str, &str)> {
        self.parts.iter().filter_map(|part| match &part.name {
            PartName::Other(prompt) if prompt != COACH => Some((prompt.as_str(), part.text.as_str())),
            _ => None,
        })
    }

    /// The parts that are compared, without extra sections.
    pub fn story_parts(&self) -> impl Iterator<Item = (PartId, &str)> {
        self.parts.iter().filter_map(|part| match part.name {
            PartName::Part(id) => Some((id, part.text.as_str())),
            PartName::Other(_) => None,
        })
    }
}

/// What lists, schedule and statistics need of a draft on disk, without its text.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    pub path: PathBuf,
    pub head: DraftHead,
    /// Words of each part, in the order of the file (as `text::words` counts them).
    pub words: Vec<(PartId, u32)>,
}

impl Record {
    /// The words of all parts.
    pub fn total_words(&self) -> u32 {
        self.words.iter().map(|(_, words)| *words).fold(0, u32::saturating_add)
    }
}
