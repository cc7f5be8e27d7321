//! A follow-up question to a finished draft: read first, then said or written, kept as an extra section of the draft.
//!
//! Never scored: it changes no rating and no clock in the head of the draft.

use super::{Asked, Part, Practice, Stage};
use crate::app::{Destination, Ended, Notice, Outcome};
use crate::domain::{Config, Draft, DraftPart, Moment, Question, Timer};
use crate::text::phrases::clock;

/// The time for a follow-up question, in seconds.
pub const FOLLOW_UP_SECONDS: u32 = 60;

impl Practice {
    /// A follow-up question to a finished draft whose file is held and was changed `change` times. First it is read; then
    /// it is answered in the way of the draft, or in the other.
    pub fn follow_up(
        question: &Question,
        draft: Draft,
        change: u64,
        prompt: &str,
        config: &Config,
        now: Moment,
    ) -> Practice {
        let mut practice = Practice::of(question, draft.clone(), config);
        // The whole draft, its parts too: only the follow-up is written here.
        practice.base = draft;
        practice.asked = Asked::FollowUp;
        practice.parts = vec![Part::extra(prompt, f64::from(FOLLOW_UP_SECONDS))];
        practice.stage = Stage::Think;
        practice.think = Timer::default();
        practice.think.start(now);
        practice.changed(change)
    }

    /// The section of a follow-up, once there is something to keep: of one said aloud also the time that it took, since
    /// the head of the draft holds the times of parts alone.
    pub(super) fn follow_up_section(&self, now: Moment) -> Option<DraftPart> {
        let part = self.parts.first()?;
        let text = if part.editor.is_blank() { String::new() } else { part.editor.text() };
        let text = follow_up_text(text, self.aloud, part.timer.elapsed(now).as_secs())?;
        Some(DraftPart { name: part.name.clone(), text })
    }

    /// Back to the comparison, with what was said or written; a follow-up without an answer gives way to the next one. In
    /// a mock interview back to that, which knows what comes next by how it `ended`.
    pub(super) fn close_follow_up(&mut self, ended: Ended, now: Moment) -> Outcome {
        self.halt(now);
        let keep = self.keep_if_changed(now);
        if self.in_mock {
            return Outcome::all([keep, self.hand_back(ended, now)]);
        }
        let draft = self.draft(now);
        let answered = draft.parts.len() > self.base.parts.len();
        let passed_over = (!answered).then(|| self.prompt().to_owned());
        let comparison = Destination::Comparison { draft: Box::new(draft), change: self.change, passed_over };
        let replace = Outcome::Replace(comparison);
        let told = if answered && matches!(keep, Outcome::Do(_)) {
            Outcome::Tell(Notice::plain("The follow-up is kept with the draft."))
        } else {
            Outcome::Stay
        };
        Outcome::all([keep, replace, told])
    }

    /// As [`Practice::keep`], unless the file of the finished draft is as it was before the follow-up.
    fn keep_if_changed(&mut self, now: Moment) -> Outcome {
        let untouched = self.change == self.opened_at && self.draft(now) == self.base;
        if untouched { Outcome::Stay } else { self.keep(now) }
    }
}

/// What is kept of the answer to a follow-up; none when nothing was written or said.
pub fn follow_up_text(text: String, aloud: bool, seconds: u64) -> Option<String> {
    match (aloud && seconds > 0, text.is_empty()) {
        (false, true) => None,
        (false, false) => Some(text),
        (true, true) => Some(said_in(seconds)),
        (true, false) => Some(format!("{}\n\n{text}", said_in(seconds))),
    }
}

/// The line that stands for a follow-up said aloud.
fn said_in(seconds: u64) -> String {
    format!("Said aloud in {}.", clock(u32::try_from(seconds).unwrap_or(u32::MAX)))
}
