//! What is told in another order than in the point: before for after, out of the loop for in the loop, one thing in the
//! place of the other, or what was done as what was set aside.

use super::claim::{Claim, Pair};
use super::negation::denies;
use crate::compare::figures::{is_of_a_figure, small_number};

/// Words that put a thing in the contrary relation: one pair of sides a line.
const RELATIONS: &[(&[&str], &[&str])] = &[
    (&["out of", "outside"], &["in", "into", "inside"]),
    (&["before"], &["after"]),
    (&["with"], &["without"]),
    (&["above"], &["below", "under"]),
    (&["for"], &["against"]),
];

/// So many words may stand between such a word and the thing.
const NEAR: usize = 3;

/// Whether a thing stands in the passage in the contrary relation alone: "left it in the loop" for "moved it out of the
/// loop".
pub fn is_contrary(point: &Claim, passage: &Claim, pairs: &[Pair]) -> bool {
    pairs.iter().filter(|pair| point.stem(pair.point) == passage.stem(pair.passage)).any(|pair| {
        let (mine, theirs) = (relation(point, pair.point), relation(passage, pair.passage));
        matches!((mine, theirs), (Some((row, side)), Some((other, turned))) if row == other && side != turned)
    })
}

/// The relation in which the word at `at` stands: its row, and whether it is the first side.
fn relation(claim: &Claim, at: usize) -> Option<(usize, bool)> {
    let clause = claim.clause(claim.clause_of(at));
    let start = at.saturating_sub(NEAR).max(clause.start);
    let starts_at = |place: usize, phrase: &str| {
        phrase.split(' ').enumerate().all(|(ahead, word)| claim.word(place + ahead) == word)
    };
    (start..at).rev().find_map(|place| {
        let is_in = |side: &[&str]| side.iter().any(|phrase| starts_at(place, phrase));
        RELATIONS.iter().enumerate().find_map(|(row, (first, second))| match (is_in(first), is_in(second)) {
            (true, _) => Some((row, true)),
            (false, true) => Some((row, false)),
            (false, false) => None,
        })
    })
}

/// Words between two things that must not change places.
const BETWEEN: &[&str] = &["before", "after", "instead", "rather", "than", "over"];

/// Whether the two things beside such a word have changed places: "the fix before the net" for "the net before the fix".
pub fn is_swapped(point: &Claim, passage: &Claim, pairs: &[Pair]) -> bool {
    let passage_of = |token: usize| pairs.iter().find(|pair| pair.point == token).map(|pair| pair.passage);
    let words_between = point.inside.clone().filter(|at| BETWEEN.contains(&point.word(*at)));
    let mut beside = words_between.filter_map(|at| Some((at, point.word_before(at)?, point.word_after(at)?)));
    beside.any(|(at, left, right)| {
        let (Some(left), Some(right)) = (passage_of(left), passage_of(right)) else { return false };
        let same = passage.inside.clone().find(|place| passage.word(*place) == point.word(at));
        same.is_some_and(|between| right < between && between < left)
    })
}

/// Whether the point tells one thing before or after another and the passage only one of the two: it has no word left
/// that could tell the other. A figure is no such thing: "under two hours before the sale" may be told without it.
pub fn is_half(point: &Claim, passage: &Claim, pairs: &[Pair]) -> bool {
    if passage.words.iter().any(|word| !pairs.iter().any(|pair| pair.passage == word.token)) {
        return false;
    }
    let is_told = |token: usize| pairs.iter().any(|pair| pair.point == token);
    let orders = point.inside.clone().filter(|at| matches!(point.word(*at), "before" | "after"));
    orders.into_iter().any(|at| {
        let clause = point.clause(point.clause_of(at));
        let things = point.words.iter().map(|word| word.token).filter(|token| clause.contains(token));
        let things: Vec<usize> = things.filter(|token| !is_of_a_figure(point.word(*token))).collect();
        let (first, second): (Vec<usize>, Vec<usize>) = things.into_iter().partition(|token| *token < at);
        let is_missing = |side: &[usize]| !side.is_empty() && !side.iter().any(|token| is_told(*token));
        !first.is_empty() && !second.is_empty() && (is_missing(&first) || is_missing(&second))
    })
}

/// What begins what is set aside.
const ASIDE: &[&[&str]] = &[&["instead", "of"], &["rather", "than"], &["in", "place", "of"], &["without"]];

/// So many words behind it are set aside. A convention of this program.
const REACH: usize = 12;

/// Whether what the passage has of the point is mostly set aside: "I mailed him instead of calling" for "I called him". A
/// number of the point may not be either.
pub fn is_set_aside(point: &Claim, passage: &Claim, pairs: &[Pair]) -> bool {
    if denies(point) {
        return false;
    }
    let begins = |at: &usize| ASIDE.iter().any(|words| passage.has(*at, words));
    let Some(start) = passage.inside.clone().find(begins) else { return false };
    let end = passage.clause(passage.clause_of(start)).end.min(start + REACH);
    let is_aside = |pair: &&Pair| (start..end).contains(&pair.passage);
    let is_number = |pair: &Pair| is_number(point.word(pair.point)) && passage.word(start) != "without";
    let weight = |pair: &Pair| point.words.iter().find(|word| word.token == pair.point).map_or(0.0, |word| word.weight);
    let total: f32 = pairs.iter().map(weight).sum();
    let set: f32 = pairs.iter().filter(is_aside).map(weight).sum();
    let several = pairs.iter().filter(is_aside).count() > 1;
    several && set > MOST * total || pairs.iter().filter(is_aside).any(is_number)
}

/// More than this share of what the passage has of the point, by weight, is most of it. A convention of this program.
const MOST: f32 = 0.5;

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) || small_number(word).is_some()
}
