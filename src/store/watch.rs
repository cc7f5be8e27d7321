//! Sees what others change in the home while the program runs: an editor, a sync tool, a checkout.
//!
//! Folders are watched, never files, since most editors save by renaming. Nothing wakes up while nothing happens; the
//! program's own writes are recognised by their content and not told. To watch another kind of file: its row in
//! `Folders::role_of`.

mod folders;

use super::Home;
use folders::{Folders, Role, entries};
use notify::event::{EventKind, ModifyKind};
use notify::{Event, PollWatcher, RecursiveMode};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

/// One change of an editor is many events; they are gathered for this long after the first.
const GATHER: Duration = Duration::from_millis(100);
/// How often folders are looked at where the system cannot tell of changes.
const POLL: Duration = Duration::from_secs(2);

/// Watches until it is dropped.
#[derive(Debug)]
pub struct Watcher {
    stop: Sender<Message>,
}

impl Watcher {
    /// Calls `on_change` on a thread of its own whenever others changed files of `home`, which need not exist yet.
    pub fn start(home: &Home, on_change: impl FnMut() + Send + 'static) -> Watcher {
        Watcher::start_with(home, on_change, system_backend)
    }

    fn start_with(home: &Home, on_change: impl FnMut() + Send + 'static, backend: MakeBackend) -> Watcher {
        let (sender, receiver) = mpsc::channel();
        let folders = Folders::look(home.root());
        let known: Known = Arc::new(RwLock::new(folders.clone()));
        let mut watch = Watch {
            home: home.clone(),
            folders,
            backend: backend(Reporter { known: known.clone(), sender: sender.clone() }),
            known,
            sender: sender.clone(),
            watched: BTreeSet::new(),
        };
        // The first look happens here, so that whatever changes after `start` is seen.
        watch.follow_folders(&BTreeSet::new());
        let spawned =
            std::thread::Builder::new().name("watch".to_owned()).spawn(move || watch.run(receiver, on_change));
        // Without a thread there is no watching; the screens still load what they open.
        drop(spawned);
        Watcher { stop: sender }
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        let _ = self.stop.send(Message::Stop);
    }
}

type Backend = Box<dyn notify::Watcher + Send>;
type MakeBackend = fn(Reporter) -> Backend;

/// The system's own way, or looking every two seconds where there is none (no inotify, too many watches).
fn system_backend(reporter: Reporter) -> Backend {
    match notify::recommended_watcher(reporter.clone()) {
        Ok(watcher) => Box::new(watcher),
        Err(_) => polling_backend(reporter),
    }
}

fn polling_backend(reporter: Reporter) -> Backend {
    let settings = notify::Config::default().with_poll_interval(POLL);
    match PollWatcher::new(reporter, settings) {
        Ok(watcher) => Box::new(watcher),
        Err(_) => Box::new(notify::NullWatcher),
    }
}

enum Message {
    /// Something happened at these paths.
    Seen(Vec<PathBuf>),
    /// Events were lost.
    Lost,
    Stop,
}

/// What is watched, for the backend's thread.
type Known = Arc<RwLock<Folders>>;

/// Called on the backend's thread: hands on what matters.
#[derive(Clone)]
struct Reporter {
    known: Known,
    sender: Sender<Message>,
}

impl notify::EventHandler for Reporter {
    fn handle_event(&mut self, event: notify::Result<Event>) {
        let message = match event {
            Ok(event) if event.need_rescan() => Message::Lost,
            // Our own reads arrive as these.
            Ok(Event { kind: EventKind::Access(_), .. }) => return,
            Ok(event) => {
                let is_only_data = matches!(event.kind, EventKind::Modify(ModifyKind::Data(_)));
                let mut paths = event.paths;
                let folders = self.known.read().unwrap_or_else(PoisonError::into_inner);
                paths.retain(|path| match folders.role_of(path) {
                    Role::File => true,
                    Role::Folder | Role::Above => !is_only_data,
                    Role::Elsewhere => false,
                });
                if paths.is_empty() {
                    return;
                }
                Message::Seen(paths)
            }
            Err(_) => Message::Lost,
        };
        let _ = self.sender.send(message);
    }
}

/// The watching thread's own.
struct Watch {
    home: Home,
    folders: Folders,
    known: Known,
    backend: Backend,
    sender: Sender<Message>,
    watched: BTreeSet<PathBuf>,
}

impl Watch {
    fn run(mut self, receiver: Receiver<Message>, mut on_change: impl FnMut()) {
        while let Ok(first) = receiver.recv() {
            std::thread::sleep(GATHER);
            let mut lost = false;
            let mut seen = BTreeSet::new();
            for message in std::iter::once(first).chain(receiver.try_iter()) {
                match message {
                    Message::Stop => return,
                    Message::Lost => lost = true,
                    Message::Seen(paths) => seen.extend(paths),
                }
            }
            if self.is_change(seen) || lost {
                on_change();
            }
        }
    }

    /// Whether others changed something at the paths `seen`, or in folders that came into being.
    fn is_change(&mut self, seen: BTreeSet<PathBuf>) -> bool {
        let is_folder = |path: &PathBuf| matches!(self.folders.role_of(path), Role::Folder | Role::Above);
        let (folders, mut files): (BTreeSet<PathBuf>, BTreeSet<PathBuf>) = seen.into_iter().partition(is_folder);
        let gone = folders.iter().any(|folder| !folder.is_dir());
        let moved = self.look_again(&folders, &files);
        for fresh in self.follow_folders(&folders) {
            files.extend(entries(&fresh));
        }
        let is_theirs =
            |file: &PathBuf| self.folders.role_of(file) == Role::File && !self.home.own_writes().is_own(file);
        gone || moved || files.iter().any(is_theirs)
    }

    /// Looks up where the home and its links lead when one of them may be another now; whether the home is elsewhere.
    fn look_again(&mut self, folders: &BTreeSet<PathBuf>, files: &BTreeSet<PathBuf>) -> bool {
        if folders.is_empty() && !files.iter().any(|file| self.folders.is_link(file)) {
            return false;
        }
        let now = Folders::look(self.home.root());
        let moved = now.root() != self.folders.root();
        *self.known.write().unwrap_or_else(PoisonError::into_inner) = now.clone();
        self.folders = now;
        moved
    }

    /// Watches what is to be watched now, those that `happened` anew, and gives the folders that are new.
    fn follow_folders(&mut self, happened: &BTreeSet<PathBuf>) -> BTreeSet<PathBuf> {
        for path in happened {
            let stale: Vec<PathBuf> = self.watched.iter().filter(|folder| folder.starts_with(path)).cloned().collect();
            stale.iter().for_each(|folder| self.unwatch(folder));
        }
        let mut fresh = BTreeSet::new();
        // A folder that came into being while another was being watched is found by looking again.
        loop {
            let wanted = self.folders.to_watch();
            let stale: Vec<PathBuf> = self.watched.difference(&wanted).cloned().collect();
            stale.iter().for_each(|folder| self.unwatch(folder));
            let missing: Vec<PathBuf> = wanted.difference(&self.watched).cloned().collect();
            if missing.is_empty() {
                return fresh;
            }
            for folder in missing {
                self.watch(&folder);
                self.watched.insert(folder.clone());
                fresh.insert(folder);
            }
        }
    }

    fn watch(&mut self, folder: &Path) {
        match self.backend.watch(folder, RecursiveMode::NonRecursive) {
            Err(error) if matches!(error.kind, notify::ErrorKind::MaxFilesWatch) => self.poll_instead(folder),
            // Gone again meanwhile, or unreadable: nothing to see there.
            _ => {}
        }
    }

    fn unwatch(&mut self, folder: &Path) {
        let _ = self.backend.unwatch(folder);
        self.watched.remove(folder);
    }

    fn poll_instead(&mut self, folder: &Path) {
        let reporter = Reporter { known: self.known.clone(), sender: self.sender.clone() };
        self.backend = polling_backend(reporter);
        for folder in self.watched.iter().map(PathBuf::as_path).chain([folder]) {
            let _ = self.backend.watch(folder, RecursiveMode::NonRecursive);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::save_text;
    use std::fs;

    /// Far longer than any change takes to be told; only a failing test waits so long.
    const LONG: Duration = Duration::from_secs(20);

    struct Scene {
        _folder: tempfile::TempDir,
        home: Home,
    }

    fn scene() -> Scene {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let home = Home::at(folder.path().join("deep").join("home"));
        Scene { _folder: folder, home }
    }

    fn write(path: &Path, text: &str) {
        fs::create_dir_all(path.parent().expect("a parent")).expect("made");
        fs::write(path, text).expect("written");
    }

    fn watching(home: &Home) -> (Watcher, Receiver<()>) {
        let (sender, receiver) = mpsc::channel();
        let watcher = Watcher::start(home, move || {
            let _ = sender.send(());
        });
        (watcher, receiver)
    }

    /// Waits until a change is told.
    #[track_caller]
    fn check(told: &Receiver<()>) {
        told.recv_timeout(LONG).expect("a change is told");
    }

    #[test]
    fn a_save_a_rename_and_a_removal_are_told() {
        let scene = scene();
        let home = scene.home.clone();
        let path = home.answers_dir().join("a.md");
        write(&path, "old");
        let (_watcher, told) = watching(&home);
        write(&path, "new");
        check(&told);
        let beside = home.answers_dir().join(".a.md.swp");
        write(&beside, "newer");
        fs::rename(&beside, &path).expect("renamed");
        check(&told);
        fs::remove_file(&path).expect("removed");
        check(&told);
    }

    /// A watch that nothing is told to.
    fn asleep(home: &Home) -> Watch {
        let (sender, _) = mpsc::channel();
        let folders = Folders::look(home.root());
        let known = Arc::new(RwLock::new(folders.clone()));
        let backend = Box::new(notify::NullWatcher);
        let mut watch = Watch { home: home.clone(), folders, known, backend, sender, watched: BTreeSet::new() };
        watch.follow_folders(&BTreeSet::new());
        watch
    }

    #[test]
    fn own_writes_and_hidden_files_are_no_change() {
        let scene = scene();
        let home = scene.home.clone();
        let answer = home.answers_dir().join("a.md");
        write(&answer, "old");
        write(&home.questions_dir().join(".hidden.toml"), "");
        let mut watch = asleep(&home);
        save_text(&home, &answer, "mine").expect("saved");
        assert!(!watch.is_change(BTreeSet::from([answer.clone(), home.questions_dir().join(".hidden.toml")])));
        write(&answer, "theirs");
        assert!(watch.is_change(BTreeSet::from([answer])));
    }

    #[test]
    fn a_home_that_comes_into_being_is_seen_with_what_is_in_it() {
        let scene = scene();
        let home = scene.home.clone();
        let (_watcher, told) = watching(&home);
        write(&home.questions_dir().join("mine.toml"), "x");
        check(&told);
        write(&home.drafts_dir().join("2026/d.md"), "x");
        check(&told);
        write(&home.drafts_dir().join("2026/e.md"), "x");
        check(&told);
    }

    #[test]
    fn folders_that_are_exchanged_whole_are_seen() {
        let scene = scene();
        let home = scene.home.clone();
        write(&home.answers_dir().join("a.md"), "old");
        let (_watcher, told) = watching(&home);
        fs::rename(home.answers_dir(), home.root().join("answers.old")).expect("renamed");
        check(&told);
        write(&home.answers_dir().join("b.md"), "new");
        check(&told);
        write(&home.answers_dir().join("b.md"), "newer");
        check(&told);
    }

    #[test]
    fn a_home_that_vanishes_and_returns_is_seen() {
        let scene = scene();
        let home = scene.home.clone();
        write(&home.config_file(), "old");
        let (_watcher, told) = watching(&home);
        fs::remove_dir_all(home.root()).expect("removed");
        check(&told);
        write(&home.config_file(), "new");
        check(&told);
    }

    #[cfg(unix)]
    #[test]
    fn a_home_behind_a_link_is_seen_and_so_is_another_target_of_the_link() {
        use std::os::unix::fs::symlink;
        let Scene { home, _folder: folder } = scene();
        let (first, second) = (folder.path().join("first"), folder.path().join("second"));
        write(&first.join("answers/a.md"), "old");
        write(&second.join("answers/a.md"), "other");
        let parent = home.root().parent().expect("a parent");
        fs::create_dir_all(parent).expect("made");
        symlink(&first, home.root()).expect("linked");
        let (_watcher, told) = watching(&home);
        write(&first.join("answers/a.md"), "new");
        check(&told);
        fs::remove_file(home.root()).expect("removed");
        symlink(&second, home.root()).expect("linked");
        check(&told);
        write(&second.join("answers/a.md"), "newer");
        check(&told);
    }

    #[cfg(unix)]
    #[test]
    fn what_a_link_in_the_home_leads_to_is_seen_wherever_it_lies() {
        use std::os::unix::fs::symlink;
        let Scene { home, _folder: folder } = scene();
        let (first, second) = (folder.path().join("notes/a.md"), folder.path().join("more/b.md"));
        write(&first, "old");
        write(&second, "old");
        fs::create_dir_all(home.answers_dir()).expect("made");
        let link = home.answers_dir().join("a.md");
        symlink(&first, &link).expect("linked");
        let (_watcher, told) = watching(&home);
        write(&first.with_extension("tmp"), "new");
        fs::rename(first.with_extension("tmp"), &first).expect("renamed");
        check(&told);
        fs::remove_file(&link).expect("removed");
        symlink(&second, &link).expect("linked");
        check(&told);
        write(&second, "new");
        check(&told);
    }

    #[cfg(unix)]
    #[test]
    fn what_a_link_to_a_single_draft_leads_to_is_seen_too() {
        use std::os::unix::fs::symlink;
        let Scene { home, _folder: folder } = scene();
        let (first, second) = (folder.path().join("kept/a.md"), folder.path().join("more/b.md"));
        write(&first, "old");
        write(&second, "old");
        let year = home.drafts_dir().join("2026");
        fs::create_dir_all(&year).expect("made");
        symlink(&first, year.join("a.md")).expect("linked");
        let (_watcher, told) = watching(&home);
        write(&first, "new");
        check(&told);
        symlink(&second, year.join("b.md")).expect("linked");
        check(&told);
        write(&second, "new");
        check(&told);
    }

    #[test]
    fn without_help_of_the_system_folders_are_looked_at() {
        let scene = scene();
        let home = scene.home.clone();
        write(&home.config_file(), "old");
        let (sender, told) = mpsc::channel();
        let on_change = move || {
            let _ = sender.send(());
        };
        let _watcher = Watcher::start_with(&home, on_change, |reporter| {
            let settings = notify::Config::default().with_poll_interval(Duration::from_millis(20));
            Box::new(PollWatcher::new(reporter, settings).expect("a watcher"))
        });
        write(&home.answers_dir().join("b.md"), "new");
        check(&told);
    }
}
