//! One program that runs beside: without the terminal, in a group of its own, and stopped for good when it is told to.

use super::programs::Program;
use super::thread::beside;
use crate::text::visible::visible;
use std::io::{self, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// So much of what a program complains about is kept, in bytes; the rest is read and forgotten.
const MOST_COMPLAINT: usize = 4096;

/// A program that was asked to end is waited for so long before it is ended, and looked at so often meanwhile.
const PATIENCE_STEPS: u32 = 50;
const PATIENCE_STEP: Duration = Duration::from_millis(10);

/// Tells a run to stop; clones speak of the same one.
#[derive(Debug, Clone, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    pub fn stop(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether somebody else may still look at it: it runs.
    pub fn is_awaited(&self) -> bool {
        Arc::strong_count(&self.0) > 1
    }

    pub(super) fn is_stopped(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// A running program; ended when it is dropped.
#[derive(Debug)]
pub(super) struct Running {
    name: String,
    child: Child,
    complaint: Arc<Mutex<Vec<u8>>>,
    /// Hangs up when it has complained for the last time.
    complaining: Receiver<()>,
}

impl Running {
    /// Starts `program` with `arguments`, and gives what it prints; else why it cannot be started.
    pub(super) fn start(program: &Program, arguments: &[String]) -> Result<(Running, ChildStdout), String> {
        Running::start_with(program, arguments, None)
    }

    /// As [`Running::start`], with `input` on its standard input.
    pub(super) fn start_with(
        program: &Program,
        arguments: &[String],
        input: Option<String>,
    ) -> Result<(Running, ChildStdout), String> {
        let mut command = Command::new(&program.path);
        let stdin = if input.is_some() { Stdio::piped() } else { Stdio::null() };
        command.args(arguments).stdin(stdin).stdout(Stdio::piped()).stderr(Stdio::piped());
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let failed = |error: io::Error| match error.kind() {
            io::ErrorKind::NotFound => format!("`{}` was not found", visible(&program.name)),
            _ => format!("`{}` could not be started: {error}", visible(&program.name)),
        };
        let mut child = command.spawn().map_err(failed)?;
        let complaint = Arc::default();
        let (silence, complaining) = channel();
        if let Some(errors) = child.stderr.take() {
            keep_complaint(errors, Arc::clone(&complaint), silence);
        }
        if let Some((input, text)) = child.stdin.take().zip(input) {
            hand_over(input, text);
        }
        let output = child.stdout.take();
        let running = Running { name: program.name.clone(), child, complaint, complaining };
        let output = output.ok_or_else(|| format!("`{}` has no output", visible(&program.name)))?;
        Ok((running, output))
    }

    /// How it ended; nothing while it runs.
    fn ended(&mut self) -> Option<Result<(), String>> {
        let status = self.child.try_wait().ok()??;
        if status.success() {
            return Some(Ok(()));
        }
        Some(Err(self.with_complaint(&format!("ended with {status}"))))
    }

    /// Whether it has ended, although something that it started may still hold its output.
    pub(super) fn is_over(&mut self) -> bool {
        !matches!(self.child.try_wait(), Ok(None))
    }

    /// How it ended: its output is over, so its end is near, or it is not waited for.
    pub(super) fn wait(&mut self) -> Result<(), String> {
        self.ends_soon();
        self.ended().unwrap_or(Ok(()))
    }

    /// What became of the program, with the last line that it complained with.
    pub(super) fn with_complaint(&self, what: &str) -> String {
        // Whatever it started may complain on.
        let _ = self.complaining.recv_timeout(PATIENCE_STEP * PATIENCE_STEPS);
        let complaint = self.complaint.lock().unwrap_or_else(PoisonError::into_inner);
        let text = String::from_utf8_lossy(&complaint).into_owned();
        let last = text.lines().map(str::trim).rfind(|line| !line.is_empty()).map(visible);
        let name = visible(&self.name);
        match last {
            Some(line) => format!("`{name}` {what}: {line}"),
            None => format!("`{name}` {what}"),
        }
    }

    /// Asks it to end, so that it hands out what it still has, waits a moment, and ends it.
    pub(super) fn end(&mut self) {
        #[cfg(unix)]
        self.signal(rustix::process::Signal::INT);
        if !self.ends_soon() {
            self.kill();
        }
    }

    /// Waits a moment for its end; whether it came.
    fn ends_soon(&mut self) -> bool {
        for _ in 0..PATIENCE_STEPS {
            if self.is_over() {
                return true;
            }
            std::thread::sleep(PATIENCE_STEP);
        }
        false
    }

    /// Ends it at once, and what it started.
    pub(super) fn kill(&mut self) {
        #[cfg(unix)]
        self.signal(rustix::process::Signal::KILL);
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// Sends `signal` to it and to what it started, unless it is over and its number may be another's.
    #[cfg(unix)]
    fn signal(&mut self, signal: rustix::process::Signal) {
        if self.is_over() {
            return;
        }
        let group = i32::try_from(self.child.id()).ok().and_then(rustix::process::Pid::from_raw);
        if let Some(group) = group {
            let _ = rustix::process::kill_process_group(group, signal);
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if !self.is_over() {
            self.kill();
        }
    }
}

/// Writes `text` on a thread of its own: the program may never read it.
fn hand_over(mut input: ChildStdin, text: String) {
    let write = move || {
        let _ = input.write_all(text.as_bytes());
    };
    beside("brief", write);
}

/// Reads what a program complains about to its end, so that it never waits for a reader.
fn keep_complaint(mut errors: impl Read + Send + 'static, kept: Arc<Mutex<Vec<u8>>>, silence: Sender<()>) {
    let read = move || {
        let _silence = silence;
        let mut piece = [0; 1024];
        while let Ok(count @ 1..) = errors.read(&mut piece) {
            let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
            kept.extend(piece.get(..count).unwrap_or_default());
            let surplus = kept.len().saturating_sub(MOST_COMPLAINT);
            kept.drain(..surplus);
        }
    };
    beside("complaints", read);
}
