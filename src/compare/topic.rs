//! Which competency a story is about, by the phrases with which such stories are told.
//!
//! Says nothing where no competency is clearly ahead: a suggestion that does not fit costs more than none.

use super::phrases::{follow, stems};
use crate::domain::Competency;
use crate::text::sentences::sentences;
use hashbrown::{HashMap, HashSet};
use std::ops::Range;

/// So many other words may stand between two words of a phrase.
const BETWEEN: usize = 1;
/// What a phrase of one word counts, and one of several.
const WORD: usize = 1;
const PHRASE: usize = 2;
/// A story is about a competency from this count on. With it, and so far ahead of the next, 32 of 36 suggested stories
/// out of 46 that were labelled by reading are about it (`examples/stories.rs`).
const LEAST_WEIGHT: usize = 4;
/// By so much the competency must be ahead of the next.
const AHEAD: usize = 2;

/// The phrases of all competencies, by their first word.
pub struct Topics<'c> {
    names: Vec<&'c str>,
    phrases: HashMap<String, Vec<Phrase>>,
}

struct Phrase {
    competency: usize,
    /// Its number among all phrases.
    number: usize,
    /// The words after the first.
    rest: Vec<String>,
}

/// What a story is about.
#[derive(Debug, Clone, PartialEq)]
pub struct Topic<'c> {
    pub competency: &'c str,
    /// How much speaks for it; orders, and is not shown.
    pub weight: usize,
    /// The sentence of the story that tells it most.
    pub passage: Range<usize>,
}

/// What speaks for one competency.
#[derive(Clone, Default)]
struct Count {
    weight: usize,
    /// The weight of the best sentence, and where it stands.
    best: usize,
    passage: Range<usize>,
}

impl<'c> Topics<'c> {
    pub fn new(competencies: &'c [Competency]) -> Topics<'c> {
        let mut phrases: HashMap<String, Vec<Phrase>> = HashMap::new();
        let mut number = 0;
        for (competency, told) in competencies.iter().enumerate() {
            for phrase in &told.told {
                let mut words = stems(phrase).into_iter();
                let Some(first) = words.next() else { continue };
                phrases.entry(first).or_default().push(Phrase { competency, number, rest: words.collect() });
                number += 1;
            }
        }
        Topics { names: competencies.iter().map(|competency| competency.name.as_str()).collect(), phrases }
    }

    /// The competency that `story` is clearly about.
    pub fn topic(&self, story: &str) -> Option<Topic<'c>> {
        let counts = self.counts(story);
        let mut order: Vec<usize> = (0..counts.len()).collect();
        order.sort_by_key(|place| std::cmp::Reverse(counts.get(*place).map(|count| count.weight)));
        let first = *order.first()?;
        let count = counts.get(first)?;
        let next = order.get(1).and_then(|place| counts.get(*place)).map_or(0, |next| next.weight);
        if count.weight < LEAST_WEIGHT || count.weight < next + AHEAD {
            return None;
        }
        let competency = self.names.get(first)?;
        Some(Topic { competency, weight: count.weight, passage: count.passage.clone() })
    }

    /// What speaks for each competency; every phrase counts once.
    fn counts(&self, story: &str) -> Vec<Count> {
        let mut counts = vec![Count::default(); self.names.len()];
        let mut known = HashSet::new();
        for range in sentences(story) {
            let mut here = vec![0; counts.len()];
            for phrase in self.standing_in(story.get(range.clone()).unwrap_or_default()) {
                let weight = if phrase.rest.is_empty() { WORD } else { PHRASE };
                let is_new = known.insert(phrase.number);
                here.iter_mut().skip(phrase.competency).take(1).filter(|_| is_new).for_each(|sum| *sum += weight);
            }
            for (count, here) in counts.iter_mut().zip(here) {
                count.weight += here;
                if here > count.best {
                    (count.best, count.passage) = (here, range.clone());
                }
            }
        }
        counts
    }

    fn standing_in(&self, sentence: &str) -> Vec<&Phrase> {
        let words = stems(sentence);
        let mut found = Vec::new();
        for (place, word) in words.iter().enumerate() {
            let after = words.get(place + 1..).unwrap_or_default();
            let begun = self.phrases.get(word).into_iter().flatten();
            found.extend(begun.filter(|phrase| follow(&phrase.rest, after, BETWEEN)));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn competency(name: &str, told: &[&str]) -> Competency {
        let told = told.iter().map(|text| (*text).to_owned()).collect();
        Competency { name: name.to_owned(), signals: Vec::new(), told, line: 1 }
    }

    #[track_caller]
    fn check(story: &str, expected: Option<(&str, &str)>) {
        let competencies = [
            competency("failure", &["missed the deadline", "fell short", "late"]),
            competency("conflict", &["could not agree", "his side", "late"]),
        ];
        let known = Topics::new(&competencies);
        let found = known.topic(story).map(|topic| (topic.competency, &story[topic.passage]));
        assert_eq!(found, expected, "{story}");
    }

    #[test]
    fn a_story_is_about_the_competency_that_several_of_its_phrases_tell() {
        let story = "We shipped a tool. It fell short. I was late, we missed the big deadline by a week.";
        check(story, Some(("failure", "I was late, we missed the big deadline by a week.")));
        check("I took his side, and we could really quite simply not agree.", None);
        check("We could not agree. I took his side then. It was fine.", Some(("conflict", "We could not agree.")));
    }

    #[test]
    fn one_phrase_said_often_or_two_competencies_at_once_tell_nothing() {
        check("It fell short. It fell short again. And once more it fell short.", None);
        check("It fell short, we missed the deadline. We could not agree. I saw his side.", None);
        check("", None);
    }
}
