//! The commands as a user runs them: one file per command, the harness in [`support`].

mod check;
mod coach;
mod compare;
mod config;
mod editing;
mod export;
mod import;
mod linear;
mod mock;
mod mocks;
mod posting;
mod reading;
mod speech;
mod stats;
mod stories;
mod support;
mod today;
