//! The last line: the keys that work now; above it what the user is told.

use super::frame::Frame;
use super::text::{width, wrapped_within};
use super::theme::Theme;
use super::widgets::{inset, line, lines, spans};
use crate::app::keymap::Hint;
use crate::app::notice::{Notice, Tone};
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::Span;

/// Draws the keys into the last row of `area` and returns what is left above.
pub fn draw_footer(frame: &mut Frame, area: Rect, hints: &[Hint], theme: Theme) -> Rect {
    let Some(height) = area.height.checked_sub(1).filter(|height| *height > 0) else { return area };
    let inside = inset(area, 1);
    spans(frame, inside, height, fitting(hints, inside.width, theme));
    Rect { height, ..area }
}

/// The hints that fit into `columns`: the gaps shrink first, then the last go; the help key stays.
fn fitting(hints: &[Hint], columns: u16, theme: Theme) -> Vec<Span<'static>> {
    let columns = usize::from(columns);
    let mut shown: Vec<&Hint> = hints.iter().filter(|hint| hint.footer).collect();
    while shown.len() > 1 && taken(&shown, 2) > columns {
        let last_but_help = shown.iter().rposition(|hint| !matches!(hint.shown, "?" | "F1")).unwrap_or(0);
        shown.remove(last_but_help);
    }
    let gap = if taken(&shown, 3) > columns { "  " } else { "   " };
    let mut spans = Vec::new();
    for (place, hint) in shown.into_iter().enumerate() {
        spans.push(Span::raw(if place > 0 { gap } else { "" }));
        spans.push(Span::styled(hint.shown, theme.strong()));
        spans.push(Span::styled(format!(" {}", hint.label), theme.dim()));
    }
    spans
}

/// The columns that `hints` take with gaps of `gap` columns.
fn taken(hints: &[&Hint], gap: usize) -> usize {
    let texts: usize = hints.iter().map(|hint| width(hint.shown) + 1 + width(hint.label)).sum();
    texts + gap * hints.len().saturating_sub(1)
}

/// Draws the notices at the bottom of `area` and returns what is left above.
pub fn draw_notices<'a>(
    frame: &mut Frame,
    area: Rect,
    notices: impl DoubleEndedIterator<Item = &'a Notice>,
    theme: Theme,
) -> Rect {
    let mut left = area;
    for notice in notices.rev() {
        let place = inset(left, 1);
        let room = left.height.saturating_sub(4).min(3);
        let rows = wrapped_within(&notice.text, place.width.saturating_sub(2), room);
        let height = u16::try_from(rows.len()).unwrap_or(0);
        left.height -= height;
        let place = Rect { y: left.bottom(), height, ..place };
        let (mark, style) = match notice.tone {
            Tone::Plain => ("·", theme.accent()),
            Tone::Warning => ("!", theme.fault()),
        };
        line(frame, place, 0, mark, style.add_modifier(Modifier::BOLD));
        let text = Rect { x: place.x + 2.min(place.width), width: place.width.saturating_sub(2), ..place };
        lines(frame, text, 0, &rows, theme.text());
    }
    left
}
