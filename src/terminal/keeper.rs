//! Saves the draft in work on a thread of its own, never on the loop, which says when. One draft at a time; orders are
//! carried out in the order given.
//!
//! Should that thread ever fail, that is said, and whoever gives an order carries it out.

mod file;

use super::saving::RETRY;
use super::{Bell, Wake};
use crate::app::{Event, Notice, Topic};
use crate::domain::{Draft, Rating};
use crate::store::drafts::remove_all_leftovers;
use crate::store::{DraftFile, Home, SaveOutcome, rescue};
use file::{Homeless, homeless, save};
use std::cell::Cell;
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, TryLockError};
use std::time::Duration;

/// The name of the thread.
const THREAD: &str = "keeper";
/// The last save waits so long for one that is under way, on a disk that may be slow: half a minute.
const PATIENCE_STEPS: u32 = 3000;
const PATIENCE_STEP: Duration = Duration::from_millis(10);

/// Told when the thread is gone.
const FAILED: &str = "The part of the program that saves has failed; please report it. Saving goes on without it.";

thread_local! {
    /// Whether this thread is at an order or a save.
    static AT_WORK: Cell<bool> = const { Cell::new(false) };
}

/// A state of the draft that is not on disk yet.
#[derive(Debug, Clone)]
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
    /// Mark a draft that nobody works on as finished, with a rating if there is one.
    Close(PathBuf, Option<Rating>),
    /// As `Release`, and say how it went.
    Finish(Option<Unsaved>, Sender<Result<(), (Box<Draft>, String)>>),
}

#[derive(Default)]
struct Desk {
    unsaved: Option<Unsaved>,
    /// What is being saved just now, in case that fails for good.
    in_hand: Option<Unsaved>,
    /// Whether it is time to save what is unsaved.
    due: bool,
    /// A draft that was left and could not be saved, while a person decides about it.
    stranded: Option<Homeless>,
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
    /// Whether the thread is gone.
    failed: AtomicBool,
}

/// Whether this is the thread that saves: should it panic, the program goes on.
pub fn is_keeper() -> bool {
    std::thread::current().name() == Some(THREAD)
}

impl Keeper {
    /// Starts the thread, which first clears away what killed programs left.
    pub fn start(home: &Home, bell: Bell) -> std::io::Result<Keeper> {
        Keeper::start_with(home, bell, |shared| {
            remove_all_leftovers(&shared.home);
            shared.work();
        })
    }

    fn start_with(home: &Home, bell: Bell, work: impl FnOnce(&Shared) + Send + 'static) -> std::io::Result<Keeper> {
        let keeper = Keeper::idle(home, bell);
        let shared = keeper.0.clone();
        let watched = move || {
            if catch_unwind(AssertUnwindSafe(|| work(&shared))).is_err() {
                shared.give_up();
            }
        };
        std::thread::Builder::new().name(THREAD.to_owned()).spawn(watched)?;
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
            failed: AtomicBool::new(false),
        }))
    }

    /// Takes this state of the draft in work, which is safe from now on whatever ends the program; returns whether the
    /// draft has a file.
    pub fn keep(&self, draft: Box<Draft>, change: u64) -> bool {
        let mut desk = self.0.desk();
        desk.unsaved = Some(Unsaved { draft, change });
        desk.stranded = None;
        drop(desk);
        self.0.has_file.load(Ordering::Relaxed)
    }

    /// Starts to save what was kept. It does not start by itself: whoever shows the keys knows when there is time for it.
    pub fn save(&self) {
        self.0.desk().due = true;
        self.0.wake();
    }

    /// Saves what was kept before it returns; should that fail, the thread tries again.
    pub fn save_and_wait(&self) {
        self.0.desk().due = true;
        self.0.work_off();
        // The thread may be at it, and ends with giving the file back.
        drop(self.0.file());
        self.save();
    }

    /// Saves what is unsaved and gives the file free.
    pub fn release(&self) {
        self.0.order_with_unsaved(Order::Release);
    }

    /// Deletes the draft in work.
    pub fn discard(&self) {
        self.0.desk().unsaved = None;
        self.0.order(Order::Discard);
    }

    /// Opens a draft and holds it.
    pub fn open(&self, path: PathBuf) {
        self.0.order(Order::Open(path));
    }

    /// Marks an unfinished draft so that it is not offered again.
    pub fn put_aside(&self, path: PathBuf) {
        self.0.order(Order::Close(path, None));
    }

    /// Rates a finished draft that nobody works on.
    pub fn rate(&self, path: PathBuf, rating: Rating) {
        self.0.order(Order::Close(path, Some(rating)));
    }

    /// Waits until all is saved; a draft that could not be is handed back.
    pub fn finish(&self) -> Result<(), Stranded> {
        let (reply, answer) = channel();
        self.0.order_with_unsaved(|unsaved| Order::Finish(unsaved, reply));
        match answer.recv() {
            Ok(Err((draft, reason))) => Err(Stranded { draft, reason }),
            Ok(Ok(())) => Ok(()),
            // The thread failed at this very order: what it had in hand is on the desk again.
            Err(_) => self.0.finish_here(),
        }
    }

    /// Does what nobody carried out when the thread failed.
    pub fn catch_up(&self) {
        self.0.wake();
    }

    /// What became of a draft that was handed back as stranded was decided: it is in a file, or was let go.
    pub fn settle(&self) {
        self.0.desk().stranded = None;
    }

    /// Saves on the calling thread, for a signal or a panic: the last thing that the program does. What cannot be saved is
    /// kept outside the home.
    pub fn save_now(&self) {
        if is_keeper() {
            // This very thread panicked while it saved: waiting for itself would not end.
            return;
        }
        if AT_WORK.get() {
            // As above, on the loop: only what is at hand without waiting.
            if let Some(unsaved) = patiently(&self.0.desk).and_then(|desk| desk.in_hand.clone()) {
                let _ = rescue::rescue(&self.0.home, "", &unsaved.draft);
            }
            return;
        }
        let Some(mut file) = patiently(&self.0.file) else { return };
        let Some(mut desk) = patiently(&self.0.desk) else { return };
        let desk = std::mem::take(&mut *desk);
        // Whoever waits for an order is answered only after it: the program ends with the answer.
        for order in desk.orders {
            self.0.carry_out_last(order, &mut file);
        }
        let left = desk.unsaved.filter(|unsaved| save(&self.0.home, &mut file, &unsaved.draft).is_err());
        let left = left.map(|unsaved| homeless(unsaved.draft, &file));
        left.iter().chain(&desk.stranded).for_each(|homeless| self.0.rescue(homeless));
    }

    /// Saves on the calling thread when the terminal is gone, so that nobody can be asked.
    pub fn finish_unasked(&self) {
        let _ = self.finish();
        // A signal comes at the same time as a rule: whoever is second waits for the first, and ends the program then.
        let _file = self.0.file();
        let stranded = self.0.desk().stranded.take();
        if let Some(homeless) = stranded {
            self.0.rescue(&homeless);
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

    fn order(&self, order: Order) {
        self.desk().orders.push_back(order);
        self.wake();
    }

    /// Gives an order that takes what is unsaved with it.
    fn order_with_unsaved(&self, order: impl FnOnce(Option<Unsaved>) -> Order) {
        let mut desk = self.desk();
        let unsaved = desk.unsaved.take();
        desk.orders.push_back(order(unsaved));
        drop(desk);
        self.wake();
    }

    /// Lets the thread look at the desk; without it, whoever calls does its work.
    fn wake(&self) {
        self.changed.notify_one();
        if self.failed.load(Ordering::SeqCst) {
            self.work_off();
        }
    }

    /// The thread is gone: says so, and does what is left to do.
    fn give_up(&self) {
        let mut desk = self.desk();
        let in_hand = desk.in_hand.take();
        desk.unsaved = desk.unsaved.take().or(in_hand);
        desk.due = desk.unsaved.is_some();
        drop(desk);
        self.failed.store(true, Ordering::SeqCst);
        // Orders given before it was known that nobody carries them out; somebody may wait for one.
        let _ = catch_unwind(AssertUnwindSafe(|| self.work_off()));
        self.tell(Event::Notice(Notice::lasting(Topic::Kept, FAILED)));
        self.bell.ring(Wake::KeeperFailed);
    }

    /// Does all that lies on the desk, on the thread that calls.
    fn work_off(&self) {
        loop {
            let desk = self.desk();
            if desk.orders.is_empty() && !desk.due {
                return;
            }
            drop(desk);
            self.work_once();
        }
    }

    /// The end, when the thread failed: what is unsaved is saved by whoever waits for the end.
    fn finish_here(&self) -> Result<(), Stranded> {
        let mut file = self.file();
        let unsaved = self.desk().unsaved.take();
        self.let_go(unsaved, &mut file).map_err(|(draft, reason)| Stranded { draft, reason })
    }

    /// Keeps a draft outside the home; when not even that works, nobody is left to be told.
    fn rescue(&self, homeless: &Homeless) {
        let _ = rescue::rescue(&self.home, &homeless.known, &homeless.draft);
    }

    fn tell(&self, event: Event) {
        self.bell.tell(event);
    }

    fn work(&self) {
        loop {
            // Until there is something to do.
            let idle = |desk: &mut Desk| desk.orders.is_empty() && !desk.due;
            drop(self.changed.wait_while(self.desk(), idle));
            if !self.work_once() {
                let waited = self.changed.wait_timeout_while(self.desk(), RETRY, |desk| desk.orders.is_empty());
                waited.unwrap_or_else(PoisonError::into_inner).0.due = true;
            }
        }
    }

    /// Carries out the next order, or saves; false when that failed and is to be tried again.
    fn work_once(&self) -> bool {
        let mut file = self.file();
        AT_WORK.set(true);
        let order = self.desk().orders.pop_front();
        let done = match order {
            Some(order) => {
                self.carry_out(order, &mut file);
                true
            }
            None => self.save_unsaved(&mut file),
        };
        AT_WORK.set(false);
        self.has_file.store(file.is_some(), Ordering::Relaxed);
        done
    }

    /// Saves the draft in work as it is now; false when that failed and is to be tried again.
    fn save_unsaved(&self, file: &mut Option<DraftFile>) -> bool {
        let unsaved = {
            let mut desk = self.desk();
            desk.due = false;
            desk.unsaved.take()
        };
        let Some(unsaved) = unsaved else { return true };
        match self.write(file, &unsaved) {
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
            self.bell.tell_later(saved);
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
            Order::Close(path, rating) => {
                if let Err(reason) = self.close(&path, rating) {
                    self.tell(Event::Notice(crate::app::Notice::warning(reason)));
                }
                self.bell.ring(Wake::Changed);
            }
        }
    }

    fn let_go(&self, unsaved: Option<Unsaved>, file: &mut Option<DraftFile>) -> Result<(), (Box<Draft>, String)> {
        let saved = match unsaved {
            Some(unsaved) => match self.write(file, &unsaved) {
                Ok(kept) => {
                    self.tell_saved(unsaved.change, kept);
                    Ok(())
                }
                Err(reason) => Err((unsaved.draft, reason)),
            },
            None => Ok(()),
        };
        if let Err((draft, _)) = &saved {
            self.desk().stranded = Some(homeless(draft.clone(), file));
        }
        *file = None;
        saved
    }

    fn write(&self, file: &mut Option<DraftFile>, unsaved: &Unsaved) -> Result<SaveOutcome, String> {
        self.desk().in_hand = Some(unsaved.clone());
        let saved = save(&self.home, file, &unsaved.draft);
        self.desk().in_hand = None;
        saved
    }

    /// Carries an order out when the program ends: a draft that is left and cannot be saved goes outside the home.
    fn carry_out_last(&self, order: Order, file: &mut Option<DraftFile>) {
        let (unsaved, reply) = match order {
            Order::Release(unsaved) => (unsaved, None),
            Order::Finish(unsaved, reply) => (unsaved, Some(reply)),
            other => return self.carry_out(other, file),
        };
        if let Some(unsaved) = unsaved
            && save(&self.home, file, &unsaved.draft).is_err()
        {
            self.rescue(&homeless(unsaved.draft, file));
        }
        *file = None;
        if let Some(reply) = reply {
            let _ = reply.send(Ok(()));
        }
    }

    fn close(&self, path: &std::path::Path, rating: Option<Rating>) -> Result<(), String> {
        let (mut file, mut draft) = DraftFile::open(&self.home, path).map_err(|error| error.to_string())?;
        draft.head.finished = true;
        draft.head.rating = rating.or(draft.head.rating);
        file.save(&draft).map(drop).map_err(|error| error.to_string())
    }
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
mod tests;
