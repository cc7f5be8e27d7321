//! The wait by `poll`: the terminal and a pipe that other threads wake the loop with.

use super::Waited;
use super::parse::Parser;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use std::io::{self, PipeReader, PipeWriter, Read, Write};
use std::os::fd::{AsFd, BorrowedFd};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// The rest of a key that came in two pieces arrives within this, or it was the Esc key.
const REST_OF_A_KEY: Duration = Duration::from_millis(25);
/// So many bytes at once are a key; more may be the beginning of a paste, of which the rest is waited for.
const TYPED: usize = 8;
/// More than this at once is handed over in several goes, so that the screen shows that something happens.
const MOST_AT_ONCE: usize = 1 << 16;

/// The keyboard and the pipe.
pub struct Input {
    parser: Parser,
    buffer: Box<[u8; 4096]>,
    woken: PipeReader,
    pending: Arc<AtomicBool>,
}

/// Ends the wait of the loop; clones wake the same one.
#[derive(Debug, Clone)]
pub struct Waker {
    pipe: Arc<PipeWriter>,
    pending: Arc<AtomicBool>,
}

/// The loop's side and the side of the other threads.
pub fn waker() -> io::Result<(Input, Waker)> {
    let (woken, pipe) = io::pipe()?;
    let pending = Arc::new(AtomicBool::new(false));
    let input = Input { parser: Parser::default(), buffer: Box::new([0; 4096]), woken, pending: pending.clone() };
    Ok((input, Waker { pipe: Arc::new(pipe), pending }))
}

impl Waker {
    /// Wakes the loop, once for however many calls until it looks.
    pub fn wake(&self) {
        if !self.pending.swap(true, Ordering::AcqRel) {
            let _ = (&*self.pipe).write_all(&[1]);
        }
    }
}

impl Input {
    /// Waits for keys, for [`Waker::wake`], or until `timeout` is over.
    pub fn wait(&mut self, timeout: Option<Duration>) -> Waited {
        let mut waited = Waited::default();
        let (keys, woken) = ready(Some(self.woken.as_fd()), timeout);
        if woken {
            self.pending.store(false, Ordering::Release);
            let _ = self.woken.read(&mut [0; 8]);
        }
        if keys {
            waited.closed = !self.read();
            waited.events = self.parser.take();
        }
        waited
    }

    /// Reads all that has arrived; false when the terminal is gone.
    fn read(&mut self) -> bool {
        let mut taken = 0;
        loop {
            match rustix::io::read(io::stdin(), &mut self.buffer[..]) {
                Ok(0) => return false,
                Ok(count) => {
                    self.parser.feed(self.buffer.get(..count).unwrap_or(&[]));
                    taken += count;
                }
                Err(Errno::INTR | Errno::AGAIN) => {}
                Err(_) => return false,
            }
            let rest = if self.parser.is_waiting() { REST_OF_A_KEY } else { Duration::ZERO };
            let is_typed = taken <= TYPED && rest.is_zero();
            if is_typed || taken >= MOST_AT_ONCE || !ready(None, Some(rest)).0 {
                break;
            }
        }
        self.parser.settle();
        true
    }
}

/// Whether the terminal has something (its end too), and whether `pipe` has.
fn ready(pipe: Option<BorrowedFd<'_>>, timeout: Option<Duration>) -> (bool, bool) {
    let stdin = io::stdin();
    let mut fds =
        [PollFd::new(&stdin, PollFlags::IN), PollFd::from_borrowed_fd(pipe.unwrap_or(stdin.as_fd()), PollFlags::IN)];
    let count = if pipe.is_some() { 2 } else { 1 };
    let timeout = timeout.and_then(|time| Timespec::try_from(time).ok());
    let Some(watched) = fds.get_mut(..count) else { return (false, false) };
    if poll(watched, timeout.as_ref()).is_err() {
        // Interrupted by a signal, which its own thread takes care of.
        return (false, false);
    }
    let [keys, woken] = fds.each_ref().map(|fd| !fd.revents().is_empty());
    (keys, woken && pipe.is_some())
}
