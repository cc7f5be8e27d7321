//! A draft that is saved again and again by who cannot wait for a disk: while its file cannot be written, its words are
//! outside the home, so that they are safe whatever ends the program.

use super::rescue::rescue;
use super::{DraftFile, Home, WriteError};
use crate::domain::Draft;
use std::fs;
use std::path::{Path, PathBuf};

/// A draft, its file, and where its words are while that cannot be written.
#[derive(Debug)]
pub struct SafeDraft<'a> {
    home: &'a Home,
    /// There is none before the first save.
    file: Option<DraftFile>,
    is_saved: bool,
    rescued: Option<PathBuf>,
}

impl<'a> SafeDraft<'a> {
    /// A draft of `home`, with its `file` when it has one already.
    pub fn new(home: &'a Home, file: Option<DraftFile>) -> SafeDraft<'a> {
        SafeDraft { home, file, is_saved: true, rescued: None }
    }

    /// Whether there is a draft on disk, or should be.
    pub fn is_begun(&self) -> bool {
        self.file.is_some() || !self.is_saved
    }

    /// Whether the last save succeeded.
    pub fn is_saved(&self) -> bool {
        self.is_saved
    }

    /// Where the words are while the draft is not saved, if they could be written anywhere.
    pub fn rescued(&self) -> Option<&Path> {
        self.rescued.as_deref()
    }

    /// Saves `draft` in its file, made now if there is none; else outside the home, until a later save succeeds.
    pub fn save(&mut self, draft: &Draft) -> Result<(), WriteError> {
        let saved = DraftFile::save_in(&mut self.file, self.home, draft).map(drop);
        self.is_saved = saved.is_ok();
        let before = self.rescued.take();
        if saved.is_err() {
            let known = self.file.as_ref().map_or("", DraftFile::known);
            self.rescued = rescue(self.home, known, draft).ok().or(before.clone());
        }
        // Not earlier: at every moment the words are somewhere.
        if let Some(old) = before.filter(|old| self.rescued.as_ref() != Some(old)) {
            let _ = fs::remove_file(old);
        }
        saved
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::rescue::{Rescued, take_over};
    use crate::store::scene::{self, Scene};

    #[test]
    fn words_that_cannot_be_saved_are_in_one_place_outside_until_they_can_be() {
        let scene = Scene::new().with("drafts", "in the way");
        let mut safe = SafeDraft::new(&scene.home, None);
        for text in ["one", "one two"] {
            safe.save(&scene::draft(text, 0)).expect_err("not saved");
        }
        let kept = safe.rescued().expect("rescued").to_owned();
        assert!(safe.is_begun() && !safe.is_saved() && fs::read_to_string(&kept).is_ok_and(|t| t.contains("one two")));
        let folder = kept.parent().expect("a folder");
        assert_eq!(fs::read_dir(folder).expect("listed").count(), 1);
        fs::remove_file(scene.home.drafts_dir()).expect("removed");
        safe.save(&scene::draft("one two three", 0)).expect("saved");
        assert!(safe.is_saved() && safe.rescued().is_none() && !kept.exists());
    }

    #[test]
    fn the_next_start_puts_the_words_back_into_the_draft() {
        let scene = Scene::new();
        let mut safe = SafeDraft::new(&scene.home, None);
        safe.save(&scene::draft("one", 0)).expect("saved");
        let year = scene.home.drafts_dir().join("2026");
        fs::rename(&year, scene.home.root().join("away")).expect("moved");
        fs::write(&year, "in the way").expect("written");
        safe.save(&scene::draft("one two", 0)).expect_err("not saved");
        drop(safe);
        fs::remove_file(&year).expect("removed");
        fs::rename(scene.home.root().join("away"), &year).expect("moved");
        let taken = take_over(&scene.home);
        let [Rescued::Saved(path)] = taken.as_slice() else { panic!("{taken:?}") };
        assert!(fs::read_to_string(path).is_ok_and(|text| text.contains("one two")));
    }
}
