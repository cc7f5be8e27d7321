//! Bytes from a terminal to keys and pastes, as xterm and its kin send them.
//!
//! Answers to questions that nobody asked (and mouse and focus reports) are swallowed. To support another key: a row in
//! [`tilde_key`] or [`letter_key`].

use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

const ESCAPE: u8 = 0x1b;
const PASTE_START: &[u8] = b"\x1b[200~";
const PASTE_END: &[u8] = b"\x1b[201~";
/// A sequence longer than this is no key.
const LONGEST_SEQUENCE: usize = 64;

/// Takes bytes in any pieces.
#[derive(Debug, Default)]
pub struct Parser {
    bytes: Vec<u8>,
    events: Vec<Event>,
    /// What was pasted so far, while a paste goes on.
    paste: Option<Vec<u8>>,
}

/// The first key of some bytes.
enum First {
    /// A key, or something to be swallowed, of so many bytes.
    Found(Option<KeyEvent>, usize),
    /// More bytes are needed.
    Unfinished,
}

impl Parser {
    /// Takes in bytes.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
        let mut rest = std::mem::take(&mut self.bytes);
        let mut at = 0;
        while let Some(bytes) = rest.get(at..).filter(|bytes| !bytes.is_empty()) {
            match self.step(bytes) {
                0 => break,
                taken => at += taken,
            }
        }
        rest.drain(..at.min(rest.len()));
        self.bytes = rest;
    }

    /// Takes one thing from the start of `bytes` and returns its length; 0 when more bytes are needed.
    fn step(&mut self, bytes: &[u8]) -> usize {
        if let Some(paste) = &mut self.paste {
            let end = find(bytes, PASTE_END);
            // The end may come in two pieces.
            let safe = end.unwrap_or_else(|| bytes.len().saturating_sub(PASTE_END.len() - 1));
            paste.extend_from_slice(bytes.get(..safe).unwrap_or(&[]));
            if end.is_none() {
                return safe;
            }
            let text = String::from_utf8_lossy(paste).into_owned();
            self.paste = None;
            self.events.push(Event::Paste(text));
            return safe + PASTE_END.len();
        }
        if bytes.starts_with(PASTE_START) {
            self.paste = Some(Vec::new());
            return PASTE_START.len();
        }
        // What stands behind tells nothing, so that a key is the same whether more came already or is still to come.
        let start = bytes.get(..=LONGEST_SEQUENCE).unwrap_or(bytes);
        match first(start) {
            First::Found(key, length) if length <= LONGEST_SEQUENCE => {
                self.events.extend(key.map(Event::Key));
                length
            }
            First::Found(..) => 1,
            First::Unfinished if start.len() > LONGEST_SEQUENCE => 1,
            First::Unfinished => 0,
        }
    }

    /// Whether the last bytes may be the start of a key.
    pub fn is_waiting(&self) -> bool {
        !self.bytes.is_empty() || self.paste.is_some()
    }

    /// Nothing more came in time: what is left is taken as it stands. A paste goes on.
    pub fn settle(&mut self) {
        if self.paste.is_some() || self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        if let Some(rest) = bytes.strip_prefix(&[ESCAPE]) {
            let alt = rest.first().and_then(|byte| plain_key(*byte));
            match alt {
                Some(key) => self.events.push(Event::Key(with(key, KeyModifiers::ALT))),
                None => self.events.push(Event::Key(bare(KeyCode::Esc))),
            }
        }
    }

    /// The keys and pastes so far.
    pub fn take(&mut self) -> Vec<Event> {
        std::mem::take(&mut self.events)
    }
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

fn bare(code: KeyCode) -> KeyEvent {
    KeyEvent::new(code, KeyModifiers::NONE)
}

fn with(key: KeyEvent, modifiers: KeyModifiers) -> KeyEvent {
    KeyEvent::new(key.code, key.modifiers | modifiers)
}

fn first(bytes: &[u8]) -> First {
    match bytes {
        [] | [ESCAPE] => First::Unfinished,
        [ESCAPE, b'[', rest @ ..] => control_sequence(rest, 2),
        [ESCAPE, b'O', rest @ ..] => match rest.first() {
            None => First::Unfinished,
            Some(letter) => First::Found(letter_key(*letter).or_else(|| keypad(*letter)).map(bare), 3),
        },
        [ESCAPE, b']' | b'P' | b'_' | b'^', rest @ ..] => text_sequence(rest, 2),
        [ESCAPE, ESCAPE, ..] => First::Found(Some(bare(KeyCode::Esc)), 1),
        [ESCAPE, rest @ ..] => match first(rest) {
            First::Found(key, length) => First::Found(key.map(|key| with(key, KeyModifiers::ALT)), length + 1),
            First::Unfinished => First::Unfinished,
        },
        [byte, ..] if *byte < 0x80 => First::Found(plain_key(*byte), 1),
        _ => character(bytes),
    }
}

/// A key of one byte.
fn plain_key(byte: u8) -> Option<KeyEvent> {
    let control = |c: char| Some(KeyEvent::new(KeyCode::Char(c), KeyModifiers::CONTROL));
    match byte {
        // A paste without brackets may end its lines with either.
        b'\r' | b'\n' => Some(bare(KeyCode::Enter)),
        b'\t' => Some(bare(KeyCode::Tab)),
        0x7f => Some(bare(KeyCode::Backspace)),
        0 => control(' '),
        0x01..=0x1a => control(char::from(byte - 1 + b'a')),
        ESCAPE => None,
        0x1c..=0x1f => control(char::from(byte - 0x1c + b'4')),
        _ => Some(bare(KeyCode::Char(char::from(byte)))),
    }
}

/// A character of several bytes; a byte that belongs to none is swallowed.
fn character(bytes: &[u8]) -> First {
    let length = match bytes.first() {
        Some(0xc2..=0xdf) => 2,
        Some(0xe0..=0xef) => 3,
        Some(0xf0..=0xf4) => 4,
        _ => return First::Found(None, 1),
    };
    match bytes.get(..length).map(std::str::from_utf8) {
        None if bytes.iter().skip(1).all(|byte| byte & 0xc0 == 0x80) => First::Unfinished,
        Some(Ok(text)) => First::Found(text.chars().next().map(|c| bare(KeyCode::Char(c))), length),
        _ => First::Found(None, 1),
    }
}

/// `ESC [ parameters final`; `rest` starts behind the bracket, which ends at `start`.
fn control_sequence(rest: &[u8], start: usize) -> First {
    // The Linux console sends F1 to F5 with a second bracket, the oldest mouse reports three bytes after an M.
    let (skipped, extra) = match rest {
        [b'[', ..] => (1, 0),
        [b'M', ..] => (0, 3),
        _ => (0, 0),
    };
    let ends = |byte: &u8| !(0x20..=0x3f).contains(byte);
    let Some(last) = rest.iter().skip(skipped).position(ends).map(|place| place + skipped) else {
        return First::Unfinished;
    };
    // A control character in the middle: not a sequence after all.
    if !rest.get(last).is_some_and(|byte| (0x40..=0x7e).contains(byte)) {
        return First::Found(Some(bare(KeyCode::Esc)), 1);
    }
    if rest.len() < last + 1 + extra {
        return First::Unfinished;
    }
    let (parameters, letter) = (rest.get(..last).unwrap_or(&[]), rest.get(last).copied().unwrap_or(0));
    let key = if skipped > 0 { console_key(letter) } else { sequence_key(parameters, letter) };
    First::Found(key, start + last + 1 + extra)
}

fn sequence_key(parameters: &[u8], letter: u8) -> Option<KeyEvent> {
    if parameters.first().is_some_and(|byte| !byte.is_ascii_digit()) {
        return None;
    }
    let numbers: Vec<u32> = parameters.split(|byte| *byte == b';').map(number).collect();
    let nth = |place: usize| numbers.get(place).copied().unwrap_or(0);
    let key = match letter {
        b'~' if nth(0) == 27 => return character_key(nth(2), nth(1)),
        b'u' => return character_key(nth(0), nth(1)),
        b'~' => tilde_key(nth(0))?,
        b'Z' => return Some(KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT)),
        // A report of the cursor's place ends like F3.
        b'R' if nth(0) > 1 => return None,
        _ => letter_key(letter)?,
    };
    Some(with(bare(key), modifiers(nth(1))))
}

/// The number before any sub-parameter.
fn number(text: &[u8]) -> u32 {
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).take(7);
    digits.fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0'))
}

/// xterm adds one to the sum of the modifiers.
fn modifiers(parameter: u32) -> KeyModifiers {
    let bits = parameter.saturating_sub(1);
    let mut found = KeyModifiers::NONE;
    found.set(KeyModifiers::SHIFT, bits & 1 != 0);
    found.set(KeyModifiers::ALT, bits & 2 != 0);
    found.set(KeyModifiers::CONTROL, bits & 4 != 0);
    found
}

/// A character with modifiers, as some terminals send those that have no byte of their own.
fn character_key(code: u32, parameter: u32) -> Option<KeyEvent> {
    let modifiers = modifiers(parameter);
    let code = match code {
        9 if modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
        9 => KeyCode::Tab,
        13 => KeyCode::Enter,
        27 => KeyCode::Esc,
        127 => KeyCode::Backspace,
        other => KeyCode::Char(char::from_u32(other).filter(|c| !c.is_control())?),
    };
    Some(KeyEvent::new(code, modifiers))
}

fn tilde_key(number: u32) -> Option<KeyCode> {
    Some(match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11 => KeyCode::F(1),
        12 => KeyCode::F(2),
        13 => KeyCode::F(3),
        14 => KeyCode::F(4),
        15 => KeyCode::F(5),
        17 => KeyCode::F(6),
        18 => KeyCode::F(7),
        19 => KeyCode::F(8),
        20 => KeyCode::F(9),
        21 => KeyCode::F(10),
        23 => KeyCode::F(11),
        24 => KeyCode::F(12),
        _ => return None,
    })
}

fn letter_key(letter: u8) -> Option<KeyCode> {
    Some(match letter {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'P' => KeyCode::F(1),
        b'Q' => KeyCode::F(2),
        b'R' => KeyCode::F(3),
        b'S' => KeyCode::F(4),
        _ => return None,
    })
}

/// The keypad in its application mode.
fn keypad(letter: u8) -> Option<KeyCode> {
    match letter {
        b'M' => Some(KeyCode::Enter),
        b'j'..=b'y' => Some(KeyCode::Char(char::from(letter - b'j' + b'*'))),
        _ => None,
    }
}

fn console_key(letter: u8) -> Option<KeyEvent> {
    let number = letter.checked_sub(b'A').filter(|number| *number < 5)?;
    Some(bare(KeyCode::F(number + 1)))
}

/// An answer to a question about the terminal, up to BEL or `ESC \`.
fn text_sequence(rest: &[u8], start: usize) -> First {
    let rest = rest.get(..LONGEST_SEQUENCE).unwrap_or(rest);
    let bell = rest.iter().position(|byte| *byte == 7).map(|place| place + 1);
    let terminator = find(rest, b"\x1b\\").map(|place| place + 2);
    match (bell, terminator) {
        (Some(bell), Some(end)) => First::Found(None, start + bell.min(end)),
        (Some(end), None) | (None, Some(end)) => First::Found(None, start + end),
        (None, None) => First::Unfinished,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parsed(pieces: &[&[u8]]) -> Vec<Event> {
        let mut parser = Parser::default();
        pieces.iter().for_each(|piece| parser.feed(piece));
        parser.settle();
        parser.take()
    }

    #[track_caller]
    fn check(bytes: &[u8], code: KeyCode, modifiers: KeyModifiers) {
        assert_eq!(
            parsed(&[bytes]),
            [Event::Key(KeyEvent::new(code, modifiers))],
            "{:?}",
            bytes.escape_ascii().to_string()
        );
    }

    const NONE: KeyModifiers = KeyModifiers::NONE;

    #[test]
    fn characters_of_any_length_are_keys() {
        check(b"a", KeyCode::Char('a'), NONE);
        check("é".as_bytes(), KeyCode::Char('é'), NONE);
        check("重".as_bytes(), KeyCode::Char('重'), NONE);
        check("👩".as_bytes(), KeyCode::Char('👩'), NONE);
        assert_eq!(parsed(&[&[0xe9, 0x87], &[0x8d]]), parsed(&["重".as_bytes()]));
    }

    #[test]
    fn what_is_no_sequence_after_all_is_the_same_in_any_pieces() {
        for broken in [
            &b"\x1b[20\x041~a"[..],
            b"\x1b[200\r~b",
            b"\x1b]0;title that goes on and on and on and on and on and on and on and on\x07c",
            b"\x1b[1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1\x04d",
            b"\x1b[1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1~e",
            b"\x1b\x1b[1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1;1\xeef",
        ] {
            let pieces: Vec<&[u8]> = broken.chunks(1).collect();
            assert_eq!(parsed(&[broken]), parsed(&pieces), "{:?}", broken.escape_ascii().to_string());
        }
        assert_eq!(parsed(&[b"\x1b[\x04"]).len(), 3);
    }

    #[test]
    fn control_characters_are_keys_with_ctrl() {
        check(b"\x04", KeyCode::Char('d'), KeyModifiers::CONTROL);
        check(b"\x7f", KeyCode::Backspace, NONE);
        check(b"\r", KeyCode::Enter, NONE);
        check(b"\t", KeyCode::Tab, NONE);
    }

    #[test]
    fn escape_alone_is_a_key_and_before_a_character_it_is_alt() {
        check(b"\x1b", KeyCode::Esc, NONE);
        check(b"\x1bb", KeyCode::Char('b'), KeyModifiers::ALT);
        check(b"\x1b\x7f", KeyCode::Backspace, KeyModifiers::ALT);
        check("\u{1b}é".as_bytes(), KeyCode::Char('é'), KeyModifiers::ALT);
        assert_eq!(parsed(&[b"\x1b\x1b"]).len(), 2);
    }

    #[test]
    fn arrows_and_their_modifiers() {
        check(b"\x1b[A", KeyCode::Up, NONE);
        check(b"\x1bOA", KeyCode::Up, NONE);
        check(b"\x1b[1;5C", KeyCode::Right, KeyModifiers::CONTROL);
        check(b"\x1b[1;6D", KeyCode::Left, KeyModifiers::CONTROL | KeyModifiers::SHIFT);
        check(b"\x1b[H", KeyCode::Home, NONE);
        check(b"\x1b[4~", KeyCode::End, NONE);
        check(b"\x1b[6~", KeyCode::PageDown, NONE);
        check(b"\x1b[3;5~", KeyCode::Delete, KeyModifiers::CONTROL);
        check(b"\x1b[Z", KeyCode::BackTab, KeyModifiers::SHIFT);
    }

    #[test]
    fn function_keys_as_several_terminals_send_them() {
        check(b"\x1bOP", KeyCode::F(1), NONE);
        check(b"\x1b[11~", KeyCode::F(1), NONE);
        check(b"\x1b[[A", KeyCode::F(1), NONE);
        check(b"\x1b[24~", KeyCode::F(12), NONE);
    }

    #[test]
    fn characters_with_modifiers_of_their_own() {
        check(b"\x1b[27;5;13~", KeyCode::Enter, KeyModifiers::CONTROL);
        check(b"\x1b[100;5u", KeyCode::Char('d'), KeyModifiers::CONTROL);
    }

    #[test]
    fn a_paste_is_one_event_in_any_pieces() {
        let expected = [Event::Paste("a\r\u{1b}[Ab".to_owned())];
        assert_eq!(parsed(&[b"\x1b[200~a\r\x1b[Ab\x1b[201~"]), expected);
        assert_eq!(parsed(&[b"\x1b[200~a\r\x1b[A", b"b\x1b[20", b"1~"]), expected);
    }

    #[test]
    fn answers_and_reports_are_swallowed() {
        for bytes in [
            "\u{1b}]11;rgb:0/0/0\u{7}",
            "\u{1b}P>|term\u{1b}\\",
            "\u{1b}[?62;4c",
            "\u{1b}[5;10R",
            "\u{1b}[I",
            "\u{1b}[M !!",
        ] {
            assert_eq!(parsed(&[bytes.as_bytes(), b"x"]), parsed(&[b"x"]), "{bytes:?}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_in_any_pieces_are_taken(bytes in prop::collection::vec(any::<u8>(), 0..200), cut in 0usize..200) {
            let cut = cut.min(bytes.len());
            let (one, two) = bytes.split_at(cut);
            let mut parser = Parser::default();
            parser.feed(one);
            parser.feed(two);
            parser.settle();
            prop_assert!(parser.paste.is_some() || parser.bytes.is_empty());
        }

        #[test]
        fn any_text_arrives_as_it_was_typed(text in "[ -~é重👩]{0,80}") {
            let typed: String = parsed(&[text.as_bytes()]).into_iter().filter_map(|event| match event {
                Event::Key(KeyEvent { code: KeyCode::Char(c), .. }) => Some(c),
                _ => None,
            }).collect();
            prop_assert_eq!(typed, text);
        }
    }
}
