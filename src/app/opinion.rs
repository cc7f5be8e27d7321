//! What is heard of a coach while it is asked for an opinion.

/// News of a coach. The numbers tell one run of the program from the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CoachNews {
    /// Nothing was sent yet in this run: may the brief go to this command?
    Asks(String),
    /// The brief was sent.
    Begun(u64),
    /// More was said, without control characters.
    Said(u64, String),
    /// It ended with all that was said, or why there is nothing.
    Ended(u64, Result<String, String>),
    /// Why nothing can be sent.
    Refused(String),
}
