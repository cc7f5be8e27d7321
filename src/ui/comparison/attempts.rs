//! The earlier attempts, and the word diff of this draft with one of them.

use super::points::did;
use crate::app::comparison::Comparison as State;
use crate::compare::Comparison;
use crate::domain::DraftHead;
use crate::review::Earlier;
use crate::review::changes::{Attempted, best_rated, change as change_of};
use crate::ui::page::{Page, Piece, Tone};
use crate::ui::{View, change};

const FIRST: &str = "This was the first attempt. The next one will be compared with it.";

pub fn page(comparison: &State, view: &View) -> Page {
    let mut page = view.page();
    let Some(earlier) = &comparison.earlier else {
        page.text("Reading your earlier attempts …", Tone::Dim);
        return page;
    };
    if earlier.is_empty() {
        page.text(FIRST, Tone::Dim);
        return page;
    }
    match (comparison.opened, &comparison.review) {
        (Some(place), Some(review)) => {
            let now = Attempted { comparison: &review.result, mode: comparison.draft.head.mode };
            since(&mut page, now, earlier, place, "", view);
        }
        _ => list(&mut page, comparison, earlier, view),
    }
    page
}

/// One attempt a row, this one last.
fn list(page: &mut Page, comparison: &State, earlier: &[Earlier], view: &View) {
    let best = best_of(earlier);
    for (place, attempt) in earlier.iter().enumerate() {
        page.item(Some(place));
        let notes = [(place + 1 == earlier.len()).then_some("previous"), (Some(place) == best).then_some("best rated")];
        let notes: Vec<&str> = notes.into_iter().flatten().collect();
        let tone = if place == comparison.chosen { Tone::Strong } else { Tone::Plain };
        row(page, &attempt.draft.head, word_count(&attempt.result), &notes.join(" · "), tone, view);
        if let Some(fix) = &attempt.result.fix {
            page.flow(&[Piece::new(&fix.message, Tone::Dim)], date_columns(page.columns()));
        }
    }
    page.item(None);
    page.gap();
    let this = comparison.review.as_ref().map_or(0, |review| word_count(&review.result));
    row(page, &comparison.draft.head, this, "this one", Tone::Accent, view);
}

fn word_count(result: &Comparison) -> usize {
    result.delivery.words.unwrap_or(0)
}

/// The columns of the date, those of the label before the fix.
fn date_columns(columns: usize) -> usize {
    if columns >= 56 { 12 } else { 0 }
}

fn row(page: &mut Page, head: &DraftHead, words: usize, note: &str, tone: Tone, view: &View) {
    let date = view.date_of(head);
    let rated = head.rating.map(|rating| format!(", rated {}", rating.number())).unwrap_or_default();
    let mut pieces = vec![Piece::new(&format!("{}{rated}", did(head, words, view)), tone)];
    if !note.is_empty() {
        pieces.push(Piece::new(&format!(" · {note}"), Tone::Dim));
    }
    let columns = date_columns(page.columns());
    if columns == 0 {
        pieces.insert(0, Piece::new(&format!("{date}: "), Tone::Dim));
    }
    page.hang(Piece::new(if columns == 0 { "" } else { &date }, Tone::Dim), columns, &pieces);
}

fn best_of(earlier: &[Earlier]) -> Option<usize> {
    best_rated(earlier.iter().map(|attempt| &attempt.draft.head))
}

/// An attempt beside the previous and the best-rated of the `earlier` ones, as a command prints it.
pub fn beside(page: &mut Page, now: Attempted, earlier: &[Earlier], view: &View) {
    let Some(previous) = earlier.len().checked_sub(1) else {
        let mut first = view.page();
        first.text(FIRST, Tone::Dim);
        return page.chapter("Attempts", first);
    };
    let best = best_of(earlier).filter(|best| *best != previous).map(|best| ("best-rated", best));
    for (which, place) in [("previous", previous)].into_iter().chain(best) {
        let mut rows = view.page();
        let rating = earlier.get(place).and_then(|attempt| attempt.draft.head.rating);
        let rated = rating.map(|rating| format!(", rated {}", rating.number())).unwrap_or_default();
        since(&mut rows, now, earlier, place, &rated, view);
        page.chapter(&format!("Beside the {which} attempt"), rows);
    }
}

/// What became of the earlier attempt at `place`.
fn since(page: &mut Page, now: Attempted, earlier: &[Earlier], place: usize, rated: &str, view: &View) {
    let Some(then) = earlier.get(place) else { return };
    let before: Vec<&Comparison> = earlier.iter().take(place).map(|attempt| &attempt.result).collect();
    let was = Attempted { comparison: &then.result, mode: then.draft.head.mode };
    let label = format!("since {}{rated}:  ", view.date_of(&then.draft.head));
    change::write(page, &label, &change_of(now, was, &before), now.mode);
}
