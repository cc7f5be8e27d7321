//! Where words and time of a draft went, part by part, beside the reference and the plan.
//!
//! Shares only; whether they matter is said by the checks.

use super::comparison::PartRow;
use super::placement::{Placement, share_of_seconds};
use super::reading::Reading;
use crate::domain::{PartId, Section};

/// One row a part of the framework, then one for text in no part.
pub fn part_rows(reading: &Reading<'_>) -> Vec<PartRow> {
    let framework = reading.framework();
    let written = reading.reference.zip(reading.written.as_ref());
    let reference = written.map(|(reference, written)| Placement::new(reference.story, framework, written));
    let mut rows: Vec<PartRow> =
        framework.sections().iter().map(|section| row(reading, section, reference.as_ref())).collect();
    if reading.placement.loose_words > 0 {
        rows.push(loose(reading));
    }
    rows
}

fn row(reading: &Reading<'_>, section: &Section, reference: Option<&Placement>) -> PartRow {
    let laid = reading.placement.part(section.id);
    PartRow {
        name: section.id,
        words: laid.map_or(0, |part| part.words),
        seconds: reading.attempt.seconds.map(|seconds| seconds.of(section.id)),
        share: reading.placement.share(&[section.id]).filter(|_| reading.words > 0),
        reference_share: reference.and_then(|placement| placement.share(&[section.id])),
        plan_share: Some(section.plan),
        seconds_share: seconds_share(reading, section.id),
        text: laid.map_or_else(String::new, |part| part.prose.text.clone()),
    }
}

/// Text in no part: a preface, or the whole of a draft without headings.
fn loose(reading: &Reading<'_>) -> PartRow {
    PartRow {
        name: PartId::Answer,
        words: reading.placement.loose_words,
        seconds: reading.attempt.seconds.map(|seconds| seconds.of(PartId::Answer)),
        share: None,
        reference_share: None,
        plan_share: None,
        seconds_share: None,
        text: reading.placement.loose.clone(),
    }
}

fn seconds_share(reading: &Reading<'_>, part: PartId) -> Option<f64> {
    reading.attempt.seconds.and_then(|seconds| share_of_seconds(seconds, &[part]))
}
