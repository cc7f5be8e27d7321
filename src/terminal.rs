//! Owns the screen and the clock: runs the loop, carries out the app's commands, restores what it changed.
//!
//! The loop sleeps in one place, [`input`], until something happens or the clock on screen shows another second. Nothing
//! slow is done on it: [`keeper`] saves and [`reader`] reads the home, each on a thread of its own.

pub mod aim;
pub mod child;
pub mod clock;
pub mod coach;
mod coaching;
mod display;
mod edits;
mod history;
pub mod input;
mod keeper;
pub mod mocks;
mod output;
mod postings;
pub mod prep;
pub mod programs;
mod reader;
mod saving;
mod session;
mod sheet;
mod signals;
pub mod sound;
mod sounds;
pub mod stories;
mod thread;

pub use session::Start;

use crate::app::Event;
use input::Waker;
use std::io::IsTerminal;
use std::sync::mpsc::Sender;
use thread::beside;

/// Whether there is a terminal on both sides, and one that shows a screen. Editors and log viewers that show a program's
/// output call themselves `dumb`; a terminal without a name may be anything.
pub fn can_show_a_screen() -> bool {
    !is_dumb() && std::io::stdin().is_terminal() && std::io::stdout().is_terminal()
}

fn is_dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|term| term == "dumb")
}

/// Runs a session until the user ends it.
pub fn run(start: Start) -> anyhow::Result<()> {
    if is_dumb() {
        anyhow::bail!(
            "this terminal cannot show a screen (TERM=dumb); `greenroom practice` and `greenroom mock` work in plain lines here, and \
             `greenroom --help` names the commands"
        );
    }
    session::run(start)
}

/// What other threads say to the loop.
#[derive(Debug)]
enum Wake {
    /// The terminal has another size.
    Resized,
    /// The program was stopped and goes on: the terminal may be in any state.
    Continued,
    /// A draft was given free, deleted or put aside: the home is to be read again.
    Changed,
    /// The home is large: the first frame is not to wait for it.
    Large,
    /// Nobody saves any more but the loop itself.
    KeeperFailed,
    /// The program is asked to stop until it is continued.
    Stop,
    /// Something for the app.
    App(Box<Event>),
}

/// How other threads reach the loop.
#[derive(Debug, Clone)]
struct Bell {
    sender: Sender<Wake>,
    waker: Waker,
}

impl Bell {
    /// Says it and wakes the loop; false when the loop is over.
    fn ring(&self, wake: Wake) -> bool {
        let heard = self.sender.send(wake).is_ok();
        self.waker.wake();
        heard
    }

    fn tell(&self, event: Event) -> bool {
        self.ring(Wake::App(Box::new(event)))
    }

    /// Finds out what to say on a thread called `name`, so that no key waits for it; without a thread nothing is said.
    fn find_out(self, name: &str, find: impl FnOnce() -> Option<Event> + Send + 'static) {
        beside(name, move || {
            if let Some(event) = find() {
                self.tell(event);
            }
        });
    }

    /// Says it without waking the loop, which hears it when it wakes up next.
    fn tell_later(&self, event: Event) {
        let _ = self.sender.send(Wake::App(Box::new(event)));
    }
}
