//! The comparison of one finished draft with its reference: its views, and what can be done about it.
//!
//! What can be chosen is in [`points`] and [`checks`]; what is shown is computed in [`crate::review`]. Every change by hand (flips, ticks, the reference, the rating) goes out as [`Command::Keep`].

mod acts;
pub mod checks;
mod coach;
mod flips;
mod keys;
pub mod points;
pub mod voice;

pub use crate::review::{AttemptReview, Earlier};
pub use voice::Listening;

use super::coach::Consultation;
use super::keymap::{self, Hint, Move, movement};
use super::message::Edit;
use super::recording::{Recorded, SoundNews};
use super::{Command, Context, Event, Outcome, Scroll};
use crate::domain::{Draft, Mode, Moment, Question, QuestionId, schedule};
use crate::review::attempt;
use keys::Action;
use ratatui::crossterm::event::KeyEvent;

/// The views, in the order in which Tab turns to them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ViewKind {
    Points,
    Text,
    Parts,
    Checks,
    Attempts,
    /// Only of an attempt that was recorded.
    Voice,
}

impl ViewKind {
    const ALL: [ViewKind; 6] =
        [ViewKind::Points, ViewKind::Text, ViewKind::Parts, ViewKind::Checks, ViewKind::Attempts, ViewKind::Voice];

    /// The name in the row of views.
    pub fn name(self) -> &'static str {
        match self {
            ViewKind::Points => "Key points",
            ViewKind::Text => "Text",
            ViewKind::Parts => "Parts",
            ViewKind::Checks => "Checks",
            ViewKind::Attempts => "Attempts",
            ViewKind::Voice => "Voice",
        }
    }

    /// Its place among all views, from 0.
    pub fn place(self) -> usize {
        ViewKind::ALL.iter().position(|other| *other == self).unwrap_or(0)
    }
}

/// One finished draft. While it was just made, its file is still locked, so `Command::Keep` changes it.
#[derive(Debug)]
pub struct Comparison {
    pub draft: Draft,
    /// Counts the changes made here, for `Command::Keep`.
    pub change: u64,
    pub view: ViewKind,
    /// `None` when the question is in no file any more.
    pub review: Option<AttemptReview>,
    /// The earlier attempts at the question, oldest first; `None` until they were read.
    pub earlier: Option<Vec<Earlier>>,
    /// The next question of today's list.
    next: Option<(QuestionId, Mode)>,
    /// The chosen item of the view.
    pub chosen: usize,
    /// In a view that is only read.
    pub scroll: Scroll,
    /// What Enter opened: a finding, or the word diff with an attempt.
    pub opened: Option<usize>,
    /// All findings are shown, not only those that matter.
    unfolded: bool,
    /// The follow-up that was asked last and not answered.
    pub passed_over: Option<String>,
    pub listening: Listening,
    /// The second opinion that was asked for, in place of the view.
    pub consultation: Option<Box<Consultation>>,
}

impl Comparison {
    /// The comparison of `draft`, whose file is locked and saved up to `change`.
    pub fn new(draft: Draft, change: u64, context: &Context, now: Moment) -> Comparison {
        let mut comparison = Comparison::bare(draft, change);
        comparison.refresh(context, now);
        comparison
    }

    /// A comparison that was made elsewhere, to be printed: nothing is chosen, and `unfolded` shows every finding.
    pub fn to_print(draft: Draft, review: AttemptReview, unfolded: bool) -> Comparison {
        Comparison { review: Some(review), chosen: usize::MAX, unfolded, ..Comparison::bare(draft, 0) }
    }

    /// Before anything was compared.
    fn bare(draft: Draft, change: u64) -> Comparison {
        Comparison {
            draft,
            change,
            view: ViewKind::Points,
            review: None,
            earlier: None,
            next: None,
            chosen: 0,
            scroll: Scroll::default(),
            opened: None,
            unfolded: false,
            passed_over: None,
            listening: Listening::default(),
            consultation: None,
        }
    }

    /// What is to be done when it is first seen: the earlier attempts are read, and a draft that was just made names
    /// the reference that it is compared with.
    pub fn opened(&mut self) -> Outcome {
        let load = match self.earlier {
            None => Outcome::Do(Command::LoadAttempts(self.draft.head.question.clone())),
            Some(_) => Outcome::Stay,
        };
        let reference = self.review.as_ref().and_then(|review| review.result.answer.clone());
        let name_it = self.change > 0 && self.draft.head.answer.is_none() && reference.is_some();
        let mut wanted = vec![load];
        wanted.extend(self.draft.head.recording.is_some().then(|| self.listen()));
        if name_it {
            self.draft.head.answer = reference;
            wanted.insert(0, self.keep());
        }
        Outcome::All(wanted)
    }

    /// The item that is marked, in views where items can be chosen.
    pub fn item(&self) -> Option<usize> {
        (self.items() > 0).then_some(self.chosen)
    }

    /// How many items the visible view has.
    fn items(&self) -> usize {
        match self.view {
            ViewKind::Points => points::items(self).len(),
            ViewKind::Text | ViewKind::Parts => 0,
            ViewKind::Checks => checks::items(self),
            ViewKind::Attempts if self.opened.is_some() => 0,
            ViewKind::Attempts => self.earlier.as_ref().map_or(0, Vec::len),
            ViewKind::Voice => self.voice_items().len(),
        }
    }

    /// The views that there are.
    pub fn views(&self) -> &'static [ViewKind] {
        let recorded = self.draft.head.recording.is_some();
        let count = if recorded { ViewKind::ALL.len() } else { ViewKind::ALL.len() - 1 };
        ViewKind::ALL.get(..count).unwrap_or_default()
    }

    /// The view that comes so many after this one.
    fn turned(&self, by: usize) -> ViewKind {
        let views = self.views();
        views.get((self.view.place() + by) % views.len().max(1)).copied().unwrap_or(self.view)
    }

    fn question<'a>(&self, context: &Context<'a>) -> Option<&'a Question> {
        context.data.question(&self.draft.head.question)
    }

    /// How far what is shown is scrolled.
    pub(super) fn scroll(&mut self) -> &mut Scroll {
        match &mut self.consultation {
            Some(consultation) => &mut consultation.scroll,
            None => &mut self.scroll,
        }
    }

    pub fn hints(&self, context: &Context) -> Vec<Hint> {
        if let Some(consultation) = &self.consultation {
            return consultation.hints();
        }
        keymap::hints_and_moves(keys::KEYS, |action| self.works(action, context))
    }

    fn works(&self, action: Action, context: &Context) -> bool {
        let known = self.question(context).is_some();
        match action {
            Action::NextView | Action::PreviousView => true,
            Action::Flip => flips::item(self).is_some(),
            Action::Open => self.opens() && !self.closes(),
            Action::Close => self.closes(),
            Action::Leave => self.opened.is_some(),
            Action::OtherReference => self.review.as_ref().is_some_and(|review| review.candidates.len() > 1),
            Action::Again | Action::Edit | Action::Use | Action::Rate => known,
            Action::Revise => self.can_be_revised(context),
            Action::Next => self.next.is_some(),
            Action::FollowUp => self.follow_up(context).is_some(),
            Action::Consult => self.can_be_looked_at(context),
            Action::Play => self.view == ViewKind::Voice && self.items() > 0,
            Action::PlayBoth => self.view == ViewKind::Voice && self.both().is_some(),
            Action::Transcribe => self.draft.head.recording.is_some() && self.listening.transcribing.is_none(),
            Action::StopTranscribing => self.listening.transcribing.is_some(),
            Action::TakeHeard => !self.listening.offered.is_empty(),
        }
    }

    /// Whether Enter does something to the chosen item.
    fn opens(&self) -> bool {
        matches!(self.view, ViewKind::Checks | ViewKind::Attempts) && self.items() > 0
    }

    fn closes(&self) -> bool {
        match self.view {
            ViewKind::Checks => self.opened == Some(self.chosen),
            ViewKind::Attempts => self.opened.is_some(),
            _ => false,
        }
    }

    pub fn on_key(&mut self, key: KeyEvent, context: &Context) -> Outcome {
        if let Some(outcome) = self.on_consultation_key(key) {
            return outcome;
        }
        let action = keymap::find(keys::KEYS, key, |action| self.works(action, context));
        // Whatever is pressed ends what is heard.
        let silence = match action {
            Some(Action::Play) => Outcome::Stay,
            _ if self.listening.playing => self.stop_playing(),
            _ => Outcome::Stay,
        };
        let outcome = self.on_other_key(action, key, context);
        match silence {
            Outcome::Stay => outcome,
            silence => Outcome::all([silence, outcome]),
        }
    }

    fn on_other_key(&mut self, action: Option<Action>, key: KeyEvent, context: &Context) -> Outcome {
        if let Some(action) = action {
            return self.act(action, key, context).unwrap_or(Outcome::Stay);
        }
        let Some(step) = movement(key) else { return Outcome::Ignored };
        self.walk(step, context);
        Outcome::Stay
    }

    fn walk(&mut self, step: Move, context: &Context) {
        match (step, self.items()) {
            (Move::Left, _) => self.turn(self.turned(self.views().len() - 1)),
            (Move::Right, _) => self.turn(self.turned(1)),
            (step, 0) => self.scroll.go(step),
            (step, items) => self.chosen = keymap::moved(self.chosen, step, items, context.page),
        }
    }

    fn turn(&mut self, view: ViewKind) {
        self.view = view;
        self.scroll.rewind();
        self.opened = None;
        let last = self.items().saturating_sub(1);
        // Of the attempts the latest earlier one is chosen first.
        self.chosen = if view == ViewKind::Attempts { last } else { 0 };
    }

    fn act(&mut self, action: Action, key: KeyEvent, context: &Context) -> Option<Outcome> {
        match action {
            Action::NextView => self.turn(self.turned(1)),
            Action::PreviousView => self.turn(self.turned(self.views().len() - 1)),
            Action::Flip => return Some(self.flip(context)),
            Action::Open => self.open(),
            Action::Close | Action::Leave => self.opened = None,
            Action::OtherReference => return self.other_reference(context),
            Action::Rate => return self.rate(key),
            Action::Again => return self.again(context),
            Action::Revise => return self.revise(context),
            Action::Next => return self.go_on(),
            Action::FollowUp => return self.ask_follow_up(context),
            Action::Consult => return self.consult(context),
            Action::Play => return self.play(),
            Action::PlayBoth => return self.play_both(),
            Action::Transcribe | Action::StopTranscribing => return Some(self.transcribe()),
            Action::TakeHeard => {
                let keep = self.take_offered();
                self.compare_anew(context);
                return Some(keep);
            }
            Action::Edit => {
                let edit =
                    Edit::Answer { question: self.draft.head.question.clone(), answer: self.own_answer(context) };
                return Some(Outcome::Do(Command::Edit(edit)));
            }
            Action::Use => {
                let question = self.draft.head.question.clone();
                let edit =
                    Edit::UseDraft { question, answer: self.own_answer(context), draft: Box::new(self.draft.clone()) };
                return Some(Outcome::Do(Command::Edit(edit)));
            }
        }
        None
    }

    fn open(&mut self) {
        if self.view == ViewKind::Checks && checks::is_fold(self, self.chosen) {
            self.unfolded = true;
        } else {
            self.opened = Some(self.chosen);
            self.scroll.rewind();
        }
    }

    fn flip(&mut self, context: &Context) -> Outcome {
        if let Some(item) = flips::item(self) {
            flips::flip(self, item);
        }
        self.compare_anew(context);
        self.keep()
    }

    /// Hands the draft out to be saved.
    fn keep(&mut self) -> Outcome {
        self.change += 1;
        Outcome::Do(Command::Keep { draft: Box::new(self.draft.clone()), change: self.change })
    }

    pub fn on_event(&mut self, event: Event, context: &Context, now: Moment) -> Outcome {
        match event {
            Event::Attempts(question, drafts) if question == self.draft.head.question => {
                let Context { data, .. } = context;
                self.earlier = self
                    .question(context)
                    .map(|question| attempt::earlier(drafts, &self.draft, question, &data.bank, &data.config));
                self.compare_anew(context);
                self.listen_to_earlier()
            }
            Event::Sound(news) => {
                let is_text = matches!(news, SoundNews::Transcribed(..));
                let outcome = self.on_sound(news, now);
                if is_text {
                    self.compare_anew(context);
                }
                Outcome::all([outcome, self.note_figures(context)])
            }
            Event::Coach(news) => self.hear(news, now),
            Event::Recorded(Recorded::Stopped) if self.draft.head.recording.is_some() => self.recorded(),
            _ => Outcome::Ignored,
        }
    }

    /// Computes anew what is shown; the chosen item stays chosen.
    fn compare_anew(&mut self, context: &Context) {
        let known = self.review.take().map(|review| review.elsewhere).unwrap_or_default();
        let earlier = self.earlier.as_deref().unwrap_or_default();
        let (bank, config) = (&context.data.bank, &context.data.config);
        self.review = self
            .question(context)
            .map(|question| AttemptReview::of(&self.draft, question, bank, config, earlier, known));
    }

    /// Looks at the data anew.
    pub fn refresh(&mut self, context: &Context, now: Moment) {
        self.compare_anew(context);
        self.chosen = self.chosen.min(self.items().saturating_sub(1));
        let today = schedule::today(&context.data.bank, &context.data.config, &context.data.records, now);
        let next = today.queue.into_iter().find(|item| item.question != self.draft.head.question);
        let mode = |quick: bool| match (quick, self.draft.head.mode) {
            (true, _) => Mode::Quick,
            (false, Mode::Spoken) => Mode::Spoken,
            (false, _) => Mode::Typed,
        };
        self.next = next.map(|item| (item.question, mode(item.quick)));
    }
}

#[cfg(test)]
mod tests;
