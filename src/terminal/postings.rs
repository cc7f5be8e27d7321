//! What a vacancy asks for, found on a thread of its own.

use super::Bell;
use crate::app::{Data, Event};
use crate::domain::Posting;
use crate::review::posting::PostingReport;
use crate::store::Home;
use crate::store::competencies::load_competencies;

/// Looks through the vacancy, so that no key waits for it; without a thread the screen does without.
pub fn read(home: &Home, data: &Data, posting: Posting, bell: Bell) {
    let (home, bank, config) = (home.clone(), data.bank.clone(), data.config.clone());
    bell.find_out("posting", move || {
        let report = PostingReport::of(&posting.text, &bank, &config, &load_competencies(&home));
        Some(Event::PostingRead(posting.name, Box::new(report)))
    });
}
