//! `lesson`: what was learned, or is done differently since.

use super::check::{Check, Needs, Rule, Run};
use super::part::why_no_part;
use crate::compare::comparison::Finding;
use crate::compare::placement::Presence;
use crate::compare::reading::Reading;
use crate::compare::statements::Prose;
use crate::compare::tokens::{Phrases, Token};
use crate::domain::PartId;
use std::ops::Range;
use std::sync::LazyLock;

pub const CHECK: Check = Check {
    rules: &[Rule::new("lesson", "nothing learned", "End on one sentence about what you do differently now.")],
    star_only: true,
    needs: Needs::English,
    demand: true,
    quick: false,
    run: Run::OnDraft(check),
};

/// What was learned, in so many words.
static LEARNED: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "i learned, i learnt, i learn, really learned, really learnt, i've learned, i have learned, we learned, we learnt, i also learned, learned to, learned that, learned how, \
         learnt to, learnt that, lesson learned, the lesson, lesson was, lesson is, a lesson, my lesson, my lessons, lesson for me, lessons learned, \
         key learning, my learning, learnings, takeaway, takeaways, take away, took away, what i took, i took from, i took that, took from it, take from it, \
         taught me, teach me, teaches me, it taught, experience taught, i realised, i realized, i realise, i realize, realised that, realized that, \
         made me realise, made me realize, i understood that, understood that, i came to see, it became clear to me, opened my eyes, showed me, \
         it shows me, it reminds me, reminds me that, reminded me that, helped me understand, helped me see, changed how i, changed the way i, changed my, \
         in hindsight, looking back, my mistake was, mistake was, i regret, should have, should've, i would have, would do differently, do differently, did it differently",
    )
});

/// What is done since, wherever in the story it is told.
static SINCE: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "since then i, since then we, since that i, since that day, since that time, ever since i, ever since we, ever since, from then on i, from then on we, from that moment, from that day, \
         from that point, from now on, these days i, these days we, nowadays i, nowadays we, today i, today we, to this day i, to this day we, \
         going forward, never again, after this i, after that i, after this we, we use it until, until today i, \
         became a habit, a habit of it, my habit, my rule, if i had to do it again, if i did it again, if it happened again, if it happens again, made it a rule, make it a rule, stopped thinking, i understand now, now understand, now know, what stays with me, it has become",
    )
});

/// What is done since where it is told after the Action, and in the Action no more than a way of working.
static HABIT: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "next time, now i, i now, we now, now we, i still, we still, these days, no longer, i always, more careful, i try never, try to never, i no longer",
    )
});

/// After these the words before are no lesson of this story.
const EMPTY: &[&str] = &[
    "a",
    "so",
    "really",
    "lot",
    "much",
    "many",
    "plenty",
    "new",
    "great",
    "deal",
    "things",
    "something",
    "everything",
];

/// Before "lessons" these make it a subject taught.
const TAUGHT: &[&str] =
    &["professional", "piano", "english", "language", "driving", "swimming", "music", "private", "riding"];

/// Whether `sentence` says what was learned or is done differently since.
pub fn tells_lesson(sentence: &str) -> bool {
    lesson(&Prose::new(sentence), 0).is_some()
}

/// Where `text` says what was learned, if only that something was.
pub fn learned(text: &Prose) -> Vec<Range<usize>> {
    LEARNED.find(&text.tokens)
}

/// The last words that say what was learned or is done differently since; the Action ends at byte `action_end`.
fn lesson(text: &Prose, action_end: usize) -> Option<Range<usize>> {
    let is_after = |hit: &Range<usize>| text.tokens.get(hit.start).is_some_and(|token| token.range.start >= action_end);
    let learned = learned(text).into_iter().filter(|hit| !is_empty(text, hit));
    let habits = HABIT.find(&text.tokens).into_iter().filter(is_after);
    learned.chain(SINCE.find(&text.tokens)).chain(habits).chain(headed(text)).max_by_key(|hit| hit.start)
}

/// Where the Action ends that a heading begins; 0 without one.
fn action_end(reading: &Reading<'_>) -> usize {
    let action = reading.placement.filled(PartId::Action).filter(|_| !reading.placement.by_content);
    let told = action.map_or("", |action| &action.prose.text);
    reading.whole.text.find(told).map_or(0, |start| start + told.len())
}

/// A note that is headed as a lesson: "- lesson: ask first".
fn headed(text: &Prose) -> Option<Range<usize>> {
    let is_head = |pair: &[Token]| matches!(pair, [head, next] if head.opens && next.after_mark && !next.opens && HEADS.contains(&head.text.as_str()));
    text.tokens.windows(2).position(is_head).map(|at| at..at + 2)
}

/// What a note of a lesson is headed.
const HEADS: &[&str] = &["lesson", "lessons", "learned", "learnt", "learning", "learnings", "takeaway", "takeaways"];

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let text = &reading.whole;
    let finding = match lesson(text, action_end(reading)) {
        Some(hit) => {
            let words = said(text, &hit);
            Finding::ok("lesson", format!("\"{words}\" says what was learned or is done differently since.")).shown_by(text.passage(hit))
        }
        None if reading.placement.presence(PartId::Result) == Presence::Missing => {
            Finding::unknown("lesson", why_no_part(reading, PartId::Result))
        }
        None => Finding::warn("lesson", "Nothing says what you learned or do differently since, which many interviewers ask next (advice of interview guides).")
            .advise("End on one sentence: what you do differently now because of it."),
    };
    vec![finding.at(PartId::Result)]
}

/// Whether nothing is said of what was learned: "I learned a lot."
fn is_empty(text: &Prose, hit: &Range<usize>) -> bool {
    let word = |at: usize| text.tokens.get(at).map_or("", |token| token.text.as_str());
    let home = text.tokens.get(hit.start).map(|token| token.sentence);
    let rest = text.tokens.iter().skip(hit.end).take_while(|token| Some(token.sentence) == home);
    let mut rest = rest.map(|token| token.text.as_str()).skip_while(|word| EMPTY.contains(word)).peekable();
    let nothing_more = EMPTY.contains(&word(hit.end))
        && rest.peek().is_none_or(|word| matches!(*word, "from" | "about" | "in" | "during"));
    let is_duty = word(hit.end - 1) == "have" && word(hit.end) == "to";
    nothing_more || is_duty || hit.start > 0 && TAUGHT.contains(&word(hit.start - 1))
}

fn said<'a>(text: &'a Prose, hit: &Range<usize>) -> &'a str {
    let start = text.tokens.get(hit.start).map_or(0, |token| token.range.start);
    let end = hit.end.checked_sub(1).and_then(|last| text.tokens.get(last)).map_or(start, |token| token.range.end);
    text.text.get(start..end).unwrap_or_default()
}
