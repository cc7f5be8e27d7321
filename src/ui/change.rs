//! What became of one attempt in another, as rows: which findings went and came, and the words part by part.

use crate::compare::checks::labels;
use crate::domain::Mode;
use crate::review::changes::{Change, PartChange, PieceKind};
use crate::text::phrases::clock;
use crate::ui::page::{Page, Piece, Tone};

/// Writes `change`; `label` names the two attempts, `mode` is that of the later one.
pub fn write(page: &mut Page, label: &str, change: &Change, mode: Mode) {
    let legend = [
        Piece::new(label, Tone::Dim),
        Piece::new("new words", Tone::Added),
        Piece::new("  ", Tone::Plain),
        Piece::new("[gone words]", Tone::Removed),
    ];
    page.flow(&legend, 0);
    findings(page, change);
    for part in change.parts.iter().filter(|part| !part.pieces.is_empty()) {
        page.gap();
        let mut title = vec![Piece::new(part.name.name(), Tone::Strong)];
        title.extend(figures(part, mode).map(|text| Piece::new(&format!("  {text}"), Tone::Dim)));
        page.flow(&title, 0);
        page.flow(&pieces(part), 0);
    }
}

/// Which findings went, came back, or are new.
fn findings(page: &mut Page, change: &Change) {
    let rows = [
        ("Fixed:", was(&labels(&change.gone))),
        ("Came back:", labels(&change.came_back)),
        ("New:", labels(&change.new)),
    ];
    for (label, text) in rows.into_iter().filter(|(_, text)| !text.is_empty()) {
        page.hang(Piece::new(label, Tone::Dim), 11, &[Piece::new(&text, Tone::Plain)]);
    }
}

/// What is over, told as such: "the Result was missing".
fn was(labels: &str) -> String {
    labels.replace(" is ", " was ")
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
        push(&mut pieces, space, Tone::Plain);
        match piece.kind {
            PieceKind::Same => push(&mut pieces, text, Tone::Plain),
            PieceKind::Added => push(&mut pieces, text, Tone::Added),
            PieceKind::Removed if text.is_empty() => {}
            PieceKind::Removed => push(&mut pieces, &format!("[{text}]"), Tone::Removed),
        }
        push(&mut pieces, piece.text.get(before + text.len()..).unwrap_or_default(), Tone::Plain);
    }
    pieces
}

fn push(pieces: &mut Vec<Piece>, text: &str, tone: Tone) {
    if !text.is_empty() {
        pieces.push(Piece::new(text, tone));
    }
}
