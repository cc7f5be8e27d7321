//! Who did what, and when: "I listed", "we agreed", "Led the migration", "I would ask", "we was".
//!
//! A shallow reading of English that works on fragments, bullets, transcripts without punctuation and second-language
//! English: it looks for a subject and the verb after it, never for a whole sentence. It misses much and should invent
//! nothing: the checks built on it say "cannot tell" when it finds little.

use super::tokens::{Token, tokens};
use super::verbs::{is_past, is_same_form, is_stative};
use std::ops::Range;

/// A text with what was read from it.
#[derive(Debug, Clone, PartialEq)]
pub struct Prose {
    pub text: String,
    pub tokens: Vec<Token>,
    pub sentences: Vec<Range<usize>>,
    pub statements: Vec<Statement>,
}

/// A subject and its verb.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    pub who: Who,
    pub tense: Tense,
    /// With "always", "usually" and the like before the verb, or "used to", "tend to".
    pub habitual: bool,
    pub verb: String,
    /// Its tokens, from the subject to the verb.
    pub tokens: Range<usize>,
}

/// Of whom a statement tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Who {
    I,
    We,
    /// No subject: "Led the migration".
    Dropped,
    /// Anybody else.
    Other,
}

/// When that was, by the form of the verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tense {
    /// Told as having happened.
    Past,
    /// "I have built".
    Perfect,
    /// "I propose", also where a second-language speaker means the past.
    Present,
    /// "I will", "I want to", "I plan to".
    Plan,
    /// "I would", "I should".
    Would,
    /// "I could", "I can", "I'd like to talk about": tells nothing about when.
    Unclear,
}

impl Statement {
    /// Whether it says that the speaker alone did it.
    pub fn is_own(&self) -> bool {
        matches!(self.who, Who::I | Who::Dropped)
    }

    /// Whether it tells something done once: in the past, or in a present that second-language speakers tell it in.
    pub fn is_deed(&self) -> bool {
        matches!(self.tense, Tense::Past | Tense::Perfect | Tense::Present) && !self.habitual && !is_stative(&self.verb)
    }

    /// Whether it tells something that happened, done or not.
    pub fn is_past(&self) -> bool {
        self.tense == Tense::Past && !self.habitual
    }
}

impl Prose {
    /// Reads `text`.
    pub fn new(text: impl Into<String>) -> Prose {
        let text = text.into();
        let (tokens, sentences) = tokens(&text);
        let statements = read_statements(&tokens);
        Prose { text, tokens, sentences, statements }
    }

    /// The text of a sentence or list item, from 0.
    pub fn sentence(&self, at: usize) -> &str {
        self.sentences.get(at).and_then(|range| self.text.get(range.clone())).unwrap_or_default()
    }

    /// The sentence in which token `at` stands.
    pub fn sentence_of(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| self.sentence(token.sentence))
    }

    /// The passage from the first of `tokens` to the last, with a few words around it where the sentence is very long.
    pub fn passage(&self, tokens: Range<usize>) -> &str {
        const LONG: usize = 200;
        let sentence = self.sentence_of(tokens.start);
        if sentence.len() <= LONG {
            return sentence;
        }
        let home = self.tokens.get(tokens.start).map(|token| token.sentence);
        let here: Vec<&Token> = self.tokens.iter().filter(|token| Some(token.sentence) == home).collect();
        let first = here.iter().position(|token| self.tokens.get(tokens.start) == Some(*token)).unwrap_or(0);
        let start = here.get(first.saturating_sub(4)).map_or(0, |token| token.range.start);
        let last = (first + tokens.len() + 7).min(here.len().saturating_sub(1));
        let end = here.get(last).map_or(self.text.len(), |token| token.range.end);
        self.text.get(start..end).unwrap_or(sentence)
    }
}

const HABITUALLY: &[&str] = &[
    "always",
    "usually",
    "often",
    "normally",
    "typically",
    "generally",
    "sometimes",
    "regularly",
    "frequently",
    "mostly",
];

const ADVERBS: &[&str] = &[
    "also",
    "then",
    "first",
    "just",
    "even",
    "still",
    "never",
    "soon",
    "once",
    "again",
    "now",
    "already",
    "myself",
    "ourselves",
    "both",
    "all",
    "together",
    "therefore",
    "thus",
    "not",
    "almost",
    "rather",
    "only",
    "at",
    "instead",
    "sort",
    "kind",
    "of",
    "um",
    "uh",
    "right",
    "away",
    "maybe",
    "perhaps",
    "next",
    "later",
    "back",
];

/// Words that may open a sentence before a verb without a subject: "Then asked", "And also fixed".
const OPENERS: &[&str] = &[
    "and",
    "so",
    "then",
    "but",
    "also",
    "first",
    "second",
    "third",
    "next",
    "finally",
    "afterwards",
    "later",
    "after",
    "that",
    "firstly",
    "secondly",
    "lastly",
    "eventually",
    "therefore",
    "meanwhile",
    "personally",
    "successfully",
    "quickly",
    "immediately",
    "instead",
];

/// Participles that open a phrase rather than tell a deed: "Based on the data, I ...".
const PHRASE_OPENERS: &[&str] = &[
    "based",
    "compared",
    "given",
    "faced",
    "supposed",
    "located",
    "related",
    "tired",
    "gone",
    "done",
    "known",
    "seen",
    "come",
    "concerned",
    "depended",
    "needed",
    "said",
    "let",
];

/// Words that cannot be the verb after a subject.
const NO_VERB: &[&str] = &[
    "the", "a", "an", "my", "our", "your", "his", "her", "their", "this", "these", "those", "to", "in", "on", "of",
    "for", "with", "and", "or", "but", "as", "from", "by", "who", "which", "what", "that", "if", "when", "because",
    "so", "too", "is", "ok", "yes", "no", "well", "us", "me", "them", "him", "it", "i", "we", "they", "he", "she",
    "you",
];

/// What one likes to do at the start of an answer: no plan.
const TALKING: &[&str] = &[
    "talk",
    "share",
    "tell",
    "say",
    "mention",
    "start",
    "begin",
    "describe",
    "introduce",
    "give",
    "speak",
    "go",
    "explain",
    "add",
    "point",
    "think",
    "believe",
    "emphasize",
    "thank",
    "quote",
];

fn subject(word: &str) -> Option<(Who, &str)> {
    let (head, tail) = word.split_once('\'').map_or((word, ""), |(head, tail)| (head, tail));
    let who = match head {
        "i" => Who::I,
        "we" => Who::We,
        "he" | "she" | "they" | "you" | "it" | "who" | "everyone" | "everybody" | "nobody" | "somebody" | "someone" => {
            Who::Other
        }
        _ => return None,
    };
    Some((who, tail))
}

fn read_statements(tokens: &[Token]) -> Vec<Statement> {
    let mut found: Vec<Statement> = Vec::new();
    let mut last: Option<Who> = None;
    let mut opening = false;
    for (at, token) in tokens.iter().enumerate() {
        if token.opens {
            (last, opening) = (None, true);
        }
        let read = match subject(&token.text) {
            Some((who, tail)) => {
                last = Some(who);
                verb_after(tokens, at, who, tail)
            }
            None => subjectless(tokens, at, opening, last),
        };
        opening = opening && OPENERS.contains(&token.text.as_str());
        if let Some(statement) = read.filter(|new| found.last().is_none_or(|old| new.tokens.end > old.tokens.end)) {
            last = Some(statement.who);
            found.push(statement);
        }
    }
    found
}

/// A past tense that opens a sentence, or that goes on with the subject before: "I asked product and wrote a page".
fn subjectless(tokens: &[Token], at: usize, opening: bool, last: Option<Who>) -> Option<Statement> {
    let token = tokens.get(at)?;
    if !is_past(&token.text) {
        return None;
    }
    let next = tokens.get(at + 1).filter(|next| !next.opens).map(|next| next.text.as_str());
    if opening {
        let phrase = PHRASE_OPENERS.contains(&token.text.as_str()) || next == Some("by") || is_be(&token.text);
        return (!phrase).then(|| statement(Who::Dropped, Tense::Past, false, &token.text, at..at + 1));
    }
    let before = at.checked_sub(1).and_then(|before| tokens.get(before))?;
    let joined = matches!(before.text.as_str(), "and" | "then" | "but" | "also")
        || (token.after_mark && before.sentence == token.sentence);
    let who = last.filter(|_| joined && next != Some("by") && !is_be(&token.text))?;
    Some(statement(who, Tense::Past, false, &token.text, at..at + 1))
}

fn is_be(word: &str) -> bool {
    matches!(word, "was" | "were" | "been" | "done" | "gone" | "known" | "seen" | "given" | "taken")
}

fn statement(who: Who, tense: Tense, habitual: bool, verb: &str, tokens: Range<usize>) -> Statement {
    Statement { who, tense, habitual, verb: verb.to_owned(), tokens }
}

/// The verb of the subject at `at`, whose contraction ends in `tail`.
fn verb_after(tokens: &[Token], at: usize, who: Who, tail: &str) -> Option<Statement> {
    let (place, habitual) = skip_adverbs(tokens, at + 1);
    let word = |ahead: usize| {
        let near = tokens.get(place + ahead).filter(|token| !token.opens);
        near.map_or("", |token| token.text.as_str())
    };
    let made = |tense, habitual_verb: bool, verb: &str, ahead: usize| {
        Some(statement(who, tense, habitual || habitual_verb, verb, at..(place + ahead + 1).min(tokens.len())))
    };
    match tail {
        "ll" => return made(Tense::Plan, false, word(0), 0),
        "ve" => return made(Tense::Perfect, false, word(0), 0),
        "m" | "re" => return made(progressive(word(0), word(1)), false, word(0), 0),
        "d" => return made(had_or_would(word(0), word(1), word(2)), false, word(0), 0),
        "s" if who == Who::Other => return made(progressive(word(0), word(1)), false, word(0), 0),
        _ => {}
    }
    // An auxiliary may be followed by an adverb itself: "I have always liked".
    let (after, after_habitual) = skip_adverbs(tokens, place + 1);
    let ahead = after - place;
    let next = word(ahead);
    match word(0) {
        "" => None,
        "was" | "were" if next.ends_with("ing") => made(Tense::Past, after_habitual, next, ahead),
        "was" | "were" if next == "able" => made(Tense::Past, false, word(ahead + 2), ahead + 2),
        "was" | "were" | "wasn't" | "weren't" => made(Tense::Past, after_habitual, "was", 0),
        "am" | "are" | "is" => made(progressive(next, word(ahead + 1)), after_habitual, next, ahead),
        "had" | "hadn't" if next != "to" && is_past(next) => made(Tense::Past, after_habitual, next, ahead),
        "had" | "hadn't" => made(Tense::Past, after_habitual, "had", 0),
        "have" | "has" | "haven't" if is_past(next) || next == "been" => {
            made(Tense::Perfect, after_habitual, next, ahead)
        }
        "did" | "didn't" => made(Tense::Past, after_habitual, next, ahead),
        "do" | "don't" | "does" | "doesn't" => made(Tense::Present, after_habitual, next, ahead),
        "will" | "won't" | "shall" | "gonna" | "wanna" => made(Tense::Plan, after_habitual, next, ahead),
        "would" | "wouldn't" | "should" | "shouldn't" => {
            made(would(next, word(ahead + 2)), after_habitual, next, ahead)
        }
        "can" | "can't" | "cannot" | "could" | "couldn't" | "may" | "might" | "must" | "need" => {
            made(Tense::Unclear, false, next, ahead)
        }
        "want" | "plan" | "hope" | "intend" | "aim" | "wish" | "dream" | "aspire" if matches!(next, "to" | "of") => {
            let talking = TALKING.contains(&word(ahead + 1));
            made(if talking { Tense::Unclear } else { Tense::Plan }, false, word(ahead + 1), ahead + 1)
        }
        "used" | "tend" if next == "to" => made(Tense::Present, true, word(ahead + 1), ahead + 1),
        verb if NO_VERB.contains(&verb) || verb.chars().count() < 2 => None,
        verb if is_past(verb) && !(is_same_form(verb) && habitual) => made(Tense::Past, false, verb, 0),
        verb if verb.starts_with(|c: char| c.is_alphabetic()) => made(Tense::Present, false, verb, 0),
        _ => None,
    }
}

/// The place after up to three adverbs from `at` on, and whether one of them tells a habit.
fn skip_adverbs(tokens: &[Token], at: usize) -> (usize, bool) {
    let mut place = at;
    let mut habitual = false;
    while let Some(token) = tokens.get(place).filter(|token| !token.opens && place < at + 3) {
        let word = token.text.as_str();
        let is_habit = HABITUALLY.contains(&word);
        let is_manner = word.ends_with("ly") && word.len() > 4 && word != "apply" && word != "reply";
        if !(is_habit || is_manner || ADVERBS.contains(&word)) {
            break;
        }
        habitual |= is_habit;
        place += 1;
    }
    (place, habitual)
}

fn progressive(verb: &str, next: &str) -> Tense {
    match verb {
        "going" | "planning" | "hoping" | "aiming" if next == "to" => Tense::Plan,
        _ if verb.ends_with("ing") => Tense::Present,
        _ => Tense::Unclear,
    }
}

/// "I'd listed" had, "I'd list" would.
fn had_or_would(verb: &str, next: &str, third: &str) -> Tense {
    match verb {
        _ if is_same_form(verb) => Tense::Unclear,
        "been" | "better" => Tense::Past,
        "like" | "love" | "want" | "hope" | "prefer" | "wish" if next == "to" => would(verb, third),
        "say" | "rather" | "sooner" | "guess" | "think" => Tense::Unclear,
        _ if is_past(verb) => Tense::Past,
        _ => Tense::Would,
    }
}

/// "would like to lead" is a wish, "would like to talk about" opens an answer, "would ask" is neither.
fn would(verb: &str, third: &str) -> Tense {
    match verb {
        "like" | "love" | "want" | "hope" | "wish" if TALKING.contains(&third) => Tense::Unclear,
        "like" | "love" | "want" | "hope" | "wish" => Tense::Plan,
        "say" | "think" | "guess" => Tense::Unclear,
        _ => Tense::Would,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(Who, Tense, &str)]) {
        let prose = Prose::new(text);
        let read: Vec<_> = prose.statements.iter().map(|s| (s.who, s.tense, s.verb.as_str())).collect();
        assert_eq!(read, expected, "{text:?}");
    }

    #[test]
    fn a_subject_and_its_verb_are_read_through_adverbs_and_auxiliaries() {
        check("I also quickly listed the risks.", &[(Who::I, Tense::Past, "listed")]);
        check("We didn't agree.", &[(Who::We, Tense::Past, "agree")]);
        check("I'd listed them, I'd list them.", &[(Who::I, Tense::Past, "listed"), (Who::I, Tense::Would, "list")]);
        check("I was leading the team", &[(Who::I, Tense::Past, "leading")]);
        check("I have built it", &[(Who::I, Tense::Perfect, "built")]);
    }

    #[test]
    fn dropped_pronouns_and_joined_verbs_count() {
        check(
            "Led the migration, wrote the plan.",
            &[(Who::Dropped, Tense::Past, "led"), (Who::Dropped, Tense::Past, "wrote")],
        );
        check(
            "- Then asked product\n- Based on that we shipped",
            &[(Who::Dropped, Tense::Past, "asked"), (Who::We, Tense::Past, "shipped")],
        );
        check("I asked product and wrote a page", &[(Who::I, Tense::Past, "asked"), (Who::I, Tense::Past, "wrote")]);
    }

    #[test]
    fn second_language_english_is_read_as_it_is_said() {
        check("I propose to my manager yesterday", &[(Who::I, Tense::Present, "propose")]);
        check("we was late", &[(Who::We, Tense::Past, "was")]);
    }

    #[test]
    fn plans_wishes_and_openings_are_told_apart() {
        check("I will learn it.", &[(Who::I, Tense::Plan, "learn")]);
        check("I would like to lead.", &[(Who::I, Tense::Plan, "like")]);
        check("I'd like to talk about a demo.", &[(Who::I, Tense::Unclear, "like")]);
        check("I want to share a story.", &[(Who::I, Tense::Unclear, "share")]);
        check("I would ask him.", &[(Who::I, Tense::Would, "ask")]);
    }

    #[test]
    fn habits_are_marked() {
        let habits = Prose::new("I always listen. I usually ask. I used to shout. I listened.");
        assert_eq!(habits.statements.iter().map(|s| s.habitual).collect::<Vec<_>>(), [true, true, true, false]);
    }
}
