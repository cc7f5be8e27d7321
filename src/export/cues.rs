//! What of a part is on the short form: its key points, else the sentences that carry it.

use super::material::{Readers, Worth};
use super::sheet::Cue;
use crate::domain::{PartId, StoryPart};
use crate::text::sentences::sentences;
use crate::text::words::count_words;

/// How many words of an outcome are kept whole: about a quarter of a minute, a convention.
const OUTCOME_WORDS: usize = 40;

/// What a part does in its story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// It leads in: its first sentence will do.
    Setting,
    /// It tells what was done: sentences with a figure, a decision or a turn.
    Course,
    /// It tells what came of it: whole, as far as it is short.
    Outcome,
}

fn role(ids: &[PartId]) -> Role {
    let is_outcome = |id: &PartId| matches!(id, PartId::Result | PartId::Growth | PartId::Future);
    let is_course = |id: &PartId| matches!(id, PartId::Action | PartId::Example | PartId::Answer);
    match ids {
        _ if ids.iter().any(is_outcome) => Role::Outcome,
        _ if ids.iter().any(is_course) => Role::Course,
        _ => Role::Setting,
    }
}

/// Whether what is counted in the part with `ids` is the story's outcome; of a text in no part, all may be.
pub fn tells_outcome(ids: &[PartId]) -> bool {
    role(ids) == Role::Outcome || ids.contains(&PartId::Answer)
}

/// The cues of `part`, at least one when it has text.
pub fn cues(part: &StoryPart, readers: &Readers) -> Vec<Cue> {
    let bold: Vec<Cue> = part.key_points.iter().filter(|point| point.bold).map(|point| kept(&point.label)).collect();
    if !bold.is_empty() {
        return bold;
    }
    let told = told_sentences(&part.plain);
    match role(&part.ids) {
        Role::Setting => told.first().into_iter().map(|sentence| kept(sentence)).collect(),
        Role::Course => course(&told, readers),
        Role::Outcome => outcome(&told, readers),
    }
}

/// The sentences of `plain`, without the texts of footnotes.
pub fn told_sentences(plain: &str) -> Vec<&str> {
    let found = sentences(plain).into_iter().filter_map(|range| plain.get(range));
    found.filter(|sentence| !sentence.starts_with("[^")).collect()
}

/// `text` without the marks of its footnotes, `[^1]`.
pub fn without_footnote_marks(text: &str) -> String {
    let mut pieces = text.split("[^");
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        match piece.split_once(']').filter(|(name, _)| name.len() <= LONGEST_FOOTNOTE_NAME) {
            Some((_, rest)) => plain.push_str(rest),
            None => plain.push_str(&format!("[^{piece}")),
        }
    }
    plain
}

/// More bytes between `[^` and `]` are no name of a footnote.
const LONGEST_FOOTNOTE_NAME: usize = 24;

fn kept(text: &str) -> Cue {
    Cue { text: text.to_owned(), spare: false }
}

/// The sentences with a figure, a decision, a turn or a lesson; all but the first of them and the lesson may be spared.
fn course(told: &[&str], readers: &Readers) -> Vec<Cue> {
    let mut cues: Vec<Cue> = Vec::new();
    for sentence in told {
        let is_lesson = (readers.is_lesson)(sentence);
        if is_lesson || carries(sentence, readers) {
            cues.push(Cue { text: (*sentence).to_owned(), spare: !cues.is_empty() && !is_lesson });
        }
    }
    if cues.is_empty() {
        cues.extend(told.first().map(|sentence| kept(sentence)));
    }
    cues
}

fn carries(sentence: &str, readers: &Readers) -> bool {
    let has_figure = (readers.figures)(sentence).iter().any(|figure| figure.worth > Worth::InOutcome);
    has_figure || holds_any(sentence, DECISIONS) || holds_any(sentence, TURNS)
}

/// The first sentences within [`OUTCOME_WORDS`], and the lesson wherever it stands.
fn outcome(told: &[&str], readers: &Readers) -> Vec<Cue> {
    let mut words = 0;
    let mut cues: Vec<Cue> = Vec::new();
    for sentence in told {
        words += count_words(sentence);
        if cues.is_empty() || words <= OUTCOME_WORDS || (readers.is_lesson)(sentence) {
            cues.push(kept(sentence));
        }
    }
    cues
}

/// Words and stems that tell of a decision, in lower case; with a space at the end, whole words.
const DECISIONS: &[&str] = &[
    "decid",
    "decision",
    "chose ",
    "choose ",
    "agreed",
    "propos",
    "suggest",
    "insist",
    "refus",
    "persuad",
    "convinc",
    "settled on",
    "went with",
    "opted",
    "switched",
    "replaced",
    "dropped",
    "stopped",
    "cancel",
    "postpon",
    "said no",
    "committed",
    "instead",
    "rather than",
    "entschied",
    "entschloss",
    "décid",
    "decidí",
    "decidi",
    "决定",
    "決",
    "選",
];

/// Words that tell of a turn.
const TURNS: &[&str] = &[
    "but ",
    "however",
    "although",
    "until ",
    "turned out",
    "suddenly",
    "unfortunately",
    "at first",
    "in the end",
    "finally",
    "only then",
    "surpris",
    "failed",
    "broke ",
    "aber ",
    "jedoch",
    "mais ",
    "pero ",
    "但",
    "しかし",
    "ところが",
];

fn holds_any(sentence: &str, phrases: &[&str]) -> bool {
    // Signs become spaces, so that a word ends the same way everywhere.
    let letters = sentence.to_lowercase();
    let plain: String = letters.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let plain = format!(" {plain} ");
    let found = |phrase: &str| {
        let is_spaced =
            phrase.is_ascii() || phrase.ends_with(' ') || phrase.starts_with(|c: char| ('é'..='ü').contains(&c));
        if is_spaced { plain.contains(&format!(" {phrase}")) } else { plain.contains(phrase) }
    };
    phrases.iter().any(|phrase| found(phrase))
}
