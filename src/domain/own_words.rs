//! Whose words stand for a question where it is recalled, listed or taken along: one's own, or none.
//!
//! An own answer comes first, then the best attempt with words in it. Examples are shown where they are revealed or
//! compared with, and never here.

use super::{Answer, Bank, DraftHead, Mode, QuestionId, Rating, Record};
use jiff::Timestamp;

/// The person's own story that serves `question`, if any.
pub fn own_story<'b>(bank: &'b Bank, question: &QuestionId) -> Option<&'b Answer> {
    bank.answers_for(question).into_iter().find(|answer| answer.is_own_story())
}

/// What makes one attempt better to recall than another: not a quick opening when there is more, best rated, then latest.
pub fn worth(head: &DraftHead) -> (bool, Option<Rating>, Timestamp) {
    (head.mode != Mode::Quick, head.rating, head.started.instant)
}

/// The best of `records` that are finished and have words.
pub fn best_draft<'r>(records: impl IntoIterator<Item = &'r Record>) -> Option<&'r Record> {
    let usable = records.into_iter().filter(|record| record.head.counts() && record.total_words() > 0);
    usable.max_by_key(|record| worth(&record.head))
}

/// Whether something of the person's own can be recalled for `question`: an answer, or one of its `attempts` with words.
pub fn has_own_words<'r>(bank: &Bank, question: &QuestionId, attempts: impl IntoIterator<Item = &'r Record>) -> bool {
    own_story(bank, question).is_some() || best_draft(attempts).is_some()
}
