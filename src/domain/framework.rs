//! The parts of an answer to a question, with their plan (share of the time).
//!
//! To add a question type: a [`Framework`] variant, its parts in [`PartId`], and a file here with the row of each part:
//! everything else reads the rows.

mod introduction;
mod open;
mod star;
mod r#trait;

use serde::{Serialize, Serializer};
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

/// One part of a framework: all that is known of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Section {
    pub id: PartId,
    /// The id in files and JSON.
    pub key: &'static str,
    /// The check that looks for it.
    pub rule: &'static str,
    /// The name on screen and in a draft's headings.
    pub name: &'static str,
    /// The name where there is no room; one letter only where people know the letters.
    pub short: &'static str,
    /// The name within a sentence.
    pub called: &'static str,
    /// The planned share of the time, 0 to 1.
    pub plan: f64,
    /// The shares of the time that are as usual, 0 to 1: the plan with room on both sides; none where no convention gives one.
    pub band: Option<(f64, f64)>,
    /// What the part should hold, one line.
    pub holds: &'static str,
    /// Which of several missing parts is asked for first: 1, then 2; 0 for the whole text, whose absence is a check of its own.
    pub urgency: u8,
    /// That it is missing, without a full stop.
    pub missing: &'static str,
    /// What to do about that.
    pub task: &'static str,
    /// What people call it, lower case and without accents: English, Chinese, Japanese, Korean, Spanish, German, French,
    /// Portuguese, Italian, Russian, and for STAR Dutch, Indonesian, Polish, Turkish, Ukrainian, Vietnamese.
    pub aliases: &'static [&'static str],
}

impl Section {
    /// Whether `letter` alone stands for it in notes, in either case.
    pub fn has_letter(&self, letter: &str) -> bool {
        self.short.len() == 1 && self.short.eq_ignore_ascii_case(letter)
    }

    /// The name at the start of a sentence: "The Situation".
    pub fn title(&self) -> String {
        match self.called.strip_prefix("the ") {
            Some(name) => format!("The {name}"),
            None => self.called.to_owned(),
        }
    }
}

/// Situation and Task together over this share crowd out the Action: the upper ends of their bands added up.
pub const MOST_SETUP: f64 = 0.35;

impl Framework {
    /// Every framework.
    pub const ALL: [Framework; 4] = [Framework::Star, Framework::Introduction, Framework::Trait, Framework::Open];

    /// The parts in the order in which they are told.
    pub const fn sections(self) -> &'static [Section] {
        match self {
            Framework::Star => star::SECTIONS,
            Framework::Introduction => introduction::SECTIONS,
            Framework::Trait => r#trait::SECTIONS,
            Framework::Open => open::SECTIONS,
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
    pub fn all() -> impl Iterator<Item = PartId> {
        sections().map(|section| section.id)
    }

    /// What is known of the part.
    pub fn section(self) -> &'static Section {
        sections().find(|section| section.id == self).expect("every part stands in the row of a framework")
    }

    /// The id in files and JSON.
    pub fn id(self) -> &'static str {
        self.section().key
    }

    /// The name on screen and in a draft's headings.
    pub fn name(self) -> &'static str {
        self.section().name
    }

    /// The name in a sentence: `the Result`; names that are sentences themselves stand in quotes.
    pub fn in_words(self) -> String {
        let name = self.name();
        let is_sentence = name.contains(' ') || self == PartId::Present;
        if is_sentence { format!("\u{201c}{name}\u{201d}") } else { format!("the {name}") }
    }

    /// The part whose id is `id`.
    pub fn from_id(id: &str) -> Option<PartId> {
        PartId::all().find(|part| part.id() == id)
    }

    /// The part whose name on screen is exactly `name`.
    pub fn from_name(name: &str) -> Option<PartId> {
        PartId::all().find(|part| part.name() == name)
    }
}

fn sections() -> impl Iterator<Item = &'static Section> {
    Framework::ALL.into_iter().flat_map(Framework::sections)
}

impl Serialize for PartId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
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
        let most = |part: PartId| part.section().band.map_or(0.0, |(_, most)| most);
        assert!((most(PartId::Situation) + most(PartId::Task) - MOST_SETUP).abs() < 1e-9);
    }

    #[test]
    fn every_plan_of_a_star_answer_is_usual() {
        for section in Framework::Star.sections() {
            let (least, most) = section.band.expect("a band");
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
        for part in PartId::all() {
            assert_eq!(PartId::from_id(part.id()), Some(part));
            assert_eq!(PartId::from_name(part.name()), Some(part));
        }
        for framework in Framework::ALL {
            assert_eq!(Framework::from_id(framework.id()), Some(framework));
        }
    }
}
