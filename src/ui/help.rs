//! Draws the help page: one key a row.

use super::View;
use super::frame::Frame;
use super::reading::draw_page;
use super::widgets::{below, page, sides};
use crate::app::help::Help;
use ratatui::layout::Rect;
use ratatui::text::Span;

pub fn draw_help(frame: &mut Frame, area: Rect, help: &Help, view: &View) {
    let area = page(area);
    let theme = view.theme;
    sides(frame, area, 1, Span::styled(help.title, theme.strong()), Span::styled("keys", theme.dim()));
    draw_page(frame, below(area, 3), &help.page(&view.context()), help.top, None, theme);
}
