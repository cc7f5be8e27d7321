//! The last line: the keys that work now; above it what the user is told.

use super::text::{width, wrapped_within};
use super::theme::Theme;
use super::widgets::{inset, line, lines, put_left, right_of, row};
use crate::app::keymap::Hint;
use crate::app::notice::{Notice, Tone};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

/// Draws the keys into the last row of `area` and returns what is left above.
pub fn draw_footer(frame: &mut Frame, area: Rect, hints: &[Hint], theme: Theme) -> Rect {
    let Some(height) = area.height.checked_sub(1).filter(|height| *height > 0) else { return area };
    let mut left = row(inset(area, 1), height);
    let (shown, gap) = fitting(hints, left.width);
    for hint in shown {
        left = right_of(put_left(frame, left, hint.shown, theme.strong()), 1);
        left = right_of(put_left(frame, left, hint.label, theme.dim()), gap);
    }
    Rect { height, ..area }
}

/// The hints that fit into `columns`, and the columns between them: the gaps shrink first, then the last hints go; the
/// help key stays.
fn fitting(hints: &[Hint], columns: u16) -> (Vec<&Hint>, u16) {
    let mut shown: Vec<&Hint> = hints.iter().filter(|hint| hint.footer).collect();
    let mut texts: usize = shown.iter().map(|hint| taken(hint)).sum();
    let fits = |texts: usize, count: usize, gap: usize| texts + gap * count.saturating_sub(1) <= usize::from(columns);
    while shown.len() > 1 && !fits(texts, shown.len(), 2) {
        let last_but_help = shown.iter().rposition(|hint| !matches!(hint.shown, "?" | "F1")).unwrap_or(0);
        texts -= taken(shown.remove(last_but_help));
    }
    let gap = if fits(texts, shown.len(), 3) { 3 } else { 2 };
    (shown, gap)
}

/// The columns that `hint` takes.
fn taken(hint: &Hint) -> usize {
    width(hint.shown) + 1 + width(hint.label)
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
