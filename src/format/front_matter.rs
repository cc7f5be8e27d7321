//! Finds the front matter of an answer or a draft: TOML between two `+++` lines at the top of the file.
//!
//! A Markdown parser's own option for this misses a byte order mark, an empty block and a blank first line, and takes a
//! later pair of `+++` for it, hence by hand.

use std::ops::Range;

/// Where the front matter and the body of a file are, in bytes of the whole file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrontMatter {
    /// The TOML, without the `+++` lines; `None` when there is none.
    pub toml: Option<Range<usize>>,
    /// What follows.
    pub body: Range<usize>,
    /// The line on which the body starts, from 1.
    pub body_line: usize,
    /// What is wrong with the lines around it.
    pub fault: Option<Fault>,
    /// The first line of a block for other programs that stands above it and is read over.
    pub read_over: Option<Range<usize>>,
}

/// A front matter that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub span: Range<usize>,
    pub message: &'static str,
    pub advice: &'static str,
}

/// What is said of [`FrontMatter::read_over`]: the message and the advice.
pub const READ_OVER: (&str, &str) = (
    "the properties between `---` lines are read over",
    "keep them for the program that they are for; what this one reads stands between the two `+++` lines",
);

/// Front matter in the wrong place is looked for so many lines from the top; below them such a line is text.
const LAST_PLACE: usize = 40;

/// Splits the whole text of a file.
pub fn split(text: &str) -> FrontMatter {
    let mut lines = lines(text);
    let first = lines.find(|line| !line.content(text).trim_start_matches('\u{feff}').trim().is_empty());
    match first.as_ref().map(|line| line.content(text).trim_start_matches('\u{feff}').trim_end()) {
        Some("+++") => split_at(text, first.unwrap_or_default(), lines),
        Some("---") => below_yaml(text, &first.unwrap_or_default(), lines),
        _ => without(text),
    }
}

/// Keys of front matter, one of `keys` first, that stand where none is read: not at the top, indented, or fenced as code.
/// The line before them is given.
pub fn misplaced(text: &str, front: &FrontMatter, keys: &[&str]) -> Option<Range<usize>> {
    if front.toml.is_some() || front.fault.is_some() {
        return None;
    }
    let lines: Vec<Line> = lines(text).take(LAST_PLACE).filter(|line| !line.content(text).trim().is_empty()).collect();
    let opens = |line: &Line| {
        let content = line.content(text).trim_start_matches('\u{feff}').trim();
        content.starts_with("+++") || content.starts_with("---") || content.starts_with("```") || content == "++"
    };
    let is_key = |line: &Line| {
        let content = line.content(text).trim();
        content.split_once(['=', ':']).is_some_and(|(key, _)| keys.contains(&key.trim()))
    };
    let found = lines.iter().zip(lines.iter().skip(1)).find(|(line, next)| opens(line) && is_key(next));
    found.map(|(line, _)| line.content_span(text))
}

/// The lines of `text` with their numbers.
fn lines(text: &str) -> impl Iterator<Item = Line> {
    let mut start = 0;
    text.split_inclusive('\n').enumerate().map(move |(index, line)| {
        let span = start..start + line.len();
        start = span.end;
        Line { span, number: index + 1 }
    })
}

#[derive(Debug, Clone, Default)]
struct Line {
    /// With its line end.
    span: Range<usize>,
    number: usize,
}

impl Line {
    fn content<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.span.clone()).unwrap_or_default().trim_end_matches(['\n', '\r'])
    }

    fn content_span(&self, text: &str) -> Range<usize> {
        self.span.start..self.span.start + self.content(text).len()
    }
}

fn without(text: &str) -> FrontMatter {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    FrontMatter { toml: None, body: start..text.len(), body_line: 1, fault: None, read_over: None }
}

fn split_at(text: &str, open: Line, mut rest: impl Iterator<Item = Line>) -> FrontMatter {
    match rest.find(|line| line.content(text).trim_end() == "+++") {
        Some(close) => FrontMatter {
            toml: Some(open.span.end..close.span.start),
            body: close.span.end..text.len(),
            body_line: close.number + 1,
            fault: None,
            read_over: None,
        },
        None => {
            let fault = Fault {
                span: open.content_span(text),
                message: "the front matter is not closed",
                advice: "put a line `+++` after its last key",
            };
            FrontMatter { fault: Some(fault), ..without(text) }
        }
    }
}

/// A `---` block is front matter for other programs when a key stands first in it; else it is a rule in the text. It may
/// stand above our own, as note programs put it at the top of every file.
fn below_yaml(text: &str, open: &Line, rest: impl Iterator<Item = Line>) -> FrontMatter {
    let inside: Vec<Line> = rest.collect();
    let Some(close) = inside.iter().position(|line| matches!(line.content(text).trim_end(), "---" | "..." | "+++"))
    else {
        return without(text);
    };
    let (block, below) = inside.split_at(close);
    if !holds_keys(block, text) {
        return without(text);
    }
    let is_blank = |line: &&Line| line.content(text).trim().is_empty();
    let mut below = below.iter().skip(1).skip_while(is_blank).cloned();
    match below.next().filter(|line| line.content(text).trim_end() == "+++") {
        Some(own) => FrontMatter { read_over: Some(open.content_span(text)), ..split_at(text, own, below) },
        None => {
            let fault = Fault {
                span: open.content_span(text),
                message: "front matter between `---` lines is not read",
                advice: "write TOML (`key = \"value\"`) between two `+++` lines",
            };
            FrontMatter { fault: Some(fault), ..without(text) }
        }
    }
}

/// Whether a key stands first in `block`, or nothing at all in it.
fn holds_keys(block: &[Line], text: &str) -> bool {
    let first = block.iter().map(|line| line.content(text).trim()).find(|line| !line.is_empty());
    first.is_none_or(|line| {
        let key = line.split([':', '=']).next().unwrap_or_default().trim();
        key.len() < line.len() && !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || "-_\"'".contains(c))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, toml: Option<&str>, body: &str, body_line: usize) {
        let found = split(text);
        assert_eq!(found.toml.map(|span| &text[span]), toml, "{text:?}");
        assert_eq!((&text[found.body], found.body_line), (body, body_line), "{text:?}");
        assert_eq!(found.fault, None, "{text:?}");
    }

    #[test]
    fn it_stands_between_two_lines_of_pluses() {
        check("+++\na = 1\n+++\nbody\n", Some("a = 1\n"), "body\n", 4);
        check("+++\n+++\n", Some(""), "", 3);
        check("+++\na = 1\n+++", Some("a = 1\n"), "", 4);
    }

    #[test]
    fn line_ends_a_byte_order_mark_and_blank_first_lines_do_not_matter() {
        check("\u{feff}+++\r\na = 1\r\n+++ \r\nbody", Some("a = 1\r\n"), "body", 4);
        check("\n\n+++\na = 1\n+++\nbody", Some("a = 1\n"), "body", 6);
    }

    #[test]
    fn without_it_everything_is_body() {
        check("", None, "", 1);
        check("\u{feff}# Title\n\n+++\n+++\n", None, "# Title\n\n+++\n+++\n", 1);
        check("---\nA rule, then text.\n", None, "---\nA rule, then text.\n", 1);
        check("---\n\nOne thing and another.\n---\n", None, "---\n\nOne thing and another.\n---\n", 1);
    }

    #[test]
    fn a_block_for_other_programs_above_it_is_read_over() {
        let text = "---\ntags: [work]\n---\n\n+++\na = 1\n+++\nbody\n";
        check(text, Some("a = 1\n"), "body\n", 8);
        assert_eq!(split(text).read_over, Some(0..3));
        assert_eq!(split("+++\na = 1\n+++\nbody\n").read_over, None);
        let open = split("---\ntags: [work]\n---\n+++\na = 1\n");
        assert_eq!(open.fault.map(|fault| fault.message), Some("the front matter is not closed"));
    }

    #[test]
    fn an_open_block_and_a_block_for_other_programs_are_faults() {
        let open = split("\n+++\na = 1\n").fault.expect("a fault");
        assert_eq!((open.span, open.message), (1..4, "the front matter is not closed"));
        for text in ["---\nquestions: [a]\n---\nbody", "---\n---\nbody", "---\n\"a\" = 1\n---\n"] {
            assert!(split(text).fault.expect("a fault").advice.contains("`+++`"), "{text:?}");
        }
    }
}
