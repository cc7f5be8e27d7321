//! Draws Today.

use super::View;
use super::widgets::{below, chosen_mark, inset, line, page, sides};
use crate::app::today::Today;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

pub fn draw_today(frame: &mut Frame, area: Rect, today: &Today, view: &View) {
    let theme = view.theme;
    let date = view.now.wall.local().strftime("%a %-d %b").to_string();
    let name = Span::styled("greenroom", theme.accent_strong());
    sides(frame, inset(area, 1), 0, name, Span::styled(date, theme.dim()));
    let body = page(below(area, 2));
    if !view.data.ready {
        return line(frame, body, 0, "Reading your files …", theme.dim());
    }
    line(frame, body, 0, "Today", theme.strong());
    for (place, question) in today.queue.iter().enumerate().filter_map(|(i, id)| Some((i, view.data.question(id)?))) {
        let y = 2 + 3 * u16::try_from(place).unwrap_or(u16::MAX / 4);
        let chosen = place == today.chosen;
        if chosen {
            chosen_mark(frame, body, y, theme);
        }
        line(frame, body, y, &question.prompt, if chosen { theme.strong() } else { theme.text() });
        line(frame, body, y + 1, question.competency.as_deref().unwrap_or(""), theme.dim());
    }
}
