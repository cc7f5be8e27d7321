//! A vacancy that was kept.

use jiff::civil::Date;
use std::path::PathBuf;

/// A vacancy's own text, and what is known of the job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posting {
    /// The name of its file, without the ending.
    pub name: String,
    pub path: PathBuf,
    pub company: Option<String>,
    pub role: Option<String>,
    /// The day of the interview for it.
    pub interview: Option<Date>,
    /// Plain text or Markdown.
    pub text: String,
}

impl Posting {
    /// As it is called on screen: "Aperture, data engineer", else its name.
    pub fn title(&self) -> String {
        let known: Vec<&str> = self.company.iter().chain(&self.role).map(String::as_str).collect();
        if known.is_empty() { self.name.clone() } else { known.join(", ") }
    }
}
