//! `greenroom today`: what to practise now, and why. Exit code 1 only when the list is empty.

use super::{Context, Exit, Output};
use crate::domain::Bank;
use crate::domain::mock::{Mock, to_finish};
use crate::domain::schedule::{Item, Today, Unfinished, today};
use crate::store;
use crate::store::Contents;
use crate::text::phrases::{countdown_words, date_words, time_words};
use crate::text::visible::visible;
use serde::Serialize;

/// List what to practise today, and why
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Report<'a> {
    interview: Option<String>,
    minutes: u32,
    /// What the queue takes, in minutes.
    minutes_planned: u32,
    queue: Vec<Row<'a>>,
    unfinished: Vec<UnfinishedRow<'a>>,
    /// The mock interview that is to be finished.
    mock: Option<MockRow>,
    /// Due questions that come on another day, and since when the first of them has been due.
    waiting: usize,
    oldest_waiting: Option<String>,
}

#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    prompt: &'a str,
    why: &'a str,
    new: bool,
    due: Option<String>,
}

#[derive(Serialize)]
struct MockRow {
    started: String,
    answered: usize,
    planned: usize,
}

#[derive(Serialize)]
struct UnfinishedRow<'a> {
    id: &'a str,
    path: String,
    seconds: u32,
}

pub fn run(args: Args, context: &Context, out: &mut Output) -> anyhow::Result<Exit> {
    let Contents { bank, config, records, interview_noted, .. } = context.read_home();
    let mut today = today(&bank, &config, &records, context.now).with_notes(interview_noted);
    // A draft that another program holds is being written there.
    today.unfinished.retain(|unfinished| !store::is_locked(&unfinished.path));
    let mock = to_finish(&records);
    if args.json {
        out.json(&report(&today, mock.as_ref(), &bank))?;
    } else {
        print(&today, mock.as_ref(), &bank, out)?;
    }
    Ok(if today.queue.is_empty() { Exit::Failed } else { Exit::Done })
}

fn report<'a>(today: &'a Today, mock: Option<&Mock>, bank: &'a Bank) -> Report<'a> {
    let row = |item: &'a Item| Row {
        id: item.question.as_str(),
        prompt: bank.prompt(&item.question),
        why: &item.why,
        new: item.new,
        due: item.due.map(|date| date.to_string()),
    };
    let unfinished = |unfinished: &'a Unfinished| UnfinishedRow {
        id: unfinished.question.as_str(),
        path: unfinished.path.display().to_string(),
        seconds: unfinished.seconds,
    };
    Report {
        interview: today.interview.map(|date| date.to_string()),
        minutes: today.minutes,
        minutes_planned: today.minutes_planned(),
        queue: today.queue.iter().map(row).collect(),
        unfinished: today.unfinished.iter().map(unfinished).collect(),
        mock: mock.map(|mock| MockRow {
            started: mock.started().to_string(),
            answered: mock.answered(),
            planned: mock.part.plan.len(),
        }),
        waiting: today.waiting,
        oldest_waiting: today.oldest_waiting.map(|date| date.to_string()),
    }
}

fn print(today: &Today, mock: Option<&Mock>, bank: &Bank, out: &mut Output) -> anyhow::Result<()> {
    out.line(heading(today))?;
    if let Some(plan) = &today.plan {
        out.line(format!("{}: {}", interview_words(today), plan.words))?;
    }
    if let Some(note) = &today.note {
        out.line(note)?;
    }
    if today.offers_notes() {
        out.line("The next date: greenroom config interview YYYY-MM-DD, or none.")?;
    }
    print_items(&today.queue, bank, out)?;
    if !today.ahead.is_empty() {
        out.line("\nAhead, if you like")?;
        print_items(&today.ahead, bank, out)?;
    }
    if let Some(mock) = mock {
        let started = time_words(mock.started().local(), today.day);
        let (answered, planned) = (mock.answered(), mock.part.plan.len());
        out.line(format!("\nMock to finish  {started}, {answered} of {planned} answered: greenroom mock"))?;
    }
    for unfinished in &today.unfinished {
        let prompt = visible(bank.prompt(&unfinished.question));
        out.line(format!("\nUnfinished  {prompt}  {}", unfinished.amount_words()))?;
    }
    if let Some(first) = today.queue.first().or(today.ahead.first()) {
        let quick = if first.quick { " --quick" } else { "" };
        out.line(format!("\nStart: greenroom practice {}{quick}", first.question))?;
    }
    Ok(())
}

fn heading(today: &Today) -> String {
    let date = today.day.strftime("%a %-d %b");
    match today.amount_words().as_str() {
        "" => format!("Today, {date}"),
        amount => format!("Today, {date} · {amount}"),
    }
}

fn interview_words(today: &Today) -> String {
    let date = today.interview.map(|date| format!(" ({})", date_words(date, today.day))).unwrap_or_default();
    match today.days_left {
        Some(0) | None => "Interview today".to_owned(),
        Some(days) => format!("Interview {}{date}", countdown_words(days)),
    }
}

fn print_items(items: &[Item], bank: &Bank, out: &mut Output) -> anyhow::Result<()> {
    for (place, item) in items.iter().enumerate() {
        out.line(format!("\n{:>2}. {}", place + 1, visible(bank.prompt(&item.question))))?;
        out.line(format!("    {}  [{}]", visible(&item.about(bank)), item.question))?;
    }
    Ok(())
}
