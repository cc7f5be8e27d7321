//! Where the frames go: crossterm's backend with two things of its own.
//!
//! What a frame changes leaves in one piece, as one synchronized update, and nothing leaves when nothing changed. And the
//! character after one whose columns terminals disagree about is placed, not written on, so that a row never shifts.

use crate::text::wrap::width;
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::crossterm::cursor::{Hide, MoveTo, Show};
use ratatui::crossterm::queue;
use ratatui::crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use ratatui::layout::{Position, Size};
use std::io::{self, Write};

/// A backend that writes to `W`.
#[derive(Debug)]
pub struct Output<W> {
    writer: W,
    /// What the frame changes, until it is whole.
    changes: Vec<u8>,
    /// The cursor as the terminal has it, unless it is hidden; `None` when that is not known.
    shown: Option<Cursor>,
    wanted: Cursor,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Cursor {
    visible: bool,
    place: Position,
}

impl<W: Write> Output<W> {
    pub fn new(writer: W) -> Output<W> {
        let wanted = Cursor { visible: true, place: Position::ORIGIN };
        Output { writer, changes: Vec::new(), shown: None, wanted }
    }

    /// Draws cells of which each takes the columns that terminals agree about; starts with the place of the first.
    fn draw_run(&mut self, run: &[(u16, u16, &Cell)]) -> io::Result<()> {
        if run.is_empty() { Ok(()) } else { self.crossterm().draw(run.iter().copied()) }
    }

    fn crossterm(&mut self) -> CrosstermBackend<&mut Vec<u8>> {
        CrosstermBackend::new(&mut self.changes)
    }
}

impl<W: Write> Backend for Output<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut content = content.peekable();
        let mut run = Vec::new();
        while let Some((x, y, cell)) = content.next() {
            if !is_disputed(cell.symbol()) {
                run.push((x, y, cell));
                continue;
            }
            // The blank that clears its second column would wipe it out in a terminal that gives it two: it goes first.
            let covered = |(next, row, _): &(u16, u16, &Cell)| *next == x + 1 && *row == y && width(cell.symbol()) > 1;
            run.extend(content.next_if(covered));
            self.draw_run(&std::mem::take(&mut run))?;
            self.draw_run(&[(x, y, cell)])?;
        }
        self.draw_run(&run)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.wanted.visible = false;
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.wanted.visible = true;
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.wanted.place)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.wanted.place = position.into();
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        let Position { x, y } = self.wanted.place;
        queue!(self.changes, MoveTo(x, y))?;
        self.crossterm().clear_region(clear_type)
    }

    fn size(&self) -> io::Result<Size> {
        CrosstermBackend::new(io::sink()).size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.crossterm().window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.changes.is_empty() && self.shown == Some(self.wanted) {
            return Ok(());
        }
        let Cursor { visible, place } = self.wanted;
        let mut update = Vec::with_capacity(self.changes.len() + 32);
        queue!(update, BeginSynchronizedUpdate)?;
        update.append(&mut self.changes);
        if visible {
            queue!(update, MoveTo(place.x, place.y))?;
        }
        match (visible, self.shown.is_some_and(|shown| shown.visible == visible)) {
            (true, false) => queue!(update, Show)?,
            (false, false) => queue!(update, Hide)?,
            (_, true) => {}
        }
        queue!(update, EndSynchronizedUpdate)?;
        self.shown = Some(self.wanted);
        self.writer.write_all(&update)?;
        self.writer.flush()
    }
}

/// Whether terminals disagree about the columns of `symbol`: one of several characters, such as an emoji with a variation
/// selector, takes one column in some and two in others.
fn is_disputed(symbol: &str) -> bool {
    symbol.chars().nth(1).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::layout::Rect;
    use ratatui::text::Line;
    use ratatui::{Terminal, TerminalOptions, Viewport};

    fn terminal() -> Terminal<Output<Vec<u8>>> {
        let viewport = Viewport::Fixed(Rect::new(0, 0, 20, 2));
        Terminal::with_options(Output::new(Vec::new()), TerminalOptions { viewport }).expect("nothing fails here")
    }

    /// What drawing `text` writes, with the cursor behind it if it is to be shown.
    fn written(terminal: &mut Terminal<Output<Vec<u8>>>, text: &str, cursor: Option<u16>) -> String {
        let draw = |frame: &mut ratatui::Frame| {
            frame.render_widget(Line::raw(text), frame.area());
            if let Some(x) = cursor {
                frame.set_cursor_position((x, 0));
            }
        };
        terminal.draw(draw).expect("nothing fails here");
        String::from_utf8(std::mem::take(&mut terminal.backend_mut().writer)).expect("text")
    }

    #[test]
    fn a_frame_is_one_update_and_one_like_the_last_writes_nothing() {
        let mut terminal = terminal();
        let first = written(&mut terminal, "one", Some(3));
        assert!(
            first.starts_with("\u{1b}[?2026h") && first.ends_with("\u{1b}[1;4H\u{1b}[?25h\u{1b}[?2026l"),
            "{first:?}"
        );
        assert_eq!(written(&mut terminal, "one", Some(3)), "");
        let moved = written(&mut terminal, "one", Some(1));
        assert_eq!(moved, "\u{1b}[?2026h\u{1b}[1;2H\u{1b}[?2026l");
        let hidden = written(&mut terminal, "one", None);
        assert_eq!(hidden, "\u{1b}[?2026h\u{1b}[?25l\u{1b}[?2026l");
    }

    #[test]
    fn what_follows_a_character_of_disputed_width_is_placed() {
        let placed = |text: &str, place: &str| {
            let written = written(&mut terminal(), text, None);
            assert!(written.contains(place), "{text}: {written:?}");
        };
        placed("a\u{303d}\u{fe0f}b", "\u{1b}[1;4Hb");
        placed("a\u{303d}\u{fe0f}b", "\u{1b}[1;2H\u{303d}\u{fe0f}");
        placed("ae\u{301}b", "\u{1b}[1;3Hb");
        placed("\u{91cd}b", "\u{1b}[1;3Hb");
        assert!(written(&mut terminal(), "abc", None).contains("abc"));
    }
}
