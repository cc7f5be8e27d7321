//! The point is affirmed and the passage denies it, or the other way round.

use super::claim::{Claim, Pair};
use crate::compare::tokens::word_set;
use hashbrown::HashSet;
use std::sync::LazyLock;

/// Words that deny what follows them.
static DENIALS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| word_set("not never no nobody none nothing neither nor cannot hardly barely scarcely"));

/// Words that deny in their own way: where one stands, a denial is not held against an affirmation.
static NEGATIVE: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    word_set(
        "without fail failed fails refused refuse unable declined lacked lack lacking nowhere rarely seldom nah wrong \
         missing missed miss lost lose loses losing stopped stop rid unless except empty zero 0 forgot forget forgets \
         rejected impossible avoid avoided instead skip skipped skipping withheld dead flat",
    )
});

/// Words with which something may be told as lacking: an affirmed point that has one may well be told as a denial.
static LACKING: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    word_set(
        "gone dead alone only out off turned away bad poor too hard difficult against less few little rather whole until \
         before",
    )
});

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
                && !point.inside.clone().any(|at| LACKING.contains(point.word(at)))
                && passage_denies.iter().any(|at| denies_a_pair(passage, *at, pairs))
        }
        (false, false) => is_denied_elsewhere(point, passage, &passage_denies, pairs),
    }
}

/// Whether the claim denies anything, in whatever words.
pub fn denies(claim: &Claim) -> bool {
    is_negative(claim, claim.inside.clone()) || !denials(claim, claim.inside.clone()).is_empty()
}

/// Whether a denial stands shortly before the word at `at`, in its clause.
pub fn is_denied(claim: &Claim, at: usize) -> bool {
    let clause = claim.clause(claim.clause_of(at));
    (at.saturating_sub(REACH)..at).any(|before| clause.contains(&before) && is_denial(claim, before))
}

/// Both deny something: whether the passage denies what stands before the point's own denial, and has nothing of what that
/// is about. "There was no rule", where the answer has "a rule nobody had written down".
fn is_denied_elsewhere(point: &Claim, passage: &Claim, passage_denies: &[usize], pairs: &[Pair]) -> bool {
    let denials_of_more = denials(point, point.inside.clone()).into_iter().filter(|at| point.word_after(*at).is_some());
    let Some(first) = denials_of_more.min() else { return false };
    let affirmed = |pair: &&Pair| pair.point < first;
    let has_denied = pairs.iter().any(|pair| is_denied(point, pair.point));
    let same = |pair: &&Pair| point.stem(pair.point) == passage.stem(pair.passage);
    let mut known = pairs.iter().filter(affirmed).filter(same);
    !has_denied && known.any(|pair| is_next_after(passage, passage_denies, pair.passage))
}

/// Whether the word at `at` is the first that says something after one of the denials.
fn is_next_after(passage: &Claim, denials: &[usize], at: usize) -> bool {
    denials.iter().any(|denial| passage.word_after(*denial) == Some(at))
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
    (DENIALS.contains(word) || word.ends_with("n't")) && !NO_DENIAL.contains(&next)
}

fn is_negative(claim: &Claim, tokens: impl IntoIterator<Item = usize>) -> bool {
    tokens.into_iter().any(|at| {
        let word = claim.word(at);
        NEGATIVE.contains(word) || (word.starts_with("un") && word.ends_with("ed"))
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

/// Whether one of the first words that the denial is about is one of the point's, and stands nowhere else in the passage.
fn denies_a_pair(passage: &Claim, denial: usize, pairs: &[Pair]) -> bool {
    let clause = passage.clause(passage.clause_of(denial));
    let about = passage.words.iter().map(|word| word.token).filter(|token| *token > denial && clause.contains(token));
    let near = about.filter(|token| *token <= denial + REACH);
    let stands_elsewhere = |token: usize| {
        passage.words.iter().any(|word| {
            word.token != token && passage.stem(word.token) == passage.stem(token) && !is_denied(passage, word.token)
        })
    };
    near.take(2).any(|token| pairs.iter().any(|pair| pair.passage == token) && !stands_elsewhere(token))
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
        meant && deed.is_some_and(|deed| goes_on_with_but(passage, deed))
    })
}

/// Whether a "but" stands behind the word at `at`, in its sentence.
fn goes_on_with_but(passage: &Claim, at: usize) -> bool {
    let home = |token: usize| passage.token(token).map(|token| token.sentence);
    passage.inside.clone().any(|later| later > at && passage.word(later) == "but" && home(later) == home(at))
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
