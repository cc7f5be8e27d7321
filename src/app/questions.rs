//! All questions, by competency or as a search finds them.

pub mod search;

use super::field::Field;
use super::keymap::{self, Binding, Hint, bind, ctrl, key, moved, movement, plain};
use super::{Context, Destination, Event, Outcome};
use crate::domain::{Mode, Moment, Question, QuestionId};
use crate::text::phrases::{date_words, day_words};
use jiff::civil::Date;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use search::{Found, Search};
use std::collections::HashMap;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    Open,
    Search,
    Say,
    Star,
    Export,
}

static KEYS: &[Binding<Action>] = &[
    bind(&[key(KeyCode::Enter)], "Enter", "open", Action::Open).help("open the question's page"),
    bind(&[plain('/')], "/", "search", Action::Search).help("search prompts, other wordings and competencies"),
    bind(&[plain('s')], "s", "say aloud", Action::Say).help("answer the chosen question aloud, by the clock"),
    bind(&[plain('*')], "*", "star", Action::Star).help("star it: always in scope before an interview"),
    bind(&[plain('x')], "x", "prep sheet", Action::Export).help("the prep sheet: your stories, to take along"),
];

/// What works while the search is typed into, besides text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SearchAction {
    Open,
    Leave,
    Up,
    Down,
}

static SEARCH_KEYS: &[Binding<SearchAction>] = &[
    bind(&[key(KeyCode::Enter)], "Enter", "open", SearchAction::Open).help("open the question's page"),
    bind(&[key(KeyCode::Up), ctrl('p')], "Up", "previous", SearchAction::Up).quiet(),
    bind(&[key(KeyCode::Down), ctrl('n')], "Down", "next", SearchAction::Down).quiet(),
    bind(&[key(KeyCode::Esc)], "Esc", "all questions", SearchAction::Leave).help("leave the search"),
];

/// The list with one question chosen.
#[derive(Debug)]
pub struct Questions {
    /// The questions shown, in order.
    pub rows: Vec<Found>,
    pub chosen: usize,
    /// The search, and whether it is typed into.
    pub field: Field,
    pub searching: bool,
    /// Of each practised question: finished drafts, and the last day.
    practised: HashMap<QuestionId, (usize, Date)>,
    day: Date,
}

impl Questions {
    /// All questions.
    pub fn new(context: &Context, now: Moment) -> Questions {
        let mut questions = Questions {
            rows: Vec::new(),
            chosen: 0,
            field: Field::default(),
            searching: false,
            practised: HashMap::new(),
            day: Date::default(),
        };
        questions.refresh(context, now);
        questions
    }

    /// The same with the search open.
    pub fn searching(context: &Context, now: Moment) -> Questions {
        Questions { searching: true, ..Questions::new(context, now) }
    }

    /// Finished drafts of `question`.
    pub fn drafts(&self, question: &QuestionId) -> usize {
        self.practised.get(question).map_or(0, |(drafts, _)| *drafts)
    }

    /// When `question` was practised last, in words; empty when never.
    pub fn last(&self, question: &QuestionId) -> String {
        let Some((_, last)) = self.practised.get(question) else { return String::new() };
        match day_words(*last, self.day) {
            words if words.starts_with("since ") => date_words(*last, self.day),
            words => words,
        }
    }

    pub fn hints(&self, context: &Context) -> Vec<Hint> {
        if self.searching {
            return keymap::hints(SEARCH_KEYS, |action| {
                action != SearchAction::Open || self.question(context).is_some()
            });
        }
        keymap::hints_and_moves(KEYS, |action| self.works(action, context))
    }

    pub fn takes_text(&self) -> bool {
        self.searching
    }

    fn question<'a>(&self, context: &Context<'a>) -> Option<&'a Question> {
        self.rows.get(self.chosen).and_then(|row| context.data.question(&row.question))
    }

    fn works(&self, action: Action, context: &Context) -> bool {
        action == Action::Search || self.question(context).is_some()
    }

    pub fn on_key(&mut self, key: KeyEvent, context: &Context) -> Outcome {
        if self.searching {
            return self.on_search_key(key, context);
        }
        if key.code == KeyCode::Esc && !self.field.is_empty() {
            self.leave_search(context);
            return Outcome::Stay;
        }
        if let Some(action) = keymap::find(KEYS, key, |action| self.works(action, context)) {
            return self.act(action, context).unwrap_or(Outcome::Stay);
        }
        let Some(step) = movement(key) else { return Outcome::Ignored };
        self.chosen = moved(self.chosen, step, self.rows.len(), context.page);
        Outcome::Stay
    }

    fn act(&mut self, action: Action, context: &Context) -> Option<Outcome> {
        if action == Action::Search {
            self.searching = true;
            return None;
        }
        let question = self.question(context)?;
        Some(match action {
            Action::Say => Outcome::Open(Destination::attempt(&question.id, Mode::Spoken)),
            Action::Star => context.turn_star(&question.id),
            Action::Export => Outcome::Open(Destination::Export(None)),
            Action::Open | Action::Search => open(question),
        })
    }

    fn on_search_key(&mut self, key: KeyEvent, context: &Context) -> Outcome {
        let rows = self.rows.len();
        match keymap::find(SEARCH_KEYS, key, |_| true) {
            Some(SearchAction::Open) => return self.question(context).map_or(Outcome::Stay, open),
            Some(SearchAction::Leave) => self.leave_search(context),
            Some(SearchAction::Up) => self.chosen = moved(self.chosen, keymap::Move::Up, rows, 1),
            Some(SearchAction::Down) => self.chosen = moved(self.chosen, keymap::Move::Down, rows, 1),
            None => return self.type_key(key, context),
        }
        Outcome::Stay
    }

    fn type_key(&mut self, key: KeyEvent, context: &Context) -> Outcome {
        match (self.field.on_key(key), movement(key)) {
            (Some(true), _) => self.find(context),
            (Some(false), _) if key.code == KeyCode::Backspace => self.leave_search(context),
            (Some(false), _) => {}
            (None, Some(step)) if key.modifiers == KeyModifiers::NONE => {
                self.chosen = moved(self.chosen, step, self.rows.len(), context.page);
            }
            (None, _) => return Outcome::Ignored,
        }
        Outcome::Stay
    }

    pub fn on_event(&mut self, event: Event, context: &Context, _now: Moment) -> Outcome {
        match event {
            Event::Paste(text) if self.searching => {
                self.field.paste(&text);
                self.find(context);
                Outcome::Stay
            }
            _ => Outcome::Ignored,
        }
    }

    fn leave_search(&mut self, context: &Context) {
        self.searching = false;
        self.field.clear();
        self.list(context);
    }

    /// The best find is chosen anew after every key.
    fn find(&mut self, context: &Context) {
        self.list(context);
        if !self.field.is_empty() {
            self.chosen = 0;
        }
    }

    /// Lists the questions; the chosen one stays chosen while it is among them.
    fn list(&mut self, context: &Context) {
        let chosen = self.rows.get(self.chosen).map(|row| row.question.clone());
        self.rows = match Search::new(self.field.text()) {
            Some(mut search) => search.find(context.data.bank.questions()),
            None => by_competency(context.data.bank.questions()).map(Found::whole).collect(),
        };
        let place = chosen.and_then(|id| self.rows.iter().position(|row| row.question == id));
        self.chosen = place.unwrap_or(0);
    }

    pub fn refresh(&mut self, context: &Context, now: Moment) {
        let day_starts = context.data.config.day_starts;
        self.day = now.wall.practice_day(day_starts);
        self.practised.clear();
        for head in context.data.records.iter().map(|record| &record.head).filter(|head| head.counts()) {
            let day = head.started.practice_day(day_starts);
            let (drafts, last) = self.practised.entry(head.question.clone()).or_insert((0, day));
            *drafts += 1;
            *last = day.max(*last);
        }
        self.list(context);
    }
}

fn open(question: &Question) -> Outcome {
    Outcome::Open(Destination::Question(question.id.clone()))
}

/// The questions with those of one competency together, competencies in the order in which they first come.
fn by_competency(questions: &[Question]) -> impl Iterator<Item = &Question> {
    let mut names: Vec<&str> = Vec::new();
    for name in questions.iter().map(competency) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.into_iter().flat_map(move |name| questions.iter().filter(move |question| competency(question) == name))
}

/// The heading that `question` stands under.
pub fn competency(question: &Question) -> &str {
    question.competency.as_deref().unwrap_or("other")
}

#[cfg(test)]
mod tests;
