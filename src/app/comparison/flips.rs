//! Flips and ticks by hand: one line of the draft each, and taken back by flipping on.

use super::points::{Item, items};
use super::{Comparison, ViewKind};
use crate::compare::{Band, Point, Verdict};

/// The chosen item, when it can be flipped.
pub fn item(comparison: &Comparison) -> Option<Item> {
    if comparison.view != ViewKind::Points {
        return None;
    }
    let item = items(comparison).into_iter().nth(comparison.chosen)?;
    let result = &comparison.review.as_ref()?.result;
    match item {
        // Nothing of an example is missed or said.
        Item::Point(_) => match result.verdict {
            Verdict::NoText | Verdict::Compared => result.own_answer.then_some(item),
            Verdict::TooShort | Verdict::NotAnAnswer => None,
        },
        Item::LookFor(_) => Some(item),
    }
}

/// Says otherwise of `item`; at the end of its round the method's own word stands again.
pub fn flip(comparison: &mut Comparison, item: Item) {
    let Some(result) = comparison.review.as_ref().map(|review| &review.result) else { return };
    let head = &mut comparison.draft.head;
    match item {
        Item::LookFor(place) => {
            let Some(text) = result.look_for.get(place).map(|look_for| look_for.text.clone()) else { return };
            match head.met.iter().position(|met| *met == text) {
                Some(at) => drop(head.met.remove(at)),
                None => head.met.push(text),
            }
        }
        Item::Point(place) => {
            let Some(point) = result.points.get(place) else { return };
            let texts = [point.text.clone(), point.label.clone()];
            for list in [&mut head.said, &mut head.not_said] {
                list.retain(|text| !texts.contains(text));
            }
            match next(point, result.verdict) {
                Some(true) => head.said.push(point.text.clone()),
                Some(false) => head.not_said.push(point.text.clone()),
                None => {}
            }
        }
    }
}

/// What is said of `point` next: first otherwise than the method, then the rest, then its own word again.
fn next(point: &Point, verdict: Verdict) -> Option<bool> {
    match (point.ticked, point.band) {
        _ if verdict == Verdict::NoText => point.ticked.is_none().then_some(true),
        (None, Some(Band::Said)) => Some(false),
        (None, _) => Some(true),
        (Some(true), Some(Band::Unsure) | None) => Some(false),
        (Some(_), _) => None,
    }
}
