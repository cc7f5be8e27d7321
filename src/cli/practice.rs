//! `greenroom practice`: straight into an attempt.

use super::chosen::{Chosen, first_asked};
use super::linear;
use super::output::{say, say_problems};
use super::show::find_question;
use super::{Context, Exit, Output};
use crate::app::Screen;
use crate::app::practice::Practice;
use crate::app::quick::Quick;
use crate::domain::own_words::has_own_words;
use crate::domain::question::LADDER;
use crate::domain::{Bank, Config, Mode, Question};
use crate::review::gist::NOTHING_TO_RECALL;
use crate::store;
use crate::terminal;
use crate::terminal::aim::aim;
use chacha20::ChaCha8Rng;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use rand::SeedableRng;
use rand::seq::IndexedRandom;

/// Practise one question now
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The question's id; without it, the first one of today
    question: Option<String>,

    /// Answer aloud instead of in writing
    #[arg(long, conflicts_with = "quick")]
    spoken: bool,

    /// Recall the story and its opening line only
    #[arg(long)]
    quick: bool,

    /// A random question
    #[arg(long, conflicts_with = "question")]
    random: bool,

    /// Ask and answer in plain lines, without a screen: for screen readers and pipes
    #[arg(long)]
    linear: bool,

    /// Tell the story in so many seconds instead of the question's own time
    #[arg(long, value_name = "N", value_parser = lengths(), conflicts_with = "quick")]
    seconds: Option<u32>,

    /// The seed of a random question, to get the same one again
    #[arg(long, value_name = "N", requires = "random", value_hint = clap::ValueHint::Other)]
    seed: Option<u64>,
}

impl Args {
    /// How the question is practised: as the arguments say, else as today's list asks for it.
    fn mode(&self, asked_quickly: bool) -> Mode {
        let quick = self.quick || (asked_quickly && self.seconds.is_none());
        match (self.spoken, quick) {
            (true, _) => Mode::Spoken,
            (false, true) => Mode::Quick,
            (false, false) => Mode::Typed,
        }
    }
}

/// The lengths of the ladder.
fn lengths() -> impl TypedValueParser<Value = u32> {
    PossibleValuesParser::new(LADDER.map(|seconds| seconds.to_string())).try_map(|seconds| seconds.parse())
}

pub fn run(args: Args, context: &Context, out: &mut Output) -> anyhow::Result<Exit> {
    let bank = store::load_bank(&context.home);
    let config = store::load_config(&context.home);
    say_problems(bank.problems.iter().chain(&config.problems));
    let bank = bank.value;
    let (config, _) = aim(&context.home, &bank, config.value, context.now);
    let chosen = match (&args.question, args.random) {
        (Some(id), _) => {
            let Some(question) = find_question(&bank, id) else { return Ok(Exit::Failed) };
            Some((question, false))
        }
        (None, true) => by_chance(args.seed, &bank, &config).map(|question| (question, false)),
        (None, false) => first_asked(&bank, &config, context),
    };
    let Some((question, asked_quickly)) = chosen else {
        say("there is no question to practise: every one is skipped");
        return Ok(Exit::Failed);
    };
    let mode = args.mode(asked_quickly);
    let limit = args.seconds.filter(|seconds| *seconds != question.seconds);
    if args.linear || !terminal::can_show_a_screen() {
        let chosen = Chosen { question: question.id.clone(), mode: in_lines(mode), limit };
        return linear::run(chosen, context, &mut std::io::stdin().lock(), out);
    }
    if mode == Mode::Quick && !can_be_recalled(&bank, question, context) {
        say(NOTHING_TO_RECALL);
        return Ok(Exit::Failed);
    }
    let first = match mode {
        Mode::Quick => Screen::Quick(Box::new(Quick::new(question, context.now))),
        mode => Screen::Practice(Box::new(Practice::new(question, mode, limit, &config, context.now))),
    };
    terminal::run(terminal::Start { home: context.home.clone(), clock: context.clock.clone(), first })?;
    Ok(Exit::Done)
}

fn can_be_recalled(bank: &Bank, question: &Question, context: &Context) -> bool {
    let records = store::load_records(&context.home).value;
    has_own_words(bank, &question.id, records.iter().filter(|record| record.head.question == question.id))
}

/// Quick recall is a screen; in lines the whole answer is asked for.
fn in_lines(mode: Mode) -> Mode {
    if mode == Mode::Quick { Mode::Typed } else { mode }
}

/// One of the questions that may be asked.
fn by_chance<'a>(seed: Option<u64>, bank: &'a Bank, config: &Config) -> Option<&'a Question> {
    let asked: Vec<&Question> = bank.questions().iter().filter(|q| !config.skip.contains(&q.id)).collect();
    let mut chance = match seed {
        Some(seed) => ChaCha8Rng::seed_from_u64(seed),
        None => rand::make_rng(),
    };
    asked.choose(&mut chance).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(spoken: bool, quick: bool, asked_quickly: bool, expected: Mode) {
        check_within(None, spoken, quick, asked_quickly, expected);
    }

    #[track_caller]
    fn check_within(seconds: Option<u32>, spoken: bool, quick: bool, asked_quickly: bool, expected: Mode) {
        let args = Args { question: None, spoken, quick, random: false, linear: false, seconds, seed: None };
        assert_eq!(args.mode(asked_quickly), expected);
    }

    #[test]
    fn without_an_argument_today_decides_between_an_answer_and_a_quick_recall() {
        check(false, false, false, Mode::Typed);
        check(false, false, true, Mode::Quick);
    }

    #[test]
    fn an_argument_wins_over_today() {
        check(true, false, true, Mode::Spoken);
        check(false, true, false, Mode::Quick);
        check_within(Some(60), false, false, true, Mode::Typed);
    }
}
