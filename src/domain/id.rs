//! Stable names of questions and answers: `[a-z0-9][a-z0-9-]{0,63}`, so they are safe as file names everywhere.

use serde::Serialize;
use std::fmt;

/// The longest id, in characters.
pub const MAX_ID: usize = 64;

/// What is wrong with a text that should have been an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("an id is 1 to {MAX_ID} of the characters a-z, 0-9 and -, and starts with a letter or a digit")]
pub struct BadId;

/// Whether `text` is an id.
pub fn is_id(text: &str) -> bool {
    let lower_or_digit = |b: &u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    text.len() <= MAX_ID
        && text.as_bytes().first().is_some_and(lower_or_digit)
        && text.bytes().all(|b| lower_or_digit(&b) || b == b'-')
}

macro_rules! id_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        pub struct $name(String);

        impl $name {
            /// The id in `text`, or [`BadId`] if the text is not one.
            pub fn parse(text: &str) -> Result<Self, BadId> {
                if is_id(text) { Ok(Self(text.to_owned())) } else { Err(BadId) }
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl std::str::FromStr for $name {
            type Err = BadId;
            fn from_str(text: &str) -> Result<Self, BadId> {
                Self::parse(text)
            }
        }
    };
}

id_type! {
    /// The id of a question.
    QuestionId
}
id_type! {
    /// The id of an answer: its file's name without `.md`.
    AnswerId
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: bool) {
        assert_eq!(is_id(text), expected, "{text:?}");
    }

    #[test]
    fn ids_are_short_lower_case_words_joined_by_hyphens() {
        check("disagreement", true);
        check("5-years", true);
        check(&"a".repeat(64), true);
    }

    #[test]
    fn an_id_fills_a_column_as_text_does() {
        let id = AnswerId::parse("late").expect("an id");
        assert_eq!(format!("{id:<6}|{id:>6}|{id}"), "late  |  late|late");
    }

    #[test]
    fn anything_that_could_be_a_path_or_surprise_is_refused() {
        for text in ["", "-a", "../x", "a/b", "A", "a b", "a.md", "ä", "a\u{1b}", &"a".repeat(65)] {
            check(text, false);
        }
    }
}
