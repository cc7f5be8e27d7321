//! A line of text to type into, such as a search: characters at its end, and back.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use unicode_segmentation::UnicodeSegmentation;

/// More bytes than this are not taken in: nobody searches for a pasted essay.
const MOST: usize = 400;

/// The line being typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Field {
    text: String,
}

impl Field {
    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Takes a key of the field and says whether its text changed; `None` for any other key.
    pub fn on_key(&mut self, key: KeyEvent) -> Option<bool> {
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        let before = self.text.len();
        match key.code {
            KeyCode::Char('u') if control => self.text.clear(),
            KeyCode::Char('w') if control => self.cut_word(),
            KeyCode::Char('h') if control => self.cut(),
            KeyCode::Char(c) if !control && !key.modifiers.contains(KeyModifiers::ALT) => self.put(c),
            KeyCode::Backspace if control || key.modifiers.contains(KeyModifiers::ALT) => self.cut_word(),
            KeyCode::Backspace => self.cut(),
            _ => return None,
        }
        Some(self.text.len() != before)
    }

    /// Takes in pasted text; line ends become spaces.
    pub fn paste(&mut self, text: &str) {
        text.trim().chars().map(|c| if c.is_whitespace() { ' ' } else { c }).for_each(|c| self.put(c));
    }

    pub fn clear(&mut self) {
        self.text.clear();
    }

    fn put(&mut self, c: char) {
        if !c.is_control() && self.text.len() < MOST {
            self.text.push(c);
        }
    }

    fn cut(&mut self) {
        let last = self.text.grapheme_indices(true).next_back().map_or(0, |(at, _)| at);
        self.text.truncate(last);
    }

    fn cut_word(&mut self) {
        let kept = self.text.trim_end().rfind(' ').map_or(0, |space| space + 1);
        self.text.truncate(kept);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, keys: &[(KeyCode, KeyModifiers)], expected: &str) {
        let mut field = Field::default();
        field.paste(typed);
        for (code, modifiers) in keys {
            field.on_key(KeyEvent::new(*code, *modifiers));
        }
        assert_eq!(field.text(), expected);
    }

    #[test]
    fn the_end_of_the_text_is_taken_back_by_graphemes_words_or_whole() {
        check("ne\u{301}", &[(KeyCode::Backspace, KeyModifiers::NONE)], "n");
        check("重点", &[(KeyCode::Backspace, KeyModifiers::NONE)], "重");
        check("one two ", &[(KeyCode::Char('w'), KeyModifiers::CONTROL)], "one ");
        check("one two", &[(KeyCode::Char('u'), KeyModifiers::CONTROL)], "");
        check("", &[(KeyCode::Backspace, KeyModifiers::NONE)], "");
    }

    #[test]
    fn pasted_lines_become_one_and_control_characters_are_dropped() {
        check("one\ntwo\u{1b}\n", &[(KeyCode::Char('!'), KeyModifiers::NONE)], "one two!");
    }
}
