//! `figure` and `point`: a figure of one's own answer that was said differently, and a key point that was not heard.

use super::check::{Check, Needs, Rule, Run};
use crate::compare::comparison::{Band, Fix, Point};
use crate::compare::figures::figures;
use std::cmp::Ordering;

/// A figure of one's own answer that was said differently.
pub const FIGURE: &str = "figure";

/// A key point of one's own answer that was not heard.
pub const POINT: &str = "point";

pub const WRONG_FIGURE: Check = Check {
    rules: &[Rule::new(FIGURE, "a figure is not as in your answer", "")],
    star_only: false,
    needs: Needs::Anything,
    demand: false,
    quick: true,
    run: Run::OnPoints(wrong_figures),
};

pub const LEFT_OUT: Check = Check {
    rules: &[Rule::new(POINT, "a key point was left out", "")],
    star_only: false,
    needs: Needs::Anything,
    demand: false,
    quick: true,
    run: Run::OnPoints(left_out),
};

fn wrong_figures(points: &[Point]) -> Vec<Fix> {
    points.iter().filter_map(wrong_figure).collect()
}

fn wrong_figure(point: &Point) -> Option<Fix> {
    let figure = point.figure.as_ref().filter(|_| point.ticked != Some(true))?;
    let said = figure.said.as_ref()?;
    let message = format!("Get the figure right: you said {said}, your answer says {}.", figure.reference);
    Some(Fix { rule: FIGURE, message })
}

/// First those that the person called missed, then by score, the lowest first.
fn left_out(points: &[Point]) -> Vec<Fix> {
    if is_ticked_alone(points) {
        return unticked(points);
    }
    let mut missed: Vec<&Point> = points.iter().filter(|point| point.shown_band() == Some(Band::NotHeard)).collect();
    let order = |point: &Point| (point.ticked.is_none(), point.score);
    missed.sort_by(|a, b| order(a).partial_cmp(&order(b)).unwrap_or(Ordering::Equal));
    missed.into_iter().map(say).collect()
}

/// Whether nothing but the person's ticks tells what was said, and there are any.
fn is_ticked_alone(points: &[Point]) -> bool {
    points.iter().all(|point| point.band.is_none()) && points.iter().any(|point| point.ticked == Some(true))
}

/// What was not ticked, first what has a figure in it.
fn unticked(points: &[Point]) -> Vec<Fix> {
    let mut missed: Vec<&Point> = points.iter().filter(|point| point.ticked != Some(true)).collect();
    let has_figure = |point: &Point| figures(&point.text).iter().any(|figure| !figure.passing);
    missed.sort_by_key(|point| !has_figure(point));
    missed.into_iter().map(say).collect()
}

fn say(point: &Point) -> Fix {
    let label = point.label.trim_end_matches(['.', '。']);
    Fix { rule: POINT, message: format!("Say what was left out: \"{label}\".") }
}
