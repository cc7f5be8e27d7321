//! The names of the files that the program makes.

use crate::domain::DraftHead;

/// `YYYY-MM-DDTHHMMSS-QUESTION-ID.md`, with `-2` and so on from the second `number`.
pub(super) fn draft_name(head: &DraftHead, number: u32) -> String {
    let started = head.started.local();
    let suffix = if number == 1 { String::new() } else { format!("-{number}") };
    format!(
        "{:04}-{:02}-{:02}T{:02}{:02}{:02}-{}{suffix}.md",
        started.year(),
        started.month(),
        started.day(),
        started.hour(),
        started.minute(),
        started.second(),
        head.question
    )
}
