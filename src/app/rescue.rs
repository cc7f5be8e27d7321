//! A draft that was left and cannot be saved: it can be written to a file that the person names.

use super::editor::{Editor, Effect};
use super::keymap::{self, Binding, Hint, bind, ctrl, key};
use super::{Command, Data, Event, Notice, Outcome};
use crate::domain::Draft;
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use std::path::PathBuf;

#[derive(Debug, Clone, Copy)]
enum Action {
    Write,
    TryAgain,
    Lose,
}

static KEYS: &[Binding<Action>] = &[
    bind(&[key(KeyCode::Enter)], "Enter", "write it there", Action::Write),
    bind(&[ctrl('r')], "Ctrl-R", "try again", Action::TryAgain).help("try to save it in the home again"),
    bind(&[ctrl('x')], "Ctrl-X", "lose it", Action::Lose)
        .help("leave without it: the text is lost, after a second Ctrl-X"),
];

/// The draft and the file that it is to be written to.
#[derive(Debug)]
pub struct Rescue {
    pub draft: Draft,
    /// Why it could not be saved.
    pub reason: String,
    /// Where to write it: one line, wrapped where it is long.
    pub path: Editor,
    quitting: bool,
    /// Asked once whether the text may be lost.
    asked: bool,
}

impl Rescue {
    /// A rescue of `draft`, to be written beside the person's other files unless another path is named.
    pub fn new(draft: Draft, reason: String, quitting: bool, data: &Data) -> Rescue {
        let name = format!("greenroom-{}-{}.md", draft.head.started.local().strftime("%Y-%m-%d"), draft.head.question);
        let path = data.elsewhere.join(name);
        Rescue { draft, reason, path: Editor::new(&path.to_string_lossy()), quitting, asked: false }
    }

    pub fn hints(&self) -> Vec<Hint> {
        keymap::hints(KEYS, |_| true)
    }

    pub fn on_key(&mut self, key: KeyEvent) -> Outcome {
        match keymap::find(KEYS, key, |_| true) {
            Some(Action::Write) => {
                let path = PathBuf::from(self.path.text().trim());
                Outcome::Do(Command::WriteElsewhere { draft: Box::new(self.draft.clone()), path })
            }
            Some(Action::TryAgain) => Outcome::all([
                Outcome::Do(Command::Keep { draft: Box::new(self.draft.clone()), change: u64::MAX }),
                Outcome::Back,
                if self.quitting { Outcome::Do(Command::Quit) } else { Outcome::Stay },
            ]),
            Some(Action::Lose) if self.asked => self.leave(),
            Some(Action::Lose) => {
                self.asked = true;
                Outcome::Tell(Notice::warning("The text is nowhere else. Ctrl-X once more, and it is gone."))
            }
            None => {
                self.asked = false;
                let _: Effect = self.path.on_key(key);
                Outcome::Stay
            }
        }
    }

    pub fn on_event(&mut self, event: Event) -> Outcome {
        match event {
            Event::WrittenElsewhere(Ok(path)) => {
                let text = format!("The draft is in {}.", path.display());
                Outcome::all([Outcome::Tell(Notice::plain(text)), self.leave()])
            }
            Event::WrittenElsewhere(Err(reason)) => Outcome::Tell(Notice::warning(reason)),
            Event::Paste(text) => {
                self.path.paste(&text.replace('\n', ""));
                Outcome::Stay
            }
            _ => Outcome::Ignored,
        }
    }

    fn leave(&self) -> Outcome {
        if self.quitting { Outcome::Do(Command::Quit) } else { Outcome::Back }
    }
}
