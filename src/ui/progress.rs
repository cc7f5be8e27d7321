//! Draws Progress: a title, what stands above, and the list.

pub mod page;

use super::View;
use super::reading::draw_both;
use super::widgets::{below, line, page, sides};
use crate::app::Seen;
use crate::app::progress::Progress;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

/// Terminals lower than this get no air.
const ROOMY: u16 = 15;

pub fn draw_progress(frame: &mut Frame, area: Rect, progress: &Progress, view: &View) -> Seen {
    let roomy = area.height >= ROOMY;
    let area = page(below(area, u16::from(roomy)));
    let day = progress.progress.as_ref().map(|progress| progress.day.strftime("%a %-d %b").to_string());
    let right = Span::styled(day.unwrap_or_default(), view.theme.dim());
    sides(frame, area, 0, Span::styled("Progress", view.theme.strong()), right);
    let body = below(area, if roomy { 2 } else { 1 });
    if progress.progress.is_none() {
        line(frame, body, 0, "Reading your files …", view.theme.dim());
        return Seen::default();
    }
    let (head, list) = (page::head(progress, view), page::list(progress, view));
    draw_both(frame, body, &head, &list, &progress.scroll, progress.item(), view)
}

#[cfg(test)]
mod tests;
