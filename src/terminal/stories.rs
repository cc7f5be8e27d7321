//! What Stories asks for: what comes nearest, found on a thread of its own, and a question added to an answer's.

use super::Bell;
use crate::app::nearness::Nearness;
use crate::app::{Data, Event};
use crate::domain::{AnswerId, QuestionId};
use crate::store::Home;
use crate::store::editing::serve_question;

/// Looks through all own answers, so that no key waits for it; without a thread the table does without the nearest.
pub fn find_nearest(data: &Data, bell: Bell) {
    let (bank, config) = (data.bank.clone(), data.config.clone());
    let find = move || {
        bell.tell(Event::Nearest(Box::new(Nearness::of(&bank, &config))));
    };
    let _ = std::thread::Builder::new().name("nearest".to_owned()).spawn(find);
}

/// Adds `question` to those that `answer` serves, and says so.
pub fn serve(home: &Home, data: &Data, answer: &AnswerId, question: &QuestionId) -> Result<String, String> {
    let own = data.bank.answer(answer).ok_or_else(|| format!("the answer {answer} is in no file any more"))?;
    serve_question(home, own, question).map_err(|error| error.to_string())?;
    Ok(format!("{answer} serves {question} now, and its file says so."))
}
