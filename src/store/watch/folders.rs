//! What a path is to the home, and which folders there are to watch.

use crate::store::save::follow;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// What a path is to the home.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A file that the program reads.
    File,
    /// A folder of such files.
    Folder,
    /// The home itself or a folder that it stands in.
    Above,
    Elsewhere,
}

/// Links to more files than this are not followed to where they lead.
const MOST_LINKED: usize = 256;

/// Where the home lies, and what lies where in it.
#[derive(Debug, Clone)]
pub(super) struct Folders {
    /// As it was named.
    named: PathBuf,
    /// With all links followed.
    root: PathBuf,
    /// The links to files in it.
    links: BTreeSet<PathBuf>,
    /// Where those lead.
    linked: BTreeSet<PathBuf>,
}

impl Folders {
    /// How things are now.
    pub(super) fn look(named: &Path) -> Folders {
        let root = follow(named).unwrap_or_else(|_| named.to_owned());
        let mut found =
            Folders { named: named.to_owned(), root: root.clone(), links: BTreeSet::new(), linked: BTreeSet::new() };
        let folders = ["questions", "answers", "interviews", "postings"].map(|name| root.join(name));
        let files = [root.join("config.toml"), root.join("sheet.md")];
        let years = entries(&root.join("drafts"));
        let files = files.into_iter().filter(|file| file.is_symlink());
        let links = files.chain(folders.iter().chain(&years).flat_map(|folder| links(folder)));
        let links: Vec<PathBuf> = links.take(MOST_LINKED).collect();
        for link in links {
            if let (Role::File, Ok(real)) = (found.role_of(&link), fs::canonicalize(&link)) {
                found.links.insert(link);
                found.linked.insert(real);
            }
        }
        found
    }

    /// Where the home truly lies.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// Whether `path` is a link to a file, or was one when this was looked up.
    pub(super) fn is_link(&self, path: &Path) -> bool {
        self.links.contains(path) || path.is_symlink()
    }

    /// What `path` is to the home, by its name alone.
    pub(super) fn role_of(&self, path: &Path) -> Role {
        if self.linked.contains(path) {
            return Role::File;
        }
        if self.root.starts_with(path) || self.named.starts_with(path) {
            return Role::Above;
        }
        let inside = path.strip_prefix(&self.root).or_else(|_| path.strip_prefix(&self.named));
        let Ok(inside) = inside else { return Role::Elsewhere };
        let names: Vec<&str> = inside
            .components()
            .map(|part| match part {
                Component::Normal(name) => name.to_str().unwrap_or_default(),
                _ => "",
            })
            .collect();
        match names.as_slice() {
            ["config.toml" | "sheet.md"] => Role::File,
            ["questions" | "answers" | "drafts" | "interviews" | "postings"] => Role::Folder,
            [.., name] if name.starts_with('.') => Role::Elsewhere,
            ["drafts", _] => Role::Folder,
            ["questions", name] if name.ends_with(".toml") => Role::File,
            ["answers" | "interviews" | "postings", name] | ["drafts", _, name] if name.ends_with(".md") => Role::File,
            _ => Role::Elsewhere,
        }
    }

    /// The folders to watch now: those of the home, or the nearest one that exists above it; and those in which links on
    /// the way to it lie, and the files that links in it lead to.
    pub(super) fn to_watch(&self) -> BTreeSet<PathBuf> {
        let ways = self.named.ancestors().filter(|way| way.is_symlink()).filter_map(Path::parent);
        let mut folders: BTreeSet<PathBuf> = ways.map(Path::to_owned).collect();
        if !self.root.is_dir() {
            folders.extend(self.root.ancestors().find(|folder| folder.is_dir()).map(Path::to_owned));
            return folders;
        }
        folders.insert(self.root.clone());
        folders.extend(self.linked.iter().filter_map(|file| file.parent()).map(Path::to_owned));
        for name in ["questions", "answers", "drafts", "interviews", "postings"] {
            let folder = self.root.join(name);
            if name == "drafts" {
                let years = entries(&folder).into_iter().filter(|year| year.is_dir());
                folders.extend(years.filter(|year| matches!(self.role_of(year), Role::Folder)));
            }
            if folder.is_dir() {
                folders.insert(folder);
            }
        }
        folders
    }
}

/// What lies in `folder`; nothing when it cannot be read.
pub(super) fn entries(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect()
}

/// The links in `folder`: told by its listing, since there may be thousands of drafts to look at.
fn links(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_symlink())).map(|entry| entry.path()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_program_reads_has_a_role() {
        let folders = Folders::look(Path::new("/h"));
        let check = |path: &str, expected| assert_eq!(folders.role_of(Path::new(path)), expected, "{path}");
        check("/h/config.toml", Role::File);
        check("/h/drafts/2026/a.md", Role::File);
        check("/h/postings/a.md", Role::File);
        check("/h/drafts/2026", Role::Folder);
        check("/h/drafts/2026/.a.md.lock", Role::Elsewhere);
        check("/h/answers/a.md~", Role::Elsewhere);
        check("/h/questions/.a.toml.x.tmp", Role::Elsewhere);
        check("/h/.git/index", Role::Elsewhere);
        check("/h", Role::Above);
        check("/", Role::Above);
        check("/other", Role::Elsewhere);
    }
}
