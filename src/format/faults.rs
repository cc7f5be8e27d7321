//! Collects the problems of one file, with the lines and columns that an editor shows.

use crate::domain::{Problem, Severity};
use std::collections::HashSet;
use std::ops::Range;
use std::path::Path;

/// Problems kept per file; a file with more is broken as a whole, and one line says how many more there are.
const MOST: usize = 100;

/// The problems of the file `path` whose whole text is `text`.
#[derive(Debug)]
pub struct Faults<'a> {
    path: &'a Path,
    text: &'a str,
    lines: Vec<usize>,
    found: Vec<Problem>,
    /// Where syntax errors stand.
    syntax: HashSet<usize>,
    errors: usize,
    left_out: usize,
}

impl<'a> Faults<'a> {
    /// None yet.
    pub fn new(path: &'a Path, text: &'a str) -> Faults<'a> {
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Faults { path, text, lines, found: Vec::new(), syntax: HashSet::new(), errors: 0, left_out: 0 }
    }

    /// Adds an error at the bytes `span` of the file, unless a syntax error stands there: then it would only follow from it.
    pub fn error(&mut self, span: Range<usize>, message: impl Into<String>, advice: impl Into<String>) {
        self.errors += 1;
        if !self.syntax.contains(&span.start) {
            self.add(span, Severity::Error, message.into(), advice.into());
        }
    }

    /// Adds a syntax error at the bytes `span` of the file.
    pub fn syntax_error(&mut self, span: Range<usize>, message: impl Into<String>, advice: impl Into<String>) {
        self.syntax.insert(span.start);
        self.errors += 1;
        self.add(span, Severity::Error, message.into(), advice.into());
    }

    /// Drops the syntax error at byte `at`, of which more can be said.
    pub fn forget_syntax_error(&mut self, at: usize) {
        if self.syntax.remove(&at) {
            self.found.retain(|problem| problem.span.as_ref().is_none_or(|span| span.start != at));
        }
    }

    /// Adds a warning at the bytes `span` of the file.
    pub fn warning(&mut self, span: Range<usize>, message: impl Into<String>, advice: impl Into<String>) {
        self.add(span, Severity::Warning, message.into(), advice.into());
    }

    /// Adds a note at the bytes `span` of the file.
    pub fn note(&mut self, span: Range<usize>, message: impl Into<String>, advice: impl Into<String>) {
        self.add(span, Severity::Note, message.into(), advice.into());
    }

    /// The errors so far: more of them after an item was read means that the item is faulty.
    pub fn errors(&self) -> usize {
        self.errors
    }

    /// Whether no more problems are kept, so that nothing has to be found out about them.
    pub fn is_full(&self) -> bool {
        self.found.len() >= MOST
    }

    /// The line, from 1, of byte `offset`.
    pub fn line(&self, offset: usize) -> usize {
        self.lines.partition_point(|start| *start <= offset)
    }

    /// The bytes of `line` (from 1) without its line end; the end of the file when there is no such line.
    pub fn line_span(&self, line: usize) -> Range<usize> {
        let start = self.lines.get(line.saturating_sub(1)).copied().unwrap_or(self.text.len());
        let rest = self.text.get(start..).unwrap_or_default();
        let content = rest.split('\n').next().unwrap_or_default().trim_end_matches('\r');
        start..start + content.len()
    }

    /// The bytes of `length` characters from `column` (from 1) of `line`, as far as the line goes.
    pub fn char_span(&self, line: usize, column: usize, length: usize) -> Range<usize> {
        let span = self.line_span(line);
        let content = self.text.get(span.clone()).unwrap_or_default();
        let content_start = span.start + (content.len() - content.trim_start_matches('\u{feff}').len());
        let content = content.trim_start_matches('\u{feff}');
        let offset = |chars: usize| content.char_indices().nth(chars).map_or(content.len(), |(at, _)| at);
        let first = column.saturating_sub(1);
        content_start + offset(first)..content_start + offset(first + length)
    }

    /// All of them, in the order of the file.
    pub fn into_problems(mut self) -> Vec<Problem> {
        self.found.sort_by_key(|problem| (problem.line, problem.column));
        if self.left_out > 0 {
            let message = format!("{} more problems in this file", self.left_out);
            let end = self.text.len();
            let more = Problem::at(self.path, self.text, end..end, Severity::Error, message, "fix the first ones");
            self.found.push(more);
        }
        self.found
    }

    fn add(&mut self, span: Range<usize>, severity: Severity, message: String, advice: String) {
        if self.is_full() {
            self.left_out += 1;
            return;
        }
        let line = self.line(span.start);
        let start = self.lines.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let before = self.text.get(start..span.start).unwrap_or_default().trim_start_matches('\u{feff}');
        let column = before.chars().count() + 1;
        let path = self.path.to_owned();
        self.found.push(Problem { path, line, column, severity, message, advice, span: Some(span) });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_are_those_of_the_whole_file() {
        let text = "\u{feff}ab\r\n重点 x\r\n";
        let mut faults = Faults::new(Path::new("a.md"), text);
        faults.warning(14..15, "x", "");
        faults.error(3..4, "a", "");
        assert_eq!(faults.errors(), 1);
        assert_eq!(faults.line_span(2), 7..15);
        let places: Vec<_> = faults.into_problems().iter().map(|p| (p.line, p.column)).collect();
        assert_eq!(places, [(1, 1), (2, 4)]);
    }

    #[test]
    fn a_file_broken_as_a_whole_is_reported_in_a_screenful() {
        let mut faults = Faults::new(Path::new("a.md"), "x");
        (0..250).for_each(|_| faults.error(0..1, "broken", ""));
        let problems = faults.into_problems();
        assert_eq!(problems.len(), MOST + 1);
        assert_eq!(problems.last().map(|p| p.message.as_str()), Some("150 more problems in this file"));
    }
}
