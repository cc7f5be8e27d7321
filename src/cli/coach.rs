//! `greenroom coach`: a second opinion on an attempt, from a program of the person's.

use super::compare::{complain, find_attempt};
use super::linear::read_text;
use super::output::{say, say_text};
use super::show::find_question;
use super::{Context, Exit, Output, WrongUse};
use crate::app::coach::Brief;
use crate::app::practice::FOLLOW_UP_SECONDS;
use crate::domain::draft::COACH;
use crate::domain::{Draft, Record};
use crate::review::coach::{Wish, question_in};
use crate::review::series::{DECIDING, attempts as attempts_at};
use crate::review::{AttemptReview, attempt};
use crate::store::{self, DraftFile};
use crate::terminal::child::Stop;
use crate::terminal::coach::{Patience, coach, command_line, consult};
use crate::terminal::programs::Program;
use crate::text::phrases::clock;
use crate::text::wrap::wrapped;
use std::io::{BufRead, IsTerminal};

/// Ask a program of yours (GREENROOM_COACH) for a second opinion on an attempt
///
/// Shows what will be sent, with the words of `[redact]` replaced, and asks first. What comes back is kept with the
/// draft and never counted.
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The question's id
    #[arg(value_name = "QUESTION")]
    question: String,

    /// The N-th latest attempt: 1 is the latest, 2 the one before
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    attempt: u32,

    /// What you want to know above all
    #[arg(long, value_name = "TEXT", value_hint = clap::ValueHint::Other, conflicts_with = "follow_up")]
    ask: Option<String>,

    /// Ask for one question that an interviewer would ask next, and answer it
    #[arg(long)]
    follow_up: bool,

    /// Send it without being asked
    #[arg(long)]
    yes: bool,
}

pub fn run(args: Args, context: &Context, out: &mut Output) -> anyhow::Result<Exit> {
    let data = context.read_data();
    let Some(question) = find_question(&data.bank, &args.question) else { return Ok(Exit::Failed) };
    let records = attempts_at(question, &data.records);
    let Some(record) = find_attempt(question, &records, args.attempt) else { return Ok(Exit::Failed) };
    let Some(draft) = load(record) else { return Ok(Exit::Failed) };
    let program = match coach() {
        Ok(program) => program,
        Err(reason) => return Ok(failed(&reason)),
    };
    let before: Vec<&Record> = records.iter().take_while(|other| other.path != record.path).copied().collect();
    let drafts = before.iter().rev().take(DECIDING).filter_map(|record| load(record)).collect();
    let earlier = attempt::earlier(drafts, &draft, question, &data.bank, &data.config);
    let review = AttemptReview::of(&draft, question, &data.bank, &data.config, &earlier, Default::default());
    let wish = if args.follow_up { Wish::FollowUp } else { Wish::Opinion(args.ask.clone()) };
    let brief = Brief::of(question, &draft, &review, &wish, &data.config);
    let mut input = std::io::stdin().lock();
    if !agreed(&brief, &program, &args, &mut input)? {
        say("nothing was sent");
        return Ok(Exit::Failed);
    }
    let said = match asked(&program, &brief, context, out)? {
        Ok(said) => said,
        Err(reason) => return Ok(failed(&reason)),
    };
    match wish {
        Wish::Opinion(_) => keep(COACH, &said, record, context),
        Wish::FollowUp => answer_follow_up(&said, record, &mut input, context, out),
    }
}

fn load(record: &Record) -> Option<Draft> {
    match store::load_draft(&record.path) {
        Ok((draft, _)) => Some(draft),
        Err(problems) => {
            complain(&problems);
            None
        }
    }
}

fn failed(reason: &str) -> Exit {
    say(format!("no second opinion: {reason}; the draft is as it was"));
    Exit::Failed
}

/// Shows beside the output what is sent to whom; whether it may be.
fn agreed(brief: &Brief, program: &Program, args: &Args, input: &mut dyn BufRead) -> anyhow::Result<bool> {
    if !args.yes && !std::io::stdin().is_terminal() {
        let advice = "there is no terminal to ask on; --yes sends the answer to the coach unasked";
        return Err(WrongUse(advice.to_owned()).into());
    }
    say_text(&brief.text);
    brief.near_misses.iter().for_each(say);
    let command = command_line(program);
    if args.yes {
        say(format!("this goes to `{command}`"));
        return Ok(true);
    }
    say(format!("send this to `{command}`? y or n"));
    let mut line = String::new();
    input.read_line(&mut line)?;
    Ok(matches!(line.trim(), "y" | "Y" | "yes"))
}

/// What the program said, printed as it came; else why it said nothing that counts.
fn asked(
    program: &Program,
    brief: &Brief,
    context: &Context,
    out: &mut Output,
) -> anyhow::Result<Result<String, String>> {
    let mut row = String::new();
    let mut printed = Ok(());
    let mut hear = |piece: &str| {
        if printed.is_ok() {
            printed = print(&mut row, piece, out);
        }
    };
    let said = consult(program, &brief.text, Patience::default(), &context.clock, &Stop::default(), &mut hear);
    printed?;
    if !row.is_empty() {
        out.wrapped("", &row)?;
    }
    out.flush()?;
    Ok(said)
}

/// Prints what is complete after `piece`: lines, and on a terminal the rows that are full. The last one is kept in `row`.
fn print(row: &mut String, piece: &str, out: &mut Output) -> std::io::Result<()> {
    row.push_str(piece);
    let text = std::mem::take(row);
    let (lines, rest) = text.rsplit_once('\n').map_or((None, text.as_str()), |(lines, rest)| (Some(lines), rest));
    for line in lines.into_iter().flat_map(|lines| lines.split('\n')) {
        out.wrapped("", line)?;
    }
    let mut rows = if out.is_seen() { wrapped(rest, columns(out)) } else { vec![rest.to_owned()] };
    *row = rows.pop().unwrap_or_default();
    // A space at the end of a row is not shown, and stands before the word that comes next.
    if rest.ends_with(' ') && !row.ends_with(' ') {
        row.push(' ');
    }
    for full in rows {
        out.line(full)?;
    }
    out.flush()
}

fn columns(out: &Output) -> u16 {
    u16::try_from(out.columns()).unwrap_or(u16::MAX)
}

/// Keeps `text` in a section of the draft, which may have changed meanwhile.
fn keep(title: &str, text: &str, record: &Record, context: &Context) -> anyhow::Result<Exit> {
    let (mut file, mut draft) = DraftFile::open(&context.home, &record.path)?;
    if !draft.add_section(title, text) {
        say("it is not kept: the draft is full, it holds up to 1 MB of text");
        return Ok(Exit::Failed);
    }
    file.save(&draft)?;
    say(format!("kept under \"{title}\" in {}", record.path.display()));
    Ok(Exit::Done)
}

/// Takes in the answer to the question that came, as lines.
fn answer_follow_up(
    said: &str,
    record: &Record,
    input: &mut dyn BufRead,
    context: &Context,
    out: &mut Output,
) -> anyhow::Result<Exit> {
    let Some(prompt) = question_in(said) else { return Ok(failed("no question came")) };
    let limit = clock(FOLLOW_UP_SECONDS);
    out.line(format!("\nYour answer, in {limit}. A line with a full stop alone ends it."))?;
    out.flush()?;
    let begun = context.clock.now();
    let text = read_text(input)?;
    if text.trim().is_empty() {
        say("it was not answered, so nothing is kept");
        return Ok(Exit::Done);
    }
    let took = context.clock.now().elapsed.saturating_sub(begun.elapsed).as_secs();
    out.line(format!("{} of {limit}", clock(u32::try_from(took).unwrap_or(u32::MAX))))?;
    out.flush()?;
    keep(&prompt, &text, record, context)
}
