//! Text to domain and back: question, answer, draft and config files, and imported notes.
//!
//! Parsers return a value and every problem found, with the lines that an editor shows. Opens no file.

pub mod visible;
