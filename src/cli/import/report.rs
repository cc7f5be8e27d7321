//! Tells what became of notes, for people and for programs.

use super::plan::{Fate, FilePlan, Planned};
use crate::cli::Output;
use crate::format::notes::Skipped;
use crate::format::notes::story::{LABEL, part_names};
use crate::format::visible::visible;
use serde::Serialize;
use std::io;
use std::path::PathBuf;

/// How much of a text that was left out is shown to people, in characters.
const SHOWN: usize = 60;

/// One file as JSON.
#[derive(Serialize)]
pub struct Row<'a> {
    file: String,
    questions: Vec<QuestionRow<'a>>,
    skipped: Vec<SkippedRow<'a>>,
    written: Vec<String>,
}

#[derive(Serialize)]
struct QuestionRow<'a> {
    id: &'a str,
    prompt: &'a str,
    line: usize,
    matched: Option<Matched<'a>>,
    parts: Vec<PartRow<'a>>,
    text: &'a str,
}

#[derive(Serialize)]
struct Matched<'a> {
    id: &'a str,
    confidence: f64,
}

#[derive(Serialize)]
struct PartRow<'a> {
    names: Vec<&'static str>,
    text: &'a str,
}

#[derive(Serialize)]
struct SkippedRow<'a> {
    line: usize,
    text: &'a str,
    why: &'a str,
}

/// What became of one file; `written` are the paths written.
pub fn row<'a>(plan: &'a FilePlan, written: &[PathBuf]) -> Row<'a> {
    Row {
        file: plan.file.display().to_string(),
        questions: plan.questions.iter().map(question_row).collect(),
        skipped: plan.skipped.iter().map(skipped_row).collect(),
        written: written.iter().map(|path| path.display().to_string()).collect(),
    }
}

/// A linked question is told by its answer's id, a new one by its own.
fn question_row(planned: &Planned) -> QuestionRow<'_> {
    let matched = planned.confidence.map(|confidence| Matched { id: planned.question.as_str(), confidence });
    let answer = planned.answer.id().map(|id| id.as_str()).filter(|_| matched.is_some());
    let parts = planned.story.story.parts.iter();
    QuestionRow {
        id: answer.unwrap_or(planned.question.as_str()),
        prompt: &planned.note.prompt,
        line: planned.note.line,
        matched,
        parts: parts.map(|part| PartRow { names: part_names(&part.ids), text: &part.plain }).collect(),
        text: &planned.story.plain,
    }
}

fn skipped_row(skipped: &Skipped) -> SkippedRow<'_> {
    SkippedRow { line: skipped.line, text: &skipped.text, why: &skipped.why }
}

/// Prints what became of one file.
pub fn print(plan: &FilePlan, written: &[PathBuf], dry_run: bool, out: &mut Output) -> io::Result<()> {
    let name = plan.file.display().to_string();
    out.line(format!("{}: {}", visible(&name), counted(plan.questions.len(), "question")))?;
    for planned in &plan.questions {
        out.line(format!("\n  {} (line {})", visible(&planned.note.prompt), planned.note.line))?;
        let link = match planned.confidence {
            Some(sure) => format!("is {}, {:.0}% alike; --no-match keeps them apart", planned.question, sure * 100.0),
            None if planned.is_new => format!("is the new question {}", planned.question),
            None => format!("is your question {}", planned.question),
        };
        out.line(format!("    {link}"))?;
        out.line(format!("    {}", answer_line(planned, dry_run)))?;
    }
    print_skipped(&plan.skipped, out)?;
    out.line("")?;
    if dry_run {
        for write in &plan.writes {
            out.line(format!("  would write {}", write.path.display()))?;
        }
    }
    for path in written {
        out.line(format!("  wrote {}", visible(&path.display().to_string())))?;
    }
    if plan.writes.is_empty() {
        out.line("  nothing to write")?;
    }
    Ok(())
}

/// What was left out and why, by line; labels in other words than the parts' names together on one line.
fn print_skipped(skipped: &[Skipped], out: &mut Output) -> io::Result<()> {
    let (labels, others): (Vec<&Skipped>, Vec<&Skipped>) = skipped.iter().partition(|skipped| skipped.why == LABEL);
    if !others.is_empty() {
        out.line("\n  To know, by line:")?;
    }
    for skipped in others {
        out.line(format!("    {:>4}  {}{}", skipped.line, visible(&skipped.why), shortened(&skipped.text)))?;
    }
    if !labels.is_empty() {
        let labels: Vec<String> = labels.iter().map(|label| format!("{} ({})", label.text, label.line)).collect();
        out.line(format!("\n  Labels that became parts' names, with their lines: {}", visible(&labels.join(", "))))?;
    }
    Ok(())
}

fn answer_line(planned: &Planned, dry_run: bool) -> String {
    let parts: Vec<String> = planned.story.story.parts.iter().map(|part| part_names(&part.ids).join(" & ")).collect();
    let parts = parts.join(", ");
    match &planned.answer {
        Fate::None => "has no answer in these notes".to_owned(),
        Fate::Written(id) if dry_run => format!("its answer would be {id}: {parts}"),
        Fate::Written(id) => format!("its answer is {id}: {parts}"),
        Fate::Same(id) => format!("its answer {id} is there already: {parts}"),
        Fate::Differs(id) => format!("its answer {id} is there already and differs; it was left alone"),
    }
}

fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = visible(&line);
    match line.char_indices().nth(SHOWN) {
        _ if line.is_empty() => String::new(),
        Some((end, _)) => format!(": {}…", line.get(..end).unwrap_or_default()),
        None => format!(": {line}"),
    }
}

fn counted(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}
