//! A session with a screen, for tests: keys and moments in, screens and commands out.

pub mod nasty;

pub use crate::app::harness::*;

use super::{Theme, draw, text};
use crate::app::{App, Seen};
use crate::domain::Moment;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Size};

/// A running session, on a terminal of 80 by 24 unless it is given another size.
pub type Session = Driven<Display>;

/// A terminal of this size.
pub struct Display(Size);

impl Default for Display {
    fn default() -> Display {
        Display(Size::new(80, 24))
    }
}

impl Eye for Display {
    fn see(&self, app: &App, now: Moment) -> Seen {
        self.drawn(app, now).2
    }
}

impl Display {
    /// The visible screen, the cursor where it is shown, and what was seen of it.
    fn drawn(&self, app: &App, now: Moment) -> (String, Option<Position>, Seen) {
        let mut terminal = Terminal::new(TestBackend::new(self.0.width, self.0.height)).expect("no terminal fails");
        let mut seen = Seen::default();
        terminal.draw(|frame| seen = draw(frame, app, Theme::new(true), now)).expect("no terminal fails");
        let shown = terminal.backend();
        let cursor = shown.cursor_visible().then(|| shown.cursor_position());
        (as_text(shown.buffer()), cursor, seen)
    }
}

impl Session {
    /// The same with a terminal of this size.
    pub fn size(mut self, width: u16, height: u16) -> Session {
        self.eye = Display(Size::new(width, height));
        self
    }

    /// The screen as text, without the spaces at the ends of its lines.
    pub fn screen(&self) -> String {
        self.eye.drawn(&self.app, self.now).0
    }

    /// Where the terminal's cursor is, if it is shown.
    pub fn cursor(&self) -> Option<Position> {
        self.eye.drawn(&self.app, self.now).1
    }

    /// Fails with both texts unless the screen is `expected`. A row that is `⋮` stands for as many empty rows as the
    /// rest leaves; a leading line feed and empty rows at the end are ignored.
    #[track_caller]
    pub fn expect_screen(&self, expected: &str) {
        let screen = self.screen();
        let (found, expected) = (screen.trim_end(), expected.strip_prefix('\n').unwrap_or(expected).trim_end());
        let left = (found.lines().count() + 1).saturating_sub(expected.lines().count());
        let expected = expected.replacen("⋮\n", &"\n".repeat(left), 1);
        assert_eq!(found, expected, "\nfound:\n{found}\nexpected:\n{expected}");
    }
}

fn as_text(buffer: &Buffer) -> String {
    let mut shown = String::new();
    for y in 0..buffer.area.height {
        let (mut line, mut skip) = (String::new(), 0);
        for x in 0..buffer.area.width {
            if skip > 0 {
                skip -= 1;
                continue;
            }
            let symbol = buffer[(x, y)].symbol();
            line.push_str(symbol);
            skip = text::width(symbol).saturating_sub(1);
        }
        shown.push_str(line.trim_end());
        shown.push('\n');
    }
    shown
}
