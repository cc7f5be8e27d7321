//! The earlier attempts, and the word diff of this draft with one of them.

use super::Comparison;
use super::held::Earlier;
use super::points::did;
use crate::app::Context;
use crate::app::reading::{Page, Piece, Tone};
use crate::compare::attempts::{Attempted, Change, PartChange, PieceKind, change};
use crate::domain::schedule::words::{clock, date_words};
use crate::domain::{Mode, Rating};

pub fn page(comparison: &Comparison, columns: usize, context: &Context) -> Page {
    let mut page = Page::new(columns);
    let Some(earlier) = &comparison.earlier else {
        page.text("Reading your earlier attempts …", Tone::Dim);
        return page;
    };
    if earlier.is_empty() {
        page.text("This was the first attempt. The next one will be held against it.", Tone::Dim);
        return page;
    }
    match comparison.opened.and_then(|place| Some((place, earlier.get(place)?))) {
        Some((place, then)) => diff(&mut page, comparison, earlier, place, then, context),
        None => list(&mut page, comparison, earlier, context),
    }
    page
}

/// One attempt a row, this one last.
fn list(page: &mut Page, comparison: &Comparison, earlier: &[Earlier], context: &Context) {
    let best = best_rated(earlier);
    for (place, attempt) in earlier.iter().enumerate() {
        page.item(Some(place));
        let notes = [(place + 1 == earlier.len()).then_some("previous"), (Some(place) == best).then_some("best rated")];
        let notes: Vec<&str> = notes.into_iter().flatten().collect();
        let tone = if place == comparison.chosen { Tone::Strong } else { Tone::Plain };
        row(page, &attempt.draft.head, words(&attempt.result), &notes.join(" · "), tone, (comparison, context));
        if let Some(fix) = attempt.result.fixes.first() {
            page.flow(&[Piece::new(&fix.message, Tone::Dim)], date_columns(page.columns()));
        }
    }
    page.item(None);
    page.gap();
    let this = comparison.held.as_ref().map_or(0, |held| words(&held.result));
    row(page, &comparison.draft.head, this, "this one", Tone::Accent, (comparison, context));
}

fn words(result: &crate::compare::Comparison) -> usize {
    result.delivery.words.unwrap_or(0)
}

/// The columns of the date.
fn date_columns(columns: usize) -> usize {
    if columns >= 56 { 14 } else { 0 }
}

fn row(
    page: &mut Page,
    head: &crate::domain::DraftHead,
    words: usize,
    note: &str,
    tone: Tone,
    (comparison, context): (&Comparison, &Context),
) {
    let day_starts = context.data.config.day_starts;
    let date = date_words(head.started.practice_day(day_starts), comparison.now.wall.practice_day(day_starts));
    let rated = head.rating.map(|rating| format!(", rated {}", rating.number())).unwrap_or_default();
    let mut pieces = vec![Piece::new(&format!("{}{rated}", did(head, words, context)), tone)];
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

fn diff(
    page: &mut Page,
    comparison: &Comparison,
    earlier: &[Earlier],
    place: usize,
    then: &Earlier,
    context: &Context,
) {
    let Some(held) = &comparison.held else { return };
    let before: Vec<&crate::compare::Comparison> = earlier.iter().take(place).map(|attempt| &attempt.result).collect();
    let now = Attempted { comparison: &held.result, mode: comparison.draft.head.mode };
    let was = Attempted { comparison: &then.result, mode: then.draft.head.mode };
    let change = change(now, was, &before);
    let day_starts = context.data.config.day_starts;
    let date =
        date_words(then.draft.head.started.practice_day(day_starts), comparison.now.wall.practice_day(day_starts));
    let legend = [
        Piece::new(&format!("since {date}:  "), Tone::Dim),
        Piece::new("new words", Tone::Added),
        Piece::new("  ", Tone::Plain),
        Piece::new("[gone words]", Tone::Removed),
    ];
    page.flow(&legend, 0);
    findings(page, &change);
    for part in change.parts.iter().filter(|part| !part.pieces.is_empty()) {
        page.gap();
        let mut title = vec![Piece::new(part.name.name(), Tone::Strong)];
        title.extend(figures(part, now.mode).map(|text| Piece::new(&format!("  {text}"), Tone::Dim)));
        page.flow(&title, 0);
        page.flow(&pieces(part), 0);
    }
}

/// Which findings went, came back, or are new.
fn findings(page: &mut Page, change: &Change) {
    let rows = [("went away", &change.gone), ("came back", &change.came_back), ("new", &change.new)];
    for (label, rules) in rows.into_iter().filter(|(_, rules)| !rules.is_empty()) {
        page.hang(Piece::new(label, Tone::Dim), 11, &[Piece::new(&rules.join(", "), Tone::Plain)]);
    }
}

/// "46 → 92 words", "0:22 → 0:31".
fn figures(part: &PartChange, mode: Mode) -> Option<String> {
    let words = part.words.map(|(then, now)| format!("{then} → {now} words"));
    let seconds = part.seconds.map(|(then, now)| format!("{} → {}", clock(then), clock(now)));
    match mode {
        Mode::Spoken => seconds.or(words),
        _ => words.or(seconds),
    }
}

/// The words as they stayed, went (in brackets) and came (underlined), so that it is seen without colour too.
fn pieces(part: &PartChange) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for piece in &part.pieces {
        // The spaces before and behind are of no kind; one stands between what went and what came.
        let text = piece.text.trim();
        let before = piece.text.len() - piece.text.trim_start().len();
        let spaced = pieces.last().is_none_or(|last| last.text.ends_with(char::is_whitespace));
        let space = match piece.text.get(..before) {
            _ if spaced => "",
            Some(space) if !space.is_empty() => space,
            _ if piece.kind != PieceKind::Same => " ",
            _ => "",
        };
        pieces.push(Piece::new(space, Tone::Plain));
        match piece.kind {
            PieceKind::Same => pieces.push(Piece::new(text, Tone::Plain)),
            PieceKind::Added => pieces.push(Piece::new(text, Tone::Added)),
            PieceKind::Removed if text.is_empty() => {}
            PieceKind::Removed => pieces.push(Piece::new(&format!("[{text}]"), Tone::Removed)),
        }
        let after = piece.text.get(before + text.len()..).unwrap_or_default();
        pieces.push(Piece::new(after, Tone::Plain));
        pieces.retain(|piece| !piece.text.is_empty());
    }
    pieces
}
