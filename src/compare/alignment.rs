//! How much alike two words are: by stem, by spelling, and by their vectors.
//!
//! Knows single words only; what a text makes of them is up to `points.rs` and `nearest.rs`.

use super::vectors::{Vector, dot};
use super::words::Word;

/// A word prepared for being compared with many others.
#[derive(Debug, Clone)]
pub struct Term {
    stem: String,
    /// Its first two letters; `None` for a stem of fewer than four.
    start: Option<[char; 2]>,
    runs: Vec<[char; 3]>,
    is_number: bool,
    vector: Vector,
}

impl Term {
    /// `vector` is the word's own, of unit length; zero leaves the spelling alone to decide.
    pub fn new(word: &Word, vector: Vector) -> Term {
        let stem = word.stem.clone();
        Term { start: start(&stem), runs: runs_of_three(&stem), stem, is_number: word.is_number(), vector }
    }

    /// From 0 to 1: 1 for equal stems; numbers are equal or not.
    pub fn similarity(&self, other: &Term) -> f32 {
        if self.stem == other.stem {
            return 1.0;
        }
        if self.is_number || other.is_number {
            return 0.0;
        }
        let meant_alike = (dot(&self.vector, &other.vector) - UNRELATED) / (1.0 - UNRELATED);
        self.spelled_like(other).max(meant_alike)
    }

    /// 1 for equal stems, less for those that only look alike ("organis", "organiz").
    pub fn spelled_like(&self, other: &Term) -> f32 {
        if self.stem == other.stem {
            return 1.0;
        }
        if self.is_number || other.is_number || self.start.is_none() || self.start != other.start {
            return 0.0;
        }
        let likeness = dice(&self.runs, &other.runs);
        if likeness >= 0.5 { 0.8 * likeness } else { 0.0 }
    }
}

/// Cosine at which two words have nothing to do with each other, measured with the method.
const UNRELATED: f32 = 0.35;

fn start(stem: &str) -> Option<[char; 2]> {
    let mut letters = stem.chars();
    let start = [letters.next()?, letters.next()?];
    letters.nth(1).map(|_| start)
}

/// Dice coefficient of two sets.
fn dice(a: &[[char; 3]], b: &[[char; 3]]) -> f32 {
    let common = a.iter().filter(|run| b.contains(run)).count();
    2.0 * common as f32 / (a.len() + b.len()).max(1) as f32
}

/// The different runs of three letters in `^stem$`.
fn runs_of_three(stem: &str) -> Vec<[char; 3]> {
    let letters: Vec<char> = std::iter::once('^').chain(stem.chars()).chain(std::iter::once('$')).collect();
    let mut runs: Vec<[char; 3]> = letters.windows(3).filter_map(|run| run.first_chunk::<3>().copied()).collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::vectors::{ZERO, unit, word_sum};
    use crate::compare::words::words;

    fn term(word: &str) -> Term {
        let word = words(word).into_iter().next().expect("a word");
        let vector = unit(word_sum(&word.text));
        Term::new(&word, vector)
    }

    #[track_caller]
    fn check(a: &str, b: &str, expected: std::ops::RangeInclusive<f32>) {
        let similarity = term(a).similarity(&term(b));
        assert!(expected.contains(&similarity), "{a} and {b}: {similarity}");
        assert_eq!(similarity, term(b).similarity(&term(a)));
    }

    #[test]
    fn forms_of_a_word_are_the_same() {
        check("disagreed", "disagree", 1.0..=1.0);
        check("Managers", "manager's", 1.0..=1.0);
        check("twenty", "20", 1.0..=1.0);
    }

    #[test]
    fn words_of_like_meaning_are_near_and_others_are_far() {
        check("boss", "manager", 0.2..=0.99);
        check("error", "mistake", 0.3..=0.99);
        check("banana", "deadline", 0.0..=0.1);
    }

    #[test]
    fn numbers_are_equal_or_have_nothing_in_common() {
        check("25", "24", 0.0..=0.0);
        check("25", "minutes", 0.0..=0.0);
    }

    #[test]
    fn spellings_alike_count_without_a_vector() {
        let [first, second] = ["colleague", "collegue"].map(|word| Term::new(&words(word)[0], ZERO));
        assert!(first.spelled_like(&second) > 0.4);
    }
}
