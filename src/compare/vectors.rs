//! Vectors of words and texts from the embedded table of word pieces.
//!
//! `table/vectors.bin` holds one row of 128 signed bytes for each of the first lines of `table/words.txt`, and then one
//! scale a row. It is read in place: no byte of it is touched before a first word is looked up. `scripts/make_table.py`
//! makes it.

use super::words::{Vocabulary, Word, vocabulary};

/// Numbers in a vector.
pub const DIMENSIONS: usize = 128;

/// A point in the space of meanings; unit length or zero unless said otherwise.
pub type Vector = [f32; DIMENSIONS];

pub const ZERO: Vector = [0.0; DIMENSIONS];

static TABLE: &[u8] = include_bytes!("table/vectors.bin");

/// Bytes of a row, its scale included.
const ROW: usize = DIMENSIONS + size_of::<f32>();

/// Sum of the table's rows of a word's pieces, not of unit length; zero when the table has none of them.
pub fn word_sum(word: &str) -> Vector {
    let mut sum = ZERO;
    let vocabulary = vocabulary();
    for part in word.split(|c: char| !c.is_alphanumeric()) {
        if let Some(row) = vocabulary.line(part).filter(|&row| part.len() <= LONGEST_PIECE && row < rows_in_table()) {
            add_row(&mut sum, row); // Most words are one piece.
        } else if let Some(rows) = pieces(vocabulary, part) {
            rows.into_iter().for_each(|row| add_row(&mut sum, row));
        }
    }
    sum
}

/// Greedy longest match, as BERT cuts words; `None` when a rest of the word has no row.
fn pieces(vocabulary: &Vocabulary, word: &str) -> Option<Vec<usize>> {
    let mut rows = Vec::new();
    let mut rest = word;
    if word.len() > LONGEST_WORD {
        return None;
    }
    let mut piece = String::new();
    while !rest.is_empty() {
        let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8()).take(LONGEST_PIECE);
        let (end, row) = ends.collect::<Vec<_>>().into_iter().rev().find_map(|end| {
            piece.clear();
            piece.push_str(if rows.is_empty() { "" } else { "##" });
            piece.push_str(rest.get(..end)?);
            let row = vocabulary.line(&piece).filter(|&row| row < rows_in_table())?;
            Some((end, row))
        })?;
        rows.push(row);
        rest = rest.get(end..).unwrap_or_default();
    }
    Some(rows)
}

/// Bytes of a word that is worth cutting, as in BERT; longer ones are no words.
const LONGEST_WORD: usize = 100;

/// Letters of the longest entry of the vocabulary.
const LONGEST_PIECE: usize = 18;

fn rows_in_table() -> usize {
    TABLE.len() / ROW
}

fn add_row(sum: &mut Vector, row: usize) {
    let values = TABLE.get(row * DIMENSIONS..(row + 1) * DIMENSIONS).unwrap_or_default();
    let scales = TABLE.get(rows_in_table() * DIMENSIONS..).unwrap_or_default();
    let Some(scale) = scales.get(row * 4..).and_then(|bytes| bytes.first_chunk::<4>()) else { return };
    let scale = f32::from_le_bytes(*scale);
    for (total, &value) in sum.iter_mut().zip(values) {
        *total += scale * f32::from(value.cast_signed());
    }
}

/// The same direction with length 1; zero stays zero.
pub fn unit(mut vector: Vector) -> Vector {
    let length = dot(&vector, &vector).sqrt();
    if length > f32::EPSILON {
        vector.iter_mut().for_each(|value| *value /= length);
        vector
    } else {
        ZERO
    }
}

/// The direction in which the words of a text point together, of unit length; zero for words without vectors.
pub fn text_vector(words: &[Word]) -> Vector {
    let mut sum = ZERO;
    words.iter().for_each(|word| add(&mut sum, &word_sum(&word.text), 1.0));
    unit(sum)
}

/// The mean, the smaller the fewer there are, because little can be said of what few texts have in common.
pub fn shrunken_mean(vectors: &[Vector]) -> Vector {
    let count = vectors.len() as f32;
    let mut mean = ZERO;
    vectors.iter().for_each(|vector| add(&mut mean, vector, (count - 1.0) / (count + 1.0) / count));
    mean
}

/// The inner product; between units, the cosine.
pub fn dot(a: &Vector, b: &Vector) -> f32 {
    const LANES: usize = 8;
    let mut lanes = [0.0_f32; LANES];
    for at in 0..DIMENSIONS / LANES {
        for lane in 0..LANES {
            lanes[lane] += a[at * LANES + lane] * b[at * LANES + lane];
        }
    }
    lanes.iter().sum()
}

/// Adds `factor` times `other` in place.
pub fn add(vector: &mut Vector, other: &Vector, factor: f32) {
    for (value, addend) in vector.iter_mut().zip(other) {
        *value += factor * addend;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_nearer(word: &str, near: &str, far: &str) {
        let [word, near, far] = [word, near, far].map(|word| unit(word_sum(word)));
        let (near, far) = (dot(&word, &near), dot(&word, &far));
        assert!(near > far + 0.1, "{near} and {far}");
    }

    #[test]
    fn the_table_has_a_row_and_a_scale_for_each_of_its_pieces() {
        assert_eq!(rows_in_table(), 14_000);
        assert_eq!(TABLE.len() % ROW, 0);
        assert!(vocabulary().line("the") == Some(0) && vocabulary().line("##ing").is_some());
    }

    #[test]
    fn words_of_like_meaning_are_nearer_than_others() {
        check_nearer("manager", "boss", "banana");
        check_nearer("deadline", "late", "guitar");
        check_nearer("failure", "mistake", "sunshine");
    }

    #[test]
    fn a_word_without_a_row_is_put_together_from_pieces() {
        assert_eq!(vocabulary().line("refactoring"), None);
        assert!(vocabulary().line("minors").is_some_and(|line| line >= rows_in_table()));
        ["refactoring", "minors"].into_iter().for_each(|word| assert_ne!(word_sum(word), ZERO));
        assert_ne!(word_sum("don't"), ZERO);
    }

    #[test]
    fn what_no_piece_fits_is_zero() {
        for word in ["", "'", "🤷", "ꙮ", "\u{301}", &"a".repeat(5_000)] {
            assert_eq!(unit(word_sum(word)), ZERO, "{word}");
        }
    }

    #[test]
    fn units_have_length_1_and_zero_stays_zero() {
        let vector = unit(word_sum("meeting"));
        assert!((dot(&vector, &vector) - 1.0).abs() < 1e-5);
        assert_eq!(unit(ZERO), ZERO);
    }
}
