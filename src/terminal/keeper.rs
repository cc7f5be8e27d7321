//! Saves the draft in work on a thread of its own, never on the loop, which says when. One draft at a time; orders are
//! carried out in the order given.

use super::{Bell, Wake};
use crate::app::Event;
use crate::domain::Draft;
use crate::store::{DraftFile, Home, SaveOutcome, WriteError};
use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, TryLockError};
use std::time::Duration;

/// The name of the thread.
const THREAD: &str = "keeper";
/// A draft without a file gets one so soon after its first change: at once for a person, and not while that first key is
/// being shown.
const FIRST_DELAY: Duration = Duration::from_millis(50);
/// A save starts so long after the first unsaved change, so that typing is not followed letter by letter.
const DELAY: Duration = Duration::from_millis(700);
/// A save that failed is tried again after this.
const RETRY: Duration = Duration::from_secs(2);

/// The last save waits so long for one that is under way, on a disk that may be slow: half a minute.
const PATIENCE_STEPS: u32 = 3000;
const PATIENCE_STEP: Duration = Duration::from_millis(10);

/// A state of the draft that is not on disk yet.
#[derive(Debug)]
struct Unsaved {
    draft: Box<Draft>,
    change: u64,
}

/// A draft that is left, and could not be saved.
pub struct Stranded {
    pub draft: Box<Draft>,
    pub reason: String,
}

#[derive(Debug)]
enum Order {
    /// Save this and give the file free.
    Release(Option<Unsaved>),
    Discard,
    Open(PathBuf),
    PutAside(PathBuf),
    /// As `Release`, and say how it went.
    Finish(Option<Unsaved>, Sender<Result<(), (Box<Draft>, String)>>),
}

#[derive(Default)]
struct Desk {
    unsaved: Option<Unsaved>,
    /// Whether it is time to save that.
    due: bool,
    orders: VecDeque<Order>,
}

/// A handle to the thread; clones speak to the same one.
#[derive(Clone)]
pub struct Keeper(Arc<Shared>);

struct Shared {
    home: Home,
    bell: Bell,
    desk: Mutex<Desk>,
    changed: Condvar,
    /// Taken before `desk` where both are.
    file: Mutex<Option<DraftFile>>,
    /// Whether the last save failed, as the loop was told.
    failing: AtomicBool,
    /// Whether the draft in work has a file.
    has_file: AtomicBool,
}

impl Keeper {
    /// Starts the thread.
    pub fn start(home: &Home, bell: Bell) -> std::io::Result<Keeper> {
        let keeper = Keeper::idle(home, bell);
        let worker = keeper.clone();
        std::thread::Builder::new().name(THREAD.to_owned()).spawn(move || worker.0.work())?;
        Ok(keeper)
    }

    /// Without the thread.
    fn idle(home: &Home, bell: Bell) -> Keeper {
        Keeper(Arc::new(Shared {
            home: home.clone(),
            bell,
            desk: Mutex::default(),
            changed: Condvar::new(),
            file: Mutex::default(),
            failing: AtomicBool::new(false),
            has_file: AtomicBool::new(false),
        }))
    }

    /// Takes this state of the draft in work, which is safe from now on whatever ends the program; returns how long it may
    /// wait for [`Keeper::save`].
    pub fn keep(&self, draft: Box<Draft>, change: u64) -> Duration {
        self.0.desk().unsaved = Some(Unsaved { draft, change });
        if self.0.has_file.load(Ordering::Relaxed) { DELAY } else { FIRST_DELAY }
    }

    /// Starts to save what was kept. It does not start by itself: whoever shows the keys knows when there is time for it.
    pub fn save(&self) {
        self.0.desk().due = true;
        self.0.changed.notify_one();
    }

    /// Saves what is unsaved and gives the file free.
    pub fn release(&self) {
        let mut desk = self.0.desk();
        let unsaved = desk.unsaved.take();
        self.0.order(&mut desk, Order::Release(unsaved));
    }

    /// Deletes the draft in work.
    pub fn discard(&self) {
        let mut desk = self.0.desk();
        desk.unsaved = None;
        self.0.order(&mut desk, Order::Discard);
    }

    /// Opens a draft and holds it.
    pub fn open(&self, path: PathBuf) {
        self.0.order(&mut self.0.desk(), Order::Open(path));
    }

    /// Marks an unfinished draft so that it is not offered again.
    pub fn put_aside(&self, path: PathBuf) {
        self.0.order(&mut self.0.desk(), Order::PutAside(path));
    }

    /// Waits until all is saved; a draft that could not be is handed back.
    pub fn finish(&self) -> Result<(), Stranded> {
        let (reply, answer) = channel();
        {
            let mut desk = self.0.desk();
            let unsaved = desk.unsaved.take();
            self.0.order(&mut desk, Order::Finish(unsaved, reply));
        }
        match answer.recv() {
            Ok(Err((draft, reason))) => Err(Stranded { draft, reason }),
            Ok(Ok(())) | Err(_) => Ok(()),
        }
    }

    /// Saves on the calling thread, for a signal or a panic: the last thing that the program does.
    pub fn save_now(&self) {
        if std::thread::current().name() == Some(THREAD) {
            // This very thread panicked while it saved: waiting for itself would not end.
            return;
        }
        let Some(mut file) = patiently(&self.0.file) else { return };
        let Some(mut desk) = patiently(&self.0.desk) else { return };
        // Whoever waits for an order is answered only after it: the program ends with the answer.
        for order in desk.orders.drain(..) {
            self.0.carry_out(order, &mut file);
        }
        if let Some(unsaved) = desk.unsaved.take() {
            let _ = save(&self.0.home, &mut file, &unsaved.draft);
        }
    }
}

impl Shared {
    fn desk(&self) -> MutexGuard<'_, Desk> {
        self.desk.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    fn file(&self) -> MutexGuard<'_, Option<DraftFile>> {
        self.file.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    fn order(&self, desk: &mut Desk, order: Order) {
        desk.orders.push_back(order);
        self.changed.notify_one();
    }

    fn tell(&self, event: Event) {
        self.bell.tell(event);
    }

    fn work(&self) {
        loop {
            // Until there is something to do.
            let idle = |desk: &mut Desk| desk.orders.is_empty() && !desk.due;
            drop(self.changed.wait_while(self.desk(), idle));
            let mut file = self.file();
            let order = self.desk().orders.pop_front();
            let done = match order {
                Some(order) => {
                    self.carry_out(order, &mut file);
                    true
                }
                None => self.save_unsaved(&mut file),
            };
            self.has_file.store(file.is_some(), Ordering::Relaxed);
            drop(file);
            if !done {
                let waited = self.changed.wait_timeout_while(self.desk(), RETRY, |desk| desk.orders.is_empty());
                waited.unwrap_or_else(PoisonError::into_inner).0.due = true;
            }
        }
    }

    /// Saves the draft in work as it is now; false when that failed and is to be tried again.
    fn save_unsaved(&self, file: &mut Option<DraftFile>) -> bool {
        let unsaved = {
            let mut desk = self.desk();
            desk.due = false;
            desk.unsaved.take()
        };
        let Some(unsaved) = unsaved else { return true };
        match save(&self.home, file, &unsaved.draft) {
            Ok(kept) => {
                self.tell_saved(unsaved.change, kept);
                true
            }
            Err(reason) => {
                let mut desk = self.desk();
                if desk.unsaved.is_none() && !desk.orders.iter().any(|order| matches!(order, Order::Release(_))) {
                    desk.unsaved = Some(unsaved);
                }
                drop(desk);
                self.failing.store(true, Ordering::Relaxed);
                self.tell(Event::NotSaved { reason });
                false
            }
        }
    }

    fn tell_saved(&self, change: u64, kept: SaveOutcome) {
        let saved = Event::Saved { change };
        // Nobody waits for it, unless it was told that saving failed: no wake-up for every save.
        if self.failing.swap(false, Ordering::Relaxed) {
            self.tell(saved);
        } else {
            self.bell.leave(saved);
        }
        if let SaveOutcome::KeptBoth(path) = kept {
            self.tell(Event::KeptBoth { path });
        }
    }

    fn carry_out(&self, order: Order, file: &mut Option<DraftFile>) {
        match order {
            Order::Release(unsaved) => {
                if let Err((draft, reason)) = self.let_go(unsaved, file) {
                    self.tell(Event::NotReleased { draft, reason, quitting: false });
                }
                self.bell.ring(Wake::Changed);
            }
            Order::Finish(unsaved, reply) => {
                let _ = reply.send(self.let_go(unsaved, file));
            }
            Order::Discard => {
                if let Some(Err(error)) = file.take().map(DraftFile::discard) {
                    self.tell(Event::Notice(crate::app::Notice::warning(error.to_string())));
                }
                self.bell.ring(Wake::Changed);
            }
            Order::Open(path) => {
                let opened = DraftFile::open(&self.home, &path).map(|(opened, draft)| {
                    *file = Some(opened);
                    Box::new((path, draft))
                });
                self.tell(Event::DraftOpened(opened.map_err(|error| error.to_string())));
            }
            Order::PutAside(path) => {
                if let Err(reason) = self.put_aside(&path) {
                    self.tell(Event::Notice(crate::app::Notice::warning(reason)));
                }
                self.bell.ring(Wake::Changed);
            }
        }
    }

    fn let_go(&self, unsaved: Option<Unsaved>, file: &mut Option<DraftFile>) -> Result<(), (Box<Draft>, String)> {
        let saved = match unsaved {
            Some(unsaved) => match save(&self.home, file, &unsaved.draft) {
                Ok(kept) => {
                    self.tell_saved(unsaved.change, kept);
                    Ok(())
                }
                Err(reason) => Err((unsaved.draft, reason)),
            },
            None => Ok(()),
        };
        *file = None;
        saved
    }

    fn put_aside(&self, path: &std::path::Path) -> Result<(), String> {
        let (mut file, mut draft) = DraftFile::open(&self.home, path).map_err(|error| error.to_string())?;
        draft.head.finished = true;
        file.save(&draft).map(drop).map_err(|error| error.to_string())
    }
}

/// Writes `draft` to its file, made now if there is none; else why not and what to do, in a few words.
fn save(home: &Home, file: &mut Option<DraftFile>, draft: &Draft) -> Result<SaveOutcome, String> {
    let saved = match file {
        Some(file) => file.save(draft),
        None => DraftFile::reserve(home, draft).and_then(|reserved| file.insert(reserved).save(draft)),
    };
    saved.map_err(|error| reason(&error))
}

/// Without the path of the draft: its name means nothing to the person yet.
fn reason(error: &WriteError) -> String {
    format!("{} ({})", error.cause, error.advice())
}

/// The guard of `mutex`, or none when its holder does not give it back.
fn patiently<T>(mutex: &Mutex<T>) -> Option<MutexGuard<'_, T>> {
    for _ in 0..PATIENCE_STEPS {
        match mutex.try_lock() {
            Ok(guard) => return Some(guard),
            Err(TryLockError::Poisoned(poisoned)) => return Some(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) => std::thread::sleep(PATIENCE_STEP),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::drafts::parse_draft;
    use crate::terminal::input::waker;
    use std::path::Path;

    fn unsaved() -> Unsaved {
        let text = "+++\nquestion = \"pressure\"\nstarted = 2026-11-26T10:15:00+09:00\nmode = \"typed\"\nfinished = false\n\
                    +++\n## Situation\nThe last words.\n";
        let (draft, _) = parse_draft(Path::new("draft.md"), text).expect("a draft");
        Unsaved { draft: Box::new(draft), change: 1 }
    }

    /// A keeper without a thread, so that what lies on its desk stays there.
    fn keeper(folder: &Path) -> Keeper {
        let (_input, waker) = waker().expect("a pipe");
        let (sender, _) = channel();
        Keeper::idle(&Home::at(folder), Bell { sender, waker })
    }

    #[track_caller]
    fn check_saved(folder: &Path) {
        let file = folder.join("drafts/2026/2026-11-26T101500-pressure.md");
        let text = std::fs::read_to_string(file).expect("the draft");
        assert!(text.contains("The last words."), "{text}");
    }

    #[test]
    fn a_signal_saves_what_lies_on_the_desk() {
        let folder = tempfile::tempdir().expect("a folder");
        let keeper = keeper(folder.path());
        keeper.keep(unsaved().draft, 1);
        keeper.save_now();
        check_saved(folder.path());
    }

    #[test]
    fn who_waits_for_the_end_is_answered_after_the_last_save_when_a_signal_comes_between() {
        let folder = tempfile::tempdir().expect("a folder");
        let keeper = keeper(folder.path());
        let (reply, answer) = channel();
        keeper.0.order(&mut keeper.0.desk(), Order::Finish(Some(unsaved()), reply));
        keeper.save_now();
        assert!(matches!(answer.recv(), Ok(Ok(()))), "an end without an answer would end the program during the save");
        check_saved(folder.path());
    }
}
