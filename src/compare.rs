//! A draft held against an answer: key points, parts, checks, and the one thing to fix.
//!
//! Pure: opens no file, reads no clock. A check is one file in `checks/` and one row in its table.

mod alignment;
mod assign;
pub mod attempts;
pub mod checks;
pub mod comparison;
mod delivery;
pub mod figures;
pub mod fix;
#[cfg(test)]
mod fixture;
mod key_points;
mod language;
pub mod nearest;
mod part_rows;
pub mod points;
mod reading;
pub mod reference;
pub mod series;
mod statements;
pub mod stories;
mod tokens;
pub mod vectors;
mod verbs;
mod verdict;
mod windows;
pub mod words;

pub use comparison::{
    Band, Comparison, Delivery, FigureMismatch, Finding, Fix, LookFor, PartRow, Point, Status, Verdict,
};
pub use reading::{Attempt, Reference, Settings};
pub use reference::choose_reference;

use reading::Reading;

/// Holds `attempt` against `reference`. `history` are the fixes given for the earlier attempts at the question, the
/// latest last (see [`fix::history`]). The caller names the draft: `draft` is left empty.
pub fn compare(
    attempt: &Attempt<'_>,
    reference: Option<&Reference<'_>>,
    settings: &Settings,
    history: &[Option<Fix>],
) -> Comparison {
    let reading = Reading::new(*attempt, reference.copied(), settings);
    let judgement = verdict::judge(&reading);
    let points = key_points::key_points(&reading, judgement.verdict);
    let checks = checks::findings(&reading, judgement.verdict, judgement.reason.as_ref());
    let fixes = fix::fixes(&reading, &checks, &points);
    Comparison {
        question: attempt.question.id.clone(),
        draft: None,
        answer: reference.map(|reference| reference.answer.id.clone()),
        own_answer: reference.is_some_and(|reference| reference.answer.is_own()),
        verdict: judgement.verdict,
        fix: fix::choose(&fixes, history),
        points,
        look_for: look_for(attempt),
        parts: part_rows::part_rows(&reading),
        checks,
        delivery: delivery::delivery(&reading),
        fixes,
    }
}

/// What good answers do, with the person's ticks.
fn look_for(attempt: &Attempt<'_>) -> Vec<LookFor> {
    let met = |text: &String| attempt.head.is_some_and(|head| head.met.contains(text));
    attempt.question.look_for.iter().map(|text| LookFor { text: text.clone(), met: met(text) }).collect()
}

/// What must go with the embedded table of word-piece vectors: where it comes from, and WordNet's licence.
pub const TABLE_NOTICE: &str = include_str!("compare/table/NOTICE.txt");
