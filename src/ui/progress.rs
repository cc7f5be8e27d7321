//! Draws Progress and the history of a question: a title, what stands above, and the list.

use super::View;
use super::frame::Frame;
use super::reading::draw_page;
use super::widgets::{below, line, page, sides};
use crate::app::history::History;
use crate::app::progress::Progress;
use crate::app::reading::{Page, centred};
use ratatui::layout::Rect;
use ratatui::text::Span;

/// Terminals lower than this get no air.
const ROOMY: u16 = 15;

pub fn draw_progress(frame: &mut Frame, area: Rect, progress: &Progress, view: &View) {
    let roomy = area.height >= ROOMY;
    let area = page(below(area, u16::from(roomy)));
    let day = progress.progress.as_ref().map(|progress| progress.day.strftime("%a %-d %b").to_string());
    let right = Span::styled(day.unwrap_or_default(), view.theme.dim());
    sides(frame, area, 0, Span::styled("Progress", view.theme.strong()), right);
    let body = below(area, if roomy { 2 } else { 1 });
    if progress.progress.is_none() {
        return line(frame, body, 0, "Reading your files …", view.theme.dim());
    }
    let context = view.context();
    let (head, list) = (progress.head(&context), progress.page(&context));
    draw_both(frame, body, &head, &list, progress.top, progress.item(), view);
}

/// The history of one question.
pub fn draw_history(frame: &mut Frame, area: Rect, history: &History, view: &View) {
    let roomy = area.height >= ROOMY;
    let area = page(below(area, u16::from(roomy)));
    let context = view.context();
    let (head, list) = (history.head(&context), history.page(&context));
    draw_both(frame, area, &head, &list, history.top, history.item(), view);
}

/// A head that stays and a list below it, scrolled to the chosen item or to the row `top`.
fn draw_both(frame: &mut Frame, area: Rect, head: &Page, list: &Page, top: usize, chosen: Option<usize>, view: &View) {
    draw_page(frame, area, head, 0, None, view.theme);
    let rest = below(area, u16::try_from(head.rows.len()).unwrap_or(u16::MAX));
    let top = chosen.map_or(top, |item| centred(list.rows_of(item), list.rows.len(), usize::from(rest.height)));
    draw_page(frame, rest, list, top, chosen, view.theme);
}

#[cfg(test)]
mod tests;
