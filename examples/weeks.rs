//! Each day's list of three weeks before an interview, with a lost week in the middle, for one who types and one who
//! speaks: to be read through for what is strange in it.
//!
//!     cargo run --example weeks
//!
//! Both practise all that is on the list, ten minutes a day, and rate in a fixed order: good, hard, good, again, good,
//! easy. A typed answer takes seven minutes, a spoken one two.

use greenroom::domain::schedule::memory::days_after;
use greenroom::domain::schedule::{Item, Today, today};
use greenroom::domain::*;
use greenroom::store::built_in::built_in;
use greenroom::text::phrases::count;
use jiff::civil::{Date, date};
use jiff::tz::Offset;
use std::path::PathBuf;
use std::time::Duration;

const FIRST_DAY: Date = date(2026, 3, 2);
const INTERVIEW: i32 = 21;
const LOST: std::ops::Range<i32> = 8..15;
const RATINGS: [Rating; 6] = [Rating::Good, Rating::Hard, Rating::Good, Rating::Again, Rating::Good, Rating::Easy];

/// The words of each part of a typed answer.
const WORDS: [(PartId, u32); 4] =
    [(PartId::Situation, 30), (PartId::Task, 15), (PartId::Action, 90), (PartId::Result, 15)];

struct Person {
    bank: Bank,
    config: Config,
    mode: Mode,
    records: Vec<Record>,
}

fn main() {
    for (who, mode) in [("One who types", Mode::Typed), ("One who speaks", Mode::Spoken)] {
        println!("{who}\n");
        let config = Config { interview: Some(days_after(FIRST_DAY, INTERVIEW)), ..Config::default() };
        let bank = Bank::new(built_in().questions.iter().cloned(), built_in().answers.iter().cloned());
        let mut person = Person { bank, config, mode, records: Vec::new() };
        for number in 0..=INTERVIEW {
            if LOST.contains(&number) {
                println!("day {number}: lost");
            } else {
                person.live_through(number);
            }
        }
        println!();
    }
}

impl Person {
    fn live_through(&mut self, number: i32) {
        let day = days_after(FIRST_DAY, number);
        let list = self.today(day, 0);
        print_day(number, &list);
        for (place, item) in list.queue.iter().enumerate() {
            let rating = RATINGS[self.records.len() % RATINGS.len()];
            println!("  {} · {} -> {}", item.question, item.why, rating.name());
            let started = moment(day, 5 * place).wall;
            self.records.push(record(item, started, self.mode, rating));
        }
        let after = self.today(day, 5 * list.queue.len());
        if !after.queue.is_empty() {
            let more: Vec<&str> = after.queue.iter().map(|item| item.question.as_str()).collect();
            println!("  after that still on the list: {}", more.join(", "));
        }
    }

    fn today(&self, day: Date, minute: usize) -> Today {
        today(&self.bank, &self.config, &self.records, moment(day, minute))
    }
}

fn print_day(number: i32, list: &Today) {
    let planned = list.queue_seconds.div_ceil(60);
    println!("day {number}: {}, about {planned} min", count(list.queue.len(), "question"));
    let plan = list.plan.as_ref().map(|plan| plan.words.clone());
    for words in [plan, list.note.clone()].into_iter().flatten() {
        println!("  {words}");
    }
}

fn record(item: &Item, started: OffsetTime, mode: Mode, rating: Rating) -> Record {
    let mode = if item.quick { Mode::Quick } else { mode };
    let seconds = match mode {
        Mode::Typed => 410,
        Mode::Spoken => 110,
        Mode::Quick => 20,
    };
    let mut head = DraftHead::new(item.question.clone(), started, mode);
    head.finished = true;
    head.rating = Some(rating);
    head.seconds = PartSeconds { think: 10, parts: vec![(PartId::Action, seconds)] };
    Record { path: PathBuf::new(), head, words: WORDS.to_vec() }
}

fn moment(day: Date, minute: usize) -> Moment {
    let instant = Offset::UTC.to_timestamp(day.at(9, 0, 0, 0)).expect("a date of this century");
    let instant = instant + jiff::SignedDuration::from_mins(minute as i64);
    Moment { elapsed: Duration::ZERO, wall: OffsetTime { instant, offset: Offset::UTC } }
}
