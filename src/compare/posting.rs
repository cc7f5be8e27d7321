//! What a vacancy asks for: competencies and questions, each with the passage that says so.
//!
//! A passage is a line or sentence of the text. A competency is asked for where the words of one of its phrases stand in
//! their order; a question by how near the passage comes to its wordings, and more so where its competency is asked for.

use super::nearest::Nearest;
use super::phrases::{follow, stems};
use super::words::{content, words};
use crate::domain::{Competency, Framework, Question, QuestionId};
use crate::text::sentences::sentences;
use hashbrown::HashMap;

/// So many other words may stand between two words of a phrase: "lead a small team" asks for "lead a team". A convention.
const BETWEEN: usize = 2;
/// What a passage in which the competency is named adds to its nearness to one of that competency's questions. Chosen on
/// ten postings (`tests/postings.rs`), as are the two after it.
const NAMED: f32 = 0.25;
/// A question is asked for from this score on.
const ASKED: f32 = 0.3;
/// One passage speaks for at most so many questions: a vacancy asks for one thing a line.
const A_PASSAGE: usize = 2;
/// Passages with fewer words that count, and longer ones, say nothing about a competency.
const PASSAGE_WORDS: std::ops::RangeInclusive<usize> = 1..=60;
/// A posting is read so far, in passages; longer texts are no postings.
const MOST_PASSAGES: usize = 400;

/// Passages with one of these are about the offer or the law, not about the person.
const ABOUT_THE_OFFER: [&str; 18] = [
    "equal opportunity",
    "we offer",
    "benefits",
    "salary",
    "compensation",
    "pension",
    "holiday",
    "paid leave",
    "insurance",
    "equity",
    "regardless of",
    "reasonable accommodation",
    "apply",
    "cookies",
    "about us",
    "stock options",
    "bonus",
    "per year",
];

/// What a posting asks for.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Asked {
    /// Most passages first.
    pub competencies: Vec<AskedCompetency>,
    /// The likeliest first.
    pub questions: Vec<AskedQuestion>,
}

/// A competency that a posting names.
#[derive(Debug, Clone, PartialEq)]
pub struct AskedCompetency {
    pub name: String,
    /// The passages that name it, in their order.
    pub passages: Vec<String>,
}

/// A question that an interviewer with this posting may ask.
#[derive(Debug, Clone, PartialEq)]
pub struct AskedQuestion {
    pub id: QuestionId,
    pub competency: Option<String>,
    /// The passage that asks for it.
    pub passage: String,
    /// 0 to 1; orders, and is not shown.
    pub score: f32,
}

/// What the plain text of a posting asks for among `questions`, by the phrases of `competencies`.
pub fn asked_by(posting: &str, questions: &[Question], competencies: &[Competency]) -> Asked {
    let passages = passages(posting);
    let signals = Signals::new(competencies);
    let named: Vec<Vec<&str>> = passages.iter().map(|passage| signals.named_in(passage)).collect();
    Asked { competencies: by_competency(&passages, &named), questions: by_question(&passages, &named, questions) }
}

/// The lines and sentences that are about the person to be found.
fn passages(posting: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in posting.lines().map(str::trim) {
        let line = line.trim_start_matches(|c: char| !c.is_alphanumeric());
        for range in sentences(line) {
            let passage = line.get(range).unwrap_or_default().trim();
            let about_person = PASSAGE_WORDS.contains(&content(words(passage)).len()) && !is_about_the_offer(passage);
            if about_person && found.len() < MOST_PASSAGES {
                found.push(passage.to_owned());
            }
        }
    }
    found
}

fn is_about_the_offer(passage: &str) -> bool {
    let passage = passage.to_lowercase();
    ABOUT_THE_OFFER.iter().any(|words| passage.contains(words))
}

/// The phrases of all competencies as stems.
struct Signals<'c> {
    phrases: Vec<(&'c str, Vec<String>)>,
}

impl<'c> Signals<'c> {
    fn new(competencies: &'c [Competency]) -> Signals<'c> {
        let mut phrases = Vec::new();
        for competency in competencies {
            for signal in &competency.signals {
                phrases.push((competency.name.as_str(), stems(signal)));
            }
        }
        Signals { phrases }
    }

    /// The competencies that `passage` names, each once.
    fn named_in(&self, passage: &str) -> Vec<&'c str> {
        let passage = stems(passage);
        let mut named: Vec<&str> = Vec::new();
        for (competency, phrase) in &self.phrases {
            if !named.contains(competency) && stands_in(phrase, &passage) {
                named.push(competency);
            }
        }
        named
    }
}

/// Whether the words of `phrase` stand in `passage` in their order, with few others between them.
fn stands_in(phrase: &[String], passage: &[String]) -> bool {
    let Some((first, rest)) = phrase.split_first() else { return false };
    let starts = passage.iter().enumerate().filter(|(_, word)| *word == first);
    starts.into_iter().any(|(start, _)| follow(rest, passage.get(start + 1..).unwrap_or_default(), BETWEEN))
}

fn by_competency(passages: &[String], named: &[Vec<&str>]) -> Vec<AskedCompetency> {
    let mut found: Vec<AskedCompetency> = Vec::new();
    for (passage, names) in passages.iter().zip(named) {
        for name in names {
            match found.iter_mut().find(|asked| asked.name == **name) {
                Some(asked) => asked.passages.push(passage.clone()),
                None => found.push(AskedCompetency { name: (*name).to_owned(), passages: vec![passage.clone()] }),
            }
        }
    }
    found.sort_by_key(|asked| std::cmp::Reverse(asked.passages.len()));
    found
}

fn by_question(passages: &[String], named: &[Vec<&str>], questions: &[Question]) -> Vec<AskedQuestion> {
    let nearest = Nearest::new(questions.iter().map(wordings));
    // The passage that comes nearest to each question; of each passage only the questions that it speaks for most.
    let mut best: HashMap<usize, (f32, usize)> = HashMap::new();
    for (place, (passage, names)) in passages.iter().zip(named).enumerate() {
        let is_named = |question: &Question| question.competency.as_deref().is_some_and(|name| names.contains(&name));
        let mut scores: Vec<(usize, f32)> = nearest
            .rank(passage)
            .into_iter()
            .filter_map(|(item, similarity)| {
                let question = questions.get(item)?;
                match is_named(question) {
                    true => Some((item, similarity + NAMED)),
                    // "Why this role?" is asked of everybody: no passage speaks for it that does not name it.
                    false => (question.framework == Framework::Star).then_some((item, similarity)),
                }
            })
            .filter(|(_, score)| *score >= ASKED)
            .collect();
        scores.sort_by(|a, b| b.1.total_cmp(&a.1));
        for (item, score) in scores.into_iter().take(A_PASSAGE) {
            let known = best.entry(item).or_insert((score, place));
            if score > known.0 {
                *known = (score, place);
            }
        }
    }
    let mut found: Vec<AskedQuestion> = best
        .into_iter()
        .filter_map(|(item, (score, place))| {
            let question = questions.get(item)?;
            let passage = passages.get(place)?.clone();
            Some(AskedQuestion { id: question.id.clone(), competency: question.competency.clone(), passage, score })
        })
        .collect();
    found.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.id.cmp(&b.id)));
    found
}

/// What is looked for in a posting: the question as it is asked, and what good answers to it do.
fn wordings(question: &Question) -> Vec<String> {
    let id = question.id.as_str().replace('-', " ");
    let texts = question.asked_as.iter().chain(&question.look_for).chain([&question.prompt]);
    texts.cloned().chain([id]).collect()
}
