//! A home for tests: in a temporary folder, filled file by file.

use super::Home;
use crate::domain::{Draft, DraftHead, DraftPart, Mode, Moment, OffsetTime, PartId, PartName, QuestionId};
use std::fs;

/// A home that goes away with it.
pub struct Scene {
    _folder: tempfile::TempDir,
    pub home: Home,
}

impl Scene {
    /// A home that does not exist yet.
    pub fn new() -> Scene {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let home = Home::at(folder.path().join("home"));
        Scene { _folder: folder, home }
    }

    /// With a file whose `path` is from the home's root.
    pub fn with(self, path: &str, text: impl AsRef<[u8]>) -> Scene {
        let path = self.home.root().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("made");
        fs::write(path, text).expect("written");
        self
    }

    pub fn text(&self, path: &str) -> String {
        fs::read_to_string(self.home.root().join(path)).expect("read")
    }
}

/// An unfinished draft for the question `disagreement` with `text` in its Situation, `seconds` after 10:15 in Tokyo.
pub fn draft(text: &str, seconds: i64) -> Draft {
    let first: jiff::Timestamp = "2026-11-21T01:15:00Z".parse().expect("an instant");
    let question = QuestionId::parse("disagreement").expect("an id");
    let started = OffsetTime { instant: first + jiff::SignedDuration::from_secs(seconds), offset: jiff::tz::offset(9) };
    let head = DraftHead::new(question, started, Mode::Typed);
    Draft { head, parts: vec![DraftPart { name: PartName::Part(PartId::Situation), text: text.to_owned() }] }
}

/// A moment five days after the drafts of [`draft`].
pub fn now() -> Moment {
    let instant = "2026-11-26T11:15:00Z".parse().expect("an instant");
    Moment { elapsed: std::time::Duration::ZERO, wall: OffsetTime { instant, offset: jiff::tz::offset(9) } }
}
