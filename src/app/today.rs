//! Today: what to practise now, and what was left unfinished.

use super::keymap::{self, Binding, Hint, bind, key, moved, movement, plain};
use super::practice::Practice;
use super::{Context, Outcome, Screen};
use crate::domain::{Mode, Moment, QuestionId};
use ratatui::crossterm::event::{KeyCode, KeyEvent};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    Write,
    Say,
}

static KEYS: &[Binding<Action>] = &[
    bind(&[key(KeyCode::Enter)], "Enter", "write", Action::Write).help("answer the chosen question in writing"),
    bind(&[plain('s')], "s", "say aloud", Action::Say).help("answer the chosen question aloud"),
];

/// The queue with one question chosen.
#[derive(Debug, Default)]
pub struct Today {
    /// What to practise, in order.
    pub queue: Vec<QuestionId>,
    pub chosen: usize,
}

impl Today {
    pub fn hints(&self, context: &Context) -> Vec<Hint> {
        keymap::hints(KEYS, |action| self.works(action, context))
    }

    fn works(&self, action: Action, context: &Context) -> bool {
        match action {
            Action::Write | Action::Say => self.question(context).is_some(),
        }
    }

    fn question<'a>(&self, context: &Context<'a>) -> Option<&'a crate::domain::Question> {
        self.queue.get(self.chosen).and_then(|id| context.data.question(id))
    }

    pub fn on_key(&mut self, key: KeyEvent, context: &Context, now: Moment) -> Outcome {
        if let Some(action) = keymap::find(KEYS, key, |action| self.works(action, context)) {
            return match action {
                Action::Write => self.practise(Mode::Typed, context, now),
                Action::Say => self.practise(Mode::Spoken, context, now),
            };
        }
        let Some(step) = movement(key) else { return Outcome::Ignored };
        self.chosen = moved(self.chosen, step, self.queue.len(), 3);
        Outcome::Stay
    }

    fn practise(&self, mode: Mode, context: &Context, now: Moment) -> Outcome {
        let Some(question) = self.question(context) else { return Outcome::Stay };
        let practice = Practice::new(question, mode, None, &context.data.config, now);
        Outcome::Open(Screen::Practice(Box::new(practice)))
    }

    /// Builds the queue anew; the chosen question stays chosen while it is in it.
    pub fn refresh(&mut self, context: &Context, _now: Moment) {
        let chosen = self.queue.get(self.chosen).cloned();
        self.queue = context.data.bank.questions().iter().map(|question| question.id.clone()).take(3).collect();
        self.chosen = chosen.and_then(|id| self.queue.iter().position(|other| *other == id)).unwrap_or(0);
    }
}
