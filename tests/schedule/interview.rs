//! Towards an interview in 3, 14 and 60 days, its last days, and the day after it.

use crate::calendar::*;
use greenroom::domain::schedule::memory::days_between;
use greenroom::domain::schedule::{Pace, Plan};
use greenroom::domain::*;
use std::collections::{HashMap, HashSet};

fn towards(interview: &str, questions: usize) -> Calendar {
    let config = Config { interview: Some(date(interview)), ..Config::default() };
    Calendar::new(bank(questions), config, "2026-03-02")
}

fn plan_of(calendar: &Calendar) -> Plan {
    calendar.today().plan.expect("a plan")
}

/// Practises every day until the interview; how often each question was asked.
/// Every `again`th attempt does not come.
fn practise_until_interview(calendar: &mut Calendar, again: usize) -> HashMap<String, usize> {
    let mut asked: HashMap<String, usize> = HashMap::new();
    let mut turn = 0;
    while calendar.today().days_left.is_some_and(|days| days > 0) {
        let today = calendar.today();
        // The last one may run over by half.
        assert!(today.queue_seconds <= calendar.config.minutes * 60 + 180);
        assert_eq!(today.plan.as_ref().is_some_and(|plan| plan.quick), today.days_left <= Some(2));
        let mut rate = |_: &str| {
            turn += 1;
            if turn % again == 0 { Rating::Again } else { Rating::Good }
        };
        for question in calendar.do_the_day(&mut rate) {
            *asked.entry(question).or_default() += 1;
        }
    }
    asked
}

#[test]
fn the_scope_is_half_the_capacity_and_the_words_say_what_more_minutes_reach() {
    // 9 days with two answers of six minutes each: the second takes the rest of the ten minutes and two more.
    let calendar = towards("2026-03-11", 21);
    let plan = plan_of(&calendar);
    assert_eq!((plan.days_left, plan.capacity, plan.scope.len(), plan.all), (9, 18, 9, 22));
    assert_eq!(plan.words, "At 10 min a day: 9 questions, twice each. 30 min covers all 22.");
    let calendar = towards("2026-05-01", 21);
    assert_eq!(plan_of(&calendar).words, "At 10 min a day: all 22 questions, twice each.");
    let calendar = towards("2026-03-11", 99);
    assert_eq!(plan_of(&calendar).words, "At 10 min a day: 9 questions, twice each. 20 min covers 13 of 100.");
}

#[test]
fn the_scope_takes_starred_ones_the_introduction_and_served_ones_before_others() {
    let mut calendar = towards("2026-03-05", 40);
    calendar.config.star = [id("q33")].into_iter().collect();
    calendar.config.skip = [id("q00"), id("q20")].into_iter().collect();
    calendar.bank = Bank::new(bank(40).questions().to_vec(), [own_answer("mine", &["q20", "q21"])]);
    let scope: Vec<String> = plan_of(&calendar).scope.iter().map(ToString::to_string).collect();
    assert_eq!(scope, ["q33", "introduction", "q21"]);
}

#[test]
fn the_scope_stays_much_the_same_while_it_is_practised() {
    let mut calendar = towards("2026-03-16", 40);
    let first = plan_of(&calendar).scope;
    for _ in 0..6 {
        calendar.do_the_day(|_| Rating::Good);
    }
    let later = plan_of(&calendar).scope;
    let kept = later.iter().filter(|question| first.contains(question)).count();
    assert!(kept + 4 >= first.len(), "{kept} of {}", first.len());
}

#[test]
fn the_gap_is_a_fifth_of_the_days_left_between_one_day_and_the_interval() {
    let mut calendar = towards("2026-03-22", 3);
    calendar.practise("q00", Rating::Easy);
    let gap = |calendar: &Calendar, interview: &str| {
        let memory = calendar.memory("q00").expect("a memory");
        days_between(memory.last_day, Pace { interview: date(interview), a_day: 2, questions: 1 }.due(&memory))
    };
    assert_eq!(gap(&calendar, "2026-03-22"), 4, "0.2 x 20 days");
    assert_eq!(gap(&calendar, "2026-03-04"), 1, "never less than a day");
    assert_eq!(gap(&calendar, "2026-03-01"), 1, "nor with an interview that has passed");
    assert_eq!(gap(&calendar, "2027-03-02"), 8, "never more than the interval of FSRS");
}

#[test]
fn an_interview_in_three_days_asks_what_fits_then_recalls_it_quickly() {
    let mut calendar = towards("2026-03-05", 40);
    calendar.config.minutes = 15;
    assert_eq!(calendar.queue(), ["introduction", "q00", "q03"], "new ones rise to fit");
    calendar.do_the_day(|_| Rating::Good);
    let today = calendar.today();
    assert!(today.queue.iter().all(|item| item.quick), "{:?}", today.queue);
    assert_eq!(calendar.queue()[0], "introduction");
    assert_eq!(today.plan.map(|plan| plan.words).as_deref(), Some("quick recall of the weakest and the introduction"));
    assert!(today.queue[0].why.starts_with("quick recall"), "{}", today.queue[0].why);
}

#[test]
fn an_interview_tomorrow_with_little_practised_fills_the_day_with_questions_asked_once_and_says_so() {
    let today = towards("2026-03-03", 40).today();
    assert_eq!(today.plan.as_ref().map(|plan| plan.quick), Some(false));
    assert_eq!(today.queue.len(), 2, "as many as ten minutes hold: {:?}", today.queue);
    assert!(today.queue.iter().all(|item| !item.quick), "{:?}", today.queue);
    let words = today.plan.map(|plan| plan.words).unwrap_or_default();
    assert!(words.starts_with("At 10 min a day: 2 questions, once each."), "{words}");
}

/// How many of `scope` were asked at all, and twice, in percent.
fn covered(scope: &[QuestionId], asked: &HashMap<String, usize>) -> (usize, usize) {
    let times = |least: usize| scope.iter().filter(|q| asked.get(q.as_str()).is_some_and(|n| *n >= least)).count();
    (times(1) * 100 / scope.len(), times(2) * 100 / scope.len())
}

#[test]
fn an_interview_in_fourteen_days_asks_the_whole_scope_and_most_of_it_twice() {
    let mut calendar = towards("2026-03-16", 40);
    let scope = plan_of(&calendar).scope;
    let asked = practise_until_interview(&mut calendar, usize::MAX);
    let (once, twice) = covered(&scope, &asked);
    assert!(once >= 90 && twice >= 90, "{once}% asked, {twice}% twice: {asked:?}");
}

#[test]
fn what_does_not_come_takes_room_from_new_ones_but_not_much() {
    let mut calendar = towards("2026-03-16", 40);
    let scope = plan_of(&calendar).scope;
    let asked = practise_until_interview(&mut calendar, 4);
    let (once, twice) = covered(&scope, &asked);
    assert!(once >= 80 && twice >= 80, "{once}% asked, {twice}% twice: {asked:?}");
}

#[test]
fn due_questions_come_before_new_ones_and_wait_for_no_more_of_them_than_the_plan_needs() {
    let mut calendar = towards("2026-03-16", 40);
    let mut turn = 0;
    while calendar.today().days_left.is_some_and(|days| days > 2) {
        let today = calendar.today();
        let plan = today.plan.as_ref().expect("a plan");
        let new = today.queue.iter().filter(|item| item.new).count();
        let due = today.queue.len() - new + today.waiting;
        let first_is_due = today.queue.first().is_some_and(|item| item.due.is_some());
        assert!(due == 0 || first_is_due, "{due} due on {}: {:?}", calendar.day, today.queue);
        assert!(today.waiting == 0 || new <= plan.new_needed as usize, "{new} new on {}", calendar.day);
        calendar.do_the_day(|_| {
            turn += 1;
            if turn % 4 == 0 { Rating::Again } else { Rating::Good }
        });
    }
}

#[test]
fn where_a_day_holds_one_question_due_ones_have_their_days_between_new_ones() {
    let mut calendar = towards("2026-03-16", 40);
    calendar.config.minutes = 3;
    let scope = plan_of(&calendar).scope;
    let mut new = Vec::new();
    while calendar.today().days_left.is_some_and(|days| days > 2) {
        let today = calendar.today();
        assert_eq!(today.queue.len(), 1, "{:?}", today.queue);
        new.push(today.queue[0].new && today.waiting > 0);
        calendar.do_the_day(|_| Rating::Good);
    }
    let asked = scope.iter().filter(|id| calendar.memory(id.as_str()).is_some()).count();
    assert!(asked + 1 >= scope.len(), "{asked} of {scope:?}: {new:?}");
    let in_a_row = new.chunk_by(|one, other| one == other).filter(|days| days[0]).map(<[bool]>::len).max();
    assert!(in_a_row <= Some(3), "a due question waits for three new ones at most: {new:?}");
}

#[test]
fn what_was_asked_twice_takes_no_room_from_what_was_not() {
    let scope_after = |times: usize| {
        let mut calendar = towards("2026-03-16", 40);
        for day in 0..2 {
            for question in ["q00", "q03"].into_iter().filter(|_| day < times) {
                calendar.practise(question, Rating::Again);
            }
            calendar.skip_days(1);
        }
        plan_of(&calendar).scope.len()
    };
    // 12 days are 24 attempts: two begun ones need one each, all others two.
    assert_eq!((scope_after(1), scope_after(2)), (13, 14), "hard ones come again, but not instead of others");
}

#[test]
fn what_was_asked_twice_long_ago_is_asked_once_more() {
    let scope_after = |days: [&str; 2]| {
        let mut calendar = towards("2026-03-09", 40);
        for (day, number) in days.iter().flat_map(|day| (0..40).map(move |number| (day, number))) {
            let (started, name) = (at(&format!("{day}T08:00:00+09:00")), format!("q{number:02}"));
            calendar.records.push(record(&name, started, Rating::Again, &format!("{day}-{name}")));
        }
        plan_of(&calendar).scope.len()
    };
    // 7 days are 14 attempts, two of them for the introduction.
    assert_eq!(scope_after(["2025-10-01", "2025-10-05"]), 13);
    assert_eq!(scope_after(["2026-02-20", "2026-02-25"]), 41);
}

#[test]
fn an_interview_in_sixty_days_covers_everything_at_least_twice() {
    let mut calendar = towards("2026-05-01", 40);
    let asked = practise_until_interview(&mut calendar, 4);
    assert_eq!(asked.len(), 41);
    assert!(asked.values().all(|times| *times >= 2), "{asked:?}");
    assert!(asked.get("introduction").is_some_and(|times| *times < 20), "{asked:?}");
}

#[test]
fn installed_the_day_before_it_asks_in_full_since_nothing_can_be_recalled() {
    let calendar = towards("2026-03-03", 40);
    let today = calendar.today();
    assert_eq!(calendar.queue()[0], "introduction");
    assert!(!today.queue.is_empty() && today.queue.iter().all(|item| item.new && !item.quick), "{:?}", today.queue);
    let note = towards("2026-03-02", 40).today().note.expect("a note on the day itself");
    assert!(note.starts_with("Today is the day") && !note.contains("recall"), "{note}");
}

#[test]
fn the_last_days_stay_quick_until_the_list_is_done() {
    let mut calendar = towards("2026-03-06", 40);
    calendar.do_the_day(|_| Rating::Good);
    calendar.do_the_day(|_| Rating::Good);
    let met: HashSet<String> = calendar.records.iter().map(|record| record.head.question.to_string()).collect();
    let mut recalled = Vec::new();
    while let Some(item) = calendar.today().queue.first().cloned() {
        assert!(item.quick, "{item:?} after {recalled:?}");
        recalled.push(item.question.to_string());
        calendar.practise(item.question.as_str(), Rating::Good);
    }
    assert!(met.len() >= 3, "{met:?}");
    assert_eq!(recalled.len(), met.len(), "once each: {recalled:?}");
    assert_eq!(recalled.into_iter().collect::<HashSet<_>>(), met);
    let ahead = calendar.today().ahead;
    assert!(ahead.iter().all(|item| item.quick || item.new), "{ahead:?}");
}

#[test]
fn on_the_day_itself_it_still_recalls_and_after_it_falls_back_by_itself() {
    let mut calendar = towards("2026-03-16", 12);
    practise_until_interview(&mut calendar, 4);
    let today = calendar.today();
    assert_eq!((today.days_left, today.interview_passed), (Some(0), false));
    assert!(today.queue.iter().all(|item| item.quick));
    assert!(today.note.is_some());
    calendar.skip_days(1);
    let today = calendar.today();
    assert_eq!((today.days_left, today.interview_passed, &today.plan), (None, true, &None));
    assert_eq!(today.interview, Some(date("2026-03-16")));
    assert!(today.note.as_ref().is_some_and(|note| note.starts_with("The interview of 16 Mar has passed")));
    let noted = today.clone().with_notes(true);
    assert!(today.offers_notes() && !noted.offers_notes(), "offered until something is noted");
    assert_ne!(noted.note, today.note);
    let mut without = Calendar::new(calendar.bank.clone(), Config::default(), "2026-03-17");
    without.records = calendar.records.clone();
    assert_eq!(calendar.queue(), without.queue());
}

#[test]
fn the_night_before_counts_as_the_day_before() {
    let calendar = towards("2026-03-05", 12);
    let night = moment("2026-03-05T02:00:00+09:00");
    let today = schedule::today(&calendar.bank, &calendar.config, &[], night);
    assert_eq!(today.days_left, Some(1));
}
