//! Tells what became of notes, for people and for programs.

use crate::cli::Output;
use crate::domain::PartId;
use crate::import::Skipped;
use crate::import::plan::{Fate, FilePlan, Planned};
use crate::import::story::{LABEL, part_names};
use crate::text::phrases::count;
use crate::text::visible::visible;
use crate::text::words::{count_words, spaced_once};
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
    let words = plan.count_words();
    let questions = count(plan.questions.len(), "question");
    let (taken, skipped) = (count(words.taken, "word"), words.skipped);
    out.line(format!("{}: {questions}; {taken} taken, {skipped} skipped", visible(&name)))?;
    if words.is_much_skipped() {
        print_largest(plan, out)?;
    }
    for planned in &plan.questions {
        out.line(format!("\n  {} (line {})", visible(&planned.note.prompt), planned.note.line))?;
        out.line(format!("    {}", question_line(planned)))?;
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

/// How many of the pieces that were skipped are shown in the warning.
const LARGEST_SHOWN: usize = 3;

/// Warns of the largest pieces that were skipped.
fn print_largest(plan: &FilePlan, out: &mut Output) -> io::Result<()> {
    let mut pieces: Vec<&Skipped> = plan.left_out().collect();
    pieces.sort_by_cached_key(|skipped| std::cmp::Reverse(count_words(&skipped.text)));
    out.line("  warning: more than a fifth of the words was skipped; the largest pieces, with their lines:")?;
    for piece in pieces.iter().take(LARGEST_SHOWN) {
        let words = count(count_words(&piece.text), "word");
        out.line(format!("    {:>4}  {words}, {}{}", piece.line, visible(&piece.why), shortened(&piece.text)))?;
    }
    Ok(())
}

/// What to know and to do after all files, if anything.
pub fn print_end(plans: &[&FilePlan], dry_run: bool, out: &mut Output) -> io::Result<()> {
    let all = || plans.iter().flat_map(|plan| &plan.questions);
    if all().any(|planned| planned.confidence.is_some()) {
        let way = if dry_run { "use --no-match" } else { "change `questions` at the top of the answer" };
        out.line(format!("\nIs a question not the same? Then {way}."))?;
    }
    let written = all().find(|planned| matches!(planned.answer, Fate::Written(_))).filter(|_| !dry_run);
    match written {
        Some(planned) => out.line(format!("Practise with your answer: greenroom practice {}", planned.question)),
        None => Ok(()),
    }
}

fn question_line(planned: &Planned) -> String {
    let id = &planned.question;
    let is_same_text = folded(&planned.asked) == folded(&planned.note.prompt);
    let asked = if is_same_text { String::new() } else { format!(": {}", visible(&planned.asked)) };
    match planned.confidence {
        Some(sure) => format!("the same as {id} ({:.0}% sure){asked}", sure * 100.0),
        None if planned.is_new => format!("a new question, {id}"),
        None => format!("the question {id}{asked}"),
    }
}

/// Letters and digits only, in lower case.
fn folded(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
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
    match &planned.answer {
        Fate::None => "no answer in these notes".to_owned(),
        Fate::Written(id) if dry_run => format!("its answer would be {id}: {}", parts_words(planned)),
        Fate::Written(id) => format!("its answer is {id}: {}", parts_words(planned)),
        Fate::Same(id) => format!("its answer {id} is there already: {}", parts_words(planned)),
        Fate::Differs(id) => format!("its answer {id} is there already and differs; it was left alone"),
    }
}

/// The parts of the answer, those that are missing, and what is in none.
fn parts_words(planned: &Planned) -> String {
    let story = &planned.story.story;
    if !story.has_parts() {
        return "kept whole, since no part is labelled".to_owned();
    }
    let name = |id: &PartId| id.name();
    let parts = story.parts.iter().map(|part| part.ids.iter().map(name).collect::<Vec<_>>().join(" & "));
    let mut words = parts.collect::<Vec<_>>().join(", ");
    let is_there = |id: PartId| story.parts.iter().any(|part| part.ids.contains(&id));
    let missing = planned.story.framework.sections().iter().filter(|section| !is_there(section.id));
    let missing: Vec<&str> = missing.map(|section| section.name).collect();
    if !missing.is_empty() {
        words.push_str(&format!("; without {}", missing.join(", ")));
    }
    if !story.note.trim().is_empty() {
        words.push_str("; the text before them stays a note");
    }
    words
}

fn shortened(text: &str) -> String {
    let line = spaced_once(text);
    let line = visible(&line);
    match line.char_indices().nth(SHOWN) {
        _ if line.is_empty() => String::new(),
        Some((end, _)) => format!(": {}…", line.get(..end).unwrap_or_default()),
        None => format!(": {line}"),
    }
}
