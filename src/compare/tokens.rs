//! Words of a text as the checks on drafts read them: lower case, nothing left out, each knowing what stood before it.
//!
//! The words that key points are matched by are those of `words.rs` (stems, no stop words); here "I" and "would" are the
//! point. Knows no grammar: that is `statements.rs`.

use super::words::SOFT_HYPHEN;
use crate::text::sentences::sentences;
use hashbrown::{HashMap, HashSet};
use std::ops::Range;

/// One word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Lower case, with straight apostrophes.
    pub text: String,
    /// Where it stands, in bytes of the text it was read from.
    pub range: Range<usize>,
    /// The place of its sentence or list item.
    pub sentence: usize,
    /// Whether it opens a sentence or list item.
    pub opens: bool,
    /// Whether a comma, semicolon, colon, bracket or dash stands before it.
    pub after_mark: bool,
}

impl Token {
    /// Whether it is a number: `25`, `3.5`, `40%`, `60k`, `4th`.
    pub fn is_number(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
    }
}

/// The words of `text` in order, and its sentences and list items.
pub fn tokens(text: &str) -> (Vec<Token>, Vec<Range<usize>>) {
    let sentences = sentences(text);
    let mut tokens = Vec::with_capacity(text.len() / 5);
    for (sentence, range) in sentences.iter().enumerate() {
        read_sentence(text, range.clone(), sentence, &mut tokens);
    }
    (tokens, sentences)
}

fn read_sentence(text: &str, range: Range<usize>, sentence: usize, tokens: &mut Vec<Token>) {
    let (start, inside) = (range.start, text.get(range).unwrap_or_default());
    let (mut opens, mut after_mark) = (true, false);
    let mut rest = inside.char_indices().peekable();
    while let Some((at, first)) = rest.next() {
        if !first.is_alphanumeric() {
            after_mark |= matches!(first, ',' | ';' | ':' | '(' | ')' | '—' | '–' | '-' | '/' | '，' | '、' | '；');
            continue;
        }
        let mut word = String::with_capacity(12);
        push_lower(&mut word, first);
        let mut end = at + first.len_utf8();
        while let Some(&(_, c)) = rest.peek() {
            let next = inside.get(end + c.len_utf8()..).and_then(|after| after.chars().next());
            if !goes_on(c, next, word.chars().next_back()) {
                break;
            }
            if c != SOFT_HYPHEN {
                push_lower(&mut word, if matches!(c, '’' | 'ʼ') { '\'' } else { c });
            }
            end += c.len_utf8();
            rest.next();
        }
        tokens.push(Token { text: word, range: start + at..start + end, sentence, opens, after_mark });
        (opens, after_mark) = (false, false);
    }
}

fn push_lower(word: &mut String, c: char) {
    if c.is_ascii() { word.push(c.to_ascii_lowercase()) } else { word.extend(c.to_lowercase()) }
}

/// Whether `c` belongs to the word that ends in `last`, when `next` follows it.
fn goes_on(c: char, next: Option<char>, last: Option<char>) -> bool {
    match c {
        '\'' | '’' | 'ʼ' => next.is_some_and(char::is_alphabetic),
        '.' | ',' => last.is_some_and(|l| l.is_ascii_digit()) && next.is_some_and(|n| n.is_ascii_digit()),
        '%' => last.is_some_and(|l| l.is_ascii_digit()),
        _ => c.is_alphanumeric() || c == SOFT_HYPHEN,
    }
}

/// Every run of `length` words; all of them when they are fewer.
pub fn runs_of<'w, 't>(words: &'w [&'t str], length: usize) -> impl Iterator<Item = &'w [&'t str]> {
    words.windows(length.min(words.len()).max(1))
}

/// The words of `tokens` alone.
pub fn texts(tokens: &[Token]) -> Vec<&str> {
    tokens.iter().map(|token| token.text.as_str()).collect()
}

/// The words of `list`, separated by spaces.
pub fn word_set(list: &'static str) -> HashSet<&'static str> {
    list.split_whitespace().collect()
}

/// A list of phrases, arranged by first word, so that a text is read once however long the list.
pub struct Phrases(HashMap<&'static str, Vec<Vec<&'static str>>>);

impl Phrases {
    /// The phrases in `list`, separated by commas.
    pub fn new(list: &'static str) -> Phrases {
        let mut by_first: HashMap<_, Vec<Vec<_>>> = HashMap::new();
        for phrase in list.split(',') {
            let words: Vec<&str> = phrase.split_whitespace().collect();
            if let Some(first) = words.first() {
                by_first.entry(*first).or_default().push(words);
            }
        }
        by_first.values_mut().for_each(|phrases| phrases.sort_by_key(|words| std::cmp::Reverse(words.len())));
        Phrases(by_first)
    }

    /// Each hit as the range of its tokens, in order; hits do not overlap and the longest phrase wins.
    pub fn find(&self, tokens: &[Token]) -> Vec<Range<usize>> {
        let mut hits = Vec::new();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let phrases = self.0.get(token.text.as_str()).map_or(&[][..], Vec::as_slice);
            let length = phrases.iter().find(|words| stands_at(tokens, at, words)).map_or(0, Vec::len);
            if length > 0 {
                hits.push(at..at + length);
            }
            at += length.max(1);
        }
        hits
    }

    /// Whether any phrase stands in `tokens`.
    pub fn any(&self, tokens: &[Token]) -> bool {
        !self.find(tokens).is_empty()
    }
}

fn stands_at(tokens: &[Token], at: usize, words: &[&str]) -> bool {
    let Some(window) = tokens.get(at..at + words.len()) else { return false };
    window.iter().zip(words).all(|(token, word)| token.text == *word)
        && window.first().map(|token| token.sentence) == window.last().map(|token| token.sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let (tokens, _) = tokens(text);
        assert_eq!(tokens.iter().map(|token| token.text.as_str()).collect::<Vec<_>>(), expected);
        assert!(tokens.iter().all(|token| text.get(token.range.clone()).is_some()));
    }

    #[test]
    fn contractions_numbers_and_other_scripts_are_words() {
        check("I’d said: 3.5 hours, 40% of it.", &["i'd", "said", "3.5", "hours", "40%", "of", "it"]);
        check("'quoted' rock'n'roll", &["quoted", "rock'n'roll"]);
        check("会議で提案した。", &["会議で提案した"]);
        check("dead\u{ad}line", &["deadline"]);
        check("İstanbul ǅ", &["i\u{307}stanbul", "ǆ"]);
        check("", &[]);
    }

    #[test]
    fn the_longest_phrase_wins_and_none_reaches_over_a_sentence() {
        let phrases = Phrases::new("as a result, result, in the end");
        let (found, _) = tokens("As a result we won. I was in. The end result was fine.");
        let hits: Vec<String> = phrases
            .find(&found)
            .iter()
            .map(|hit| found[hit.clone()].iter().map(|t| t.text.clone()).collect::<Vec<_>>().join(" "))
            .collect();
        assert_eq!(hits, ["as a result", "result"]);
    }
}
