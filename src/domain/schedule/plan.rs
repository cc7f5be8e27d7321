//! The plan towards an interview: how many questions fit, which they are, and how often they come back.
//!
//! capacity = days x questions a day; the scope takes half of it, so that each question is asked twice.
//! A question asked once needs once more, not twice. Nothing is stored: every day makes the plan of that day. When a
//! question comes back is said by [`Pace`].

use super::memory::days_between;
use super::pace::{LATELY_DAYS, Pace, QUICK_DAYS, mean_cost, questions_a_day};
use super::standing::Standing;
use crate::domain::{Config, QuestionId};
use crate::text::phrases::count;
use jiff::civil::Date;
use std::cmp::Reverse;

/// With fewer questions practised than this, the last days bring new ones instead of quick recall. A convention of this
/// program.
pub const FEW: usize = 3;
/// More minutes a day than this are not suggested.
const MOST_MINUTES: u32 = 60;

/// What is practised until the interview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    pub interview: Date,
    pub pace: Pace,
    /// 0 on the day itself.
    pub days_left: i32,
    /// Attempts that fit until then.
    pub capacity: usize,
    /// The questions that are practised until then, most important first.
    pub scope: Vec<QuestionId>,
    /// How many questions there are that are not skipped.
    pub all: usize,
    /// Minutes a day that would cover them all, in steps of five; at least what is set.
    pub minutes_for_all: u32,
    /// New questions a day without which the scope is not met in time: minutes are kept for these, and for no more.
    pub new_needed: u32,
    /// New questions a day where minutes are left: those needed, and at least what is set.
    pub new_per_day: u32,
    /// The last two days and the day itself, once enough was practised: only that, as quick recall.
    pub quick: bool,
    /// In words: "At 10 min a day: 14 questions, twice each. 20 min covers all 22."
    pub words: String,
}

/// The plan on `day` towards `interview`, with `spent` seconds of today's practice already used.
pub fn plan(standings: &[Standing], config: &Config, interview: Date, day: Date, spent: u32) -> Plan {
    let days_left = days_between(day, interview).max(0);
    let days = u64::from(days_left.max(1).unsigned_abs());
    let order = by_importance(standings, interview, day);
    let mean = mean_cost(standings);
    let pace = Pace::of(standings, config, interview);
    let a_day = |minutes: u32| u64::from(questions_a_day(minutes, mean)) * u64::from(mean);
    let seconds = |minutes: u32| days.saturating_mul(a_day(minutes)).saturating_sub(u64::from(spent));
    let met = standings.iter().filter(|standing| standing.memory.is_some()).count();
    let last_days = days_left <= QUICK_DAYS;
    let times = if last_days { 1 } else { 2 };
    let cost = |s: &Standing| need(s, interview, day, times) * u64::from(s.cost(false));
    let fitting = |minutes: u32| fitting(&order, &cost, seconds(minutes));
    let count = fitting(config.minutes).max(1).min(order.len());
    let scope = order.get(..count).unwrap_or_default();
    let seconds_for_all = order.iter().map(|standing| cost(standing)).sum::<u64>() + u64::from(spent);
    let unmet = scope.iter().filter(|standing| standing.memory.is_none()).count();
    let single = questions_a_day(config.minutes, mean) < 2;
    let new_needed = new_needed(unmet, days_left, single);
    let mut plan = Plan {
        interview,
        pace,
        days_left,
        capacity: usize::try_from(seconds(config.minutes) / u64::from(mean)).unwrap_or(usize::MAX),
        scope: scope.iter().map(|standing| standing.question.id.clone()).collect(),
        all: order.len(),
        minutes_for_all: minutes_for(seconds_for_all, days).max(config.minutes),
        new_needed,
        new_per_day: new_needed.max(config.new_per_day),
        quick: last_days && met >= FEW.min(standings.len()),
        words: String::new(),
    };
    let begun = scope.len() - unmet;
    plan.words = plan_words(&plan, config, begun, fitting(config.minutes.saturating_mul(2)));
    plan
}

/// What was begun for this interview first: it is not dropped again. Then starred, the introduction, those that own
/// answers serve, the others; of each those expected in the interview, then the begun ones (they would be lost otherwise),
/// then the first question of every competency before the second of any.
fn by_importance<'s, 'a>(standings: &'s [Standing<'a>], interview: Date, day: Date) -> Vec<&'s Standing<'a>> {
    let group = |standing: &Standing| match standing {
        s if s.starred => 0,
        s if s.is_introduction() => 1,
        s if s.own => 2,
        _ => 3,
    };
    let mut order: Vec<&Standing> = standings.iter().collect();
    order.sort_by_key(|s| {
        let begun = Reverse(asked_lately(s, interview, day));
        (begun, group(s), !s.expected, Reverse(s.memory.is_some()), s.place_in_competency, s.place)
    });
    order
}

/// Whether it was asked within the last two weeks, or as many days as are left.
fn asked_lately(standing: &Standing, interview: Date, day: Date) -> bool {
    let days = days_between(day, interview).max(LATELY_DAYS);
    standing.memory.is_some_and(|memory| days_between(memory.last_day, day) <= days)
}

/// How often it still has to be asked: `times` when it is new; once more when it was asked once, unless it would be
/// remembered on the day of the interview anyhow. One asked twice, and lately, has had its share: what it still needs
/// takes nothing from the scope.
fn need(standing: &Standing, interview: Date, day: Date, times: u64) -> u64 {
    let Some(memory) = &standing.memory else { return times };
    let had_its_share = memory.reviews >= 2 && asked_lately(standing, interview, day);
    if memory.due() >= interview || had_its_share { 0 } else { 1 }
}

/// How many of `order`, from the front, fit into `seconds`.
fn fitting(order: &[&Standing], cost: &dyn Fn(&Standing) -> u64, seconds: u64) -> usize {
    let mut left = seconds;
    let fits = |standing: &&&Standing| {
        let cost = cost(standing);
        let fits = cost <= left;
        left = left.saturating_sub(cost);
        fits
    };
    order.iter().take_while(fits).count()
}

/// The minutes a day, in steps of five, that `seconds` take in `days`.
fn minutes_for(seconds: u64, days: u64) -> u32 {
    let minutes = seconds.div_ceil(60 * days.max(1)).next_multiple_of(5);
    u32::try_from(minutes).unwrap_or(u32::MAX)
}

/// New questions are spread evenly over the days before the quick ones, but for the last of those, so that every question
/// can come back. All at once they would leave no minutes for the due ones. Where a day holds a single question, less
/// than one a day is rounded, so that due ones have their days; on the last day none is left over.
fn new_needed(unmet: usize, days_left: i32, single: bool) -> u32 {
    let days = usize::try_from((days_left - QUICK_DAYS - 1).max(1)).unwrap_or(1);
    let needed = if single { (2 * unmet + days) / (2 * days) } else { unmet.div_ceil(days) };
    u32::try_from(needed).unwrap_or(u32::MAX)
}

fn plan_words(plan: &Plan, config: &Config, begun: usize, at_double: usize) -> String {
    let (scope, all, minutes) = (plan.scope.len(), plan.all, config.minutes);
    if plan.quick {
        return "quick recall of the weakest and the introduction".to_owned();
    }
    if all == 0 {
        return "no question left: all are skipped".to_owned();
    }
    let times = if plan.days_left <= QUICK_DAYS { "once" } else { "twice" };
    let each = if scope == 1 { "" } else { " each" };
    let begun = if begun == 0 { String::new() } else { format!(" ({begun} begun)") };
    let asked = format!("{times}{each}{begun}");
    let first = match scope {
        _ if scope == all => format!("At {minutes} min a day: all {}, {asked}.", count(all, "question")),
        _ => format!("At {minutes} min a day: {}, {asked}.", count(scope, "question")),
    };
    let double = minutes.saturating_mul(2);
    match () {
        () if scope == all => first,
        () if plan.minutes_for_all <= MOST_MINUTES => format!("{first} {} min covers all {all}.", plan.minutes_for_all),
        () if at_double > scope && double <= MOST_MINUTES => {
            format!("{first} {double} min covers {at_double} of {all}.")
        }
        () => format!("{first} There are {all}."),
    }
}
