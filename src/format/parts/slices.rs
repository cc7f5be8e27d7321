//! Cuts the text of a part out of its source, so that what was nested stays nested and what was indented with the
//! label no longer is.

use super::marks::Item;
use crate::text::blocks::read_blocks;

/// The text of one part in its source.
#[derive(Debug, Clone)]
pub struct Slice<'t> {
    pub source: &'t str,
    /// Where the text starts, after the label.
    pub start: usize,
    pub end: usize,
    /// An emphasis mark that belongs before the text.
    pub reopens: &'static str,
    /// The list item that the label opens.
    pub item: Option<Item>,
    /// The start of the label's line.
    pub line_start: usize,
    /// Whether the label opens a heading with text behind it, which ends with its line.
    pub is_heading: bool,
}

/// What follows a single labelled item or paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Siblings {
    pub start: usize,
    pub count: usize,
    pub text: String,
}

impl Slice<'_> {
    /// The text without blank lines around it. What was indented under the label moves to the left; when siblings of
    /// the label's item follow, the first line gets its list mark back instead.
    pub fn text(&self) -> String {
        let raw = self.source.get(self.start..self.end).unwrap_or_default();
        let (first, rest) = raw.split_once('\n').unwrap_or((raw, ""));
        let mut first = format!("{}{}", self.reopens, first.trim_start());
        let rest = if self.is_heading { without_underline(rest) } else { rest };
        if self.is_heading && !first.trim().is_empty() {
            first.push('\n');
        }
        let base = self.source.get(self.line_start..self.start).unwrap_or_default();
        let indent = self.item.map_or(leading(base), |item| item.indent);
        let outer = |line: &str| !line.trim().is_empty() && leading(line) < indent;
        let text = if self.item.is_some() && rest.lines().any(outer) {
            let Some(item) = self.item else { return String::new() };
            let outside = self.source.get(self.line_start..item.start).map_or(0, leading);
            let mark = self.source.get(item.start..self.start).unwrap_or_default();
            let mark = mark.split_inclusive(char::is_whitespace).next().unwrap_or_default();
            // A label alone on its item leaves nothing beside the list mark.
            let first = if first.trim().is_empty() { String::new() } else { format!("{}{first}", list_mark(mark)) };
            format!("{first}\n{}", dedent(rest, outside))
        } else {
            let least = rest.lines().filter(|line| !line.trim().is_empty()).map(leading).min().unwrap_or(0);
            format!("{first}\n{}", dedent(rest, if self.item.is_some() { indent.max(least) } else { indent }))
        };
        trim_blank_lines(&text).to_owned()
    }
}

/// `text` without the line of `=` or `-` that makes a heading of the line above it.
fn without_underline(text: &str) -> &str {
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    let is_of = |mark: char| line.trim().chars().all(|c| c == mark);
    if !line.trim().is_empty() && (is_of('=') || is_of('-')) { rest } else { text }
}

fn list_mark(mark: &str) -> String {
    if mark.trim().is_empty() { String::new() } else { format!("{} ", mark.trim()) }
}

/// The labelled item or paragraph alone, and what follows it as its siblings, if anything does. The lists below a
/// paragraph belong to it.
pub fn own_and_siblings(slice: &Slice) -> Option<(String, Siblings)> {
    let blocks = read_blocks(slice.source).blocks;
    let depth = slice.item.map_or(0, |item| item.depth);
    let inside = blocks.iter().filter(|block| block.span.start >= slice.start && block.span.start < slice.end);
    let is_sibling = |block: &&crate::text::blocks::Block| match slice.item {
        Some(_) => block.depth < depth || (block.depth == depth && block.opens_item),
        None => block.depth == 0,
    };
    let mut siblings = inside.filter(is_sibling);
    let first = siblings.next()?;
    let count = 1 + siblings.count();
    let before = slice.source.get(..first.span.start).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let own = Slice { end: start, ..slice.clone() }.text();
    let line = slice.source.get(start..slice.end).unwrap_or_default();
    let text = trim_blank_lines(&dedent(line, leading(line))).to_owned();
    Some((own, Siblings { start, count, text }))
}

/// `text` without blank lines at its start and blank space at its end.
pub fn trim_blank_lines(text: &str) -> &str {
    let text = text.trim_end();
    let blank = text.len() - text.trim_start().len();
    let line_start = text.get(..blank).and_then(|space| space.rfind('\n')).map_or(0, |newline| newline + 1);
    text.get(line_start..).unwrap_or_default()
}

/// The columns of space at the start of `line`.
pub fn leading(line: &str) -> usize {
    line.chars().take_while(|c| matches!(c, ' ' | '\t')).map(|c| if c == '\t' { 4 } else { 1 }).sum()
}

/// Every line with up to `columns` of its leading space taken away.
pub fn dedent(text: &str, columns: usize) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let mut left = columns;
        let mut rest = line;
        while left > 0 {
            let Some(after) = rest.strip_prefix(' ').or_else(|| rest.strip_prefix('\t')) else { break };
            left = left.saturating_sub(if rest.starts_with('\t') { 4 } else { 1 });
            rest = after;
        }
        out.push_str(rest);
    }
    out
}
