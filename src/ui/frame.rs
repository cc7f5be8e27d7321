//! One frame: the texts on the screen with their places.
//!
//! Two frames are compared piece by piece, and only where they differ do cells come into being to find what is to be
//! written. So a key costs the columns that it changes, not the screen (`benches/terminal.rs` measures it).

use super::text::{clipped, width};
use crate::text::wrap::simple_width;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::Style;
use ratatui::text::Span;
use ratatui::widgets::Widget;

/// What the screens draw into.
#[derive(Debug, Clone, Default)]
pub struct Frame {
    area: Rect,
    /// The texts of the pieces, one behind the other.
    text: String,
    pieces: Vec<Piece>,
    cursor: Option<Position>,
}

/// How a text is shown; what was put later lies on top.
#[derive(Debug, Clone, Copy)]
struct Piece {
    /// Where its text ends in that of the frame; it starts where that of the piece before it ends.
    end: usize,
    look: Look,
}

/// Where and how, without the text.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Look {
    x: u16,
    y: u16,
    /// The columns that it takes, or that there are for it when it is not simple.
    columns: u16,
    /// Whether each of its characters stands alone in a column.
    simple: bool,
    style: Style,
}

impl Look {
    fn right(self) -> u16 {
        self.x + self.columns
    }
}

impl Frame {
    /// An empty frame for a terminal of this `size`.
    pub fn new(size: Size) -> Frame {
        Frame { area: Rect::from((Position::ORIGIN, size)), ..Frame::default() }
    }

    /// Takes everything off it.
    pub fn clear(&mut self) {
        self.cursor = None;
        self.text.clear();
        self.pieces.clear();
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
        self.push(area, text, simple_width(text), style)
    }

    /// As [`Frame::put`], cut with a mark.
    pub fn put_fitted(&mut self, area: Rect, text: &str, style: Style) -> u16 {
        match simple_width(text) {
            Some(columns) if columns <= usize::from(area.width) => self.push(area, text, Some(columns), style),
            _ => self.put(area, &clipped(text, area.width), style),
        }
    }

    fn push(&mut self, area: Rect, text: &str, simple: Option<usize>, style: Style) -> u16 {
        let area = area.intersection(self.area);
        if area.is_empty() {
            return 0;
        }
        let (x, y, room) = (area.x, area.y, area.width);
        let taken = u16::try_from(simple.unwrap_or_else(|| width(text))).unwrap_or(u16::MAX).min(room);
        let columns = if simple.is_some() { taken } else { room };
        self.text.push_str(text);
        self.pieces.push(Piece { end: self.text.len(), look: Look { x, y, columns, simple: simple.is_some(), style } });
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
        let changes = self.changes(shown);
        memory.resize_with(memory.len().max(changes.len()), Default::default);
        for ((old, new), change) in memory.iter_mut().zip(&changes) {
            let whole = !self.is_simple(change.y) || !shown.is_simple(change.y);
            // A wide character must not be cut in two.
            let area = if whole { Rect { y: change.y, height: 1, ..self.area } } else { *change };
            shown.fill(old, area);
            self.fill(new, area);
        }
        memory.get(..changes.len()).unwrap_or_default()
    }

    /// The areas, one in a row at most, outside of which it looks like `shown`.
    fn changes(&self, shown: &Frame) -> Vec<Rect> {
        let mut changes = Vec::new();
        if self.pieces.len() != shown.pieces.len() {
            self.pieces_unlike(shown).into_iter().for_each(|look| note(&mut changes, look, 0));
            return changes;
        }
        for ((look, text), (was, before)) in self.pieces().zip(shown.pieces()) {
            if (look, text) == (was, before) {
                continue;
            }
            // What is typed, or counted, goes on as it was for a while.
            let alike = (look.x, look.y, look.style, look.simple) == (was.x, was.y, was.style, was.simple);
            let same = if alike { same_characters(text, before) } else { 0 };
            note(&mut changes, look, same);
            note(&mut changes, was, same);
        }
        changes
    }

    /// The pieces of both between those with which both begin and end.
    fn pieces_unlike(&self, shown: &Frame) -> Vec<Look> {
        let (mut mine, mut others): (Vec<_>, Vec<_>) = (self.pieces().collect(), shown.pieces().collect());
        let head = mine.iter().zip(&others).take_while(|(piece, other)| piece == other).count();
        mine.drain(..head);
        others.drain(..head);
        let tail = mine.iter().rev().zip(others.iter().rev()).take_while(|(piece, other)| piece == other).count();
        mine.truncate(mine.len() - tail);
        others.truncate(others.len() - tail);
        mine.into_iter().chain(others).map(|(look, _)| look).collect()
    }

    /// The pieces with their texts.
    fn pieces(&self) -> impl Iterator<Item = (Look, &str)> {
        let mut start = 0;
        self.pieces.iter().map(move |piece| {
            let text = self.text.get(start..piece.end).unwrap_or_default();
            start = piece.end;
            (piece.look, text)
        })
    }

    fn is_simple(&self, y: u16) -> bool {
        self.pieces.iter().all(|piece| piece.look.simple || piece.look.y != y)
    }

    /// Makes `cells` those of the `area`, which lies within one row.
    fn fill(&self, cells: &mut Buffer, area: Rect) {
        cells.resize(area);
        cells.reset();
        let row = self.pieces().filter(|(look, _)| look.y == area.y);
        row.for_each(|(look, text)| draw(cells, look, text));
    }
}

/// Adds to `changes` that what is behind the first `same` columns of `look` differs.
fn note(changes: &mut Vec<Rect>, look: Look, same: u16) {
    let area =
        Rect { x: look.x + same.min(look.columns), y: look.y, width: look.columns.saturating_sub(same), height: 1 };
    match changes.iter_mut().find(|change| change.y == look.y) {
        Some(change) => *change = change.union(area),
        None => changes.push(area),
    }
}

/// The characters with which both texts begin.
fn same_characters(text: &str, other: &str) -> u16 {
    let same = text.chars().zip(other.chars()).take_while(|(c, other)| c == other).count();
    u16::try_from(same).unwrap_or(u16::MAX)
}

/// Draws as much of `text` as lies within `cells`.
fn draw(cells: &mut Buffer, look: Look, text: &str) {
    let area = cells.area;
    if !look.simple {
        Span::styled(text, look.style).render(Rect { x: look.x, width: look.columns, ..area }, cells);
        return;
    }
    // A character is a column here, so nothing has to be looked up.
    let (left, right) = (look.x.max(area.left()), look.right().min(area.right()));
    let room = usize::from(left - area.left())..usize::from(right.saturating_sub(area.left()));
    let cells = cells.content.get_mut(room).unwrap_or_default();
    for (cell, c) in cells.iter_mut().zip(text.chars().skip(usize::from(left - look.x))) {
        cell.set_char(c).set_style(look.style);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
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

    /// Texts at any place of the screen, over one another too; wide characters in a row of their own.
    fn any_frame() -> impl Strategy<Value = Frame> {
        let styles = prop_oneof![Just(Style::new()), Just(style())];
        let piece = (0..SIZE.width, 0..SIZE.height - 1, "[a-c é─]{0,9}", styles);
        let wide = (0..SIZE.width, "[a 重]{0,7}");
        (proptest::collection::vec(piece, 0..7), wide).prop_map(|(pieces, (x, text))| {
            let mut frame = Frame::new(SIZE);
            frame.put(Rect::new(x, SIZE.height - 1, SIZE.width - x, 1), &text, style());
            for (x, y, text, style) in pieces {
                frame.put(Rect::new(x, y, SIZE.width - x, 1), &text, style);
            }
            frame
        })
    }

    proptest! {
        #[test]
        fn whatever_was_shown_before_the_screen_is_that_of_the_last_frame(before in any_frame(), after in any_frame()) {
            prop_assert_eq!(shown(&[before, after.clone()]), shown(&[after]));
        }

        #[test]
        fn what_is_typed_changes_its_own_columns(text in "[a-c ]{0,9}", typed in "[a-c]") {
            let (before, after) = (frame(&[(2, 1, &text)]), frame(&[(2, 1, &(text.clone() + &typed))]));
            let mut memory = Vec::new();
            let changed = after.changed_rows(&before, &mut memory);
            let column = 2 + u16::try_from(text.len()).expect("a short text");
            prop_assert_eq!(changed[0].1.area, Rect::new(column, 1, 1, 1));
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
