//! Vacancies that are kept in the home: one file each.

use super::load::list;
use super::{Home, Loaded, WriteError, create_text, read_free_text};
use crate::domain::Posting;
use crate::format::postings::{parse_posting, render_posting};
use std::path::PathBuf;

/// The file of the posting `name`.
pub fn posting_path(home: &Home, name: &str) -> PathBuf {
    home.postings_dir().join(format!("{name}.md"))
}

/// Every posting that can be read, by name.
pub fn load_postings(home: &Home) -> Loaded<Vec<Posting>> {
    let mut loaded = Loaded::<Vec<Posting>>::default();
    for file in list(&home.postings_dir(), "md", &mut loaded.problems) {
        match read_free_text(&file.path) {
            Ok(text) => {
                let (posting, problems) = parse_posting(&file.path, &text);
                loaded.value.push(posting);
                loaded.problems.extend(problems);
            }
            Err(error) => loaded.problems.push(error.to_problem()),
        }
    }
    loaded
}

/// Keeps `posting` in a file of its own; one that is there already stays as it is, and is an error.
pub fn save_posting(home: &Home, posting: &Posting) -> Result<(), WriteError> {
    create_text(home, &posting.path, &render_posting(posting))
}
