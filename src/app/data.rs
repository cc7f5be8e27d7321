//! What the session knows of the home: read by the terminal's side, handed in with [`super::Event::Loaded`].

use crate::domain::{Bank, Config, Moment, Posting, Problem, Question, QuestionId, Record};
use jiff::civil::Date;
use std::path::PathBuf;

/// A reading of the home and a practice day: what was computed of them holds until either is another.
pub type Version = (u64, Date);

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
    /// The vacancies that were kept, by name.
    pub postings: Vec<Posting>,
    /// The home folder as people read it.
    pub home: String,
    /// A folder that a draft is offered to be written to when the home cannot be.
    pub elsewhere: PathBuf,
}

impl Data {
    /// What was read of a home at once, without a session.
    pub fn read(bank: Bank, config: Config, records: Vec<Record>) -> Data {
        Data { ready: true, bank, config, records, ..Data::default() }
    }

    /// The question of that id.
    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        self.bank.question(id)
    }

    /// What is computed of the home now is made of this reading of it and this practice day; `None` until it was read.
    fn version(&self, now: Moment) -> Option<Version> {
        self.ready.then(|| (self.reading, self.day(now)))
    }

    /// Puts the version of `now` in the place of the one that something was `made_of`; gives whether it is another, so
    /// that the thing is to be made anew.
    pub fn renew(&self, made_of: &mut Option<Version>, now: Moment) -> bool {
        match self.version(now) {
            None => false,
            version => std::mem::replace(made_of, version) != version,
        }
    }

    /// The practice day of `now`.
    pub fn day(&self, now: Moment) -> Date {
        now.wall.practice_day(self.config.day_starts)
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
    /// How many items page up and page down move by, where that depends on what is seen.
    pub page: usize,
}

impl<'a> Context<'a> {
    /// Before anything was seen.
    pub fn of(data: &'a Data) -> Context<'a> {
        Context { data, page: 1 }
    }
}
