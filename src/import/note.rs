//! What is found in a file of notes: questions with their answers, and what is left out.

use crate::text::inline::read_inline;

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

/// Text that was left out, or that there is something to know about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// Where it stands, from 1.
    pub line: usize,
    pub text: String,
    pub why: String,
    /// It is text of the notes that stands in no question and no answer.
    pub is_left_out: bool,
}

impl Skipped {
    /// Text in no question and no answer.
    pub fn left_out(line: usize, text: impl Into<String>, why: impl Into<String>) -> Skipped {
        Skipped { line, text: text.into(), why: why.into(), is_left_out: true }
    }

    /// Text that was taken, and what to know about it.
    pub fn remark(line: usize, text: impl Into<String>, why: impl Into<String>) -> Skipped {
        Skipped { line, text: text.into(), why: why.into(), is_left_out: false }
    }
}

/// The runs of letters and digits in `text`.
pub fn bare_words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

/// The pieces of `text` that hold the words for which `is_wanted` says so, as they stand there, with the marks that touch
/// them.
pub fn cut_out(text: &str, is_wanted: impl Fn(&str) -> bool) -> String {
    let mut pieces: Vec<String> = Vec::new();
    let mut goes_on = false;
    for run in text.split_whitespace() {
        // Emphasis inside a word is no gap; the address of a link is text.
        let shown = if run.contains("](") { run.to_owned() } else { read_inline(run).text };
        let wanted = bare_words(&shown).into_iter().any(&is_wanted);
        match pieces.last_mut().filter(|_| goes_on && wanted) {
            Some(last) => *last = format!("{last} {run}"),
            None if wanted => pieces.push(run.to_owned()),
            None => {}
        }
        goes_on = wanted;
    }
    pieces.join(" ")
}
