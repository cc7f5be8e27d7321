//! Quick recall: the question, ten seconds, the opening line said aloud, then the headline and the key points.

use super::keymap::{self, Binding, Hint, bind, key, movement, plain};
use super::{Command, Context, Event, Outcome, Scroll};
use crate::domain::own_words::{own_story, worth};
use crate::domain::{Bank, Draft, DraftHead, Mode, Moment, Question, Timer};
use crate::review::gist::Gist;
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use std::time::Duration;

/// The time in which the story and its opening line should come to mind, in seconds.
pub const RECALL_SECONDS: u32 = 10;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    Reveal,
    Rate,
}

static KEYS: &[Binding<Action>] = &[
    bind(&[key(KeyCode::Enter), plain(' ')], "Enter", "reveal", Action::Reveal)
        .help("show the headline and the key points, once you have said your opening line"),
    bind(&[plain('1'), plain('2'), plain('3'), plain('4')], "1-4", "how it went", Action::Rate)
        .help("1 again, 2 hard, 3 good, 4 easy: when the question comes back depends on it"),
];

/// One recall.
#[derive(Debug)]
pub struct Quick {
    pub question: Question,
    pub timer: Timer,
    /// One's own answer, or the best attempt, once it is shown.
    pub revealed: Option<Gist>,
    /// What the best attempt says; none until it was read, and where there is an own answer.
    best: Option<Gist>,
    /// In the key points.
    pub scroll: Scroll,
    head: DraftHead,
}

impl Quick {
    /// A recall of `question`; the clock runs from now.
    pub fn new(question: &Question, now: Moment) -> Quick {
        let head = DraftHead::new(question.id.clone(), now.wall, Mode::Quick);
        let mut timer = Timer::default();
        timer.start(now);
        Quick { question: question.clone(), timer, revealed: None, best: None, scroll: Scroll::default(), head }
    }

    pub fn head(&self) -> &DraftHead {
        &self.head
    }

    pub fn hints(&self) -> Vec<Hint> {
        let mut hints = keymap::hints(KEYS, |action| self.works(action));
        hints.extend(self.revealed.is_some().then_some(keymap::MOVES));
        hints
    }

    fn works(&self, action: Action) -> bool {
        match action {
            Action::Reveal => self.revealed.is_none(),
            Action::Rate => self.revealed.is_some(),
        }
    }

    pub fn on_key(&mut self, key: KeyEvent, context: &Context, now: Moment) -> Outcome {
        match keymap::find(KEYS, key, |action| self.works(action)) {
            Some(Action::Reveal) => {
                self.timer.pause(now);
                self.reveal(context);
                Outcome::Stay
            }
            Some(Action::Rate) => self.rate(key, now),
            None => {
                let Some(step) = movement(key).filter(|_| self.revealed.is_some()) else { return Outcome::Ignored };
                self.scroll.go(step);
                Outcome::Stay
            }
        }
    }

    /// What is to be done when it is first seen: without an own answer the attempts are read.
    pub fn opened(&self, bank: &Bank) -> Outcome {
        match own_story(bank, &self.question.id) {
            Some(_) => Outcome::Stay,
            None => Outcome::Do(Command::LoadAttempts(self.question.id.clone())),
        }
    }

    pub fn on_event(&mut self, event: Event, now: Moment) -> Outcome {
        match event {
            Event::Attempts(question, drafts) if question == self.question.id => {
                let told = drafts.iter().filter_map(|draft| Some((draft, Gist::of_draft(draft, &self.question)?)));
                self.best = told.max_by_key(|(draft, _)| worth(&draft.head)).map(|(_, gist)| gist);
            }
            Event::Suspending => self.timer.pause(now),
            Event::Resumed if self.revealed.is_none() => self.timer.start(now),
            _ => return Outcome::Ignored,
        }
        Outcome::Stay
    }

    /// The time until the clock on screen shows another second.
    pub fn next_change(&self, now: Moment) -> Option<Duration> {
        self.timer.is_running().then(|| self.timer.next_second(now))
    }

    fn reveal(&mut self, context: &Context) {
        let own = own_story(&context.data.bank, &self.question.id);
        self.head.answer = own.map(|answer| answer.id.clone());
        let nothing = || Gist { headline: "Nothing of your own is kept yet.".to_owned(), points: Vec::new() };
        let gist = own.map(|answer| Gist::of_answer(answer, &self.question)).or_else(|| self.best.clone());
        self.revealed = Some(gist.unwrap_or_else(nothing));
    }

    fn rate(&mut self, key: KeyEvent, now: Moment) -> Outcome {
        let Some(rating) = keymap::rating(key) else { return Outcome::Stay };
        self.head.rating = Some(rating);
        self.head.finished = true;
        self.head.seconds.think = self.timer.seconds(now);
        let draft = Draft { head: self.head.clone(), parts: Vec::new() };
        Outcome::all([Outcome::Do(Command::Keep { draft: Box::new(draft), change: 1 }), Outcome::Back])
    }
}

#[cfg(test)]
mod tests;
