//! Draws the help page: one key a row.

use super::View;
use super::page::{Page, Piece, Tone};
use super::reading::draw_scrolled;
use super::widgets::{below, page, sides};
use crate::app::Seen;
use crate::app::help::Help;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

/// The column in which the texts start, beside the keys.
const INDENT: usize = 13;

pub fn draw_help(frame: &mut Frame, area: Rect, help: &Help, view: &View) -> Seen {
    let area = page(area);
    let theme = view.theme;
    sides(frame, area, 1, Span::styled(help.title, theme.strong()), Span::styled("keys", theme.dim()));
    draw_scrolled(frame, below(area, 3), &keys(help, view), &help.scroll, theme)
}

/// The keys and what each does.
fn keys(help: &Help, view: &View) -> Page {
    let mut page = view.page();
    for row in &help.rows {
        page.hang(Piece::new(row.shown, Tone::Accent), INDENT, &[Piece::new(row.help, Tone::Plain)]);
    }
    page
}
