//! What can be chosen on the page that is opened from the table.

use super::{Inside, Stories};
use crate::compare::stories::Suggested;
use crate::domain::stories::{Column, Told};
use crate::domain::{AnswerId, QuestionId};

/// Something that can be chosen on an opened page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    Question(QuestionId),
    /// The answer could serve the question.
    Offer {
        answer: AnswerId,
        question: QuestionId,
    },
}

/// What can be chosen, in the order in which it is shown.
pub fn items(stories: &Stories) -> Vec<Item> {
    match &stories.inside {
        Some(Inside::Answer(id)) => stories.answer(id).map(|told| of_answer(stories, told)).unwrap_or_default(),
        Some(Inside::Competency(name)) => {
            stories.competency(name).map(|column| of_competency(stories, column)).unwrap_or_default()
        }
        None => Vec::new(),
    }
}

fn of_answer(stories: &Stories, told: &Told) -> Vec<Item> {
    let serves = told.questions.iter().cloned().map(Item::Question);
    serves.chain(stories.offers(&told.id).map(offer)).collect()
}

fn of_competency(stories: &Stories, column: &Column) -> Vec<Item> {
    let mut items = Vec::new();
    for question in &column.questions {
        items.push(Item::Question(question.clone()));
        items.extend(stories.nearest(question).into_iter().map(offer));
    }
    items
}

fn offer(suggested: &Suggested) -> Item {
    Item::Offer { answer: suggested.answer.clone(), question: suggested.question.clone() }
}

impl Stories {
    /// The own answer of that id in the table.
    pub fn answer(&self, id: &AnswerId) -> Option<&Told> {
        self.table.as_ref()?.answers.iter().find(|told| told.id == *id)
    }

    /// The competency of that name in the table.
    pub fn competency(&self, name: &str) -> Option<&Column> {
        self.table.as_ref()?.columns.iter().find(|column| column.competency == name)
    }

    /// Whether no own answer serves `question`.
    pub fn is_gap(&self, question: &QuestionId) -> bool {
        self.table.as_ref().is_some_and(|table| table.gaps.contains(question))
    }

    /// The own answers that could serve a question that still has none.
    pub fn nearest(&self, question: &QuestionId) -> Vec<&Suggested> {
        let suggestions = self.suggestions.as_ref().filter(|_| self.is_gap(question));
        suggestions.map(|found| found.for_question(question)).unwrap_or_default()
    }

    /// The questions that an answer could serve and still does not list.
    pub fn offers<'s>(&'s self, answer: &'s AnswerId) -> impl Iterator<Item = &'s Suggested> {
        let listed = self.answer(answer).map_or(&[][..], |told| &told.questions);
        let offers = self.suggestions.iter().flat_map(|found| found.of_answer(answer));
        offers.filter(|suggested| !listed.contains(&suggested.question))
    }
}
