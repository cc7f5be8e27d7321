//! What is noted of one interview, before and after it.

use super::{AnswerId, QuestionId};
use jiff::civil::Date;

/// The note of an interview, one file each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interview {
    pub date: Date,
    pub company: Option<String>,
    pub role: Option<String>,
    /// The answers to take along, in this order.
    pub stories: Vec<AnswerId>,
    /// The questions to expect, in this order.
    pub questions: Vec<QuestionId>,
    /// The note itself (Markdown).
    pub text: String,
}

impl Interview {
    /// An interview of which nothing is noted.
    pub fn on(date: Date) -> Interview {
        Interview { date, company: None, role: None, stories: Vec::new(), questions: Vec::new(), text: String::new() }
    }
}
