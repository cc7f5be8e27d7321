//! The session as a state machine: events in, commands out; one file per screen.
//!
//! Opens no file, draws nothing and reads no clock: `now` comes with every event. What must be done outside is a
//! [`Command`]; its result comes back as an [`Event`]. To add a screen: `app/<screen>.rs`, `ui/<screen>.rs`, one
//! [`Screen`] variant, and the matches the compiler points to.

mod beside;
pub mod coach;
pub mod comparison;
pub mod data;
pub mod destination;
pub mod editor;
pub mod export;
pub mod faults;
pub mod field;
pub mod help;
pub mod history;
pub mod interview;
pub mod keymap;
pub mod message;
pub mod mock;
pub mod mocks;
pub mod notice;
pub mod opinion;
pub mod posting;
pub mod practice;
pub mod progress;
pub mod question;
pub mod questions;
pub mod quick;
pub mod recording;
pub mod rescue;
pub mod screen;
pub mod scroll;
pub mod sheet;
pub mod stories;
pub mod today;

pub use data::{Context, Data};
pub use destination::Destination;
pub use message::{Command, Edit, Ended, Event, HandedBack, Outcome};
pub use notice::{Notice, Topic};
pub use screen::Screen;
pub use scroll::{EditorRoom, Scroll, Seen};

use crate::domain::{Draft, DraftHead, Moment, PartId, Problem};
use comparison::Comparison;
use faults::Faults;
use help::Help;
use keymap::{Binding, Hint, bind, ctrl, key, plain};
use practice::Practice;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyEventKind};
use recording::{DraftId, SoundNews};
use rescue::Rescue;
use std::path::PathBuf;
use std::time::Duration;

/// Keys that are kept while the home is being read; no one types more in that time.
const MOST_WAITING: usize = 64;

/// What works on every screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Everywhere {
    Help,
    HelpWhileTyping,
    Back,
    Quit,
    Suspend,
    SaveAndQuit,
}

/// The keys of every screen; plain characters and Esc only where no text is typed.
static KEYS: &[Binding<Everywhere>] = &[
    bind(&[plain('?'), key(KeyCode::F(1))], "?", "help", Everywhere::Help).help("the keys that work here (F1 too)"),
    bind(&[key(KeyCode::F(1))], "F1", "help", Everywhere::HelpWhileTyping).help("the keys that work here"),
    bind(&[key(KeyCode::Esc)], "Esc", "back", Everywhere::Back),
    bind(&[plain('q')], "q", "quit", Everywhere::Quit),
    bind(&[ctrl('z')], "Ctrl-Z", "suspend", Everywhere::Suspend).help("suspend; the clock stands still").quiet(),
    bind(&[ctrl('c')], "Ctrl-C", "save and quit", Everywhere::SaveAndQuit).quiet(),
];

/// The whole session.
#[derive(Debug)]
pub struct App {
    data: Data,
    /// How many items page up and page down move by on the visible screen.
    page: usize,
    /// The open screens, the visible one last; never empty.
    screens: Vec<Screen>,
    notices: Vec<Notice>,
    /// Keys pressed while the home is being read: they are meant for the finished list.
    waiting: Vec<KeyEvent>,
    /// The draft whose file is held.
    held: Option<DraftId>,
    /// Whether the draft whose file is held has a recording.
    recorded: bool,
    /// The draft that is being recorded, and the part that is being said.
    sounding: Option<(DraftId, PartId)>,
}

impl App {
    /// A session that starts on `first` and knows nothing of the home yet.
    pub fn new(first: Screen) -> App {
        App {
            data: Data::default(),
            page: 1,
            screens: vec![first],
            notices: Vec::new(),
            waiting: Vec::new(),
            held: None,
            recorded: false,
            sounding: None,
        }
    }

    pub fn data(&self) -> &Data {
        &self.data
    }

    /// The visible screen.
    pub fn screen(&self) -> &Screen {
        self.screens.last().expect("a session always has a screen")
    }

    /// What the user is told, the newest last.
    pub fn notices(&self) -> impl DoubleEndedIterator<Item = &Notice> {
        self.notices.iter()
    }

    /// The keys that work now: those of the screen, then those of every screen. The editor's own are only in the help.
    pub fn hints(&self) -> Vec<Hint> {
        self.with_everywhere(self.screen().hints(&self.context()))
    }

    /// `hints` of a screen and the keys of every screen that it does not have itself.
    fn with_everywhere(&self, mut hints: Vec<Hint>) -> Vec<Hint> {
        let own = hints.len();
        for hint in keymap::hints(KEYS, |action| self.works(action)) {
            if hints.iter().take(own).all(|own| own.shown != hint.shown) {
                hints.push(hint);
            }
        }
        hints
    }

    /// The time until the picture changes by itself; `None` without a clock on screen.
    pub fn next_change(&self, now: Moment) -> Option<Duration> {
        self.screen().next_change(&self.context(), now)
    }

    /// Takes in what the last frame showed, before the next event.
    pub fn see(&mut self, seen: Seen) {
        self.page = seen.page.unwrap_or(1);
        let Some(screen) = self.screens.last_mut() else { return };
        if let Some(scroll) = screen.scroll() {
            seen.settle(scroll);
        }
        if let Some((editor, room)) = screen.editor().zip(seen.editor) {
            editor.fit(room.columns, room.rows);
        }
    }

    /// Takes in one event and says what is to be done outside, in order.
    pub fn update(&mut self, event: Event, now: Moment) -> Vec<Command> {
        let mut commands = Vec::new();
        match event {
            Event::Key(key) if key.kind != KeyEventKind::Press => {}
            Event::Key(key) if self.must_wait(key) => self.waiting.push(key),
            Event::Key(key) => self.press(key, now, &mut commands),
            Event::Notice(notice) => self.tell(notice),
            Event::Loaded(data) => {
                let reading = self.data.reading + 1;
                self.data = Data { reading, ..*data };
                self.refresh(now);
                let (screen, context) = self.split();
                let wanted = screen.loaded(&context, now);
                self.follow(wanted, now, &mut commands);
                for key in std::mem::take(&mut self.waiting) {
                    self.press(key, now, &mut commands);
                }
            }
            Event::Checked { path, problems, changed } => self.on_checked(path, problems, changed, now, &mut commands),
            Event::DraftOpened(opened) => self.on_draft_opened(opened.map(|opened| opened.1), now, &mut commands),
            Event::Sound(SoundNews::Transcribed(take, result)) => self.on_transcribed(take, result, now, &mut commands),
            Event::Coach(news) => self.on_coach(news, now, &mut commands),
            Event::NotReleased { draft, reason, quitting } => {
                self.notices.retain(|notice| notice.topic != Topic::Saving);
                self.screens.push(Screen::Rescue(Box::new(Rescue::new(*draft, reason, quitting, &self.data))));
                self.refresh(now);
            }
            other => {
                self.note_saving(&other);
                let (screen, context) = self.split();
                let outcome = screen.on_event(other, &context, now);
                self.follow(outcome, now, &mut commands);
            }
        }
        if !commands.is_empty() {
            // What was written before is safe before anything else is done.
            commands.splice(0..0, self.keep_written(now));
        }
        self.release(&mut commands);
        self.follow_sound(&mut commands);
        commands
    }

    /// What was written since the last commands, to be kept. Asked for once the keys are on the screen: to make a draft of
    /// the text takes longer than to show a key.
    pub fn unkept(&mut self, now: Moment) -> Vec<Command> {
        let mut commands = self.keep_written(now).into_iter().collect();
        self.release(&mut commands);
        commands
    }

    fn keep_written(&mut self, now: Moment) -> Option<Command> {
        self.screens.iter_mut().find_map(|screen| screen.unkept(now))
    }

    /// Tells whether the text is safe; a warning stays until it is.
    fn note_saving(&mut self, event: &Event) {
        match event {
            Event::Saved { .. } => self.notices.retain(|notice| notice.topic != Topic::Saving),
            Event::NotSaved { reason } => {
                let text = format!("Not saved: {reason}. The text stays here; trying again.");
                self.tell(Notice::lasting(Topic::Saving, text));
            }
            Event::KeptBoth { path } => {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                let text = format!("The draft's file was changed outside. Both are kept: yours is {name} now.");
                self.tell(Notice::lasting(Topic::Kept, text));
            }
            _ => {}
        }
    }

    /// Shows what is wrong with a file that was edited. A file that was only looked at is let be, unless it cannot be used.
    fn on_checked(
        &mut self,
        path: PathBuf,
        problems: Vec<Problem>,
        changed: bool,
        now: Moment,
        commands: &mut Vec<Command>,
    ) {
        let reopened = matches!(self.screen(), Screen::Faults(_));
        let faults = Faults::new(path, problems);
        if faults.problems.is_empty() && reopened {
            let mended = Notice::plain(format!("Nothing is wrong with {} any more.", faults.name()));
            self.follow(Outcome::all([Outcome::Back, Outcome::Tell(mended)]), now, commands);
        } else if reopened {
            self.replace(Screen::Faults(faults), now, commands);
        } else if faults.errors() > 0 || (changed && !faults.problems.is_empty()) {
            self.open(Screen::Faults(faults), now, commands);
        }
    }

    fn on_draft_opened(&mut self, opened: Result<Draft, String>, now: Moment, commands: &mut Vec<Command>) {
        let leads_back = matches!(self.screen(), Screen::Practice(practice) if practice.leads_back());
        let consults = match self.screens.last_mut() {
            Some(Screen::Mock(mock)) => std::mem::take(&mut mock.consults),
            _ => false,
        };
        let draft = match opened {
            Ok(draft) => draft,
            Err(reason) => {
                if leads_back {
                    self.follow(Outcome::Back, now, commands);
                }
                return self.tell(Notice::warning(reason));
            }
        };
        self.hold(&draft.head);
        if draft.head.finished && matches!(self.screen(), Screen::Mock(mock) if mock.awaits(&draft.head)) {
            let handed = HandedBack { draft: Box::new(draft), change: 0, ended: Ended::Answered };
            return self.nudge(Event::HandedBack(handed), now, commands);
        }
        let context = self.context();
        let Some(question) = self.data.question(&draft.head.question) else {
            let text = format!("The question {} of this draft is in no question file.", draft.head.question);
            return self.tell(Notice::warning(text));
        };
        let screen = match draft.head.finished {
            true => Screen::Comparison(Box::new(Comparison::new(draft, 0, &context, now))),
            false => Screen::Practice(Box::new(Practice::resume(question, draft, &self.data.config))),
        };
        match leads_back {
            true => self.replace(screen, now, commands),
            false => self.open(screen, now, commands),
        }
        self.refresh(now);
        if consults {
            self.consult(now, commands);
        }
    }

    /// Gives the draft's file free once no open screen works on it.
    fn release(&mut self, commands: &mut Vec<Command>) {
        for command in commands.iter() {
            match command {
                Command::Keep { draft, .. } => {
                    self.hold(&draft.head);
                    self.recorded |= draft.head.recording.is_some();
                }
                Command::Discard | Command::Release => self.held = None,
                _ => {}
            }
        }
        let in_work = self.screens.iter().filter_map(Screen::draft_head).any(|head| self.holds(head));
        if self.held.is_some() && !in_work {
            let question = self.held.take().map(|held| held.question);
            commands.push(Command::Release);
            let recorded = std::mem::take(&mut self.recorded);
            commands.extend(question.filter(|_| recorded).map(Command::TidyRecordings));
        }
    }

    /// From now on the file of this draft is held.
    fn hold(&mut self, head: &DraftHead) {
        if !self.holds(head) {
            self.held = Some(DraftId::of(head));
        }
    }

    /// Whether this is the draft whose file is held.
    fn holds(&self, head: &DraftHead) -> bool {
        self.held.as_ref().is_some_and(|held| held.is(head))
    }

    fn context(&self) -> Context<'_> {
        Context { data: &self.data, page: self.page }
    }

    fn split(&mut self) -> (&mut Screen, Context<'_>) {
        let context = Context { data: &self.data, page: self.page };
        (self.screens.last_mut().expect("a session always has a screen"), context)
    }

    /// Whether a key of every screen works now.
    fn works(&self, action: Everywhere) -> bool {
        let typing = self.screen().takes_text();
        match action {
            Everywhere::Help => !typing && !matches!(self.screen(), Screen::Help(_)),
            Everywhere::HelpWhileTyping => typing,
            // A screen that a command opened is left as well; nothing lies above Today.
            Everywhere::Back => !typing && (self.screens.len() > 1 || !matches!(self.screen(), Screen::Today(_))),
            Everywhere::Quit => !typing,
            Everywhere::Suspend => true,
            // From a rescue there is no way out by which the text is lost unasked.
            Everywhere::SaveAndQuit => !matches!(self.screen(), Screen::Rescue(_)),
        }
    }

    fn press(&mut self, key: KeyEvent, now: Moment, commands: &mut Vec<Command>) {
        let typing = self.screen().takes_text();
        self.notices.retain(|notice| notice.stays && (typing || notice.topic != Topic::Kept));
        let everywhere = keymap::find(KEYS, key, |action| self.works(action));
        if let Some(Everywhere::Help | Everywhere::HelpWhileTyping) = everywhere {
            return self.open(self.help(), now, commands);
        }
        let outcome = self.on_key(key, everywhere, now);
        self.follow(outcome, now, commands);
    }

    /// Whether a key is for a list that is not there yet. The ways out always work; `q` only while it can mean nothing
    /// else, since after `/` it is a letter.
    fn must_wait(&self, key: KeyEvent) -> bool {
        if self.data.ready || !matches!(self.screen(), Screen::Today(_)) || self.waiting.len() >= MOST_WAITING {
            return false;
        }
        match keymap::find(KEYS, key, |action| self.works(action)) {
            Some(Everywhere::Suspend | Everywhere::SaveAndQuit) => false,
            Some(Everywhere::Quit) => !self.waiting.is_empty(),
            _ => true,
        }
    }

    fn on_key(&mut self, key: KeyEvent, everywhere: Option<Everywhere>, now: Moment) -> Outcome {
        match everywhere {
            Some(Everywhere::Suspend) => return Outcome::Do(Command::Suspend),
            Some(Everywhere::SaveAndQuit) => return self.quit(now),
            _ => {}
        }
        let (screen, context) = self.split();
        match (screen.on_key(key, &context, now), everywhere) {
            (Outcome::Ignored, Some(Everywhere::Back)) => Outcome::Back,
            (Outcome::Ignored, Some(Everywhere::Quit)) => self.quit(now),
            (outcome, _) => outcome,
        }
    }

    /// Stops the clocks, so that they are saved as they stand, and ends.
    fn quit(&mut self, now: Moment) -> Outcome {
        let (screen, context) = self.split();
        Outcome::all([screen.on_event(Event::Suspending, &context, now), Outcome::Do(Command::Quit)])
    }

    fn help(&self) -> Screen {
        let mut hints = self.screen().hints(&self.context());
        hints.extend(self.screen().editor_hints());
        Screen::Help(Help::new(self.screen().title(), self.with_everywhere(hints)))
    }

    fn follow(&mut self, outcome: Outcome, now: Moment, commands: &mut Vec<Command>) {
        match outcome {
            Outcome::Ignored | Outcome::Stay => {}
            Outcome::Open(destination) => match Screen::at(destination, &self.context(), now) {
                Ok(screen) => self.open(screen, now, commands),
                Err(notice) => self.tell(notice),
            },
            Outcome::Replace(destination) => match Screen::at(destination, &self.context(), now) {
                Ok(screen) => self.replace(screen, now, commands),
                Err(notice) => self.tell(notice),
            },
            Outcome::Back if self.screens.len() > 1 => {
                self.screens.pop();
                self.refresh(now);
                self.nudge(Event::Resumed, now, commands);
            }
            Outcome::Back => commands.push(Command::Quit),
            Outcome::HandBack(handed) => {
                self.screens.pop();
                self.refresh(now);
                self.nudge(Event::HandedBack(handed), now, commands);
            }
            Outcome::Do(command) => commands.push(command),
            Outcome::Tell(notice) => self.tell(notice),
            Outcome::All(outcomes) => outcomes.into_iter().for_each(|outcome| self.follow(outcome, now, commands)),
        }
    }

    /// A screen on top of the visible one.
    fn open(&mut self, screen: Screen, now: Moment, commands: &mut Vec<Command>) {
        // What lies below stands still, clocks too.
        self.nudge(Event::Suspending, now, commands);
        self.screens.push(screen);
        self.show(now, commands);
    }

    /// A screen in place of the visible one.
    fn replace(&mut self, screen: Screen, now: Moment, commands: &mut Vec<Command>) {
        self.screens.pop();
        self.screens.push(screen);
        self.show(now, commands);
    }

    /// Lets a screen that was just opened look at the data, and carries on with what it needs.
    fn show(&mut self, now: Moment, commands: &mut Vec<Command>) {
        self.refresh(now);
        let (screen, context) = self.split();
        let outcome = screen.opened(&context, now);
        self.follow(outcome, now, commands);
    }

    /// Gives the visible screen an event and carries on with what it says.
    fn nudge(&mut self, event: Event, now: Moment, commands: &mut Vec<Command>) {
        let (screen, context) = self.split();
        let outcome = screen.on_event(event, &context, now);
        self.follow(outcome, now, commands);
    }

    fn tell(&mut self, notice: Notice) {
        self.notices.retain(|other| other.topic != notice.topic);
        self.notices.push(notice);
    }

    /// Lets every open screen look at the data anew; text that is being typed is never touched.
    fn refresh(&mut self, now: Moment) {
        let context = Context { data: &self.data, page: self.page };
        self.screens.iter_mut().for_each(|screen| screen.refresh(&context, now));
    }
}

#[cfg(test)]
pub mod harness;
#[cfg(test)]
mod tests;
