//! How the page of an answer is divided.

use crate::app::practice::Practice;
use crate::ui::editor::wrapped_for;
use crate::ui::text::wrapped;

/// Prose is not wrapped wider than this, so that the eye finds the next row.
const WIDEST_TEXT: u16 = 78;
/// The open part has at least so many rows, so that the page does not jump with the first words.
const CALM_ROWS: u16 = 5;
/// With fewer rows for the text, and where it is narrower, there is one part and one clock only.
const LEAST_ROWS: u16 = 4;
const NARROW: u16 = 60;

/// The rows and columns of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Division {
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

impl Division {
    /// The page in an area of `width` by `height`, the footer not in it.
    pub fn of(practice: &Practice, width: u16, height: u16) -> Division {
        Division::full(practice, width, height).unwrap_or_else(|| Division::compact(practice, width, height))
    }

    /// All parts and clocks, where there is room for them.
    fn full(practice: &Practice, width: u16, height: u16) -> Option<Division> {
        let question_rows = question_rows(practice, width, 3);
        let fix_rows = match &practice.fix {
            Some(fix) => 1 + count(&wrapped(fix, width.saturating_sub(18)), 2),
            None => 0,
        };
        let parts = u16::try_from(practice.parts.len()).unwrap_or(u16::MAX);
        // Around the text: empty row, bar, empty row, one row a part, empty row, words and state.
        let around = question_rows.saturating_add(fix_rows).saturating_add(parts).saturating_add(5);
        let room = height.saturating_sub(around);
        if width < NARROW || room < LEAST_ROWS {
            return None;
        }
        let columns = width.saturating_sub(6 + 2 + 1).clamp(1, WIDEST_TEXT);
        let rows = |editor| wrapped_for(editor, columns.into()).row_count();
        let wanted = practice.parts.get(practice.open).map_or(0, |part| rows(&part.editor) + 1);
        let wanted = u16::try_from(wanted).unwrap_or(u16::MAX).max(CALM_ROWS);
        let spoken = practice.aloud && !practice.is_noting();
        let editor_rows = if spoken { room } else { wanted.min(room) };
        Some(Division { compact: false, question_rows, fix_rows, columns, editor_rows })
    }

    fn compact(practice: &Practice, width: u16, height: u16) -> Division {
        let most = (height / 4).min(2);
        let question_rows = question_rows(practice, width, most);
        let columns = width.saturating_sub(3).clamp(1, WIDEST_TEXT);
        let clock = u16::from(height > 1);
        let editor_rows = height.saturating_sub(question_rows + clock);
        Division { compact: true, question_rows, fix_rows: 0, columns, editor_rows }
    }
}

/// The rows of what is asked, `most` at most.
fn question_rows(practice: &Practice, width: u16, most: u16) -> u16 {
    count(&wrapped(practice.prompt(), width.saturating_sub(2)), most)
}

fn count(rows: &[String], most: u16) -> u16 {
    u16::try_from(rows.len()).unwrap_or(u16::MAX).min(most)
}
