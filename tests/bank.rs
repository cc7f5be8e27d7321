//! The built-in bank as a whole: what was once in it stays known, and every wording of a question asks in words of its
//! own, and no answer repeats the texts that it was written after.

use std::collections::{BTreeSet, HashSet};
use std::path::Path;

use greenroom::compare::words::{content, words};
use greenroom::domain::{Answer, Question};
use greenroom::store::built_in::{RETIRED_ANSWERS, built_in};

/// The questions of the first bank. Drafts refer to them, so they never go and never mean something else.
const FIRST_QUESTIONS: [&str; 49] = [
    "ambiguity",
    "change",
    "changed-mind",
    "cross-cultural",
    "cross-team",
    "customer-focus",
    "decision-with-data",
    "different-personality",
    "disagreement",
    "explain-technical",
    "failure",
    "feedback-given",
    "feedback-received",
    "five-years",
    "handover",
    "improve-process",
    "influence",
    "initiative",
    "innovation",
    "introduction",
    "leadership",
    "learning",
    "led-project",
    "little-data",
    "long-commitment",
    "mentoring",
    "missed-deadline",
    "motivation",
    "multiple-tasks",
    "owning-up",
    "personal-goal",
    "persuading",
    "pressure",
    "priorities",
    "proudest-work",
    "quality",
    "risk",
    "root-cause",
    "self-taught",
    "strength",
    "technical-challenge",
    "technical-debt",
    "trade-off",
    "unmet-goal",
    "unwelcome-truth",
    "user-feedback",
    "weakness",
    "why-leave",
    "why-this-role",
];

/// The answers of the first bank. Each is there, or retired: none is ever another story.
const FIRST_ANSWERS: [&str; 26] = [
    "bridge-kept-open",
    "fine-tuning-that-fell-short",
    "first-dashboard",
    "from-notebooks-to-production",
    "growing-into-bigger-work",
    "guild-after-a-survey",
    "intuition-and-data",
    "keeping-things-organized",
    "llm-engineer-introduction",
    "logbook-habit",
    "meetings-in-another-language",
    "missed-learning-rate-decay",
    "my-own-okrs",
    "one-place-for-features",
    "public-work-and-experiments",
    "ranking-by-real-choices",
    "reading-bad-scans",
    "research-handed-to-engineers",
    "stable-demo-model",
    "startup-spread-thin",
    "taking-on-too-much",
    "three-months-of-engineering",
    "three-projects-at-once",
    "two-days-late",
    "two-months-to-release",
    "where-newcomers-can-ask",
];

/// Stems that only make a question of a topic: "Tell me about a time", "Describe a situation", "Give an example".
const FRAME: [&str; 9] = ["tell", "describ", "give", "walk", "share", "talk", "time", "exampl", "situat"];

/// The stems of the words of `text` that say what is asked.
fn counted(text: &str) -> BTreeSet<String> {
    let stems = content(words(text)).into_iter().map(|word| word.stem);
    stems.filter(|stem| !FRAME.contains(&stem.as_str())).collect()
}

/// The prompt and the other wordings of `question`.
fn wordings(question: &Question) -> Vec<&str> {
    let others = question.asked_as.iter().map(String::as_str);
    std::iter::once(question.prompt.as_str()).chain(others).collect()
}

#[test]
fn the_questions_of_the_first_bank_are_all_there() {
    let known: BTreeSet<&str> = built_in().questions.iter().map(|question| question.id.as_str()).collect();
    let lost: Vec<&str> = FIRST_QUESTIONS.into_iter().filter(|id| !known.contains(id)).collect();
    assert!(lost.is_empty(), "{lost:?}");
}

#[test]
fn an_answer_of_the_first_bank_is_there_or_retired_and_no_retired_id_is_given_again() {
    let known: BTreeSet<&str> = built_in().answers.iter().map(|answer| answer.id.as_str()).collect();
    for id in FIRST_ANSWERS {
        assert!(known.contains(id) != RETIRED_ANSWERS.contains(&id), "{id}");
    }
    assert!(RETIRED_ANSWERS.iter().all(|id| !known.contains(id)));
}

#[test]
fn every_question_can_be_asked_in_four_other_ways_and_followed_up_and_says_what_good_answers_do() {
    for question in &built_in().questions {
        assert!(question.asked_as.len() >= 4, "{}: {:?}", question.id, question.asked_as);
        assert!(question.look_for.len() >= 3, "{}: {:?}", question.id, question.look_for);
        assert!(question.follow_ups.len() >= 2, "{}: {:?}", question.id, question.follow_ups);
        assert!(question.competency.is_some(), "{}", question.id);
    }
}

#[test]
fn no_wording_of_a_question_has_only_words_of_another_one() {
    let mut repeated = Vec::new();
    for question in &built_in().questions {
        for text in &question.asked_as {
            let own = counted(text);
            let others = wordings(question).into_iter().filter(|other| other != text);
            let same = others.filter(|other| own.is_subset(&counted(other)));
            repeated.extend(same.map(|other| format!("{}: {text:?} says no more than {other:?}", question.id)));
        }
    }
    assert!(repeated.is_empty(), "{repeated:#?}");
}

#[test]
fn no_wording_stands_in_two_questions() {
    let mut seen: Vec<(BTreeSet<String>, &str)> = Vec::new();
    let mut twins = Vec::new();
    for question in &built_in().questions {
        for text in wordings(question) {
            let words = counted(text);
            let twin = seen.iter().find(|(other, _)| *other == words);
            twins.extend(twin.map(|(_, twin)| format!("{}: {text:?} is {twin:?}", question.id)));
            seen.push((words, text));
        }
    }
    assert!(twins.is_empty(), "{twins:#?}");
}

#[test]
fn what_good_answers_do_is_said_of_the_person_who_answers() {
    for question in &built_in().questions {
        for line in &question.look_for {
            let about_the_answer = words(line).iter().any(|word| word.text == "its");
            assert!(!about_the_answer, "{}: {line}", question.id);
        }
    }
}

/// So many words in a row are a quotation. A convention of this bank.
const RUN: usize = 8;

/// The words of `text` in order, as they are compared.
fn plain_words(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| word.text).collect()
}

/// The texts that the answers were written after, where they lie beside the repository.
fn material() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/material");
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.map(|entry| entry.expect("a readable folder").path());
    paths.map(|path| std::fs::read_to_string(path).expect("a readable text")).collect()
}

/// The runs of words in `text` that are in `known` as well.
fn quoted(text: &str, known: &HashSet<Vec<String>>) -> Vec<String> {
    plain_words(text).windows(RUN).filter(|run| known.contains(*run)).map(|run| run.join(" ")).collect()
}

#[test]
fn a_run_of_words_that_stands_in_another_text_is_found() {
    let source = plain_words("We measured both models for a week, and then we chose the smaller one.");
    let known: HashSet<Vec<String>> = source.windows(RUN).map(<[String]>::to_vec).collect();
    let copied = quoted("In the end **we measured both models** for a week, and then slept.", &known);
    assert_eq!(copied, ["we measured both models for a week and", "measured both models for a week and then"]);
    assert!(quoted("For a week we measured both, and the smaller model was chosen.", &known).is_empty());
}

#[test]
fn no_answer_has_eight_words_in_a_row_from_the_texts_it_was_written_after() {
    let texts: Vec<Vec<String>> = material().iter().map(|text| plain_words(text)).collect();
    let known: HashSet<Vec<String>> = texts.iter().flat_map(|text| text.windows(RUN)).map(<[String]>::to_vec).collect();
    let copied = |answer: &Answer| {
        let runs = quoted(&answer.body, &known);
        runs.into_iter().map(|run| format!("{}: {run}", answer.id)).collect::<Vec<_>>()
    };
    let copied: Vec<String> = built_in().answers.iter().flat_map(copied).collect();
    assert!(copied.is_empty(), "{copied:#?}");
}

/// Questions for which no text tells a story that fits: none is better than one that does not.
const WITHOUT_ANSWER: [&str; 28] = [
    "about-us",
    "availability",
    "back-on-track",
    "credit",
    "described-by-others",
    "ethical-dilemma",
    "explain-technical",
    "feedback-given",
    "feedback-received",
    "first-90-days",
    "gap",
    "growing-people",
    "hiring",
    "inclusion",
    "mediating",
    "mentoring",
    "misunderstanding",
    "not-pulling-weight",
    "on-the-spot",
    "our-product",
    "our-values",
    "questions-for-us",
    "remote-team",
    "requirements-changed",
    "salary",
    "saying-no",
    "standing-up",
    "unwelcome-truth",
];

#[test]
fn a_question_stands_without_an_answer_only_on_purpose() {
    let bank = built_in();
    let served: BTreeSet<&str> =
        bank.answers.iter().flat_map(|answer| &answer.questions).map(|id| id.as_str()).collect();
    let ids = bank.questions.iter().map(|question| question.id.as_str());
    let without: BTreeSet<&str> = ids.filter(|id| !served.contains(id)).collect();
    assert_eq!(without, BTreeSet::from(WITHOUT_ANSWER));
}

#[test]
fn at_least_twenty_questions_have_two_answers() {
    let bank = built_in();
    let answers =
        |question: &Question| bank.answers.iter().filter(|answer| answer.questions.contains(&question.id)).count();
    let with_two = bank.questions.iter().filter(|question| answers(question) >= 2).count();
    assert!(with_two >= 20, "{with_two}");
}

/// A story without a figure or a lesson may say so, but those are the exceptions.
#[test]
fn few_answers_go_without_a_measure_or_a_lesson() {
    let waives = |answer: &&Answer| !answer.ignore.is_empty();
    let waiving: Vec<&str> = built_in().answers.iter().filter(waives).map(|answer| answer.id.as_str()).collect();
    assert!(waiving.len() <= 10, "{waiving:?}");
}

#[test]
fn each_answer_has_four_to_eight_key_points_and_names_a_source() {
    for answer in &built_in().answers {
        let points = answer.body.matches("**").count() / 2;
        assert!((4..=8).contains(&points), "{}: {points}", answer.id);
        assert!(answer.source.is_some(), "{}", answer.id);
    }
}
