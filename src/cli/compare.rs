//! `greenroom compare`: a draft compared with its reference answer, as text or JSON.

use super::given::{explained, is_standard_input, read_text_of};
use super::output::say;
use super::show::find_question;
use super::{Context, Exit, Output};
use crate::app::comparison;
use crate::compare::{Attempt, Comparison, Reference, Settings, compare};
use crate::domain::bank::nearest_ids;
use crate::domain::{Answer, AnswerId, Bank, Draft, DraftHead, Mode, Problem, Question, Record, Story};
use crate::format::drafts::{draft_story, parse_draft};
use crate::format::parts::{read_answer, read_told};
use crate::format::{answers, front_matter};
use crate::review::changes::{Attempted, best_rated};
use crate::review::series::{DECIDING, attempt_of, attempts as attempts_at, compare_series};
use crate::review::{AttemptReview, Earlier, References};
use crate::store;
use crate::text::phrases::count;
use crate::ui::View;
use crate::ui::comparison::{attempts, whole};
use std::path::{Path, PathBuf};

/// Compare a draft with its reference answer
#[derive(Debug, clap::Args)]
pub struct Args {
    /// The question's id
    #[arg(value_name = "QUESTION")]
    question: String,

    /// The draft: a file, or - for standard input; by default the latest finished one
    #[arg(long, value_name = "FILE")]
    draft: Option<PathBuf>,

    /// The N-th latest attempt: 1 is the latest, 2 the one before
    #[arg(long, value_name = "N", conflicts_with = "draft", value_parser = clap::value_parser!(u32).range(1..))]
    attempt: Option<u32>,

    /// The answer to compare with: an id, or a file of your own
    #[arg(long, value_name = "ID or FILE")]
    answer: Option<String>,

    /// The text was said aloud: a transcript
    #[arg(long, requires = "draft")]
    spoken: bool,

    /// Show every finding
    #[arg(long)]
    all: bool,

    /// Also show what changed since the previous attempt and the best-rated one
    #[arg(long, conflicts_with = "json")]
    attempts: bool,

    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// Prints the latest finished draft of `question` compared with its reference.
pub fn print_latest(question: &Question, context: &Context, out: &mut Output) -> anyhow::Result<Exit> {
    let question = question.id.to_string();
    run(
        Args {
            question,
            draft: None,
            attempt: None,
            answer: None,
            spoken: false,
            all: false,
            attempts: false,
            json: false,
        },
        context,
        out,
    )
}

/// The draft to compare.
struct Given {
    /// As the user named it, or where it was found; none for standard input.
    path: Option<String>,
    /// None for a text that is no draft file.
    head: Option<DraftHead>,
    mode: Mode,
    story: Story,
}

/// An answer and its text for the question at hand.
struct Candidate {
    answer: Answer,
    story: Story,
}

pub fn run(args: Args, context: &Context, out: &mut Output) -> anyhow::Result<Exit> {
    let data = context.read_data();
    let Some(question) = find_question(&data.bank, &args.question) else { return Ok(Exit::Failed) };
    let records = attempts_at(question, &data.records);
    let Some(given) = find_draft(&args, question, &records)? else { return Ok(Exit::Failed) };
    let named = match args.answer.as_deref().map(|name| find_answer(name, question, &data.bank)).transpose()? {
        Some(None) => return Ok(Exit::Failed),
        named => named.flatten(),
    };
    let settings = Settings::from(&data.config);
    let earlier = earlier(&records, &given);
    let (earlier, result) = compared(question, &given, earlier, (&data.bank, named), &settings);
    if args.json {
        out.json(&result)?;
    } else {
        let head = given.head.unwrap_or_else(|| DraftHead::new(question.id.clone(), context.now.wall, given.mode));
        let shown = AttemptReview {
            result: result.clone(),
            candidates: Vec::new(),
            reference: None,
            elsewhere: Default::default(),
            heard: head.heard,
        };
        let shown = comparison::Comparison::to_print(Draft { head, parts: Vec::new() }, shown, args.all);
        let view = View::printed(&data, out.columns(), context.now);
        let mut page = whole(&shown, &view);
        if args.attempts {
            let now = Attempted { comparison: &result, mode: given.mode };
            attempts::beside(&mut page, now, &earlier, &view);
        }
        out.page(&page)?;
    }
    Ok(Exit::Done)
}

/// The draft that was named, or the latest one; `None` after saying what is missing or wrong.
fn find_draft(args: &Args, question: &Question, records: &[&Record]) -> anyhow::Result<Option<Given>> {
    let Some(path) = &args.draft else { return Ok(kept(question, records, args.attempt.unwrap_or(1))) };
    let text = read_text_of(path)?;
    let shown = (!is_standard_input(path)).then(|| path.display().to_string());
    let front = front_matter::split(&text);
    if !is_draft(&text, &front) {
        let body = text.get(front.body).unwrap_or_default();
        let story = read_told(body, front.body_line, question.framework);
        let mode = if args.spoken { Mode::Spoken } else { Mode::Typed };
        return Ok(Some(Given { path: shown, head: None, mode, story }));
    }
    match parse_draft(path, &text) {
        Ok((draft, _)) => {
            if draft.head.question != question.id {
                say(format!("the draft answers {}; it is compared with {}", draft.head.question, question.id));
            }
            Ok(Some(Given::of(&draft, shown, question)))
        }
        Err(problems) => {
            complain(&problems);
            Ok(None)
        }
    }
}

impl Given {
    fn of(draft: &Draft, path: Option<String>, question: &Question) -> Given {
        let story = draft_story(draft, question.framework);
        Given { path, mode: draft.head.mode, head: Some(draft.head.clone()), story }
    }
}

/// Whether a text with this front matter is a draft; an answer's file has other keys.
fn is_draft(text: &str, front: &front_matter::FrontMatter) -> bool {
    let keys = front.toml.clone().and_then(|toml| text.get(toml)).unwrap_or_default();
    keys.lines()
        .any(|line| line.trim_start().strip_prefix("question").is_some_and(|rest| rest.trim_start().starts_with('=')))
}

/// The attempt `number`, 1 the latest; `None` after saying what is missing or wrong.
fn kept(question: &Question, records: &[&Record], number: u32) -> Option<Given> {
    let record = find_attempt(question, records, number)?;
    match store::load_draft(&record.path) {
        Ok((draft, _)) => Some(Given::of(&draft, Some(record.path.display().to_string()), question)),
        Err(problems) => {
            complain(&problems);
            None
        }
    }
}

/// The record `number` of `records`, 1 the latest; `None` after saying what is missing.
pub fn find_attempt<'r>(question: &Question, records: &[&'r Record], number: u32) -> Option<&'r Record> {
    let place = usize::try_from(number).unwrap_or(usize::MAX);
    let found = records.len().checked_sub(place).and_then(|place| records.get(place)).copied();
    if found.is_none() {
        say(match records.len() {
            0 => format!("there is no finished draft of {0}; make one with `greenroom practice {0}`", question.id),
            all => format!(
                "there is no attempt {number}: {} of {id} can be compared; `greenroom show {id} --attempts` lists them",
                count(all, "attempt"),
                id = question.id
            ),
        });
    }
    found
}

pub fn complain(problems: &[Problem]) {
    for problem in problems {
        let place = format!("{}:{}:{}", problem.path.display(), problem.line, problem.column);
        say(format!("{place}: {}; {}", problem.message, problem.advice));
    }
}

/// The answer `name`: an id of the bank, else a file; `None` after saying what is wrong.
fn find_answer(name: &str, question: &Question, bank: &Bank) -> anyhow::Result<Option<Candidate>> {
    if let Some(answer) = AnswerId::parse(name).ok().and_then(|id| bank.answer(&id)) {
        return Ok(Some(Candidate::of(answer.clone(), question)));
    }
    let path = Path::new(name);
    let text = match store::read_free_text(path) {
        Ok(text) => text,
        Err(error) if error.is_missing() && !name.contains(['/', '.']) => {
            let near = nearest_ids(name, bank.answers().iter().map(|answer| answer.id.as_str()), 3);
            say(format!("there is no answer {name:?} and no such file; the nearest are: {}", near.join(", ")));
            return Ok(None);
        }
        Err(error) => return Err(explained(error)),
    };
    let id = answers::answer_id(path).or_else(|_| AnswerId::parse("file"))?;
    let (answer, problems) = answers::parse_answer(path, &id, &text, false);
    if answer.is_none() {
        complain(&problems);
    }
    Ok(answer.map(|answer| Candidate::of(answer, question)))
}

impl Candidate {
    fn of(answer: Answer, question: &Question) -> Candidate {
        let story = read_answer(&answer, question.framework);
        Candidate { answer, story }
    }

    fn as_reference(&self) -> Reference<'_> {
        Reference { answer: &self.answer, story: &self.story }
    }
}

/// The drafts before the given one, oldest first: those that decide about its fix, and the best-rated one. Faulty ones are
/// left out.
fn earlier(records: &[&Record], given: &Given) -> Vec<Draft> {
    let before =
        |record: &&&Record| given.head.as_ref().is_none_or(|head| record.head.started.instant < head.started.instant);
    let before: Vec<&Record> = records.iter().filter(before).copied().collect();
    let best = best_rated(before.iter().map(|record| &record.head));
    let first = before.len().saturating_sub(DECIDING);
    let wanted = before.iter().enumerate().filter(|(at, _)| *at >= first || Some(*at) == best);
    store::load_drafts(wanted.map(|(_, record)| &record.path))
}

/// The earlier drafts with their comparisons, and that of the given one: with the answer `named`, or with the one that the
/// draft names or that fits it best.
fn compared(
    question: &Question,
    given: &Given,
    earlier: Vec<Draft>,
    (bank, named): (&Bank, Option<Candidate>),
    settings: &Settings,
) -> (Vec<Earlier>, Comparison) {
    let heads = earlier.iter().map(|draft| &draft.head).chain(&given.head);
    let references = References::of(question, heads, bank);
    let series = compare_series(&earlier, &references, settings);
    let history: Vec<_> = series.iter().map(|comparison| comparison.fix.clone()).collect();
    let chosen = match &named {
        Some(named) => Some(named.as_reference()),
        None => references.chosen_for(given.head.as_ref(), &given.story),
    };
    let attempt = match &given.head {
        Some(head) => attempt_of(head, &given.story, question),
        None => Attempt { question, story: &given.story, mode: given.mode, seconds: None, head: None },
    };
    let comparison = compare(&attempt, chosen.as_ref(), settings, &history);
    let earlier = earlier.into_iter().zip(series).map(|(draft, result)| Earlier { draft, result }).collect();
    (earlier, Comparison { draft: given.path.clone(), ..comparison })
}
