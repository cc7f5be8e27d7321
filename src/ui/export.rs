//! Draws the prep sheet's choices, the place it goes to with the cursor, and the sheet as text.

mod page;

use super::View;
use super::editor::{draw_editor, draw_rows, wrapped_for};
use super::reading::{draw_page, draw_scrolled};
use super::widgets::{below, page, rule, sides};
use crate::app::export::{Export, Row};
use crate::app::{EditorRoom, Seen};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

/// Terminals lower than this get no air.
const ROOMY: u16 = 15;
/// Rows that the place may take.
const PLACE_ROWS: usize = 2;

pub fn draw_export(frame: &mut Frame, area: Rect, export: &Export, view: &View) -> Seen {
    let roomy = area.height >= ROOMY;
    let theme = view.theme;
    let area = page(below(area, u16::from(roomy)));
    let title = if export.wanted.debrief.is_some() { "Debrief" } else { "Prep sheet" };
    let right = Span::styled("what you take along", theme.dim());
    sides(frame, area, 0, Span::styled(title, theme.strong()), right);
    let body = below(area, if roomy { 2 } else { 1 });
    let text = page::text(export, view);
    if export.reading {
        return draw_scrolled(frame, body, &text, &export.scroll, theme);
    }
    let form = page::form(export, view);
    let chosen = export.rows().iter().position(|row| *row == export.row);
    draw_page(frame, body, &form, 0, chosen, theme);
    let above = u16::try_from(form.rows.len()).unwrap_or(u16::MAX).saturating_sub(1);
    let rows = draw_place(frame, below(body, above), export, view);
    let rest = below(body, above.saturating_add(rows));
    if roomy {
        rule(frame, below(rest, 1), 0, theme);
    }
    draw_page(frame, below(rest, if roomy { 2 } else { 0 }), &text, 0, None, theme);
    let columns = place_columns(view);
    Seen { editor: Some(EditorRoom { columns, rows: PLACE_ROWS }), ..Seen::default() }
}

/// The columns of the place: the cursor stands behind them.
fn place_columns(view: &View) -> usize {
    view.columns().saturating_sub(page::label_columns(view) + 1).max(1)
}

/// The place beside its label; returns the rows that it takes.
fn draw_place(frame: &mut Frame, area: Rect, export: &Export, view: &View) -> u16 {
    let label = u16::try_from(page::label_columns(view)).unwrap_or(u16::MAX).min(area.width);
    let most = u16::try_from(PLACE_ROWS).unwrap_or(1);
    let path = wrapped_for(&export.path, place_columns(view));
    let rows = u16::try_from(path.row_count()).unwrap_or(1).clamp(1, most).min(area.height);
    let place = Rect { x: area.x + label, width: area.width - label, height: rows, ..area };
    if export.row == Row::Place {
        draw_editor(frame, place, &path, view.theme)
    } else {
        draw_rows(frame, place, &path, view.theme)
    }
    rows
}

#[cfg(test)]
mod tests;
