//! The finished attempts at each question, in one order whatever order the files came in.
//!
//! Rules for several machines: drafts are ordered by instant; at the same instant by practice day, rating, mode and only
//! then by path, so file names decide nothing that counts. A draft dated before 2000 or more than a day after `now` was
//! written by a machine whose clock is wrong: it is left out (one of the future until its day has come).

use crate::domain::{Moment, QuestionId, Record};
use jiff::civil::{Date, Time};
use std::collections::{BTreeMap, HashMap};

/// One finished and rated attempt.
#[derive(Debug, Clone, Copy)]
pub struct Attempt<'a> {
    pub record: &'a Record,
    /// The practice day, in the draft's own offset.
    pub day: Date,
}

/// Every finished attempt, by question.
#[derive(Debug, Clone, Default)]
pub struct Attempts<'a> {
    by_question: BTreeMap<&'a QuestionId, Vec<Attempt<'a>>>,
}

impl<'a> Attempts<'a> {
    /// The attempts in `records` that are finished, rated and of a possible time; the order of `records` is nothing.
    pub fn of(records: &'a [Record], day_starts: Time, now: Moment) -> Attempts<'a> {
        let mut grouped: HashMap<&QuestionId, Vec<Attempt>> = HashMap::new();
        for record in records.iter().filter(|r| r.head.counts() && r.head.started.is_plausible(now)) {
            let attempt = Attempt { record, day: record.head.started.practice_day(day_starts) };
            grouped.entry(&record.head.question).or_default().push(attempt);
        }
        let mut by_question: BTreeMap<_, _> = grouped.into_iter().collect();
        by_question.values_mut().for_each(|attempts| attempts.sort_by(|a, b| a.order(b)));
        Attempts { by_question }
    }

    /// The attempts at `question`, oldest first.
    pub fn at(&self, question: &QuestionId) -> &[Attempt<'a>] {
        self.by_question.get(question).map_or(&[], Vec::as_slice)
    }

    /// Every question that was practised, by id, with its attempts, oldest first.
    pub fn questions(&self) -> impl Iterator<Item = (&'a QuestionId, &[Attempt<'a>])> {
        self.by_question.iter().map(|(id, attempts)| (*id, attempts.as_slice()))
    }

    /// All attempts, in no order that means anything.
    pub fn all(&self) -> impl Iterator<Item = &Attempt<'a>> {
        self.by_question.values().flatten()
    }

    /// The latest practice day before `day`.
    pub fn last_day_before(&self, day: Date) -> Option<Date> {
        self.all().map(|attempt| attempt.day).filter(|other| *other < day).max()
    }
}

impl Attempt<'_> {
    fn order(&self, other: &Attempt) -> std::cmp::Ordering {
        let key = |a: &Attempt| {
            let head = &a.record.head;
            (head.started.instant, a.day, head.rating.map_or(0, |rating| rating.number()), head.mode as u8)
        };
        key(self).cmp(&key(other)).then_with(|| self.record.path.cmp(&other.record.path))
    }
}
