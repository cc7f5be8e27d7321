//! Draws the date of the interview: the line being typed, the month with that day, and what practice reaches until then.

use super::View;
use super::text::{clipped, width, wrapped_within};
use super::widgets::{below, columns, line, lines, page, row, spans};
use crate::app::interview::{Entry, InterviewDate, month_start};
use crate::text::phrases::countdown_words;
use jiff::ToSpan;
use jiff::civil::Date;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;

/// Terminals lower than this get neither air nor the month.
const ROOMY: u16 = 16;
/// Columns of a day in the month.
const DAY: usize = 4;

pub fn draw_interview(frame: &mut Frame, area: Rect, interview: &InterviewDate, view: &View) {
    let roomy = area.height >= ROOMY;
    let theme = view.theme;
    let area = page(below(area, u16::from(roomy)));
    line(frame, area, 0, "The next interview", theme.strong());
    let body = below(area, if roomy { 2 } else { 1 });
    draw_field(frame, body, interview, view);
    let meaning = below(body, if roomy { 2 } else { 1 });
    let (text, style) = match interview.entry() {
        None => ("A date such as 2026-12-10, 10 dec or in 12 days; none takes it out.".to_owned(), theme.dim()),
        Some(Ok(Entry::Cleared)) => ("No date: practice goes by what is due.".to_owned(), theme.text()),
        Some(Ok(Entry::Date(date))) => (in_words(date, interview.day), theme.text()),
        Some(Err(advice)) => (advice.to_owned(), theme.warning()),
    };
    let mut next = lines(frame, meaning, 0, &wrapped_within(&text, area.width, 2), style);
    if let Some(plan) = &interview.plan {
        next = lines(frame, meaning, next, &wrapped_within(plan, area.width, 3), theme.dim());
    }
    if roomy {
        draw_month(frame, below(meaning, next + 1), interview, view);
    }
}

fn draw_field(frame: &mut Frame, area: Rect, interview: &InterviewDate, view: &View) {
    let label = "When is it?  ";
    let room = area.width.saturating_sub(columns(label) + 1);
    let text = clipped(interview.field.text(), room);
    let shown = vec![Span::styled(label, view.theme.dim()), Span::styled(text.clone(), view.theme.strong())];
    spans(frame, area, 0, shown);
    let x = area.x.saturating_add(columns(label)).saturating_add(columns(&text));
    if !row(area, 0).is_empty() {
        frame.set_cursor_position(Position { x: x.min(area.right().saturating_sub(1)), y: area.y });
    }
}

/// "Thursday, 10 December 2026, in 14 days".
fn in_words(date: Date, day: Date) -> String {
    let days = day.until(date).map_or(0, |span| span.get_days());
    format!("{}, {}", date.strftime("%A, %-d %B %Y"), countdown_words(days))
}

/// The month of the chosen day, weeks from Monday on.
fn draw_month(frame: &mut Frame, area: Rect, interview: &InterviewDate, view: &View) {
    let theme = view.theme;
    let chosen = interview.date().unwrap_or(interview.day);
    let first = month_start(chosen);
    line(frame, area, 0, &chosen.strftime("%B %Y").to_string(), theme.dim());
    line(
        frame,
        area,
        1,
        &["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"].map(|name| format!("{name:>DAY$}")).concat(),
        theme.dim(),
    );
    let offset = usize::try_from(first.weekday().to_monday_zero_offset()).unwrap_or(0);
    let last = usize::try_from(first.days_in_month()).unwrap_or(0);
    let weeks = (offset + last).div_ceil(7);
    for week in 0..weeks {
        let mut shown = Vec::new();
        for place in week * 7..week * 7 + 7 {
            let number = (place + 1).saturating_sub(offset);
            let in_month = place >= offset && number <= last;
            let date = i64::try_from(number).ok().and_then(|number| first.checked_add((number - 1).days()).ok());
            shown.push(match date.filter(|_| in_month) {
                Some(date) => day(date, chosen, interview, view),
                None => Span::raw(" ".repeat(DAY)),
            });
        }
        spans(frame, area, 2 + u16::try_from(week).unwrap_or(u16::MAX), shown);
    }
    let y = 3 + u16::try_from(weeks).unwrap_or(0);
    let legend = "◆ the interview   › today";
    if width(legend) <= usize::from(area.width) {
        line(frame, area, y, legend, theme.dim());
    }
}

/// One day: the interview with a sign, today with another, days gone by dim.
fn day(date: Date, chosen: Date, interview: &InterviewDate, view: &View) -> Span<'static> {
    let theme = view.theme;
    let number = date.day();
    match date {
        _ if date == chosen && interview.date().is_some() => {
            Span::styled(format!("{:>4}", format!("◆{number}")), theme.accent_strong())
        }
        _ if date == interview.day => Span::styled(format!("{:>4}", format!("›{number}")), theme.strong()),
        _ if date < interview.day => Span::styled(format!("{number:>4}"), theme.dim()),
        _ => Span::styled(format!("{number:>4}"), theme.text()),
    }
}

#[cfg(test)]
mod tests;
