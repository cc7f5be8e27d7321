//! The file of the draft in work: written to, and what is left when that fails.

use crate::domain::Draft;
use crate::store::{DraftFile, Home, SaveOutcome};

/// A draft that could not be saved, and what its file held when that was given free.
pub struct Homeless {
    pub draft: Box<Draft>,
    pub known: String,
}

pub fn homeless(draft: Box<Draft>, file: &Option<DraftFile>) -> Homeless {
    Homeless { draft, known: file.as_ref().map_or("", DraftFile::known).to_owned() }
}

/// Writes `draft` to its file, made now if there is none; else why not and what to do, in a few words.
pub fn save(home: &Home, file: &mut Option<DraftFile>, draft: &Draft) -> Result<SaveOutcome, String> {
    DraftFile::save_in(file, home, draft).map_err(|error| error.in_short())
}
