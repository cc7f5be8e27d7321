//! Faults that can only be seen with the whole bank at hand: unknown ids, questions that nothing answers, and a story
//! read by the frameworks of the questions that it serves. Opens no file.

use super::known::{Known, Standing};
use crate::domain::{
    Answer, AnswerId, Bank, Config, DraftHead, Interview, Moment, Problem, Question, QuestionId, Severity,
};
use crate::format::answers::KEYS;
use crate::format::drafts::head::DraftIds;
use crate::format::faults::Faults;
use crate::format::fields::{nearest, unknown_advice};
use crate::format::front_matter::{misplaced, split};
use crate::format::story_check::check_story;
use crate::store::load::ID_BELOW;
use std::ops::Range;
use std::path::Path;

/// So many unknown ids of one file are looked for and told: each takes a look at the whole file and at all that is known.
const MOST_UNKNOWN: usize = 50;

/// A question that no answer serves. One of the built-in bank stands without on purpose: better none than one that does
/// not fit.
pub(super) fn check_question(question: &Question, text: &str, bank: &Bank, faults: &mut Faults) {
    if !bank.answers_for(&question.id).is_empty() {
        return;
    }
    let start = faults.line_span(question.line).start;
    let end = (start + ID_BELOW).min(text.len());
    let end = (start..=end).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(start);
    let span = find_quoted(text, start..end, question.id.as_str()).unwrap_or(start..start);
    let message = format!("no answer serves the question `{}`", question.id);
    let advice = format!("write one: greenroom new answer ANSWER-ID --for {}", question.id);
    match question.origin.is_built_in() {
        true => faults.note(span, message, advice),
        false => faults.warning(span, message, advice),
    }
}

/// Unknown questions and rules in the front matter, and what is missing in the story.
pub(super) fn check_answer(answer: &Answer, text: &str, known: &Known, rules: &[&str]) -> Vec<Problem> {
    let path = answer.origin.path();
    let front = split(text).toml.unwrap_or(0..0);
    let unknown = answer.questions.iter().filter(|id| known.question(id) != Standing::Fine);
    let mut problems = of_first(unknown, path, text, |id| match find_quoted(text, front.clone(), id.as_str()) {
        Some(span) => unknown_question(path, text, span, id, known),
        // Why none could be read is told where it stands.
        None if means_to_list(text) => None,
        None => Some(no_question_listed(path, text, id, known.bank)),
    });
    let unknown = answer.ignore.iter().filter(|rule| !rules.is_empty() && !rules.contains(&rule.as_str()));
    problems.extend(of_first(unknown, path, text, |rule| {
        let span = find_quoted(text, front.clone(), rule).unwrap_or(front.start..front.start);
        let message = format!("`ignore` names `{rule}`, which is no check");
        Some(warning(path, text, span, message, unknown_advice(rule, rules)))
    }));
    problems.extend(check_story(answer, text, known.bank));
    problems
}

/// The problems of the first few of the `unknown` ids, and how many more there are.
fn of_first<T>(
    unknown: impl Iterator<Item = T>,
    path: &Path,
    text: &str,
    problem: impl Fn(T) -> Option<Problem>,
) -> Vec<Problem> {
    let mut unknown = unknown.fuse();
    let mut problems: Vec<Problem> = unknown.by_ref().take(MOST_UNKNOWN).filter_map(problem).collect();
    let more = unknown.count();
    if more > 0 {
        let message = format!("{more} more ids in this file are unknown");
        problems.push(warning(path, text, 0..0, message, "mend the first ones".to_owned()));
    }
    problems
}

/// Whether the file has a line that should list the questions, faulty or in the wrong place.
fn means_to_list(text: &str) -> bool {
    let front = split(text);
    let inside = front.toml.clone().and_then(|span| text.get(span)).unwrap_or_default();
    inside.lines().any(|line| line.trim_start().starts_with("question")) || misplaced(text, &front, &KEYS).is_some()
}

/// Unknown questions in `skip` and `star`.
pub(super) fn check_config(config: &Config, path: &Path, text: &str, known: &Known) -> Vec<Problem> {
    let span = |id: &QuestionId| find_quoted(text, 0..text.len(), id.as_str()).unwrap_or(0..0);
    let ids = config.skip.iter().chain(config.star.iter());
    let unknown = ids.filter(|id| known.question(id) != Standing::Fine);
    of_first(unknown, path, text, |id| unknown_question(path, text, span(id), id, known))
}

/// An unknown question or answer in a draft, which may be faulty otherwise.
pub(super) fn check_draft(ids: &DraftIds, path: &Path, text: &str, known: &Known) -> Vec<Problem> {
    let front = split(text).toml.unwrap_or(0..0);
    let place = |id: &str| find_quoted(text, front.clone(), id).unwrap_or(front.start..front.start);
    let question = ids.question.as_ref().and_then(|id| unknown_question(path, text, place(id.as_str()), id, known));
    let answer = ids.answer.as_ref().and_then(|id| unknown_answer(path, text, place(id.as_str()), id, known));
    question.into_iter().chain(answer).collect()
}

/// Unknown answers and questions that the note of an interview names.
pub(super) fn check_interview(interview: &Interview, path: &Path, text: &str, known: &Known) -> Vec<Problem> {
    let front = split(text).toml.unwrap_or(0..0);
    let place = |id: &str| find_quoted(text, front.clone(), id).unwrap_or(front.start..front.start);
    let stories = interview.stories.iter().filter(|id| known.answer(id) != Standing::Fine);
    let mut problems = of_first(stories, path, text, |id| unknown_story(path, text, place(id.as_str()), id, known));
    let questions = interview.questions.iter().filter(|id| known.question(id) != Standing::Fine);
    let unknown = |id: &QuestionId| unknown_question(path, text, place(id.as_str()), id, known);
    problems.extend(of_first(questions, path, text, unknown));
    problems
}

fn unknown_story(path: &Path, text: &str, span: Range<usize>, id: &AnswerId, known: &Known) -> Option<Problem> {
    let problem = unknown_answer(path, text, span, id, known)?;
    let answers = known.bank.answers().iter().map(|answer| answer.id.as_str());
    let advice = match nearest(id.as_str(), answers) {
        Some(near) => format!("did you mean `{near}`? The prep sheet leaves it out"),
        None => "`greenroom stories` names yours; the prep sheet leaves it out".to_owned(),
    };
    Some(Problem { advice, ..problem })
}

/// A draft of a time that cannot be.
pub(super) fn check_start(head: &DraftHead, path: &Path, text: &str, now: Moment) -> Option<Problem> {
    if head.started.is_plausible(now) {
        return None;
    }
    let front = split(text).toml.unwrap_or(0..0);
    let line = text.get(front.clone()).and_then(|front| front.find("started")).unwrap_or_default();
    let (start, day) = (front.start + line, head.started.local().date());
    let message = match head.started.instant > now.wall.instant {
        true => format!("it starts on {day}, which is still to come, so it is not counted until then"),
        false => format!("it starts on {day}, when nobody can have written it, so it is not counted"),
    };
    let advice = "the clock that it was written by was wrong: write the true time there".to_owned();
    Some(warning(path, text, start..start + "started".len(), message, advice))
}

fn unknown_answer(path: &Path, text: &str, span: Range<usize>, id: &AnswerId, known: &Known) -> Option<Problem> {
    let (message, advice) = match known.answer(id) {
        Standing::Fine => return None,
        Standing::Faulty => faulty("answer", id.as_str()),
        Standing::Unknown => {
            let answers = known.bank.answers().iter().map(|answer| answer.id.as_str());
            let advice = match nearest(id.as_str(), answers) {
                Some(near) => {
                    format!("did you mean `{near}`? Or delete the line: another answer is then compared with")
                }
                None => "delete the line: another answer is then compared with".to_owned(),
            };
            (format!("no answer has the id `{id}`"), advice)
        }
    };
    Some(warning(path, text, span, message, advice))
}

fn unknown_question(path: &Path, text: &str, span: Range<usize>, id: &QuestionId, known: &Known) -> Option<Problem> {
    let (message, advice) = match known.question(id) {
        Standing::Fine => return None,
        Standing::Faulty => faulty("question", id.as_str()),
        Standing::Unknown => {
            let questions = known.bank.questions().iter().map(|question| question.id.as_str());
            let advice = match nearest(id.as_str(), questions) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("see `greenroom list`, or make it: greenroom new question {id}"),
            };
            (format!("no question has the id `{id}`"), advice)
        }
    };
    Some(warning(path, text, span, message, advice))
}

/// The message and the advice for an item that is there and cannot be used.
fn faulty(what: &str, id: &str) -> (String, String) {
    let message = format!("the {what} `{id}` has faults, so it is not used");
    (message, "fix it: `greenroom check` names its faults".to_owned())
}

/// An answer that lists no questions, and whose name is none.
fn no_question_listed(path: &Path, text: &str, id: &QuestionId, bank: &Bank) -> Problem {
    let front = split(text).toml;
    let start = front.as_ref().map_or(0, |front| front.start);
    let near = nearest(id.as_str(), bank.questions().iter().map(|question| question.id.as_str()));
    let line = format!("`questions = [\"{}\"]`", near.unwrap_or("disagreement"));
    let advice = match front {
        Some(_) => format!("add a line such as {line}; `greenroom list` names them all"),
        None => format!("start the file with the lines `+++`, {line} and `+++`; `greenroom list` names them all"),
    };
    let message = format!("the file lists no questions, and its own name `{id}` is not a question's id");
    warning(path, text, start..start, message, advice)
}

fn warning(path: &Path, text: &str, span: Range<usize>, message: String, advice: String) -> Problem {
    Problem::at(path, text, span, Severity::Warning, message, advice)
}

/// Where `word` stands in quotes in `text[within]`, without the quotes.
fn find_quoted(text: &str, within: Range<usize>, word: &str) -> Option<Range<usize>> {
    let part = text.get(within.clone())?;
    let found = ['"', '\''].into_iter().find_map(|quote| part.find(&format!("{quote}{word}{quote}")))?;
    let start = within.start + found + 1;
    Some(start..start + word.len())
}
