//! The key points of the reference as they stand in the draft: score, band, evidence, what was ticked by hand, figures.
//!
//! Puts together what `points.rs` and `figures.rs` find; against an example nothing is called missed and no figure is held.

use super::comparison::{Band, Point, Verdict};
use super::figures::mismatch;
use super::language::{Language, language};
use super::points::{Card, PointScore};
use super::reading::{Reading, Reference};
use super::tokens::tokens;
use crate::domain::{DraftHead, KeyPoint, PartId};

/// The key points of the reference, in its order; none without one.
pub fn key_points(reading: &Reading<'_>, verdict: Verdict) -> Vec<Point> {
    let Some(reference) = reading.reference else { return Vec::new() };
    let texts: Vec<&str> = reference.story.key_points().map(|(_, point)| point.text.as_str()).collect();
    let scores = if reading.words == 0 || texts.is_empty() {
        Vec::new()
    } else {
        Card::new(&reading.attempt.question.prompt, &texts).score(&reading.whole.text)
    };
    let bands = if verdict == Verdict::Compared { Shown::of(reading, reference) } else { Shown::Nothing };
    let mut scores = scores.into_iter();
    let points = reference.story.key_points();
    points.map(|(parts, point)| one(reading, parts, point, scores.next(), bands)).collect()
}

/// Which bands are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Nothing,
    /// Against an example.
    Matches,
    All,
}

impl Shown {
    fn of(reading: &Reading<'_>, reference: Reference<'_>) -> Shown {
        let text = reference.story.plain();
        let english = language(&text, &tokens(&text).0) == Language::English && reading.language == Language::English;
        match reference.answer.is_own() {
            _ if !english => Shown::Nothing,
            true => Shown::All,
            false => Shown::Matches,
        }
    }

    fn band(self, band: Band) -> Option<Band> {
        match self {
            Shown::Nothing => None,
            Shown::Matches => Some(band).filter(|band| *band == Band::Said),
            Shown::All => Some(band),
        }
    }
}

fn one(reading: &Reading<'_>, parts: &[PartId], point: &KeyPoint, score: Option<PointScore>, shown: Shown) -> Point {
    let band = score.as_ref().and_then(|score| shown.band(score.band));
    let passage =
        score.as_ref().and_then(|score| reading.whole.text.get(score.evidence.clone()?)).filter(|_| band.is_some());
    let held = shown == Shown::All && matches!(band, Some(Band::Said | Band::Unsure));
    Point {
        text: point.text.clone(),
        label: point.label.clone(),
        part: parts.first().copied().unwrap_or(PartId::Answer),
        score: score.as_ref().map_or(0.0, |score| f64::from(score.score)),
        band,
        evidence: passage.map(str::to_owned),
        ticked: reading.attempt.head.and_then(|head| ticked(head, point)),
        figure: passage.filter(|_| held).and_then(|passage| mismatch(&point.text, passage)),
    }
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
