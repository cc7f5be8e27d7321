//! Draws the help page: one key a row.

use super::View;
use super::widgets::{below, line, page, sides, spans};
use crate::app::help::Help;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

/// The width of the column of keys.
const KEY_COLUMN: usize = 12;

pub fn draw_help(frame: &mut Frame, area: Rect, help: &Help, view: &View) {
    let area = page(area);
    let theme = view.theme;
    sides(frame, area, 1, Span::styled(help.title, theme.strong()), Span::styled("keys", theme.dim()));
    let list = below(area, 3);
    let left = help.rows.len().saturating_sub(help.top);
    let more = left > usize::from(list.height);
    let room = if more { list.height.saturating_sub(1) } else { list.height };
    for (y, row) in (0..room).zip(help.rows.iter().skip(help.top)) {
        let key = Span::styled(format!("{:KEY_COLUMN$}", row.shown), theme.accent_strong());
        spans(frame, list, y, vec![key, Span::styled(row.help, theme.text())]);
    }
    if more {
        let text = format!("… {} more", left.saturating_sub(room.into()));
        line(frame, list, room, &text, theme.dim());
    }
}
