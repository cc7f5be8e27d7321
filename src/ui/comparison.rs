//! Draws the comparison: the fix and the row of views, then the visible view.

#[cfg(test)]
mod tests;

use super::View;
use super::frame::Frame;
use super::reading::draw_page;
use super::widgets::{below, page};
use crate::app::comparison::Comparison;
use crate::app::reading::centred;
use ratatui::layout::Rect;

pub fn draw_comparison(frame: &mut Frame, area: Rect, comparison: &Comparison, view: &View) {
    let area = page(area);
    let context = view.context();
    let head = comparison.head(&context);
    draw_page(frame, area, &head, 0, None, view.theme);
    let rest = below(area, u16::try_from(head.rows.len()).unwrap_or(u16::MAX));
    let content = comparison.page(&context);
    let height = usize::from(rest.height);
    let top = match comparison.chosen() {
        // What stands above the first item is read first, where there is room for both.
        Some(0) if content.rows_of(0).end <= height => 0,
        Some(chosen) => centred(content.rows_of(chosen), content.rows.len(), height),
        None => comparison.top(),
    };
    draw_page(frame, rest, &content, top, comparison.chosen(), view.theme);
}
