//! Today: what to practise now, and what was left unfinished.

use super::data::Version;
use super::keymap::{self, Binding, Hint, bind, key, moved, movement, plain};
use super::message::Edit;
use super::{Command, Context, Destination, Notice, Outcome};
use crate::domain::mock;
use crate::domain::progress::Days;
use crate::domain::schedule::{self, Attempts, Item, Unfinished};
use crate::domain::{Mode, Moment, OffsetTime, Problem};
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use std::path::Path;
use std::time::Duration;

/// Rows that page up and page down move by.
const PAGE: usize = 3;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    Write,
    Recall,
    Say,
    Continue,
    Dismiss,
    Questions,
    Stories,
    Progress,
    Export,
    Mock,
    FinishMock,
    Date,
    NoteAnyway,
    Postings,
    Search,
    NoteInterview,
    NextDate,
    FixFile,
}

static KEYS: &[Binding<Action>] = &[
    bind(&[key(KeyCode::Enter)], "Enter", "write", Action::Write).help("answer the chosen question in writing"),
    bind(&[key(KeyCode::Enter)], "Enter", "recall", Action::Recall)
        .help("name the story and its first sentence, then see its key points"),
    bind(&[plain('l')], "l", "note it", Action::NoteInterview).help("note how the interview went, in your editor"),
    bind(&[plain('i')], "i", "next date", Action::NextDate).help("the date of the next interview"),
    bind(&[plain('s')], "s", "speak", Action::Say).help("answer the chosen question aloud, by the clock"),
    bind(&[plain('c')], "c", "continue", Action::Continue).help("continue the unfinished draft, text and clock"),
    bind(&[plain('m')], "m", "finish mock", Action::FinishMock).help("go on with the mock interview"),
    bind(&[plain('x')], "x", "sheet", Action::Export).help("the prep sheet: your stories, to take along"),
    bind(&[plain('i')], "i", "date", Action::Date).help("the date of the next interview"),
    bind(&[plain('b')], "b", "browse", Action::Questions).help("all questions, by competency"),
    bind(&[plain('a')], "a", "stories", Action::Stories).help("which of your stories serves which question"),
    bind(&[plain('p')], "p", "progress", Action::Progress).help("your progress: days, questions, competencies"),
    bind(&[plain('m')], "m", "mock", Action::Mock)
        .help("a mock interview: an introduction and four more questions, then a debrief"),
    bind(&[plain('l')], "l", "note an interview", Action::NoteAnyway)
        .help("note how an interview went, in your editor")
        .quiet(),
    bind(&[plain('v')], "v", "vacancies", Action::Postings)
        .help("the vacancies that you kept: what each asks for, and your stories for it")
        .quiet(),
    bind(&[plain('e')], "e", "fix file", Action::FixFile).help("open the faulty file in your editor"),
    bind(&[plain('d')], "d", "dismiss", Action::Dismiss)
        .help("stop offering the unfinished draft; its file stays")
        .quiet(),
    bind(&[plain('/')], "/", "search", Action::Search).help("search all questions").quiet(),
];

/// A mock interview that is to be finished.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ToFinish {
    pub started: OffsetTime,
    pub answered: usize,
    pub planned: usize,
}

/// The queue with one question chosen.
#[derive(Debug, Default)]
pub struct Today {
    /// What to practise; `None` until the home was read.
    pub plan: Option<Box<schedule::Today>>,
    /// The days practised; `None` when they are not to be shown, or there are none yet.
    pub days: Option<Days>,
    /// The mock interview that is to be finished.
    pub mock: Option<ToFinish>,
    pub chosen: usize,
    /// The reading of the home and the practice day that the list was made of.
    made_of: Option<Version>,
}

impl Today {
    pub fn hints(&self, context: &Context) -> Vec<Hint> {
        keymap::hints_and_moves(KEYS, |action| self.works(action, context))
    }

    /// What can be chosen: today's queue, or what could be practised ahead when that is empty.
    pub fn items(&self) -> &[Item] {
        let Some(plan) = &self.plan else { return &[] };
        if plan.queue.is_empty() { &plan.ahead } else { &plan.queue }
    }

    /// The chosen one.
    fn item(&self) -> Option<&Item> {
        self.items().get(self.chosen)
    }

    /// The unfinished draft that is offered: the newest.
    pub fn unfinished(&self) -> Option<&Unfinished> {
        self.plan.as_ref().and_then(|plan| plan.unfinished.first())
    }

    fn offers_notes(&self) -> bool {
        self.plan.as_ref().is_some_and(|plan| plan.offers_notes())
    }

    fn works(&self, action: Action, context: &Context) -> bool {
        match action {
            Action::Write => self.item().is_some_and(|item| !item.quick),
            Action::Recall => self.item().is_some_and(|item| item.quick),
            Action::Say => self.item().is_some(),
            Action::Continue | Action::Dismiss => self.unfinished().is_some(),
            Action::Questions
            | Action::Stories
            | Action::Progress
            | Action::Export
            | Action::Postings
            | Action::Search => context.data.ready,
            Action::Mock => context.data.ready && self.mock.is_none(),
            Action::FinishMock => self.mock.is_some(),
            Action::NoteInterview | Action::NextDate => self.offers_notes(),
            Action::NoteAnyway => self.plan.is_some() && !self.offers_notes(),
            Action::Date => context.data.ready && !self.offers_notes(),
            Action::FixFile => fault(&context.data.problems).is_some(),
        }
    }

    pub fn on_key(&mut self, key: KeyEvent, context: &Context, now: Moment) -> Outcome {
        self.turn_the_day(context, now);
        if let Some(action) = keymap::find(KEYS, key, |action| self.works(action, context)) {
            return self.act(action, context).unwrap_or(Outcome::Stay);
        }
        let Some(step) = movement(key) else { return Outcome::Ignored };
        self.chosen = moved(self.chosen, step, self.items().len(), PAGE);
        Outcome::Stay
    }

    fn act(&self, action: Action, context: &Context) -> Option<Outcome> {
        Some(match action {
            Action::Write => Outcome::Open(Destination::attempt(&self.item()?.question, Mode::Typed)),
            Action::Recall => Outcome::Open(Destination::attempt(&self.item()?.question, Mode::Quick)),
            Action::Say => Outcome::Open(Destination::attempt(&self.item()?.question, Mode::Spoken)),
            Action::Continue => Outcome::Do(Command::OpenDraft(self.unfinished()?.path.clone())),
            Action::Dismiss => dismiss(&self.unfinished()?.path),
            Action::Questions => Outcome::Open(Destination::Questions),
            Action::Stories => Outcome::Open(Destination::Stories),
            Action::Progress => Outcome::Open(Destination::Progress),
            Action::Export => Outcome::Open(Destination::Export(None)),
            Action::Mock | Action::FinishMock => Outcome::Open(Destination::Mock),
            Action::Date | Action::NextDate => Outcome::Open(Destination::Interview),
            Action::Postings => Outcome::Open(Destination::Postings),
            Action::Search => Outcome::Open(Destination::Search),
            Action::NoteInterview | Action::NoteAnyway => Outcome::Do(Command::Edit(Edit::Interview)),
            Action::FixFile => Outcome::Do(Command::Edit(Edit::File(fault(&context.data.problems)?.path.clone()))),
        })
    }

    /// The time until the next practice day begins.
    pub fn next_change(&self, context: &Context, now: Moment) -> Option<Duration> {
        Some(now.wall.until_next_day(context.data.config.day_starts))
    }

    /// Time went by: perhaps it is another day.
    pub fn on_tick(&mut self, context: &Context, now: Moment) -> Outcome {
        self.turn_the_day(context, now);
        Outcome::Stay
    }

    /// Makes a new list when the practice day changed while the screen stood open.
    fn turn_the_day(&mut self, context: &Context, now: Moment) {
        let day = context.data.day(now);
        if self.plan.as_ref().is_some_and(|plan| plan.day != day) {
            self.refresh(context, now);
        }
    }

    /// Makes the list anew when the files or the day changed, since thousands of drafts take a while; the chosen question
    /// stays chosen while it is on it.
    pub fn refresh(&mut self, context: &Context, now: Moment) {
        let data = context.data;
        if !data.renew(&mut self.made_of, now) {
            return;
        }
        let chosen = self.items().get(self.chosen).map(|item| item.question.clone());
        let mut plan = schedule::today(&data.bank, &data.config, &data.records, now).with_notes(data.interview_noted);
        plan.unfinished.retain(|draft| !data.in_work.contains(&draft.path));
        self.days = (data.config.streak && !data.records.is_empty()).then(|| {
            let attempts = Attempts::of(&data.records, data.config.day_starts, now);
            Days::of(&data.bank, &data.config, &attempts, plan.day)
        });
        self.plan = Some(Box::new(plan));
        self.mock = to_finish(context);
        let items = self.items();
        let place = chosen.and_then(|id| items.iter().position(|item| item.question == id));
        self.chosen = place.unwrap_or_else(|| self.chosen.min(items.len().saturating_sub(1)));
    }
}

/// The mock interview that is to be finished, unless another program is at it.
fn to_finish(context: &Context) -> Option<ToFinish> {
    let mock = mock::to_finish(&context.data.records)?;
    let is_in_work = mock.drafts.iter().any(|record| context.data.in_work.contains(&record.path));
    let (started, answered, planned) = (mock.started(), mock.answered(), mock.part.plan.len());
    (!is_in_work).then_some(ToFinish { started, answered, planned })
}

/// Stops offering the draft at `path`, and says where it stays.
fn dismiss(path: &Path) -> Outcome {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let told = Notice::plain(format!("The draft is dismissed; its file stays: {name}"));
    Outcome::all([Outcome::Do(Command::PutAside(path.to_owned())), Outcome::Tell(told)])
}

/// The fault to tell first: an error before a warning that something is not as meant.
pub fn fault(problems: &[Problem]) -> Option<&Problem> {
    problems.iter().find(|problem| problem.is_error())
}

#[cfg(test)]
mod tests;
