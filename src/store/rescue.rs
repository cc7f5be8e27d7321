//! Words that could not be saved when the program had to end: kept outside the home, and taken over at the next start.
//!
//! The one thing beside an export that is written outside a home unasked. A rescue file is a draft file whose name tells
//! the home that it belongs to and the text that the draft's own file had.

use super::atomic::{WriteError, write_new};
use super::drafts::{DraftFile, SaveOutcome, draft_path};
use super::read::{read_bytes, read_text};
use super::save::create_folders;
use super::{Home, load::visible_paths};
use crate::domain::Draft;
use crate::format::drafts::{parse_draft, render_draft};
use sha2::{Digest, Sha256};
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

/// So many names and drafts are tried.
const MOST: u32 = 100;

/// What became of rescued words at the next start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rescued {
    /// They are in this draft of the home again.
    Saved(PathBuf),
    /// They still are in the file `path`, since they could not be put back.
    Left { path: PathBuf, why: String },
}

impl fmt::Display for Rescued {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Rescued::Saved(draft) => {
                let draft = draft.display();
                write!(f, "The words that could not be saved last time are in your draft again: {draft}.")
            }
            Rescued::Left { path, why } => write!(
                f,
                "Words from last time could not be put back: {why}. Copy what you need from {} and delete it, or let the \
                 next start try again.",
                path.display()
            ),
        }
    }
}

/// Keeps `draft`, whose own file holds `known` (empty when it has none), in the first place outside the home that can be
/// written; returns where.
pub fn rescue(home: &Home, known: &str, draft: &Draft) -> Result<PathBuf, WriteError> {
    let text = render_draft(draft);
    let mut refused = None;
    for folder in home.rescue_dirs() {
        match write_into(folder, home, known, &text) {
            Ok(path) => return Ok(path),
            Err(error) => refused = Some(error),
        }
    }
    let nowhere = || WriteError::io(home.root(), "rescue", std::io::ErrorKind::NotFound.into());
    Err(refused.unwrap_or_else(nowhere))
}

fn write_into(folder: &Path, home: &Home, known: &str, text: &str) -> Result<PathBuf, WriteError> {
    create_folders(folder)?;
    if !is_ours(folder) {
        return Err(WriteError::io(folder, "rescue", std::io::ErrorKind::PermissionDenied.into()));
    }
    let mut number = 1;
    loop {
        let path = folder.join(format!("{}{}-{number}.md", prefix(home), short_hash(known)));
        match write_new(&path, text.as_bytes()) {
            Err(error) if error.is_taken() && number < MOST => number += 1,
            other => return other.map(|()| path),
        }
    }
}

/// Puts all words rescued for `home` back into their drafts; a rescue file is removed once its words are safe.
pub fn take_over(home: &Home) -> Vec<Rescued> {
    let prefix = prefix(home);
    let folders = home.rescue_dirs().iter().filter(|folder| is_ours(folder));
    let files = folders.flat_map(|folder| visible_paths(folder, &mut Vec::new()));
    let mine = files.filter_map(|path| {
        let name = path.file_name()?.to_str()?.to_owned();
        let known = name.strip_prefix(&prefix)?.split('-').next()?.to_owned();
        Some((path, known))
    });
    mine.map(|(path, known)| match put_back(home, &path, &known) {
        Ok(draft) => {
            let _ = fs::remove_file(&path);
            Rescued::Saved(draft)
        }
        Err(why) => Rescued::Left { path, why },
    })
    .collect()
}

/// Saves the draft in `rescued` where its own file still has the text with the hash `known`; the path, or why not, in a
/// few words: the path of the rescue file is told with them.
fn put_back(home: &Home, rescued: &Path, known: &str) -> Result<PathBuf, String> {
    let text = read_text(rescued).map_err(|error| error.kind.to_string())?;
    let (draft, _) = parse_draft(rescued, &text).map_err(|_| "it cannot be read as a draft".to_owned())?;
    let places: Vec<PathBuf> = (1..=MOST).map(|number| draft_path(home, &draft, number)).collect();
    let there: Vec<&PathBuf> = places.iter().take_while(|path| path.symlink_metadata().is_ok()).collect();
    let own = there.iter().find(|path| read_bytes(path).is_ok_and(|found| hash(&found) == known));
    let mut file = match own {
        Some(path) => DraftFile::open(home, path).map_err(|error| error.to_string())?.0,
        None if there.is_empty() => DraftFile::reserve(home, &draft).map_err(|error| error.cause.to_string())?,
        None => return Err("the draft that they belong to was changed since".to_owned()),
    };
    match file.save(&draft).map_err(|error| error.cause.to_string())? {
        SaveOutcome::Saved | SaveOutcome::KeptBoth(_) => Ok(file.path().to_owned()),
    }
}

/// Rescue files of this home start so.
fn prefix(home: &Home) -> String {
    let root = fs::canonicalize(home.root()).unwrap_or_else(|_| home.root().to_owned());
    format!("draft-{}-", hash(root.as_os_str().as_encoded_bytes()))
}

fn short_hash(text: &str) -> String {
    hash(text.as_bytes())
}

/// Enough to tell the texts of one draft, and the homes of one person, apart.
fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

/// Whether `folder` is this user's alone: in a folder for temporary files anybody may make one.
#[cfg(unix)]
fn is_ours(folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let own = rustix::process::getuid().as_raw();
    fs::symlink_metadata(folder)
        .is_ok_and(|metadata| metadata.is_dir() && metadata.uid() == own && metadata.mode() & 0o022 == 0)
}

#[cfg(not(unix))]
fn is_ours(folder: &Path) -> bool {
    folder.is_dir()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::PartId;
    use crate::store::scene::{self, Scene};

    fn text_in(path: &Path) -> String {
        let text = fs::read_to_string(path).expect("read");
        parse_draft(path, &text).expect("a draft").0.text(PartId::Situation).into_owned()
    }

    fn rescued_files(home: &Home) -> usize {
        home.rescue_dirs().iter().map(|folder| visible_paths(folder, &mut Vec::new()).len()).sum()
    }

    #[test]
    fn rescued_words_go_back_into_the_draft_that_they_belong_to() {
        let scene = Scene::new();
        let file = DraftFile::create(&scene.home, &scene::draft("one", 0)).expect("created");
        let path = file.path().to_owned();
        let kept = rescue(&scene.home, file.known(), &scene::draft("one two", 0)).expect("rescued");
        drop(file);
        assert_eq!(text_in(&kept), "one two");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&kept).map(|found| found.permissions().mode() & 0o777).ok(), Some(0o600));
        }
        assert_eq!(take_over(&scene.home), [Rescued::Saved(path.clone())]);
        assert_eq!((text_in(&path).as_str(), rescued_files(&scene.home)), ("one two", 0));
        assert_eq!(take_over(&scene.home), []);
    }

    #[test]
    fn a_draft_that_never_had_a_file_gets_one() {
        let scene = Scene::new();
        rescue(&scene.home, "", &scene::draft("one", 0)).expect("rescued");
        let path = scene.home.drafts_dir().join("2026/2026-11-21T101500-disagreement.md");
        assert_eq!(take_over(&scene.home), [Rescued::Saved(path.clone())]);
        assert_eq!(text_in(&path), "one");
    }

    #[test]
    fn a_draft_that_was_changed_since_stays_and_so_do_the_rescued_words() {
        let scene = Scene::new();
        let file = DraftFile::create(&scene.home, &scene::draft("one", 0)).expect("created");
        let path = file.path().to_owned();
        let kept = rescue(&scene.home, file.known(), &scene::draft("one two", 0)).expect("rescued");
        drop(file);
        fs::write(&path, render_draft(&scene::draft("other words", 0))).expect("written");
        let why = "the draft that they belong to was changed since".to_owned();
        assert_eq!(take_over(&scene.home), [Rescued::Left { path: kept.clone(), why }]);
        assert_eq!((text_in(&path).as_str(), text_in(&kept).as_str()), ("other words", "one two"));
    }

    #[test]
    fn what_cannot_be_put_back_yet_is_told_in_few_words_and_tried_again() {
        let scene = Scene::new();
        let kept = rescue(&scene.home, "", &scene::draft("one", 0)).expect("rescued");
        fs::write(scene.home.drafts_dir(), "in the way").expect("written");
        let why = "part of the path is not a folder".to_owned();
        assert_eq!(take_over(&scene.home), [Rescued::Left { path: kept, why }]);
        fs::remove_file(scene.home.drafts_dir()).expect("removed");
        assert!(matches!(take_over(&scene.home).as_slice(), [Rescued::Saved(path)] if text_in(path) == "one"));
    }

    #[test]
    fn the_words_of_another_home_are_not_touched() {
        let (mine, other) = (Scene::new(), Scene::new());
        let kept = rescue(&other.home, "", &scene::draft("one", 0)).expect("rescued");
        let folder = mine.home.rescue_dirs().first().expect("a folder");
        create_folders(folder).expect("made");
        fs::copy(&kept, folder.join(kept.file_name().expect("a name"))).expect("copied");
        assert_eq!(take_over(&mine.home), []);
        assert_eq!(rescued_files(&mine.home), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_that_others_may_write_holds_nothing_of_ours() {
        use std::os::unix::fs::PermissionsExt;
        let scene = Scene::new();
        let folder = scene.home.rescue_dirs().first().expect("a folder").clone();
        fs::create_dir_all(&folder).expect("made");
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o777)).expect("allowed");
        assert!(rescue(&scene.home, "", &scene::draft("one", 0)).is_err());
        assert_eq!(rescued_files(&scene.home), 0);
    }
}
