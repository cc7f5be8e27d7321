//! `result.measure`: how one knows. A number, a date, a scale, or whatever else showed it, in the Result itself.

use super::check::{Check, Needs, Rule, Run};
use super::outcome::BORDER;
use super::part::why_no_part;
use crate::compare::comparison::Finding;
use crate::compare::reading::Reading;
use crate::compare::statements::Prose;
use crate::compare::tokens::{Phrases, Token};
use crate::domain::PartId;
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

/// Dates and spans of time.
static DATE: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "monday, tuesday, wednesday, thursday, friday, saturday, sunday, january, february, march, april, june, july, august, \
         september, october, november, december, day, days, week, weeks, month, months, year, years, hours, minutes, seconds, overnight, \
         on time, in time, ahead of schedule, ahead of time, on schedule, early, before the deadline, on the deadline, by the deadline, same day, today",
    )
});

/// What else shows it: somebody said so, it is in use, it passed, it was chosen.
static SIGN: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        "feedback, survey, good review, good reviews, rating, ratings, rated, benchmark, benchmarks, benchmarked, dashboard, metric, metrics, kpi, kpis, \
         award, awarded, prize, promoted, promotion, raise, adopted by, adopted it, adopted the, approved, approval, accepted, signed off, sign off, in use, still use, still uses, still used, \
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
fn measure(result: &Prose) -> Option<(&str, &str)> {
    let counts =
        |at: usize| result.tokens.get(at).is_some_and(|token: &Token| NO_MEASURE.contains(&token.text.as_str()));
    let is_strategy = |at: usize| {
        result
            .tokens
            .get(at..at + 3)
            .is_some_and(|three| three.iter().any(|token| NO_SIGN.contains(&token.text.as_str())))
    };
    let number =
        result.tokens.iter().enumerate().find(|(at, token)| token.is_number() && !counts(at + 1)).map(|(at, _)| at);
    let scale = SCALE.find(&result.tokens).into_iter().find(|hit| !counts(hit.end)).map(|hit| hit.start);
    let says_nothing =
        |at: usize| result.tokens.get(at).is_some_and(|token: &Token| NO_FIGURE.contains(&token.text.as_str()));
    let none = NONE.find(&result.tokens).into_iter().find(|hit| !says_nothing(hit.end)).map(|hit| hit.start);
    let date = DATE.find(&result.tokens).first().map(|hit| hit.start);
    let sign = SIGN.find(&result.tokens).into_iter().find(|hit| !is_strategy(hit.end)).map(|hit| hit.start);
    let first = [date, sign, number, scale, none].into_iter().flatten().min()?;
    let words = result.tokens.get(first).and_then(|token| result.text.get(token.range.clone()))?;
    Some((words, result.sentence_of(first)))
}
