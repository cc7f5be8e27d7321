//! `result.outcome`: the Result says what came of it, not only how it felt.

use super::check::{Check, Needs, Rule, Run};
use super::lesson::learned;
use super::measure::measure;
use super::part::{BORDER, why_no_part};
use crate::compare::comparison::Finding;
use crate::compare::reading::Reading;
use crate::compare::statements::Prose;
use crate::compare::tokens::{Phrases, Token};
use crate::compare::verbs::is_past;
use crate::domain::PartId;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
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
         turned out well, turned out very well, turned out fine, turned out great, a big success, a great success, a huge success, a full success, \
         am happy, am proud, i'm proud, i'm happy, are proud, that was it, that was all, that's it, \
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
    let told = Told::of(&result.prose);
    match told.only_vague() {
        Some(_) if reading.placement.by_content => Finding::unknown("result.outcome", BORDER),
        Some(_) if measure(&result.prose).is_some() => Finding::unknown("result.outcome", OPEN),
        Some(evidence) => Finding::warn("result.outcome", "The Result says that it went well, not what changed, and the change is what an interviewer takes away (advice of interview guides).")
            .advise("Say what was different afterwards: what shipped, what was decided, what stopped or began.")
            .shown_by(evidence),
        None => match told.outcome() {
            Some(evidence) if result.words >= FEWEST_WORDS => {
                Finding::ok("result.outcome", "The Result says what came of it.").shown_by(evidence)
            }
            _ => Finding::unknown("result.outcome", OPEN),
        },
    }
}

/// Where nothing shows it, or it went well and something is measured beside.
const OPEN: &str = "I cannot tell from these words whether the Result says what changed.";

/// Fewer words are taken neither as an outcome nor as the lack of one. A convention of this program.
const FEWEST_WORDS: usize = 4;

/// A Result and what its sentences leave open.
struct Told<'a> {
    result: &'a Prose,
    /// The first vague phrase.
    vague: Option<Range<usize>>,
    /// The sentences without a number that are short and vague, or tell what was learned.
    open: HashSet<usize>,
}

impl<'a> Told<'a> {
    fn of(result: &'a Prose) -> Told<'a> {
        /// A sentence of more words beside its vague phrases holds more than them. A convention of this program.
        const SHORT: usize = 9;
        let vague = VAGUE.find(&result.tokens);
        let sentence = |hit: &Range<usize>| result.tokens.get(hit.start).map_or(0, |token| token.sentence);
        let mut beside: HashMap<usize, usize> = HashMap::new();
        for token in &result.tokens {
            *beside.entry(token.sentence).or_default() += 1;
        }
        for hit in &vague {
            let words = beside.entry(sentence(hit)).or_default();
            *words = words.saturating_sub(hit.len());
        }
        let is_short = |sentence: &usize| beside.get(sentence).is_some_and(|words| *words <= SHORT);
        let mut open: HashSet<usize> = vague.iter().map(sentence).filter(is_short).collect();
        open.extend(learned(result).iter().map(sentence));
        let numbers = result.tokens.iter().filter(|token| token.is_number());
        numbers.for_each(|token| _ = open.remove(&token.sentence));
        Told { result, vague: vague.into_iter().next(), open }
    }

    /// The first sentence that tells something that happened or has a number, and does not leave open what changed.
    fn outcome(&self) -> Option<&'a str> {
        let tokens = &self.result.tokens;
        let is_told = |at: &usize| tokens.get(*at).is_some_and(|token| !self.open.contains(&token.sentence));
        let tells = |token: &Token| token.is_number() || is_past(&token.text);
        let deed = (0..tokens.len()).filter(is_told).find(|at| tokens.get(*at).is_some_and(tells));
        let change = self.result.statements.iter().map(|statement| statement.tokens.start).find(is_told);
        [deed, change].into_iter().flatten().min().map(|at| self.result.sentence_of(at))
    }

    /// The first vague phrase, when every sentence leaves open what changed.
    fn only_vague(&self) -> Option<&'a str> {
        /// A Result of more sentences holds more than vague ones. A convention of this program.
        const FEW: usize = 6;
        let first = self.vague.clone().filter(|_| self.result.sentences.len() <= FEW)?;
        let all = self.result.tokens.iter().all(|token| self.open.contains(&token.sentence));
        all.then(|| self.result.passage(first))
    }
}
