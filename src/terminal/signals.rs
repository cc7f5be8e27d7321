//! Signals on a thread of their own: whoever ends the program finds the text saved and the terminal restored, also
//! while the loop is stuck.

use super::keeper::Keeper;
use super::{Bell, Wake, display};
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether an editor has the terminal: an interrupt typed there is the editor's.
pub static EDITOR_RUNS: AtomicBool = AtomicBool::new(false);

/// Starts the thread.
#[cfg(unix)]
pub fn start(keeper: Keeper, bell: Bell) -> std::io::Result<()> {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGWINCH};
    let mut signals = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGCONT, SIGWINCH])?;
    std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in signals.forever() {
            match signal {
                SIGCONT => {
                    bell.ring(Wake::Continued);
                }
                SIGWINCH => {
                    bell.ring(Wake::Resized);
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

/// Stops the program, and whatever runs in one job with it, until the shell continues it.
#[cfg(unix)]
pub fn stop() {
    let _ = rustix::process::kill_current_process_group(rustix::process::Signal::TSTP);
}

#[cfg(not(unix))]
pub fn stop() {}

/// Before a panic is told: saves what was written and restores the terminal.
pub fn save_on_panic(keeper: Keeper) {
    let tell = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        keeper.save_now();
        display::restore();
        tell(panic);
    }));
}
