//! Small pieces that several screens draw: lines of text, rules, bars, margins.

use super::text::{clipped, width};
use super::theme::Theme;
use crate::text::wrap::simple_width;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

/// From this width on a page has its margins.
pub const WIDE: u16 = 60;
/// The columns of a margin.
pub const MARGIN: u16 = 3;

/// `area` without the margins of a page: three columns, one where it is narrow.
pub fn page(area: Rect) -> Rect {
    inset(area, if area.width >= WIDE { MARGIN } else { 1 })
}

/// `area` without `columns` at its left and its right.
pub fn inset(area: Rect, columns: u16) -> Rect {
    Rect { x: area.x + columns.min(area.width), width: area.width.saturating_sub(2 * columns), ..area }
}

/// The row `y` of `area`, from 0; empty when it lies below it.
pub fn row(area: Rect, y: u16) -> Rect {
    if y >= area.height {
        return Rect { height: 0, width: 0, ..area };
    }
    Rect { y: area.y + y, height: 1, ..area }
}

/// `area` without its first `rows`.
pub fn below(area: Rect, rows: u16) -> Rect {
    let rows = rows.min(area.height);
    Rect { y: area.y + rows, height: area.height - rows, ..area }
}

/// `area` without `columns` at its left.
pub fn right_of(area: Rect, columns: u16) -> Rect {
    let columns = columns.min(area.width);
    Rect { x: area.x + columns, width: area.width - columns, ..area }
}

/// One line of text in row `y` of `area`, cut with a mark.
pub fn line(frame: &mut Frame, area: Rect, y: u16, text: &str, style: Style) {
    put_left(frame, row(area, y), text, style);
}

/// Text at the left of `area`, cut with a mark; returns what is left of the area behind it.
pub fn put_left(frame: &mut Frame, area: Rect, text: &str, style: Style) -> Rect {
    let fits = simple_width(text).is_some_and(|columns| columns <= usize::from(area.width));
    let taken = if fits { put(frame, area, text, style) } else { put(frame, area, &clipped(text, area.width), style) };
    right_of(area, taken)
}

/// Text as it is in the first row of `area`, cut at its edge; returns the columns that it takes.
pub fn put(frame: &mut Frame, area: Rect, text: &str, style: Style) -> u16 {
    let area = row(area, 0).intersection(frame.area());
    frame.render_widget(Span::styled(text, style), area);
    columns(text).min(area.width)
}

/// Rows of text from row `y` of `area` on; returns the row after the last.
pub fn lines<'a>(
    frame: &mut Frame,
    area: Rect,
    y: u16,
    texts: impl IntoIterator<Item = &'a String>,
    style: Style,
) -> u16 {
    let mut next = y;
    for text in texts {
        line(frame, area, next, text, style);
        next = next.saturating_add(1);
    }
    next
}

/// Several spans in row `y` of `area`; what does not fit is cut at the edge with a mark.
pub fn spans(frame: &mut Frame, area: Rect, y: u16, spans: Vec<Span<'_>>) {
    let mut left = row(area, y);
    for span in spans {
        left = put_left(frame, left, &span.content, span.style);
    }
}

/// Text at the left and at the right of row `y`; the right one gives way where there is no room for both.
pub fn sides(frame: &mut Frame, area: Rect, y: u16, left: Span<'_>, right: Span<'_>) {
    let area = row(area, y);
    let (taken, wanted) = (columns(&left.content), columns(&right.content));
    line(frame, area, 0, &left.content, left.style);
    if area.width >= taken.saturating_add(wanted).saturating_add(2) {
        let place = Rect { x: area.right() - wanted, width: wanted, ..area };
        put(frame, place, &right.content, right.style);
    }
}

/// The columns of `text`, as ratatui counts them.
pub fn columns(text: &str) -> u16 {
    u16::try_from(width(text)).unwrap_or(u16::MAX)
}

/// A thin rule over row `y`.
pub fn rule(frame: &mut Frame, area: Rect, y: u16, theme: Theme) {
    let area = row(area, y);
    line(frame, area, 0, &"─".repeat(usize::from(area.width)), theme.dim());
}

/// The mark of the chosen row `y`, in the left margin of the page `area`.
pub fn chosen_mark(frame: &mut Frame, area: Rect, y: u16, theme: Theme) {
    let area = row(area, y);
    let place = Rect { x: area.x.saturating_sub(2), width: area.width.min(1), ..area };
    put(frame, place, "▌", theme.accent());
}

/// A bar of `columns`, filled to `share` (0 to 1; more is full).
pub fn bar(columns: u16, share: f64, theme: Theme) -> Vec<Span<'static>> {
    let filled = (f64::from(columns) * share.clamp(0.0, 1.0)).round() as usize;
    let rest = usize::from(columns).saturating_sub(filled);
    vec![Span::styled("━".repeat(filled), theme.accent()), Span::styled("╌".repeat(rest), theme.dim())]
}
