//! One row of the table of checks: what it is called, when it is run, and what it runs.

use crate::compare::comparison::{Finding, Fix, Point, Status};
use crate::compare::reading::Reading;
use crate::domain::{Framework, Mode, PartId};

/// One check.
pub struct Check {
    /// What its findings are called; several where one look at the draft answers several questions.
    pub rules: &'static [Rule],
    /// Whether it is meant for STAR alone; else for every framework.
    pub star_only: bool,
    pub needs: Needs,
    /// Whether it asks for something that the person's own answer may do without as well.
    pub demand: bool,
    /// Whether it is asked of an opening line, too, which is no whole answer.
    pub quick: bool,
    pub run: Run,
}

/// The name of a finding, and what is said when it warns.
pub struct Rule {
    /// The name in JSON and in an answer's `ignore`; a parent such as `share` stands for all under it.
    pub id: &'static str,
    /// What it means that it warns, in a few words without a full stop; empty for a rule that never warns.
    pub label: &'static str,
    /// The next attempt's task; empty where the finding or the key point words it.
    pub task: &'static str,
}

/// What a check looks at.
pub enum Run {
    /// The draft itself: it gives findings.
    OnDraft(fn(&Reading<'_>) -> Vec<Finding>),
    /// The key points of one's own answer: it gives tasks, the most important first.
    OnPoints(fn(&[Point]) -> Vec<Fix>),
}

/// What a check needs to be run at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// Text or a clock.
    Anything,
    /// Text in any language.
    Text,
    /// English text; on other languages its rules are `unknown`.
    English,
    /// Something said aloud, and its text.
    Spoken,
    /// The same, in English.
    EnglishTranscript,
}

impl Rule {
    /// A rule that can warn.
    pub const fn new(id: &'static str, label: &'static str, task: &'static str) -> Rule {
        Rule { id, label, task }
    }

    /// A rule that tells something and never warns.
    pub const fn silent(id: &'static str) -> Rule {
        Rule { id, label: "", task: "" }
    }
}

impl Check {
    /// Whether it is meant for the draft.
    pub fn applies(&self, reading: &Reading<'_>) -> bool {
        let needed = match self.needs {
            Needs::Anything => true,
            Needs::Text | Needs::English => reading.words > 0,
            Needs::Spoken | Needs::EnglishTranscript => reading.is_transcript(),
        };
        let framework = !self.star_only || reading.framework() == Framework::Star;
        let mode = self.quick || reading.attempt.mode != Mode::Quick;
        needed && framework && mode
    }

    /// Whether one of its rules is `id`.
    pub fn has(&self, id: &str) -> bool {
        self.rules.iter().any(|rule| rule.id == id)
    }

    /// Whether it reads English words.
    pub fn is_english(&self) -> bool {
        matches!(self.needs, Needs::English | Needs::EnglishTranscript)
    }
}

impl Finding {
    fn new(rule: &'static str, status: Status, message: impl Into<String>, advice: &str) -> Finding {
        let (message, advice) = (message.into(), advice.to_owned());
        Finding { rule, status, part: None, evidence: None, message, advice, task: None }
    }

    /// Nothing to do.
    pub(crate) fn ok(rule: &'static str, message: impl Into<String>) -> Finding {
        Finding::new(rule, Status::Ok, message, "Nothing to do.")
    }

    /// Worth changing; say how with [`Finding::advise`].
    pub(crate) fn warn(rule: &'static str, message: impl Into<String>) -> Finding {
        Finding::new(rule, Status::Warn, message, "")
    }

    /// It cannot be told.
    pub(crate) fn unknown(rule: &'static str, message: impl Into<String>) -> Finding {
        Finding::new(rule, Status::Unknown, message, "Look yourself.")
    }

    pub(crate) fn advise(self, advice: impl Into<String>) -> Finding {
        Finding { advice: advice.into(), ..self }
    }

    pub(crate) fn at(self, part: PartId) -> Finding {
        Finding { part: Some(part), ..self }
    }

    pub(crate) fn shown_by(self, evidence: impl Into<String>) -> Finding {
        Finding { evidence: Some(evidence.into()).filter(|text| !text.is_empty()), ..self }
    }

    /// Words the next attempt's task, instead of the rule.
    pub(crate) fn tasked(self, task: impl Into<String>) -> Finding {
        Finding { task: Some(task.into()), ..self }
    }
}
