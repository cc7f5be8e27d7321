//! Draws the question alone, and the time to think.

use crate::app::practice::{Asked, Practice};
use crate::ui::View;
use crate::ui::text::{clock, width, wrapped_within};
use crate::ui::widgets::{lines, page, spans};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

/// The question is read best in rows of this width.
const READING_COLUMNS: u16 = 60;

pub(super) fn draw_think(frame: &mut Frame, area: Rect, practice: &Practice, view: &View) {
    let theme = view.theme;
    let area = page(area);
    let columns = area.width.min(READING_COLUMNS);
    let question = wrapped_within(practice.prompt(), columns, area.height.saturating_sub(4).max(1));
    // Around it stand the countdown, how it is answered and the parts, with a row between them.
    let left = area.height.saturating_sub(u16::try_from(question.len()).unwrap_or(u16::MAX)).saturating_sub(6);
    let fix = practice.fix.as_deref().map(|fix| wrapped_within(fix, columns, left.clamp(2, 3))).unwrap_or_default();
    let rows = u16::try_from(question.len() + fix.len()).unwrap_or(u16::MAX);
    let top = area.height.saturating_sub(rows.saturating_add(5)) / 2;
    let place = Rect { x: area.x + (area.width - columns) / 2, width: columns, ..area };
    let mut y = lines(frame, place, top, &question, theme.strong());
    if !fix.is_empty() {
        y = lines(frame, place, y + 1, &fix, theme.accent());
    }
    spans(frame, place, y + 1, countdown(practice, view));
    let budget = clock(practice.budget().into());
    let how = if practice.aloud { format!("{budget} to say aloud") } else { format!("in writing, {budget} to say") };
    let how = match practice.mock_place() {
        Some((place, all)) => format!("question {place} of {all}, {how}"),
        None => how,
    };
    let below = match practice.asked {
        Asked::Question => side_by_side(how, &parts(practice), columns),
        Asked::FollowUp => vec![format!("a follow-up, {budget} to say")],
    };
    lines(frame, place, y + 3, &below, theme.dim());
}

/// The names of the parts; one alone needs no name.
fn parts(practice: &Practice) -> String {
    let names: Vec<&str> = practice.parts.iter().map(|part| part.title()).collect();
    if names.len() > 1 { names.join(" · ") } else { String::new() }
}

/// Both in one row, or the second below the first.
fn side_by_side(first: String, second: &str, columns: u16) -> Vec<String> {
    let row = format!("{first}   {second}");
    if second.is_empty() {
        return vec![first];
    }
    if width(&row) <= usize::from(columns) {
        return vec![row];
    }
    std::iter::once(first).chain(wrapped_within(second, columns, 2)).collect()
}

/// Counts down to zero, then up.
fn countdown<'a>(practice: &Practice, view: &View) -> Vec<Span<'a>> {
    let (thought, most) = (practice.think.elapsed(view.now).as_secs(), u64::from(practice.think_seconds));
    let theme = view.theme;
    match most.checked_sub(thought) {
        Some(left) if left > 0 => {
            vec![Span::styled(clock(left), theme.accent_strong()), Span::styled(" to think", theme.dim())]
        }
        _ => vec![
            Span::styled(format!("+{}", clock(thought.saturating_sub(most))), theme.accent_strong()),
            Span::styled("  whenever you are ready", theme.dim()),
        ],
    }
}
