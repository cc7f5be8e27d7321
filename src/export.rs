//! The prep sheet to bytes: `sheet` decides what is on it, one file per format writes it.
//!
//! Opens no file; add a format with one file and one `Format` variant.
