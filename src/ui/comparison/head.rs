//! The head of every view: the one thing to fix, and the row of views with the reference.

use crate::app::comparison::{Comparison, ViewKind};
use crate::compare::Verdict;
use crate::ui::View;
use crate::ui::page::{Page, Piece, Row, Tone};

/// The column in which the fix starts.
const INDENT: usize = 12;
/// Below this width the label stands before the fix.
const NARROW: usize = 50;
/// From this height of the terminal on there are empty rows between.
const ROOMY: u16 = 16;
/// Below this height the fix gets two rows at most, so that the view keeps some.
const LOW: u16 = 10;

pub fn head(comparison: &Comparison, view: &View) -> Page {
    let roomy = view.size.height >= ROOMY;
    let mut page = view.page();
    question_rows(&mut page, comparison, view);
    fix(&mut page, comparison, if view.size.height >= LOW { 3 } else { 2 });
    if roomy {
        page.row(Vec::new());
    }
    page.row(views(comparison, view, page.columns()));
    if roomy {
        page.row(Vec::new());
    }
    page
}

/// The question alone, with an empty row below it where there is room.
pub fn prompt(comparison: &Comparison, view: &View) -> Page {
    let mut page = view.page();
    question_rows(&mut page, comparison, view);
    if view.size.height >= ROOMY {
        page.row(Vec::new());
    }
    page
}

/// The one thing to fix, in so many rows at most.
pub fn fix(page: &mut Page, comparison: &Comparison, most: usize) {
    let fix = comparison.review.as_ref().and_then(|review| review.result.fix.as_ref());
    match fix {
        Some(fix) => fix_rows(page, &fix.message, most),
        None => page.text(without_fix(comparison), Tone::Dim),
    }
}

/// The question, on as many rows as the height has room for.
fn question_rows(page: &mut Page, comparison: &Comparison, view: &View) {
    let Some(question) = view.data.question(&comparison.draft.head.question) else { return };
    let most = match view.size.height {
        ..LOW => 0,
        LOW..ROOMY => 1,
        _ => 2,
    };
    cut_rows(page, &[Piece::new(&question.prompt, Tone::Strong)], most);
}

/// Puts `pieces` on at most so many rows; what does not fit is cut with a mark.
fn cut_rows(page: &mut Page, pieces: &[Piece], most: usize) {
    let mut rows = Page::new(page.columns());
    rows.flow(pieces, 0);
    add_cut(page, rows, most);
}

fn add_cut(page: &mut Page, mut rows: Page, most: usize) {
    let is_cut = rows.rows.len() > most;
    rows.rows.truncate(most);
    if let Some(last) = rows.rows.last_mut().filter(|_| is_cut) {
        last.mark_cut(page.columns());
    }
    rows.rows.into_iter().for_each(|row| page.row(row.pieces));
}

fn without_fix(comparison: &Comparison) -> &'static str {
    match comparison.review.as_ref().map(|review| review.result.verdict) {
        Some(Verdict::NoText) => "Said aloud: judged by the clock and by your ticks alone.",
        _ => "I cannot tell more from these words.",
    }
}

/// The fix beside its label, or behind it where it is narrow; what does not fit is cut with a mark.
fn fix_rows(page: &mut Page, message: &str, most: usize) {
    let message = Piece::new(message, Tone::Strong);
    let mut fixed = Page::new(page.columns());
    match page.columns() >= NARROW {
        true => fixed.hang(Piece::new("Fix first", Tone::Accent), INDENT, &[message]),
        false => fixed.flow(&[Piece::new("Fix: ", Tone::Accent), message], 0),
    }
    add_cut(page, fixed, most);
}

/// "Key points · Text · Parts · Checks · Attempts    stable-demo-model (1 of 2)"; where it is narrow the view alone.
fn views(comparison: &Comparison, view: &View, columns: usize) -> Vec<Piece> {
    let all: Vec<&str> = comparison.views().iter().map(|view| view.name()).collect();
    let whole = all.join(" · ").len();
    let mut row = Row::default();
    if whole <= columns {
        for view in comparison.views().iter().copied() {
            if view != ViewKind::Points {
                row.pieces.push(Piece::new(" · ", Tone::Dim));
            }
            let tone = if view == comparison.view { Tone::Accent } else { Tone::Dim };
            row.pieces.push(Piece::new(view.name(), tone));
        }
    } else {
        row.pieces.push(Piece::new(comparison.view.name(), Tone::Accent));
        let place = format!("  {} of {}", comparison.view.place() + 1, comparison.views().len());
        row.pieces.push(Piece::new(&place, Tone::Dim));
    }
    let room = columns.saturating_sub(row.width() + 2);
    // Where the view stands alone its own place is shown, and a second one would be taken for that.
    let most = if whole <= columns { usize::MAX } else { 4 };
    let names = references(comparison, view).into_iter().take(most).map(|name| Piece::new(&name, Tone::Dim));
    if let Some(reference) = names.into_iter().find(|name| name.width() <= room) {
        row = row.padded(columns - reference.width());
        row.pieces.push(reference);
    }
    row.pieces
}

/// The reference by its headline, with its place among the answers to the question; where that is too wide by its id.
fn references(comparison: &Comparison, view: &View) -> Vec<String> {
    let Some(review) = &comparison.review else { return Vec::new() };
    let Some(answer) = &review.result.answer else { return Vec::new() };
    let headline = view.data.bank.answer(answer).and_then(|answer| answer.headline.clone());
    let names = [headline.unwrap_or_else(|| answer.to_string()), answer.to_string()];
    let place = review.candidates.iter().position(|id| id == answer).map_or(1, |place| place + 1);
    let count = review.candidates.len();
    if count < 2 {
        return names.to_vec();
    }
    let placed = names.iter().map(|name| format!("{name} ({place} of {count})"));
    placed.chain(names.iter().cloned()).chain([format!("({place} of {count})")]).collect()
}
