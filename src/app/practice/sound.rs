//! The sound of an answer said aloud: whether it is to be recorded, what the recorder says, and what was heard.

use super::{Asked, Part, Practice, Stage};
use crate::app::editor::Editor;
use crate::app::recording::{Recorded, Recording};
use crate::app::{Command, Outcome};
use crate::domain::{DraftHead, Moment, PartId, PartName};
use crate::speech::placed::placed;
use crate::speech::{Heard, part_spans};

impl Practice {
    /// Whether the person wants to be recorded.
    pub fn is_to_record(&self) -> bool {
        self.record
    }

    /// The draft whose sound is wanted now and the part that is being said: while the clock of a spoken answer runs.
    pub fn wanted_sound(&self) -> Option<(&DraftHead, PartId)> {
        let speaking = self.aloud && self.record && self.asked == Asked::Question && self.stage == Stage::Answer;
        let part = self.parts.get(self.open).filter(|part| speaking && part.timer.is_running())?;
        match part.name {
            PartName::Part(id) => Some((&self.base.head, id)),
            PartName::Other(_) => None,
        }
    }

    pub(super) fn on_recorded(&mut self, news: Recorded, now: Moment) -> Outcome {
        match news {
            Recorded::Into(file) => {
                self.base.head.recording = Some(file);
                self.recording = Recording::On(0);
                return self.keep(now);
            }
            Recorded::Level(level) => self.recording = Recording::On(level),
            Recorded::Trouble(told) => self.recording = Recording::Trouble(told),
            Recorded::Marked(part, at) => {
                let marks = &mut self.base.head.marks;
                // After a pause the part in work starts again.
                if marks.last().is_none_or(|(last, _)| *last != part) {
                    marks.push((part, at));
                    return self.keep_if_any(now);
                }
            }
            Recorded::Stopped => {
                self.recording = Recording::Off;
                if matches!(self.stage, Stage::Transcribe | Stage::Rate) {
                    let head = Box::new(self.base.head.clone());
                    return Outcome::Do(Command::Transcribe { head, asked: false });
                }
            }
        }
        Outcome::Stay
    }

    /// Puts what was heard into the parts in which nothing is noted.
    pub(super) fn take_heard(&mut self, heard: &[Heard], seconds: f64, now: Moment) -> Outcome {
        let spans = part_spans(&self.base.head.marks, seconds);
        let mut filled = false;
        for (part, text) in placed(heard, &spans) {
            let is_it = |known: &&mut Part| known.name == PartName::Part(part) && known.editor.is_blank();
            if let Some(part) = self.parts.iter_mut().find(is_it) {
                part.editor = Editor::new(&text);
                filled = true;
            }
        }
        if !filled {
            return Outcome::Stay;
        }
        self.base.head.heard = true;
        self.keep(now)
    }
}
