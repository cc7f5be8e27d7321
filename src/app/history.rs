//! The history of one question: every attempt, what became of its key points, and any two attempts side by side.

pub use crate::review::{Review, Reviewed};

use super::data::Version;
use super::keymap::{self, Binding, Hint, bind, key, moved, movement, plain};
use super::{Command, Context, Event, Notice, Outcome, Scroll};
use crate::domain::progress::{self, Attempted, QuestionProgress};
use crate::domain::{Moment, QuestionId};
use jiff::civil::Date;
use ratatui::crossterm::event::{KeyCode, KeyEvent};

/// Attempts that page up and page down move by.
const PAGE: usize = 5;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    Open,
    Compare,
    Mark,
    Turn,
    Transcribe,
    Leave,
}

static KEYS: &[Binding<Action>] = &[
    bind(&[key(KeyCode::Enter)], "Enter", "open", Action::Open).help("the whole comparison of this attempt"),
    bind(&[plain('d')], "d", "what changed", Action::Compare)
        .help("the words that changed since the marked attempt, or since the one before"),
    bind(&[plain(' ')], "Space", "mark", Action::Mark).help("mark this attempt, to compare another one with it"),
    bind(&[key(KeyCode::Tab), key(KeyCode::BackTab), plain('v')], "Tab", "view", Action::Turn)
        .help("attempts or key points"),
    bind(&[plain('t')], "t", "transcribe", Action::Transcribe)
        .help("have the recording of this attempt transcribed; what you noted yourself stays"),
    bind(&[key(KeyCode::Esc)], "Esc", "back", Action::Leave).help("back to the attempts"),
];

/// What is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    Attempts,
    Points,
    /// The words of two attempts: places among all attempts, the earlier first.
    Words(usize, usize),
}

/// All attempts at one question.
#[derive(Debug)]
pub struct History {
    pub question: QuestionId,
    /// `None` when there is no finished attempt.
    pub progress: Option<QuestionProgress>,
    /// `None` until it was made.
    pub review: Option<Review>,
    /// Attempts before the latest that were compared.
    looked_up: Vec<Reviewed>,
    pub shown: Shown,
    /// The chosen attempt, the latest is 0.
    pub chosen: usize,
    /// The attempt to compare with, counted from the oldest.
    pub marked: Option<usize>,
    /// Where nothing is chosen.
    pub scroll: Scroll,
    /// The practice day.
    pub day: Date,
    /// The reading of the home and the practice day that it was computed of.
    made_of: Option<Version>,
}

impl History {
    pub fn new(question: QuestionId, context: &Context, now: Moment) -> History {
        let day = context.data.day(now);
        let mut history = History {
            question,
            progress: None,
            review: None,
            looked_up: Vec::new(),
            shown: Shown::Attempts,
            chosen: 0,
            marked: None,
            scroll: Scroll::default(),
            day,
            made_of: None,
        };
        history.refresh(context, now);
        history
    }

    pub fn hints(&self) -> Vec<Hint> {
        keymap::hints_and_moves(KEYS, |action| self.works(action))
    }

    /// The chosen item of the list.
    pub fn item(&self) -> Option<usize> {
        (self.shown == Shown::Attempts && self.count() > 0).then_some(self.chosen)
    }

    fn count(&self) -> usize {
        self.progress.as_ref().map_or(0, |progress| progress.attempts.len())
    }

    /// The chosen attempt, counted from the oldest.
    fn place(&self) -> Option<usize> {
        self.count().checked_sub(self.chosen + 1)
    }

    /// The two attempts whose words are laid side by side, the earlier first.
    fn pair(&self) -> Option<(usize, usize)> {
        let place = self.place()?;
        let other = self.marked.filter(|marked| *marked != place).or(place.checked_sub(1)).unwrap_or(place + 1);
        let (first, second) = (place.min(other), place.max(other));
        let attempts = &self.progress.as_ref()?.attempts;
        let older = |place: usize| {
            let (attempt, review) = (attempts.get(place)?, self.review.as_ref()?);
            review.is_older(attempt.started).then_some(())
        };
        let known = |place| self.reviewed(place).is_some() || older(place).is_some();
        (known(first) && known(second)).then_some((first, second))
    }

    /// What the review says of an attempt, counted from the oldest.
    pub fn reviewed(&self, place: usize) -> Option<&Reviewed> {
        let attempt = self.progress.as_ref()?.attempts.get(place)?;
        let mut known = self.review.as_ref()?.attempts.iter().chain(&self.looked_up);
        known.find(|reviewed| reviewed.head.started == attempt.started)
    }

    /// Holds an attempt against the reference if it is one of those before the latest.
    fn look_up(&mut self, place: usize, context: &Context) -> Option<()> {
        if self.reviewed(place).is_some() {
            return Some(());
        }
        let started = self.progress.as_ref()?.attempts.get(place)?.started;
        let (data, question) = (context.data, context.data.question(&self.question)?);
        let found = self.review.as_ref()?.look_up(started, question, &data.bank, &data.config)?;
        self.looked_up.push(found);
        Some(())
    }

    fn works(&self, action: Action) -> bool {
        let list = self.shown == Shown::Attempts;
        match action {
            Action::Open => list && self.count() > 0,
            Action::Compare => list && self.pair().is_some(),
            Action::Mark => list && self.count() > 1,
            Action::Turn => !matches!(self.shown, Shown::Words(..)) && self.count() > 0,
            Action::Transcribe => list && self.chosen_attempt().is_some_and(|attempt| attempt.recorded),
            Action::Leave => matches!(self.shown, Shown::Words(..)),
        }
    }

    /// What is to be done when the screen was just opened.
    pub fn opened(&self) -> Outcome {
        match self.count() {
            0 => Outcome::Stay,
            _ => Outcome::Do(Command::Review(self.question.clone())),
        }
    }

    pub fn on_key(&mut self, key: KeyEvent, context: &Context) -> Outcome {
        match keymap::find(KEYS, key, |action| self.works(action)) {
            Some(action) => return self.act(action, context),
            None => {
                let Some(step) = movement(key) else { return Outcome::Ignored };
                match self.item() {
                    Some(chosen) => self.chosen = moved(chosen, step, self.count(), PAGE),
                    None => self.scroll.go(step),
                }
            }
        }
        Outcome::Stay
    }

    fn act(&mut self, action: Action, context: &Context) -> Outcome {
        self.scroll.rewind();
        match action {
            Action::Open => return self.open(),
            Action::Compare => {
                if let Some((first, second)) = self.pair() {
                    self.look_up(first, context);
                    self.look_up(second, context);
                    self.shown = Shown::Words(first, second);
                }
            }
            Action::Mark => self.marked = self.place().filter(|place| self.marked != Some(*place)),
            Action::Turn => {
                self.shown = if self.shown == Shown::Attempts { Shown::Points } else { Shown::Attempts };
            }
            Action::Transcribe => return self.transcribe(context),
            Action::Leave => self.shown = Shown::Attempts,
        }
        Outcome::Stay
    }

    /// Opens the comparison of the chosen attempt.
    fn open(&self) -> Outcome {
        let attempt = self.chosen_attempt();
        attempt.map_or(Outcome::Stay, |attempt| Outcome::Do(Command::OpenDraft(attempt.path.clone())))
    }

    fn chosen_attempt(&self) -> Option<&Attempted> {
        self.place().and_then(|place| self.progress.as_ref()?.attempts.get(place))
    }

    /// Has the recording of the chosen attempt transcribed, beside everything else.
    fn transcribe(&self, context: &Context) -> Outcome {
        let path = self.chosen_attempt().map(|attempt| &attempt.path);
        let Some(record) = context.data.records.iter().find(|record| Some(&record.path) == path) else {
            return Outcome::Stay;
        };
        Outcome::all([
            Outcome::Tell(Notice::plain("Transcribing. What is heard goes into the empty parts of the draft.")),
            Outcome::Do(Command::Transcribe { head: Box::new(record.head.clone()), asked: true }),
        ])
    }

    pub fn on_event(&mut self, event: Event) -> Outcome {
        match event {
            Event::Reviewed(question, review) if question == self.question => {
                self.review = Some(*review);
                self.looked_up.clear();
                Outcome::Stay
            }
            _ => Outcome::Ignored,
        }
    }

    pub fn refresh(&mut self, context: &Context, now: Moment) {
        let data = context.data;
        if !data.renew(&mut self.made_of, now) {
            return;
        }
        self.day = data.day(now);
        let mut progress = progress::progress(&data.bank, &data.config, &data.records, now);
        let place = progress.questions.iter().position(|question| question.question == self.question);
        self.progress = place.map(|place| progress.questions.swap_remove(place));
        let count = self.count();
        self.chosen = self.chosen.min(count.saturating_sub(1));
        self.marked = self.marked.filter(|marked| *marked < count);
        if matches!(self.shown, Shown::Words(_, second) if second >= count) {
            self.shown = Shown::Attempts;
        }
    }
}

#[cfg(test)]
mod tests;
