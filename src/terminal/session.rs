//! The loop: draw, carry out commands, sleep until something happens, hand it to the app.

use super::clock::Clock;
use super::coaching::Coaching;
use super::display::Display;
use super::edits;
use super::history;
use super::input::{Input, waker};
use super::keeper::{Keeper, Stranded};
use super::mocks;
use super::postings;
use super::reader::Reader;
use super::saving::Saving;
use super::sheet;
use super::signals::{self, EDITOR_RUNS};
use super::sounds::Sounds;
use super::stories;
use super::{Bell, Wake};
use crate::app::{App, Command, Edit, Event, Notice, Screen, Seen, Topic};
use crate::domain::Moment;
use crate::format::drafts::render_draft;
use crate::store::editing;
use crate::store::editor::{AT_ONCE, RETURNED_AT_ONCE, may_return_at_once, run_editor};
use crate::store::rescue::{Rescued, take_over};
use crate::store::watch::Watcher;
use crate::store::{self, Home};
use crate::ui::Theme;
use anyhow::Context as _;
use ratatui::crossterm::event::Event as InputEvent;
use std::io::IsTerminal;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// The first frame waits so long for the home, so that a small one is shown at once and not after a word of waiting. A
/// large one says that it is large before this is over; then, or when the disk is slow, the first frame says "reading".
const FIRST_READ: Duration = Duration::from_millis(5);

/// A wake-up that comes so much too late came after a stop, or on a machine that hardly runs; a convention.
const LATE: Duration = Duration::from_secs(1);

/// Where a session starts.
pub struct Start {
    pub home: Home,
    pub clock: Clock,
    pub first: Screen,
}

/// Runs a session until the user ends it.
pub fn run(start: Start) -> anyhow::Result<()> {
    if !std::io::stdin().is_terminal() || !std::io::stdout().is_terminal() {
        anyhow::bail!("this needs a terminal; `greenroom --help` names the commands that work without one");
    }
    let (input, waker) = waker().context("cannot wait for keys")?;
    let (sender, wakes) = channel();
    let bell = Bell { sender, waker };
    // Before the home is read, so that the words are in it.
    let rescued = take_over(&start.home);
    let reader = Reader::start(&start.home, &start.clock, bell.clone())?;
    let keeper = Keeper::start(&start.home, bell.clone())?;
    let sounds = Sounds::start(&start.home, &start.clock, &bell)?;
    let coaching = Coaching::new(&start.clock, &bell);
    signals::save_on_panic(keeper.clone());
    signals::start(keeper.clone(), bell.clone()).context("cannot listen to signals")?;
    let colour = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let display = Display::enter(Theme::new(colour)).context("cannot set up the terminal")?;
    let app = App::new(start.first);
    let session = Session {
        home: start.home,
        clock: start.clock,
        app,
        display,
        input,
        keeper,
        reader,
        sounds,
        coaching,
        wakes,
        bell,
        commands: Vec::new(),
        saving: Saving::default(),
        seen: None,
        stale: true,
        overslept: None,
        left_open: None,
    };
    session.run(rescued)
}

struct Session {
    home: Home,
    clock: Clock,
    app: App,
    display: Display,
    input: Input,
    keeper: Keeper,
    reader: Reader,
    sounds: Sounds,
    coaching: Coaching,
    wakes: Receiver<Wake>,
    bell: Bell,
    /// To be carried out after the next frame.
    commands: Vec<Command>,
    /// When what was kept is saved.
    saving: Saving,
    /// What the last frame showed, until the app has taken it in.
    seen: Option<Seen>,
    /// Whether something happened since the last frame.
    stale: bool,
    /// When the loop should have woken up, and when it did, if that was far apart.
    overslept: Option<(Moment, Moment)>,
    /// A file whose editor returned at once, with what it held then: checked when that changes.
    left_open: Option<(PathBuf, Option<Vec<u8>>)>,
}

impl Session {
    fn run(mut self, rescued: Vec<Rescued>) -> anyhow::Result<()> {
        for words in rescued {
            self.update(Event::Notice(Notice::lasting(Topic::Kept, words.to_string())));
        }
        if self.sleep(Some(FIRST_READ)).is_break() {
            return Ok(());
        }
        let mut watcher = None;
        loop {
            let now = self.clock.now();
            self.stale = false;
            match self.display.draw(&self.app, now) {
                Ok(seen) => self.seen = Some(seen),
                Err(error) => {
                    self.keep_the_last();
                    return Err(error).context("cannot draw on the terminal");
                }
            }
            if self.carry_out_all().is_break() {
                return Ok(());
            }
            self.save_when_due(now);
            // After the first frame: watching takes a moment to set up.
            watcher.get_or_insert_with(|| self.watch());
            if !self.stale && self.sleep(self.time_to_sleep(now)).is_break() {
                self.keep_the_last();
                return Ok(());
            }
        }
    }

    /// The time until the picture changes by itself, or something is to be saved.
    fn time_to_sleep(&self, now: Moment) -> Option<Duration> {
        self.app.next_change(now).into_iter().chain(self.saving.wait(now)).min()
    }

    /// Has what was kept saved, once it is time.
    fn save_when_due(&mut self, now: Moment) {
        if self.saving.is_due(now) {
            self.keeper.save();
        }
    }

    /// The terminal is gone; the text is not, down to the last key that came.
    fn keep_the_last(&mut self) {
        self.commands.extend(self.app.unkept(self.clock.now()));
        for command in std::mem::take(&mut self.commands) {
            if let Command::Keep { draft, change } = command {
                self.keeper.keep(draft, change);
            }
        }
        self.keeper.finish_unasked();
    }

    fn watch(&self) -> Watcher {
        let reader = self.reader.clone();
        Watcher::start(&self.home, move || reader.ask())
    }

    /// Sleeps until something happens, at most until `timeout`, and takes in all that happened.
    fn sleep(&mut self, timeout: Option<Duration>) -> ControlFlow<()> {
        let due = timeout.map(|timeout| self.clock.now().plus(timeout));
        let waited = self.input.wait(timeout);
        self.notice_oversleeping(due);
        let prose = self.app.screen().takes_prose();
        for event in joined(waited.events, prose) {
            match event {
                InputEvent::Key(key) => self.update(Event::Key(key)),
                InputEvent::Paste(text) => self.update(Event::Paste(text)),
                InputEvent::Resize(..) => self.resize(),
                InputEvent::FocusGained | InputEvent::FocusLost | InputEvent::Mouse(_) => {}
            }
        }
        while let Ok(wake) = self.wakes.try_recv() {
            self.take(wake)?;
        }
        if waited.closed {
            return ControlFlow::Break(());
        }
        if !self.stale {
            self.update(Event::Tick);
        }
        ControlFlow::Continue(())
    }

    /// After a stop that nobody can catch, the loop wakes up long after it was due: no clock ran in between.
    fn notice_oversleeping(&mut self, due: Option<Moment>) {
        let now = self.clock.now();
        if let Some(due) = due.filter(|due| now.elapsed.saturating_sub(due.elapsed) > LATE) {
            self.overslept = Some((due, now));
        }
    }

    /// The program was stopped and goes on: the terminal may be in any state, and the time since the loop was due to wake
    /// up is nobody's.
    fn go_on(&mut self) {
        let _ = self.display.enter_again();
        self.stale = true;
        let now = self.clock.now();
        let just_now = |(_, woken): &(Moment, Moment)| now.elapsed.saturating_sub(woken.elapsed) < LATE;
        if let Some((due, _)) = self.overslept.take().filter(just_now) {
            let commands = self.app.update(Event::Suspending, due);
            self.commands.extend(commands);
            self.update(Event::Resumed);
        }
    }

    fn take(&mut self, wake: Wake) -> ControlFlow<()> {
        match wake {
            Wake::App(event) => {
                let loaded = matches!(*event, Event::Loaded(_));
                self.update(*event);
                if loaded {
                    self.check_left_open();
                }
            }
            Wake::KeeperFailed => self.keeper.catch_up(),
            Wake::Stop => return self.suspend(signals::stop_alone),
            Wake::Resized => self.resize(),
            Wake::Changed => self.reader.ask(),
            // Carried out after the first frame.
            Wake::Large => self.commands.push(Command::Reload),
            Wake::Continued => self.go_on(),
        }
        ControlFlow::Continue(())
    }

    fn resize(&mut self) {
        let _ = self.display.fit();
        self.stale = true;
    }

    fn update(&mut self, event: Event) {
        self.stale = true;
        if let Some(seen) = self.seen.take() {
            self.app.see(seen);
        }
        let commands = self.app.update(event, self.clock.now());
        self.commands.extend(commands);
    }

    fn carry_out_all(&mut self) -> ControlFlow<()> {
        loop {
            self.commands.extend(self.app.unkept(self.clock.now()));
            if self.commands.is_empty() {
                return ControlFlow::Continue(());
            }
            for command in std::mem::take(&mut self.commands) {
                self.carry_out(command)?;
            }
        }
    }

    fn carry_out(&mut self, command: Command) -> ControlFlow<()> {
        match command {
            Command::Keep { draft, change } => {
                let has_file = self.keeper.keep(draft, change);
                self.saving.kept(has_file, self.clock.now());
            }
            Command::Release => self.keeper.release(),
            Command::Discard => {
                self.sounds.recorder().discard();
                self.keeper.discard();
            }
            Command::Record(head) => self.sounds.recorder().record(head),
            Command::Mark(part) => self.sounds.recorder().mark(part),
            Command::StopRecording => self.sounds.recorder().stop(),
            Command::Listen(head) => self.sounds.listen(self.app.data(), &head),
            Command::Play(passages) => self.sounds.play(self.app.data(), passages),
            Command::StopPlaying => self.sounds.stop_playing(),
            Command::Transcribe { head, asked } => self.sounds.transcribe(self.app.data(), &head, asked),
            Command::StopTranscribing => self.sounds.stop_transcribing(),
            Command::FillHeard { take, heard, seconds } => self.sounds.fill(self.app.data(), &take, heard, seconds),
            Command::TidyRecordings(question) => self.sounds.tidy(question),
            Command::Consult { brief, agreed } => self.coaching.consult(brief, agreed),
            Command::StopConsulting => self.coaching.stop(),
            Command::OpenDraft(path) => self.keeper.open(path),
            Command::PutAside(path) => self.keeper.put_aside(path),
            Command::Reload => self.reader.ask(),
            Command::Suspend => return self.suspend(signals::stop),
            Command::Quit => return self.quit(),
            Command::WriteElsewhere { draft, path } => {
                let written = write_elsewhere(&path, &render_draft(&draft));
                if written.is_ok() {
                    self.keeper.settle();
                }
                self.update(Event::WrittenElsewhere(written));
            }
            Command::LoadAttempts(question) => {
                let paths = self.app.data().attempts(&question).map(|record| record.path.clone()).collect();
                self.reader.ask_attempts(question, paths);
            }
            Command::MakeSheet { wanted, path } => {
                let elsewhere = &self.app.data().elsewhere;
                sheet::make(&self.home, elsewhere, wanted, path, self.clock.now(), self.bell.clone());
            }
            Command::Review(question) => history::review(self.app.data(), question, self.bell.clone()),
            Command::Debrief(started) => mocks::debrief(self.app.data(), started, self.bell.clone()),
            Command::Rate { path, rating } => self.keeper.rate(path, rating),
            Command::ReadPosting(posting) => {
                postings::read(&self.home, self.app.data(), *posting, self.bell.clone());
            }
            Command::FindNearest => stories::find_nearest(&self.home, self.app.data(), self.bell.clone()),
            Command::Serve { answer, question } => {
                let served = stories::serve(&self.home, self.app.data(), &answer, &question);
                self.announce(served);
            }
            Command::Edit(edit) => self.edit(edit),
            Command::Star { question, starred } => {
                let set = store::save_star(&self.home, &question, starred);
                self.changed(set.map_err(|error| error.to_string()));
            }
            Command::Configure { key, value } => {
                let set = store::set_config(&self.home, key, value.as_deref().unwrap_or("none"));
                self.changed(set.map_err(|error| error.to_string()));
            }
        }
        ControlFlow::Continue(())
    }

    /// Stops by `stop` until somebody continues the program; the clocks stand still. All is saved before that, since a
    /// program that is stopped may be killed.
    fn suspend(&mut self, stop: fn()) -> ControlFlow<()> {
        self.update(Event::Suspending);
        self.carry_out_all()?;
        self.keeper.save_and_wait();
        self.display.give_back();
        stop();
        let _ = self.display.enter_again();
        self.update(Event::Resumed);
        ControlFlow::Continue(())
    }

    /// Prepares a file and hands the terminal to the user's editor; comes back whatever becomes of it.
    fn edit(&mut self, edit: Edit) {
        self.keeper.save();
        let prepared = edits::prepare(&self.home, self.app.data(), edit, self.clock.now());
        let ended = prepared.and_then(|opened| {
            let command = edits::command(&opened)?;
            let before = store::read_bytes(&opened.path).ok();
            let may_return_at_once = may_return_at_once(&command);
            let lent = self.clock.now();
            let ended = self.lend_terminal(command);
            let at_once = self.clock.now().elapsed.saturating_sub(lent.elapsed) < AT_ONCE;
            if ended.is_ok() && at_once && may_return_at_once && store::read_bytes(&opened.path).ok() == before {
                self.leave_open(opened.path, before);
                return Ok(());
            }
            if let Some(made) = before.as_ref().filter(|_| opened.is_template)
                && editing::withdraw(&self.home, &opened.path, made).is_ok_and(|withdrawn| withdrawn)
            {
                let nothing = "Nothing was written, so no answer was made.";
                return ended.map(|()| self.update(Event::Notice(Notice::plain(nothing))));
            }
            ended?;
            let changed = store::read_bytes(&opened.path).ok() != before;
            self.reader.ask_check(opened.path, changed, self.clock.now());
            Ok(())
        });
        self.changed(ended);
    }

    /// The editor returned at once: the file, which holds `before`, may still be open in its window.
    fn leave_open(&mut self, path: PathBuf, before: Option<Vec<u8>>) {
        let text = format!("It seems that {RETURNED_AT_ONCE}. The file is checked when it changes.");
        self.update(Event::Notice(Notice::warning(text)));
        self.left_open = Some((path, before));
    }

    /// The home was read again: if the file that was left open in an editor changed, it is checked now.
    fn check_left_open(&mut self) {
        // A file that is empty or away is one that is being written; it changes once more.
        let changed = |(path, before): &mut (PathBuf, Option<Vec<u8>>)| {
            store::read_bytes(path).is_ok_and(|bytes| !bytes.is_empty() && before.as_ref() != Some(&bytes))
        };
        if let Some((path, _)) = self.left_open.take_if(changed) {
            self.reader.ask_check(path, true, self.clock.now());
        }
    }

    /// Runs `editor` in this terminal; else why it did not do its work.
    fn lend_terminal(&mut self, editor: std::process::Command) -> Result<(), String> {
        self.update(Event::Suspending);
        let lent = self.display.lend();
        EDITOR_RUNS.store(true, Ordering::SeqCst);
        let ended = run_editor(editor).map_err(|error| error.to_string());
        EDITOR_RUNS.store(false, Ordering::SeqCst);
        let _ = self.display.take_back(lent);
        self.update(Event::Resumed);
        ended
    }

    /// Files of the home were changed from here, or why they were not.
    fn changed(&mut self, done: Result<(), String>) {
        if let Err(reason) = done {
            self.update(Event::Notice(Notice::warning(reason)));
        }
        self.reader.ask();
    }

    /// Files of the home were changed from here, and what to say about it; or why they were not.
    fn announce(&mut self, done: Result<String, String>) {
        let told = done.map(|text| self.update(Event::Notice(Notice::plain(text))));
        self.changed(told);
    }

    /// Ends, unless there is text that cannot be saved: that is offered to be written elsewhere.
    fn quit(&mut self) -> ControlFlow<()> {
        self.coaching.finish();
        self.sounds.finish();
        match self.keeper.finish() {
            Ok(()) => ControlFlow::Break(()),
            Err(Stranded { draft, reason }) => {
                self.update(Event::NotReleased { draft, reason, quitting: true });
                ControlFlow::Continue(())
            }
        }
    }
}

/// So many characters at once were not typed by hand.
const PASTED: usize = 16;

/// `events` with every long run of characters as one paste, where prose is written: a terminal without bracketed paste
/// sends them as keys.
fn joined(events: Vec<InputEvent>, prose: bool) -> Vec<InputEvent> {
    if !prose || events.len() < PASTED {
        return events;
    }
    let mut found = Vec::new();
    let mut run = Vec::new();
    for event in events {
        match typed_in(&event) {
            Some(_) => run.push(event),
            None => {
                found.extend(as_paste(std::mem::take(&mut run)));
                found.push(event);
            }
        }
    }
    found.extend(as_paste(run));
    found
}

fn as_paste(run: Vec<InputEvent>) -> Vec<InputEvent> {
    if run.len() < PASTED { run } else { vec![InputEvent::Paste(run.iter().filter_map(typed_in).collect())] }
}

fn typed_in(event: &InputEvent) -> Option<char> {
    match event {
        InputEvent::Key(key) => crate::app::editor::typed(*key),
        _ => None,
    }
}

/// Writes to a file that the user named and that does not exist yet.
fn write_elsewhere(path: &Path, text: &str) -> Result<PathBuf, String> {
    store::write_new(path, text.as_bytes()).map(|()| path.to_owned()).map_err(|error| error.to_string())
}
