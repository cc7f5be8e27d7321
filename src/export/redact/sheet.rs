//! A whole sheet through the redactor, once, before any format sees it.

use super::Redactor;
use crate::export::sheet::Sheet;
use crate::export::texts::TextKind;
use std::collections::HashSet;

/// What redaction did to a sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Redacted {
    /// How many places were replaced.
    pub replaced: usize,
    /// The words that hold a redacted one and more, and stay: each once, in the order of the sheet.
    pub near_misses: Vec<String>,
}

/// Takes the words of `redactor` out of every text of `sheet`.
pub fn redact_sheet(sheet: &mut Sheet, redactor: &Redactor) -> Redacted {
    let mut done = Redacted::default();
    let mut told = HashSet::new();
    sheet.change_texts(&mut |kind, text| {
        let (redacted, count) = match kind {
            TextKind::Markdown => redactor.redact_markdown(text),
            TextKind::Plain | TextKind::Id => redactor.redact(text),
        };
        done.replaced += count;
        *text = match kind {
            TextKind::Id if count > 0 => redacted.split_whitespace().collect::<Vec<_>>().join("-"),
            _ => redacted,
        };
        done.near_misses.extend(redactor.near_misses(text).into_iter().filter(|word| told.insert(word.clone())));
    });
    done
}
