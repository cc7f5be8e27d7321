//! Draws the rows of a page that is only read.

use super::View;
use super::page::{Page, Piece, Tone, centred, scrolled};
use super::theme::Theme;
use super::widgets::{below, chosen_mark, line, row, spans};
use crate::app::{Scroll, Seen};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::Span;

/// The style of a tone.
pub fn style(tone: Tone, theme: Theme) -> Style {
    match tone {
        Tone::Plain => theme.text(),
        Tone::Strong => theme.strong(),
        Tone::Dim => theme.dim(),
        Tone::Accent => theme.accent_strong(),
        Tone::Warning => theme.warning(),
        Tone::Fault => theme.fault(),
        Tone::Added => theme.accent_strong().add_modifier(Modifier::UNDERLINED),
        Tone::Removed => theme.dim().add_modifier(Modifier::CROSSED_OUT),
    }
}

/// The pieces with their styles.
pub fn styled(pieces: &[Piece], theme: Theme) -> Vec<Span<'_>> {
    pieces.iter().map(|piece| Span::styled(piece.text.as_str(), style(piece.tone, theme))).collect()
}

/// Draws `page` from its row `top` on, with a mark beside the chosen item; what is left out below is marked.
pub fn draw_page(frame: &mut Frame, area: Rect, page: &Page, top: usize, chosen: Option<usize>, theme: Theme) {
    let top = top.min(page.rows.len().saturating_sub(usize::from(area.height)));
    for (y, row) in (0..area.height).zip(page.rows.iter().skip(top)) {
        spans(frame, area, y, styled(&row.pieces, theme));
        if chosen.is_some() && row.item == chosen {
            chosen_mark(frame, area, y, theme);
        }
    }
    let shown = usize::from(area.height);
    more_marks(frame, area, top > 0, top + shown < page.rows.len(), theme);
}

/// Draws `page` from where it is scrolled to.
pub fn draw_scrolled(frame: &mut Frame, area: Rect, page: &Page, scroll: &Scroll, theme: Theme) -> Seen {
    let (rows, height) = (page.rows.len(), usize::from(area.height));
    let top = scroll.resolved(|top, step| scrolled(top, step, rows, height)).min(rows.saturating_sub(height));
    draw_page(frame, area, page, top, None, theme);
    Seen { top: Some(top), ..Seen::default() }
}

/// Draws a page with the rows of its `chosen` item in the middle.
pub fn draw_chosen(frame: &mut Frame, area: Rect, page: &Page, chosen: usize, theme: Theme) {
    let top = centred(page.rows_of(chosen), page.rows.len(), usize::from(area.height));
    draw_page(frame, area, page, top, Some(chosen), theme);
}

/// Draws a page with its chosen item in sight, or without one as far as it is scrolled.
pub fn draw_list(
    frame: &mut Frame,
    area: Rect,
    page: &Page,
    chosen: Option<usize>,
    scroll: &Scroll,
    theme: Theme,
) -> Seen {
    let Some(chosen) = chosen else { return draw_scrolled(frame, area, page, scroll, theme) };
    draw_chosen(frame, area, page, chosen, theme);
    Seen::default()
}

/// Draws a head that stays, and a list below it as [`draw_list`] does.
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
    draw_list(frame, rest, list, chosen, scroll, view.theme)
}

/// Marks in the right margin that there is more above or below.
pub fn more_marks(frame: &mut Frame, area: Rect, above: bool, below: bool, theme: Theme) {
    let mut mark = |y: u16, sign: &str| {
        let area = row(area, y);
        let place = Rect { x: area.right(), width: area.width.min(1), ..area };
        line(frame, place.intersection(frame.area()), 0, sign, theme.dim());
    };
    if above {
        mark(0, "↑");
    }
    if let Some(last) = area.height.checked_sub(1).filter(|_| below) {
        mark(last, "↓");
    }
}
