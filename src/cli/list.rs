//! `greenroom list`: every question that can be asked.

use super::output::{say, say_problems};
use super::{Context, Exit, Output};
use crate::domain::{Bank, Question, Record};
use crate::store;
use crate::text::visible::visible;
use serde::Serialize;
use std::collections::BTreeMap;

/// List the questions
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Only this competency
    #[arg(long, value_name = "C")]
    competency: Option<String>,

    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    prompt: &'a str,
    competency: Option<&'a str>,
    framework: &'a str,
    seconds: u32,
    answers: Vec<&'a str>,
    drafts: usize,
    built_in: bool,
}

pub fn run(args: Args, context: &Context, out: &mut Output) -> anyhow::Result<Exit> {
    let bank = store::load_bank(&context.home);
    let records = store::load_records(&context.home);
    say_problems(bank.problems.iter().chain(&records.problems));
    let (bank, records) = (bank.value, records.value);
    let wanted = |q: &&Question| args.competency.as_deref().is_none_or(|c| q.competency.as_deref() == Some(c));
    let questions: Vec<&Question> = bank.questions().iter().filter(wanted).collect();
    let rows = rows(&questions, &bank, &records);
    if args.json {
        out.json(&rows)?;
    } else {
        print(&rows, out)?;
    }
    if rows.is_empty() {
        complain_of_competency(args.competency.as_deref(), &bank);
        return Ok(Exit::Failed);
    }
    Ok(Exit::Done)
}

fn rows<'a>(questions: &[&'a Question], bank: &'a Bank, records: &[Record]) -> Vec<Row<'a>> {
    let mut drafts: BTreeMap<&str, usize> = BTreeMap::new();
    for record in records {
        *drafts.entry(record.head.question.as_str()).or_default() += 1;
    }
    let row = |question: &&'a Question| Row {
        id: question.id.as_str(),
        prompt: &question.prompt,
        competency: question.competency.as_deref(),
        framework: question.framework.id(),
        seconds: question.seconds,
        answers: bank.answers_for(&question.id).iter().map(|answer| answer.id.as_str()).collect(),
        drafts: drafts.get(question.id.as_str()).copied().unwrap_or(0),
        built_in: question.origin.is_built_in(),
    };
    questions.iter().map(row).collect()
}

fn print(rows: &[Row], out: &mut Output) -> anyhow::Result<()> {
    let id_width = rows.iter().map(|row| row.id.len()).max().unwrap_or(0);
    let mut competency = None;
    for row in rows {
        if competency != Some(row.competency) {
            let gap = if competency.is_some() { "\n" } else { "" };
            out.line(format!("{gap}{}", visible(row.competency.unwrap_or("no competency"))))?;
            competency = Some(row.competency);
        }
        let drafts = match row.drafts {
            0 => String::new(),
            1 => "  (1 draft)".into(),
            n => format!("  ({n} drafts)"),
        };
        out.line(format!("  {:<id_width$}  {}{drafts}", row.id, visible(row.prompt)))?;
    }
    Ok(())
}

fn complain_of_competency(wanted: Option<&str>, bank: &Bank) {
    let Some(wanted) = wanted else { return };
    let mut known: Vec<&str> = bank.questions().iter().filter_map(|q| q.competency.as_deref()).collect();
    known.sort_unstable();
    known.dedup();
    say(format!("no question has the competency {wanted:?}; there are: {}", known.join(", ")));
}
