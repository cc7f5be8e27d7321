//! `part.<id>`: each part of the framework is there.

use super::check::{Check, Needs, Rule, Run};
use crate::compare::comparison::Finding;
use crate::compare::placement::Presence;
use crate::compare::reading::Reading;
use crate::domain::{Framework, PartId, Section};

pub const CHECK: Check = Check {
    rules: &RULES,
    star_only: false,
    needs: Needs::Anything,
    demand: true,
    quick: false,
    run: Run::OnDraft(check),
};

/// One rule a part; of two missing parts the one that is asked for first comes first.
const RULES: [Rule; COUNT] = rules();
const COUNT: usize = count();

const fn count() -> usize {
    let mut count = 0;
    let mut framework = 0;
    while framework < Framework::ALL.len() {
        let sections = Framework::ALL[framework].sections();
        let mut at = 0;
        while at < sections.len() {
            count += (sections[at].urgency > 0) as usize;
            at += 1;
        }
        framework += 1;
    }
    count
}

const fn rules() -> [Rule; COUNT] {
    let mut rules = [const { Rule::silent("") }; COUNT];
    let mut filled = 0;
    let mut urgency = 1;
    while filled < COUNT {
        let mut framework = 0;
        while framework < Framework::ALL.len() {
            let sections = Framework::ALL[framework].sections();
            let mut at = 0;
            while at < sections.len() {
                if sections[at].urgency == urgency {
                    rules[filled] = Rule::new(sections[at].rule, sections[at].missing, sections[at].task);
                    filled += 1;
                }
                at += 1;
            }
            framework += 1;
        }
        urgency += 1;
    }
    rules
}

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
    match reading.placement.presence(section.id) {
        Presence::Present => {
            let opening = reading.placement.part(section.id).map_or("", |part| part.prose.sentence(0));
            let by_words = if reading.placement.by_content { ", placed by its words" } else { "" };
            Finding::ok(rule, format!("{name} is there{by_words}.")).shown_by(opening)
        }
        Presence::Missing if reading.is_cut => {
            Finding::unknown(rule, format!("Only the beginning was read, and {called} may stand behind it."))
        }
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
    let in_one = reading.placement.parts.iter().filter(|laid| laid.words > 0).count() == 1;
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
    match reading.placement.presence(part) {
        Presence::Missing => format!("There is no {} to look at.", part.name()),
        _ => format!("It is not clear which words are the {}.", part.name()),
    }
}

/// Why nothing is missed in a Result that no heading sets apart.
pub const BORDER: &str =
    "The text has no headings, so what came of it may be told before the passage that looks like the Result.";
