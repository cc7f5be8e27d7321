//! The prep sheet to bytes: `build` decides what is on it, `page` in which words and order, one file per format writes it.
//!
//! Opens no file, reads no clock, and knows neither how comparisons are made nor how answers are read: both come in as
//! values ([`material::Material`]). Redaction happens once, on the [`Sheet`], before any format sees it. Add a format with
//! one file and one [`Format`] variant.

pub mod anki;
pub mod build;
mod cues;
pub mod debrief;
pub mod figures;
pub mod html;
pub mod json;
pub mod markdown;
pub mod material;
pub mod page;
pub mod pdf;
pub mod redact;
pub mod select;
pub mod sheet;
mod texts;
pub mod wishes;

pub use sheet::Sheet;

use jiff::civil::Date;

/// Stands in the first kilobyte of every file written here, and so says which files may be overwritten.
pub const MARK: &str = "Greenroom prep sheet";

/// How many bytes of a file are searched for [`MARK`].
pub const MARK_WITHIN: usize = 1024;

/// What a prep sheet is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    Md,
    Html,
    Pdf,
    Anki,
    Json,
}

impl Format {
    /// Every format, the default first.
    pub const ALL: [Format; 5] = [Format::Md, Format::Html, Format::Pdf, Format::Anki, Format::Json];

    /// The name in arguments: `md`, `html`, `pdf`, `anki`, `json`.
    pub fn name(self) -> &'static str {
        match self {
            Format::Md => "md",
            Format::Html => "html",
            Format::Pdf => "pdf",
            Format::Anki => "anki",
            Format::Json => "json",
        }
    }

    /// What it is good for, in one line.
    pub fn purpose(self) -> &'static str {
        match self {
            Format::Md => "Markdown: for git, notes and reading in the terminal",
            Format::Html => "one page for phone, browser and print",
            Format::Pdf => "pages for paper and tablets",
            Format::Anki => "flash cards, one note per question",
            Format::Json => "everything, for other programs",
        }
    }

    /// The endings that a file of this format has; the first is the one we give.
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Format::Md => &["md", "markdown"],
            Format::Html => &["html", "htm"],
            Format::Pdf => &["pdf"],
            Format::Anki => &["tsv", "txt"],
            Format::Json => &["json"],
        }
    }

    /// The format named `name`.
    pub fn from_name(name: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.name() == name)
    }

    /// The format of files that end in `ending` (without the dot, any case).
    pub fn from_ending(ending: &str) -> Option<Format> {
        let ending = ending.to_ascii_lowercase();
        Format::ALL.into_iter().find(|format| format.endings().contains(&ending.as_str()))
    }
}

/// The size of a PDF's pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    #[default]
    A4,
    Letter,
}

/// What a format may be told beyond the sheet.
#[derive(Debug, Clone, Default)]
pub struct Options {
    pub paper: Paper,
    /// A font file (OpenType, TrueType or a collection) for the characters that the PDF's own font lacks.
    pub font: Option<Vec<u8>>,
    /// Whether a character that the PDF's font lacks is an error.
    pub strict: bool,
}

/// A sheet as a file of some format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    pub bytes: Vec<u8>,
    /// What the person should know of it, a sentence each.
    pub notices: Vec<String>,
}

impl From<Vec<u8>> for Rendered {
    fn from(bytes: Vec<u8>) -> Rendered {
        Rendered { bytes, notices: Vec::new() }
    }
}

/// Why a sheet cannot be written in a format.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Pdf(#[from] pdf::PdfError),
    #[error("the Anki file cannot be written: {0}")]
    Anki(#[from] csv::Error),
    #[error("the JSON file cannot be written: {0}")]
    Json(#[from] serde_json::Error),
}

/// `sheet` as a file of `format`: the same bytes for the same sheet and options.
pub fn render(sheet: &Sheet, format: Format, options: &Options) -> Result<Rendered, Error> {
    match format {
        Format::Md => Ok(markdown::render(sheet).into_bytes().into()),
        Format::Html => Ok(html::render(sheet).into_bytes().into()),
        Format::Pdf => Ok(pdf::render(sheet, options)?),
        Format::Anki => Ok(anki::render(sheet)?.into()),
        Format::Json => Ok(json::render(sheet)?.into()),
    }
}

/// The file name that a sheet made on `date` is offered: `prep-sheet-2026-11-22.pdf`. It names nobody.
pub fn default_name(format: Format, date: Date) -> String {
    format!("prep-sheet-{date}.{}", format.endings()[0])
}

/// The formats of a debrief, which has neither cards nor stories.
pub const DEBRIEF_FORMATS: [Format; 3] = [Format::Md, Format::Html, Format::Pdf];

/// The file name that the debrief of a mock interview of `date` is offered: `debrief-2026-11-22.pdf`.
pub fn debrief_name(format: Format, date: Date) -> String {
    format!("debrief-{date}.{}", format.endings()[0])
}

/// Whether a file that starts with `head` was written here, so that it may be overwritten.
pub fn is_ours(head: &[u8]) -> bool {
    let head = head.get(..MARK_WITHIN).unwrap_or(head);
    head.windows(MARK.len()).any(|window| window == MARK.as_bytes())
}
