//! `greenroom stats`: your progress, the same as the screen Progress.

use super::{Context, Exit, Output};
use crate::domain::progress::{Attempted, Competency, Progress, QuestionProgress, progress};
use crate::domain::{Mode, PartId};
use crate::ui::View;
use crate::ui::progress::page::whole;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// Show your progress
#[derive(Debug, clap::Args)]
pub struct Args {
    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Report<'a> {
    days: Days,
    questions: Vec<QuestionRow<'a>>,
    competencies: Vec<CompetencyRow<'a>>,
}

#[derive(Serialize)]
struct Days {
    last_7: usize,
    last_30: usize,
    dates: Vec<String>,
}

#[derive(Serialize)]
struct QuestionRow<'a> {
    id: &'a str,
    drafts: usize,
    last: Option<Last>,
    /// Every finished attempt, oldest first.
    trend: Vec<Point>,
}

#[derive(Serialize)]
struct Last {
    #[serde(flatten)]
    point: Point,
    shares: Shares,
}

#[derive(Serialize)]
struct Point {
    started: String,
    mode: Mode,
    rating: u8,
    words: u32,
    seconds: u32,
    /// How the recording sounded: words a minute from and to, seconds of the longest pause, fillers at the least.
    pace: Option<(u32, u32)>,
    longest_pause: Option<f64>,
    fillers: Option<u32>,
}

/// Shares by the parts' ids, in the order of the draft.
struct Shares(Vec<(PartId, f64)>);

impl Serialize for Shares {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (part, share) in &self.0 {
            map.serialize_entry(part.id(), share)?;
        }
        map.end()
    }
}

#[derive(Serialize)]
struct CompetencyRow<'a> {
    name: &'a str,
    /// Of those practised.
    strength: f64,
    questions: usize,
    practised: usize,
}

pub fn run(args: Args, context: &Context, out: &mut Output) -> anyhow::Result<Exit> {
    let data = context.read_data();
    let progress = progress(&data.bank, &data.config, &data.records, context.now);
    if args.json {
        out.json(&report(&progress))?;
    } else {
        out.page(&whole(&progress, &View::printed(&data, out.columns(), context.now)))?;
    }
    Ok(Exit::Done)
}

fn report(progress: &Progress) -> Report<'_> {
    let days = &progress.days;
    let dates = days.dates.iter().map(ToString::to_string).collect();
    Report {
        days: Days { last_7: days.practised_of_last(7), last_30: days.practised_of_last(30), dates },
        questions: progress.questions.iter().map(question_row).collect(),
        competencies: progress.competencies.iter().map(competency_row).collect(),
    }
}

fn competency_row(competency: &Competency) -> CompetencyRow<'_> {
    let Competency { name, strength, practised, questions } = competency;
    CompetencyRow { name, strength: *strength, questions: *questions, practised: *practised }
}

fn question_row(progress: &QuestionProgress) -> QuestionRow<'_> {
    let last = |attempt: &Attempted| Last { point: point(attempt), shares: Shares(attempt.shares()) };
    QuestionRow {
        id: progress.question.as_str(),
        drafts: progress.attempts.len(),
        last: progress.last().map(last),
        trend: progress.attempts.iter().map(point).collect(),
    }
}

fn point(attempt: &Attempted) -> Point {
    let voice = attempt.voice;
    Point {
        started: attempt.started.to_string(),
        mode: attempt.mode,
        rating: attempt.rating.number(),
        words: attempt.words,
        seconds: attempt.seconds,
        pace: voice.and_then(|voice| voice.pace),
        longest_pause: voice.and_then(|voice| voice.longest_pause).map(|pause| pause.as_secs_f64()),
        fillers: voice.and_then(|voice| voice.fillers),
    }
}
