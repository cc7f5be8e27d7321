//! Somebody's interview notes (Markdown or plain text) to questions and answers, nothing lost.
//!
//! [`prepare`] makes lines out of a text, [`starts`] finds where questions may start, [`choose`] decides which of them
//! are questions, [`prompts`] cleans them, [`phrases`] knows what headings say, [`story`] makes
//! an answer file of what follows. [`plan`] decides what becomes of it in a home. Opens no file: [`source`] only tells of
//! bytes what they are.

pub mod choose;
pub mod outlines;
pub mod phrases;
pub mod plan;
pub mod prepare;
pub mod prompts;
pub mod source;
pub mod starts;
pub mod story;

pub use prompts::{numbered, slug};
pub use story::{NoteStory, read_note};

use choose::{OVER, Role, TITLE, choose};
use prepare::{Prepared, prepare};
use starts::{Start, find_starts};
use std::collections::HashSet;

/// What was found in one file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Imported {
    /// In the order of the file.
    pub questions: Vec<Note>,
    /// What is no part of a question or answer, in the order of the file.
    pub skipped: Vec<Skipped>,
}

/// One question and what stands below it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Note {
    /// Without numbers, emphasis, quotes and emoji.
    pub prompt: String,
    /// Where it stands, from 1.
    pub line: usize,
    /// The Markdown of the answer; empty when there is none.
    pub answer: String,
    /// Where that starts, from 1.
    pub answer_line: usize,
}

/// Text that was left out, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// Where it stands, from 1.
    pub line: usize,
    pub text: String,
    pub why: String,
}

/// Reads the whole text of a file of notes.
pub fn parse_notes(text: &str) -> Imported {
    let mut prepared = prepare(text);
    let starts = find_starts(&prepared);
    let roles = choose(&starts);
    let taken = starts.iter().zip(&roles).filter(|(start, role)| **role != Role::Inside && !start.lead.is_empty());
    let taken: HashSet<usize> = taken.map(|(start, _)| start.line).collect();
    prepared.put_back_leads(|line| taken.contains(&line));
    let mut imported = Imported { questions: Vec::new(), skipped: prepared.skipped.clone() };
    let first = starts.first().map_or(prepared.lines.len(), |start| start.line);
    skip_lines(&prepared, 0..first, "before the first question", &mut imported.skipped);
    let mut index = 0;
    while let Some((start, role)) = starts.get(index).zip(roles.get(index)) {
        index += 1;
        // What belongs to the start above it was taken along there.
        let mut end = starts.get(index).map_or(prepared.lines.len(), |next| next.line);
        match role {
            Role::Question => {
                while !start.is_closed && roles.get(index) == Some(&Role::Inside) {
                    index += 1;
                    end = starts.get(index).map_or(prepared.lines.len(), |next| next.line);
                }
                take_question(&prepared, start, end, &mut imported);
            }
            Role::Inside => skip_lines(&prepared, start.line..end, "below no question", &mut imported.skipped),
            Role::Left(why) => {
                imported.skipped.push(Skipped {
                    line: start.line + 1,
                    text: format!("{} {}", start.raw, start.lead).trim_end().to_owned(),
                    why: (*why).to_owned(),
                });
                let below = if *why == TITLE || *why == OVER { "below a heading that is not a question" } else { why };
                skip_lines(&prepared, start.end..end, below, &mut imported.skipped);
            }
        }
    }
    imported.skipped.sort_by_key(|skipped| skipped.line);
    imported
}

fn take_question(prepared: &Prepared, start: &Start, end: usize, imported: &mut Imported) {
    let mut note = Note { prompt: start.prompt.clone(), line: start.at + 1, ..Note::default() };
    match &start.answer {
        Some(answer) => {
            note.answer.clone_from(answer);
            note.answer_line = start.at + 1;
            let rest = if start.is_closed { start.end..end } else { end..end };
            skip_lines(prepared, rest, "after a table of questions", &mut imported.skipped);
        }
        None => {
            (note.answer, note.answer_line) = prepared.answer(start.end..end);
            note.put_first(&start.lead, start.end);
        }
    }
    let first = note.answer.lines().next().filter(|_| start.is_marked).unwrap_or_default();
    if let Some(after) = prompts::after_answer_mark(first) {
        note.answer = format!("{after}{}", note.answer.get(first.len()..).unwrap_or_default());
    }
    let left = words_left_out(&without_tags(&start.raw), &start.prompt);
    if !left.is_empty() {
        let why = format!("cleaned off the question \"{}\"", start.prompt);
        imported.skipped.push(Skipped { line: start.at + 1, text: left, why });
    }
    imported.questions.push(note);
}

impl Note {
    /// Puts text that stood on the question's own last line, `line` from 1, before the answer, so that the lines of the
    /// answer keep their numbers.
    fn put_first(&mut self, lead: &str, line: usize) {
        if lead.is_empty() {
            return;
        }
        let gap = if self.answer.is_empty() { 0 } else { self.answer_line.saturating_sub(line) };
        self.answer = format!("{lead}{}{}", "\n".repeat(gap), self.answer);
        self.answer_line = line;
    }
}

/// `raw` without tags, which are no words of the notes.
fn without_tags(raw: &str) -> String {
    let mut out = String::new();
    let mut rest = raw;
    while let Some((before, after)) = rest.split_once('<') {
        out.push_str(before);
        let is_tag = after.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
        match after.split_once('>').filter(|(tag, _)| is_tag && !tag.contains("://")) {
            Some((_, behind)) => {
                out.push(' ');
                rest = behind;
            }
            None => {
                out.push('<');
                rest = after;
            }
        }
    }
    out + rest
}

/// One entry for each paragraph of the lines.
fn skip_lines(prepared: &Prepared, lines: std::ops::Range<usize>, why: &str, skipped: &mut Vec<Skipped>) {
    let mut open = false;
    for number in lines {
        let line = prepared.lines.get(number).map(|line| line.trim()).unwrap_or_default();
        if !line.chars().any(char::is_alphanumeric) {
            open = false;
            continue;
        }
        match skipped.last_mut().filter(|_| open) {
            Some(last) => last.text = format!("{}\n{line}", last.text),
            None => skipped.push(Skipped { line: number + 1, text: line.to_owned(), why: why.to_owned() }),
        }
        open = true;
    }
}

/// The words of `raw` that are not in `prompt`, without numbers and question marks of the `Q:` kind.
fn words_left_out(raw: &str, prompt: &str) -> String {
    let known = words(prompt);
    let is_mark = |word: &str| word.chars().all(|c| c.is_numeric()) || prompts::is_question_mark_word(word);
    let left = words(raw).into_iter().filter(|word| !known.contains(word) && !is_mark(word));
    left.collect::<Vec<_>>().join(" ")
}

/// The runs of letters and digits in `text`.
pub fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests;
