//! Draws Today: the queue first, below it what was left unfinished and the way to the interview.

mod below;
#[cfg(test)]
mod tests;

use super::View;
use super::page::{Page, Piece, Tone};
use super::reading::draw_chosen;
use super::text::{width, wrapped, wrapped_within};
use super::widgets::{below as rows_below, inset, line, lines, page, sides, spans};
use crate::app::today::Today;
use crate::domain::schedule;
use crate::text::phrases::countdown_words;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

/// Terminals lower than this get the queue without air.
const ROOMY: u16 = 16;

/// Rows that the queue has at least.
const QUEUE_ROWS: u16 = 6;

pub fn draw_today(frame: &mut Frame, area: Rect, today: &Today, view: &View) {
    let roomy = area.height >= ROOMY;
    draw_header(frame, inset(area, 1), today, view);
    let body = page(rows_below(area, if roomy { 2 } else { 1 }));
    let Some(plan) = today.plan.as_deref().filter(|_| view.data.ready) else {
        return line(frame, body, 0, "Reading your files …", view.theme.dim());
    };
    let body = draw_heading(frame, body, plan, roomy, view);
    let foot = below::rows(today, plan, body.width, roomy, view);
    let foot_height = u16::try_from(foot.len()).unwrap_or(0).min(body.height.saturating_sub(QUEUE_ROWS));
    let queue = Rect { height: body.height - foot_height, ..body };
    draw_queue(frame, queue, today, roomy, view);
    let place = Rect { y: queue.bottom(), height: foot_height, ..body };
    for (y, row) in (0..foot_height).zip(foot) {
        spans(frame, place, y, row);
    }
}

/// The name at the left, the date and the interview at the right, as much of it as fits.
fn draw_header(frame: &mut Frame, area: Rect, today: &Today, view: &View) {
    let theme = view.theme;
    let name = "greenroom";
    let day = today.plan.as_ref().map_or_else(|| view.now.wall.local().date(), |plan| plan.day);
    let date = day.strftime("%a %-d %b").to_string();
    let countdown = today.plan.as_ref().and_then(|plan| plan.days_left).map(countdown_words);
    let choices = match countdown {
        Some(when) => vec![format!("{date} · interview {when}"), format!("{date} · {when}"), when],
        None => vec![date],
    };
    let room = usize::from(area.width).saturating_sub(name.len() + 2);
    let right = choices.into_iter().find(|text| width(text) <= room).unwrap_or_default();
    sides(frame, area, 0, Span::styled(name, theme.accent_strong()), Span::styled(right, theme.dim()));
}

/// The heading with what the queue takes, and a note; returns what is left below.
fn draw_heading(frame: &mut Frame, area: Rect, plan: &schedule::Today, roomy: bool, view: &View) -> Rect {
    let theme = view.theme;
    let mut next = 0;
    if roomy {
        let amount = Span::styled(plan.amount_words(), theme.dim());
        sides(frame, area, 0, Span::styled("Today", theme.strong()), amount);
        next = 2;
    }
    if let Some(note) = &plan.note {
        next = lines(frame, area, next, &wrapped_within(note, area.width, 3), theme.text());
        next += u16::from(roomy);
    }
    rows_below(area, next)
}

fn draw_queue(frame: &mut Frame, area: Rect, today: &Today, roomy: bool, view: &View) {
    let height = usize::from(area.height);
    let dense = queue(today, area.width, roomy, false, view);
    let airy = dense.rows.len() + today.items().len().saturating_sub(1) <= height;
    let page = if roomy && airy { queue(today, area.width, roomy, true, view) } else { dense };
    draw_chosen(frame, area, &page, today.chosen, view.theme);
}

/// The questions with why they are asked, an item each; `airy` with an empty row between them.
fn queue(today: &Today, columns: u16, roomy: bool, airy: bool, view: &View) -> Page {
    let mut page = Page::new(columns.into());
    for (place, item) in today.items().iter().enumerate() {
        if airy {
            page.gap();
        }
        page.item(Some(place));
        let chosen = place == today.chosen;
        let most = match (chosen, roomy) {
            (true, _) => 3,
            (false, true) => 2,
            (false, false) => 1,
        };
        let tone = if chosen { Tone::Strong } else { Tone::Plain };
        for row in wrapped_within(view.data.bank.prompt(&item.question), columns, most) {
            page.row(vec![Piece::new(&row, tone)]);
        }
        let about = item.about(&view.data.bank);
        page.row(vec![Piece::new(&wrapped(&about, u16::MAX).join(" "), Tone::Dim)]);
        page.item(None);
    }
    page
}
