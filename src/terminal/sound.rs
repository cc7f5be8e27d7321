//! The programs of the person's that record, play and transcribe: started, read with care, and stopped.

pub mod microphone;
pub mod player;
pub mod recorder;
pub mod transcriber;

pub use super::programs::{Program, Tool};
pub use recorder::Recorder;
