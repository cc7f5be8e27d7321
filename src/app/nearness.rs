//! What comes nearest: own answers to questions without one, and questions that an answer could serve.
//!
//! Takes some milliseconds, so it is asked for with a command and comes back as an event.

use crate::compare::stories::{Near, OwnStories, Serves};
use crate::domain::{AnswerId, Bank, Config, QuestionId};
use crate::format::parts::read_answer;

/// What was found for one state of the bank.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Nearness {
    gaps: Vec<(QuestionId, Vec<Near>)>,
    could_serve: Vec<(AnswerId, Vec<Serves>)>,
}

impl Nearness {
    /// Looks through all own answers of `bank`.
    pub fn of(bank: &Bank, config: &Config) -> Nearness {
        let own = OwnStories::new(bank, read_answer);
        let served = |id: &QuestionId| bank.own_answers().any(|answer| answer.questions.contains(id));
        let gaps = bank.questions().iter().filter(|question| !served(&question.id));
        Nearness {
            gaps: gaps.map(|question| (question.id.clone(), own.nearest(question))).collect(),
            could_serve: own.could_serve(bank, config),
        }
    }

    /// The own answers that come nearest to `question`, which none lists.
    pub fn nearest(&self, question: &QuestionId) -> &[Near] {
        self.gaps.iter().find(|(id, _)| id == question).map_or(&[], |(_, near)| near)
    }

    /// The questions that `answer` could serve and did not list.
    pub fn could_serve(&self, answer: &AnswerId) -> &[Serves] {
        self.could_serve.iter().find(|(id, _)| id == answer).map_or(&[], |(_, serves)| serves)
    }
}
