//! Draws an answer in writing: one part open, the others a line each, in the time that it takes to say them.

use super::draw_question;
use crate::app::practice::{Kind, Page, Part, Practice, Stage};
use crate::ui::View;
use crate::ui::editor::{draw_editor, draw_rows};
use crate::ui::text::{clipped, clock, counted, width, wrapped_within};
use crate::ui::widgets::{bar, below, chosen_mark, columns, line, lines, page, row, sides, spans};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

/// After an answer said aloud.
const NOTE_OFFER: &str = "type or paste what you said, if you like";

pub(super) fn draw_typed(frame: &mut Frame, area: Rect, practice: &Practice, at: Page, view: &View) {
    if at.compact { draw_compact(frame, area, practice, at, view) } else { draw_full(frame, area, practice, at, view) }
}

fn draw_full(frame: &mut Frame, area: Rect, practice: &Practice, at: Page, view: &View) {
    let theme = view.theme;
    let mut y = draw_question(frame, area, practice, at.question_rows, view);
    let body = page(area);
    if let Some(fix) = &practice.fix {
        let text = Rect { x: body.x + 12.min(body.width), width: body.width.saturating_sub(12), ..body };
        line(frame, body, y + 1, "Fix first", theme.accent_strong());
        lines(frame, text, y + 1, &wrapped_within(fix, text.width, at.fix_rows.saturating_sub(1)), theme.text());
        y += at.fix_rows;
    }
    spans(frame, body, y + 1, budget(practice, body.width, view));
    y += 3;
    for (place, part) in practice.parts.iter().enumerate() {
        let open = place == practice.open;
        if open {
            chosen_mark(frame, body, y, theme);
        }
        draw_part_line(frame, row(body, y), practice, part, open, view);
        y += 1;
        if open {
            draw_text(frame, below(body, y), practice, part, at, view);
            y += at.editor_rows;
        }
    }
    sides(frame, body, y + 1, Span::styled(summary(practice, view), theme.dim()), state(practice, view));
}

/// The text of the open part; while it is empty, what the part should hold.
fn draw_text(frame: &mut Frame, area: Rect, practice: &Practice, part: &Part, at: Page, view: &View) {
    let indent = if at.compact { 0 } else { 2.min(area.width) };
    let width = area.width.saturating_sub(indent).min(at.columns + 1);
    let area = Rect { x: area.x + indent, width, height: area.height.min(at.editor_rows), ..area };
    if part.editor.is_blank() && part.editor.row_count() == 1 && part.editor.caret_column() == 0 {
        // Where there is no room for it below the text, the offer stands in it.
        let text = if at.compact && is_offered(practice) { NOTE_OFFER } else { part.holds };
        lines(frame, area, 0, &wrapped_within(text, area.width, area.height.min(2)), view.theme.dim());
    }
    match practice.stage {
        Stage::Discard => draw_rows(frame, area, &part.editor, view.theme),
        _ => draw_editor(frame, area, &part.editor, view.theme),
    }
}

/// The time that it takes to say the text, of the time there is.
fn budget(practice: &Practice, width: u16, view: &View) -> Vec<Span<'static>> {
    let theme = view.theme;
    let (to_say, most) = (practice.to_say(practice.words()), u64::from(practice.budget()));
    let paused = if matches!(practice.stage, Stage::Paused | Stage::Discard) { "Paused   " } else { "" };
    let said = format!("{} to say", clock(to_say));
    let of = match to_say.checked_sub(most) {
        Some(over) if over > 0 => format!("  of {}, {} over", clock(most), clock(over)),
        _ => format!("  of {}", clock(most)),
    };
    let taken = columns(paused).saturating_add(columns(&said)).saturating_add(columns(&of)).saturating_add(3);
    let share = to_say as f64 / most.max(1) as f64;
    let mut spans = vec![
        Span::styled(paused, theme.accent_strong()),
        Span::styled(said, theme.strong()),
        Span::styled(format!("{of}   "), theme.dim()),
    ];
    spans.extend(bar(width.saturating_sub(taken).min(48), share, theme));
    spans
}

/// Name, words, time to say of the plan, and the beginning of the text.
fn draw_part_line(frame: &mut Frame, area: Rect, practice: &Practice, part: &Part, open: bool, view: &View) {
    let theme = view.theme;
    let longest = practice.parts.iter().map(|part| width(part.title())).max().unwrap_or(0);
    let words = part.editor.words();
    let blank = part.editor.is_blank();
    let counted = if blank { String::new() } else { counted(words, "word ", "words") };
    let said = if blank { String::new() } else { clock(practice.to_say(words)) };
    let plan = clock(part.plan.round() as u64);
    let name = format!("{}{}", part.title(), " ".repeat(longest - width(part.title())));
    let numbers = format!("  {counted:>10}   {said:>4} / {plan}");
    let (name_style, number_style) = if open { (theme.strong(), theme.text()) } else { (theme.text(), theme.dim()) };
    let mut pieces = vec![Span::styled(name, name_style), Span::styled(numbers, number_style)];
    if !open {
        let taken: u16 = pieces.iter().map(|piece| columns(&piece.content)).sum();
        let texts = part.editor.paragraphs().iter().map(|paragraph| paragraph.text());
        let first = texts.into_iter().find(|text| !text.trim().is_empty()).unwrap_or(part.holds);
        let room = area.width.saturating_sub(taken.saturating_add(3));
        pieces.push(Span::styled(format!("   {}", clipped(first, room)), theme.dim()));
    }
    spans(frame, area, 0, pieces);
}

/// Words, and the wall time, small.
fn summary(practice: &Practice, view: &View) -> String {
    let words = counted(practice.words(), "word", "words");
    let time = clock(practice.elapsed(view.now).as_secs());
    let how = if practice.aloud { "said in" } else { "writing" };
    format!("{words} · {how} {time}")
}

/// Whether it is offered to write down what was said.
fn is_offered(practice: &Practice) -> bool {
    practice.stage == Stage::Transcribe && practice.words() == 0
}

/// Whether the text is on disk, or what is asked.
fn state(practice: &Practice, view: &View) -> Span<'static> {
    let theme = view.theme;
    match practice.stage {
        Stage::Discard if practice.kind == Kind::FollowUp => Span::styled("Discard this answer?  y / n", theme.fault()),
        Stage::Discard => Span::styled("Discard this draft?  y / n", theme.fault()),
        _ if is_offered(practice) => Span::styled(NOTE_OFFER, theme.dim()),
        _ if practice.saved > 0 => Span::styled("saved", theme.dim()),
        _ => Span::raw(""),
    }
}

/// The question, one part, one clock.
fn draw_compact(frame: &mut Frame, area: Rect, practice: &Practice, at: Page, view: &View) {
    let theme = view.theme;
    let y = draw_question(frame, area, practice, at.question_rows, view);
    let body = page(area);
    let Some(part) = practice.parts.get(practice.open) else { return };
    let clocks = clocks(practice, part);
    let room = body.width.saturating_sub(columns(&clocks) + 2);
    let title = clipped(part.title(), room.max(8));
    sides(frame, body, y, Span::styled(title, theme.accent_strong()), Span::styled(clocks, theme.dim()));
    draw_text(frame, below(body, y + 1), practice, part, at, view);
}

fn clocks(practice: &Practice, part: &Part) -> String {
    let (said, plan) = (practice.to_say(part.editor.words()), part.plan.round() as u64);
    let whole = practice.to_say(practice.words());
    match practice.stage {
        Stage::Paused => "paused".to_owned(),
        Stage::Discard => "discard?  y / n".to_owned(),
        _ if practice.parts.len() == 1 => format!("{} of {}", clock(whole), clock(practice.budget().into())),
        _ => format!("{}/{}   {} of {}", clock(said), clock(plan), clock(whole), clock(practice.budget().into())),
    }
}
