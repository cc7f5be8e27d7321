//! What this program wrote last, so that the watcher can tell its own writes from those of others.

use super::read::read_bytes;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// The last write to each file.
#[derive(Debug, Default)]
pub(super) struct OwnWrites {
    /// By true path; `None` for a file that was removed.
    last: Mutex<HashMap<PathBuf, Option<[u8; 32]>>>,
}

impl OwnWrites {
    /// To be called before the write, so that no event can come before it.
    pub(super) fn wrote(&self, real: &Path, bytes: &[u8]) {
        self.remember(real, Some(Sha256::digest(bytes).into()));
    }

    pub(super) fn removed(&self, real: &Path) {
        self.remember(real, None);
    }

    fn remember(&self, real: &Path, hash: Option<[u8; 32]>) {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        last.insert(real.to_owned(), hash);
    }

    /// Whether `path` is now as this program left it.
    pub(super) fn is_own(&self, path: &Path) -> bool {
        let Some(real) = true_path(path) else { return false };
        let last = self.last.lock().unwrap_or_else(PoisonError::into_inner).get(&real).copied();
        match last {
            None => false,
            Some(hash) => hash == read_bytes(&real).ok().map(|bytes| Sha256::digest(bytes).into()),
        }
    }
}

fn true_path(path: &Path) -> Option<PathBuf> {
    fs::canonicalize(path).ok().or_else(|| Some(fs::canonicalize(path.parent()?).ok()?.join(path.file_name()?)))
}
