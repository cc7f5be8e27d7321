//! Reads the drafts of a mock interview for its debrief: what the screen and `greenroom mocks` share.

use super::Bell;
use crate::app::{Data, Event};
use crate::domain::mock::{Mock, mock_of};
use crate::domain::{Bank, Config, OffsetTime, Record};
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

/// Reads and looks at the mock interview that started then, so that no key waits for it.
pub(super) fn debrief(data: &Data, started: OffsetTime, bell: Bell) {
    let is_of_it = |record: &&Record| record.head.is_of_mock(started);
    let records: Vec<Record> = data.records.iter().filter(is_of_it).cloned().collect();
    let (bank, config) = (data.bank.clone(), data.config.clone());
    bell.find_out("debrief", move || {
        let mock = mock_of(&records, started)?;
        Some(Event::Debriefed(Box::new(read_debrief(&mock, &bank, &config))))
    });
}
