//! `greenroom posting`: what a vacancy asks for, and which of one's own stories serve it.

use super::given::{is_standard_input, read_text_of};
use super::output::say;
use super::{Context, Exit, Output};
use crate::compare::posting::{Asked, AskedCompetency, asked_by};
use crate::compare::stories::{OwnStories, Suggestions};
use crate::domain::{AnswerId, Bank, QuestionId};
use crate::format::parts::read_answer;
use crate::store::Contents;
use crate::store::competencies::load_competencies;
use crate::text::html::{is_html, plain_from_html};
use crate::text::phrases::count;
use crate::text::visible::visible;
use serde::Serialize;
use std::path::PathBuf;

/// How many questions are shown: as many as an hour of interview has room for, and more than anybody prepares in a day.
const SHOWN: usize = 8;
/// How many passages of a competency are shown.
const PASSAGES: usize = 2;

/// Read a vacancy: what it asks for, and which of your stories serve it
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The vacancy's text: a file (plain, Markdown or HTML), or - for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Report<'a> {
    competencies: Vec<CompetencyRow<'a>>,
    questions: Vec<QuestionRow<'a>>,
}

#[derive(Serialize)]
struct CompetencyRow<'a> {
    name: &'a str,
    passages: &'a [String],
    /// Own answers that serve a question of this competency.
    stories: Vec<&'a AnswerId>,
}

#[derive(Serialize)]
struct QuestionRow<'a> {
    id: &'a QuestionId,
    prompt: &'a str,
    competency: Option<&'a str>,
    passage: &'a str,
    /// Own answers that list the question.
    stories: Vec<&'a AnswerId>,
    /// Own answers that could serve, where none lists it.
    nearest: Vec<AnswerId>,
}

pub fn run(args: Args, context: &Context, out: &mut Output) -> anyhow::Result<Exit> {
    let text = read_text_of(&args.file)?;
    let text = if is_html(&text) { plain_from_html(&text) } else { text };
    let Contents { bank, config, .. } = context.read_home();
    let competencies = load_competencies(&context.home);
    let asked = asked_by(&text, bank.questions(), &competencies);
    let suggestions = OwnStories::new(&bank, read_answer).suggestions(&bank, &config, &competencies);
    let report = report(&asked, &bank, &suggestions);
    if args.json {
        out.json(&report)?;
    } else {
        print(&report, &bank, out)?;
    }
    if asked.questions.is_empty() && asked.competencies.is_empty() {
        let name = if is_standard_input(&args.file) { "the text".to_owned() } else { args.file.display().to_string() };
        say(format!("{name} asks for nothing that the questions are about; is it a vacancy, in English?"));
        return Ok(Exit::Failed);
    }
    Ok(Exit::Done)
}

fn report<'a>(asked: &'a Asked, bank: &'a Bank, suggestions: &Suggestions) -> Report<'a> {
    let questions = asked.questions.iter().take(SHOWN).filter_map(|asked| {
        let question = bank.question(&asked.id)?;
        let stories = stories_for(bank, &asked.id);
        let nearest = if stories.is_empty() { suggestions.for_question(&asked.id) } else { Vec::new() };
        Some(QuestionRow {
            id: &asked.id,
            prompt: &question.prompt,
            competency: asked.competency.as_deref(),
            passage: &asked.passage,
            stories,
            nearest: nearest.into_iter().map(|near| near.answer.clone()).collect(),
        })
    });
    let competencies = asked.competencies.iter().map(|asked| CompetencyRow {
        name: &asked.name,
        passages: &asked.passages,
        stories: stories_of(bank, asked),
    });
    Report { competencies: competencies.collect(), questions: questions.collect() }
}

fn stories_for<'a>(bank: &'a Bank, question: &QuestionId) -> Vec<&'a AnswerId> {
    let own = bank.answers_for(question).into_iter().filter(|answer| answer.is_own_story());
    own.map(|answer| &answer.id).collect()
}

fn stories_of<'a>(bank: &'a Bank, asked: &AskedCompetency) -> Vec<&'a AnswerId> {
    let mut found = Vec::new();
    for question in bank.questions().iter().filter(|question| question.competency.as_deref() == Some(&asked.name)) {
        for answer in stories_for(bank, &question.id) {
            if !found.contains(&answer) {
                found.push(answer);
            }
        }
    }
    found
}

fn print(report: &Report, bank: &Bank, out: &mut Output) -> anyhow::Result<()> {
    if !report.competencies.is_empty() {
        out.line("What it asks for")?;
    }
    for row in &report.competencies {
        let stories = match row.stories.len() {
            0 => "no story of yours".to_owned(),
            1 => "1 story of yours".to_owned(),
            more => format!("{more} stories of yours"),
        };
        out.line(format!("\n  {}: {stories}", visible(row.name)))?;
        for passage in row.passages.iter().take(PASSAGES) {
            out.line(format!("      “{}”", visible(passage)))?;
        }
        if let more @ 1.. = row.passages.len().saturating_sub(PASSAGES) {
            out.line(format!("      and {}", count(more, "more line")))?;
        }
    }
    if !report.questions.is_empty() {
        out.line("\nQuestions to expect")?;
    }
    for row in &report.questions {
        out.line(format!("\n  {}", visible(row.prompt)))?;
        out.line(format!("      {}: “{}”", row.id, visible(row.passage)))?;
        out.line(format!("      {}", story_line(row, bank)))?;
    }
    Ok(())
}

/// Which story serves the question, or which comes nearest.
fn story_line(row: &QuestionRow, bank: &Bank) -> String {
    let name = |id: &AnswerId| {
        let headline = bank.answer(id).and_then(|answer| answer.headline.as_deref());
        visible(headline.unwrap_or(id.as_str())).into_owned()
    };
    match (row.stories.first(), row.nearest.first()) {
        (Some(story), _) => format!("your story: {}", name(story)),
        (None, Some(near)) => format!("no story yet; could this one serve? {}", name(near)),
        (None, None) => "no story yet".to_owned(),
    }
}
