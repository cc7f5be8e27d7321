//! What a comparison shows, computed: the draft held against its reference, and the earlier attempts against theirs.

use crate::app::Data;
use crate::compare::series::{ENOUGH, Kept, candidates, reference_of};
use crate::compare::stories::{Near, OwnStories};
use crate::compare::{self, Band, Reference, Settings, fix};
use crate::domain::{Answer, AnswerId, Draft, Mode, Question, Story};
use crate::format::drafts::draft_story;
use crate::format::parts::read_answer;
use std::collections::HashMap;

/// For each key point, the sentence of another own answer that says it.
pub type Elsewhere = HashMap<String, Option<Near>>;

/// The draft held against its reference.
#[derive(Debug)]
pub struct Held {
    pub result: compare::Comparison,
    /// The answers that it may be held against, in the order in which `o` turns to them.
    pub candidates: Vec<AnswerId>,
    /// The reference, read for the framework of the question.
    pub reference: Option<Story>,
    pub elsewhere: Elsewhere,
}

/// An earlier attempt with its comparison.
#[derive(Debug)]
pub struct Earlier {
    pub draft: Draft,
    pub result: compare::Comparison,
}

/// Holds `draft` against the reference that it names, or the best one. `known` is what was found elsewhere before.
pub fn hold(draft: &Draft, question: &Question, data: &Data, earlier: &[Earlier], known: Elsewhere) -> Held {
    let history = fix::history(earlier.iter().map(|earlier| earlier.result.fixes.as_slice()));
    let answers = candidates(question, [&draft.head], &data.bank);
    let stories = stories(&answers, question);
    let (result, place) = result(draft, question, data, &answers, &stories, &history);
    let elsewhere = elsewhere(&result, data, known);
    Held {
        candidates: answers.iter().map(|answer| answer.id.clone()).collect(),
        reference: place.and_then(|place| stories.into_iter().nth(place)),
        result,
        elsewhere,
    }
}

/// The latest of `drafts` that were made before `draft`, oldest first. Quick recall is no attempt at the whole answer.
pub fn earlier(drafts: Vec<Draft>, draft: &Draft, data: &Data) -> Vec<Earlier> {
    let Some(question) = data.question(&draft.head.question) else { return Vec::new() };
    let before =
        |other: &Draft| other.head.started.instant < draft.head.started.instant && other.head.mode != Mode::Quick;
    let mut found: Vec<Draft> = drafts.into_iter().filter(before).collect();
    found.sort_by_key(|draft| draft.head.started.instant);
    let found = found.split_off(found.len().saturating_sub(ENOUGH));
    let answers = candidates(question, found.iter().map(|draft| &draft.head), &data.bank);
    let stories = stories(&answers, question);
    let compared = found.into_iter().map(|draft| {
        let (result, _) = result(&draft, question, data, &answers, &stories, &[]);
        Earlier { draft, result }
    });
    compared.collect()
}

fn stories(answers: &[&Answer], question: &Question) -> Vec<Story> {
    answers.iter().map(|answer| read_answer(answer, question.framework)).collect()
}

fn result(
    draft: &Draft,
    question: &Question,
    data: &Data,
    answers: &[&Answer],
    stories: &[Story],
    history: &[Option<compare::Fix>],
) -> (compare::Comparison, Option<usize>) {
    let story = draft_story(draft, question.framework);
    let references: Vec<Reference> =
        answers.iter().zip(stories).map(|(answer, story)| Reference { answer, story }).collect();
    let place = reference_of(question, Some(&draft.head), &story, &references);
    let reference = place.and_then(|place| references.get(place));
    let attempt = Kept { head: &draft.head, story: &story }.attempt(question);
    (compare::compare(&attempt, reference, &Settings::from(&data.config), history), place)
}

/// Looks for the missed points of an own answer in the person's other answers, each once.
fn elsewhere(result: &compare::Comparison, data: &Data, mut known: Elsewhere) -> Elsewhere {
    let missed = result.points.iter().filter(|point| point.shown_band() == Some(Band::NotHeard));
    let unknown: Vec<&str> =
        missed.map(|point| point.text.as_str()).filter(|text| !known.contains_key(*text)).collect();
    if unknown.is_empty() || !result.own_answer || data.bank.own_answers().nth(1).is_none() {
        return known;
    }
    let stories = OwnStories::new(&data.bank, read_answer);
    for text in unknown {
        known.insert(text.to_owned(), stories.saying(text, result.answer.as_ref()));
    }
    known
}
