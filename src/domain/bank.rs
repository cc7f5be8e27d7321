//! Everything that can be asked and told: built-in items, replaced whole by the user's own of the same id.

use super::{Answer, AnswerId, Question, QuestionId};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::Hash;

/// The merged questions and answers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Bank {
    questions: Vec<Question>,
    answers: Vec<Answer>,
    /// Where each question stands in `questions`.
    question_places: HashMap<QuestionId, usize>,
    /// Where each answer stands in `answers`.
    answer_places: HashMap<AnswerId, usize>,
    /// Where the answers that list a question stand, best first.
    serving: HashMap<QuestionId, Vec<usize>>,
}

impl Bank {
    /// A bank of these items, kept in the order given; a later item replaces an earlier one with its id, in its place.
    pub fn new(questions: impl IntoIterator<Item = Question>, answers: impl IntoIterator<Item = Answer>) -> Bank {
        let (questions, question_places) = merged(questions, |question| question.id.clone());
        let (answers, answer_places) = merged(answers, |answer| answer.id.clone());
        let serving = serving(&answers);
        Bank { questions, answers, question_places, answer_places, serving }
    }

    pub fn questions(&self) -> &[Question] {
        &self.questions
    }

    pub fn answers(&self) -> &[Answer] {
        &self.answers
    }

    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        self.questions.get(*self.question_places.get(id)?)
    }

    pub fn answer(&self, id: &AnswerId) -> Option<&Answer> {
        self.answers.get(*self.answer_places.get(id)?)
    }

    /// What the answer `id` is called: its headline, or the id where it has none.
    pub fn title(&self, id: &AnswerId) -> String {
        let headline = self.answer(id).and_then(|answer| answer.headline.clone());
        headline.unwrap_or_else(|| id.to_string())
    }

    /// What the question `id` asks, or the id where it is in no file any more.
    pub fn prompt<'a>(&'a self, id: &'a QuestionId) -> &'a str {
        self.question(id).map_or(id.as_str(), |question| question.prompt.as_str())
    }

    /// The answers that list `question`: own before examples, then by position in their `questions`, then by id; those in
    /// which nothing is written yet last.
    pub fn answers_for(&self, question: &QuestionId) -> Vec<&Answer> {
        let places = self.serving.get(question).map_or(&[][..], Vec::as_slice);
        places.iter().filter_map(|place| self.answers.get(*place)).collect()
    }

    /// The ids of the `count` questions that `text` most likely means, nearest first: by id, competency or prompt.
    pub fn nearest_questions(&self, text: &str, count: usize) -> Vec<&str> {
        let text = text.to_lowercase();
        let is_sentence = text.trim().contains(' ');
        let like = |question: &Question| {
            let competency = question.competency.as_deref().map_or(0.0, |competency| likeness(&text, competency));
            let prompt = if is_sentence { strsim::jaro_winkler(&text, &question.prompt.to_lowercase()) } else { 0.0 };
            likeness(&text, question.id.as_str()).max(competency).max(prompt)
        };
        nearest(self.questions.iter().map(|question| (like(question), question.id.as_str())).collect(), count)
    }

    /// The user's own stories; an answer in which nothing is written yet is none.
    pub fn own_answers(&self) -> impl Iterator<Item = &Answer> {
        self.answers.iter().filter(|answer| answer.is_own_story())
    }
}

/// The items without those that a later one of the same id replaces, and where each stands.
fn merged<T, Id: Hash + Eq>(items: impl IntoIterator<Item = T>, id: impl Fn(&T) -> Id) -> (Vec<T>, HashMap<Id, usize>) {
    let mut kept: Vec<T> = Vec::new();
    let mut places = HashMap::new();
    for item in items {
        match places.entry(id(&item)) {
            Entry::Occupied(place) => kept[*place.get()] = item,
            Entry::Vacant(place) => {
                place.insert(kept.len());
                kept.push(item);
            }
        }
    }
    (kept, places)
}

/// For each question that is listed, where its answers stand, in the order of [`Bank::answers_for`].
fn serving(answers: &[Answer]) -> HashMap<QuestionId, Vec<usize>> {
    let mut found: HashMap<QuestionId, Vec<(_, usize)>> = HashMap::new();
    for (place, answer) in answers.iter().enumerate() {
        for (position, question) in answer.questions.iter().enumerate() {
            let of_question = found.entry(question.clone()).or_default();
            // The first mention counts where a question is listed twice.
            if of_question.last().is_none_or(|(_, other)| *other != place) {
                of_question.push(((!answer.written, answer.example, position, &answer.id), place));
            }
        }
    }
    let in_order = |mut of_question: Vec<(_, usize)>| {
        of_question.sort();
        of_question.into_iter().map(|(_, place)| place).collect()
    };
    found.into_iter().map(|(question, of_question)| (question, in_order(of_question))).collect()
}

/// The `count` ids of `known` that are nearest to `text`, nearest first.
pub fn nearest_ids<'a>(text: &str, known: impl IntoIterator<Item = &'a str>, count: usize) -> Vec<&'a str> {
    let text = text.to_lowercase();
    nearest(known.into_iter().map(|id| (likeness(&text, id), id)).collect(), count)
}

fn nearest(mut scored: Vec<(f64, &str)>, count: usize) -> Vec<&str> {
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    scored.into_iter().take(count).map(|(_, id)| id).collect()
}

/// How much `text` is like `id`, 0 to 1 (Jaro-Winkler): as a whole, or word for word, since whoever looks for
/// `missed-deadline` may say `deadline`.
fn likeness(text: &str, id: &str) -> f64 {
    /// What a word counts against the whole id. A convention of this program.
    const WORD: f64 = 0.95;
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let (said, named) = (words(text), words(id));
    let best = |word: &String| named.iter().map(|name| strsim::jaro_winkler(word, name)).fold(0.0, f64::max);
    let by_words = said.iter().map(best).sum::<f64>() / said.len().max(1) as f64;
    strsim::jaro_winkler(text, id).max(WORD * by_words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let questions = [
            Question::sample("persuading", "influence", "Tell me about a time you persuaded others."),
            Question::sample("missed-deadline", "failure", "Tell me about a time you missed a deadline."),
            Question::sample("technical-debt", "quality", "Tell me about a time you dealt with technical debt."),
            Question::sample("disagreement", "conflict", "Tell me about a time you disagreed with a colleague."),
            Question::sample("introduction", "introduction", "Tell me about yourself."),
            Question::sample("weakness", "self-awareness", "What's your biggest weakness?"),
            Question::sample("leadership", "leadership", "Tell me about a time you showed leadership."),
        ];
        let bank = Bank::new(questions, []);
        assert_eq!(bank.nearest_questions(text, 1), [expected], "{text}");
    }

    #[test]
    fn the_nearest_question_is_found_by_its_id_a_word_of_it_its_competency_or_its_prompt() {
        check("disagrement", "disagreement");
        check("weaknes", "weakness");
        check("deadline", "missed-deadline");
        check("Deadline", "missed-deadline");
        check("deadline-missed", "missed-deadline");
        check("conflict", "disagreement");
        check("conflikt", "disagreement");
        check("tell me about yourself", "introduction");
        check("leader", "leadership");
    }

    #[test]
    fn whatever_is_asked_for_there_are_as_many_as_there_can_be() {
        let bank = Bank::new([Question::sample("weakness", "self-awareness", "What's your biggest weakness?")], []);
        for text in ["", "-", "../..", "弱点", "weakness\u{0}"] {
            assert_eq!(bank.nearest_questions(text, 3), ["weakness"], "{text:?}");
        }
        assert!(Bank::default().nearest_questions("weakness", 3).is_empty());
    }
}
