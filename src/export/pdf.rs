//! The sheet as a PDF: real text, an outline, page numbers, the same bytes for the same sheet.
//!
//! `layout` breaks and places lines, `font` shapes and measures them; this file draws what was placed. Knows no Markdown.

use super::{Options, Sheet};

/// Why there is no PDF.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    #[error("the PDF cannot be written: {0}")]
    Writing(String),
}

/// `sheet` as a PDF.
pub fn render(_sheet: &Sheet, _options: &Options) -> Result<Vec<u8>, PdfError> {
    Err(PdfError::Writing("not yet".to_owned()))
}
