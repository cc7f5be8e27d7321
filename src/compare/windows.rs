//! A draft cut into the stretches that key points are looked for in, with the vectors of its words.
//!
//! Knows no key point. Sentences alone would miss transcripts, which have no punctuation; so runs of words stand beside
//! them.

use hashbrown::HashMap;
use std::ops::Range;

use super::alignment::Term;
use super::vectors::{Vector, ZERO, add, unit, word_sum};
use super::words::{Word, words};
use crate::text::sentences::sentences;

/// A stretch of the draft.
pub struct Window {
    pub kind: WindowKind,
    /// Places in the draft's words.
    pub words: Range<usize>,
    pub bytes: Range<usize>,
    /// The direction in which its words point together, of unit length.
    pub vector: Vector,
}

impl Window {
    /// Whether it makes a good quotation.
    pub fn is_shown(&self) -> bool {
        self.kind != WindowKind::Unshown
    }
}

/// What a window holds.
#[derive(Clone, Copy, PartialEq)]
pub enum WindowKind {
    Sentence,
    /// Two sentences that follow each other.
    Pair,
    /// A run of words in a sentence that is too long to be read at a glance.
    Run,
    /// What is scored and makes no good quotation: a run across sentences, a long sentence, the whole draft.
    Unshown,
}

/// Words of a passage that is still read at a glance.
const LONGEST_PASSAGE: usize = 60;

/// The draft, read once for all that is looked for in it.
pub struct DraftText {
    /// Place of each word in `different`.
    places: Vec<usize>,
    different: Vec<Different>,
    windows: Vec<Window>,
}

/// Each different word of the draft once.
struct Different {
    sum: Vector,
    /// `None` for a word that says nothing by itself.
    term: Option<Term>,
}

struct Sentence {
    words: Range<usize>,
    bytes: Range<usize>,
}

impl DraftText {
    pub fn new(draft: &str) -> DraftText {
        let words = words(draft);
        let has_content = words.iter().any(Word::is_content);
        let mut known: HashMap<&str, usize> = HashMap::new();
        let mut different = Vec::new();
        let mut places = Vec::with_capacity(words.len());
        for word in &words {
            places.push(*known.entry(&word.text).or_insert_with(|| {
                let sum = word_sum(&word.text);
                let tells = word.is_content() || !has_content;
                different.push(Different { sum, term: tells.then(|| Term::new(word, unit(sum))) });
                different.len() - 1
            }));
        }
        let sentence = |bytes| Sentence { words: word_range(&words, &bytes), bytes };
        let sentences: Vec<Sentence> = sentences(draft).into_iter().map(sentence).collect();
        let mut text = DraftText { places, different, windows: Vec::new() };
        text.cut(&words, &sentences);
        text
    }

    /// The different words in the order of their places; `None` for those that say nothing by themselves.
    pub fn terms(&self) -> impl Iterator<Item = Option<&Term>> {
        self.different.iter().map(|word| word.term.as_ref())
    }

    /// Places in `terms` of some of the words.
    pub fn places(&self, words: &Range<usize>) -> &[usize] {
        self.places.get(words.clone()).unwrap_or_default()
    }

    /// Each sentence, each pair of neighbours, runs of 16 words at every 8th and of 32 at every 16th, and the whole.
    pub fn windows(&self) -> &[Window] {
        &self.windows
    }

    fn cut(&mut self, words: &[Word], sentences: &[Sentence]) {
        for sentence in sentences {
            self.add(WindowKind::Sentence, sentence.words.clone(), sentence.bytes.clone());
        }
        for (first, second) in sentences.iter().zip(sentences.iter().skip(1)) {
            self.add(WindowKind::Pair, first.words.start..second.words.end, first.bytes.start..second.bytes.end);
        }
        for run in runs(words.len(), 16).chain(runs(words.len(), 32)) {
            let kind = if is_inside_long(sentences, &run) { WindowKind::Run } else { WindowKind::Unshown };
            let bytes = bytes(words, &run);
            self.add(kind, run, bytes);
        }
        let whole = 0..words.len();
        self.add(WindowKind::Unshown, whole.clone(), bytes(words, &whole));
    }

    fn add(&mut self, kind: WindowKind, words: Range<usize>, bytes: Range<usize>) {
        if words.is_empty() {
            return;
        }
        let kind = if words.len() > LONGEST_PASSAGE { WindowKind::Unshown } else { kind };
        let vector = unit(self.sum(&words));
        self.windows.push(Window { kind, words, bytes, vector });
    }

    /// Sum of the vectors of some of the words.
    fn sum(&self, words: &Range<usize>) -> Vector {
        let mut sum = ZERO;
        for word in self.places(words).iter().filter_map(|&at| self.different.get(at)) {
            add(&mut sum, &word.sum, 1.0);
        }
        sum
    }
}

/// Whether `run` lies within a sentence that is too long to be read at a glance.
fn is_inside_long(sentences: &[Sentence], run: &Range<usize>) -> bool {
    let at = sentences.partition_point(|sentence| sentence.words.end <= run.start);
    let around = sentences.get(at).map_or(0..0, |sentence| sentence.words.clone());
    around.len() > LONGEST_PASSAGE && around.start <= run.start && run.end <= around.end
}

/// Where some of the words stand in the text.
fn bytes(words: &[Word], some: &Range<usize>) -> Range<usize> {
    let first = words.get(some.start).map_or(0, |word| word.range.start);
    let last = some.end.checked_sub(1).and_then(|last| words.get(last));
    first..last.map_or(first, |word| word.range.end)
}

/// Runs of `length` words, each starting half a run after the one before; the last ends with the text.
fn runs(words: usize, length: usize) -> impl Iterator<Item = Range<usize>> {
    let step = length / 2;
    let count = words.saturating_sub(length).div_ceil(step) + 1;
    (0..count).map(move |at| at * step..words.min(at * step + length))
}

fn word_range(words: &[Word], bytes: &Range<usize>) -> Range<usize> {
    let start = words.partition_point(|word| word.range.start < bytes.start);
    let end = words.partition_point(|word| word.range.start < bytes.end);
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(draft: &str, kind: WindowKind, expected: &[&str]) {
        let text = DraftText::new(draft);
        let windows = text.windows().iter().filter(|window| window.kind == kind);
        let found: Vec<&str> = windows.filter_map(|window| draft.get(window.bytes.clone())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_draft_is_seen_as_sentences_pairs_runs_and_whole() {
        let draft = "I led it. \"We\" shipped! Fine.";
        check(draft, WindowKind::Sentence, &["I led it.", "\"We\" shipped!", "Fine."]);
        check(draft, WindowKind::Pair, &["I led it. \"We\" shipped!", "\"We\" shipped! Fine."]);
        check(draft, WindowKind::Run, &[]);
        check(draft, WindowKind::Unshown, &["I led it. \"We\" shipped! Fine"; 3]);
    }

    #[test]
    fn runs_are_shown_only_inside_a_long_sentence() {
        let draft = format!("Thanks. {}. Bye.", ["word"; 61].join(" "));
        let text = DraftText::new(&draft);
        let shown = |kind| text.windows().iter().filter(|window| window.kind == kind).count();
        assert_eq!((shown(WindowKind::Sentence), shown(WindowKind::Pair), shown(WindowKind::Run)), (2, 0, 6));
    }

    #[test]
    fn no_words_no_windows() {
        check("… 🤷\n\n- -", WindowKind::Sentence, &[]);
        check("", WindowKind::Unshown, &[]);
    }

    #[test]
    fn runs_cover_all_words_and_overlap_by_half() {
        let spans = |words| runs(words, 16).map(|run| (run.start, run.end)).collect::<Vec<_>>();
        assert_eq!(spans(5), [(0, 5)]);
        assert_eq!(spans(16), [(0, 16)]);
        assert_eq!(spans(33), [(0, 16), (8, 24), (16, 32), (24, 33)]);
    }
}
