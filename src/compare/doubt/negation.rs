//! The point is affirmed and the passage denies it, or the other way round.

use super::claim::{Claim, Pair};

/// Words that deny what follows them.
const DENIALS: &[&str] =
    &["not", "never", "no", "nobody", "none", "nothing", "neither", "nor", "cannot", "hardly", "barely", "scarcely"];

/// Words that deny in their own way: where one stands, a denial is not held against an affirmation.
const NEGATIVE: &[&str] = &[
    "without",
    "fail",
    "failed",
    "fails",
    "refused",
    "refuse",
    "unable",
    "declined",
    "lacked",
    "lack",
    "lacking",
    "nowhere",
    "rarely",
    "seldom",
    "nah",
    "wrong",
    "missing",
    "missed",
    "miss",
    "lost",
    "stopped",
    "stop",
    "rid",
    "unless",
    "except",
    "empty",
    "zero",
    "0",
    "forgot",
    "forget",
    "forgets",
    "rejected",
    "impossible",
    "avoid",
    "avoided",
    "instead",
];

/// Words with which something may be told as lacking: an affirmed point that has one may well be told as a denial.
const LACKING: &[&str] = &[
    "gone",
    "dead",
    "alone",
    "only",
    "out",
    "off",
    "turned",
    "away",
    "bad",
    "poor",
    "too",
    "hard",
    "difficult",
    "against",
    "less",
    "few",
    "little",
    "rather",
    "whole",
    "until",
    "before",
];

/// After "not", "no" or "nothing" these make something else of it.
const NO_DENIAL: &[&str] =
    &["only", "just", "doubt", "matter", "sooner", "least", "longer", "until", "yet", "sure", "because"];

/// Whether the passage denies what the point affirms, or affirms what it denies.
pub fn is_flipped(point: &Claim, passage: &Claim, pairs: &[Pair]) -> bool {
    let point_denies = denials(point, point.inside.clone());
    let about = told_in(passage, pairs);
    let passage_denies = denials(passage, about.iter().copied());
    match (point_denies.is_empty(), passage_denies.is_empty()) {
        (false, true) => !is_negative(passage, about) && point_denies.iter().any(|at| is_affirmed(point, *at, pairs)),
        (true, true) => is_only_meant(passage, pairs) || is_only_believed(point, passage, pairs),
        (true, false) => {
            !is_negative(point, point.inside.clone())
                && !point.inside.clone().any(|at| LACKING.contains(&point.word(at)))
                && passage_denies.iter().any(|at| denies_a_pair(passage, *at, pairs))
        }
        _ => false,
    }
}

/// The tokens of the clauses in which the passage has words of the point.
fn told_in(passage: &Claim, pairs: &[Pair]) -> Vec<usize> {
    let shared = |at: &usize| pairs.iter().any(|pair| passage.clause_of(pair.passage) == passage.clause_of(*at));
    passage.inside.clone().filter(shared).collect()
}

fn denials(claim: &Claim, tokens: impl IntoIterator<Item = usize>) -> Vec<usize> {
    tokens.into_iter().filter(|at| is_denial(claim, *at)).collect()
}

fn is_denial(claim: &Claim, at: usize) -> bool {
    let (word, next) = (claim.word(at), claim.word(at + 1));
    (DENIALS.contains(&word) || word.ends_with("n't")) && !NO_DENIAL.contains(&next)
}

fn is_negative(claim: &Claim, tokens: impl IntoIterator<Item = usize>) -> bool {
    tokens.into_iter().any(|at| {
        let word = claim.word(at);
        NEGATIVE.contains(&word) || (word.starts_with("un") && word.ends_with("ed"))
    })
}

/// Whether the passage has what the point denies at `denial`: the first word after it and most of the clause.
fn is_affirmed(point: &Claim, denial: usize, pairs: &[Pair]) -> bool {
    let clause = point.clause(point.clause_of(denial));
    let told = |token: usize| pairs.iter().any(|pair| pair.point == token);
    let denied = || point.words.iter().filter(|word| clause.contains(&word.token) && !is_denial(point, word.token));
    let after: Vec<usize> = denied().map(|word| word.token).filter(|token| *token > denial).take(2).collect();
    if !after.is_empty() && !after.iter().any(|token| told(*token) && *token <= denial + REACH) {
        return false;
    }
    let total: f32 = denied().map(|word| word.weight).sum();
    let found: f32 = denied().filter(|word| told(word.token)).map(|word| word.weight).sum();
    total > 0.0 && found >= MOST * total
}

/// So much of a denied clause must be in the passage. A convention of this program, chosen on labelled drafts.
const MOST: f32 = 0.5;

/// Whether one of the first words that the denial is about is one of the point's.
fn denies_a_pair(passage: &Claim, denial: usize, pairs: &[Pair]) -> bool {
    let clause = passage.clause(passage.clause_of(denial));
    let about = passage.words.iter().map(|word| word.token).filter(|token| *token > denial && clause.contains(token));
    let near = about.filter(|token| *token <= denial + REACH);
    near.take(2).any(|token| pairs.iter().any(|pair| pair.passage == token))
}

/// So many words after a denial are what it is about.
const REACH: usize = 4;

/// Words before "to" that tell of a deed that may not have come about.
const MEANT: &[&str] =
    &["wanted", "planned", "about", "going", "tried", "hoped", "meant", "supposed", "intended", "wished", "ready"];

/// Whether the passage tells it as meant and goes on with a "but": "he was about to freeze it, but I talked him out of it".
fn is_only_meant(passage: &Claim, pairs: &[Pair]) -> bool {
    passage.inside.clone().any(|at| {
        let meant = MEANT.contains(&passage.word(at)) && passage.word(at + 1) == "to";
        let deed = pairs.iter().map(|pair| pair.passage).find(|token| (at + 2..at + 5).contains(token));
        let home = |token: usize| passage.prose.tokens.get(token).map(|token| token.sentence);
        meant
            && deed.is_some_and(|deed| {
                passage
                    .inside
                    .clone()
                    .any(|later| later > deed && passage.word(later) == "but" && home(later) == home(deed))
            })
    })
}

/// Words that tell what somebody took for true or possible.
const BELIEVED: &[&str] = &["assumed", "suspected", "feared", "expected", "imagined", "might", "supposed"];

/// Whether the passage tells as a belief what the point tells as a fact.
fn is_only_believed(point: &Claim, passage: &Claim, pairs: &[Pair]) -> bool {
    if point.inside.clone().any(|at| {
        BELIEVED.contains(&point.word(at)) || matches!(point.word(at), "believed" | "thought" | "would" | "could")
    }) {
        return false;
    }
    let believed = passage.inside.clone().find(|at| BELIEVED.contains(&passage.word(*at)));
    let follows = |at: usize| {
        pairs.iter().all(|pair| pair.passage > at && passage.clause_of(pair.passage) == passage.clause_of(at))
    };
    !pairs.is_empty() && believed.is_some_and(follows)
}
