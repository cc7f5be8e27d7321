//! A draft beside an earlier one: what the words became part by part, where the time went, which findings went or came back.
//!
//! Plain data for the screen and for text output; reads no file. Typed is compared with typed and spoken with spoken:
//! the figures of another mode are left out.

use crate::compare::{Comparison, PartRow, Status};
use crate::domain::{DraftHead, Mode, PartId};
use similar::{ChangeTag, TextDiff};

/// One attempt as it is laid beside another: its comparison, and how it was made.
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

/// In which of two texts a piece stands.
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

/// The place of the best-rated of `drafts`, the oldest first; of several the latest. `None` when none has a rating.
pub fn best_rated<'a>(drafts: impl IntoIterator<Item = &'a DraftHead>) -> Option<usize> {
    let rated = drafts.into_iter().enumerate().filter_map(|(at, head)| Some((head.rating?, at)));
    rated.max().map(|(_, at)| at)
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
    let words = |row: Option<&PartRow>| row.map_or(0, |row| row.words);
    let seconds = |row: Option<&PartRow>| row.and_then(|row| row.seconds);
    PartChange {
        name,
        pieces: word_diff(row_then.map_or("", |row| &row.text), row_now.map_or("", |row| &row.text)),
        words: same_mode.then(|| (words(row_then), words(row_now))),
        seconds: seconds(row_then).zip(seconds(row_now)).filter(|_| same_mode),
    }
}

/// Words in the common beginning and end cost nothing; with more than this many between them the search for the shortest
/// difference takes too long, and the texts hardly are versions of one another.
const LONGEST: usize = 6_000;

/// The words of `then` and `now` as they stayed, went and came: without what went, the pieces are `now`, and without what
/// came they are `then`.
fn word_diff(then: &str, now: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut add = |kind, text: &str| match pieces.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if last.kind == kind => last.text.push_str(text),
        _ => pieces.push(Piece { kind, text: text.to_owned() }),
    };
    if then.split_whitespace().count() + now.split_whitespace().count() > LONGEST && then != now {
        add(PieceKind::Removed, then);
        add(PieceKind::Added, now);
        return pieces;
    }
    for change in TextDiff::from_words(then, now).iter_all_changes() {
        let kind = match change.tag() {
            ChangeTag::Equal => PieceKind::Same,
            ChangeTag::Insert => PieceKind::Added,
            ChangeTag::Delete => PieceKind::Removed,
        };
        add(kind, change.value());
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::fixture::{Case, spoken, typed};
    use proptest::prelude::*;

    const THEN: &str = "## Situation\nLast year we had two models for one demo, and a colleague wanted the faster one of them.\n\
        ## Task\nI had to pick.\n## Action\nWe listed the risks. We asked product to look. We wrote the plan together.\n";

    fn now() -> String {
        THEN.replace("We ", "I ") + "## Result\nIt went well and everyone was happy."
    }

    #[track_caller]
    fn check(now: &Case, then: &Case, before: &[&Case]) -> Change {
        let before: Vec<Comparison> = before.iter().map(|case| case.compare()).collect();
        let (now_is, then_was) = (now.compare(), then.compare());
        let attempted = |comparison, case: &Case| Attempted { comparison, mode: case.mode };
        change(attempted(&now_is, now), attempted(&then_was, then), &before.iter().collect::<Vec<_>>())
    }

    #[test]
    fn findings_that_went_came_back_or_are_new_are_told_apart() {
        let (then, now) = (typed(THEN), typed(&now()));
        let first = check(&now, &then, &[]);
        assert!(first.gone.contains(&"part.result") && first.gone.contains(&"ownership"), "{:?}", first.gone);
        assert!(first.new.contains(&"result.outcome") && first.came_back.is_empty(), "{first:?}");
        let again = check(&then, &now, &[&then]);
        assert!(again.came_back.contains(&"part.result") && !again.new.contains(&"part.result"), "{again:?}");
    }

    #[test]
    fn words_are_compared_part_by_part_and_figures_only_within_a_mode() {
        let (then, now) = (typed(THEN), typed(&now()));
        let parts = check(&now, &then, &[]).parts;
        let action = parts.iter().find(|part| part.name == PartId::Action).expect("the Action");
        assert_eq!(action.words, Some((14, 14)));
        assert!(
            action.pieces.contains(&Piece { kind: PieceKind::Removed, text: "We".to_owned() }),
            "{:?}",
            action.pieces
        );
        let said = spoken(THEN, [20, 10, 60, 0]);
        assert!(check(&said, &then, &[]).parts.iter().all(|part| part.words.is_none() && part.seconds.is_none()));
        let seconds: Vec<_> =
            check(&said, &spoken(THEN, [25, 5, 50, 9]), &[]).parts.iter().map(|part| part.seconds).collect();
        assert_eq!(seconds, [Some((25, 20)), Some((5, 10)), Some((50, 60)), Some((9, 0))]);
    }

    #[test]
    fn the_best_rated_attempt_is_the_latest_of_the_best() {
        let rated = |number| crate::domain::DraftHead {
            rating: crate::domain::Rating::from_number(number),
            ..crate::compare::fixture::head()
        };
        let heads = [3, 4, 0, 4, 2].map(rated);
        assert_eq!((best_rated(&heads), best_rated(&[rated(0)])), (Some(3), None));
    }

    #[test]
    fn very_long_texts_are_shown_whole() {
        let long = "one two three ".repeat(3_000);
        assert_eq!(word_diff(&long, "one").len(), 2);
        assert_eq!(word_diff("", ""), []);
    }

    proptest! {
        #[test]
        fn the_pieces_give_back_both_texts(then in "(I |we |asked |\\PC| |\n){0,40}", now in "(I |we |asked |\\PC| |\n){0,40}") {
            let pieces = word_diff(&then, &now);
            let without = |kind| pieces.iter().filter(|piece| piece.kind != kind).map(|piece| piece.text.as_str()).collect::<String>();
            prop_assert_eq!(without(PieceKind::Removed), now);
            prop_assert_eq!(without(PieceKind::Added), then);
        }
    }
}
