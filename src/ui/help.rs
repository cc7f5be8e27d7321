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
    for (y, row) in (0..list.height).zip(help.rows.iter().skip(help.top)) {
        let key = Span::styled(format!("{:KEY_COLUMN$}", row.shown), theme.accent_strong());
        spans(frame, list, y, vec![key, Span::styled(row.help, theme.text())]);
    }
    let more = help.rows.len().saturating_sub(help.top + usize::from(list.height));
    if more > 0 && list.height > 1 {
        line(frame, list, list.height - 1, &format!("… {} more", more + 1), theme.dim());
    }
}
