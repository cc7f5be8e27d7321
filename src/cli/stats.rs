//! `greenroom stats`: what practice has brought, the same as the screen Progress.

use super::chart::{bar, spark};
use super::{Context, Exit, Output};
use crate::domain::progress::strength_word;
use crate::domain::progress::{Attempted, Competency, DayMark, Progress, QuestionProgress, latest, progress};
use crate::domain::{Mode, PartId};
use crate::store::Contents;
use crate::text::phrases::{clock, count, date_words, day_words};
use crate::text::visible::visible;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// Columns of a bar.
const BAR: usize = 10;

/// Show what practice has brought
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
    strength: f64,
}

pub fn run(args: Args, context: &Context, out: &mut Output) -> anyhow::Result<Exit> {
    let Contents { bank, config, records, .. } = context.read_home();
    let progress = progress(&bank, &config, &records, context.now);
    if args.json {
        out.json(&report(&progress))?;
    } else {
        print(&progress, out)?;
    }
    Ok(Exit::Done)
}

fn report(progress: &Progress) -> Report<'_> {
    let days = &progress.days;
    let dates = days.dates.iter().map(ToString::to_string).collect();
    Report {
        days: Days { last_7: days.practised_of_last(7), last_30: days.practised_of_last(30), dates },
        questions: progress.questions.iter().map(question_row).collect(),
        competencies: progress
            .competencies
            .iter()
            .map(|competency| CompetencyRow { name: &competency.name, strength: competency.strength })
            .collect(),
    }
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
    Point {
        started: attempt.started.to_string(),
        mode: attempt.mode,
        rating: attempt.rating.number(),
        words: attempt.words,
        seconds: attempt.seconds,
    }
}

fn print(progress: &Progress, out: &mut Output) -> anyhow::Result<()> {
    print_days(progress, out)?;
    if let Some((date, days)) = progress.interview {
        let when =
            if days == 0 { "today".to_owned() } else { format!("in {}", count(days.unsigned_abs() as usize, "day")) };
        out.line(format!("Interview {when}, {}", date_words(date, progress.day)))?;
    }
    if progress.questions.is_empty() {
        out.line("No finished draft yet. Start: greenroom practice")?;
        return Ok(());
    }
    let gap = if progress.show_days || progress.interview.is_some() { "\n" } else { "" };
    out.line(format!("{gap}Questions"))?;
    for question in &progress.questions {
        print_question(question, progress, out)?;
    }
    out.line(
        "\nCompetencies: how likely the answers are to come to mind in a week, never practised ones counted as lost",
    )?;
    let width = progress.competencies.iter().map(|row| visible(&row.name).chars().count()).max().unwrap_or(0);
    for row in &progress.competencies {
        let Competency { name, strength, practised, questions } = row;
        let word = strength_word(*strength);
        let name = visible(name);
        out.line(format!(
            "  {name:<width$}  {}  {word:<8}  {practised} of {questions} practised",
            bar(*strength, BAR)
        ))?;
    }
    Ok(())
}

fn print_days(progress: &Progress, out: &mut Output) -> anyhow::Result<()> {
    if !progress.show_days || progress.days.dates.is_empty() {
        return Ok(());
    }
    let days = &progress.days;
    let mark = |(_, mark): &(jiff::civil::Date, DayMark)| match mark {
        DayMark::Practised => '#',
        DayMark::Open => '-',
        DayMark::Rest => '=',
        DayMark::Before => ' ',
    };
    let (week, month) = (days.practised_of_last(7), days.practised_of_last(30));
    out.line(format!("Practised {week} of the last 7 days, {month} of the last 30"))?;
    let marks: String = days.last(30).iter().map(mark).collect();
    if !marks.trim().is_empty() {
        let rest = if marks.contains('=') { ", = nothing was due" } else { "" };
        out.line(format!("  [{marks}]  # practised, - not{rest}; today last"))?;
    }
    Ok(())
}

fn print_question(question: &QuestionProgress, progress: &Progress, out: &mut Output) -> anyhow::Result<()> {
    let Some(last) = question.last() else { return Ok(()) };
    let did = match last.mode {
        Mode::Typed => format!("last wrote {}", count(last.words as usize, "word")),
        Mode::Spoken => format!("last said {}", clock(last.seconds)),
        Mode::Quick => "last as quick recall".to_owned(),
    };
    let due = question.due.map(|due| format!(" · due {}", day_words(due, progress.day))).unwrap_or_default();
    let (drafts, rating) = (count(question.attempts.len(), "draft"), last.rating.name());
    out.line(format!("  {}  {drafts} · {did} · rated {rating}{due}", question.question))?;
    if let Some(trend) = trend_words(question) {
        out.line(format!("      {trend}"))?;
    }
    if let Some(ratings) = question.ratings_words() {
        out.line(format!("      ratings  {ratings}"))?;
    }
    if let Some(parts) = question.parts_words() {
        out.line(format!("      parts    {parts}"))?;
    }
    if let Some(better) = &question.better {
        out.line(format!("      better   {better}"))?;
    }
    Ok(())
}

/// "words    120 180 251  ▄▆█", or the times of a spoken question.
fn trend_words(question: &QuestionProgress) -> Option<String> {
    let values = latest(&question.trend.values);
    let (name, value): (&str, fn(&u32) -> String) = match question.trend.mode? {
        Mode::Spoken => ("time", |seconds| clock(*seconds)),
        _ => ("words", |words| words.to_string()),
    };
    let figures: Vec<String> = values.iter().map(value).collect();
    (values.len() > 1).then(|| format!("{name:<8} {}  {}", figures.join(" "), spark(values)))
}
