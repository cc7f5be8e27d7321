//! Tables of questions: which column asks, which columns answer, and which are about the question.

use super::phrases::{is_answer_label, is_told, sounds_asked};
use super::prompts::{after_answer_mark, clean_prompt};
use crate::domain::Framework;
use crate::format::aliases::parts_named;
use crate::text::blocks::Block;
use crate::text::words::count_words;

/// A row that asks something.
pub struct QuestionRow {
    /// Where it starts, in bytes of the text.
    pub start: usize,
    pub question: String,
    /// The cells that answer, those of named columns behind their names.
    pub answer: String,
    /// The cells that do not, with the names of their columns.
    pub left_out: Vec<(String, String)>,
}

/// Cells of so many words in the middle are more than a keyword. A convention of this program.
const SENTENCE: usize = 8;

/// The rows of the table with this `head` that ask something; none when no column does.
pub fn rows_of_questions(text: &str, head: &Block, rows: &[Block]) -> Vec<QuestionRow> {
    let table = Table { text, head, rows };
    let Some(question) = table.question_column() else { return Vec::new() };
    let answers: Vec<bool> = (0..head.cells.len()).map(|column| column != question && table.answers(column)).collect();
    let found = rows.iter().filter_map(|row| {
        let asked = cell(text, row, question);
        let is_question = !clean_prompt(&asked).is_empty();
        is_question.then(|| table.row(row, question, asked, &answers))
    });
    found.collect()
}

struct Table<'t> {
    text: &'t str,
    head: &'t Block,
    rows: &'t [Block],
}

impl Table<'_> {
    /// The column that is named so, or of which most cells ask.
    fn question_column(&self) -> Option<usize> {
        let mut columns = 0..self.head.cells.len();
        let named = columns.clone().find(|column| is_question_name(&self.name(*column)));
        let asks = |column: &usize| {
            let cells = self.cells(*column);
            let asked = cells.iter().filter(|cell| sounds_asked(&clean_prompt(cell))).count();
            !cells.is_empty() && asked * 2 > cells.len()
        };
        let names_parts = |column: usize| {
            let cells = self.cells(column);
            cells.iter().filter(|cell| parts_named(cell, Framework::Star).is_some()).count() >= 2
        };
        // A table with the parts of a story as its rows says what belongs in them.
        let is_of_parts = columns.clone().any(names_parts);
        named.or_else(|| columns.find(asks).filter(|_| !is_of_parts))
    }

    /// Whether the column holds answers: by its name, or by what is in it.
    fn answers(&self, column: usize) -> bool {
        let name = self.name(column);
        if is_about_question(&name) {
            return false;
        }
        let names_part = parts_named(&name, Framework::Star).is_some();
        if names_part || is_answer_label(&name) || after_answer_mark(&format!("{name}:")).is_some() {
            return true;
        }
        let cells = self.cells(column);
        let told = cells.iter().filter(|cell| is_told(cell)).count();
        let mut lengths: Vec<usize> = cells.iter().map(|cell| count_words(cell)).collect();
        lengths.sort_unstable();
        let middle = lengths.get(lengths.len() / 2).copied().unwrap_or_default();
        let has_letters = cells.iter().any(|cell| cell.chars().any(char::is_alphabetic));
        has_letters && (told * 2 > cells.len() || middle >= SENTENCE || name.is_empty())
    }

    fn row(&self, row: &Block, question: usize, asked: String, answers: &[bool]) -> QuestionRow {
        let (mut parts, mut left_out) = (Vec::new(), Vec::new());
        for (column, is_answer) in answers.iter().enumerate().filter(|(column, _)| *column != question) {
            let (name, text) = (self.name(column), cell(self.text, row, column));
            if !text.chars().any(char::is_alphanumeric) {
                continue;
            }
            let is_bare = name.is_empty() || is_answer_label(&name) || after_answer_mark(&format!("{name}:")).is_some();
            match is_answer {
                true if is_bare => parts.push(text),
                true => parts.push(format!("{name}: {text}")),
                // The number of the row is no text.
                false if !text.chars().any(char::is_alphabetic) => {}
                false => left_out.push((name, text)),
            }
        }
        QuestionRow { start: row.span.start, question: asked, answer: parts.join("\n\n"), left_out }
    }

    /// The name of the column without marks; empty when it has none.
    fn name(&self, column: usize) -> String {
        let name = cell(self.text, self.head, column);
        let name = name.trim_matches(|c: char| !c.is_alphanumeric() && c != ')' && c != '?');
        name.trim_matches(['*', '_', ' ']).to_owned()
    }

    fn cells(&self, column: usize) -> Vec<String> {
        let cells = self.rows.iter().map(|row| cell(self.text, row, column));
        cells.filter(|cell| !cell.is_empty()).collect()
    }
}

/// The text of a cell with `<br>` as the line break that it is.
fn cell(text: &str, row: &Block, column: usize) -> String {
    let raw = row.cells.get(column).and_then(|cell| text.get(cell.clone())).unwrap_or_default();
    ["<br>", "<br/>", "<br />", "<BR>"].iter().fold(raw.to_owned(), |text, tag| text.replace(tag, "\n"))
}

fn is_question_name(name: &str) -> bool {
    #[rustfmt::skip]
    const NAMES: [&str; 19] = [
        "question", "questions", "prompt", "prompts", "interview question", "sample question", "common question", "example question",
        "behavioral question", "behavioural question", "front", "问题", "問題", "質問", "질문", "pregunta", "frage", "preguntas", "fragen",
    ];
    NAMES.contains(&clean_prompt(name).to_lowercase().as_str())
}

/// Whether the column is about the question rather than an answer to it.
fn is_about_question(name: &str) -> bool {
    #[rustfmt::skip]
    const WORDS: [&str; 34] = [
        "test", "tests", "principle", "principles", "competency", "competencies", "skill", "skills", "tip", "tips", "category", "theme", "topic",
        "difficulty", "company", "frequency", "link", "links", "url", "status", "tag", "tags", "value", "values", "trait", "focus", "time", "asked",
        "level", "type", "signal", "signals", "why", "look",
    ];
    let lower = name.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    words.any(|word| WORDS.contains(&word)) && parts_named(name, Framework::Star).is_none()
}
