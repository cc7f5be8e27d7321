//! A draft in use: created, saved again and again, kept from other instances by a lock, never written over a change
//! that somebody else made.

use super::atomic::{Target, WriteError};
use super::lock::Lock;
use super::names::draft_name;
use super::read::{ReadError, ReadErrorKind, read_bytes, read_text};
use super::records::years;
use super::save::{prepare, put, remove, resolve};
use super::{Home, atomic::remove_leftovers, atomic::with_leftovers};
use crate::domain::{Draft, Problem};
use crate::format::drafts::{parse_draft, render_draft, update_draft};
use std::io;
use std::path::{Path, PathBuf};

/// Names that are tried for a draft started in the same second at the same question.
const MAX_NAMES: u32 = 1000;

/// A draft on disk that this program works on; the lock is held until it is dropped.
#[derive(Debug)]
pub struct DraftFile {
    home: Home,
    path: PathBuf,
    /// `path` with its links followed.
    real: PathBuf,
    /// The whole file as it was last read or written; empty while there is none.
    text: String,
    /// What a save that failed may have put there nevertheless, perhaps not safe from a power cut yet.
    attempted: Option<String>,
    /// Whether it is a new place, beside a file that somebody else changed, and that was not told yet.
    moved: bool,
    _lock: Lock,
}

/// What became of a save.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveOutcome {
    Saved,
    /// The file had changed on disk: that change stays, and ours is at this new path, which is saved to from now on.
    KeptBoth(PathBuf),
}

/// Why a draft could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenDraftError {
    #[error("{} is in use by another Greenroom: close that one first", .0.display())]
    Locked(PathBuf),
    #[error(transparent)]
    Unreadable(#[from] ReadError),
    /// The file is no draft; these are its faults.
    #[error("{} cannot be read as a draft: {}", .0.display(), first_message(.1))]
    Faulty(PathBuf, Vec<Problem>),
    #[error(transparent)]
    Unwritable(#[from] WriteError),
}

fn first_message(problems: &[Problem]) -> &str {
    problems.first().map_or("it has faults", |problem| problem.message.as_str())
}

impl DraftFile {
    /// A new file for `draft`, named from its start and question, already holding its text.
    pub fn create(home: &Home, draft: &Draft) -> Result<DraftFile, WriteError> {
        let mut file = DraftFile::reserve(home, draft)?;
        file.save(draft).map(|_| file)
    }

    /// Saves `draft` in `file`, which is reserved now if there is none.
    pub fn save_in(file: &mut Option<DraftFile>, home: &Home, draft: &Draft) -> Result<SaveOutcome, WriteError> {
        match file {
            Some(file) => file.save(draft),
            None => file.insert(DraftFile::reserve(home, draft)?).save(draft),
        }
    }

    /// The place for a new draft, named from its start and question and held; the first save makes the file. So a save
    /// that failed half-way is tried again in the same place.
    pub fn reserve(home: &Home, draft: &Draft) -> Result<DraftFile, WriteError> {
        let mut path = PathBuf::new();
        for number in 1..=MAX_NAMES {
            path = draft_path(home, draft, number);
            if path.symlink_metadata().is_ok() {
                continue;
            }
            let real = prepare(home, &path)?;
            let Some(lock) = Lock::take(&real)? else { continue };
            // Its last holder may have made it just now.
            if path.symlink_metadata().is_ok() {
                continue;
            }
            let text = String::new();
            return Ok(DraftFile { home: home.clone(), path, real, text, attempted: None, moved: false, _lock: lock });
        }
        Err(WriteError::io(&path, "create", io::ErrorKind::AlreadyExists.into()))
    }

    /// The draft at `path` of the home, to go on with it.
    pub fn open(home: &Home, path: &Path) -> Result<(DraftFile, Draft), OpenDraftError> {
        let text = read_text(path)?;
        let real = prepare(home, path)?;
        let lock = Lock::take(&real)?.ok_or_else(|| OpenDraftError::Locked(path.to_owned()))?;
        // Read again under the lock: its last holder may just have saved.
        let text = if read_bytes(path)? == text.as_bytes() { text } else { read_text(path)? };
        let (draft, _) =
            parse_draft(path, &text).map_err(|problems| OpenDraftError::Faulty(path.to_owned(), problems))?;
        remove_leftovers(&real);
        let file = DraftFile {
            home: home.clone(),
            path: path.to_owned(),
            real,
            text,
            attempted: None,
            moved: false,
            _lock: lock,
        };
        Ok((file, draft))
    }

    /// Where the draft is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The whole file as it was last read or written; empty while there is none.
    pub fn known(&self) -> &str {
        &self.text
    }

    /// Brings the file up to `draft`. Only what differs changes; a change by somebody else is never overwritten. A file
    /// that cannot be read now is no change: that is an error, and to be tried again.
    pub fn save(&mut self, draft: &Draft) -> Result<SaveOutcome, WriteError> {
        // Looked up each time: a folder on the way may have become a link that leads out.
        self.real = resolve(&self.home, &self.path)?;
        let text = if self.text.is_empty() { render_draft(draft) } else { update_draft(&self.text, draft) };
        match read_bytes(&self.real) {
            Ok(found) if found == text.as_bytes() && self.attempted.is_none() => self.text = text,
            Ok(found) if self.is_ours(&found) => self.write(text, Target::Private)?,
            // It is new, or its folder or the file vanished: the text is brought back.
            Err(error) if error.is_missing() => {
                prepare(&self.home, &self.path)?;
                match self.write(text, Target::New) {
                    Err(error) if error.is_taken() => return self.keep_both(draft),
                    other => other?,
                }
            }
            Err(ReadError { kind: ReadErrorKind::Io(error), .. }) => {
                return Err(WriteError::io(&self.path, "read", error));
            }
            _ => return self.keep_both(draft),
        }
        Ok(if std::mem::take(&mut self.moved) { SaveOutcome::KeptBoth(self.path.clone()) } else { SaveOutcome::Saved })
    }

    /// Removes the draft, unless somebody else changed it.
    pub fn discard(self) -> Result<(), WriteError> {
        let real = resolve(&self.home, &self.path)?;
        match read_bytes(&real) {
            Ok(found) if self.is_ours(&found) => remove(&self.home, &real),
            _ => Ok(()),
        }
    }

    fn is_ours(&self, found: &[u8]) -> bool {
        found == self.text.as_bytes() || self.attempted.as_ref().is_some_and(|text| found == text.as_bytes())
    }

    fn write(&mut self, text: String, target: Target) -> Result<(), WriteError> {
        self.attempted = Some(text.clone());
        put(&self.home, &self.real, &text, target)?;
        self.text = text;
        self.attempted = None;
        Ok(())
    }

    /// Leaves the file to whoever changed it and goes on in a new one.
    fn keep_both(&mut self, draft: &Draft) -> Result<SaveOutcome, WriteError> {
        let mut ours = DraftFile::reserve(&self.home, draft)?;
        // Lines of the file that this program does not know go with it.
        ours.text = std::mem::take(&mut self.text);
        ours.moved = true;
        *self = ours;
        self.save(draft)
    }
}

/// Removes what programs that were killed while saving left among the drafts of `home`. What somebody works on stays.
pub fn remove_all_leftovers(home: &Home) {
    for year in years(&home.drafts_dir(), &mut Vec::new()) {
        for draft in with_leftovers(&year) {
            if let Ok(Some(_lock)) = Lock::take(&draft) {
                remove_leftovers(&draft);
            }
        }
    }
}

/// `drafts/YYYY/` and the [`draft_name`].
pub(super) fn draft_path(home: &Home, draft: &Draft, number: u32) -> PathBuf {
    let year = format!("{:04}", draft.head.started.local().year());
    home.drafts_dir().join(year).join(draft_name(&draft.head, number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::PartId;
    use crate::store::is_locked;
    use crate::store::scene::{self, Scene};
    use std::fs;

    fn draft(text: &str) -> Draft {
        scene::draft(text, 0)
    }

    fn name(path: &Path) -> &str {
        path.file_name().and_then(|name| name.to_str()).expect("a name")
    }

    fn text_in(path: &Path) -> String {
        let text = fs::read_to_string(path).expect("read");
        let (draft, _) = parse_draft(path, &text).expect("a draft");
        draft.text(PartId::Situation).into_owned()
    }

    fn files(home: &Home) -> Vec<String> {
        let year = home.drafts_dir().join("2026");
        let mut names: Vec<String> = fs::read_dir(year)
            .expect("listed")
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    fn visible(home: &Home) -> Vec<String> {
        files(home).into_iter().filter(|name| !name.starts_with('.')).collect()
    }

    #[test]
    fn a_draft_is_named_from_its_start_and_question() {
        let scene = Scene::new();
        let home = scene.home.clone();
        let file = DraftFile::create(&home, &draft("one")).expect("created");
        assert_eq!(file.path(), home.drafts_dir().join("2026/2026-11-21T101500-disagreement.md"));
        let second = DraftFile::create(&home, &draft("two")).expect("created");
        assert_eq!(name(second.path()), "2026-11-21T101500-disagreement-2.md");
        assert_eq!((text_in(file.path()).as_str(), text_in(second.path()).as_str()), ("one", "two"));
    }

    #[test]
    fn it_is_held_until_it_is_dropped_and_no_lock_stays_behind() {
        let scene = Scene::new();
        let home = scene.home.clone();
        let file = DraftFile::create(&home, &draft("one")).expect("created");
        let path = file.path().to_owned();
        assert!(is_locked(&path));
        assert!(matches!(DraftFile::open(&home, &path), Err(OpenDraftError::Locked(_))));
        drop(file);
        assert!(!is_locked(&path));
        let (file, found) = DraftFile::open(&home, &path).expect("opened");
        assert_eq!(found.text(PartId::Situation), "one");
        assert!(is_locked(&path));
        drop(file);
        assert_eq!(files(&home), ["2026-11-21T101500-disagreement.md"]);
    }

    #[test]
    fn saving_changes_what_differs_and_keeps_what_a_person_added() {
        let scene = Scene::new();
        let home = scene.home.clone();
        let file = DraftFile::create(&home, &draft("one")).expect("created");
        let path = file.path().to_owned();
        drop(file);
        let text = fs::read_to_string(&path).expect("read").replacen("+++\n", "+++\n# mine\n", 1);
        fs::write(&path, &text).expect("written");
        let (mut file, mut found) = DraftFile::open(&home, &path).expect("opened");
        found.head.finished = true;
        assert_eq!(file.save(&found).expect("saved"), SaveOutcome::Saved);
        let expected = text.replace("finished = false", "finished = true");
        assert_eq!(fs::read_to_string(&path).ok(), Some(expected));
    }

    #[test]
    fn a_change_by_somebody_else_is_never_overwritten() {
        let scene = Scene::new();
        let home = scene.home.clone();
        let mut file = DraftFile::create(&home, &draft("one")).expect("created");
        let first = file.path().to_owned();
        fs::write(&first, "theirs").expect("written");
        let outcome = file.save(&draft("one two")).expect("saved");
        let SaveOutcome::KeptBoth(second) = outcome else { panic!("{outcome:?}") };
        assert_eq!(name(&second), "2026-11-21T101500-disagreement-2.md");
        assert_eq!(fs::read_to_string(&first).ok().as_deref(), Some("theirs"));
        assert_eq!(text_in(&second), "one two");
        assert_eq!(file.save(&draft("one two three")).expect("saved"), SaveOutcome::Saved);
        assert_eq!(text_in(&second), "one two three");
        assert!(is_locked(&second) && !is_locked(&first));
    }

    #[test]
    fn a_file_that_became_unreadable_is_kept_as_well() {
        let scene = Scene::new();
        let home = scene.home.clone();
        let mut file = DraftFile::create(&home, &draft("one")).expect("created");
        fs::write(file.path(), b"\xff").expect("written");
        assert!(matches!(file.save(&draft("two")), Ok(SaveOutcome::KeptBoth(_))));
    }

    #[test]
    fn a_draft_over_the_limit_is_not_saved_and_makes_no_second_file() {
        let scene = Scene::new();
        let home = scene.home.clone();
        let mut file = DraftFile::create(&home, &draft("one")).expect("created");
        let long = draft(&"word ".repeat(1 << 18));
        for _ in 0..2 {
            let error = file.save(&long).expect_err("too long").to_string();
            assert!(error.contains("over 1 MB"), "{error}");
        }
        assert_eq!(text_in(file.path()), "one");
        assert_eq!(file.save(&draft("one two")).expect("saved"), SaveOutcome::Saved);
        assert_eq!(visible(&home), ["2026-11-21T101500-disagreement.md"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_cannot_be_read_for_a_while_is_saved_to_later_and_makes_no_second_one() {
        let scene = Scene::new();
        let home = scene.home.clone();
        let mut file = DraftFile::create(&home, &draft("one")).expect("created");
        let path = file.path().to_owned();
        let year = path.parent().expect("a folder").to_owned();
        // A link that leads to itself is an error of reading that holds for every user.
        let aside = home.root().join("aside");
        fs::rename(&year, &aside).expect("moved");
        std::os::unix::fs::symlink(&year, &year).expect("linked");
        assert!(file.save(&draft("one two")).is_err());
        fs::remove_file(&year).expect("removed");
        fs::rename(&aside, &year).expect("moved back");
        assert_eq!(file.save(&draft("one two")).expect("saved"), SaveOutcome::Saved);
        assert_eq!((text_in(&path).as_str(), visible(&home).len()), ("one two", 1));
    }

    #[cfg(unix)]
    #[test]
    fn drafts_that_become_a_link_out_of_the_home_are_not_written() {
        let scene = Scene::new();
        let home = scene.home.clone();
        let mut file = DraftFile::create(&home, &draft("one")).expect("created");
        let outside = home.root().with_file_name("outside");
        fs::rename(home.drafts_dir(), &outside).expect("moved");
        std::os::unix::fs::symlink(&outside, home.drafts_dir()).expect("linked");
        let error = file.save(&draft("one two")).expect_err("outside").to_string();
        assert!(error.contains("leads outside the home"), "{error}");
        assert!(file.discard().is_err());
        assert_eq!(text_in(&outside.join("2026/2026-11-21T101500-disagreement.md")), "one");
    }

    #[test]
    fn a_first_save_whose_folder_could_not_be_synced_is_done_again_in_the_same_file() {
        let scene = Scene::new();
        let home = scene.home.clone();
        let mut file = DraftFile::reserve(&home, &draft("one")).expect("reserved");
        // What such a save leaves: the file, and no word that it is safe.
        file.attempted = Some(render_draft(&draft("one")));
        fs::write(file.path(), render_draft(&draft("one"))).expect("written");
        assert_eq!(file.save(&draft("one")).expect("saved"), SaveOutcome::Saved);
        assert_eq!(file.attempted, None);
        assert_eq!(visible(&home), ["2026-11-21T101500-disagreement.md"]);
    }

    #[test]
    fn a_file_that_vanished_is_brought_back() {
        let scene = Scene::new();
        let home = scene.home.clone();
        let mut file = DraftFile::create(&home, &draft("one")).expect("created");
        fs::remove_dir_all(home.root()).expect("removed");
        assert_eq!(file.save(&draft("one two")).expect("saved"), SaveOutcome::Saved);
        assert_eq!(text_in(file.path()), "one two");
    }

    #[test]
    fn after_a_save_that_failed_our_own_text_is_not_taken_for_a_strangers() {
        let scene = Scene::new();
        let home = scene.home.clone();
        let mut file = DraftFile::create(&home, &draft("one")).expect("created");
        // As after a rename that worked and a folder that could not be synced.
        file.attempted = Some(render_draft(&draft("one two")));
        fs::write(file.path(), render_draft(&draft("one two"))).expect("written");
        assert_eq!(file.save(&draft("one two three")).expect("saved"), SaveOutcome::Saved);
        assert_eq!(text_in(file.path()), "one two three");
    }

    #[test]
    fn discarding_removes_ours_and_leaves_what_somebody_else_changed() {
        let scene = Scene::new();
        let home = scene.home.clone();
        let file = DraftFile::create(&home, &draft("one")).expect("created");
        file.discard().expect("discarded");
        assert_eq!(files(&home), [""; 0]);
        let file = DraftFile::create(&home, &draft("one")).expect("created");
        fs::write(file.path(), "theirs").expect("written");
        file.discard().expect("discarded");
        assert_eq!(files(&home), ["2026-11-21T101500-disagreement.md"]);
    }

    #[test]
    fn what_a_killed_save_left_behind_is_cleared_when_the_draft_is_opened() {
        let scene = Scene::new();
        let home = scene.home.clone();
        let file = DraftFile::create(&home, &draft("one")).expect("created");
        let path = file.path().to_owned();
        drop(file);
        let beside = |name: &str| fs::write(path.with_file_name(name), "half").expect("written");
        beside(".2026-11-21T101500-disagreement.md.Ab12Cd.tmp");
        beside(".2026-11-21T101500-disagreement-other.md.Ab12Cd.tmp");
        let _opened = DraftFile::open(&home, &path).expect("opened");
        let left: Vec<String> = files(&home).into_iter().filter(|name| name.ends_with(".tmp")).collect();
        assert_eq!(left, [".2026-11-21T101500-disagreement-other.md.Ab12Cd.tmp"]);
    }

    #[test]
    fn what_killed_saves_left_behind_is_cleared_for_every_draft_that_nobody_works_on() {
        let scene = Scene::new()
            .with("drafts/2025/.finished.md.Ab12Cd.tmp", "half")
            .with("drafts/2025/.never-made.md.Ab12Cd.tmp", "half")
            .with("drafts/2025/.of-somebody-else.tmp", "theirs")
            .with("drafts/2026/.2026-11-21T101500-disagreement.md.Ab12Cd.tmp", "half");
        let home = scene.home.clone();
        let held = DraftFile::create(&home, &draft("one")).expect("created");
        remove_all_leftovers(&home);
        let left: Vec<String> = fs::read_dir(home.drafts_dir().join("2025"))
            .expect("listed")
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        assert_eq!(left, [".of-somebody-else.tmp"]);
        assert!(files(&home).contains(&".2026-11-21T101500-disagreement.md.Ab12Cd.tmp".to_owned()));
        drop(held);
        remove_all_leftovers(&home);
        assert_eq!(files(&home), ["2026-11-21T101500-disagreement.md"]);
    }

    #[test]
    fn a_faulty_or_missing_draft_says_what_is_wrong() {
        let scene = Scene::new();
        let home = scene.home.clone();
        let path = home.drafts_dir().join("2026/a.md");
        assert!(matches!(DraftFile::open(&home, &path), Err(OpenDraftError::Unreadable(_))));
        crate::store::save_text(&home, &path, "no front matter").expect("saved");
        let error = DraftFile::open(&home, &path).expect_err("faulty").to_string();
        assert!(error.contains("cannot be read as a draft"), "{error}");
    }

    #[cfg(unix)]
    #[test]
    fn a_draft_that_lies_outside_the_home_is_not_worked_on() {
        let scene = Scene::new();
        let path = scene.home.drafts_dir().join("2026/a.md");
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        let outside = scene.home.root().with_file_name("outside.md");
        fs::write(&outside, render_draft(&draft("one"))).expect("written");
        std::os::unix::fs::symlink(&outside, &path).expect("linked");
        assert!(matches!(DraftFile::open(&scene.home, &path), Err(OpenDraftError::Unwritable(_))));
    }
}
