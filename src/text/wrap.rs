//! Soft wrap at words, by columns: the one place that decides where a row of text ends, for the editor and for every
//! text that is only read.

use crate::text::visible::{is_hidden, is_plain, visible_lines};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The columns that `text` takes.
pub fn width(text: &str) -> usize {
    simple_width(text).unwrap_or_else(|| text.graphemes(true).map(columns_of).sum())
}

/// The columns of one grapheme; a character that would act on the terminal takes one, for the sign drawn in its place.
fn columns_of(grapheme: &str) -> usize {
    if grapheme.starts_with(is_hidden) { 1 } else { grapheme.width() }
}

/// The columns of a text of which every character stands alone in one, so that nothing has to be looked up: printable
/// ASCII, and the marks, lines and blocks that the screens are drawn with. `None` for any other text.
pub fn simple_width(text: &str) -> Option<usize> {
    if is_plain(text) {
        return Some(text.len());
    }
    let is_simple = |c| matches!(c, ' '..='~' | '·' | '…' | '\u{2500}'..='\u{259f}');
    text.chars().try_fold(0, |columns, c| is_simple(c).then_some(columns + 1))
}

/// The length in bytes and the columns of the first grapheme of `text`; zeros for an empty one.
pub fn grapheme(text: &str) -> (usize, usize) {
    match text.as_bytes() {
        [] => (0, 0),
        [first, rest @ ..] if first.is_ascii_graphic() || *first == b' ' => match rest.first() {
            Some(next) if !next.is_ascii() => measure(text),
            _ => (1, 1),
        },
        _ => measure(text),
    }
}

fn measure(text: &str) -> (usize, usize) {
    text.graphemes(true).next().map_or((0, 0), |first| (first.len(), columns_of(first)))
}

/// `text` as rows of at most `columns`; its line ends stay, hanging spaces go.
pub fn wrapped(text: &str, columns: u16) -> Vec<String> {
    let text = visible_lines(text).replace('\t', " ");
    let row_of = |line: &str, row: Range<usize>| line.get(row).unwrap_or_default().trim_end().to_owned();
    let lines = text.split('\n');
    lines.flat_map(|line| rows(line, columns.into()).into_iter().map(move |row| row_of(line, row))).collect()
}

/// The rows of one paragraph (no line feed in it) at `columns`: adjoining byte ranges that cover it, one at least.
///
/// Spaces at the end of a row hang beyond its edge. A word longer than a row is split between graphemes. Between
/// wide characters (Chinese, Japanese, Korean) a row may end anywhere but before closing and after opening marks.
pub fn rows(paragraph: &str, columns: usize) -> Vec<Range<usize>> {
    let columns = columns.max(1);
    if paragraph.len() <= columns && is_plain(paragraph) {
        return std::iter::once(0..paragraph.len()).collect();
    }
    let mut rows = Vec::with_capacity(paragraph.len() / columns + 1);
    let (mut start, mut column, mut at) = (0, 0, 0);
    // Where the row may end, and the column there.
    let mut edge = (0, 0);
    let mut before = GraphemeKind::Opening;
    while let Some(rest) = paragraph.get(at..).filter(|rest| !rest.is_empty()) {
        let (length, taken) = grapheme(rest);
        let kind = GraphemeKind::of(rest.get(..length).unwrap_or(rest), taken);
        if GraphemeKind::may_part(before, kind) {
            edge = (at, column);
        }
        while kind != GraphemeKind::Space && column + taken > columns && at > start {
            let (end, used) = if edge.0 > start { edge } else { (at, column) };
            rows.push(start..end);
            start = end;
            column -= used;
            edge = (end, 0);
        }
        column += taken;
        at += length.max(1);
        before = kind;
    }
    rows.push(start..paragraph.len());
    rows
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum GraphemeKind {
    Space,
    Letter,
    Hyphen,
    Wide,
    /// A mark that holds on to what follows.
    Opening,
    /// A mark that holds on to what comes before.
    Closing,
}

impl GraphemeKind {
    fn of(grapheme: &str, columns: usize) -> GraphemeKind {
        if matches!(grapheme, " " | "\t" | "\u{3000}") {
            return GraphemeKind::Space;
        }
        let Some(first) = grapheme.chars().next() else { return GraphemeKind::Letter };
        match first {
            '-' | '–' | '—' | '/' => GraphemeKind::Hyphen,
            '(' | '[' | '{' | '「' | '『' | '（' | '《' | '〈' | '【' | '“' | '‘' => GraphemeKind::Opening,
            '、' | '。' | '，' | '．' | '！' | '？' | '：' | '；' | '」' | '』' | '）' | '》' | '〉' | '】' | '”'
            | '’' | '…' | 'ー' | 'ゃ' | 'ゅ' | 'ょ' | 'っ' | 'ッ' | 'ャ' | 'ュ' | 'ョ' | '々' => {
                GraphemeKind::Closing
            }
            c if c.is_ascii_punctuation() => GraphemeKind::Closing,
            _ if columns > 1 => GraphemeKind::Wide,
            _ => GraphemeKind::Letter,
        }
    }

    fn may_part(before: GraphemeKind, after: GraphemeKind) -> bool {
        match (before, after) {
            (_, GraphemeKind::Space) => false,
            (GraphemeKind::Space, _) => true,
            (GraphemeKind::Opening, _) | (_, GraphemeKind::Closing) => false,
            (GraphemeKind::Hyphen, GraphemeKind::Letter) => true,
            (GraphemeKind::Wide, _) | (_, GraphemeKind::Wide) => after != GraphemeKind::Hyphen,
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, columns: usize, expected: &[&str]) {
        let found: Vec<&str> = rows(text, columns).into_iter().map(|row| &text[row]).collect();
        assert_eq!(found, expected, "{text:?} in {columns}");
    }

    #[test]
    fn simple_text_is_as_wide_as_unicode_says() {
        for c in (' '..='~').chain(['·', '…']).chain('\u{2500}'..='\u{259f}') {
            let text = format!("a{c}─b");
            let looked_up = text.graphemes(true).map(UnicodeWidthStr::width).sum();
            assert_eq!(simple_width(&text), Some(looked_up), "{text}");
        }
        for text in ["a\u{301}", "─\u{301}", "重", "\t", "\u{7f}", "\u{ad}", "\u{200b}"] {
            assert_eq!(simple_width(text), None, "{text:?}");
        }
    }

    #[test]
    fn rows_end_between_words_and_spaces_hang() {
        check("", 5, &[""]);
        check("one two three", 7, &["one two ", "three"]);
        check("one two   three", 7, &["one two   ", "three"]);
        check("seven e", 5, &["seven ", "e"]);
        check("(all of it) done", 6, &["(all ", "of it) ", "done"]);
    }

    #[test]
    fn a_word_longer_than_the_row_is_split() {
        check("abcdefgh ij", 3, &["abc", "def", "gh ", "ij"]);
        check("a bcdefgh", 4, &["a ", "bcde", "fgh"]);
        check("well-known", 6, &["well-", "known"]);
    }

    #[test]
    fn wide_text_parts_anywhere_but_at_its_marks() {
        check("重点重点", 5, &["重点", "重点"]);
        check("重点。重", 4, &["重", "点。", "重"]);
        check("a「重点」", 6, &["a「重", "点」"]);
        check("重点", 1, &["重", "点"]);
    }

    #[test]
    fn graphemes_are_never_split() {
        check("e\u{301}e\u{301}e\u{301}", 2, &["e\u{301}e\u{301}", "e\u{301}"]);
        check("👩‍👩‍👧👩‍👩‍👧", 2, &["👩‍👩‍👧", "👩‍👩‍👧"]);
    }

    proptest! {
        #[test]
        fn rows_cover_any_text_and_fit(text in "[a-z 重é👩‍-]{0,60}", columns in 2usize..30) {
            let found = rows(&text, columns);
            let joined: String = found.iter().map(|row| &text[row.clone()]).collect();
            prop_assert_eq!(&joined, &text);
            for row in found {
                prop_assert!(width(text[row].trim_end()) <= columns);
            }
        }

        #[test]
        fn no_text_and_no_width_panics(text in any::<String>(), columns in 0usize..20) {
            let found = rows(&text, columns);
            prop_assert_eq!(found.last().map(|row| row.end), Some(text.len()));
        }
    }
}
