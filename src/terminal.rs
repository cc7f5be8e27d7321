//! Owns the screen and the clock: runs the loop, carries out the app's commands, restores what it changed.
//!
//! The loop sleeps on one channel until something happens or the clock on screen shows another second. Nothing slow is
//! done on it: [`keeper`] saves, [`reader`] reads the home, [`input`] waits for keys, each on a thread of its own.

pub mod clock;
mod display;
mod edits;
mod input;
mod keeper;
pub mod prep;
mod reader;
mod session;
mod signals;
mod stories;

pub use session::{Start, run};

use crate::app::Event;
use ratatui::crossterm::event::Event as InputEvent;

/// What ends the sleep of the loop.
#[derive(Debug)]
enum Wake {
    /// Keys and pastes, as many as had arrived.
    Input(Vec<InputEvent>),
    /// The terminal is gone.
    Closed,
    /// The program was stopped and goes on: the terminal may be in any state.
    Continued,
    /// Something for the app.
    App(Box<Event>),
}

impl Wake {
    fn app(event: Event) -> Wake {
        Wake::App(Box::new(event))
    }
}
