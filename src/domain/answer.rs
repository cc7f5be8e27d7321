//! An answer (a story written down), and the story read from its text for one framework.
//!
//! [`Story`] carries everything that was read from the Markdown, so nobody else parses Markdown.

use super::{AnswerId, PartId, QuestionId};
use std::path::PathBuf;

/// Where a question or an answer comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Compiled in; the path is the one in the repository.
    BuiltIn(PathBuf),
    /// A file of the user.
    File(PathBuf),
}

impl Origin {
    /// Whether it is compiled in.
    pub fn is_built_in(&self) -> bool {
        matches!(self, Origin::BuiltIn(_))
    }

    /// The path, for messages.
    pub fn path(&self) -> &std::path::Path {
        match self {
            Origin::BuiltIn(path) | Origin::File(path) => path,
        }
    }
}

/// A story written down. One answer can serve several questions.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    pub id: AnswerId,
    /// The questions it serves, best fit first.
    pub questions: Vec<QuestionId>,
    /// The title of the text it is drawn from.
    pub source: Option<String>,
    /// Rules of checks that do not apply to this story.
    pub ignore: Vec<String>,
    /// Somebody else's story: built in, or a file that says `example = true`.
    pub example: bool,
    /// Whether any part has text; a template that is still to be filled in is no story yet.
    pub written: bool,
    /// The text of its first `#` heading.
    pub headline: Option<String>,
    /// The Markdown after the front matter, line ends as `\n`.
    pub body: String,
    /// The line of the file on which `body` starts, from 1.
    pub body_line: usize,
    pub origin: Origin,
}

impl Answer {
    /// Whether it is the user's own, written or still to be.
    pub fn is_own(&self) -> bool {
        !self.example
    }

    /// Whether it is a story of the user's own that can be told.
    pub fn is_own_story(&self) -> bool {
        self.is_own() && self.written
    }

    /// The place of `question` in its `questions`, from 0.
    pub fn position_of(&self, question: &QuestionId) -> Option<usize> {
        self.questions.iter().position(|id| id == question)
    }
}

/// Of an answer or a draft so many bytes are read as a story: about ten thousand words, more than an hour of speech. A
/// convention of this program; what stands behind stays in the file.
pub const MOST_STORY: usize = 64 << 10;

/// A text read for its parts by one framework.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Story {
    pub headline: Option<String>,
    /// The author's own note: the Markdown before the first part. Empty when there is none.
    pub note: String,
    /// In the order of the text. One `Answer` part when no part of the framework was found.
    pub parts: Vec<StoryPart>,
    /// Sections that name no part: kept, shown, never compared.
    pub extra: Vec<Extra>,
}

/// One text that serves one part, or several whose names were joined (`Situation & Task`).
#[derive(Debug, Clone, PartialEq)]
pub struct StoryPart {
    pub ids: Vec<PartId>,
    /// The Markdown as written, without the heading or label.
    pub text: String,
    /// `text` without markup: paragraphs and list items each on lines of their own.
    pub plain: String,
    /// What must not be forgotten, in the order of the text; never empty when `plain` is not.
    pub key_points: Vec<KeyPoint>,
    /// The line in the whole file on which the part's heading or label stands, from 1.
    pub line: usize,
}

/// What must not be forgotten in an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct KeyPoint {
    /// What is matched: plain text, widened to its sentence when the bold run is short.
    pub text: String,
    /// What is shown: the bold run as written, without markup.
    pub label: String,
    /// Whether it was written in bold (else it is a fallback sentence or list item).
    pub bold: bool,
}

/// A section that names no part of the framework.
#[derive(Debug, Clone, PartialEq)]
pub struct Extra {
    pub title: String,
    pub text: String,
    pub line: usize,
}

impl Story {
    /// The whole compared text, plain, in source order.
    pub fn plain(&self) -> String {
        let texts: Vec<&str> = self.parts.iter().map(|part| part.plain.as_str()).filter(|t| !t.is_empty()).collect();
        texts.join("\n")
    }

    /// All key points with the ids of the part that they stand in.
    pub fn key_points(&self) -> impl Iterator<Item = (&[PartId], &KeyPoint)> {
        self.parts.iter().flat_map(|part| part.key_points.iter().map(move |point| (part.ids.as_slice(), point)))
    }

    /// Whether any part of a framework was found (else the whole is one `Answer` part).
    pub fn has_parts(&self) -> bool {
        self.parts.iter().any(|part| part.ids.iter().any(|id| *id != PartId::Answer))
    }
}
