//! The text of one paragraph, item or cell without its markup, and the bold runs in it.
//!
//! A scan of its own instead of a Markdown parser's, because CommonMark sees no bold in `**「重点」**は` and bold ends
//! inside words in `d**aily**`. Knows nothing of parts.

use crate::text::words::is_cjk;
use std::ops::Range;

/// How far a closing mark may be from its opening one, so that hostile text cannot make the scan slow.
const REACH: usize = 2000;

/// Text without markup.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inline {
    pub text: String,
    /// The bold runs, in bytes of `text`, in order, widened to whole words.
    pub bold: Vec<Range<usize>>,
    /// Where a `**` or `__` without a partner stands, in bytes of the source.
    pub lone: Option<usize>,
}

/// Reads `source`: emphasis, code, links, entities and tags give way to what a reader would see.
pub fn read_inline(source: &str) -> Inline {
    let mut pieces = split(source);
    pair(&mut pieces);
    join(&pieces)
}

enum Piece {
    Text(String),
    Mark(Mark),
}

/// A run of `*`, `_` or `~`.
struct Mark {
    sign: char,
    count: usize,
    at: usize,
    can_open: bool,
    can_close: bool,
    /// What it turned out to be.
    bold: Option<End>,
    slant: Option<End>,
}

impl Mark {
    /// Whether it was probably meant to make something bold and does not. A `__` between spaces is a blank to fill in,
    /// and one inside a word is part of a name; a `**` is nothing else than a mark.
    fn is_lone(&self) -> bool {
        let is_meant = self.sign == '*' || (self.sign == '_' && (self.can_open || self.can_close));
        is_meant && self.count == 2 && self.bold.is_none()
    }
}

#[derive(Clone, Copy, PartialEq)]
enum End {
    Open,
    Close,
}

fn split(source: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut text = String::new();
    let mut skips: Vec<Range<usize>> = Vec::new();
    // Where the next link's address may start: without one, no bracket is looked into.
    let mut address = source.find("](");
    let mut at = 0;
    while let Some(c) = source.get(at..).and_then(|rest| rest.chars().next()) {
        if let Some(skip) = skips.iter().rev().take(8).find(|skip| skip.start == at) {
            at = skip.end.max(at + 1);
            continue;
        }
        let rest = source.get(at..).unwrap_or_default();
        if address.is_some_and(|address| address < at) {
            address = rest.find("](").map(|found| at + found);
        }
        let is_near = address.is_some_and(|address| address - at < REACH);
        match c {
            '\\' => at += escaped(rest, &mut text),
            '`' => at += code(rest, &mut text),
            '<' => at += tag(rest, &mut text),
            '&' => at += entity(rest, &mut text),
            '!' if is_near && rest.starts_with("![") && link(rest.get(1..).unwrap_or_default()).is_some() => at += 1,
            '[' => {
                match is_near.then(|| link(rest)).flatten() {
                    Some(tail) => skips.push(at + tail.start..at + tail.end),
                    None => text.push('['),
                }
                at += 1;
            }
            '*' | '_' | '~' => {
                let count = rest.len() - rest.trim_start_matches(c).len();
                pieces.push(Piece::Text(std::mem::take(&mut text)));
                pieces.push(Piece::Mark(mark(source, at, c, count)));
                at += count;
            }
            c => {
                text.push(c);
                at += c.len_utf8();
            }
        }
    }
    pieces.push(Piece::Text(text));
    pieces
}

fn mark(source: &str, at: usize, sign: char, count: usize) -> Mark {
    let before = source.get(..at).and_then(|text| text.chars().next_back());
    let after = source.get(at + count..).and_then(|text| text.chars().next());
    let is_space = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let is_word = |c: Option<char>| sign == '_' && c.is_some_and(|c| c.is_alphanumeric() && !is_cjk(c));
    let possible = if sign == '~' { count == 2 } else { count <= 3 };
    let can_open = possible && !is_space(after) && !is_word(before);
    let can_close = possible && !is_space(before) && !is_word(after);
    Mark { sign, count, at, can_open, can_close, bold: None, slant: None }
}

/// Pairs marks of the same sign: the first that can open with the next that can close.
fn pair(pieces: &mut [Piece]) {
    for sign in ['*', '_', '~'] {
        for is_bold in [true, false] {
            let mut open: Option<usize> = None;
            for index in 0..pieces.len() {
                let Some(Piece::Mark(mark)) = pieces.get(index) else { continue };
                let wanted = if is_bold { mark.count >= 2 } else { mark.count != 2 };
                if mark.sign != sign || !wanted || (sign == '~' && !is_bold) {
                    continue;
                }
                match open {
                    Some(start) if mark.can_close => {
                        settle(pieces, start, is_bold, End::Open);
                        settle(pieces, index, is_bold, End::Close);
                        open = None;
                    }
                    None if mark.can_open => open = Some(index),
                    _ => {}
                }
            }
        }
    }
}

fn settle(pieces: &mut [Piece], index: usize, is_bold: bool, end: End) {
    if let Some(Piece::Mark(mark)) = pieces.get_mut(index) {
        let slot = if is_bold { &mut mark.bold } else { &mut mark.slant };
        *slot = Some(end);
    }
}

fn join(pieces: &[Piece]) -> Inline {
    let mut inline = Inline::default();
    let mut open = None;
    for piece in pieces {
        let mark = match piece {
            Piece::Text(text) => {
                inline.text.push_str(text);
                continue;
            }
            Piece::Mark(mark) => mark,
        };
        let used = if mark.bold.is_some() { 2 } else { 0 } + usize::from(mark.slant.is_some());
        if mark.bold == Some(End::Close) && mark.sign != '~' {
            inline.bold.extend(open.take().map(|start| start..inline.text.len()));
        }
        inline.text.extend(std::iter::repeat_n(mark.sign, mark.count.saturating_sub(used)));
        if mark.bold == Some(End::Open) && mark.sign != '~' {
            open.get_or_insert(inline.text.len());
        }
        if mark.is_lone() {
            inline.lone.get_or_insert(mark.at);
        }
    }
    let runs = std::mem::take(&mut inline.bold);
    inline.bold = runs.into_iter().map(|run| widen(&inline.text, run)).filter(|run| !run.is_empty()).collect();
    inline
}

/// `run` without space at its ends, and with the rest of the words that it cuts.
fn widen(text: &str, run: Range<usize>) -> Range<usize> {
    let inside = text.get(run.clone()).unwrap_or_default();
    let mut start = run.start + (inside.len() - inside.trim_start().len());
    let mut end = start + inside.trim().len();
    if start >= end {
        return start..start;
    }
    let in_word = |c: char| (c.is_alphanumeric() || c == '\'' || c == '’') && !is_cjk(c);
    let inside = text.get(start..end).unwrap_or_default();
    if inside.chars().next().is_some_and(in_word) {
        let before = text.get(..start).unwrap_or_default();
        start = before.trim_end_matches(in_word).len();
    }
    if inside.chars().next_back().is_some_and(in_word) {
        let after = text.get(end..).unwrap_or_default();
        end += after.len() - after.trim_start_matches(in_word).len();
    }
    start..end
}

/// Reads a backslash at the start of `rest`, and the sign that it takes the meaning of; gives the bytes read.
fn escaped(rest: &str, text: &mut String) -> usize {
    match rest.chars().nth(1).filter(char::is_ascii_punctuation) {
        Some(sign) => {
            text.push(sign);
            2
        }
        None => {
            text.push('\\');
            1
        }
    }
}

/// Reads a code span at the start of `rest`; gives the bytes read.
fn code(rest: &str, text: &mut String) -> usize {
    let ticks = rest.len() - rest.trim_start_matches('`').len();
    let fence = rest.get(..ticks).unwrap_or_default();
    let inside = reach(rest.get(ticks..).unwrap_or_default());
    let mut from = 0;
    while let Some(found) = inside.get(from..).and_then(|tail| tail.find(fence)).map(|at| from + at) {
        let tail = inside.get(found..).unwrap_or_default();
        let run = tail.len() - tail.trim_start_matches('`').len();
        if run == ticks {
            text.push_str(inside.get(..found).unwrap_or_default().trim());
            return ticks + found + ticks;
        }
        from = found + run;
    }
    text.push_str(fence);
    ticks
}

/// Tags that carry no text of their own.
const TAGS: [&str; 34] = [
    "a",
    "abbr",
    "b",
    "big",
    "blockquote",
    "br",
    "center",
    "code",
    "del",
    "details",
    "div",
    "em",
    "font",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "s",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "td",
    "u",
    "ul",
];

/// Reads a tag or a link in angle brackets at the start of `rest`; gives the bytes read.
fn tag(rest: &str, text: &mut String) -> usize {
    let inside = reach(rest.get(1..).unwrap_or_default());
    if let Some(end) = inside.find('>').filter(|end| !inside.get(..*end).is_some_and(|tag| tag.contains(['<', '\n']))) {
        let tag = inside.get(..end).unwrap_or_default();
        let name: String = tag.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        let after_name = tag.trim_start_matches('/').get(name.len()..).unwrap_or_default();
        let is_tag = after_name.is_empty() || after_name.starts_with([' ', '/', '\t']);
        if is_tag && TAGS.contains(&name.to_ascii_lowercase().as_str()) {
            if matches!(name.to_ascii_lowercase().as_str(), "br" | "p" | "div" | "li") {
                text.push('\n');
            }
            return end + 2;
        }
        let is_link = ["https:", "http:", "mailto:"].iter().any(|scheme| tag.starts_with(scheme));
        if is_link && !tag.contains(' ') {
            text.push_str(tag);
            return end + 2;
        }
    }
    text.push('<');
    1
}

fn entity(rest: &str, text: &mut String) -> usize {
    const ENTITIES: [(&str, &str); 7] = [
        ("&amp;", "&"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&nbsp;", " "),
        ("&#39;", "'"),
        ("&apos;", "'"),
    ];
    let (read, shown) = ENTITIES.iter().find(|(entity, _)| rest.starts_with(entity)).unwrap_or(&("&", "&"));
    text.push_str(shown);
    read.len()
}

/// For a link at the start of `rest`: the bytes from its `]` to the end of its address.
fn link(rest: &str) -> Option<Range<usize>> {
    let near = reach(rest);
    let mut depth = 0usize;
    let mut escaped = false;
    for (at, c) in near.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '[' => depth += 1,
            ']' => {
                depth -= 1;
                if depth == 0 {
                    let tail = near.get(at + 1..).unwrap_or_default();
                    let address = tail.strip_prefix('(')?;
                    let end = address.find(')').filter(|end| !address.get(..*end).is_some_and(|a| a.contains('\n')))?;
                    return Some(at..at + 1 + 1 + end + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// The start of `text`, at most [`REACH`] bytes of it.
fn reach(text: &str) -> &str {
    let mut end = text.len().min(REACH);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(source: &str, text: &str, bold: &[&str]) {
        let inline = read_inline(source);
        let runs: Vec<&str> = inline.bold.iter().map(|run| &inline.text[run.clone()]).collect();
        assert_eq!((inline.text.as_str(), runs), (text, bold.to_vec()), "{source:?}");
        assert_eq!(inline.lone, None, "{source:?}");
    }

    #[test]
    fn bold_runs_are_found_in_both_spellings() {
        check("a **b c** d __e f__ g", "a b c d e f g", &["b c", "e f"]);
        check("***a* b**", "a b", &["a b"]);
        check("**a *b* c**", "a b c", &["a b c"]);
    }

    #[test]
    fn bold_runs_beside_chinese_and_japanese_are_found() {
        check("**「重点」**は", "「重点」は", &["「重点」"]);
        check("**重要：**我们", "重要：我们", &["重要："]);
        check("这是__重点__吗", "这是重点吗", &["重点"]);
    }

    #[test]
    fn bold_runs_are_widened_to_whole_words() {
        check("quick d**aily updates**, y", "quick daily updates, y", &["daily updates"]);
        check("**Sit**uation", "Situation", &["Situation"]);
    }

    #[test]
    fn markup_gives_way_to_what_a_reader_sees() {
        check("*a* _b_ ~~c~~ `**d**` snake_case_x 2 * 3", "a b c **d** snake_case_x 2 * 3", &[]);
        check(
            "[text **b**](https://x.y/z) ![alt](i.png) <https://a.b> &amp; &lt;x&gt;",
            "text b alt https://a.b & <x>",
            &["b"],
        );
        check("\\*\\*a\\*\\* <br> <b>x</b> <your name> [x] a < b", "**a** \n x <your name> [x] a < b", &[]);
    }

    #[test]
    fn a_mark_without_a_partner_is_named() {
        assert_eq!(read_inline("so **bold ends never").lone, Some(3));
        assert_eq!(read_inline("**a** and **").lone, Some(10));
        assert_eq!(read_inline("** a**").lone, Some(0));
        assert_eq!(read_inline("**one ** two").lone, Some(0));
        assert_eq!(read_inline("so ** bold ends never").lone, Some(3));
        assert_eq!(read_inline("so __bold ends never").lone, Some(3));
        assert_eq!(read_inline("__a__ and so__").lone, Some(12));
    }

    #[test]
    fn what_looks_like_a_mark_and_is_none_is_not_named() {
        for text in ["`2 ** 3`", "2 \\*\\* 3", "I led __ people", "snake__case", "____", "****", "__init__"] {
            assert_eq!(read_inline(text).lone, None, "{text}");
        }
    }
}
