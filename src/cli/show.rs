//! `greenroom show QUESTION`: what is asked and what good answers do; the reference only with `--answer`, and with
//! `--attempts` what was practised instead.

mod attempts;

use super::output::say;
use super::{Context, Exit, Output};
use crate::domain::{Answer, Bank, Question, QuestionId, StoryPart};
use crate::format::parts::read_answer;
use crate::ui::View;
use crate::ui::question::page::whole;
use serde::Serialize;

/// Show a question; with --answer also the answers that serve it, with --attempts how it was practised
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The question's id (see `greenroom list`)
    question: String,

    /// Reveal the answers
    #[arg(long)]
    answer: bool,

    /// List the attempts, the latest first
    #[arg(long, conflicts_with = "answer")]
    attempts: bool,

    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Shown<'a> {
    question: QuestionKeys<'a>,
    answers: Vec<ShownAnswer<'a>>,
}

/// The keys of a question file.
#[derive(Serialize)]
struct QuestionKeys<'a> {
    id: &'a str,
    prompt: &'a str,
    competency: Option<&'a str>,
    framework: &'a str,
    seconds: u32,
    asked_as: &'a [String],
    look_for: &'a [String],
    follow_ups: &'a [String],
}

#[derive(Serialize)]
struct ShownAnswer<'a> {
    id: &'a str,
    own: bool,
    source: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    parts: Option<Vec<ShownPart>>,
}

#[derive(Serialize)]
struct ShownPart {
    /// The part's id; several joined by ` & `.
    name: String,
    text: String,
}

pub fn run(args: Args, context: &Context, out: &mut Output) -> anyhow::Result<Exit> {
    let data = context.read_data();
    let Some(question) = find_question(&data.bank, &args.question) else { return Ok(Exit::Failed) };
    if args.attempts {
        return attempts::run(question, args.json, context, out);
    }
    if args.json {
        out.json(&shown(question, &data.bank, args.answer))?;
    } else {
        out.page(&whole(question, &View::printed(&data, out.columns(), context.now), args.answer))?;
    }
    Ok(Exit::Done)
}

/// The question with the id `text`; else says so, with the three nearest ids.
pub fn find_question<'a>(bank: &'a Bank, text: &str) -> Option<&'a Question> {
    let found = QuestionId::parse(text).ok().and_then(|id| bank.question(&id));
    if found.is_none() {
        let nearest = bank.nearest_questions(text, 3).join(", ");
        say(format!("there is no question {text:?}; the nearest are: {nearest}"));
    }
    found
}

fn shown<'a>(question: &'a Question, bank: &'a Bank, with_parts: bool) -> Shown<'a> {
    let keys = QuestionKeys {
        id: question.id.as_str(),
        prompt: &question.prompt,
        competency: question.competency.as_deref(),
        framework: question.framework.id(),
        seconds: question.seconds,
        asked_as: &question.asked_as,
        look_for: &question.look_for,
        follow_ups: &question.follow_ups,
    };
    let answer = |answer: &'a Answer| ShownAnswer {
        id: answer.id.as_str(),
        own: answer.is_own(),
        source: answer.source.as_deref(),
        parts: with_parts.then(|| parts(answer, question)),
    };
    Shown { question: keys, answers: bank.answers_for(&question.id).into_iter().map(answer).collect() }
}

fn parts(answer: &Answer, question: &Question) -> Vec<ShownPart> {
    let story = read_answer(answer, question.framework);
    let name = |part: &StoryPart| part.ids.iter().map(|id| id.id()).collect::<Vec<_>>().join(" & ");
    let part = |part: &StoryPart| ShownPart { name: name(part), text: part.text.trim().to_owned() };
    story.parts.iter().map(part).collect()
}
