//! Characters that act instead of being shown. What is put in their place is the business of whoever shows the text.

/// Whether `c` acts on a terminal or on the order of the text: control characters (line feeds and tabs too), line and
/// paragraph separators, and Unicode's bidirectional marks, embeddings, overrides and isolates (UAX 9, section 2).
pub fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
