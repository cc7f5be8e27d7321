//! Draws an answer said aloud: the part in work, the total in large digits, a clock for each part.

use super::digits::{self, draw_digits};
use super::division::Division;
use super::{discarding, draw_question};
use crate::app::practice::{Part, Practice, Stage};
use crate::app::recording::{LOUDEST, Recording};
use crate::ui::View;
use crate::ui::text::{clock, width, wrapped_within};
use crate::ui::widgets::{below, chosen_mark, columns, line, lines, page, row, spans};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

pub(super) fn draw_spoken(frame: &mut Frame, area: Rect, practice: &Practice, at: Division, view: &View) {
    let theme = view.theme;
    let top = draw_question(frame, area, practice, at.question_rows, view);
    let body = page(area);
    let Some(part) = practice.parts.get(practice.open) else { return };
    // Of one part alone the total is the clock.
    let several = practice.parts.len() > 1;
    let mut title = vec![Span::styled(part.title(), theme.accent_strong())];
    match practice.stage {
        Stage::Paused => title.push(Span::styled("   paused", theme.strong())),
        Stage::Answer if at.compact && several => title.push(Span::styled(clocks(part, view), theme.dim())),
        _ => {}
    }
    spans(frame, body, top + 1, title);
    let (asked, style) = match practice.stage {
        Stage::Discard => (discarding(practice), theme.strong()),
        _ => (part.holds, theme.text()),
    };
    // A second row only where the total keeps its place.
    let most = if body.height > top + 5 { 2 } else { 1 };
    let told = lines(frame, body, top + 2, &wrapped_within(asked, body.width, most), style);
    let told = draw_recording(frame, body, told, practice, view);
    let after = draw_total(frame, body, told + 1, practice, at, view);
    if !at.compact && several {
        draw_clocks(frame, body, after + 1, practice, view);
    }
}

/// Whether the voice is recorded, and how loud it is; or why it is not. Returns the row below.
fn draw_recording(frame: &mut Frame, area: Rect, y: u16, practice: &Practice, view: &View) -> u16 {
    let theme = view.theme;
    match &practice.recording {
        Recording::Off => return y,
        Recording::Trouble(told) => {
            let rows = wrapped_within(&format!("! {told}"), area.width, 2);
            return lines(frame, area, y, &rows, theme.warning());
        }
        Recording::Starting => line(frame, area, y, "recording …", theme.dim()),
        Recording::On(level) => {
            let level = usize::from(*level).min(usize::from(LOUDEST));
            let rest = usize::from(LOUDEST) - level;
            let mark = Span::styled("● recording  ", theme.accent_strong());
            let meter = Span::styled("▮".repeat(level), theme.accent());
            spans(frame, area, y, vec![mark, meter, Span::styled("▯".repeat(rest), theme.dim())]);
        }
    }
    y + 1
}

/// The time of a part and its plan, behind its name.
fn clocks(part: &Part, view: &View) -> String {
    format!("   {} / {}", clock(part.timer.elapsed(view.now).as_secs()), clock(part.plan.round() as u64))
}

/// The total time, large where there is room; returns the row below it.
fn draw_total(frame: &mut Frame, area: Rect, y: u16, practice: &Practice, at: Division, view: &View) -> u16 {
    let theme = view.theme;
    let total = clock(practice.elapsed(view.now).as_secs());
    let budget = u64::from(practice.budget());
    let over = practice.elapsed(view.now).as_secs().saturating_sub(budget);
    let of =
        if over > 0 { format!("of {}, {} over", clock(budget), clock(over)) } else { format!("of {}", clock(budget)) };
    let parts = u16::try_from(practice.parts.len()).unwrap_or(u16::MAX);
    if at.compact || area.height < y.saturating_add(digits::ROWS + 1).saturating_add(parts) {
        let pieces = vec![Span::styled(total, theme.strong()), Span::styled(format!("  {of}"), theme.dim())];
        spans(frame, area, y, pieces);
        return y + 1;
    }
    let wide = columns(&total) * digits::COLUMNS;
    let place = Rect { height: digits::ROWS, width: area.width.min(wide), ..below(area, y) };
    draw_digits(frame, place, &total, theme.text());
    let beside = row(area, y + digits::ROWS - 2);
    let indent = (wide + 2).min(beside.width);
    line(frame, Rect { x: beside.x + indent, width: beside.width - indent, ..beside }, 0, &of, theme.dim());
    y + digits::ROWS
}

fn draw_clocks(frame: &mut Frame, area: Rect, y: u16, practice: &Practice, view: &View) {
    let theme = view.theme;
    let longest = practice.parts.iter().map(|part| width(part.title())).max().unwrap_or(0);
    for (line, (place, part)) in (y..).zip(practice.parts.iter().enumerate()) {
        let open = place == practice.open;
        if open {
            chosen_mark(frame, area, line, theme);
        }
        let said = part.timer.elapsed(view.now).as_secs();
        let said = if said > 0 || open { clock(said) } else { String::new() };
        let name = format!("{}{}   ", part.title(), " ".repeat(longest - width(part.title())));
        let style = if open { theme.strong() } else { theme.text() };
        let plan = format!(" / {}", clock(part.plan.round() as u64));
        let pieces =
            vec![Span::styled(name, style), Span::styled(format!("{said:>4}"), style), Span::styled(plan, theme.dim())];
        spans(frame, area, line, pieces);
    }
}
