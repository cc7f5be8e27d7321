//! The page of one question: what is asked, what good answers do, whose answers there are. The answer itself stays
//! hidden until it is asked for.

use super::keymap::{self, Binding, Hint, Move, bind, key, movement, plain};
use super::message::Edit;
use super::{Command, Context, Destination, Outcome, Scroll};
use crate::domain::{Answer, AnswerId, Mode, Question, QuestionId, Record};
use ratatui::crossterm::event::{KeyCode, KeyEvent};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    Open,
    Write,
    Say,
    Reveal,
    NextAnswer,
    Hide,
    Edit,
    Length,
    Star,
}

static KEYS: &[Binding<Action>] = &[
    bind(&[key(KeyCode::Enter)], "Enter", "open", Action::Open).help("the whole comparison of the chosen attempt"),
    bind(&[key(KeyCode::Enter)], "Enter", "write", Action::Write).help("answer it in writing"),
    bind(&[plain('s')], "s", "say aloud", Action::Say).help("answer it aloud, by the clock"),
    bind(&[plain('t')], "t", "length", Action::Length)
        .help("the same story in another length, for the next Enter or s"),
    bind(&[plain('w')], "w", "write an answer", Action::Edit).help("open your answer, or a new one, in your editor"),
    bind(&[plain('v')], "v", "reveal", Action::Reveal).help("reveal the answer"),
    bind(&[plain('v')], "v", "next answer", Action::NextAnswer).help("show the next answer"),
    bind(&[plain('v')], "v", "hide", Action::Hide).help("hide the answer"),
    bind(&[plain('*')], "*", "star", Action::Star).help("star it: always in scope before an interview"),
];

/// One question.
#[derive(Debug)]
pub struct QuestionPage {
    pub question: QuestionId,
    /// The answer that is revealed, counted as `Bank::answers_for` lists them.
    pub revealed: Option<usize>,
    /// Which answer that is, whatever comes and goes beside it.
    revealed_id: Option<AnswerId>,
    pub scroll: Scroll,
    /// The chosen one of the last attempts, the latest is 0; none until an arrow has chosen one.
    pub chosen: Option<usize>,
    /// The length of the next attempt in seconds, where other than the question's own.
    pub limit: Option<u32>,
}

/// How many of the last attempts are listed.
pub const LAST_ATTEMPTS: usize = 3;

impl QuestionPage {
    pub fn new(question: QuestionId) -> QuestionPage {
        QuestionPage {
            question,
            revealed: None,
            revealed_id: None,
            scroll: Scroll::default(),
            chosen: None,
            limit: None,
        }
    }

    pub fn hints(&self, context: &Context) -> Vec<Hint> {
        keymap::hints_and_moves(KEYS, |action| self.works(action, context))
    }

    fn answers<'a>(&self, context: &Context<'a>) -> Vec<&'a Answer> {
        context.data.bank.answers_for(&self.question)
    }

    /// The attempts that can be chosen, the latest first.
    fn attempts<'a>(&self, context: &Context<'a>) -> Vec<&'a Record> {
        let shown = if self.revealed.is_none() { LAST_ATTEMPTS } else { 0 };
        context.data.attempts(&self.question).rev().take(shown).collect()
    }

    fn works(&self, action: Action, context: &Context) -> bool {
        let answers = self.answers(context).len();
        let exists = context.data.question(&self.question).is_some();
        match (action, self.revealed) {
            (Action::Open, _) => self.chosen.is_some_and(|chosen| chosen < self.attempts(context).len()),
            (Action::Reveal, revealed) => revealed.is_none() && answers > 0,
            (Action::NextAnswer, revealed) => revealed.is_some_and(|place| place + 1 < answers),
            (Action::Hide, revealed) => revealed.is_some_and(|place| place + 1 >= answers),
            _ => exists,
        }
    }

    pub fn on_key(&mut self, key: KeyEvent, context: &Context) -> Outcome {
        if let Some(action) = keymap::find(KEYS, key, |action| self.works(action, context)) {
            return self.act(action, context);
        }
        let Some(step) = movement(key) else { return Outcome::Ignored };
        match (step, self.attempts(context).len()) {
            (Move::Up | Move::Down, attempts @ 1..) => self.choose(step, attempts),
            (step, _) => {
                self.chosen = None;
                self.scroll.go(step);
            }
        }
        Outcome::Stay
    }

    /// Goes up or down among the attempts; above the first of them none is chosen.
    fn choose(&mut self, step: Move, attempts: usize) {
        self.chosen = match (step, self.chosen) {
            (Move::Down, None) => Some(0),
            (Move::Down, Some(place)) => Some((place + 1).min(attempts - 1)),
            (_, place) => place.and_then(|place| place.checked_sub(1)),
        };
    }

    fn act(&mut self, action: Action, context: &Context) -> Outcome {
        match action {
            Action::Open => {
                let attempts = self.attempts(context);
                let record = self.chosen.and_then(|place| attempts.get(place));
                record.map_or(Outcome::Stay, |record| Outcome::Do(Command::OpenDraft(record.path.clone())))
            }
            Action::Write => self.attempt(Mode::Typed),
            Action::Say => self.attempt(Mode::Spoken),
            Action::Length => {
                self.limit =
                    context.data.question(&self.question).and_then(|question| next_length(question, self.limit));
                Outcome::Stay
            }
            Action::Reveal => self.reveal(Some(0), context),
            Action::NextAnswer => self.reveal(self.revealed.map(|place| place + 1), context),
            Action::Hide => self.reveal(None, context),
            Action::Star => context.turn_star(&self.question),
            Action::Edit => {
                let own = self.answers(context).into_iter().find(|answer| answer.is_own());
                let answer = own.map(|answer| answer.id.clone());
                Outcome::Do(Command::Edit(Edit::Answer { question: self.question.clone(), answer }))
            }
        }
    }

    /// An attempt in the chosen length, which is chosen for this one alone.
    fn attempt(&mut self, mode: Mode) -> Outcome {
        let (question, limit) = (self.question.clone(), self.limit.take());
        Outcome::Open(Destination::Attempt { question, mode, limit, fix: None, came_from: None })
    }

    fn reveal(&mut self, answer: Option<usize>, context: &Context) -> Outcome {
        self.revealed = answer;
        self.chosen = None;
        self.revealed_id = answer.and_then(|place| Some(self.answers(context).get(place)?.id.clone()));
        self.scroll.rewind();
        Outcome::Stay
    }

    pub fn refresh(&mut self, context: &Context) {
        let answers = self.answers(context);
        let place = |id: &AnswerId| answers.iter().position(|answer| answer.id == *id);
        self.revealed = self.revealed_id.as_ref().and_then(place);
    }
}

/// The length that comes after `limit`: the others from the shortest on, then the question's own again.
fn next_length(question: &Question, limit: Option<u32>) -> Option<u32> {
    let lengths: Vec<u32> = question.other_lengths().collect();
    let after = limit.and_then(|limit| lengths.iter().position(|length| *length == limit)).map_or(0, |place| place + 1);
    lengths.get(after).copied()
}

#[cfg(test)]
mod tests;
