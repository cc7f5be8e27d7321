//! Which key points of an answer a draft says: a score, one of three bands, and the passage that comes nearest.
//!
//! The score is A + E: words aligned softly (A) and sentence vectors from a small table (E), both corrected for what the
//! points of one card share with each other and with the question. It orders the points of one draft well and grades
//! nothing, so nobody outside may turn it into a percentage. Knows no answer, draft file or screen; figures are compared
//! by rule in `figures.rs`. `examples/auc.rs` measures it.

use hashbrown::{HashMap, HashSet};
use std::ops::Range;

use super::alignment::Term;
use super::comparison::Band;
use super::vectors::{Vector, ZERO, add, dot, shrunken_mean, text_vector, unit, word_sum};
use super::windows::{DraftText, Window, WindowKind};
use super::words::{Word, content, idf, words};

/// From this A + E of a single passage on a point counts as said: precision .95, recall .74 on labelled drafts of 46
/// stories (`examples/stories.rs`). Words that are spread over the whole draft say no point.
const SAID: f32 = 0.6;

/// Below this score a point counts as not heard: right in 92 of 100 on public sets (ArgKP 2021, REALSumm, SciEntsBank,
/// Beetle).
const NOT_HEARD: f32 = 0.26;

impl Band {
    /// The band of a key point whose score is S, and whose best passage alone has the score `passage`.
    fn of(score: f32, passage: f32) -> Band {
        if passage >= SAID {
            Band::Said
        } else if score < NOT_HEARD {
            Band::NotHeard
        } else {
            Band::Unsure
        }
    }
}

/// How one key point stands in one draft.
#[derive(Debug, Clone, PartialEq)]
pub struct PointScore {
    /// The method's S = A + E, unrounded; only good for ordering and for the bands.
    pub score: f32,
    /// The share of the point's words that the draft has (A alone), 0 to 1.
    pub words: f32,
    /// A + E of the passage alone.
    pub passage_score: f32,
    pub band: Band,
    /// The passage of the draft that comes nearest, in bytes; `None` when the draft has no word.
    pub evidence: Option<Range<usize>>,
}

/// The key points of one answer with their question, prepared once and then compared with any draft.
pub struct Card {
    terms: Vec<Term>,
    points: Vec<CardPoint>,
    question: Vector,
    shared: Vector,
}

struct CardPoint {
    /// Place in `Card::terms`, and idf times what the word tells inside this card.
    words: Vec<(usize, f32)>,
    vector: Vector,
}

impl Card {
    /// Prepares the key points of one answer; `question` may be empty.
    pub fn new(question: &str, points: &[&str]) -> Card {
        Card::prepare(question, points, true)
    }

    /// Prepares several wordings of one thing, which share their words because they mean the same. What all such wordings
    /// have, whatever they mean, stands in `frame`.
    pub fn of_wordings(frame: &str, wordings: &[&str]) -> Card {
        Card::prepare(frame, wordings, false)
    }

    /// What the points share with `question` tells little; where they `differ`, neither does what they share among them.
    fn prepare(question: &str, points: &[&str], differ: bool) -> Card {
        let asked = words(question);
        let question = text_vector(&asked);
        let asked: HashSet<String> = content(asked).into_iter().map(|word| word.stem).collect();
        let all: Vec<Vec<Word>> = points.iter().map(|text| words(text)).collect();
        let projected: Vec<Vector> = all.iter().map(|text| project(text_vector(text), &question)).collect();
        let contents: Vec<Vec<Word>> = all.into_iter().map(content).collect();
        let (shared, spread) =
            if differ { (shrunken_mean(&projected), stem_counts(&contents)) } else { (ZERO, HashMap::new()) };
        let mut card = Card { terms: Vec::new(), points: Vec::new(), question, shared };
        let mut known = HashMap::new();
        for (point, projected) in contents.iter().zip(projected) {
            let weight = |word: &Word| {
                let shared_by = spread.get(word.stem.as_str()).map_or(0, |count| count - 1) as f32;
                let telling = if asked.contains(&word.stem) { IN_QUESTION } else { 1.0 };
                idf(word) * telling / (1.0 + 4.0 * shared_by / contents.len() as f32)
            };
            let words = point.iter().map(|word| (card.place(word, &mut known), weight(word))).collect();
            card.points.push(CardPoint { words, vector: without(projected, &card.shared) });
        }
        card
    }

    /// One score for each key point, in the order given to `new`.
    pub fn score(&self, draft: &str) -> Vec<PointScore> {
        self.score_text(&DraftText::new(draft))
    }

    /// The same for a draft that was cut already.
    pub fn score_text(&self, text: &DraftText) -> Vec<PointScore> {
        let alignment = self.align(text);
        let whole = alignment.best(0..alignment.places);
        let nearest = self.nearest_windows(text, &alignment, |_| true);
        self.points.iter().zip(nearest).map(|(point, near)| point_score(point, &whole, near)).collect()
    }

    /// The A + E of the passage that comes nearest to any of the points; 0 when none comes near.
    pub fn best_passage(&self, text: &DraftText) -> f32 {
        let nearest = self.nearest_windows(text, &self.align(text), Window::is_shown);
        nearest.into_iter().filter_map(Nearest::passage).map(|found| found.score).fold(0.0, f32::max)
    }

    /// The score without vectors, for measuring what they add: A with equal stems and like spellings alone.
    pub fn score_words(&self, draft: &str) -> Vec<f32> {
        let drafted = terms(content(words(draft)), |_| ZERO);
        let aligned: Vec<f32> =
            self.terms.iter().map(|term| best(&drafted, |other| term.spelled_like(other))).collect();
        self.points.iter().map(|point| point.alignment(&aligned)).collect()
    }

    fn place(&mut self, word: &Word, known: &mut HashMap<String, usize>) -> usize {
        *known.entry(word.text.clone()).or_insert_with(|| {
            self.terms.push(Term::new(word, unit(word_sum(&word.text))));
            self.terms.len() - 1
        })
    }

    fn align(&self, text: &DraftText) -> Alignment {
        let mut alignment = Alignment { width: self.terms.len(), places: 0, rows: Vec::new() };
        for drafted in text.terms() {
            let row = self.terms.iter().map(|term| drafted.map_or(0.0, |drafted| term.similarity(drafted)));
            alignment.rows.extend(row);
            alignment.places += 1;
        }
        alignment
    }

    fn nearest_windows(
        &self,
        text: &DraftText,
        alignment: &Alignment,
        counts: impl Fn(&Window) -> bool,
    ) -> Vec<Nearest> {
        let mut nearest = vec![Nearest::default(); self.points.len()];
        for window in text.windows().iter().filter(|window| counts(window)) {
            let vector = without(project(window.vector, &self.question), &self.shared);
            let aligned = window.is_shown().then(|| alignment.best(text.places(&window.words).iter().copied()));
            for (near, point) in nearest.iter_mut().zip(&self.points) {
                near.take(dot(&vector, &point.vector), aligned.as_ref().map(|best| point.alignment(best)), window);
            }
        }
        nearest
    }
}

/// How near each word of the draft comes to each word of the card.
struct Alignment {
    /// Terms of the card.
    width: usize,
    /// Different words of the draft.
    places: usize,
    /// One row a word of the draft.
    rows: Vec<f32>,
}

impl Alignment {
    /// For each term of the card, how near the nearest of some words of the draft comes.
    fn best(&self, places: impl IntoIterator<Item = usize>) -> Vec<f32> {
        let mut best = vec![0.0_f32; self.width];
        for place in places {
            let row = self.rows.get(place * self.width..(place + 1) * self.width).unwrap_or_default();
            best.iter_mut().zip(row).for_each(|(best, &near)| *best = best.max(near));
        }
        best
    }
}

/// Weight of a word that the question has already.
const IN_QUESTION: f32 = 0.25;

impl CardPoint {
    fn alignment(&self, aligned: &[f32]) -> f32 {
        let total: f32 = self.words.iter().map(|(_, weight)| weight).sum();
        let found: f32 = self.words.iter().filter_map(|&(at, weight)| Some(weight * aligned.get(at)?)).sum();
        if total > 0.0 { found / total } else { 0.0 }
    }
}

fn point_score(point: &CardPoint, whole: &[f32], near: Nearest) -> PointScore {
    let words = point.alignment(whole);
    let score = words + near.best.unwrap_or(0.0);
    let passage = near.passage();
    let passage_score = passage.as_ref().map_or(0.0, |found| found.score);
    let evidence = passage.map(|found| found.bytes);
    PointScore { score, words, passage_score, band: Band::of(score, passage_score), evidence }
}

/// The best windows for one point so far.
#[derive(Clone, Default)]
struct Nearest {
    best: Option<f32>,
    single: Option<Found>,
    pair: Option<Found>,
}

/// A passage and its own A + E.
#[derive(Clone)]
struct Found {
    score: f32,
    bytes: Range<usize>,
}

impl Nearest {
    /// `aligned` is the point's A within the window, for a window that may be shown.
    fn take(&mut self, score: f32, aligned: Option<f32>, window: &Window) {
        self.best = Some(self.best.map_or(score, |best| best.max(score)));
        let shown = if window.kind == WindowKind::Pair { &mut self.pair } else { &mut self.single };
        let Some(score) = aligned.map(|aligned| aligned + score) else { return };
        if shown.as_ref().is_none_or(|shown| score > shown.score) {
            *shown = Some(Found { score, bytes: window.bytes.clone() });
        }
    }

    /// The evidence to show: the sentence with the best A + E of its own. The method's best window by E alone may be a
    /// run across sentences or the whole draft; a passage that begins and ends where a thought does and holds the point's
    /// own words is understood at a glance. A pair of sentences must be clearly better, being longer to read; in a
    /// sentence too long for that (a transcript without punctuation) it is the best run of words.
    fn passage(self) -> Option<Found> {
        match (self.single, self.pair) {
            (Some(single), Some(pair)) if pair.score <= single.score + CLEARLY_BETTER => Some(single),
            (single, pair) => pair.or(single),
        }
    }
}

/// By so much a pair of sentences must score higher to be shown rather than one.
const CLEARLY_BETTER: f32 = 0.25;

/// The vector less most of what it has in common with the question.
fn project(mut vector: Vector, question: &Vector) -> Vector {
    let common = dot(&vector, question);
    add(&mut vector, question, -0.8 * common);
    unit(vector)
}

fn without(mut vector: Vector, shared: &Vector) -> Vector {
    add(&mut vector, shared, -1.0);
    unit(vector)
}

/// In how many of the points each stem stands.
fn stem_counts(points: &[Vec<Word>]) -> HashMap<&str, usize> {
    let mut counts = HashMap::new();
    for point in points {
        let stems: HashSet<&str> = point.iter().map(|word| word.stem.as_str()).collect();
        stems.into_iter().for_each(|stem| *counts.entry(stem).or_default() += 1);
    }
    counts
}

/// Each different word once.
fn terms(words: Vec<Word>, vector: impl Fn(&Word) -> Vector) -> Vec<Term> {
    let mut seen = HashSet::new();
    words.iter().filter(|word| seen.insert(&word.text)).map(|word| Term::new(word, vector(word))).collect()
}

fn best(terms: &[Term], similarity: impl Fn(&Term) -> f32) -> f32 {
    terms.iter().map(similarity).fold(0.0, f32::max)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const QUESTION: &str = "Tell me about a time you disagreed with a colleague or your manager.";
    const POINTS: [&str; 4] = [
        "set out benefit and risk of both options on one page",
        "the new model had passed only half of the endurance tests",
        "a fifteen-minute call instead of a long thread",
        "no failure in two days and 400 visitors",
    ];

    #[track_caller]
    fn check(draft: &str, bands: [Band; 4]) -> Vec<PointScore> {
        let scores = Card::new(QUESTION, &POINTS).score(draft);
        assert_eq!(scores.iter().map(|point| point.band).collect::<Vec<_>>(), bands, "{scores:?}");
        scores
    }

    const NOTHING: [Band; 4] = [Band::NotHeard; 4];

    #[test]
    fn a_point_told_in_its_own_words_is_said_and_the_sentence_is_its_evidence() {
        let draft = "We had a trade fair. I set out the benefits and risks of both options on a page. We ate well.";
        let scores = check(draft, [Band::Said, Band::NotHeard, Band::NotHeard, Band::NotHeard]);
        let evidence = scores[0].evidence.clone().and_then(|range| draft.get(range));
        assert_eq!(evidence, Some("I set out the benefits and risks of both options on a page."));
    }

    #[test]
    fn a_transcript_without_punctuation_is_heard_and_its_evidence_is_a_run_of_words() {
        let filler = "and then we went on and on about lunch and the weather and the train home ".repeat(6);
        let draft = format!("{filler}nothing failed in two days with 400 visitors {filler}");
        let scores = Card::new(QUESTION, &POINTS).score(&draft);
        let evidence = scores[3].evidence.clone().and_then(|range| draft.get(range)).unwrap_or_default();
        assert_ne!(scores[3].band, Band::NotHeard);
        assert!(evidence.contains("400 visitors") && evidence.split_whitespace().count() <= 32, "{evidence}");
    }

    #[test]
    fn the_points_told_score_above_those_left_out() {
        let draft = "Quality told me that the robot failed half of its stress tests. I rang my boss for a quarter of an hour \
                     rather than writing another message.";
        let scores = Card::new(QUESTION, &POINTS).score(draft);
        let order = |a: usize, b: usize| assert!(scores[a].score > scores[b].score, "{a} {b} {scores:?}");
        [(1, 0), (1, 3), (2, 0), (2, 3)].into_iter().for_each(|(told, left_out)| order(told, left_out));
    }

    #[test]
    fn the_question_pasted_back_says_no_point() {
        check(QUESTION, NOTHING);
    }

    #[test]
    fn an_empty_draft_says_nothing_and_has_no_evidence() {
        for draft in ["", " \n", "… !!", "🤷"] {
            let scores = check(draft, NOTHING);
            assert!(scores.iter().all(|point| point.score == 0.0 && point.evidence.is_none()));
        }
    }

    #[test]
    fn cards_without_points_or_with_empty_ones_are_allowed() {
        assert!(Card::new("", &[]).score("I led it.").is_empty());
        let scores = Card::new("", &["", "um", "."]).score("um I led it.");
        assert_eq!(scores.len(), 3);
        assert!(scores.iter().all(|point| point.score.is_finite()));
        assert_eq!(Card::new("", &["I led it"]).score("I led it.")[0].band, Band::Said);
    }

    #[test]
    fn the_bands_begin_at_their_thresholds() {
        let bands =
            [(1.0, SAID), (1.0, 0.59), (0.26, 0.2), (0.259, 0.2)].map(|(whole, passage)| Band::of(whole, passage));
        assert_eq!(bands, [Band::Said, Band::Unsure, Band::Unsure, Band::NotHeard]);
        assert_eq!(Band::of(-1.0, 0.0), Band::NotHeard);
    }

    proptest! {
        #[test]
        fn any_texts_are_scored_without_harm(question in "\\PC{0,40}", points in prop::collection::vec("\\PC{0,60}", 0..5), draft in "(\\PC|\n| ){0,200}") {
            let points: Vec<&str> = points.iter().map(String::as_str).collect();
            let card = Card::new(&question, &points);
            let scores = card.score(&draft);
            prop_assert_eq!(scores.len(), points.len());
            for score in scores {
                prop_assert!(score.score.is_finite() && (0.0..=1.001).contains(&score.words));
                prop_assert!(score.evidence.is_none_or(|range| draft.get(range).is_some_and(|text| !text.is_empty())));
            }
        }
    }
}
