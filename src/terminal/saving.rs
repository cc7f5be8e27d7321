//! When the draft in work is saved: the one place that decides. The keeper saves when it is told to, and the loop sleeps
//! no longer than this says.

use crate::domain::Moment;
use std::time::Duration;

/// A draft without a file gets one so soon after its first change: at once for a person, and not while that first key is
/// being shown.
const FIRST_DELAY: Duration = Duration::from_millis(50);
/// A save starts so long after the first unsaved change, so that typing is not followed letter by letter.
const DELAY: Duration = Duration::from_millis(700);
/// A save that failed is tried again after this, also while an editor has the terminal and the loop stands still.
pub const RETRY: Duration = Duration::from_secs(2);

/// The time of the next save.
#[derive(Debug, Default)]
pub struct Saving {
    /// On the clock of the session.
    at: Option<Duration>,
}

impl Saving {
    /// Something was kept; `has_file` says whether the draft has one.
    pub fn kept(&mut self, has_file: bool, now: Moment) {
        let delay = if has_file { DELAY } else { FIRST_DELAY };
        self.at.get_or_insert(now.elapsed + delay);
    }

    /// The time until the next save; `None` when nothing is unsaved.
    pub fn wait(&self, now: Moment) -> Option<Duration> {
        self.at.map(|at| at.saturating_sub(now.elapsed))
    }

    /// Whether it is time to save; once for each.
    pub fn is_due(&mut self, now: Moment) -> bool {
        self.at.take_if(|at| *at <= now.elapsed).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::OffsetTime;

    fn after(milliseconds: u64) -> Moment {
        let instant = "2026-11-26T11:15:00Z".parse().expect("an instant");
        let start = Moment { elapsed: Duration::ZERO, wall: OffsetTime { instant, offset: jiff::tz::offset(9) } };
        start.plus(Duration::from_millis(milliseconds))
    }

    #[test]
    fn a_save_is_due_once_after_the_first_change_however_many_follow() {
        let mut saving = Saving::default();
        assert_eq!(saving.wait(after(0)), None);
        saving.kept(true, after(0));
        saving.kept(true, after(600));
        assert_eq!(saving.wait(after(600)), Some(Duration::from_millis(100)));
        assert!(!saving.is_due(after(699)) && saving.is_due(after(700)) && !saving.is_due(after(700)));
    }

    #[test]
    fn a_draft_without_a_file_is_saved_at_once_for_a_person() {
        let mut saving = Saving::default();
        saving.kept(false, after(0));
        assert!(saving.is_due(after(50)));
    }
}
