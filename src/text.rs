//! What is done with plain text, whatever it is about: the one reader of Markdown, sentences, words, wrapping by
//! columns, characters made visible, and counts, clocks and dates as people say them.
//!
//! Knows no other room. Nobody else parses Markdown: [`blocks`] cuts a text into blocks, [`inline`] reads one;
//! [`rich`] adds what print needs.

pub mod blocks;
pub mod html;
pub mod inline;
pub mod lines;
pub mod months;
pub mod phrases;
pub mod rich;
pub mod sentences;
pub mod visible;
pub mod words;
pub mod wrap;
