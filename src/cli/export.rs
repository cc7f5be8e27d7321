//! `greenroom export`: the prep sheet to standard output or a file.

use super::output::{say, say_problems};
use super::place::{destination, format_parser};
use super::{Context, Exit, Output, WrongUse};
use crate::domain::{Interview, QuestionId};
use crate::export::redact::{Redacted, near_misses};
use crate::export::wishes::{Form, Order, Wishes};
use crate::export::{Format, Options, Paper, default_name, render};
use crate::store;
use crate::store::outside::{MAX_FONT, read_font};
use crate::terminal::aim::{aim, load_interview_on};
use crate::terminal::prep::{Prep, Redaction, prepare, unknown_words};
use crate::text::phrases::count;
use crate::text::visible::visible;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use std::path::{Path, PathBuf};

/// Write the prep sheet: your stories, cut to what must be said
///
/// The short form unless `--full`. It takes your own answers and, where you have none, your best-rated draft, marked as
/// a draft. Words listed under `[redact]` in config.toml are replaced.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Only these questions
    #[arg(value_name = "QUESTION")]
    questions: Vec<QuestionId>,

    /// What to write; without it the file's ending says so, and standard output gets md
    #[arg(long, value_name = "FORMAT", value_parser = format_parser(&Format::ALL))]
    format: Option<Format>,

    /// Write to this file, or into this folder, instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// The long form: every story whole, with its questions and room for notes
    #[arg(long)]
    full: bool,

    /// For the interview on DATE, else the next one: what the front matter of its note in interviews/
    /// lists, else what its posting in postings/ asks for, and the note
    #[arg(long = "for", value_name = "DATE", num_args = 0..=1, default_missing_value = NEXT)]
    interview: Option<String>,

    /// Only this competency
    #[arg(long, value_name = "C")]
    competency: Option<String>,

    /// Only what is due today
    #[arg(long)]
    due: bool,

    /// Only the N weakest questions
    #[arg(long, value_name = "N", value_hint = clap::ValueHint::Other)]
    weakest: Option<usize>,

    /// What comes first
    #[arg(long, value_name = "ORDER", default_value = "competency", value_parser = orders())]
    order: Order,

    /// Also built-in and other examples, marked, where you have nothing of your own
    #[arg(long)]
    examples: bool,

    /// Keep the words of `[redact]`
    #[arg(long)]
    reveal: bool,

    /// The size of PDF pages
    #[arg(long, value_name = "PAPER", default_value = "a4", value_parser = papers())]
    paper: Paper,

    /// A font file for PDF characters that the built-in font lacks
    #[arg(long, value_name = "FILE")]
    font: Option<PathBuf>,

    /// Write no PDF at all when its font lacks a character, instead of leaving that out
    #[arg(long)]
    strict: bool,

    /// Overwrite a file that was not written by `export`
    #[arg(long)]
    force: bool,
}

/// What `--for` is without a date.
const NEXT: &str = "next";

fn orders() -> impl TypedValueParser<Value = Order> {
    let values = PossibleValuesParser::new(["competency", "weakness"]);
    values.map(|name| if name == "weakness" { Order::Weakness } else { Order::Competency })
}

fn papers() -> impl TypedValueParser<Value = Paper> {
    let values = PossibleValuesParser::new(["a4", "letter"]);
    values.map(|name| if name == "letter" { Paper::Letter } else { Paper::A4 })
}

pub fn run(args: Args, context: &Context, out: &mut Output) -> anyhow::Result<Exit> {
    let today = context.now.wall.local().date();
    let name = |format| default_name(format, today);
    let (format, place) = destination(args.output.as_deref(), args.format, &Format::ALL, &name)?;
    let font = args.font.as_deref().map(font).transpose()?;
    let redaction = if args.reveal { Redaction::Reveal } else { Redaction::Redact };
    let interview = interview(&args, context)?;
    let wishes = wishes(&args, format, interview);
    let prep = prepare(&context.home, &wishes, redaction, context.now)?;
    say_problems(&prep.problems);
    if prep.sheet.is_empty() {
        say(nothing_yet(&wishes, &prep));
        return Ok(Exit::Failed);
    }
    prep.unknown.iter().for_each(|what| say(unknown_words(what)));
    let options = Options { paper: args.paper, font, strict: args.strict };
    place.take(&render(&prep.sheet, format, &options)?, args.force, out)?;
    say_redacted(&prep.redacted);
    Ok(Exit::Done)
}

fn font(path: &Path) -> anyhow::Result<Vec<u8>> {
    let bytes = read_font(path)?;
    if bytes.len() as u64 >= MAX_FONT {
        return Err(WrongUse(format!("{} is too large for a font", path.display())).into());
    }
    Ok(bytes)
}

/// The interview of `--for` with its note, or with what its posting asks for.
fn interview(args: &Args, context: &Context) -> anyhow::Result<Option<Interview>> {
    let Some(wanted) = args.interview.as_deref() else { return Ok(None) };
    let bank = store::load_bank(&context.home).value;
    let date = match wanted {
        NEXT => {
            let config = store::load_config(&context.home).value;
            aim(&context.home, &bank, config, context.now).0.interview.ok_or_else(|| {
                let advice = "no interview is set; name its date (--for 2026-12-10), or set it: greenroom config interview 2026-12-10";
                WrongUse(advice.to_owned())
            })?
        }
        text => text.parse().map_err(|_| WrongUse(format!("{text} is not a date; write --for 2026-12-10")))?,
    };
    let (interview, problems) = load_interview_on(&context.home, date, &bank);
    say_problems(&problems);
    Ok(Some(interview))
}

fn wishes(args: &Args, format: Format, interview: Option<Interview>) -> Wishes {
    Wishes {
        questions: args.questions.clone(),
        competency: args.competency.clone(),
        due: args.due,
        weakest: args.weakest,
        order: args.order,
        examples: args.examples,
        form: match format {
            Format::Json => Form::Everything,
            _ if args.full => Form::Full,
            _ => Form::Page,
        },
        interview,
    }
}

/// How many places lost their words to `[redact]`, and what looks like one of them.
pub fn say_redacted(redacted: &Redacted) {
    if redacted.replaced > 0 {
        let places = count(redacted.replaced, "place");
        say(format!("took the words of [redact] out of {places}; --reveal keeps them"));
    }
    if !redacted.near_misses.is_empty() {
        say(near_misses(&redacted.near_misses));
    }
}

/// What is missing, and how to make the first of it.
fn nothing_yet(wishes: &Wishes, prep: &Prep) -> String {
    let gaps = &prep.sheet.gaps;
    let first = gaps.iter().find(|gap| gap.id == "introduction").or(gaps.first());
    let Some(first) = first.map(|gap| visible(&gap.id)) else {
        return "no question is asked for; `greenroom list` names them all".to_owned();
    };
    let what = if wishes.is_everything() {
        "there is nothing of your own to take along yet"
    } else {
        "nothing of your own answers these questions yet"
    };
    format!(
        "{what}; write a first answer with `greenroom new answer my-story --for {first}`, or try one on the clock with \
         `greenroom practice {first}`; --examples takes somebody else's"
    )
}
