//! Draws the comparison: the fix and the row of views, then the visible view.

pub mod attempts;
mod checks;
mod head;
mod parts;
pub mod points;
#[cfg(test)]
mod tests;
mod text;
mod voice;

use super::View;
use super::coach::draw_consultation;
use super::page::{Page, centred};
use super::reading::{draw_page, draw_scrolled};
use super::widgets::{below, page};
use crate::app::Seen;
use crate::app::comparison::{Comparison, ViewKind};
use ratatui::Frame;
use ratatui::layout::Rect;

pub fn draw_comparison(frame: &mut Frame, area: Rect, comparison: &Comparison, view: &View) -> Seen {
    let area = page(area);
    let head = match comparison.consultation {
        Some(_) => head::prompt(comparison, view),
        None => head::head(comparison, view),
    };
    draw_page(frame, area, &head, 0, None, view.theme);
    let rest = below(area, u16::try_from(head.rows.len()).unwrap_or(u16::MAX));
    if let Some(consultation) = &comparison.consultation {
        return draw_consultation(frame, rest, consultation, view);
    }
    let content = content(comparison, view);
    let height = usize::from(rest.height);
    let Some(chosen) = comparison.item() else {
        return draw_scrolled(frame, rest, &content, &comparison.scroll, view.theme);
    };
    // What stands above the first item is read first, where there is room for both.
    let top = match chosen {
        0 if content.rows_of(0).end <= height => 0,
        chosen => centred(content.rows_of(chosen), content.rows.len(), height),
    };
    draw_page(frame, rest, &content, top, Some(chosen), view.theme);
    Seen { page: Some(height / 2), ..Seen::default() }
}

/// All views but the text as one page, as it is printed.
pub fn whole(comparison: &Comparison, view: &View) -> Page {
    let mut page = view.page();
    head::fix(&mut page, comparison, usize::MAX);
    let reference = comparison.review.as_ref().and_then(|review| review.result.answer.as_ref());
    let of = reference.map(|answer| format!(" of «{}»", view.data.bank.title(answer))).unwrap_or_default();
    page.chapter(&format!("Key points{of}"), points::page(comparison, view));
    page.chapter("Parts", parts::page(comparison, view));
    page.chapter("Checks", checks::page(comparison, view));
    page
}

/// The rows of the visible view.
fn content(comparison: &Comparison, view: &View) -> Page {
    match comparison.view {
        ViewKind::Points => points::page(comparison, view),
        ViewKind::Text => text::page(comparison, view),
        ViewKind::Parts => parts::page(comparison, view),
        ViewKind::Checks => checks::page(comparison, view),
        ViewKind::Attempts => attempts::page(comparison, view),
        ViewKind::Voice => voice::page(comparison, view),
    }
}
