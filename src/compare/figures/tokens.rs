//! Cuts a text into numbers, words and signs for reading its figures.
//!
//! Knows how digits are grouped in the usual spellings, and nothing of units.

use crate::compare::words::SOFT_HYPHEN;
use std::ops::Range;

/// A piece of the text: a number in digits, a run of letters, or a sign.
pub struct Token<'a> {
    pub text: &'a str,
    pub lower: String,
    pub range: Range<usize>,
    pub kind: TokenKind,
    /// No space before it.
    pub touches: bool,
}

/// What a token is.
#[derive(Clone, Copy, PartialEq)]
pub enum TokenKind {
    /// `None` for what only looks like a number: a version, a name such as Q3.
    Digits(Option<f64>),
    Word,
    Sign,
}

/// The pieces of a text in order, space left out.
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let start = text.len() - rest.len();
        let touches = tokens.last().is_some_and(|last| last.range.end == start);
        let after_name = touches && tokens.last().is_some_and(|last| last.kind == TokenKind::Word || last.text == "_");
        let (length, kind) = if first.is_ascii_digit() {
            let length = digits_length(rest);
            let value = rest.get(..length).and_then(literal).filter(|_| !after_name);
            (length, Some(TokenKind::Digits(value)))
        } else if first.is_alphabetic() {
            (rest.find(|c: char| !c.is_alphabetic() && c != SOFT_HYPHEN).unwrap_or(rest.len()), Some(TokenKind::Word))
        } else {
            (first.len_utf8(), (!first.is_whitespace()).then_some(TokenKind::Sign))
        };
        let (piece, tail) = rest.split_at_checked(length).unwrap_or((rest, ""));
        if let Some(kind) = kind {
            tokens.push(Token { text: piece, lower: lower(piece), range: start..start + length, kind, touches });
        }
        rest = tail;
    }
    tokens
}

fn lower(piece: &str) -> String {
    if piece.is_ascii() { piece.to_ascii_lowercase() } else { piece.replace(SOFT_HYPHEN, "").to_lowercase() }
}

fn digits_length(text: &str) -> usize {
    let mut end = 0;
    for (at, c) in text.char_indices() {
        let rest = text.get(at + c.len_utf8()..).unwrap_or_default();
        let joins = match c {
            ' ' => is_group_of_three(rest),
            _ => is_separator(c) && rest.starts_with(|next: char| next.is_ascii_digit()),
        };
        if !c.is_ascii_digit() && !joins {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

/// Whether exactly three digits follow: after a space they are thousands ("5 000").
fn is_group_of_three(rest: &str) -> bool {
    rest.chars().take_while(char::is_ascii_digit).count() == 3
}

fn is_separator(c: char) -> bool {
    matches!(c, ',' | '.' | ' ' | '\'' | '’' | '\u{a0}' | '\u{202f}')
}

/// The value of digits with separators of thousands and decimals in the usual spellings; `None` for versions and dates.
fn literal(digits: &str) -> Option<f64> {
    let groups: Vec<&str> = digits.split(is_separator).collect();
    let separators: Vec<char> = digits.chars().filter(|c| is_separator(*c)).collect();
    let thousands = groups.iter().skip(1).all(|group| group.len() == 3) && groups.first()?.len() <= 3;
    let last = groups.last()?;
    let joined: String = groups.concat();
    if joined.len() > 15 {
        return None;
    }
    let decimal = || format!("{}.{last}", groups.get(..groups.len() - 1).unwrap_or_default().concat()).parse().ok();
    match separators.as_slice() {
        [] => joined.parse().ok(),
        ['.'] if thousands && *last == "000" => joined.parse().ok(),
        ['.'] => decimal(),
        [','] if !thousands => decimal(),
        [first @ .., end] if !first.is_empty() && !first.contains(end) => decimal(),
        _ if thousands => joined.parse().ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(digits: &str, expected: Option<f64>) {
        let kinds: Vec<TokenKind> = tokens(digits).into_iter().map(|token| token.kind).collect();
        assert!(kinds == [TokenKind::Digits(expected)], "{digits}");
    }

    #[test]
    fn thousands_and_decimals_are_read_in_the_usual_spellings() {
        check("3000", Some(3_000.0));
        check("3,000", Some(3_000.0));
        check("3.000", Some(3_000.0));
        check("3 000", Some(3_000.0));
        check("1'200'000", Some(1_200_000.0));
        check("1,234.5", Some(1_234.5));
        check("1.234,5", Some(1_234.5));
        check("99.95", Some(99.95));
        check("3,5", Some(3.5));
    }

    #[test]
    fn versions_dates_and_endless_digits_have_no_value() {
        check("3.11.2", None);
        check("05.11.2024", None);
        check("1234567890123456", None);
    }

    #[test]
    fn digits_after_letters_belong_to_a_name() {
        let last = tokens("in Q3").pop().map(|token| token.kind);
        assert!(last == Some(TokenKind::Digits(None)));
    }
}
