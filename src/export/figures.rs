//! Figures with what they measure: each in the clause that it stands in, "under two hours before the summer sale".

use super::material::{ToldFigure, Worth};
use crate::text::sentences::sentences;
use crate::text::words::{count_words, spaced_once};
use std::ops::Range;

/// A clause with at least one figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Clause {
    pub text: String,
    /// The sentence that it stands in, in bytes.
    pub sentence: Range<usize>,
    /// Where its figures stand, in bytes.
    pub figures: Vec<Range<usize>>,
    /// That of its worthiest figure.
    pub worth: Worth,
}

/// A clause of fewer words says too little alone and takes the one before along.
const SHORTEST: usize = 4;
/// A sentence of at most so many words is told whole.
const WHOLE_SENTENCE: usize = 12;
/// A clause of more words is parted at its conjunctions, too.
const LONG_CLAUSE: usize = 14;

/// The clauses of `plain` that hold `figures`, which are in order.
pub fn clauses(plain: &str, figures: &[ToldFigure]) -> Vec<Clause> {
    let mut found: Vec<Clause> = Vec::new();
    for sentence in sentences(plain) {
        let inside = within(figures, &sentence);
        if inside.is_empty() {
            continue;
        }
        for range in clauses_of(plain, sentence.clone(), inside) {
            let held = within(inside, &range);
            let Some(worth) = held.iter().map(|figure| figure.worth).max() else { continue };
            let text = trimmed(plain.get(range).unwrap_or_default());
            let figures = held.iter().map(|figure| figure.range.clone()).collect();
            found.push(Clause { text, sentence: sentence.clone(), figures, worth });
        }
    }
    found
}

/// Those of `figures` that start in `range`.
fn within<'f>(figures: &'f [ToldFigure], range: &Range<usize>) -> &'f [ToldFigure] {
    let first = figures.partition_point(|figure| figure.range.start < range.start);
    let end = figures.partition_point(|figure| figure.range.start < range.end);
    figures.get(first..end).unwrap_or_default()
}

/// The clauses of one sentence; no figure is cut.
fn clauses_of(plain: &str, sentence: Range<usize>, figures: &[ToldFigure]) -> Vec<Range<usize>> {
    let text = |range: &Range<usize>| plain.get(range.clone()).unwrap_or_default();
    if count_words(text(&sentence)) <= WHOLE_SENTENCE {
        return vec![sentence];
    }
    let cuts = |at: &usize| {
        let before = figures.partition_point(|figure| figure.range.start < *at).checked_sub(1);
        before.and_then(|last| figures.get(last)).is_none_or(|figure| figure.range.end <= *at)
    };
    let mut clauses = Vec::new();
    for part in parted(&sentence, stops(text(&sentence)).into_iter().map(|at| sentence.start + at).filter(cuts)) {
        if count_words(text(&part)) <= LONG_CLAUSE {
            clauses.push(part);
            continue;
        }
        let joints = conjunctions(text(&part)).into_iter().map(|at| part.start + at).filter(cuts);
        clauses.extend(parted(&part, joints));
    }
    joined(clauses.into_iter().map(|range| (count_words(text(&range)), range)))
}

/// `range` cut at each of `places`.
fn parted(range: &Range<usize>, places: impl Iterator<Item = usize>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = range.start;
    for place in places.chain([range.end]) {
        if place > start {
            parts.push(start..place);
            start = place;
        }
    }
    parts
}

/// The clauses, each with its number of words; a short one is joined to the one before, a short first one to the one after.
fn joined(clauses: impl Iterator<Item = (usize, Range<usize>)>) -> Vec<Range<usize>> {
    let mut joined: Vec<(usize, Range<usize>)> = Vec::new();
    for (words, clause) in clauses {
        match joined.last_mut() {
            Some((before, last)) if words < SHORTEST || *before < SHORTEST => {
                last.end = clause.end;
                *before += words;
            }
            _ => joined.push((words, clause)),
        }
    }
    joined.into_iter().map(|(_, clause)| clause).collect()
}

/// Where clauses end by a sign: behind a comma, semicolon, colon or dash, and around brackets.
fn stops(text: &str) -> Vec<usize> {
    let mut stops = Vec::new();
    for (at, sign) in text.char_indices() {
        let after = at + sign.len_utf8();
        let before_space = text.get(after..).is_none_or(|rest| rest.starts_with(char::is_whitespace));
        match sign {
            ',' | ';' | ':' | '–' | '—' if before_space => stops.push(after),
            '，' | '；' | '：' | '、' | ')' | '）' => stops.push(after),
            '(' | '（' => stops.push(at),
            _ => {}
        }
    }
    stops
}

/// Where a long clause may be parted: before a word that begins another thought.
fn conjunctions(text: &str) -> Vec<usize> {
    let mut places = Vec::new();
    for word in ["and", "but", "so", "because", "while", "which", "although", "und", "aber", "et", "mais", "y", "pero"]
    {
        places.extend(text.match_indices(&format!(" {word} ")).map(|(at, _)| at));
    }
    places.sort_unstable();
    places
}

/// Words that only join a clause to the one before.
const JOINTS: &[&str] =
    &["and", "but", "so", "that", "which", "because", "while", "although", "then", "und", "aber", "et"];

/// `text` on one line without the signs around it and the word that joined it.
fn trimmed(text: &str) -> String {
    let flat = spaced_once(text);
    let outside = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '–' | '—' | '，' | '；' | '：' | '、');
    let opened = !flat.contains(')') && !flat.contains('）');
    let mut shown = flat.trim_matches(outside).trim_end_matches(['.', '。']);
    if flat.starts_with(['(', '（']) || opened {
        shown = shown.trim_start_matches(['(', '（']);
    }
    if !shown.contains(['(', '（']) {
        shown = shown.trim_end_matches([')', '）']);
    }
    match shown.split_once(' ') {
        Some((first, rest)) if JOINTS.contains(&first) => rest.to_owned(),
        _ => shown.to_owned(),
    }
}

/// Words before a number that is a name: of a ticket, a version, a telephone.
const NAMED: &[&str] = &[
    "article",
    "bug",
    "build",
    "call",
    "case",
    "chapter",
    "commit",
    "dial",
    "ext",
    "extension",
    "figure",
    "floor",
    "gate",
    "incident",
    "issue",
    "item",
    "level",
    "mobile",
    "no",
    "number",
    "option",
    "page",
    "part",
    "phase",
    "phone",
    "point",
    "pr",
    "question",
    "release",
    "rev",
    "revision",
    "room",
    "round",
    "section",
    "see",
    "sprint",
    "stage",
    "step",
    "table",
    "tel",
    "telephone",
    "ticket",
    "tier",
    "v",
    "ver",
    "version",
];
/// A number of more digits in several groups is one to dial, unless it is grouped in threes.
const DIGITS_TO_DIAL: usize = 7;

/// Whether the bare number at `range` of `text` is a name rather than a figure: a footnote, a reference in brackets, a
/// ticket, a version, a telephone number.
pub fn is_name(text: &str, range: &Range<usize>) -> bool {
    let before = text.get(..range.start).unwrap_or_default();
    let after = text.get(range.end..).unwrap_or_default();
    let in_brackets = before.trim_end_matches('^').ends_with('[') && after.starts_with(']');
    let is_joined = |c: char| matches!(c, '-' | '_' | '#' | '/' | '.' | '@' | '^');
    let ends_name = before.ends_with(is_joined)
        && before.trim_end_matches(is_joined).ends_with(|c: char| c.is_alphanumeric() || c == '[');
    let word = before.split_whitespace().next_back().unwrap_or_default();
    let plain = word.trim_matches(|c: char| !c.is_alphanumeric());
    let is_version = text.get(range.clone()).is_some_and(|number| number.contains('.'))
        && !before.ends_with(['.', '!', '?'])
        && plain.starts_with(char::is_uppercase)
        && before.ends_with(' ');
    let is_named = before.ends_with([' ', '.', ':', '#']) && NAMED.contains(&plain.to_lowercase().as_str());
    in_brackets || ends_name || is_version || is_named || is_dialled(text, range)
}

/// Whether the number belongs to a row of digits that one dials.
fn is_dialled(text: &str, range: &Range<usize>) -> bool {
    let belongs = |c: char| c.is_ascii_digit() || matches!(c, '+' | ' ' | '-' | '(' | ')' | '/' | '\u{a0}');
    let start = range.start
        - text
            .get(..range.start)
            .map_or(0, |before| before.chars().rev().take_while(|c| belongs(*c)).map(char::len_utf8).sum());
    let end = range.end
        + text.get(range.end..).map_or(0, |after| after.chars().take_while(|c| belongs(*c)).map(char::len_utf8).sum());
    let row = text.get(start..end).unwrap_or_default().trim();
    let digits = row.chars().filter(char::is_ascii_digit).count();
    let groups: Vec<&str> = row.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty()).collect();
    let in_threes = groups.iter().skip(1).all(|group| group.len() == 3);
    digits >= DIGITS_TO_DIAL && (row.starts_with('+') || (groups.len() > 1 && !in_threes))
}
