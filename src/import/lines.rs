//! The lines of a file of notes on their way to being read: what is taken out of them is told, and the number of lines
//! never changes, so that reports name the right ones.

use super::note::Skipped;
use crate::format::parts::slices::{dedent, leading};
use crate::text::blocks::{BlockKind, read_blocks};
use crate::text::lines::line_starts;
use crate::text::words::has_letters;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The lines of a text, and what was taken out of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prepared {
    pub lines: Vec<String>,
    /// The lines joined.
    pub text: String,
    /// For each line, on which line of the file it stands, from 1: one line may hold several soft breaks.
    pub numbers: Vec<usize>,
    /// The numbers, from 0, of the lines that became headings: `<summary>`s, titles of boxes.
    pub titles: BTreeSet<usize>,
    /// What stood behind a `</summary>` on its line, by the number of that line.
    pub leads: BTreeMap<usize, String>,
    /// The lines, from 0, that are cards of a program for flash cards: how many lines the question takes, and the answer.
    pub cards: BTreeMap<usize, Card>,
    /// The title that the front matter gives the file.
    pub title: Option<String>,
    pub skipped: Vec<Skipped>,
}

/// A flash card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    pub question: String,
    pub answer: String,
    /// The line after its last one.
    pub end: usize,
    /// What stands in other columns, with their names.
    pub left_out: Vec<(String, String)>,
}

impl Prepared {
    /// The line with this number, from 0; empty behind the last one.
    pub fn line(&self, number: usize) -> &str {
        self.lines.get(number).map_or("", String::as_str)
    }

    /// Puts `text` in place of a line.
    pub fn set(&mut self, number: usize, text: impl Into<String>) {
        if let Some(line) = self.lines.get_mut(number) {
            *line = text.into();
        }
    }

    /// Tells that the lines are left out and empties them: one entry for each paragraph.
    pub fn skip(&mut self, lines: Range<usize>, why: &str) {
        let told = self.paragraphs(lines.clone(), why);
        self.skipped.extend(told);
        lines.for_each(|number| self.set(number, ""));
    }

    /// The same for lines that only programs read and that are no words of the notes.
    pub fn drop_data(&mut self, lines: Range<usize>, why: &str) {
        let told = self.paragraphs(lines.clone(), why).into_iter();
        self.skipped.extend(told.map(|skipped| Skipped { is_left_out: false, ..skipped }));
        lines.for_each(|number| self.set(number, ""));
    }

    /// The paragraphs of the lines, as text that is left out.
    pub fn paragraphs(&self, lines: Range<usize>, why: &str) -> Vec<Skipped> {
        let mut found: Vec<Skipped> = Vec::new();
        let mut is_open = false;
        for number in lines {
            let line = self.line(number).trim();
            if !has_letters(line) {
                is_open = false;
                continue;
            }
            match found.last_mut().filter(|_| is_open) {
                Some(last) => {
                    last.text.push('\n');
                    last.text.push_str(line);
                }
                None => found.push(Skipped::left_out(self.number(number), line, why)),
            }
            is_open = true;
        }
        found
    }

    /// On which line of the file the line with this number, from 0, stands, from 1.
    pub fn number(&self, line: usize) -> usize {
        let last = self.numbers.last().copied().unwrap_or_default();
        self.numbers.get(line).copied().unwrap_or(last + 1 + line.saturating_sub(self.numbers.len()))
    }

    /// The numbers, from 0, of the lines in code.
    pub fn code(&self) -> BTreeSet<usize> {
        if !self.lines.iter().any(|line| may_be_code(line)) {
            return BTreeSet::new();
        }
        let text = self.lines.join("\n");
        let starts = line_starts(&text);
        let line_of = |at: usize| starts.partition_point(|start| *start <= at).saturating_sub(1);
        let mut lines = BTreeSet::new();
        for block in read_blocks(&text).blocks.iter().filter(|block| block.kind == BlockKind::Code) {
            let end = line_of(block.span.end.saturating_sub(1).max(block.span.start));
            lines.extend(line_of(block.span.start)..=end);
        }
        lines
    }

    /// The answer in these lines (from 0), without rules at its end and common indent, and the line, from 0, on which it
    /// starts.
    pub fn answer(&self, lines: Range<usize>) -> (String, usize) {
        let is_nothing = |number: usize| self.line(number).trim().is_empty() || is_rule(self.line(number));
        let mut range = lines;
        while range.start < range.end && is_nothing(range.start) {
            range.start += 1;
        }
        while range.start < range.end && is_nothing(range.end - 1) {
            range.end -= 1;
        }
        let start = range.start;
        let lines = self.lines.get(range).unwrap_or_default();
        let quoted = lines.iter().all(|line| line.trim().is_empty() || line.trim_start().starts_with('>'));
        let lines: Vec<String> =
            if quoted { lines.iter().map(|line| unquoted(line).to_owned()).collect() } else { lines.to_vec() };
        let indents = lines.iter().filter(|line| !line.trim().is_empty()).map(|line| leading(line));
        let first = lines.first().map_or(0, |line| leading(line));
        // Four columns would make the first line code; then it alone says where the text starts.
        let indent = if first >= 4 { first } else { indents.min().unwrap_or(0) };
        (dedent(&lines.join("\n"), indent), start)
    }

    /// Puts what stood behind a `</summary>` back on its line, where that turned out to be no question.
    pub fn put_back_leads(&mut self, is_taken: impl Fn(usize) -> bool) {
        for (number, lead) in &self.leads {
            if let Some(line) = self.lines.get_mut(*number).filter(|_| !is_taken(*number)) {
                line.push(' ');
                line.push_str(lead);
            }
        }
    }
}

/// Whether the line is indented so far or fenced so that it can be code.
fn may_be_code(line: &str) -> bool {
    line.contains("```") || line.contains("~~~") || line.contains("    ") || line.contains('\t')
}

/// The line without one mark of a quotation.
pub fn unquoted(line: &str) -> &str {
    let inner = line.trim_start().strip_prefix('>').unwrap_or(line);
    inner.strip_prefix(' ').unwrap_or(inner)
}

/// Whether `line` is a rule: three or more of one mark.
pub fn is_rule(line: &str) -> bool {
    let marks: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    marks.len() >= 3 && ['-', '*', '_', '=', '+'].iter().any(|mark| marks.chars().all(|c| c == *mark))
}
