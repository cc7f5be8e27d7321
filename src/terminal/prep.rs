//! Makes the prep sheet of a home and writes it to a file: what `greenroom export` and the export screen share.
//!
//! Joins what the layers below must not know of each other: the home, the readers, the comparison behind the open fixes,
//! and the sheet.

use super::aim::load_aimed;
use crate::compare::checks::tells_lesson;
use crate::compare::figures::{Figure, Unit, figures};
use crate::domain::answer::MOST_STORY;
use crate::domain::{Config, Moment, Problem, Record};
use crate::export::build::build;
use crate::export::debrief::debrief_sheet;
use crate::export::figures::is_name;
use crate::export::material::{Material, Readers, ToldFigure, Worth};
use crate::export::redact::{Redacted, Redactor, redact_sheet};
use crate::export::select::{WishError, unknown_in_note, validate};
use crate::export::wishes::{Form, Wishes};
use crate::export::{MARK_WITHIN, Sheet, is_ours};
use crate::format::parts::read_answer;
use crate::review::mock::Debrief;
use crate::review::sheet::{Practised, follow_up_answers};
use crate::store::outside::{Occupant, occupant};
use crate::store::{self, Home, ReadError, WriteError};
use crate::text::lines::first_bytes;
use crate::text::visible::is_hidden;
use std::path::{Path, PathBuf};

/// A prep sheet, ready to be rendered.
#[derive(Debug, Clone, PartialEq)]
pub struct Prep {
    pub sheet: Sheet,
    /// What the words of `[redact]` were taken out of.
    pub redacted: Redacted,
    /// The faults of the files that it was made from.
    pub problems: Vec<Problem>,
    /// What the note of the interview names that is not there.
    pub unknown: Vec<String>,
}

/// Whether the words of `[redact]` are taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Redaction {
    Redact,
    Reveal,
}

/// The prep sheet of `home` as `wishes` has it.
pub fn prepare(home: &Home, wishes: &Wishes, redaction: Redaction, now: Moment) -> Result<Prep, WishError> {
    let store::Contents { bank, config, records, mut problems, .. } = load_aimed(home, now).0;
    validate(&bank, wishes)?;
    let notes = notes(home, &mut problems);
    // A draft that vanished or broke since the records were read is left out.
    let load = |record: &Record| store::load_draft(&record.path).ok().map(|(draft, _)| draft);
    let practised = Practised::of(&bank, &config, &records, &load, now);
    let in_full = wishes.form != Form::Page;
    let follow_ups = if in_full { follow_up_answers(&bank, &records, &load) } else { Vec::new() };
    let material = Material {
        bank: &bank,
        config: &config,
        drafts: &practised.drafts,
        fixes: &practised.fixes,
        follow_ups: &follow_ups,
        due: &practised.due,
        strength: &practised.strength,
        notes: &notes,
        readers: readers(),
    };
    let mut sheet = build(&material, wishes, now);
    let redacted = make_ready(&mut sheet, &config, redaction);
    Ok(Prep { sheet, redacted, problems, unknown: unknown_in_note(&bank, wishes) })
}

/// The debrief of a mock interview as a sheet, ready to be rendered.
pub fn prepare_debrief(debrief: &Debrief, config: &Config, redaction: Redaction, now: Moment) -> Prep {
    let mut sheet = debrief_sheet(debrief, now);
    let redacted = make_ready(&mut sheet, config, redaction);
    Prep { sheet, redacted, problems: Vec::new(), unknown: Vec::new() }
}

fn make_ready(sheet: &mut Sheet, config: &Config, redaction: Redaction) -> Redacted {
    let redacted = match redaction {
        Redaction::Redact => redact_sheet(sheet, &Redactor::new(&config.redact)),
        Redaction::Reveal => Redacted::default(),
    };
    sheet.make_visible();
    redacted
}

/// How the texts of a sheet are read.
pub fn readers() -> Readers<'static> {
    Readers { story: &read_answer, figures: &told_figures, is_lesson: &tells_lesson }
}

/// `sheet.md`, as much of it as of a story; none is no fault.
fn notes(home: &Home, problems: &mut Vec<Problem>) -> String {
    match store::read_free_text(&home.sheet_file()) {
        Ok(text) => {
            let text = text.trim_start_matches('\u{feff}');
            let start = first_shown(text);
            if start.len() == text.len() {
                return text.to_owned();
            }
            format!("{start}\n\nThe text goes on in sheet.md: its first {} KB are printed.", MOST_STORY >> 10)
        }
        Err(error) if error.is_missing() => String::new(),
        Err(error) => {
            problems.push(error.to_problem());
            String::new()
        }
    }
}

/// The start of `text` that takes as much room as a story at most; a control character takes that of its number.
fn first_shown(text: &str) -> &str {
    const NUMBER: usize = "<U+0007>".len();
    let mut left = MOST_STORY;
    let goes_beyond = |(_, c): &(usize, char)| {
        let size = if is_hidden(*c) && !matches!(c, '\n' | '\r' | '\t') { NUMBER } else { c.len_utf8() };
        let is_too_much = size > left;
        left = left.saturating_sub(size);
        is_too_much
    };
    let end = text.char_indices().find(goes_beyond).map_or(text.len(), |(at, _)| at);
    first_bytes(text, end)
}

/// The figures that may be worth repeating; no years, and no numbers that are names.
fn told_figures(text: &str) -> Vec<ToldFigure> {
    figures(text).into_iter().filter_map(|figure| told_figure(text, figure)).collect()
}

fn told_figure(text: &str, figure: Figure) -> Option<ToldFigure> {
    let written = text.get(figure.range.clone())?;
    let in_digits = written.contains(|c: char| c.is_numeric());
    let worth = match figure.unit {
        Unit::Year => return None,
        Unit::Count(_) | Unit::Of(_) | Unit::Bare if is_name(text, &figure.range) => return None,
        Unit::Count(_) | Unit::Of(_) | Unit::Bare if figure.passing => return None,
        _ if figure.passing => Worth::InOutcome,
        Unit::Percent | Unit::Times | Unit::Money(_) => Worth::Measure,
        Unit::Count(_) | Unit::Of(_) | Unit::Bare if !in_digits => Worth::InOutcome,
        Unit::Count(_) | Unit::Of(_) | Unit::Bare | Unit::Seconds => Worth::Number,
    };
    Some(ToldFigure { range: figure.range, worth })
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

/// What is said of something that the note of an interview lists and that is not there.
pub fn unknown_words(what: &str) -> String {
    format!("the note of the interview: {what}; it is left out")
}
