//! All that is read of a home, in one go.

use super::interviews::is_noted;
use super::{Home, load_bank, load_config, load_records};
use crate::domain::{Bank, Config, Problem, Record};

/// What a home holds, faulty files left out.
#[derive(Debug, Clone, PartialEq)]
pub struct Contents {
    pub bank: Bank,
    pub config: Config,
    /// Every readable draft, oldest first.
    pub records: Vec<Record>,
    /// The faults of the others.
    pub problems: Vec<Problem>,
    /// Something was noted of the interview that is set.
    pub interview_noted: bool,
}

/// Reads the home.
pub fn load_home(home: &Home) -> Contents {
    let bank = load_bank(home);
    let config = load_config(home);
    let records = load_records(home);
    Contents {
        interview_noted: config.value.interview.is_some_and(|date| is_noted(home, date)),
        problems: [bank.problems, config.problems, records.problems].concat(),
        bank: bank.value,
        config: config.value,
        records: records.value,
    }
}
