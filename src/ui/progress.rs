//! Draws Progress: a title, what stands above, and the list.

pub mod page;

use super::View;
use super::page::{Page, centred};
use super::reading::{draw_page, draw_scrolled};
use super::widgets::{below, line, page, sides};
use crate::app::progress::Progress;
use crate::app::{Scroll, Seen};
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

/// A head that stays and a list below it, with the chosen item in sight or as far as it is scrolled.
pub fn draw_both(
    frame: &mut Frame,
    area: Rect,
    head: &Page,
    list: &Page,
    scroll: &Scroll,
    chosen: Option<usize>,
    view: &View,
) -> Seen {
    draw_page(frame, area, head, 0, None, view.theme);
    let rest = below(area, u16::try_from(head.rows.len()).unwrap_or(u16::MAX));
    let Some(item) = chosen else { return draw_scrolled(frame, rest, list, scroll, view.theme) };
    let top = centred(list.rows_of(item), list.rows.len(), usize::from(rest.height));
    draw_page(frame, rest, list, top, chosen, view.theme);
    Seen::default()
}

#[cfg(test)]
mod tests;
