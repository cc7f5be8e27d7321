//! Sessions on a disk that is a map: what was handed out to be kept can be read again, also days later.

use super::{Driven, Eye};
use crate::app::today::Today;
use crate::app::{Command, Data, Event, Screen};
use crate::domain::mock::mock_of;
use crate::domain::{Draft, QuestionId, Record};
use crate::format::drafts::{parse_draft, parse_record, render_draft};
use crate::review::mock::Debrief;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

const DAY: u64 = 24 * 60 * 60;

/// The drafts on the disk.
pub type Files = BTreeMap<PathBuf, String>;

/// A person with a home, and the program that runs.
pub struct Life<E> {
    pub session: Driven<E>,
    pub files: Files,
    /// The questions whose recordings were to be transcribed.
    pub transcribed: Vec<QuestionId>,
    data: Data,
    /// The file that the draft in work is in.
    held: Option<PathBuf>,
    /// When the program was started, in days after the first.
    day: u64,
}

impl<E: Eye> Life<E> {
    /// The program starts on `first` for the first time, in this home with these drafts.
    pub fn start(first: Screen, data: Data, files: Files) -> Life<E> {
        Life::start_on(0, first, data, files)
    }

    /// The program starts on Today, so many days after the first time.
    pub fn restart_on(self, day: u64) -> Life<E> {
        Life::start_on(day, Screen::Today(Today::default()), self.data, self.files)
    }

    fn start_on(day: u64, first: Screen, data: Data, files: Files) -> Life<E> {
        let mut session = Driven::on(first, Data { ready: false, ..Data::default() }).at(day * DAY);
        // Clocks show fractions of a second, and files do not.
        session.now = session.now.plus(Duration::from_millis(300));
        Life { session, files, transcribed: Vec::new(), data, held: None, day }.load().settle()
    }

    pub fn keys(mut self, keys: &str) -> Life<E> {
        for key in keys.split_whitespace() {
            self.session = self.session.keys(key);
            self = self.settle();
        }
        self
    }

    pub fn write(mut self, text: &str) -> Life<E> {
        self.session = self.session.paste(text);
        self.settle()
    }

    /// So many seconds after the time at which the day's session began.
    pub fn at(mut self, seconds: u64) -> Life<E> {
        self.session = self.session.at(self.day * DAY + seconds);
        self.settle()
    }

    /// The home is read again.
    pub fn load(mut self) -> Life<E> {
        let data = Data { records: self.records(), ..self.data.clone() };
        self.session = self.session.event(Event::Loaded(Box::new(data)));
        self
    }

    pub fn records(&self) -> Vec<Record> {
        self.files.iter().map(|(path, text)| parse_record(path, text).expect("a record")).collect()
    }

    /// The drafts on the disk, oldest first.
    pub fn drafts(&self) -> Vec<Draft> {
        self.files.keys().map(|path| self.draft(path)).collect()
    }

    fn draft(&self, path: &Path) -> Draft {
        parse_draft(path, &self.files[path]).expect("a draft").0
    }

    /// Changes the draft in this file.
    pub fn change(&mut self, path: &Path, change: impl FnOnce(&mut Draft)) {
        let mut draft = self.draft(path);
        change(&mut draft);
        self.files.insert(path.to_owned(), render_draft(&draft));
    }

    /// Carries out what was asked for, as the terminal does, until nothing more is.
    pub fn settle(mut self) -> Life<E> {
        loop {
            let commands = self.session.commands();
            if commands.is_empty() {
                return self;
            }
            for command in commands {
                self = self.carry_out(command);
            }
        }
    }

    fn carry_out(mut self, command: Command) -> Life<E> {
        let event = match command {
            Command::Keep { draft, .. } => {
                let path = PathBuf::from(format!("/home/drafts/{}-{}.md", draft.head.started, draft.head.question));
                self.files.insert(path.clone(), render_draft(&draft));
                self.held = Some(path);
                return self;
            }
            Command::Discard => {
                self.held.take().map(|path| self.files.remove(&path));
                return self.load();
            }
            Command::Release => return self.load(),
            Command::Rate { path, rating } => {
                self.change(&path, |draft| draft.head.rating = Some(rating));
                return self.load();
            }
            Command::Transcribe { head, .. } => {
                self.transcribed.push(head.question);
                return self;
            }
            Command::OpenDraft(path) => {
                let draft = self.draft(&path);
                self.held = Some(path.clone());
                Event::DraftOpened(Ok(Box::new((path, draft))))
            }
            Command::LoadAttempts(question) => {
                let mut drafts = self.drafts();
                drafts.retain(|draft| draft.head.question == question && draft.head.finished);
                Event::Attempts(question, drafts)
            }
            Command::Debrief(started) => {
                let records = self.records();
                let mock = mock_of(&records, started).expect("a mock");
                let finished = mock.drafts.iter().filter(|record| record.head.finished);
                let drafts = finished.map(|record| (record.path.clone(), self.draft(&record.path))).collect();
                Event::Debriefed(Box::new(Debrief::of(mock.part.clone(), drafts, &self.data.bank, &self.data.config)))
            }
            _ => return self,
        };
        self.session = self.session.event(event);
        self
    }
}
