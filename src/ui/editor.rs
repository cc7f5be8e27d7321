//! Draws the rows of an editor that are in sight, its selection, and the terminal's own cursor.

use super::theme::Theme;
use super::widgets::{put, right_of, row};
use crate::app::editor::{Caret, Editor};
use crate::text::visible::{is_hidden, is_plain};
use crate::text::wrap::grapheme;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use std::borrow::Cow;
use std::ops::Range;

/// `editor` with its text wrapped at `columns`: itself, unless it was shown at another width last.
pub fn wrapped_for(editor: &Editor, columns: usize) -> Cow<'_, Editor> {
    if editor.columns() == columns.max(1) {
        return Cow::Borrowed(editor);
    }
    let mut wrapped = editor.clone();
    wrapped.wrap(columns);
    Cow::Owned(wrapped)
}

/// Draws `editor` with the cursor into `area`, which is one column wider than its text so that the cursor fits behind a
/// full row.
pub fn draw_editor(frame: &mut Frame, area: Rect, editor: &Editor, theme: Theme) {
    draw_rows(frame, area, editor, theme);
    if area.is_empty() {
        return;
    }
    let top = editor.top_for(usize::from(area.height));
    let column = u16::try_from(editor.caret_column()).unwrap_or(u16::MAX).min(area.width - 1);
    let line = u16::try_from(editor.caret_row() - top).unwrap_or(u16::MAX).min(area.height - 1);
    frame.set_cursor_position(Position::new(area.x + column, area.y + line));
}

/// Draws `editor` without the cursor.
pub fn draw_rows(frame: &mut Frame, area: Rect, editor: &Editor, theme: Theme) {
    let height = usize::from(area.height);
    let selection = editor.selection();
    for (y, (paragraph, range)) in (0u16..).zip(rows(editor).skip(editor.top_for(height)).take(height)) {
        let text = editor.paragraphs().get(paragraph).map_or("", |paragraph| paragraph.text());
        let selected = selected(paragraph, &range, selection.as_ref());
        draw_row(frame, row(area, y), text, range, selected, theme);
    }
}

/// The rows of the text: the number of their paragraph and their bytes in it.
fn rows(editor: &Editor) -> impl Iterator<Item = (usize, Range<usize>)> {
    let paragraphs = editor.paragraphs().iter().enumerate();
    paragraphs.flat_map(|(number, paragraph)| paragraph.rows().iter().map(move |row| (number, row.clone())))
}

/// The bytes `range` of the paragraph `text` in the row `area`.
fn draw_row(frame: &mut Frame, area: Rect, text: &str, range: Range<usize>, selected: Range<usize>, theme: Theme) {
    let pieces = [
        (range.start..selected.start, theme.text()),
        (selected.clone(), theme.selected()),
        (selected.end..range.end, theme.text()),
    ];
    let mut left = area;
    for (piece, style) in pieces.into_iter().filter(|(piece, _)| !piece.is_empty()) {
        let piece = without_joining(text.get(piece).unwrap_or(""));
        let taken = put(frame, left, &harmless(piece), style);
        left = right_of(left, taken);
    }
}

/// The selected bytes of the row `range` of a paragraph; an empty range at its start when there are none.
fn selected(paragraph: usize, range: &Range<usize>, selection: Option<&Range<Caret>>) -> Range<usize> {
    let place = |byte| Caret { paragraph, byte };
    let none = range.start..range.start;
    let Some(selection) = selection else { return none };
    let start = if selection.start <= place(range.start) { range.start } else { selection.start.byte };
    let end = if selection.end >= place(range.end) { range.end } else { selection.end.byte };
    let overlaps = selection.start < place(range.end) && selection.end > place(range.start);
    if overlaps { start..end } else { none }
}

/// `text` with a sign, one column wide, for each character that would act on the terminal or turn the text around.
fn harmless(text: &str) -> Cow<'_, str> {
    if is_plain(text) || !text.contains(is_hidden) { text.into() } else { text.replace(is_hidden, "\u{fffd}").into() }
}

/// `text` without a mark at its start that has no width: it would join the cell before it.
fn without_joining(text: &str) -> &str {
    let (length, columns) = grapheme(text);
    let start = if columns == 0 { length } else { 0 };
    text.get(start..).unwrap_or("")
}
