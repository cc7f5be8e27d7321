//! Lines of a text: where they start, and the characters that break one without being a line feed.

/// Where each line of `text` starts, in bytes.
pub fn line_starts(text: &str) -> Vec<usize> {
    std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect()
}

/// Whether `c` breaks a line for the program that wrote it, though no editor counts it as a line end: line and paragraph
/// separators, vertical tab, form feed and next line (the mandatory breaks of UAX 14 beside LF and CR).
pub fn is_soft_break(c: char) -> bool {
    matches!(c, '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}
