//! Where one question stands today: how important it is, how well it is remembered, what it costs.
//!
//! Knows no queue and no plan: [`super::queue`] and [`super::plan`] choose by what is said here.

use super::attempts::{Attempt, Attempts};
use super::costs::Costs;
use super::memory::{Memory, replay};
use crate::domain::own_words::has_own_words;
use crate::domain::{Bank, Config, Framework, Mode, Question, QuestionId, Rating, Record};
use jiff::civil::Date;
use std::collections::{HashMap, HashSet};

/// One question of the bank that may be asked.
#[derive(Debug, Clone)]
pub struct Standing<'a> {
    pub question: &'a Question,
    /// Its place in the bank, from 0.
    pub place: usize,
    /// Its place among the questions of its competency, from 0.
    pub place_in_competency: usize,
    /// How many questions of its competency were practised before.
    pub practised_beside: usize,
    pub starred: bool,
    /// Whether the posting or the note of the next interview asks for it.
    pub expected: bool,
    /// Whether an own answer lists it.
    pub own: bool,
    /// Whether there are words of the person's own to recall: an own answer, or an attempt whose text was kept.
    pub own_words: bool,
    /// None when it was never practised.
    pub memory: Option<Memory>,
    /// The latest attempt, also one that did not count for the memory.
    pub last: Option<&'a Record>,
    /// How the last whole answer was given; typed before there is one.
    pub mode: Mode,
    pub costs: Costs,
}

impl Standing<'_> {
    pub fn is_introduction(&self) -> bool {
        self.question.framework == Framework::Introduction
    }

    /// How much it matters that this one goes well: 1, and 1 more when starred, 1 more for the introduction (every
    /// interview opens with it), 0.5 more when an own answer serves it, 0.5 more when it last went `again`, 0.25 `hard`.
    pub fn importance(&self) -> f64 {
        let rating = match self.memory.map(|memory| memory.last_rating) {
            Some(Rating::Again) => 0.5,
            Some(Rating::Hard) => 0.25,
            _ => 0.0,
        };
        let bonus = |is: bool, bonus: f64| if is { bonus } else { 0.0 };
        1.0 + bonus(self.starred, 1.0) + bonus(self.is_introduction(), 1.0) + bonus(self.own, 0.5) + rating
    }

    /// What is at stake on `day`: the risk that it is forgotten (1 - retrievability) x importance.
    pub fn stake(&self, day: Date) -> f64 {
        let risk = self.memory.map_or(1.0, |memory| 1.0 - memory.retrievability(day));
        risk * self.importance()
    }

    /// Whether it was practised on `day`, or later by the calendar of a place further east.
    pub fn practised_on(&self, day: Date) -> bool {
        self.memory.is_some_and(|memory| memory.last_day >= day)
    }

    /// Whether it went `again` or `hard` the last time.
    pub fn went_badly(&self) -> bool {
        self.memory.is_some_and(|memory| memory.last_rating <= Rating::Hard)
    }

    /// The time that one attempt takes, in seconds.
    pub fn cost(&self, quick: bool) -> u32 {
        self.costs.of_mode(if quick { Mode::Quick } else { self.mode })
    }
}

/// Every question of the bank that is not skipped, in the order of the bank.
pub fn standings<'a>(bank: &'a Bank, config: &Config, attempts: &Attempts<'a>) -> Vec<Standing<'a>> {
    let costs = Costs::of(config, attempts);
    let own: HashSet<&QuestionId> = bank.own_answers().flat_map(|answer| &answer.questions).collect();
    let mut seen: HashMap<&str, (usize, usize)> = HashMap::new();
    let mut all = Vec::with_capacity(bank.questions().len());
    for (place, question) in bank.questions().iter().enumerate().filter(|(_, q)| !config.skip.contains(&q.id)) {
        let memory = replay(attempts.at(&question.id));
        let (asked, practised) = seen.entry(competency(question)).or_default();
        all.push(Standing {
            question,
            place,
            place_in_competency: *asked,
            practised_beside: 0,
            starred: config.star.contains(&question.id),
            expected: config.expected.contains(&question.id),
            own: own.contains(&question.id),
            own_words: has_own_words(bank, &question.id, attempts.at(&question.id).iter().map(|a| a.record)),
            memory,
            last: attempts.at(&question.id).last().map(|attempt: &Attempt<'a>| attempt.record),
            mode: mode_of(attempts.at(&question.id)),
            costs,
        });
        *asked += 1;
        *practised += usize::from(memory.is_some());
    }
    for standing in &mut all {
        let practised = seen.get(competency(standing.question)).map_or(0, |(_, practised)| *practised);
        standing.practised_beside = practised - usize::from(standing.memory.is_some());
    }
    all
}

fn mode_of(attempts: &[Attempt]) -> Mode {
    let whole = attempts.iter().rev().map(|attempt| attempt.record.head.mode).find(|mode| *mode != Mode::Quick);
    whole.unwrap_or(Mode::Typed)
}

/// What keeps two questions apart: the competency, or the question itself when it names none.
pub fn competency(question: &Question) -> &str {
    question.competency.as_deref().unwrap_or(question.id.as_str())
}
