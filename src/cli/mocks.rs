//! `greenroom mocks`: the mock interviews, the debrief of one, or two side by side.

use super::export::say_redacted;
use super::output::say;
use super::place::{destination, format_parser};
use super::{Context, Exit, Output};
use crate::app::Data;
use crate::domain::mock::{Mock, Phase, mocks};
use crate::domain::{Config, Mode, PartId};
use crate::export::{DEBRIEF_FORMATS, Format, Options, debrief_name, render};
use crate::review::mock::{Debrief, Row, report};
use crate::terminal::mocks::read_debrief;
use crate::terminal::prep::{Redaction, prepare_debrief};
use crate::text::phrases::count;
use crate::ui::View;
use crate::ui::mock::page;
use crate::ui::page::Tone;
use serde::Serialize;
use std::path::PathBuf;

/// List your mock interviews, show the debrief of one, or lay two side by side
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The debrief of this one: its number in the list, 1 is the latest
    #[arg(value_name = "MOCK", value_hint = clap::ValueHint::Other)]
    mock: Option<usize>,

    /// Side by side with this one
    #[arg(value_name = "OTHER", value_hint = clap::ValueHint::Other)]
    other: Option<usize>,

    /// Print JSON
    #[arg(long)]
    json: bool,

    /// Write the debrief as a file of this format; without it the file's ending says so
    #[arg(long, value_name = "FORMAT", requires = "mock", conflicts_with_all = ["json", "other"], value_parser = format_parser(&DEBRIEF_FORMATS))]
    format: Option<Format>,

    /// Write the debrief to this file, or into this folder
    #[arg(short, long, value_name = "FILE", requires = "mock", conflicts_with_all = ["json", "other"])]
    output: Option<PathBuf>,

    /// Keep the words of `[redact]` in the file
    #[arg(long, requires = "mock")]
    reveal: bool,

    /// Overwrite a file that was not written by Greenroom
    #[arg(long, requires = "mock")]
    force: bool,
}

#[derive(Serialize)]
struct MockRow<'a> {
    mock: usize,
    started: String,
    mode: Mode,
    minutes: Option<u32>,
    seed: Option<u32>,
    phase: &'static str,
    questions: Vec<QuestionRow<'a>>,
}

/// A question of the plan; `draft` and what follows are null until it is begun.
#[derive(Serialize)]
struct QuestionRow<'a> {
    id: &'a str,
    draft: Option<String>,
    finished: bool,
    rating: Option<u8>,
    words: Option<u32>,
    seconds: Option<u32>,
}

#[derive(Serialize)]
struct Report<'a> {
    started: String,
    mode: Mode,
    answers: Vec<AnswerRow<'a>>,
    unanswered: Vec<&'a str>,
    through: Vec<ThroughRow>,
    strongest: Option<&'a str>,
    told_twice: Vec<Vec<&'a str>>,
    next: Option<&'a str>,
}

#[derive(Serialize)]
struct AnswerRow<'a> {
    id: &'a str,
    draft: String,
    rating: Option<u8>,
    words: usize,
    seconds: u32,
    limit: u32,
    parts: Vec<PartShare>,
    verdict: &'a str,
    follow_ups: Vec<FollowUp<'a>>,
}

#[derive(Serialize)]
struct PartShare {
    name: &'static str,
    share: f64,
}

#[derive(Serialize)]
struct FollowUp<'a> {
    prompt: &'a str,
    text: &'a str,
}

#[derive(Serialize)]
struct ThroughRow {
    rule: &'static str,
    answers: usize,
    of: usize,
}

pub fn run(args: Args, context: &Context, out: &mut Output) -> anyhow::Result<Exit> {
    let data = context.read_data();
    let found = mocks(&data.records);
    let mut debriefs = Vec::new();
    for number in [args.mock, args.other].into_iter().flatten() {
        let Some(mock) = number.checked_sub(1).and_then(|place| found.get(place)) else {
            say(format!("there is no mock interview {number}; `greenroom mocks` lists {}", found.len()));
            return Ok(Exit::Failed);
        };
        debriefs.push(read_debrief(mock, &data.bank, &data.config));
    }
    if let [debrief] = &debriefs[..]
        && (args.format.is_some() || args.output.is_some())
    {
        return write(debrief, &args, &data.config, context, out);
    }
    match (args.json, &debriefs[..]) {
        (true, []) => out.json(&list(&found))?,
        (true, debriefs) => out.json(&debriefs.iter().map(report).collect::<Vec<_>>())?,
        (false, debriefs) => print(&found, debriefs, &data, context, out)?,
    }
    Ok(Exit::Done)
}

/// Writes one debrief as a file.
fn write(debrief: &Debrief, args: &Args, config: &Config, context: &Context, out: &mut Output) -> anyhow::Result<Exit> {
    let day = debrief.part.started.local().date();
    let name = |format| debrief_name(format, day);
    let (format, place) = destination(args.output.as_deref(), args.format, &DEBRIEF_FORMATS, &name)?;
    let redaction = if args.reveal { Redaction::Reveal } else { Redaction::Redact };
    let prep = prepare_debrief(debrief, config, redaction, context.now);
    place.take(&render(&prep.sheet, format, &Options::default())?, args.force, out)?;
    say_redacted(&prep.redacted);
    Ok(Exit::Done)
}

fn print(found: &[Mock], debriefs: &[Debrief], data: &Data, context: &Context, out: &mut Output) -> anyhow::Result<()> {
    let view = View::printed(data, out.columns(), context.now);
    match debriefs {
        [] => {
            out.page(&page::list(found, None, None, &view))?;
            if !found.is_empty() {
                out.line(format!(
                    "\n{}. The debrief of the latest: greenroom mocks 1",
                    count(found.len(), "mock interview")
                ))?;
            }
        }
        [one] => {
            let mut whole = view.page();
            whole.text(&report::title(&one.part), Tone::Strong);
            whole.text(&report::summary(one), Tone::Dim);
            whole.gap();
            whole.append(page::debrief(one, None, &view));
            out.page(&whole)?;
        }
        [one, other, ..] => {
            let earlier = one.part.started.instant <= other.part.started.instant;
            let (first, second) = if earlier { (one, other) } else { (other, one) };
            out.page(&page::beside(first, second, &view))?;
        }
    }
    Ok(())
}

fn list<'a>(found: &'a [Mock]) -> Vec<MockRow<'a>> {
    let row = |(place, mock): (usize, &'a Mock)| MockRow {
        mock: place + 1,
        started: mock.started().to_string(),
        mode: mock.mode(),
        minutes: mock.part.minutes,
        seed: mock.part.seed,
        phase: phase(mock.phase()),
        questions: questions(mock),
    };
    found.iter().enumerate().map(row).collect()
}

fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Asking(_) => "asking",
        Phase::Debrief => "debrief",
        Phase::Over => "over",
    }
}

fn questions<'a>(mock: &'a Mock) -> Vec<QuestionRow<'a>> {
    let row = |id: &'a crate::domain::QuestionId| {
        let record = mock.drafts.iter().find(|record| record.head.question == *id);
        QuestionRow {
            id: id.as_str(),
            draft: record.map(|record| record.path.display().to_string()),
            finished: record.is_some_and(|record| record.head.finished),
            rating: record.and_then(|record| record.head.rating).map(|rating| rating.number()),
            words: record.map(|record| record.total_words()),
            seconds: record.map(|record| record.head.seconds.answering()),
        }
    };
    mock.part.plan.iter().map(row).collect()
}

fn report(debrief: &Debrief) -> Report<'_> {
    let id = |place: usize| debrief.rows.get(place).map_or("", |row| row.head.question.as_str());
    let through = |t: &crate::review::mock::debrief::Through| ThroughRow { rule: t.rule, answers: t.answers, of: t.of };
    Report {
        started: debrief.part.started.to_string(),
        mode: debrief.mode(),
        answers: debrief.rows.iter().map(answer).collect(),
        unanswered: debrief.unanswered.iter().map(|id| id.as_str()).collect(),
        through: debrief.through.iter().map(through).collect(),
        strongest: debrief.strongest.map(id),
        told_twice: debrief.told_twice.iter().map(|story| story.iter().map(|place| id(*place)).collect()).collect(),
        next: debrief.next.as_deref(),
    }
}

fn answer(row: &Row) -> AnswerRow<'_> {
    let share = |(part, share): &(PartId, f64)| PartShare { name: part.id(), share: *share };
    AnswerRow {
        id: row.head.question.as_str(),
        draft: row.path.display().to_string(),
        rating: row.head.rating.map(|rating| rating.number()),
        words: row.words,
        seconds: row.seconds,
        limit: row.limit,
        parts: row.shares.iter().map(share).collect(),
        verdict: row.verdict,
        follow_ups: row.follow_ups.iter().map(|(prompt, text)| FollowUp { prompt, text }).collect(),
    }
}
