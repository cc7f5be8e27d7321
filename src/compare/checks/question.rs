//! `question`: whether the draft speaks of anything that the question asks for. It never warns, since a good answer may
//! come at a question from the side.

use super::check::{Check, Needs, Rule, Run};
use crate::compare::comparison::Finding;
use crate::compare::language::{Language, language};
use crate::compare::points::Card;
use crate::compare::reading::Reading;
use crate::compare::tokens::{Token, tokens};
use crate::compare::verbs::is_past;
use crate::compare::windows::DraftText;
use crate::compare::words::stem;
use crate::text::words::is_stop_word;
use hashbrown::HashSet;

/// The rule's name: it is looked at though it never warns.
pub const QUESTION: &str = "question";

pub const CHECK: Check = Check {
    rules: &[Rule::silent(QUESTION)],
    star_only: true,
    needs: Needs::English,
    demand: false,
    quick: false,
    run: Run::OnDraft(check),
};

/// Below this A + E of its best passage a draft of a hundred words speaks of none of the ways in which the question is
/// asked. Chosen on labelled drafts, like the next two: of six questions, one of them its own, 97 in 100 of those for
/// which it stands are others, and it stands for 2 in 142 drafts at their own (`examples/stories.rs`).
const ASKED: f32 = 0.4;

/// By so much nearer a passage comes by chance to what good answers do, which is worded for any story.
const LOOKED_FOR: f32 = 0.15;

/// By so much nearer the best passage comes in a text 2.7 times as long.
const WITH_LENGTH: f32 = 0.1;

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let question = reading.attempt.question;
    let Some(text) = reading.text.as_ref().filter(|_| is_english(&question.prompt)) else { return Vec::new() };
    let least = ASKED + WITH_LENGTH * (reading.words as f32 / 100.0).ln();
    let wordings: Vec<&str> = question.asked_as.iter().chain([&question.prompt]).map(String::as_str).collect();
    let look_for: Vec<&str> = question.look_for.iter().map(String::as_str).collect();
    if nearest(&wordings, text) >= least || nearest(&look_for, text) >= least + LOOKED_FOR {
        return Vec::new();
    }
    let thing = thing_asked_for(&reading.attempt.question.prompt, &reading.whole.tokens);
    let thing = thing.as_deref().unwrap_or("what the question asks for");
    let finding = Finding::unknown(QUESTION, format!("I do not see {thing} in it: does it answer the question?"));
    vec![finding.advise("Look yourself: which sentence would the interviewer take for the answer?")]
}

fn is_english(prompt: &str) -> bool {
    language(prompt, &tokens(prompt).0) == Language::English
}

/// The A + E of the passage of `text` that comes nearest to any of `wordings`.
fn nearest(wordings: &[&str], text: &DraftText) -> f32 {
    Card::of_wordings("", wordings).best_passage(text)
}

/// The first thing that `prompt` names and `draft` does not: "a deadline".
fn thing_asked_for(prompt: &str, draft: &[Token]) -> Option<String> {
    let known: HashSet<String> = draft.iter().map(|token| stem(&token.text)).collect();
    let (asked, _) = tokens(prompt);
    let articles = (0..asked.len()).filter(|at| asked.get(*at).is_some_and(|token| is_article(&token.text)));
    let mut things = articles.filter_map(|at| {
        let names = thing(asked.get(at + 1..)?);
        let is_known = known.contains(&stem(names.last()?));
        let is_time = names.iter().any(|name| matches!(*name, "time" | "way"));
        (!is_known && !is_time)
            .then(|| format!("{} {}", asked.get(at).map_or("", |token| &token.text), names.join(" ")))
    });
    things.next()
}

/// The words with which `asked` begins by naming a thing: "deadline", "piece of work".
fn thing(asked: &[Token]) -> Vec<&str> {
    let names = |from: usize| asked.iter().skip(from).take_while(|token| names_a_thing(token)).count();
    let first = names(0);
    let has_more = first > 0 && asked.get(first).is_some_and(|token| token.text == "of");
    let more = if has_more { names(first + 1) } else { 0 };
    let end = if more > 0 { first + 1 + more } else { first };
    asked.iter().take(end).map(|token| token.text.as_str()).collect()
}

fn is_article(word: &str) -> bool {
    matches!(word, "a" | "an" | "the")
}

fn names_a_thing(token: &Token) -> bool {
    !token.after_mark && !is_stop_word(&token.text) && !is_past(&token.text) && token.text != "across"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn asked(prompt: &str, draft: &str, expected: Option<&str>) {
        assert_eq!(thing_asked_for(prompt, &tokens(draft).0).as_deref(), expected, "{prompt}");
    }

    #[test]
    fn the_first_thing_that_the_question_names_and_the_draft_does_not_is_told() {
        asked("Tell me about a time you missed a deadline.", "The kettle was broken.", Some("a deadline"));
        asked("Tell me about a time you missed a deadline.", "Two deadlines passed.", None);
        asked(
            "Tell me about the hardest technical problem you have solved.",
            "",
            Some("the hardest technical problem"),
        );
        asked("Tell me about a time the requirements changed.", "We ate.", Some("the requirements"));
        asked("How do you handle stress?", "We ate.", None);
        asked("Which piece of advice helped?", "We ate.", None);
        asked("Tell me about the piece of advice that helped.", "We ate.", Some("the piece of advice"));
        asked("Tell me about the piece of advice that helped.", "Her advice was short.", None);
    }
}
