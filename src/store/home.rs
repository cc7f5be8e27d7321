//! The one folder that holds everything the user owns, and the names of what lies in it. Creates nothing.

use super::save::OwnWrites;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The environment variable that names the home.
const HOME_VARIABLE: &str = "GREENROOM_HOME";

/// No home could be found.
#[derive(Debug, thiserror::Error)]
#[error("no home folder is known for this user: name one with --home DIR or {HOME_VARIABLE}")]
pub struct NoHome;

/// The user's folder.
#[derive(Debug, Clone)]
pub struct Home {
    root: PathBuf,
    cache: PathBuf,
    own_writes: Arc<OwnWrites>,
}

impl Home {
    /// `flag`, else `GREENROOM_HOME` when it is not empty, else the platform's data folder.
    pub fn locate(flag: Option<PathBuf>) -> Result<Home, NoHome> {
        let named = flag.or_else(|| std::env::var_os(HOME_VARIABLE).filter(|dir| !dir.is_empty()).map(PathBuf::from));
        let platform = directories::ProjectDirs::from("", "", "greenroom");
        let cache = platform.as_ref().map(|dirs| dirs.cache_dir().to_owned());
        let root = named.or_else(|| platform.map(|dirs| dirs.data_dir().to_owned())).ok_or(NoHome)?;
        let root = std::path::absolute(&root).unwrap_or(root);
        let cache = cache.unwrap_or_else(|| root.join(".cache"));
        Ok(Home { root, cache, own_writes: Arc::default() })
    }

    /// A home at `root`, with its cache inside: for tests.
    pub fn at(root: impl Into<PathBuf>) -> Home {
        let root = root.into();
        Home { cache: root.join(".cache"), root, own_writes: Arc::default() }
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    pub fn questions_dir(&self) -> PathBuf {
        self.root.join("questions")
    }

    pub fn answers_dir(&self) -> PathBuf {
        self.root.join("answers")
    }

    pub fn drafts_dir(&self) -> PathBuf {
        self.root.join("drafts")
    }

    pub fn interviews_dir(&self) -> PathBuf {
        self.root.join("interviews")
    }

    pub fn config_file(&self) -> PathBuf {
        self.root.join("config.toml")
    }

    pub fn sheet_file(&self) -> PathBuf {
        self.root.join("sheet.md")
    }

    /// A folder outside the home that may be deleted at any time.
    pub fn cache_dir(&self) -> &Path {
        &self.cache
    }

    /// What this program wrote, shared by all clones of this home.
    pub(super) fn own_writes(&self) -> &OwnWrites {
        &self.own_writes
    }
}
