//! The key points of the reference as they stand in the draft: score, band, evidence, reason to doubt, figures, ticks.
//!
//! Puts together what `points.rs`, `doubt.rs` and `figures.rs` find. Against an example nothing is matched: somebody else's
//! story shares words with one's own and no point.

use super::comparison::{Band, Doubt, Point, Verdict};
use super::doubt::{ClaimText, Telling, telling};
use super::figures::{Figure, figures, left_out, mismatch};
use super::points::PointScore;
use super::reading::{Reading, says_several};
use crate::domain::{DraftHead, KeyPoint, PartId, StoryPart};
use crate::text::words::spaced_once;
use hashbrown::HashSet;

/// The key points of the reference, in its order; none without one. Of what is no answer nothing is matched.
pub fn key_points(reading: &Reading<'_>) -> Vec<Point> {
    let Some(reference) = reading.reference else { return Vec::new() };
    let parts = &reference.story.parts;
    let flipped = reading.attempt.head.map(Flipped::new).unwrap_or_default();
    let mut points = Vec::new();
    for part in parts {
        points.extend(part.key_points.iter().map(|point| unmatched(part, point, flipped.ticked(point))));
    }
    if reading.judgement.verdict == Verdict::Compared && !reading.heard.is_empty() && !reading.is_another_story() {
        hear_all(reading, parts, &mut points);
    }
    points
}

/// Says of `points`, which stand in `parts`, how the draft has them.
fn hear_all(reading: &Reading<'_>, parts: &[StoryPart], points: &mut [Point]) {
    let figures = figures(&reading.whole.text);
    let mut heard = points.iter_mut().zip(&reading.heard);
    let mut by_figures: Vec<&mut Point> = Vec::new();
    let mut by_words = 0;
    for part in parts {
        let text = ClaimText::new(&part.plain);
        for (point, score) in heard.by_ref().take(part.key_points.len()) {
            match hear(reading, &figures, &text, score, point) {
                Some(Telling::FiguresAlone) if point.doubt.is_some() => by_figures.push(point),
                Some(Telling::Same | Telling::Otherwise(_)) => by_words += 1,
                _ => {}
            }
        }
    }
    if !says_several(by_words, reading.heard.len()) {
        by_figures.into_iter().for_each(|point| (point.doubt, point.figure) = (None, None));
    }
}

fn unmatched(part: &StoryPart, point: &KeyPoint, ticked: Option<bool>) -> Point {
    Point {
        text: point.text.clone(),
        label: point.label.clone(),
        part: part.ids.first().copied().unwrap_or(PartId::Answer),
        score: 0.0,
        band: None,
        evidence: None,
        ticked,
        doubt: None,
        figure: None,
    }
}

/// The same for one point, which stands in `part`; `figures` are those of the draft. Gives how the passage with its words
/// tells it, if there is one.
fn hear(
    reading: &Reading<'_>,
    figures: &[Figure],
    part: &ClaimText,
    score: &PointScore,
    point: &mut Point,
) -> Option<Telling> {
    let passage = score.evidence.clone().and_then(|range| reading.whole.text.get(range));
    point.score = f64::from(score.score);
    point.band = Some(score.band);
    point.evidence = passage.map(str::to_owned);
    let passage = passage.filter(|_| score.band == Band::Said)?;
    let (telling, wrong) = (telling_in(part, &point.text, passage), mismatch(&point.text, passage));
    point.doubt = match telling {
        _ if wrong.is_some() => Some(Doubt::Figure),
        Telling::Otherwise(doubt) => Some(doubt),
        Telling::Same | Telling::Half | Telling::FiguresAlone => None,
    };
    if matches!(point.doubt, None | Some(Doubt::Figure)) {
        point.figure = wrong.or_else(|| left_out(&point.text, figures));
    }
    if point.doubt.is_some() || telling == Telling::Half {
        point.band = Some(Band::Unsure);
    }
    Some(telling)
}

/// How `passage` tells `point`, which is read with what stands before it in its part: that tells who did it.
fn telling_in(part: &ClaimText, point: &str, passage: &str) -> Telling {
    let passage = ClaimText::new(passage);
    match part.find(point) {
        Some(claim) => telling(&claim, &passage.claim()),
        None => telling(&ClaimText::new(point).claim(), &passage.claim()),
    }
}

/// What was flipped by hand, without regard to white space.
#[derive(Default)]
struct Flipped {
    said: HashSet<String>,
    not_said: HashSet<String>,
}

impl Flipped {
    fn new(head: &DraftHead) -> Flipped {
        let on_one_line = |texts: &[String]| texts.iter().map(|text| spaced_once(text)).collect();
        Flipped { said: on_one_line(&head.said), not_said: on_one_line(&head.not_said) }
    }

    /// Whether `point` was flipped, and to what; the text may be the one that was matched or the one that was shown.
    fn ticked(&self, point: &KeyPoint) -> Option<bool> {
        let (text, label) = (spaced_once(&point.text), spaced_once(&point.label));
        let has = |texts: &HashSet<String>| texts.contains(&text) || texts.contains(&label);
        match (has(&self.said), has(&self.not_said)) {
            (true, _) => Some(true),
            (false, true) => Some(false),
            (false, false) => None,
        }
    }
}
