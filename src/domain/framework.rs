//! The parts of an answer to a question, with their plan (share of the time).
//!
//! To add a question type: a [`Framework`] variant, its sections, and its parts in [`PartId`].

use serde::Serialize;
use std::fmt;

/// How an answer to a question is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Framework {
    /// Situation, Task, Action, Result.
    #[default]
    Star,
    /// Present, past, future.
    Introduction,
    /// Claim, example, growth.
    Trait,
    /// One text without parts.
    Open,
}

/// The id of a part; unique over all frameworks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PartId {
    Situation,
    Task,
    Action,
    Result,
    Present,
    Past,
    Future,
    Claim,
    Example,
    Growth,
    /// The whole text, in no part: legal under every framework.
    Answer,
}

/// One part of a framework.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Section {
    pub id: PartId,
    /// The name on screen and in a draft's headings.
    pub name: &'static str,
    /// The planned share of the time, 0 to 1.
    pub plan: f64,
    /// What the part should hold, one line.
    pub holds: &'static str,
}

const fn section(id: PartId, plan: f64, holds: &'static str) -> Section {
    Section { id, name: id.name(), plan, holds }
}

/// 20/10/60/10 is a convention of interview guides, not a measurement; it is judged in bands only.
const STAR: &[Section] = &[
    section(PartId::Situation, 0.20, "where and when, in two sentences"),
    section(PartId::Task, 0.10, "what was yours to do"),
    section(PartId::Action, 0.60, "what you did, step by step, and why"),
    section(PartId::Result, 0.10, "what changed, how you know, what you learned"),
];

/// Situation and Task together over this share crowd out the Action: the upper ends of their bands added up.
pub const MOST_SETUP: f64 = 0.35;

/// The shares of a part in a STAR answer that are as usual, 0 to 1: the convention's figure with room on both sides. None
/// for the parts of other frameworks, which no convention gives a share.
pub fn usual_band(part: PartId) -> Option<(f64, f64)> {
    match part {
        PartId::Situation => Some((0.10, 0.20)),
        PartId::Task => Some((0.05, 0.15)),
        PartId::Action => Some((0.50, 0.65)),
        PartId::Result => Some((0.10, 0.25)),
        _ => None,
    }
}

const INTRODUCTION: &[Section] = &[
    section(PartId::Present, 0.40, "what you do today, and one thing you are proud of"),
    section(PartId::Past, 0.40, "the steps that led here"),
    section(PartId::Future, 0.20, "why this role is the next one"),
];
const TRAIT: &[Section] = &[
    section(PartId::Claim, 0.20, "one trait, named plainly"),
    section(PartId::Example, 0.50, "one time it showed"),
    section(PartId::Growth, 0.30, "what you do about it, and what came of that"),
];
const OPEN: &[Section] = &[section(PartId::Answer, 1.0, "your answer, the point first")];

impl Framework {
    /// Every framework.
    pub const ALL: [Framework; 4] = [Framework::Star, Framework::Introduction, Framework::Trait, Framework::Open];

    /// The parts in the order in which they are told.
    pub fn sections(self) -> &'static [Section] {
        match self {
            Framework::Star => STAR,
            Framework::Introduction => INTRODUCTION,
            Framework::Trait => TRAIT,
            Framework::Open => OPEN,
        }
    }

    /// The section of `part`, if the framework has it.
    pub fn section(self, part: PartId) -> Option<&'static Section> {
        self.sections().iter().find(|section| section.id == part)
    }

    /// The name in files: `star`, `introduction`, `trait`, `open`.
    pub fn id(self) -> &'static str {
        match self {
            Framework::Star => "star",
            Framework::Introduction => "introduction",
            Framework::Trait => "trait",
            Framework::Open => "open",
        }
    }

    /// The framework that `id` names.
    pub fn from_id(id: &str) -> Option<Framework> {
        Framework::ALL.into_iter().find(|framework| framework.id() == id)
    }
}

impl fmt::Display for Framework {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl PartId {
    /// Every part of every framework.
    pub const ALL: [PartId; 11] = [
        PartId::Situation,
        PartId::Task,
        PartId::Action,
        PartId::Result,
        PartId::Present,
        PartId::Past,
        PartId::Future,
        PartId::Claim,
        PartId::Example,
        PartId::Growth,
        PartId::Answer,
    ];

    /// The id in files and JSON.
    pub const fn id(self) -> &'static str {
        match self {
            PartId::Situation => "situation",
            PartId::Task => "task",
            PartId::Action => "action",
            PartId::Result => "result",
            PartId::Present => "present",
            PartId::Past => "past",
            PartId::Future => "future",
            PartId::Claim => "claim",
            PartId::Example => "example",
            PartId::Growth => "growth",
            PartId::Answer => "answer",
        }
    }

    /// The name on screen and in a draft's headings.
    pub const fn name(self) -> &'static str {
        match self {
            PartId::Situation => "Situation",
            PartId::Task => "Task",
            PartId::Action => "Action",
            PartId::Result => "Result",
            PartId::Present => "Now",
            PartId::Past => "How I got here",
            PartId::Future => "Why this",
            PartId::Claim => "The strength or weakness",
            PartId::Example => "An example",
            PartId::Growth => "What I do about it",
            PartId::Answer => "Answer",
        }
    }

    /// The part whose id is `id`.
    pub fn from_id(id: &str) -> Option<PartId> {
        PartId::ALL.into_iter().find(|part| part.id() == id)
    }

    /// The part whose name on screen is exactly `name`.
    pub fn from_name(name: &str) -> Option<PartId> {
        PartId::ALL.into_iter().find(|part| part.name() == name)
    }
}

impl fmt::Display for PartId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_setup_is_the_longest_situation_and_the_longest_task() {
        let most = |part| usual_band(part).map_or(0.0, |(_, most)| most);
        assert!((most(PartId::Situation) + most(PartId::Task) - MOST_SETUP).abs() < 1e-9);
    }

    #[test]
    fn every_plan_of_a_star_answer_is_usual() {
        for section in Framework::Star.sections() {
            let (least, most) = usual_band(section.id).expect("a band");
            assert!((least..=most).contains(&section.plan), "{}", section.name);
        }
    }

    #[test]
    fn the_plan_of_each_framework_adds_up_to_the_whole_time() {
        for framework in Framework::ALL {
            let total: f64 = framework.sections().iter().map(|section| section.plan).sum();
            assert!((total - 1.0).abs() < 1e-9, "{framework}: {total}");
        }
    }

    #[test]
    fn ids_and_names_lead_back_to_their_part() {
        for part in PartId::ALL {
            assert_eq!(PartId::from_id(part.id()), Some(part));
            assert_eq!(PartId::from_name(part.name()), Some(part));
        }
        for framework in Framework::ALL {
            assert_eq!(Framework::from_id(framework.id()), Some(framework));
        }
    }
}
