//! Days practised of the last 7 and 30, instead of an unbroken chain.
//!
//! A day on which nothing was due and nothing new was left, or no new ones are wanted, is a day of rest and never counts against anybody.

use crate::domain::schedule::Attempts;
use crate::domain::schedule::memory::{days_after, days_between, dues};
use crate::domain::{Bank, Config};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// How many days back days are marked.
const MARKED_DAYS: i32 = 30;

/// What a day was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayMark {
    Practised,
    /// Nothing was due and nothing new was left.
    Rest,
    /// Not practised; for today: not yet.
    Open,
    /// Before the first practice.
    Before,
}

/// The practice days.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Days {
    /// Every practice day, oldest first.
    pub dates: Vec<Date>,
    /// The last 30 days, oldest first, today last.
    pub marks: Vec<(Date, DayMark)>,
}

impl Days {
    /// The practice days of `attempts`, and the last 30 up to `day` marked.
    pub fn of(bank: &Bank, config: &Config, attempts: &Attempts, day: Date) -> Days {
        let dates: BTreeSet<Date> = attempts.all().map(|attempt| attempt.day).collect();
        let work = Work::of(bank, config, attempts, day);
        let mark = |date: Date| match dates.first() {
            _ if dates.contains(&date) => DayMark::Practised,
            Some(first) if date < *first => DayMark::Before,
            None => DayMark::Before,
            Some(_) if work.is_rest(date) => DayMark::Rest,
            Some(_) => DayMark::Open,
        };
        let marks = (1 - MARKED_DAYS..=0).map(|back| days_after(day, back)).map(|date| (date, mark(date))).collect();
        Days { marks, dates: dates.into_iter().collect() }
    }

    /// The marks of the last `count` days, oldest first, today last.
    pub fn last(&self, count: usize) -> &[(Date, DayMark)] {
        self.marks.get(self.marks.len().saturating_sub(count)..).unwrap_or_default()
    }

    /// How many of the last `count` days (at most 30) were practised.
    pub fn practised_of_last(&self, count: usize) -> usize {
        self.last(count).iter().filter(|(_, mark)| *mark == DayMark::Practised).count()
    }
}

/// On which of the marked days there was something to practise.
struct Work {
    /// From this day on nothing new was left; none while there is.
    all_met: Option<Date>,
    /// Times in which a question was due: from the first day to the last, both included.
    due: Vec<(Date, Date)>,
}

impl Work {
    fn of(bank: &Bank, config: &Config, attempts: &Attempts, day: Date) -> Work {
        let asked = bank.questions().iter().filter(|question| !config.skip.contains(&question.id));
        let mut all_met = Some(Date::MIN);
        let mut due = Vec::new();
        for question in asked {
            let dues = dues(attempts.at(&question.id));
            if config.new_per_day > 0 {
                all_met = all_met.zip(dues.first()).map(|(met, (first, _))| met.max(*first));
            }
            let next = dues.iter().skip(1).map(|(next, _)| days_after(*next, -1)).chain([day]);
            let spans = dues.iter().zip(next).map(|((_, from), until)| (*from, until));
            due.extend(spans.filter(|(from, until)| from <= until && days_between(*until, day) < MARKED_DAYS));
        }
        Work { all_met, due }
    }

    fn is_rest(&self, date: Date) -> bool {
        let nothing_new = self.all_met.is_some_and(|met| met < date);
        nothing_new && !self.due.iter().any(|(from, until)| (*from..=*until).contains(&date))
    }
}
