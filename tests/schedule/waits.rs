//! How long due questions wait when no day is missed, whatever the ratings, the minutes and the interview.

use crate::calendar::*;
use greenroom::domain::schedule::memory::days_between;
use greenroom::domain::*;

/// Ratings by a small generator of Lehmer's, in the given shares of a hundred: again, hard, good, easy.
struct Dice {
    state: u64,
    shares: [u64; 4],
}

impl Dice {
    fn rating(&mut self) -> Rating {
        self.state = self.state * 48_271 % 0x7fff_ffff;
        let mut left = self.state % 100;
        for (rating, share) in Rating::ALL.into_iter().zip(self.shares) {
            if left < share {
                return rating;
            }
            left -= share;
        }
        Rating::Good
    }
}

/// One due question: how long it waits on the day, and for how long it was meant to be left.
struct Wait {
    question: QuestionId,
    days: i32,
    interval: i32,
    badly: bool,
}

fn waits(calendar: &Calendar) -> Vec<Wait> {
    let progress = progress::progress(&calendar.bank, &calendar.config, &calendar.records, calendar.now());
    let wait = |found: &progress::QuestionProgress| {
        let (due, memory) = (found.due?, calendar.memory(found.question.as_str())?);
        let (days, interval) = (days_between(due, calendar.day), days_between(memory.last_day, due));
        let badly = memory.last_rating <= Rating::Hard;
        let question = found.question.clone();
        (days >= 0 && memory.last_day < calendar.day).then_some(Wait { question, days, interval, badly })
    };
    progress.questions.iter().filter_map(wait).collect()
}

/// Looks at the day's list: hard ones first, nothing new while one waits too long, and no wait beyond bounds.
#[track_caller]
fn look_at_the_day(calendar: &Calendar) {
    let (today, due) = (calendar.today(), waits(calendar));
    let told = format!("{} towards {:?}: {:?}", calendar.day, calendar.config.interview, today.queue);
    let too_long: Vec<&Wait> = due.iter().filter(|wait| wait.days > (2 * wait.interval).max(3)).collect();
    assert!(too_long.is_empty(), "{} waits {} days. {told}", too_long[0].question, too_long[0].days);
    if today.plan.as_ref().is_some_and(|plan| plan.quick) {
        return;
    }
    let place = |id: &QuestionId| today.queue.iter().position(|item| item.question == *id);
    let first_new = today.queue.iter().position(|item| item.new);
    for wait in due.iter().filter(|wait| wait.badly || wait.days >= wait.interval) {
        let comes_first = first_new.is_none_or(|new| place(&wait.question).is_some_and(|place| place < new));
        assert!(comes_first, "{} has waited {} days. {told}", wait.question, wait.days);
    }
}

#[track_caller]
fn check(days: Option<i32>, minutes: u32, shares: [u64; 4]) {
    let first = date("2026-03-02");
    let interview = days.map(|days| schedule::memory::days_after(first, days));
    let mut calendar = Calendar::new(bank(40), Config { minutes, interview, ..Config::default() }, "2026-03-02");
    let mut dice = Dice { state: 20_261_121 + u64::from(minutes), shares };
    for _ in 0..days.unwrap_or(40) {
        look_at_the_day(&calendar);
        calendar.do_the_day(|_| dice.rating());
    }
    look_at_the_day(&calendar);
}

#[test]
fn hard_questions_come_before_new_ones_and_none_waits_beyond_its_bounds() {
    for days in [Some(7), Some(14), Some(21), Some(45), None] {
        for minutes in [5, 10, 25] {
            check(days, minutes, [30, 20, 40, 10]);
            check(days, minutes, [15, 45, 35, 5]);
        }
    }
}

#[test]
fn nor_where_most_answers_do_not_come_or_all_of_them_do() {
    for minutes in [5, 10, 25] {
        check(Some(21), minutes, [60, 20, 20, 0]);
        check(Some(21), minutes, [0, 0, 100, 0]);
    }
}
