//! Puts text into the cells of the screen: all text of all screens goes through here, at every key.

use super::text::width;
use crate::app::wrap::is_simple;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;
use ratatui::widgets::Widget;

/// Puts `text` into the first row of `area`, cut at its edge; returns the columns that it takes.
pub fn put(frame: &mut Frame, area: Rect, text: &str, style: Style) -> u16 {
    let buffer = frame.buffer_mut();
    let area = area.intersection(buffer.area);
    if area.is_empty() {
        return 0;
    }
    if !is_simple(text) {
        Span::styled(text, style).render(area, buffer);
        return u16::try_from(width(text)).unwrap_or(u16::MAX).min(area.width);
    }
    // A character is a column here, so nothing has to be looked up: several times as fast as the above.
    let start = buffer.index_of(area.x, area.y);
    let cells = buffer.content.get_mut(start..start + usize::from(area.width)).unwrap_or_default();
    let mut columns = 0;
    for (cell, c) in cells.iter_mut().zip(text.chars()) {
        cell.set_char(c).set_style(style);
        columns += 1;
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::Terminal;
    use ratatui::backend::TestBackend;
    use ratatui::style::{Color, Modifier};

    fn drawn(area: Rect, draw: impl FnOnce(&mut Frame)) -> ratatui::buffer::Buffer {
        let mut terminal = Terminal::new(TestBackend::new(area.right(), area.bottom())).expect("a terminal");
        terminal.draw(draw).expect("drawn").buffer.clone()
    }

    #[track_caller]
    fn check(text: &str, columns: u16) {
        let area = Rect::new(2, 1, columns, 1);
        let style = Style::new().fg(Color::Red).add_modifier(Modifier::BOLD);
        let expected = drawn(area, |frame| frame.render_widget(Span::styled(text, style), area));
        let mut taken = 0;
        assert_eq!(drawn(area, |frame| taken = put(frame, area, text, style)), expected, "{text:?}");
        assert_eq!(usize::from(taken), width(text).min(usize::from(columns)), "{text:?}");
    }

    #[test]
    fn plain_text_is_put_as_any_other() {
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
        let screen = Rect::new(0, 0, 5, 2);
        for area in [Rect::new(9, 0, 3, 1), Rect::new(0, 7, 5, 1), Rect::new(3, 1, 0, 0), Rect::new(0, 0, 0, 1)] {
            let empty = drawn(screen, |frame| assert_eq!(put(frame, area, "word", Style::new()), 0));
            assert_eq!(empty, drawn(screen, |_| {}));
        }
        let edge = drawn(screen, |frame| assert_eq!(put(frame, Rect::new(3, 1, 9, 1), "word", Style::new()), 2));
        assert_eq!(edge.content.iter().map(|cell| cell.symbol()).collect::<String>(), "        wo");
    }
}
