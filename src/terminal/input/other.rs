//! The wait where there is no `poll`: short waits for a key, so that other threads are heard soon.

use super::Waited;
use ratatui::crossterm::event;
use std::io;
use std::time::Duration;

/// Other threads are heard after this at the latest.
const SHORT: Duration = Duration::from_millis(50);

/// The keyboard.
pub struct Input;

/// Does nothing: the loop looks by itself.
#[derive(Debug, Clone)]
pub struct Waker;

/// The loop's side and the side of the other threads.
pub fn waker() -> io::Result<(Input, Waker)> {
    Ok((Input, Waker))
}

impl Waker {
    pub fn wake(&self) {}
}

impl Input {
    /// Waits for keys for a short while, at most until `timeout` is over.
    pub fn wait(&mut self, timeout: Option<Duration>) -> Waited {
        let mut waited = Waited::default();
        let mut time = timeout.unwrap_or(SHORT).min(SHORT);
        loop {
            match event::poll(time).and_then(|ready| if ready { event::read().map(Some) } else { Ok(None) }) {
                Ok(Some(event)) => waited.events.push(event),
                Ok(None) => return waited,
                Err(_) => return Waited { closed: true, ..waited },
            }
            time = Duration::ZERO;
        }
    }
}
