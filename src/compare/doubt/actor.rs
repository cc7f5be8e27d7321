//! The deed is somebody else's in the passage than in the point.

use super::claim::{Claim, Pair};
use crate::compare::verbs::{is_past, is_stative};
use crate::text::words::is_stop_word;

/// Who did it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Actor {
    Speaker,
    Other,
}

/// Nouns for people who may do what the speaker might have done.
const PEOPLE: &[&str] = &[
    "manager",
    "boss",
    "lead",
    "director",
    "colleague",
    "colleagues",
    "coworker",
    "coworkers",
    "teammate",
    "teammates",
    "developer",
    "engineer",
    "designer",
    "tester",
    "analyst",
    "intern",
    "trainee",
    "assistant",
    "deputy",
    "secretary",
    "nurse",
    "doctor",
    "teacher",
    "technician",
    "operator",
    "volunteer",
    "friend",
    "wife",
    "husband",
    "mother",
    "father",
    "brother",
    "sister",
    "partner",
    "mentor",
    "predecessor",
    "consultant",
    "contractor",
    "student",
    "apprentice",
    "somebody",
    "someone",
];

/// Whether the speaker did it in one of them and somebody else in the other.
pub fn is_somebody_else(point: &Claim, passage: &Claim, pairs: &[Pair]) -> bool {
    match doer(point) {
        Some(Actor::Speaker) => is_disowned(passage) || is_told_of_another(passage, pairs),
        Some(Actor::Other) => is_told_of_the_speaker(point, passage, pairs),
        None => false,
    }
}

/// Who does what the point tells: its own subject, or the one right before it.
fn doer(point: &Claim) -> Option<Actor> {
    let deed = point.inside.clone().find(|at| is_deed(point, *at))?;
    let reach = deed.saturating_sub(3)..deed;
    reach.rev().find_map(|at| subject(point, at))
}

fn is_deed(claim: &Claim, at: usize) -> bool {
    is_past(claim.word(at)) && !is_stative(claim.word(at))
}

/// "Not me", "it wasn't me".
fn is_disowned(passage: &Claim) -> bool {
    let me = |at: &usize| matches!(passage.word(*at), "me" | "i") && *at > 0;
    passage.inside.clone().filter(me).any(|at| matches!(passage.word(at - 1), "not" | "wasn't" | "isn't"))
}

/// Whether somebody else is the subject of all that the passage has of the point, before the speaker comes in.
fn is_told_of_another(passage: &Claim, pairs: &[Pair]) -> bool {
    let Some(first) = pairs.iter().map(|pair| pair.passage).min() else { return false };
    let Some(last) = pairs.iter().map(|pair| pair.passage).max() else { return false };
    let Some(home) = passage.prose.tokens.get(first).map(|token| token.sentence) else { return false };
    let start = passage.prose.tokens.partition_point(|token| token.sentence < home);
    let does = |at: usize| (at + 1..at + 4).any(|next| is_deed(passage, next));
    let other = (start..first).find(|at| subject(passage, *at) == Some(Actor::Other) && does(*at));
    let speaker = (start..=last).any(|at| {
        matches!(passage.word(at), "i" | "we" | "me" | "us" | "my") || subject(passage, at) == Some(Actor::Speaker)
    });
    other.is_some() && !(start..=last).any(|at| matches!(passage.word(at), "i" | "we" | "me" | "us"))
        || other.is_some() && !speaker
}

/// Whether the speaker does in the passage what another does in the point.
fn is_told_of_the_speaker(point: &Claim, passage: &Claim, pairs: &[Pair]) -> bool {
    let deeds = pairs.iter().filter(|pair| is_deed(point, pair.point) && is_deed(passage, pair.passage));
    let mut by = deeds.filter_map(|pair| {
        let reach = pair.passage.saturating_sub(2)..pair.passage;
        reach.rev().find_map(|at| subject(passage, at))
    });
    by.next() == Some(Actor::Speaker)
}

fn subject(claim: &Claim, at: usize) -> Option<Actor> {
    let before = at.checked_sub(1).map_or("", |before| claim.word(before));
    match claim.word(at).split('\'').next().unwrap_or_default() {
        "i" | "we" => Some(Actor::Speaker),
        "he" | "she" => Some(Actor::Other),
        word if PEOPLE.contains(&word) && !matches!(before, "to" | "with" | "for" | "from" | "of" | "by") => {
            Some(Actor::Other)
        }
        _ if is_name(claim, at) => Some(Actor::Other),
        _ => None,
    }
}

/// A word with a capital inside a sentence, or one that opens a sentence and is followed by what somebody does.
fn is_name(claim: &Claim, at: usize) -> bool {
    let Some(token) = claim.prose.tokens.get(at) else { return false };
    let word = claim.prose.text.get(token.range.clone()).unwrap_or_default();
    let mut letters = word.chars();
    let name = letters.next().is_some_and(char::is_uppercase)
        && letters.clone().count() > 1
        && letters.all(char::is_lowercase);
    let opens_a_deed = || !is_stop_word(&token.text) && is_deed(claim, at + 1) && !token.text.ends_with('s');
    name && (!token.opens || opens_a_deed())
}
