//! Reads the drafts of a mock interview for its debrief: what the screen and `greenroom mocks` share.

use crate::domain::mock::Mock;
use crate::domain::{Bank, Config};
use crate::review::mock::Debrief;
use crate::store;

/// The debrief of `mock`, from its answered drafts; one that vanished or broke since the records were read is left out.
pub fn read_debrief(mock: &Mock, bank: &Bank, config: &Config) -> Debrief {
    let answered = mock.drafts.iter().filter(|record| record.head.finished);
    let drafts = answered.filter_map(|record| {
        let (draft, _) = store::load_draft(&record.path).ok()?;
        Some((record.path.clone(), draft))
    });
    Debrief::of(mock.part.clone(), drafts.collect(), bank, config)
}
