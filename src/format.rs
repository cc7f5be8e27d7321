//! Text to domain and back: question, answer, draft and config files, and imported notes.
//!
//! Parsers return a value and every problem found, with the lines that an editor shows. Opens no file.
//! A kind of file has one module; what they share: [`front_matter`], [`fields`] (TOML with spans), [`faults`] and
//! [`visible`].

pub mod aliases;
pub mod answers;
pub mod blocks;
pub mod config;
pub mod drafts;
pub mod edit;
pub mod faults;
pub mod fields;
pub mod front_matter;
pub mod inline;
pub mod key_points;
pub mod labels;
pub mod notes;
pub mod parts;
pub mod questions;
pub mod story_check;
pub mod templates;
pub mod visible;
