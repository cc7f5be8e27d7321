//! Fuzzy search over questions: every word must be found in the prompt, another wording, the competency or the id.
//!
//! Lower case matches any case, a capital only itself. Knows no screen.

use super::competency;
use crate::domain::{Question, QuestionId};
use nucleo_matcher::pattern::{Atom, AtomKind, CaseMatching, Normalization};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use std::cmp::Reverse;

/// A word of so many characters may be found with one more between them: letters found here and there are no find.
const LETTERS_PER_GAP: usize = 4;
/// What a find in the prompt counts more than one elsewhere.
const PROMPT_BONUS: u32 = 24;

/// One question found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub question: QuestionId,
    /// The graphemes of the prompt that matched, in order.
    pub matched: Vec<u32>,
    /// The other wording that matched, with its graphemes, when the prompt says less.
    pub wording: Option<(String, Vec<u32>)>,
}

impl Found {
    /// A question that is shown without a search.
    pub fn whole(question: &Question) -> Found {
        Found { question: question.id.clone(), matched: Vec::new(), wording: None }
    }
}

/// What is searched for.
pub struct Search {
    words: Vec<Atom>,
    matcher: Matcher,
    buffer: Vec<char>,
}

impl Search {
    /// A search for the words of `text`; `None` without any.
    pub fn new(text: &str) -> Option<Search> {
        let atom = |word: &str| Atom::new(word, CaseMatching::Smart, Normalization::Smart, AtomKind::Fuzzy, false);
        let words: Vec<Atom> = text.split_whitespace().map(atom).collect();
        let matcher = Matcher::new(Config::DEFAULT);
        (!words.is_empty()).then_some(Search { words, matcher, buffer: Vec::new() })
    }

    /// The questions found, best first; equal ones in their order.
    pub fn find(&mut self, questions: &[Question]) -> Vec<Found> {
        let mut found: Vec<(u32, Found)> = questions.iter().filter_map(|question| self.look(question)).collect();
        found.sort_by_key(|(score, _)| Reverse(*score));
        found.into_iter().map(|(_, found)| found).collect()
    }

    fn look(&mut self, question: &Question) -> Option<(u32, Found)> {
        let mut total = 0;
        let (mut matched, mut wording): (Vec<u32>, Option<(usize, Vec<u32>)>) = (Vec::new(), None);
        for place in 0..self.words.len() {
            let in_prompt = self.score(place, &question.prompt).map(|(score, at)| (score + PROMPT_BONUS, at));
            let aside = [competency(question), question.id.as_str()];
            let aside = aside.iter().filter_map(|text| self.score(place, text)).map(|(score, _)| score).max();
            let asked = question.asked_as.iter().enumerate();
            let asked = asked.filter_map(|(at, text)| Some((at, self.score(place, text)?)));
            let asked = asked.max_by_key(|(at, (score, _))| (*score, Reverse(*at)));
            let asked_score = asked.as_ref().map(|(_, (score, _))| *score);
            total += [in_prompt.as_ref().map(|(score, _)| *score), aside, asked_score].into_iter().flatten().max()?;
            match (in_prompt, asked) {
                (Some((_, at)), _) => matched.extend(at),
                (None, Some((which, (score, at)))) if Some(score) > aside => wording = Some((which, at)),
                _ => {}
            }
        }
        matched.sort_unstable();
        matched.dedup();
        let wording = wording.and_then(|(at, places)| Some((question.asked_as.get(at)?.clone(), places)));
        Some((total, Found { question: question.id.clone(), matched, wording }))
    }

    /// How well the word at `place` is found in `text`, and in which graphemes.
    fn score(&mut self, place: usize, text: &str) -> Option<(u32, Vec<u32>)> {
        let word = self.words.get(place)?;
        let mut at = Vec::new();
        let score = word.indices(Utf32Str::new(text, &mut self.buffer), &mut self.matcher, &mut at)?;
        at.sort_unstable();
        let length = word.needle_text().len();
        let span = at.first().zip(at.last()).map_or(0, |(first, last)| last.saturating_sub(*first) + 1);
        let close = usize::try_from(span).is_ok_and(|span| span <= length + length / LETTERS_PER_GAP);
        close.then_some((u32::from(score), at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(id: &str, prompt: &str, competency: &str, asked_as: &[&str]) -> Question {
        let asked_as = asked_as.iter().map(|text| (*text).to_owned()).collect();
        Question { asked_as, ..Question::sample(id, competency, prompt) }
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let questions = [
            question(
                "disagreement",
                "Tell me about a time you disagreed with a colleague.",
                "conflict",
                &["Describe a clash."],
            ),
            question(
                "deadline",
                "Tell me about a time you missed a deadline.",
                "failure",
                &["What did not go to plan?"],
            ),
            question("introduction", "Tell me about yourself.", "introduction", &["Walk me through your résumé."]),
        ];
        let found = Search::new(text).map(|mut search| search.find(&questions)).unwrap_or_default();
        let ids: Vec<&str> = found.iter().map(|found| found.question.as_str()).collect();
        assert_eq!(ids, expected, "{text:?}");
    }

    #[test]
    fn every_word_must_be_found_somewhere() {
        check("deadline", &["deadline"]);
        check("missed time", &["deadline"]);
        check("conflict colleague", &["disagreement"]);
        check("conflict deadline", &[]);
        check("clash", &["disagreement"]);
        check("resume", &["introduction"]);
    }

    #[test]
    fn letters_left_out_are_forgiven_and_scattered_ones_are_no_find() {
        check("dedline", &["deadline"]);
        check("disgreed", &["disagreement"]);
        check("tmtd", &[]);
        check("zzz", &[]);
    }

    #[test]
    fn a_capital_matches_only_itself() {
        check("Walk", &["introduction"]);
        check("walk", &["introduction"]);
        check("WALK", &[]);
    }

    #[test]
    fn any_text_is_searched_without_harm() {
        for text in ["\\", "^", "!a", "重点", "e\u{301}", "👩‍👩‍👧", " \u{3000} "] {
            let _ = Search::new(text).map(|mut search| search.find(&[question("a", "重点 \u{1b}", "x", &[""])]));
        }
    }
}
