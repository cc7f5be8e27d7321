//! How the page of an answer is divided: the same numbers for the state (wrapping, scrolling) and for the drawing.

use super::Practice;
use crate::text::wrap::wrapped;

/// Prose is not wrapped wider than this, so that the eye finds the next row.
const WIDEST_TEXT: u16 = 78;
/// The open part has at least so many rows, so that the page does not jump with the first words.
const CALM_ROWS: u16 = 5;

/// The rows and columns of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// One part and one clock only.
    pub compact: bool,
    pub question_rows: u16,
    /// Rows of the thing to fix, with the empty one above it.
    pub fix_rows: u16,
    /// The columns of the text.
    pub columns: u16,
    /// The rows of the open part.
    pub editor_rows: u16,
}

impl Page {
    /// The page in an area of `width` by `height`, the footer not in it.
    pub fn of(practice: &Practice, width: u16, height: u16) -> Page {
        let full = Page::full(practice, width, height);
        if width < 60 || full.editor_rows < 4 { Page::compact(practice, width, height) } else { full }
    }

    /// The columns of the question.
    pub fn question_columns(width: u16) -> u16 {
        width.saturating_sub(2)
    }

    fn full(practice: &Practice, width: u16, height: u16) -> Page {
        let question_rows = count(&practice.asked(Page::question_columns(width)), 3);
        let fix_rows = match &practice.fix {
            Some(fix) => 1 + count(&wrapped(fix, width.saturating_sub(18)), 2),
            None => 0,
        };
        let parts = u16::try_from(practice.parts.len()).unwrap_or(u16::MAX);
        // Around the text: empty row, bar, empty row, one row a part, empty row, words and state.
        let around = question_rows.saturating_add(fix_rows).saturating_add(parts).saturating_add(5);
        let room = height.saturating_sub(around);
        let columns = width.saturating_sub(6 + 2 + 1).clamp(1, WIDEST_TEXT);
        let wanted = practice.parts.get(practice.open).map_or(0, |part| part.editor.row_count() + 1);
        let wanted = u16::try_from(wanted).unwrap_or(u16::MAX).max(CALM_ROWS);
        let spoken = practice.aloud && !practice.is_noting();
        let editor_rows = if spoken { room } else { wanted.min(room) };
        Page { compact: false, question_rows, fix_rows, columns, editor_rows }
    }

    fn compact(practice: &Practice, width: u16, height: u16) -> Page {
        let most = (height / 4).min(2);
        let question_rows = count(&practice.asked(Page::question_columns(width)), most);
        let columns = width.saturating_sub(3).clamp(1, WIDEST_TEXT);
        let clock = u16::from(height > 1);
        let editor_rows = height.saturating_sub(question_rows + clock);
        Page { compact: true, question_rows, fix_rows: 0, columns, editor_rows }
    }
}

fn count(rows: &[String], most: u16) -> u16 {
    u16::try_from(rows.len()).unwrap_or(u16::MAX).min(most)
}
