//! `result.measure`: how one knows. A number, a date, a scale, or whatever else showed it, in the Result itself.

use super::check::{Check, Needs, Rule, Run};
use super::part::{BORDER, why_no_part};
use crate::compare::comparison::Finding;
use crate::compare::reading::Reading;
use crate::compare::statements::Prose;
use crate::compare::tokens::{Phrases, Token};
use crate::domain::PartId;
use crate::text::words::is_stop_word;
use std::sync::LazyLock;

pub const CHECK: Check = Check {
    rules: &[Rule::new(
        "result.measure",
        "nothing to know the Result by",
        "End on how you know: a number, a date, who uses it, or what somebody said.",
    )],
    star_only: true,
    needs: Needs::English,
    demand: true,
    quick: false,
    run: Run::OnDraft(check),
};

/// Number words and scales.
static SCALE: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, fifteen, twenty, thirty, forty, fifty, sixty, seventy, eighty, \
         ninety, hundred, hundreds, thousand, thousands, million, millions, billion, dozen, dozens, percent, per cent, half, \
         third of, quarter, double, doubled, triple, tripled, twice, halved, zero, none of, no more, not a single, \
         every team, every week, every day, every month, all teams, all users, all customers, all of the, all of them, whole company, entire company, \
         whole team, entire team, company wide, companywide, most of the, the majority, a couple of, a few hours, a few days, a few weeks",
    )
});

/// Dates, spans of time, and what something was ready before.
static DATE: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "monday, tuesday, wednesday, thursday, friday, saturday, sunday, january, february, march, april, june, july, august, \
         september, october, november, december, \
         weekend, noon, midnight, overnight, christmas, easter, that evening, that night, that morning, the next morning, the same evening, \
         before lunch, made the date, kept the date, met the date, met the deadline, made the deadline, hit the deadline, \
         on time, in time, ahead of schedule, ahead of time, on schedule, early, before the deadline, on the deadline, by the deadline, same day, today, \
         before the launch, before the release, before the opening, before the exam, before the audit, before the demo, before the fair, before the sale, \
         before the season, before the start, before the end, before they opened, before we opened, before it opened",
    )
});

/// Lengths of time, which measure nothing by themselves: "a good day".
const SPAN: &[&str] =
    &["day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "hours", "minutes", "seconds"];

/// Before a length of time these say how long or when.
const BEFORE_SPAN: &[&str] = &[
    "a",
    "an",
    "one",
    "per",
    "each",
    "every",
    "few",
    "several",
    "some",
    "many",
    "same",
    "next",
    "following",
    "last",
    "this",
    "that",
    "in",
    "within",
    "for",
    "after",
    "by",
];

/// What else shows it: somebody said so, it is in use, it passed, it was chosen.
static SIGN: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "feedback, survey, good review, good reviews, rating, ratings, rated, benchmark, benchmarks, benchmarked, dashboard, metric, metrics, kpi, kpis, \
         award, awarded, prize, sold, sold out, thank you, promoted, promotion, raise, adopted by, adopted it, adopted the, approved, approval, accepted, signed off, sign off, in use, still use, still uses, still used, \
         still using, uses it, use it, using it, used by, in production, to production, went live, goes live, live, merged, released, shipped, launched, \
         published, complaint, complaints, ticket, tickets, renewed, thanked, praised, complimented, congratulated, noticed, cited, \
         asked me to, asked us to, asked for, told me, told us, said it, said that, said the, said they, quality assurance, passed, \
         settled on, agreed on, agreed to, reached an agreement, we agreed, they agreed, he agreed, she agreed, decided to use, was chosen, were chosen, chose, \
         signed, contract, closed the, no incident, no incidents, no outage, no outages, no downtime, no bugs, no errors, without an incident, without a gap, from then on, \
         hired, extended, invited, proved, standard, template, became the, other teams, another team, came back",
    )
});

/// What is gone: nought is a figure, too.
static NONE: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "no, none, nobody, nothing, without a, without any, a single, never again, happen again, happened again, happens again, anymore, \
         any more, no longer, since may, in may, by may, until may",
    )
});

/// What is adopted without anybody having taken it up: "adopted the strategy".
const NO_SIGN: &[&str] = &["strategy", "strategies", "approach", "mindset", "attitude", "style"];

/// After "no" and "nothing" these say nothing.
const NO_FIGURE: &[&str] =
    &["doubt", "matter", "idea", "problem", "problems", "issue", "issues", "way", "need", "choice", "one", "special"];

/// What is counted but measures nothing: "I learned three things".
const NO_MEASURE: &[&str] = &["things", "thing", "lessons", "lesson", "reasons", "reason", "points", "takeaways", "of"];

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    vec![finding(reading).at(PartId::Result)]
}

fn finding(reading: &Reading<'_>) -> Finding {
    let Some(result) = reading.placement.filled(PartId::Result) else {
        return Finding::unknown("result.measure", why_no_part(reading, PartId::Result));
    };
    match measure(&result.prose) {
        Some((words, evidence)) => {
            Finding::ok("result.measure", format!("The Result has evidence: \"{words}\".")).shown_by(evidence)
        }
        None if reading.placement.by_content => Finding::unknown("result.measure", BORDER),
        None => Finding::warn("result.measure", "The Result has no number, date, scale or other sign by which one could know it (advice of interview guides, where a figure can be had).")
            .advise("Say how you know: a number, a date, who uses it now, or what somebody said.")
            .shown_by(result.prose.sentence(0)),
    }
}

/// The first number, date, scale or sign, and its sentence.
pub fn measure(result: &Prose) -> Option<(&str, &str)> {
    let is_one_of = |at: usize, words: &[&str]| {
        result.tokens.get(at).is_some_and(|token: &Token| words.contains(&token.text.as_str()))
    };
    let counts = |at: usize| is_one_of(at, NO_MEASURE);
    let is_strategy = |at: usize| (at..at + 3).any(|at| is_one_of(at, NO_SIGN));
    let numbers = result.tokens.iter().enumerate().filter(|(_, token)| token.is_number()).map(|(at, _)| at..at + 1);
    let number = numbers.chain(SCALE.find(&result.tokens)).filter(|hit| !counts(hit.end)).min_by_key(|hit| hit.start);
    let number = number.map(|hit| hit.start..counted(result, hit.end));
    let none = NONE.find(&result.tokens).into_iter().find(|hit| !is_one_of(hit.end, NO_FIGURE));
    let spans = (1..result.tokens.len()).filter(|at| is_one_of(*at, SPAN) && is_one_of(at - 1, BEFORE_SPAN));
    let dates = DATE.find(&result.tokens).into_iter().chain(spans.map(|at| at - 1..at + 1));
    let date = dates.min_by_key(|hit| hit.start);
    let sign = SIGN.find(&result.tokens).into_iter().find(|hit| !is_strategy(hit.end));
    let first = [date, sign, number, none].into_iter().flatten().min_by_key(|hit| hit.start)?;
    let (start, last) = (result.tokens.get(first.start)?, result.tokens.get(first.end - 1)?);
    Some((result.text.get(start.range.start..last.range.end)?, result.sentence_of(first.start)))
}

/// Where a number ends together with the word that says what it counts, which begins at token `at`.
fn counted(result: &Prose, at: usize) -> usize {
    let is_named = |token: &Token| !token.opens && !token.after_mark && !is_stop_word(&token.text);
    at + usize::from(result.tokens.get(at).is_some_and(is_named))
}
