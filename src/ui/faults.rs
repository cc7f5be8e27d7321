//! Draws the faults of a file that was just edited.

#[cfg(test)]
mod tests;

use super::View;
use super::frame::Frame;
use super::reading::draw_page;
use super::text::counted;
use super::widgets::{below, page, sides};
use crate::app::faults::Faults;
use crate::text::visible::visible;
use ratatui::layout::Rect;
use ratatui::text::Span;

pub fn draw_faults(frame: &mut Frame, area: Rect, faults: &Faults, view: &View) {
    let area = page(area);
    let theme = view.theme;
    let errors = faults.errors();
    let counts = [(errors, "error", "errors"), (faults.problems.len() - errors, "warning", "warnings")];
    let counts = counts.into_iter().filter(|(count, ..)| *count > 0);
    let counts: Vec<String> = counts.map(|(count, one, many)| counted(count, one, many)).collect();
    let name = visible(&faults.name()).into_owned();
    sides(frame, area, 1, Span::styled(name, theme.strong()), Span::styled(counts.join(", "), theme.dim()));
    let context = view.context();
    let content = faults.page(&context);
    let top = faults.top(&content, &context);
    draw_page(frame, below(area, 3), &content, top, Some(faults.chosen), theme);
}
