//! What practice has left for the prep sheet: drafts that stand in for answers, open fixes, what is due, strength.

use super::References;
use super::series::{DECIDING, attempts, compare_series, is_attempt};
use crate::compare::Settings;
use crate::domain::own_words::{best_draft, own_story};
use crate::domain::{
    AnswerId, Bank, Config, Draft, Mode, Moment, OffsetTime, PartName, Question, QuestionId, Rating, Record, Story,
    progress, schedule,
};
use crate::format::drafts::draft_story;
use std::collections::{BTreeMap, BTreeSet};

/// How many of the latest attempts at a question decide its open fix: the last, and those after which a task that was
/// given too often gives way.
const ATTEMPTS_READ: usize = 1 + DECIDING;

/// Reads a draft whole; none when it vanished or broke since the records were read.
pub type Load<'l> = &'l dyn Fn(&Record) -> Option<Draft>;

/// The one thing to fix that the last attempt at a question left.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenFix {
    pub question: QuestionId,
    /// The answer that the attempt was compared with.
    pub answer: Option<AnswerId>,
    pub started: OffsetTime,
    /// One line.
    pub text: String,
}

/// A draft that stands in for an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftText {
    pub question: QuestionId,
    pub story: Story,
    pub started: OffsetTime,
    pub rating: Option<Rating>,
    pub mode: Mode,
}

/// What was answered to a follow-up question in practice.
#[derive(Debug, Clone, PartialEq)]
pub struct FollowUpAnswer {
    pub question: QuestionId,
    /// The follow-up as it was asked.
    pub prompt: String,
    pub text: String,
    pub started: OffsetTime,
}

/// What practice has left.
#[derive(Debug, Clone, PartialEq)]
pub struct Practised {
    pub drafts: Vec<DraftText>,
    pub fixes: Vec<OpenFix>,
    /// The practised questions that are due, and today's queue.
    pub due: Vec<QuestionId>,
    /// How well each practised question sits, 0 to 1.
    pub strength: BTreeMap<QuestionId, f64>,
}

impl Practised {
    /// What the attempts in `records` have left at `now`; the drafts that it needs are read with `load`.
    pub fn of(bank: &Bank, config: &Config, records: &[Record], load: Load, now: Moment) -> Practised {
        let progress = progress::progress(bank, config, records, now);
        let overdue = progress.questions.iter().filter(|question| question.due.is_some_and(|due| due <= progress.day));
        let mut due: Vec<QuestionId> = overdue.map(|question| question.question.clone()).collect();
        let today = schedule::today(bank, config, records, now);
        due.extend(today.queue.into_iter().map(|item| item.question));
        Practised {
            drafts: draft_texts(bank, records, load),
            fixes: open_fixes(bank, config, records, load),
            due,
            strength: progress.questions.into_iter().map(|question| (question.question, question.strength)).collect(),
        }
    }
}

fn draft_texts(bank: &Bank, records: &[Record], load: Load) -> Vec<DraftText> {
    let mut by_question: BTreeMap<&QuestionId, Vec<&Record>> = BTreeMap::new();
    for record in records.iter().filter(|record| own_story(bank, &record.head.question).is_none()) {
        by_question.entry(&record.head.question).or_default().push(record);
    }
    let best = by_question.into_values().filter_map(best_draft);
    best.filter_map(|record| draft_text(bank, record, load)).collect()
}

fn draft_text(bank: &Bank, record: &Record, load: Load) -> Option<DraftText> {
    let framework = bank.question(&record.head.question)?.framework;
    let draft = load(record)?;
    Some(DraftText {
        question: record.head.question.clone(),
        story: draft_story(&draft, framework),
        started: record.head.started,
        rating: record.head.rating,
        mode: record.head.mode,
    })
}

/// How many of the latest attempts at a question are read for what was answered to its follow-ups: a convention.
const ATTEMPTS_WITH_FOLLOW_UPS: usize = 20;

/// What was answered to the follow-up questions in `records`, the latest first.
pub fn follow_up_answers(bank: &Bank, records: &[Record], load: Load) -> Vec<FollowUpAnswer> {
    let mut answers = Vec::new();
    for question in bank.questions().iter().filter(|question| !question.follow_ups.is_empty()) {
        let latest = attempts(question, records).into_iter().rev().take(ATTEMPTS_WITH_FOLLOW_UPS);
        for draft in latest.filter_map(load) {
            let started = draft.head.started;
            answers.extend(draft.parts.into_iter().filter_map(|part| match part.name {
                PartName::Other(prompt) => {
                    Some(FollowUpAnswer { question: question.id.clone(), prompt, text: part.text, started })
                }
                PartName::Part(_) => None,
            }));
        }
    }
    answers
}

/// The fix that the last attempt at each question left.
fn open_fixes(bank: &Bank, config: &Config, records: &[Record], load: Load) -> Vec<OpenFix> {
    let attempted = records.iter().filter(|record| is_attempt(&record.head)).map(|record| &record.head.question);
    let attempted: BTreeSet<&QuestionId> = attempted.collect();
    let settings = Settings::from(config);
    let questions = attempted.into_iter().filter_map(|id| bank.question(id));
    questions.filter_map(|question| open_fix(bank, question, records, &settings, load)).collect()
}

/// The fix that the last attempt at `question` left.
fn open_fix(bank: &Bank, question: &Question, records: &[Record], settings: &Settings, load: Load) -> Option<OpenFix> {
    let attempts = attempts(question, records);
    let skipped = attempts.len().saturating_sub(ATTEMPTS_READ);
    let drafts: Vec<Draft> = attempts.into_iter().skip(skipped).filter_map(load).collect();
    let references = References::of(question, drafts.iter().map(|draft| &draft.head), bank);
    let last = compare_series(&drafts, &references, settings).pop()?;
    let started = drafts.last()?.head.started;
    Some(OpenFix { question: question.id.clone(), answer: last.answer, started, text: last.fix?.message })
}
