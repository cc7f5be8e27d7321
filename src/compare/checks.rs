//! The checks on a draft: explainable findings, one file and one row each.
//!
//! A check looks at a [`Reading`] and says what it found, where, why that matters by which source, and what to do. It
//! would rather say "cannot tell" than accuse falsely. To add one: `checks/<check>.rs` with a `CHECK`, and its row here.

mod absolutes;
mod answer;
mod blame;
mod check;
mod episode;
mod fillers;
mod hedges;
mod length;
mod lesson;
mod measure;
mod outcome;
mod ownership;
mod pace;
mod part;
mod pause;
mod points;
mod question;
mod read;
mod redaction;
mod share;
mod short;
mod story;
mod verbatim;

pub use answer::ANSWER;
pub use check::{Check, Needs, Rule, Run};
pub use length::clock_text;
pub use lesson::tells_lesson;
pub use points::{FIGURE, POINT};
pub use redaction::REDACTION;

use super::comparison::{Finding, Fix, Point, Status, Verdict};
use super::language::Language;
use super::reading::{Attempt, Reading};
use crate::domain::Mode;
use crate::text::phrases::capitalised;

/// Every check, the most important first: that there is an answer, that it is long enough, one event, and
/// of the story that it is compared with, that it answers the question, that no part is missing, that it
/// is fair and one's own, that it says what came of it, that figures are right, that it is in proportion and in time,
/// what was left out, and last how it was worded. This order is the order of findings and of what is to be fixed.
pub const CHECKS: &[Check] = &[
    answer::CHECK,
    short::CHECK,
    episode::CHECK,
    story::CHECK,
    question::CHECK,
    part::CHECK,
    blame::CHECK,
    redaction::CHECK,
    ownership::CHECK,
    outcome::CHECK,
    points::WRONG_FIGURE,
    share::CHECK,
    length::CHECK,
    points::LEFT_OUT,
    measure::CHECK,
    verbatim::CHECK,
    fillers::CHECK,
    pause::CHECK,
    pace::CHECK,
    lesson::CHECK,
    absolutes::CHECK,
    hedges::CHECK,
    read::CHECK,
];

/// The row of `rule`.
fn rule(id: &str) -> Option<&'static Rule> {
    CHECKS.iter().flat_map(|check| check.rules).find(|rule| rule.id == id)
}

/// What it means that `id` warns, without a full stop; the rule itself when it has no label.
pub fn label(id: &str) -> &str {
    rule(id).map(|rule| rule.label).filter(|label| !label.is_empty()).unwrap_or(id)
}

/// The next attempt's task when `id` warns, whatever the draft; empty where the finding alone words it.
pub fn task(id: &str) -> &'static str {
    rule(id).map_or("", |rule| rule.task)
}

/// The labels of `rules` in their order, with commas between.
pub fn labels(rules: &[&str]) -> String {
    rules.iter().map(|rule| label(rule)).collect::<Vec<_>>().join(", ")
}

/// What an answer's `ignore` may name: every rule but that there is an answer, and their parents such as `share`.
pub fn known_rules() -> Vec<&'static str> {
    let mut names: Vec<&str> = Vec::new();
    for rule in CHECKS.iter().flat_map(|check| check.rules).filter(|rule| rule.id != ANSWER) {
        let parent = rule.id.split_once('.').map(|(parent, _)| parent);
        for name in [Some(rule.id), parent].into_iter().flatten() {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}

/// Runs every check that is meant for the draft, in the order of the table.
pub fn findings(reading: &Reading<'_>) -> Vec<Finding> {
    let verdict = reading.judgement.verdict;
    if matches!(verdict, Verdict::TooShort | Verdict::NotAnAnswer) {
        return run(&answer::CHECK, reading);
    }
    let by_clock = verdict == Verdict::NoText;
    let checks = CHECKS.iter().filter(|check| check.applies(reading) && (!by_clock || check.needs == Needs::Anything));
    let found = checks.flat_map(|check| run(check, reading).into_iter().map(move |finding| (check, finding)));
    let found: Vec<(&Check, Finding)> = found.filter(|(_, finding)| !is_ignored(reading, finding.rule)).collect();
    let asks_too_much = |check: &Check, finding: &Finding| check.demand && finding.status == Status::Warn;
    let unmet = if found.iter().any(|(check, finding)| asks_too_much(check, finding)) {
        unmet_by_own_reference(reading)
    } else {
        Vec::new()
    };
    let excused = |check: &Check, finding: &Finding| asks_too_much(check, finding) && unmet.contains(&finding.rule);
    let mut found: Vec<Finding> = found
        .into_iter()
        .map(|(check, finding)| if excused(check, &finding) { excuse(finding) } else { finding })
        .collect();
    if found.iter().any(|finding| finding.rule == episode::EPISODE && finding.status == Status::Warn) {
        found.iter_mut().filter(|finding| is_praise(finding)).for_each(|finding| *finding = without_event(finding));
    }
    found
}

/// Whether it says something good of the event that the draft tells.
fn is_praise(finding: &Finding) -> bool {
    finding.status == Status::Ok && matches!(finding.rule, "ownership" | "result.outcome" | "result.measure" | "lesson")
}

/// Advice and buzz are full of fine outcomes and lessons, and nothing came of what did not happen.
fn without_event(finding: &Finding) -> Finding {
    let unknown = Finding::unknown(finding.rule, "There is no event in it that this could be told of.");
    Finding { part: finding.part, ..unknown }
}

fn run(check: &Check, reading: &Reading<'_>) -> Vec<Finding> {
    match check.run {
        Run::OnPoints(_) => Vec::new(),
        Run::OnDraft(_) if check.is_english() && reading.language != Language::English => {
            check.rules.iter().map(|rule| other_language(rule.id)).collect()
        }
        Run::OnDraft(run) => run(reading),
    }
}

fn other_language(rule: &'static str) -> Finding {
    let message = "The draft is not in English, and this check knows English words only.";
    Finding::unknown(rule, message).advise("Judge this one yourself.")
}

/// Whether the person's own reference names `rule` or its parent among what does not apply to it. What does not apply to
/// somebody else's story says nothing about this one.
fn is_ignored(reading: &Reading<'_>, rule: &str) -> bool {
    let Some(own) = reading.own_reference() else { return false };
    let is_parent = |name: &str| rule.strip_prefix(name).is_some_and(|rest| rest.starts_with('.'));
    own.answer.ignore.iter().any(|name| rule == name || is_parent(name))
}

/// The rules that the person's own reference does not meet either.
fn unmet_by_own_reference(reading: &Reading<'_>) -> Vec<&'static str> {
    let Some(reference) = reading.own_reference() else { return Vec::new() };
    let attempt = Attempt { story: reference.story, mode: Mode::Typed, seconds: None, head: None, ..reading.attempt };
    let own = Reading::new(attempt, None, reading.settings);
    let checks = CHECKS.iter().filter(|check| check.demand && check.applies(&own));
    let found = checks.flat_map(|check| run(check, &own));
    found.filter(|finding| finding.status == Status::Warn).map(|finding| finding.rule).collect()
}

fn excuse(finding: Finding) -> Finding {
    let found = capitalised(label(finding.rule));
    let message = format!("{found}: the same is true of your own answer, so it is not asked of the draft.");
    let advice = "Nothing to do, unless you change your answer.".to_owned();
    Finding { status: Status::Unknown, evidence: None, message, advice, ..finding }
}

/// Everything that could be fixed, the most important first; nothing of an example.
pub fn fixes(reading: &Reading<'_>, found: &[Finding], points: &[Point]) -> Vec<Fix> {
    let own = reading.own_reference().is_some();
    let mut fixes = Vec::new();
    for check in CHECKS {
        match check.run {
            Run::OnPoints(_) if check.has(POINT) && length::is_cut_short(reading) => {}
            Run::OnPoints(tasks) if own => fixes.extend(tasks(points)),
            Run::OnPoints(_) => {}
            Run::OnDraft(_) if !own && check.has(verbatim::VERBATIM) => {}
            Run::OnDraft(_) => fixes.extend(check.rules.iter().filter_map(|rule| fix(rule, found))),
        }
    }
    fixes.retain(|fix| !is_ignored(reading, fix.rule));
    fixes
}

fn fix(rule: &Rule, found: &[Finding]) -> Option<Fix> {
    let finding = found.iter().find(|finding| finding.rule == rule.id && finding.status == Status::Warn)?;
    let message = finding.task.clone().unwrap_or_else(|| rule.task.to_owned());
    Some(Fix { rule: rule.id, message })
}

/// Whether a finding is worth a look at once: it warns, or it asks whether the draft answers the question at all.
pub fn matters(finding: &Finding) -> bool {
    finding.status == Status::Warn || finding.rule == question::QUESTION
}

/// The findings as they are looked at: what matters, then what cannot be told, then the rest, each by importance.
pub fn by_importance(checks: &[Finding]) -> Vec<&Finding> {
    let order = |finding: &&Finding| match finding.status {
        _ if matters(finding) => 0,
        Status::Warn | Status::Unknown => 1,
        Status::Ok => 2,
    };
    let mut sorted: Vec<&Finding> = checks.iter().collect();
    sorted.sort_by_key(order);
    sorted
}

#[cfg(test)]
mod tests;
