//! `greenroom stories`: own answers against questions, the same as the screen Stories.

use super::{Context, Exit, Output};
use crate::app;
use crate::app::stories::Stories;
use crate::compare::stories::Suggested;
use crate::domain::stories::Told;
use crate::domain::{AnswerId, QuestionId};
use crate::terminal::stories::nearest;
use crate::ui::View;
use crate::ui::stories::page::printed;
use serde::Serialize;

/// Show which of your stories serves which question
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Report<'a> {
    answers: Vec<AnswerRow<'a>>,
    gaps: Vec<GapRow<'a>>,
}

#[derive(Serialize)]
struct AnswerRow<'a> {
    id: &'a AnswerId,
    headline: Option<&'a str>,
    questions: &'a [QuestionId],
    used: usize,
    last: Option<String>,
}

#[derive(Serialize)]
struct GapRow<'a> {
    question: &'a QuestionId,
    nearest: Vec<NearRow<'a>>,
}

#[derive(Serialize)]
struct NearRow<'a> {
    answer: &'a AnswerId,
    passage: &'a str,
}

pub fn run(args: Args, context: &Context, out: &mut Output) -> anyhow::Result<Exit> {
    let data = context.read_data();
    let mut stories = Stories::new(&app::Context::of(&data), context.now);
    stories.suggestions = Some(nearest(&context.home, &data.bank, &data.config));
    if args.json {
        out.json(&report(&stories))?;
    } else {
        out.page(&printed(&stories, &View::printed(&data, out.columns(), context.now)))?;
    }
    Ok(Exit::Done)
}

fn report<'a>(stories: &'a Stories) -> Report<'a> {
    let near = |near: &'a Suggested| NearRow { answer: &near.answer, passage: &near.passage };
    let gap = |question: &'a QuestionId| {
        let nearest = stories.nearest(question).into_iter().map(near);
        GapRow { question, nearest: nearest.collect() }
    };
    let answer = |told: &'a Told| AnswerRow {
        id: &told.id,
        headline: told.headline.as_deref(),
        questions: &told.questions,
        used: told.used,
        last: told.last_day.map(|day| day.to_string()),
    };
    let table = stories.table.iter();
    Report {
        answers: table.clone().flat_map(|table| &table.answers).map(answer).collect(),
        gaps: table.flat_map(|table| &table.gaps).map(gap).collect(),
    }
}
