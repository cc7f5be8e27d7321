//! What can be chosen on the page that is opened from the table.

use super::{Inside, Stories};
use crate::compare::stories::Near;
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
    let offers = stories.offers(&told.id).map(|(question, _)| offer(&told.id, question));
    serves.chain(offers).collect()
}

fn of_competency(stories: &Stories, column: &Column) -> Vec<Item> {
    let mut items = Vec::new();
    for question in &column.questions {
        items.push(Item::Question(question.clone()));
        items.extend(stories.nearest(question).map(|near| offer(&near.answer, question)));
    }
    items
}

fn offer(answer: &AnswerId, question: &QuestionId) -> Item {
    Item::Offer { answer: answer.clone(), question: question.clone() }
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

    /// What comes nearest to a question that still has no own answer.
    pub fn nearest<'s>(&'s self, question: &QuestionId) -> impl Iterator<Item = &'s Near> {
        let is_gap = self.is_gap(question);
        let near = self.nearness.as_ref().filter(|_| is_gap).map_or(&[][..], |nearness| nearness.nearest(question));
        near.iter()
    }

    /// The questions that an answer could serve and still does not list, with the passages that make them fit.
    pub fn offers<'s>(&'s self, answer: &AnswerId) -> impl Iterator<Item = (&'s QuestionId, &'s str)> {
        let listed = self.answer(answer).map_or(&[][..], |told| &told.questions);
        let serves = self.nearness.as_ref().map_or(&[][..], |nearness| nearness.could_serve(answer));
        serves.iter().filter(|serves| !listed.contains(&serves.question)).map(|s| (&s.question, s.passage.as_str()))
    }
}
