//! Draws the page of one question.

pub mod page;
#[cfg(test)]
mod tests;

use super::View;
use super::page::centred;
use super::reading::{draw_page, draw_scrolled};
use super::widgets::{below, page};
use crate::app::Seen;
use crate::app::question::QuestionPage;
use ratatui::Frame;
use ratatui::layout::Rect;

pub fn draw_question(frame: &mut Frame, area: Rect, state: &QuestionPage, view: &View) -> Seen {
    let (area, content) = (page(below(area, 1)), page::page(state, view));
    let Some(chosen) = state.chosen else { return draw_scrolled(frame, area, &content, &state.scroll, view.theme) };
    let top = centred(content.rows_of(chosen), content.rows.len(), usize::from(area.height));
    draw_page(frame, area, &content, top, Some(chosen), view.theme);
    Seen::default()
}
