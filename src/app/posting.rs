//! The vacancies that were kept: what each asks for, and which stories serve it.

use super::keymap::{self, Binding, Hint, Move, bind, key, moved, movement, plain};
use super::message::Edit;
use super::{Command, Context, Data, Destination, Event, Outcome, Scroll};
use crate::domain::{Posting, QuestionId};
use crate::review::posting::PostingReport;
use ratatui::crossterm::event::{KeyCode, KeyEvent};

/// Rows that page up and page down move by.
const PAGE: usize = 3;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    Open,
    Next,
    Previous,
    Edit,
}

static KEYS: &[Binding<Action>] = &[
    bind(&[key(KeyCode::Enter)], "Enter", "question", Action::Open).help("the page of the chosen question"),
    bind(&[key(KeyCode::Tab)], "Tab", "next vacancy", Action::Next),
    bind(&[key(KeyCode::BackTab)], "Shift-Tab", "previous vacancy", Action::Previous).quiet(),
    bind(&[plain('e')], "e", "edit", Action::Edit).help("its file in your editor: company, role, day of the interview"),
];

/// One of the vacancies, with what it asks for.
#[derive(Debug, Default)]
pub struct Postings {
    /// Which one is shown.
    pub place: usize,
    /// What it asks for, by its name; `None` until it was read.
    report: Option<(String, Box<PostingReport>)>,
    /// What is chosen: one of the questions, then one of the competencies, which are only read.
    pub chosen: usize,
    pub scroll: Scroll,
}

impl Postings {
    /// Starts with the one that practice aims at, else with the first.
    pub fn new(context: &Context) -> Postings {
        let aim = context.data.config.interview;
        let is_aim = |posting: &Posting| posting.interview.is_some() && posting.interview == aim;
        let place = context.data.postings.iter().position(is_aim).unwrap_or(0);
        Postings { place, ..Postings::default() }
    }

    /// The vacancy that is shown.
    pub fn shown<'d>(&self, data: &'d Data) -> Option<&'d Posting> {
        data.postings.get(self.place)
    }

    /// What it asks for, once that was read.
    pub fn report(&self) -> Option<&PostingReport> {
        self.report.as_ref().map(|(_, report)| report.as_ref())
    }

    /// What is chosen, where there is anything.
    pub fn item(&self) -> Option<usize> {
        (self.items() > 0).then_some(self.chosen)
    }

    fn items(&self) -> usize {
        self.report().map_or(0, |report| report.questions.len() + report.competencies.len())
    }

    /// The chosen question.
    fn question(&self) -> Option<&QuestionId> {
        self.report()?.questions.get(self.chosen).map(|row| &row.id)
    }

    pub fn hints(&self, context: &Context) -> Vec<Hint> {
        keymap::hints_and_moves(KEYS, |action| self.works(action, context))
    }

    fn works(&self, action: Action, context: &Context) -> bool {
        match action {
            Action::Open => self.question().is_some(),
            Action::Next | Action::Previous => context.data.postings.len() > 1,
            Action::Edit => self.shown(context.data).is_some(),
        }
    }

    pub fn on_key(&mut self, key: KeyEvent, context: &Context) -> Outcome {
        if let Some(action) = keymap::find(KEYS, key, |action| self.works(action, context)) {
            return self.act(action, context).unwrap_or(Outcome::Stay);
        }
        let Some(step) = movement(key) else { return Outcome::Ignored };
        match (step, self.items()) {
            (Move::Left | Move::Right, _) if context.data.postings.len() > 1 => {
                return self.turn(if step == Move::Right { 1 } else { context.data.postings.len() - 1 }, context);
            }
            (step, 0) => self.scroll.go(step),
            (step, items) => self.chosen = moved(self.chosen, step, items, PAGE),
        }
        Outcome::Stay
    }

    fn act(&mut self, action: Action, context: &Context) -> Option<Outcome> {
        let all = context.data.postings.len();
        Some(match action {
            Action::Open => Outcome::Open(Destination::Question(self.question()?.clone())),
            Action::Next => self.turn(1, context),
            Action::Previous => self.turn(all - 1, context),
            Action::Edit => Outcome::Do(Command::Edit(Edit::File(self.shown(context.data)?.path.clone()))),
        })
    }

    fn turn(&mut self, by: usize, context: &Context) -> Outcome {
        self.place = (self.place + by) % context.data.postings.len().max(1);
        self.report = None;
        self.chosen = 0;
        self.scroll.rewind();
        self.read(context)
    }

    /// Has it looked up what the vacancy that is shown asks for.
    pub fn read(&self, context: &Context) -> Outcome {
        match self.shown(context.data) {
            Some(posting) => Outcome::Do(Command::ReadPosting(Box::new(posting.clone()))),
            None => Outcome::Stay,
        }
    }

    pub fn on_event(&mut self, event: Event, context: &Context) -> Outcome {
        match event {
            Event::PostingRead(name, report) => {
                let is_shown = self.shown(context.data).is_some_and(|posting| posting.name == name);
                if is_shown {
                    self.report = Some((name, report));
                    self.chosen = self.chosen.min(self.items().saturating_sub(1));
                }
                Outcome::Stay
            }
            _ => Outcome::Ignored,
        }
    }

    /// A vacancy may have come, gone or changed.
    pub fn refresh(&mut self, context: &Context) {
        self.place = self.place.min(context.data.postings.len().saturating_sub(1));
        let shown = self.shown(context.data).map(|posting| posting.name.clone());
        if self.report.as_ref().map(|(name, _)| name) != shown.as_ref() {
            self.report = None;
        }
    }
}

#[cfg(test)]
mod tests;
