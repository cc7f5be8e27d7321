//! What practice has brought: days practised, trends, strength per competency, what got better.
//!
//! Computed from the finished drafts alone; the same numbers for the screen, `stats` and its JSON. A figure that cannot
//! be known is absent, never 0. Days are judged in [`days`], one attempt in [`attempted`], improvement in [`better`].

pub mod attempted;
pub mod better;
pub mod days;

pub use attempted::Attempted;
pub use days::{DayMark, Days};

use super::draft::VoiceFigures;
use super::schedule::memory::{days_after, days_between};
use super::schedule::standing::standings;
use super::schedule::{Attempts, Memory, Pace, replay};
use super::{Bank, Config, Mode, Moment, PartId, Question, QuestionId, Record};
use crate::text::phrases::day_words;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Strength looks this many days ahead: right after practice everything is remembered, which says nothing. A
/// convention of this program.
const STRENGTH_DAYS: i32 = 7;

/// So many attempts are named one by one.
pub const LATEST: usize = 10;

/// What practice has brought until now.
#[derive(Debug, Clone, PartialEq)]
pub struct Progress {
    /// The practice day.
    pub day: Date,
    pub days: Days,
    /// Whether days practised are to be shown (the setting `streak`).
    pub show_days: bool,
    /// The next interview and the days until then; none when it has passed.
    pub interview: Option<(Date, i32)>,
    /// Every question with a finished draft, in the order of the bank, those that left the bank after it.
    pub questions: Vec<QuestionProgress>,
    /// Every competency, in the order of the bank.
    pub competencies: Vec<Competency>,
}

/// One question that was practised.
#[derive(Debug, Clone, PartialEq)]
pub struct QuestionProgress {
    pub question: QuestionId,
    /// Every finished attempt, oldest first.
    pub attempts: Vec<Attempted>,
    /// Of the attempts in the mode used last.
    pub trend: Trend,
    /// The probability that it is still remembered in a week without practice, 0 to 1.
    pub strength: f64,
    /// When it is asked again, by the plan towards an interview if there is one; none when it is never asked any more.
    pub due: Option<Date>,
    /// What got better since the first attempt in the same mode, in words.
    pub better: Option<String>,
}

/// One figure over time, oldest first. Typed is compared with typed, spoken with spoken.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Trend {
    /// None when there is only quick recall.
    pub mode: Option<Mode>,
    /// Words when typed, seconds when spoken.
    pub values: Vec<u32>,
}

/// How well a competency is prepared.
#[derive(Debug, Clone, PartialEq)]
pub struct Competency {
    pub name: String,
    /// The mean strength of those of its questions that were practised and are not skipped; 0 when none was.
    pub strength: f64,
    pub practised: usize,
    pub questions: usize,
}

/// What practice has brought at `now`; the order of `records` changes nothing.
pub fn progress(bank: &Bank, config: &Config, records: &[Record], now: Moment) -> Progress {
    let day = now.wall.practice_day(config.day_starts);
    let attempts = Attempts::of(records, config.day_starts, now);
    let memories: BTreeMap<&QuestionId, Memory> =
        attempts.questions().filter_map(|(id, at)| Some((id, replay(at)?))).collect();
    let interview = config.interview.filter(|date| *date >= day);
    let pace = interview.map(|date| Pace::of(&standings(bank, config, &attempts), config, date));
    let due = |memory: &Memory| pace.map_or_else(|| memory.due(), |pace| pace.due(memory));
    let strength = |id: &QuestionId| memories.get(id).map_or(0.0, |memory| strength(memory, day));
    let questions = practised(bank, &attempts)
        .into_iter()
        .map(|(id, question)| {
            let attempts: Vec<_> = attempts.at(id).iter().map(Attempted::of).collect();
            QuestionProgress {
                question: id.clone(),
                trend: trend(&attempts),
                strength: strength(id),
                due: memories.get(id).filter(|_| question.is_some() && !config.skip.contains(id)).map(due),
                better: question.and_then(|question| better::better(question, config, &attempts)),
                attempts,
            }
        })
        .collect();
    Progress {
        day,
        days: Days::of(bank, config, &attempts, day),
        show_days: config.streak,
        interview: interview.map(|date| (date, days_between(day, date))),
        questions,
        competencies: competencies(bank, config, strength),
    }
}

impl QuestionProgress {
    /// The latest attempt.
    pub fn last(&self) -> Option<&Attempted> {
        self.attempts.last()
    }

    /// How it stands, in words: when it is due if that is within a week, else how it will sit in a week. Only one of
    /// them, since what is due soon is not strong.
    pub fn standing_words(&self, day: Date) -> String {
        match self.due {
            Some(due) if days_between(day, due) <= STRENGTH_DAYS => format!("due {}", day_words(due, day)),
            Some(due) => format!("{} in a week · due {}", strength_word(self.strength), day_words(due, day)),
            None => format!("{} in a week", strength_word(self.strength)),
        }
    }

    /// The latest ratings, oldest first: "again, hard, good"; none of one attempt.
    pub fn ratings_words(&self) -> Option<String> {
        let latest = latest(&self.attempts);
        let ratings: Vec<&str> = latest.iter().map(|attempt| attempt.rating.name()).collect();
        (ratings.len() > 1).then(|| ratings.join(", "))
    }

    /// How the latest recordings sounded, oldest first: "longest pause 4.1 s, 2.0 s; 120 to 140, 130 to 160 words a
    /// minute; fillers at least 8, 5".
    pub fn voice_words(&self) -> Option<String> {
        let voices: Vec<VoiceFigures> = self.attempts.iter().filter_map(|attempt| attempt.voice).collect();
        let voices = latest(&voices);
        let joined = |words: Vec<String>| (!words.is_empty()).then(|| words.join(", "));
        let pause = |voice: &VoiceFigures| {
            voice.longest_pause.map_or("none".to_owned(), |pause| format!("{:.1} s", pause.as_secs_f64()))
        };
        let pace = |voice: &VoiceFigures| voice.pace.map(|(from, to)| format!("{from} to {to}"));
        let pauses = joined(voices.iter().map(pause).collect()).map(|words| format!("longest pause {words}"));
        let paces = joined(voices.iter().filter_map(pace).collect()).map(|words| format!("{words} words a minute"));
        let fillers = voices.iter().filter_map(|voice| voice.fillers).map(|fillers| fillers.to_string()).collect();
        let fillers = joined(fillers).map(|words| format!("fillers at least {words}"));
        let told: Vec<String> = [pauses, paces, fillers].into_iter().flatten().collect();
        (!told.is_empty()).then(|| told.join("; "))
    }

    /// What each part took of the latest attempt in which parts were measured: "Situation 21%, Task 14%, … of the words".
    pub fn parts_words(&self) -> Option<String> {
        let measured = |attempt: &&Attempted| attempt.shares().len() > 1;
        let attempt = self.attempts.iter().rev().find(measured)?;
        let share = |(part, share): &(PartId, f64)| format!("{} {:.0}%", part.name(), share * 100.0);
        let shares: Vec<String> = attempt.shares().iter().map(share).collect();
        let of = if attempt.mode == Mode::Spoken { "time" } else { "words" };
        Some(format!("{} of the {of}", shares.join(", ")))
    }
}

/// The values that are named one by one: the last ten.
pub fn latest<T>(values: &[T]) -> &[T] {
    values.get(values.len().saturating_sub(LATEST)..).unwrap_or(values)
}

fn strength(memory: &Memory, day: Date) -> f64 {
    memory.retrievability(days_after(day, STRENGTH_DAYS))
}

/// The practised questions in the order of the bank, then those that left it, by id.
fn practised<'a>(bank: &'a Bank, attempts: &Attempts<'a>) -> Vec<(&'a QuestionId, Option<&'a Question>)> {
    let mut left: BTreeSet<&QuestionId> = attempts.questions().map(|(id, _)| id).collect();
    let known = bank.questions().iter().filter(|question| left.remove(&question.id));
    let mut found: Vec<_> = known.map(|question| (&question.id, Some(question))).collect();
    found.extend(left.into_iter().map(|id| (id, None)));
    found
}

fn trend(attempts: &[Attempted]) -> Trend {
    let Some(mode) = attempts.iter().rev().map(|attempt| attempt.mode).find(|mode| *mode != Mode::Quick) else {
        return Trend::default();
    };
    let value = |attempt: &Attempted| if mode == Mode::Typed { attempt.words } else { attempt.seconds };
    Trend {
        mode: Some(mode),
        values: attempts.iter().filter(|attempt| attempt.mode == mode && !attempt.revised).map(value).collect(),
    }
}

fn competencies(bank: &Bank, config: &Config, strength: impl Fn(&QuestionId) -> f64) -> Vec<Competency> {
    let mut found: Vec<Competency> = Vec::new();
    for question in bank.questions().iter().filter(|question| !config.skip.contains(&question.id)) {
        let name = question.competency.as_deref().unwrap_or("other");
        let place = found.iter().position(|competency| competency.name == name).unwrap_or(found.len());
        if place == found.len() {
            found.push(Competency { name: name.to_owned(), strength: 0.0, practised: 0, questions: 0 });
        }
        let Some(competency) = found.get_mut(place) else { continue };
        let strength = strength(&question.id);
        competency.strength += strength;
        competency.questions += 1;
        competency.practised += usize::from(strength > 0.0);
    }
    found.iter_mut().for_each(|competency| competency.strength /= competency.practised.max(1) as f64);
    found
}

impl Competency {
    /// "strong in the 1 of 2 practised", "not begun".
    pub fn words(&self) -> String {
        match (self.practised, self.questions) {
            (0, _) => "not begun".to_owned(),
            (practised, all) if practised == all => format!("{}, all {all} practised", strength_word(self.strength)),
            (practised, all) => format!("{} in the {practised} of {all} practised", strength_word(self.strength)),
        }
    }
}

/// Words for a strength: 0.8 is what a question has a week after it was practised well.
pub fn strength_word(strength: f64) -> &'static str {
    match strength {
        s if s >= 0.8 => "strong",
        s if s >= 0.5 => "fair",
        s if s > 0.0 => "weak",
        _ => "not yet",
    }
}
