//! `greenroom mock`: a whole mock interview; without options the one that is to be finished goes on.

use super::linear::mock::{Wanted, run as run_in_lines};
use super::{Context, Exit, Output};
use crate::app::Screen;
use crate::app::mock::Mock;
use crate::domain::Mode;
use crate::domain::mock::plan::Choices;
use crate::terminal;

/// A mock interview: an introduction and four more questions, then a debrief
///
/// One question after the other, a follow-up after two of them, and nothing is compared or rated until the end. Without
/// options it goes on with an unfinished one.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// How many questions, the introduction among them; 5 otherwise
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=20), value_hint = clap::ValueHint::Other)]
    questions: Option<u32>,

    /// Ask no further question after so many minutes
    #[arg(long, value_name = "M", value_parser = clap::value_parser!(u32).range(1..=600), value_hint = clap::ValueHint::Other)]
    minutes: Option<u32>,

    /// Answer aloud instead of in writing
    #[arg(long)]
    spoken: bool,

    /// The seed of the choice, to get the same questions again
    #[arg(long, value_name = "N", value_hint = clap::ValueHint::Other)]
    seed: Option<u32>,

    /// Start a new one, even if another is unfinished
    #[arg(long)]
    new: bool,

    /// Ask and answer in plain lines, without a screen: for screen readers and pipes
    #[arg(long)]
    linear: bool,
}

impl Args {
    fn choices(&self) -> Choices {
        Choices { questions: self.questions, minutes: self.minutes, seed: self.seed }
    }

    /// Whether the one that was left goes on, if there is one.
    fn may_go_on(&self) -> bool {
        self.choices() == Choices::default() && !self.spoken && !self.new
    }

    fn mode(&self) -> Mode {
        if self.spoken { Mode::Spoken } else { Mode::Typed }
    }
}

pub fn run(args: Args, context: &Context, out: &mut Output) -> anyhow::Result<Exit> {
    if args.linear || !terminal::can_show_a_screen() {
        let wanted = Wanted { choices: args.choices(), mode: args.mode(), may_go_on: args.may_go_on() };
        return run_in_lines(wanted, context, &mut std::io::stdin().lock(), out);
    }
    let mock = if args.may_go_on() { Mock::any() } else { Mock::new(args.choices(), args.mode()) };
    let first = Screen::Mock(Box::new(mock));
    terminal::run(terminal::Start { home: context.home.clone(), clock: context.clock.clone(), first })?;
    Ok(Exit::Done)
}
