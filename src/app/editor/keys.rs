//! The keys of the editor, as data: read by its behaviour and by the help page.

use super::motion::Motion;
use super::{Caret, Editor};
use crate::app::keymap::{self, Binding, Chord, Hint, bind, ctrl, key};
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// What a key did to the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Not a key of the editor.
    None,
    /// The caret or the selection moved.
    Moved,
    /// The text changed.
    Changed,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    Go(Motion),
    Erase(Motion),
    Undo,
    Redo,
    SelectAll,
    Copy,
    Cut,
    Paste,
}

const fn alt(c: char) -> Chord {
    Chord { code: KeyCode::Char(c), modifiers: KeyModifiers::ALT }
}

const fn with(modifiers: KeyModifiers, code: KeyCode) -> Chord {
    Chord { code, modifiers }
}

const CTRL: KeyModifiers = KeyModifiers::CONTROL;
const ALT: KeyModifiers = KeyModifiers::ALT;

/// Shift with a movement selects; it is taken off before a row is looked for.
static KEYS: &[Binding<Action>] = &[
    bind(&[ctrl('u')], "Ctrl-U", "undo", Action::Undo).help("undo the last run of typing"),
    bind(&[ctrl('r')], "Ctrl-R", "redo", Action::Redo),
    bind(&[key(KeyCode::Left), ctrl('b')], "Left", "left", Action::Go(Motion::Left)),
    bind(&[key(KeyCode::Right), ctrl('f')], "Right", "right", Action::Go(Motion::Right)),
    bind(&[key(KeyCode::Up), ctrl('p')], "Up", "a row up", Action::Go(Motion::Up)),
    bind(&[key(KeyCode::Down), ctrl('n')], "Down", "a row down", Action::Go(Motion::Down)),
    bind(
        &[with(CTRL, KeyCode::Left), with(ALT, KeyCode::Left), alt('b')],
        "Ctrl-Left",
        "a word left (Alt-B too)",
        Action::Go(Motion::WordLeft),
    ),
    bind(
        &[with(CTRL, KeyCode::Right), with(ALT, KeyCode::Right), alt('f')],
        "Ctrl-Right",
        "a word right (Alt-F too)",
        Action::Go(Motion::WordRight),
    ),
    bind(&[key(KeyCode::Home), ctrl('a')], "Home", "start of the row (Ctrl-A too)", Action::Go(Motion::RowStart)),
    bind(&[key(KeyCode::End), ctrl('e')], "End", "end of the row (Ctrl-E too)", Action::Go(Motion::RowEnd)),
    bind(&[with(CTRL, KeyCode::Up)], "Ctrl-Up", "start of the paragraph", Action::Go(Motion::ParagraphStart)),
    bind(&[with(CTRL, KeyCode::Down)], "Ctrl-Down", "end of the paragraph", Action::Go(Motion::ParagraphEnd)),
    bind(&[with(CTRL, KeyCode::Home)], "Ctrl-Home", "start of the text", Action::Go(Motion::TextStart)),
    bind(&[with(CTRL, KeyCode::End)], "Ctrl-End", "end of the text", Action::Go(Motion::TextEnd)),
    bind(&[key(KeyCode::Backspace), ctrl('h')], "Backspace", "erase to the left", Action::Erase(Motion::Left)),
    bind(&[key(KeyCode::Delete)], "Delete", "erase to the right", Action::Erase(Motion::Right)),
    bind(
        &[ctrl('w'), with(ALT, KeyCode::Backspace), with(CTRL, KeyCode::Backspace)],
        "Ctrl-W",
        "erase the word to the left",
        Action::Erase(Motion::WordLeft),
    ),
    bind(
        &[alt('d'), with(CTRL, KeyCode::Delete)],
        "Alt-D",
        "erase the word to the right",
        Action::Erase(Motion::WordRight),
    ),
    bind(&[ctrl('k')], "Ctrl-K", "erase to the end of the paragraph", Action::Erase(Motion::ParagraphEnd)),
    bind(&[alt('a')], "Alt-A", "select all of the part", Action::SelectAll),
    bind(&[alt('c')], "Alt-C", "copy what Shift and an arrow selected", Action::Copy),
    bind(&[ctrl('x')], "Ctrl-X", "cut what is selected", Action::Cut),
    bind(&[ctrl('v')], "Ctrl-V", "paste what was copied or cut", Action::Paste),
];

impl Editor {
    /// The keys for the help page.
    pub fn hints() -> Vec<Hint> {
        let mut hints = keymap::hints(KEYS, |_| true);
        hints.iter_mut().for_each(|hint| hint.footer = false);
        hints
    }

    /// The bytes that a key adds to the text at most.
    pub fn adds(&self, key: KeyEvent) -> usize {
        match keymap::find(KEYS, key, |_| true) {
            Some(Action::Paste) => self.clipping.len(),
            Some(_) => 0,
            None => typed(key).map_or(0, char::len_utf8),
        }
    }

    /// Takes a key, and says what it did.
    pub fn on_key(&mut self, key: KeyEvent) -> Effect {
        if let Some(typed) = typed(key) {
            self.type_char(typed);
            return Effect::Changed;
        }
        let shift = key.modifiers.contains(KeyModifiers::SHIFT);
        let bare = KeyEvent::new(key.code, key.modifiers - KeyModifiers::SHIFT);
        keymap::find(KEYS, bare, |_| true).map_or(Effect::None, |action| self.act(action, shift))
    }

    fn act(&mut self, action: Action, shift: bool) -> Effect {
        match action {
            Action::Go(motion) => {
                self.go(motion, shift);
                Effect::Moved
            }
            Action::Erase(motion) => self.erase(motion),
            Action::Undo => changed(self.undo()),
            Action::Redo => changed(self.redo()),
            Action::SelectAll => {
                (self.anchor, self.caret) = (Some(Caret::default()), self.end());
                Effect::Moved
            }
            Action::Copy => {
                self.copy();
                Effect::Moved
            }
            Action::Cut if self.copy() => {
                self.history.end_run();
                self.replace_selection("");
                Effect::Changed
            }
            Action::Cut => Effect::Moved,
            Action::Paste => {
                let clipping = std::mem::take(&mut self.clipping);
                self.paste(&clipping);
                self.clipping = clipping;
                changed(!self.clipping.is_empty())
            }
        }
    }

    /// Erases the selection, or else up to where `motion` leads.
    fn erase(&mut self, motion: Motion) -> Effect {
        let caret = self.caret;
        let range = self.selection().unwrap_or_else(|| {
            let to = self.target(motion, 0);
            caret.min(to)..caret.max(to)
        });
        if range.is_empty() {
            return Effect::Moved;
        }
        self.replace(range, "");
        Effect::Changed
    }
}

fn changed(whether: bool) -> Effect {
    if whether { Effect::Changed } else { Effect::Moved }
}

/// The character that `key` types, if it types one.
pub fn typed(key: KeyEvent) -> Option<char> {
    let controls = KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SUPER | KeyModifiers::META;
    // AltGr arrives as Ctrl and Alt together with a character that is no letter.
    let alt_gr = key.modifiers.contains(CTRL | ALT) && matches!(key.code, KeyCode::Char(c) if !c.is_ascii_alphabetic());
    match key.code {
        KeyCode::Char(c) if !c.is_control() && (!key.modifiers.intersects(controls) || alt_gr) => Some(c),
        KeyCode::Enter => Some('\n'),
        _ => None,
    }
}
