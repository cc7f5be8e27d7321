//! Somebody's interview notes (Markdown or plain text) to questions and answers, nothing lost.
//!
//! [`prepare`] makes lines out of a text, [`finder`] finds where questions may start, [`starts`] weighs the places,
//! [`choose`] decides which of them are questions, [`prompts`] cleans them, [`phrases`] knows what headings say, [`story`]
//! makes an answer file of what follows. [`plan`] decides what becomes of it in a home. Opens no file: [`source`] only
//! tells of bytes what they are.

pub mod asciidoc;
pub mod boxes;
pub mod cards;
pub mod characters;
pub mod chat;
pub mod choose;
pub mod fields;
pub mod finder;
pub mod html;
pub mod legends;
pub mod lines;
pub mod markups;
pub mod note;
pub mod org;
pub mod outlines;
pub mod phrases;
pub mod plan;
pub mod prepare;
pub mod prompts;
pub mod properties;
pub mod shared;
pub mod source;
pub mod split;
pub mod start;
pub mod starts;
pub mod story;
pub mod tables;
pub mod take;
pub mod yaml;

pub use note::{Imported, Note, Skipped};
pub use prompts::{numbered, slug};
pub use story::{NoteStory, read_note};
pub use take::parse_notes;

#[cfg(test)]
mod tests;
