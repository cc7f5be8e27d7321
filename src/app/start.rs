//! How an attempt starts, from whichever screen it is asked for.

use super::practice::Practice;
use super::quick::Quick;
use super::{Context, Notice, Outcome, Screen};
use crate::domain::{Mode, Moment, QuestionId};

/// Opens an attempt at `question` on top of the visible screen.
pub fn attempt(question: &QuestionId, mode: Mode, context: &Context, now: Moment) -> Outcome {
    screen(question, mode, None, context, now).map_or_else(Outcome::Tell, Outcome::Open)
}

/// The screen of a new attempt at `question`; `fix` is what the last comparison asked to fix.
pub fn screen(
    question: &QuestionId,
    mode: Mode,
    fix: Option<String>,
    context: &Context,
    now: Moment,
) -> Result<Screen, Notice> {
    let Some(question) = context.data.question(question) else {
        return Err(Notice::warning(format!("The question {question} is no longer in your files.")));
    };
    Ok(match mode {
        Mode::Quick => Screen::Quick(Box::new(Quick::new(question, now))),
        Mode::Typed | Mode::Spoken => {
            Screen::Practice(Box::new(Practice::new(question, mode, fix, &context.data.config, now)))
        }
    })
}
