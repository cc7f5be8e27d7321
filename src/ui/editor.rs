//! Draws the rows of an editor that are in sight, its selection, and the terminal's own cursor.

use super::theme::Theme;
use super::widgets::row;
use crate::app::editor::{Editor, Place};
use crate::app::wrap::grapheme;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use std::ops::Range;

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
        let line = styled_row(text, paragraph, range, selection.as_ref(), theme);
        frame.render_widget(line, row(area, y));
    }
}

/// The rows of the text: the number of their paragraph and their bytes in it.
fn rows(editor: &Editor) -> impl Iterator<Item = (usize, Range<usize>)> {
    let paragraphs = editor.paragraphs().iter().enumerate();
    paragraphs.flat_map(|(number, paragraph)| paragraph.rows().iter().map(move |row| (number, row.clone())))
}

fn styled_row<'a>(
    text: &'a str,
    paragraph: usize,
    range: Range<usize>,
    selection: Option<&Range<Place>>,
    theme: Theme,
) -> Line<'a> {
    let place = |byte| Place { paragraph, byte };
    let selected = selection.map_or(0..0, |selection| {
        let start = if selection.start <= place(range.start) { range.start } else { selection.start.byte };
        let end = if selection.end >= place(range.end) { range.end } else { selection.end.byte };
        let overlaps = selection.start < place(range.end) && selection.end > place(range.start);
        if overlaps { start..end } else { 0..0 }
    });
    if selected.is_empty() {
        return Line::from(drawn(text, range, theme.text()));
    }
    let pieces = [
        (range.start..selected.start, theme.text()),
        (selected.clone(), theme.selected()),
        (selected.end..range.end, theme.text()),
    ];
    Line::from_iter(pieces.into_iter().map(|(range, style)| drawn(text, range, style)))
}

/// The text of `range`, without a mark at its start that has no width: it would join the cell before it.
fn drawn(text: &str, range: Range<usize>, style: Style) -> Span<'_> {
    let text = text.get(range).unwrap_or("");
    let (length, columns) = grapheme(text);
    let start = if columns == 0 { length } else { 0 };
    Span::styled(text.get(start..).unwrap_or(""), style)
}
