//! The latest attempts at one question, all held against the same reference, so that their key points can be followed.
//!
//! Takes some milliseconds an attempt, so it is asked for with a command and comes back as an event. Older attempts are
//! kept as they are, and held against the same reference when one of them is to be compared.

use crate::compare::series::{Kept, candidates, reference_of};
use crate::compare::{self, Reference, Settings};
use crate::domain::{AnswerId, Bank, Config, Draft, DraftHead, OffsetTime, Question, Story};
use crate::format::drafts::draft_story;
use crate::format::parts::read_answer;

/// How many of the latest attempts are looked at.
const REVIEWED: usize = 20;

/// The attempts with their comparisons.
#[derive(Debug, Clone, PartialEq)]
pub struct Review {
    /// Oldest first.
    pub attempts: Vec<Reviewed>,
    /// Those before them.
    older: Vec<Draft>,
    /// What all of them were held against.
    pub answer: Option<AnswerId>,
}

/// One attempt.
#[derive(Debug, Clone, PartialEq)]
pub struct Reviewed {
    pub head: DraftHead,
    pub result: compare::Comparison,
}

impl Review {
    /// Holds the latest of `drafts` against the reference of the very latest.
    pub fn of(question: &Question, mut drafts: Vec<Draft>, bank: &Bank, config: &Config) -> Review {
        drafts.sort_by_key(|draft| draft.head.started.instant);
        let left_out = drafts.len().saturating_sub(REVIEWED);
        let latest = drafts.split_off(left_out);
        let told: Vec<(Draft, Story)> = latest
            .into_iter()
            .map(|draft| {
                let story = draft_story(&draft, question.framework);
                (draft, story)
            })
            .collect();
        let answers = candidates(question, told.last().map(|(draft, _)| &draft.head), bank);
        let texts: Vec<Story> = answers.iter().map(|answer| read_answer(answer, question.framework)).collect();
        let references: Vec<Reference> =
            answers.iter().zip(&texts).map(|(answer, story)| Reference { answer, story }).collect();
        let last = told.last().map(|(draft, story)| reference_of(question, Some(&draft.head), story, &references));
        let reference = last.flatten().and_then(|place| references.get(place));
        let settings = Settings::from(config);
        let compared = told.iter().map(|(draft, story)| held(draft, story, question, reference, &settings));
        let attempts = compared.collect();
        Review { attempts, older: drafts, answer: reference.map(|reference| reference.answer.id.clone()) }
    }

    /// Whether the attempt that was started then is one of those before the latest.
    pub fn is_older(&self, started: OffsetTime) -> bool {
        self.older.iter().any(|draft| draft.head.started == started)
    }

    /// An attempt before the latest, held against the same reference as they.
    pub fn look_up(&self, started: OffsetTime, question: &Question, bank: &Bank, config: &Config) -> Option<Reviewed> {
        let draft = self.older.iter().find(|draft| draft.head.started == started)?;
        let answer = self.answer.as_ref().and_then(|id| bank.answer(id));
        let text = answer.map(|answer| read_answer(answer, question.framework));
        let reference = answer.zip(text.as_ref()).map(|(answer, story)| Reference { answer, story });
        let story = draft_story(draft, question.framework);
        Some(held(draft, &story, question, reference.as_ref(), &Settings::from(config)))
    }
}

fn held(
    draft: &Draft,
    story: &Story,
    question: &Question,
    reference: Option<&Reference>,
    settings: &Settings,
) -> Reviewed {
    let attempt = Kept { head: &draft.head, story }.attempt(question);
    Reviewed { head: draft.head.clone(), result: compare::compare(&attempt, reference, settings, &[]) }
}
