//! A draft held against an answer: key points, parts, checks, and the one thing to fix.
//!
//! Pure: opens no file, reads no clock. A check is one file in `checks/` and one row in its table.
