//! Reads a home with its settings aimed at the next interview: what commands, screens and the sheet start from.

use crate::domain::{Bank, Config, Interview, Moment, Occasions, Problem};
use crate::review::aim::{aimed, interview_on};
use crate::store::competencies::load_competencies;
use crate::store::interviews::load_occasions;
use crate::store::{self, Contents, Home, Loaded};
use jiff::civil::Date;

/// What `home` holds, aimed at the next interview from `now` on, with its postings and notes.
pub fn load_aimed(home: &Home, now: Moment) -> (Contents, Occasions) {
    let mut contents = store::load_home(home);
    let (config, Loaded { value: occasions, problems }) = aim(home, &contents.bank, contents.config, now);
    contents.config = config;
    contents.problems.extend(problems);
    (contents, occasions)
}

/// The settings aimed at the next interview, and the postings and notes of `home`.
pub fn aim(home: &Home, bank: &Bank, config: Config, now: Moment) -> (Config, Loaded<Occasions>) {
    let occasions = load_occasions(home);
    let day = now.wall.practice_day(config.day_starts);
    let config = aimed(config, bank, &occasions.value, &|| load_competencies(home), day);
    (config, occasions)
}

/// What is known of the interview on `date`, and what is wrong with its note.
pub fn load_interview_on(home: &Home, date: Date, bank: &Bank) -> (Interview, Vec<Problem>) {
    let occasions = load_occasions(home).value;
    let problems = store::interviews::load_interview(home, date).problems;
    (interview_on(date, bank, &occasions, &|| load_competencies(home)), problems)
}
