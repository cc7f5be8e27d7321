//! The comparison of one finished draft with its reference.

use super::keymap::Hint;
use super::{Context, Event, Outcome};
use crate::domain::{Draft, Moment};
use ratatui::crossterm::event::KeyEvent;

/// One finished draft. While it was just made, its file is still held, so `Command::Keep` changes it.
#[derive(Debug)]
pub struct Comparison {
    pub draft: Draft,
    /// Counts the changes made here, for `Command::Keep`.
    pub change: u64,
}

impl Comparison {
    /// The comparison of `draft`, whose file is held and saved up to `change`.
    pub fn new(draft: Draft, change: u64, _context: &Context, _now: Moment) -> Comparison {
        Comparison { draft, change }
    }

    pub fn hints(&self, _context: &Context) -> Vec<Hint> {
        Vec::new()
    }

    pub fn on_key(&mut self, _key: KeyEvent, _context: &Context, _now: Moment) -> Outcome {
        Outcome::Ignored
    }

    pub fn on_event(&mut self, _event: Event, _context: &Context, _now: Moment) -> Outcome {
        Outcome::Ignored
    }
}
