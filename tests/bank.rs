//! The built-in bank as a whole: what was once in it stays known, and every wording of a question asks in words of its
//! own.

use std::collections::BTreeSet;

use greenroom::compare::words::{content, words};
use greenroom::domain::Question;
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
