//! Draws the page of one question.

pub mod page;
#[cfg(test)]
mod tests;

use super::View;
use super::reading::draw_list;
use super::widgets::{below, page};
use crate::app::Seen;
use crate::app::question::QuestionPage;
use ratatui::Frame;
use ratatui::layout::Rect;

pub fn draw_question(frame: &mut Frame, area: Rect, state: &QuestionPage, view: &View) -> Seen {
    let (area, content) = (page(below(area, 1)), page::page(state, view));
    draw_list(frame, area, &content, state.chosen, &state.scroll, view.theme)
}
