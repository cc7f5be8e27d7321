//! What to practise today, computed from the drafts and the interview date alone: no state of its own.
//!
//! [`attempts`] puts drafts in order, [`memory`] replays FSRS over them, [`costs`] says what an attempt takes, [`standing`]
//! how much is at stake for each question, [`plan`] what fits before an interview, [`pace`] when each comes back until then, [`queue`] chooses,
//! [`words`] says why. Change the order of today's list in `queue`, what a question weighs in `standing`.

pub mod attempts;
pub mod costs;
pub mod in_words;
pub mod memory;
pub mod pace;
pub mod plan;
pub mod queue;
pub mod standing;

pub use attempts::{Attempt, Attempts};
pub use costs::Costs;
pub use memory::{Memory, replay};
pub use pace::Pace;
pub use plan::Plan;

use super::{Bank, Config, Moment, QuestionId, Record};
use crate::text::phrases;
use jiff::civil::Date;
use memory::days_between;
use queue::{Chosen, Circumstances};
use std::cmp::Reverse;
use std::path::PathBuf;

/// What to practise now.
#[derive(Debug, Clone, PartialEq)]
pub struct Today {
    /// The practice day.
    pub day: Date,
    /// As set, also when it has passed.
    pub interview: Option<Date>,
    /// Days to the interview: 0 on the day itself; none when there is none or it has passed.
    pub days_left: Option<i32>,
    /// The interview has passed.
    pub interview_passed: bool,
    /// How it went was noted, see [`Today::with_notes`].
    pub interview_noted: bool,
    /// Minutes a day, as set.
    pub minutes: u32,
    pub queue: Vec<Item>,
    /// The time that the queue takes, in seconds.
    pub queue_seconds: u32,
    /// How many due questions come on another day.
    pub waiting: usize,
    /// The day since which the first of them has been due.
    pub oldest_waiting: Option<Date>,
    /// The next day on which something is due, when the queue is empty.
    pub next_due: Option<Date>,
    /// When the queue is empty: what could be practised ahead.
    pub ahead: Vec<Item>,
    /// Different questions practised today.
    pub practised_today: usize,
    pub plan: Option<Plan>,
    /// Practice starts again after an absence.
    pub welcome_back: bool,
    /// One calm sentence for the person, when there is something to say.
    pub note: Option<String>,
    /// Drafts that can be continued, newest first.
    pub unfinished: Vec<Unfinished>,
}

/// One question to practise.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    pub question: QuestionId,
    /// In words, without the competency: "due yesterday · last wrote 251 words, the Result was missing".
    pub why: String,
    /// Never practised before.
    pub new: bool,
    pub due: Option<Date>,
    /// As quick recall: the opening line only.
    pub quick: bool,
}

impl Item {
    /// The competency and why it is asked: "conflict · due yesterday".
    pub fn about(&self, bank: &Bank) -> String {
        let competency = bank.question(&self.question).and_then(|question| question.competency.as_deref());
        competency.map_or_else(|| self.why.clone(), |name| format!("{name} · {}", self.why))
    }
}

/// A draft that can be continued.
#[derive(Debug, Clone, PartialEq)]
pub struct Unfinished {
    pub question: QuestionId,
    pub path: PathBuf,
    /// On the clock, without thinking.
    pub seconds: u32,
    pub words: u32,
    /// The last part with words in it.
    pub part: Option<super::PartId>,
}

impl Unfinished {
    /// "96 words, in Action".
    pub fn amount_words(&self) -> String {
        let part = self.part.map(|part| format!(", in {}", part.name())).unwrap_or_default();
        format!("{}{part}", phrases::count(self.words as usize, "word"))
    }
}

/// What to practise at `now`; the order of `records` changes nothing.
pub fn today(bank: &Bank, config: &Config, records: &[Record], now: Moment) -> Today {
    let day = now.wall.practice_day(config.day_starts);
    let attempts = Attempts::of(records, config.day_starts, now);
    let standings = standing::standings(bank, config, &attempts);
    let mut today_attempts: Vec<&Attempt> = attempts.all().filter(|attempt| attempt.day >= day).collect();
    today_attempts.sort_by_key(|attempt| (attempt.record.head.started.instant, &attempt.record.head.question));
    let costs = Costs::of(config, &attempts);
    let spent = spent_seconds(costs, &today_attempts);
    let upcoming = config.interview.filter(|date| *date >= day);
    let plan = upcoming.map(|date| plan::plan(&standings, config, date, day, spent));
    let last_day = attempts.last_day_before(day);
    let welcome_back = today_attempts.is_empty() && queue::is_absence(last_day, day);
    let around = Circumstances {
        day,
        config,
        plan: plan.as_ref(),
        spent,
        begun_today: standings.iter().filter(|s| s.memory.is_some_and(|m| m.first_day >= day)).count(),
        first_day: last_day.is_none(),
        absent: welcome_back,
        just_practised: today_attempts
            .last()
            .and_then(|attempt| bank.question(&attempt.record.head.question))
            .map(standing::competency),
    };
    let choice = queue::choose(&standings, &around);
    let ahead = if choice.queue.is_empty() { queue::ahead(&standings, &around) } else { Vec::new() };
    let next_due = standings.iter().filter_map(|standing| queue::due(standing, plan.as_ref())).min();
    let item = |chosen: &Chosen| item(chosen, bank, day);
    let mut today = Today {
        day,
        interview: config.interview,
        days_left: upcoming.map(|date| days_between(day, date)),
        interview_passed: config.interview.is_some() && upcoming.is_none(),
        interview_noted: false,
        minutes: config.minutes,
        queue: choice.queue.iter().map(item).collect(),
        queue_seconds: choice.queue.iter().map(|c| c.standing.cost(c.quick)).fold(0, u32::saturating_add),
        waiting: choice.waiting.len(),
        oldest_waiting: choice.waiting.iter().min().copied(),
        next_due: next_due.filter(|_| choice.queue.is_empty()).map(|due| due.max(day)),
        ahead: ahead.iter().map(item).collect(),
        practised_today: standings.iter().filter(|standing| standing.practised_on(day)).count(),
        plan,
        welcome_back,
        note: None,
        unfinished: unfinished(bank, records),
    };
    today.note = note(&today);
    today
}

impl Today {
    /// The same day when it is known whether something was `noted` of the interview.
    pub fn with_notes(mut self, noted: bool) -> Today {
        self.interview_noted = noted;
        self.note = note(&self);
        self
    }

    /// What the queue takes, in minutes.
    pub fn minutes_planned(&self) -> u32 {
        self.queue_seconds.div_ceil(60)
    }

    /// "2 questions, about 12 min"; empty where nothing is due.
    pub fn amount_words(&self) -> String {
        match self.queue.len() {
            0 => String::new(),
            questions => format!("{}, about {} min", phrases::count(questions, "question"), self.minutes_planned()),
        }
    }

    /// The interview has passed and nothing was noted of it: offer that, and to set the next date.
    pub fn offers_notes(&self) -> bool {
        self.interview_passed && !self.interview_noted
    }
}

/// The time of today's attempts by the same measure as the queue's, so that practice done reduces what is left.
fn spent_seconds(costs: Costs, attempts: &[&Attempt]) -> u32 {
    attempts.iter().map(|attempt| costs.of_mode(attempt.record.head.mode)).fold(0, u32::saturating_add)
}

fn item(chosen: &Chosen, bank: &Bank, day: Date) -> Item {
    Item {
        question: chosen.standing.question.id.clone(),
        why: in_words::why(chosen, bank, day),
        new: chosen.standing.memory.is_none(),
        due: chosen.due,
        quick: chosen.quick,
    }
}

/// Whether the draft can be continued: something was written or said, and it belongs to no mock interview, which is
/// continued as a whole.
pub fn can_be_continued(record: &Record) -> bool {
    let begun = record.total_words() > 0 || record.head.seconds.answering() > 0;
    !record.head.finished && begun && record.head.mock.is_none()
}

/// The drafts that can be continued and whose question still exists, newest first.
pub fn unfinished(bank: &Bank, records: &[Record]) -> Vec<Unfinished> {
    let is_asked = |record: &&Record| bank.question(&record.head.question).is_some();
    let mut found: Vec<&Record> = records.iter().filter(|record| can_be_continued(record)).filter(is_asked).collect();
    let key =
        |record: &&Record| (Reverse(record.head.started.instant), record.path.clone(), record.head.question.clone());
    found.sort_by_cached_key(key);
    let unfinished = |record: &Record| Unfinished {
        question: record.head.question.clone(),
        path: record.path.clone(),
        seconds: record.head.seconds.answering(),
        words: record.total_words(),
        part: record.words.iter().rev().find(|(_, words)| *words > 0).map(|(part, _)| *part),
    };
    found.into_iter().map(unfinished).collect()
}

fn note(today: &Today) -> Option<String> {
    let passed = today.interview.filter(|_| today.offers_notes());
    if let Some(date) = passed {
        let date = phrases::date_words(date, today.day);
        return Some(format!("The interview of {date} has passed. Note how it went, and set the next date."));
    }
    if today.queue.is_empty() {
        return Some(done_note(today));
    }
    match today.days_left {
        Some(0) if today.plan.as_ref().is_some_and(|plan| plan.quick) => {
            Some("Today is the day: a quick recall, then go.".to_owned())
        }
        Some(0) => Some("Today is the day: one or two of these, then go.".to_owned()),
        _ if today.welcome_back && today.waiting > 0 => {
            Some("Welcome back: an easy one first. The rest comes over the next days.".to_owned())
        }
        _ if today.welcome_back => Some("Welcome back: an easy one first.".to_owned()),
        _ => in_words::waiting(today.waiting, today.oldest_waiting, today.day),
    }
}

fn done_note(today: &Today) -> String {
    let next = today.next_due.filter(|due| *due > today.day);
    let next = next.map(|due| format!(" The next is due {}.", phrases::day_words(due, today.day))).unwrap_or_default();
    let offer = if today.ahead.is_empty() { "" } else { " Going ahead is fine too." };
    match today.practised_today {
        0 if today.ahead.is_empty() => "There is nothing to practise: every question is skipped.".to_owned(),
        0 => format!("Nothing is due today.{next}{offer}"),
        count => format!("Done for today: {}.{next}{offer}", phrases::count(count, "question")),
    }
}
