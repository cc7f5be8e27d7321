//! One attempt compared with its reference, and the attempts before it with theirs.

use super::References;
use super::series::{DECIDING, compare_series, compare_with};
use crate::compare::stories::{Near, OwnStories};
use crate::compare::{Band, Comparison, Settings};
use crate::domain::{AnswerId, Bank, Config, Draft, Mode, PartId, Question, Story, StoryPart};
use crate::format::drafts::draft_story;
use crate::format::parts::read_answer;
use std::collections::HashMap;

/// For each key point, the sentence of another own answer that says it.
pub type Elsewhere = HashMap<String, Option<Near>>;

/// A draft compared with its reference.
#[derive(Debug)]
pub struct AttemptReview {
    pub result: Comparison,
    /// The answers that it may be compared with, in the order in which `o` turns to them.
    pub candidates: Vec<AnswerId>,
    /// The reference, read for the framework of the question.
    pub reference: Option<Story>,
    pub elsewhere: Elsewhere,
    /// Whether a transcriber wrote the text down, so that passages are as it heard them.
    pub heard: bool,
}

/// An earlier attempt with its comparison.
#[derive(Debug)]
pub struct Earlier {
    pub draft: Draft,
    pub result: Comparison,
}

impl AttemptReview {
    /// Compares `draft` with the reference that it names, or the best one, after the attempts of `earlier`. `known` is
    /// what was found elsewhere before.
    pub fn of(
        draft: &Draft,
        question: &Question,
        bank: &Bank,
        config: &Config,
        earlier: &[Earlier],
        known: Elsewhere,
    ) -> AttemptReview {
        let given: Vec<_> = earlier.iter().map(|earlier| earlier.result.fix.clone()).collect();
        let references = References::of(question, [&draft.head], bank);
        let story = draft_story(draft, question.framework);
        let reference = references.chosen_for(Some(&draft.head), &story);
        let result = compare_with(draft, question, reference.as_ref(), &Settings::from(config), &given);
        let elsewhere = elsewhere(&result, bank, known);
        AttemptReview {
            candidates: references.ids(),
            reference: reference.map(|reference| reference.story.clone()),
            result,
            elsewhere,
            heard: draft.head.heard,
        }
    }
}

impl AttemptReview {
    /// The part in which the one thing to fix is to be fixed, where one can be named.
    pub fn part_to_fix(&self) -> Option<PartId> {
        let fix = self.result.fix.as_ref()?;
        let found = self.result.checks.iter().find(|finding| finding.rule == fix.rule).and_then(|finding| finding.part);
        let named = || PartId::from_id(fix.rule.strip_prefix("part.")?);
        found.or_else(named).or_else(|| self.part_of_point(&fix.message))
    }

    /// The part of the reference that holds the key point that `message` names.
    fn part_of_point(&self, message: &str) -> Option<PartId> {
        let point =
            self.result.points.iter().find(|point| message.contains(point.label.trim_end_matches(['.', '。'])))?;
        let has_it = |part: &&StoryPart| part.key_points.iter().any(|other| other.text == point.text);
        self.reference.as_ref()?.parts.iter().find(has_it)?.ids.first().copied()
    }
}

/// The latest of `drafts` that were made before `draft`, oldest first. Quick recall is no attempt at the whole answer.
pub fn earlier(drafts: Vec<Draft>, draft: &Draft, question: &Question, bank: &Bank, config: &Config) -> Vec<Earlier> {
    let before =
        |other: &Draft| other.head.started.instant < draft.head.started.instant && other.head.mode != Mode::Quick;
    let mut found: Vec<Draft> = drafts.into_iter().filter(before).collect();
    found.sort_by_key(|draft| draft.head.started.instant);
    let found = found.split_off(found.len().saturating_sub(DECIDING));
    let references = References::of(question, found.iter().map(|draft| &draft.head), bank);
    let results = compare_series(&found, &references, &Settings::from(config));
    found.into_iter().zip(results).map(|(draft, result)| Earlier { draft, result }).collect()
}

/// Looks for the missed points of an own answer in the person's other answers, each once.
fn elsewhere(result: &Comparison, bank: &Bank, mut known: Elsewhere) -> Elsewhere {
    let missed = result.points.iter().filter(|point| point.shown_band() == Some(Band::NotHeard));
    let unknown: Vec<&str> =
        missed.map(|point| point.text.as_str()).filter(|text| !known.contains_key(*text)).collect();
    if unknown.is_empty() || !result.own_answer || bank.own_answers().nth(1).is_none() {
        return known;
    }
    let stories = OwnStories::new(bank, read_answer);
    for text in unknown {
        known.insert(text.to_owned(), stories.saying(text, result.answer.as_ref()));
    }
    known
}
