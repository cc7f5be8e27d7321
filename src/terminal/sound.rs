//! The programs of the person's that record, play and transcribe: found, started, read with care, and stopped.
//!
//! Nothing in a home names a program: a command in the environment does, or a known name on PATH. What they print never
//! reaches the screen as it is. To know another program: a row in [`programs`].

mod child;
pub mod microphone;
pub mod player;
pub mod programs;
pub mod recorder;
pub mod transcriber;

pub use programs::{Program, Tool};
pub use recorder::Recorder;
