//! Practice as plain lines, for screen readers, dumb terminals and pipes: question, think, answer part by part, rate,
//! compare. What is answered is the same draft as on the screen.
//!
//! Each prompt ends its line, and not one escape byte is written. [`lines`] tells text from commands.

mod attempt;
mod lines;
pub mod mock;

use super::chosen::{Chosen, first_of_today};
use super::compare;
use super::{Context, Exit, Output};
use crate::domain::draft::MOST_TEXT;
use crate::domain::{Question, QuestionId};
use crate::store::Contents;
use crate::store::rescue::take_over;
use crate::text::phrases::clock;
use crate::text::visible::visible;
use attempt::{Attempt, Ended};
use lines::{Command, Line, Lines};
use std::io::BufRead;

const HELP: [&str; 7] = [
    "A line with a full stop alone ends the part.",
    ":next ends the part too, :done ends the answer.",
    ":pause stops the clock until the next line.",
    ":quit keeps the draft and leaves.",
    ":help says this.",
    "A line of your own that starts with a full stop or a colon gets one more in front.",
    "Saying it aloud, an empty line ends the part.",
];

/// Practises `chosen`, then what today asks for next, until the person leaves or the input ends.
pub fn run(chosen: Chosen, context: &Context, input: &mut dyn BufRead, out: &mut Output) -> anyhow::Result<Exit> {
    let mut lines = Lines::new(input);
    take_over_rescued(context, out)?;
    let mut next = Some(chosen);
    while let Some(chosen) = next.take() {
        let contents = context.read_home();
        let Some(question) = contents.bank.question(&chosen.question) else { return Ok(Exit::Failed) };
        match practise(question, &chosen, &contents, context, &mut lines, out)? {
            After::Leave => {}
            After::Again => next = Some(chosen),
            After::Next => next = another(&chosen.question, context),
        }
    }
    Ok(Exit::Done)
}

/// Puts back words that could not be saved last time, and says so.
fn take_over_rescued(context: &Context, out: &mut Output) -> anyhow::Result<()> {
    for words in take_over(&context.home) {
        out.line(visible(&words.to_string()))?;
    }
    Ok(())
}

/// The lines of one text, up to a line with a full stop alone, a command, or the end of the input.
pub fn read_text(input: &mut dyn BufRead) -> anyhow::Result<String> {
    let mut lines = Lines::new(input);
    let mut text = String::new();
    while let Line::Text(line) = lines.next()? {
        text.push_str(&line);
        text.push('\n');
        if text.len() >= MOST_TEXT {
            break;
        }
    }
    Ok(text.trim_end().to_owned())
}

/// What comes after an attempt.
enum After {
    Again,
    Next,
    Leave,
}

fn another(done: &QuestionId, context: &Context) -> Option<Chosen> {
    first_of_today(context).filter(|chosen| chosen.question != *done)
}

fn practise(
    question: &Question,
    chosen: &Chosen,
    contents: &Contents,
    context: &Context,
    lines: &mut Lines,
    out: &mut Output,
) -> anyhow::Result<After> {
    let mut attempt = Attempt::start(question, chosen, &contents.config, context);
    out.line(visible(&question.prompt))?;
    if let Some(limit) = chosen.limit {
        out.line(format!("In {} this time, instead of {}.", clock(limit), clock(question.seconds)))?;
    }
    out.line("Think. An empty line starts the clock; :help says what else there is.")?;
    if attempt.think(lines, out)? == Ended::Left || attempt.answer(lines, out)? == Ended::Left {
        attempt.tell_kept(out)?;
        return Ok(After::Leave);
    }
    if attempt.rate(lines, out)? == Ended::Left {
        attempt.tell_kept(out)?;
        return Ok(After::Leave);
    }
    out.line("")?;
    compare::print_latest(question, context, out)?;
    out.line("\nAn empty line goes on to the next question, :again does this one again, :quit leaves.")?;
    out.flush()?;
    after(lines, out)
}

fn after(lines: &mut Lines, out: &mut Output) -> anyhow::Result<After> {
    loop {
        match lines.next()? {
            Line::End | Line::Command(Command::Quit) => return Ok(After::Leave),
            Line::Command(Command::Again) => return Ok(After::Again),
            Line::Text(text) if text.trim().is_empty() => return Ok(After::Next),
            Line::Command(Command::Next) => return Ok(After::Next),
            _ => out.line("An empty line, :again or :quit.")?,
        }
        out.flush()?;
    }
}

fn help(out: &mut Output) -> anyhow::Result<()> {
    HELP.iter().try_for_each(|line| out.line(line))?;
    Ok(())
}

fn unknown(name: &str, out: &mut Output) -> anyhow::Result<()> {
    out.line(format!(
        "There is no command :{}; :help names them. For a line that starts with a colon write two.",
        visible(name)
    ))?;
    Ok(())
}
