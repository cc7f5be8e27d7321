//! Draws a quick recall.

#[cfg(test)]
mod tests;

use super::View;
use super::page::{Page, Piece, Tone};
use super::reading::draw_scrolled;
use super::text::{clock, wrapped_within};
use super::widgets::{below, columns, line, lines, page, spans};
use crate::app::Seen;
use crate::app::quick::{Quick, RECALL_SECONDS};
use crate::review::gist::Gist;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

/// The question is read best in rows of this width.
const READING_COLUMNS: u16 = 60;
/// Once it is answered, the question has at most so many rows.
const QUESTION_ROWS: u16 = 2;
/// Terminals lower than this get no air.
const ROOMY: u16 = 16;

pub fn draw_quick(frame: &mut Frame, area: Rect, quick: &Quick, view: &View) -> Seen {
    match &quick.revealed {
        None => {
            draw_question(frame, page(area), quick, view);
            Seen::default()
        }
        Some(revealed) => draw_answer(frame, area, quick, revealed, view),
    }
}

fn draw_question(frame: &mut Frame, area: Rect, quick: &Quick, view: &View) {
    let theme = view.theme;
    let width = area.width.min(READING_COLUMNS);
    let question = wrapped_within(&quick.question.prompt, width, area.height.saturating_sub(4).max(1));
    let rows = u16::try_from(question.len()).unwrap_or(u16::MAX);
    let top = area.height.saturating_sub(rows.saturating_add(4)) / 2;
    let place = Rect { x: area.x + (area.width - width) / 2, width, ..area };
    let y = lines(frame, place, top, &question, theme.strong());
    let elapsed = quick.timer.elapsed(view.now).as_secs();
    let left = match u64::from(RECALL_SECONDS).checked_sub(elapsed) {
        Some(left) if left > 0 => clock(left),
        _ => format!("+{}", clock(elapsed.saturating_sub(RECALL_SECONDS.into()))),
    };
    let asked = "which story, and its first sentence?";
    let left = Span::styled(left, theme.accent_strong());
    if columns(&left.content) + 2 + columns(asked) <= width {
        return spans(frame, place, y + 1, vec![left, Span::styled(format!("  {asked}"), theme.dim())]);
    }
    spans(frame, place, y + 1, vec![left]);
    lines(frame, place, y + 2, &wrapped_within(asked, width, 2), theme.dim());
}

fn draw_answer(frame: &mut Frame, area: Rect, quick: &Quick, revealed: &Gist, view: &View) -> Seen {
    let theme = view.theme;
    let air = u16::from(view.size.height >= ROOMY);
    let body = page(area);
    let question = wrapped_within(&quick.question.prompt, body.width, QUESTION_ROWS);
    let y = lines(frame, body, 0, &question, theme.dim());
    let headline = super::text::clipped(&revealed.headline, body.width);
    line(frame, body, y + air, &headline, theme.strong());
    let points = points(revealed, view);
    let list = below(body, y + 1 + 2 * air);
    let wanted = u16::try_from(points.rows.len()).unwrap_or(u16::MAX);
    let list = Rect { height: wanted.min(list.height.saturating_sub(1 + air)), ..list };
    let seen = draw_scrolled(frame, list, &points, &quick.scroll, theme);
    let ratings = "1 again   2 hard   3 good   4 easy";
    let asked = format!("How did it go?   {ratings}");
    let text = if columns(&asked) <= body.width { asked.as_str() } else { ratings };
    let place = Rect { y: list.bottom() + air, height: 1, ..body };
    line(frame, place.intersection(body), 0, text, theme.strong());
    seen
}

fn points(revealed: &Gist, view: &View) -> Page {
    let mut page = view.page();
    for point in &revealed.points {
        page.hang(Piece::new("·", Tone::Accent), 2, &[Piece::new(point, Tone::Plain)]);
    }
    page
}
