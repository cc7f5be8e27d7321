//! Days practised, rest, trends and strength over the simulated calendar.

use crate::calendar::*;
use greenroom::domain::progress::{DayMark, Progress, QuestionProgress, progress};
use greenroom::domain::*;

fn progress_of(calendar: &Calendar) -> Progress {
    progress(&calendar.bank, &calendar.config, &calendar.records, calendar.now())
}

fn practised<'a>(progress: &'a Progress, question: &str) -> Option<&'a QuestionProgress> {
    progress.questions.iter().find(|progress| progress.question == id(question))
}

#[track_caller]
fn marks(progress: &Progress, expected: &str) {
    let mark = |(_, mark): &(jiff::civil::Date, DayMark)| match mark {
        DayMark::Practised => '#',
        DayMark::Open => '-',
        DayMark::Rest => '=',
        DayMark::Before => ' ',
    };
    let found: String = progress.days.last(expected.chars().count()).iter().map(mark).collect();
    assert_eq!(found, expected);
}

#[test]
fn days_practised_are_counted_of_the_last_seven_and_thirty() {
    let mut calendar = Calendar::new(bank(42), Config::default(), "2026-11-01");
    for day in 0..20 {
        if day % 3 != 2 {
            calendar.do_the_day(|_| Rating::Good);
        } else {
            calendar.skip_days(1);
        }
    }
    let found = progress_of(&calendar);
    assert_eq!((found.days.practised_of_last(7), found.days.practised_of_last(30)), (4, 14));
    assert_eq!(found.days.dates.len(), 14);
    assert_eq!(found.days.marks.len(), 30);
    marks(&found, "#-##-##-");
    assert!(found.show_days);
}

#[test]
fn a_day_on_which_nothing_was_due_and_nothing_new_was_left_is_rest() {
    let mut calendar = Calendar::new(bank(1), Config::default(), "2026-11-01");
    calendar.practise("introduction", Rating::Easy);
    calendar.skip_days(1);
    calendar.practise("q00", Rating::Good);
    calendar.skip_days(4);
    marks(&progress_of(&calendar), " ##=---");
    calendar.config.skip = [id("q00")].into_iter().collect();
    marks(&progress_of(&calendar), " ##====");
}

#[test]
fn a_day_without_anything_due_is_rest_when_no_new_ones_are_wanted() {
    let config = Config { new_per_day: 0, ..Config::default() };
    let mut calendar = Calendar::new(bank(5), config, "2026-11-01");
    calendar.practise("introduction", Rating::Easy);
    calendar.skip_days(2);
    marks(&progress_of(&calendar), " #==");
}

#[test]
fn trends_are_of_the_mode_used_last_and_attempts_are_all_there() {
    let mut calendar = Calendar::new(bank(3), Config::default(), "2026-11-01");
    for words in [100, 150, 200] {
        calendar.practise("q00", Rating::Good);
        calendar.records.last_mut().expect("a record").words = vec![(PartId::Action, words), (PartId::Result, words)];
        calendar.skip_days(2);
    }
    let trend = |calendar: &Calendar| {
        let found = progress_of(calendar);
        practised(&found, "q00").map(|question| (question.trend.mode, question.trend.values.clone()))
    };
    assert_eq!(trend(&calendar), Some((Some(Mode::Typed), vec![200, 300, 400])));
    calendar.practise("q00", Rating::Good);
    let last = calendar.records.last_mut().expect("a record");
    last.head.mode = Mode::Spoken;
    last.head.seconds.parts = vec![(PartId::Situation, 30), (PartId::Action, 90)];
    assert_eq!(trend(&calendar), Some((Some(Mode::Spoken), vec![120])));
    let found = progress_of(&calendar);
    let question = practised(&found, "q00").expect("practised");
    assert_eq!(question.attempts.len(), 4);
    let last = question.last().expect("an attempt");
    assert_eq!(last.shares(), [(PartId::Situation, 0.25), (PartId::Action, 0.75)], "of the time, since it was said");
    calendar.practise("q01", Rating::Good);
    calendar.records.last_mut().expect("a record").head.mode = Mode::Quick;
    let found = progress_of(&calendar);
    assert_eq!(practised(&found, "q01").and_then(|question| question.trend.mode), None);
}

#[test]
fn strength_is_that_of_what_was_practised_and_falls_with_time() {
    let mut calendar = Calendar::new(bank(3), Config::default(), "2026-11-01");
    let strength = |calendar: &Calendar| progress_of(calendar).competencies[0].strength;
    assert_eq!(strength(&calendar), 0.0);
    calendar.practise("q00", Rating::Good);
    let one = strength(&calendar);
    assert!(one > 0.5 && one < 1.0, "what was not begun takes nothing away: {one}");
    calendar.practise("q01", Rating::Good);
    calendar.practise("q02", Rating::Good);
    let three = strength(&calendar);
    assert!((three - one).abs() < 1e-9, "{three}");
    calendar.skip_days(60);
    assert!(strength(&calendar) < three);
    let found = progress_of(&calendar);
    assert_eq!((found.competencies[0].practised, found.competencies[0].questions), (3, 3));
}

#[test]
fn questions_that_left_the_bank_keep_their_history() {
    let mut calendar = Calendar::new(bank(3), Config::default(), "2026-11-01");
    calendar.practise("q02", Rating::Good);
    calendar.bank = bank(1);
    let found = progress_of(&calendar);
    assert_eq!(found.questions.len(), 1);
    assert_eq!((&found.questions[0].better, found.questions[0].due), (&None, None), "it is never asked again");
}

#[test]
fn progress_names_the_day_on_which_today_asks() {
    let mut calendar = Calendar::new(bank(3), Config::default(), "2026-11-01");
    calendar.practise("q00", Rating::Easy);
    let due = |calendar: &Calendar| progress_of(calendar).questions[0].due;
    assert_eq!(due(&calendar), Some(date("2026-11-09")), "by FSRS");
    calendar.config.interview = Some(date("2026-11-11"));
    assert_eq!(due(&calendar), Some(date("2026-11-03")), "by the plan: 0.2 x 10 days");
    calendar.config.skip = [id("q00")].into_iter().collect();
    assert_eq!(due(&calendar), None);
}

#[test]
fn the_way_to_the_interview_is_known_until_it_has_passed() {
    let mut calendar = Calendar::new(bank(3), Config::default(), "2026-11-01");
    calendar.config.interview = Some(date("2026-11-03"));
    assert_eq!(progress_of(&calendar).interview, Some((date("2026-11-03"), 2)));
    calendar.skip_days(3);
    assert_eq!(progress_of(&calendar).interview, None);
}
