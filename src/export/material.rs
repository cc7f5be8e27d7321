//! All that a sheet is made from, as values: answers and drafts that were read, open fixes, the schedule as lists.
//!
//! Knows neither how answers are read nor how attempts are compared: both come in with the [`Readers`].

use crate::domain::{Answer, Bank, Config, Framework, QuestionId, Story};
use crate::review::sheet::{DraftText, FollowUpAnswer, OpenFix};
use std::collections::BTreeMap;
use std::ops::Range;

/// All that a sheet is made from.
pub struct Material<'a> {
    pub bank: &'a Bank,
    pub config: &'a Config,
    /// The drafts that stand in for answers.
    pub drafts: &'a [DraftText],
    pub fixes: &'a [OpenFix],
    /// What was answered to follow-up questions, the latest of each.
    pub follow_ups: &'a [FollowUpAnswer],
    /// The questions due today.
    pub due: &'a [QuestionId],
    /// How well each practised question sits, 0 to 1.
    pub strength: &'a BTreeMap<QuestionId, f64>,
    /// The text of `sheet.md`.
    pub notes: &'a str,
    pub readers: Readers<'a>,
}

/// How texts are read; given in, so that there is one reader for each.
pub struct Readers<'a> {
    /// The parts of an answer under a framework.
    pub story: &'a dyn Fn(&Answer, Framework) -> Story,
    /// The figures of a plain text that may be worth repeating.
    pub figures: &'a dyn Fn(&str) -> Vec<ToldFigure>,
    /// Whether a sentence says what was learned or is done differently since.
    pub is_lesson: &'a dyn Fn(&str) -> bool,
}

/// A figure in a plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldFigure {
    /// Where it stands with its unit or noun, in bytes.
    pub range: Range<usize>,
    pub worth: Worth,
}

/// Where a figure is worth repeating.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Worth {
    /// A small number in words, or one said in passing ("twice"): in an outcome.
    InOutcome,
    /// A number of things, a time: where it was chosen to be told.
    Number,
    /// A share, a factor, an amount of money: anywhere.
    Measure,
}
