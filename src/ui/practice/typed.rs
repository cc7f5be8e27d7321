//! Draws an answer in writing: one part open, the others a line each, in the time that it takes to say them.

use super::division::Division;
use super::{discarding, draw_question};
use crate::app::practice::{Part, Practice, Stage};
use crate::text::phrases::count;
use crate::ui::View;
use crate::ui::editor::{draw_editor, draw_rows, wrapped_for};
use crate::ui::text::{clipped, clock, wrapped_within};
use crate::ui::widgets::{bar, below, chosen_mark, columns, line, lines, page, put_left, right_of, row, sides, spans};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

/// The bar is as wide as the page at 80 columns, and not much wider in a wide window.
const WIDEST_BAR: u16 = 60;
/// The columns of "999 words ".
const WORDS: u16 = 10;
/// The columns of "9:59".
const TIME: u16 = 4;
/// After an answer said aloud.
const NOTE_OFFER: &str = "type or paste what you said, if you like";

pub(super) fn draw_typed(frame: &mut Frame, area: Rect, practice: &Practice, at: Division, view: &View) {
    if at.compact { draw_compact(frame, area, practice, at, view) } else { draw_full(frame, area, practice, at, view) }
}

fn draw_full(frame: &mut Frame, area: Rect, practice: &Practice, at: Division, view: &View) {
    let theme = view.theme;
    let mut y = draw_question(frame, area, practice, at.question_rows, view);
    let body = page(area);
    if let Some(fix) = &practice.fix {
        let text = Rect { x: body.x + 12.min(body.width), width: body.width.saturating_sub(12), ..body };
        line(frame, body, y + 1, "Fix first", theme.accent_strong());
        lines(frame, text, y + 1, &wrapped_within(fix, text.width, at.fix_rows.saturating_sub(1)), theme.text());
        y += at.fix_rows;
    }
    draw_budget(frame, row(body, y + 1), practice, view);
    y += 3;
    let longest = practice.parts.iter().map(|part| columns(part.title())).max().unwrap_or(0);
    for (place, part) in practice.parts.iter().enumerate() {
        let open = place == practice.open;
        if open {
            chosen_mark(frame, body, y, theme);
        }
        let numbers = draw_part_name(frame, row(body, y), part, longest, open, view);
        let beginning = draw_part_numbers(frame, numbers, practice, part, open, view);
        if !open {
            draw_beginning(frame, beginning, part, view);
        }
        y += 1;
        if open {
            draw_text(frame, below(body, y), practice, part, at, view);
            y += at.editor_rows;
        }
    }
    sides(frame, body, y + 1, Span::styled(summary(practice, view), theme.dim()), state(practice, view));
}

/// The text of the open part; while it is empty, what the part should hold.
fn draw_text(frame: &mut Frame, area: Rect, practice: &Practice, part: &Part, at: Division, view: &View) {
    let indent = if at.compact { 0 } else { 2.min(area.width) };
    let width = area.width.saturating_sub(indent).min(at.columns + 1);
    let area = Rect { x: area.x + indent, width, height: area.height.min(at.editor_rows), ..area };
    let editor = wrapped_for(&part.editor, at.columns.into());
    if editor.is_blank() && editor.row_count() == 1 && editor.caret_column() == 0 {
        let text = if is_offered(practice) { NOTE_OFFER } else { part.holds };
        lines(frame, area, 0, &wrapped_within(text, area.width, area.height.min(2)), view.theme.dim());
    }
    match practice.stage {
        Stage::Discard => draw_rows(frame, area, &editor, view.theme),
        _ => draw_editor(frame, area, &editor, view.theme),
    }
}

/// The time that it takes to say the text, or that it took to say it aloud, of the time there is.
fn draw_budget(frame: &mut Frame, area: Rect, practice: &Practice, view: &View) {
    let theme = view.theme;
    let (to_say, most) = (whole_time(practice, view), u64::from(practice.budget()));
    let mut left = area;
    if matches!(practice.stage, Stage::Paused | Stage::Discard) {
        left = right_of(put_left(frame, left, "Paused", theme.accent_strong()), 3);
    }
    let said = clock(to_say) + if practice.aloud { " said" } else { " to say" };
    left = right_of(put_left(frame, left, &said, theme.strong()), 2);
    left = put_left(frame, left, &("of ".to_owned() + &clock(most)), theme.dim());
    if to_say > most {
        left = put_left(frame, left, &[", ", &clock(to_say - most), " over"].concat(), theme.dim());
    }
    let left = right_of(left, 3);
    let share = to_say as f64 / most.max(1) as f64;
    spans(frame, left, 0, bar(left.width.min(WIDEST_BAR), share, theme));
}

/// The time of the whole: on the clock when it was said aloud, else what it takes to say the text.
fn whole_time(practice: &Practice, view: &View) -> u64 {
    match practice.aloud {
        true => practice.elapsed(view.now).as_secs(),
        false => practice.to_say(practice.words()),
    }
}

/// The time of one part, in the same measure.
fn part_time(practice: &Practice, part: &Part, view: &View) -> u64 {
    match practice.aloud {
        true => part.timer.elapsed(view.now).as_secs(),
        false => practice.to_say(part.editor.words()),
    }
}

/// The name of a part in as many columns as the `longest` takes; returns the place for what comes behind it.
fn draw_part_name(frame: &mut Frame, area: Rect, part: &Part, longest: u16, open: bool, view: &View) -> Rect {
    let style = if open { view.theme.strong() } else { view.theme.text() };
    line(frame, area, 0, part.title(), style);
    right_of(area, longest + 2)
}

/// The words of a part and its time of the plan, flush right; returns the place for what comes behind them.
fn draw_part_numbers(frame: &mut Frame, area: Rect, practice: &Practice, part: &Part, open: bool, view: &View) -> Rect {
    let style = if open { view.theme.text() } else { view.theme.dim() };
    let blank = part.editor.is_blank();
    if !blank {
        let number = part.editor.words();
        let words = format!("{number} {:<5}", if number == 1 { "word" } else { "words" });
        line(frame, right_of(area, WORDS.saturating_sub(columns(&words))), 0, &words, style);
    }
    let time = part_time(practice, part, view);
    let time = if blank && time == 0 { String::new() } else { clock(time) };
    let place = right_of(area, WORDS + 3 + TIME.saturating_sub(columns(&time)));
    let of_plan = time + " / " + &clock(part.plan.round() as u64);
    right_of(put_left(frame, place, &of_plan, style), 3)
}

/// The beginning of the text of a part; while there is none, what the part should hold.
fn draw_beginning(frame: &mut Frame, area: Rect, part: &Part, view: &View) {
    let mut texts = part.editor.paragraphs().iter().map(|paragraph| paragraph.text());
    let first = texts.find(|text| !text.trim().is_empty()).unwrap_or(part.holds);
    line(frame, area, 0, first, view.theme.dim());
}

/// Words, and the wall time, small; of what was said aloud the clock stands above.
fn summary(practice: &Practice, view: &View) -> String {
    let words = count(practice.words(), "word");
    match practice.aloud {
        true => format!("{words} noted"),
        false => words + " · writing " + &clock(practice.elapsed(view.now).as_secs()),
    }
}

/// Whether it is offered to write down what was said.
fn is_offered(practice: &Practice) -> bool {
    practice.stage == Stage::Transcribe && practice.words() == 0
}

/// Whether the text is on disk, or what is asked.
fn state(practice: &Practice, view: &View) -> Span<'static> {
    let theme = view.theme;
    match practice.stage {
        Stage::Discard => Span::styled(discarding(practice), theme.fault()),
        _ if practice.saved > 0 => Span::styled("saved", theme.dim()),
        _ => Span::raw(""),
    }
}

/// The question, one part, one clock.
fn draw_compact(frame: &mut Frame, area: Rect, practice: &Practice, at: Division, view: &View) {
    let theme = view.theme;
    let y = draw_question(frame, area, practice, at.question_rows, view);
    let body = page(area);
    let Some(part) = practice.parts.get(practice.open) else { return };
    let mut clocks = clocks(practice, part, view);
    if columns(part.title()) + columns(&clocks) + 2 > body.width {
        // A shorter word for the sake of the part's name.
        clocks = clocks.replace(" of ", "/");
    }
    let room = body.width.saturating_sub(columns(&clocks) + 2);
    // Where hardly a name fits beside the clocks, it has the row for itself.
    let title = clipped(part.title(), if room < 8 { body.width } else { room });
    sides(frame, body, y, Span::styled(title, theme.accent_strong()), Span::styled(clocks, theme.dim()));
    draw_text(frame, below(body, y + 1), practice, part, at, view);
}

fn clocks(practice: &Practice, part: &Part, view: &View) -> String {
    let (said, plan) = (part_time(practice, part, view), part.plan.round() as u64);
    let whole = whole_time(practice, view);
    match practice.stage {
        Stage::Paused => "paused".to_owned(),
        Stage::Discard => "discard?  y / n".to_owned(),
        _ if practice.parts.len() == 1 => format!("{} of {}", clock(whole), clock(practice.budget().into())),
        _ => format!("{}/{}   {} of {}", clock(said), clock(plan), clock(whole), clock(practice.budget().into())),
    }
}
