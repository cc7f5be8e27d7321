//! `greenroom show QUESTION --attempts`: every finished attempt, the latest first, with the number that `compare --attempt`
//! takes.

use crate::cli::{Context, Exit, Output};
use crate::domain::{Mode, Question, Record};
use crate::review::series::attempts;
use crate::store;
use crate::text::phrases::{clock, count, time_words};
use crate::text::visible::visible;
use serde::Serialize;

#[derive(Serialize)]
struct Row {
    attempt: usize,
    draft: String,
    started: String,
    mode: Mode,
    rating: Option<u8>,
    words: u32,
    seconds: u32,
    revises: Option<String>,
}

/// Prints them; exit code 1 when there are none.
pub fn run(question: &Question, json: bool, context: &Context, out: &mut Output) -> anyhow::Result<Exit> {
    let records = store::load_records(&context.home);
    crate::cli::output::say_problems(&records.problems);
    let attempts = attempts(question, &records.value);
    let latest_first: Vec<&Record> = attempts.into_iter().rev().collect();
    if json {
        out.json(&latest_first.iter().zip(1..).map(|(record, number)| row(record, number)).collect::<Vec<Row>>())?;
    } else if latest_first.is_empty() {
        out.line(format!("No finished attempt yet. Start: greenroom practice {}", question.id))?;
    } else {
        for (record, number) in latest_first.iter().zip(1..) {
            out.line(line(record, number, context))?;
        }
        out.line(format!("\nOpen one: greenroom compare {} --attempt N", question.id))?;
    }
    Ok(if latest_first.is_empty() { Exit::Failed } else { Exit::Done })
}

fn row(record: &Record, number: usize) -> Row {
    let head = &record.head;
    Row {
        attempt: number,
        draft: record.path.display().to_string(),
        started: head.started.to_string(),
        mode: head.mode,
        rating: head.rating.map(|rating| rating.number()),
        words: record.total_words(),
        seconds: head.seconds.answering(),
        revises: head.revises.clone(),
    }
}

/// " 1  21 Nov 10:15  wrote 251 words in 6:40, rated 3 good".
fn line(record: &Record, number: usize, context: &Context) -> String {
    let head = &record.head;
    let words = count(usize::try_from(record.total_words()).unwrap_or(usize::MAX), "word");
    let time = clock(head.seconds.answering());
    let did = match (head.mode, &head.revises) {
        (Mode::Spoken, _) => format!("said {time}"),
        (_, Some(draft)) => format!("revised {}: {words} now", visible(draft)),
        (_, None) => format!("wrote {words} in {time}"),
    };
    let rated = head.rating.map(|rating| format!(", rated {}", rating.words())).unwrap_or_default();
    let when = time_words(head.started.local(), context.now.wall.local().date());
    format!("{number:>3}  {when}  {did}{rated}")
}
