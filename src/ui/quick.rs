//! Draws a quick recall.

use super::View;
use super::text::{clock, wrapped_within};
use super::widgets::{below, columns, line, lines, page, row, spans};
use crate::app::quick::{Quick, RECALL_SECONDS, Revealed};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

/// The question is read best in rows of this width.
const READING_COLUMNS: u16 = 60;

pub fn draw_quick(frame: &mut Frame, area: Rect, quick: &Quick, view: &View) {
    match &quick.revealed {
        None => draw_question(frame, page(area), quick, view),
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
    spans(
        frame,
        place,
        y + 1,
        vec![
            Span::styled(left, theme.accent_strong()),
            Span::styled("  which story, and its first sentence?", theme.dim()),
        ],
    );
}

fn draw_answer(frame: &mut Frame, area: Rect, quick: &Quick, revealed: &Revealed, view: &View) {
    let theme = view.theme;
    let body = page(area);
    let question = wrapped_within(&quick.question.prompt, body.width, 2);
    let y = lines(frame, body, 0, &question, theme.dim());
    let title = if revealed.own { "" } else { "   an example" };
    let room = body.width.saturating_sub(columns(title));
    let headline = super::text::clipped(&revealed.headline, room);
    spans(frame, body, y + 1, vec![Span::styled(headline, theme.strong()), Span::styled(title, theme.dim())]);
    let list = below(body, y + 3);
    let mut at = 0;
    for point in &revealed.key_points {
        let rows = wrapped_within(point, list.width.saturating_sub(2), 2);
        let needed = u16::try_from(rows.len()).unwrap_or(u16::MAX);
        let last = list.height.saturating_sub(3);
        if at + needed > last {
            line(frame, list, at, "…", theme.dim());
            at += 1;
            break;
        }
        line(frame, list, at, "·", theme.accent());
        let text = Rect { x: list.x + 2.min(list.width), width: list.width.saturating_sub(2), ..list };
        at = lines(frame, text, at, &rows, theme.text());
    }
    let ratings = "How did it go?   1 again   2 hard   3 good   4 easy";
    line(frame, row(list, at + 1), 0, ratings, theme.strong());
}
