//! Characters that no face of the PDF has: replaced by the nearest, left out where there is none, and named.

use super::PdfError;
use super::font::{Faces, is_drawn, is_right_to_left};
use crate::export::Sheet;
use crate::export::page::{Brevity, Page, compose};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// The characters that are named before the rest is counted.
const NAMED: usize = 8;
/// When more of the letters than this are lacking, the text is in a script that needs another font, and the notice says
/// so: a convention.
const MOST_LETTERS: f64 = 0.2;

/// Signs that have a near one in most fonts.
const NEAREST: [(&str, &str); 6] =
    [("✅☑✔🗸", "✓"), ("❌✖✕❎", "×"), ("➡➜➔⇒🡒", "→"), ("⬅⇐", "←"), ("⬆⇑📈", "↑"), ("⬇⇓📉", "↓")];

/// What a sheet holds that the faces lack.
pub struct Lacking {
    characters: Vec<char>,
    letters: usize,
    letters_lacking: usize,
}

impl Lacking {
    /// What of `sheet` the `faces` lack.
    pub fn of(sheet: &Sheet, faces: &Faces) -> Lacking {
        let mut lacking = Lacking { characters: Vec::new(), letters: 0, letters_lacking: 0 };
        compose(sheet, Brevity::Whole).change_texts(&mut |text| lacking.count(text, faces));
        lacking
    }

    fn count(&mut self, text: &str, faces: &Faces) {
        for cluster in text.graphemes(true) {
            let drawn = drawn(cluster);
            let has = is_set(&drawn, faces);
            if drawn.iter().any(|c| c.is_alphabetic()) {
                self.letters += 1;
                self.letters_lacking += usize::from(!has);
            }
            let lacked = drawn.into_iter().filter(|c| !has && (is_right_to_left(*c) || !faces.has(&[*c])));
            for character in lacked.filter(|c| *c != '\n') {
                if !self.characters.contains(&character) {
                    self.characters.push(character);
                }
            }
        }
    }

    /// Refuses the sheet when anything is lacking; only for who wants it `strict`.
    pub fn refuse(&self) -> Result<(), PdfError> {
        if self.characters.is_empty() {
            return Ok(());
        }
        match self.characters.iter().copied().find(|c| is_right_to_left(*c)) {
            Some(character) => Err(PdfError::RightToLeft { character }),
            None => Err(PdfError::Missing { characters: self.characters.clone() }),
        }
    }

    /// One warning that names what is lacking.
    pub fn notice(&self) -> Option<String> {
        if self.characters.is_empty() {
            return None;
        }
        let named = named(&self.characters);
        let share = self.letters_lacking as f64 / self.letters.max(1) as f64;
        let much =
            if share > MOST_LETTERS { "; much of the text cannot be read without a font for its script" } else { "" };
        Some(format!(
            "the PDF's font lacks {named}: left out, or replaced by the nearest{much}; --font FILE gives a font, --strict \
             refuses"
        ))
    }
}

/// `🚀 (U+1F680), ✅ (U+2705), and 3 more`.
pub fn named(characters: &[char]) -> String {
    let shown = characters.iter().take(NAMED);
    let mut names: Vec<String> = shown.map(|c| format!("{c} (U+{:04X})", u32::from(*c))).collect();
    if characters.len() > NAMED {
        names.push(format!("and {} more", characters.len() - NAMED));
    }
    names.join(", ")
}

/// `page` with every character that the `faces` lack replaced or left out.
pub fn without(mut page: Page, faces: &Faces) -> Page {
    page.change_texts(&mut |text| {
        if !text.graphemes(true).all(|cluster| is_set(&drawn(cluster), faces)) {
            *text = replaced(text, faces);
        }
    });
    page
}

fn replaced(text: &str, faces: &Faces) -> String {
    let mut shown = String::with_capacity(text.len());
    // Whether the last sign was left out: then one of the spaces around it goes along.
    let mut left_out = false;
    for cluster in text.graphemes(true) {
        let drawn = drawn(cluster);
        let piece = match is_set(&drawn, faces) {
            true => cluster.to_owned(),
            false => drawn.iter().filter_map(|c| nearest(*c, faces)).collect(),
        };
        let after_space = shown.is_empty() || shown.ends_with(' ');
        if left_out && after_space && piece == " " {
            continue;
        }
        if left_out && piece.starts_with(['.', ',', ';', ':', '!', '?', ')']) && shown.ends_with(' ') {
            shown.pop();
        }
        left_out = piece.is_empty() || (left_out && piece == " ");
        shown.push_str(&piece);
    }
    if left_out && shown.ends_with(' ') {
        shown.pop();
    }
    shown
}

/// What stands for `character`: itself, a near sign, the letter it is made of, `?` for a letter that has none.
fn nearest(character: char, faces: &Faces) -> Option<String> {
    if !is_right_to_left(character) && faces.has(&[character]) {
        return Some(character.to_string());
    }
    let near = NEAREST.iter().find(|(signs, _)| signs.contains(character)).map(|(_, near)| (*near).to_owned());
    let letters: String = character.nfkd().filter(|c| !is_combining_mark(*c)).collect();
    let known = |text: &String| !text.is_empty() && faces.has(&text.chars().collect::<Vec<_>>());
    let unknown = character.is_alphabetic().then(|| "?".to_owned());
    near.filter(known).or(Some(letters).filter(known)).or(unknown)
}

/// The characters of a cluster that leave a mark, composed.
fn drawn(cluster: &str) -> Vec<char> {
    cluster.nfc().filter(|c| is_drawn(*c)).collect()
}

fn is_set(drawn: &[char], faces: &Faces) -> bool {
    drawn.iter().all(|c| *c == '\n') || (faces.has(drawn) && !drawn.iter().any(|c| is_right_to_left(*c)))
}
