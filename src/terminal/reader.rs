//! Reads the home on a thread of its own: all of it at the start and whenever it changes, old drafts and the faults of a
//! file when asked.

use super::aim::load_aimed;
use super::clock::Clock;
use super::{Bell, Wake};
use crate::app::{Data, Event};
use crate::compare::checks::known_rules;
use crate::domain::{Moment, QuestionId, Record};
use crate::store::check::check_file;
use crate::store::{self, Home, has_many_drafts, is_locked};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};

#[derive(Debug)]
enum Request {
    Home,
    Attempts(QuestionId, Vec<PathBuf>),
    Check { path: PathBuf, changed: bool, now: Moment },
}

/// Asks for something to be read; clones speak to the same thread.
#[derive(Clone)]
pub struct Reader(Sender<Request>);

impl Reader {
    /// Starts the thread, which reads the home at once, or only says so when it is large: the loop asks for it after the
    /// first frame, which reading would slow.
    pub fn start(home: &Home, clock: &Clock, bell: Bell) -> std::io::Result<Reader> {
        let (ask, asked) = channel();
        let (home, clock) = (home.clone(), clock.clone());
        let read = move || read_when_asked(&home, &clock, &asked, &bell);
        std::thread::Builder::new().name("reader".to_owned()).spawn(read)?;
        Ok(Reader(ask))
    }

    /// Asks for the home to be read again.
    pub fn ask(&self) {
        let _ = self.0.send(Request::Home);
    }

    /// Asks for the drafts at `paths`, which are attempts at `question`.
    pub fn ask_attempts(&self, question: QuestionId, paths: Vec<PathBuf>) {
        let _ = self.0.send(Request::Attempts(question, paths));
    }

    /// Asks for what is wrong with the file `path`, which an editor `changed` or not.
    pub fn ask_check(&self, path: PathBuf, changed: bool, now: Moment) {
        let _ = self.0.send(Request::Check { path, changed, now });
    }
}

fn read_when_asked(home: &Home, clock: &Clock, asked: &Receiver<Request>, bell: &Bell) {
    let loaded = || Event::Loaded(Box::new(read(home, clock.now())));
    let heard = if has_many_drafts(home) { bell.ring(Wake::Large) } else { bell.tell(loaded()) };
    if !heard {
        return;
    }
    while let Ok(first) = asked.recv() {
        let requests: Vec<Request> = std::iter::once(first).chain(asked.try_iter()).collect();
        // Several requests for the home are one.
        let whole = requests.iter().any(|request| matches!(request, Request::Home));
        let others = requests.into_iter().filter_map(|request| match request {
            Request::Home => None,
            Request::Attempts(question, paths) => Some(read_attempts(question, &paths)),
            Request::Check { path, changed, now } => {
                let problems = check_file(home, &path, &known_rules(), now);
                Some(Event::Checked { path, problems, changed })
            }
        });
        let home = whole.then(loaded);
        for event in others.chain(home) {
            if !bell.tell(event) {
                return;
            }
        }
    }
}

fn read_attempts(question: QuestionId, paths: &[PathBuf]) -> Event {
    Event::Attempts(question, store::load_drafts(paths))
}

/// Everything that the screens show of the home.
pub fn read(home: &Home, now: Moment) -> Data {
    let (contents, occasions) = load_aimed(home, now);
    let store::Contents { bank, config, records, problems, interview_noted } = contents;
    let elsewhere = directories::UserDirs::new().map_or_else(PathBuf::new, |user| user.home_dir().to_owned());
    Data {
        ready: true,
        // The session counts.
        reading: 0,
        in_work: in_work(&records),
        bank,
        config,
        records,
        problems,
        interview_noted,
        postings: occasions.postings,
        home: short(home.root(), &elsewhere),
        elsewhere,
    }
}

/// `path` as shells write it: `~` for the user's own folder.
fn short(path: &Path, own: &Path) -> String {
    match path.strip_prefix(own) {
        Ok(rest) if cfg!(unix) && !own.as_os_str().is_empty() && !rest.as_os_str().is_empty() => {
            format!("~/{}", rest.display())
        }
        _ => path.display().to_string(),
    }
}

/// The unfinished drafts that some running program holds.
fn in_work(records: &[Record]) -> Vec<PathBuf> {
    let unfinished = records.iter().filter(|record| !record.head.finished);
    unfinished.filter(|record| is_locked(&record.path)).map(|record| record.path.clone()).collect()
}

#[cfg(all(test, unix))]
mod tests {
    use super::super::input::waker;
    use super::*;
    use crate::domain::Problem;

    /// What the reader's thread finds in the answer of a home whose file has this text.
    fn checked(text: &str, changed: bool) -> (PathBuf, Vec<Problem>, bool) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("answers/pressure.md");
        std::fs::create_dir_all(folder.path().join("answers")).expect("a folder");
        std::fs::write(&path, text).expect("written");
        let (_input, waker) = waker().expect("a pipe");
        let (sender, heard) = channel();
        let clock = Clock::start(None);
        let reader = Reader::start(&Home::at(folder.path()), &clock, Bell { sender, waker }).expect("a thread");
        reader.ask_check(path.clone(), changed, clock.now());
        let checked = heard.iter().find_map(|wake| match wake {
            Wake::App(event) => match *event {
                Event::Checked { path: file, problems, changed } => Some((file, problems, changed)),
                _ => None,
            },
            _ => None,
        });
        let (file, problems, changed) = checked.expect("an answer");
        assert_eq!(file, path);
        (file, problems, changed)
    }

    #[test]
    fn the_file_of_an_answer_is_checked_when_asked() {
        let (path, problems, changed) = checked("## Situation\nA **lone mark.\n## Acton\nI did it.\n", true);
        let lines: Vec<_> = problems.iter().map(|problem| problem.line).collect();
        assert!(changed && problems.iter().all(|problem| problem.path == path), "{problems:?}");
        assert!(lines.contains(&2) && lines.contains(&3), "{problems:?}");
        let parts =
            ["Situation", "Task", "Action", "Result"].map(|part| format!("## {part}\nI **did one thing** here.\n"));
        let (_, problems, changed) = checked(&parts.concat(), false);
        assert!(problems.is_empty() && !changed, "{problems:?}");
    }

    #[test]
    fn the_users_own_folder_is_written_as_a_shell_writes_it() {
        let check = |path: &str, own: &str, expected: &str| assert_eq!(short(path.as_ref(), own.as_ref()), expected);
        check("/home/me/.local/share/greenroom", "/home/me", "~/.local/share/greenroom");
        check("/home/mere/greenroom", "/home/me", "/home/mere/greenroom");
        check("/srv/greenroom", "/home/me", "/srv/greenroom");
        check("/home/me", "/home/me", "/home/me");
        check("/srv/greenroom", "", "/srv/greenroom");
    }
}
