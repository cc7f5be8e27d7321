//! Clocks, time zones and several machines: any set of drafts in any order gives one schedule.

use crate::calendar::*;
use fsrs::{FSRS, MemoryState};
use greenroom::domain::schedule::{Attempts, Memory, today};
use greenroom::domain::*;
use jiff::civil::time;
use proptest::prelude::*;

fn replay(records: &[Record], now: &str) -> Option<Memory> {
    let attempts = Attempts::of(records, time(4, 0, 0, 0), moment(now));
    schedule::replay(attempts.at(&id("q00")))
}

fn days_of(records: &[Record]) -> Vec<String> {
    let attempts = Attempts::of(records, time(4, 0, 0, 0), moment("2027-01-01T12:00:00Z"));
    attempts.at(&id("q00")).iter().map(|attempt| attempt.day.to_string()).collect()
}

#[test]
fn daylight_saving_makes_no_day_longer_or_shorter() {
    for (from, name) in [("2026-03-26", "into summer"), ("2026-10-22", "into winter")] {
        let mut moving = Calendar::new(bank(3), Config::default(), from);
        moving.zone = europe();
        let mut fixed = Calendar::new(bank(3), Config::default(), from);
        for turn in 0..8 {
            let rating = Rating::ALL[turn % 4];
            moving.practise("q00", rating);
            fixed.practise("q00", rating);
            moving.skip_days(1);
            fixed.skip_days(1);
            assert_eq!(moving.memory("q00"), fixed.memory("q00"), "{name}");
            assert_eq!(moving.queue(), fixed.queue(), "{name}");
        }
    }
}

#[test]
fn an_attempt_belongs_to_the_practice_day_of_its_own_offset() {
    let records = [
        record("q00", at("2026-03-10T03:59:00+09:00"), Rating::Good, "a"),
        record("q00", at("2026-03-10T04:00:00+09:00"), Rating::Good, "b"),
    ];
    assert_eq!(days_of(&records), ["2026-03-09", "2026-03-10"]);
}

#[test]
fn flying_west_into_the_same_day_again_counts_once() {
    let tokyo = record("q00", at("2026-03-10T09:00:00+09:00"), Rating::Good, "tokyo");
    let los_angeles = record("q00", at("2026-03-09T20:00:00-07:00"), Rating::Again, "los-angeles");
    let later = record("q00", at("2026-03-12T09:00:00-07:00"), Rating::Good, "later");
    assert!(tokyo.head.started.instant < los_angeles.head.started.instant);
    let all = [tokyo.clone(), los_angeles, later.clone()];
    let now = "2026-03-12T12:00:00-07:00";
    assert_eq!(replay(&all, now), replay(&[tokyo, later], now), "the day went back, so the second adds nothing");
}

#[test]
fn flying_east_skips_hours_but_no_attempt() {
    let los_angeles = record("q00", at("2026-03-09T20:00:00-07:00"), Rating::Good, "los-angeles");
    let tokyo = record("q00", at("2026-03-11T09:00:00+09:00"), Rating::Good, "tokyo");
    let memory = replay(&[tokyo, los_angeles], "2026-03-11T12:00:00+09:00").expect("a memory");
    assert_eq!((memory.reviews, memory.last_day), (2, date("2026-03-11")));
}

#[test]
fn what_was_practised_further_east_is_practised_today() {
    let mut calendar = Calendar::new(bank(3), Config::default(), "2026-03-10");
    calendar.practise("introduction", Rating::Again);
    let still_the_ninth = moment("2026-03-09T20:00:00-07:00");
    let today = today(&calendar.bank, &calendar.config, &calendar.records, still_the_ninth);
    assert_eq!(today.practised_today, 1);
    assert!(today.queue.iter().all(|item| item.question != id("introduction")));
}

#[test]
fn a_draft_from_the_future_waits_until_its_day_has_come() {
    let now = record("q00", at("2026-03-10T09:00:00+09:00"), Rating::Good, "now");
    let wrong_clock = record("q00", at("2099-03-10T09:00:00+09:00"), Rating::Easy, "wrong");
    let later = record("q00", at("2026-03-13T09:00:00+09:00"), Rating::Good, "later");
    let all = [wrong_clock, now.clone(), later.clone()];
    assert_eq!(replay(&all, "2026-03-14T09:00:00+09:00"), replay(&[now, later], "2026-03-14T09:00:00+09:00"));
    assert_eq!(replay(&all, "2099-03-10T10:00:00+09:00").map(|memory| memory.reviews), Some(3));
}

#[test]
fn two_machines_merged_are_one_person() {
    let mut together = Calendar::new(bank(9), Config::default(), "2026-03-01");
    for turn in 0..20 {
        together.do_the_day(|_| Rating::ALL[(turn * 3) % 4]);
    }
    let all = together.records.clone();
    let expected = together.today();
    let (laptop, desktop): (Vec<_>, Vec<_>) = all.iter().cloned().enumerate().partition(|(place, _)| place % 3 == 0);
    let of = |part: &[(usize, Record)]| part.iter().map(|(_, record)| record.clone()).collect::<Vec<_>>();
    together.records = [of(&desktop), of(&laptop)].concat();
    assert_eq!(together.today(), expected);
    together.records = [of(&laptop), of(&desktop)].concat();
    assert_eq!(together.today(), expected);
    let again = all.iter().cloned().map(|mut record| {
        record.path = record.path.with_extension("conflict.md");
        record
    });
    together.records = all.iter().cloned().chain(again).collect();
    let doubled = together.today();
    assert_eq!(doubled.queue, expected.queue, "a copy of a draft is no second attempt");
}

#[test]
fn unfinished_or_unrated_drafts_change_no_schedule_but_can_be_continued() {
    let mut calendar = Calendar::new(bank(3), Config::default(), "2026-03-10");
    let before = calendar.today();
    let mut unfinished = record("q00", calendar.now().wall, Rating::Again, "unfinished");
    unfinished.head.finished = false;
    unfinished.head.rating = None;
    let mut unrated = record("q01", calendar.now().wall, Rating::Again, "unrated");
    unrated.head.rating = None;
    let mut short = unfinished.clone();
    short.words = Vec::new();
    let mut of_a_mock = unfinished.clone();
    of_a_mock.head.mock = Some(draft::MockPart::new(calendar.now().wall));
    let mut unknown = unfinished.clone();
    unknown.head.question = id("gone");
    calendar.records = vec![unrated, short, unknown, of_a_mock, unfinished];
    let after = calendar.today();
    assert_eq!(after.queue, before.queue);
    let [offered] = after.unfinished.as_slice() else { panic!("{:?}", after.unfinished) };
    assert_eq!((offered.question.as_str(), offered.words, offered.part), ("q00", 210, Some(PartId::Result)));
}

#[test]
fn a_spoken_attempt_or_a_few_words_can_be_continued_whatever_their_length() {
    let calendar = Calendar::new(bank(3), Config::default(), "2026-03-10");
    let left = |mode, seconds, words| {
        let mut record = record("q00", calendar.now().wall, Rating::Again, "left");
        record.head.finished = false;
        record.head.rating = None;
        record.head.mode = mode;
        record.head.seconds.parts = vec![(PartId::Situation, seconds)];
        record.words = vec![(PartId::Situation, words)];
        schedule::can_be_continued(&record)
    };
    assert!(left(Mode::Spoken, 4, 0));
    assert!(left(Mode::Typed, 0, 1));
    assert!(!left(Mode::Typed, 0, 0));
}

/// Any drafts within some weeks of 2026-03, with clashing instants, odd offsets, unknown questions and unfinished ones.
fn drafts() -> impl Strategy<Value = Vec<Record>> {
    let one = (0usize..5, 0i64..60, 0i64..3, -11i8..13, 0usize..4, 0u8..8, 0u8..3);
    let record = |(question, half_days, minute, offset, rating, kind, name): (usize, i64, i64, i8, usize, u8, u8)| {
        let instant = at("2026-03-01T00:00:00Z").instant + jiff::SignedDuration::from_mins(half_days * 720 + minute);
        let started = OffsetTime { instant, offset: jiff::tz::offset(offset) };
        let question = ["q00", "q01", "q02", "introduction", "gone"][question];
        let mut record = record(question, started, Rating::ALL[rating], &format!("same-{name}"));
        record.head.finished = kind != 0;
        record.head.mode = [Mode::Typed, Mode::Spoken, Mode::Quick][usize::from(kind) % 3];
        record
    };
    prop::collection::vec(one.prop_map(record), 0..24).prop_map(|mut records| {
        for (place, record) in records.iter_mut().enumerate() {
            record.path = record.path.with_extension(format!("{place}.md"));
        }
        records
    })
}

proptest! {
    #[test]
    fn any_drafts_in_any_order_give_one_schedule(
        records in drafts(),
        shuffled in any::<prop::sample::Index>(),
        interview in prop::option::of(-5i32..40),
    ) {
        let interview = interview.map(|days| schedule::memory::days_after(date("2026-03-20"), days));
        let config = Config { interview, ..Config::default() };
        let now = moment("2026-03-20T12:00:00+01:00");
        let bank = bank(6);
        let expected = today(&bank, &config, &records, now);
        let mut other = records.clone();
        other.reverse();
        prop_assert_eq!(&today(&bank, &config, &other, now), &expected);
        if !other.is_empty() {
            let by = shuffled.index(other.len());
            other.rotate_left(by);
            other.swap(0, by);
        }
        prop_assert_eq!(&today(&bank, &config, &other, now), &expected);
        prop_assert_eq!(
            progress::progress(&bank, &config, &other, now),
            progress::progress(&bank, &config, &records, now)
        );
    }

    #[test]
    fn intervals_are_those_of_the_reference_implementation(
        first in 0usize..4,
        steps in prop::collection::vec((0usize..4, 1i32..60), 0..20),
    ) {
        let reference = FSRS::default();
        let rating = |place: usize| Rating::ALL[place];
        let mut day = date("2020-01-01");
        let mut records = Vec::new();
        let mut state: Option<MemoryState> = None;
        let mut expected = 0;
        for (place, (step, gap)) in std::iter::once((first, 0)).chain(steps).enumerate() {
            day = schedule::memory::days_after(day, gap);
            let started = at(&format!("{day}T09:00:00+00:00"));
            records.push(record("q00", started, rating(step), &place.to_string()));
            let next = reference.next_states(state, 0.9, gap.unsigned_abs()).expect("finite states");
            let next = [next.again, next.hard, next.good, next.easy][step].clone();
            state = Some(next.memory);
            expected = next.interval.round().max(1.0) as i32;
        }
        let memory = replay(&records, "2099-01-01T00:00:00Z").expect("a memory");
        let state = state.expect("a state");
        prop_assert_eq!((memory.stability, memory.difficulty), (state.stability, state.difficulty));
        prop_assert_eq!(memory.interval, expected);
        prop_assert_eq!(memory.due(), schedule::memory::days_after(day, expected));
    }
}
