//! Finds every place in notes where a question may start, block by block.

use super::lines::Prepared;
use super::outlines::{Outline, outlines};
use super::phrases::{is_answer_label, is_surely_asked, section_without_questions, sounds_asked};
use super::prompts::{after_answer_mark, after_question_mark, clean_prompt, is_question_title, list_number};
use super::split::{split_answer, split_bold};
use super::start::{BOLD, MARKED, NUMBERED, Start, Strength, start};
use super::tables::{head_of, rows_of_questions};
use crate::domain::Framework;
use crate::format::aliases::parts_named;
use crate::format::labels::{LabelPlace, read_label};
use crate::text::blocks::{Block, BlockKind, read_blocks, rows_below};
use crate::text::inline::read_inline;
use crate::text::lines::line_starts;
use crate::text::words::has_letters;
use std::collections::BTreeSet;
use std::ops::Range;

/// A question of the `Q:` kind has no more lines than this below its first.
const LONGEST_QUESTION: usize = 10;

/// A line of more bytes holds no question: nobody asks so long. A convention of this program.
const LONGEST_LINE: usize = 20_000;

/// All of them, in the order of the file; no two overlap.
pub fn find_places(prepared: &Prepared) -> Vec<Start> {
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
    let mut last_end = 0;
    starts.retain(|start| {
        let is_free = start.line >= last_end;
        last_end = if is_free { start.end } else { last_end };
        is_free
    });
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
        if names_part(&raw) || is_answer_label(&clean_prompt(&raw)) {
            return None;
        }
        // The item that it opens may start on the line before, for the reader of Markdown.
        let first = block.lines.first().map_or(block.span.start, |line| line.span.start);
        let lines = self.lines(first..block.span.end);
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
            let mut found = None;
            if raw.len() <= LONGEST_LINE {
                found = self.marked(block, index, raw, number);
                let is_free = found.is_none() && !names_part(raw);
                found = found.or_else(|| {
                    let place = is_free.then(|| start(number..number + 1, BOLD, raw))?;
                    self.unmarked(block, index, &place)
                });
            }
            let next = found.as_ref().map_or(number + 1, |start| start.end);
            starts.extend(found);
            while block.lines.get(index).is_some_and(|line| self.line(line.span.start) < next) {
                index += 1;
            }
        }
        starts
    }

    /// The line `place`, where it is a question by its shape or by what it says.
    fn unmarked(&self, block: &Block, index: usize, place: &Start) -> Option<Start> {
        if is_answer_label(&place.prompt) {
            return None;
        }
        let found = self.section(block, index, place).or_else(|| self.bold(block, index, place));
        let found = found.or_else(|| self.numbered(block, index, place)).or_else(|| self.plain(block, index, place));
        let found = found.or_else(|| bold_lead(block, index, place));
        found.map(Start::with_lead)
    }

    /// A line over questions: one that leads no answer, whatever its shape, or a short one right above a numbered
    /// question in plain text.
    fn section(&self, block: &Block, index: usize, place: &Start) -> Option<Start> {
        let raw = place.raw.as_str();
        let is_first = index == 0 && block.depth <= 1;
        let is_title =
            !place.prompt.ends_with(['.', '。', ',', ';', '?', '？']) || raw.trim_end().ends_with([':', '：']);
        if is_first && is_title && section_without_questions(&place.prompt).is_some() {
            return Some(Start { is_section: true, ..place.clone() });
        }
        let next = block.lines.get(index + 1).map(|line| self.get(line.span.clone()))?;
        let words: Vec<&str> = raw.split_whitespace().filter(|word| !word.contains("://")).collect();
        let is_short = (1..=3).contains(&words.len()) || (words.len() <= 8 && raw.contains("://"));
        let is_upper = raw.starts_with(|c: char| c.is_uppercase() || !c.is_ascii());
        let is_over = list_number(next).is_some() && list_number(raw).is_none();
        let is_section = is_first && block.depth == 0 && is_title && is_short && is_upper && is_over;
        is_section.then(|| Start { is_section: true, ..place.clone() })
    }

    /// `Q: ...`; a question that goes on over several lines ends where its `A:` starts. `Question:` alone takes the lines
    /// below it, which may be a quotation.
    fn marked(&self, block: &Block, index: usize, raw: &str, number: usize) -> Option<Start> {
        let Some(rest) = after_question_mark(raw) else {
            let is_title = is_question_title(raw) && block.lines.len() == 1 && block.depth == 0;
            return is_title.then(|| self.marked_below(number, raw)).flatten();
        };
        if !has_letters(rest) {
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
        let text = |number: &usize| has_letters(below(number).trim().trim_start_matches(['>', ' ']));
        let first = (number + 1..=number + 2).find(text)?;
        let is_label = names_part(below(&first).trim()) || after_answer_mark(below(&first)).is_some();
        let end = (first..first + LONGEST_QUESTION).find(|number| !text(number)).unwrap_or(first + 1);
        let lines = (first..end).map(|number| below(&number).trim().trim_start_matches(['>', ' ']));
        let question = lines.collect::<Vec<_>>().join(" ");
        let is_mark = is_question_title(raw) || raw.trim_end_matches(['*', '_', ' ']).ends_with([':', '：']);
        let start = start(number..end, MARKED, &question);
        let is_one = !is_label && is_mark && (start.sounds_asked || below(&first).trim_start().starts_with('>'));
        is_one.then_some(Start { is_explicit: true, is_marked: true, at: first, ..start })
    }

    /// A line that is bold from end to end.
    fn bold(&self, block: &Block, index: usize, place: &Start) -> Option<Start> {
        let raw = place.raw.as_str();
        if !raw.trim_start().starts_with(['*', '_', '"', '“']) && !raw.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let inline = read_inline(raw);
        let [run] = inline.bold.as_slice() else { return None };
        let outside = [inline.text.get(..run.start), inline.text.get(run.end..)];
        let is_whole = outside.iter().flatten().all(|text| !text.chars().any(char::is_alphabetic));
        let is_free = block.depth == 0 || self.is_ordered(block);
        let is_first = index == 0 && is_free;
        let leads = is_first && split_bold(raw).is_some();
        (leads || (is_whole && (is_first || place.sounds_asked))).then(|| place.clone())
    }

    /// `1. Why us?`, as a list item or not. One that does not sound asked is weak.
    fn numbered(&self, block: &Block, index: usize, place: &Start) -> Option<Start> {
        let raw = place.raw.as_str();
        let is_item = index == 0 && block.opens_item && block.depth == 1 && self.is_ordered(block);
        let is_line = block.depth == 0 && raw.starts_with(|c: char| c.is_numeric() || "(（#".contains(c));
        let is_line = is_line && raw.trim_end_matches([':', '：']).len() > place.prompt.len();
        if !is_item && !is_line {
            return None;
        }
        let number = list_number(if is_item { self.get(block.span.clone()) } else { raw });
        let start = Start { level: NUMBERED, number, ..place.clone() };
        let is_short = start.prompt.split_whitespace().count() <= 12 && !start.prompt.ends_with(['.', '。', ',']);
        let is_topic = is_short && start.prompt.chars().any(char::is_alphabetic);
        match start.sounds_asked {
            true => Some(start),
            false => is_topic.then_some(Start { strength: Strength::Weak, ..start }),
        }
    }

    /// A line of plain text: a question, one in capitals, or a short one that stands alone.
    fn plain(&self, block: &Block, index: usize, place: &Start) -> Option<Start> {
        let is_first = index == 0 && block.depth == 0;
        let is_quoted = self.prepared.lines.get(place.line).is_some_and(|line| line.trim_start().starts_with('>'));
        if !is_first || !place.prompt.chars().any(char::is_alphabetic) {
            return None;
        }
        let is_alone = block.lines.len() == 1;
        let words = place.prompt.split_whitespace().count();
        let is_short = words <= 8 && place.prompt.chars().count() <= 60;
        let ends = place.prompt.ends_with(['.', '。', ',', ';', '!', '…']);
        let is_title = place.prompt.starts_with(|c: char| c.is_uppercase() || !c.is_ascii());
        let next = block.lines.get(1).map(|line| self.get(line.span.clone()));
        let is_over_parts = words <= 15 && !ends && next.is_some_and(names_part);
        let only_asks = is_alone && is_surely_asked(&place.prompt);
        let strength = if is_surely_asked(&place.prompt) {
            if is_quoted && is_alone && self.is_followed_by_plain(place.line) {
                Strength::Strong
            } else {
                Strength::Weak
            }
        } else if (is_in_capitals(&place.prompt) && words <= 12) || is_over_parts {
            Strength::Weak
        } else if is_alone && is_short && !ends && is_title && !is_quoted {
            // "Why us" over a list, beside questions with their marks.
            let is_over_list = place.sounds_asked && self.prepared.line(place.end).starts_with("- ");
            if is_over_list { Strength::Weak } else { Strength::Faint }
        } else {
            return None;
        };
        Some(Start { strength, only_asks, ..place.clone() })
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
        // One with a mark of its own is a question by that.
        let is_marked = |start: &Start| after_question_mark(&start.raw).is_some_and(|rest| !rest.trim().is_empty());
        starts.filter(|start| has_letters(&start.prompt) && !is_marked(start)).collect()
    }

    fn is_ordered(&self, block: &Block) -> bool {
        block.opens_item && self.get(block.span.clone()).starts_with(|c: char| c.is_ascii_digit())
    }

    /// The rows of a table that has a column of questions. Its head goes with the first row, so that it is no text of its
    /// own.
    fn table(&self, head: &Block, rows: &[Block]) -> Vec<Start> {
        let mut line = self.line(head.span.start);
        if head.span.len() > LONGEST_LINE {
            return Vec::new();
        }
        let names = head.cells.iter().map(|cell| self.get(cell.clone()));
        if let Some(name) = names.into_iter().find(|name| section_without_questions(&clean_prompt(name)).is_some()) {
            return vec![Start { is_section: true, ..start(line..line + 1, MARKED, name) }];
        }
        let mut starts = Vec::new();
        let rows = rows_of_questions(&self.prepared.text, head, rows);
        let mut names = head_of(&self.prepared.text, head, &rows);
        for row in rows {
            let at = self.line(row.start);
            let start = start(line..at + 1, MARKED, &row.question);
            line = at + 1;
            starts.push(Start {
                at,
                is_explicit: true,
                is_closed: true,
                answer: Some(row.answer),
                left_out: row.left_out,
                head: std::mem::take(&mut names),
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
            Start {
                is_explicit: true,
                is_closed: true,
                answer: Some(card.answer.clone()),
                left_out: card.left_out.clone(),
                ..start
            }
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

/// A topic in bold that opens a paragraph or item of its own: `**Conflict** - Two of us shared a machine.`
fn bold_lead(block: &Block, index: usize, place: &Start) -> Option<Start> {
    const SEPARATORS: [char; 5] = [':', '：', '-', '–', '—'];
    let (topic, behind) = place.raw.trim_start().strip_prefix("**")?.split_once("**")?;
    let is_separated = topic.ends_with(SEPARATORS) || behind.trim_start().starts_with(SEPARATORS);
    let lead = behind.trim_start_matches(|c: char| c == ' ' || SEPARATORS.contains(&c));
    let prompt = clean_prompt(topic);
    let is_topic = (1..=LONGEST_TOPIC).contains(&prompt.split_whitespace().count());
    let is_first = index == 0 && block.depth <= 1 && block.quotes == 0;
    let is_lead = is_first && is_topic && is_separated && has_letters(lead);
    let raw = format!("**{topic}**");
    is_lead.then(|| Start { strength: Strength::Faint, prompt, raw, lead: lead.to_owned(), ..place.clone() })
}

/// A topic has no more words. A convention of this program.
const LONGEST_TOPIC: usize = 6;

fn is_in_capitals(prompt: &str) -> bool {
    let letters = prompt.chars().filter(|c| c.is_alphabetic());
    prompt.chars().filter(|c| c.is_uppercase()).count() >= 4 && letters.clone().all(|c| !c.is_lowercase())
}
/// Whether the line is a part of an answer rather than a question.
fn names_part(raw: &str) -> bool {
    let framework = Framework::Star;
    if parts_named(raw, framework).is_some() {
        return true;
    }
    let Some(label) = read_label(raw, framework, LabelPlace::First) else { return false };
    // A letter of CAR or PAR may be anything where it stands alone.
    let letter = raw.chars().find(|c| c.is_alphabetic()).map(String::from).unwrap_or_default();
    let is_own = !label.named.letters || label.named.ids.iter().any(|id| id.section().has_letter(&letter));
    is_own && !sounds_asked(raw.get(label.rest..).unwrap_or_default())
}
