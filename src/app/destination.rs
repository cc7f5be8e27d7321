//! The screens that other screens lead to, by name: no screen knows another.

use crate::domain::draft::MockPart;
use crate::domain::{Draft, Mode, OffsetTime, PartId, QuestionId};
use std::path::PathBuf;

/// Where a key leads.
#[derive(Debug, Clone, PartialEq)]
pub enum Destination {
    /// All questions.
    Questions,
    /// All questions, with the search open.
    Search,
    Stories,
    Progress,
    /// The prep sheet, or the debrief of the mock interview that started then, as a file.
    Export(Option<OffsetTime>),
    /// The vacancies that were kept.
    Postings,
    /// The date of the next interview.
    Interview,
    /// The page of one question.
    Question(QuestionId),
    /// Every attempt at one question.
    History(QuestionId),
    /// A new attempt; `fix` is what the last comparison asked to fix.
    Attempt {
        question: QuestionId,
        mode: Mode,
        /// The time to answer in, in seconds, where other than the question's own.
        limit: Option<u32>,
        fix: Option<String>,
        /// The file of the draft whose comparison it is begun from: leaving it leads back there.
        came_from: Option<PathBuf>,
    },
    /// A new attempt that begins with the text of the finished draft in the file `path`, with `part` open.
    Revision {
        draft: Box<Draft>,
        path: PathBuf,
        part: Option<PartId>,
        fix: Option<String>,
    },
    /// The comparison of a finished draft whose file is locked and was changed `change` times.
    Comparison {
        draft: Box<Draft>,
        change: u64,
        passed_over: Option<String>,
    },
    /// A follow-up question to such a draft; in a mock interview it is handed back instead of compared.
    FollowUp {
        draft: Box<Draft>,
        change: u64,
        prompt: String,
        in_mock: bool,
    },
    /// The mock interview that is to be finished, else a new one.
    Mock,
    /// The mock interview that started then.
    MockOf(OffsetTime),
    /// Every mock interview.
    Mocks,
    /// A question of a mock interview.
    MockQuestion {
        question: QuestionId,
        mode: Mode,
        mock: MockPart,
    },
    /// A draft of a mock interview that was left, whose file is held and was changed `change` times.
    MockDraft {
        draft: Box<Draft>,
        change: u64,
    },
}

impl Destination {
    /// A new attempt at `question`.
    pub fn attempt(question: &QuestionId, mode: Mode) -> Destination {
        Destination::Attempt { question: question.clone(), mode, limit: None, fix: None, came_from: None }
    }
}
