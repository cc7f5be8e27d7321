//! Where subcommands print: one buffered standard output whose closing early is no error.

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
        let later = " ".repeat(start.chars().count());
        let options = textwrap::Options::new(width).initial_indent(start).subsequent_indent(&later);
        textwrap::wrap(text, options).iter().try_for_each(|line| self.line(line))
    }

    /// Prints `bytes` as they are.
    pub fn bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.writer.write_all(bytes)
    }

    /// Prints `value` as indented JSON.
    pub fn json(&mut self, value: &impl Serialize) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut self.writer, value)?;
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
    let text = format!("{error:#}");
    let _ = writeln!(io::stderr(), "greenroom: {}", crate::format::visible::visible(&text));
}

/// Says `text` on standard error, beside what is printed.
pub fn say(text: impl AsRef<str>) {
    let _ = writeln!(io::stderr(), "greenroom: {}", crate::format::visible::visible(text.as_ref()));
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
