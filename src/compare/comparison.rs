//! What a comparison says, as plain data: its JSON is the one of `compare --json`, and screens draw the same values.
//!
//! Knows no text and no method; `compare.rs` fills it. Nothing here is a percentage, a total or a grade of the answer:
//! a share says where the words went, a score orders key points and is not shown.

use crate::domain::{AnswerId, PartId, QuestionId};
use serde::Serialize;

/// A draft compared with its reference.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Comparison {
    pub question: QuestionId,
    /// Where the draft is kept, as the caller names it; `None` for a text that was only given.
    pub draft: Option<String>,
    /// The reference compared with.
    pub answer: Option<AnswerId>,
    /// Whether the reference is the person's own story.
    pub own_answer: bool,
    pub verdict: Verdict,
    /// The one thing to do next time.
    pub fix: Option<Fix>,
    /// In the order of the answer.
    pub points: Vec<Point>,
    pub look_for: Vec<LookFor>,
    /// One row a part of the framework, in its order; then one for text that belongs to no part.
    pub parts: Vec<PartRow>,
    /// In the order of the table of checks, the most important first.
    pub checks: Vec<Finding>,
    pub delivery: Delivery,
    /// Whether the parts are placed by their words, since the draft has no headings.
    #[serde(skip)]
    pub placed: bool,
    /// Everything that could be the one thing to fix, most important first.
    #[serde(skip)]
    pub fixes: Vec<Fix>,
}

impl Comparison {
    /// Whether the draft tells another story than the person's own reference.
    pub fn is_another_story(&self) -> bool {
        self.checks.iter().any(|finding| finding.rule == "story" && finding.status == Status::Warn)
    }
}

/// What can be said about the draft as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Compared,
    /// Nothing, or a few words.
    TooShort,
    /// Gibberish, the question itself, a wish instead of an episode, "see above".
    NotAnAnswer,
    /// Said aloud, and no text was kept but a note: only the clock and the ticks speak.
    NoText,
}

/// The next attempt's task. The same message is the same task.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct Fix {
    /// The rule of the finding, or `point` and `figure` for a key point of one's own answer.
    pub rule: &'static str,
    pub message: String,
}

/// One key point of the reference.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Point {
    /// What was matched.
    pub text: String,
    /// What is shown.
    pub label: String,
    pub part: PartId,
    /// The method's S, unrounded: it orders the points of one draft and means nothing else. 0 unless compared.
    pub score: f64,
    /// The method's own band; `None` where it cannot be told, and against an example, which is somebody else's story.
    pub band: Option<Band>,
    /// The passage that comes nearest.
    pub evidence: Option<String>,
    /// Flipped by hand: said or not said.
    pub ticked: Option<bool>,
    /// Why the passage may not say the point although it has its words.
    pub doubt: Option<Doubt>,
    /// Another number than the answer's was said, or none.
    pub figure: Option<FigureMismatch>,
}

/// What is shown of a key point: the person's own word before the method's.
impl Point {
    /// The band after what was flipped by hand.
    pub fn shown_band(&self) -> Option<Band> {
        match self.ticked {
            Some(true) => Some(Band::Said),
            Some(false) => Some(Band::NotHeard),
            None => self.band,
        }
    }
}

/// What can be told about a key point; never more than this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Band {
    Said,
    /// Look yourself.
    Unsure,
    NotHeard,
}

/// Why a passage with the words of a key point may not say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// It denies what the point affirms, or the other way round.
    Negated,
    /// It has the contrary of a word that carries the point.
    Opposite,
    /// Somebody else did it.
    Actor,
    /// It has another figure.
    Figure,
}

/// "You said 3 hours, your answer says 25 minutes."
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FigureMismatch {
    /// `None` where the point was said without its figure.
    pub said: Option<String>,
    pub reference: String,
}

/// One thing that good answers do; the person ticks it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LookFor {
    pub text: String,
    pub met: bool,
}

/// Where words and time of one part went.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PartRow {
    pub name: PartId,
    /// Names that were joined (`Situation & Task`) share one text: each of their rows has all of it, and no share.
    pub words: usize,
    /// On the clock; `None` without one.
    pub seconds: Option<u32>,
    /// Of the draft's words, 0 to 1; `None` where it cannot be told.
    pub share: Option<f64>,
    /// The same of the reference's words.
    pub reference_share: Option<f64>,
    /// The framework's plan; `None` for text in no part.
    pub plan_share: Option<f64>,
    /// Of the time on the clock, 0 to 1.
    pub seconds_share: Option<f64>,
    pub text: String,
}

/// One explainable finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    pub rule: &'static str,
    pub status: Status,
    pub part: Option<PartId>,
    /// The exact passage of the draft.
    pub evidence: Option<String>,
    /// One sentence: what was found and why it matters, with its source.
    pub message: String,
    /// One sentence: what to do.
    pub advice: String,
    /// The next attempt's task where the rule's own wording does not do.
    #[serde(skip)]
    pub task: Option<String>,
}

/// What a check found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Nothing to do. No praise.
    Ok,
    /// Amber: worth changing.
    Warn,
    /// It cannot be told.
    Unknown,
}

/// How it was told; counts are `None` where they are not known or do not apply.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Delivery {
    pub words: Option<usize>,
    /// On the clock, without thinking.
    pub seconds: Option<u32>,
    /// Only of a spoken draft with text.
    pub words_per_minute: Option<f64>,
    /// Only of a transcript, as the next.
    pub fillers: Option<usize>,
    pub fillers_per_minute: Option<f64>,
    pub hedges: Option<usize>,
    pub absolutes: Option<usize>,
    /// How often "I" was said, and "we".
    pub i: Option<usize>,
    pub we: Option<usize>,
}
