//! Draws the faults of a file that was just edited.

#[cfg(test)]
mod tests;

use super::View;
use super::page::{Page, Piece, Tone};
use super::reading::draw_chosen;
use super::widgets::{below, page, sides};
use crate::app::faults::Faults;
use crate::domain::Severity;
use crate::text::phrases::count;
use crate::text::visible::visible;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

/// The column in which the texts start, beside the lines.
const INDENT: usize = 12;

pub fn draw_faults(frame: &mut Frame, area: Rect, faults: &Faults, view: &View) {
    let area = page(area);
    let theme = view.theme;
    let errors = faults.errors();
    let counts = [(errors, "error"), (faults.problems.len() - errors, "warning")];
    let counts = counts.into_iter().filter(|(number, _)| *number > 0);
    let counts: Vec<String> = counts.map(|(number, one)| count(number, one)).collect();
    let name = visible(&faults.name()).into_owned();
    sides(frame, area, 1, Span::styled(name, theme.strong()), Span::styled(counts.join(", "), theme.dim()));
    let rest = below(area, 3);
    draw_chosen(frame, rest, &list(faults, view), faults.chosen, theme);
}

/// The faults with what to do about each.
fn list(faults: &Faults, view: &View) -> Page {
    let mut page = view.page();
    if faults.errors() > 0 {
        page.text("What has an error is not used until it is fixed.", Tone::Plain);
    }
    for (place, problem) in faults.problems.iter().enumerate() {
        page.gap();
        page.item(Some(place));
        let (sign, tone) = match problem.severity {
            Severity::Error => ("error: ", Tone::Fault),
            Severity::Warning => ("", Tone::Plain),
            Severity::Note => ("note: ", Tone::Dim),
        };
        let label = Piece::new(&format!("line {}", problem.line), Tone::Dim);
        page.hang(label, INDENT, &[Piece::new(sign, tone), Piece::new(&problem.message, Tone::Plain)]);
        page.flow(&[Piece::new(&problem.advice, Tone::Dim)], INDENT);
        page.item(None);
    }
    page
}
