//! Every place in notes where a question may start. Which of them are questions is decided in [`super::choose`].

use super::outlines::{Outline, outlines};
use super::phrases::{explains_part, is_surely_asked, sounds_asked};
use super::prepare::Prepared;
use super::prompts::{after_answer_mark, after_question_mark, clean_prompt, split_answer};
use crate::domain::Framework;
use crate::format::aliases::parts_named;
use crate::format::labels::{Place, read_label};
use crate::format::parts::{line_starts, read_story};
use crate::text::blocks::{Block, BlockKind, read_blocks, rows_below};
use crate::text::inline::read_inline;
use crate::text::words::count_words;
use std::collections::BTreeSet;
use std::ops::Range;

/// The level of a bold line or summary: deeper than any heading.
pub const BOLD: u8 = 7;
/// The level of a numbered line.
const NUMBERED: u8 = 8;
/// The level of a line with a question mark of the `Q:` kind, and of a row in a table of questions.
const MARKED: u8 = 9;

/// A question of the `Q:` kind has no more lines than this below its first.
const LONGEST_QUESTION: usize = 10;

/// More words than these, and what stands below or before short lines of plain text is no answer and no title.
const LONGEST_ANSWER: usize = 400;
const LONGEST_TITLE: usize = 30;

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
    /// What follows its lines does not belong to it.
    pub is_closed: bool,
    pub sounds_asked: bool,
    /// How many words stand between it and the next start.
    pub text_words: usize,
    /// Whether that text is nothing but links.
    pub only_links: bool,
    /// Whether that text tells what belongs in the parts of a story.
    pub explains_star: bool,
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

/// All of them, in the order of the file.
pub fn find_starts(prepared: &Prepared) -> Vec<Start> {
    let finder = Finder { prepared, offsets: line_starts(&prepared.text) };
    let blocks = read_blocks(&prepared.text).blocks;
    let mut starts: Vec<Start> = Vec::new();
    for outline in outlines(&blocks, &prepared.text) {
        starts.extend(finder.outline(&outline));
    }
    let in_outline: BTreeSet<usize> = starts.iter().map(|start| start.line).collect();
    let mut index = 0;
    while let Some(block) = blocks.get(index) {
        index += 1;
        match block.kind {
            BlockKind::Code => {}
            BlockKind::Heading(level) if finder.is_plausible(block) => starts.extend(finder.heading(block, level)),
            BlockKind::Row { .. } => {
                let rows = rows_below(blocks.get(index..).unwrap_or_default());
                starts.extend(finder.table(block, rows));
                index += rows.len();
            }
            _ => {
                let found = finder.paragraph(block);
                starts.extend(found.into_iter().filter(|start| !in_outline.contains(&start.line)));
            }
        }
    }
    starts.sort_by_key(|start| start.line);
    starts.dedup_by_key(|start| start.line);
    count_on(&mut starts);
    prefer_questions(&mut starts, prepared);
    keep_strongest(&mut starts);
    let ends: Vec<usize> = starts.iter().skip(1).map(|next| next.line).chain([prepared.lines.len()]).collect();
    for (start, end) in starts.iter_mut().zip(ends) {
        let below = prepared.lines.get(start.end..end).unwrap_or_default();
        let words = below.iter().chain(&start.answer).map(|line| count_words(line));
        start.text_words = words.sum();
        start.only_links = start.text_words > 0 && start.answer.is_none() && only_links(below);
        start.explains_star = !start.sounds_asked && !start.is_explicit && explains_star_below(below);
    }
    if starts.iter().any(|start| start.strength == Strength::Faint) && !are_topics(&starts, prepared) {
        starts.clear();
    }
    starts
}

/// What goes on with the numbers of questions is one too: `3. What are your strengths?`, `4. Conflict`.
fn count_on(starts: &mut [Start]) {
    let mut last = None;
    for start in starts.iter_mut().filter(|start| start.number.is_some()) {
        let goes_on = last.is_some_and(|last: usize| start.number == last.checked_add(1));
        if goes_on && start.strength == Strength::Weak {
            start.strength = Strength::Strong;
        }
        last = start.number.filter(|_| start.strength == Strength::Strong);
    }
}

/// Where the text below a topic starts with the question in full, that is the question: `## Conflict`, then `Tell me
/// about a conflict at work.`
fn prefer_questions(starts: &mut [Start], prepared: &Prepared) {
    for index in 1..starts.len() {
        let Some([topic, question]) = starts.get_mut(index - 1..=index) else { return };
        let between = prepared.lines.get(topic.end..question.line).unwrap_or_default();
        let is_topic = topic.strength == Strength::Strong && topic.level <= BOLD && !topic.is_explicit;
        if is_topic && !topic.sounds_asked && question.only_asks && between.iter().all(|line| line.trim().is_empty()) {
            question.strength = Strength::Strong;
            question.level = MARKED;
        }
    }
}

fn keep_strongest(starts: &mut Vec<Start>) {
    let strongest = starts.iter().map(|start| start.strength).max().unwrap_or_default();
    starts.retain(|start| start.strength == strongest);
}

/// Whether short lines of plain text are the topics of notes: several, from the start on, each with an answer below that
/// one can say. Else the text is an article or anything.
fn are_topics(starts: &[Start], prepared: &Prepared) -> bool {
    let first = starts.first().map_or(0, |start| start.line);
    let before = prepared.lines.get(..first).unwrap_or_default().iter().map(|line| count_words(line)).sum::<usize>();
    let is_said = |start: &Start| (1..=LONGEST_ANSWER).contains(&start.text_words);
    starts.len() > 1 && before <= LONGEST_TITLE && starts.iter().all(is_said)
}

/// Whether the lines say what belongs in most parts of a STAR story rather than telling one.
fn explains_star_below(lines: &[String]) -> bool {
    let (story, _) = read_story(&lines.join("\n"), 1, Framework::Star);
    let explaining = story.parts.iter().filter(|part| explains_part(&part.plain)).count();
    story.parts.len() >= 3 && explaining * 2 > story.parts.len()
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
        let lead = self.prepared.leads.get(&lines.start).cloned().unwrap_or_default();
        let start = start(lines, level, &raw);
        Some(Start { is_explicit: is_summary || is_marked, is_marked, lead, ..start })
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
                found = self.bold(block, index, raw, number);
                found = found.or_else(|| self.numbered(block, index, raw, number));
                found = found.or_else(|| self.plain(block, index, raw, number));
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
        let (question, lead) = split_answer(&whole);
        let start = start(number..number + 1 + more.len(), MARKED, question);
        Some(Start { is_explicit: true, is_marked: true, lead: lead.to_owned(), ..start })
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

    /// `1. Why us?`, as a list item or not. One that does not sound asked is weak.
    fn numbered(&self, block: &Block, index: usize, raw: &str, number: usize) -> Option<Start> {
        let mut start = start(number..number + 1, NUMBERED, raw);
        let is_item = index == 0 && block.opens_item && block.depth == 1 && self.is_ordered(block);
        let is_line = block.depth == 0 && raw.starts_with(|c: char| c.is_ascii_digit() || "(（#".contains(c));
        let is_line = is_line && raw.trim_end_matches([':', '：']).len() > start.prompt.len();
        if !is_item && !is_line {
            return None;
        }
        start.number = list_number(if is_item { self.get(block.span.clone()) } else { raw });
        let is_short = start.prompt.split_whitespace().count() <= 12 && !start.prompt.ends_with(['.', '。', ',']);
        let is_topic = is_short && start.prompt.chars().any(char::is_alphabetic);
        match start.sounds_asked {
            true => Some(start),
            false => is_topic.then_some(Start { strength: Strength::Weak, ..start }),
        }
    }

    /// A line of plain text: a question, one in capitals, or a short one that stands alone.
    fn plain(&self, block: &Block, index: usize, raw: &str, number: usize) -> Option<Start> {
        let start = start(number..number + 1, BOLD, raw);
        let is_first = index == 0 && block.depth == 0;
        let is_quoted = self.prepared.lines.get(number).is_some_and(|line| line.trim_start().starts_with('>'));
        if !is_first || !start.prompt.chars().any(char::is_alphabetic) {
            return None;
        }
        let is_alone = block.lines.len() == 1;
        let words = start.prompt.split_whitespace().count();
        let is_short = words <= 8 && start.prompt.chars().count() <= 60;
        let ends = start.prompt.ends_with(['.', '。', ',', ';', '!', '…']);
        let is_title = start.prompt.starts_with(|c: char| c.is_uppercase() || !c.is_ascii());
        let next = block.lines.get(1).map(|line| self.get(line.span.clone()));
        let is_over_parts = words <= 15 && !ends && next.is_some_and(names_part);
        let only_asks = is_alone && is_surely_asked(&start.prompt);
        let strength = if is_surely_asked(&start.prompt) {
            if is_quoted && is_alone && self.is_followed_by_plain(number) { Strength::Strong } else { Strength::Weak }
        } else if (is_in_capitals(&start.prompt) && words <= 12) || is_over_parts {
            Strength::Weak
        } else if is_alone && is_short && !ends && is_title && !is_quoted {
            Strength::Faint
        } else {
            return None;
        };
        Some(Start { strength, only_asks, ..start })
    }

    /// Whether the next line with text after line `number` is no quotation.
    fn is_followed_by_plain(&self, number: usize) -> bool {
        let below = self.prepared.lines.get(number + 1..).unwrap_or_default();
        below.iter().map(|line| line.trim()).find(|line| !line.is_empty()).is_some_and(|line| !line.starts_with('>'))
    }

    /// The items of a list of questions.
    fn outline(&self, outline: &Outline) -> Vec<Start> {
        let starts = outline.items.iter().map(|block| {
            let line = block.lines.first().map(|line| line.span.clone()).unwrap_or_default();
            let raw = self.get(line.clone()).trim_end();
            let number = self.line(line.start);
            let level = if block.depth == outline.depth { NUMBERED } else { BOLD };
            start(number..number + 1, level, raw)
        });
        starts.filter(|start| start.prompt.chars().any(char::is_alphanumeric)).collect()
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
            let text = with_breaks(self.get(cell.clone()));
            let name = names.get(index).copied().unwrap_or_default().trim().trim_end_matches([':', '：']);
            let is_answer =
                !name.chars().any(char::is_alphanumeric) || after_answer_mark(&format!("{name}:")).is_some();
            if !text.is_empty() {
                parts.push(if is_answer { text } else { format!("{name}: {text}") });
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

/// The number at the start of `raw`: `4. Conflict`, `(4) Conflict`.
fn list_number(raw: &str) -> Option<usize> {
    let open = raw.trim_start_matches(['(', '（', '#', '*', '_', ' ']);
    let end = open.find(|c: char| !c.is_ascii_digit()).unwrap_or(open.len());
    open.get(..end)?.parse().ok()
}

/// The text of a table's cell with `<br>` as the line break that it is.
fn with_breaks(cell: &str) -> String {
    ["<br>", "<br/>", "<br />", "<BR>"].iter().fold(cell.to_owned(), |text, tag| text.replace(tag, "\n"))
}

fn is_in_capitals(prompt: &str) -> bool {
    let letters = prompt.chars().filter(|c| c.is_alphabetic());
    prompt.chars().filter(|c| c.is_uppercase()).count() >= 4 && letters.clone().all(|c| !c.is_lowercase())
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
