//! Is there an answer at all? Blank, a few words, gibberish, the question pasted back, "see above", a wish or a plan.
//!
//! Judged before anything else, since no finding may praise what is no answer. Where it cannot be told, it is an answer.

use super::comparison::Verdict;
use super::language::{Language, function_words};
use super::reading::Reading;
use super::statements::{Prose, When, Who};
use super::tokens::{Phrases, Token, tokens};
use super::words::{vocabulary, words};
use crate::domain::{Framework, Mode};
use std::collections::HashSet;
use std::sync::LazyLock;

/// Below this many words there is nothing to compare: eight seconds of speech. A convention of this program.
pub const FEWEST_WORDS: usize = 20;

/// What there is, and why it is no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    pub verdict: Verdict,
    /// What was found and what to do; `None` when there is something to compare or nothing was written on purpose.
    pub reason: Option<Reason>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    pub message: String,
    pub advice: &'static str,
    pub evidence: Option<String>,
}

/// Judges a draft.
pub fn judge(reading: &Reading<'_>) -> Judgement {
    let no = |verdict, message: String, advice, evidence: Option<&str>| Judgement {
        verdict,
        reason: Some(Reason { message, advice, evidence: evidence.map(str::to_owned) }),
    };
    let (text, words) = (&reading.whole, reading.words);
    let compared = Judgement { verdict: Verdict::Compared, reason: None };
    match reading.attempt.mode {
        Mode::Spoken | Mode::Quick if words == 0 => return Judgement { verdict: Verdict::NoText, reason: None },
        Mode::Quick => return compared,
        _ => {}
    }
    if words == 0 {
        let message = "The draft is blank, so there is nothing to compare.".to_owned();
        return no(Verdict::TooShort, message, TELL, None);
    }
    if is_placeholder(text)
        || reading.layout.parts.iter().all(|part| is_placeholder(&part.prose)) && reading.layout.loose_words == 0
    {
        let message =
            "The draft points elsewhere or stands for a text to come, and an interviewer hears only what is said."
                .to_owned();
        return no(Verdict::NotAnAnswer, message, TELL, Some(&text.text));
    }
    if is_question(reading) {
        let message = "The draft repeats the question and says hardly anything else.".to_owned();
        return no(Verdict::NotAnAnswer, message, TELL, Some(text.sentence(0)));
    }
    if is_gibberish(text) {
        let message = "Hardly any of this is words, or it is the same few over and over.".to_owned();
        return no(Verdict::NotAnAnswer, message, TELL, Some(text.sentence(0)));
    }
    if words < FEWEST_WORDS {
        let message =
            format!("{words} words are too few to compare; it takes {FEWEST_WORDS}, some eight seconds of speech.");
        return no(Verdict::TooShort, message, TELL, None);
    }
    match wish(reading) {
        Some(evidence) => {
            let message =
                "This says what you wish or plan, and the question asks for something that happened.".to_owned();
            no(
                Verdict::NotAnAnswer,
                message,
                "Tell one time when it happened: where, what you did, what came of it.",
                Some(evidence),
            )
        }
        None => compared,
    }
}

const TELL: &str = "Answer the question in your own words, as if somebody were listening.";

static ELSEWHERE: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "see above, see below, as above, same as above, same as before, same as last time, as before, see my answer, \
         see answer, see the answer, see reference, see notes, see my notes, see previous, see last draft, see my resume, \
         see my cv, mentioned above, ditto, idem, tbd, todo, to do, n a, na, none, nothing, no answer, no idea, \
         i don't know, idk, pass, skip, same, later, placeholder, lorem ipsum, xxx",
    )
});

/// Whether a text only points elsewhere ("see above") or stands for one to come ("TODO").
pub fn is_placeholder(text: &Prose) -> bool {
    const MOST_WORDS: usize = 12;
    if text.tokens.is_empty() {
        return true;
    }
    let hits = ELSEWHERE.find(&text.tokens);
    let covered: usize = hits.iter().map(|hit| hit.len()).sum();
    let lorem = hits.iter().any(|hit| text.tokens.get(hit.start).is_some_and(|token| token.text == "lorem"));
    lorem || (text.tokens.len() <= MOST_WORDS && covered > 0 && covered * 2 >= text.tokens.len())
}

/// Whether the draft is the question itself, with hardly a word more.
fn is_question(reading: &Reading<'_>) -> bool {
    const RUN: usize = 4;
    let question = reading.attempt.question;
    let asked: Vec<Vec<Token>> =
        std::iter::once(&question.prompt).chain(&question.asked_as).map(|text| tokens(text).0).collect();
    let runs: HashSet<Vec<&str>> = asked.iter().flat_map(|tokens| runs_of(tokens, RUN)).collect();
    let mut covered = vec![false; reading.whole.tokens.len()];
    for (at, run) in runs_of(&reading.whole.tokens, RUN).into_iter().enumerate() {
        if runs.contains(&run) {
            covered.iter_mut().skip(at).take(RUN).for_each(|word| *word = true);
        }
    }
    let repeated = covered.iter().filter(|word| **word).count();
    repeated * 2 >= covered.len() && covered.len() - repeated < FEWEST_WORDS && repeated > 0
}

/// Every run of `length` words; the whole text when it is shorter.
pub fn runs_of(tokens: &[Token], length: usize) -> Vec<Vec<&str>> {
    let texts: Vec<&str> = tokens.iter().map(|token| token.text.as_str()).collect();
    if texts.len() < length { vec![texts] } else { texts.windows(length).map(<[&str]>::to_vec).collect() }
}

/// Whether a text in Latin letters is keys struck at random, or the same few words over and over.
fn is_gibberish(text: &Prose) -> bool {
    let alphabetic: Vec<&str> = text
        .tokens
        .iter()
        .map(|token| token.text.as_str())
        .filter(|w| !w.starts_with(|c: char| c.is_ascii_digit()))
        .collect();
    let distinct: HashSet<&str> = alphabetic.iter().copied().collect();
    if alphabetic.len() >= 12 && distinct.len() * 6 <= alphabetic.len() {
        return !distinct.iter().any(|word| !word.is_ascii());
    }
    let long: Vec<&str> = alphabetic.iter().copied().filter(|word| word.len() >= 3 && word.is_ascii()).collect();
    if long.len() < 3 || long.len() * 10 < alphabetic.len() * 6 {
        return false;
    }
    let known = long.iter().filter(|word| is_known(word)).count();
    let mashed = long.iter().filter(|word| is_mash(word)).count();
    let (english, elsewhere) = function_words(&text.tokens);
    known * 4 <= long.len() && mashed * 10 >= long.len() * 3 && (english + elsewhere) * 10 <= text.tokens.len()
}

fn is_known(word: &str) -> bool {
    let ranks = vocabulary();
    words(word).iter().any(|word| ranks.rank(&word.text).or_else(|| ranks.rank(&word.stem)).is_some())
}

/// Whether nobody could say the word: no vowel, five consonants running, a letter three times, or a run of keys.
fn is_mash(word: &str) -> bool {
    const KEYS: [&str; 14] =
        ["asd", "sdf", "dfg", "fgh", "ghj", "hjk", "jkl", "qwe", "wer", "zxc", "xcv", "cvb", "lkj", "fds"];
    let is_vowel = |c: char| "aeiouy".contains(c);
    let mut consonants = 0;
    let mut longest = 0;
    for c in word.chars().filter(|c| *c != '\'') {
        consonants = if is_vowel(c) { 0 } else { consonants + 1 };
        longest = longest.max(consonants);
    }
    let bytes = word.as_bytes();
    let tripled = bytes.windows(3).any(|three| matches!(three, [a, b, c] if a == b && b == c));
    let keys = KEYS.iter().any(|keys| word.contains(keys)) && !is_known(word);
    !word.contains(is_vowel) || longest >= 5 || tripled || keys
}

static HAPPENED: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "yesterday, last year, last month, last week, last summer, last winter, last quarter, last time, years ago, months ago, weeks ago, days ago, ago, \
         one time, one day, once, that day, at that time, that time, back then, when i was, when i worked, previously, \
         in my previous, in my last, in my first, in my former, during my, a few years, two years, at my last, at my previous, at my former",
    )
});

/// Whether a text names a time at which something happened.
pub fn names_a_time(text: &Prose) -> bool {
    let year = |token: &Token| {
        token.text.len() == 4 && (token.text.starts_with("19") || token.text.starts_with("20")) && token.is_number()
    };
    HAPPENED.any(&text.tokens) || text.tokens.iter().any(year)
}

/// The first plan of a STAR answer that is nothing but plans; `None` as soon as anything happened.
fn wish<'a>(reading: &'a Reading<'_>) -> Option<&'a str> {
    if reading.framework() != Framework::Star || reading.language != Language::English {
        return None;
    }
    let text = &reading.whole;
    let about_us: Vec<_> = text.statements.iter().filter(|s| s.who != Who::Other && s.when != When::Unclear).collect();
    let plans: Vec<_> = about_us.iter().filter(|s| s.when == When::Plan).collect();
    let happened = text.statements.iter().any(|s| s.is_past() || s.when == When::Perfect) || names_a_time(text);
    let mostly = plans.len() >= 2 && plans.len() * 10 >= about_us.len() * 6;
    let first = plans.first().filter(|_| mostly && !happened)?;
    Some(text.passage(first.tokens.clone()))
}
