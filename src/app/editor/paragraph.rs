//! One paragraph with its rows and its words, kept up to date.

use crate::text::wrap::{grapheme, rows};
use std::ops::Range;

/// A line of the text, without its line feed.
#[derive(Debug, Clone)]
pub struct Paragraph {
    text: String,
    rows: Vec<Range<usize>>,
    words: usize,
}

impl Paragraph {
    pub(super) fn new(text: String, columns: usize) -> Paragraph {
        let (rows, words) = (rows(&text, columns), count_words(&text));
        Paragraph { text, rows, words }
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    /// Adjoining byte ranges, one for each row; one at least.
    pub fn rows(&self) -> &[Range<usize>] {
        &self.rows
    }

    pub(super) fn words(&self) -> usize {
        self.words
    }

    pub(super) fn wrap(&mut self, columns: usize) {
        self.rows = rows(&self.text, columns);
    }

    /// Puts `text`, which has no line feed, in place of the bytes `range`; returns the byte behind it.
    pub(super) fn replace(&mut self, range: Range<usize>, text: &str, columns: usize) -> usize {
        let start = self.before(range.start).len();
        let tail = self.after(range.end).to_owned();
        self.text.truncate(start);
        self.text.push_str(text);
        let end = self.text.len();
        self.text.push_str(&tail);
        // A row ends where the word after it no longer fits, so the rows two before the change cannot change.
        let row = self.row_of(start).saturating_sub(2);
        let from = self.rows.get(row).map_or(0, |row| row.start);
        self.rows.truncate(row);
        let fresh = rows(self.text.get(from..).unwrap_or(""), columns);
        self.rows.extend(fresh.into_iter().map(|row| row.start + from..row.end + from));
        self.words = count_words(&self.text);
        end
    }

    pub(super) fn before(&self, byte: usize) -> &str {
        self.text.get(..byte).unwrap_or(&self.text)
    }

    pub(super) fn after(&self, byte: usize) -> &str {
        self.text.get(byte..).unwrap_or("")
    }

    pub(super) fn between(&self, start: usize, end: usize) -> &str {
        self.text.get(start..end).unwrap_or("")
    }

    /// The row in which the caret at `byte` is shown.
    pub fn row_of(&self, byte: usize) -> usize {
        self.rows.partition_point(|row| row.start <= byte).saturating_sub(1)
    }

    /// The column of `byte` within its row.
    pub fn column_of(&self, byte: usize) -> usize {
        let start = self.rows.get(self.row_of(byte)).map_or(0, |row| row.start);
        crate::text::wrap::width(self.between(start, byte))
    }

    /// The last place in `row` at which the caret is still shown in that row.
    pub(super) fn end_of_row(&self, row: usize) -> usize {
        let Some(range) = self.rows.get(row) else { return self.text.len() };
        if row + 1 == self.rows.len() {
            return range.end;
        }
        let text = self.between(range.start, range.end);
        let trimmed = range.start + text.trim_end_matches(' ').len();
        if trimmed < range.end { trimmed } else { self.previous(range.end) }
    }

    /// The place in `row` nearest to `column` from the left.
    pub(super) fn at_column(&self, row: usize, column: usize) -> usize {
        let Some(range) = self.rows.get(row) else { return self.text.len() };
        let end = self.end_of_row(row);
        let (mut at, mut taken) = (range.start, 0);
        while at < end {
            let (length, columns) = grapheme(self.between(at, range.end));
            if taken + columns > column || length == 0 {
                break;
            }
            taken += columns;
            at += length;
        }
        at.min(end)
    }

    /// The place one grapheme before `byte`.
    pub(super) fn previous(&self, byte: usize) -> usize {
        use unicode_segmentation::UnicodeSegmentation;
        self.before(byte).grapheme_indices(true).next_back().map_or(0, |(start, _)| start)
    }

    /// The place one grapheme after `byte`.
    pub(super) fn next(&self, byte: usize) -> usize {
        byte + grapheme(self.after(byte)).0
    }
}

fn count_words(text: &str) -> usize {
    crate::text::words::count_words(text)
}
