//! Which answer a draft is compared with, and whether the answer was made from that draft.
//!
//! Own answers come before examples; of several own ones the one whose key points the draft says best, then the earlier
//! place in its `questions`, then the id. Opens no file: the caller reads the candidates.

use super::extent::{MOST_WORDS, first_of, first_points};
use super::points::Card;
use super::reading::Reference;
use super::windows::DraftText;
use crate::domain::{Answer, DraftHead, Question, Story};
use std::cmp::Reverse;

/// The place in `candidates` of the reference of a draft; `None` without candidates.
pub fn choose_reference(question: &Question, draft: &Story, candidates: &[Reference<'_>]) -> Option<usize> {
    let place = |reference: &Reference<'_>| reference.answer.position_of(&question.id).unwrap_or(usize::MAX);
    // A template that is still to be filled in is no reference while there is another answer.
    let is_written = |reference: &Reference<'_>| !reference.story.plain().trim().is_empty();
    let any_written = candidates.iter().any(is_written);
    let counts = |reference: &&Reference<'_>| !any_written || is_written(reference);
    let own = candidates.iter().filter(counts).filter(|reference| reference.answer.is_own()).count();
    let (any_own, several_own) = (own > 0, own > 1);
    let text = several_own.then(|| DraftText::new(first_of(&draft.plain(), MOST_WORDS)));
    let rank = |reference: &Reference<'_>| {
        let score = text.as_ref().map_or(0.0, |text| mean_score(question, text, reference.story));
        (Reverse(Score(score)), place(reference), reference.answer.id.clone())
    };
    let candidates = candidates.iter().enumerate().filter(|(_, reference)| counts(reference));
    let eligible = candidates.filter(|(_, reference)| reference.answer.is_own() == any_own);
    eligible.min_by_key(|(_, reference)| rank(reference)).map(|(at, _)| at)
}

/// The mean of the key points' scores; only good for putting answers in order.
fn mean_score(question: &Question, draft: &DraftText, answer: &Story) -> f32 {
    let texts = first_points(answer);
    let scores = Card::new(&question.prompt, &texts).score_text(draft);
    scores.iter().map(|score| score.score).sum::<f32>() / texts.len().max(1) as f32
}

#[derive(PartialEq)]
struct Score(f32);

impl Eq for Score {}

impl PartialOrd for Score {
    fn partial_cmp(&self, other: &Score) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Score {
    fn cmp(&self, other: &Score) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

/// Whether `answer` was made from the draft of `head`: it names the draft as its source or still holds it at its end, or
/// the draft was compared with another answer when it was made, so it cannot be this one recited.
pub fn is_made_from(answer: &Answer, head: &DraftHead) -> bool {
    let named = answer.source.as_deref() == Some(head.as_source().as_str());
    let heading = format!("# Draft {}", head.started.local().date());
    let appended = answer.body.lines().any(|line| line.trim() == heading);
    named || appended || head.answer.as_ref().is_some_and(|id| *id != answer.id)
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;

    #[track_caller]
    fn check(answers: &[(&str, bool, &str)], draft: &str, expected: Option<&str>) {
        let question = fixture::question(crate::domain::Framework::Star);
        let answers: Vec<_> =
            answers.iter().map(|(id, own, text)| (fixture::answer(id, *own), fixture::story(text))).collect();
        let candidates: Vec<Reference<'_>> =
            answers.iter().map(|(answer, story)| Reference { answer, story }).collect();
        let chosen = choose_reference(&question, &fixture::story(draft), &candidates);
        assert_eq!(chosen.and_then(|at| candidates.get(at)).map(|reference| reference.answer.id.as_str()), expected);
    }

    const DEMO: &str = "## Action\nI wrote down the risks of both models for the demo.";
    const GUILD: &str = "## Action\nI started a monthly meeting of engineers from every team.";

    #[test]
    fn own_answers_come_before_examples() {
        check(&[("a", false, DEMO), ("b", true, GUILD)], DEMO, Some("b"));
        check(&[("b", false, DEMO), ("a", false, GUILD)], DEMO, Some("a"));
        check(&[], DEMO, None);
    }

    #[test]
    fn an_own_answer_that_is_not_written_yet_is_no_reference() {
        check(&[("a", false, DEMO), ("b", true, "## Action\n")], DEMO, Some("a"));
        check(&[("a", true, GUILD), ("b", true, "## Action\n")], DEMO, Some("a"));
        check(&[("b", true, "## Action\n")], DEMO, Some("b"));
    }

    #[test]
    fn of_several_own_the_one_that_the_draft_says_best_then_the_id() {
        check(&[("a", true, GUILD), ("b", true, DEMO)], DEMO, Some("b"));
        check(&[("b", true, DEMO), ("a", true, DEMO)], DEMO, Some("a"));
        check(&[("b", true, GUILD), ("a", true, DEMO)], "", Some("a"));
    }

    #[test]
    fn an_answer_made_from_the_draft_is_known_by_its_source() {
        let head = fixture::head();
        let mut answer = fixture::answer("mine", true);
        assert!(!is_made_from(&answer, &head));
        answer.source = Some(head.as_source());
        assert!(is_made_from(&answer, &head));
        answer.source = None;
        answer.body = "## Action\nI asked.\n\n# Draft 1970-01-01\n".to_owned();
        assert!(is_made_from(&answer, &head));
    }

    #[test]
    fn a_draft_compared_with_another_answer_was_not_recited_from_this_one() {
        let mut head = fixture::head();
        let answer = fixture::answer("mine", true);
        head.answer = Some(answer.id.clone());
        assert!(!is_made_from(&answer, &head));
        head.answer = Some(fixture::answer("other", true).id);
        assert!(is_made_from(&answer, &head));
    }
}
