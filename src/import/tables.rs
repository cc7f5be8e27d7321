//! Tables of questions: which column asks, which columns answer, and which are about the question.

use super::phrases::{is_answer_label, is_told, sounds_asked};
use super::prompts::{after_answer_mark, clean_prompt};
use crate::domain::{Framework, PartId};
use crate::format::aliases::parts_named;
use crate::text::blocks::Block;
use crate::text::words::{count_words, has_letters};

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

/// The rows of the table with this `head` that ask something or are a story with a title; none when no column does. A head
/// that asks itself is a row like the others.
pub fn rows_of_questions(text: &str, head: &Block, rows: &[Block]) -> Vec<QuestionRow> {
    let is_headless =
        head.cells.iter().any(|name| sounds_asked(&clean_prompt(text.get(name.clone()).unwrap_or_default())))
            && !head.cells.iter().any(|name| is_question_name(text.get(name.clone()).unwrap_or_default()));
    let table = Table { text, head, rows, is_headless };
    let Some(question) = table.question_column() else { return Vec::new() };
    let answers: Vec<bool> = (0..head.cells.len()).map(|column| column != question && table.answers(column)).collect();
    let first = is_headless.then_some(head);
    let found = first.into_iter().chain(rows).filter_map(|row| {
        let asked = cell(text, row, question);
        let is_question = !clean_prompt(&asked).is_empty();
        is_question.then(|| table.row(row, question, asked, &answers))
    });
    found.collect()
}

/// The names of the columns as they stand there; empty for a head that is a row like the others.
pub fn head_of(text: &str, head: &Block, rows: &[QuestionRow]) -> String {
    if rows.first().is_none_or(|row| row.start == head.span.start) {
        return String::new();
    }
    let names = head.cells.iter().map(|name| text.get(name.clone()).unwrap_or_default().trim());
    names.filter(|name| has_letters(name)).collect::<Vec<_>>().join(" | ")
}

struct Table<'t> {
    text: &'t str,
    head: &'t Block,
    rows: &'t [Block],
    /// The head is a row like the others: its columns have no names.
    is_headless: bool,
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
        named.or_else(|| self.title_column()).or_else(|| columns.find(asks).filter(|_| !is_of_parts))
    }

    /// The column with the titles of stories whose parts have columns of their own.
    fn title_column(&self) -> Option<usize> {
        let columns = 0..self.head.cells.len();
        let is_part = |column: &usize| parts_named(&self.name(*column), Framework::Star).is_some();
        let has_parts = columns.clone().filter(is_part).count() >= 2;
        let is_title = |column: &usize| {
            let cells = self.cells(*column);
            !cells.is_empty() && cells.iter().all(|cell| cell.chars().any(char::is_alphabetic))
        };
        let mut titles =
            columns.filter(|column| !is_part(column) && !is_about_question(&self.name(*column)) && is_title(column));
        titles.next().filter(|_| has_parts)
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
        let is_only = answers.iter().filter(|is_answer| **is_answer).count() == 1;
        for (column, is_answer) in answers.iter().enumerate().filter(|(column, _)| *column != question) {
            let (name, text) = (self.name(column), cell(self.text, row, column));
            if !has_letters(&text) {
                continue;
            }
            let names_answer = is_answer_label(&name) || after_answer_mark(&format!("{name}:")).is_some();
            let names_part =
                parts_named(&name, Framework::Star).is_some_and(|named| !named.ids.contains(&PartId::Answer));
            let is_bare = name.is_empty() || names_answer || (is_only && !names_part);
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
        if self.is_headless {
            return String::new();
        }
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

/// Whether a column with this name holds questions.
pub fn is_question_name(name: &str) -> bool {
    #[rustfmt::skip]
    const NAMES: [&str; 16] = [
        "question", "questions", "prompt", "prompts", "front", "问题", "問題", "質問", "질문", "pregunta", "frage", "preguntas", "fragen", "pergunta",
        "perguntas", "domanda",
    ];
    // What stands before it says which: "Common questions", "Interview question".
    let name = clean_prompt(name).to_lowercase();
    let last = name.rsplit(' ').next().unwrap_or_default();
    let is_kind_of_question = matches!(last, "question" | "questions") && !name.starts_with("follow");
    NAMES.contains(&name.as_str()) || is_kind_of_question
}

/// Whether the column is about the question rather than an answer to it.
pub fn is_about_question(name: &str) -> bool {
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

#[cfg(test)]
mod tests {
    use crate::import::parse_notes;

    #[track_caller]
    fn check(text: &str, expected: &[(usize, &str, &str)], left_out: &[&str]) {
        let imported = parse_notes(text, "table");
        let found = imported.questions.iter();
        let found: Vec<_> = found.map(|note| (note.line, note.prompt.as_str(), note.answer.as_str())).collect();
        assert_eq!(found, expected, "{text}");
        let told = imported.skipped.iter().filter(|skipped| skipped.is_left_out);
        assert_eq!(told.map(|skipped| skipped.text.as_str()).collect::<Vec<_>>(), left_out, "{text}");
    }

    #[test]
    fn a_column_answers_by_its_name_or_by_what_is_in_it() {
        check("| Prompt | My answer |\n|-|-|\n| Plans | None |", &[(3, "Plans", "None")], &[]);
        check("| Question | Notes |\n|-|-|\n| Why us? | I use your maps |", &[(3, "Why us?", "I use your maps")], &[]);
        check(
            "| Question | Skill |\n|-|-|\n| Why us? | I use your maps |",
            &[(3, "Why us?", "")],
            &["I use your maps"],
        );
        check("| Question | Notes |\n|-|-|\n| Why us? | maps |", &[(3, "Why us?", "")], &["maps"]);
    }

    #[test]
    fn several_answers_keep_the_names_of_their_columns() {
        check(
            "| Question | In short | At length |\n|-|-|-|\n| Why us? | My maps | I have used your maps since school |",
            &[(3, "Why us?", "In short: My maps\n\nAt length: I have used your maps since school")],
            &[],
        );
    }

    #[test]
    fn stories_stand_in_rows_and_a_head_may_ask() {
        check(
            "| Title | Situation | Result | Tags |\n|-|-|-|-|\n| The gate | Slow | Fast | a |",
            &[(3, "The gate", "Situation: Slow\n\nResult: Fast")],
            &["a"],
        );
        check(
            "| Why us? | Maps |\n|-|-|\n| Why now? | Time |",
            &[(1, "Why us?", "Maps"), (3, "Why now?", "Time")],
            &[],
        );
    }
}
