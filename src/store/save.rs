//! Writing inside the home: only there, only where links do not lead out, and known to the watcher as our own.

use super::Home;
use super::atomic::{
    Target, WriteError, WriteErrorCause, folder_of, not_a_file, remove_leftovers, replace, replace_unless_changed,
};
use super::lock::Lock;
use super::read::{MAX_FILE, ReadError, read_bytes};
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

/// Replaces or creates the file `path` of the home: whole or not at all, with the mode that it had (0600 when new).
/// A link inside the home is followed; one that leads out is refused.
pub fn save_text(home: &Home, path: &Path, text: &str) -> Result<(), WriteError> {
    let real = prepare(home, path)?;
    put(home, &real, text, Target::Private)
}

/// Creates the file `path` of the home with `text`; a file that is there already is an error and stays.
pub fn create_text(home: &Home, path: &Path, text: &str) -> Result<(), WriteError> {
    let real = prepare(home, path)?;
    put(home, &real, text, Target::New)
}

/// Reads the file `path` of the home with `read`, and writes what `change` makes of its text, if that differs. Nobody's
/// change in between is lost: other instances wait for the home's lock, and what an editor wrote meanwhile is an error.
pub(super) fn change_text<E>(
    home: &Home,
    path: &Path,
    read: impl Fn(&Path) -> Result<String, ReadError>,
    change: impl Fn(&str) -> Result<String, E>,
) -> Result<(), E>
where
    E: From<ReadError> + From<WriteError>,
{
    let text = read(path)?;
    if change(&text)? == text {
        // Neither lock nor folder comes into being for nothing.
        return Ok(());
    }
    let real = prepare(home, path)?;
    let _lock = Lock::of_home(home)?;
    remove_leftovers(&real);
    let text = read(path)?;
    let changed = change(&text)?;
    if changed != text {
        require_small(&real, &changed)?;
        home.own_writes().wrote(&real, changed.as_bytes());
        replace_unless_changed(&real, &text, &changed)?;
    }
    Ok(())
}

/// Puts `text` in the place of the file `path` of the home, which must hold the beginning of it still: else somebody wrote
/// there meanwhile.
pub fn extend_text(home: &Home, path: &Path, text: &str) -> Result<(), WriteError> {
    let real = prepare(home, path)?;
    let _lock = Lock::of_home(home)?;
    let changed = || WriteError { path: path.to_owned(), action: "change", cause: WriteErrorCause::Changed };
    let before = read_bytes(&real).ok().filter(|before| text.as_bytes().starts_with(before)).ok_or_else(changed)?;
    require_small(&real, text)?;
    home.own_writes().wrote(&real, text.as_bytes());
    replace_unless_changed(&real, text.get(..before.len()).unwrap_or_default(), text)
}

/// Where `path` truly lies, if that is inside the home; its folders are made (0700) when they are missing.
pub(super) fn prepare(home: &Home, path: &Path) -> Result<PathBuf, WriteError> {
    let real = resolve(home, path)?;
    match fs::metadata(&real) {
        Ok(metadata) if !metadata.is_file() => return Err(not_a_file(path, &metadata)),
        Ok(_) => {}
        Err(_) => create_folders(folder_of(&real))?,
    }
    Ok(real)
}

/// Writes `real`, which [`prepare`] gave.
pub(super) fn put(home: &Home, real: &Path, text: &str, target: Target) -> Result<(), WriteError> {
    require_small(real, text)?;
    home.own_writes().wrote(real, text.as_bytes());
    replace(real, text.as_bytes(), target)
}

/// What is not read again is not written either.
fn require_small(real: &Path, text: &str) -> Result<(), WriteError> {
    match u64::try_from(text.len()) {
        Ok(size) if size <= MAX_FILE => Ok(()),
        _ => {
            let cause = WriteErrorCause::TooLarge(text.len());
            Err(WriteError { path: real.to_owned(), action: "write", cause })
        }
    }
}

/// Removes `real`, which [`prepare`] gave.
pub(super) fn remove(home: &Home, real: &Path) -> Result<(), WriteError> {
    home.own_writes().removed(real);
    match fs::remove_file(real) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(WriteError::io(real, "remove", error)),
        _ => Ok(()),
    }
}

/// Where `path` truly lies, all links followed, or an error if that is outside the home.
pub(super) fn resolve(home: &Home, path: &Path) -> Result<PathBuf, WriteError> {
    let root = follow(home.root())?;
    let real = follow(path)?;
    if real.starts_with(&root) {
        return Ok(real);
    }
    Err(WriteError { path: path.to_owned(), action: "write", cause: WriteErrorCause::Outside(real) })
}

/// `path` with the links of its existing part followed.
pub(super) fn follow(path: &Path) -> Result<PathBuf, WriteError> {
    let mut missing = Vec::new();
    let mut existing = path;
    loop {
        match fs::canonicalize(existing) {
            Ok(mut real) => {
                real.extend(missing.iter().rev());
                return Ok(real);
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound && fs::symlink_metadata(existing).is_err() => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let cause = WriteErrorCause::NotAFile("a link to nothing");
                return Err(WriteError { path: existing.to_owned(), action: "write", cause });
            }
            Err(error) => return Err(WriteError::io(path, "write", error)),
        }
        match (existing.components().next_back(), existing.parent()) {
            (Some(Component::Normal(name)), Some(parent)) => {
                missing.push(name);
                existing = parent;
            }
            _ => {
                let cause = WriteErrorCause::Outside(path.to_owned());
                return Err(WriteError { path: path.to_owned(), action: "write", cause });
            }
        }
    }
}

/// Creates the missing folders down to `folder`, for the user alone, and syncs what they stand in.
pub(super) fn create_folders(folder: &Path) -> Result<(), WriteError> {
    let missing: Vec<&Path> = folder.ancestors().take_while(|folder| !folder.exists()).collect();
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    for new in missing.into_iter().rev() {
        match builder.create(new) {
            // Somebody else was quicker.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && new.is_dir() => {}
            Err(error) => return Err(WriteError::io(new, "create the folder", error)),
            Ok(()) => sync_parent(new),
        }
    }
    Ok(())
}

/// Best effort: the folder is there, and only a power cut could still lose it.
fn sync_parent(folder: &Path) {
    let _ = fs::File::open(folder_of(folder)).and_then(|parent| parent.sync_all());
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Folder {
        folder: tempfile::TempDir,
        home: Home,
    }

    fn place() -> Folder {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let home = Home::at(folder.path().join("home"));
        Folder { folder, home }
    }

    #[test]
    fn folders_come_into_being_with_the_first_file_and_are_the_users_alone() {
        let place = place();
        let home = place.home.clone();
        assert!(!home.root().exists());
        let path = home.answers_dir().join("a.md");
        save_text(&home, &path, "text").expect("saved");
        assert_eq!(fs::read_to_string(&path).ok().as_deref(), Some("text"));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = |path: &Path| fs::metadata(path).map(|m| m.permissions().mode() & 0o777).ok();
            assert_eq!(mode(home.root()), Some(0o700));
            assert_eq!(mode(&home.answers_dir()), Some(0o700));
            assert_eq!(mode(&path), Some(0o600));
        }
    }

    #[test]
    fn a_path_that_climbs_out_of_the_home_is_refused() {
        let Folder { folder, home } = place();
        for path in ["home/../outside.md", "outside.md", "home/none/../../outside.md"] {
            assert!(save_text(&home, &folder.path().join(path), "text").is_err(), "{path}");
        }
        assert!(!folder.path().join("outside.md").exists());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_out_is_never_written_and_one_inside_is_followed() {
        use std::os::unix::fs::symlink;
        let Folder { folder, home } = place();
        save_text(&home, &home.answers_dir().join("a.md"), "mine").expect("saved");
        let outside = folder.path().join("outside.toml");
        fs::write(&outside, "theirs").expect("written");
        symlink(&outside, home.config_file()).expect("linked");
        let error = save_text(&home, &home.config_file(), "changed").expect_err("outside").to_string();
        assert!(error.contains("leads outside the home") && error.contains("change the target itself"), "{error}");
        assert_eq!(fs::read_to_string(&outside).ok().as_deref(), Some("theirs"));

        let link = home.answers_dir().join("b.md");
        symlink("a.md", &link).expect("linked");
        save_text(&home, &link, "changed").expect("saved");
        assert!(fs::symlink_metadata(&link).is_ok_and(|m| m.is_symlink()));
        assert_eq!(fs::read_to_string(home.answers_dir().join("a.md")).ok().as_deref(), Some("changed"));
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_that_leads_out_and_a_link_to_nothing_are_refused() {
        use std::os::unix::fs::symlink;
        let Folder { folder, home } = place();
        save_text(&home, &home.answers_dir().join("a.md"), "mine").expect("saved");
        symlink(folder.path(), home.drafts_dir()).expect("linked");
        assert!(save_text(&home, &home.drafts_dir().join("2026/x.md"), "text").is_err());
        assert!(!folder.path().join("2026").exists());
        symlink(folder.path().join("nothing"), home.sheet_file()).expect("linked");
        let error = save_text(&home, &home.sheet_file(), "text").expect_err("dangling").to_string();
        assert!(error.contains("a link to nothing"), "{error}");
        assert!(!folder.path().join("nothing").exists());
    }

    #[cfg(unix)]
    #[test]
    fn a_home_that_is_itself_a_link_works() {
        let Folder { folder, .. } = place();
        fs::create_dir(folder.path().join("real")).expect("made");
        std::os::unix::fs::symlink("real", folder.path().join("link")).expect("linked");
        let home = Home::at(folder.path().join("link"));
        save_text(&home, &home.config_file(), "text").expect("saved");
        assert_eq!(fs::read_to_string(folder.path().join("real/config.toml")).ok().as_deref(), Some("text"));
    }

    #[test]
    fn creating_never_replaces() {
        let place = place();
        let home = place.home.clone();
        let path = home.answers_dir().join("a.md");
        create_text(&home, &path, "first").expect("created");
        assert!(create_text(&home, &path, "second").is_err());
        assert_eq!(fs::read_to_string(&path).ok().as_deref(), Some("first"));
    }

    #[test]
    fn a_file_is_extended_only_while_it_is_as_it_was() {
        let place = place();
        let home = place.home.clone();
        let path = home.questions_dir().join("a.toml");
        create_text(&home, &path, "one\n").expect("created");
        extend_text(&home, &path, "one\ntwo\n").expect("extended");
        fs::write(&path, "another\n").expect("written");
        let error = extend_text(&home, &path, "one\ntwo\nthree\n").expect_err("changed").to_string();
        assert!(error.contains("somebody else changed it"), "{error}");
        assert_eq!(fs::read_to_string(&path).ok().as_deref(), Some("another\n"));
    }

    #[test]
    fn own_writes_are_told_from_those_of_others() {
        let place = place();
        let home = place.home.clone();
        let path = home.answers_dir().join("a.md");
        save_text(&home, &path, "mine").expect("saved");
        assert!(home.own_writes().is_own(&path));
        fs::write(&path, "theirs").expect("written");
        assert!(!home.own_writes().is_own(&path));
        fs::remove_file(&path).expect("removed");
        assert!(!home.own_writes().is_own(&path));
        save_text(&home, &path, "mine").expect("saved");
        remove(&home, &fs::canonicalize(&path).expect("there")).expect("removed");
        assert!(home.own_writes().is_own(&path));
        assert!(!home.own_writes().is_own(&home.config_file()));
    }
}
