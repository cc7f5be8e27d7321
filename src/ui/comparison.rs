//! Draws the comparison of one draft with its reference.

use super::View;
use super::widgets::{line, page};
use crate::app::comparison::Comparison;
use ratatui::Frame;
use ratatui::layout::Rect;

pub fn draw_comparison(frame: &mut Frame, area: Rect, comparison: &Comparison, view: &View) {
    let area = page(area);
    let prompt = view.data.question(&comparison.draft.head.question).map_or("", |question| question.prompt.as_str());
    line(frame, area, 1, prompt, view.theme.strong());
}
