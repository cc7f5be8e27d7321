//! The terminal as it was found and as the program wants it: set up, drawn on, and restored whatever happens.
//!
//! The state is the process's own, so it is kept in statics: a panic or a signal on any thread can restore it.

use crate::app::{App, Seen};
use crate::domain::Moment;
use crate::ui::{self, Frame, Theme};
use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::Buffer;
use ratatui::crossterm::cursor::Show;
use ratatui::crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use ratatui::crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode, size as terminal_size,
};
#[cfg(unix)]
use ratatui::crossterm::{
    event::{DisableFocusChange, DisableMouseCapture},
    style::Print,
};
use ratatui::crossterm::{execute, queue};
use ratatui::layout::Size;
use std::io::{self, Write};
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
    /// What is on the screen.
    shown: Frame,
    /// What comes next; kept so that its memory is.
    next: Frame,
    /// Of the terminal. It is asked for when it changes, not at every frame: asking opens the terminal anew.
    size: Size,
    theme: Theme,
    /// Memory for the cells of rows that change.
    rows: Vec<(Buffer, Buffer)>,
    /// What has to be written, which leaves in one piece.
    bytes: Vec<u8>,
}

impl Display {
    /// Takes the terminal over.
    pub fn enter(theme: Theme) -> io::Result<Display> {
        set_up()?;
        let size = measured();
        let (rows, bytes) = (Vec::new(), Vec::new());
        Ok(Display { shown: Frame::new(size), next: Frame::new(size), size, theme, rows, bytes })
    }

    /// Takes in that the terminal may have another size; then the next frame is drawn whole.
    pub fn fit(&mut self) -> io::Result<()> {
        let size = measured();
        if size != self.size {
            self.start_anew(size);
            queue!(self.bytes, Clear(ClearType::All))?;
        }
        Ok(())
    }

    /// Draws one frame as one synchronized update, or nothing when it is the one that is shown.
    pub fn draw(&mut self, app: &App, now: Moment) -> io::Result<Seen> {
        let _writing = hold();
        self.next.clear();
        let seen = ui::draw(&mut self.next, app, self.theme, now);
        let rows = self.next.changed_rows(&self.shown, &mut self.rows);
        if rows.is_empty() && self.next.cursor() == self.shown.cursor() && self.bytes.is_empty() {
            return Ok(seen);
        }
        queue!(self.bytes, BeginSynchronizedUpdate)?;
        let mut backend = CrosstermBackend::new(&mut self.bytes);
        backend.draw(rows.iter().flat_map(|(old, new)| old.diff_iter(new)))?;
        match self.next.cursor() {
            Some(position) => {
                if self.shown.cursor().is_none() {
                    backend.show_cursor()?;
                }
                backend.set_cursor_position(position)?;
            }
            None => backend.hide_cursor()?,
        }
        queue!(self.bytes, EndSynchronizedUpdate)?;
        std::mem::swap(&mut self.shown, &mut self.next);
        self.write()?;
        Ok(seen)
    }

    fn write(&mut self) -> io::Result<()> {
        let mut out = io::stdout().lock();
        let written = out.write_all(&self.bytes).and_then(|()| out.flush());
        self.bytes.clear();
        written
    }

    /// From a screen that is empty, or is going to be.
    fn start_anew(&mut self, size: Size) {
        (self.size, self.shown, self.next) = (size, Frame::new(size), Frame::new(size));
    }

    /// Gives the terminal back, for an editor or a stop.
    pub fn leave(&mut self) {
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
        self.start_anew(measured());
        Ok(())
    }
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
    let _writing = hold();
    enable_raw_mode()?;
    ENTERED.store(true, Ordering::SeqCst);
    execute!(io::stdout(), EnterAlternateScreen, Clear(ClearType::All), EnableBracketedPaste)
}

/// Puts the terminal back as it was found; does nothing when it is.
pub fn restore() {
    let _writing = hold_for_a_while();
    if ENTERED.swap(false, Ordering::SeqCst) {
        // Raw mode first: it works even when the terminal takes no more output.
        let _ = disable_raw_mode();
        let _ = execute!(io::stdout(), EndSynchronizedUpdate, DisableBracketedPaste, LeaveAlternateScreen, Show);
    }
}

fn hold() -> MutexGuard<'static, ()> {
    WRITING.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}

/// The guard, or none when the writer hangs (or is the one that panicked).
fn hold_for_a_while() -> Option<MutexGuard<'static, ()>> {
    for _ in 0..20 {
        match WRITING.try_lock() {
            Ok(guard) => return Some(guard),
            Err(TryLockError::Poisoned(poisoned)) => return Some(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) => std::thread::sleep(Duration::from_millis(5)),
        }
    }
    None
}
