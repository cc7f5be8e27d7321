//! Records the answer that is being said, on a thread of its own: one recorder at a time, its sound into one file.
//!
//! A recorder is judged by the sound that arrives. One that ends before any, gives way to the next that is known; one that
//! hangs, falls silent or ends later is told while there is time to do something about it.

use super::microphone::{FromMicrophone, Microphone};
use super::{Program, Tool};
use crate::app::recording::{LOUDEST, Recorded};
use crate::domain::{DraftHead, PartId};
use crate::speech::level::Level;
use crate::speech::wav;
use crate::store::Home;
use crate::store::recordings::{Recording, remove_recording};
use crate::terminal::clock::Clock;
use crate::terminal::programs::surroundings;
use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

/// So long without sound, or with nothing but zeros from the start, is told.
const PATIENCE: Duration = Duration::from_secs(2);

/// So many zeros in the middle of a take are told, in seconds of sound: some microphones give zeros between words.
const MUTED: f64 = 10.0;

/// The end of a microphone that was stopped is waited for so long: it has ended already, and only its last piece is on the
/// way.
const REST: Duration = Duration::from_millis(500);

/// The meter moves so often at most, in bytes of sound: five times a second.
const METER_BYTES: usize = wav::RATE as usize * 2 / 5;

const NO_PROGRAM: &str = "Not recording: no microphone program found, `greenroom speech` tells more.";
const MUTE: &str = "The microphone gives only silence: is it muted?";
const HANGS: &str = "No sound arrives from the microphone program. Ctrl-E twice starts it again.";
const FULL: &str = "The recording has reached 100 MB and ends here.";

#[derive(Debug)]
enum Order {
    Start(Box<DraftHead>),
    Mark(PartId),
    Stop,
    Discard,
    /// As `Stop`, and say when the sound is safe.
    Finish(Sender<()>),
    /// What the microphone of that number says.
    Heard(u64, FromMicrophone),
}

/// A handle to the thread.
#[derive(Clone)]
pub struct Recorder(Sender<Order>);

impl Recorder {
    /// Starts the thread, which says with `tell` how it goes.
    pub fn start(home: &Home, clock: Clock, tell: impl Fn(Recorded) + Send + 'static) -> std::io::Result<Recorder> {
        Recorder::start_with(
            home,
            clock,
            PATIENCE,
            || surroundings().programs(Tool::Recorder).map_err(|error| error.to_string()),
            tell,
        )
    }

    fn start_with(
        home: &Home,
        clock: Clock,
        patience: Duration,
        programs: impl Fn() -> Result<Vec<Program>, String> + Send + 'static,
        tell: impl Fn(Recorded) + Send + 'static,
    ) -> std::io::Result<Recorder> {
        let (sender, orders) = channel();
        let worker = Worker {
            orders,
            waiting: VecDeque::new(),
            home: home.clone(),
            clock,
            patience,
            programs: Box::new(programs),
            tell: Box::new(tell),
            sender: sender.clone(),
            number: 0,
            recording: None,
            source: None,
        };
        std::thread::Builder::new().name("recorder".to_owned()).spawn(move || worker.work())?;
        Ok(Recorder(sender))
    }

    /// Records for the draft with this head, from now on; goes on with the file that it names.
    pub fn record(&self, head: Box<DraftHead>) {
        let _ = self.0.send(Order::Start(head));
    }

    /// A part starts now.
    pub fn mark(&self, part: PartId) {
        let _ = self.0.send(Order::Mark(part));
    }

    /// Stops; what was recorded stays.
    pub fn stop(&self) {
        let _ = self.0.send(Order::Stop);
    }

    /// Stops and removes what was recorded.
    pub fn discard(&self) {
        let _ = self.0.send(Order::Discard);
    }

    /// Stops and waits until the sound is safe.
    pub fn finish(&self) {
        let (reply, done) = channel();
        if self.0.send(Order::Finish(reply)).is_ok() {
            let _ = done.recv();
        }
    }
}

/// A microphone that gives sound, or is expected to.
struct Source {
    microphone: Microphone,
    number: u64,
    /// What is tried if this one gives nothing.
    others: VecDeque<Program>,
    /// When sound came last, or it was started.
    heard_at: Duration,
    /// Bytes of sound that it gave.
    given: u64,
    /// Seconds of sound since there was any level.
    silent: f64,
    /// Sound that the meter has not shown.
    unshown: Vec<u8>,
    level: Option<u8>,
    /// Whether a trouble was told that no sound has ended yet.
    troubled: bool,
}

struct Worker {
    orders: Receiver<Order>,
    /// Orders that came while a microphone was being stopped.
    waiting: VecDeque<Order>,
    home: Home,
    clock: Clock,
    patience: Duration,
    programs: Box<dyn Fn() -> Result<Vec<Program>, String> + Send>,
    tell: Box<dyn Fn(Recorded) + Send>,
    sender: Sender<Order>,
    /// Of the last microphone.
    number: u64,
    recording: Option<Take>,
    source: Option<Source>,
}

/// The sound of a draft.
struct Take {
    head: Box<DraftHead>,
    /// None until there is sound.
    file: Option<(Recording, PathBuf)>,
}

impl Worker {
    fn work(mut self) {
        loop {
            match self.next_order() {
                Ok(order) => self.carry_out(order),
                Err(RecvTimeoutError::Timeout) => self.trouble(HANGS),
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    fn next_order(&mut self) -> Result<Order, RecvTimeoutError> {
        if let Some(order) = self.waiting.pop_front() {
            return Ok(order);
        }
        match self.time_to_wait() {
            Some(time) => self.orders.recv_timeout(time),
            None => self.orders.recv().map_err(|_| RecvTimeoutError::Disconnected),
        }
    }

    /// The time until a microphone without sound is told; none when nothing is expected.
    fn time_to_wait(&self) -> Option<Duration> {
        let source = self.source.as_ref().filter(|source| !source.troubled)?;
        Some((source.heard_at + self.patience).saturating_sub(self.clock.now().elapsed))
    }

    fn carry_out(&mut self, order: Order) {
        match order {
            Order::Start(head) => self.start(head),
            Order::Mark(part) => self.mark(part),
            Order::Heard(number, FromMicrophone::Sound(sound)) => self.hear(number, &sound),
            Order::Heard(number, FromMicrophone::Ended) => self.ended(number),
            Order::Stop => self.stop(),
            Order::Discard => self.discard(),
            Order::Finish(reply) => {
                self.stop();
                let _ = reply.send(());
            }
        }
    }

    fn start(&mut self, head: Box<DraftHead>) {
        self.stop();
        let is_same = |take: &Take| take.head.started == head.started && take.head.question == head.question;
        if !self.recording.as_ref().is_some_and(is_same) {
            self.recording = Some(Take { head, file: None });
        }
        match (self.programs)() {
            Ok(programs) => self.try_next(programs.into(), NO_PROGRAM.to_owned()),
            Err(reason) => (self.tell)(Recorded::Trouble(format!("Not recording: {reason}."))),
        }
    }

    /// Starts the first of `programs` that can be; `reason` is told when there is none.
    fn try_next(&mut self, mut programs: VecDeque<Program>, mut reason: String) {
        while let Some(program) = programs.pop_front() {
            self.number += 1;
            let (number, sender) = (self.number, self.sender.clone());
            let hear = move |heard| drop(sender.send(Order::Heard(number, heard)));
            match Microphone::start(&program, hear) {
                Ok(microphone) => {
                    let heard_at = self.clock.now().elapsed;
                    let (given, silent, unshown) = (0, 0.0, Vec::new());
                    let (level, troubled) = (None, false);
                    let others = programs;
                    self.source =
                        Some(Source { microphone, number, others, heard_at, given, silent, unshown, level, troubled });
                    return;
                }
                Err(told) => reason = not_recording(&told),
            }
        }
        (self.tell)(Recorded::Trouble(reason));
    }

    fn mark(&mut self, part: PartId) {
        let file = self.recording.as_ref().and_then(|take| take.file.as_ref());
        let seconds = file.map_or(0.0, |(recording, _)| recording.seconds());
        (self.tell)(Recorded::Marked(part, Duration::from_secs_f64(seconds)));
    }

    fn hear(&mut self, number: u64, sound: &[u8]) {
        if self.source.as_ref().is_none_or(|source| source.number != number) {
            return;
        }
        if let Err(reason) = self.keep(sound) {
            self.source = None;
            return (self.tell)(Recorded::Trouble(reason));
        }
        let now = self.clock.now().elapsed;
        let Some(source) = &mut self.source else { return };
        source.heard_at = now;
        source.given += sound.len() as u64;
        source.unshown.extend(sound);
        if source.unshown.len() >= METER_BYTES {
            self.show_level();
        }
    }

    /// Writes `sound` to the file of the take; else why not, a sentence.
    fn keep(&mut self, sound: &[u8]) -> Result<(), String> {
        let Some(take) = &mut self.recording else { return Ok(()) };
        let not_kept = |error: crate::store::WriteError| not_recording(&error.to_string());
        if take.file.is_none() {
            let recording = Recording::open(&self.home, &take.head).map_err(not_kept)?;
            (self.tell)(Recorded::Into(recording.name()));
            let path = recording.path().to_owned();
            take.file = Some((recording, path));
        }
        let Some((recording, _)) = &mut take.file else { return Ok(()) };
        recording.append(sound).map_err(not_kept)?;
        if recording.is_full() { Err(FULL.to_owned()) } else { Ok(()) }
    }

    /// Moves the meter, and tells a microphone that is muted.
    fn show_level(&mut self) {
        let Some(source) = &mut self.source else { return };
        let level = Level::of(wav::samples(&source.unshown));
        let seconds = wav::seconds(source.unshown.len() as u64);
        source.unshown.clear();
        source.silent = if level.is_sound() { 0.0 } else { source.silent + seconds };
        let from_the_start = source.silent >= wav::seconds(source.given);
        let most = if from_the_start { self.patience.as_secs_f64() } else { MUTED };
        if source.silent >= most {
            return self.trouble(MUTE);
        }
        let shown = (level.share() * f64::from(LOUDEST)).round() as u8;
        let was_troubled = std::mem::take(&mut source.troubled);
        if source.level.replace(shown) != Some(shown) || was_troubled {
            (self.tell)(Recorded::Level(shown));
        }
    }

    /// Tells a trouble of the microphone, once.
    fn trouble(&mut self, text: &str) {
        let Some(source) = &mut self.source else { return };
        if !std::mem::replace(&mut source.troubled, true) {
            (self.tell)(Recorded::Trouble(text.to_owned()));
        }
    }

    /// A microphone ended by itself.
    fn ended(&mut self, number: u64) {
        let Some(mut source) = self.source.take_if(|source| source.number == number) else { return };
        let told = source.microphone.complaint();
        if source.given == 0 {
            return self.try_next(source.others, not_recording(&told));
        }
        (self.tell)(Recorded::Trouble(format!("The recording broke off: {told}. Ctrl-E twice starts it again.")));
    }

    fn stop(&mut self) {
        if let Some(source) = self.source.take() {
            source.microphone.stop();
            self.keep_the_rest(source.number);
            (self.tell)(Recorded::Stopped);
        }
        if let Some((recording, _)) = self.recording.as_ref().and_then(|take| take.file.as_ref()) {
            recording.sync();
        }
    }

    /// Keeps what a microphone that was stopped still had.
    fn keep_the_rest(&mut self, number: u64) {
        while let Ok(order) = self.orders.recv_timeout(REST) {
            match order {
                Order::Heard(from, FromMicrophone::Ended) if from == number => return,
                Order::Heard(from, FromMicrophone::Sound(sound)) if from == number => {
                    if let Err(reason) = self.keep(&sound) {
                        return (self.tell)(Recorded::Trouble(reason));
                    }
                }
                other => self.waiting.push_back(other),
            }
        }
    }

    fn discard(&mut self) {
        self.stop();
        if let Some((_, path)) = self.recording.take().and_then(|take| take.file) {
            let _ = remove_recording(&self.home, &path);
        }
    }
}

fn not_recording(reason: &str) -> String {
    format!("Not recording: {reason}. `greenroom speech` tells more.")
}

#[cfg(all(test, unix))]
#[path = "recorder/tests.rs"]
mod tests;
