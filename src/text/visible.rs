//! Control and bidirectional characters made visible, for every text that leaves to a terminal.
//!
//! Files in a home are not trusted: an escape code in one must not reach the terminal, nor reorder what is read.

use std::borrow::Cow;
use std::fmt::Write;

/// Whether `c` acts on a terminal or on the order of the text: control characters (line feeds and tabs too), line and
/// paragraph separators, the space without width, and Unicode's bidirectional marks, embeddings, overrides and
/// isolates (UAX 9, section 2).
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// `text` on one line: control characters as their pictures (`␛`, `␊`), bidi characters by number (`<U+202E>`).
pub fn visible(text: &str) -> Cow<'_, str> {
    replace(text, is_hidden)
}

/// Like [`visible`], but newlines and tabs stay.
pub fn visible_lines(text: &str) -> Cow<'_, str> {
    replace(text, |c| is_hidden(c) && c != '\n' && c != '\t')
}

/// Whether `text` is nothing but printable ASCII, as most texts are: a quick answer before the slow one.
pub fn is_plain(text: &str) -> bool {
    // All bytes, not the first bad one: without a way out the loop takes many bytes at once.
    text.bytes().fold(true, |plain, byte| plain & (0x20..0x7f).contains(&byte))
}

fn replace(text: &str, hidden: impl Fn(char) -> bool) -> Cow<'_, str> {
    if is_plain(text) || !text.contains(&hidden) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            c if !hidden(c) => out.push(c),
            '\u{7f}' => out.push('␡'),
            c if u32::from(c) < 0x20 => out.extend(char::from_u32(0x2400 + u32::from(c))),
            c => {
                let _ = write!(out, "<U+{:04X}>", u32::from(c));
            }
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(visible(text), expected);
    }

    #[test]
    fn escape_codes_cannot_reach_a_terminal() {
        check("\u{1b}[31mred\u{7}", "␛[31mred␇");
        check("a\r\n\tb", "a␍␊␉b");
        check("\u{7f}\u{9b}1m", "␡<U+009B>1m");
    }

    #[test]
    fn text_cannot_be_reordered_or_broken_unseen() {
        check("user\u{202e}txt", "user<U+202E>txt");
        check("Ac\u{200b}me", "Ac<U+200B>me");
        check("\u{2066}\u{200f}\u{2028}", "<U+2066><U+200F><U+2028>");
    }

    #[test]
    fn ordinary_text_of_any_script_stays_as_it_is() {
        for text in ["plain", "重点「です」", "👩‍👩‍👧 ok", "e\u{301}", "हिन्दी", ""] {
            assert!(matches!(visible(text), Cow::Borrowed(same) if same == text));
        }
    }

    #[test]
    fn lines_can_be_kept() {
        assert_eq!(visible_lines("a\n\tb\r\u{1b}"), "a\n\tb␍␛");
    }
}
