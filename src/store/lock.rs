//! Who works on a draft, and who changes another file of the home: a lock on a hidden file, which the system gives back
//! when the program ends.
//!
//! The file itself is not locked, since saving replaces it. Where the file system knows no locks, there are none.

use super::Home;
use super::atomic::{WriteError, WriteErrorCause};
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Others only look for an instant, so a lock that is refused is asked for again a few times.
const ATTEMPTS: u32 = 5;
const PAUSE: Duration = Duration::from_millis(2);

/// Hidden, in the home's root.
const HOME_LOCK: &str = ".greenroom.lock";
/// One change takes milliseconds, so whoever waits in vain for two seconds waits for something else.
const HOME_ATTEMPTS: u32 = 1000;

/// A held lock; dropped, it is given back and its file removed.
#[derive(Debug)]
pub(super) struct Lock {
    file: File,
    path: PathBuf,
}

impl Lock {
    /// The lock for the draft at `draft`, or `None` if somebody else holds it.
    pub(super) fn take(draft: &Path) -> Result<Option<Lock>, WriteError> {
        Lock::ask(lock_path(draft), ATTEMPTS)
    }

    /// The one lock under which a file of `home` is read, changed and written again; its folder must be there.
    pub(super) fn of_home(home: &Home) -> Result<Lock, WriteError> {
        let path = home.root().join(HOME_LOCK);
        let busy = WriteError { path: home.root().to_owned(), action: "change", cause: WriteErrorCause::Busy };
        Lock::ask(path, HOME_ATTEMPTS)?.ok_or(busy)
    }

    fn ask(path: PathBuf, attempts: u32) -> Result<Option<Lock>, WriteError> {
        for attempt in 0..attempts {
            if attempt > 0 {
                std::thread::sleep(PAUSE);
            }
            let file = open(&path, true).map_err(|error| WriteError::io(&path, "lock", error))?;
            match file.try_lock() {
                Err(TryLockError::WouldBlock) => continue,
                Ok(()) if !is_still_at(&file, &path) => continue,
                // No locks on this file system: go on without.
                Ok(()) | Err(TryLockError::Error(_)) => return Ok(Some(Lock { file, path })),
            }
        }
        Ok(None)
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while it is held: whoever opened it meanwhile sees that it is no longer at its path.
        if is_still_at(&self.file, &self.path) {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Whether somebody (this program included) works on the draft at `draft`.
pub fn is_locked(draft: &Path) -> bool {
    let real = fs::canonicalize(draft).unwrap_or_else(|_| draft.to_owned());
    match open(&lock_path(&real), false) {
        Ok(file) => matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)),
        Err(_) => false,
    }
}

/// `.NAME.lock` in the same folder.
pub(super) fn lock_path(draft: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(draft.file_name().unwrap_or_default());
    name.push(".lock");
    draft.with_file_name(name)
}

/// Opened for reading and writing, as Windows and NFS want it; a link that somebody put there is not followed.
fn open(path: &Path, create: bool) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    if create {
        options.write(true).create(true).truncate(false);
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600).custom_flags(libc::O_NOFOLLOW | libc::O_NONBLOCK);
    }
    #[cfg(not(unix))]
    if fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink()) {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    options.open(path)
}

#[cfg(unix)]
fn is_still_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), fs::symlink_metadata(path)) {
        (Ok(open), Ok(named)) => open.ino() == named.ino() && open.dev() == named.dev(),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_still_at(_file: &File, path: &Path) -> bool {
    path.exists()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_holder_at_a_time_and_nothing_left_behind() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let draft = folder.path().join("draft.md");
        assert!(!is_locked(&draft));
        let lock = Lock::take(&draft).expect("taken").expect("free");
        assert!(is_locked(&draft));
        assert!(Lock::take(&draft).expect("asked").is_none());
        drop(lock);
        assert!(!is_locked(&draft));
        assert_eq!(fs::read_dir(folder.path()).expect("listed").count(), 0);
        assert!(Lock::take(&draft).expect("asked").is_some());
    }

    #[test]
    fn a_lock_file_that_a_crash_left_behind_holds_nothing() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let draft = folder.path().join("draft.md");
        fs::write(lock_path(&draft), "").expect("written");
        assert!(!is_locked(&draft));
        assert!(Lock::take(&draft).expect("asked").is_some());
        assert!(!lock_path(&draft).exists());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_in_the_place_of_the_lock_creates_nothing_outside() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (draft, outside) = (folder.path().join("draft.md"), folder.path().join("outside"));
        std::os::unix::fs::symlink(&outside, lock_path(&draft)).expect("linked");
        let error = Lock::take(&draft).expect_err("a link").to_string();
        assert!(error.starts_with("cannot lock "), "{error}");
        assert!(!outside.exists() && !is_locked(&draft));
    }
}
