//! What Stories asks for: what could serve, found on a thread of its own, and a question added to an answer's.

use super::Bell;
use crate::app::{Data, Event};
use crate::compare::stories::{OwnStories, Suggestions};
use crate::domain::{AnswerId, Bank, Config, QuestionId};
use crate::format::parts::read_answer;
use crate::store::Home;
use crate::store::competencies::load_competencies;
use crate::store::editing::serve_question;

/// Looks through all own answers, so that no key waits for it; without a thread the table does without the nearest.
pub(super) fn find_nearest(home: &Home, data: &Data, bell: Bell) {
    let (home, bank, config) = (home.clone(), data.bank.clone(), data.config.clone());
    bell.find_out("nearest", move || Some(Event::Nearest(Box::new(nearest(&home, &bank, &config)))));
}

/// What could serve which question of `bank`.
pub fn nearest(home: &Home, bank: &Bank, config: &Config) -> Suggestions {
    OwnStories::new(bank, read_answer).suggestions(bank, config, &load_competencies(home))
}

/// Adds `question` to those that `answer` serves, and says so.
pub(super) fn serve(home: &Home, data: &Data, answer: &AnswerId, question: &QuestionId) -> Result<String, String> {
    let own = data.bank.answer(answer).ok_or_else(|| format!("the answer {answer} is in no file any more"))?;
    serve_question(home, own, question).map_err(|error| error.to_string())?;
    Ok(format!("{answer} serves {question} now, and its file says so."))
}
