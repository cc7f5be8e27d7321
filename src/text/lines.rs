//! Lines of a text: where they start, and the characters that break one without being a line feed.

/// Where each line of `text` starts, in bytes.
pub fn line_starts(text: &str) -> Vec<usize> {
    std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect()
}

/// The start of `text`, of at most `most` bytes; no word is cut unless it is a very long one.
pub fn first_bytes(text: &str, most: usize) -> &str {
    const LONG_WORD: usize = 64;
    if text.len() <= most {
        return text;
    }
    let start = text.get(..text.floor_char_boundary(most)).unwrap_or_default();
    let end = start.rfind(char::is_whitespace).filter(|end| start.len() - end <= LONG_WORD);
    end.and_then(|end| text.get(..end)).unwrap_or(start)
}

/// Whether `c` breaks a line for the program that wrote it, though no editor counts it as a line end: line and paragraph
/// separators, vertical tab, form feed and next line (the mandatory breaks of UAX 14 beside LF and CR).
pub fn is_soft_break(c: char) -> bool {
    matches!(c, '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}
