//! What got better at a question since the first attempt, in words.
//!
//! Compares the first and the last attempt of one mode and one length. Says at most two things, the most telling first, and nothing when
//! nothing got better: no praise without a figure.

use super::Attempted;
use crate::domain::framework::MOST_SETUP;
use crate::domain::question::GRACE;
use crate::domain::{Config, Framework, Mode, PartId, Question};
use crate::text::phrases::clock;

/// Less than this share of the limit is thin. A convention of this program, like the next.
const THIN: f64 = 0.5;
/// Thinking time has to fall by so many seconds to be worth a word.
const THINK_GAIN: u32 = 5;
/// The longest pause has to fall by so many seconds to be worth a word.
const PAUSE_GAIN: f64 = 1.0;
/// At most this many things are said.
const MOST_SAID: usize = 2;

/// What got better between the first attempt and the last one in its mode and its length; none when nothing did.
pub fn better(question: &Question, config: &Config, attempts: &[Attempted]) -> Option<String> {
    let last = attempts.iter().rev().find(|attempt| attempt.mode != Mode::Quick)?;
    let first = attempts.iter().find(|attempt| attempt.mode == last.mode && attempt.limit == last.limit)?;
    if std::ptr::eq(first, last) {
        return None;
    }
    let question = &question.within(last.limit);
    let found = [
        parts(question, first, last),
        setup(question, first, last),
        length(question, config, first, last),
        pause(first, last),
        rating(first, last),
        thinking(first, last),
    ];
    let said: Vec<String> = found.into_iter().flatten().take(MOST_SAID).collect();
    (!said.is_empty()).then(|| said.join("; "))
}

fn parts(question: &Question, first: &Attempted, last: &Attempted) -> Option<String> {
    if [first, last].iter().any(|attempt| attempt.amount(PartId::Answer) > 0 || attempt.shares().is_empty()) {
        return None;
    }
    let gained = question.framework.sections().iter().filter(|s| first.amount(s.id) == 0 && last.amount(s.id) > 0);
    let amount = |part| match last.mode {
        Mode::Typed => format!("{} words", last.amount(part)),
        _ => clock(last.amount(part)),
    };
    let gained: Vec<_> = gained.map(|s| format!("the {} is there now ({})", s.name, amount(s.id))).collect();
    (!gained.is_empty()).then(|| gained.join(", "))
}

fn setup(question: &Question, first: &Attempted, last: &Attempted) -> Option<String> {
    let share = |attempt: &Attempted| attempt.share(PartId::Situation) + attempt.share(PartId::Task);
    let (before, now) = (share(first), share(last));
    let better = question.framework == Framework::Star && before > MOST_SETUP && now <= MOST_SETUP && now > 0.0;
    let percent = |share: f64| (share * 100.0).round();
    better.then(|| format!("Situation and Task down from {}% to {}%", percent(before), percent(now)))
}

fn length(question: &Question, config: &Config, first: &Attempted, last: &Attempted) -> Option<String> {
    let time = |attempt: &Attempted| match attempt.mode {
        Mode::Typed => config.speaking_seconds(attempt.words as usize),
        _ => f64::from(attempt.seconds),
    };
    let limit = f64::from(question.seconds);
    let (before, now) = (time(first), time(last));
    let fits = now >= limit * THIN && now <= limit * GRACE;
    let words = |seconds: f64| clock(seconds.round() as u32);
    let to_say = if last.mode == Mode::Typed { " to say" } else { "" };
    let limit_words = clock(question.seconds);
    match before {
        _ if !fits => None,
        _ if before > limit * GRACE => {
            Some(format!("{}{to_say} instead of {}, inside the {limit_words}", words(now), words(before)))
        }
        _ if before < limit * THIN => Some(format!("{}{to_say} instead of {}", words(now), words(before))),
        _ => None,
    }
}

fn pause(first: &Attempted, last: &Attempted) -> Option<String> {
    let longest = |attempt: &Attempted| Some(attempt.voice?.longest_pause?.as_secs_f64());
    let (before, now) = (longest(first)?, longest(last)?);
    (before - now >= PAUSE_GAIN).then(|| format!("the longest pause is {now:.1} s instead of {before:.1} s"))
}

fn rating(first: &Attempted, last: &Attempted) -> Option<String> {
    (last.rating > first.rating).then(|| format!("rated {} instead of {}", last.rating.name(), first.rating.name()))
}

fn thinking(first: &Attempted, last: &Attempted) -> Option<String> {
    let better = first.think >= last.think.saturating_add(THINK_GAIN) && last.think > 0;
    better.then(|| format!("started after {} s instead of {} s", last.think, first.think))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{OffsetTime, Origin, QuestionId, Rating};
    use std::path::PathBuf;

    fn question(framework: Framework) -> Question {
        Question {
            id: QuestionId::parse("q").expect("an id"),
            prompt: String::new(),
            competency: None,
            framework,
            seconds: 120,
            asked_as: Vec::new(),
            look_for: Vec::new(),
            follow_ups: Vec::new(),
            origin: Origin::BuiltIn(PathBuf::new()),
            line: 1,
        }
    }

    fn attempt(mode: Mode, rating: Rating, parts: [u32; 4]) -> Attempted {
        let ids = [PartId::Situation, PartId::Task, PartId::Action, PartId::Result];
        let total = parts.iter().sum();
        Attempted {
            path: PathBuf::new(),
            started: OffsetTime { instant: jiff::Timestamp::UNIX_EPOCH, offset: jiff::tz::Offset::UTC },
            day: jiff::civil::date(2026, 11, 21),
            mode,
            revised: false,
            in_mock: false,
            rating,
            limit: None,
            words: total,
            seconds: total,
            think: 10,
            recorded: false,
            voice: None,
            parts: ids.into_iter().zip(parts).collect(),
        }
    }

    #[track_caller]
    fn check(first: Attempted, last: Attempted, expected: Option<&str>) {
        let found = better(&question(Framework::Star), &Config::default(), &[first, last]);
        assert_eq!(found.as_deref(), expected);
    }

    #[test]
    fn a_shorter_longest_pause_is_told() {
        let spoken = |tenths: u64| {
            let longest_pause = Some(std::time::Duration::from_millis(tenths * 100));
            let voice = Some(crate::domain::draft::VoiceFigures { longest_pause, ..Default::default() });
            Attempted { voice, ..attempt(Mode::Spoken, Rating::Good, [20, 10, 60, 20]) }
        };
        check(spoken(41), spoken(20), Some("the longest pause is 2.0 s instead of 4.1 s"));
        check(spoken(25), spoken(20), None);
    }

    #[test]
    fn a_part_that_was_missing_is_there_now() {
        let first = attempt(Mode::Typed, Rating::Good, [60, 20, 120, 0]);
        let last = attempt(Mode::Typed, Rating::Good, [60, 20, 120, 24]);
        check(first, last, Some("the Result is there now (24 words)"));
    }

    #[test]
    fn a_long_setup_has_become_short() {
        let first = attempt(Mode::Typed, Rating::Good, [80, 40, 80, 20]);
        let last = attempt(Mode::Typed, Rating::Good, [40, 20, 120, 40]);
        check(first, last, Some("Situation and Task down from 55% to 27%"));
    }

    #[test]
    fn a_time_over_the_limit_is_inside_it_and_a_thin_one_is_full() {
        let said = |parts| attempt(Mode::Spoken, Rating::Good, parts);
        check(said([30, 10, 110, 30]), said([20, 10, 70, 12]), Some("1:52 instead of 3:00, inside the 2:00"));
        check(
            said([10, 5, 15, 5]),
            said([20, 10, 60, 10]),
            Some("Situation and Task down from 43% to 30%; 1:40 instead of 0:35"),
        );
        let wrote = |parts| attempt(Mode::Typed, Rating::Good, parts);
        check(wrote([80, 20, 280, 60]), wrote([40, 20, 180, 40]), Some("1:52 to say instead of 2:56, inside the 2:00"));
    }

    #[test]
    fn a_better_rating_and_a_quicker_start_are_said_at_most_two_things() {
        let mut first = attempt(Mode::Typed, Rating::Again, [60, 20, 120, 0]);
        first.think = 35;
        let last = attempt(Mode::Typed, Rating::Good, [60, 20, 120, 24]);
        check(first.clone(), last.clone(), Some("the Result is there now (24 words); rated good instead of again"));
        first.parts.clone_from(&last.parts);
        first.words = last.words;
        check(first, last, Some("rated good instead of again; started after 10 s instead of 35 s"));
    }

    #[test]
    fn nothing_is_said_when_nothing_got_better() {
        let good = attempt(Mode::Typed, Rating::Good, [60, 20, 120, 24]);
        check(good.clone(), good.clone(), None);
        check(good.clone(), attempt(Mode::Typed, Rating::Again, [60, 20, 120, 0]), None);
        assert_eq!(better(&question(Framework::Star), &Config::default(), &[good]), None, "there is only one");
        assert_eq!(better(&question(Framework::Star), &Config::default(), &[]), None);
    }

    #[test]
    fn typed_is_compared_with_typed_and_spoken_with_spoken() {
        let typed = attempt(Mode::Typed, Rating::Again, [60, 20, 120, 0]);
        let spoken = attempt(Mode::Spoken, Rating::Good, [20, 10, 60, 10]);
        let quick = attempt(Mode::Quick, Rating::Easy, [0, 0, 0, 0]);
        check(typed.clone(), spoken, None);
        check(typed, quick, None);
    }

    #[test]
    fn an_attempt_in_another_length_is_compared_with_its_like_by_that_length() {
        let said = |parts, limit| Attempted { limit, ..attempt(Mode::Spoken, Rating::Good, parts) };
        let full = said([20, 10, 70, 12], None);
        check(said([6, 2, 16, 4], Some(30)), full.clone(), None);
        check(full, said([6, 2, 16, 4], Some(30)), None);
        let long = said([10, 4, 28, 8], Some(30));
        check(long, said([6, 2, 16, 4], Some(30)), Some("0:28 instead of 0:50, inside the 0:30"));
    }
}
