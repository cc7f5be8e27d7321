//! What a path is to the home, and which folders there are to watch.

use crate::store::save::follow;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

/// A kind of file of the home.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Questions,
    Answers,
    Drafts,
    Config,
    Interviews,
    Sheet,
}

/// What a path is to the home.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    File(Kind),
    Folder(Kind),
    /// The home itself or a folder that it stands in.
    Above,
    Elsewhere,
}

/// Links to more files than this are not followed to where they lead.
const MOST_LINKED: usize = 256;

/// Where the home lies, and what lies where in it.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    /// As it was named.
    named: PathBuf,
    /// With all links followed.
    root: PathBuf,
    /// The links to files in it.
    links: BTreeSet<PathBuf>,
    /// Where those lead.
    linked: BTreeMap<PathBuf, Kind>,
}

impl Layout {
    /// How things are now.
    pub(super) fn look(named: &Path) -> Layout {
        let root = follow(named).unwrap_or_else(|_| named.to_owned());
        let mut layout =
            Layout { named: named.to_owned(), root: root.clone(), links: BTreeSet::new(), linked: BTreeMap::new() };
        let folders = ["questions", "answers", "interviews"].map(|name| root.join(name));
        let files = [root.join("config.toml"), root.join("sheet.md")];
        let years = entries(&root.join("drafts"));
        let files = files.into_iter().filter(|file| file.is_symlink());
        let links = files.chain(folders.iter().chain(&years).flat_map(|folder| links(folder)));
        let links: Vec<PathBuf> = links.take(MOST_LINKED).collect();
        for link in links {
            if let (Place::File(kind), Ok(real)) = (layout.place_of(&link), fs::canonicalize(&link)) {
                layout.links.insert(link);
                layout.linked.insert(real, kind);
            }
        }
        layout
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
    pub(super) fn place_of(&self, path: &Path) -> Place {
        if let Some(kind) = self.linked.get(path) {
            return Place::File(*kind);
        }
        if self.root.starts_with(path) || self.named.starts_with(path) {
            return Place::Above;
        }
        let inside = path.strip_prefix(&self.root).or_else(|_| path.strip_prefix(&self.named));
        let Ok(inside) = inside else { return Place::Elsewhere };
        let names: Vec<&str> = inside
            .components()
            .map(|part| match part {
                Component::Normal(name) => name.to_str().unwrap_or_default(),
                _ => "",
            })
            .collect();
        match names.as_slice() {
            ["config.toml"] => Place::File(Kind::Config),
            ["sheet.md"] => Place::File(Kind::Sheet),
            ["questions"] => Place::Folder(Kind::Questions),
            ["answers"] => Place::Folder(Kind::Answers),
            ["drafts"] => Place::Folder(Kind::Drafts),
            ["interviews"] => Place::Folder(Kind::Interviews),
            [.., name] if name.starts_with('.') => Place::Elsewhere,
            ["drafts", _] => Place::Folder(Kind::Drafts),
            ["questions", name] if name.ends_with(".toml") => Place::File(Kind::Questions),
            ["answers", name] if name.ends_with(".md") => Place::File(Kind::Answers),
            ["drafts", _, name] if name.ends_with(".md") => Place::File(Kind::Drafts),
            ["interviews", name] if name.ends_with(".md") => Place::File(Kind::Interviews),
            _ => Place::Elsewhere,
        }
    }

    /// The folders to watch now: those of the home, or the nearest one that exists above it; and those in which links on
    /// the way to it lie, and the files that links in it lead to.
    pub(super) fn folders(&self) -> BTreeSet<PathBuf> {
        let ways = self.named.ancestors().filter(|way| way.is_symlink()).filter_map(Path::parent);
        let mut folders: BTreeSet<PathBuf> = ways.map(Path::to_owned).collect();
        if !self.root.is_dir() {
            folders.extend(self.root.ancestors().find(|folder| folder.is_dir()).map(Path::to_owned));
            return folders;
        }
        folders.insert(self.root.clone());
        folders.extend(self.linked.keys().filter_map(|file| file.parent()).map(Path::to_owned));
        for name in ["questions", "answers", "drafts", "interviews"] {
            let folder = self.root.join(name);
            if name == "drafts" {
                let years = entries(&folder).into_iter().filter(|year| year.is_dir());
                folders.extend(years.filter(|year| matches!(self.place_of(year), Place::Folder(_))));
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
    fn only_what_the_program_reads_has_a_place() {
        let layout = Layout::look(Path::new("/h"));
        let check = |path: &str, expected| assert_eq!(layout.place_of(Path::new(path)), expected, "{path}");
        check("/h/config.toml", Place::File(Kind::Config));
        check("/h/drafts/2026/a.md", Place::File(Kind::Drafts));
        check("/h/drafts/2026", Place::Folder(Kind::Drafts));
        check("/h/drafts/2026/.a.md.lock", Place::Elsewhere);
        check("/h/answers/a.md~", Place::Elsewhere);
        check("/h/questions/.a.toml.x.tmp", Place::Elsewhere);
        check("/h/.git/index", Place::Elsewhere);
        check("/h", Place::Above);
        check("/", Place::Above);
        check("/other", Place::Elsewhere);
    }
}
