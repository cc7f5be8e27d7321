//! A draft in use: created, saved again and again, kept from other instances by a lock, never written over a change
//! that somebody else made.

use super::atomic::{Target, WriteError};
use super::lock::Lock;
use super::read::{ReadError, read_bytes, read_text};
use super::save::{prepare, put, remove};
use super::{Home, atomic::remove_leftovers};
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
    /// The whole file as it was last read or written.
    text: String,
    /// What a save that failed may have put there nevertheless.
    attempted: Option<String>,
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
        DraftFile::create_with(home, draft, render_draft(draft))
    }

    fn create_with(home: &Home, draft: &Draft, text: String) -> Result<DraftFile, WriteError> {
        let mut path = PathBuf::new();
        for number in 1..=MAX_NAMES {
            path = draft_path(home, draft, number);
            if path.symlink_metadata().is_ok() {
                continue;
            }
            let real = prepare(home, &path)?;
            let Some(lock) = Lock::take(&real)? else { continue };
            match put(home, &real, &text, Target::New) {
                Ok(()) => {
                    return Ok(DraftFile { home: home.clone(), path, real, text, attempted: None, _lock: lock });
                }
                Err(error) if error.is_taken() => continue,
                Err(error) => return Err(error),
            }
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
        let file = DraftFile { home: home.clone(), path: path.to_owned(), real, text, attempted: None, _lock: lock };
        Ok((file, draft))
    }

    /// Where the draft is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Brings the file up to `draft`. Only what differs changes; a change by somebody else is never overwritten.
    pub fn save(&mut self, draft: &Draft) -> Result<SaveOutcome, WriteError> {
        let text = update_draft(&self.text, draft);
        match read_bytes(&self.real) {
            Ok(found) if found == text.as_bytes() => self.text = text,
            Ok(found) if self.is_ours(&found) => self.write(text, Target::Private)?,
            // Its folder or the file vanished: the text is brought back.
            Err(error) if error.is_missing() => {
                prepare(&self.home, &self.path)?;
                self.write(text, Target::New)?;
            }
            _ => return self.keep_both(draft, text),
        }
        self.attempted = None;
        Ok(SaveOutcome::Saved)
    }

    /// Removes the draft, unless somebody else changed it.
    pub fn discard(self) -> Result<(), WriteError> {
        match read_bytes(&self.real) {
            Ok(found) if self.is_ours(&found) => remove(&self.home, &self.real),
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
        Ok(())
    }

    fn keep_both(&mut self, draft: &Draft, text: String) -> Result<SaveOutcome, WriteError> {
        *self = DraftFile::create_with(&self.home, draft, text)?;
        Ok(SaveOutcome::KeptBoth(self.path.clone()))
    }
}

/// `drafts/YYYY/YYYY-MM-DDTHHMMSS-QUESTION-ID.md`, with `-2` and so on from the second `number`.
fn draft_path(home: &Home, draft: &Draft, number: u32) -> PathBuf {
    let started = draft.head.started.local();
    let suffix = if number == 1 { String::new() } else { format!("-{number}") };
    let name = format!(
        "{:04}-{:02}-{:02}T{:02}{:02}{:02}-{}{suffix}.md",
        started.year(),
        started.month(),
        started.day(),
        started.hour(),
        started.minute(),
        started.second(),
        draft.head.question
    );
    home.drafts_dir().join(format!("{:04}", started.year())).join(name)
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
