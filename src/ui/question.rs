//! Draws the page of one question.

pub mod page;
#[cfg(test)]
mod tests;

use super::View;
use super::reading::draw_scrolled;
use super::widgets::{below, page};
use crate::app::Seen;
use crate::app::question::QuestionPage;
use ratatui::Frame;
use ratatui::layout::Rect;

pub fn draw_question(frame: &mut Frame, area: Rect, state: &QuestionPage, view: &View) -> Seen {
    draw_scrolled(frame, page(below(area, 1)), &page::page(state, view), &state.scroll, view.theme)
}
