//! `greenroom show QUESTION`: what is asked and what good answers do; the reference only with `--answer`.

use super::output::{say, say_problems};
use super::{Context, Exit, Output};
use crate::domain::{Answer, Bank, PartId, Question, QuestionId, StoryPart};
use crate::format::parts::read_answer;
use crate::store;
use crate::text::visible::visible;
use serde::Serialize;

/// Show a question; with --answer also the answers that serve it
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The question's id (see `greenroom list`)
    question: String,

    /// Reveal the answers
    #[arg(long)]
    answer: bool,

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
    #[serde(skip)]
    written: bool,
    source: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    parts: Option<Vec<ShownPart>>,
}

#[derive(Serialize)]
struct ShownPart {
    /// The part's id; several joined by ` & `.
    name: String,
    #[serde(skip)]
    heading: String,
    text: String,
}

pub fn run(args: Args, context: &Context, out: &mut Output) -> anyhow::Result<Exit> {
    let loaded = store::load_bank(&context.home);
    say_problems(&loaded.problems);
    let bank = loaded.value;
    let Some(question) = find_question(&bank, &args.question) else { return Ok(Exit::Failed) };
    let shown = shown(question, &bank, args.answer);
    if args.json {
        out.json(&shown)?;
    } else {
        print(&shown, out)?;
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
        written: answer.written,
        source: answer.source.as_deref(),
        parts: with_parts.then(|| parts(answer, question)),
    };
    Shown { question: keys, answers: bank.answers_for(&question.id).into_iter().map(answer).collect() }
}

fn parts(answer: &Answer, question: &Question) -> Vec<ShownPart> {
    let story = read_answer(answer, question.framework);
    let joined = |part: &StoryPart, word: fn(PartId) -> &'static str| {
        part.ids.iter().map(|id| word(*id)).collect::<Vec<_>>().join(" & ")
    };
    let part = |part: &StoryPart| ShownPart {
        name: joined(part, PartId::id),
        heading: joined(part, PartId::name),
        text: part.text.trim().to_owned(),
    };
    story.parts.iter().map(part).collect()
}

fn print(shown: &Shown, out: &mut Output) -> anyhow::Result<()> {
    let question = &shown.question;
    out.wrapped("", &visible(question.prompt))?;
    let competency = question.competency.map_or(String::new(), |c| format!("{} · ", visible(c)));
    out.line(format!("{competency}{} · {} s · {}", question.framework, question.seconds, question.id))?;
    for (title, items) in [
        ("Also asked as", question.asked_as),
        ("What good answers do", question.look_for),
        ("Follow-ups", question.follow_ups),
    ] {
        if !items.is_empty() {
            out.line(format!("\n{title}"))?;
            for item in items {
                out.wrapped("  - ", &visible(item))?;
            }
        }
    }
    print_answers(&shown.answers, out)
}

fn print_answers(answers: &[ShownAnswer], out: &mut Output) -> anyhow::Result<()> {
    if answers.is_empty() {
        return Ok(out.line("\nNo answer serves it yet.")?);
    }
    out.line("\nAnswers")?;
    for answer in answers {
        let whose = match (answer.own, answer.written) {
            (true, true) => "your own",
            (true, false) => "your own, nothing written yet",
            (false, _) => "example",
        };
        let source = answer.source.map_or(String::new(), |source| format!(", from {}", visible(source)));
        out.line(format!("  {}  ({whose}{source})", answer.id))?;
        for part in answer.parts.iter().flatten() {
            out.line(format!("\n  {}", part.heading))?;
            for line in part.text.lines() {
                out.wrapped("    ", &visible(line))?;
            }
        }
    }
    Ok(())
}
