//! Phrases in a text: their words stand in it in their order, in any form, with few others between them.

use super::words::words;

/// The stems of a text's words.
pub fn stems(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| word.stem).collect()
}

/// Whether each word of `rest` follows in `text`, with at most `between` others before it.
pub fn follow(rest: &[String], mut text: &[String], between: usize) -> bool {
    for word in rest {
        let Some(at) = text.iter().take(between + 1).position(|other| other == word) else { return false };
        text = text.get(at + 1..).unwrap_or_default();
    }
    true
}
