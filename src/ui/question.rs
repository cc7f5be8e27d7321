//! Draws the page of one question.

#[cfg(test)]
mod tests;

use super::View;
use super::frame::Frame;
use super::reading::draw_page;
use super::widgets::{below, page};
use crate::app::question::QuestionPage;
use ratatui::layout::Rect;

pub fn draw_question(frame: &mut Frame, area: Rect, state: &QuestionPage, view: &View) {
    let content = state.page(&view.context());
    draw_page(frame, page(below(area, 1)), &content, state.top, None, view.theme);
}
