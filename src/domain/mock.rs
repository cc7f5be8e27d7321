//! A mock interview: some questions one after the other, each with a draft. What is known of one is read from its drafts.
//!
//! [`plan`] chooses the questions. No state beside the drafts: which question comes next, and whether the interview is
//! over, follows from which of them are there, finished and rated.

pub mod plan;

use super::draft::MockPart;
use super::{DraftHead, Mode, OffsetTime, QuestionId, Record};
use jiff::Timestamp;
use std::collections::BTreeMap;

/// How many questions are asked when nobody says otherwise: the introduction and four more.
pub const QUESTIONS: u32 = 5;

/// After so many of the questions comes a follow-up.
pub const FOLLOW_UPS: u32 = 2;

/// Where a mock interview stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// The question at this place of the plan comes next, or was begun and goes on.
    Asking(usize),
    /// Everything was asked, or the time is up: what was answered is to be rated.
    Debrief,
    /// What was answered is rated.
    Over,
}

/// One mock interview with its drafts.
#[derive(Debug, Clone, PartialEq)]
pub struct Mock<'r> {
    pub part: MockPart,
    /// One of each question that was begun, in the order of the plan.
    pub drafts: Vec<&'r Record>,
}

/// The mock interviews that `records` belong to, the latest first.
pub fn mocks(records: &[Record]) -> Vec<Mock<'_>> {
    let mut grouped: BTreeMap<Timestamp, Vec<&Record>> = BTreeMap::new();
    for record in records {
        if let Some(part) = &record.head.mock {
            grouped.entry(part.started.instant).or_default().push(record);
        }
    }
    grouped.into_values().rev().filter_map(Mock::of).collect()
}

/// The mock interview that started then, if any of `records` belongs to it.
pub fn mock_of(records: &[Record], started: OffsetTime) -> Option<Mock<'_>> {
    Mock::of(records.iter().filter(|record| record.head.is_of_mock(started)).collect())
}

/// The latest mock interview, when it is not over yet.
pub fn to_finish(records: &[Record]) -> Option<Mock<'_>> {
    mocks(records).into_iter().next().filter(|mock| mock.phase() != Phase::Over)
}

impl<'r> Mock<'r> {
    fn of(mut records: Vec<&'r Record>) -> Option<Mock<'r>> {
        records.sort_by_key(|record| (record.head.started.instant, &record.path));
        let named = records.iter().filter_map(|record| record.head.mock.as_ref()).find(|part| !part.plan.is_empty());
        let mut part = named.or(records.first()?.head.mock.as_ref())?.clone();
        for record in &records {
            if !part.plan.contains(&record.head.question) {
                part.plan.push(record.head.question.clone());
            }
        }
        let of_question = |question: &QuestionId| {
            let mine = records.iter().filter(|record| record.head.question == *question);
            // Of two that somebody made at the same question the finished one counts, and of those the later.
            mine.max_by_key(|record| (record.head.finished, record.head.started.instant)).copied()
        };
        let drafts = part.plan.iter().filter_map(of_question).collect();
        Some(Mock { part, drafts })
    }

    pub fn started(&self) -> OffsetTime {
        self.part.started
    }

    pub fn heads(&self) -> impl Iterator<Item = &'r DraftHead> + Clone {
        self.drafts.iter().map(|record| &record.head)
    }

    pub fn phase(&self) -> Phase {
        phase(&self.part, self.heads())
    }

    /// How it is answered: as its first answer was.
    pub fn mode(&self) -> Mode {
        self.drafts.first().map_or(Mode::Typed, |record| record.head.mode)
    }

    /// How many of its questions were answered to the end.
    pub fn answered(&self) -> usize {
        self.heads().filter(|head| head.finished).count()
    }
}

/// Where the mock interview `part` stands, whose drafts have these heads.
pub fn phase<'h>(part: &MockPart, heads: impl Iterator<Item = &'h DraftHead> + Clone) -> Phase {
    let finished = heads.clone().filter(|head| head.finished);
    if finished.clone().any(|head| head.rating.is_some()) {
        let all_rated = finished.clone().all(|head| head.rating.is_some());
        return if all_rated { Phase::Over } else { Phase::Debrief };
    }
    let is_answered = |id: &QuestionId| finished.clone().any(|head| head.question == *id);
    let next = part.plan.iter().position(|id| !is_answered(id));
    match next.filter(|_| !is_time_up(part, heads)) {
        Some(place) => Phase::Asking(place),
        None => Phase::Debrief,
    }
}

/// Whether its minutes are used up. An answer that was begun is never cut off by that.
fn is_time_up<'h>(part: &MockPart, heads: impl Iterator<Item = &'h DraftHead> + Clone) -> bool {
    let in_work = heads.clone().any(|head| !head.finished);
    part.minutes.is_some_and(|minutes| !in_work && spent_seconds(heads) >= minutes.saturating_mul(60))
}

/// The time that thinking and answering took, in seconds.
pub fn spent_seconds<'h>(heads: impl Iterator<Item = &'h DraftHead>) -> u32 {
    heads.map(|head| head.seconds.think.saturating_add(head.seconds.answering())).fold(0, u32::saturating_add)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{PartId, PartSeconds, Rating};
    use jiff::tz::Offset;

    fn time(second: i64) -> OffsetTime {
        OffsetTime { instant: Timestamp::from_second(second).expect("a second"), offset: Offset::UTC }
    }

    fn id(text: &str) -> QuestionId {
        QuestionId::parse(text).expect("an id")
    }

    /// "intro+", "conflict" unfinished, "failure3" rated 3; each took a minute.
    fn records(started: i64, plan: &[&str], drafts: &[&str]) -> Vec<Record> {
        let part = MockPart {
            plan: plan.iter().map(|name| id(name)).collect(),
            minutes: Some(3),
            ..MockPart::new(time(started))
        };
        let record = |(at, text): (usize, &&str)| {
            let name = text.trim_end_matches(|c: char| c == '+' || c.is_ascii_digit());
            let rating = text.chars().last().and_then(|c| c.to_digit(10)).and_then(|n| Rating::from_number(n as u8));
            let mut head = DraftHead::new(id(name), time(started + at as i64 + 1), Mode::Spoken);
            head.finished = text.len() > name.len();
            head.rating = rating;
            head.mock = Some(part.clone());
            head.seconds = PartSeconds { think: 10, parts: vec![(PartId::Answer, 50)] };
            Record { path: format!("{started}-{name}.md").into(), head, words: Vec::new() }
        };
        drafts.iter().enumerate().map(record).collect()
    }

    #[track_caller]
    fn check(drafts: &[&str], expected: Phase) {
        let records = records(0, &["intro", "conflict", "failure"], drafts);
        let mocks = mocks(&records);
        assert_eq!(mocks.first().map(Mock::phase), Some(expected), "{drafts:?}");
        assert_eq!(to_finish(&records).is_some(), expected != Phase::Over);
    }

    #[test]
    fn where_a_mock_interview_stands_follows_from_its_drafts() {
        check(&["intro"], Phase::Asking(0));
        check(&["intro+"], Phase::Asking(1));
        check(&["intro+", "conflict+", "failure"], Phase::Asking(2));
        check(&["intro+", "conflict+", "failure+"], Phase::Debrief);
        check(&["intro2", "conflict+", "failure+"], Phase::Debrief);
        check(&["intro2", "conflict4", "failure1"], Phase::Over);
        // Ended early.
        check(&["intro2", "conflict4"], Phase::Over);
        check(&["intro2", "conflict+"], Phase::Debrief);
    }

    #[test]
    fn no_further_question_is_asked_when_the_time_is_up_and_one_that_was_begun_goes_on() {
        let plan = ["intro", "conflict", "failure", "pressure"];
        let phase_of = |drafts: &[&str]| mocks(&records(0, &plan, drafts)).first().map(Mock::phase);
        assert_eq!(phase_of(&["intro+", "conflict+"]), Some(Phase::Asking(2)));
        assert_eq!(phase_of(&["intro+", "conflict+", "failure"]), Some(Phase::Asking(2)));
        assert_eq!(phase_of(&["intro+", "conflict+", "failure+"]), Some(Phase::Debrief));
    }

    #[test]
    fn mocks_come_latest_first_and_only_the_latest_is_still_to_be_finished() {
        let mut all = records(0, &["intro", "conflict"], &["intro+"]);
        all.extend(records(100, &["intro", "failure"], &["intro3", "failure3"]));
        let found = mocks(&all);
        assert_eq!(found.iter().map(|mock| mock.started()).collect::<Vec<_>>(), [time(100), time(0)]);
        assert_eq!(to_finish(&all), None);
    }

    #[test]
    fn a_mock_without_a_plan_is_made_of_its_drafts_and_of_two_drafts_the_finished_one_counts() {
        let records = records(0, &[], &["intro", "intro+", "conflict+"]);
        let mocks = mocks(&records);
        let mock = mocks.first().expect("a mock");
        assert_eq!(mock.part.plan, [id("intro"), id("conflict")]);
        assert_eq!((mock.drafts.len(), mock.answered(), mock.phase()), (2, 2, Phase::Debrief));
    }
}
