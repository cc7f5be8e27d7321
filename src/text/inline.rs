//! The text of one paragraph, item or cell without its markup, and the bold runs in it.
//!
//! A scan of its own instead of a Markdown parser's, because CommonMark sees no bold in `**「重点」**は` and bold ends
//! inside words in `d**aily**`. Knows nothing of parts.

use crate::text::words::is_cjk;
use hashbrown::HashMap;
use std::ops::Range;

/// How many bytes a tag or the address of a link may take, so that hostile text cannot make the scan slow.
const REACH: usize = 2000;

/// Text without markup.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Inline {
    pub text: String,
    /// The bold runs, in bytes of `text`, in order, widened to whole words; those that then overlap are one.
    pub bold: Vec<Range<usize>>,
    /// The addresses of links and pictures, each with the byte of `text` where what names it ends.
    pub addresses: Vec<(usize, String)>,
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
    Address(String),
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
    let links = find_links(source);
    let ticks = Ticks::new(source);
    // Where the text of an open link ends, and where its address does.
    let mut skips: HashMap<usize, usize> = HashMap::new();
    let mut at = 0;
    while let Some(c) = source.get(at..).and_then(|rest| rest.chars().next()) {
        if let Some(end) = skips.remove(&at) {
            pieces.push(Piece::Text(std::mem::take(&mut text)));
            pieces.push(Piece::Address(address_in(source, at..end)));
            at = end;
            continue;
        }
        let rest = source.get(at..).unwrap_or_default();
        match c {
            '\\' => at += escaped(rest, &mut text),
            '`' => at += ticks.code(source, at, &mut text),
            '<' => at += tag(rest, &mut text),
            '&' => at += entity(rest, &mut text),
            '!' if links.contains_key(&(at + 1)) => at += 1,
            '[' => {
                match links.get(&at) {
                    Some(tail) => {
                        skips.insert(tail.start, tail.end);
                    }
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
            Piece::Address(address) => {
                inline.addresses.push((inline.text.len(), address.clone()));
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
    inline.bold = widen(&inline.text, std::mem::take(&mut inline.bold));
    inline
}

/// The `runs` without space at their ends and with the rest of the words that they cut; a run that starts in the last
/// word of the one before is joined to it. So no byte is looked at for two runs.
fn widen(text: &str, runs: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let mut widened: Vec<Range<usize>> = Vec::new();
    for run in runs.into_iter().map(|run| trimmed(text, run)).filter(|run| !run.is_empty()) {
        match widened.last_mut() {
            Some(last) if run.end <= last.end => {}
            Some(last) if run.start < last.end => last.end = word_end(text, run.end),
            _ => widened.push(word_start(text, run.start)..word_end(text, run.end)),
        }
    }
    widened
}

fn trimmed(text: &str, run: Range<usize>) -> Range<usize> {
    let inside = text.get(run.clone()).unwrap_or_default();
    let start = run.start + (inside.len() - inside.trim_start().len());
    start..start + inside.trim().len()
}

fn is_in_word(c: char) -> bool {
    (c.is_alphanumeric() || c == '\'' || c == '’') && !is_cjk(c)
}

/// Where the word starts that the byte at `start` belongs to; `start` itself when it is no word's.
fn word_start(text: &str, start: usize) -> usize {
    let (before, after) = text.split_at(start);
    if after.starts_with(is_in_word) { before.trim_end_matches(is_in_word).len() } else { start }
}

/// Where the word ends that the byte before `end` belongs to; `end` itself when it is no word's.
fn word_end(text: &str, end: usize) -> usize {
    let (before, after) = text.split_at(end);
    if before.ends_with(is_in_word) { text.len() - after.trim_start_matches(is_in_word).len() } else { end }
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

/// The runs of backticks of a text: for each length where they start, in order.
struct Ticks(HashMap<usize, Vec<usize>>);

impl Ticks {
    fn new(source: &str) -> Ticks {
        let mut ticks: HashMap<usize, Vec<usize>> = HashMap::new();
        let mut at = 0;
        while let Some(found) = source.get(at..).and_then(|rest| rest.find('`')) {
            let start = at + found;
            let count = ticks_at(source, start);
            ticks.entry(count).or_default().push(start);
            at = start + count;
        }
        Ticks(ticks)
    }

    /// Reads a code span of `source` at byte `at`, or the backticks there that open none; gives the bytes read.
    fn code(&self, source: &str, at: usize, text: &mut String) -> usize {
        let count = ticks_at(source, at);
        let inside = at + count;
        let alike = self.0.get(&count).map(Vec::as_slice).unwrap_or_default();
        let next = alike.partition_point(|start| *start < inside);
        match alike.get(next) {
            Some(close) => {
                text.push_str(source.get(inside..*close).unwrap_or_default().trim());
                close + count - at
            }
            None => {
                text.extend(std::iter::repeat_n('`', count));
                count
            }
        }
    }
}

/// How many backticks stand in `source` from byte `at` on.
fn ticks_at(source: &str, at: usize) -> usize {
    let rest = source.get(at..).unwrap_or_default();
    rest.len() - rest.trim_start_matches('`').len()
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

/// The links of `source`: for the place of each `[` the bytes from its `]` to the end of its address.
fn find_links(source: &str) -> HashMap<usize, Range<usize>> {
    let mut links = HashMap::new();
    if !source.contains("](") {
        return links;
    }
    let ends: Vec<usize> = source.match_indices([')', '\n']).map(|(at, _)| at).collect();
    let mut open = Vec::new();
    let mut escaped = false;
    for (at, c) in source.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '[' => open.push(at),
            ']' => {
                let address = address_end(source, at + 1, &ends);
                links.extend(open.pop().zip(address).map(|(start, end)| (start, at..end)));
            }
            _ => {}
        }
    }
    links
}

/// The address in the end of a link, `](address "title")`, which stands at `tail` of `source`.
fn address_in(source: &str, tail: Range<usize>) -> String {
    let inside = source.get(tail).unwrap_or_default().trim_start_matches("](").trim_end_matches(')').trim();
    inside.split_whitespace().next().unwrap_or_default().trim_matches(['<', '>']).to_owned()
}

/// Where the address in round brackets ends that starts at byte `at` of `source`, in which closing brackets and line breaks
/// stand at `ends`.
fn address_end(source: &str, at: usize, ends: &[usize]) -> Option<usize> {
    source.get(at..)?.strip_prefix('(')?;
    let end = *ends.get(ends.partition_point(|end| *end <= at))?;
    (end - at <= REACH && source.get(end..)?.starts_with(')')).then_some(end + 1)
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
    use proptest::prelude::*;

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
        check("d**aily up**da**tes x**y, **z**", "daily updates xy, z", &["daily updates xy", "z"]);
    }

    #[test]
    fn links_and_code_are_read_inside_each_other() {
        check("[a [b](c) d](e) f", "a b d f", &[]);
        check("`[` a](b) ``c ` d`` \\[e](f)", "[ a](b) c ` d [e](f)", &[]);
        check("[a](b\n) `c", "[a](b\n) `c", &[]);
    }

    proptest! {
        /// Runs that overlap would be copied again and again: what is built of them would outgrow the text.
        #[test]
        fn bold_runs_stand_in_order_and_share_nothing(source in "([ab'重]|\\*\\*|__|\\*|`|\\[|\\]\\(|\\)| |\\PC){0,60}") {
            let inline = read_inline(&source);
            prop_assert!(inline.bold.iter().all(|run| inline.text.get(run.clone()).is_some_and(|run| !run.is_empty())));
            prop_assert!(inline.bold.windows(2).all(|pair| pair[0].end <= pair[1].start), "{:?}", inline);
        }
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
