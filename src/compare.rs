//! A draft held against an answer: key points, parts, checks, and the one thing to fix.
//!
//! Pure: opens no file, reads no clock. A check is one file in `checks/` and one row in its table.

pub mod attempts;
pub mod comparison;

pub use comparison::{
    Band, Comparison, Delivery, FigureMismatch, Finding, Fix, LookFor, PartRow, Point, Status, Verdict,
};
