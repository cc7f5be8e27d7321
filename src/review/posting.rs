//! What a vacancy asks for, and which of one's own stories serve it.

use crate::compare::posting::{Asked, AskedCompetency, asked_by};
use crate::compare::stories::{OwnStories, Suggestions};
use crate::domain::{AnswerId, Bank, Competency, Config, Posting, QuestionId};
use crate::format::parts::read_answer;
use serde::Serialize;

/// How many questions are told: as many as an hour of interview has room for, and more than anybody prepares in a day.
pub const SHOWN: usize = 8;

/// What a vacancy asks for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PostingReport {
    /// Most passages first.
    pub competencies: Vec<CompetencyRow>,
    /// The likeliest first, at most [`SHOWN`].
    pub questions: Vec<QuestionRow>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct CompetencyRow {
    pub name: String,
    pub passages: Vec<String>,
    /// Own answers that serve a question of this competency.
    pub stories: Vec<AnswerId>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct QuestionRow {
    pub id: QuestionId,
    pub prompt: String,
    pub competency: Option<String>,
    pub passage: String,
    /// Own answers that list the question.
    pub stories: Vec<AnswerId>,
    /// Own answers that could serve, where none lists it.
    pub nearest: Vec<AnswerId>,
}

impl PostingReport {
    /// What the plain `text` of a vacancy asks for among the questions of `bank`.
    pub fn of(text: &str, bank: &Bank, config: &Config, competencies: &[Competency]) -> PostingReport {
        let asked = asked_by(text, bank.questions(), competencies);
        let suggestions = OwnStories::new(bank, read_answer).suggestions(bank, config, competencies);
        PostingReport {
            competencies: asked.competencies.iter().map(|asked| competency_row(asked, bank)).collect(),
            questions: question_rows(&asked, bank, &suggestions),
        }
    }

    /// Whether it asks for nothing that the questions are about.
    pub fn is_empty(&self) -> bool {
        self.competencies.is_empty() && self.questions.is_empty()
    }
}

/// The questions that `posting` asks for, the likeliest first.
pub fn expected_by(posting: &Posting, bank: &Bank, competencies: &[Competency]) -> Vec<QuestionId> {
    let asked = asked_by(&posting.text, bank.questions(), competencies);
    asked.questions.into_iter().take(SHOWN).map(|asked| asked.id).collect()
}

fn competency_row(asked: &AskedCompetency, bank: &Bank) -> CompetencyRow {
    let mut stories: Vec<AnswerId> = Vec::new();
    for question in bank.questions().iter().filter(|question| question.competency.as_deref() == Some(&asked.name)) {
        for answer in stories_for(bank, &question.id) {
            if !stories.contains(&answer) {
                stories.push(answer);
            }
        }
    }
    CompetencyRow { name: asked.name.clone(), passages: asked.passages.clone(), stories }
}

fn question_rows(asked: &Asked, bank: &Bank, suggestions: &Suggestions) -> Vec<QuestionRow> {
    let row = |asked: &crate::compare::posting::AskedQuestion| {
        let question = bank.question(&asked.id)?;
        let stories = stories_for(bank, &asked.id);
        let nearest = if stories.is_empty() { suggestions.for_question(&asked.id) } else { Vec::new() };
        Some(QuestionRow {
            id: asked.id.clone(),
            prompt: question.prompt.clone(),
            competency: asked.competency.clone(),
            passage: asked.passage.clone(),
            stories,
            nearest: nearest.into_iter().map(|near| near.answer.clone()).collect(),
        })
    };
    asked.questions.iter().take(SHOWN).filter_map(row).collect()
}

fn stories_for(bank: &Bank, question: &QuestionId) -> Vec<AnswerId> {
    let own = bank.answers_for(question).into_iter().filter(|answer| answer.is_own_story());
    own.map(|answer| answer.id.clone()).collect()
}
