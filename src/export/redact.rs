//! Takes the words of `[redact]` out of a whole sheet, once, before any format sees it.
//!
//! A name is found however people write it: in any case and width, with any apostrophe, hyphen or space, with `&` or
//! "and", with an s at its end, over line breaks, invisible characters and Markdown's marks. Only whole words count;
//! a longer word that holds a name ("AcmePay") stays and is told ([`Redactor::near_misses`]).

mod read;
mod sheet;

use read::{Reading, Token, tokens};
use std::collections::{BTreeSet, HashMap, HashSet};

pub use sheet::{Redacted, redact_sheet};

/// What to replace, and by what: the words of each name as a path from word to word.
#[derive(Debug, Clone, Default)]
pub struct Redactor {
    /// The number of each word that occurs in a name.
    vocabulary: HashMap<String, u32>,
    /// From a place on a path, by the number of a word, to the next place.
    paths: HashMap<(u32, u32), u32>,
    /// The stand-in of the name that ends at a place.
    ends: HashMap<u32, usize>,
    places: u32,
    stand_ins: Vec<String>,
    /// The names in one word that may hide in a longer one, and the lengths in bytes that they have.
    hidden: HashSet<String>,
    lengths: BTreeSet<usize>,
}

/// The words of a name that count; no name has more.
const LONGEST_NAME: usize = 64;
/// Names of more words than this are not also looked for with some of their words written as one.
const PARTLY_JOINED: usize = 4;
/// Shorter names hide in too many words to be told of each.
const SHORTEST_HIDDEN: usize = 3;
/// A longer word is none that a person wrote.
const LONGEST_WORD: usize = 64;

/// A name found: its bytes, and which stand-in takes its place.
type Match = (usize, usize, usize);

impl Redactor {
    /// A redactor of `names` and what stands for them; empty names are left out.
    pub fn new(names: &[(String, String)]) -> Redactor {
        let mut redactor = Redactor::default();
        let read: Vec<Vec<Token>> = names.iter().map(|(name, _)| tokens(name, Reading::Plain)).collect();
        redactor.stand_ins = names.iter().map(|(_, stand_in)| stand_in.clone()).collect();
        // As written before any other spelling, so that no spelling of one name takes another's place.
        for (number, name) in read.iter().enumerate() {
            redactor.add(name.iter().map(|token| token.text.clone()).collect(), number);
        }
        for (number, name) in read.iter().enumerate() {
            spellings(name).into_iter().for_each(|words| redactor.add(words, number));
        }
        redactor
    }

    fn add(&mut self, mut words: Vec<String>, stand_in: usize) {
        words.truncate(LONGEST_NAME);
        if let [word] = words.as_slice()
            && word.chars().count() >= SHORTEST_HIDDEN
        {
            self.lengths.insert(word.len());
            self.hidden.insert(word.clone());
        }
        if words.is_empty() {
            return;
        }
        let mut place = 0;
        for word in words {
            let count = u32::try_from(self.vocabulary.len()).unwrap_or(u32::MAX);
            let word = *self.vocabulary.entry(word).or_insert(count);
            place = *self.paths.entry((place, word)).or_insert_with(|| {
                self.places += 1;
                self.places
            });
        }
        self.ends.entry(place).or_insert(stand_in);
    }

    /// `text` with its names replaced, and how many were.
    pub fn redact(&self, text: &str) -> (String, usize) {
        self.replace(text, &[Reading::Plain])
    }

    /// [`Redactor::redact`] for Markdown: `**Ac**me` is found too, and the marks stay.
    pub fn redact_markdown(&self, text: &str) -> (String, usize) {
        self.replace(text, &Reading::MARKDOWN)
    }

    fn replace(&self, text: &str, readings: &[Reading]) -> (String, usize) {
        if self.ends.is_empty() {
            return (text.to_owned(), 0);
        }
        let mut found: Vec<Match> = readings.iter().flat_map(|reading| self.matches(&tokens(text, *reading))).collect();
        found.sort_by_key(|(start, end, _)| (*start, std::cmp::Reverse(*end)));
        let is_markup = readings != [Reading::Plain];
        let mut result = String::with_capacity(text.len());
        let (mut copied, mut count) = (0, 0);
        for (start, end, stand_in) in merged(found) {
            let inside = text.get(start..end).unwrap_or_default();
            let before = text.get(copied..start).unwrap_or_default();
            // The text of a link that goes with its address leaves no bracket behind.
            let before = before.strip_suffix('[').filter(|_| is_markup && inside.contains(']')).unwrap_or(before);
            result.push_str(before);
            result.push_str(self.stand_ins.get(stand_in).map_or("", String::as_str));
            if is_markup {
                result.extend(inside.chars().filter(|c| matches!(c, '*' | '~')));
            }
            copied = end;
            count += 1;
        }
        result.push_str(text.get(copied..).unwrap_or_default());
        (result, count)
    }

    /// The names in `tokens`, the longest at each place, none in another.
    fn matches(&self, tokens: &[Token]) -> Vec<Match> {
        let numbers: Vec<Option<u32>> = tokens.iter().map(|token| self.vocabulary.get(&token.text).copied()).collect();
        let mut found = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let Some((length, stand_in)) = self.match_at(&numbers, at) else {
                at += 1;
                continue;
            };
            if let (Some(first), Some(last)) = (tokens.get(at), tokens.get(at + length - 1)) {
                found.push((first.start, last.end, stand_in));
            }
            at += length;
        }
        found
    }

    fn match_at(&self, numbers: &[Option<u32>], at: usize) -> Option<(usize, usize)> {
        let (mut place, mut longest) = (0, None);
        for (length, number) in numbers.get(at..)?.iter().enumerate() {
            let Some(next) = number.and_then(|number| self.paths.get(&(place, number))) else { break };
            place = *next;
            longest = self.ends.get(&place).map(|stand_in| (length + 1, *stand_in)).or(longest);
        }
        longest
    }

    /// The words of a redacted `text` that hold a name and more, as written.
    pub fn near_misses(&self, text: &str) -> Vec<String> {
        if self.hidden.is_empty() {
            return Vec::new();
        }
        let words = tokens(text, Reading::Plain).into_iter().filter(|token| token.is_word);
        let holding = words.filter(|token| token.text.len() <= LONGEST_WORD && self.hides_in(&token.text));
        holding.filter_map(|token| Some(text.get(token.start..token.end)?.to_owned())).collect()
    }

    fn hides_in(&self, word: &str) -> bool {
        let starts = word.char_indices().map(|(start, _)| start);
        starts.into_iter().any(|start| {
            let fitting = self.lengths.range(..=word.len() - start);
            fitting
                .into_iter()
                .any(|length| word.get(start..start + length).is_some_and(|part| self.hidden.contains(part)))
        })
    }
}

/// The other ways to write a name: with words joined, without its `'s`, with an s more.
fn spellings(name: &[Token]) -> Vec<Vec<String>> {
    let mut all = joinings(name);
    if let [before @ .., last] = name
        && last.after_apostrophe
        && last.text == "s"
    {
        all.extend(joinings(before));
        all.push(before.iter().map(|token| token.text.clone()).collect());
    }
    let plurals: Vec<Vec<String>> = all.iter().chain([&texts(name)]).flat_map(|words| plurals(words)).collect();
    all.extend(plurals);
    all
}

fn texts(name: &[Token]) -> Vec<String> {
    name.iter().map(|token| token.text.clone()).collect()
}

/// `name` with neighbouring words written as one; of a long name all of them or none.
fn joinings(name: &[Token]) -> Vec<Vec<String>> {
    let gaps = name.len().saturating_sub(1);
    if gaps == 0 || name.len() > LONGEST_NAME || !name.iter().all(|token| token.is_word) {
        return Vec::new();
    }
    if name.len() > PARTLY_JOINED {
        return vec![vec![texts(name).concat()]];
    }
    // Each bit of the number says whether the gap at its place is closed.
    let joined = (1..1u32 << gaps).map(|closed| {
        let mut words: Vec<String> = Vec::new();
        for (place, token) in name.iter().enumerate() {
            let closes = place > 0 && closed >> (place - 1) & 1 == 1;
            match words.last_mut().filter(|_| closes) {
                Some(last) => last.push_str(&token.text),
                None => words.push(token.text.clone()),
            }
        }
        words
    });
    joined.collect()
}

/// `words` with an s at the end of the last one.
fn plurals(words: &[String]) -> Vec<Vec<String>> {
    let Some((last, before)) = words.split_last().filter(|(last, _)| last.chars().count() > 1) else {
        return Vec::new();
    };
    if !last.ends_with(char::is_alphabetic) {
        return Vec::new();
    }
    let hisses = ["s", "x", "z", "ch", "sh"].iter().any(|end| last.ends_with(end));
    let endings: &[&str] = if hisses { &["es"] } else { &["s"] };
    endings.iter().map(|end| before.iter().cloned().chain([format!("{last}{end}")]).collect()).collect()
}

/// Matches in order, those that overlap as one with the stand-in of the first.
fn merged(found: Vec<Match>) -> Vec<Match> {
    let mut merged: Vec<Match> = Vec::with_capacity(found.len());
    for (start, end, stand_in) in found {
        match merged.last_mut().filter(|last| start < last.1) {
            Some(last) => last.1 = last.1.max(end),
            None => merged.push((start, end, stand_in)),
        }
    }
    merged
}

/// The words named before the rest is counted.
const WORDS_NAMED: usize = 8;

/// A sentence on the words that hold a redacted one: "AcmePay and Acmeland hold a word of [redact] and stay; ...".
pub fn near_misses(words: &[String]) -> String {
    let mut named: Vec<String> = words.iter().take(WORDS_NAMED).cloned().collect();
    if words.len() > WORDS_NAMED {
        named.push(format!("{} more", words.len() - WORDS_NAMED));
    }
    let (listed, hold) = match named.split_last() {
        Some((last, [])) => (last.clone(), "holds a word of [redact] and stays; add it there to replace it"),
        Some((last, others)) => (
            format!("{} and {last}", others.join(", ")),
            "hold a word of [redact] and stay; add them there to replace them",
        ),
        None => return String::new(),
    };
    format!("{listed} {hold}")
}

#[cfg(test)]
mod tests;
