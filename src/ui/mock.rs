//! Draws mock interviews.

pub mod page;
