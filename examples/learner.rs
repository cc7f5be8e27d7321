//! A simulated learner: what is still recalled on the day of the interview, after practising by the plan, in the order
//! of the bank, and at random, all with the same minutes a day.
//!
//!     cargo run --release --example learner [LEARNERS] [MINUTES A DAY]
//!
//! The learner remembers and forgets by FSRS-6, but every question is harder or easier for this learner than the
//! schedule can know (a factor on its stability), and what is recalled is thrown by dice (ChaCha8, seeded). The schedule
//! sees ratings only. So the figures compare orders of practice; they promise nobody a percentage. The interview opens
//! with the introduction and goes on with starred questions, with those that own answers serve, and with any others.
//!
//! Three means are printed: over such an interview, over the questions that the plan of the first day names, and over
//! the whole bank. In 14 days the whole bank fits in once or half of it twice. The plan does the latter, so over the
//! whole bank the order of the bank keeps more: whoever may be asked anything can read that off here. The last two rows
//! hold the scope of the plan against its order: the same questions, one after the other or at random.

use chacha20::ChaCha8Rng;
use fsrs::{FSRS, FSRS6_DEFAULT_DECAY, MemoryState, current_retrievability};
use greenroom::domain::schedule::memory::{days_after, days_between};
use greenroom::domain::schedule::{Attempts, Costs, today};
use greenroom::domain::*;
use greenroom::store::built_in::built_in;
use jiff::civil::{Date, date};
use jiff::tz::Offset;
use rand::{RngExt, SeedableRng};
use std::collections::HashMap;
use std::path::PathBuf;
use std::time::Duration;

const SEED: u64 = 20_261_121;
/// How much questions differ for a learner: standard deviation of the logarithm of the factor on stability.
const SPREAD: f64 = 0.5;
/// How first attempts are rated: again, hard, good, easy.
const FIRST: [f64; 4] = [0.3, 0.2, 0.4, 0.1];
/// How attempts are rated that were recalled: hard, good, easy.
const RECALLED: [f64; 3] = [0.25, 0.6, 0.15];
const ANSWERS_OF_ONE: usize = 6;
const STARRED: usize = 3;

#[derive(Clone, Copy, PartialEq)]
enum Order {
    Plan,
    PlanWithoutQuick,
    Bank,
    Random,
    ScopeInTurn,
    RandomScope,
}

impl Order {
    const ALL: [(Order, &str); 6] = [
        (Order::Plan, "the plan"),
        (Order::PlanWithoutQuick, "the plan, quick recall not counted"),
        (Order::Bank, "bank order"),
        (Order::Random, "random order"),
        (Order::ScopeInTurn, "the plan's scope in bank order"),
        (Order::RandomScope, "the plan's scope in random order"),
    ];
}

/// The mean recall on the day of the interview, 0 to 1.
#[derive(Default, Clone, Copy)]
struct Recall {
    interview: f64,
    /// Of the questions that the plan of the first day names.
    scope: f64,
    whole_bank: f64,
}

/// How long each due question of the plan had waited when it was practised, in days.
type Waits = Vec<i32>;

fn main() {
    let learners = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(100u64);
    let (bank, mut config) = person();
    config.minutes = std::env::args().nth(2).and_then(|text| text.parse().ok()).unwrap_or(config.minutes);
    println!(
        "{} questions, {} minutes a day, {learners} learners each, seed {SEED}",
        bank.questions().len(),
        config.minutes
    );
    for days in [14, 60] {
        let scope = scope(&bank, &config, days);
        let scope_words = format!("the plan's {}", scope.len());
        println!("\nInterview in {days} days{:>40}{scope_words:>16}{:>16}", "in the interview", "whole bank");
        for (order, name) in Order::ALL {
            let practised = |learner| practise(&bank, &config, days, order, learner, &scope);
            let (found, waits): (Vec<Recall>, Vec<Waits>) = (0..learners).map(practised).unzip();
            let figure = |of: fn(&Recall) -> f64| {
                let values: Vec<f64> = found.iter().map(of).collect();
                let mean = values.iter().sum::<f64>() / values.len() as f64;
                let variance =
                    values.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / (values.len() as f64 - 1.0).max(1.0);
                format!("{:.1}% ± {:.1}", mean * 100.0, (variance / values.len() as f64).sqrt() * 100.0)
            };
            let figures = [figure(|r| r.interview), figure(|r| r.scope), figure(|r| r.whole_bank)];
            println!("  {name:<42}{:>16}{:>16}{:>16}", figures[0], figures[1], figures[2]);
            if order == Order::Plan {
                print_waits(waits.concat());
            }
        }
    }
}

/// The built-in bank with some of its answers as the person's own, and some starred questions.
fn person() -> (Bank, Config) {
    let built_in = built_in();
    let own = |(place, answer): (usize, &Answer)| Answer {
        example: place % 4 != 0 || place / 4 >= ANSWERS_OF_ONE,
        ..answer.clone()
    };
    let bank = Bank::new(built_in.questions.iter().cloned(), built_in.answers.iter().enumerate().map(own));
    let star = bank.questions().iter().rev().step_by(9).take(STARRED).map(|question| question.id.clone()).collect();
    (bank, Config { star, ..Config::default() })
}

fn print_waits(mut waits: Waits) {
    waits.sort_unstable();
    let mean = f64::from(waits.iter().sum::<i32>()) / waits.len().max(1) as f64;
    let median = waits.get(waits.len() / 2).copied().unwrap_or(0);
    let longest = waits.last().copied().unwrap_or(0);
    println!("    due questions waited {mean:.1} days on average, {median} in the middle, {longest} at most");
}

const FIRST_DAY: Date = date(2026, 3, 2);

fn towards(config: &Config, days: i32) -> Config {
    Config { interview: Some(days_after(FIRST_DAY, days)), ..config.clone() }
}

/// The questions that the plan of the first day names, in the order of the bank.
fn scope(bank: &Bank, config: &Config, days: i32) -> Vec<QuestionId> {
    let plan = today(bank, &towards(config, days), &[], moment(FIRST_DAY, 0)).plan.expect("a plan");
    let ids = bank.questions().iter().map(|question| question.id.clone());
    ids.filter(|id| plan.scope.contains(id)).collect()
}

/// Practises every day until the interview.
fn practise(
    bank: &Bank,
    config: &Config,
    days: i32,
    order: Order,
    learner: u64,
    scope: &[QuestionId],
) -> (Recall, Waits) {
    let config = towards(config, days);
    let mut person = Learner::new(bank, learner);
    let mut course = Course {
        bank,
        config: &config,
        order,
        scope,
        records: Vec::new(),
        waits: Waits::new(),
        turn: 0,
        dice: ChaCha8Rng::seed_from_u64(SEED ^ learner),
    };
    for day in (0..days).map(|n| days_after(FIRST_DAY, n)) {
        course.practise_day(day, &mut person);
    }
    let waits = course.waits;
    (person.recall(bank, &config, days_after(FIRST_DAY, days), scope), waits)
}

/// One way of practising.
struct Course<'a> {
    bank: &'a Bank,
    config: &'a Config,
    order: Order,
    scope: &'a [QuestionId],
    records: Vec<Record>,
    waits: Waits,
    turn: usize,
    dice: ChaCha8Rng,
}

impl<'a> Course<'a> {
    fn practise_day(&mut self, day: Date, person: &mut Learner) {
        let costs = Costs::of(self.config, &Attempts::default());
        let mut left = self.config.minutes * 60;
        let mut minute = 0;
        loop {
            let now = moment(day, minute);
            let Some((question, mode, due)) = self.next(now) else { break };
            let cost = costs.of_mode(mode);
            // The rule of the plan: the first always, another one while at least half of it fits.
            if minute > 0 && cost.div_ceil(2) > left {
                break;
            }
            left = left.saturating_sub(cost);
            if let Some(waited) = due.map(|due| days_between(due, day)).filter(|waited| *waited >= 0) {
                self.waits.push(waited);
            }
            minute += 5;
            let counts = !(mode == Mode::Quick && self.order == Order::PlanWithoutQuick);
            let rating = person.attempt(&question.id, day, counts);
            self.records.push(record(&question.id, now.wall, mode, rating));
        }
    }

    fn next(&mut self, now: Moment) -> Option<(&'a Question, Mode, Option<Date>)> {
        let questions = self.bank.questions();
        let question = match self.order {
            Order::Plan | Order::PlanWithoutQuick => {
                let today = today(self.bank, self.config, &self.records, now);
                let item = today.queue.first().or(today.ahead.first())?;
                let mode = if item.quick { Mode::Quick } else { Mode::Typed };
                return Some((self.bank.question(&item.question)?, mode, item.due));
            }
            Order::Bank => questions.get(self.turn % questions.len())?,
            Order::Random => questions.get(self.dice.random_range(0..questions.len()))?,
            Order::ScopeInTurn => self.bank.question(self.scope.get(self.turn % self.scope.len())?)?,
            Order::RandomScope => self.bank.question(self.scope.get(self.dice.random_range(0..self.scope.len()))?)?,
        };
        self.turn += 1;
        Some((question, Mode::Typed, None))
    }
}

/// A memory that the schedule does not see.
struct Learner {
    model: FSRS,
    /// For each question: the factor on its stability, and what is remembered since when.
    questions: HashMap<QuestionId, (f32, Option<(MemoryState, Date)>)>,
    dice: ChaCha8Rng,
}

impl Learner {
    fn new(bank: &Bank, learner: u64) -> Learner {
        let mut dice = ChaCha8Rng::seed_from_u64(SEED.wrapping_mul(31).wrapping_add(learner));
        let questions = bank.questions().iter().map(|q| (q.id.clone(), (factor(&mut dice), None))).collect();
        Learner { model: FSRS::default(), questions, dice }
    }

    /// Answers `question` on `day`; the rating that the person gives it.
    fn attempt(&mut self, question: &QuestionId, day: Date, counts: bool) -> Rating {
        let Some((factor, memory)) = self.questions.get_mut(question) else { return Rating::Again };
        let rating = match memory {
            None => thrown(&FIRST, &mut self.dice),
            Some(memory) if self.dice.random::<f64>() < retrievability(*memory, *factor, day) => {
                1 + thrown(&RECALLED, &mut self.dice)
            }
            Some(_) => 0,
        };
        let elapsed = memory.map_or(0, |(_, last)| days_between(last, day).unsigned_abs());
        let next = self.model.next_states(memory.map(|(state, _)| state), 0.9, elapsed).expect("finite states");
        let next = [next.again, next.hard, next.good, next.easy];
        if counts {
            *memory = next.get(rating).map(|next| (next.memory, day));
        }
        Rating::ALL.get(rating).copied().unwrap_or(Rating::Good)
    }

    fn recall(&self, bank: &Bank, config: &Config, interview: Date, scope: &[QuestionId]) -> Recall {
        let recalled = |question: &Question| match self.questions.get(&question.id) {
            Some((factor, Some(memory))) => retrievability(*memory, *factor, interview),
            _ => 0.0,
        };
        let mean = |wanted: &dyn Fn(&Question) -> bool| {
            let found: Vec<f64> = bank.questions().iter().filter(|q| wanted(q)).map(recalled).collect();
            found.iter().sum::<f64>() / found.len().max(1) as f64
        };
        let own = |q: &Question| bank.own_answers().any(|answer| answer.questions.contains(&q.id));
        let introduction = mean(&|q| q.framework == Framework::Introduction);
        let (starred, own, whole_bank) = (mean(&|q| config.star.contains(&q.id)), mean(&own), mean(&|_| true));
        // Eight questions: the introduction, two starred ones, three that own answers serve, two of any kind.
        let interview = (introduction + 2.0 * starred + 3.0 * own + 2.0 * whole_bank) / 8.0;
        Recall { interview, scope: mean(&|q| scope.contains(&q.id)), whole_bank }
    }
}

fn retrievability((state, last): (MemoryState, Date), factor: f32, day: Date) -> f64 {
    let state = MemoryState { stability: state.stability * factor, ..state };
    f64::from(current_retrievability(state, days_between(last, day).max(0) as f32, FSRS6_DEFAULT_DECAY))
}

/// A log-normal factor with median 1.
fn factor(dice: &mut ChaCha8Rng) -> f32 {
    let (a, b): (f64, f64) = (dice.random(), dice.random());
    let normal = (-2.0 * (1.0 - a).ln()).sqrt() * (std::f64::consts::TAU * b).cos();
    (SPREAD * normal).exp() as f32
}

/// The place in `chances` that the dice show.
fn thrown(chances: &[f64], dice: &mut ChaCha8Rng) -> usize {
    let mut left: f64 = dice.random();
    for (place, chance) in chances.iter().enumerate() {
        left -= chance;
        if left < 0.0 {
            return place;
        }
    }
    chances.len() - 1
}

fn moment(day: Date, minute: i64) -> Moment {
    let instant = Offset::UTC.to_timestamp(day.at(9, 0, 0, 0)).expect("a date of this century");
    let instant = instant + jiff::SignedDuration::from_mins(minute);
    Moment { elapsed: Duration::ZERO, wall: OffsetTime { instant, offset: Offset::UTC } }
}

fn record(question: &QuestionId, started: OffsetTime, mode: Mode, rating: Rating) -> Record {
    let new = DraftHead::new(question.clone(), started, mode);
    let head = DraftHead { finished: true, rating: Some(rating), ..new };
    Record { path: PathBuf::new(), head, words: Vec::new() }
}
