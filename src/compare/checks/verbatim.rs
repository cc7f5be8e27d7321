//! `verbatim`: the reference word for word. What was learned by heart sounds like it, and falls apart at a follow-up.

use super::check::{Check, Needs, Rule, Run};
use crate::compare::comparison::Finding;
use crate::compare::reading::{Reading, Reference};
use crate::compare::reference::is_made_from;
use crate::compare::tokens::{Token, runs_of};
use crate::text::words::is_cjk;
use hashbrown::HashSet;

/// The rule's name: nobody recites somebody else's story unawares, so it is no fix there.
pub const VERBATIM: &str = "verbatim";

pub const CHECK: Check = Check {
    rules: &[Rule::new(VERBATIM, "word for word", "Close the answer and say it in your own words.")],
    star_only: false,
    needs: Needs::Text,
    demand: false,
    quick: false,
    run: Run::OnDraft(check),
};

/// Words in a row that count as the same wording. A convention of this program.
const RUN: usize = 5;

/// From this share of shared runs on a draft is the reference's wording; one word in twelve changed stays below it.
/// A convention of this program.
const SAME: f64 = 0.8;

/// Shorter drafts may share their wording by chance. A convention of this program.
const FEWEST_WORDS: usize = 30;

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let Some((reference, written)) = reading.reference.zip(reading.written.as_ref()) else { return Vec::new() };
    if reading.attempt.head.is_some_and(|head| is_made_from(reference.answer, head)) {
        let message = "The answer was made from this draft, so it is not asked whether the wording is your own.";
        return vec![Finding::unknown(VERBATIM, message).advise("Nothing to do.")];
    }
    let (draft, written) = (units(&reading.whole.tokens), units(&written.tokens));
    if draft.len() < FEWEST_WORDS {
        return vec![Finding::unknown(VERBATIM, "Too few words to tell whether the wording is the answer's.")];
    }
    let known: HashSet<&[&str]> = runs_of(&written, RUN).collect();
    let same = runs_of(&draft, RUN).filter(|run| known.contains(run)).count();
    if (same as f64) < SAME * runs_of(&draft, RUN).count() as f64 {
        return Vec::new();
    }
    vec![warning(reference).shown_by(reading.whole.sentence(0))]
}

fn warning(reference: Reference<'_>) -> Finding {
    let whose = if reference.answer.is_own() { "your answer" } else { "the example" };
    let message = format!(
        "This is {whose} word for word; what is recited sounds recited and breaks at a follow-up (a convention of interview guides)."
    );
    Finding::warn(VERBATIM, message).advise("Close the answer and say it in your own words.")
}

/// Words, with Chinese and Japanese text cut into its characters, since it has no spaces.
fn units(tokens: &[Token]) -> Vec<&str> {
    let mut units = Vec::with_capacity(tokens.len());
    for token in tokens {
        match token.text.contains(is_cjk) {
            true => units.extend(token.text.split_inclusive(|_| true)),
            false => units.push(token.text.as_str()),
        }
    }
    units
}
