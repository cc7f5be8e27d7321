//! What the drafts of one question may be compared with, and which of it a draft is compared with.

use crate::compare::Reference;
use crate::compare::reference::choose_reference;
use crate::domain::{Answer, AnswerId, Bank, DraftHead, Question, Story};
use crate::format::parts::read_answer;

/// The answers that drafts of a question may be compared with, each read for the question's framework.
#[derive(Debug)]
pub struct References<'a> {
    pub question: &'a Question,
    answers: Vec<(&'a Answer, Story)>,
}

impl<'a> References<'a> {
    /// The answers of `bank` that list the question, and those that a draft with one of these `heads` names although
    /// they do not.
    pub fn of<'h>(
        question: &'a Question,
        heads: impl IntoIterator<Item = &'h DraftHead>,
        bank: &'a Bank,
    ) -> References<'a> {
        let mut answers = bank.answers_for(&question.id);
        for named in heads.into_iter().filter_map(|head| bank.answer(head.answer.as_ref()?)) {
            if answers.iter().all(|answer| answer.id != named.id) {
                answers.push(named);
            }
        }
        let read = |answer: &'a Answer| (answer, read_answer(answer, question.framework));
        References { question, answers: answers.into_iter().map(read).collect() }
    }

    /// Their ids, in the order in which they are turned to.
    pub fn ids(&self) -> Vec<AnswerId> {
        self.answers.iter().map(|(answer, _)| answer.id.clone()).collect()
    }

    /// What a draft with this head (none for a text that is no draft file) and story is compared with: the answer that
    /// its file names, else the choice of [`choose_reference`] among those that list the question.
    pub fn chosen_for(&self, head: Option<&DraftHead>, draft: &Story) -> Option<Reference<'_>> {
        let named = head.and_then(|head| head.answer.as_ref());
        if let Some(named) = named.and_then(|id| self.all().find(|reference| reference.answer.id == *id)) {
            return Some(named);
        }
        let lists_it = |reference: &Reference| reference.answer.position_of(&self.question.id).is_some();
        let listing: Vec<Reference<'_>> = self.all().filter(lists_it).collect();
        choose_reference(self.question, draft, &listing).and_then(|place| listing.get(place).copied())
    }

    fn all(&self) -> impl Iterator<Item = Reference<'_>> {
        self.answers.iter().map(|(answer, story)| Reference { answer, story })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::fixture;
    use crate::domain::Framework;

    #[track_caller]
    fn check(named: Option<&str>, expected: Option<&str>) {
        let question = fixture::question(Framework::Star);
        let mut head = fixture::head();
        head.answer = named.map(|id| fixture::answer(id, true).id);
        let elsewhere = Answer { questions: Vec::new(), ..fixture::answer("elsewhere", true) };
        let answers = [elsewhere, fixture::answer("mine", true), fixture::answer("theirs", false)];
        let bank = Bank::new([question.clone()], answers);
        let references = References::of(&question, [&head], &bank);
        let chosen = references.chosen_for(Some(&head), &fixture::story("## Action\nI asked."));
        assert_eq!(chosen.map(|reference| reference.answer.id.as_str()), expected);
    }

    #[test]
    fn the_answer_that_the_draft_names_comes_first_and_a_vanished_one_is_chosen_anew() {
        check(None, Some("mine"));
        check(Some("theirs"), Some("theirs"));
        check(Some("elsewhere"), Some("elsewhere"));
        check(Some("gone"), Some("mine"));
    }
}
