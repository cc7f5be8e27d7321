//! A simulated calendar: a bank, a growing set of drafts, and a clock that is moved by hand.

use greenroom::domain::schedule::{Attempts, Memory, Today, replay, today};
use greenroom::domain::*;
use jiff::civil::{Date, Time};
use jiff::tz::{Offset, TimeZone};
use std::path::PathBuf;
use std::time::Duration;

/// Central European time with its daylight saving, without a time zone database.
pub fn europe() -> TimeZone {
    TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").expect("a POSIX time zone")
}

pub fn id(text: &str) -> QuestionId {
    QuestionId::parse(text).expect("an id")
}

pub fn date(text: &str) -> Date {
    text.parse().expect("a date")
}

pub fn question(name: &str, competency: &str, framework: Framework) -> Question {
    Question {
        id: id(name),
        prompt: format!("Tell me about {name}."),
        competency: Some(competency.to_owned()),
        framework,
        seconds: 120,
        asked_as: Vec::new(),
        look_for: Vec::new(),
        follow_ups: Vec::new(),
        origin: Origin::BuiltIn(PathBuf::from("questions/test.toml")),
        line: 1,
    }
}

pub fn own_answer(name: &str, questions: &[&str]) -> Answer {
    Answer {
        id: AnswerId::parse(name).expect("an id"),
        questions: questions.iter().map(|question| id(question)).collect(),
        source: None,
        ignore: Vec::new(),
        example: false,
        written: true,
        headline: None,
        body: String::new(),
        body_line: 1,
        origin: Origin::File(PathBuf::from("answers/test.md")),
    }
}

/// The introduction and `count` questions, three to a competency, the introduction last in the bank.
pub fn bank(count: usize) -> Bank {
    let star = (0..count).map(|n| question(&format!("q{n:02}"), &format!("c{:02}", n / 3), Framework::Star));
    Bank::new(star.chain([question("introduction", "introduction", Framework::Introduction)]), [])
}

/// One finished draft.
pub fn record(question: &str, started: OffsetTime, rating: Rating, name: &str) -> Record {
    let new = DraftHead::new(id(question), started, Mode::Typed);
    Record {
        path: PathBuf::from(format!("drafts/{name}.md")),
        head: DraftHead { finished: true, rating: Some(rating), ..new },
        words: vec![(PartId::Situation, 40), (PartId::Task, 20), (PartId::Action, 120), (PartId::Result, 30)],
    }
}

/// `instant` as RFC 3339 with an offset.
pub fn at(text: &str) -> OffsetTime {
    let instant = text.parse().expect("an instant");
    let pieces = jiff::fmt::temporal::DateTimeParser::new().parse_pieces(text).expect("a date and time");
    let offset = pieces.to_numeric_offset().unwrap_or(Offset::UTC);
    OffsetTime { instant, offset }
}

pub fn moment(text: &str) -> Moment {
    Moment { elapsed: Duration::ZERO, wall: at(text) }
}

/// A person with a calendar.
pub struct Calendar {
    pub bank: Bank,
    pub config: Config,
    pub records: Vec<Record>,
    pub day: Date,
    pub zone: TimeZone,
    minutes_into_day: i16,
}

impl Calendar {
    pub fn new(bank: Bank, config: Config, day: &str) -> Calendar {
        let zone = TimeZone::fixed(jiff::tz::offset(9));
        Calendar { bank, config, records: Vec::new(), day: date(day), zone, minutes_into_day: 0 }
    }

    /// Eight in the morning, and five minutes later for every draft made on that day.
    pub fn now(&self) -> Moment {
        let local = self.day.to_datetime(Time::constant(
            8 + (self.minutes_into_day / 60) as i8,
            (self.minutes_into_day % 60) as i8,
            0,
            0,
        ));
        let zoned = self.zone.to_zoned(local).expect("a local time");
        Moment { elapsed: Duration::ZERO, wall: OffsetTime { instant: zoned.timestamp(), offset: zoned.offset() } }
    }

    pub fn today(&self) -> Today {
        today(&self.bank, &self.config, &self.records, self.now())
    }

    pub fn queue(&self) -> Vec<String> {
        self.today().queue.iter().map(|item| item.question.to_string()).collect()
    }

    /// A finished attempt at `question` now.
    pub fn practise(&mut self, question: &str, rating: Rating) {
        let name = format!("{}-{:03}-{question}", self.day, self.minutes_into_day);
        let mut record = record(question, self.now().wall, rating, &name);
        if self.today().queue.iter().any(|item| item.question.as_str() == question && item.quick) {
            record.head.mode = Mode::Quick;
        }
        self.records.push(record);
        self.minutes_into_day += 5;
    }

    /// Practises all that is on today's list, rated by `rate`, then the next day comes.
    pub fn do_the_day(&mut self, mut rate: impl FnMut(&str) -> Rating) -> Vec<String> {
        let mut done = Vec::new();
        while let Some(item) = self.today().queue.first() {
            let question = item.question.to_string();
            self.practise(&question, rate(&question));
            done.push(question);
        }
        self.skip_days(1);
        done
    }

    pub fn skip_days(&mut self, days: i32) {
        self.day = greenroom::domain::schedule::memory::days_after(self.day, days);
        self.minutes_into_day = 0;
    }

    pub fn memory(&self, question: &str) -> Option<Memory> {
        let attempts = Attempts::of(&self.records, self.config.day_starts, self.now());
        replay(attempts.at(&id(question)))
    }
}
