//! Which question is practised when none is named.

use super::Context;
use crate::domain::{Bank, Config, Mode, Question, QuestionId, schedule};
use crate::store;
use crate::terminal::aim::load_aimed;

/// A question and how it is practised.
pub struct Chosen {
    pub question: QuestionId,
    pub mode: Mode,
    /// The time to answer in, in seconds, where other than the question's own.
    pub limit: Option<u32>,
}

/// The first question of today, for an answer in lines.
pub fn first_of_today(context: &Context) -> Option<Chosen> {
    let store::Contents { bank, config, .. } = load_aimed(&context.home, context.now).0;
    let (question, _) = first_asked(&bank, &config, context)?;
    Some(Chosen { question: question.id.clone(), mode: Mode::Typed, limit: None })
}

/// The first question of today, and whether it is there as quick recall.
pub fn first_asked<'a>(bank: &'a Bank, config: &Config, context: &Context) -> Option<(&'a Question, bool)> {
    let records = store::load_records(&context.home).value;
    let today = schedule::today(bank, config, &records, context.now);
    let first = today.queue.first().or(today.ahead.first())?;
    Some((bank.question(&first.question)?, first.quick))
}
