//! All attempts at one question, oldest first: each with its own reference, and with the fixes given before it.
//!
//! What was given as the fix of an earlier attempt is not kept anywhere; it is computed again from the drafts.

use super::fix;
use super::reading::{Attempt, Reference, Settings};
use super::reference::choose_reference;
use super::{Comparison, compare};
use crate::domain::{Answer, Bank, DraftHead, Question, Story};

/// A draft that was kept, and its text.
#[derive(Debug, Clone, Copy)]
pub struct Kept<'a> {
    pub head: &'a DraftHead,
    pub story: &'a Story,
}

impl<'a> Kept<'a> {
    /// The draft as an attempt at `question`.
    pub fn attempt(self, question: &'a Question) -> Attempt<'a> {
        let clock = Some(&self.head.seconds).filter(|seconds| seconds.answering() > 0);
        Attempt { question, story: self.story, mode: self.head.mode, seconds: clock, head: Some(self.head) }
    }
}

/// The answers that drafts of `question` with these `heads` may be held against: those that list the question, and those
/// that a draft names although they do not.
pub fn candidates<'b, 'h>(
    question: &Question,
    heads: impl IntoIterator<Item = &'h DraftHead>,
    bank: &'b Bank,
) -> Vec<&'b Answer> {
    let mut answers = bank.answers_for(&question.id);
    for named in heads.into_iter().filter_map(|head| bank.answer(head.answer.as_ref()?)) {
        if answers.iter().all(|answer| answer.id != named.id) {
            answers.push(named);
        }
    }
    answers
}

/// The place in `candidates` of the answer that a draft is compared with: the one that its file names, else the choice of
/// [`choose_reference`] among those that list the question.
pub fn reference_of(
    question: &Question,
    head: Option<&DraftHead>,
    draft: &Story,
    candidates: &[Reference<'_>],
) -> Option<usize> {
    let named = head.and_then(|head| head.answer.as_ref());
    let named = named.and_then(|id| candidates.iter().position(|candidate| candidate.answer.id == *id));
    named.or_else(|| {
        let listing: Vec<usize> = (0..candidates.len())
            .filter(|at| candidates.get(*at).is_some_and(|c| c.answer.position_of(&question.id).is_some()))
            .collect();
        let listed: Vec<Reference<'_>> = listing.iter().filter_map(|at| candidates.get(*at).copied()).collect();
        choose_reference(question, draft, &listed).and_then(|at| listing.get(at).copied())
    })
}

/// Compares each of `drafts`, the oldest first.
pub fn compare_series(
    question: &Question,
    drafts: &[Kept<'_>],
    candidates: &[Reference<'_>],
    settings: &Settings,
) -> Vec<Comparison> {
    let mut given = Vec::new();
    let mut comparisons = Vec::new();
    for draft in drafts {
        let reference = reference_of(question, Some(draft.head), draft.story, candidates);
        let reference = reference.and_then(|at| candidates.get(at));
        let comparison = compare(&draft.attempt(question), reference, settings, &given);
        given.push(comparison.fix.clone());
        comparisons.push(comparison);
    }
    comparisons
}

/// So many earlier attempts decide about the next fix: enough that one given too often has given way and come back.
pub const ENOUGH: usize = 2 * (fix::RUNNING + 1);

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;
    use crate::domain::Framework;

    const DRAFT: &str = "## Situation\nLast year we had two models for one demo.\n## Task\nI had to pick one of them.\n\
        ## Action\nI wrote down the risks of both and asked product to look. We met twice, we argued, and we voted, and we were done.";

    #[test]
    fn the_same_fix_three_times_running_gives_way_and_comes_back() {
        let (question, head, story) = (fixture::question(Framework::Star), fixture::head(), fixture::story(DRAFT));
        let drafts = [Kept { head: &head, story: &story }; 5];
        let series = compare_series(&question, &drafts, &[], &fixture::settings());
        let rules: Vec<_> =
            series.iter().filter_map(|comparison| comparison.fix.as_ref()).map(|fix| fix.rule).collect();
        let [first, second, third, fourth, fifth] = rules[..] else { panic!("five fixes: {rules:?}") };
        assert_eq!([first, second, third, fifth], ["part.result"; 4]);
        assert_ne!(fourth, "part.result");
    }

    #[track_caller]
    fn check(named: Option<&str>, expected: Option<&str>) {
        let question = fixture::question(Framework::Star);
        let mut head = fixture::head();
        head.answer = named.map(|id| fixture::answer(id, true).id);
        let elsewhere = Answer { questions: Vec::new(), ..fixture::answer("elsewhere", true) };
        let answers = [elsewhere, fixture::answer("mine", true), fixture::answer("theirs", false)];
        let story = fixture::story(DRAFT);
        let candidates = answers.each_ref().map(|answer| Reference { answer, story: &story });
        let at = reference_of(&question, Some(&head), &story, &candidates);
        assert_eq!(at.and_then(|at| answers.get(at)).map(|answer| answer.id.as_str()), expected);
    }

    #[test]
    fn the_answer_that_the_draft_names_comes_first_and_a_vanished_one_is_chosen_anew() {
        check(None, Some("mine"));
        check(Some("theirs"), Some("theirs"));
        check(Some("elsewhere"), Some("elsewhere"));
        check(Some("gone"), Some("mine"));
    }
}
