//! Makes the prep sheet of a home and writes it to a file: what `greenroom export` and the export screen share.
//!
//! Joins what the layers below must not know of each other: the home, the readers, the comparison behind the open fixes,
//! and the sheet.

use crate::compare::figures::{Figure, Unit, figures};
use crate::compare::series::{ENOUGH, Kept, candidates, compare_series};
use crate::compare::{Reference, Settings};
use crate::domain::{
    Bank, Config, Draft, Mode, Moment, Problem, Question, QuestionId, Record, Story, progress, schedule,
};
use crate::export::redact::{Redacted, Redactor, redact_sheet};
use crate::export::select::{WishError, Wishes, validate};
use crate::export::sheet::{DraftText, Material, OpenFix, Readers, build, wanted_drafts};
use crate::export::{MARK_WITHIN, Sheet, is_ours};
use crate::format::drafts::draft_story;
use crate::format::parts::read_answer;
use crate::store::outside::{Occupant, occupant};
use crate::store::{self, Home, ReadError, WriteError};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A prep sheet, ready to be rendered.
#[derive(Debug, Clone, PartialEq)]
pub struct Prep {
    pub sheet: Sheet,
    /// What the words of `[redact]` were taken out of.
    pub redacted: Redacted,
    /// The faults of the files that it was made from.
    pub problems: Vec<Problem>,
}

/// Whether the words of `[redact]` are taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Redaction {
    Redact,
    Reveal,
}

/// The prep sheet of `home` as `wishes` has it.
pub fn prepare(home: &Home, wishes: &Wishes, redaction: Redaction, now: Moment) -> Result<Prep, WishError> {
    let (bank, config, records) = (store::load_bank(home), store::load_config(home), store::load_records(home));
    let mut problems: Vec<Problem> = [bank.problems, config.problems, records.problems].concat();
    let (bank, config, records) = (bank.value, config.value, records.value);
    validate(&bank, wishes)?;
    let notes = notes(home, &mut problems);
    let drafts = draft_texts(&bank, &records);
    let fixes = open_fixes(&bank, &config, &records);
    let strength = strength(&bank, &config, &records, now);
    let material = Material {
        bank: &bank,
        config: &config,
        drafts: &drafts,
        fixes: &fixes,
        due: &due(&bank, &config, &records, now),
        strength: &strength,
        notes: &notes,
        readers: Readers { story: &read_answer, figures: &shown_figures },
    };
    let mut sheet = build(&material, wishes, now);
    let redacted = match redaction {
        Redaction::Redact => redact_sheet(&mut sheet, &Redactor::new(&config.redact)),
        Redaction::Reveal => Redacted::default(),
    };
    Ok(Prep { sheet, redacted, problems })
}

/// `sheet.md`; none is no fault.
fn notes(home: &Home, problems: &mut Vec<Problem>) -> String {
    match store::read_free_text(&home.sheet_file()) {
        Ok(text) => text.trim_start_matches('\u{feff}').to_owned(),
        Err(error) if error.is_missing() => String::new(),
        Err(error) => {
            problems.push(error.to_problem());
            String::new()
        }
    }
}

fn draft_texts(bank: &Bank, records: &[Record]) -> Vec<DraftText> {
    let texts = wanted_drafts(bank, records).into_iter().filter_map(|record| {
        let framework = bank.question(&record.head.question)?.framework;
        let draft = load(record)?;
        Some(DraftText {
            question: record.head.question.clone(),
            story: draft_story(&draft, framework),
            started: record.head.started,
            rating: record.head.rating,
            mode: record.head.mode,
        })
    });
    texts.collect()
}

/// A draft that vanished or broke since the records were read is left out.
fn load(record: &Record) -> Option<Draft> {
    store::load_draft(&record.path).ok().map(|(draft, _)| draft)
}

/// The figures worth repeating: not what was said in passing, no years, and small numbers of things only in digits.
fn shown_figures(text: &str) -> Vec<String> {
    let written = figures(text).into_iter().filter(|figure| !figure.passing).map(|figure: Figure| {
        let shown = text.get(figure.range).unwrap_or_default();
        (figure.unit, shown)
    });
    let worth = written.filter(|(unit, shown)| match unit {
        Unit::Year => false,
        Unit::Count(_) | Unit::Bare => shown.contains(|c: char| c.is_numeric()),
        Unit::Seconds | Unit::Percent | Unit::Times | Unit::Money(_) => true,
    });
    worth.map(|(_, shown)| shown.to_owned()).collect()
}

/// Practised questions that are due, and today's queue.
fn due(bank: &Bank, config: &Config, records: &[Record], now: Moment) -> Vec<QuestionId> {
    let today = schedule::today(bank, config, records, now);
    let progress = progress::progress(bank, config, records, now);
    let overdue = progress.questions.into_iter().filter(|question| question.due.is_some_and(|due| due <= progress.day));
    let mut due: Vec<QuestionId> = overdue.map(|question| question.question).collect();
    due.extend(today.queue.into_iter().map(|item| item.question));
    due
}

fn strength(bank: &Bank, config: &Config, records: &[Record], now: Moment) -> BTreeMap<QuestionId, f64> {
    let progress = progress::progress(bank, config, records, now);
    progress.questions.into_iter().map(|question| (question.question, question.strength)).collect()
}

/// How many of the latest attempts at a question decide its open fix: the last, and those after which a task that was
/// given too often gives way.
const ATTEMPTS_READ: usize = 1 + ENOUGH;

/// The fix that the last attempt at each question left.
fn open_fixes(bank: &Bank, config: &Config, records: &[Record]) -> Vec<OpenFix> {
    let mut attempts: BTreeMap<&QuestionId, Vec<&Record>> = BTreeMap::new();
    for record in records.iter().filter(|record| record.head.counts() && record.head.mode != Mode::Quick) {
        attempts.entry(&record.head.question).or_default().push(record);
    }
    let settings = Settings::from(config);
    attempts.into_iter().filter_map(|(id, records)| open_fix(bank, bank.question(id)?, records, &settings)).collect()
}

fn open_fix(bank: &Bank, question: &Question, mut records: Vec<&Record>, settings: &Settings) -> Option<OpenFix> {
    records.sort_by_key(|record| record.head.started.instant);
    let read = records.len().saturating_sub(ATTEMPTS_READ);
    let drafts: Vec<Draft> = records.into_iter().skip(read).filter_map(load).collect();
    let texts: Vec<Story> = drafts.iter().map(|draft| draft_story(draft, question.framework)).collect();
    let kept: Vec<Kept> = drafts.iter().zip(&texts).map(|(draft, story)| Kept { head: &draft.head, story }).collect();
    let answers = candidates(question, drafts.iter().map(|draft| &draft.head), bank);
    let stories: Vec<Story> = answers.iter().map(|answer| read_answer(answer, question.framework)).collect();
    let references: Vec<Reference> =
        answers.iter().zip(&stories).map(|(answer, story)| Reference { answer, story }).collect();
    let last = compare_series(question, &kept, &references, settings).pop()?;
    let started = drafts.last()?.head.started;
    Some(OpenFix { question: question.id.clone(), answer: last.answer, started, text: last.fix?.message })
}

/// Where a sheet cannot go.
#[derive(Debug, thiserror::Error)]
pub enum PlaceError {
    #[error("{} was not written by `greenroom export`; --force overwrites it", .0.display())]
    NotOurs(PathBuf),
    #[error("cannot write {}: there is not a folder {}; make it first (mkdir -p), or name another place", .0.display(), .1.display())]
    NoFolder(PathBuf, PathBuf),
    #[error("cannot write {}: {} is not a folder; name another place", .0.display(), .1.display())]
    NotAFolder(PathBuf, PathBuf),
    #[error(transparent)]
    Unreadable(#[from] ReadError),
    #[error(transparent)]
    Unwritten(#[from] WriteError),
}

/// Writes `bytes` to `path`; what is there and was not written here is overwritten only by `force`, and no folder is
/// made: a slip in its name is more likely than a wish for a new one.
pub fn save(path: &Path, bytes: &[u8], force: bool) -> Result<(), PlaceError> {
    require_folder(path)?;
    if !force
        && let Occupant::File(head) = occupant(path, MARK_WITHIN as u64)?
        && !is_ours(&head)
    {
        return Err(PlaceError::NotOurs(path.to_owned()));
    }
    Ok(store::write_atomic(path, bytes)?)
}

fn require_folder(path: &Path) -> Result<(), PlaceError> {
    let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) else { return Ok(()) };
    match occupant(folder, 0)? {
        Occupant::Folder => Ok(()),
        Occupant::Nothing => Err(PlaceError::NoFolder(path.to_owned(), folder.to_owned())),
        _ => Err(PlaceError::NotAFolder(path.to_owned(), folder.to_owned())),
    }
}
