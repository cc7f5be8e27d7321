//! Draws the list of all questions, and the search in it.

#[cfg(test)]
mod tests;

use super::View;
use super::reading::more_marks;
use super::text::{clipped, width, wrapped_within};
use super::widgets::{below, chosen_mark, columns, line, page, sides, spans};
use crate::app::Seen;
use crate::app::questions::{Questions, competency, search::Found};
use crate::domain::Question;
use crate::text::visible::visible;
use crate::ui::page::centred;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::Span;
use unicode_segmentation::UnicodeSegmentation;

/// The columns at the right: drafts, and the day of the last one.
const DRAFTS: usize = 7;
const LAST: usize = 12;
/// Below this width the list shows the prompts alone.
const WIDE: u16 = 70;
/// Rows that page up and page down leave in sight, with those around the list.
const KEPT: u16 = 8;

/// One row of the list.
enum Line<'a> {
    Gap,
    Heading(&'a str),
    /// A question, chosen or not, and the row of its prompt.
    Question(&'a Question, &'a Found, bool),
    /// What the row above did not hold of the chosen prompt.
    Rest(String),
    /// Another wording that a search found.
    Wording(&'a str, &'a [u32]),
}

pub fn draw_questions(frame: &mut Frame, area: Rect, questions: &Questions, view: &View) -> Seen {
    let seen = Seen { page: Some(view.size.height.saturating_sub(KEPT).max(1).into()), ..Seen::default() };
    let area = page(area);
    let top = u16::from(area.height >= 16);
    draw_head(frame, below(area, top), questions, view);
    let list = below(area, top + 2);
    if questions.rows.is_empty() {
        let nothing = if view.data.ready { "Nothing found. Esc shows them all." } else { "Reading your files …" };
        line(frame, list, 0, nothing, view.theme.dim());
    } else {
        draw_list(frame, list, questions, view);
    }
    seen
}

fn draw_head(frame: &mut Frame, area: Rect, questions: &Questions, view: &View) {
    let theme = view.theme;
    let count = questions.rows.len().to_string();
    if !questions.searching && questions.field.is_empty() {
        let name = Span::styled("Questions", theme.strong());
        let wide = area.width >= WIDE;
        let right = if wide { format!("{:>DRAFTS$}{:>LAST$}", "drafts", "last") } else { count };
        return sides(frame, area, 0, name, Span::styled(right, theme.dim()));
    }
    let room = area.width.saturating_sub(columns(&count) + 5);
    let text = visible_end(questions.field.text(), room);
    sides(frame, area, 0, Span::styled("/", theme.accent_strong()), Span::styled(count, theme.dim()));
    let place = Rect { x: area.x + 2.min(area.width), width: room.min(area.width), ..area };
    line(frame, place, 0, &text, theme.strong());
    if questions.searching && area.width > 0 && area.height > 0 {
        let x = place.x.saturating_add(columns(&text)).min(area.right().saturating_sub(1));
        frame.set_cursor_position(Position { x, y: area.y });
    }
}

/// The end of `text` that fits, where it is typed.
fn visible_end(text: &str, room: u16) -> String {
    let text = visible(text);
    if width(&text) < usize::from(room) {
        return text.into_owned();
    }
    let mut left = usize::from(room).saturating_sub(2);
    let kept = text.graphemes(true).rev().take_while(|grapheme| {
        let fits = width(grapheme) <= left;
        left = left.saturating_sub(width(grapheme));
        fits
    });
    let mut end: Vec<&str> = kept.collect();
    end.push("…");
    end.into_iter().rev().collect()
}

fn draw_list(frame: &mut Frame, area: Rect, questions: &Questions, view: &View) {
    let lines = list_lines(area, questions, view);
    let is_chosen = |line: &Line| matches!(line, Line::Question(_, _, true) | Line::Rest(_));
    let first = lines.iter().position(is_chosen).unwrap_or(0);
    let last = lines.iter().rposition(is_chosen).unwrap_or(first);
    let height = usize::from(area.height);
    let top = centred(first..last + 1, lines.len(), height);
    for (y, line) in (0..area.height).zip(lines.iter().skip(top)) {
        if is_chosen(line) {
            chosen_mark(frame, area, y, view.theme);
        }
        draw_line(frame, area, y, line, questions, view);
    }
    more_marks(frame, area, top > 0, top + height < lines.len(), view.theme);
}

fn list_lines<'a>(area: Rect, questions: &'a Questions, view: &View<'a>) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    let mut heading = None;
    let found = questions.field.text().split_whitespace().next().is_some();
    let known =
        questions.rows.iter().enumerate().filter_map(|(i, row)| Some((i, row, view.data.question(&row.question)?)));
    for (place, row, question) in known {
        if !found && heading != Some(competency(question)) {
            heading = Some(competency(question));
            if !lines.is_empty() {
                lines.push(Line::Gap);
            }
            lines.push(Line::Heading(competency(question)));
        }
        let chosen = place == questions.chosen;
        lines.push(Line::Question(question, row, chosen));
        if let Some(rest) =
            chosen.then(|| rest_of(question, prompt_room(area, questions.drafts(&question.id)))).flatten()
        {
            lines.push(Line::Rest(rest));
        }
        if let Some((wording, matched)) = &row.wording {
            lines.push(Line::Wording(wording, matched));
        }
    }
    lines
}

/// The columns of a prompt: all where nothing stands at the right.
fn prompt_room(area: Rect, drafts: usize) -> u16 {
    let aside = if area.width >= WIDE && drafts > 0 { u16::try_from(DRAFTS + LAST).unwrap_or(0) } else { 0 };
    area.width.saturating_sub(aside + 2)
}

/// The second row of a chosen prompt that is too long for one.
fn rest_of(question: &Question, room: u16) -> Option<String> {
    wrapped_within(&question.prompt, room, 2).into_iter().nth(1)
}

fn draw_line(frame: &mut Frame, area: Rect, y: u16, shown: &Line, questions: &Questions, view: &View) {
    let theme = view.theme;
    match shown {
        Line::Gap => {}
        Line::Heading(name) => line(frame, area, y, name, theme.dim()),
        Line::Rest(text) => line(frame, area, y, &format!("  {text}"), theme.strong()),
        Line::Wording(text, matched) => {
            let mut row = vec![Span::styled("  asked as: ", theme.dim())];
            row.extend(highlighted(&clipped(text, area.width.saturating_sub(12)), matched, theme.dim()));
            spans(frame, area, y, row);
        }
        Line::Question(question, found, chosen) => {
            let style = if *chosen { theme.strong() } else { theme.text() };
            let room = prompt_room(area, questions.drafts(&question.id));
            let whole = wrapped_within(&question.prompt, room, 2);
            let first = match (chosen, whole.first()) {
                (true, Some(first)) => first.clone(),
                _ => clipped(&question.prompt, room),
            };
            let star = if view.data.config.star.contains(&question.id) { "★ " } else { "  " };
            let mut row = vec![Span::styled(star, theme.accent())];
            row.extend(highlighted(&first, &found.matched, style));
            spans(frame, Rect { width: room.saturating_add(2).min(area.width), ..area }, y, row);
            draw_aside(frame, area, y, question, questions, view);
        }
    }
}

fn draw_aside(frame: &mut Frame, area: Rect, y: u16, question: &Question, questions: &Questions, view: &View) {
    let drafts = questions.drafts(&question.id);
    if area.width < WIDE || drafts == 0 {
        return;
    }
    let aside = format!("{drafts:>DRAFTS$}{:>LAST$}", questions.last(&question.id));
    let place = Rect { x: area.right().saturating_sub(columns(&aside)), width: columns(&aside), ..area };
    line(frame, place, y, &aside, view.theme.dim());
}

/// `text` with the graphemes `matched` underlined.
fn highlighted(text: &str, matched: &[u32], style: Style) -> Vec<Span<'static>> {
    let mut found: Vec<(bool, String)> = Vec::new();
    for (place, grapheme) in (0u32..).zip(text.graphemes(true)) {
        let hit = matched.binary_search(&place).is_ok();
        match found.last_mut() {
            Some((last, text)) if *last == hit => text.push_str(grapheme),
            _ => found.push((hit, grapheme.to_owned())),
        }
    }
    let marked = style.remove_modifier(Modifier::DIM).add_modifier(Modifier::BOLD | Modifier::UNDERLINED);
    found.into_iter().map(|(hit, text)| Span::styled(text, if hit { marked } else { style })).collect()
}
