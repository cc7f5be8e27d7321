//! The checks on a draft: explainable findings, one file and one row each.
//!
//! A check looks at a [`Reading`] and says what it found, where, why that matters by which source, and what to do. It
//! would rather say "cannot tell" than accuse falsely. To add one: `checks/<check>.rs` with a `CHECK`, and its row here.

mod absolutes;
mod blame;
mod episode;
mod fillers;
mod hedges;
mod label;
mod length;
mod lesson;
mod measure;
mod outcome;
mod ownership;
mod pace;
mod part;
mod redaction;
mod share;
mod verbatim;

pub use label::labels;
pub use length::clock_text;

use super::comparison::{Finding, Status, Verdict};
use super::language::Language;
use super::reading::{Attempt, Reading};
use super::verdict::Reason;
use crate::domain::{Framework, Mode, PartId};

/// Every check, in the order in which findings are listed.
pub const CHECKS: &[Check] = &[
    verbatim::CHECK,
    episode::CHECK,
    part::CHECK,
    share::CHECK,
    ownership::CHECK,
    outcome::CHECK,
    measure::CHECK,
    lesson::CHECK,
    length::CHECK,
    pace::CHECK,
    fillers::CHECK,
    hedges::CHECK,
    absolutes::CHECK,
    blame::CHECK,
    redaction::CHECK,
];

/// The rule of the finding that there is no answer.
pub const ANSWER: &str = "answer";

/// One row.
pub struct Check {
    /// The rules that its findings have; a parent such as `share` stands for all under it.
    pub rules: &'static [&'static str],
    /// Whether it is meant for STAR alone; else for every framework.
    pub star_only: bool,
    pub needs: Needs,
    /// Whether it asks for something that the person's own answer may do without as well.
    pub demand: bool,
    pub run: fn(&Reading<'_>) -> Vec<Finding>,
}

/// What a check needs to be run at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// Text or a clock.
    Anything,
    /// Text in any language.
    Text,
    /// English text; on other languages its rules are `unknown`.
    English,
    /// Something said aloud, and its text.
    Spoken,
    /// The same, in English.
    EnglishTranscript,
}

impl Check {
    fn applies(&self, reading: &Reading<'_>) -> bool {
        let needed = match self.needs {
            Needs::Anything => true,
            Needs::Text | Needs::English => reading.words > 0,
            Needs::Spoken | Needs::EnglishTranscript => reading.is_transcript(),
        };
        needed && (!self.star_only || reading.framework() == Framework::Star) && self.is_for_mode(reading.attempt.mode)
    }

    /// An opening line alone is not asked for what a whole answer holds.
    fn is_for_mode(&self, mode: Mode) -> bool {
        mode != Mode::Quick || self.rules == blame::CHECK.rules || self.rules == redaction::CHECK.rules
    }

    fn findings(&self, reading: &Reading<'_>) -> Vec<Finding> {
        let english = matches!(self.needs, Needs::English | Needs::EnglishTranscript);
        if english && reading.language != Language::English {
            return self.rules.iter().map(|rule| other_language(rule)).collect();
        }
        (self.run)(reading)
    }
}

fn other_language(rule: &'static str) -> Finding {
    let message = "The draft is not in English, and this check knows English words only.";
    Finding::unknown(rule, message).advise("Judge this one yourself.")
}

/// Runs every check that is meant for the draft; `reason` says why it is no answer.
pub fn findings(reading: &Reading<'_>, verdict: Verdict, reason: Option<&Reason>) -> Vec<Finding> {
    if let Some(reason) = reason {
        let finding = Finding::warn(ANSWER, reason.message.clone()).advise(reason.advice);
        return vec![Finding { evidence: reason.evidence.clone(), ..finding }];
    }
    let by_clock = verdict == Verdict::NoText;
    let checks = CHECKS.iter().filter(|check| check.applies(reading) && (!by_clock || check.needs == Needs::Anything));
    // What does not apply to somebody else's story says nothing about this one.
    let ignored = |rule: &str| reading.own_reference().is_some_and(|own| is_ignored(&own.answer.ignore, rule));
    let found = checks.flat_map(|check| check.findings(reading).into_iter().map(move |finding| (check, finding)));
    let found: Vec<_> = found.filter(|(_, finding)| !ignored(finding.rule)).collect();
    let unmet = if found.iter().any(|(check, finding)| check.demand && finding.status == Status::Warn) {
        unmet_by_own_reference(reading)
    } else {
        Vec::new()
    };
    let excused = |check: &Check, finding: &Finding| {
        check.demand && finding.status == Status::Warn && unmet.contains(&finding.rule)
    };
    found.into_iter().map(|(check, finding)| if excused(check, &finding) { excuse(finding) } else { finding }).collect()
}

/// Whether `rule` or its parent stands in `ignore`.
fn is_ignored(ignore: &[String], rule: &str) -> bool {
    ignore.iter().any(|name| rule == name || rule.strip_prefix(name.as_str()).is_some_and(|rest| rest.starts_with('.')))
}

/// The rules that the person's own reference does not meet either.
fn unmet_by_own_reference(reading: &Reading<'_>) -> Vec<&'static str> {
    let Some(reference) = reading.own_reference() else { return Vec::new() };
    let attempt = Attempt { story: reference.story, mode: Mode::Typed, seconds: None, head: None, ..reading.attempt };
    let own = Reading::new(attempt, None, reading.settings);
    let checks = CHECKS.iter().filter(|check| check.demand && check.applies(&own));
    let found = checks.flat_map(|check| check.findings(&own));
    found.filter(|finding| finding.status == Status::Warn).map(|finding| finding.rule).collect()
}

fn excuse(finding: Finding) -> Finding {
    let message = "Your own answer does not meet this either, so it is not asked of the draft.".to_owned();
    let advice = "Nothing to do, unless you change your answer.".to_owned();
    Finding { status: Status::Ok, evidence: None, message, advice, ..finding }
}

impl Finding {
    fn new(rule: &'static str, status: Status, message: impl Into<String>, advice: &str) -> Finding {
        Finding { rule, status, part: None, evidence: None, message: message.into(), advice: advice.to_owned() }
    }

    /// Nothing to do.
    pub(crate) fn ok(rule: &'static str, message: impl Into<String>) -> Finding {
        Finding::new(rule, Status::Ok, message, "Nothing to do.")
    }

    /// Worth changing; say how with [`Finding::advise`].
    pub(crate) fn warn(rule: &'static str, message: impl Into<String>) -> Finding {
        Finding::new(rule, Status::Warn, message, "")
    }

    /// It cannot be told.
    pub(crate) fn unknown(rule: &'static str, message: impl Into<String>) -> Finding {
        Finding::new(rule, Status::Unknown, message, "Look yourself.")
    }

    pub(crate) fn advise(self, advice: impl Into<String>) -> Finding {
        Finding { advice: advice.into(), ..self }
    }

    pub(crate) fn at(self, part: PartId) -> Finding {
        Finding { part: Some(part), ..self }
    }

    pub(crate) fn shown_by(self, evidence: impl Into<String>) -> Finding {
        Finding { evidence: Some(evidence.into()).filter(|text| !text.is_empty()), ..self }
    }
}

/// What an answer's `ignore` may name: every rule of the checks on drafts, and their parents such as `share`.
pub fn known_rules() -> Vec<&'static str> {
    let mut rules: Vec<&str> = Vec::new();
    for rule in CHECKS.iter().flat_map(|check| check.rules) {
        for name in [Some(*rule), rule.split_once('.').map(|(parent, _)| parent)].into_iter().flatten() {
            if !rules.contains(&name) {
                rules.push(name);
            }
        }
    }
    rules
}

#[cfg(test)]
mod tests;
