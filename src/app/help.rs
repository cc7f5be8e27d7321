//! Help: the keys that work on the screen it was opened from, read from the same tables as the behaviour.

use super::keymap::{self, Binding, Hint, bind, key, movement, plain};
use super::reading::{Page, Piece, Tone, page_columns, scrolled};
use super::{Context, Outcome};
use ratatui::crossterm::event::{KeyCode, KeyEvent};

/// The column in which the texts start, beside the keys.
const INDENT: usize = 13;
/// Rows of the terminal that are not of the list: the title between two empty ones, and the keys.
const FRAME_ROWS: usize = 4;

#[derive(Debug, Clone, Copy)]
enum Action {
    Close,
}

static KEYS: &[Binding<Action>] =
    &[bind(&[plain('?'), key(KeyCode::F(1)), key(KeyCode::Enter)], "?", "close", Action::Close).quiet()];

/// The help page of one screen.
#[derive(Debug)]
pub struct Help {
    pub title: &'static str,
    pub rows: Vec<Hint>,
    /// The first row shown.
    pub top: usize,
}

impl Help {
    /// The page of the screen `title` with its keys.
    pub fn new(title: &'static str, rows: Vec<Hint>) -> Help {
        Help { title, rows, top: 0 }
    }

    /// The keys and what each does.
    pub fn page(&self, context: &Context) -> Page {
        let mut page = Page::new(page_columns(context.size));
        for row in &self.rows {
            page.hang(Piece::new(row.shown, Tone::Accent), INDENT, &[Piece::new(row.help, Tone::Plain)]);
        }
        page
    }

    pub fn hints(&self) -> Vec<Hint> {
        keymap::hints(KEYS, |_| true)
    }

    pub fn on_key(&mut self, key: KeyEvent, context: &Context) -> Outcome {
        if let Some(Action::Close) = keymap::find(KEYS, key, |_| true) {
            return Outcome::Back;
        }
        let Some(step) = movement(key) else { return Outcome::Ignored };
        let height = usize::from(context.size.height).saturating_sub(FRAME_ROWS);
        self.top = scrolled(self.top, step, self.page(context).rows.len(), height);
        Outcome::Stay
    }
}
