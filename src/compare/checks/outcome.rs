//! `result.outcome`: the Result says what came of it, not only how it felt.

use super::check::{Check, Needs, Rule, Run};
use super::part::why_no_part;
use crate::compare::comparison::Finding;
use crate::compare::reading::Reading;
use crate::compare::statements::Prose;
use crate::compare::tokens::Phrases;
use crate::compare::verbs::is_past;
use crate::domain::PartId;
use std::sync::LazyLock;

pub const CHECK: Check = Check {
    rules: &[Rule::new(
        "result.outcome",
        "what changed is not said",
        "The Result says that it went well: say what was different afterwards.",
    )],
    star_only: true,
    needs: Needs::English,
    demand: true,
    quick: false,
    run: Run::OnDraft(check),
};

/// All that a Result can say and still leave open what changed.
static VAGUE: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "went well, went very well, went really well, went great, went fine, went ok, went okay, went good, worked well, worked out, \
         worked out well, was good, was great, was fine, was ok, was okay, was nice, was very good, was really good, \
         was a success, was successful, was very successful, were happy, was happy, was very happy, were very happy, \
         was proud, was very proud, felt good, felt great, felt happy, felt proud, was satisfied, were satisfied, was glad, \
         all good, good result, great result, everything went, was positive, was a good experience, was a great experience",
    )
});

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    vec![finding(reading).at(PartId::Result)]
}

fn finding(reading: &Reading<'_>) -> Finding {
    let Some(result) = reading.placement.filled(PartId::Result) else {
        return Finding::unknown("result.outcome", why_no_part(reading, PartId::Result));
    };
    match only_vague(&result.prose) {
        Some(_) if reading.placement.by_content => Finding::unknown("result.outcome", BORDER),
        Some(evidence) => Finding::warn("result.outcome", "The Result says that it went well, not what changed, and the change is what an interviewer takes away (advice of interview guides).")
            .advise("Say what was different afterwards: what shipped, what was decided, what stopped or began.")
            .shown_by(evidence),
        None => match outcome_in(&result.prose) {
            Some(evidence) if result.words >= FEWEST_WORDS => {
                Finding::ok("result.outcome", "The Result says what came of it.").shown_by(evidence)
            }
            _ => Finding::unknown("result.outcome", "I cannot tell from these words whether the Result says what changed."),
        },
    }
}

/// The first sentence of the Result that tells something that happened or has a number.
fn outcome_in(result: &Prose) -> Option<&str> {
    let number = result.tokens.iter().position(|token| token.is_number());
    let deed = result.tokens.iter().position(|token| is_past(&token.text));
    let change = result.statements.first().map(|statement| statement.tokens.start);
    [number, deed, change].into_iter().flatten().min().map(|at| result.sentence_of(at))
}

/// Why nothing is missed in a Result that no heading sets apart.
pub const BORDER: &str =
    "The text has no headings, so what came of it may be told before the passage that looks like the Result.";

/// Fewer words are taken neither as an outcome nor as the lack of one. A convention of this program.
const FEWEST_WORDS: usize = 4;

/// The first vague phrase, when every sentence is short and vague.
fn only_vague(result: &Prose) -> Option<&str> {
    /// A sentence of more words holds more than the phrase. A convention of this program, like the next.
    const SHORT: usize = 11;
    /// A Result of more sentences holds more than vague ones.
    const FEW: usize = 6;
    if result.sentences.len() > FEW {
        return None;
    }
    let hits = VAGUE.find(&result.tokens);
    let of = |sentence: usize| result.tokens.iter().filter(move |token| token.sentence == sentence);
    let is_vague = |sentence: usize| {
        let hit = hits.iter().any(|hit| result.tokens.get(hit.start).is_some_and(|token| token.sentence == sentence));
        hit && of(sentence).count() <= SHORT && !of(sentence).any(|token| token.is_number())
    };
    let all = (0..result.sentences.len()).all(|sentence| of(sentence).next().is_none() || is_vague(sentence));
    let first = hits.first().filter(|_| all)?;
    Some(result.passage(first.clone()))
}
