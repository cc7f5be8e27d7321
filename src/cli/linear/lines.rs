//! Lines of input: text, the end of a part, or a command.

use std::io::{self, BufRead};

/// What a line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    Text(String),
    /// A full stop alone.
    PartEnds,
    Command(Command),
    /// The input is over.
    End,
}

/// A line that starts with a colon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    Again,
    Done,
    Help,
    Next,
    Pause,
    Quit,
    Unknown(String),
}

/// The lines of an input, one after the other.
pub struct Lines<'i> {
    input: &'i mut dyn BufRead,
}

impl<'i> Lines<'i> {
    pub fn new(input: &'i mut dyn BufRead) -> Lines<'i> {
        Lines { input }
    }

    /// The next line; what is no UTF-8 in it becomes U+FFFD.
    pub fn next(&mut self) -> io::Result<Line> {
        let mut bytes = Vec::new();
        if self.input.read_until(b'\n', &mut bytes)? == 0 {
            return Ok(Line::End);
        }
        let text = String::from_utf8_lossy(&bytes);
        Ok(read(text.trim_end_matches(['\n', '\r'])))
    }

    /// Waits until there is a line, which is left to be read.
    pub fn wait(&mut self) -> io::Result<()> {
        self.input.fill_buf().map(|_| ())
    }
}

/// `..` and `::` at the start stand for `.` and `:`.
fn read(line: &str) -> Line {
    if line == "." {
        return Line::PartEnds;
    }
    let doubled = line.starts_with("..") || line.starts_with("::");
    match line.strip_prefix(':').filter(|_| !doubled) {
        Some(name) => Line::Command(command(name.trim())),
        None if doubled => Line::Text(line.get(1..).unwrap_or_default().to_owned()),
        None => Line::Text(line.to_owned()),
    }
}

fn command(name: &str) -> Command {
    match name {
        "again" => Command::Again,
        "done" => Command::Done,
        "help" => Command::Help,
        "next" => Command::Next,
        "pause" => Command::Pause,
        "quit" => Command::Quit,
        _ => Command::Unknown(name.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: Line) {
        assert_eq!(read(line), expected, "{line:?}");
    }

    #[test]
    fn a_full_stop_and_a_colon_mean_something_only_at_the_start() {
        let text = |text: &str| Line::Text(text.to_owned());
        check(".", Line::PartEnds);
        check("..", text("."));
        check("...and then", text("..and then"));
        check(". x", text(". x"));
        check("::quit", text(":quit"));
        check("a: b", text("a: b"));
        check(":quit", Line::Command(Command::Quit));
        check(": done ", Line::Command(Command::Done));
        check(":wq", Line::Command(Command::Unknown("wq".to_owned())));
        check("", text(""));
    }

    #[test]
    fn bytes_that_are_no_text_cost_nothing_else_and_the_last_line_needs_no_end() {
        let mut input: &[u8] = b"caf\xe9\r\nlast";
        let mut lines = Lines::new(&mut input);
        assert_eq!(lines.next().ok(), Some(Line::Text("caf\u{fffd}".to_owned())));
        assert_eq!(lines.next().ok(), Some(Line::Text("last".to_owned())));
        assert_eq!(lines.next().ok(), Some(Line::End));
    }
}
