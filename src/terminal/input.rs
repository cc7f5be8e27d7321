//! Waits for the keyboard, for what other threads send, and for the time to draw: all in one sleep, on one thread.
//!
//! The terminal is read here and nowhere else, and only while the loop waits: an editor has it alone. Bytes become keys
//! in [`parse`]. (The reader of crossterm is not used: it leaves what follows its first kilobyte unread until the next
//! key, keeps a core busy after the terminal is gone, and takes the first byte of a key that comes in two pieces for the
//! Esc key. It can be used once <https://github.com/crossterm-rs/crossterm/issues/993> is closed and the others are gone.)

pub mod parse;
#[cfg_attr(not(unix), path = "input/other.rs")]
mod unix;

pub use unix::{Input, Waker, waker};

use ratatui::crossterm::event::Event;

/// What ended a wait.
#[derive(Debug, Default)]
pub struct Waited {
    /// Keys and pastes, as many as had arrived.
    pub events: Vec<Event>,
    /// The terminal is gone.
    pub closed: bool,
}
