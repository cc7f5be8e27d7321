//! A question as it stands in a question file.

use super::{Framework, Origin, QuestionId};
use std::ops::RangeInclusive;

/// The time limit of a question that names none, in seconds.
pub const DEFAULT_SECONDS: u32 = 120;

/// The time limits that make sense, in seconds: up to an hour.
pub const SECONDS: RangeInclusive<u32> = 10..=3600;

/// The lengths in which a story is practised besides the question's own, in seconds. A convention of this program: told in
/// passing, short, somewhat shorter than most answers, and with time to spare.
pub const LADDER: [u32; 4] = [30, 60, 90, 180];

/// Up to this many times its limit an answer is inside it: nobody stops a story to the second. A convention of this
/// program.
pub const GRACE: f64 = 1.1;

/// Something an interviewer asks.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    pub id: QuestionId,
    /// As an interviewer says it.
    pub prompt: String,
    pub competency: Option<String>,
    pub framework: Framework,
    /// The time limit, in seconds.
    pub seconds: u32,
    /// Other wordings of the same question.
    pub asked_as: Vec<String>,
    /// What good answers do.
    pub look_for: Vec<String>,
    pub follow_ups: Vec<String>,
    pub origin: Origin,
    /// The line of the entry in its file, from 1.
    pub line: usize,
}

/// How most questions begin, the longest first.
const OPENINGS: [&str; 4] = ["Tell me about a time when ", "Tell me about a time ", "Tell me about ", "What's "];

impl Question {
    /// The prompt without the opening that most questions share, behind an ellipsis: what tells it from others where there
    /// is little room.
    pub fn telling_prompt(&self) -> String {
        let rest = OPENINGS.iter().find_map(|opening| self.prompt.strip_prefix(opening));
        rest.map_or_else(|| self.prompt.clone(), |rest| format!("… {rest}"))
    }

    /// The planned time of `section`, in seconds.
    pub fn planned_seconds(&self, section: &super::Section) -> f64 {
        f64::from(self.seconds) * section.plan
    }

    /// The same question to be answered in `limit` seconds, or in its own time without one.
    pub fn within(&self, limit: Option<u32>) -> Question {
        Question { seconds: limit.unwrap_or(self.seconds), ..self.clone() }
    }

    /// The lengths of [`LADDER`] that are not its own, the shortest first.
    pub fn other_lengths(&self) -> impl Iterator<Item = u32> {
        LADDER.into_iter().filter(|seconds| *seconds != self.seconds)
    }
}

#[cfg(test)]
impl Question {
    /// A question for tests, with nothing but what is given.
    pub fn sample(id: &str, competency: &str, prompt: &str) -> Question {
        Question {
            id: QuestionId::parse(id).expect("an id"),
            prompt: prompt.to_owned(),
            competency: Some(competency.to_owned()),
            framework: Framework::Star,
            seconds: DEFAULT_SECONDS,
            asked_as: Vec::new(),
            look_for: Vec::new(),
            follow_ups: Vec::new(),
            origin: Origin::BuiltIn("questions/sample.toml".into()),
            line: 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(prompt: &str, expected: &str) {
        assert_eq!(Question::sample("q", "c", prompt).telling_prompt(), expected);
    }

    #[test]
    fn a_row_leaves_out_how_most_questions_begin() {
        check("Tell me about a time you missed a deadline.", "… you missed a deadline.");
        check("Tell me about yourself.", "… yourself.");
        check("Why do you want this role?", "Why do you want this role?");
    }
}
