//! Text for the screen: made visible, wrapped at words, cut with a mark, measured in columns.

pub use crate::app::wrap::width;
use crate::app::wrap::{grapheme, rows, simple_width};
use crate::format::visible::{is_plain, visible, visible_lines};
use std::borrow::Cow;

/// `text` as rows of at most `columns`; its line ends stay, hanging spaces go.
pub fn wrapped(text: &str, columns: u16) -> Vec<String> {
    if is_plain(text) {
        return paragraph(text, columns);
    }
    let text = visible_lines(text).replace('\t', " ");
    text.split('\n').flat_map(|line| paragraph(line, columns)).collect()
}

fn paragraph(text: &str, columns: u16) -> Vec<String> {
    rows(text, usize::from(columns)).into_iter().map(|row| text[row].trim_end().to_owned()).collect()
}

/// The first `count` rows of `text`; the last is marked with `…` when there is more.
pub fn wrapped_within(text: &str, columns: u16, count: u16) -> Vec<String> {
    let mut found = wrapped(text, columns);
    if found.len() > usize::from(count) {
        found.truncate(usize::from(count));
        if let Some(last) = found.last_mut() {
            *last = marked(last, columns);
        }
    }
    found
}

/// `text` on one line of at most `columns`, cut with `…` where it does not fit.
pub fn clipped(text: &str, columns: u16) -> String {
    fitted(text, columns).into_owned()
}

/// As [`clipped`]; text that fits as it is, as most does, is not copied.
pub fn fitted(text: &str, columns: u16) -> Cow<'_, str> {
    if simple_width(text).is_some_and(|width| width <= usize::from(columns)) {
        return Cow::Borrowed(text);
    }
    let text = text.replace(['\n', '\t'], " ");
    let text = visible(&text);
    Cow::Owned(if width(&text) <= usize::from(columns) { text.into_owned() } else { marked(&text, columns) })
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
    // Put together by hand, as all that is drawn anew at every key: formatting costs more than all the rest.
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    let mut text = if hours == 0 { minutes.to_string() } else { hours.to_string() };
    for number in (hours > 0).then_some(minutes).into_iter().chain([seconds % 60]) {
        text.push(':');
        text.extend([number / 10, number % 10].map(|digit| char::from(b'0' + digit as u8)));
    }
    text
}

/// `1 word`, `2 words`.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    count.to_string() + " " + if count == 1 { one } else { many }
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
