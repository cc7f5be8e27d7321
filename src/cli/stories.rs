//! `greenroom stories`: own answers against questions, the same as the screen Stories.

use super::{Context, Exit, Output};
use crate::compare::stories::{OwnStories, Suggested, Suggestions};
use crate::domain::stories::{Column, FIRST_ANSWER, Stories, Told, stories};
use crate::domain::{AnswerId, Bank, QuestionId};
use crate::format::parts::read_answer;
use crate::store::Contents;
use crate::store::competencies::load_competencies;
use crate::text::phrases::{count, past_words};
use crate::text::visible::visible;
use jiff::civil::Date;
use serde::Serialize;

/// Columns of the legend of the table.
const LEGEND_COLUMNS: usize = 80;

/// Show which of your stories serves which question
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Report<'a> {
    answers: Vec<AnswerRow<'a>>,
    gaps: Vec<GapRow<'a>>,
}

#[derive(Serialize)]
struct AnswerRow<'a> {
    id: &'a AnswerId,
    headline: Option<&'a str>,
    questions: &'a [QuestionId],
    used: usize,
    last: Option<String>,
}

#[derive(Serialize)]
struct GapRow<'a> {
    question: &'a QuestionId,
    nearest: Vec<NearRow<'a>>,
}

#[derive(Serialize)]
struct NearRow<'a> {
    answer: &'a AnswerId,
    passage: &'a str,
}

pub fn run(args: Args, context: &Context, out: &mut Output) -> anyhow::Result<Exit> {
    let Contents { bank, config, records, .. } = context.read_home();
    let table = stories(&bank, &config, &records, context.now);
    let own = OwnStories::new(&bank, read_answer);
    let suggestions = own.suggestions(&bank, &config, &load_competencies(&context.home));
    if args.json {
        out.json(&report(&table, &suggestions))?;
    } else if table.answers.is_empty() {
        print_first_answer(&table, out)?;
    } else {
        let day = context.now.wall.practice_day(config.day_starts);
        print_table(&table, out)?;
        print_answers(&table, &suggestions, &bank, day, out)?;
        print_gaps(&table, out)?;
    }
    Ok(Exit::Done)
}

fn report<'a>(table: &'a Stories, suggestions: &'a Suggestions) -> Report<'a> {
    let near = |near: &'a Suggested| NearRow { answer: &near.answer, passage: &near.passage };
    let gap = |question: &'a QuestionId| {
        let nearest = suggestions.for_question(question).into_iter().map(near);
        GapRow { question, nearest: nearest.collect() }
    };
    let answer = |told: &'a Told| AnswerRow {
        id: &told.id,
        headline: told.headline.as_deref(),
        questions: &told.questions,
        used: told.used,
        last: told.last_day.map(|day| day.to_string()),
    };
    Report { answers: table.answers.iter().map(answer).collect(), gaps: table.gaps.iter().map(gap).collect() }
}

fn print_first_answer(table: &Stories, out: &mut Output) -> anyhow::Result<()> {
    table.advice.iter().try_for_each(|line| out.line(visible(line)))?;
    out.line("\nTo make the first")?;
    FIRST_ANSWER.iter().try_for_each(|way| out.line(format!("  {way}")))?;
    Ok(())
}

/// Answers down, competencies across by number; the numbers are explained below.
fn print_table(table: &Stories, out: &mut Output) -> anyhow::Result<()> {
    let width = table.answers.iter().map(|told| told.id.as_str().len()).max().unwrap_or(0);
    let numbers: String = (1..=table.columns.len()).map(|number| format!("{number:>3}")).collect();
    out.line(format!("{:width$} {numbers}", ""))?;
    for told in &table.answers {
        let cells: String =
            table.columns.iter().map(|column| format!("{:>3}", told.cell_of(column).symbol())).collect();
        out.line(format!("{:<width$} {cells}", told.id))?;
    }
    out.line("● first in its questions  ○ later  · not\n")?;
    let column = |(place, column): (usize, &Column)| format!("{}\u{a0}{}", place + 1, visible(&column.competency));
    let legend: Vec<String> = table.columns.iter().enumerate().map(column).collect();
    textwrap::wrap(&legend.join("  "), LEGEND_COLUMNS).into_iter().try_for_each(|line| out.line(line))?;
    Ok(())
}

fn print_answers(
    table: &Stories,
    suggestions: &Suggestions,
    bank: &Bank,
    day: Date,
    out: &mut Output,
) -> anyhow::Result<()> {
    out.line("\nYour answers")?;
    for told in &table.answers {
        let headline = told.headline.as_deref().map(|text| format!("  {}", visible(text))).unwrap_or_default();
        out.line(format!("  {}{headline}", told.id))?;
        let when = told.last_day.map(|last| format!(", last {}", past_words(last, day))).unwrap_or_default();
        let told_words = match told.used {
            0 => "never told".to_owned(),
            times => format!("told {}{when}", count(times, "time")),
        };
        out.line(format!("      serves {}; {told_words}", count(told.questions.len(), "question")))?;
        for suggested in suggestions.of_answer(&told.id) {
            let prompt = bank.question(&suggested.question).map_or("", |question| question.prompt.as_str());
            out.line(format!("      could serve: {}", visible(prompt)))?;
            out.line(format!("        “{}”", visible(&suggested.passage)))?;
        }
    }
    out.line("")?;
    table.advice.iter().try_for_each(|line| out.line(visible(line)))?;
    Ok(())
}

fn print_gaps(table: &Stories, out: &mut Output) -> anyhow::Result<()> {
    let names = |columns: Vec<&Column>| columns.iter().map(|c| visible(&c.competency).into_owned()).collect::<Vec<_>>();
    for (title, columns) in [("No story", table.bare().collect::<Vec<_>>()), ("Only one story", table.thin().collect())]
    {
        if !columns.is_empty() {
            out.line(format!("{title}: {}", names(columns).join(", ")))?;
        }
    }
    Ok(())
}
