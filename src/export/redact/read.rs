//! Cuts a text into the words and signs that redaction compares, each with the bytes that it comes from.
//!
//! Words are compared under NFKC in any case, without what a reader does not see; spaces, hyphens and apostrophes only
//! part them. In scripts without spaces every character is a word of its own.

use crate::text::html::{character_reference, tag};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// A word or a sign as it is compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    pub text: String,
    pub start: usize,
    pub end: usize,
    /// Whether its letters may go on into the next one: a word of a script with spaces.
    pub is_word: bool,
    /// Whether an apostrophe stands before it.
    pub after_apostrophe: bool,
}

/// How the marks of Markdown are read. A name may hide behind each of them in its own way, so a text is read in all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// Every character is text.
    Plain,
    /// Emphasis, escapes and character references give way.
    Markdown {
        /// Whether `_` is emphasis, too, and not a sign between two words.
        underscores: bool,
        /// Whether of links and tags only the text is left.
        links: bool,
    },
}

impl Reading {
    /// All readings of a Markdown text.
    pub const MARKDOWN: [Reading; 5] = [
        // A mark that nothing closes is seen.
        Reading::Plain,
        Reading::Markdown { underscores: false, links: false },
        Reading::Markdown { underscores: false, links: true },
        Reading::Markdown { underscores: true, links: false },
        Reading::Markdown { underscores: true, links: true },
    ];
}

/// What a place of the text is for a reader.
enum Seen<'t> {
    Nothing,
    Text(&'t str),
    Character(char),
}

/// The words and signs of `text`.
pub fn tokens(text: &str, reading: Reading) -> Vec<Token> {
    let mut reader = Tokens { found: Vec::new(), open: false, apostrophe: false };
    let mut at = 0;
    for (start, cluster) in text.grapheme_indices(true) {
        // What was read over with the characters before.
        if start < at {
            continue;
        }
        let rest = text.get(start..).unwrap_or_default();
        let (length, seen) = match reading {
            Reading::Plain => (cluster.len(), Seen::Text(cluster)),
            Reading::Markdown { underscores, links } => see(rest, cluster, underscores, links),
        };
        at = start + length;
        match seen {
            Seen::Nothing => {}
            Seen::Text(shown) => folded(shown).for_each(|c| reader.push(c, start, at)),
            Seen::Character(shown) => folded(shown.encode_utf8(&mut [0; 4])).for_each(|c| reader.push(c, start, at)),
        }
    }
    reader.found
}

/// The bytes of what stands at the start of `rest`, whose first cluster is `cluster`, and what is seen of it.
fn see<'t>(rest: &str, cluster: &'t str, underscores: bool, links: bool) -> (usize, Seen<'t>) {
    let is_emphasis = |c: char| matches!(c, '*' | '`' | '~') || (underscores && c == '_');
    let after = rest.get(cluster.len()..).unwrap_or_default();
    match cluster {
        _ if cluster.chars().all(is_emphasis) => (cluster.len(), Seen::Nothing),
        "\\" if after.starts_with(|c: char| c.is_ascii_punctuation()) => (1, Seen::Nothing),
        "&" => match character_reference(rest) {
            Some((length, shown)) => (length, Seen::Character(shown)),
            None => (1, Seen::Text(cluster)),
        },
        "!" if links && after.starts_with('[') => (1, Seen::Nothing),
        "[" if links => (1, Seen::Nothing),
        "]" if links => (1 + address(after), Seen::Nothing),
        "<" if links => match tag(rest) {
            Some(length) => (length, Seen::Nothing),
            None => (1, Seen::Text(cluster)),
        },
        _ => (cluster.len(), Seen::Text(cluster)),
    }
}

/// How far the end of a tag or an address may be; nothing looks further, so no text is slow to read.
const REACH: usize = 1000;

/// The bytes of a link's address or label at the start of `rest`, behind its text.
fn address(rest: &str) -> usize {
    let close = match rest.as_bytes().first() {
        Some(b'(') => b')',
        Some(b'[') => b']',
        _ => return 0,
    };
    let end = rest.bytes().take(REACH).take_while(|byte| *byte != b'\n').position(|byte| byte == close);
    end.map_or(0, |end| end + 1)
}

/// `text` under NFKC without case; an acute accent that stands alone, which NFKC takes apart, is an apostrophe.
fn folded(text: &str) -> impl Iterator<Item = char> + '_ {
    let text = if text == "\u{b4}" { "'" } else { text };
    text.nfkc().flat_map(char::to_uppercase).flat_map(char::to_lowercase).nfkc()
}

struct Tokens {
    found: Vec<Token>,
    /// Whether the next letter goes on with the last word.
    open: bool,
    /// Whether an apostrophe was the last thing read.
    apostrophe: bool,
}

impl Tokens {
    fn push(&mut self, character: char, start: usize, end: usize) {
        if is_invisible(character) {
            return;
        }
        if is_apostrophe(character) || is_joint(character) {
            self.open = false;
            self.apostrophe = is_apostrophe(character);
            return;
        }
        let is_word = is_spaced_letter(character);
        if let Some(last) = self.found.last_mut().filter(|_| self.open && is_word) {
            last.text.push(character);
            last.end = end;
            return;
        }
        let text = if character == '&' { "and".to_owned() } else { character.to_string() };
        self.found.push(Token { text, start, end, is_word, after_apostrophe: self.apostrophe });
        self.open = is_word;
        self.apostrophe = false;
    }
}

/// What only parts words: white space, hyphens and dashes, and the `_` of names in code.
fn is_joint(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '_' | '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{30fb}')
}

/// The apostrophes that keyboards, phones and editors write.
fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '`'
            | '\u{b4}'
            | '\u{2b9}'
            | '\u{2bb}'
            | '\u{2bc}'
            | '\u{2bd}'
            | '\u{2018}'
            | '\u{2019}'
            | '\u{201b}'
            | '\u{2032}'
            | '\u{a78c}'
    )
}

/// Soft hyphens, joiners, fillers, selectors and tags: what is read is the same without them.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// A letter, digit or mark of a script that puts spaces between its words.
fn is_spaced_letter(c: char) -> bool {
    (c.is_alphanumeric() || is_combining_mark(c)) && !is_unspaced(c)
}

/// Letters of scripts without spaces between words, and Hangul, whose particles join their word: Thai, Lao, Tibetan,
/// Myanmar, Khmer, kana, Hangul and Han.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{fff}' | '\u{1000}'..='\u{109f}' | '\u{1100}'..='\u{11ff}' | '\u{1780}'..='\u{17ff}'
        | '\u{2e80}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{a960}'..='\u{a97f}'
        | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}
