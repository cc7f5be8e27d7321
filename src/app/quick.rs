//! Quick recall: the question, ten seconds, the opening line said aloud, then the headline and the key points.

use super::keymap::{self, Binding, Hint, bind, key, movement, plain};
use super::{Command, Context, Event, Outcome, Scroll};
use crate::domain::{Answer, Draft, DraftHead, Mode, Moment, Question, Rating, Timer};
use crate::format::parts::read_answer;
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

/// What is shown of the answer after the recall.
#[derive(Debug)]
pub struct Revealed {
    pub headline: String,
    pub own: bool,
    pub key_points: Vec<String>,
}

/// One recall.
#[derive(Debug)]
pub struct Quick {
    pub question: Question,
    pub timer: Timer,
    /// The answer, once it is shown; without any, what good answers do.
    pub revealed: Option<Revealed>,
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
        Quick { question: question.clone(), timer, revealed: None, scroll: Scroll::default(), head }
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

    pub fn on_event(&mut self, event: Event, now: Moment) -> Outcome {
        match event {
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
        let answer = context.data.bank.answers_for(&self.question.id).into_iter().find(|answer| answer.written);
        self.head.answer = answer.map(|answer| answer.id.clone());
        self.revealed = Some(match answer {
            Some(answer) => revealed(answer, &self.question),
            None => Revealed {
                headline: "No answer yet. What good answers do:".to_owned(),
                own: true,
                key_points: self.question.look_for.clone(),
            },
        });
    }

    fn rate(&mut self, key: KeyEvent, now: Moment) -> Outcome {
        let rating = super::editor::typed(key).and_then(|c| c.to_digit(10)).and_then(|n| u8::try_from(n).ok());
        let Some(rating) = rating.and_then(Rating::from_number) else { return Outcome::Stay };
        self.head.rating = Some(rating);
        self.head.finished = true;
        self.head.seconds.think = u32::try_from(self.timer.elapsed(now).as_secs()).unwrap_or(u32::MAX);
        let draft = Draft { head: self.head.clone(), parts: Vec::new() };
        Outcome::all([Outcome::Do(Command::Keep { draft: Box::new(draft), change: 1 }), Outcome::Back])
    }
}

fn revealed(answer: &Answer, question: &Question) -> Revealed {
    let story = read_answer(answer, question.framework);
    let headline = answer.headline.clone().or(story.headline.clone()).unwrap_or_else(|| answer.id.to_string());
    let key_points = story.key_points().map(|(_, point)| point.label.clone()).collect();
    Revealed { headline, own: answer.is_own(), key_points }
}
