//! How a draft was told: pace, fillers, hedges, absolutes, "I" and "we", as counts.
//!
//! Counts only; what is too much is said by the checks. A filler, hedge or absolute is added to its list.

use super::comparison::Delivery;
use super::language::Language;
use super::reading::Reading;
use super::statements::Prose;
use super::tokens::{Phrases, Token};
use crate::domain::Mode;
use std::ops::Range;
use std::sync::LazyLock;

/// Sounds and words that carry nothing; those that mean something elsewhere are looked at once more in [`fillers`].
static FILLERS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "um, umm, uh, uhh, uhm, er, erm, ah, hmm, mm, mhm, you know, i mean, like, basically, literally, so yeah, and stuff, you see",
    )
});

static HEDGES: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "maybe, perhaps, probably, possibly, i think, i guess, i suppose, kind of, sort of, a little bit, somewhat, hopefully, \
         i feel like, more or less, or something, or so, i'm not sure, i am not sure, to some extent, in a way, not really sure, \
         i would say, i'd say, supposedly",
    )
});

static ABSOLUTES: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "always, never, everyone, everybody, nobody, no one, everything, completely, totally, absolutely, perfect, perfectly, \
         all the time, without exception, 100%, every single, entirely, the best",
    )
});

/// The fillers of a transcript, as ranges of tokens.
pub fn fillers(text: &Prose) -> Vec<Range<usize>> {
    let hits = FILLERS.find(&text.tokens).into_iter();
    hits.filter(|hit| match word(text, hit.start) {
        "like" => is_filler_like(text, hit.start),
        "you" if hit.len() == 2 => {
            !matches!(word(text, hit.end), "what" | "how" | "that" | "why" | "who" | "where" | "the" | "about" | "it")
        }
        "i" => !matches!(word(text, hit.end), "that" | "it" | "the" | "to"),
        _ => true,
    })
    .collect()
}

/// "like" between marks, or among other fillers; elsewhere it may be a verb or a comparison.
fn is_filler_like(text: &Prose, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| word(text, before));
    let after = word(text, at + 1);
    let marked = |at: usize| text.tokens.get(at).is_some_and(|token: &Token| token.after_mark);
    let among = |word: &str| matches!(word, "um" | "uh" | "er" | "erm" | "so" | "basically" | "like");
    (marked(at) && marked(at + 1))
        || among(after)
        || matches!(before, "um" | "uh" | "er" | "erm" | "basically" | "was" | "were")
            && matches!(after, "okay" | "ok" | "oh" | "so" | "really" | "um" | "uh" | "i" | "we")
}

/// The hedges, as ranges of tokens; "a kind of database" and "I think ahead" are none.
pub fn hedges(text: &Prose) -> Vec<Range<usize>> {
    let hits = HEDGES.find(&text.tokens).into_iter();
    hits.filter(|hit| match word(text, hit.start) {
        "kind" | "sort" => {
            let before = hit.start.checked_sub(1).map_or("", |before| word(text, before));
            !matches!(
                before,
                "a" | "an"
                    | "the"
                    | "this"
                    | "that"
                    | "what"
                    | "some"
                    | "any"
                    | "one"
                    | "each"
                    | "every"
                    | "same"
                    | "which"
                    | "another"
                    | "new"
                    | "right"
                    | "different"
            )
        }
        "i" if hit.len() == 2 => {
            !matches!(word(text, hit.end), "about" | "ahead" | "of" | "through" | "twice" | "back")
        }
        "or" if hit.len() == 2 => {
            word(text, hit.start + 1) != "so" || !text.tokens.get(hit.end).is_some_and(|t| !t.opens && !t.after_mark)
        }
        _ => true,
    })
    .collect()
}

/// The absolutes, as ranges of tokens; "had never", "almost always" and "not everyone" are none.
pub fn absolutes(text: &Prose) -> Vec<Range<usize>> {
    const SOFTENED: &[&str] = &[
        "not", "almost", "nearly", "hardly", "had", "has", "have", "i've", "we've", "i'd", "we'd", "hadn't", "haven't",
        "isn't", "wasn't", "don't", "didn't", "far", "best",
    ];
    let hits = ABSOLUTES.find(&text.tokens).into_iter();
    hits.filter(|hit| {
        let before = hit.start.checked_sub(1).map_or("", |before| word(text, before));
        let way = word(text, hit.start) == "the" && !matches!(word(text, hit.end), "" | "in");
        !SOFTENED.contains(&before) && !way
    })
    .collect()
}

fn word(text: &Prose, at: usize) -> &str {
    text.tokens.get(at).map_or("", |token| token.text.as_str())
}

/// Everything that was counted.
pub fn delivery(reading: &Reading<'_>) -> Delivery {
    let text = Some(&reading.whole).filter(|_| reading.words > 0);
    let english = text.filter(|_| reading.language == Language::English);
    let spoken = reading.spoken_seconds().filter(|_| reading.words > 0);
    let fillers = english.filter(|_| reading.is_transcript()).map(|text| fillers(text).len());
    let a_minute = |count: usize| spoken.map(|seconds| count as f64 * 60.0 / f64::from(seconds));
    Delivery {
        words: text.map(|_| reading.words).or((reading.attempt.mode == Mode::Typed).then_some(0)),
        seconds: reading.attempt.seconds.map(|seconds| seconds.answering()),
        words_per_minute: a_minute(reading.words),
        fillers,
        fillers_per_minute: fillers.and_then(a_minute),
        hedges: english.map(|text| hedges(text).len()),
        absolutes: english.map(|text| absolutes(text).len()),
        i: english.map(|text| count(text, "i")),
        we: english.map(|text| count(text, "we")),
    }
}

fn count(text: &Prose, pronoun: &str) -> usize {
    let stem = |token: &Token| token.text.split('\'').next() == Some(pronoun);
    text.tokens.iter().filter(|token| stem(token)).count()
}
