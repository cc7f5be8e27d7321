//! `episode`: one concrete event, not a habit ("usually", "I always") or an opinion ("I would").

use super::check::{Check, Needs, Rule, Run};
use crate::compare::comparison::Finding;
use crate::compare::figures::{scale, small_number};
use crate::compare::reading::Reading;
use crate::compare::statements::{Prose, Statement, Tense};
use crate::compare::tokens::{Phrases, Token};
use crate::compare::verbs::{is_past, is_same_form};
use crate::compare::verdict::time;
use std::ops::Range;
use std::sync::LazyLock;

/// The rule's name: where it warns, nothing else is told of the event.
pub const EPISODE: &str = "episode";

pub const CHECK: Check = Check {
    rules: &[Rule::new(EPISODE, "not one event", "Tell one time it happened: when, where, and what you did then.")],
    star_only: true,
    needs: Needs::English,
    demand: true,
    quick: false,
    run: Run::OnDraft(check),
};

/// From this many signs of a habit on, and at most one thing that happened for two of them, it is a habit. A convention
/// of this program, on the side of saying nothing.
const HABITS: usize = 2;

/// From this many things that happened on it is an episode. A convention, too.
const EVENTS: usize = 2;

static GENERALLY: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "usually, normally, generally, typically, in general, whenever, every time, each time, it depends, in my opinion, \
         my philosophy, my approach is, i tend to, as a rule, most of the time, i believe that, i am the kind of, \
         i'm the kind of, i am someone who, i'm someone who, people should, one should, you should",
    )
});

/// Words of advice, self-description and buzz: they tell of no event, whatever their tense.
static FLUENT: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "leverage, leveraged, leveraging, synergy, synergies, stakeholder, stakeholders, alignment, aligned, impactful, robust, scalable, seamless, \
         cross functional, proactive, proactively, fast paced, results driven, data driven, customer centric, best in class, mission critical, \
         spearhead, spearheaded, spearheading, empower, empowered, foster, fostered, champion, championed, orchestrated, resilience, adaptability, \
         commitment, excellence, passion, passionate, mindset, growth mindset, value, values, culture, trust, transparency, empathy, openness, \
         various, things, issues, somehow, certain, several, everyone, everybody, important, essential, crucial, key, always, never, \
         continuous, innovative, innovation, dynamic, holistic, strategic, meaningful, lasting, insights, best practices, best practice, outcomes, deliver, \
         strong, strongly, analytical, great, success, successful, improvement, improved, efficiency, enhanced, challenge, challenges, challenging, \
         opportunity, opportunities, journey, landscape, environment, ecosystem, collaboration, collaborative, communication, responsibility, ownership, accountability",
    )
});

/// A text that has this many fluent words in 100, and nothing that could be looked up, tells of no event. A convention of
/// this program, chosen on labelled drafts (`examples/stories.rs`), like the next two.
const FLUENT_IN_A_HUNDRED: usize = 5;

/// Fewer words than this are no sign that an event is missing.
const FEWEST_WORDS: usize = 50;

/// A text with fewer past tenses than one in so many words tells of no event, unless something else shows one.
const WORDS_A_DEED: usize = 28;

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let text = &reading.whole;
    let (signs, time) = (signs(text), time(text));
    let (deeds, concrete) = (past_tenses(text), concrete(text));
    let is_event = |statement: &&Statement| statement.is_past() && !is_thought(&statement.verb);
    let events = text.statements.iter().filter(is_event).count();
    let is_habit = signs.len() >= HABITS && events * 2 <= signs.len();
    let is_thin = concrete.len() < 2 && reading.words >= FEWEST_WORDS;
    let is_vague = concrete.is_empty() && reading.words >= FEWEST_WORDS / 2;
    let has_no_deeds = is_thin && deeds.len() * WORDS_A_DEED < reading.words;
    let fluent = FLUENT.find(&text.tokens).len();
    let is_fluent = is_vague && fluent * 100 >= FLUENT_IN_A_HUNDRED * reading.words;
    let tells_none =
        time.is_none() && (is_habit || has_no_deeds) || time.is_none_or(|at| is_former_job(text, at)) && is_fluent;
    let finding = if tells_none {
        let evidence = signs.first().map_or_else(|| text.sentence(0), |sign| text.passage(sign.clone()));
        no_event(evidence)
    } else if events >= EVENTS || time.is_some() && events > 0 {
        let shown = [time, concrete.first().copied(), deeds.first().copied()].into_iter().flatten().next();
        Finding::ok(EPISODE, "It tells something that happened.")
            .shown_by(shown.map_or("", |token| text.passage(token..token + 1)))
    } else {
        Finding::unknown(EPISODE, "It is not clear whether this is one time it happened: few words say when.")
            .advise("Look yourself: does it name one time and place?")
    };
    vec![finding]
}

/// Whether what names the time is no more than a job: "at my previous company".
fn is_former_job(text: &Prose, at: usize) -> bool {
    text.tokens.get(at).is_some_and(|token| matches!(token.text.as_str(), "at" | "in"))
        && text.tokens.get(at + 1).is_some_and(|token| token.text == "my")
}

fn no_event(evidence: &str) -> Finding {
    let message = "There is no event in it: when, where, what did you do then? The question asks for one time it happened, \
        because that can be asked about (a convention of behavioural interviews).";
    Finding::warn(EPISODE, message)
        .advise("Pick one time: name when and where, and tell what you did then.")
        .shown_by(evidence)
}

/// The tokens that can be looked up: numbers and names.
fn concrete(text: &Prose) -> Vec<usize> {
    let is_concrete = |at: &usize| {
        text.tokens
            .get(*at)
            .is_some_and(|token| token.is_number() || is_number_word(&token.text) || is_name(text, token))
    };
    (0..text.tokens.len()).filter(is_concrete).collect()
}

fn is_number_word(word: &str) -> bool {
    !matches!(word, "one" | "zero") && (small_number(word).is_some() || scale(word).is_some())
}

/// A word with a capital inside a sentence that is not "I".
fn is_name(text: &Prose, token: &Token) -> bool {
    let written = text.text.get(token.range.clone()).unwrap_or_default();
    let is_speaker = token.text.split('\'').next() == Some("i");
    !token.opens && !is_speaker && written.chars().count() > 1 && written.starts_with(char::is_uppercase)
}

/// What goes on in the head alone: "I learned that timers help" tells of no event.
fn is_thought(verb: &str) -> bool {
    matches!(verb, "learned" | "learnt" | "realised" | "realized")
}

/// The past tenses that are no participle after "have" or "be", and no mere thoughts.
fn past_tenses(text: &Prose) -> Vec<usize> {
    const AUXILIARY: &[&str] = &[
        "have", "has", "be", "been", "is", "are", "am", "i've", "we've", "it's", "get", "being", "that's", "they've",
        "can",
    ];
    let word = |at: Option<usize>| at.and_then(|at| text.tokens.get(at)).map_or("", |token| token.text.as_str());
    let is_told = |at: &usize| {
        let told = word(Some(*at));
        let after_auxiliary = (1..=2).any(|back| AUXILIARY.contains(&word(at.checked_sub(back))));
        is_past(told) && !is_same_form(told) && !is_thought(told) && !after_auxiliary
    };
    (0..text.tokens.len()).filter(is_told).collect()
}

/// Each sign of a habit or an opinion once, as its tokens, in order.
fn signs(text: &Prose) -> Vec<Range<usize>> {
    let is_sign = |statement: &&Statement| statement.habitual || statement.tense == Tense::Would;
    let mut signs: Vec<Range<usize>> = text.statements.iter().filter(is_sign).map(|s| s.tokens.clone()).collect();
    signs.extend(GENERALLY.find(&text.tokens));
    signs.sort_by_key(|sign| (sign.start, std::cmp::Reverse(sign.end)));
    let mut reach = 0;
    signs.retain(|sign| {
        let new = sign.start >= reach;
        reach = reach.max(sign.end);
        new
    });
    signs
}
