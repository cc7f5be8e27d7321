//! One frame: the texts on the screen with their places.
//!
//! Two frames are compared row by row, and only where rows differ do cells come into being to find what is to be written.
//! So a key costs the columns that it changes, not the screen (`benches/terminal.rs` measures it).

use super::text::width;
use crate::app::wrap::simple_width;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::Style;
use ratatui::text::Span;
use ratatui::widgets::Widget;
use std::ops::Range;

/// What the screens draw into.
#[derive(Debug, Default)]
pub struct Frame {
    area: Rect,
    rows: Vec<Row>,
    cursor: Option<Position>,
}

#[derive(Debug, Clone, Default, PartialEq)]
struct Row {
    /// The texts of the pieces, one behind the other.
    text: String,
    /// Each with the place where its text ends; it starts where that of the piece before it ends.
    pieces: Vec<(Piece, usize)>,
}

/// How a text is shown; what was put later lies on top.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Piece {
    x: u16,
    /// The columns that it takes, or that there are for it when it is not simple.
    columns: u16,
    /// Whether each of its characters stands alone in a column.
    simple: bool,
    style: Style,
}

impl Frame {
    /// An empty frame for a terminal of this `size`.
    pub fn new(size: Size) -> Frame {
        let rows = vec![Row::default(); usize::from(size.height)];
        Frame { area: Rect::from((Position::ORIGIN, size)), rows, cursor: None }
    }

    /// Takes everything off it.
    pub fn clear(&mut self) {
        self.cursor = None;
        for row in &mut self.rows {
            row.text.clear();
            row.pieces.clear();
        }
    }

    pub fn area(&self) -> Rect {
        self.area
    }

    /// Where the terminal's own cursor is shown, if it is.
    pub fn cursor(&self) -> Option<Position> {
        self.cursor
    }

    pub fn set_cursor_position(&mut self, position: Position) {
        self.cursor = Some(position);
    }

    /// Puts `text` into the first row of `area`, cut at its edge; returns the columns that it takes.
    pub fn put(&mut self, area: Rect, text: &str, style: Style) -> u16 {
        let area = area.intersection(self.area);
        let Some(row) = self.rows.get_mut(usize::from(area.y)).filter(|_| !area.is_empty()) else { return 0 };
        row.text.push_str(text);
        let simple = simple_width(text);
        let taken = u16::try_from(simple.unwrap_or_else(|| width(text))).unwrap_or(u16::MAX).min(area.width);
        let columns = if simple.is_some() { taken } else { area.width };
        row.pieces.push((Piece { x: area.x, columns, simple: simple.is_some(), style }, row.text.len()));
        taken
    }

    /// Puts what `widget` draws into `area`.
    pub fn render(&mut self, widget: impl Widget, area: Rect) {
        let area = area.intersection(self.area);
        let mut cells = Buffer::empty(area);
        widget.render(area, &mut cells);
        for (place, cell) in area.positions().zip(&cells.content) {
            if cell.symbol() != " " {
                self.put(Rect::from((place, Size::new(1, 1))), cell.symbol(), cell.style());
            }
        }
    }

    /// The parts of rows that differ from those of the frame `shown`, each as it is shown and as it is to be. The cells
    /// come out of `memory`, whatever is in it, and stay there.
    pub fn changed_rows<'m>(&self, shown: &Frame, memory: &'m mut Vec<(Buffer, Buffer)>) -> &'m [(Buffer, Buffer)] {
        let mut count = 0;
        for (y, (row, before)) in (0..).zip(self.rows.iter().zip(&shown.rows)) {
            if row == before {
                continue;
            }
            if memory.len() == count {
                memory.push((Buffer::default(), Buffer::default()));
            }
            if let Some((old, new)) = memory.get_mut(count) {
                let columns = row.differing(before, self.area.left()..self.area.right());
                let area = Rect { x: columns.start, y, width: columns.end - columns.start, height: 1 };
                before.fill(old, area);
                row.fill(new, area);
            }
            count += 1;
        }
        memory.get(..count).unwrap_or_default()
    }
}

impl Row {
    /// The piece at `place`, with its text.
    fn piece(&self, place: usize) -> Option<(Piece, &str)> {
        let (piece, end) = *self.pieces.get(place)?;
        let before = place.checked_sub(1).and_then(|before| self.pieces.get(before));
        Some((piece, self.text.get(before.map_or(0, |(_, end)| *end)..end).unwrap_or_default()))
    }

    fn pieces(&self, places: Range<usize>) -> impl Iterator<Item = (Piece, &str)> {
        places.filter_map(|place| self.piece(place))
    }

    fn is_simple(&self) -> bool {
        self.pieces.iter().all(|(piece, _)| piece.simple)
    }

    /// The columns out of `all` outside of which it looks like `other`.
    fn differing(&self, other: &Row, all: Range<u16>) -> Range<u16> {
        if !self.is_simple() || !other.is_simple() {
            // A wide character must not be cut in two.
            return all;
        }
        let (mut start, mut end, mut others_end) = (0, self.pieces.len(), other.pieces.len());
        while start < end.min(others_end) && self.piece(start) == other.piece(start) {
            start += 1;
        }
        while start < end.min(others_end) && self.piece(end - 1) == other.piece(others_end - 1) {
            (end, others_end) = (end - 1, others_end - 1);
        }
        let pieces = || self.pieces(start..end).chain(other.pieces(start..others_end)).map(|(piece, _)| piece);
        let right = pieces().map(|piece| piece.x + piece.columns).max().unwrap_or(all.end);
        let left = pieces().map(|piece| piece.x).min().unwrap_or(all.start);
        let one_each = end - start == 1 && others_end - start == 1;
        let same = match (self.piece(start), other.piece(start)) {
            // One text that changed, as when something is typed.
            (Some((mine, text)), Some((others, before)))
                if one_each && (mine.x, mine.style) == (others.x, others.style) =>
            {
                text.chars().zip(before.chars()).take_while(|(c, before)| c == before).count()
            }
            _ => 0,
        };
        left.saturating_add(u16::try_from(same).unwrap_or(u16::MAX)).min(right)..right
    }

    /// Makes `cells` those of the row within `area`.
    fn fill(&self, cells: &mut Buffer, area: Rect) {
        cells.resize(area);
        cells.reset();
        self.pieces(0..self.pieces.len()).for_each(|(piece, text)| draw(cells, piece, text));
    }
}

/// Draws as much of `text` as lies within `cells`.
fn draw(cells: &mut Buffer, piece: Piece, text: &str) {
    let area = cells.area;
    if !piece.simple {
        Span::styled(text, piece.style).render(Rect { x: piece.x, width: piece.columns, ..area }, cells);
        return;
    }
    // A character is a column here, so nothing has to be looked up.
    let (left, right) = (piece.x.max(area.left()), (piece.x + piece.columns).min(area.right()));
    let room = usize::from(left - area.left())..usize::from(right.saturating_sub(area.left()));
    let cells = cells.content.get_mut(room).unwrap_or_default();
    for (cell, c) in cells.iter_mut().zip(text.chars().skip(usize::from(left - piece.x))) {
        cell.set_char(c).set_style(piece.style);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::{Color, Modifier};

    const SIZE: Size = Size::new(14, 3);

    fn style() -> Style {
        Style::new().fg(Color::Red).add_modifier(Modifier::BOLD)
    }

    /// The screen on which `frames` were shown one after the other, each time only what changed.
    fn shown(frames: &[Frame]) -> Buffer {
        let mut screen = Buffer::empty(Rect::from((Position::ORIGIN, SIZE)));
        let mut before = &Frame::new(SIZE);
        let mut memory = Vec::new();
        for frame in frames {
            for (old, new) in frame.changed_rows(before, &mut memory) {
                for (x, y, cell) in old.diff_iter(new) {
                    screen[(x, y)] = cell.clone();
                    // A wide character covers the cells behind it.
                    for covered in x + 1..x + u16::try_from(width(cell.symbol())).expect("a width") {
                        screen[(covered, y)].reset();
                    }
                }
            }
            before = frame;
        }
        screen
    }

    /// How many rows of `frame` differ from those of `before`.
    fn changed(frame: &Frame, before: &Frame) -> usize {
        frame.changed_rows(before, &mut Vec::new()).len()
    }

    fn frame(texts: &[(u16, u16, &str)]) -> Frame {
        let mut frame = Frame::new(SIZE);
        for (x, y, text) in texts {
            frame.put(Rect::new(*x, *y, SIZE.width, 1), text, style());
        }
        frame
    }

    #[track_caller]
    fn check(text: &str, columns: u16) {
        let area = Rect::new(2, 1, columns, 1);
        let mut expected = Buffer::empty(Rect::from((Position::ORIGIN, SIZE)));
        Span::styled(text, style()).render(area, &mut expected);
        let mut frame = Frame::new(SIZE);
        let taken = frame.put(area, text, style());
        assert_eq!(shown(&[frame]), expected, "{text:?}");
        assert_eq!(usize::from(taken), width(text).min(usize::from(columns)), "{text:?}");
    }

    #[test]
    fn text_is_put_as_a_span_would_be() {
        for text in [
            "",
            "word",
            "two words",
            "cut at the edge of the area",
            "重点 wide",
            "e\u{301}é 👩‍👩‍👧",
            "━━━╌╌",
            "▌ 3 words · 1:02…",
        ] {
            check(text, 12);
        }
    }

    #[test]
    fn nothing_is_put_outside_the_screen() {
        let mut frame = Frame::new(SIZE);
        for area in [Rect::new(14, 0, 3, 1), Rect::new(0, 7, 5, 1), Rect::new(3, 1, 0, 0), Rect::new(0, 0, 0, 1)] {
            assert_eq!(frame.put(area, "word", style()), 0);
        }
        assert_eq!(changed(&frame, &Frame::new(SIZE)), 0);
        assert_eq!(frame.put(Rect::new(12, 2, 9, 1), "word", style()), 2);
        assert_eq!(changed(&frame, &Frame::new(SIZE)), 1);
        assert_eq!(Frame::new(Size::ZERO).put(Rect::new(0, 0, 9, 1), "word", style()), 0);
    }

    #[test]
    fn only_rows_that_differ_are_drawn_and_the_screen_is_that_of_the_last_frame() {
        let frames = [
            frame(&[(0, 0, "title"), (0, 1, "重点重点"), (3, 2, "x")]),
            frame(&[(0, 0, "title"), (0, 1, "a重 b"), (3, 2, "x")]),
            frame(&[(0, 0, "title"), (1, 1, "重")]),
        ];
        assert_eq!((changed(&frames[1], &frames[0]), changed(&frames[2], &frames[1])), (1, 2));
        for count in 1..=frames.len() {
            assert_eq!(shown(&frames[..count]), shown(&frames[count - 1..count]), "{count}");
        }
    }

    #[test]
    fn what_is_put_later_lies_on_top_and_a_cleared_frame_is_empty() {
        let mut top = frame(&[(0, 0, "below"), (1, 0, "on")]);
        assert_eq!(shown(&[frame(&[(0, 0, "bonow")])]), shown(std::slice::from_ref(&top)));
        top.set_cursor_position(Position::new(1, 1));
        top.clear();
        assert_eq!((top.cursor(), changed(&top, &Frame::new(SIZE))), (None, 0));
    }

    #[test]
    fn a_widget_is_put_cell_by_cell() {
        let mut frame = Frame::new(SIZE);
        frame.render(Span::styled("a b", style()), Rect::new(1, 1, 9, 1));
        assert_eq!(changed(&frame, &Frame::new(SIZE)), 1);
        assert_eq!(shown(&[frame])[(3, 1)].symbol(), "b");
    }
}
