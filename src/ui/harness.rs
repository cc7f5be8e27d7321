//! A session without a terminal, for tests: keys and moments in, screens and commands out.

pub mod lived_in;
pub mod nasty;

use super::{Theme, draw, text};
use crate::app::{App, Command, Data, Event, Screen, Seen, today::Today};
use crate::domain::{Answer, AnswerId, Bank, Draft, Framework, Moment, OffsetTime, Origin, Question, QuestionId};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::{Position, Size};
use std::time::Duration;

/// A running session.
pub struct Session {
    pub app: App,
    pub now: Moment,
    start: Moment,
    size: Size,
    commands: Vec<Command>,
}

/// Thursday 26 November 2026, 20:15 in Tokyo.
pub fn start() -> Moment {
    let instant = "2026-11-26T11:15:00Z".parse().expect("an instant");
    Moment { elapsed: Duration::ZERO, wall: OffsetTime { instant, offset: jiff::tz::offset(9) } }
}

fn question(id: &str, prompt: &str, competency: &str, framework: Framework) -> Question {
    Question {
        id: QuestionId::parse(id).expect("an id"),
        prompt: prompt.to_owned(),
        competency: Some(competency.to_owned()),
        framework,
        seconds: 120,
        asked_as: vec!["Describe a conflict at work.".to_owned()],
        look_for: vec!["puts both positions fairly".to_owned(), "settles it with evidence, not rank".to_owned()],
        follow_ups: vec!["What would the other person say about it?".to_owned()],
        origin: Origin::BuiltIn("questions/sample.toml".into()),
        line: 1,
    }
}

/// A home with three questions and an example answer to the first.
pub fn sample() -> Data {
    let questions = [
        question(
            "disagreement",
            "Tell me about a time you disagreed with a colleague or your manager.",
            "conflict",
            Framework::Star,
        ),
        question("introduction", "Tell me about yourself.", "introduction", Framework::Introduction),
        question("deadline", "Tell me about a time you missed a deadline.", "failure", Framework::Star),
    ];
    let answer = Answer {
        id: AnswerId::parse("stable-demo-model").expect("an id"),
        questions: vec![QuestionId::parse("disagreement").expect("an id")],
        source: Some("30BQ".to_owned()),
        ignore: Vec::new(),
        example: true,
        written: true,
        headline: Some("The stable demo model".to_owned()),
        body: "## Situation\nA client demo was two weeks away.\n## Task\nI owned the model.\n## Action\n\
               - I **set out benefit and risk of both options**\n## Result\nWe **agreed on the stable one for the demo**.\n"
            .to_owned(),
        body_line: 1,
        origin: Origin::BuiltIn("answers/stable-demo-model.md".into()),
    };
    Data { ready: true, bank: Bank::new(questions, [answer]), home: "~/greenroom".to_owned(), ..Data::default() }
}

impl Default for Session {
    fn default() -> Session {
        Session::on(Screen::Today(Today::default()), sample())
    }
}

impl Session {
    /// A session on Today, 80 by 24, with [`sample`] as its home.
    pub fn new() -> Session {
        Session::default()
    }

    /// A session on `screen` with this home.
    pub fn on(screen: Screen, data: Data) -> Session {
        let now = start();
        let session = Session { app: App::new(screen), now, start: now, size: Size::new(80, 24), commands: Vec::new() };
        session.event(Event::Loaded(Box::new(data)))
    }

    /// The same with a terminal of this size.
    pub fn size(self, width: u16, height: u16) -> Session {
        Session { size: Size::new(width, height), ..self }
    }

    /// Presses keys, written with spaces between: `j enter ctrl-d shift-tab alt-b f1 space`.
    pub fn keys(mut self, keys: &str) -> Session {
        for name in keys.split_whitespace() {
            self = self.event(Event::Key(parse_key(name)));
        }
        self
    }

    /// Types `text` character by character; a line feed is Enter.
    pub fn type_text(mut self, text: &str) -> Session {
        for c in text.chars() {
            let code = if c == '\n' { KeyCode::Enter } else { KeyCode::Char(c) };
            self = self.event(Event::Key(KeyEvent::new(code, KeyModifiers::NONE)));
        }
        self
    }

    pub fn paste(self, text: &str) -> Session {
        self.event(Event::Paste(text.to_owned()))
    }

    /// Moves both clocks to `seconds` after the start and lets the screen notice.
    pub fn at(mut self, seconds: u64) -> Session {
        self.now = self.start.plus(Duration::from_secs(seconds));
        self.event(Event::Tick)
    }

    /// Takes in what the screen shows, as the terminal does, and then the event.
    pub fn event(mut self, event: Event) -> Session {
        self.app.see(self.drawn().2);
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

    /// The screen as text, without the spaces at the ends of its lines.
    pub fn screen(&self) -> String {
        self.drawn().0
    }

    /// Where the terminal's cursor is, if it is shown.
    pub fn cursor(&self) -> Option<Position> {
        self.drawn().1
    }

    /// The visible screen, the cursor where it is shown, and what was seen of it.
    fn drawn(&self) -> (String, Option<Position>, Seen) {
        let mut terminal =
            Terminal::new(TestBackend::new(self.size.width, self.size.height)).expect("no terminal fails");
        let mut seen = Seen::default();
        terminal.draw(|frame| seen = draw(frame, &self.app, Theme::new(true), self.now)).expect("no terminal fails");
        let shown = terminal.backend();
        let cursor = shown.cursor_visible().then(|| shown.cursor_position());
        (as_text(shown.buffer()), cursor, seen)
    }

    /// Fails with both texts unless the screen is `expected` (a leading line feed and rows left empty at the end are ignored).
    #[track_caller]
    pub fn expect_screen(&self, expected: &str) {
        let (found, expected) = (self.screen(), expected.strip_prefix('\n').unwrap_or(expected));
        assert_eq!(found.trim_end(), expected.trim_end(), "\nfound:\n{found}\nexpected:\n{expected}");
    }
}

/// The drafts that were handed out to be kept since commands were asked for last.
pub fn kept(session: &mut Session) -> Vec<Draft> {
    let kept = |command| match command {
        Command::Keep { draft, .. } => Some(*draft),
        _ => None,
    };
    session.commands().into_iter().filter_map(kept).collect()
}

fn as_text(buffer: &Buffer) -> String {
    let mut shown = String::new();
    for y in 0..buffer.area.height {
        let (mut line, mut skip) = (String::new(), 0);
        for x in 0..buffer.area.width {
            if skip > 0 {
                skip -= 1;
                continue;
            }
            let symbol = buffer[(x, y)].symbol();
            line.push_str(symbol);
            skip = text::width(symbol).saturating_sub(1);
        }
        shown.push_str(line.trim_end());
        shown.push('\n');
    }
    shown
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn help_names_the_keys_of_the_screen_it_was_opened_from() {
        let session = Session::new().keys("?");
        assert!(session.screen().contains("answer the chosen question in writing"), "{}", session.screen());
        assert!(matches!(session.keys("esc").app.screen(), Screen::Today(_)));
    }

    #[test]
    fn quitting_is_a_command() {
        assert_eq!(Session::new().keys("q").commands(), [Command::Quit]);
    }
}
