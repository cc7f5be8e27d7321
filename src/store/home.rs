//! The one folder that holds everything the user owns, and the names of what lies in it. Creates nothing.

use super::own_writes::OwnWrites;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The environment variable that names the home.
const HOME_VARIABLE: &str = "GREENROOM_HOME";

/// Why there is no home.
#[derive(Debug, thiserror::Error)]
pub enum NoHome {
    #[error("no home folder is known for this user: name one with --home DIR or {HOME_VARIABLE}")]
    Unknown,
    /// Only shells know what it stands for, and none was asked: in quotes, or in a file of settings.
    #[error("`{}` is not a folder's name here: write it out, as in /home/NAME/greenroom", .0.display())]
    Tilde(PathBuf),
}

/// The user's folder.
#[derive(Debug, Clone)]
pub struct Home {
    root: PathBuf,
    cache: PathBuf,
    rescue: Vec<PathBuf>,
    own_writes: Arc<OwnWrites>,
}

impl Home {
    /// `flag`, else `GREENROOM_HOME` when it is not empty, else the platform's data folder.
    pub fn locate(flag: Option<PathBuf>) -> Result<Home, NoHome> {
        let named = flag.or_else(|| std::env::var_os(HOME_VARIABLE).filter(|dir| !dir.is_empty()).map(PathBuf::from));
        let named = named.map(|named| without_tilde(named, user_folder().as_deref())).transpose()?;
        let platform = directories::ProjectDirs::from("", "", "greenroom");
        let cache = platform.as_ref().map(|dirs| dirs.cache_dir().to_owned());
        let rescue = platform.as_ref().map(|dirs| dirs.state_dir().unwrap_or_else(|| dirs.data_local_dir()));
        let rescue = rescue.map(|folder| folder.join("rescue")).into_iter().chain([temporary_rescue()]).collect();
        let root = named.or_else(|| platform.map(|dirs| dirs.data_dir().to_owned())).ok_or(NoHome::Unknown)?;
        let root = std::path::absolute(&root).unwrap_or(root);
        let cache = cache.unwrap_or_else(|| root.join(".cache"));
        Ok(Home { root, cache, rescue, own_writes: Arc::default() })
    }

    /// A home at `root`, with its cache and what is rescued inside: for tests.
    pub fn at(root: impl Into<PathBuf>) -> Home {
        let root = root.into();
        Home { cache: root.join(".cache"), rescue: vec![root.join(".rescue")], root, own_writes: Arc::default() }
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

    /// Vacancies kept.
    pub fn postings_dir(&self) -> PathBuf {
        self.root.join("postings")
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

    /// Where words go that cannot be saved when the program has to end, the first choice first.
    pub(super) fn rescue_dirs(&self) -> &[PathBuf] {
        &self.rescue
    }

    /// What this program wrote, shared by all clones of this home.
    pub(super) fn own_writes(&self) -> &OwnWrites {
        &self.own_writes
    }
}

fn user_folder() -> Option<PathBuf> {
    directories::UserDirs::new().map(|user| user.home_dir().to_owned())
}

/// A folder of this user among the temporary files.
fn temporary_rescue() -> PathBuf {
    #[cfg(unix)]
    let name = format!("greenroom-rescue-{}", rustix::process::getuid().as_raw());
    #[cfg(not(unix))]
    let name = "greenroom-rescue";
    std::env::temp_dir().join(name)
}

/// `named` with `~` at its start as the folder of the `user`. That of somebody else is refused.
fn without_tilde(named: PathBuf, user: Option<&Path>) -> Result<PathBuf, NoHome> {
    let mut parts = named.components();
    let first = parts.next().map(|part| part.as_os_str().to_owned()).unwrap_or_default();
    match user {
        Some(user) if first == "~" => Ok(user.join(parts.as_path())),
        _ if first.as_encoded_bytes().starts_with(b"~") => Err(NoHome::Tilde(named)),
        _ => Ok(named),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tilde_that_no_shell_replaced_means_the_users_folder() {
        let check = |named: &str, expected: Option<&str>| {
            let found = without_tilde(PathBuf::from(named), Some(Path::new("/home/me")));
            assert_eq!(found.ok().as_deref(), expected.map(Path::new), "{named}");
        };
        check("~/practice", Some("/home/me/practice"));
        check("~", Some("/home/me"));
        check("/srv/~/practice", Some("/srv/~/practice"));
        check("practice~", Some("practice~"));
        check("./~", Some("./~"));
        check("~ann/practice", None);
        check("~practice", None);
    }
}
