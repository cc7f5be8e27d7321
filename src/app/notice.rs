//! A line shown to the user above the footer.

use crate::domain::Rating;

/// What a notice is about; a new one replaces the old one of its topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// Whether the text being written is safe.
    Saving,
    /// A draft in work that was changed by somebody else; told until the text is written and it can be read in peace.
    Kept,
    /// Whatever was just done.
    Action,
}

/// How a notice is marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Something went as it should.
    Plain,
    /// Something needs the user.
    Warning,
}

/// One notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    pub topic: Topic,
    pub tone: Tone,
    /// What, where, what to do; one or two lines long.
    pub text: String,
    /// Whether it stays until it is cleared; else the next key takes it away.
    pub stays: bool,
}

impl Notice {
    /// A notice that goes with the next key.
    pub fn plain(text: impl Into<String>) -> Notice {
        Notice { topic: Topic::Action, tone: Tone::Plain, text: text.into(), stays: false }
    }

    /// What something was rated, where the row that says so may be below the screen.
    pub fn rated(rating: Rating) -> Notice {
        Notice::plain(format!("Rated {}.", rating.words()))
    }

    /// A warning that goes with the next key.
    pub fn warning(text: impl Into<String>) -> Notice {
        Notice { tone: Tone::Warning, ..Notice::plain(text) }
    }

    /// A warning that stays until `topic` is cleared or told anew.
    pub fn lasting(topic: Topic, text: impl Into<String>) -> Notice {
        Notice { topic, tone: Tone::Warning, text: text.into(), stays: true }
    }
}
