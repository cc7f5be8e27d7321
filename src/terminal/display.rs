//! The terminal as it was found and as the program wants it: set up, drawn on, and restored whatever happens.
//!
//! The state is the process's own, so it is kept in statics: a panic or a signal on any thread can restore it.

use super::output::Output;
use crate::app::{App, Seen};
use crate::domain::Moment;
use crate::ui::{self, Theme};
use ratatui::crossterm::cursor::Show;
use ratatui::crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use ratatui::crossterm::execute;
use ratatui::crossterm::terminal::{
    Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode,
    enable_raw_mode, size as terminal_size,
};
#[cfg(unix)]
use ratatui::crossterm::{
    event::{DisableFocusChange, DisableMouseCapture},
    style::Print,
};
use ratatui::layout::{Position, Rect, Size};
use ratatui::{Terminal, TerminalOptions, Viewport};
use std::io::{self, Stdout};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, TryLockError};
use std::time::Duration;

/// Cursor keys, number pad and modified keys as a terminal sends them when nobody asked for more.
#[cfg(unix)]
const PLAIN_KEYS: &str = "\u{1b}[?1l\u{1b}>\u{1b}[>4m";

/// Whether the terminal is set up for the program now.
static ENTERED: AtomicBool = AtomicBool::new(false);
/// Held while a frame is written, so that restoring never lands inside one.
static WRITING: Mutex<()> = Mutex::new(());

/// The terminal, drawn on frame by frame.
pub struct Display {
    terminal: Terminal<Output<Stdout>>,
    /// It is asked for when it changes, not at every frame: asking opens the terminal anew.
    size: Size,
    theme: Theme,
}

impl Display {
    /// Takes the terminal over.
    pub fn enter(theme: Theme) -> io::Result<Display> {
        set_up()?;
        let size = measured();
        Ok(Display { terminal: blank(size)?, size, theme })
    }

    /// Takes in that the terminal may have another size; then the next frame is drawn whole.
    pub fn fit(&mut self) -> io::Result<()> {
        let size = measured();
        if size != self.size {
            self.size = size;
            self.terminal.resize(Rect::from((Position::ORIGIN, size)))?;
        }
        Ok(())
    }

    /// Draws one frame, and says what it showed.
    pub fn draw(&mut self, app: &App, now: Moment) -> io::Result<Seen> {
        let _writing = lock();
        let mut seen = Seen::default();
        self.terminal.draw(|frame| seen = ui::draw(frame, app, self.theme, now))?;
        Ok(seen)
    }

    /// Gives the terminal back, for an editor or a stop.
    pub fn give_back(&mut self) {
        restore();
    }

    /// Gives the terminal to an editor.
    pub fn lend(&mut self) -> Lent {
        restore();
        Lent::now()
    }

    /// Takes the terminal back from an editor. One that was killed left it as it pleased, so it is first put back to what
    /// it was when it was lent.
    pub fn take_back(&mut self, lent: Lent) -> io::Result<()> {
        lent.restore();
        self.enter_again()
    }

    /// Takes the terminal over again; the next frame is drawn whole.
    pub fn enter_again(&mut self) -> io::Result<()> {
        restore();
        set_up()?;
        self.size = measured();
        self.terminal = blank(self.size)?;
        Ok(())
    }
}

/// A terminal of this `size` on which nothing is drawn yet.
fn blank(size: Size) -> io::Result<Terminal<Output<Stdout>>> {
    let viewport = Viewport::Fixed(Rect::from((Position::ORIGIN, size)));
    Terminal::with_options(Output::new(io::stdout()), TerminalOptions { viewport })
}

/// How the terminal was set when it was lent.
pub struct Lent {
    #[cfg(unix)]
    settings: Option<rustix::termios::Termios>,
}

impl Lent {
    #[cfg(unix)]
    fn now() -> Lent {
        Lent { settings: rustix::termios::tcgetattr(io::stdin()).ok() }
    }

    #[cfg(unix)]
    fn restore(self) {
        use rustix::termios::{OptionalActions, tcsetattr};
        if let Some(settings) = self.settings {
            let _ = tcsetattr(io::stdin(), OptionalActions::Now, &settings);
        }
        let _ = execute!(io::stdout(), DisableMouseCapture, DisableFocusChange, Print(PLAIN_KEYS));
    }

    #[cfg(not(unix))]
    fn now() -> Lent {
        Lent {}
    }

    #[cfg(not(unix))]
    fn restore(self) {}
}

impl Drop for Display {
    fn drop(&mut self) {
        restore();
    }
}

fn measured() -> Size {
    terminal_size().map_or(Size::new(80, 24), Size::from)
}

fn set_up() -> io::Result<()> {
    let _writing = lock();
    enable_raw_mode()?;
    ENTERED.store(true, Ordering::SeqCst);
    execute!(io::stdout(), EnterAlternateScreen, Clear(ClearType::All), EnableBracketedPaste)
}

/// Puts the terminal back as it was found; does nothing when it is.
pub fn restore() {
    let _writing = lock_for_a_while();
    if ENTERED.swap(false, Ordering::SeqCst) {
        // Raw mode first: it works even when the terminal takes no more output.
        let _ = disable_raw_mode();
        let _ = execute!(io::stdout(), EndSynchronizedUpdate, DisableBracketedPaste, LeaveAlternateScreen, Show);
    }
}

fn lock() -> MutexGuard<'static, ()> {
    WRITING.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}

/// The guard, or none when the writer hangs (or is the one that panicked).
fn lock_for_a_while() -> Option<MutexGuard<'static, ()>> {
    for _ in 0..20 {
        match WRITING.try_lock() {
            Ok(guard) => return Some(guard),
            Err(TryLockError::Poisoned(poisoned)) => return Some(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(5)),
        }
    }
    None
}
