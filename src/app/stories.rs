//! Stories: which own answer serves which question, what is missing, and what comes nearest to it.
//!
//! The table has own answers down and competencies across; the cursor stands on a name or in a column, and Enter opens
//! that answer or that competency. What comes nearest is found outside ([`Suggestions`]) while the table shows already.

mod items;

pub use items::{Item, items};

use super::keymap::{self, Binding, Hint, Move, bind, key, moved, movement, plain};
use super::message::Edit;
use super::{Command, Context, Destination, Event, Outcome, Scroll};
use crate::compare::stories::Suggestions;
use crate::domain::stories::{self, Column, Told};
use crate::domain::{AnswerId, Moment, QuestionId};
use jiff::civil::Date;
use ratatui::crossterm::event::{KeyCode, KeyEvent};

/// Rows of the table, or items, that page up and page down move by.
const PAGE: usize = 4;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    OpenAnswer,
    OpenColumn,
    OpenQuestion,
    Serve,
    Write,
    Edit,
    Questions,
    Export,
    Leave,
    MoreBelow,
    LessBelow,
}

static KEYS: &[Binding<Action>] = &[
    bind(&[key(KeyCode::Enter)], "Enter", "open", Action::OpenAnswer).help("what this answer serves, and could serve"),
    bind(&[key(KeyCode::Enter)], "Enter", "questions", Action::OpenColumn).help("the questions of this competency"),
    bind(&[key(KeyCode::Enter)], "Enter", "open", Action::OpenQuestion).help("the page of this question"),
    bind(&[plain('+')], "+", "let it serve", Action::Serve)
        .help("add the question to those that the answer serves: one line of its file"),
    bind(&[plain('w')], "w", "write an answer", Action::Write).help("write an answer to this question in your editor"),
    bind(&[plain('e')], "e", "edit", Action::Edit).help("open this answer in your editor"),
    bind(&[plain('b')], "b", "questions", Action::Questions).help("all questions, by competency"),
    bind(&[plain('x')], "x", "prep sheet", Action::Export).help("the prep sheet: your stories, to take along"),
    bind(&[key(KeyCode::Esc)], "Esc", "back", Action::Leave).help("back to the table"),
    bind(&[key(KeyCode::PageDown)], "PgDn", "more", Action::MoreBelow)
        .help("more of what stands below the table")
        .quiet(),
    bind(&[key(KeyCode::PageUp)], "PgUp", "less", Action::LessBelow)
        .help("back in what stands below the table")
        .quiet(),
];

/// What is opened from the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inside {
    Answer(AnswerId),
    Competency(String),
}

/// The table and where the person is in it.
#[derive(Debug)]
pub struct Stories {
    /// `None` until the home was read.
    pub table: Option<stories::Stories>,
    /// The chosen answer, counted from 0.
    pub row: usize,
    /// The chosen competency; `None` on the names of the answers.
    pub column: Option<usize>,
    pub inside: Option<Inside>,
    /// The chosen item of the opened page.
    pub chosen: usize,
    /// In a page without items, and in what stands below the table.
    pub scroll: Scroll,
    /// What could serve; `None` until it was found.
    pub suggestions: Option<Suggestions>,
    /// Whether the nearest were asked for in this state of the answers.
    asked: bool,
    /// The bodies and questions of the answers that the nearest were asked for with.
    known: Vec<(AnswerId, String, Vec<QuestionId>)>,
    /// The practice day on which the table was made.
    pub day: Date,
}

impl Stories {
    pub fn new(context: &Context, now: Moment) -> Stories {
        let mut stories = Stories {
            table: None,
            row: 0,
            column: None,
            inside: None,
            chosen: 0,
            scroll: Scroll::default(),
            suggestions: None,
            asked: false,
            known: Vec::new(),
            day: context.data.day(now),
        };
        stories.refresh(context, now);
        stories
    }

    pub fn hints(&self) -> Vec<Hint> {
        keymap::hints_and_moves(KEYS, |action| self.works(action))
    }

    /// The answer in the chosen row.
    pub fn chosen_answer(&self) -> Option<&Told> {
        self.table.as_ref()?.answers.get(self.row)
    }

    /// The competency in the chosen column.
    pub fn chosen_column(&self) -> Option<&Column> {
        self.table.as_ref()?.columns.get(self.column?)
    }

    /// Whether there is no own answer yet.
    pub fn is_first(&self) -> bool {
        self.table.as_ref().is_some_and(|table| table.answers.is_empty())
    }

    /// Whether the table shows: no page is opened from it, and there is an answer.
    pub fn shows_table(&self) -> bool {
        self.inside.is_none() && !self.is_first()
    }

    fn item(&self) -> Option<Item> {
        items(self).into_iter().nth(self.chosen)
    }

    /// The answer that `e` opens.
    fn editable(&self) -> Option<AnswerId> {
        match (&self.inside, self.item()) {
            (_, Some(Item::Offer { answer, .. })) => Some(answer),
            (Some(Inside::Answer(answer)), _) => Some(answer.clone()),
            (Some(Inside::Competency(_)), _) => None,
            (None, _) => self.chosen_answer().map(|told| told.id.clone()),
        }
    }

    fn works(&self, action: Action) -> bool {
        let table = self.inside.is_none() && self.chosen_answer().is_some();
        match action {
            Action::OpenAnswer => table && self.column.is_none(),
            Action::OpenColumn => table && self.column.is_some(),
            Action::OpenQuestion => self.item().is_some(),
            Action::Serve => matches!(self.item(), Some(Item::Offer { .. })),
            Action::Write => matches!(self.item(), Some(Item::Question(_))) && !self.in_answer(),
            Action::Edit => self.editable().is_some(),
            Action::Questions => self.is_first(),
            Action::Export => self.inside.is_none() && self.table.is_some(),
            Action::Leave => self.inside.is_some(),
            Action::MoreBelow | Action::LessBelow => table,
        }
    }

    fn in_answer(&self) -> bool {
        matches!(self.inside, Some(Inside::Answer(_)))
    }

    /// What is to be done when the screen was just opened.
    pub fn opened(&mut self) -> Outcome {
        self.ask()
    }

    /// Asks for the nearest, once for each state of the answers.
    fn ask(&mut self) -> Outcome {
        if self.asked || self.known.is_empty() {
            return Outcome::Stay;
        }
        self.asked = true;
        Outcome::Do(Command::FindNearest)
    }

    pub fn on_key(&mut self, key: KeyEvent, context: &Context) -> Outcome {
        let outcome = match keymap::find(KEYS, key, |action| self.works(action)) {
            Some(action) => self.act(action, context).unwrap_or(Outcome::Stay),
            None => match movement(key) {
                Some(step) => self.go(step),
                None => return Outcome::Ignored,
            },
        };
        Outcome::all([outcome, self.ask()])
    }

    fn go(&mut self, step: Move) -> Outcome {
        if !self.shows_table() {
            match items(self).len() {
                0 => self.scroll.go(step),
                count => self.chosen = moved(self.chosen, step, count, PAGE),
            }
            return Outcome::Stay;
        }
        self.scroll.rewind();
        let Some(table) = &self.table else { return Outcome::Stay };
        let last = table.columns.len().checked_sub(1);
        match step {
            Move::Left => self.column = self.column.and_then(|column| column.checked_sub(1)),
            Move::Right => self.column = last.map(|last| self.column.map_or(0, |column| column + 1).min(last)),
            step => self.row = moved(self.row, step, table.answers.len(), PAGE),
        }
        Outcome::Stay
    }

    fn act(&mut self, action: Action, context: &Context) -> Option<Outcome> {
        match action {
            Action::OpenAnswer => {
                let id = self.chosen_answer()?.id.clone();
                return Some(self.enter(Inside::Answer(id)));
            }
            Action::OpenColumn => {
                let name = self.chosen_column()?.competency.clone();
                return Some(self.enter(Inside::Competency(name)));
            }
            Action::Leave => {
                self.inside = None;
                self.scroll.rewind();
            }
            Action::MoreBelow => self.scroll.go(Move::PageDown),
            Action::LessBelow => self.scroll.go(Move::PageUp),
            _ => {}
        }
        Some(match (action, self.item()) {
            (Action::OpenQuestion, Some(Item::Question(question) | Item::Offer { question, .. })) => {
                Outcome::Open(Destination::Question(question))
            }
            (Action::Serve, Some(Item::Offer { answer, question })) => Outcome::Do(Command::Serve { answer, question }),
            (Action::Write, Some(Item::Question(question))) => {
                Outcome::Do(Command::Edit(Edit::Answer { question, answer: None }))
            }
            (Action::Edit, _) => {
                let answer = context.data.bank.answer(&self.editable()?)?;
                Outcome::Do(Command::Edit(Edit::File(answer.origin.path().to_owned())))
            }
            (Action::Export, _) => Outcome::Open(Destination::Export(None)),
            (Action::Questions, _) => Outcome::Open(Destination::Questions),
            _ => Outcome::Stay,
        })
    }

    /// Opens a page with the cursor on the first thing that could be done there.
    fn enter(&mut self, inside: Inside) -> Outcome {
        self.inside = Some(inside);
        self.scroll.rewind();
        let items = items(self);
        self.chosen = items.iter().position(|item| matches!(item, Item::Offer { .. })).unwrap_or(0);
        Outcome::Stay
    }

    pub fn on_event(&mut self, event: Event) -> Outcome {
        match event {
            Event::Nearest(found) => {
                let item = self.item();
                self.suggestions = Some(*found);
                let place = item.and_then(|item| items(self).iter().position(|other| *other == item));
                self.chosen = place.unwrap_or(self.chosen);
                Outcome::Stay
            }
            _ => Outcome::Ignored,
        }
    }

    /// Makes the table anew; the chosen answer and competency stay chosen while they are in it.
    pub fn refresh(&mut self, context: &Context, now: Moment) {
        let data = context.data;
        self.day = data.day(now);
        if !data.ready {
            return;
        }
        let answer = self.chosen_answer().map(|told| told.id.clone());
        let competency = self.chosen_column().map(|column| column.competency.clone());
        let table = stories::stories(&data.bank, &data.config, &data.records, now);
        self.row = answer.and_then(|id| table.answers.iter().position(|told| told.id == id)).unwrap_or(0);
        self.column = competency.and_then(|name| table.columns.iter().position(|column| column.competency == name));
        let gone = match &self.inside {
            Some(Inside::Answer(id)) => table.answers.iter().all(|told| told.id != *id),
            Some(Inside::Competency(name)) => table.columns.iter().all(|column| column.competency != *name),
            None => false,
        };
        if gone {
            self.inside = None;
        }
        self.table = Some(table);
        let known: Vec<_> =
            data.bank.own_answers().map(|own| (own.id.clone(), own.body.clone(), own.questions.clone())).collect();
        if known != self.known {
            self.known = known;
            self.asked = false;
        }
        self.chosen = self.chosen.min(items(self).len().saturating_sub(1));
    }
}

#[cfg(test)]
mod tests;
