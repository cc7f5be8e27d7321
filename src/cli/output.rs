//! Where subcommands print: one buffered standard output whose closing early is no error.

use crate::text::visible::{is_hidden, visible, visible_lines};
use crate::text::wrap;
use crate::ui::page::Page;
use ratatui::crossterm::terminal;
use serde::Serialize;
use std::io::{self, BufWriter, IsTerminal, Write};

/// Standard output, or any writer in a test.
pub struct Output {
    writer: BufWriter<Box<dyn Write>>,
    /// The columns to wrap at; `None` when the output is no terminal.
    width: Option<usize>,
}

/// Lines longer than this are hard to read, however wide the terminal is.
const WIDEST: usize = 100;

impl Output {
    /// The process's standard output.
    pub fn standard() -> Output {
        let columns = || terminal::size().map_or(0, |(columns, _)| usize::from(columns));
        let width = io::stdout().is_terminal().then(columns).map(|n| if n == 0 { 80 } else { n.clamp(20, WIDEST) });
        Output { width, ..Output::to(Box::new(io::stdout())) }
    }

    /// Any writer.
    pub fn to(writer: Box<dyn Write>) -> Output {
        Output { writer: BufWriter::new(writer), width: None }
    }

    /// Prints `text` and a line end. The text must hold no control characters of a file's.
    pub fn line(&mut self, text: impl AsRef<str>) -> io::Result<()> {
        self.writer.write_all(text.as_ref().as_bytes())?;
        self.writer.write_all(b"\n")
    }

    /// Prints `text` after `start`, wrapped at words to the terminal's width with the later lines under the first; as
    /// one line when nobody looks (a file, a pipe). The text must hold no control characters of a file's.
    pub fn wrapped(&mut self, start: &str, text: &str) -> io::Result<()> {
        let Some(width) = self.width else { return self.line(format!("{start}{text}")) };
        let indent = wrap::width(start);
        let columns = u16::try_from(width.saturating_sub(indent)).unwrap_or(u16::MAX);
        for (number, row) in wrap::wrapped(text, columns).iter().enumerate() {
            match number {
                0 => self.line(format!("{start}{row}"))?,
                _ => self.line(format!("{}{row}", " ".repeat(indent)))?,
            }
        }
        Ok(())
    }

    /// Whether a person looks, on a terminal.
    pub fn is_seen(&self) -> bool {
        self.width.is_some()
    }

    /// The columns of a page.
    pub fn columns(&self) -> usize {
        self.width.unwrap_or(WIDEST)
    }

    /// Prints a page as the screens lay it out.
    pub fn page(&mut self, page: &Page) -> io::Result<()> {
        page.rows.iter().try_for_each(|row| self.line(row.printed()))
    }

    /// Prints `bytes` of the program's own as they are.
    pub fn bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.writer.write_all(bytes)
    }

    /// Prints the text of a file: as it is for another program, and so that nothing in it acts on a terminal.
    pub fn file(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self.width.is_none() {
            return self.writer.write_all(bytes);
        }
        self.writer.write_all(visible_lines(&String::from_utf8_lossy(bytes)).as_bytes())
    }

    /// Prints `value` as indented JSON. What could act on a terminal is written as its number, which means the same.
    pub fn json(&mut self, value: &impl Serialize) -> io::Result<()> {
        let json = serde_json::to_string_pretty(value)?;
        let is_plain = |c: char| c == '\n' || !is_hidden(c);
        for piece in json.split_inclusive(|c| !is_plain(c)) {
            match piece.chars().next_back().filter(|c| !is_plain(*c)) {
                Some(hidden) => {
                    let before = piece.strip_suffix(hidden).unwrap_or(piece);
                    write!(self.writer, "{before}\\u{:04x}", u32::from(hidden))?;
                }
                None => self.writer.write_all(piece.as_bytes())?,
            }
        }
        self.writer.write_all(b"\n")
    }

    /// Hands everything on; to be called once at the end.
    pub fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

/// Whether `error` only says that nobody reads the output any more.
pub fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| cause.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == io::ErrorKind::BrokenPipe))
}

/// Says on standard error what went wrong, with its causes on one line.
pub fn complain(error: &anyhow::Error) {
    let text = told_once(error.chain().map(ToString::to_string));
    let _ = writeln!(io::stderr(), "greenroom: {}", visible(&text));
}

/// The causes with colons between them, without those that the ones before tell already.
fn told_once(causes: impl Iterator<Item = String>) -> String {
    let mut text = String::new();
    for cause in causes.filter(|cause| !cause.is_empty()) {
        if text.is_empty() {
            text = cause;
        } else if !text.contains(&cause) {
            text = format!("{text}: {cause}");
        }
    }
    text
}

/// Says `text` on standard error, beside what is printed.
pub fn say(text: impl AsRef<str>) {
    let _ = writeln!(io::stderr(), "greenroom: {}", visible(text.as_ref()));
}

/// Shows a text of several lines on standard error.
pub fn say_text(text: &str) {
    let _ = writeln!(io::stderr(), "{}", visible_lines(text));
}

/// Says on standard error that files have faults, when `problems` holds errors.
pub fn say_problems<'a>(problems: impl IntoIterator<Item = &'a crate::domain::Problem>) {
    let mut errors = problems.into_iter().filter(|problem| problem.severity == crate::domain::Severity::Error);
    let Some(first) = errors.next() else { return };
    let more = match errors.count() {
        0 => String::new(),
        n => format!(" (and {n} more)"),
    };
    let place = format!("{}:{}:{}", first.path.display(), first.line, first.column);
    say(format!("{place}: {}{more}; `greenroom check` says what to do", first.message));
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;
    use std::rc::Rc;

    #[derive(Clone, Default)]
    struct Printed(Rc<RefCell<Vec<u8>>>);

    impl Write for Printed {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.borrow_mut().write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn printed(width: Option<usize>, print: impl FnOnce(&mut Output) -> io::Result<()>) -> String {
        let printed = Printed::default();
        let mut out = Output { width, ..Output::to(Box::new(printed.clone())) };
        print(&mut out).and_then(|()| out.flush()).expect("printed");
        let bytes = printed.0.borrow().clone();
        String::from_utf8(bytes).expect("text")
    }

    #[test]
    fn json_holds_nothing_that_acts_on_a_terminal_and_means_the_same() {
        let text = "a\u{1b}[2J\u{7f}\u{9b}1m\u{202e}\u{2028}\n\"重点\"";
        let json = printed(None, |out| out.json(&[text]));
        assert!(json.chars().all(|c| c == '\n' || !is_hidden(c)), "{json:?}");
        assert!(json.contains("重点"), "{json}");
        assert_eq!(serde_json::from_str::<Vec<String>>(&json).expect("JSON"), [text]);
    }

    #[test]
    fn a_cause_that_was_told_already_is_not_told_again() {
        let told = |causes: &[&str]| told_once(causes.iter().map(|cause| (*cause).to_owned()));
        assert_eq!(
            told(&["cannot read a: denied; try b", "cannot read a: denied", "denied"]),
            "cannot read a: denied; try b"
        );
        assert_eq!(told(&["cannot write a", "denied"]), "cannot write a: denied");
    }

    #[test]
    fn a_file_is_printed_as_it_is_and_made_visible_on_a_terminal() {
        let text = "a\tb\n\u{1b}[2J\u{202e}";
        assert_eq!(printed(None, |out| out.file(text.as_bytes())), text);
        assert_eq!(printed(Some(80), |out| out.file(text.as_bytes())), "a\tb\n␛[2J<U+202E>");
    }
}
