//! A draft beside an earlier one: what the words became part by part, where the time went, which findings went or came back.
//!
//! Plain data for the screen and for text output; reads no file. Typed is compared with typed and spoken with spoken:
//! the figures of another mode are left out.

use super::{Comparison, Status};
use crate::domain::{Mode, PartId};
use similar::{ChangeTag, TextDiff};

/// One attempt as it is held against another: its comparison, and how it was made.
#[derive(Debug, Clone, Copy)]
pub struct Attempted<'a> {
    pub comparison: &'a Comparison,
    pub mode: Mode,
}

/// This draft against an earlier one.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    pub parts: Vec<PartChange>,
    /// Rules that warned then and do not now.
    pub gone: Vec<&'static str>,
    /// Rules that warn now, did not then, and had warned before that.
    pub came_back: Vec<&'static str>,
    /// Rules that warn now and did not then, the first time.
    pub new: Vec<&'static str>,
}

/// One part now and then.
#[derive(Debug, Clone, PartialEq)]
pub struct PartChange {
    pub name: PartId,
    /// The words in their order; joined they are the text with single spaces.
    pub pieces: Vec<Piece>,
    /// Then and now; `None` when one was typed and the other said.
    pub words: Option<(usize, usize)>,
    /// Seconds on the clock then and now; `None` when the modes differ or a clock is missing.
    pub seconds: Option<(u32, u32)>,
}

/// Words that stayed, went or came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    pub kind: PieceKind,
    /// Words and what stands between them.
    pub text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PieceKind {
    Same,
    Added,
    Removed,
}

/// What became of `then` in `now`; `before` are the attempts before `then`, in any order.
pub fn change(now: Attempted<'_>, then: Attempted<'_>, before: &[&Comparison]) -> Change {
    let warned = warnings(now.comparison);
    let warned_then = warnings(then.comparison);
    let fresh: Vec<_> = warned.iter().filter(|rule| !warned_then.contains(rule)).copied().collect();
    let (came_back, new) = fresh.into_iter().partition(|rule| before.iter().any(|c| warnings(c).contains(rule)));
    Change {
        parts: part_changes(now, then),
        gone: warned_then.into_iter().filter(|rule| !warned.contains(rule)).collect(),
        came_back,
        new,
    }
}

fn warnings(comparison: &Comparison) -> Vec<&'static str> {
    comparison.checks.iter().filter(|finding| finding.status == Status::Warn).map(|finding| finding.rule).collect()
}

fn part_changes(now: Attempted<'_>, then: Attempted<'_>) -> Vec<PartChange> {
    let mut names: Vec<PartId> = now.comparison.parts.iter().map(|part| part.name).collect();
    names.extend(
        then.comparison.parts.iter().map(|part| part.name).filter(|name| !names.contains(name)).collect::<Vec<_>>(),
    );
    names.into_iter().map(|name| part_change(name, now, then)).collect()
}

fn part_change(name: PartId, now: Attempted<'_>, then: Attempted<'_>) -> PartChange {
    let row_now = now.comparison.parts.iter().find(|part| part.name == name);
    let row_then = then.comparison.parts.iter().find(|part| part.name == name);
    let same_mode = now.mode == then.mode;
    let words = |row: Option<&super::PartRow>| row.map_or(0, |row| row.words);
    let seconds = |row: Option<&super::PartRow>| row.and_then(|row| row.seconds);
    PartChange {
        name,
        pieces: word_diff(row_then.map_or("", |row| &row.text), row_now.map_or("", |row| &row.text)),
        words: same_mode.then(|| (words(row_then), words(row_now))),
        seconds: seconds(row_then).zip(seconds(row_now)).filter(|_| same_mode),
    }
}

/// The words of `then` and `now` as they stayed, went and came.
pub fn word_diff(then: &str, now: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for change in TextDiff::from_words(then, now).iter_all_changes() {
        let kind = match change.tag() {
            ChangeTag::Equal => PieceKind::Same,
            ChangeTag::Insert => PieceKind::Added,
            ChangeTag::Delete => PieceKind::Removed,
        };
        match pieces.last_mut() {
            Some(last) if last.kind == kind => last.text.push_str(change.value()),
            _ => pieces.push(Piece { kind, text: change.value().to_owned() }),
        }
    }
    pieces
}
