//! The parts of prose in one block, by what each of its sentences tells: a task, deeds of one's own, or what came of it.
//!
//! Every way of cutting the sentences into what was before, the Action and the Result is weighed; the heaviest is taken
//! if it is clearly heavier than any that cuts elsewhere. Knows no paragraphs.

use super::cues::{AFTERWARDS, Borders, RESULT, TASK};
use crate::compare::figures::small_number;
use crate::compare::statements::Prose;
use crate::compare::tokens::{Phrases, Token};
use std::ops::Range;

/// So many sentences hold all parts, and more are no answer told in one piece. A convention of this program.
const SENTENCES: std::ops::RangeInclusive<usize> = 4..=80;

/// What a sentence with a cue for the Task weighs before the Action, against 1 for a deed or a sign of the Result. Chosen,
/// like the next four, on stories whose headings were taken away (`tests/placing.rs`).
const TASK_CUE: f64 = 2.0;

/// The share of the words that mostly stands before the Action, and in the Result.
const BEFORE: f64 = 0.28;
const AFTER: f64 = 0.25;

/// What it costs when all words stand elsewhere than these shares say.
const COST_BEFORE: f64 = 13.0;
const COST_AFTER: f64 = 7.0;

/// By so much the heaviest cut must be ahead of those that cut elsewhere.
const AHEAD: f64 = 0.2;

/// More deeds in one sentence say no more.
const MOST_DEEDS: usize = 2;

/// What one sentence tells.
struct Sentence {
    tokens: Range<usize>,
    has_task: bool,
    deeds: usize,
    /// How many signs of a Result: an opening such as "in the end", a number.
    signs: usize,
}

/// A way to cut the sentences: with which the Action and the Result begin.
#[derive(Clone, Copy)]
struct Cut {
    action: usize,
    result: usize,
    weight: f64,
}

/// Where the parts begin; `None` where that is not clear.
pub fn borders(text: &Prose) -> Option<Borders> {
    let sentences = sentences(text);
    if !SENTENCES.contains(&sentences.len()) {
        return None;
    }
    let cuts = cuts(&sentences);
    let best = *cuts.iter().max_by(|a, b| a.weight.total_cmp(&b.weight))?;
    let elsewhere = |differs: fn(&Cut, &Cut) -> bool| {
        let others = cuts.iter().filter(move |cut| differs(cut, &best));
        others.map(|cut| cut.weight).fold(f64::NEG_INFINITY, f64::max)
    };
    let next = elsewhere(|a, b| a.action != b.action).max(elsewhere(|a, b| a.result != b.result));
    let (before, rest) = sentences.split_at_checked(best.action)?;
    let (action, result) = rest.split_at_checked(best.result - best.action)?;
    let deeds: usize = action.iter().map(|sentence| sentence.deeds).sum();
    let has_result = result.iter().any(|sentence| sentence.signs > 0);
    if best.weight - next < AHEAD || deeds < 2 || !has_result {
        return None;
    }
    let task = before.iter().skip(1).find(|sentence| sentence.has_task).map(|sentence| sentence.tokens.start);
    Some(Borders { task, action: action.first()?.tokens.start, result: result.first()?.tokens.start })
}

/// Every way to cut, with its weight.
fn cuts(sentences: &[Sentence]) -> Vec<Cut> {
    let total = sentences.last().map_or(0, |last| last.tokens.end) as f64;
    let start = |at: usize| sentences.get(at).map_or(0, |sentence| sentence.tokens.start) as f64;
    let task = sums(sentences, |sentence| if sentence.has_task { TASK_CUE } else { 0.0 });
    let deeds = sums(sentences, |sentence| sentence.deeds as f64);
    let signs = sums(sentences, |sentence| sentence.signs as f64);
    let span = |sums: &[f64], from: usize, to: usize| sums[to] - sums[from];
    let mut cuts = Vec::new();
    for action in 1..sentences.len() - 1 {
        for result in action + 1..sentences.len() {
            let said = span(&task, 0, action) + span(&deeds, action, result) + span(&signs, result, sentences.len());
            let before = (start(action) / total - BEFORE).abs();
            let after = (1.0 - start(result) / total - AFTER).abs();
            cuts.push(Cut { action, result, weight: said - COST_BEFORE * before - COST_AFTER * after });
        }
    }
    cuts
}

/// The sums of what the first sentences weigh: of none, of one, of two ...
fn sums(sentences: &[Sentence], weight: impl Fn(&Sentence) -> f64) -> Vec<f64> {
    let mut sum = 0.0;
    let rest = sentences.iter().map(|sentence| {
        sum += weight(sentence);
        sum
    });
    std::iter::once(0.0).chain(rest.collect::<Vec<_>>()).collect()
}

fn sentences(text: &Prose) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for tokens in text.tokens.chunk_by(|a, b| a.sentence == b.sentence) {
        let range = start..start + tokens.len();
        let own = text.statements.iter().filter(|statement| statement.is_own() && statement.is_deed());
        let deeds = own.filter(|statement| range.contains(&statement.tokens.start)).count();
        let has_number =
            tokens.iter().any(|token| token.is_number() || small_number(&token.text).is_some_and(|n| n > 1.0));
        let opens = opens_with(&RESULT, tokens) || opens_with(&AFTERWARDS, tokens);
        sentences.push(Sentence {
            has_task: TASK.any(tokens),
            deeds: deeds.min(MOST_DEEDS),
            signs: usize::from(opens) + usize::from(has_number),
            tokens: range.clone(),
        });
        start = range.end;
    }
    sentences
}

/// Whether a phrase opens the sentence, or stands behind its first "and" or "but".
fn opens_with(phrases: &Phrases, sentence: &[Token]) -> bool {
    let joined = sentence.first().is_some_and(|first| matches!(first.text.as_str(), "and" | "but" | "so"));
    phrases.find(sentence).first().is_some_and(|hit| hit.start <= usize::from(joined))
}
