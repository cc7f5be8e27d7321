//! Where the caret goes: by graphemes, words, rows as they are seen, and to the ends.

use super::{Caret, Editor};
use unicode_segmentation::UnicodeSegmentation;

/// A movement of the caret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Motion {
    Left,
    Right,
    WordLeft,
    WordRight,
    Up,
    Down,
    RowStart,
    RowEnd,
    ParagraphStart,
    ParagraphEnd,
    TextStart,
    TextEnd,
}

impl Editor {
    /// Moves the caret; with `selecting` the text passed over is selected.
    pub(super) fn go(&mut self, motion: Motion, selecting: bool) {
        let selection = self.selection();
        let vertical = matches!(motion, Motion::Up | Motion::Down);
        let goal = self.goal.unwrap_or_else(|| self.caret_column());
        let to = match (motion, selection) {
            (Motion::Left, Some(selection)) if !selecting => selection.start,
            (Motion::Right, Some(selection)) if !selecting => selection.end,
            _ => self.target(motion, goal),
        };
        self.anchor = if selecting { Some(self.anchor.unwrap_or(self.caret)) } else { None };
        self.caret = to;
        self.goal = vertical.then_some(goal);
        self.history.end_run();
    }

    /// Where `motion` leads.
    pub(super) fn target(&self, motion: Motion, goal: usize) -> Caret {
        let Caret { paragraph, byte } = self.caret;
        let here = &self.paragraphs[paragraph];
        let on_row = |byte| Caret { paragraph, byte };
        match motion {
            Motion::Left if byte > 0 => on_row(here.previous(byte)),
            Motion::Left => self.end_of(paragraph.checked_sub(1)),
            Motion::Right if byte < here.text().len() => on_row(here.next(byte)),
            Motion::Right => self.start_of(paragraph + 1),
            Motion::WordLeft if byte > 0 => on_row(word_left(here.before(byte))),
            Motion::WordLeft => self.end_of(paragraph.checked_sub(1)),
            Motion::WordRight if byte < here.text().len() => on_row(byte + word_right(here.after(byte))),
            Motion::WordRight => self.start_of(paragraph + 1),
            Motion::Up => self.row_up(goal),
            Motion::Down => self.row_down(goal),
            Motion::RowStart => on_row(here.rows().get(here.row_of(byte)).map_or(0, |row| row.start)),
            Motion::RowEnd => on_row(here.end_of_row(here.row_of(byte))),
            Motion::ParagraphStart => on_row(0),
            Motion::ParagraphEnd => on_row(here.text().len()),
            Motion::TextStart => Caret::default(),
            Motion::TextEnd => self.end(),
        }
    }

    fn row_up(&self, goal: usize) -> Caret {
        let Caret { paragraph, byte } = self.caret;
        let row = self.paragraphs[paragraph].row_of(byte);
        let (paragraph, row) = match (row.checked_sub(1), paragraph.checked_sub(1)) {
            (Some(above), _) => (paragraph, above),
            (None, Some(above)) => (above, self.paragraphs[above].rows().len().saturating_sub(1)),
            (None, None) => return Caret::default(),
        };
        Caret { paragraph, byte: self.paragraphs[paragraph].at_column(row, goal) }
    }

    fn row_down(&self, goal: usize) -> Caret {
        let Caret { paragraph, byte } = self.caret;
        let row = self.paragraphs[paragraph].row_of(byte) + 1;
        let (paragraph, row) = match row < self.paragraphs[paragraph].rows().len() {
            true => (paragraph, row),
            false if paragraph + 1 < self.paragraphs.len() => (paragraph + 1, 0),
            false => return self.end(),
        };
        Caret { paragraph, byte: self.paragraphs[paragraph].at_column(row, goal) }
    }

    /// The end of the text.
    pub(super) fn end(&self) -> Caret {
        let paragraph = self.paragraphs.len().saturating_sub(1);
        Caret { paragraph, byte: self.paragraphs.last().map_or(0, |last| last.text().len()) }
    }

    fn end_of(&self, paragraph: Option<usize>) -> Caret {
        let Some(paragraph) = paragraph else { return Caret::default() };
        Caret { paragraph, byte: self.paragraphs[paragraph].text().len() }
    }

    fn start_of(&self, paragraph: usize) -> Caret {
        if paragraph < self.paragraphs.len() { Caret { paragraph, byte: 0 } } else { self.end() }
    }

    /// The row of the whole text in which the caret is.
    pub fn caret_row(&self) -> usize {
        let above: usize = self.paragraphs.iter().take(self.caret.paragraph).map(|above| above.rows().len()).sum();
        above + self.paragraphs[self.caret.paragraph].row_of(self.caret.byte)
    }

    /// The column of the caret in its row.
    pub fn caret_column(&self) -> usize {
        self.paragraphs[self.caret.paragraph].column_of(self.caret.byte)
    }

    /// `place`, moved to the end of the grapheme that it would stand in.
    pub(super) fn settled(&self, place: Caret) -> Caret {
        let paragraph = place.paragraph.min(self.paragraphs.len().saturating_sub(1));
        let text = self.paragraphs[paragraph].text();
        let mut cursor = unicode_segmentation::GraphemeCursor::new(place.byte.min(text.len()), text.len(), true);
        let byte = match cursor.is_boundary(text, 0) {
            Ok(false) => cursor.next_boundary(text, 0).ok().flatten().unwrap_or(text.len()),
            _ => place.byte.min(text.len()),
        };
        Caret { paragraph, byte }
    }
}

/// The start of the word that ends `before` or lies left of its end.
fn word_left(before: &str) -> usize {
    before.unicode_word_indices().next_back().map_or(0, |(start, _)| start)
}

/// The end of the word that starts `after` or lies right of its start.
fn word_right(after: &str) -> usize {
    after.unicode_word_indices().next().map_or(after.len(), |(start, word)| start + word.len())
}
