//! Every place in notes where a question may start. Which of them are questions is decided in [`super::choose`].

use super::legends::explains_parts;
use super::lines::Prepared;
use super::outlines::{Outline, outlines};
use super::phrases::{
    is_advice_text, is_answer_label, is_surely_asked, is_told, section_without_questions, sounds_asked,
};
use super::prompts::{after_answer_mark, after_question_mark, clean_prompt, list_number, split_answer};
use super::tables::rows_of_questions;
use crate::domain::Framework;
use crate::format::aliases::parts_named;
use crate::format::labels::{Place, read_label};
use crate::format::parts::read_story;
use crate::text::blocks::{Block, BlockKind, read_blocks, rows_below};
use crate::text::inline::read_inline;
use crate::text::lines::line_starts;
use crate::text::words::count_words;
use std::collections::BTreeSet;
use std::ops::Range;

/// The level of a bold line or summary: deeper than any heading.
pub const BOLD: u8 = 7;
/// The level of a numbered line.
const NUMBERED: u8 = 8;
/// The level of a line with a question mark of the `Q:` kind, and of a row in a table of questions.
pub const MARKED: u8 = 9;

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
    /// What stands in other columns of its row and is no answer, with the names of the columns.
    pub left_out: Vec<(String, String)>,
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
    starts.extend(finder.cards());
    starts.sort_by_key(|start| (start.line, std::cmp::Reverse(start.level)));
    starts.dedup_by_key(|start| start.line);
    let ends: Vec<usize> = starts.iter().map(|start| start.end).collect();
    let mut last_end = 0;
    let is_free = ends.iter().zip(&starts).map(|(end, start)| {
        let is_free = start.line >= last_end;
        last_end = if is_free { *end } else { last_end };
        is_free
    });
    let is_free: Vec<bool> = is_free.collect();
    let mut at = is_free.iter();
    starts.retain(|_| at.next().copied().unwrap_or(true));
    count_on(&mut starts);
    prefer_questions(&mut starts, prepared);
    keep_strongest(&mut starts);
    look_below(&mut starts, prepared);
    if prefer_marked(&mut starts) {
        look_below(&mut starts, prepared);
    }
    if starts.iter().any(|start| start.strength == Strength::Faint) && !are_topics(&starts, prepared) {
        starts.clear();
    }
    starts
}

/// What the text between each start and the next one is.
fn look_below(starts: &mut [Start], prepared: &Prepared) {
    let ends: Vec<usize> = starts.iter().skip(1).map(|next| next.line).chain([prepared.lines.len()]).collect();
    for (start, end) in starts.iter_mut().zip(ends) {
        let below = prepared.lines.get(start.end..end).unwrap_or_default();
        let words = below.iter().chain(&start.answer).map(|line| count_words(line));
        start.text_words = words.sum();
        start.only_links = start.text_words > 0 && start.answer.is_none() && only_links(below);
        let text = below.join("\n");
        let (explains, tells) = star_below(&text);
        start.explains_star = explains && !start.asks();
        start.advises = !tells && is_advice_text(&text);
        start.tells_story = tells;
        start.is_told = tells || is_told(&text) || !start.lead.is_empty();
    }
}

/// Whether `text` says what belongs in most parts of a STAR story, and whether it tells one.
pub fn star_below(text: &str) -> (bool, bool) {
    let (story, _) = read_story(text, 1, Framework::Star);
    let parts: Vec<&str> = story.parts.iter().map(|part| part.plain.as_str()).collect();
    let explains = story.has_parts() && parts.len() >= 3 && explains_parts(&parts);
    let told = parts.iter().filter(|part| part.chars().any(char::is_alphanumeric)).count();
    (explains, story.has_parts() && told >= 2 && !explains)
}

impl Start {
    /// Whether it asks by its words, its marks or its place.
    pub fn asks(&self) -> bool {
        self.sounds_asked || self.is_explicit || self.is_counted
    }
}

/// In notes whose questions are marked with `Q:`, a bold or numbered line that asks nothing is text, unless it stands
/// right over a question. Gives whether any was taken out.
fn prefer_marked(starts: &mut Vec<Start>) -> bool {
    if starts.iter().filter(|start| start.is_marked).count() < 2 {
        return false;
    }
    let over: Vec<bool> = starts.iter().skip(1).map(|next| next.is_explicit).chain([false]).collect();
    let before = starts.len();
    let mut over = over.into_iter();
    starts.retain(|start| {
        let is_over = over.next().unwrap_or_default() && start.text_words == 0;
        start.level < BOLD || start.asks() || is_over || start.is_section
    });
    starts.len() < before
}

/// A list is numbered through: where some of it asks, the rest does too, whatever it says. What is numbered below a
/// question is its answer.
fn count_on(starts: &mut [Start]) {
    let mut index = 0;
    let mut heading_asks = false;
    while let Some(start) = starts.get(index) {
        let Some(number) = start.number else {
            heading_asks = start.level <= BOLD && start.strength == Strength::Strong && start.asks();
            index += 1;
            continue;
        };
        let goes_on = |(place, other): (usize, &Start)| other.number == number.checked_add(place);
        let in_list = starts.iter().skip(index).filter(|other| other.number.is_some());
        let count = in_list.enumerate().take_while(|(place, other)| goes_on((*place, other))).count().max(1);
        let end = starts.iter().enumerate().skip(index).filter(|(_, other)| other.number.is_some()).nth(count - 1);
        let end = end.map_or(index + 1, |(last, _)| last + 1);
        let list = starts.get_mut(index..end).unwrap_or_default();
        let numbered = || list.iter().filter(|other| other.number.is_some());
        let asked = numbered().filter(|other| other.strength == Strength::Strong).count();
        if asked > 0 && asked * LEAST_ASKED >= count && !heading_asks {
            for other in list.iter_mut().filter(|other| other.number.is_some()) {
                (other.strength, other.is_counted) = (Strength::Strong, true);
            }
        }
        index = end;
    }
}

/// One in so many items of a numbered list has to ask for all of them to count as questions. A convention of this program.
const LEAST_ASKED: usize = 4;

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
    let outside = outside_questions(starts);
    let questions = starts.iter().zip(&outside).filter(|(_, is_outside)| !**is_outside);
    let strongest = questions.map(|(start, _)| start.strength).max().unwrap_or_default();
    let mut outside = outside.into_iter();
    starts.retain(|start| outside.next().unwrap_or_default() || start.strength == strongest);
}

/// For each start whether it is a line over questions, or below one that leads no question of an interviewer.
fn outside_questions(starts: &[Start]) -> Vec<bool> {
    let mut over: Option<u8> = None;
    let mut outside = Vec::new();
    for start in starts {
        if over.is_some_and(|level| start.level <= level) {
            over = None;
        }
        outside.push(start.is_section || over.is_some());
        if start.is_section && section_without_questions(&start.prompt).is_some() {
            over = Some(start.level);
        }
    }
    outside
}

/// Whether short lines of plain text are the topics of notes: several, from the start on, each with an answer below that
/// one can say. Else the text is an article or anything.
fn are_topics(starts: &[Start], prepared: &Prepared) -> bool {
    let first = starts.first().map_or(0, |start| start.line);
    let before = prepared.lines.get(..first).unwrap_or_default().iter().map(|line| count_words(line)).sum::<usize>();
    let is_said = |start: &Start| (1..=LONGEST_ANSWER).contains(&start.text_words);
    starts.len() > 1 && before <= LONGEST_TITLE && starts.iter().all(is_said)
}

struct Finder<'p> {
    prepared: &'p Prepared,
    /// Where each line starts, in bytes.
    offsets: Vec<usize>,
}

impl Finder<'_> {
    fn heading(&self, block: &Block, level: u8) -> Option<Start> {
        let raw = block.source(&self.prepared.text);
        if names_part(&raw) || is_answer_label(&clean_prompt(&raw)) {
            return None;
        }
        let lines = self.lines(block.span.clone());
        let is_summary = self.prepared.titles.contains(&lines.start);
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
            if found.is_none() && !names_part(raw) && !is_answer_label(&clean_prompt(raw)) {
                found = self.section(block, index, raw, number);
                found = found.or_else(|| self.bold(block, index, raw, number));
                found = found.or_else(|| self.numbered(block, index, raw, number));
                found = found.or_else(|| self.plain(block, index, raw, number));
                found = found.map(Start::with_lead);
            }
            let next = found.as_ref().map_or(number + 1, |start| start.end);
            starts.extend(found);
            while block.lines.get(index).is_some_and(|line| self.line(line.span.start) < next) {
                index += 1;
            }
        }
        starts
    }

    /// A line over questions: one that leads no answer, whatever its shape, or a short one right above a numbered
    /// question in plain text.
    fn section(&self, block: &Block, index: usize, raw: &str, number: usize) -> Option<Start> {
        let is_first = index == 0 && block.depth <= 1;
        let start = start(number..number + 1, BOLD, raw);
        let is_title =
            !start.prompt.ends_with(['.', '。', ',', ';', '?', '？']) || raw.trim_end().ends_with([':', '：']);
        if is_first && is_title && section_without_questions(&start.prompt).is_some() {
            return Some(Start { is_section: true, ..start });
        }
        let next = block.lines.get(index + 1).map(|line| self.get(line.span.clone()))?;
        let words: Vec<&str> = raw.split_whitespace().filter(|word| !word.contains("://")).collect();
        let is_short = (1..=3).contains(&words.len()) || (words.len() <= 8 && raw.contains("://"));
        let is_upper = raw.starts_with(|c: char| c.is_uppercase() || !c.is_ascii());
        let is_over = list_number(next).is_some() && list_number(raw).is_none();
        let is_section = is_first && block.depth == 0 && is_title && is_short && is_upper && is_over;
        is_section.then_some(Start { is_section: true, ..start })
    }

    /// `Q: ...`; a question that goes on over several lines ends where its `A:` starts. `Question:` alone takes the lines
    /// below it, which may be a quotation.
    fn marked(&self, block: &Block, index: usize, raw: &str, number: usize) -> Option<Start> {
        let rest = after_question_mark(raw)?;
        if !rest.chars().any(char::is_alphanumeric) {
            return self.marked_below(number, raw);
        }
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

    /// The paragraph below a line that is nothing but a mark of a question.
    fn marked_below(&self, number: usize, raw: &str) -> Option<Start> {
        let below = |number: &usize| self.prepared.line(*number);
        let text =
            |number: &usize| below(number).trim().trim_start_matches(['>', ' ']).chars().any(char::is_alphanumeric);
        let first = (number + 1..=number + 2).find(text)?;
        let is_label = names_part(below(&first).trim()) || after_answer_mark(below(&first)).is_some();
        let end = (first..first + LONGEST_QUESTION).find(|number| !text(number)).unwrap_or(first + 1);
        let lines = (first..end).map(|number| below(&number).trim().trim_start_matches(['>', ' ']));
        let question = lines.collect::<Vec<_>>().join(" ");
        let is_mark = raw.trim_end_matches(['*', '_', ' ']).ends_with([':', '：']);
        let start = start(number..end, MARKED, &question);
        let is_one = !is_label && is_mark && (start.sounds_asked || below(&first).trim_start().starts_with('>'));
        is_one.then_some(Start { is_explicit: true, is_marked: true, at: first, ..start })
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
        let is_line = block.depth == 0 && raw.starts_with(|c: char| c.is_numeric() || "(（#".contains(c));
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
            let is_counted = block.depth == outline.depth;
            Start { is_counted, ..start(number..number + 1, level, raw).with_lead() }
        });
        starts.filter(|start| start.prompt.chars().any(char::is_alphanumeric)).collect()
    }

    fn is_ordered(&self, block: &Block) -> bool {
        block.opens_item && self.get(block.span.clone()).starts_with(|c: char| c.is_ascii_digit())
    }

    /// The rows of a table that has a column of questions. Its head goes with the first row, so that it is no text of its
    /// own.
    fn table(&self, head: &Block, rows: &[Block]) -> Vec<Start> {
        let mut line = self.line(head.span.start);
        let names = head.cells.iter().map(|cell| self.get(cell.clone()));
        if let Some(name) = names.into_iter().find(|name| section_without_questions(&clean_prompt(name)).is_some()) {
            return vec![Start { is_section: true, ..start(line..line + 1, MARKED, name) }];
        }
        let mut starts = Vec::new();
        for row in rows_of_questions(&self.prepared.text, head, rows) {
            let at = self.line(row.start);
            let start = start(line..at + 1, MARKED, &row.question);
            line = at + 1;
            starts.push(Start {
                at,
                is_explicit: true,
                is_closed: true,
                answer: Some(row.answer),
                left_out: row.left_out,
                ..start
            });
        }
        starts
    }

    /// The cards of programs for flash cards.
    fn cards(&self) -> Vec<Start> {
        let cards = self.prepared.cards.iter();
        let card = cards.map(|(number, card)| {
            let start = start(*number..card.end, MARKED, &card.question);
            Start { is_explicit: true, is_closed: true, answer: Some(card.answer.clone()), ..start }
        });
        card.collect()
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

impl Start {
    /// With the answer that stands behind the question on its own line: `Why us? - A: Because.`
    fn with_lead(self) -> Start {
        let (question, lead) = split_answer(&self.raw);
        if lead.is_empty() || !self.sounds_asked {
            return self;
        }
        let prompt = clean_prompt(question);
        Start { lead: lead.to_owned(), raw: question.to_owned(), prompt, ..self }
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
