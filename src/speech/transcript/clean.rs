//! What a transcriber prints that is no word: control characters, sounds in brackets, and what it makes of silence.

use super::Heard;
use crate::text::words::{has_letters, spaced_once};

/// What Whisper hears in silence, when that is all it heard: seen with faster-whisper ("You"), and known of its training
/// on subtitles.
const OUT_OF_SILENCE: [&str; 4] = ["you", "thank you", "thanks for watching", "thank you for watching"];

/// Brackets that hold a sound and not a word.
const BRACKETS: [(char, char); 5] = [('[', ']'), ('(', ')'), ('<', '>'), ('*', '*'), ('♪', '♪')];

/// Longer than so many characters, what stands in brackets is text. A convention of this program.
const LONGEST_SOUND: usize = 40;

/// `heard` without what is no word. A sound in brackets may reach over several words.
pub(super) fn cleaned(heard: Vec<Heard>) -> Vec<Heard> {
    let letters: Vec<(usize, char)> =
        heard.iter().enumerate().flat_map(|(place, piece)| letters_of(place, piece)).collect();
    let mut texts = vec![String::new(); heard.len()];
    let mut at = 0;
    while let Some((place, letter)) = letters.get(at) {
        match sound_end(&letters, at) {
            Some(end) => at = end,
            None => {
                texts[*place].push(*letter);
                at += 1;
            }
        }
    }
    let pieces = heard.into_iter().zip(texts);
    let pieces = pieces.map(|(piece, text)| Heard { text: spaced_once(&text), ..piece });
    pieces.filter(|piece| has_letters(&piece.text)).collect()
}

/// The printable characters of a piece and a space after them, each with the piece's place.
fn letters_of(place: usize, piece: &Heard) -> impl Iterator<Item = (usize, char)> + use<> {
    let text = printable(&piece.text);
    text.chars().chain([' ']).map(|letter| (place, letter)).collect::<Vec<_>>().into_iter()
}

/// Where a sound in brackets that begins at `at` is over; `None` when none does.
fn sound_end(letters: &[(usize, char)], at: usize) -> Option<usize> {
    let opening = letters.get(at)?.1;
    let closing = BRACKETS.iter().find(|(open, _)| *open == opening)?.1;
    let inside = letters.iter().skip(at + 1).take(LONGEST_SOUND);
    let length = inside.take_while(|(_, letter)| *letter != closing).count();
    let end = at + 1 + length;
    (letters.get(end)?.1 == closing).then_some(end + 1)
}

/// `text` without escape sequences; other control characters are spaces.
fn printable(text: &str) -> String {
    let mut printable = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\u{1b}' => skip_escape(&mut letters),
            letter if letter.is_control() => printable.push(' '),
            letter => printable.push(letter),
        }
    }
    printable
}

/// Passes over the rest of an escape sequence: `[` up to its letter, `]` up to its bell, or one character.
fn skip_escape(letters: &mut std::str::Chars<'_>) {
    match letters.next() {
        Some('[') => drop(letters.find(|letter| ('\u{40}'..='\u{7e}').contains(letter))),
        Some(']') => drop(letters.find(|letter| matches!(letter, '\u{7}' | '\u{9c}' | '\\'))),
        _ => {}
    }
}

/// Whether these words are what is heard in silence.
pub(super) fn is_hallucinated(words: &[Heard]) -> bool {
    let mut plain = Vec::new();
    for heard in words {
        let lower = heard.text.to_lowercase();
        plain.extend(lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned));
    }
    OUT_OF_SILENCE.contains(&plain.join(" ").as_str())
}
