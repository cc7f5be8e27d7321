//! Every style in one place: the terminal's own colours, one accent, bold for what to read first, dim for the rest.
//!
//! Text is never black or white by name, so it is readable on dark and on light backgrounds; without colour
//! (`NO_COLOR`) bold, dim and the signs beside the text say the same.

use ratatui::style::{Color, Modifier, Style};

/// The styles of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    colour: bool,
}

impl Theme {
    /// With the terminal's sixteen colours, or without any.
    pub fn new(colour: bool) -> Theme {
        Theme { colour }
    }

    fn coloured(self, colour: Color) -> Style {
        if self.colour { Style::new().fg(colour) } else { Style::new() }
    }

    /// Ordinary text.
    pub fn text(self) -> Style {
        Style::new()
    }

    /// What to read first.
    pub fn strong(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// What can wait.
    pub fn dim(self) -> Style {
        Style::new().add_modifier(Modifier::DIM)
    }

    /// The one accent: where the person is.
    pub fn accent(self) -> Style {
        self.coloured(Color::Green)
    }

    /// The accent where it is text.
    pub fn accent_strong(self) -> Style {
        self.accent().add_modifier(Modifier::BOLD)
    }

    /// What needs a look; always beside a sign or a word that says so.
    pub fn warning(self) -> Style {
        self.coloured(Color::Magenta)
    }

    /// What went wrong; always beside a sign or a word that says so.
    pub fn fault(self) -> Style {
        self.coloured(Color::Red)
    }

    /// Selected text.
    pub fn selected(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }
}
