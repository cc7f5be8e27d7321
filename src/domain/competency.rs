//! What a group of questions is about, how vacancies ask for it, and how people tell of it.

/// A competency of question files, by the phrases that ask for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Competency {
    /// The name that questions give as their `competency`.
    pub name: String,
    /// Phrases of vacancies that ask for it; their words stand in this order, in any form.
    pub signals: Vec<String>,
    /// Phrases with which stories of it are told, found in the same way.
    pub told: Vec<String>,
    /// The line on which the entry starts, from 1.
    pub line: usize,
}
