//! Reads the keyboard on a thread of its own, only when asked: while an editor has the terminal, nobody else reads it.

use super::Wake;
use ratatui::crossterm::event;
use std::sync::mpsc::{Sender, channel};
use std::time::Duration;

/// More than this at once is handed over in several goes, so that the screen shows that something happens.
const MOST_AT_ONCE: usize = 4096;

/// The keyboard.
pub struct Input {
    ask: Sender<()>,
    asked: bool,
}

impl Input {
    /// Starts the thread; it waits to be asked.
    pub fn start(wake: Sender<Wake>) -> std::io::Result<Input> {
        let (ask, asked) = channel::<()>();
        std::thread::Builder::new().name("input".to_owned()).spawn(move || {
            for () in asked {
                let read = read_all();
                let closed = read.is_err();
                let _ = wake.send(read.map_or(Wake::Closed, Wake::Input));
                if closed {
                    return;
                }
            }
        })?;
        Ok(Input { ask, asked: false })
    }

    /// Asks for the next keys, unless that is still to be answered.
    pub fn ask(&mut self) {
        if !self.asked {
            self.asked = self.ask.send(()).is_ok();
        }
    }

    /// The answer came.
    pub fn answered(&mut self) {
        self.asked = false;
    }
}

/// Waits for one event and takes all that arrived with it, so that a paste without brackets is one frame.
fn read_all() -> std::io::Result<Vec<event::Event>> {
    let mut events = vec![event::read()?];
    while events.len() < MOST_AT_ONCE && event::poll(Duration::ZERO)? {
        events.push(event::read()?);
    }
    Ok(events)
}
