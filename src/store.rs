//! The only module that opens files: the home, its questions, answers, drafts and settings.
//!
//! Homes are shared and synced, so they are not trusted; the user's files are never rewritten unasked.

pub mod home;

pub use home::Home;
