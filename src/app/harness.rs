//! A session without a terminal, for tests: keys and moments in, state and commands out.
//!
//! What a frame showed is handed in by an [`Eye`]: the tests of state have none, those of `ui` draw.

pub mod homes;
pub mod life;
pub mod lived_in;
pub mod mocked;
pub mod sheets;

pub use homes::sample;

use super::comparison::Comparison;
use super::practice::Practice;
use super::today::Today;
use super::{App, Command, Context, Data, Event, Screen, Seen};
use crate::domain::{Draft, Moment, OffsetTime};
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use std::time::Duration;

/// Looks at the screen before each event, as the terminal does.
pub trait Eye: Default {
    fn see(&self, app: &App, now: Moment) -> Seen;
}

/// Sees nothing: page up and page down move by one item.
#[derive(Default)]
pub struct Blind;

impl Eye for Blind {
    fn see(&self, _: &App, _: Moment) -> Seen {
        Seen::default()
    }
}

/// The screen of a session, which is of this kind.
macro_rules! shown {
    ($session:expr, $kind:ident) => {
        match $session.app.screen() {
            $crate::app::Screen::$kind(screen) => screen,
            other => panic!("{other:?}"),
        }
    };
}
pub(crate) use shown;

/// A running session whose screen nobody sees.
pub type Session = Driven<Blind>;

/// A running session.
pub struct Driven<E> {
    pub app: App,
    pub now: Moment,
    start: Moment,
    pub eye: E,
    commands: Vec<Command>,
}

/// Thursday 26 November 2026, 20:15 in Tokyo.
pub fn start() -> Moment {
    let instant = "2026-11-26T11:15:00Z".parse().expect("an instant");
    Moment { elapsed: Duration::ZERO, wall: OffsetTime { instant, offset: jiff::tz::offset(9) } }
}

impl<E: Eye> Default for Driven<E> {
    fn default() -> Driven<E> {
        Driven::at_home(sample())
    }
}

impl<E: Eye> Driven<E> {
    /// A session on Today, with [`sample`] as its home.
    pub fn new() -> Driven<E> {
        Driven::default()
    }

    /// A session on Today with this home.
    pub fn at_home(data: Data) -> Driven<E> {
        Driven::on(Screen::Today(Today::default()), data)
    }

    /// A session on `screen` with this home.
    pub fn on(screen: Screen, data: Data) -> Driven<E> {
        let now = start();
        let session = Driven { app: App::new(screen), now, start: now, eye: E::default(), commands: Vec::new() };
        session.event(Event::Loaded(Box::new(data)))
    }

    /// The comparison of the draft `text`, which was just made, with no earlier attempt.
    pub fn comparing(text: &str, data: Data) -> Driven<E> {
        let comparison = Comparison::new(homes::draft(text), 1, &Context::of(&data), start());
        Driven::on(Screen::Comparison(Box::new(comparison)), data)
    }

    /// Presses keys, written with spaces between: `j enter ctrl-d shift-tab alt-b f1 space`.
    pub fn keys(mut self, keys: &str) -> Driven<E> {
        for name in keys.split_whitespace() {
            self = self.event(Event::Key(parse_key(name)));
        }
        self
    }

    /// Types `text` character by character; a line feed is Enter.
    pub fn type_text(mut self, text: &str) -> Driven<E> {
        for c in text.chars() {
            let code = if c == '\n' { KeyCode::Enter } else { KeyCode::Char(c) };
            self = self.event(Event::Key(KeyEvent::new(code, KeyModifiers::NONE)));
        }
        self
    }

    pub fn paste(self, text: &str) -> Driven<E> {
        self.event(Event::Paste(text.to_owned()))
    }

    /// Moves both clocks to `seconds` after the start and lets the screen notice.
    pub fn at(mut self, seconds: u64) -> Driven<E> {
        self.now = self.start.plus(Duration::from_secs(seconds));
        self.event(Event::Tick)
    }

    /// Takes in what was seen of the screen, and then the event.
    pub fn event(mut self, event: Event) -> Driven<E> {
        self.app.see(self.eye.see(&self.app, self.now));
        let commands = self.app.update(event, self.now);
        self.commands.extend(commands);
        self.commands.extend(self.app.unkept(self.now));
        self
    }

    /// Presses keys that come all at once, before a frame is drawn; returns the commands.
    pub fn burst(&mut self, keys: &str) -> Vec<Command> {
        let keys = keys.split_whitespace().map(|name| Event::Key(parse_key(name)));
        let mut commands: Vec<Command> = keys.flat_map(|key| self.app.update(key, self.now)).collect();
        commands.extend(self.app.unkept(self.now));
        commands
    }

    /// The commands given since the last call.
    pub fn commands(&mut self) -> Vec<Command> {
        std::mem::take(&mut self.commands)
    }

    /// What the user is told, the newest last.
    pub fn notices(&self) -> String {
        self.app.notices().map(|notice| notice.text.as_str()).collect::<Vec<_>>().join("\n")
    }

    /// Whether a key that is called so works now.
    pub fn offers(&self, label: &str) -> bool {
        self.app.hints().iter().any(|hint| hint.label == label)
    }

    /// The attempt on the screen.
    #[track_caller]
    pub fn practice(&self) -> &Practice {
        shown!(self, Practice)
    }

    /// The comparison on the screen.
    #[track_caller]
    pub fn comparison(&self) -> &Comparison {
        shown!(self, Comparison)
    }

    /// The drafts that were handed out to be kept since commands were asked for last.
    pub fn kept(&mut self) -> Vec<Draft> {
        let kept = |command| match command {
            Command::Keep { draft, .. } => Some(*draft),
            _ => None,
        };
        self.commands().into_iter().filter_map(kept).collect()
    }

    /// The draft that was handed out last.
    #[track_caller]
    pub fn last_kept(&mut self) -> Draft {
        self.kept().pop().expect("a draft")
    }
}

fn parse_key(name: &str) -> KeyEvent {
    let (mut modifiers, mut rest) = (KeyModifiers::NONE, name);
    while let Some((modifier, after)) = rest.split_once('-').filter(|(_, after)| !after.is_empty()) {
        modifiers |= match modifier {
            "ctrl" => KeyModifiers::CONTROL,
            "alt" => KeyModifiers::ALT,
            "shift" => KeyModifiers::SHIFT,
            other => panic!("no modifier is called {other:?}"),
        };
        rest = after;
    }
    KeyEvent::new(parse_code(rest, modifiers), modifiers)
}

fn parse_code(name: &str, modifiers: KeyModifiers) -> KeyCode {
    match name {
        "enter" => KeyCode::Enter,
        "esc" => KeyCode::Esc,
        "tab" if modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
        "tab" => KeyCode::Tab,
        "space" => KeyCode::Char(' '),
        "backspace" => KeyCode::Backspace,
        "delete" => KeyCode::Delete,
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        "pgup" => KeyCode::PageUp,
        "pgdn" => KeyCode::PageDown,
        "f1" => KeyCode::F(1),
        one if one.chars().count() == 1 => one.chars().next().map_or(KeyCode::Null, KeyCode::Char),
        other => panic!("no key is called {other:?}"),
    }
}
