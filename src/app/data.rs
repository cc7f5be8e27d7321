//! What the session knows of the home: read by the terminal's side, handed in with [`super::Event::Loaded`].

use crate::domain::{Bank, Config, Problem, Question, QuestionId, Record};
use ratatui::layout::Size;
use std::path::PathBuf;

/// The home as read last, merged with the built-in bank.
#[derive(Debug, Clone, Default)]
pub struct Data {
    /// Whether the home was read; until then the screens say that it is being read.
    pub ready: bool,
    /// How often the home was read in this session: what was computed from one reading holds until the next.
    pub reading: u64,
    pub bank: Bank,
    pub config: Config,
    /// Every readable draft, oldest first.
    pub records: Vec<Record>,
    pub problems: Vec<Problem>,
    /// Unfinished drafts that a running program holds, this one or another.
    pub in_work: Vec<PathBuf>,
    /// Something was noted of the interview that is set.
    pub interview_noted: bool,
    /// The home folder as people read it.
    pub home: String,
    /// A folder that a draft is offered to be written to when the home cannot be.
    pub elsewhere: PathBuf,
}

impl Data {
    /// The question of that id.
    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        self.bank.question(id)
    }

    /// The drafts that were finished and rated for `question`, oldest first.
    pub fn attempts(&self, question: &QuestionId) -> impl DoubleEndedIterator<Item = &Record> {
        self.records.iter().filter(move |record| record.head.question == *question && record.head.counts())
    }
}

/// What a screen may look at while it decides.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    pub data: &'a Data,
    /// The size of the terminal.
    pub size: Size,
}
