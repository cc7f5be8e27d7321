//! Help: the keys that work on the screen it was opened from, read from the same tables as the behaviour.

use super::keymap::{self, Binding, Hint, bind, key, movement, plain};
use super::{Outcome, Scroll};
use ratatui::crossterm::event::{KeyCode, KeyEvent};

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
    pub scroll: Scroll,
}

impl Help {
    /// The page of the screen `title` with its keys.
    pub fn new(title: &'static str, rows: Vec<Hint>) -> Help {
        Help { title, rows, scroll: Scroll::default() }
    }

    pub fn hints(&self) -> Vec<Hint> {
        keymap::hints(KEYS, |_| true)
    }

    pub fn on_key(&mut self, key: KeyEvent) -> Outcome {
        if let Some(Action::Close) = keymap::find(KEYS, key, |_| true) {
            return Outcome::Back;
        }
        let Some(step) = movement(key) else { return Outcome::Ignored };
        self.scroll.go(step);
        Outcome::Stay
    }
}
