//! The key points of the reference as they stand in the draft: score, band, evidence, reason to doubt, figures, ticks.
//!
//! Puts together what `points.rs`, `doubt.rs` and `figures.rs` find. Against an example nothing is matched: somebody else's
//! story shares words with one's own and no point.

use super::comparison::{Band, Doubt, FigureMismatch, Point, Verdict};
use super::doubt::{Claim, doubt};
use super::figures::{left_out, mismatch};
use super::points::PointScore;
use super::reading::Reading;
use crate::domain::{DraftHead, KeyPoint, PartId, StoryPart};

/// The key points of the reference, in its order; none without one. `verdict` says whether they can be matched.
pub fn key_points(reading: &Reading<'_>, verdict: Verdict) -> Vec<Point> {
    let Some(reference) = reading.reference else { return Vec::new() };
    let matched = verdict == Verdict::Compared && !reading.is_another_story();
    let mut heard = reading.heard.iter().filter(|_| matched);
    let mut points = Vec::new();
    for part in &reference.story.parts {
        for point in &part.key_points {
            let unmatched = unmatched(reading, part, point);
            points.push(match heard.next() {
                Some(score) => matched_point(reading, part, unmatched, score),
                None => unmatched,
            });
        }
    }
    points
}

fn unmatched(reading: &Reading<'_>, part: &StoryPart, point: &KeyPoint) -> Point {
    Point {
        text: point.text.clone(),
        label: point.label.clone(),
        part: part.ids.first().copied().unwrap_or(PartId::Answer),
        score: 0.0,
        band: None,
        evidence: None,
        ticked: reading.attempt.head.and_then(|head| ticked(head, point)),
        doubt: None,
        figure: None,
    }
}

fn matched_point(reading: &Reading<'_>, part: &StoryPart, point: Point, score: &PointScore) -> Point {
    let passage = score.evidence.clone().and_then(|range| reading.whole.text.get(range));
    let held = score.band == Band::Said;
    let figure = passage.filter(|_| held).and_then(|passage| figure(&point.text, passage, &reading.whole.text));
    let wrong = figure.as_ref().is_some_and(|figure| figure.said.is_some());
    let doubt = match passage.filter(|_| held) {
        Some(_) if wrong => Some(Doubt::Figure),
        Some(passage) => doubt(&claim(part, &point.text), &Claim::new(passage)),
        None => None,
    };
    Point {
        score: f64::from(score.score),
        band: Some(if doubt.is_some() { Band::Unsure } else { score.band }),
        evidence: passage.map(str::to_owned),
        doubt,
        figure: figure.filter(|_| matches!(doubt, None | Some(Doubt::Figure))),
        ..point
    }
}

/// The point with what stands before it in its part, which tells who did it.
fn claim(part: &StoryPart, point: &str) -> Claim {
    match part.plain.find(point) {
        Some(start) => Claim::within(&part.plain, start..start + point.len()),
        None => Claim::new(point),
    }
}

/// The figure that `passage` has instead of the point's, or the one that the whole draft has nowhere.
fn figure(point: &str, passage: &str, draft: &str) -> Option<FigureMismatch> {
    mismatch(point, passage).or_else(|| left_out(point, draft))
}

/// What was flipped by hand; the text may be the one that was matched or the one that was shown.
fn ticked(head: &DraftHead, point: &KeyPoint) -> Option<bool> {
    let has = |texts: &[String]| texts.iter().any(|text| same(text, &point.text) || same(text, &point.label));
    match (has(&head.said), has(&head.not_said)) {
        (true, _) => Some(true),
        (false, true) => Some(false),
        (false, false) => None,
    }
}

/// Equal but for white space.
fn same(a: &str, b: &str) -> bool {
    a.split_whitespace().eq(b.split_whitespace())
}
