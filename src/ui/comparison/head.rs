//! The head of every view: the one thing to fix, and the row of views with the reference.

use crate::app::comparison::{Comparison, ViewKind};
use crate::compare::{Point, Verdict};
use crate::ui::View;
use crate::ui::page::{Page, Piece, Row, Tone};
use crate::ui::text::clipped;

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
    if let Some(text) = without_fix(comparison) {
        return page.text(text, Tone::Dim);
    }
    let fix = comparison.review.as_ref().and_then(|review| review.result.fix.as_ref());
    if let Some(fix) = fix {
        fix_rows(page, &fix.message, most);
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

/// What is said where nothing was found to fix.
pub const NO_MORE: &str = "I cannot tell more from these words.";

/// The same where some words may say the contrary of one's own answer.
const OTHERWISE: &str = "Some key points may be told the other way round: look at those to check.";

/// What stands in place of the fix; `None` where there is one.
pub fn without_fix(comparison: &Comparison) -> Option<&'static str> {
    let Some(review) = &comparison.review else { return Some(NO_MORE) };
    let is_doubted = |point: &Point| point.doubt.is_some() && point.ticked.is_none();
    match review.result.verdict {
        _ if review.result.fix.is_some() => None,
        Verdict::NoText => Some("Said aloud: judged by the clock and by your ticks alone."),
        _ if review.result.points.iter().any(is_doubted) => Some(OTHERWISE),
        _ => Some(NO_MORE),
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
    let place = place_of_reference(comparison).filter(|_| whole <= columns).unwrap_or_default();
    if let Some(reference) = reference(comparison, view, &place, room) {
        row = row.padded(columns - reference.width());
        row.pieces.push(reference);
    }
    row.pieces
}

/// In fewer columns a headline says nothing.
const LEAST_HEADLINE: usize = 10;

/// The reference by its headline, cut where it is too wide, with its place where there is room for both.
fn reference(comparison: &Comparison, view: &View, place: &str, room: usize) -> Option<Piece> {
    let answer = comparison.review.as_ref()?.result.answer.as_ref()?;
    let headline = view.data.bank.title(answer);
    let beside_place = room.saturating_sub(place.len());
    let (columns, place) = if beside_place >= LEAST_HEADLINE { (beside_place, place) } else { (room, "") };
    let name = clipped(&headline, u16::try_from(columns).unwrap_or(u16::MAX));
    (columns >= LEAST_HEADLINE).then(|| Piece::new(&format!("{name}{place}"), Tone::Dim))
}

/// " (1 of 2)" of the answers to the question; nothing where there is no other.
fn place_of_reference(comparison: &Comparison) -> Option<String> {
    let review = comparison.review.as_ref()?;
    let answer = review.result.answer.as_ref()?;
    let place = review.candidates.iter().position(|id| id == answer).map_or(1, |place| place + 1);
    let count = review.candidates.len();
    (count > 1).then(|| format!(" ({place} of {count})"))
}
