//! Cuts a text into sentences and list items, the one place for key points and the comparison.
//!
//! Knows plain text with list marks and line breaks, no Markdown beyond that. An abbreviation that must not end a
//! sentence is added to one of the two lists below.

use crate::text::words::has_letters;
use std::ops::Range;

/// The sentences and list items of a text in order, as byte ranges without space around them.
///
/// A sentence ends at `.`, `!`, `?` or `…` before a space, at an East Asian full stop, at a list item, a heading, a
/// blank line, and at a line break that no editor would have put there to wrap a line.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for block in blocks(text) {
        let mut start = block.start;
        let inside = text.get(block.clone()).unwrap_or_default();
        for (at, c) in inside.char_indices() {
            let after = block.start + at + c.len_utf8();
            if after > start && ends_sentence(text, start, after, c) {
                let end = after + closing_marks(text.get(after..block.end).unwrap_or_default());
                push_trimmed(text, start..end, &mut found);
                start = end;
            }
        }
        push_trimmed(text, start..block.end, &mut found);
    }
    found
}

/// A line this long in characters may go on in the next one: editors wrap at 72 and more, people who press Enter after
/// a thought mostly stop sooner.
const WRAPPED_LINE: usize = 56;

/// Runs of lines that belong together; list marks and heading marks are left out.
fn blocks(text: &str) -> Vec<Range<usize>> {
    let mut blocks: Vec<Range<usize>> = Vec::new();
    let mut goes_on = false;
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let (mark, is_heading) = line_mark(line);
        let (start, end) = (offset + mark, offset + line.len());
        offset = end;
        if line.trim().is_empty() {
            goes_on = false;
            continue;
        }
        match blocks.last_mut() {
            Some(block) if goes_on && mark == 0 => block.end = end,
            _ => blocks.push(start..end),
        }
        goes_on = !is_heading && line.trim_end().chars().count() >= WRAPPED_LINE;
    }
    blocks
}

/// Bytes of the mark that opens a list item, quote or heading (with its indent), and whether it is a heading.
fn line_mark(line: &str) -> (usize, bool) {
    let body = line.trim_start();
    let indent = line.len() - body.len();
    let hashes = body.len() - body.trim_start_matches('#').len();
    let digits = body.len() - body.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let after = |count: usize| body.get(count..).unwrap_or_default();
    let mark = if (1..=6).contains(&hashes) {
        hashes
    } else if (1..=3).contains(&digits) && after(digits).starts_with(['.', ')']) {
        digits + 1
    } else {
        body.chars().next().filter(|c| "-*+>•·–—◦▪・".contains(*c)).map_or(0, char::len_utf8)
    };
    let spaced = after(mark).starts_with(char::is_whitespace) || body.starts_with(['•', '・', '▪', '◦']);
    if mark > 0 && spaced { (indent + mark, hashes > 0) } else { (0, false) }
}

fn ends_sentence(text: &str, start: usize, after: usize, mark: char) -> bool {
    let rest = text.get(after..).unwrap_or_default();
    match mark {
        '。' | '！' | '？' | '｡' | '．' => true,
        '.' | '!' | '?' | '…' => {
            let next = rest.trim_start_matches(is_closing);
            let at_space = next.is_empty() || next.starts_with(char::is_whitespace);
            at_space && !(mark == '.' && is_abbreviation(text.get(start..after).unwrap_or_default(), next))
        }
        _ => false,
    }
}

/// Whether the point at the end of `so_far` belongs to an abbreviation and the sentence goes on in `next`.
fn is_abbreviation(so_far: &str, next: &str) -> bool {
    let word = so_far.rsplit(|c: char| c.is_whitespace() || is_opening(c)).next().unwrap_or_default();
    let word = word.trim_end_matches('.').to_lowercase();
    let initial = word.chars().count() == 1 && word != "i" && word.chars().all(char::is_alphabetic);
    let next_is_lower = next.trim_start().chars().next().is_some_and(|c| c.is_lowercase() || c.is_ascii_digit());
    initial || NEVER_LAST.contains(&word.as_str()) || (next_is_lower && MAYBE_LAST.contains(&word.as_str()))
}

/// What always stands before something.
const NEVER_LAST: &[&str] = &[
    "dr", "mr", "mrs", "ms", "prof", "st", "e.g", "eg", "i.e", "vs", "approx", "ca", "cf", "fig", "sr", "capt", "gen",
    "rev", "resp", "incl", "esp",
];

/// What ends a sentence only when the next word looks like a beginning.
const MAYBE_LAST: &[&str] = &[
    "etc", "inc", "ltd", "co", "corp", "jr", "a.m", "p.m", "am", "pm", "no", "dept", "est", "max", "min", "avg", "u.s",
    "u.k", "ph.d", "hrs", "mins", "sec", "yr", "yrs", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept",
    "oct", "nov", "dec",
];

fn closing_marks(rest: &str) -> usize {
    rest.len() - rest.trim_start_matches(|c| is_closing(c) || matches!(c, '.' | '!' | '?' | '…' | '。')).len()
}

fn is_closing(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '」' | '』' | '）' | '*' | '_')
}

fn is_opening(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '‘' | '«' | '(' | '[' | '「' | '『' | '（' | '*' | '_')
}

fn push_trimmed(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let Some(raw) = text.get(range.clone()) else { return };
    let trimmed = raw.trim();
    if has_letters(trimmed) {
        let start = range.start + (raw.len() - raw.trim_start().len());
        found.push(start..start + trimmed.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = sentences(text).into_iter().filter_map(|range| text.get(range)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn sentences_end_at_their_marks() {
        check("I led it. it worked! Did it? Yes… done", &["I led it.", "it worked!", "Did it?", "Yes…", "done"]);
        check("He said \"No.\" Then (really!) left.", &["He said \"No.\"", "Then (really!)", "left."]);
        check("", &[]);
        check(" \n--- ...\n", &[]);
    }

    #[test]
    fn abbreviations_initials_and_decimals_end_none() {
        check("Dr. Lee cut cost, e.g. by 3.5 percent. Good.", &["Dr. Lee cut cost, e.g. by 3.5 percent.", "Good."]);
        check("Tools, tests, etc. were late. J. K. Rowe left.", &["Tools, tests, etc. were late.", "J. K. Rowe left."]);
        check("We had logs, dashboards, etc. Nobody looked.", &["We had logs, dashboards, etc.", "Nobody looked."]);
        check("So did I. Then we met at 9 a.m. on Monday.", &["So did I.", "Then we met at 9 a.m. on Monday."]);
    }

    #[test]
    fn list_items_headings_and_short_lines_stand_alone() {
        check(
            "## Plan\n- wrote it\n* asked team\n1. shipped\n2) rested",
            &["Plan", "wrote it", "asked team", "shipped", "rested"],
        );
        check("led the migration\ncut cost\r\n\r\nhappy team", &["led the migration", "cut cost", "happy team"]);
        check("- 25 minutes\n2024 was hard", &["25 minutes", "2024 was hard"]);
    }

    #[test]
    fn a_wrapped_line_goes_on_in_the_next() {
        let wrapped = "I called him because the long thread was getting longer and\nlonger. Then it was quiet.";
        check(wrapped, &["I called him because the long thread was getting longer and\nlonger.", "Then it was quiet."]);
    }

    #[test]
    fn east_asian_stops_need_no_space() {
        check("問題を見つけた。直した！「はい。」終わり", &["問題を見つけた。", "直した！", "「はい。」", "終わり"]);
    }

    proptest! {
        #[test]
        fn sentences_of_any_text_stand_in_it_in_order(text in "([a-z]{1,9}|[.!?。…\"')] ?|\n|- |#|\\PC){0,80}") {
            let found = sentences(&text);
            prop_assert!(found.iter().all(|range| text.get(range.clone()).is_some_and(|text| text == text.trim())));
            prop_assert!(found.windows(2).all(|pair| pair[0].end <= pair[1].start));
            let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
            let kept: usize = found.iter().filter_map(|range| text.get(range.clone())).map(letters).sum();
            prop_assert_eq!(kept, letters(&text));
        }
    }
}
