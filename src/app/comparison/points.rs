//! What can be chosen among the key points and what good answers do, in the order in which it is shown.
//!
//! A point stays where its band put it when it is flipped, so that the next one stays under the hand.

use super::Comparison;
use crate::compare::{self, Band, Point, Verdict};

/// What can be chosen: a key point or one thing that good answers do, by its place in the comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Item {
    Point(usize),
    LookFor(usize),
}

/// How a point is shown, which is where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    NotHeard,
    Unsure,
    /// Without a band: of an example, in another language, or never heard at all.
    Open,
    Said,
}

impl Group {
    pub fn of(point: &Point) -> Group {
        match point.band {
            Some(Band::NotHeard) => Group::NotHeard,
            Some(Band::Unsure) => Group::Unsure,
            Some(Band::Said) => Group::Said,
            None => Group::Open,
        }
    }
}

/// The items in the order in which they are shown: against somebody else's story first what good answers do.
pub fn items(comparison: &Comparison) -> Vec<Item> {
    let Some(review) = &comparison.review else { return Vec::new() };
    let mut points: Vec<usize> = (0..review.result.points.len()).collect();
    points.sort_by_key(|place| review.result.points.get(*place).map(Group::of));
    let points = points.into_iter().map(Item::Point);
    let look_for = (0..review.result.look_for.len()).map(Item::LookFor);
    if leads_with_look_for(&review.result) {
        look_for.chain(points).collect()
    } else {
        points.chain(look_for).collect()
    }
}

/// Whether what good answers do comes before the key points, because they are of somebody else's story.
pub fn leads_with_look_for(result: &compare::Comparison) -> bool {
    result.answer.is_some() && !result.own_answer
}

/// Whether the person says which points were said: those of an own answer, of which no text was kept.
pub fn are_ticked(result: &compare::Comparison) -> bool {
    result.verdict == Verdict::NoText && result.own_answer
}
