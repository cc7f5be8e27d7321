//! Which questions are on the sheet and in which order: ids, competency, what is due, the weakest.
//!
//! Wishes narrow each other down. Knows the schedule only as the lists in [`Material`].

use super::material::Material;
use super::wishes::{Order, Wishes};
use crate::domain::{AnswerId, Bank, Question, QuestionId};
use std::collections::HashSet;

/// A wish that names what is not there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WishError {
    #[error("there is no question {id:?}{}", nearest_hint(.nearest))]
    NoQuestion { id: String, nearest: Vec<String> },
    #[error("{id:?} is an answer; name a question that it serves: {}", .questions.join(", "))]
    IsAnswer { id: String, questions: Vec<String> },
    #[error("no question has the competency {name:?}{}", known_hint(.known))]
    NoCompetency { name: String, known: Vec<String> },
}

fn nearest_hint(nearest: &[String]) -> String {
    if nearest.is_empty() { String::new() } else { format!("; the nearest are: {}", nearest.join(", ")) }
}

fn known_hint(known: &[String]) -> String {
    if known.is_empty() { String::new() } else { format!("; there are: {}", known.join(", ")) }
}

/// Whether what `wishes` names is in `bank`.
pub fn validate(bank: &Bank, wishes: &Wishes) -> Result<(), WishError> {
    for id in &wishes.questions {
        if bank.question(id).is_none() {
            return Err(unknown_question(bank, id));
        }
    }
    let Some(name) = &wishes.competency else { return Ok(()) };
    if bank.questions().iter().any(|question| has_competency(question, name)) {
        return Ok(());
    }
    let known = competencies(bank).into_iter().map(str::to_owned).collect();
    Err(WishError::NoCompetency { name: name.clone(), known })
}

/// What the note of the interview names that is not in `bank`: left out of the sheet.
pub fn unknown_in_note(bank: &Bank, wishes: &Wishes) -> Vec<String> {
    let is_answer = |id: &AnswerId| bank.answers().iter().any(|answer| answer.id == *id);
    let stories = wishes.chosen_stories().iter().filter(|id| !is_answer(id));
    let stories = stories.map(|id| format!("there is no answer `{id}`"));
    let questions = wishes.chosen_questions().iter().filter(|id| bank.question(id).is_none());
    let questions = questions.map(|id| WishError::NoQuestion {
        id: id.to_string(),
        nearest: bank.nearest_questions(id.as_str(), 3).into_iter().map(str::to_owned).collect(),
    });
    stories.chain(questions.map(|error| error.to_string())).collect()
}

fn unknown_question(bank: &Bank, id: &QuestionId) -> WishError {
    let answer = bank.answers().iter().find(|answer| answer.id.as_str() == id.as_str());
    if let Some(answer) = answer.filter(|answer| !answer.questions.is_empty()) {
        let questions = answer.questions.iter().map(ToString::to_string).collect();
        return WishError::IsAnswer { id: id.to_string(), questions };
    }
    let nearest = bank.nearest_questions(id.as_str(), 3).into_iter().map(str::to_owned).collect();
    WishError::NoQuestion { id: id.to_string(), nearest }
}

/// The questions that `wishes` asks for, in order.
pub fn questions<'m>(material: &Material<'m>, wishes: &Wishes) -> Vec<&'m Question> {
    if !wishes.chosen_questions().is_empty() || !wishes.chosen_stories().is_empty() {
        return questions_of_interview(material, wishes);
    }
    let all = material.bank.questions().iter();
    let mut chosen: Vec<&Question> = all.filter(|question| is_wished(material, wishes, question)).collect();
    if let Some(count) = wishes.weakest {
        // What there is nothing to print of would fill the sheet with gaps.
        let bare = |question: &Question| !has_story(material, wishes, question);
        chosen.sort_by(|a, b| bare(a).cmp(&bare(b)).then(strength(material, a).total_cmp(&strength(material, b))));
        chosen.truncate(count);
    }
    match wishes.order {
        Order::Weakness => chosen.sort_by(|a, b| strength(material, a).total_cmp(&strength(material, b))),
        Order::Competency => {
            let order = competencies(material.bank);
            let place = |id: &QuestionId| material.bank.questions().iter().position(|q| q.id == *id);
            chosen.sort_by_key(|question| (competency_place(&order, question), place(&question.id)));
        }
    }
    chosen
}

/// The questions that the note of the interview names, then those that the stories it names serve.
fn questions_of_interview<'m>(material: &Material<'m>, wishes: &Wishes) -> Vec<&'m Question> {
    let stories = wishes.chosen_stories().iter();
    let stories = stories.filter_map(|id| material.bank.answers().iter().find(|answer| answer.id == *id));
    let named = wishes.chosen_questions().iter().filter_map(|id| material.bank.question(id));
    let served = stories.flat_map(|answer| &answer.questions).filter_map(|id| material.bank.question(id));
    let served = served.filter(|question| is_wished(material, wishes, question));
    let mut known = HashSet::new();
    named.chain(served).filter(|question| known.insert(&question.id)).collect()
}

fn is_wished(material: &Material, wishes: &Wishes, question: &Question) -> bool {
    let in_scope = if wishes.questions.is_empty() {
        !material.config.skip.contains(&question.id)
    } else {
        wishes.questions.contains(&question.id)
    };
    in_scope
        && wishes.competency.as_ref().is_none_or(|name| has_competency(question, name))
        && (!wishes.due || material.due.contains(&question.id))
}

/// Whether the sheet has anything to tell for `question`.
fn has_story(material: &Material, wishes: &Wishes, question: &Question) -> bool {
    material.drafts.iter().any(|draft| draft.question == question.id)
        || material
            .bank
            .answers_for(&question.id)
            .iter()
            .any(|answer| answer.is_own_story() || (answer.example && wishes.examples))
}

/// 0 to 1; what was never practised lies below all.
fn strength(material: &Material, question: &Question) -> f64 {
    material.strength.get(&question.id).copied().unwrap_or(-1.0)
}

fn has_competency(question: &Question, name: &str) -> bool {
    question.competency.as_deref().is_some_and(|own| own.to_lowercase() == name.to_lowercase())
}

/// Each competency once, in the order of the bank.
fn competencies(bank: &Bank) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    for name in bank.questions().iter().filter_map(|question| question.competency.as_deref()) {
        if !found.contains(&name) {
            found.push(name);
        }
    }
    found
}

/// Questions of no competency come last.
fn competency_place(order: &[&str], question: &Question) -> usize {
    let place = question.competency.as_deref().and_then(|name| order.iter().position(|known| *known == name));
    place.unwrap_or(order.len())
}
