//! A fault in a hand-edited file: where it is, what is wrong, what to do.

use serde::Serialize;
use std::ops::Range;
use std::path::PathBuf;

/// How bad a [`Problem`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The item cannot be used.
    Error,
    /// The item is used, but probably not as meant.
    Warning,
    /// Nothing is wrong: the item lacks something on purpose.
    Note,
}

/// One fault in one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub path: PathBuf,
    /// From 1, as an editor shows it, front matter included.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    pub severity: Severity,
    pub message: String,
    /// What to do.
    pub advice: String,
    /// The bytes of the file that are meant, when known.
    pub span: Option<Range<usize>>,
}

impl Problem {
    /// Whether it keeps what it is about from being used.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// A problem of the file or folder `path` as a whole.
    pub fn of_whole(
        path: impl Into<PathBuf>,
        severity: Severity,
        message: impl Into<String>,
        advice: impl Into<String>,
    ) -> Problem {
        let (message, advice) = (message.into(), advice.into());
        Problem { path: path.into(), line: 1, column: 1, severity, message, advice, span: None }
    }

    /// A problem at `span` of the file `path` whose whole text is `text`.
    pub fn at(
        path: impl Into<PathBuf>,
        text: &str,
        span: Range<usize>,
        severity: Severity,
        message: impl Into<String>,
        advice: impl Into<String>,
    ) -> Problem {
        let (line, column) = line_column(text, span.start);
        Problem {
            path: path.into(),
            line,
            column,
            severity,
            message: message.into(),
            advice: advice.into(),
            span: Some(span),
        }
    }
}

/// Line and column (in characters), from 1, of byte `offset` in `text`; the end when it lies beyond.
pub fn line_column(text: &str, offset: usize) -> (usize, usize) {
    let mut end = offset.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let before = &text[..end];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let bom = usize::from(line_start == 0 && before.starts_with('\u{feff}'));
    (before.matches('\n').count() + 1, before[line_start..].chars().count() - bom + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, offset: usize, expected: (usize, usize)) {
        assert_eq!(line_column(text, offset), expected, "{text:?} at {offset}");
    }

    #[test]
    fn lines_and_columns_are_those_an_editor_shows() {
        check("", 0, (1, 1));
        check("ab\ncd", 4, (2, 2));
        check("重点x", 6, (1, 3));
        check("\u{feff}ab", 3, (1, 1));
        check("ab\r\ncd", 4, (2, 1));
    }

    #[test]
    fn an_offset_inside_a_character_or_beyond_the_end_is_no_panic() {
        check("重", 1, (1, 1));
        check("ab", 99, (1, 3));
    }
}
