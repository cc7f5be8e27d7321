//! Characters that programs put in place of plain ones: line breaks that are none for an editor, spaces behind `#` that
//! are none for Markdown, numbers drawn as signs.

use crate::domain::Framework;
use crate::format::labels::{LabelPlace, read_label};
use crate::text::lines::is_soft_break;

/// The lines of `text`, and for each on which line of the file it stands, from 1: Word, Pages and web editors paste
/// Shift-Enter as a line separator or a vertical tab, which an editor shows inside a line.
pub fn split_lines(text: &str) -> (Vec<String>, Vec<usize>) {
    let unified = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n").replace('\r', "\n");
    let (mut lines, mut numbers) = (Vec::new(), Vec::new());
    for (index, line) in unified.split('\n').enumerate() {
        for piece in line.split(is_soft_break).flat_map(split_at_labels) {
            lines.push(plain_start(piece));
            numbers.push(index + 1);
        }
    }
    (lines, numbers)
}

/// `line` cut at each `<br>` behind which a label stands: that is meant as a new line.
fn split_at_labels(line: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    // A row of a table is one line.
    if line.contains('|') {
        return vec![line];
    }
    for (at, _) in line.match_indices("<br") {
        let rest = line.get(at..).unwrap_or_default();
        let Some(behind) = ["<br>", "<br/>", "<br />"].iter().find_map(|tag| rest.strip_prefix(tag)) else { continue };
        if read_label(behind.trim_start(), Framework::Star, LabelPlace::First).is_some() {
            pieces.push(line.get(start..at).unwrap_or_default());
            start = line.len() - behind.len();
        }
    }
    pieces.push(line.get(start..).unwrap_or_default());
    pieces
}

/// `line` with plain characters at its start: no unseen ones, spaces that Markdown knows around a list mark, and digits of
/// usual width in a number.
fn plain_start(line: &str) -> String {
    let seen = line.trim_start_matches(['\u{200b}', '\u{2060}', '\u{feff}']);
    if let Some(item) = drawn_item(seen) {
        return item;
    }
    // What a term of a definition list means.
    let seen = seen.strip_prefix(": ").map_or(seen, str::trim_start);
    let bare = seen.trim_start_matches([' ', '\t', WIDE_SPACES[0], WIDE_SPACES[1]]);
    let (indent, mark) = (seen.get(..seen.len() - bare.len()).unwrap_or_default(), list_mark(bare));
    let indent = if mark.is_empty() { indent.to_owned() } else { indent.replace(WIDE_SPACES, " ") };
    let rest = bare.get(mark.len()..).unwrap_or_default();
    let (gap, rest) = match rest.strip_prefix(WIDE_SPACES).filter(|_| !mark.is_empty()) {
        Some(rest) => (" ", rest),
        None => ("", rest),
    };
    let is_wide = |c: char| ('０'..='９').contains(&c);
    let number = rest.char_indices().take(4).find(|(_, c)| is_wide(*c)).map(|(at, _)| at);
    let Some(start) = number else { return format!("{indent}{mark}{gap}{rest}") };
    let (before, number) = rest.split_at(start);
    let after = number.trim_start_matches(is_wide);
    let digits = number.get(..number.len() - after.len()).unwrap_or_default();
    let plain: String =
        digits.chars().filter_map(|c| char::from_u32(u32::from(c) - u32::from('０') + u32::from('0'))).collect();
    format!("{indent}{mark}{gap}{before}{plain}{after}")
}

/// A list item behind a drawn mark, `•`, `◦` or `▪`, as one of Markdown.
fn drawn_item(line: &str) -> Option<String> {
    let bare = line.trim_start_matches([' ', '\t', WIDE_SPACES[0], WIDE_SPACES[1]]);
    let text = bare.strip_prefix(['•', '◦', '▪', '‣', '·', '●', '○'])?;
    let is_apart = text.starts_with(|c: char| c.is_whitespace());
    let indent = line.get(..line.len() - bare.len()).unwrap_or_default();
    is_apart.then(|| format!("{}- {}", indent.replace(WIDE_SPACES, " "), text.trim_start()))
}

/// No-break and ideographic space.
const WIDE_SPACES: [char; 2] = ['\u{a0}', '\u{3000}'];

/// The list mark that `line` starts with, if any.
fn list_mark(line: &str) -> &str {
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let end = match line.get(digits..).and_then(|rest| rest.chars().next()) {
        Some('.' | ')') if (1..=9).contains(&digits) => digits + 1,
        Some('-' | '*' | '+') if digits == 0 => 1,
        _ => 0,
    };
    let mark = line.get(..end).unwrap_or_default();
    let is_spaced = line.get(end..).is_some_and(|rest| rest.starts_with([' ', WIDE_SPACES[0], WIDE_SPACES[1]]));
    if is_spaced { mark } else { "" }
}

/// `line` as the heading that it is meant to be: `##Heading`, or with a space that Markdown does not know.
pub fn spaced_heading(line: &str) -> Option<String> {
    let bare = line.trim_start_matches(|c: char| c.is_whitespace() && c != '\t');
    let indent = line.chars().count() - bare.chars().count();
    let hashes = bare.len() - bare.trim_start_matches(['#', '＃']).len();
    let count = bare.chars().take_while(|c| matches!(c, '#' | '＃')).count();
    let after = bare.get(hashes..).unwrap_or_default();
    let first = after.chars().next()?;
    let is_spaced = matches!(first, ' ' | '\t') && hashes == count && line.trim_start_matches([' ', '\t']) == bare;
    if indent >= 4 || !(1..=6).contains(&count) || is_spaced {
        return None;
    }
    // `#leadership` alone is a tag, not a heading.
    let is_meant = count > 1 || first.is_whitespace() || (after.contains(' ') && !after.contains('#'));
    let is_mark = matches!(first, '!' | '\\') || after.trim().is_empty();
    (is_meant && !is_mark).then(|| format!("{} {}", "#".repeat(count), after.trim_start()))
}

/// `text` behind a number drawn as a sign at its start: `①`, `❷`, `3️⃣`.
pub fn after_sign_number(text: &str) -> Option<&str> {
    let mut rest = text;
    while let Some(after) = after_circled(rest).or_else(|| after_keycap(rest)) {
        rest = after;
    }
    (rest.len() < text.len()).then(|| rest.trim_start_matches(['.', '、', ')', ' ', '\u{3000}', '\u{a0}']))
}

/// The number that a sign at the start of `text` stands for.
pub fn sign_number(text: &str) -> Option<usize> {
    let first = u32::from(text.chars().next()?);
    let place = CIRCLED.iter().find(|(start, count)| (*start..start + count).contains(&first));
    place.and_then(|(start, _)| usize::try_from(first - start + 1).ok())
}

/// Where series of numbers in circles, in brackets and with a point start in Unicode, and how many there are.
const CIRCLED: [(u32, u32); 7] =
    [(0x2460, 20), (0x2474, 20), (0x2488, 20), (0x2776, 10), (0x2780, 10), (0x278a, 10), (0x24f5, 10)];

fn after_circled(text: &str) -> Option<&str> {
    sign_number(text)?;
    let mut chars = text.chars();
    chars.next();
    Some(chars.as_str().trim_start_matches('\u{fe0f}'))
}

fn after_keycap(text: &str) -> Option<&str> {
    let after = text.strip_prefix(|c: char| c.is_ascii_digit() || matches!(c, '#' | '*'))?;
    after.strip_prefix('\u{fe0f}').unwrap_or(after).strip_prefix('\u{20e3}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn soft_breaks_end_lines_and_keep_the_numbers_of_the_file() {
        let (lines, numbers) = split_lines("\u{feff}a\u{2028}b\u{b}c\r\nd\re");
        assert_eq!(lines, ["a", "b", "c", "d", "e"]);
        assert_eq!(numbers, [1, 1, 1, 2, 3]);
    }

    #[test]
    fn a_tag_that_breaks_the_line_before_a_label_does_so() {
        assert_eq!(split_lines("**S:** a<br/>**T:** b<br>c<br >").0, ["**S:** a", "**T:** b<br>c<br >"]);
        assert_eq!(split_lines("| S: a<br>T: b |").0, ["| S: a<br>T: b |"]);
    }

    #[test]
    fn a_line_starts_with_plain_characters() {
        for (line, plain) in [
            ("\u{200b}## Why", "## Why"),
            ("-\u{a0}Why", "- Why"),
            ("\u{a0}\u{a0}-\u{3000}Why", "  - Why"),
            ("１２．質問", "12．質問"),
            ("  •\tWhy", "  - Why"),
            ("•Why", "•Why"),
            (":   Why", "Why"),
            ("Q１：２つ", "Q1：２つ"),
            ("\u{3000}\u{3000}私は", "\u{3000}\u{3000}私は"),
        ] {
            assert_eq!(split_lines(line).0, [plain]);
        }
    }

    #[test]
    fn a_heading_may_have_any_space_or_none() {
        for line in ["##Why us?", "##\u{a0}Why us?", "##\u{3000}Why us?", "\u{a0}## Why us?", "＃＃ Why us?"] {
            assert_eq!(spaced_heading(line).as_deref(), Some("## Why us?"), "{line:?}");
        }
        for line in ["## Why us?", "#tag", "#one #two", "#!/bin/sh", "    ##code", "#", "#######x"] {
            assert_eq!(spaced_heading(line), None, "{line:?}");
        }
    }

    #[test]
    fn numbers_drawn_as_signs_go_whole() {
        for text in ["① Why", "❷Why", "3\u{fe0f}\u{20e3} Why", "1\u{fe0f}\u{20e3}0\u{fe0f}\u{20e3} Why", "⑴ Why"]
        {
            assert_eq!(after_sign_number(text), Some("Why"), "{text}");
        }
        assert_eq!(after_sign_number("3 reasons"), None);
        assert_eq!((sign_number("③"), sign_number("❿ x"), sign_number("3")), (Some(3), Some(10), None));
    }
}
