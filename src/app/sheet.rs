//! What is wanted of the prep sheet, and what was made.

use crate::domain::{Interview, OffsetTime};
use crate::export::wishes::{Form, Wishes};
use std::path::PathBuf;

pub use crate::export::Format;
use crate::export::{DEBRIEF_FORMATS, debrief_name, default_name};
use jiff::civil::Date;

/// What is wanted of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    pub format: Format,
    /// Every story whole instead of the short form.
    pub full: bool,
    /// Somebody else's stories too, where there is nothing of one's own.
    pub examples: bool,
    /// The words of `[redact]` stay.
    pub reveal: bool,
    /// For the interview on this day: what its note lists, in that order, and the note first.
    pub interview: Option<Date>,
    /// The debrief of the mock interview that started then, instead of the sheet.
    pub debrief: Option<OffsetTime>,
}

impl Wanted {
    /// The formats that it can be written as.
    pub fn formats(self) -> &'static [Format] {
        if self.debrief.is_some() { &DEBRIEF_FORMATS } else { &Format::ALL }
    }

    /// Its name in a folder: of the day of the mock interview, else of `today`.
    pub fn file_name(self, today: Date) -> String {
        match self.debrief {
            Some(started) => debrief_name(self.format, started.local().date()),
            None => default_name(self.format, today),
        }
    }

    /// The same for the makers of the sheet; `interview` is the one that is wanted, with its note.
    pub fn wishes(self, interview: Option<Interview>) -> Wishes {
        let form = match (self.format, self.full) {
            (Format::Json, _) => Form::Everything,
            (_, true) => Form::Full,
            (_, false) => Form::Page,
        };
        Wishes { examples: self.examples, form, interview, ..Wishes::default() }
    }
}

/// A sheet that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The sheet as Markdown, whatever its format.
    pub text: String,
    pub stories: usize,
    pub questions: usize,
    /// How many places the words of `[redact]` were taken out of.
    pub replaced: usize,
    /// The words that hold one of `[redact]` and more, and stay.
    pub near_misses: Vec<String>,
    /// What one should know of the file, a sentence each.
    pub notices: Vec<String>,
    /// Where it was written, if that was asked for.
    pub written: Option<PathBuf>,
}
