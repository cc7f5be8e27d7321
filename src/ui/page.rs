//! Pages that are only read: rows already wrapped for a width, each piece with its tone; scrolling and choosing in them.
//!
//! Knows what a piece means, not how it looks: [`super::reading`] gives each [`Tone`] its style. Text from files is made visible here,
//! before it is measured.

use crate::app::keymap::{Move, moved};
use crate::text::visible::visible_lines;
use crate::text::wrap::{rows, width};
use std::ops::Range;

/// What a piece of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tone {
    Plain,
    /// To be read first.
    Strong,
    /// What can wait.
    Dim,
    /// Where the person is, or what went as it should.
    Accent,
    /// What needs a look; always beside a sign or a word that says so.
    Warning,
    /// What went wrong; always beside a sign or a word that says so.
    Fault,
    /// Words that came since an earlier draft.
    Added,
    /// Words that went; always in brackets.
    Removed,
}

/// Text of one tone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    pub tone: Tone,
}

impl Piece {
    /// A piece of text from anywhere, made visible; line ends stay.
    pub fn new(text: &str, tone: Tone) -> Piece {
        Piece { text: visible_lines(text).replace('\t', " "), tone }
    }

    pub fn width(&self) -> usize {
        width(&self.text)
    }
}

/// One row of the screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    pub pieces: Vec<Piece>,
    /// The item that the row belongs to, where items can be chosen.
    pub item: Option<usize>,
}

impl Row {
    pub fn width(&self) -> usize {
        self.pieces.iter().map(Piece::width).sum()
    }

    /// The row's text, without tones.
    pub fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }

    /// The row as it is printed where no style tells what was added; what was removed stands in brackets anyway.
    pub fn printed(&self) -> String {
        let piece = |piece: &Piece| match piece.tone {
            Tone::Added => format!("{{+{}+}}", piece.text),
            _ => piece.text.clone(),
        };
        self.pieces.iter().map(piece).collect::<String>().trim_end().to_owned()
    }

    /// Ends the row with the mark of a cut, within `columns`.
    pub fn mark_cut(&mut self, columns: usize) {
        let before: usize = self.pieces.iter().rev().skip(1).map(Piece::width).sum();
        if let Some(last) = self.pieces.last_mut() {
            let room = columns.saturating_sub(before + 1);
            let first = rows(&last.text, room).first().cloned().unwrap_or_default();
            last.text = format!("{}…", last.text.get(first).unwrap_or_default().trim_end());
        }
    }

    /// The same row with spaces up to `columns`.
    pub fn padded(mut self, columns: usize) -> Row {
        let missing = columns.saturating_sub(self.width());
        if missing > 0 {
            self.pieces.push(Piece { text: " ".repeat(missing), tone: Tone::Plain });
        }
        self
    }
}

/// A page that is being written, row by row.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    pub rows: Vec<Row>,
    columns: usize,
    item: Option<usize>,
}

impl Page {
    /// An empty page of `columns`.
    pub fn new(columns: usize) -> Page {
        Page { rows: Vec::new(), columns: columns.max(1), item: None }
    }

    pub fn columns(&self) -> usize {
        self.columns
    }

    /// The rows that follow belong to this item, or to none.
    pub fn item(&mut self, item: Option<usize>) {
        self.item = item;
    }

    /// An empty row, unless one stands there or the page is empty.
    pub fn gap(&mut self) {
        if self.rows.last().is_some_and(|row| !row.pieces.is_empty()) {
            self.rows.push(Row::default());
        }
    }

    /// A row as it is; the caller knows that it fits.
    pub fn row(&mut self, pieces: Vec<Piece>) {
        self.rows.push(Row { pieces, item: self.item });
    }

    /// The rows of another page.
    pub fn append(&mut self, page: Page) {
        self.rows.extend(page.rows);
    }

    /// The rows of another page, all of one item.
    pub fn item_page(&mut self, item: usize, page: Page) {
        let rows = page.rows.into_iter().map(|row| Row { item: Some(item), ..row });
        self.rows.extend(rows);
    }

    /// A title and a page under it, with air above.
    pub fn chapter(&mut self, title: &str, page: Page) {
        self.gap();
        self.text(title, Tone::Strong);
        self.append(page);
    }

    /// Text over the whole width.
    pub fn text(&mut self, text: &str, tone: Tone) {
        self.flow(&[Piece::new(text, tone)], 0);
    }

    /// Text of several tones, from column `indent` on.
    pub fn flow(&mut self, pieces: &[Piece], indent: usize) {
        self.hang(Piece::new("", Tone::Plain), indent, pieces);
    }

    /// A label at the left and text beside it from column `indent` on; the label stands above where there is no room.
    pub fn hang(&mut self, label: Piece, indent: usize, pieces: &[Piece]) {
        let beside = self.columns >= indent + 12 && label.width() < indent.max(1);
        let (indent, mut label) = if beside || label.text.is_empty() {
            (indent.min(self.columns.saturating_sub(1)), Some(label))
        } else {
            self.flow(&[label], 0);
            (2.min(indent), None)
        };
        for mut row in wrapped(pieces, self.columns.saturating_sub(indent)) {
            let first = label.take().unwrap_or(Piece::new("", Tone::Plain));
            let space = Piece::new(&" ".repeat(indent.saturating_sub(first.width())), Tone::Plain);
            let before = [first, space].into_iter().filter(|piece| !piece.text.is_empty());
            row.splice(0..0, before);
            self.row(row);
        }
    }

    /// A label and text beside it on one row, cut with a mark.
    pub fn line(&mut self, label: Piece, indent: usize, text: &str, tone: Tone) {
        let indent = indent.max(label.width() + 1);
        let room = self.columns.saturating_sub(indent);
        let space = Piece::new(&" ".repeat(indent.saturating_sub(label.width())), Tone::Plain);
        let mut row = Row { pieces: vec![Piece::new(&text.replace('\n', " "), tone)], item: None };
        if row.width() > room {
            row.mark_cut(room);
        }
        row.pieces.splice(0..0, [label, space]);
        self.row(row.pieces);
    }

    /// Two columns of equal width beside each other, as long as the longer.
    pub fn beside(&mut self, left: Page, right: Page, between: usize) {
        let columns = left.columns;
        let count = left.rows.len().max(right.rows.len());
        let (mut left, mut right) = (left.rows.into_iter(), right.rows.into_iter());
        for _ in 0..count {
            let row = left.next().unwrap_or_default().padded(columns + between);
            let mut pieces = row.pieces;
            pieces.extend(right.next().unwrap_or_default().pieces);
            self.row(pieces);
        }
    }

    /// A thin rule.
    pub fn rule(&mut self) {
        let text = "─".repeat(self.columns);
        self.row(vec![Piece { text, tone: Tone::Dim }]);
    }

    /// The rows of `item`.
    pub fn rows_of(&self, item: usize) -> Range<usize> {
        let mine = |row: &Row| row.item == Some(item);
        let first = self.rows.iter().position(mine).unwrap_or(0);
        let after = self.rows.iter().rposition(mine).map_or(first, |last| last + 1);
        first..after
    }
}

/// `text` on exactly `columns` of one row: cut with a mark, or filled with spaces.
pub fn fitted(text: &str, columns: usize) -> String {
    let text = Piece::new(&text.replace('\n', " "), Tone::Plain).text;
    let whole = width(&text);
    if whole <= columns {
        return text + &" ".repeat(columns - whole);
    }
    let mut kept = rows(&text, columns.saturating_sub(1))
        .first()
        .and_then(|row| text.get(row.clone()))
        .map_or(String::new(), |row| row.trim_end().to_owned());
    if width(&kept) < columns {
        kept.push('…');
    }
    let missing = columns.saturating_sub(width(&kept));
    kept + &" ".repeat(missing)
}

/// `pieces` as rows of at most `columns`; their line ends stay, spaces at the ends of rows go.
pub fn wrapped(pieces: &[Piece], columns: usize) -> Vec<Vec<Piece>> {
    let whole: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
    let mut found = Vec::new();
    let mut start = 0;
    for paragraph in whole.split('\n') {
        for row in rows(paragraph, columns) {
            let kept = paragraph.get(row.clone()).map_or(0, |text| text.trim_end().len());
            found.push(cut(pieces, start + row.start..start + row.start + kept));
        }
        start += paragraph.len() + 1;
    }
    found
}

/// The pieces of the bytes `range` of their joined text.
fn cut(pieces: &[Piece], range: Range<usize>) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut start = 0;
    for piece in pieces {
        let end = start + piece.text.len();
        let (from, to) = (range.start.max(start), range.end.min(end));
        if let Some(text) = (from < to).then(|| piece.text.get(from - start..to - start)).flatten() {
            found.push(Piece { text: text.to_owned(), tone: piece.tone });
        }
        start = end;
    }
    found
}

/// The first row shown after `step` when `height` of `count` rows are seen; the last stays at the bottom.
pub fn scrolled(top: usize, step: Move, count: usize, height: usize) -> usize {
    scrolled_by(height.saturating_sub(1).max(1), top, step, count, height)
}

/// As [`scrolled`], with page up and page down moving by `page` rows.
pub fn scrolled_by(page: usize, top: usize, step: Move, count: usize, height: usize) -> usize {
    let places = count.saturating_sub(height) + 1;
    moved(top.min(places - 1), step, places, page)
}

/// The first row shown so that `wanted` is seen in the middle, or as near to it as the ends allow.
pub fn centred(wanted: Range<usize>, count: usize, height: usize) -> usize {
    let most = count.saturating_sub(height);
    let tall = wanted.len().min(height);
    let above = (height - tall) / 2;
    wanted.start.saturating_sub(above).min(most)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(page: &Page) -> Vec<String> {
        page.rows.iter().map(Row::text).collect()
    }

    #[test]
    fn a_label_hangs_beside_its_text_and_stands_above_it_where_there_is_no_room() {
        let mut page = Page::new(20);
        page.hang(Piece::new("Asked", Tone::Dim), 7, &[Piece::new("one two three four", Tone::Plain)]);
        assert_eq!(texts(&page), ["Asked  one two three", "       four"]);
        let mut page = Page::new(10);
        page.hang(Piece::new("Asked", Tone::Dim), 7, &[Piece::new("one two", Tone::Plain)]);
        assert_eq!(texts(&page), ["Asked", "  one two"]);
    }

    #[test]
    fn tones_stay_with_their_text_when_it_is_wrapped() {
        let pieces = [Piece::new("one ", Tone::Plain), Piece::new("two three", Tone::Strong)];
        let rows = wrapped(&pieces, 7);
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[0], [Piece::new("one ", Tone::Plain), Piece::new("two", Tone::Strong)]);
        assert_eq!(rows[1], [Piece::new("three", Tone::Strong)]);
    }

    #[test]
    fn control_characters_are_measured_as_they_are_shown() {
        let mut page = Page::new(20);
        page.text("a\u{1b}[31mb", Tone::Plain);
        assert_eq!(texts(&page), ["a␛[31mb"]);
    }

    #[test]
    fn scrolling_stops_where_the_last_row_is_at_the_bottom() {
        assert_eq!(scrolled(0, Move::Down, 10, 4), 1);
        assert_eq!(scrolled(6, Move::Down, 10, 4), 6);
        assert_eq!(scrolled(0, Move::Last, 10, 4), 6);
        assert_eq!(scrolled(5, Move::Down, 3, 4), 0);
        assert_eq!(scrolled(0, Move::Down, 0, 0), 0);
    }

    #[test]
    fn the_chosen_rows_are_seen() {
        assert_eq!(centred(0..1, 20, 5), 0);
        assert_eq!(centred(10..11, 20, 5), 8);
        assert_eq!(centred(19..20, 20, 5), 15);
        assert_eq!(centred(2..3, 3, 10), 0);
        assert_eq!(centred(4..12, 20, 5), 4);
    }
}
