//! What is wanted of the prep sheet, and what was made.

use crate::export::wishes::{Form, Wishes};
use std::path::PathBuf;

pub use crate::export::Format;

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
}

impl Wanted {
    /// The same for the makers of the sheet.
    pub fn wishes(self) -> Wishes {
        let form = match (self.format, self.full) {
            (Format::Json, _) => Form::Everything,
            (_, true) => Form::Full,
            (_, false) => Form::Page,
        };
        Wishes { examples: self.examples, form, ..Wishes::default() }
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
