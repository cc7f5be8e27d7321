//! Characters that programs put in place of plain ones: line breaks that are none for an editor, spaces behind `#` that
//! are none for Markdown, numbers drawn as signs.

use crate::text::lines::is_soft_break;

/// The lines of `text`, and for each on which line of the file it stands, from 1: Word, Pages and web editors paste
/// Shift-Enter as a line separator or a vertical tab, which an editor shows inside a line.
pub fn split_lines(text: &str) -> (Vec<String>, Vec<usize>) {
    let unified = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n").replace('\r', "\n");
    let (mut lines, mut numbers) = (Vec::new(), Vec::new());
    for (index, line) in unified.split('\n').enumerate() {
        for piece in line.split(is_soft_break) {
            lines.push(piece.to_owned());
            numbers.push(index + 1);
        }
    }
    (lines, numbers)
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
