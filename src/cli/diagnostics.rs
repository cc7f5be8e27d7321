//! A problem as text: where it is, the line with a caret, what is wrong and what to do, as compilers print it.
//!
//! Whatever comes from a file is made visible first, so that nothing in it acts on the terminal.

use super::Output;
use crate::domain::{Problem, Severity};
use crate::store::built_in::built_in_text;
use crate::store::read_bytes;
use crate::text::phrases::count;
use crate::text::visible::visible;
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use std::collections::HashMap;
use std::io::{self, IsTerminal, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};

/// Lines longer than this are cut around the caret, in columns.
const WIDTH: usize = 100;

/// Lines of more bytes are not shown: nobody writes them by hand, and cutting out one place takes as long as the line is.
const LONGEST_LINE: usize = 4096;

/// Where the texts of the files are that problems are in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    Files,
    BuiltIn,
}

/// Prints `problems` with their lines, an empty line after each.
pub fn print(problems: &[Problem], source: Source, out: &mut Output) -> io::Result<()> {
    let colours = takes_colours(&io::stdout());
    let mut texts = Texts::new(source);
    for problem in problems {
        out.line(render(problem, texts.of(&problem.path), colours))?;
        out.line("")?;
    }
    Ok(())
}

/// Prints `problems` of files on standard error.
pub fn complain(problems: &[Problem]) {
    let colours = takes_colours(&io::stderr());
    let mut texts = Texts::new(Source::Files);
    for problem in problems {
        let _ = writeln!(io::stderr(), "{}\n", render(problem, texts.of(&problem.path), colours));
    }
}

/// Whether any of `problems` is an error.
pub fn has_errors(problems: &[Problem]) -> bool {
    problems.iter().any(Problem::is_error)
}

/// Such as `2 errors, 1 warning` or `no problems, 3 notes`.
pub fn summary(problems: &[Problem]) -> String {
    let counted = |severity: Severity, word: &str| {
        let number = problems.iter().filter(|problem| problem.severity == severity).count();
        (number > 0).then(|| count(number, word))
    };
    let mut parts: Vec<String> = Vec::new();
    parts.extend(counted(Severity::Error, "error"));
    parts.extend(counted(Severity::Warning, "warning"));
    if parts.is_empty() {
        parts.push("no problems".to_owned());
    }
    parts.extend(counted(Severity::Note, "note"));
    parts.join(", ")
}

/// A terminal, without `NO_COLOR` and not a dumb one.
fn takes_colours(stream: &impl IsTerminal) -> bool {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    stream.is_terminal() && set("NO_COLOR").is_none() && set("TERM").is_some_and(|term| term != "dumb")
}

/// The texts of the files that problems are in, each read once.
struct Texts {
    source: Source,
    known: HashMap<PathBuf, Option<String>>,
}

impl Texts {
    fn new(source: Source) -> Texts {
        Texts { source, known: HashMap::new() }
    }

    fn of(&mut self, path: &Path) -> Option<&str> {
        let source = self.source;
        let read = || match source {
            // Lossily, so that the line with the byte that is no UTF-8 can be shown; what is before it stays in place.
            Source::Files => read_bytes(path).ok().map(|bytes| String::from_utf8_lossy(&bytes).into_owned()),
            Source::BuiltIn => built_in_text(path).map(str::to_owned),
        };
        self.known.entry(path.to_owned()).or_insert_with(read).as_deref()
    }
}

/// `problem` as several lines without a final line end; `source` is the text of its file, when there is any.
pub fn render(problem: &Problem, source: Option<&str>, colours: bool) -> String {
    let path = problem.path.to_string_lossy();
    let path = visible(&path);
    let message = visible(&problem.message);
    let advice = visible(&problem.advice);
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let shown = source.and_then(|source| shown_line(problem, source));
    let title = level.primary_title(message.as_ref());
    let mut group = match &shown {
        Some((line, span)) => {
            let caret = AnnotationKind::Primary.span(span.clone());
            let snippet = Snippet::source(line.as_str()).path(path.as_ref()).line_start(problem.line);
            title.element(snippet.annotation(caret))
        }
        None => title.element(Origin::path(path.as_ref()).line(problem.line).char_column(problem.column)),
    };
    if !advice.is_empty() {
        group = group.element(Level::HELP.message(advice.as_ref()));
    }
    let renderer = if colours { Renderer::styled() } else { Renderer::plain() };
    let text = renderer.term_width(WIDTH).render(&[group]);
    // Without a line there is no line number whose width the arrow keeps.
    if shown.is_some() { text } else { text.replace('\n', "\n ") }
}

/// The line of `problem`, safe to show, and the bytes in it that are meant.
fn shown_line(problem: &Problem, source: &str) -> Option<(String, Range<usize>)> {
    let span = problem.span.clone()?;
    let start = source.get(..span.start)?.rfind('\n').map_or(0, |newline| newline + 1);
    let rest = source.get(start..)?;
    let mark = if rest.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let line = rest.get(mark..)?.split('\n').next()?.trim_end_matches('\r');
    if line.len() > LONGEST_LINE {
        return None;
    }
    let from = (span.start - start).saturating_sub(mark).min(line.len());
    let to = (from + span.len()).min(line.len());
    let before = safe(line.get(..from)?);
    let meant = safe(line.get(from..to)?);
    let place = before.len()..before.len() + meant.len();
    Some((before + &meant + &safe(line.get(to..)?), place))
}

/// [`visible`] that keeps the number of characters, so that columns stay those of the file; tabs stay.
fn safe(text: &str) -> String {
    let shown = |c: char| match visible(c.encode_utf8(&mut [0; 4])).chars().next() {
        _ if c == '\t' => c,
        Some(picture) if c.is_ascii() || picture == c => picture,
        _ => char::REPLACEMENT_CHARACTER,
    };
    text.chars().map(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(text: &str, span: Range<usize>) -> Problem {
        Problem::at("answers/a.md", text, span, Severity::Warning, "not so", "do so")
    }

    #[track_caller]
    fn check(text: &str, meant: &str, expected: &str) {
        let start = text.find(meant).expect("in the text");
        let problem = problem(text, start..start + meant.len());
        assert_eq!(render(&problem, Some(text), false), expected.trim_matches('\n'));
    }

    #[test]
    fn a_problem_shows_its_line_with_a_caret_and_what_to_do() {
        check(
            "one\ntwo three\nfour\n",
            "three",
            r"
warning: not so
 --> answers/a.md:2:5
  |
2 | two three
  |     ^^^^^
  |
  = help: do so
",
        );
    }

    #[test]
    fn a_note_is_counted_by_itself_and_is_no_problem() {
        let of = |severity| Problem::of_whole("q.toml", severity, "so", "do");
        let (error, warning, note) = (of(Severity::Error), of(Severity::Warning), of(Severity::Note));
        assert_eq!(summary(&[]), "no problems");
        assert_eq!(summary(&[note.clone(), note.clone()]), "no problems, 2 notes");
        assert_eq!(summary(&[note.clone(), warning, error]), "1 error, 1 warning, 1 note");
        assert!(!has_errors(std::slice::from_ref(&note)));
        assert!(render(&note, None, false).starts_with("note: so"));
    }

    #[test]
    fn the_caret_stands_right_after_wide_characters_and_a_mark() {
        check(
            "\u{feff}重点 x\r\n",
            "x",
            r"
warning: not so
 --> answers/a.md:1:4
  |
1 | 重点 x
  |      ^
  |
  = help: do so
",
        );
    }

    #[test]
    fn nothing_in_a_file_acts_on_the_terminal_and_columns_stay() {
        check(
            "a\u{1b}[2J\u{202e}b x",
            "x",
            r"
warning: not so
 --> answers/a.md:1:9
  |
1 | a␛[2J�b x
  |         ^
  |
  = help: do so
",
        );
        let mut found = problem("x", 0..1);
        found.path = "a\u{1b}[2J.md".into();
        found.message = "bad \u{202e}".to_owned();
        let shown = render(&found, None, false);
        assert!(!shown.contains(['\u{1b}', '\u{202e}']), "{shown:?}");
    }

    #[test]
    fn a_problem_without_a_place_or_a_text_is_shown_without_a_line() {
        let mut found = problem("x", 0..1);
        let expected = "warning: not so\n --> answers/a.md:1:1\n  = help: do so";
        assert_eq!(render(&found, None, false), expected);
        found.span = None;
        assert_eq!(render(&found, Some("x"), false), expected);
    }

    #[test]
    fn a_place_that_is_not_in_the_text_is_no_panic() {
        let mut found = problem("some text", 3..7);
        for (text, span) in [("重", 1..2), ("", 5..9), ("ab\r\n", 2..4), ("a\nb", 0..3)] {
            found.span = Some(span);
            assert!(render(&found, Some(text), false).contains("not so"), "{text:?}");
        }
    }

    #[test]
    fn a_long_line_is_cut_around_the_caret() {
        let text = format!("{}x{}", "word ".repeat(100), " word".repeat(100));
        let shown = render(&problem(&text, 500..501), Some(&text), false);
        assert!(shown.contains(":1:501\n") && shown.contains("word x word"), "{shown}");
        assert!(shown.lines().all(|line| line.chars().count() <= WIDTH + 4), "{shown}");
    }
}
