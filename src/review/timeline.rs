//! The latest attempts at one question, all compared with the same reference, so that their key points can be followed.
//!
//! Takes some milliseconds an attempt, so it is asked for with a command and comes back as an event. Older attempts are
//! kept as they are, and compared with the same reference when one of them is to be compared.

use super::References;
use super::series::compare_with;
use crate::compare::{Comparison, Reference, Settings};
use crate::domain::{AnswerId, Bank, Config, Draft, DraftHead, OffsetTime, Question};
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
    /// What all of them were compared with.
    pub answer: Option<AnswerId>,
}

/// One attempt.
#[derive(Debug, Clone, PartialEq)]
pub struct Reviewed {
    pub head: DraftHead,
    pub result: Comparison,
}

impl Review {
    /// Compares the latest of `drafts` with the reference of the very latest.
    pub fn of(question: &Question, mut drafts: Vec<Draft>, bank: &Bank, config: &Config) -> Review {
        drafts.sort_by_key(|draft| draft.head.started.instant);
        let left_out = drafts.len().saturating_sub(REVIEWED);
        let latest = drafts.split_off(left_out);
        let references = References::of(question, latest.last().map(|draft| &draft.head), bank);
        let chosen = latest.last().map(|draft| {
            let story = draft_story(draft, question.framework);
            references.chosen_for(Some(&draft.head), &story)
        });
        let reference = chosen.flatten();
        let settings = Settings::from(config);
        let reviewed = |draft: &Draft| reviewed(draft, question, reference.as_ref(), &settings);
        Review {
            attempts: latest.iter().map(reviewed).collect(),
            older: drafts,
            answer: reference.map(|reference| reference.answer.id.clone()),
        }
    }

    /// Whether the attempt that was started then is one of those before the latest.
    pub fn is_older(&self, started: OffsetTime) -> bool {
        self.older.iter().any(|draft| draft.head.started == started)
    }

    /// An attempt before the latest, compared with the same reference as they.
    pub fn look_up(&self, started: OffsetTime, question: &Question, bank: &Bank, config: &Config) -> Option<Reviewed> {
        let draft = self.older.iter().find(|draft| draft.head.started == started)?;
        let answer = self.answer.as_ref().and_then(|id| bank.answer(id));
        let text = answer.map(|answer| read_answer(answer, question.framework));
        let reference = answer.zip(text.as_ref()).map(|(answer, story)| Reference { answer, story });
        Some(reviewed(draft, question, reference.as_ref(), &Settings::from(config)))
    }
}

fn reviewed(draft: &Draft, question: &Question, reference: Option<&Reference>, settings: &Settings) -> Reviewed {
    Reviewed { head: draft.head.clone(), result: compare_with(draft, question, reference, settings, &[]) }
}
