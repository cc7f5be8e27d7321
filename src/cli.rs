//! Arguments to actions to an exit code; one file per subcommand.
//!
//! To add a subcommand: a file `cli/<verb>.rs` with its `Args` and `run`, a [`Verb`] variant and its row in
//! [`Verb::run`]. Text that comes from files goes to [`Output`] through `text::visible`.

pub mod check;
pub mod chosen;
pub mod coach;
pub mod compare;
pub mod completions;
pub mod config;
pub mod diagnostics;
pub mod edit;
pub mod export;
pub mod given;
pub mod import;
pub mod linear;
pub mod list;
pub mod man;
pub mod mock;
pub mod mocks;
pub mod new;
pub mod output;
pub mod place;
pub mod posting;
pub mod practice;
pub mod show;
pub mod speech;
pub mod stats;
pub mod stories;
pub mod today;
pub mod transcribe;
pub mod whereabouts;

pub use output::Output;

use crate::app::today::Today;
use crate::app::{Data, Screen};
use crate::domain::Moment;
use crate::store::{self, Home};
use crate::terminal;
use crate::terminal::aim::load_aimed;
use crate::terminal::clock::{Clock, parse_offset_time};
use crate::text::visible::visible;
use clap::{Parser, Subcommand, ValueHint};
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

/// Practise behavioural interviews: asked, timed, kept, compared. Offline, in plain files you own.
#[derive(Debug, Parser)]
#[command(name = "greenroom", version, long_version = LONG_VERSION, propagate_version = false, max_term_width = 100)]
pub struct Arguments {
    /// The folder that holds everything you own [env: GREENROOM_HOME; default: see `greenroom where`]
    #[arg(long, global = true, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub home: Option<PathBuf>,

    #[command(subcommand)]
    pub verb: Option<Verb>,
}

/// `--version` carries the notices of what the binary holds beside its own code.
const LONG_VERSION: &str = concat!(
    env!("CARGO_PKG_VERSION"),
    "\nMIT OR Apache-2.0\n\nThe prep sheet's font is Inter, under the SIL Open Font License 1.1.\n\n",
    include_str!("compare/table/NOTICE.txt")
);

/// What to do; nothing opens today's practice.
#[derive(Debug, Subcommand)]
pub enum Verb {
    Practice(practice::Args),
    Today(today::Args),
    List(list::Args),
    Show(show::Args),
    Stats(stats::Args),
    Stories(stories::Args),
    Compare(compare::Args),
    Mock(mock::Args),
    Mocks(mocks::Args),
    Coach(coach::Args),
    Posting(posting::Args),
    Check(check::Args),
    Edit(edit::Args),
    New(new::Args),
    Import(import::Args),
    Export(export::Args),
    Speech(speech::Args),
    Transcribe(transcribe::Args),
    Config(config::Args),
    Where(whereabouts::Args),
    Completions(completions::Args),
    Man(man::Args),
}

/// What every subcommand is given.
pub struct Context {
    pub home: Home,
    pub clock: Clock,
    /// The moment at which the command was given.
    pub now: Moment,
}

impl Context {
    /// Reads the home, aimed at the next interview; says on standard error that files of it have errors, and goes on with the others.
    pub fn read_home(&self) -> store::Contents {
        let contents = load_aimed(&self.home, self.now).0;
        output::say_problems(&contents.problems);
        contents
    }
}

impl Context {
    /// As [`Context::read_home`], as the screens know it.
    pub fn read_data(&self) -> Data {
        let store::Contents { bank, config, records, .. } = self.read_home();
        Data::read(bank, config, records)
    }
}

/// How a subcommand ended well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Exit code 0.
    Done,
    /// Exit code 1: the files have errors, or nothing was found. What is wrong has been said.
    Failed,
}

/// Wrong use of the command line, found after the arguments were read: exit code 2.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct WrongUse(pub String);

impl Verb {
    fn run(self, context: &Context, out: &mut Output) -> anyhow::Result<Exit> {
        match self {
            Verb::Practice(args) => practice::run(args, context, out),
            Verb::Today(args) => today::run(args, context, out),
            Verb::List(args) => list::run(args, context, out),
            Verb::Show(args) => show::run(args, context, out),
            Verb::Stats(args) => stats::run(args, context, out),
            Verb::Stories(args) => stories::run(args, context, out),
            Verb::Compare(args) => compare::run(args, context, out),
            Verb::Mock(args) => mock::run(args, context, out),
            Verb::Mocks(args) => mocks::run(args, context, out),
            Verb::Coach(args) => coach::run(args, context, out),
            Verb::Posting(args) => posting::run(args, context, out),
            Verb::Check(args) => check::run(args, context, out),
            Verb::Edit(args) => edit::run(args, context, out),
            Verb::New(args) => new::run(args, context, out),
            Verb::Import(args) => import::run(args, context, out),
            Verb::Export(args) => export::run(args, context, out),
            Verb::Speech(args) => speech::run(args, context, out),
            Verb::Transcribe(args) => transcribe::run(args, context, out),
            Verb::Config(args) => config::run(args, context, out),
            Verb::Where(args) => whereabouts::run(args, context, out),
            Verb::Completions(args) => completions::run(args, context, out),
            Verb::Man(args) => man::run(args, out),
        }
    }
}

/// Runs the program with `arguments` (the first is its name).
pub fn main(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    read_ahead(&arguments);
    let arguments = match parse(arguments.clone()) {
        Ok(arguments) => arguments,
        Err(refusal) => {
            // Refused once more as they are shown: the message repeats them.
            let shown = arguments.iter().map(|argument| visible(&argument.to_string_lossy()).into_owned().into());
            let refusal = parse(shown.collect()).err().unwrap_or(refusal);
            let _ = refusal.print();
            return ExitCode::from(u8::try_from(refusal.exit_code()).unwrap_or(2));
        }
    };
    match run(arguments) {
        Ok(Exit::Done) => ExitCode::SUCCESS,
        Ok(Exit::Failed) => ExitCode::FAILURE,
        Err(error) if output::is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            output::complain(&error);
            ExitCode::from(if error.is::<WrongUse>() { 2 } else { 1 })
        }
    }
}

fn parse(arguments: Vec<OsString>) -> Result<Arguments, clap::Error> {
    // Nothing to look at, so the parser need not be built: the first frame waits for it.
    if arguments.len() <= 1 { Ok(Arguments { home: None, verb: None }) } else { Arguments::try_parse_from(arguments) }
}

/// Where a screen is likely to open, the built-in bank is read while the arguments still are: the first frame waits for it.
fn read_ahead(arguments: &[OsString]) {
    if arguments.get(1).is_none_or(|first| first == "--home") {
        let read = || {
            store::built_in();
        };
        let _ = std::thread::Builder::new().name("bank".to_owned()).spawn(read);
    }
}

fn run(arguments: Arguments) -> anyhow::Result<Exit> {
    let clock = Clock::start(pretended_time()?);
    let context = Context { home: Home::locate(arguments.home)?, now: clock.now(), clock };
    let mut out = Output::standard();
    let exit = match arguments.verb {
        Some(verb) => verb.run(&context, &mut out)?,
        None => today_screen(&context)?,
    };
    out.flush()?;
    Ok(exit)
}

/// `greenroom` alone opens today's practice.
fn today_screen(context: &Context) -> anyhow::Result<Exit> {
    let first = Screen::Today(Today::default());
    terminal::run(terminal::Start { home: context.home.clone(), clock: context.clock.clone(), first })?;
    Ok(Exit::Done)
}

/// `GREENROOM_NOW` (RFC 3339 with an offset) pretends a wall time, so that a test can fix the date.
fn pretended_time() -> anyhow::Result<Option<crate::domain::OffsetTime>> {
    let Ok(text) = std::env::var("GREENROOM_NOW") else { return Ok(None) };
    match parse_offset_time(&text) {
        Some(time) => Ok(Some(time)),
        None => Err(WrongUse(format!("GREENROOM_NOW={text:?} is not a time such as 2026-11-21T10:15:00+09:00")).into()),
    }
}
