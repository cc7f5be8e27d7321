//! What is recalled of one's own words. Whose they are is said by `domain::own_words`.

use crate::domain::{Answer, Draft, Question};
use crate::format::drafts::draft_story;
use crate::format::parts::read_answer;
use crate::text::sentences::sentences;

/// Told when a question is to be recalled of which there is nothing.
pub const NOTHING_TO_RECALL: &str =
    "There is nothing of your own to recall for this question yet: answer it once in full, or write an answer.";

/// What is recalled of a story: its headline or opening sentence, and its points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gist {
    pub headline: String,
    pub points: Vec<String>,
}

impl Gist {
    /// The headline and the key points of `answer`.
    pub fn of_answer(answer: &Answer, question: &Question) -> Gist {
        let story = read_answer(answer, question.framework);
        let headline = answer.headline.clone().or(story.headline.clone()).unwrap_or_else(|| answer.id.to_string());
        Gist { headline, points: story.key_points().map(|(_, point)| point.label.clone()).collect() }
    }

    /// The opening of `draft`, and how each of its parts begins; none without words.
    pub fn of_draft(draft: &Draft, question: &Question) -> Option<Gist> {
        let story = draft_story(draft, question.framework);
        let firsts: Vec<String> = story.parts.iter().filter_map(|part| first_sentence(&part.plain)).collect();
        let (opening, rest) = firsts.split_first()?;
        let points = if rest.is_empty() { later_sentences(&story.parts.first()?.plain) } else { rest.to_vec() };
        Some(Gist { headline: opening.clone(), points })
    }
}

fn first_sentence(text: &str) -> Option<String> {
    let first = sentences(text).into_iter().next()?;
    text.get(first).map(|sentence| sentence.trim().to_owned()).filter(|sentence| !sentence.is_empty())
}

/// The sentences of a text in one piece, without the first.
fn later_sentences(text: &str) -> Vec<String> {
    let later = sentences(text).into_iter().skip(1).filter_map(|range| text.get(range));
    later.map(|sentence| sentence.trim().to_owned()).collect()
}
