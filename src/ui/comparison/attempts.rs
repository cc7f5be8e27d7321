//! The earlier attempts, and the word diff of this draft with one of them.

use super::points::did;
use crate::app::comparison::Comparison;
use crate::domain::Rating;
use crate::review::Earlier;
use crate::review::changes::{Attempted, change as change_of};
use crate::text::phrases::date_words;
use crate::ui::page::{Page, Piece, Tone};
use crate::ui::{View, change};

pub fn page(comparison: &Comparison, view: &View) -> Page {
    let mut page = view.page();
    let Some(earlier) = &comparison.earlier else {
        page.text("Reading your earlier attempts …", Tone::Dim);
        return page;
    };
    if earlier.is_empty() {
        page.text("This was the first attempt. The next one will be compared with it.", Tone::Dim);
        return page;
    }
    match comparison.opened.and_then(|place| Some((place, earlier.get(place)?))) {
        Some((place, then)) => diff(&mut page, comparison, earlier, place, then, view),
        None => list(&mut page, comparison, earlier, view),
    }
    page
}

/// One attempt a row, this one last.
fn list(page: &mut Page, comparison: &Comparison, earlier: &[Earlier], view: &View) {
    let best = best_rated(earlier);
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

fn word_count(result: &crate::compare::Comparison) -> usize {
    result.delivery.words.unwrap_or(0)
}

/// The columns of the date, those of the label before the fix.
fn date_columns(columns: usize) -> usize {
    if columns >= 56 { 12 } else { 0 }
}

fn row(page: &mut Page, head: &crate::domain::DraftHead, words: usize, note: &str, tone: Tone, view: &View) {
    let day_starts = view.data.config.day_starts;
    let date = date_words(head.started.practice_day(day_starts), view.now.wall.practice_day(day_starts));
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

/// The attempt with the highest rating, the latest of several.
fn best_rated(earlier: &[Earlier]) -> Option<usize> {
    let rating = |place: &usize| earlier.get(*place).and_then(|attempt| attempt.draft.head.rating);
    (0..earlier.len()).filter(|place| rating(place).is_some()).max_by_key(|place| rating(place).map(Rating::number))
}

fn diff(page: &mut Page, comparison: &Comparison, earlier: &[Earlier], place: usize, then: &Earlier, view: &View) {
    let Some(review) = &comparison.review else { return };
    let before: Vec<&crate::compare::Comparison> = earlier.iter().take(place).map(|attempt| &attempt.result).collect();
    let now = Attempted { comparison: &review.result, mode: comparison.draft.head.mode };
    let was = Attempted { comparison: &then.result, mode: then.draft.head.mode };
    let became = change_of(now, was, &before);
    let day_starts = view.data.config.day_starts;
    let date = date_words(then.draft.head.started.practice_day(day_starts), view.now.wall.practice_day(day_starts));
    change::write(page, &format!("since {date}:  "), &became, now.mode);
}
