//! The date of the next interview: typed as people write it or moved by days, with what practice would reach until then.

mod date;

pub use date::{Entry, month_start, parse};

use super::editor::typed;
use super::field::Field;
use super::keymap::{self, Binding, Hint, bind, key, plain};
use super::{Command, Context, Event, Notice, Outcome};
use crate::domain::schedule;
use crate::domain::{Config, Moment};
use jiff::ToSpan;
use jiff::civil::Date;
use ratatui::crossterm::event::{KeyCode, KeyEvent};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    Set,
    Clear,
    Leave,
    Move(i32),
}

static KEYS: &[Binding<Action>] = &[
    bind(&[key(KeyCode::Enter)], "Enter", "set", Action::Set).help("write the date into config.toml"),
    bind(&[key(KeyCode::Enter)], "Enter", "clear", Action::Clear).help("take the date out of config.toml"),
    bind(&[key(KeyCode::Up)], "Up", "day before", Action::Move(-1)).quiet(),
    bind(&[key(KeyCode::Down)], "Down", "day after", Action::Move(1)).quiet(),
    bind(&[key(KeyCode::PageUp)], "PgUp", "week before", Action::Move(-7)).quiet(),
    bind(&[key(KeyCode::PageDown)], "PgDn", "week after", Action::Move(7)).quiet(),
    bind(&[key(KeyCode::Esc)], "Esc", "leave", Action::Leave).help("leave it as it was"),
];

/// Keys that move by days without taking letters from the field: shown together in the footer.
static MOVES: &[Binding<()>] = &[
    bind(&[plain('\0')], "↑ ↓", "a day", ()).help("a day before or after"),
    bind(&[plain('\0')], "PgUp PgDn", "a week", ()).help("a week before or after"),
];

/// The date being set.
#[derive(Debug)]
pub struct InterviewDate {
    pub field: Field,
    /// The practice day.
    pub day: Date,
    /// What practice reaches until the date typed, in words.
    pub plan: Option<String>,
    /// Whether the field holds a date that was not typed: what is typed next takes its place.
    offered: bool,
}

impl InterviewDate {
    /// Starts with the date that is set, if it is still ahead.
    pub fn new(context: &Context, now: Moment) -> InterviewDate {
        let config = &context.data.config;
        let day = now.wall.practice_day(config.day_starts);
        let mut interview = InterviewDate { field: Field::default(), day, plan: None, offered: false };
        if let Some(date) = config.interview.filter(|date| *date >= day) {
            interview.offer(date);
        }
        interview.look_ahead(context, now);
        interview
    }

    /// What the text in the field means; `None` while it is empty.
    pub fn entry(&self) -> Option<Result<Entry, &'static str>> {
        (!self.field.text().trim().is_empty()).then(|| parse(self.field.text(), self.day))
    }

    /// The date in the field.
    pub fn date(&self) -> Option<Date> {
        match self.entry() {
            Some(Ok(Entry::Date(date))) => Some(date),
            _ => None,
        }
    }

    pub fn hints(&self) -> Vec<Hint> {
        let listed = |action| self.works(action) && !matches!(action, Action::Move(_));
        let mut hints = keymap::hints(KEYS, listed);
        let moves = keymap::hints(MOVES, |()| true);
        let place = hints.iter().position(|hint| hint.shown == "Esc").unwrap_or(hints.len());
        hints.splice(place..place, moves);
        hints
    }

    fn works(&self, action: Action) -> bool {
        match action {
            Action::Set => self.date().is_some(),
            Action::Clear => matches!(self.entry(), Some(Ok(Entry::Cleared))),
            Action::Leave | Action::Move(_) => true,
        }
    }

    pub fn on_key(&mut self, key: KeyEvent, context: &Context, now: Moment) -> Outcome {
        match keymap::find(KEYS, key, |action| self.works(action)) {
            Some(Action::Set) => return self.set(),
            Some(Action::Clear) => return configure(None, "No interview date is set any more."),
            Some(Action::Leave) => return Outcome::Back,
            Some(Action::Move(days)) => self.go(days),
            None if !self.edit(key) => return Outcome::Ignored,
            None => {}
        }
        self.look_ahead(context, now);
        Outcome::Stay
    }

    pub fn on_event(&mut self, event: Event, context: &Context, now: Moment) -> Outcome {
        let Event::Paste(text) = event else { return Outcome::Ignored };
        self.take_the_place();
        self.field.paste(&text);
        self.look_ahead(context, now);
        Outcome::Stay
    }

    /// A key of the field; false when it is none.
    fn edit(&mut self, key: KeyEvent) -> bool {
        if typed(key).is_some() {
            self.take_the_place();
        }
        let taken = self.field.on_key(key).is_some();
        self.offered &= !taken;
        taken
    }

    /// Makes room for what comes in the place of a date that was not typed.
    fn take_the_place(&mut self) {
        if std::mem::take(&mut self.offered) {
            self.field.clear();
        }
    }

    /// Puts `date` into the field.
    fn offer(&mut self, date: Date) {
        self.field.clear();
        self.field.paste(&date.to_string());
        self.offered = true;
    }

    fn set(&self) -> Outcome {
        let Some(date) = self.date() else { return Outcome::Stay };
        configure(Some(date.to_string()), &format!("The interview is on {}.", date.strftime("%A, %-d %B")))
    }

    /// Moves the date by days; from an empty field, from today.
    fn go(&mut self, days: i32) {
        let from = self.date().unwrap_or(self.day);
        let Ok(to) = from.checked_add(days.days()) else { return };
        self.offer(to.max(self.day));
    }

    /// Says what practice reaches until the date in the field.
    fn look_ahead(&mut self, context: &Context, now: Moment) {
        let data = context.data;
        self.plan = self.date().and_then(|date| {
            let config = Config { interview: Some(date), ..data.config.clone() };
            schedule::today(&data.bank, &config, &data.records, now).plan.map(|plan| plan.words)
        });
    }
}

fn configure(value: Option<String>, told: &str) -> Outcome {
    let command = Command::Configure { key: "interview", value };
    Outcome::all([Outcome::Back, Outcome::Do(command), Outcome::Tell(Notice::plain(told))])
}

#[cfg(test)]
mod tests;
