//! Vectors of words and texts from the embedded table of word pieces.
//!
//! `table/vectors.bin` holds one row of 128 signed bytes for each of the first lines of `table/words.txt`, and then one
//! scale a row. It is read in place: no byte of it is touched before a first word is looked up. `scripts/make_table.py`
//! makes it.

use super::words::{Vocabulary, vocabulary};

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
        if let Some(rows) = pieces(vocabulary, part) {
            rows.into_iter().for_each(|row| add_row(&mut sum, row));
        }
    }
    sum
}

/// Greedy longest match, as BERT cuts words; `None` when a rest of the word has no row.
fn pieces(vocabulary: &Vocabulary, word: &str) -> Option<Vec<usize>> {
    let mut rows = Vec::new();
    let mut rest = word;
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

/// The inner product; between units, the cosine.
pub fn dot(a: &Vector, b: &Vector) -> f32 {
    let mut lanes = [0.0_f32; 8];
    for (x, y) in a.as_chunks::<8>().0.iter().zip(b.as_chunks::<8>().0) {
        for lane in 0..8 {
            lanes[lane] += x[lane] * y[lane];
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
