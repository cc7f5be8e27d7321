//! The syntax errors of the TOML parser in plain words, each with what to do about it.
//!
//! To tell one better: a row in [`MESSAGES`], or in the matches on the line that it stands in.

use super::{CONFLICT, CONFLICT_ADVICE};

/// How the parser's message starts or what it holds, what is said instead, and what to do. The first that fits counts.
const MESSAGES: [(&str, &str, &str); 18] = [
    ("duplicate key", "this key stands here a second time", "keep one of the two"),
    ("unclosed array table", BRACKETS, CLOSE_BRACKETS),
    ("unclosed table", BRACKETS, CLOSE_BRACKETS),
    ("unclosed array", "the list is not closed", "close the list with `]` and put a comma between its texts"),
    ("missing comma", "a comma is missing", "put a comma between each two entries of a list"),
    ("extra comma", "there is a comma too many", "keep one comma between each two entries of a list"),
    ("string values must be quoted", "a text has no quotes", QUOTE),
    ("missing escaped value", BACKSLASH, DOUBLE_BACKSLASH),
    ("unicode value", BACKSLASH, DOUBLE_BACKSLASH),
    ("string", "a text is not closed", QUOTE),
    ("invalid boolean", "this is neither `true` nor `false`", "write `true` or `false`, all in small letters"),
    ("invalid date", NO_TIME, WRITE_TIME),
    ("invalid time", NO_TIME, WRITE_TIME),
    ("invalid offset", NO_TIME, WRITE_TIME),
    ("unexpected key or value", "more follows after the value", "delete it, or put a # before it to make it a remark"),
    ("missing value", "the value is missing", "write it after the `=`, or delete the line"),
    ("keys cannot be empty", "the key before the `=` is missing", KEY_VALUE),
    ("key", "this is no `key = value`", KEY_VALUE),
];

const BRACKETS: &str = "the brackets around the name are not closed";
const CLOSE_BRACKETS: &str =
    "close the name with as many brackets as open it: [name], or [[name]] for one entry of several";
const QUOTE: &str = "put the text between two double quotes; a \" or \\ inside it is written \\\" or \\\\";
const BACKSLASH: &str = "a `\\` in a text stands before a letter that means nothing there";
const DOUBLE_BACKSLASH: &str = "write each `\\` as `\\\\`, or put the text between single quotes";
const NO_TIME: &str = "there is no such date or time";
const WRITE_TIME: &str = "write a date like 2026-12-10, and a time like 2026-11-21T10:15:00+09:00";
const KEY_VALUE: &str = "a line reads `key = value`; texts stand in double quotes, lists in [ ]";

/// What to say of the parser's `message` about `line`, and what to do.
pub fn explained<'m>(message: &'m str, line: &str) -> (&'m str, &'static str) {
    if line.starts_with(CONFLICT) {
        return (message, CONFLICT_ADVICE);
    }
    let is_bare =
        line.split_once('=').is_some_and(|(_, value)| value.trim().is_empty() || value.trim().starts_with('#'));
    let message = if is_bare { "missing value" } else { message };
    let row = MESSAGES.iter().find(|(start, _, _)| message.contains(start));
    let (said, advice) = row.map_or((message, KEY_VALUE), |(_, said, advice)| (*said, *advice));
    (said, advice_for(line, advice))
}

/// What is more to the point than `advice` in `line`.
fn advice_for(line: &str, advice: &'static str) -> &'static str {
    let has_typographic_quotes = line.contains(['“', '”', '„', '‘', '’', '«', '»']) && !line.contains('"');
    let value = line.split_once('=').map_or("", |(_, value)| value.trim_start());
    match advice {
        QUOTE if has_typographic_quotes => "use straight quotes: \"text\"",
        KEY_VALUE if line.split_once('=').is_some_and(|(key, _)| key.trim().contains(' ')) => {
            "a line reads `key = value`; a key with a space in it stands in double quotes"
        }
        KEY_VALUE if line.contains(':') && !line.contains('=') => {
            "a line reads `key = value`, with a `=` instead of the `:`"
        }
        _ if advice.starts_with("delete it") && value.starts_with('"') => {
            "a \" inside a text is written \\\"; anything else after the text is to be deleted"
        }
        _ if advice.starts_with("delete it") && value.starts_with('\'') => {
            "put a text with a ' in it between double quotes: \"it's\""
        }
        _ => advice,
    }
}

#[cfg(test)]
mod tests {
    use crate::format::faults::Faults;
    use crate::format::syntax::parse_table;
    use std::path::Path;

    #[track_caller]
    fn check(toml: &str, message: &str, advice: &str) {
        let mut faults = Faults::new(Path::new("a.toml"), toml);
        parse_table(toml, &mut String::new(), 0, &mut faults);
        let found = faults.into_problems();
        let fits = |said: &str, start: &str| said.starts_with(start);
        assert!(
            found.iter().any(|p| fits(&p.message, &format!("not TOML: {message}")) && fits(&p.advice, advice)),
            "{toml}: {found:?}"
        );
    }

    #[test]
    fn each_syntax_error_is_told_in_plain_words_with_what_to_do() {
        check("a = 1\na = 2", "this key stands here a second time", "keep one");
        check("[[question]", "the brackets around the name are not closed", "close the name with as many brackets");
        check("[question", "the brackets around the name are not closed", "close the name with as many brackets");
        check("a = [\"x\"", "the list is not closed", "close the list");
        check("a = [\"x\" \"y\"]", "a comma is missing", "put a comma");
        check("a = [\"x\",, \"y\"]", "there is a comma too many", "keep one comma");
        check("a = x", "a text has no quotes", "put the text between two double quotes");
        check("a = “x”", "a text has no quotes", "use straight quotes");
        check("a = \"x", "a text is not closed", "put the text between two double quotes");
        check("a = 'x", "a text is not closed", "put the text between two double quotes");
        check("a = \"\"\"x\ny", "a text is not closed", "put the text between two double quotes");
        check("a = \"C:\\path\"", "a `\\` in a text", "write each `\\` as `\\\\`");
        check("a = \"\\u12\"", "a `\\` in a text", "write each `\\` as `\\\\`");
        check("a = True", "this is neither `true` nor `false`", "write `true` or `false`");
        check("a = 2026-13-01", "there is no such date or time", "write a date like");
        check("a = 2026-11-21T25:00:00Z", "there is no such date or time", "write a date like");
        check("a = 2026-11-21T10:00:00+39:00", "there is no such date or time", "write a date like");
        check("a = 2,", "more follows after the value", "delete it, or put a #");
        check("a = \"He said \"why?\"\"", "more follows after the value", "a \" inside a text is written \\\"");
        check("a = 'It's why?'", "more follows after the value", "put a text with a ' in it between double quotes");
        check("a = # to do", "the value is missing", "write it after the `=`");
        check("a =", "the value is missing", "write it after the `=`");
        check("= 3", "the key before the `=` is missing", "a line reads `key = value`");
        check("Big Co = \"x\"", "this is no `key = value`", "a line reads `key = value`; a key with a space");
        check("id: \"x\"", "this is no `key = value`", "a line reads `key = value`, with a `=`");
        check("{\"a\": 1}", "this is no `key = value`", "a line reads `key = value`, with a `=`");
        check("hello", "this is no `key = value`", "a line reads `key = value`; texts");
        check("<<<<<<< HEAD", "an unresolved merge conflict starts here", "keep one of the two versions");
    }
}
