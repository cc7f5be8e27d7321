//! What a path is to the home, and which folders there are to watch.

use std::collections::BTreeSet;
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

/// The home's true path, and what lies where in it.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    pub(super) root: PathBuf,
}

impl Layout {
    /// What `path` is to the home, by its name alone.
    pub(super) fn place_of(&self, path: &Path) -> Place {
        if self.root.starts_with(path) {
            return Place::Above;
        }
        let Ok(inside) = path.strip_prefix(&self.root) else { return Place::Elsewhere };
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

    /// The folders to watch now: those of the home, or the nearest one that exists above it.
    pub(super) fn folders(&self) -> BTreeSet<PathBuf> {
        if !self.root.is_dir() {
            return self.root.ancestors().find(|folder| folder.is_dir()).map(Path::to_owned).into_iter().collect();
        }
        let mut folders = BTreeSet::from([self.root.clone()]);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_program_reads_has_a_place() {
        let layout = Layout { root: PathBuf::from("/h") };
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
