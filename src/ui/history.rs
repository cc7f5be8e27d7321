//! What the history of a question says: a row an attempt, a row a key point, or the words of two attempts.

use super::reading::draw_both;
use super::widgets::{below, page as inside_margins};
use crate::app::Seen;
use crate::app::history::{History, Reviewed, Shown};
use crate::compare::{Band, Comparison};
use crate::domain::progress::Attempted;
use crate::domain::{Mode, PartId};
use crate::review::changes::{Attempted as Attempt, change as change_of};
use crate::text::phrases::{clock, count, date_words, time_words};
use crate::ui::View;
use crate::ui::change;
use crate::ui::chart::bar;
use crate::ui::page::{Page, Piece, Row, Tone, fitted};
use ratatui::Frame;
use ratatui::layout::Rect;

/// Pages narrower than this leave out the bar and the parts.
const NARROW: usize = 70;
/// Pages as wide as this say how long was thought.
const WIDE: usize = 90;
const THOUGHT: usize = 10;
/// Columns of the bar of a time.
const BAR: usize = 10;
/// Columns of a clock, and of the share of a part.
const CLOCK: usize = 6;
const SHARE: usize = 4;
/// The least columns of a key point beside its signs.
const LABEL: usize = 30;
/// Terminals lower than this get no air.
const ROOMY: u16 = 16;

/// Terminals as high as this get an empty row at the top.
const TALL: u16 = 15;

pub fn draw_history(frame: &mut Frame, area: Rect, history: &History, view: &View) -> Seen {
    let area = inside_margins(below(area, u16::from(area.height >= TALL)));
    draw_both(frame, area, &head(history, view), &page(history, view), &history.scroll, history.item(), view)
}

/// What stands above the list.
fn head(history: &History, view: &View) -> Page {
    let mut page = view.page();
    let roomy = view.size.height >= ROOMY;
    let prompt = view.data.bank.prompt(&history.question);
    match roomy {
        true => page.text(prompt, Tone::Strong),
        false => page.row(vec![Piece::new(fitted(prompt, page.columns()).trim_end(), Tone::Strong)]),
    }
    let Some(progress) = history.progress.as_ref() else {
        page.gap();
        page.text("No finished attempt yet.", Tone::Dim);
        return page;
    };
    if let Shown::Words(..) = history.shown {
        page.gap();
        return page;
    }
    if let Some(better) = progress.better.as_ref().filter(|_| roomy) {
        page.text(&format!("Better: {better}"), Tone::Plain);
    }
    let attempts = count(progress.attempts.len(), "attempt");
    page.text(&format!("{attempts} · {}", progress.standing_words(history.day)), Tone::Dim);
    if roomy {
        page.gap();
    }
    let tab = |name: &str, shown| Piece::new(name, if history.shown == shown { Tone::Accent } else { Tone::Dim });
    let row = vec![tab("Attempts", Shown::Attempts), Piece::new(" · ", Tone::Dim), tab("Key points", Shown::Points)];
    page.row(row);
    if roomy {
        page.row(Vec::new());
    }
    if history.shown == Shown::Attempts && page.columns() >= NARROW {
        titles(&mut page, history, view);
    }
    page
}

/// The parts whose shares are shown.
fn parts(history: &History, view: &View) -> Vec<PartId> {
    let question = view.data.question(&history.question);
    let sections = question.map_or(&[][..], |question| question.framework.sections());
    if sections.len() < 2 { Vec::new() } else { sections.iter().map(|section| section.id).collect() }
}

fn titles(page: &mut Page, history: &History, view: &View) {
    let limit = view.data.question(&history.question).map(|question| format!("of {}", clock(question.seconds)));
    let limit = limit.unwrap_or_default();
    let (date, did) = columns(history, page.columns());
    let mut title = format!("  {:date$}{:did$}{:>CLOCK$}  {limit:<BAR$} ", "", "", "time");
    for part in parts(history, view) {
        let letter: String = part.name().chars().take(SHARE - 1).collect();
        title.push_str(&format!("{letter:>SHARE$}"));
    }
    title.push_str("  rated");
    if page.columns() >= WIDE {
        title.push_str(&format!("{:>THOUGHT$}", "thought"));
    }
    page.row(vec![Piece::new(&title, Tone::Dim)]);
}

/// The list of attempts, the key points, or the words of two attempts.
fn page(history: &History, view: &View) -> Page {
    let mut page = view.page();
    match history.shown {
        Shown::Attempts => attempts(&mut page, history, view),
        Shown::Points => points(&mut page, history, view),
        Shown::Words(first, second) => changed_words(&mut page, history, (first, second), view),
    }
    page
}

/// The latest attempt first.
fn attempts(page: &mut Page, history: &History, view: &View) {
    let (date_columns, did_columns) = columns(history, page.columns());
    let attempts = history.progress.iter().flat_map(|progress| progress.attempts.iter().enumerate()).rev();
    for (item, (place, attempt)) in attempts.enumerate() {
        page.item(Some(item));
        let tone = if item == history.chosen { Tone::Strong } else { Tone::Plain };
        let mark = if history.marked == Some(place) { "◆ " } else { "  " };
        let date = when(attempt, history);
        let mut row = vec![
            Piece::new(mark, Tone::Accent),
            Piece::new(&format!("{date:date_columns$}"), Tone::Dim),
            Piece::new(&format!("{:did_columns$}", did(attempt)), tone),
        ];
        let seconds = seconds(attempt, view);
        let time = seconds.map(clock).unwrap_or_default();
        row.push(Piece::new(&format!("{time:>CLOCK$}"), Tone::Plain));
        if page.columns() >= NARROW {
            figures(&mut row, attempt, seconds, history, view);
        }
        let rating = attempt.rating.name();
        row.push(Piece::new(&format!("  {rating:<5}"), Tone::Plain));
        if page.columns() >= WIDE {
            row.push(Piece::new(&format!("{:>THOUGHT$}", format!("{} s", attempt.think)), Tone::Dim));
        }
        page.row(row);
    }
    page.item(None);
}

/// The columns of the dates, and of what was done.
fn columns(history: &History, columns: usize) -> (usize, usize) {
    let space = if columns >= NARROW { 2 } else { 1 };
    let attempts = || history.progress.iter().flat_map(|progress| &progress.attempts);
    let date = attempts().map(|attempt| when(attempt, history).len()).max().unwrap_or(0);
    let done = attempts().map(|attempt| did(attempt).len()).max().unwrap_or(0);
    (date + space, done)
}

/// The day of an attempt, with its time where another one was made on that day.
fn when(attempt: &Attempted, history: &History) -> String {
    let attempts = history.progress.iter().flat_map(|progress| &progress.attempts);
    match attempts.filter(|other| other.day == attempt.day).count() {
        0 | 1 => date_words(attempt.day, history.day),
        _ => time_words(attempt.started.local(), history.day),
    }
}

/// The time as a bar beside its limit, and the share of each part.
fn figures(row: &mut Vec<Piece>, attempt: &Attempted, seconds: Option<u32>, history: &History, view: &View) {
    let own = view.data.question(&history.question).map_or(0, |question| question.seconds);
    let limit = attempt.limit.unwrap_or(own);
    let share = seconds.map_or(0.0, |seconds| f64::from(seconds) / f64::from(limit.max(1)));
    row.push(Piece::new("  ", Tone::Plain));
    row.extend(bar(BAR, share));
    // Over the limit is said by a sign, since a full bar cannot.
    row.push(Piece::new(if share > 1.0 { "›" } else { " " }, Tone::Dim));
    let known = !attempt.shares().is_empty();
    for part in parts(history, view) {
        let text = match known {
            true => format!("{:>SHARE$.0}", attempt.share(part) * 100.0),
            false => " ".repeat(SHARE),
        };
        row.push(Piece::new(&text, Tone::Dim));
    }
}

/// "wrote 251 words", "revised to 260 words", "said aloud in 0:30", "quick recall".
fn did(attempt: &Attempted) -> String {
    let of = attempt.limit.map(|limit| format!(" in {}", clock(limit))).unwrap_or_default();
    let of = if attempt.in_mock { of + ", in a mock" } else { of };
    match attempt.mode {
        Mode::Typed if attempt.revised => format!("revised to {}{of}", count(attempt.words as usize, "word")),
        Mode::Typed => format!("wrote {}{of}", count(attempt.words as usize, "word")),
        Mode::Spoken => format!("said aloud{of}"),
        Mode::Quick => "quick recall".to_owned(),
    }
}

/// Typed words in speaking time, spoken ones by the clock; none for quick recall.
fn seconds(attempt: &Attempted, view: &View) -> Option<u32> {
    match attempt.mode {
        Mode::Typed => Some(view.data.config.seconds_to_say(attempt.words as usize)),
        Mode::Spoken => Some(attempt.seconds),
        Mode::Quick => None,
    }
}

/// What became of each key point over the latest attempts, oldest first.
fn points(page: &mut Page, history: &History, view: &View) {
    let Some(review) = &history.review else {
        return page.text("Looking at your attempts …", Tone::Dim);
    };
    let reviewed: Vec<&Reviewed> =
        review.attempts.iter().filter(|reviewed| reviewed.head.mode != Mode::Quick).collect();
    let (Some(first), Some(last), Some(answer)) = (reviewed.first(), reviewed.last(), &review.answer) else {
        return page.text("No answer serves this question, so there are no key points to follow.", Tone::Dim);
    };
    let date = |reviewed: &Reviewed| day_of(reviewed, history, view);
    let (first, last_date) = (date(first), date(last));
    let title = match first == last_date {
        true => format!("{answer}, {first}"),
        false => format!("{answer}, from {first} to {last_date}"),
    };
    page.text(&title, Tone::Dim);
    page.gap();
    // With a space between them the signs are told apart; without, more text fits.
    let step = if reviewed.len() * 2 + LABEL <= page.columns() { 2 } else { 1 };
    for (place, point) in last.result.points.iter().enumerate() {
        let start = page.rows.len();
        page.flow(&[Piece::new(&point.label, Tone::Plain)], reviewed.len() * step + 2);
        let space = Piece::new(&" ".repeat(step - 1), Tone::Plain);
        let signs = reviewed.iter().flat_map(|reviewed| [sign(&reviewed.result, place), space.clone()]);
        if let Some(row) = page.rows.get_mut(start) {
            *row = with_signs(row, signs.collect());
        }
    }
    page.gap();
    page.text("✓ said  ? check this  ✗ not heard  · cannot tell", Tone::Dim);
}

/// The row with signs in place of the space before its text.
fn with_signs(row: &Row, signs: Vec<Piece>) -> Row {
    let text = row.pieces.iter().skip(1).cloned();
    let pieces = signs.into_iter().chain([Piece::new("  ", Tone::Plain)]).chain(text);
    Row { pieces: pieces.collect(), item: row.item }
}

fn sign(result: &Comparison, place: usize) -> Piece {
    match result.points.get(place).and_then(|point| point.shown_band()) {
        Some(Band::Said) => Piece::new("✓", Tone::Accent),
        Some(Band::Unsure) => Piece::new("?", Tone::Plain),
        Some(Band::NotHeard) => Piece::new("✗", Tone::Warning),
        None => Piece::new("·", Tone::Dim),
    }
}

/// The practice day of an attempt, as the list of attempts names it.
fn day_of(reviewed: &Reviewed, history: &History, view: &View) -> String {
    date_words(reviewed.head.started.practice_day(view.data.config.day_starts), history.day)
}

/// The words of two attempts as they stayed, went and came.
fn changed_words(page: &mut Page, history: &History, (first, second): (usize, usize), view: &View) {
    let (Some(then), Some(now)) = (history.reviewed(first), history.reviewed(second)) else { return };
    let before: Vec<&Comparison> =
        (0..first).filter_map(|place| history.reviewed(place)).map(|reviewed| &reviewed.result).collect();
    let change = change_of(
        Attempt { comparison: &now.result, mode: now.head.mode },
        Attempt { comparison: &then.result, mode: then.head.mode },
        &before,
    );
    let name = |reviewed: &Reviewed| {
        let day = day_of(reviewed, history, view);
        let rated = reviewed.head.rating.map(|rating| format!(", {}", rating.name())).unwrap_or_default();
        format!("{day}{rated}")
    };
    change::write(page, &format!("{} → {}:  ", name(then), name(now)), &change, now.head.mode);
    if change.parts.iter().all(|part| part.pieces.is_empty()) {
        page.gap();
        page.text("Neither kept its words.", Tone::Dim);
    }
}
