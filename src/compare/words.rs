//! Words of a text as the comparison sees them: tokens, stop words, stems, and how rare a word is.
//!
//! Knows nothing of drafts, key points or vectors. The weights come from the
//! measured method (see `points.rs`); a language other than English would start here.

use crate::text::words::is_stop_word;
use hashbrown::HashMap;
use std::ops::Range;
use std::sync::{LazyLock, OnceLock};

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// One word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Lower case, without accents and without a final `'s`; number words up to ninety as digits.
    pub text: String,
    /// The Porter2 stem of `text`.
    pub stem: String,
    /// Where it stands, in bytes of the text it was read from.
    pub range: Range<usize>,
}

impl Word {
    fn new(raw: &str, range: Range<usize>) -> Word {
        let folded = fold(raw);
        let text = number_in_digits(&folded).map_or(folded, str::to_owned);
        let stem = stem(&text);
        Word { text, stem, range }
    }

    pub fn is_number(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
    }

    /// Whether it says something by itself: neither a stop word nor a spoken filler.
    pub fn is_content(&self) -> bool {
        !is_stop_word(&self.text)
    }
}

/// All words of a text in order: runs of letters with inner apostrophes, and numbers with inner points and commas and
/// an optional percent sign.
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::with_capacity(text.len() / 5);
    let mut rest = text.char_indices().peekable();
    while let Some((start, first)) = rest.next() {
        let end = if first.is_ascii_digit() {
            number_end(text, start)
        } else if first.is_alphabetic() {
            word_end(text, start)
        } else {
            continue;
        };
        while rest.next_if(|&(at, _)| at < end).is_some() {}
        words.extend(text.get(start..end).map(|raw| Word::new(raw, start..end)));
    }
    words
}

/// The words that say something; all of them when every one is a stop word, so that no text is without words.
pub fn content(words: Vec<Word>) -> Vec<Word> {
    if words.iter().any(Word::is_content) { words.into_iter().filter(Word::is_content).collect() } else { words }
}

/// How much a word tells by its rarity, between about 0.17 ("the") and 0.98.
///
/// `ln(6 + rank) / ln(30001)`, where rank is the place among the whole words of BERT's uncased vocabulary, which are
/// in order of frequency.
pub fn idf(word: &Word) -> f32 {
    let ranks = vocabulary();
    let rank = ranks.rank(&word.text).or_else(|| ranks.rank(&word.stem)).unwrap_or(UNKNOWN_RANK);
    (6.0 + rank as f32).ln() / 30_001_f32.ln()
}

/// Rank of a word that the vocabulary does not have: a little behind its last.
const UNKNOWN_RANK: u32 = 24_000;

/// Word pieces and whole words in order of frequency, embedded in the program.
pub struct Vocabulary {
    entries: HashMap<&'static str, Entry>,
}

#[derive(Clone, Copy)]
struct Entry {
    line: u32,
    rank: u32,
}

impl Vocabulary {
    fn load() -> Vocabulary {
        let lines = include_str!("table/words.txt").lines();
        let mut entries = HashMap::with_capacity(32_768);
        let mut rank = 0;
        for (line, piece) in (0..).zip(lines) {
            rank += u32::from(!piece.starts_with("##"));
            entries.insert(piece, Entry { line, rank });
        }
        Vocabulary { entries }
    }

    /// Place of a whole word in order of frequency, "the" being 1.
    pub fn rank(&self, word: &str) -> Option<u32> {
        self.entries.get(word).map(|entry| entry.rank)
    }

    /// Line of a word piece in the list, from 0; pieces inside a word start with `##`.
    pub fn line(&self, piece: &str) -> Option<usize> {
        self.entries.get(piece).map(|entry| entry.line as usize)
    }
}

/// The embedded vocabulary, read on first use (some 2 ms).
pub fn vocabulary() -> &'static Vocabulary {
    static VOCABULARY: OnceLock<Vocabulary> = OnceLock::new();
    VOCABULARY.get_or_init(Vocabulary::load)
}

/// The Porter2 stem of a word in lower case.
pub fn stem(word: &str) -> String {
    static COMMON: LazyLock<HashMap<&'static str, String>> = LazyLock::new(|| {
        let common = whole_words().take(COMMON_WORDS);
        common.map(|word| (word, porter(word))).collect()
    });
    COMMON.get(word).cloned().unwrap_or_else(|| porter(word))
}

/// So many of the most frequent words, most of any text, are stemmed once and for all. A convention of this
/// program.
const COMMON_WORDS: usize = 4_000;

fn porter(word: &str) -> String {
    static STEMMER: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::English));
    STEMMER.stem(word).into_owned()
}

/// The vocabulary without the pieces of words, the most frequent first.
fn whole_words() -> impl Iterator<Item = &'static str> {
    include_str!("table/words.txt").lines().filter(|piece| !piece.starts_with("##"))
}

fn number_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = start;
    while digit(end) || (matches!(bytes.get(end), Some(b'.' | b',')) && digit(end + 1)) {
        end += 1;
    }
    end + usize::from(bytes.get(end) == Some(&b'%'))
}

fn word_end(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let inner_apostrophe = is_apostrophe(c) && chars.peek().is_some_and(|&(_, next)| next.is_alphabetic());
        let soft_hyphen = c == SOFT_HYPHEN && chars.peek().is_some_and(|&(_, next)| next.is_alphabetic());
        if !(c.is_alphabetic() || is_combining_mark(c) || inner_apostrophe || soft_hyphen) {
            return start + at;
        }
    }
    text.len()
}

/// A place where a word may be broken at the end of a line; nobody sees it elsewhere.
pub const SOFT_HYPHEN: char = '\u{ad}';

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{02bc}')
}

/// Lower case, plain apostrophes, no accents, no final `'s`.
fn fold(raw: &str) -> String {
    let mut folded: String = if raw.is_ascii() {
        raw.to_ascii_lowercase()
    } else {
        let plain = raw.chars().map(|c| if is_apostrophe(c) { '\'' } else { c });
        plain.flat_map(char::to_lowercase).nfd().filter(|&c| !is_combining_mark(c)).collect()
    };
    folded.retain(|c| c != SOFT_HYPHEN);
    if folded.ends_with("'s") && !is_stop_word(&folded) {
        folded.truncate(folded.len() - 2);
    }
    folded
}

fn number_in_digits(word: &str) -> Option<&'static str> {
    NUMBER_WORDS.iter().find(|(name, _)| *name == word).map(|&(_, digits)| digits)
}

#[rustfmt::skip]
const NUMBER_WORDS: [(&str, &str); 28] = [
    ("zero", "0"), ("one", "1"), ("two", "2"), ("three", "3"), ("four", "4"), ("five", "5"), ("six", "6"),
    ("seven", "7"), ("eight", "8"), ("nine", "9"), ("ten", "10"), ("eleven", "11"), ("twelve", "12"),
    ("thirteen", "13"), ("fourteen", "14"), ("fifteen", "15"), ("sixteen", "16"), ("seventeen", "17"),
    ("eighteen", "18"), ("nineteen", "19"), ("twenty", "20"), ("thirty", "30"), ("forty", "40"), ("fifty", "50"),
    ("sixty", "60"), ("seventy", "70"), ("eighty", "80"), ("ninety", "90"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found = words(text);
        assert_eq!(found.iter().map(|word| word.text.as_str()).collect::<Vec<_>>(), expected);
        assert!(found.iter().all(|word| text.get(word.range.clone()).is_some_and(|raw| !raw.is_empty())));
    }

    #[test]
    fn words_are_letters_with_inner_apostrophes_and_numbers_with_inner_points() {
        check("I didn't ship v2.5, OK?", &["i", "didn't", "ship", "v", "2.5", "ok"]);
        check("Saved 1,200.50 or 15% - 'quoted'", &["saved", "1,200.50", "or", "15%", "quoted"]);
        check("", &[]);
        check("… 🤷 --", &[]);
    }

    #[test]
    fn spelling_variants_of_a_word_are_one() {
        check("Manager’s MANAGER's Café cafe\u{301} naïve", &["manager", "manager", "cafe", "cafe", "naive"]);
        check("twenty-five Zero", &["20", "5", "0"]);
    }

    #[test]
    fn content_leaves_out_stop_words_and_fillers_unless_nothing_is_left() {
        let content_of = |text| content(words(text)).into_iter().map(|word| word.stem).collect::<Vec<_>>();
        assert_eq!(content_of("um, you know, I really disagreed with them"), ["disagre"]);
        assert_eq!(content_of("you know it is"), ["you", "know", "it", "is"]);
    }

    #[test]
    fn rare_words_weigh_more_than_common_ones() {
        let weight = |text| words(text).first().map_or(0.0, idf);
        let weights = ["the", "people", "manager", "endurance", "xylqz"].map(weight);
        assert!(weights.is_sorted(), "{weights:?}");
        assert!(weights[0] > 0.1 && weights[4] < 1.0);
        assert_eq!(weight("walkings"), weight("walk"));
    }

    proptest! {
        #[test]
        fn words_of_any_text_stand_in_it_in_order(text in "\\PC*") {
            let found = words(&text);
            prop_assert!(found.iter().all(|word| text.get(word.range.clone()).is_some()));
            prop_assert!(found.windows(2).all(|pair| pair[0].range.end <= pair[1].range.start));
        }
    }
}
