//! What a group of questions is about, and how vacancies ask for it.

/// A competency of question files, by the phrases that ask for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Competency {
    /// The name that questions give as their `competency`.
    pub name: String,
    /// Phrases of vacancies that ask for it; their words stand in this order, in any form.
    pub signals: Vec<String>,
    /// The line on which the entry starts, from 1.
    pub line: usize,
}
