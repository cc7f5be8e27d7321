//! `part.<id>`: each part of the framework is there.

use super::check::{Check, Needs, Rule, Run};
use crate::compare::comparison::Finding;
use crate::compare::layout::Presence;
use crate::compare::reading::Reading;
use crate::domain::{PartId, Section};

pub const CHECK: Check = Check {
    rules: &[
        Rule::new("part.result", "the Result is missing", "The Result is missing: say what changed, and how you know."),
        Rule::new(
            "part.action",
            "the Action is missing",
            "The Action is missing: say what you did, step by step, and why.",
        ),
        Rule::new(
            "part.situation",
            "the Situation is missing",
            "The Situation is missing: say where and when, in two sentences.",
        ),
        Rule::new("part.task", "the Task is missing", "The Task is missing: say what was yours to do."),
        Rule::new(
            "part.present",
            "\"Now\" is missing",
            "\"Now\" is missing: say what you do today, and one thing you are proud of.",
        ),
        Rule::new(
            "part.past",
            "\"How I got here\" is missing",
            "\"How I got here\" is missing: name the steps that led here.",
        ),
        Rule::new(
            "part.future",
            "\"Why this\" is missing",
            "\"Why this\" is missing: say why this role is the next one.",
        ),
        Rule::new(
            "part.claim",
            "\"The strength or weakness\" is missing",
            "\"The strength or weakness\" is missing: name one trait plainly.",
        ),
        Rule::new("part.example", "\"An example\" is missing", "\"An example\" is missing: tell one time it showed."),
        Rule::new(
            "part.growth",
            "\"What I do about it\" is missing",
            "\"What I do about it\" is missing: say what you do, and what came of that.",
        ),
    ],
    star_only: false,
    needs: Needs::Anything,
    demand: true,
    quick: false,
    run: Run::OnDraft(check),
};

fn check(reading: &Reading<'_>) -> Vec<Finding> {
    let sections = reading.framework().sections();
    let parts = sections.iter().filter(|section| section.id != PartId::Answer);
    parts.map(|section| finding(reading, section).at(section.id)).collect()
}

fn finding(reading: &Reading<'_>, section: &Section) -> Finding {
    let (rule, name, called) = (section.rule, section.title(), section.called);
    if reading.words == 0 || reading.is_note() {
        return by_clock(reading, section);
    }
    match reading.layout.presence(section.id) {
        Presence::Present => Finding::ok(rule, format!("{name} is there.")),
        // What was said in that time may stand under another heading, or was not written down.
        Presence::Missing if was_spoken(reading, section.id) => by_clock_alone(rule, called),
        Presence::Missing => Finding::warn(
            rule,
            format!("{name} is missing, and an interviewer listens for each part (the framework of the question)."),
        )
        .advise(format!("Say {}.", section.holds)),
        Presence::Unknown => Finding::unknown(
            rule,
            format!("The text has no heading for it, and it is not clear whether {} is in it.", called),
        )
        .advise(format!("Look yourself: does it say {}?", section.holds)),
    }
}

/// Whether a spoken draft may hold `part` all the same: its clock ran, or a whole transcript was put under one heading.
fn was_spoken(reading: &Reading<'_>, part: PartId) -> bool {
    let ran = reading.attempt.seconds.is_some_and(|seconds| seconds.of(part) > 0);
    let in_one = reading.layout.parts.iter().filter(|laid| laid.words > 0).count() == 1;
    reading.is_transcript() && (ran || in_one)
}

fn by_clock_alone(rule: &'static str, called: &str) -> Finding {
    let message = format!("No text was kept under {}, and it may have been said all the same.", called);
    Finding::unknown(rule, message)
}

/// Without text the clock alone speaks, and it never says that something was not said.
fn by_clock(reading: &Reading<'_>, section: &Section) -> Finding {
    let (rule, called) = (section.rule, section.called);
    match reading.attempt.seconds.map(|seconds| seconds.of(section.id)) {
        Some(seconds) if seconds > 0 => {
            Finding::ok(rule, format!("The clock shows {} for {}.", super::clock_text(f64::from(seconds)), called))
        }
        _ => Finding::unknown(rule, format!("The clock shows no time for {}, and no text was kept.", called)),
    }
}

/// Why nothing can be said about what stands in `part`.
pub fn why_no_part(reading: &Reading<'_>, part: PartId) -> String {
    match reading.layout.presence(part) {
        Presence::Missing => format!("There is no {} to look at.", part.name()),
        _ => format!("It is not clear which words are the {}.", part.name()),
    }
}
