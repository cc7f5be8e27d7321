//! The competencies of question files: the built-in ones, with the home's in place of those of the same name.

use super::Home;
use super::built_in::built_in_questions;
use super::load::list;
use crate::domain::Competency;
use crate::format::competencies::parse_competencies;

/// The competencies with their phrases. What is wrong with the home's files is told by whoever reads their questions.
pub fn load_competencies(home: &Home) -> Vec<Competency> {
    let mut all: Vec<Competency> = Vec::new();
    for (path, text) in built_in_questions() {
        all.extend(parse_competencies(&path, text).0);
    }
    for file in list(&home.questions_dir(), "toml", &mut Vec::new()) {
        let Ok(text) = file.text() else { continue };
        for competency in parse_competencies(&file.path, &text).0 {
            match all.iter_mut().find(|known| known.name == competency.name) {
                Some(known) => *known = competency,
                None => all.push(competency),
            }
        }
    }
    all
}
