//! Finds the files in folders that somebody named, however the links in them lead.
//!
//! Folders are looked at level by level, each once, so that neither a loop of links nor a link to the whole disk keeps
//! anybody waiting; what is left out for that is told. To bound it otherwise: the constants here.

use crate::domain::{Problem, Severity};
use crate::store::load::visible_paths;
use std::collections::{HashSet, VecDeque};
use std::fs;
use std::path::{Path, PathBuf};

/// Folders are looked through so many levels deep.
const DEEPEST: usize = 8;
/// So many folders are looked at; a home has a handful, and a year of drafts is one.
const MOST_FOLDERS: usize = 1_000;
/// So many files are read; ten years of ten drafts a day are more than anyone has.
const MOST_FILES: usize = 40_000;
/// What is read in a folder.
const ENDINGS: [&str; 2] = ["md", "toml"];

/// One walk through all that was named.
#[derive(Debug, Default)]
pub(super) struct Walk {
    /// What was found already, all links on the way to it followed.
    seen: HashSet<PathBuf>,
}

/// A folder still to be looked at.
struct Folder {
    path: PathBuf,
    /// With all links followed.
    real: PathBuf,
    depth: usize,
    /// A link led there, or to a folder above it.
    linked: bool,
}

impl Walk {
    /// The file `path`, or the question, answer and draft files in the folder `path`, by name; what was found before is
    /// left out.
    pub(super) fn files(&mut self, path: &Path, problems: &mut Vec<Problem>) -> Vec<PathBuf> {
        if !path.is_dir() {
            let real = |folder: &Path| Some(fs::canonicalize(folder).ok()?.join(path.file_name()?));
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
            let is_new = real(folder).is_none_or(|real| self.seen.insert(real));
            return is_new.then(|| path.to_owned()).into_iter().collect();
        }
        let mut files = self.below(path, problems);
        files.sort();
        files
    }

    fn below(&mut self, root: &Path, problems: &mut Vec<Problem>) -> Vec<PathBuf> {
        let mut files = Vec::new();
        let real = fs::canonicalize(root).unwrap_or_else(|_| root.to_owned());
        let first = Folder { path: root.to_owned(), real: real.clone(), depth: 0, linked: false };
        let mut folders = VecDeque::from([first]);
        let mut looked_at = 0;
        while let Some(folder) = folders.pop_front() {
            if !self.seen.insert(folder.real.clone()) {
                continue;
            }
            if looked_at == MOST_FOLDERS || files.len() >= MOST_FILES {
                problems.push(too_much(root, looked_at, files.len()));
                break;
            }
            if folder.depth == DEEPEST {
                problems.push(too_deep(&folder.path));
                break;
            }
            looked_at += 1;
            for path in visible_paths(&folder.path, problems) {
                if path.is_dir() {
                    folders.extend(next(path, &folder, &real, problems));
                } else if is_read(&path) && self.seen.insert(folder.real.join(path.file_name().unwrap_or_default())) {
                    files.push(path);
                }
            }
        }
        files
    }
}

/// The folder `path` in `folder`, unless it is a link that is not to be followed. `root` is what was named.
fn next(path: PathBuf, folder: &Folder, root: &Path, problems: &mut Vec<Problem>) -> Option<Folder> {
    let depth = folder.depth + 1;
    if !path.is_symlink() {
        let real = folder.real.join(path.file_name()?);
        return Some(Folder { path, real, depth, linked: folder.linked });
    }
    let real = fs::canonicalize(&path).ok()?;
    if root.starts_with(&real) || folder.real.starts_with(&real) {
        problems.push(link_back(&path));
    } else if folder.linked {
        problems.push(second_link(&path));
    } else if !real.starts_with(root) {
        return Some(Folder { path, real, depth, linked: true });
    }
    // What lies in the named folder is come upon without the link.
    None
}

fn is_read(path: &Path) -> bool {
    path.extension().and_then(|ending| ending.to_str()).is_some_and(|ending| ENDINGS.contains(&ending))
}

fn link_back(link: &Path) -> Problem {
    let message = "this link leads to a folder that it lies in itself, so it is not followed";
    warning(link, message, "delete the link, or let it lead to the folder that was meant")
}

fn second_link(link: &Path) -> Problem {
    let message = "this link to a folder lies behind another link, so it is not followed";
    warning(link, message, "name the folder that it leads to: greenroom check FOLDER")
}

fn too_deep(folder: &Path) -> Problem {
    let message = format!("folders {DEEPEST} levels down, such as this one, are not looked at");
    warning(folder, message, "name them to have them checked: greenroom check FOLDER")
}

fn too_much(root: &Path, folders: usize, files: usize) -> Problem {
    let message = format!("only {folders} of the folders in it were looked at, with {files} files");
    warning(root, message, "name the folder that holds your questions and answers: greenroom check FOLDER")
}

fn warning(path: &Path, message: impl Into<String>, advice: &str) -> Problem {
    Problem::of_whole(path, Severity::Warning, message, advice)
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(unix)]
    use std::os::unix::fs::symlink;

    struct Tree(tempfile::TempDir);

    impl Tree {
        fn new(files: &[&str]) -> Tree {
            let folder = tempfile::tempdir().expect("a temporary folder");
            for file in files {
                let path = folder.path().join(file);
                fs::create_dir_all(path.parent().expect("a parent")).expect("made");
                fs::write(path, "x").expect("written");
            }
            Tree(folder)
        }

        #[cfg(unix)]
        fn link(self, link: &str, target: &str) -> Tree {
            symlink(target, self.0.path().join(link)).expect("linked");
            self
        }

        /// The files found in what is `named`, then the places and starts of what is told.
        #[track_caller]
        fn check(&self, named: &[&str], files: &[&str], told: &[(&str, &str)]) {
            let mut problems = Vec::new();
            let mut walk = Walk::default();
            let root = self.0.path();
            let found: Vec<PathBuf> =
                named.iter().flat_map(|name| walk.files(&root.join(name), &mut problems)).collect();
            let inside = |path: &Path| path.strip_prefix(root).unwrap_or(path).display().to_string();
            assert_eq!(found.iter().map(|path| inside(path)).collect::<Vec<_>>(), files);
            let shown: Vec<String> = problems.iter().map(|p| format!("{} {}", inside(&p.path), p.message)).collect();
            assert_eq!(shown.len(), told.len(), "{shown:?}");
            for ((place, start), shown) in told.iter().zip(&shown) {
                assert!(shown.starts_with(&format!("{place} {start}")), "{shown} should start with {place} {start}");
            }
        }
    }

    #[test]
    fn files_are_found_once_by_name_and_what_is_hidden_or_of_another_kind_is_not() {
        let place = Tree::new(&["h/b.md", "h/a/c.toml", "h/.git/d.md", "h/e.txt", "f.txt"]);
        place.check(&["h"], &["h/a/c.toml", "h/b.md"], &[]);
        place.check(&["h/b.md", "h", "h/a", "f.txt", "f.txt"], &["h/b.md", "h/a/c.toml", "f.txt"], &[]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_a_folder_is_followed_once_and_one_behind_it_is_not() {
        let place = Tree::new(&["h/a.md", "notes/b.md", "far/c.md"]).link("h/answers", "../notes");
        let place = place.link("h/more", "../notes").link("notes/far", "../far");
        let told = ("h/answers/far", "this link to a folder lies behind another link");
        place.check(&["h"], &["h/a.md", "h/answers/b.md"], &[told]);
        place.check(&["h", "notes"], &["h/a.md", "h/answers/b.md"], &[told]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_back_is_told_and_one_beside_it_adds_nothing() {
        let place = Tree::new(&["h/a.md", "h/answers/b.md"]).link("h/loop", ".").link("h/answers/up", "..");
        let place = place.link("h/disk", "/").link("h/same", "answers").link("h/self", "self");
        let back = "this link leads to a folder that it lies in itself";
        let told = [("h/disk", back), ("h/loop", back), ("h/answers/up", back)];
        place.check(&["h"], &["h/a.md", "h/answers/b.md"], &told);
    }

    #[test]
    fn a_folder_of_too_many_folders_is_left_at_some_point_and_told() {
        let place = Tree::new(&["h/a.md"]);
        for number in 0..MOST_FOLDERS {
            fs::create_dir(place.0.path().join(format!("h/{number:04}"))).expect("made");
        }
        place.check(&["h"], &["h/a.md"], &[("h", "only 1000 of the folders in it were looked at")]);
    }

    #[test]
    fn folders_far_down_are_not_looked_at_and_told() {
        let place = Tree::new(&["h/1/2/3/4/5/6/7/a.md", "h/1/2/3/4/5/6/7/8/b.md"]);
        let told = ("h/1/2/3/4/5/6/7/8", "folders 8 levels down, such as this one, are not looked at");
        place.check(&["h"], &["h/1/2/3/4/5/6/7/a.md"], &[told]);
    }
}
