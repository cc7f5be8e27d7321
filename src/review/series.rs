//! All attempts at one question, oldest first: each with its own reference, and with the fixes given before it.
//!
//! What was given as the fix of an earlier attempt is not kept anywhere; it is computed again from the drafts.

use super::References;
use crate::compare::{Attempt, Comparison, Fix, Reference, Settings, compare, fix};
use crate::domain::{Draft, DraftHead, Mode, Question, Record, Story};
use crate::format::drafts::draft_story;

/// So many earlier attempts decide about the next fix: enough that one given too often has given way and come back.
pub const DECIDING: usize = 2 * (fix::RUNNING + 1);

/// Whether a draft counts as an attempt at the whole answer: finished, rated, and no quick recall.
pub fn is_attempt(head: &DraftHead) -> bool {
    head.counts() && head.mode != Mode::Quick
}

/// The attempts at the whole answer to `question` in `records`, oldest first.
pub fn attempts<'r>(question: &Question, records: &'r [Record]) -> Vec<&'r Record> {
    let belongs = |record: &&Record| record.head.question == question.id && is_attempt(&record.head);
    let mut attempts: Vec<&Record> = records.iter().filter(belongs).collect();
    attempts.sort_by_key(|record| record.head.started.instant);
    attempts
}

/// A draft with this head and story as an attempt at `question`.
pub fn attempt_of<'a>(head: &'a DraftHead, story: &'a Story, question: &'a Question) -> Attempt<'a> {
    let clock = Some(&head.seconds).filter(|seconds| seconds.answering() > 0);
    Attempt { question, story, mode: head.mode, seconds: clock, head: Some(head) }
}

/// Compares `draft` with `reference`; `given` are the fixes of the attempts before it, the latest last.
pub fn compare_with(
    draft: &Draft,
    question: &Question,
    reference: Option<&Reference<'_>>,
    settings: &Settings,
    given: &[Option<Fix>],
) -> Comparison {
    let story = draft_story(draft, question.framework);
    compare(&attempt_of(&draft.head, &story, question), reference, settings, given)
}

/// Compares each of `drafts`, the oldest first, with its own of `references`.
pub fn compare_series(drafts: &[Draft], references: &References<'_>, settings: &Settings) -> Vec<Comparison> {
    let mut given = Vec::new();
    let mut comparisons = Vec::new();
    for draft in drafts {
        let story = draft_story(draft, references.question.framework);
        let reference = references.chosen_for(Some(&draft.head), &story);
        let attempt = attempt_of(&draft.head, &story, references.question);
        let comparison = compare(&attempt, reference.as_ref(), settings, &given);
        given.push(comparison.fix.clone());
        comparisons.push(comparison);
    }
    comparisons
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::fixture;
    use crate::domain::{Bank, DraftHead, DraftPart, Framework, PartId, PartName};

    #[test]
    fn the_same_fix_three_times_running_gives_way_and_comes_back() {
        let question = fixture::question(Framework::Star);
        let part = |id, text: &str| DraftPart { name: PartName::Part(id), text: text.to_owned() };
        let parts = vec![
            part(PartId::Situation, "Last year we had two models for one demo."),
            part(PartId::Task, "I had to pick one of them."),
            part(
                PartId::Action,
                "We wrote down the risks of both and asked product to look. We met twice, and we voted.",
            ),
        ];
        let head = DraftHead { limit: Some(20), ..fixture::head() };
        let drafts = vec![Draft { head, parts }; 5];
        let bank = Bank::default();
        let references = References::of(&question, [], &bank);
        let series = compare_series(&drafts, &references, &fixture::settings());
        let rules: Vec<_> =
            series.iter().filter_map(|comparison| comparison.fix.as_ref()).map(|fix| fix.rule).collect();
        let [first, second, third, fourth, fifth] = rules[..] else { panic!("five fixes: {rules:?}") };
        assert_eq!([first, second, third, fifth], ["part.result"; 4]);
        assert_ne!(fourth, "part.result");
    }
}
