//! Draws the offer to write an unsaved draft elsewhere.

use super::View;
use super::editor::{draw_editor, wrapped_for};
use super::text::wrapped_within;
use super::widgets::{below, line, lines, page};
use crate::app::rescue::Rescue;
use crate::app::{EditorRoom, Seen};
use crate::text::phrases::count;
use crate::text::words::count_words;
use ratatui::Frame;
use ratatui::layout::Rect;

/// The rows in which a long path is shown.
const PATH_ROWS: u16 = 3;

pub fn draw_rescue(frame: &mut Frame, area: Rect, rescue: &Rescue, view: &View) -> Seen {
    let (area, theme) = (page(area), view.theme);
    line(frame, area, 1, "This draft could not be saved", theme.strong());
    let reason = wrapped_within(&rescue.reason, area.width, 3);
    let after = lines(frame, area, 2, &reason, theme.text());
    let words: usize = rescue.draft.parts.iter().map(|part| count_words(&part.text)).sum();
    let kept = format!("Its {} are still here. Write them to another place:", count(words, "word"));
    let after = lines(frame, area, after + 1, &wrapped_within(&kept, area.width, 2), theme.text());
    let field = below(area, after + 1);
    let field = Rect { height: field.height.min(PATH_ROWS), ..field };
    line(frame, field, 0, "▌", theme.accent());
    let inside = Rect { x: field.x + 2.min(field.width), width: field.width.saturating_sub(2), ..field };
    // The cursor stands behind a full row.
    let room = EditorRoom { columns: usize::from(inside.width).saturating_sub(1), rows: PATH_ROWS.into() };
    draw_editor(frame, inside, &wrapped_for(&rescue.path, room.columns), theme);
    Seen { editor: Some(room), ..Seen::default() }
}
