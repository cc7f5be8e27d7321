//! Ordinary weeks: first days, a year, a lost week, days on which nothing is due.

use crate::calendar::*;
use greenroom::domain::schedule::queue::ABSENCE_DAYS;
use greenroom::domain::*;
use std::collections::{HashMap, HashSet};

fn steady(day: &str) -> Calendar {
    Calendar::new(bank(42), Config::default(), day)
}

#[track_caller]
fn assert_within_minutes(calendar: &Calendar) {
    let today = calendar.today();
    // The last one may run over by half.
    assert!(today.queue_seconds <= calendar.config.minutes * 60 + 180, "{} s on {}", today.queue_seconds, calendar.day);
    let distinct: HashSet<_> = today.queue.iter().map(|item| &item.question).collect();
    assert_eq!(distinct.len(), today.queue.len(), "a question twice on {}", calendar.day);
}

#[test]
fn a_first_day_opens_with_the_introduction_and_holds_two_new_questions() {
    let calendar = steady("2026-11-21");
    assert_eq!(calendar.queue(), ["introduction", "q00"]);
    let today = calendar.today();
    assert!(today.queue.iter().all(|item| item.new && item.due.is_none() && item.why == "new"), "{:?}", today.queue);
    assert_eq!((today.waiting, today.note, today.interview), (0, None, None));
}

#[test]
fn new_questions_take_the_first_of_each_competency_and_starred_or_served_ones_before() {
    let mut calendar = steady("2026-11-21");
    calendar.practise("introduction", Rating::Good);
    calendar.skip_days(1);
    assert_eq!(calendar.queue(), ["q00", "q03"]);
    calendar.config.star = [id("q41")].into_iter().collect();
    assert_eq!(calendar.queue(), ["q41", "q00"]);
    assert_eq!(calendar.today().queue[0].why, "new · starred");
    calendar.bank = Bank::new(bank(42).questions().to_vec(), [own_answer("mine", &["q20"])]);
    assert_eq!(calendar.queue(), ["q41", "q20"]);
    assert_eq!(calendar.today().queue[1].why, "new · a story of yours serves it");
}

#[test]
fn a_skipped_question_is_never_asked_even_when_it_is_due() {
    let mut calendar = steady("2026-11-21");
    calendar.practise("q00", Rating::Again);
    calendar.config.skip = [id("q00"), id("introduction")].into_iter().collect();
    calendar.skip_days(3);
    assert_eq!(calendar.queue(), ["q01", "q03"]);
}

#[test]
fn what_was_practised_today_is_taken_off_the_minutes_and_the_new_ones() {
    let mut calendar = steady("2026-11-21");
    calendar.practise("introduction", Rating::Again);
    assert_eq!(calendar.queue(), ["q00"]);
    calendar.practise("q00", Rating::Good);
    let today = calendar.today();
    assert!(today.queue.is_empty());
    assert_eq!(today.practised_today, 2);
    let note = today.note.expect("a note");
    assert_eq!(note, "Done for today: 2 questions. The next is due tomorrow. Going ahead is fine too.");
    assert_eq!(today.ahead[0].question, id("q03"), "and what could come next is offered");
}

#[test]
fn a_second_try_on_the_same_day_changes_nothing_but_the_time_used() {
    let mut calendar = steady("2026-11-21");
    calendar.practise("q00", Rating::Again);
    let first = calendar.memory("q00");
    calendar.practise("q00", Rating::Easy);
    assert_eq!(calendar.memory("q00"), first);
}

#[test]
fn a_year_of_practice_meets_every_question_and_leaves_none_waiting_long() {
    let mut calendar = steady("2026-01-01");
    let mut asked: HashMap<String, usize> = HashMap::new();
    let mut turn = 0;
    for day in 0..365 {
        assert_within_minutes(&calendar);
        let new = calendar.today().queue.iter().filter(|item| item.new).count();
        assert!(new <= 2, "{new} new on day {day}");
        for item in calendar.today().queue.iter().filter_map(|item| item.due) {
            let waited = schedule::memory::days_between(item, calendar.day);
            assert!(waited <= 21, "{waited} days on day {day}");
        }
        let rate = |_: &str| {
            turn += 1;
            [2, 3, 1, 2, 2, 0, 2, 2].map(|place| Rating::ALL[place])[turn % 8]
        };
        for question in calendar.do_the_day(rate) {
            *asked.entry(question).or_default() += 1;
        }
    }
    assert_eq!(asked.len(), 43, "every question was met");
    assert!(asked.values().all(|times| *times >= 3), "{asked:?}");
}

#[test]
fn the_same_competency_does_not_come_twice_in_a_row_where_avoidable() {
    let mut calendar = steady("2026-11-21");
    calendar.config.minutes = 30;
    for question in ["q00", "q01", "q02", "q03", "q06"] {
        calendar.practise(question, Rating::Again);
    }
    calendar.skip_days(2);
    let competency = |name: &String| calendar.bank.question(&id(name)).and_then(|q| q.competency.clone());
    let order: Vec<_> = calendar.queue().iter().map(competency).collect();
    assert!(order.len() >= 5, "{order:?}");
    assert!(order.windows(2).all(|pair| pair[0] != pair[1]), "{order:?}");
}

#[test]
fn what_is_most_at_stake_comes_first() {
    let mut calendar = steady("2026-11-01");
    for question in ["q00", "q03", "q06"] {
        calendar.practise(question, Rating::Good);
    }
    calendar.practise("q09", Rating::Again);
    calendar.skip_days(3);
    assert_eq!(calendar.queue()[0], "q09", "the least remembered");
    calendar.config.star = [id("q06")].into_iter().collect();
    assert_eq!(calendar.queue()[0], "q09", "forgotten still weighs more");
    calendar.records.retain(|record| record.head.question != id("q09"));
    assert_eq!(calendar.queue()[0], "q06", "of equals the starred");
}

#[test]
fn a_lost_week_starts_easy_and_spreads_the_rest_over_days() {
    let mut calendar = steady("2026-01-01");
    for _ in 0..30 {
        calendar.do_the_day(|name| if name.ends_with('0') { Rating::Easy } else { Rating::Hard });
    }
    calendar.skip_days(7);
    let today = calendar.today();
    assert!(today.welcome_back);
    assert_within_minutes(&calendar);
    let note = today.note.expect("a note");
    assert!(note.starts_with("Welcome back") && !note.contains(|c: char| c.is_ascii_digit()), "{note}");
    let recall = |question: &str| calendar.memory(question).map_or(0.0, |memory| memory.retrievability(calendar.day));
    let first = recall(today.queue[0].question.as_str());
    let others: Vec<f64> = today.queue[1..].iter().map(|item| recall(item.question.as_str())).collect();
    assert!(others.iter().all(|other| first >= *other), "{first} {others:?}");
    assert!(today.waiting > 0);
    let mut days = 0;
    while calendar.today().waiting > 0 && days < 60 {
        calendar.do_the_day(|_| Rating::Good);
        days += 1;
    }
    assert!((2..60).contains(&days), "the rest took {days} days");
}

#[test]
fn a_short_break_is_no_absence() {
    let mut calendar = steady("2026-01-01");
    calendar.do_the_day(|_| Rating::Again);
    calendar.skip_days(ABSENCE_DAYS - 2);
    assert!(!calendar.today().welcome_back);
    calendar.skip_days(1);
    assert!(calendar.today().welcome_back);
}

#[test]
fn when_nothing_is_due_it_says_so_and_going_ahead_counts() {
    let mut calendar = Calendar::new(bank(2), Config::default(), "2026-11-21");
    for question in ["introduction", "q00", "q01"] {
        calendar.practise(question, Rating::Easy);
    }
    calendar.skip_days(2);
    let today = calendar.today();
    assert!(today.queue.is_empty());
    assert_eq!(
        today.note.as_deref(),
        Some("Nothing is due today. The next is due in 6 days. Going ahead is fine too.")
    );
    assert_eq!(today.ahead.len(), 2, "as many as ten minutes hold");
    assert_eq!(today.ahead[0].due, Some(date("2026-11-29")));
    let before = calendar.memory("q00").expect("a memory");
    calendar.practise("q00", Rating::Good);
    let after = calendar.memory("q00").expect("a memory");
    assert_eq!(after.last_day, date("2026-11-23"), "its real date");
    assert!(after.stability > before.stability && after.due() > before.due(), "and nothing is spoilt");
}

#[test]
fn with_every_question_skipped_the_list_is_empty_and_says_why() {
    let mut calendar = Calendar::new(bank(0), Config::default(), "2026-11-21");
    calendar.config.skip = [id("introduction")].into_iter().collect();
    let today = calendar.today();
    assert!(today.queue.is_empty() && today.ahead.is_empty());
    assert!(today.note.is_some_and(|note| note.contains("skipped")));
    calendar.bank = Bank::default();
    assert!(calendar.today().queue.is_empty());
}

#[test]
fn with_one_minute_a_day_one_question_still_fits() {
    let mut calendar = steady("2026-11-21");
    calendar.config.minutes = 1;
    assert_eq!(calendar.queue(), ["introduction"]);
    calendar.practise("introduction", Rating::Good);
    assert!(calendar.queue().is_empty());
}

#[test]
fn extreme_settings_are_no_panic() {
    let mut calendar = steady("2026-11-21");
    calendar.config.minutes = u32::MAX;
    calendar.config.new_per_day = u32::MAX;
    calendar.config.think_seconds = u32::MAX;
    calendar.config.interview = Some(jiff::civil::Date::MAX);
    calendar.today();
    calendar.config.interview = Some(jiff::civil::Date::MIN);
    calendar.config.minutes = 0;
    calendar.config.new_per_day = 0;
    calendar.today();
    calendar.config.interview = Some(calendar.day);
    calendar.today();
}

#[test]
fn why_says_what_was_last() {
    let mut calendar = steady("2026-11-21");
    calendar.practise("q00", Rating::Again);
    calendar.records[0].words.retain(|(part, _)| *part != PartId::Result);
    calendar.skip_days(2);
    let why = |calendar: &Calendar| {
        calendar.today().queue.iter().find(|item| item.question == id("q00")).map(|i| i.why.clone())
    };
    assert_eq!(why(&calendar).as_deref(), Some("due yesterday · last wrote 180 words, the Result was missing"));
    calendar.records[0].words.retain(|(part, _)| *part != PartId::Task);
    assert_eq!(
        why(&calendar).as_deref(),
        Some("due yesterday · last wrote 160 words, the Task and the Result were missing")
    );
    calendar.records[0].words.retain(|(part, _)| *part == PartId::Situation);
    assert_eq!(why(&calendar).as_deref(), Some("due yesterday · last wrote 40 words, only the Situation was there"));
    calendar.records[0].head.mode = Mode::Spoken;
    calendar.records[0].head.rating = Some(Rating::Good);
    calendar.records[0].head.seconds.parts = vec![(PartId::Situation, 52), (PartId::Action, 60)];
    assert_eq!(why(&calendar).as_deref(), Some("due today · last said 1:52"));
}
