//! Greenroom: practise behavioural interviews in the terminal.
//!
//! The library holds everything; the binary only calls [`cli`]. Read the modules top to bottom: nothing knows a layer
//! below it (see ARCHITECTURE.md, held by `tests/architecture.rs`).

pub mod app;
pub mod cli;
pub mod compare;
pub mod domain;
pub mod export;
pub mod format;
pub mod import;
pub mod review;
pub mod speech;
pub mod store;
pub mod terminal;
pub mod text;
pub mod ui;
