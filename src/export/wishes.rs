//! What is wanted of a sheet: which questions and stories, in which order, how much of each.

use crate::domain::{AnswerId, Interview, QuestionId};

/// How much of it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Form {
    /// The short form: a few lines per story.
    #[default]
    Page,
    /// The long form: every story as it is written, with its questions.
    Full,
    /// All that is known, for other programs.
    Everything,
}

/// In which order questions and stories come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// By competency, as the bank lists them.
    #[default]
    Competency,
    /// The weakest first; what was never practised is weakest.
    Weakness,
}

/// What the sheet shall hold.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Wishes {
    /// Only these questions; all when empty.
    pub questions: Vec<QuestionId>,
    pub competency: Option<String>,
    /// Only what is due today.
    pub due: bool,
    /// Only so many, the weakest of those that have a story.
    pub weakest: Option<usize>,
    pub order: Order,
    /// Somebody else's stories too, where there is nothing of one's own.
    pub examples: bool,
    pub form: Form,
    /// The interview that it is made for, with what was noted of it.
    pub interview: Option<Interview>,
}

impl Wishes {
    /// Whether nothing narrows the choice of questions.
    pub fn is_everything(&self) -> bool {
        let narrowed = self.competency.is_some() || self.due || self.weakest.is_some();
        self.questions.is_empty() && self.chosen_questions().is_empty() && self.chosen_stories().is_empty() && !narrowed
    }

    /// The questions that the note of the interview chooses.
    pub fn chosen_questions(&self) -> &[QuestionId] {
        self.interview.as_ref().map_or(&[], |interview| &interview.questions)
    }

    /// The answers that the note of the interview chooses.
    pub fn chosen_stories(&self) -> &[AnswerId] {
        self.interview.as_ref().map_or(&[], |interview| &interview.stories)
    }
}
