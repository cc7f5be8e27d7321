//! Owns the screen and the clock: runs the loop, carries out the app's commands, restores what it changed.

pub mod clock;
pub mod prep;
