//! Progress: the days practised, the way to the interview, and how each question and competency stands.

use super::data::Version;
use super::keymap::{self, Binding, Hint, bind, key, moved, movement, plain};
use super::{Context, Destination, Outcome, Scroll};
use crate::domain::progress;
use crate::domain::{Moment, QuestionId};
use ratatui::crossterm::event::{KeyCode, KeyEvent};

/// Questions that page up and page down move by.
const PAGE: usize = 5;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    History,
    Turn,
}

static KEYS: &[Binding<Action>] = &[
    bind(&[key(KeyCode::Enter)], "Enter", "history", Action::History).help("every attempt at the chosen question"),
    bind(&[key(KeyCode::Tab), key(KeyCode::BackTab), plain('v')], "Tab", "view", Action::Turn)
        .help("questions or competencies"),
];

/// What is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    Questions,
    Competencies,
}

/// What practice has brought.
#[derive(Debug)]
pub struct Progress {
    /// `None` until the home was read.
    pub progress: Option<progress::Progress>,
    pub list: List,
    /// The chosen question.
    pub chosen: usize,
    /// In the competencies.
    pub scroll: Scroll,
    /// The reading of the home and the practice day that it was computed of.
    made_of: Option<Version>,
}

impl Progress {
    pub fn new(context: &Context, now: Moment) -> Progress {
        let mut progress =
            Progress { progress: None, list: List::Questions, chosen: 0, scroll: Scroll::default(), made_of: None };
        progress.refresh(context, now);
        progress
    }

    pub fn hints(&self) -> Vec<Hint> {
        keymap::hints_and_moves(KEYS, |action| self.works(action))
    }

    /// The chosen item of the list.
    pub fn item(&self) -> Option<usize> {
        (self.list == List::Questions && self.question().is_some()).then_some(self.chosen)
    }

    fn question(&self) -> Option<&QuestionId> {
        Some(&self.progress.as_ref()?.questions.get(self.chosen)?.question)
    }

    fn works(&self, action: Action) -> bool {
        match action {
            Action::History => self.item().is_some(),
            Action::Turn => self.progress.is_some(),
        }
    }

    pub fn on_key(&mut self, key: KeyEvent) -> Outcome {
        match keymap::find(KEYS, key, |action| self.works(action)) {
            Some(Action::History) => {
                let Some(question) = self.question() else { return Outcome::Stay };
                return Outcome::Open(Destination::History(question.clone()));
            }
            Some(Action::Turn) => {
                self.list = if self.list == List::Questions { List::Competencies } else { List::Questions };
                self.scroll.rewind();
                return Outcome::Stay;
            }
            None => {}
        }
        let Some(step) = movement(key) else { return Outcome::Ignored };
        match self.list {
            List::Questions => {
                let count = self.progress.as_ref().map_or(0, |progress| progress.questions.len());
                self.chosen = moved(self.chosen, step, count, PAGE);
            }
            List::Competencies => self.scroll.go(step),
        }
        Outcome::Stay
    }

    /// Computes everything anew when the files or the day changed; the chosen question stays chosen.
    pub fn refresh(&mut self, context: &Context, now: Moment) {
        let data = context.data;
        if !data.renew(&mut self.made_of, now) {
            return;
        }
        let chosen = self.question().cloned();
        let progress = progress::progress(&data.bank, &data.config, &data.records, now);
        let place = chosen.and_then(|id| progress.questions.iter().position(|question| question.question == id));
        self.chosen = place.unwrap_or(0);
        self.progress = Some(progress);
    }
}
