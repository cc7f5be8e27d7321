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
    /// What was loaded, where the editor cannot hold it as it is: tabs and control characters of a hand-edited file.
    loaded: Option<Loaded>,
}

/// A text and what the editor makes of it.
#[derive(Debug)]
struct Loaded {
    text: String,
    shown: String,
}

impl Part {
    /// The part of `section`, as far as it was written in `draft`.
    pub fn of(section: &Section, plan: f64, draft: &Draft) -> Part {
        let seconds = draft.head.seconds.of(section.id);
        let text = draft.text(section.id).into_owned();
        let editor = Editor::new(&text);
        let shown = editor.text();
        Part {
            name: PartName::Part(section.id),
            holds: section.holds,
            plan,
            editor,
            timer: Timer::with(Duration::from_secs(seconds.into())),
            loaded: (shown != text).then_some(Loaded { text, shown }),
        }
    }

    /// A section that is no part of the framework.
    pub fn extra(title: &str, plan: f64) -> Part {
        let name = PartName::Other(title.to_owned());
        let (editor, timer) = (Editor::default(), Timer::default());
        Part { name, holds: "the point first", plan, editor, timer, loaded: None }
    }

    /// The same part, nothing said or written yet.
    pub fn emptied(&self) -> Part {
        let (editor, timer) = (Editor::default(), Timer::default());
        Part { name: self.name.clone(), editor, timer, loaded: None, ..*self }
    }

    /// The name on screen.
    pub fn title(&self) -> &str {
        match &self.name {
            PartName::Part(id) => id.name(),
            PartName::Other(_) => "Your answer",
        }
    }

    /// Its text; one that was loaded and not changed since comes back byte for byte.
    pub fn text(&self) -> String {
        let text = self.editor.text();
        match &self.loaded {
            Some(loaded) if loaded.shown == text => loaded.text.clone(),
            _ => text,
        }
    }

    /// Whether there is text or time in it.
    pub fn is_begun(&self) -> bool {
        !self.editor.is_blank() || self.timer != Timer::default()
    }

    /// The whole seconds on its clock, with its id.
    pub fn seconds(&self, now: Moment) -> Option<(PartId, u32)> {
        match self.name {
            PartName::Part(id) => Some((id, self.timer.seconds(now))),
            PartName::Other(_) => None,
        }
    }
}
