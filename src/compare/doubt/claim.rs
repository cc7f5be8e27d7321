//! A key point or a passage, read for what it claims: its words, the clauses they stand in, and who is meant to have
//! done it.

use crate::compare::alignment::Term;
use crate::compare::tokens::{Token, tokens, word_set};
use crate::compare::vectors::{unit, word_sum};
use crate::compare::words::{Word, content, idf, stem, words};
use hashbrown::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// A text read once for all that is claimed in it: its words, and the clauses they stand in.
pub struct ClaimText<'a> {
    text: &'a str,
    tokens: Vec<Token>,
    /// The clause of each token, counted from 0.
    clauses: Vec<usize>,
    /// The stem of each token.
    stems: Vec<String>,
}

/// A stretch of a text with its words prepared for being held against another's.
pub struct Claim<'a> {
    of: &'a ClaimText<'a>,
    /// The tokens that belong to it; a key point is read together with the words before it.
    pub inside: Range<usize>,
    pub words: Vec<ClaimWord>,
}

/// A word that says something by itself.
pub struct ClaimWord {
    pub term: Term,
    /// How much it tells, by its rarity.
    pub weight: f32,
    /// Its place among the tokens.
    pub token: usize,
}

/// A word of a key point and the word of a passage that comes nearest to it.
pub struct Pair {
    /// Places among the tokens of each.
    pub point: usize,
    pub passage: usize,
}

impl<'a> ClaimText<'a> {
    /// Reads `text`.
    pub fn new(text: &'a str) -> ClaimText<'a> {
        let (tokens, _) = tokens(text);
        let clauses = clauses(&tokens);
        let stems = tokens.iter().map(|token| stem(&token.text)).collect();
        ClaimText { text, tokens, clauses, stems }
    }

    /// All of it as one claim.
    pub fn claim(&self) -> Claim<'_> {
        self.claim_of(0..self.text.len())
    }

    /// What `words` claim where they stand in it first.
    pub fn find(&self, words: &str) -> Option<Claim<'_>> {
        let start = self.text.find(words)?;
        Some(self.claim_of(start..start + words.len()))
    }

    /// What the bytes `inside` claim; what stands before them in their sentence tells who did it.
    fn claim_of(&self, inside: Range<usize>) -> Claim<'_> {
        let token_at = |byte: usize| self.tokens.partition_point(|token| token.range.start < byte);
        let said = self.text.get(inside.clone()).unwrap_or_default();
        let read = |word: Word| ClaimWord {
            term: Term::new(&word, unit(word_sum(&word.text))),
            weight: idf(&word),
            token: self.tokens.partition_point(|token| token.range.end <= inside.start + word.range.start),
        };
        let words = content(words(said)).into_iter().map(read).collect();
        Claim { of: self, inside: token_at(inside.start)..token_at(inside.end), words }
    }
}

impl Claim<'_> {
    pub fn token(&self, at: usize) -> Option<&Token> {
        self.of.tokens.get(at)
    }

    /// The word at `at` as it is written.
    pub fn written(&self, at: usize) -> &str {
        self.token(at).and_then(|token| self.of.text.get(token.range.clone())).unwrap_or_default()
    }

    pub fn word(&self, at: usize) -> &str {
        self.token(at).map_or("", |token| token.text.as_str())
    }

    pub fn stem(&self, at: usize) -> &str {
        self.of.stems.get(at).map_or("", String::as_str)
    }

    /// Whether `words` stand at `at`, one after the other.
    pub fn has(&self, at: usize, words: &[&str]) -> bool {
        (at..).zip(words).all(|(at, word)| self.word(at) == *word)
    }

    /// The token of the next word after `at` that says something, in its clause.
    pub fn word_after(&self, at: usize) -> Option<usize> {
        let clause = self.clause_of(at);
        let mut words = self.words.iter().map(|word| word.token);
        words.find(|token| *token > at && self.clause_of(*token) == clause)
    }

    /// The token of the last word before `at` that says something, in its clause.
    pub fn word_before(&self, at: usize) -> Option<usize> {
        let clause = self.clause_of(at);
        let mut words = self.words.iter().rev().map(|word| word.token);
        words.find(|token| *token < at && self.clause_of(*token) == clause)
    }

    /// The tokens of a clause that belong to it.
    pub fn clause(&self, clause: usize) -> Range<usize> {
        let clauses = &self.of.clauses;
        let start = clauses.partition_point(|other| *other < clause);
        let end = clauses.partition_point(|other| *other <= clause);
        start.max(self.inside.start)..end.min(self.inside.end)
    }

    pub fn clause_of(&self, token: usize) -> usize {
        self.of.clauses.get(token).copied().unwrap_or(0)
    }

    /// The tokens of the sentence in which `at` stands.
    pub fn sentence_of(&self, at: usize) -> Range<usize> {
        let home = self.token(at).map_or(0, |token| token.sentence);
        let tokens = &self.of.tokens;
        tokens.partition_point(|token| token.sentence < home)..tokens.partition_point(|token| token.sentence <= home)
    }
}

/// Words that open a clause of its own.
static OPEN_A_CLAUSE: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    word_set("but so because although though while whereas which who when where until unless since as if yet except")
});

/// Words before which an "and" opens one.
static AFTER_AND: LazyLock<HashSet<&str>> =
    LazyLock::new(|| word_set("i we he she they it then so nobody the that there my our no"));

/// The clause of each token: a new one at each mark and at each word that opens one.
fn clauses(tokens: &[Token]) -> Vec<usize> {
    let mut clause = 0;
    let mut clauses = Vec::with_capacity(tokens.len());
    for (at, token) in tokens.iter().enumerate() {
        let next = tokens.get(at + 1).map_or("", |next| next.text.as_str());
        let joins = token.text == "and" && AFTER_AND.contains(next);
        let opens = token.opens || token.after_mark || joins || OPEN_A_CLAUSE.contains(token.text.as_str());
        clause += usize::from(opens && at > 0);
        clauses.push(clause);
    }
    clauses
}

/// From this likeness on two words are taken for each other.
const ALIKE: f32 = 0.5;

/// Each word of the point with the word of the passage that comes nearest, where one comes near.
pub fn pairs(point: &Claim, passage: &Claim) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for word in &point.words {
        let near = passage.words.iter().map(|other| (word.term.similarity(&other.term), other.token));
        let nearest = near.max_by(|a, b| a.0.total_cmp(&b.0));
        if let Some((_, token)) = nearest.filter(|(likeness, _)| *likeness >= ALIKE) {
            pairs.push(Pair { point: word.token, passage: token });
        }
    }
    pairs
}
