//! A draft held against an answer: key points, parts, checks, and the one thing to fix.
//!
//! Pure: opens no file, reads no clock. A check is one file in `checks/` and one row in its table.

mod alignment;
pub mod attempts;
pub mod comparison;
pub mod figures;
pub mod nearest;
pub mod points;
pub mod stories;
pub mod vectors;
mod windows;
pub mod words;

pub use comparison::{
    Band, Comparison, Delivery, FigureMismatch, Finding, Fix, LookFor, PartRow, Point, Status, Verdict,
};

/// What must go with the embedded table of word-piece vectors: where it comes from, and WordNet's licence.
pub const TABLE_NOTICE: &str = include_str!("compare/table/NOTICE.txt");
