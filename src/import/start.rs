//! A place in notes where a question may start.

use super::phrases::sounds_asked;
use super::prompts::clean_prompt;
use super::split::split_question;
use std::ops::Range;

/// The level of a bold line or summary: deeper than any heading.
pub const BOLD: u8 = 7;
/// The level of a numbered line.
pub const NUMBERED: u8 = 8;
/// The level of a line with a question mark of the `Q:` kind, and of a row in a table of questions.
pub const MARKED: u8 = 9;

/// A place where a question may start.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Start {
    /// Its first line, from 0.
    pub line: usize,
    /// The line on which its text stands; in a table not the first one.
    pub at: usize,
    /// The line after its last one.
    pub end: usize,
    /// 1 to 6 for headings, then the levels above.
    pub level: u8,
    pub prompt: String,
    /// As it stands in the source.
    pub raw: String,
    /// It says that it is a question: `Q:`, a summary, a row of a table of questions.
    pub is_explicit: bool,
    /// It is of the `Q:` kind, so the answer may start with `A:`.
    pub is_marked: bool,
    /// It counts only when there is no better one in the file.
    pub strength: Strength,
    /// The start of the answer, where that stands on the question's own line.
    pub lead: String,
    /// The answer, where it does not stand on the lines below.
    pub answer: Option<String>,
    /// What stands in other columns of its row and is no answer, with the names of the columns.
    pub left_out: Vec<(String, String)>,
    /// The heads of the columns, for the first row of a table.
    pub head: String,
    /// What follows its lines does not belong to it.
    pub is_closed: bool,
    pub sounds_asked: bool,
    /// How many words stand between it and the next start.
    pub text_words: usize,
    /// Whether that text is nothing but links.
    pub only_links: bool,
    /// Whether that text tells what belongs in the parts of a story.
    pub explains_star: bool,
    /// Whether that text is somebody's own: it says "I", or has the parts of a story.
    pub is_told: bool,
    /// Whether that text has the parts of a story, with something in them.
    pub tells_story: bool,
    /// Whether that text is nothing but advice.
    pub advises: bool,
    /// It stands in a numbered list of questions, whatever it says.
    pub is_counted: bool,
    /// It is a line over questions, with no text of its own.
    pub is_section: bool,
    /// The number that it has in a list.
    pub number: Option<usize>,
    /// It is a paragraph that asks and does nothing else.
    pub only_asks: bool,
}

/// How surely a question starts at a place; the weaker ones count only in files without stronger ones.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// A short line of plain text that stands alone.
    Faint,
    /// A numbered topic, a line in capitals, a bare question.
    Weak,
    #[default]
    Strong,
}

/// The place on `lines`, from 0, whose text stands in the source as `raw`.
pub fn start(lines: Range<usize>, level: u8, raw: &str) -> Start {
    let prompt = clean_prompt(raw);
    let sounds_asked = sounds_asked(&prompt);
    Start {
        line: lines.start,
        at: lines.start,
        end: lines.end,
        level,
        raw: raw.to_owned(),
        sounds_asked,
        prompt,
        ..Start::default()
    }
}

impl Start {
    /// Whether it asks by its words, its marks or its place.
    pub fn asks(&self) -> bool {
        self.sounds_asked || self.is_explicit || self.is_counted
    }

    /// With the answer that stands behind the question on its own line: `Why us? - A: Because.`, `**Why us?** Because.`
    pub fn with_lead(self) -> Start {
        let Some((question, lead)) = split_question(&self.raw).filter(|_| self.sounds_asked) else { return self };
        let prompt = clean_prompt(question);
        Start { lead: lead.to_owned(), raw: question.to_owned(), prompt, ..self }
    }
}
