//! The session as a state machine: events in, commands out; one file per screen.
//!
//! Opens no file, draws nothing and reads no clock: `now` comes with every event. What must be done outside is a
//! [`Command`]; its result comes back as an [`Event`]. To add a screen: `app/<screen>.rs`, `ui/<screen>.rs`, one
//! [`Screen`] variant, and the matches the compiler points to.

pub mod comparison;
pub mod data;
pub mod editor;
pub mod help;
pub mod keymap;
pub mod message;
pub mod notice;
pub mod screen;
pub mod today;
pub mod wrap;

pub use data::{Context, Data};
pub use message::{Command, Event, Outcome};
pub use notice::{Notice, Topic};
pub use screen::Screen;

use crate::domain::Moment;
use help::Help;
use keymap::{Binding, Hint, bind, ctrl, key, plain};
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyEventKind};
use ratatui::layout::Size;
use std::time::Duration;

/// What works on every screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Everywhere {
    Help,
    Back,
    Quit,
    Suspend,
    SaveAndQuit,
}

/// The keys of every screen; plain characters and Esc only where no text is typed.
static KEYS: &[Binding<Everywhere>] = &[
    bind(&[plain('?')], "?", "help", Everywhere::Help).help("the keys that work here (F1 works while typing too)"),
    bind(&[key(KeyCode::F(1))], "F1", "help", Everywhere::Help).quiet(),
    bind(&[key(KeyCode::Esc)], "Esc", "back", Everywhere::Back),
    bind(&[plain('q')], "q", "quit", Everywhere::Quit),
    bind(&[ctrl('z')], "Ctrl-Z", "suspend", Everywhere::Suspend).help("suspend; the clock stands still").quiet(),
    bind(&[ctrl('c')], "Ctrl-C", "save and quit", Everywhere::SaveAndQuit).quiet(),
];

/// The whole session.
#[derive(Debug)]
pub struct App {
    data: Data,
    size: Size,
    /// The open screens, the visible one last; never empty.
    screens: Vec<Screen>,
    notices: Vec<Notice>,
}

impl App {
    /// A session that starts on `first` and knows nothing of the home yet.
    pub fn new(first: Screen, size: Size) -> App {
        App { data: Data::default(), size, screens: vec![first], notices: Vec::new() }
    }

    pub fn data(&self) -> &Data {
        &self.data
    }

    pub fn size(&self) -> Size {
        self.size
    }

    /// The visible screen.
    pub fn screen(&self) -> &Screen {
        self.screens.last().expect("a session always has a screen")
    }

    /// What the user is told, the newest last.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// The keys that work now: those of the screen, then those of every screen.
    pub fn hints(&self) -> Vec<Hint> {
        let mut hints = self.screen().hints(&self.context());
        hints.extend(keymap::hints(KEYS, |action| self.works(action)));
        hints
    }

    /// The time until the picture changes by itself; `None` without a clock on screen.
    pub fn next_change(&self, now: Moment) -> Option<Duration> {
        self.screen().next_change(now)
    }

    /// Takes in one event and says what is to be done outside, in order.
    pub fn update(&mut self, event: Event, now: Moment) -> Vec<Command> {
        let mut commands = Vec::new();
        match event {
            Event::Key(key) if key.kind == KeyEventKind::Press => {
                self.notices.retain(|notice| notice.stays);
                let outcome = self.on_key(key, now);
                self.follow(outcome, now, &mut commands);
            }
            Event::Key(_) | Event::Tick => {}
            Event::Resize(size) => self.size = size,
            Event::Notice(notice) => self.tell(notice),
            Event::Clear(topic) => self.notices.retain(|notice| notice.topic != topic),
            Event::Loaded(data) => {
                self.data = *data;
                self.refresh(now);
            }
            other => {
                let (screen, context) = self.split();
                let outcome = screen.on_event(other, &context, now);
                self.follow(outcome, now, &mut commands);
            }
        }
        commands
    }

    fn context(&self) -> Context<'_> {
        Context { data: &self.data, size: self.size }
    }

    fn split(&mut self) -> (&mut Screen, Context<'_>) {
        let context = Context { data: &self.data, size: self.size };
        (self.screens.last_mut().expect("a session always has a screen"), context)
    }

    /// Whether a key of every screen works now.
    fn works(&self, action: Everywhere) -> bool {
        let typing = self.screen().takes_text();
        match action {
            Everywhere::Help => !matches!(self.screen(), Screen::Help(_)),
            Everywhere::Back => !typing && self.screens.len() > 1,
            Everywhere::Quit => !typing,
            Everywhere::Suspend | Everywhere::SaveAndQuit => true,
        }
    }

    fn on_key(&mut self, key: KeyEvent, now: Moment) -> Outcome {
        let typing = self.screen().takes_text();
        let everywhere = keymap::find(KEYS, key, |action| self.works(action));
        match everywhere {
            Some(Everywhere::Suspend) => return Outcome::Do(Command::Suspend),
            Some(Everywhere::SaveAndQuit) => return Outcome::Do(Command::Quit),
            Some(Everywhere::Help) if key.code == KeyCode::F(1) || !typing => return self.help(),
            _ => {}
        }
        let (screen, context) = self.split();
        match (screen.on_key(key, &context, now), everywhere) {
            (Outcome::Ignored, Some(Everywhere::Back)) => Outcome::Back,
            (Outcome::Ignored, Some(Everywhere::Quit)) => Outcome::Do(Command::Quit),
            (outcome, _) => outcome,
        }
    }

    fn help(&self) -> Outcome {
        Outcome::Open(Screen::Help(Help::new(self.screen().title(), self.hints())))
    }

    fn follow(&mut self, outcome: Outcome, now: Moment, commands: &mut Vec<Command>) {
        match outcome {
            Outcome::Ignored | Outcome::Stay => {}
            Outcome::Open(screen) => self.screens.push(screen),
            Outcome::Replace(screen) => {
                self.screens.pop();
                self.screens.push(screen);
            }
            Outcome::Back => {
                if self.screens.len() > 1 {
                    self.screens.pop();
                } else {
                    commands.push(Command::Quit);
                }
                self.refresh(now);
            }
            Outcome::Do(command) => commands.push(command),
            Outcome::Tell(notice) => self.tell(notice),
            Outcome::All(outcomes) => outcomes.into_iter().for_each(|outcome| self.follow(outcome, now, commands)),
        }
    }

    fn tell(&mut self, notice: Notice) {
        self.notices.retain(|other| other.topic != notice.topic);
        self.notices.push(notice);
    }

    /// Lets every open screen look at the data anew; text that is being typed is never touched.
    fn refresh(&mut self, now: Moment) {
        let context = Context { data: &self.data, size: self.size };
        self.screens.iter_mut().for_each(|screen| screen.refresh(&context, now));
    }
}
