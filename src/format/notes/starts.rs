//! Every place in notes where a question may start. Which of them are questions is decided in [`super::choose`].

use super::prepare::Prepared;
use super::prompts::{after_answer_mark, after_question_mark, clean_prompt, sounds_asked};
use crate::domain::Framework;
use crate::domain::words::count_words;
use crate::format::aliases::parts_named;
use crate::format::blocks::{Block, BlockKind, read_blocks};
use crate::format::inline::read_inline;
use crate::format::labels::{Place, read_label};
use crate::format::parts::line_starts;
use std::ops::Range;

/// The level of a bold line or summary: deeper than any heading.
pub const BOLD: u8 = 7;
/// The level of a numbered line.
pub const NUMBERED: u8 = 8;
/// The level of a line with a question mark of the `Q:` kind, and of a row in a table of questions.
pub const MARKED: u8 = 9;

/// A question of the `Q:` kind has no more lines than this below its first.
const LONGEST_QUESTION: usize = 10;

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
    pub is_weak: bool,
    /// The answer, where it does not stand on the lines below.
    pub answer: Option<String>,
    /// What follows its lines does not belong to it.
    pub is_closed: bool,
    pub sounds_asked: bool,
    /// How many words stand between it and the next start.
    pub text_words: usize,
    /// Whether that text is nothing but links.
    pub only_links: bool,
}

/// All of them, in the order of the file.
pub fn find_starts(prepared: &Prepared) -> Vec<Start> {
    let finder = Finder { prepared, offsets: line_starts(&prepared.text) };
    let blocks = read_blocks(&prepared.text).blocks;
    let mut starts: Vec<Start> = Vec::new();
    let mut index = 0;
    while let Some(block) = blocks.get(index) {
        index += 1;
        match block.kind {
            BlockKind::Code => {}
            BlockKind::Heading(level) if finder.is_plausible(block) => starts.extend(finder.heading(block, level)),
            BlockKind::Row { .. } => {
                let rows = blocks.get(index..).unwrap_or_default();
                let count = rows.iter().take_while(|row| row.kind == BlockKind::Row { head: false }).count();
                starts.extend(finder.table(block, rows.get(..count).unwrap_or_default()));
                index += count;
            }
            _ => starts.extend(finder.paragraph(block)),
        }
    }
    if starts.iter().any(|start| !start.is_weak) {
        starts.retain(|start| !start.is_weak);
    }
    starts.sort_by_key(|start| start.line);
    starts.dedup_by_key(|start| start.line);
    let ends: Vec<usize> = starts.iter().skip(1).map(|next| next.line).chain([prepared.lines.len()]).collect();
    for (start, end) in starts.iter_mut().zip(ends) {
        let below = prepared.lines.get(start.end..end).unwrap_or_default();
        let words = below.iter().chain(&start.answer).map(|line| count_words(line));
        start.text_words = words.sum();
        start.only_links = start.text_words > 0 && start.answer.is_none() && only_links(below);
    }
    starts
}

struct Finder<'p> {
    prepared: &'p Prepared,
    /// Where each line starts, in bytes.
    offsets: Vec<usize>,
}

impl Finder<'_> {
    fn heading(&self, block: &Block, level: u8) -> Option<Start> {
        let raw = block.source(&self.prepared.text);
        if names_part(&raw) {
            return None;
        }
        let lines = self.lines(block.span.clone());
        let is_summary = self.prepared.summaries.contains(&lines.start);
        let is_marked = after_question_mark(&raw).is_some_and(|rest| !rest.trim().is_empty());
        let level = if is_summary { BOLD } else { level };
        let start = start(lines, level, &raw);
        Some(Start { is_explicit: is_summary || is_marked, is_marked, ..start })
    }

    /// Text right above `---` is a heading for Markdown, but seldom meant as one when it is long or a sentence.
    fn is_plausible(&self, block: &Block) -> bool {
        let source = self.get(block.span.clone()).trim_end();
        let is_underlined = source.ends_with("--") && !source.trim_start().starts_with('#');
        let title = block.source(&self.prepared.text);
        let title = title.trim_end();
        !is_underlined
            || (block.lines.len() == 1 && title.chars().count() <= 100 && !title.ends_with(['.', '。', ',', ';']))
    }

    fn paragraph(&self, block: &Block) -> Vec<Start> {
        let mut starts = Vec::new();
        let mut index = 0;
        while let Some(line) = block.lines.get(index) {
            let raw = self.get(line.span.clone()).trim_end();
            let number = self.line(line.span.start);
            let mut found = self.marked(block, index, raw, number);
            if found.is_none() && !names_part(raw) {
                found = self.bold(block, index, raw, number).or_else(|| self.numbered(block, index, raw, number));
            }
            let next = found.as_ref().map_or(number + 1, |start| start.end);
            starts.extend(found);
            while block.lines.get(index).is_some_and(|line| self.line(line.span.start) < next) {
                index += 1;
            }
        }
        starts
    }

    /// `Q: ...`; a question that goes on over several lines ends where its `A:` starts.
    fn marked(&self, block: &Block, index: usize, raw: &str, number: usize) -> Option<Start> {
        after_question_mark(raw).filter(|rest| rest.chars().any(char::is_alphanumeric))?;
        let below = block.lines.get(index + 1..).unwrap_or_default();
        let below: Vec<&str> = below.iter().take(LONGEST_QUESTION).map(|line| self.get(line.span.clone())).collect();
        let is_answer = |line: &&str| after_answer_mark(line).is_some();
        let is_question = |line: &&str| after_question_mark(line).is_some();
        let ended = raw.ends_with(['?', '？', '.', '。', '*', '_']);
        let count = if ended { 0 } else { below.iter().position(is_answer).unwrap_or(0) };
        let more = below.get(..count).unwrap_or_default();
        let more = if more.iter().any(is_question) { &[] } else { more };
        let whole = std::iter::once(raw).chain(more.iter().copied()).collect::<Vec<_>>().join(" ");
        let start = start(number..number + 1 + more.len(), MARKED, &whole);
        Some(Start { is_explicit: true, is_marked: true, ..start })
    }

    /// A line that is bold from end to end.
    fn bold(&self, block: &Block, index: usize, raw: &str, number: usize) -> Option<Start> {
        if !raw.trim_start().starts_with(['*', '_', '"', '“']) && !raw.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let inline = read_inline(raw);
        let [run] = inline.bold.as_slice() else { return None };
        let outside = [inline.text.get(..run.start), inline.text.get(run.end..)];
        let is_whole = outside.iter().flatten().all(|text| !text.chars().any(char::is_alphabetic));
        let start = start(number..number + 1, BOLD, raw);
        let is_free = block.depth == 0 || self.is_ordered(block);
        let is_first = index == 0 && is_free;
        (is_whole && (is_first || start.sounds_asked)).then_some(start)
    }

    /// `1. Why us?`, as a list item or not. One that does not sound asked, and a bare line that does, is weak.
    fn numbered(&self, block: &Block, index: usize, raw: &str, number: usize) -> Option<Start> {
        let start = start(number..number + 1, NUMBERED, raw);
        let is_item = index == 0 && block.opens_item && block.depth == 1 && self.is_ordered(block);
        let is_line = block.depth == 0 && raw.starts_with(|c: char| c.is_ascii_digit() || "(（#".contains(c));
        let is_line = is_line && raw.trim_end_matches([':', '：']).len() > start.prompt.len();
        if (is_item || is_line) && start.sounds_asked {
            return Some(start);
        }
        let is_short = start.prompt.split_whitespace().count() <= 12 && !start.prompt.ends_with(['.', '。', ',']);
        let is_weak_item = is_item && is_short && start.prompt.chars().any(char::is_alphabetic);
        let is_bare = index == 0 && block.depth == 0 && start.sounds_asked && start.prompt.ends_with(['?', '？']);
        (is_weak_item || is_bare).then_some(Start { is_weak: true, ..start })
    }

    fn is_ordered(&self, block: &Block) -> bool {
        block.opens_item && self.get(block.span.clone()).starts_with(|c: char| c.is_ascii_digit())
    }

    /// The rows of a table that has a column of questions.
    fn table(&self, head: &Block, rows: &[Block]) -> Vec<Start> {
        let names: Vec<&str> = head.cells.iter().map(|cell| self.get(cell.clone())).collect();
        let Some(column) = names.iter().position(|name| is_question_column(name)) else { return Vec::new() };
        let mut starts = Vec::new();
        for (index, row) in rows.iter().enumerate() {
            let Some(raw) = row.cells.get(column).map(|cell| self.get(cell.clone())) else { continue };
            let first = if index == 0 { head.span.start } else { row.span.start };
            let line = self.line(row.span.start);
            let start = start(line..line + 1, MARKED, raw);
            if !start.prompt.is_empty() {
                let answer = Some(self.row_answer(row, &names, column));
                // The head goes with the first row, so that it is no text of its own.
                starts.push(Start {
                    line: self.line(first).min(line),
                    is_explicit: true,
                    is_closed: true,
                    answer,
                    ..start
                });
            }
        }
        starts
    }

    fn row_answer(&self, row: &Block, names: &[&str], column: usize) -> String {
        let mut parts = Vec::new();
        for (index, cell) in row.cells.iter().enumerate().filter(|(index, _)| *index != column) {
            let text = self.get(cell.clone());
            let name = names.get(index).copied().unwrap_or_default().trim().trim_end_matches([':', '：']);
            let is_answer =
                !name.chars().any(char::is_alphanumeric) || after_answer_mark(&format!("{name}:")).is_some();
            if !text.is_empty() {
                parts.push(if is_answer { text.to_owned() } else { format!("{name}: {text}") });
            }
        }
        parts.join("\n\n")
    }

    fn get(&self, span: Range<usize>) -> &str {
        self.prepared.text.get(span).unwrap_or_default()
    }

    fn line(&self, at: usize) -> usize {
        self.offsets.partition_point(|start| *start <= at).saturating_sub(1)
    }

    /// The lines of `span`, without empty ones at its end.
    fn lines(&self, span: Range<usize>) -> Range<usize> {
        let text = self.get(span.clone());
        let last = span.start + text.trim_end().len().saturating_sub(1);
        self.line(span.start)..self.line(last.max(span.start)) + 1
    }
}

fn start(lines: Range<usize>, level: u8, raw: &str) -> Start {
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

/// Whether the line is a part of an answer rather than a question.
fn names_part(raw: &str) -> bool {
    let framework = Framework::Star;
    if parts_named(raw, framework).is_some() {
        return true;
    }
    let label = read_label(raw, framework, Place::First);
    label.is_some_and(|label| !sounds_asked(raw.get(label.rest..).unwrap_or_default()))
}

fn is_question_column(name: &str) -> bool {
    const NAMES: [&str; 12] = [
        "question",
        "questions",
        "prompt",
        "interview question",
        "问题",
        "問題",
        "質問",
        "질문",
        "pregunta",
        "frage",
        "preguntas",
        "fragen",
    ];
    NAMES.contains(&clean_prompt(name).to_lowercase().as_str())
}

/// Whether every line with text is a list item that holds nothing but links.
fn only_links(lines: &[String]) -> bool {
    let told = lines.iter().map(|line| line.trim()).filter(|line| line.chars().any(char::is_alphanumeric));
    told.map(|line| line.trim_start_matches(|c: char| c.is_ascii_digit() || "-*+.) ".contains(c))).all(|item| {
        let is_named = item.starts_with('[') && item.contains("](") && item.trim_end().ends_with(')');
        let is_bare =
            ["<http", "http://", "https://"].iter().any(|start| item.starts_with(start)) && !item.contains(' ');
        is_named || is_bare
    })
}
