//! `greenroom transcribe`: the words of recordings into their drafts, by a program of the person's.

use super::output::say;
use super::{Context, Exit, Output, WrongUse};
use crate::domain::Record;
use crate::store::heard::fill_heard;
use crate::store::recordings::recording_path;
use crate::store::{load_draft, load_records};
use crate::terminal::child::Stop;
use crate::terminal::sound::Program;
use crate::terminal::sound::transcriber::{transcribe, transcriber};
use crate::text::phrases::count;
use crate::text::visible::visible;
use serde::Serialize;
use std::path::{Path, PathBuf};

/// Transcribe the recording of a draft into its empty parts, with a program of yours
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The draft's file
    #[arg(required_unless_present = "missing", conflicts_with = "missing", value_hint = clap::ValueHint::FilePath)]
    draft: Option<PathBuf>,

    /// Every draft that was recorded and has no text
    #[arg(long)]
    missing: bool,

    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Serialize)]
struct Row {
    draft: String,
    /// Words that were heard.
    words: usize,
    /// Parts that have a text already, with what was heard in them.
    kept: Vec<Kept>,
    /// Why nothing was transcribed.
    problem: Option<String>,
}

#[derive(Debug, Serialize)]
struct Kept {
    part: &'static str,
    heard: String,
}

pub fn run(args: Args, context: &Context, out: &mut Output) -> anyhow::Result<Exit> {
    let drafts = match &args.draft {
        Some(path) => vec![path.clone()],
        None => without_text(&load_records(&context.home).value),
    };
    if drafts.is_empty() && !args.json {
        out.line("Every draft that was recorded has its text.")?;
        return Ok(Exit::Done);
    }
    let program = match transcriber() {
        Ok(program) => program,
        Err(reason) => {
            say(format!("Nothing was transcribed: {reason}."));
            return Ok(Exit::Failed);
        }
    };
    let mut rows = Vec::new();
    for draft in drafts {
        let row = transcribed(&draft, &program, context)?;
        if !args.json {
            print(&row, out)?;
            out.flush()?;
        }
        rows.push(row);
    }
    if args.json {
        out.json(&rows)?;
    }
    Ok(if rows.iter().all(|row| row.problem.is_none()) { Exit::Done } else { Exit::Failed })
}

/// The finished drafts that have a recording and no word.
fn without_text(records: &[Record]) -> Vec<PathBuf> {
    let is_missing =
        |record: &&Record| record.head.finished && record.head.recording.is_some() && record.total_words() == 0;
    records.iter().filter(is_missing).map(|record| record.path.clone()).collect()
}

/// Transcribes the recording of one draft; a path that is no draft is wrong use.
fn transcribed(path: &Path, program: &Program, context: &Context) -> anyhow::Result<Row> {
    let shown = path.display().to_string();
    let path = std::path::absolute(path)?;
    let (draft, _) = load_draft(&path).map_err(|problems| {
        let first = problems.first().map_or("it is no draft", |problem| problem.message.as_str());
        WrongUse(format!("{shown} cannot be read as a draft: {first}"))
    })?;
    let mut row = Row { draft: shown, words: 0, kept: Vec::new(), problem: None };
    let Some(sound) = recording_path(&path, &draft.head) else {
        row.problem = Some("this draft was not recorded".to_owned());
        return Ok(row);
    };
    let transcript = match transcribe(program, &sound, &context.clock, &Stop::default()) {
        Ok(transcript) => transcript,
        Err(reason) => {
            row.problem = Some(reason);
            return Ok(row);
        }
    };
    row.words = transcript.words.iter().map(|heard| heard.text.split_whitespace().count()).sum();
    match fill_heard(&context.home, &path, &transcript.words, transcript.seconds) {
        Ok(left) => row.kept = left.into_iter().map(|(part, heard)| Kept { part: part.id(), heard }).collect(),
        Err(error) => row.problem = Some(error.to_string()),
    }
    Ok(row)
}

fn print(row: &Row, out: &mut Output) -> std::io::Result<()> {
    let name = visible(&row.draft);
    if let Some(problem) = &row.problem {
        return out.wrapped("", &format!("{name}: {}", visible(problem)));
    }
    out.line(format!("{name}: {} heard", count(row.words, "word")))?;
    for kept in &row.kept {
        out.wrapped("  ", &format!("{} has a text, which stays. Heard: {}", kept.part, visible(&kept.heard)))?;
    }
    Ok(())
}
