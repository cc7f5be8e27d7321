//! What can be done from a comparison besides looking: another reference, the rating, and where to go on.

use super::{AttemptReview, Comparison};
use crate::app::recording::DraftId;
use crate::app::{Context, Destination, Notice, Outcome, keymap};
use crate::domain::AnswerId;
use crate::review::mock::follow_up::answers;
use ratatui::crossterm::event::KeyEvent;
use std::path::PathBuf;

impl Comparison {
    /// Compares with the next answer that serves the question.
    pub(super) fn other_reference(&mut self, context: &Context) -> Option<Outcome> {
        let review = self.review.as_ref()?;
        let place = review.candidates.iter().position(|id| Some(id) == review.result.answer.as_ref());
        let next = (place? + 1) % review.candidates.len().max(1);
        self.draft.head.answer = Some(review.candidates.get(next)?.clone());
        self.compare_anew(context);
        self.chosen = self.chosen.min(self.items().saturating_sub(1));
        Some(self.keep())
    }

    pub(super) fn rate(&mut self, key: KeyEvent) -> Option<Outcome> {
        let rating = keymap::rating(key)?;
        self.draft.head.rating = Some(rating);
        Some(Outcome::all([self.keep(), Outcome::Tell(Notice::rated(rating))]))
    }

    pub(super) fn again(&self, context: &Context) -> Option<Outcome> {
        let fix = self.review.as_ref().and_then(|review| review.result.fix.as_ref()).map(|fix| fix.message.clone());
        let head = &self.draft.head;
        Some(Outcome::Replace(Destination::Attempt {
            question: head.question.clone(),
            mode: head.mode,
            limit: head.limit,
            fix,
            came_from: self.path(context),
        }))
    }

    /// The file of the draft, once it is known to be there.
    fn path(&self, context: &Context) -> Option<PathBuf> {
        let this = DraftId::of(&self.draft.head);
        context.data.records.iter().find(|record| this.is(&record.head)).map(|record| record.path.clone())
    }

    /// Whether there is a text to begin with, in a file that can be named.
    pub(super) fn can_be_revised(&self, context: &Context) -> bool {
        let has_text = self.draft.story_parts().any(|(_, text)| !text.trim().is_empty());
        has_text && self.question(context).is_some() && self.path(context).is_some()
    }

    /// A new attempt that begins with this text, with the part of the fix open.
    pub(super) fn revise(&self, context: &Context) -> Option<Outcome> {
        let review = self.review.as_ref();
        Some(Outcome::Replace(Destination::Revision {
            draft: Box::new(self.draft.clone()),
            path: self.path(context)?,
            part: review.and_then(AttemptReview::part_to_fix),
            fix: review.and_then(|review| review.result.fix.as_ref()).map(|fix| fix.message.clone()),
        }))
    }

    pub(super) fn go_on(&self) -> Option<Outcome> {
        let (question, mode) = self.next.as_ref()?;
        Some(Outcome::Replace(Destination::attempt(question, *mode)))
    }

    /// The next follow-up question that the draft does not answer yet, from the one passed over last on.
    pub(super) fn follow_up<'a>(&self, context: &Context<'a>) -> Option<&'a str> {
        let prompts = &self.question(context)?.follow_ups;
        let passed = prompts.iter().position(|prompt| Some(prompt) == self.passed_over.as_ref());
        let from = passed.map_or(0, |place| place + 1);
        let in_turn = prompts.iter().skip(from).chain(prompts.iter().take(from));
        in_turn.map(String::as_str).find(|prompt| !answers(&self.draft, prompt))
    }

    pub(super) fn ask_follow_up(&self, context: &Context) -> Option<Outcome> {
        let prompt = self.follow_up(context)?.to_owned();
        let (draft, change) = (Box::new(self.draft.clone()), self.change);
        Some(Outcome::Replace(Destination::FollowUp { draft, change, prompt, in_mock: false }))
    }

    /// The own answer that is edited: the reference, else the first that serves the question.
    pub(super) fn own_answer(&self, context: &Context) -> Option<AnswerId> {
        let review = self.review.as_ref();
        let reference =
            review.filter(|review| review.result.own_answer).and_then(|review| review.result.answer.clone());
        let own =
            || context.data.bank.answers_for(&self.draft.head.question).into_iter().find(|answer| answer.is_own());
        reference.or_else(|| own().map(|answer| answer.id.clone()))
    }
}
