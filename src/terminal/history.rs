//! What the history of a question asks for: its latest attempts, read and compared on a thread of their own.

use super::Bell;
use crate::app::history::Review;
use crate::app::{Data, Event};
use crate::domain::QuestionId;
use crate::store;
use std::path::PathBuf;

/// Reads and compares, so that no key waits for it; without a thread the history does without.
pub fn review(data: &Data, id: QuestionId, bell: Bell) {
    let Some(question) = data.question(&id).cloned() else { return };
    let (bank, config) = (data.bank.clone(), data.config.clone());
    let paths: Vec<PathBuf> = data.attempts(&id).map(|record| record.path.clone()).collect();
    bell.find_out("history", move || {
        let review = Review::of(&question, store::load_drafts(&paths), &bank, &config);
        Some(Event::Reviewed(id, Box::new(review)))
    });
}
