//! Signals on a thread of their own: whoever ends the program finds the text saved and the terminal restored, also
//! while the loop is stuck.

use super::keeper::{Keeper, is_keeper};
use super::{Bell, Wake, display};
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether an editor has the terminal: an interrupt typed there is the editor's.
pub static EDITOR_RUNS: AtomicBool = AtomicBool::new(false);

/// Whether the program is stopping its job: the signal that it sends comes to itself as well.
static STOPPING: AtomicBool = AtomicBool::new(false);

/// Starts the thread.
#[cfg(unix)]
pub fn start(keeper: Keeper, bell: Bell) -> std::io::Result<()> {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
    let listened = [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH];
    let mut signals = signal_hook::iterator::Signals::new(listened)?;
    std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in signals.forever() {
            match signal {
                SIGCONT => {
                    bell.ring(Wake::Continued);
                }
                SIGWINCH => {
                    bell.ring(Wake::Resized);
                }
                // Sent to the whole job by the program itself, or by an editor, with which the program stops.
                SIGTSTP if STOPPING.swap(false, Ordering::SeqCst) => {}
                SIGTSTP if EDITOR_RUNS.load(Ordering::SeqCst) => stop_alone(),
                SIGTSTP => {
                    bell.ring(Wake::Stop);
                }
                SIGINT | SIGQUIT if EDITOR_RUNS.load(Ordering::SeqCst) => {}
                signal => {
                    keeper.save_now();
                    display::restore();
                    // Ends the program with the signal's own status.
                    let _ = signal_hook::low_level::emulate_default_handler(signal);
                }
            }
        }
    })?;
    Ok(())
}

#[cfg(not(unix))]
pub fn start(_keeper: Keeper, _bell: Bell) -> std::io::Result<()> {
    Ok(())
}

/// Stops the program, and whatever runs in one job with it, until the shell continues it. Without a shell that could,
/// nothing happens, as the system has it too.
#[cfg(unix)]
pub fn stop() {
    if !has_shell_above() {
        return;
    }
    STOPPING.store(true, Ordering::SeqCst);
    let _ = rustix::process::kill_current_process_group(rustix::process::Signal::TSTP);
    stop_alone();
}

/// Whether somebody in this terminal's session can continue the program: its parent, unless that is outside the session,
/// or the leader of the session and in one job with it.
#[cfg(unix)]
fn has_shell_above() -> bool {
    use rustix::process::{getpgid, getppid, getsid};
    let (Some(parent), Ok(session), Ok(group)) = (getppid(), getsid(None), getpgid(None)) else { return false };
    let is_inside = getsid(Some(parent)).is_ok_and(|other| other == session);
    let is_in_one_job = getpgid(Some(parent)).is_ok_and(|other| other == group);
    is_inside && !(is_in_one_job && parent == session)
}

/// Stops the program alone, until somebody continues it.
#[cfg(unix)]
pub fn stop_alone() {
    let _ = rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::STOP);
}

#[cfg(not(unix))]
pub fn stop() {}

#[cfg(not(unix))]
pub fn stop_alone() {}

/// Before a panic is told: saves what was written and restores the terminal. That of the saving thread does not end the
/// program; the keeper tells it.
pub fn save_on_panic(keeper: Keeper) {
    let tell = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if is_keeper() {
            return;
        }
        keeper.save_now();
        display::restore();
        tell(panic);
    }));
}
