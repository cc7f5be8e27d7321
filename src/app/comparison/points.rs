//! What can be chosen among the key points and what good answers do, in the order in which it is shown.
//!
//! A point stays where its band put it when it is flipped, so that the next one stays under the hand.

use super::Comparison;
use crate::compare::{Band, Point};

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
    /// Said with another figure.
    Figure,
    Said,
}

impl Group {
    pub fn of(point: &Point) -> Group {
        match point.band {
            Some(Band::NotHeard) => Group::NotHeard,
            Some(Band::Unsure) => Group::Unsure,
            Some(Band::Said) if point.figure.is_some() => Group::Figure,
            Some(Band::Said) => Group::Said,
            None => Group::Open,
        }
    }
}

/// The items in the order in which they are shown.
pub fn items(comparison: &Comparison) -> Vec<Item> {
    let Some(review) = &comparison.review else { return Vec::new() };
    let mut points: Vec<usize> = (0..review.result.points.len()).collect();
    let said_first = !review.result.own_answer;
    points.sort_by_key(|place| {
        let group = review.result.points.get(*place).map(Group::of);
        (said_first && group != Some(Group::Said), group)
    });
    let look_for = (0..review.result.look_for.len()).map(Item::LookFor);
    points.into_iter().map(Item::Point).chain(look_for).collect()
}
