//! Keys as data: one table per screen, read by the behaviour, the footer and the help page alike.
//!
//! To add a key, add a row to the screen's `KEYS`; nothing else lists keys.

use crate::domain::Rating;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// One key with its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chord {
    pub code: KeyCode,
    pub modifiers: KeyModifiers,
}

/// A character without Ctrl or Alt.
pub const fn plain(c: char) -> Chord {
    Chord { code: KeyCode::Char(c), modifiers: KeyModifiers::NONE }
}

/// A character with Ctrl.
pub const fn ctrl(c: char) -> Chord {
    Chord { code: KeyCode::Char(c), modifiers: KeyModifiers::CONTROL }
}

/// A named key without modifiers.
pub const fn key(code: KeyCode) -> Chord {
    Chord { code, modifiers: KeyModifiers::NONE }
}

impl Chord {
    /// Whether `event` is this key. Shift is part of a character and of back-tab, so it is not compared there.
    pub fn matches(self, event: KeyEvent) -> bool {
        let mut modifiers = event.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT);
        if matches!(event.code, KeyCode::Char(_) | KeyCode::BackTab) {
            modifiers.remove(KeyModifiers::SHIFT);
        }
        self.code == event.code && self.modifiers == modifiers
    }
}

/// One row of a screen's key table.
#[derive(Debug, Clone, Copy)]
pub struct Binding<A: 'static> {
    pub chords: &'static [Chord],
    /// The key as it is written for people: `Enter`, `Ctrl-D`, `1-4`.
    pub shown: &'static str,
    /// What it does, in one to three words, for the footer.
    pub label: &'static str,
    /// What it does, for the help page.
    pub help: &'static str,
    pub action: A,
    /// Whether the footer names it.
    pub footer: bool,
}

/// A row whose help is its label.
pub const fn bind<A: Copy>(
    chords: &'static [Chord],
    shown: &'static str,
    label: &'static str,
    action: A,
) -> Binding<A> {
    Binding { chords, shown, label, help: label, action, footer: true }
}

impl<A: Copy> Binding<A> {
    /// The same row with a longer text for the help page.
    pub const fn help(self, help: &'static str) -> Binding<A> {
        Binding { help, ..self }
    }

    /// The same row, on the help page only.
    pub const fn quiet(self) -> Binding<A> {
        Binding { footer: false, ..self }
    }
}

/// A row without its action: what footer and help show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hint {
    pub shown: &'static str,
    pub label: &'static str,
    pub help: &'static str,
    pub footer: bool,
}

/// The action of the first row that `event` matches and that `works` now.
pub fn find<A: Copy>(table: &'static [Binding<A>], event: KeyEvent, works: impl Fn(A) -> bool) -> Option<A> {
    table
        .iter()
        .find(|row| row.chords.iter().any(|chord| chord.matches(event)) && works(row.action))
        .map(|row| row.action)
}

/// The rows that work now, in the order of the table.
pub fn hints<A: Copy>(table: &'static [Binding<A>], works: impl Fn(A) -> bool) -> Vec<Hint> {
    let rows = table.iter().filter(|row| works(row.action));
    rows.map(|row| Hint { shown: row.shown, label: row.label, help: row.help, footer: row.footer }).collect()
}

/// The same, and the row for [`movement`].
pub fn hints_and_moves<A: Copy>(table: &'static [Binding<A>], works: impl Fn(A) -> bool) -> Vec<Hint> {
    let mut hints = hints(table, works);
    hints.push(MOVES);
    hints
}

/// The row of the help page for [`movement`], which is no table's.
pub const MOVES: Hint =
    Hint { shown: "arrows", label: "move", help: "move; hjkl, PgUp, PgDn, Home and End too", footer: false };

/// The rating that the digit of `event` gives.
pub fn rating(event: KeyEvent) -> Option<Rating> {
    let KeyCode::Char(digit) = event.code else { return None };
    Rating::from_number(u8::try_from(digit.to_digit(10)?).ok()?)
}

/// A movement in a list or a text that is only read: arrows and `hjkl`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    First,
    Last,
}

/// The movement that `event` asks for, outside text.
pub fn movement(event: KeyEvent) -> Option<Move> {
    if event.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) {
        return None;
    }
    match event.code {
        KeyCode::Up | KeyCode::Char('k') => Some(Move::Up),
        KeyCode::Down | KeyCode::Char('j') => Some(Move::Down),
        KeyCode::Left | KeyCode::Char('h') => Some(Move::Left),
        KeyCode::Right | KeyCode::Char('l') => Some(Move::Right),
        KeyCode::PageUp => Some(Move::PageUp),
        KeyCode::PageDown => Some(Move::PageDown),
        KeyCode::Home | KeyCode::Char('g') => Some(Move::First),
        KeyCode::End | KeyCode::Char('G') => Some(Move::Last),
        _ => None,
    }
}

/// The place in a list of `count` after `step`, `page` rows at a time; stops at the ends.
pub fn moved(place: usize, step: Move, count: usize, page: usize) -> usize {
    let last = count.saturating_sub(1);
    match step {
        Move::Up => place.saturating_sub(1),
        Move::Down => place.saturating_add(1).min(last),
        Move::PageUp => place.saturating_sub(page.max(1)),
        Move::PageDown => place.saturating_add(page.max(1)).min(last),
        Move::First => 0,
        Move::Last => last,
        Move::Left | Move::Right => place,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(code: KeyCode, modifiers: KeyModifiers) -> KeyEvent {
        KeyEvent::new(code, modifiers)
    }

    #[test]
    fn a_chord_matches_its_key_and_no_other() {
        assert!(ctrl('d').matches(event(KeyCode::Char('d'), KeyModifiers::CONTROL)));
        assert!(!ctrl('d').matches(event(KeyCode::Char('d'), KeyModifiers::NONE)));
        assert!(!plain('d').matches(event(KeyCode::Char('d'), KeyModifiers::CONTROL)));
        assert!(plain('?').matches(event(KeyCode::Char('?'), KeyModifiers::SHIFT)));
        assert!(key(KeyCode::BackTab).matches(event(KeyCode::BackTab, KeyModifiers::SHIFT)));
        assert!(!key(KeyCode::Enter).matches(event(KeyCode::Enter, KeyModifiers::ALT)));
    }

    #[test]
    fn a_row_that_does_not_work_now_is_neither_done_nor_shown() {
        static KEYS: &[Binding<u8>] =
            &[bind(&[plain('a')], "a", "first", 1), bind(&[plain('a'), plain('b')], "a", "second", 2)];
        let press = event(KeyCode::Char('a'), KeyModifiers::NONE);
        assert_eq!(find(KEYS, press, |_| true), Some(1));
        assert_eq!(find(KEYS, press, |action| action == 2), Some(2));
        assert_eq!(hints(KEYS, |action| action == 2).len(), 1);
    }

    #[test]
    fn moving_stops_at_the_ends() {
        assert_eq!(moved(0, Move::Up, 3, 2), 0);
        assert_eq!(moved(2, Move::Down, 3, 2), 2);
        assert_eq!(moved(0, Move::Last, 0, 2), 0);
        assert_eq!(moved(1, Move::PageDown, 9, 4), 5);
    }
}
