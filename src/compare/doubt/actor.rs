//! The deed is somebody else's in the passage than in the point.

use super::claim::{Claim, Pair};
use crate::compare::tokens::word_set;
use crate::compare::verbs::{is_past, is_stative};
use crate::text::words::is_stop_word;
use hashbrown::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// Who did it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Actor {
    Speaker,
    Other,
}

/// Nouns for people, alone or together, who may do what the speaker might have done.
static PEOPLE: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    word_set(
        "manager boss lead director colleague colleagues coworker coworkers teammate teammates developer developers \
         engineer engineers designer tester testers analyst intern trainee assistant deputy secretary nurse doctor teacher \
         technician operator volunteer volunteers friend wife husband mother father brother sister partner mentor predecessor \
         consultant contractor student students apprentice somebody someone everybody nobody neighbour neighbor landlord \
         foreman driver drivers clerk accountant lawyer surgeon mayor judge jury board committee firm agency company vendor \
         supplier client customer customers office finance support sales marketing legal operations",
    )
});

/// Whether the speaker did it in one of them and somebody else in the other.
pub fn is_somebody_else(point: &Claim, passage: &Claim, pairs: &[Pair]) -> bool {
    if is_done_to_the_speaker(point, passage, pairs) {
        return true;
    }
    match doer(point) {
        Some(Actor::Speaker) => is_disowned(passage) || is_told_of_another(point, passage, pairs),
        Some(Actor::Other) => is_told_of(Actor::Speaker, point, passage, pairs),
        None => false,
    }
}

/// Whether the one to whom the deed of the point is done does it to the speaker: "she rang me" for "I rang her office".
fn is_done_to_the_speaker(point: &Claim, passage: &Claim, pairs: &[Pair]) -> bool {
    let mut deeds = pairs.iter().filter(|pair| is_deed(point, pair.point) && is_deed(passage, pair.passage));
    deeds.any(|deed| {
        let to_speaker = matches!(passage.word(deed.passage + 1), "me" | "us");
        let is_object = |pair: &Pair| (deed.point + 1..=deed.point + FAR).contains(&pair.point);
        let is_subject = |pair: &Pair| (pair.passage + 1..=pair.passage + CLOSE).contains(&deed.passage);
        to_speaker && pairs.iter().any(|pair| is_object(pair) && is_subject(pair))
    })
}

/// Who does what the point tells. A point that begins with a deed may leave out who did it: the one of whom its sentence
/// tells first, and in a note the speaker.
fn doer(point: &Claim) -> Option<Actor> {
    let deed = point.inside.clone().find(|at| is_deed(point, *at))?;
    let subject = subject_of(point, deed).map(|(_, actor)| actor);
    let sentence = point.sentence_of(deed);
    let named = |at: usize| pronoun(point.word(at)).or_else(|| is_person(point, at).then_some(Actor::Other));
    let first = || (sentence.start..deed).find_map(named);
    let is_note = deed == sentence.start;
    subject.or_else(|| first().filter(|_| deed == point.inside.start)).or_else(|| is_note.then_some(Actor::Speaker))
}

fn is_deed(claim: &Claim, at: usize) -> bool {
    is_past(claim.word(at)) && !is_stative(claim.word(at))
}

/// So many words back the subject of a deed is looked for. A convention of this program, like the next.
const FAR: usize = 8;

/// A noun is the subject of what follows it closely.
const CLOSE: usize = 2;

/// Whose deed the verb at `deed` is, and where that stands: of the nearest "I", "we", "he" or "she" before it, or of a
/// person right before it.
fn subject_of(claim: &Claim, deed: usize) -> Option<(usize, Actor)> {
    let start = claim.sentence_of(deed).start.max(deed.saturating_sub(FAR));
    let parted = |at: usize| {
        (at + 1..=deed).any(|at| claim.token(at).is_some_and(|token| token.after_mark))
            || (at + 1..deed).any(|at| matches!(claim.word(at), "and" | "who" | "to"))
    };
    let is_subject = |at: usize| deed - at <= CLOSE && !parted(at) && is_person(claim, at);
    let actor = |at: usize| pronoun(claim.word(at)).or_else(|| is_subject(at).then_some(Actor::Other));
    (start..deed).rev().find_map(|at| Some((at, actor(at)?)))
}

fn pronoun(word: &str) -> Option<Actor> {
    match word.split('\'').next().unwrap_or_default() {
        "i" | "we" => Some(Actor::Speaker),
        "he" | "she" => Some(Actor::Other),
        _ => None,
    }
}

/// "Not me", "it wasn't me".
fn is_disowned(passage: &Claim) -> bool {
    let me = |at: &usize| matches!(passage.word(*at), "me" | "i") && *at > 0;
    passage.inside.clone().filter(me).any(|at| matches!(passage.word(at - 1), "not" | "wasn't" | "isn't"))
}

/// Whether somebody else does in the passage what the speaker does in the point: the deed itself, or all that the sentence
/// with most of the point tells.
fn is_told_of_another(point: &Claim, passage: &Claim, pairs: &[Pair]) -> bool {
    is_told_of(Actor::Other, point, passage, pairs) || is_all_of_another(passage, pairs)
}

/// Whether `actor`, whom the point does not name itself, does the deeds that both tell.
fn is_told_of(actor: Actor, point: &Claim, passage: &Claim, pairs: &[Pair]) -> bool {
    let deeds = pairs.iter().filter(|pair| is_deed(point, pair.point) && is_deed(passage, pair.passage));
    let mut by = deeds.filter_map(|pair| subject_of(passage, pair.passage));
    let is_told = |(at, by): (usize, Actor)| by == actor && !is_shared(pairs, at);
    by.next().is_some_and(is_told) && by.all(is_told)
}

fn is_shared(pairs: &[Pair], at: usize) -> bool {
    pairs.iter().any(|pair| pair.passage == at)
}

/// Whether somebody else does all that the passage has of the point in the sentence that has most of it, before the
/// speaker comes in.
fn is_all_of_another(passage: &Claim, pairs: &[Pair]) -> bool {
    let shared = |sentence: &Range<usize>| pairs.iter().filter(|pair| sentence.contains(&pair.passage)).count();
    let sentences = pairs.iter().map(|pair| passage.sentence_of(pair.passage));
    let Some(home) = sentences.max_by_key(shared) else { return false };
    let inside = || pairs.iter().map(|pair| pair.passage).filter(|at| home.contains(at));
    let (Some(first), Some(last)) = (inside().min(), inside().max()) else { return false };
    let does = |at: usize| (at + 1..at + 4).any(|next| is_deed(passage, next));
    let is_other = |at: usize| pronoun(passage.word(at)) == Some(Actor::Other) || is_person(passage, at);
    let is_speaker =
        |at: usize| matches!(passage.word(at), "me" | "us") || pronoun(passage.word(at)) == Some(Actor::Speaker);
    let other = (home.start..first).any(|at| is_other(at) && does(at));
    // "Begged the surgeon": the speaker is left out in notes.
    other && !is_deed(passage, home.start) && !(home.start..=last).any(is_speaker)
}

/// A noun for a person that nothing is done to, or a name.
fn is_person(claim: &Claim, at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).map_or("", |before| claim.word(before));
    let is_article = matches!(before(1), "the" | "a" | "an" | "my" | "our" | "his" | "her" | "their");
    let is_object = matches!(before(if is_article { 2 } else { 1 }), "to" | "with" | "for" | "from" | "of" | "by");
    PEOPLE.contains(claim.word(at).split('\'').next().unwrap_or_default()) && !is_object || is_name(claim, at)
}

/// A word with a capital inside a sentence, or one that opens a sentence and is followed by what somebody does.
fn is_name(claim: &Claim, at: usize) -> bool {
    let Some(token) = claim.token(at) else { return false };
    let mut letters = claim.written(at).chars();
    let name = letters.next().is_some_and(char::is_uppercase)
        && letters.clone().count() > 1
        && letters.all(char::is_lowercase);
    let opens_a_deed = || !is_stop_word(&token.text) && is_deed(claim, at + 1) && !token.text.ends_with('s');
    name && (!token.opens || opens_a_deed())
}
