//! One part of an answer in work: its text and its clock.

use crate::app::editor::Editor;
use crate::domain::{Draft, Moment, PartId, PartName, Section, Timer};
use std::time::Duration;

/// A part with its text and its clock.
#[derive(Debug)]
pub struct Part {
    pub name: PartName,
    /// What the part should hold, one line; empty for a follow-up.
    pub holds: &'static str,
    /// The planned time, in seconds.
    pub plan: f64,
    pub editor: Editor,
    pub timer: Timer,
}

impl Part {
    /// The part of `section`, as far as it was written in `draft`.
    pub fn of(section: &Section, plan: f64, draft: &Draft) -> Part {
        let seconds = draft.head.seconds.of(section.id);
        Part {
            name: PartName::Part(section.id),
            holds: section.holds,
            plan,
            editor: Editor::new(draft.text(section.id)),
            timer: Timer::with(Duration::from_secs(seconds.into())),
        }
    }

    /// A section that is no part of the framework.
    pub fn extra(title: &str, plan: f64) -> Part {
        let name = PartName::Other(title.to_owned());
        Part { name, holds: "the point first", plan, editor: Editor::default(), timer: Timer::default() }
    }

    /// The same part, nothing said or written yet.
    pub fn emptied(&self) -> Part {
        Part { name: self.name.clone(), editor: Editor::default(), timer: Timer::default(), ..*self }
    }

    /// The name on screen.
    pub fn title(&self) -> &str {
        match &self.name {
            PartName::Part(id) => id.name(),
            PartName::Other(_) => "Your answer",
        }
    }

    /// Whether there is text or time in it.
    pub fn is_begun(&self) -> bool {
        !self.editor.is_blank() || self.timer != Timer::default()
    }

    /// The whole seconds on its clock, with its id.
    pub fn seconds(&self, now: Moment) -> Option<(PartId, u32)> {
        match self.name {
            PartName::Part(id) => Some((id, super::whole_seconds(self.timer.elapsed(now)))),
            PartName::Other(_) => None,
        }
    }
}
