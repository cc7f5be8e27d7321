//! TOML as far as it can be read: every syntax error with what to do about it, and every other line in spite of it.
//!
//! The TOML parser goes on after most errors, but gives up the rest of a file after a line that is no `key = value`, and
//! takes everything after an open `[` for a list. Here such lines are blanked out and the rest is read again.

pub mod messages;

use super::faults::Faults;
use crate::text::lines::first_bytes;
use messages::explained;
use std::ops::Range;
use toml::de::{DeTable, Error};

/// So many lines of one text are blanked out; a text with more of them is no TOML at all.
const MOST_BLANKED: usize = 20;

/// Each line that is blanked out lets the whole text be read again; of a long text so many bytes at most.
const MOST_READ_AGAIN: usize = 4 << 20;
/// So many errors of one text are looked at: there are never so many lines to mend by hand.
const MOST_LOOKED_AT: usize = 2_000;
/// So many bytes behind the first error are still read: each of them can be an error, which takes a hundred times its room.
const MOST_BEHIND: usize = 256 << 10;
/// In so many of them lines are looked for that cost others.
const MOST_COSTLY: usize = 50;

/// How the first line of an unresolved merge conflict starts.
pub const CONFLICT: &str = "<<<<<<< ";
/// What to do about one.
pub const CONFLICT_ADVICE: &str =
    "keep one of the two versions, and delete the lines that start with `<<<<<<<`, `=======` and `>>>>>>>`";

/// A syntax error: the bytes that are meant, and what is wrong.
type Fault = (Range<usize>, String);

/// The table in `toml`, and whether it could be read without an error. All syntax errors go to `faults`, one a line;
/// `base` is where `toml` starts in the file. `spare` holds the text that is read in place of a broken one.
pub fn parse_table<'i>(toml: &'i str, spare: &'i mut String, base: usize, faults: &mut Faults) -> (DeTable<'i>, bool) {
    let first = match DeTable::parse(toml) {
        Ok(table) => return (table.into_inner(), true),
        Err(error) => error.span().map_or(0, |span| span.start),
    };
    let toml = first_bytes(toml, first + MOST_BEHIND);
    let (mut table, errors) = DeTable::parse_recoverable(toml);
    let mut found = in_order(&errors);
    if lost_lines(toml, &found).is_some() {
        let (mended, told) = mend(toml, found);
        *spare = mended;
        found = told;
        table = DeTable::parse_recoverable(spare).0;
    }
    report(toml, found, base, faults);
    (table.into_inner(), false)
}

fn in_order(errors: &[Error]) -> Vec<Fault> {
    let fault = |error: &Error| (error.span().unwrap_or(0..0), error.message().to_owned());
    let mut found: Vec<Fault> = errors.iter().take(MOST_LOOKED_AT).map(fault).collect();
    found.sort_by_key(|(span, _)| span.start);
    found
}

/// `toml` without the lines that would cost others, and all errors.
fn mend(toml: &str, mut found: Vec<Fault>) -> (String, Vec<Fault>) {
    let mut text = toml.to_owned();
    let mut told = Vec::new();
    for _ in 0..MOST_BLANKED.min(1 + MOST_READ_AGAIN / toml.len().max(1)) {
        let Some((lines, fault)) = lost_lines(&text, &found) else { break };
        told.extend(fault);
        text = blanked(&text, lines);
        found = in_order(&DeTable::parse_recoverable(&text).1);
    }
    told.extend(found);
    told.sort_by_key(|(span, _)| span.start);
    (text, told)
}

/// The first lines that cost those after them, with what to say about them.
fn lost_lines(text: &str, found: &[Fault]) -> Option<(Range<usize>, Option<Fault>)> {
    conflict(text).or_else(|| lines_of_error(text, found).map(|(lines, fault)| (lines, Some(fault))))
}

/// An unresolved merge conflict, of which the first version is read: its first line, then its second version.
fn conflict(text: &str) -> Option<(Range<usize>, Option<Fault>)> {
    let starts = |mark: &str| {
        let at = if text.starts_with(mark) { Some(0) } else { text.find(&format!("\n{mark}")).map(|at| at + 1) };
        at.map(|at| line_at(text, at))
    };
    if let Some(first) = starts(CONFLICT) {
        return Some((first.clone(), Some((first, "an unresolved merge conflict starts here".to_owned()))));
    }
    let (middle, last) = (starts("=======")?, starts(">>>>>>> ")?);
    (middle.end < last.start).then_some((middle.start..last.end, None))
}

fn lines_of_error(text: &str, found: &[Fault]) -> Option<(Range<usize>, Fault)> {
    let is_costly =
        |message: &str| message.contains("key with no value") || message.contains("unexpected `=` in array");
    let costly = found.iter().filter(|(_, message)| is_costly(message)).take(MOST_COSTLY);
    costly.into_iter().find_map(|(span, message)| {
        let line = line_at(text, span.start);
        if message.contains("key with no value") {
            let first = found.iter().find(|(span, _)| line.start <= span.start && span.start <= line.end);
            return Some((line, first.cloned().unwrap_or_else(|| (span.clone(), message.clone()))));
        }
        let start = list_start(text, line.start)?;
        let end = start + text.get(start..line.start)?.trim_end().len();
        Some((start..end, (end..end, "unclosed array, expected `]`".to_owned())))
    })
}

/// Where the line starts that opened the list which goes on right before `end`: the nearest one with a `=` and a `[`.
fn list_start(text: &str, end: usize) -> Option<usize> {
    let mut end = end;
    while end > 0 {
        let line = line_at(text, end - 1);
        let content = text.get(line.clone())?;
        if content.split_once('=').is_some_and(|(_, value)| value.trim_start().starts_with('[')) {
            return Some(line.start);
        }
        end = line.start;
    }
    None
}

/// The line that holds byte `at`, without its line end.
fn line_at(text: &str, at: usize) -> Range<usize> {
    let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1);
    let rest = text.get(start..).unwrap_or_default();
    start..start + rest.split('\n').next().unwrap_or_default().trim_end_matches('\r').len()
}

/// `text` with spaces in place of `lines`, so that everything else keeps its place.
fn blanked(text: &str, lines: Range<usize>) -> String {
    let inside = text.get(lines.clone()).unwrap_or_default();
    let blank: String = inside.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect();
    let (before, after) = (text.get(..lines.start), text.get(lines.end..));
    [before.unwrap_or_default(), &blank, after.unwrap_or_default()].concat()
}

fn report(toml: &str, found: Vec<Fault>, base: usize, faults: &mut Faults) {
    let mut told_until = None;
    for (span, message) in found {
        // In the order of the text, so what does not lie behind the last line told lies in it.
        if told_until.is_none_or(|end| span.start > end) {
            let line = line_at(toml, span.start);
            let (said, advice) = explained(&message, toml.get(line.clone()).unwrap_or_default());
            faults.syntax_error(base + span.start..base + span.end, format!("not TOML: {said}"), advice);
            // The line end belongs to the line, CR LF as much as LF.
            let line_end = toml.get(line.end..).and_then(|rest| rest.find('\n')).map_or(toml.len(), |at| line.end + at);
            told_until = Some(line_end.max(span.start));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    /// The keys that are read, and the errors with the start of their advice.
    #[track_caller]
    fn check(toml: &str, keys: &[&str], problems: &[&str]) {
        for text in [toml.to_owned(), toml.replace('\n', "\r\n")] {
            let mut faults = Faults::new(Path::new("a.toml"), &text);
            let mut spare = String::new();
            let (table, sound) = parse_table(&text, &mut spare, 0, &mut faults);
            assert_eq!(sound, problems.is_empty(), "{text:?}");
            let mut found: Vec<(usize, String)> =
                table.keys().map(|key| (key.span().start, key.get_ref().to_string())).collect();
            found.sort();
            assert_eq!(found.iter().map(|(_, key)| key.as_str()).collect::<Vec<_>>(), keys, "{text:?}");
            let found = faults.into_problems();
            assert_eq!(found.len(), problems.len(), "{found:#?}");
            for (found, expected) in found.iter().zip(problems) {
                let shown = format!("{}:{} {} | {}", found.line, found.column, found.message, found.advice);
                assert!(shown.starts_with(expected), "{shown} should start with {expected}");
            }
        }
    }

    #[test]
    fn a_line_that_is_no_key_and_value_costs_no_other_line() {
        check("a = 1\nb c = 2\nd = 3\n", &["a", "d"], &["2:3 not TOML: this is no `key = value`"]);
        check("hello\nb = 1\nid: x\nc = 2\n[t]\nx = 1", &["b", "c", "t"], &["1:6 not TOML", "3:3 not TOML"]);
        check("// note\na = 1\n; note\nb = 2", &["a", "b"], &["1:1 not TOML", "3:1 not TOML"]);
    }

    #[test]
    fn a_list_that_is_not_closed_is_one_error_and_costs_no_other_line() {
        check("a = 1\nb = [\"x\"\nc = 2\nd = [\"y\"]\n", &["a", "c", "d"], &["2:9 not TOML: the list is not closed"]);
        check("b = [\n  \"x\",\n  \"y\",\n\nc = 2\n", &["c"], &["3:7 not TOML: the list is not closed"]);
    }

    #[test]
    fn an_unresolved_merge_conflict_is_one_error_and_its_first_version_is_read() {
        let toml = "a = 1\n<<<<<<< HEAD\nb = 2\n=======\nb = 3\nc = 3\n>>>>>>> other\nd = 4\n";
        check(toml, &["a", "b", "d"], &["2:1 not TOML: an unresolved merge conflict starts here | keep one"]);
    }

    #[test]
    fn a_text_that_is_no_toml_at_all_ends() {
        let text = "no toml here\n".repeat(2000);
        let mut faults = Faults::new(Path::new("a.toml"), &text);
        assert!(!parse_table(&text, &mut String::new(), 0, &mut faults).1);
    }
}
