//! Text for the screen: made visible, wrapped at words, cut with a mark, measured in columns.

use crate::text::visible::visible;
use crate::text::wrap::grapheme;
pub use crate::text::wrap::{width, wrapped};

/// The first `count` rows of `text`; the last is marked with `…` when there is more.
pub fn wrapped_within(text: &str, columns: u16, count: u16) -> Vec<String> {
    within(wrapped(text, columns), columns, count)
}

/// As [`wrapped_within`], of a text that is wrapped already.
pub fn within(mut rows: Vec<String>, columns: u16, count: u16) -> Vec<String> {
    if rows.len() > usize::from(count) {
        rows.truncate(usize::from(count));
        if let Some(last) = rows.last_mut() {
            *last = marked(last, columns);
        }
    }
    rows
}

/// `text` on one line of at most `columns`, cut with `…` where it does not fit.
pub fn clipped(text: &str, columns: u16) -> String {
    let text = text.replace(['\n', '\t'], " ");
    let text = visible(&text);
    if width(&text) <= usize::from(columns) { text.into_owned() } else { marked(&text, columns) }
}

/// As much of `text` as fits before a `…` into `columns`.
fn marked(text: &str, columns: u16) -> String {
    let (mut end, mut taken) = (0, 0);
    while let Some(rest) = text.get(end..).filter(|rest| !rest.is_empty()) {
        let (length, columns_taken) = grapheme(rest);
        if taken + columns_taken + 1 > usize::from(columns) {
            break;
        }
        taken += columns_taken;
        end += length.max(1);
    }
    let mark = if columns > 0 { "…" } else { "" };
    format!("{}{mark}", text.get(..end).unwrap_or("").trim_end_matches([' ', '…']))
}

/// Seconds as a clock shows them: `1:04`, and `1:02:03` from an hour on.
pub fn clock(seconds: u64) -> String {
    // Put together by hand: it is drawn anew for every part at every key, and formatting took a fifth of that time.
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    let mut text = if hours == 0 { minutes.to_string() } else { hours.to_string() };
    for number in (hours > 0).then_some(minutes).into_iter().chain([seconds % 60]) {
        text.push(':');
        text.extend([number / 10, number % 10].map(|digit| char::from(b'0' + digit as u8)));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, columns: u16, expected: &str) {
        assert_eq!(clipped(text, columns), expected, "{text:?} in {columns}");
    }

    #[test]
    fn a_cut_is_always_marked_and_fits() {
        check("disagreement", 20, "disagreement");
        check("disagreement", 6, "disag…");
        check("one two", 5, "one…");
        check("重点重点", 6, "重点…");
        check("abc", 1, "…");
        check("abc", 0, "");
    }

    #[test]
    fn control_characters_are_shown_and_line_ends_are_spaces() {
        check("a\u{1b}b\nc", 20, "a␛b c");
    }

    #[test]
    fn more_rows_than_fit_end_with_a_mark() {
        assert_eq!(wrapped_within("one two three four", 9, 1), ["one two…"]);
        assert_eq!(wrapped_within("one two", 9, 1), ["one two"]);
    }

    #[test]
    fn clocks_read_as_clocks() {
        assert_eq!(clock(0), "0:00");
        assert_eq!(clock(64), "1:04");
        assert_eq!(clock(3723), "1:02:03");
    }
}
