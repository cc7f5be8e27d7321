//! Everything that can be asked and told: built-in items, replaced whole by the user's own of the same id.

use super::{Answer, AnswerId, Question, QuestionId};

/// The merged questions and answers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Bank {
    questions: Vec<Question>,
    answers: Vec<Answer>,
}

impl Bank {
    /// A bank of these items, kept in the order given; a later item replaces an earlier one with its id, in its place.
    pub fn new(questions: impl IntoIterator<Item = Question>, answers: impl IntoIterator<Item = Answer>) -> Bank {
        let mut bank = Bank::default();
        questions.into_iter().for_each(|question| bank.put_question(question));
        answers.into_iter().for_each(|answer| bank.put_answer(answer));
        bank
    }

    fn put_question(&mut self, question: Question) {
        match self.questions.iter_mut().find(|other| other.id == question.id) {
            Some(other) => *other = question,
            None => self.questions.push(question),
        }
    }

    fn put_answer(&mut self, answer: Answer) {
        match self.answers.iter_mut().find(|other| other.id == answer.id) {
            Some(other) => *other = answer,
            None => self.answers.push(answer),
        }
    }

    pub fn questions(&self) -> &[Question] {
        &self.questions
    }

    pub fn answers(&self) -> &[Answer] {
        &self.answers
    }

    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == *id)
    }

    pub fn answer(&self, id: &AnswerId) -> Option<&Answer> {
        self.answers.iter().find(|answer| answer.id == *id)
    }

    /// The answers that list `question`: own before examples, then by position in their `questions`, then by id; those in
    /// which nothing is written yet last.
    pub fn answers_for(&self, question: &QuestionId) -> Vec<&Answer> {
        let key = |answer: &Answer| Some((!answer.written, answer.example, answer.position_of(question)?));
        let mut found: Vec<_> =
            self.answers.iter().filter_map(|answer| Some((key(answer)?, &answer.id, answer))).collect();
        found.sort_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)));
        found.into_iter().map(|(_, _, answer)| answer).collect()
    }

    /// The user's own stories; an answer in which nothing is written yet is none.
    pub fn own_answers(&self) -> impl Iterator<Item = &Answer> {
        self.answers.iter().filter(|answer| answer.is_own_story())
    }
}

/// The `count` ids of `known` that are nearest to `text`, nearest first (Jaro-Winkler).
pub fn nearest_ids<'a>(text: &str, known: impl IntoIterator<Item = &'a str>, count: usize) -> Vec<&'a str> {
    let mut scored: Vec<(f64, &str)> = known.into_iter().map(|id| (strsim::jaro_winkler(text, id), id)).collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    scored.into_iter().take(count).map(|(_, id)| id).collect()
}
