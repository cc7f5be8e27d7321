//! Text from files made safe for a terminal: control and bidirectional formatting characters become visible.

use std::borrow::Cow;
use std::fmt::Write;

/// `text` with every control and bidi character shown as its escape, such as `\u{1b}`; tabs become a space and line
/// ends stay.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| c == '\t' || is_hidden(c)) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '\t' => shown.push(' '),
            c if is_hidden(c) => {
                let _ = write!(shown, "{}", c.escape_unicode());
            }
            c => shown.push(c),
        }
    }
    Cow::Owned(shown)
}

/// [`visible`] for text that must stay on one line: line ends become spaces.
pub fn visible_line(text: &str) -> Cow<'_, str> {
    match visible(text) {
        shown if shown.contains('\n') => Cow::Owned(shown.replace('\n', " ")),
        shown => shown,
    }
}

/// Control characters but the line feed, and the formatting characters that reorder what is shown (Unicode TR 36).
pub fn is_hidden(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(visible(text), expected, "{text:?}");
    }

    #[test]
    fn an_escape_code_is_shown_and_not_obeyed() {
        check("a\u{1b}[2Jb", "a\\u{1b}[2Jb");
        check("a\u{9b}2Jb\r", "a\\u{9b}2Jb\\u{d}");
    }

    #[test]
    fn text_that_reorders_what_is_shown_is_made_visible() {
        check("safe\u{202e}fdp", "safe\\u{202e}fdp");
    }

    #[test]
    fn plain_text_of_any_script_stays_as_it_is() {
        check("重点 é 👩‍👩‍👧 \n", "重点 é 👩‍👩‍👧 \n");
    }
}
