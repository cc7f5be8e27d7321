//! The paragraphs, list items, headings and tables of a Markdown text, with where they stand in it.
//!
//! The block structure is pulldown-cmark's; what is inside a block is read by [`super::inline`]. Knows no parts.

use super::inline::{Inline, read_inline};
use crate::text::words::is_cjk;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// One piece of text that stands by itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    pub kind: BlockKind,
    /// Its lines without list marks, quote marks and indent, in bytes of the source.
    pub lines: Vec<Line>,
    /// The whole block with its marks: from the list mark of the item that it opens, if any.
    pub span: Range<usize>,
    /// Whether it is the first block of a list item.
    pub opens_item: bool,
    /// How many lists it stands in.
    pub depth: usize,
    /// How many quotes it stands in.
    pub quotes: usize,
    /// What stands before it in print when it opens an item or a quote: `•`, `3.`, `[x]` or `>`; else nothing.
    pub marker: String,
    /// The cells of a table row.
    pub cells: Vec<Range<usize>>,
}

/// One line of a block.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub span: Range<usize>,
    /// Whether the author broke the line on purpose.
    pub ends_hard: bool,
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    Paragraph,
    /// A heading of this level, 1 to 6.
    Heading(u8),
    /// Code; its lines are text like any other, but hold no markup.
    Code,
    /// A row of a table, and whether it is the head.
    Row {
        head: bool,
    },
}

/// The blocks of a text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Blocks {
    pub blocks: Vec<Block>,
    /// Where the rules between them start.
    pub rules: Vec<usize>,
    /// A code fence that is never closed.
    pub open_fence: Option<Range<usize>>,
}

impl Block {
    /// Its source, one line after the other.
    pub fn source(&self, text: &str) -> String {
        let mut out = String::new();
        for (index, line) in self.lines.iter().enumerate() {
            let piece = text.get(line.span.clone()).unwrap_or_default();
            let joint = match index.checked_sub(1).and_then(|before| self.lines.get(before)) {
                None => "",
                Some(before) if before.ends_hard => "\n",
                Some(_) if out.chars().next_back().is_some_and(is_cjk) && piece.chars().next().is_some_and(is_cjk) => {
                    ""
                }
                Some(_) => " ",
            };
            out.push_str(joint);
            out.push_str(piece);
        }
        out
    }

    /// Where byte `at` of [`Block::source`] stands in the text.
    pub fn place_of(&self, text: &str, at: usize) -> usize {
        let mut left = at;
        let (mut ends_in_cjk, mut first) = (false, true);
        for line in &self.lines {
            let piece = text.get(line.span.clone()).unwrap_or_default();
            let glued = ends_in_cjk && piece.chars().next().is_some_and(is_cjk);
            left = left.saturating_sub(usize::from(!first && !glued));
            if left < piece.len() {
                return line.span.start + left;
            }
            left -= piece.len();
            ends_in_cjk = piece.chars().next_back().is_some_and(is_cjk);
            first = false;
        }
        self.span.start
    }

    /// Where in the text a `**` or `__` without a partner stands.
    pub fn lone_mark(&self, text: &str) -> Option<usize> {
        if !matches!(self.kind, BlockKind::Row { .. }) {
            return self.inline(text).lone.map(|at| self.place_of(text, at));
        }
        let lone = |cell: &Range<usize>| Some(cell.start + read_inline(text.get(cell.clone())?).lone?);
        self.cells.iter().find_map(lone)
    }

    /// What a reader sees of it, and the bold runs.
    pub fn inline(&self, text: &str) -> Inline {
        match self.kind {
            BlockKind::Code => {
                let lines = self.lines.iter().map(|line| text.get(line.span.clone()).unwrap_or_default());
                Inline { text: lines.collect::<Vec<_>>().join("\n"), ..Inline::default() }
            }
            BlockKind::Row { .. } => {
                let cells = self.cells.iter().map(|cell| text.get(cell.clone()).unwrap_or_default());
                read_inline(&cells.filter(|cell| !cell.trim().is_empty()).collect::<Vec<_>>().join(" | "))
            }
            _ => read_inline(&self.source(text)),
        }
    }
}

/// The rows that come first in `blocks`: those of the table whose head stands before.
pub fn rows_below(blocks: &[Block]) -> &[Block] {
    let count = blocks.iter().take_while(|row| row.kind == BlockKind::Row { head: false }).count();
    blocks.get(..count).unwrap_or_default()
}

/// The blocks of `text`.
pub fn read_blocks(text: &str) -> Blocks {
    let mut reader = Reader::new(text);
    let options = Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS;
    for (event, span) in Parser::new_ext(text, options).into_offset_iter() {
        reader.take(event, span);
    }
    reader.finish();
    reader.blocks
}

/// `text` with every HTML comment outside code replaced by spaces; bytes and lines stay where they are.
pub fn blank_comments(text: &str) -> String {
    if !text.contains("<!--") {
        return text.to_owned();
    }
    let mut out = text.to_owned().into_bytes();
    for span in comments(text) {
        for byte in out.get_mut(span).into_iter().flatten() {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}

/// Where the HTML comments of `text` stand, those in code left out.
pub fn comments(text: &str) -> Vec<Range<usize>> {
    let mut html: Vec<Range<usize>> = Vec::new();
    for (event, span) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        match event {
            Event::Html(_) | Event::InlineHtml(_) => match html.last_mut() {
                Some(last) if last.end == span.start => last.end = span.end,
                _ => html.push(span),
            },
            _ => {}
        }
    }
    let mut comments = Vec::new();
    for span in html {
        let raw = text.get(span.clone()).unwrap_or_default();
        let mut from = 0;
        while let Some(open) = raw.get(from..).and_then(|rest| rest.find("<!--")).map(|at| from + at) {
            let close = raw.get(open..).and_then(|rest| rest.find("-->")).map_or(raw.len(), |at| open + at + 3);
            comments.push(span.start + open..span.start + close);
            from = close.max(open + 4);
        }
    }
    comments
}

struct Reader<'t> {
    text: &'t str,
    blocks: Blocks,
    current: Option<Block>,
    /// For each open list item: where it starts, and whether a block in it has been seen.
    items: Vec<(usize, bool)>,
    /// For each open list the number of its next item, if it counts.
    lists: Vec<Option<u64>>,
    quotes: usize,
    /// What the next block has before it.
    marker: String,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str) -> Reader<'t> {
        Reader {
            text,
            blocks: Blocks::default(),
            current: None,
            items: Vec::new(),
            lists: Vec::new(),
            quotes: 0,
            marker: String::new(),
        }
    }

    fn take(&mut self, event: Event, span: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(tag, span),
            Event::SoftBreak => self.new_line(false),
            Event::HardBreak => self.new_line(true),
            Event::Rule => {
                self.finish();
                self.blocks.rules.push(span.start);
            }
            Event::Text(_) if self.current.as_ref().is_some_and(|block| block.kind == BlockKind::Code) => {
                self.code_lines(span);
            }
            Event::Html(_) => self.html_line(span),
            Event::TaskListMarker(done) => self.mark_task(done),
            _ => self.extend(span.start, span.end),
        }
    }

    fn start(&mut self, tag: Tag, span: Range<usize>) {
        match tag {
            Tag::Paragraph | Tag::HtmlBlock => self.open(BlockKind::Paragraph, span),
            Tag::Heading { level, .. } => self.open(BlockKind::Heading(level as u8), span),
            Tag::CodeBlock(kind) => {
                if matches!(kind, CodeBlockKind::Fenced(_)) && !self.is_closed(&span) {
                    self.blocks.open_fence = Some(span.clone());
                }
                self.open(BlockKind::Code, span);
            }
            Tag::TableHead => self.open(BlockKind::Row { head: true }, span),
            Tag::TableRow => self.open(BlockKind::Row { head: false }, span),
            Tag::TableCell => {
                let cell = self.cell(span);
                if let Some(block) = &mut self.current {
                    block.cells.push(cell);
                }
            }
            Tag::List(first) => {
                self.finish();
                self.lists.push(first);
            }
            Tag::Item => {
                self.finish();
                self.marker = self.next_marker();
                self.items.push((span.start, false));
            }
            Tag::BlockQuote(_) => {
                self.finish();
                self.quotes += 1;
                ">".clone_into(&mut self.marker);
            }
            Tag::Table(_) => self.finish(),
            _ => self.extend(span.start, span.start),
        }
    }

    fn end(&mut self, tag: TagEnd, span: Range<usize>) {
        match tag {
            TagEnd::Paragraph | TagEnd::HtmlBlock | TagEnd::Heading(_) | TagEnd::CodeBlock => self.finish(),
            TagEnd::TableHead | TagEnd::TableRow => self.finish(),
            TagEnd::BlockQuote(_) => {
                self.finish();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.finish();
                self.lists.pop();
            }
            TagEnd::Item => {
                self.finish();
                self.items.pop();
            }
            TagEnd::Table | TagEnd::TableCell => {}
            _ => self.extend(span.end, span.end),
        }
    }

    fn open(&mut self, kind: BlockKind, span: Range<usize>) {
        self.finish();
        let first = self.items.iter().find(|(_, seen)| !seen).map(|(start, _)| *start);
        let opens_item = self.items.last().is_some_and(|(_, seen)| !seen);
        let start = if opens_item { first.unwrap_or(span.start) } else { span.start };
        self.items.iter_mut().for_each(|(_, seen)| *seen = true);
        self.current = Some(Block {
            kind,
            lines: Vec::new(),
            span: start..span.end,
            opens_item,
            depth: self.lists.len(),
            quotes: self.quotes,
            marker: std::mem::take(&mut self.marker),
            cells: Vec::new(),
        });
    }

    /// The mark of an item that opens in the innermost list.
    fn next_marker(&mut self) -> String {
        match self.lists.last_mut() {
            Some(Some(number)) => {
                let marker = format!("{number}.");
                *number += 1;
                marker
            }
            _ => "•".to_owned(),
        }
    }

    /// The box of a task stands in the place of the item's mark; in a loose list its paragraph is open already.
    fn mark_task(&mut self, done: bool) {
        let marker = if done { "[x]" } else { "[ ]" };
        match &mut self.current {
            Some(block) => marker.clone_into(&mut block.marker),
            None => marker.clone_into(&mut self.marker),
        }
    }

    fn finish(&mut self) {
        let Some(mut block) = self.current.take() else { return };
        let is_code = block.kind == BlockKind::Code;
        block.lines.retain(|line| is_code || !line.span.is_empty());
        for line in block.lines.iter_mut().filter(|_| !is_code) {
            // The parser's text starts behind the backslash of an escaped mark.
            if self.text.get(..line.span.start).is_some_and(|before| before.ends_with('\\')) {
                line.span.start -= 1;
            }
        }
        if let Some(last) = block.lines.last() {
            block.span.end = block.span.end.max(last.span.end);
        }
        self.blocks.blocks.push(block);
    }

    /// Makes the current line reach over the bytes from `start` to `end`; text of a tight item opens its block.
    fn extend(&mut self, start: usize, end: usize) {
        if self.current.is_none() {
            self.open(BlockKind::Paragraph, start..end);
        }
        let Some(block) = &mut self.current else { return };
        if matches!(block.kind, BlockKind::Row { .. }) {
            return;
        }
        match block.lines.last_mut() {
            Some(line) if line.span.start == usize::MAX => line.span = start..end,
            Some(line) => line.span = line.span.start.min(start)..line.span.end.max(end),
            None => block.lines.push(Line { span: start..end, ends_hard: false }),
        }
    }

    fn new_line(&mut self, hard: bool) {
        if let Some(block) = &mut self.current {
            if let Some(line) = block.lines.last_mut() {
                line.ends_hard = hard;
            }
            block.lines.push(Line { span: usize::MAX..usize::MAX, ends_hard: false });
        }
    }

    fn html_line(&mut self, span: Range<usize>) {
        let raw = self.text.get(span.clone()).unwrap_or_default();
        let content = span.start + (raw.len() - raw.trim_start().len());
        if read_inline(raw).text.trim().is_empty() {
            return;
        }
        self.extend(content, content + raw.trim().len());
        self.new_line(true);
    }

    fn code_lines(&mut self, span: Range<usize>) {
        let mut at = span.start;
        for line in self.text.get(span).unwrap_or_default().split_inclusive('\n') {
            let content = at..at + line.trim_end().len();
            at += line.len();
            if let Some(block) = &mut self.current {
                block.lines.push(Line { span: content, ends_hard: true });
            }
        }
    }

    fn cell(&self, span: Range<usize>) -> Range<usize> {
        let raw = self.text.get(span.clone()).unwrap_or_default();
        let start = span.start + (raw.len() - raw.trim_start().len());
        start..start + raw.trim().len()
    }

    /// Whether the fenced code at `span` ends with a fence.
    fn is_closed(&self, span: &Range<usize>) -> bool {
        let raw = self.text.get(span.clone()).unwrap_or_default().trim_end();
        let mut lines = raw.lines();
        let open = lines.next().unwrap_or_default().trim_start();
        let sign = if open.starts_with('~') { '~' } else { '`' };
        let ticks = open.len() - open.trim_start_matches(sign).len();
        lines.next_back().is_some_and(|last| {
            let last = last.trim().trim_start_matches(['>', ' ']);
            last.len() >= ticks && last.chars().all(|c| c == sign)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, usize)]) {
        let blocks = read_blocks(text).blocks;
        let found: Vec<_> = blocks.iter().map(|block| (block.inline(text).text, block.depth)).collect();
        let found: Vec<_> = found.iter().map(|(text, depth)| (text.as_str(), *depth)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn paragraphs_items_and_headings_stand_by_themselves() {
        check("# T\n\na\nb\n\n- c\n  - d\n\n  e\n- f", &[("T", 0), ("a b", 0), ("c", 1), ("d", 2), ("e", 1), ("f", 1)]);
        check("我们\n决定\nok", &[("我们决定 ok", 0)]);
        check("a  \nb\n> q\n> r", &[("a\nb", 0), ("q r", 0)]);
        check("S\n===\n\n- [x] done **b**", &[("S", 0), ("done b", 1)]);
        check("\\[a] b\n\\- c", &[("[a] b - c", 0)]);
    }

    #[test]
    fn code_tables_and_tags_are_text_too() {
        check("```\na **b**\n\nc\n```\n", &[("a **b**\n\nc", 0)]);
        check("| a | b |\n|---|---|\n| **c** | d |\n", &[("a | b", 0), ("c | d", 0)]);
        check(
            "<details>\n<summary>Why?</summary>\n\ntext\n\n</details>",
            &[("Why?", 0), ("text", 0), ("", 0)].map(|(text, depth)| (text, depth)),
        );
    }

    #[test]
    fn an_open_fence_is_named() {
        assert_eq!(read_blocks("a\n\n```\nb\n").open_fence, Some(3..9));
        assert_eq!(read_blocks("~~~\nb\n~~~").open_fence, None);
    }

    #[test]
    fn comments_give_way_outside_code() {
        let text = "a <!-- b --> c\n\n<!--\nd\n\ne -->\n`<!-- f -->`\n";
        assert_eq!(blank_comments(text), "a            c\n\n    \n \n\n     \n`<!-- f -->`\n");
    }
}
