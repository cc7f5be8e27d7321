//! Replacing a file whole: a temporary file beside it, synced, renamed over it, and the folder synced.
//!
//! Interrupted at any step, either the old or the new text is there, never a part of one. The only module that writes.

use super::failure::in_words;
use super::read::{kind_name, read_bytes};
use std::collections::BTreeSet;
use std::fs::{self, File, Metadata, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A file could not be written: what, where, why, and what to do.
#[derive(Debug, thiserror::Error)]
#[error("cannot {action} {}: {cause}; {}", path.display(), self.advice())]
pub struct WriteError {
    pub path: PathBuf,
    /// What failed: `write`, `create the folder`, ...
    pub action: &'static str,
    pub cause: WriteErrorCause,
}

/// Why a file could not be written.
#[derive(Debug, thiserror::Error)]
pub enum WriteErrorCause {
    #[error("it leads outside the home, to {}", .0.display())]
    Outside(PathBuf),
    #[error("it is {0}, not a file")]
    NotAFile(&'static str),
    #[error("it would be over 1 MB ({0} bytes), and such files are not read")]
    TooLarge(usize),
    #[error("somebody else changed it at the same moment")]
    Changed,
    #[error("another Greenroom is changing files of this home, and does not come to an end")]
    Busy,
    #[error("{}", in_words(.0))]
    Io(#[from] io::Error),
}

impl WriteError {
    /// What happened and what to do, without the path: the name of a draft means nothing to the person yet.
    pub fn in_short(&self) -> String {
        format!("{} ({})", self.cause, self.advice())
    }

    /// What to do about it.
    pub fn advice(&self) -> &'static str {
        match &self.cause {
            WriteErrorCause::Outside(_) => {
                "links out of the home are read, never written: change the target itself, or put a copy in its place"
            }
            WriteErrorCause::NotAFile(_) => "move it away",
            WriteErrorCause::TooLarge(_) => "make it shorter",
            WriteErrorCause::Changed => "nothing was written: look at it, and do it again",
            WriteErrorCause::Busy => "close that one, and do it again",
            WriteErrorCause::Io(error) => match error.kind() {
                io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "make room on it",
                io::ErrorKind::PermissionDenied => "allow yourself to write it and its folder (chmod u+w)",
                io::ErrorKind::ReadOnlyFilesystem => "make it writable, or use --home",
                io::ErrorKind::NotADirectory => "a file stands where a folder is needed: move it away",
                io::ErrorKind::NotFound => "name a folder that exists",
                io::ErrorKind::AlreadyExists => "choose another name",
                _ => "check the disk and the folder",
            },
        }
    }

    /// Whether something stands there already.
    pub(super) fn is_taken(&self) -> bool {
        matches!(&self.cause, WriteErrorCause::Io(cause) if cause.kind() == io::ErrorKind::AlreadyExists)
    }

    pub(super) fn io(path: &Path, action: &'static str, error: io::Error) -> WriteError {
        WriteError { path: path.to_owned(), action, cause: WriteErrorCause::Io(error) }
    }
}

/// The steps of a save, in order; each may fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Create,
    WriteHalf,
    WriteRest,
    Sync,
    Rename,
    SyncFolder,
}

impl Step {
    #[cfg(test)]
    pub(super) const ALL: [Step; 6] =
        [Step::Create, Step::WriteHalf, Step::WriteRest, Step::Sync, Step::Rename, Step::SyncFolder];
}

/// What a new file allows, and what may already be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// Replaced if it exists; new files are the user's alone (0600).
    Private,
    /// Replaced if it exists; new files get the usual mode of the user.
    Usual,
    /// Must not exist; the user's alone.
    New,
}

/// Replaces or creates the file `path` with `bytes`, for files outside the home such as an export. Symlinks are
/// followed, the mode of an existing file stays, and what is no regular file (`/dev/stdout`, a FIFO) is written into.
pub fn write_atomic(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let failed = |error| WriteError::io(path, "write", error);
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_file() => {
            let real = fs::canonicalize(path).map_err(failed)?;
            replace(&real, bytes, Target::Usual)
        }
        Ok(metadata) if metadata.is_dir() => Err(not_a_file(path, &metadata)),
        Ok(_) => File::options().write(true).open(path).and_then(|mut file| file.write_all(bytes)).map_err(failed),
        Err(_) if path.is_symlink() => {
            let cause = WriteErrorCause::NotAFile("a link to nothing");
            Err(WriteError { path: path.to_owned(), action: "write", cause })
        }
        Err(_) => replace(path, bytes, Target::Usual),
    }
}

/// Creates the file `path` anywhere, for the user alone; a file that is there already is an error and stays.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    replace(path, bytes, Target::New)
}

/// Replaces or creates the file `path`, which must be no symlink.
pub(super) fn replace(path: &Path, bytes: &[u8], target: Target) -> Result<(), WriteError> {
    replace_in_steps(path, bytes, target, &mut |_| Ok(())).map_err(|error| WriteError::io(path, "write", error))
}

/// Replaces `path`, which must be no symlink, unless it holds something else than `old` by then: what somebody else wrote
/// meanwhile stays.
pub(super) fn replace_unless_changed(path: &Path, old: &str, new: &str) -> Result<(), WriteError> {
    let mut changed = false;
    let mut look_again = |step| {
        changed = step == Step::Rename && !holds(path, old);
        if changed { Err(io::ErrorKind::Other.into()) } else { Ok(()) }
    };
    match replace_in_steps(path, new.as_bytes(), Target::Private, &mut look_again) {
        Err(_) if changed => {
            Err(WriteError { path: path.to_owned(), action: "change", cause: WriteErrorCause::Changed })
        }
        other => other.map_err(|error| WriteError::io(path, "write", error)),
    }
}

/// Whether `path` holds this text; no file is an empty one.
fn holds(path: &Path, text: &str) -> bool {
    match read_bytes(path) {
        Ok(found) => found == text.as_bytes(),
        Err(error) => error.is_missing() && text.is_empty(),
    }
}

/// [`replace`], asking `before` each step whether it goes on.
pub(super) fn replace_in_steps(
    path: &Path,
    bytes: &[u8],
    target: Target,
    before: &mut dyn FnMut(Step) -> io::Result<()>,
) -> io::Result<()> {
    let folder = folder_of(path);
    let old = fs::symlink_metadata(path).ok().filter(Metadata::is_file).map(|metadata| metadata.permissions());
    if old.as_ref().is_some_and(Permissions::readonly) {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    before(Step::Create)?;
    let mut temporary = create_temporary(path, folder, old.is_none() && target == Target::Usual)?;
    if let Some(permissions) = old {
        temporary.as_file().set_permissions(permissions)?;
    }
    let (half, rest) = bytes.split_at(bytes.len() / 2);
    before(Step::WriteHalf)?;
    temporary.write_all(half)?;
    before(Step::WriteRest)?;
    temporary.write_all(rest)?;
    before(Step::Sync)?;
    temporary.as_file().sync_all()?;
    before(Step::Rename)?;
    match target {
        Target::New => put_new(temporary, path, bytes)?,
        Target::Private | Target::Usual => drop(temporary.persist(path).map_err(|refused| refused.error)?),
    }
    before(Step::SyncFolder)?;
    sync_folder(folder)
}

/// The dot in front keeps it out of every listing and out of the watcher's sight.
fn create_temporary(path: &Path, folder: &Path, usual_mode: bool) -> io::Result<tempfile::NamedTempFile> {
    let prefix = temporary_prefix(path);
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).suffix(".tmp");
    if usual_mode {
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

fn temporary_prefix(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    // Cut, since the temporary name must stay within what file systems allow (255 bytes).
    let end = (0..=name.len().min(200)).rev().find(|end| name.is_char_boundary(*end)).unwrap_or(0);
    format!(".{}.", name.get(..end).unwrap_or_default())
}

/// Removes what a program killed while saving `path` left beside it; to be called by whoever holds its lock.
pub(super) fn remove_leftovers(path: &Path) {
    let prefix = temporary_prefix(path);
    for (name, entry) in hidden_entries(folder_of(path)) {
        if name.strip_prefix(&prefix).is_some_and(is_random_end) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// The files beside which a program killed while saving left something in `folder`, each once.
pub(super) fn with_leftovers(folder: &Path) -> BTreeSet<PathBuf> {
    let saved = |(name, _): (String, fs::DirEntry)| {
        let split = name.len().checked_sub(RANDOM_END)?;
        let (of, end) = (name.get(1..split)?, name.get(split..)?);
        let of = of.strip_suffix('.')?;
        is_random_end(end).then(|| folder.join(of))
    };
    hidden_entries(folder).filter_map(saved).collect()
}

/// The length of what follows the last point of the prefix: six random characters and `.tmp`.
const RANDOM_END: usize = 10;

fn is_random_end(end: &str) -> bool {
    let random = end.strip_suffix(".tmp");
    random.is_some_and(|random| random.len() == 6 && random.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

fn hidden_entries(folder: &Path) -> impl Iterator<Item = (String, fs::DirEntry)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let named = entries.map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry));
    named.filter(|(name, _)| name.starts_with('.'))
}

/// Some file systems know no exclusive rename: there the name is made first and the bytes follow.
fn put_new(temporary: tempfile::NamedTempFile, path: &Path, bytes: &[u8]) -> io::Result<()> {
    match temporary.persist_noclobber(path) {
        Ok(_) => Ok(()),
        Err(refused) if refused.error.kind() == io::ErrorKind::AlreadyExists => Err(refused.error),
        Err(_) => {
            let mut options = File::options();
            options.write(true).create_new(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            let mut file = options.open(path)?;
            file.write_all(bytes)?;
            file.sync_all()
        }
    }
}

/// The folder that `path` stands in.
pub(super) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    match File::open(folder)?.sync_all() {
        // Some network and FUSE file systems cannot sync a folder; the rename itself has happened.
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        other => other,
    }
}

#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

/// The refusal to write over `path`, which is no regular file.
pub(super) fn not_a_file(path: &Path, metadata: &Metadata) -> WriteError {
    WriteError { path: path.to_owned(), action: "write", cause: WriteErrorCause::NotAFile(kind_name(metadata)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        tempfile::tempdir().expect("a temporary folder")
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("listed");
        let mut names: Vec<_> =
            entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_save_that_fails_at_any_step_leaves_one_whole_file_and_nothing_else() {
        for failing in Step::ALL {
            let folder = folder();
            let path = folder.path().join("draft.md");
            fs::write(&path, "the old text").expect("written");
            let result = replace_in_steps(&path, b"the new and longer text", Target::Private, &mut |step| {
                if step == failing { Err(io::ErrorKind::StorageFull.into()) } else { Ok(()) }
            });
            assert!(result.is_err(), "{failing:?}");
            let expected = if failing == Step::SyncFolder { "the new and longer text" } else { "the old text" };
            assert_eq!(fs::read_to_string(&path).ok().as_deref(), Some(expected), "{failing:?}");
            assert_eq!(names(folder.path()), ["draft.md"], "{failing:?}");
        }
    }

    #[test]
    fn a_program_killed_at_any_step_leaves_one_whole_file() {
        for killed_at in Step::ALL {
            let folder = folder();
            let path = folder.path().join("draft.md");
            fs::write(&path, "the old text").expect("written");
            let mut seen = None;
            let _ = replace_in_steps(&path, b"the new and longer text", Target::Private, &mut |step| {
                if step == killed_at {
                    // What a reader would find if the program ended here, without any cleaning up.
                    seen = fs::read_to_string(&path).ok();
                }
                Ok(())
            });
            let expected = if killed_at == Step::SyncFolder { "the new and longer text" } else { "the old text" };
            assert_eq!(seen.as_deref(), Some(expected), "{killed_at:?}");
        }
    }

    #[test]
    fn a_new_file_that_fails_at_any_step_before_its_name_is_not_there() {
        for failing in Step::ALL.into_iter().filter(|step| *step != Step::SyncFolder) {
            let folder = folder();
            let path = folder.path().join("draft.md");
            let result = replace_in_steps(&path, b"text", Target::New, &mut |step| {
                if step == failing { Err(io::ErrorKind::StorageFull.into()) } else { Ok(()) }
            });
            assert!(result.is_err(), "{failing:?}");
            assert_eq!(names(folder.path()), [""; 0], "{failing:?}");
        }
    }

    #[test]
    fn a_new_file_never_replaces_one_that_is_there() {
        let folder = folder();
        let path = folder.path().join("draft.md");
        fs::write(&path, "first").expect("written");
        let error = replace(&path, b"second", Target::New).expect_err("taken");
        assert!(error.to_string().contains("choose another name"), "{error}");
        assert_eq!(fs::read_to_string(&path).ok().as_deref(), Some("first"));
        assert_eq!(names(folder.path()), ["draft.md"]);
    }

    #[cfg(unix)]
    #[test]
    fn the_mode_stays_and_a_new_file_of_the_home_is_the_users_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = folder();
        let mode = |path: &Path| fs::metadata(path).map(|m| m.permissions().mode() & 0o777).ok();
        let path = folder.path().join("kept.md");
        fs::write(&path, "old").expect("written");
        fs::set_permissions(&path, Permissions::from_mode(0o640)).expect("allowed");
        replace(&path, b"new", Target::Private).expect("saved");
        assert_eq!(mode(&path), Some(0o640));
        let fresh = folder.path().join("fresh.md");
        replace(&fresh, b"new", Target::Private).expect("saved");
        assert_eq!(mode(&fresh), Some(0o600));
    }

    #[cfg(unix)]
    #[test]
    fn a_file_marked_read_only_is_left_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = folder();
        let path = folder.path().join("kept.md");
        fs::write(&path, "old").expect("written");
        fs::set_permissions(&path, Permissions::from_mode(0o400)).expect("allowed");
        let error = replace(&path, b"new", Target::Private).expect_err("read-only");
        let expected = format!("cannot write {}: permission denied; allow yourself to write it", path.display());
        assert!(error.to_string().starts_with(&expected), "{error}");
        assert_eq!(fs::read_to_string(&path).ok().as_deref(), Some("old"));
    }

    #[cfg(unix)]
    #[test]
    fn an_export_follows_a_link_and_writes_into_a_device() {
        let folder = folder();
        let (real, link) = (folder.path().join("real.txt"), folder.path().join("link.txt"));
        fs::write(&real, "old").expect("written");
        std::os::unix::fs::symlink(&real, &link).expect("linked");
        write_atomic(&link, b"new").expect("saved");
        assert!(fs::symlink_metadata(&link).is_ok_and(|m| m.is_symlink()));
        assert_eq!(fs::read_to_string(&real).ok().as_deref(), Some("new"));
        write_atomic(Path::new("/dev/null"), b"gone").expect("written into");
        assert!(fs::metadata("/dev/null").is_ok_and(|m| !m.is_file()));
        let astray = folder.path().join("astray.txt");
        std::os::unix::fs::symlink(folder.path().join("nowhere.txt"), &astray).expect("linked");
        let error = write_atomic(&astray, b"new").expect_err("a link to nothing").to_string();
        assert!(error.contains("it is a link to nothing, not a file"), "{error}");
        assert!(astray.is_symlink() && !astray.exists());
        let error = write_atomic(folder.path(), b"x").expect_err("a folder");
        assert!(error.to_string().contains("it is a folder, not a file; move it away"), "{error}");
    }

    #[test]
    fn what_somebody_else_wrote_meanwhile_is_not_replaced() {
        let folder = folder();
        let path = folder.path().join("config.toml");
        replace_unless_changed(&path, "", "minutes = 5\n").expect("new");
        replace_unless_changed(&path, "minutes = 5\n", "minutes = 6\n").expect("as it was");
        for old in ["", "minutes = 5\n"] {
            let error = replace_unless_changed(&path, old, "minutes = 7\n").expect_err("changed").to_string();
            assert!(error.contains("somebody else changed it") && error.contains("do it again"), "{error}");
        }
        assert_eq!(fs::read_to_string(&path).ok().as_deref(), Some("minutes = 6\n"));
        assert_eq!(names(folder.path()), ["config.toml"]);
    }

    #[test]
    fn a_long_name_still_fits_with_its_temporary_one() {
        let folder = folder();
        let path = folder.path().join(format!("{}.md", "重".repeat(80)));
        replace(&path, b"text", Target::Private).expect("saved");
        assert_eq!(fs::read_to_string(&path).ok().as_deref(), Some("text"));
    }

    #[test]
    fn a_failed_save_is_told_in_plain_words() {
        let error = WriteError::io(Path::new("notes.md"), "write", io::ErrorKind::StorageFull.into());
        assert_eq!(error.to_string(), "cannot write notes.md: the disk is full; make room on it");
        let error = WriteError::io(Path::new("a/notes.md"), "write", io::ErrorKind::NotFound.into());
        let told = "cannot write a/notes.md: there is no such folder; name a folder that exists";
        assert_eq!(error.to_string(), told);
    }
}
