//! The built-in bank: the repository's `questions/` and `answers/`, compiled in and parsed once.

use crate::domain::{Answer, Problem, Question};
use crate::format::answers::{answer_id, parse_answer};
use crate::format::questions::parse_questions;
use include_dir::{Dir, include_dir};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

static QUESTIONS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/questions");
static ANSWERS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/answers");

/// Ids of built-in answers that are no longer there. Drafts may name them, so none is ever given to another story.
pub const RETIRED_ANSWERS: [&str; 4] =
    ["first-dashboard", "my-own-okrs", "research-handed-to-engineers", "where-newcomers-can-ask"];

static BUILT_IN: LazyLock<BuiltIn> = LazyLock::new(parse);

/// The built-in items, in the order of their files' names.
#[derive(Debug, Default)]
pub struct BuiltIn {
    pub questions: Vec<Question>,
    pub answers: Vec<Answer>,
    /// None in a released program: `check --built-in` sees to that.
    pub problems: Vec<Problem>,
}

/// The built-in items.
pub fn built_in() -> &'static BuiltIn {
    &BUILT_IN
}

/// A built-in file: its path in the repository and its text.
pub type BuiltInFile = (PathBuf, &'static str);

/// The built-in question files.
pub fn built_in_questions() -> Vec<BuiltInFile> {
    files("questions", &QUESTIONS, "toml")
}

/// The built-in answer files.
pub fn built_in_answers() -> Vec<BuiltInFile> {
    files("answers", &ANSWERS, "md")
}

/// The text of the built-in file whose path in the repository is `path`.
pub fn built_in_text(path: &Path) -> Option<&'static str> {
    let dir = [("questions", &QUESTIONS), ("answers", &ANSWERS)].into_iter().find(|(name, _)| path.starts_with(name));
    let (name, dir) = dir?;
    dir.get_file(path.strip_prefix(name).ok()?)?.contents_utf8()
}

fn files(name: &str, dir: &'static Dir<'static>, extension: &str) -> Vec<BuiltInFile> {
    let texts = dir.files().filter(|file| file.path().extension().is_some_and(|found| found == extension));
    let mut files: Vec<BuiltInFile> =
        texts.filter_map(|file| Some((Path::new(name).join(file.path()), file.contents_utf8()?))).collect();
    files.sort();
    files
}

/// Questions and answers side by side: the first frame waits for both.
fn parse() -> BuiltIn {
    let (mut questions, answers) = std::thread::scope(|scope| {
        let answers = std::thread::Builder::new().spawn_scoped(scope, parse_answers);
        let questions = parse_all_questions();
        let answers = answers.ok().and_then(|thread| thread.join().ok());
        (questions, answers.unwrap_or_else(parse_answers))
    });
    questions.answers = answers.answers;
    questions.problems.extend(answers.problems);
    questions
}

fn parse_all_questions() -> BuiltIn {
    let mut all = BuiltIn::default();
    for (path, text) in built_in_questions() {
        let (questions, problems) = parse_questions(&path, text, true);
        all.questions.extend(questions);
        all.problems.extend(problems);
    }
    all
}

fn parse_answers() -> BuiltIn {
    let mut all = BuiltIn::default();
    for (path, text) in built_in_answers() {
        match answer_id(&path) {
            Ok(id) => {
                let (answer, problems) = parse_answer(&path, &id, text, true);
                all.answers.extend(answer);
                all.problems.extend(problems);
            }
            Err(problem) => all.problems.push(problem),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_bank_is_sound() {
        let bank = built_in();
        assert_eq!(bank.problems, []);
        assert_eq!(bank.answers.len(), built_in_answers().len());
        assert!(bank.questions.len() >= 40, "{} questions", bank.questions.len());
    }

    #[test]
    fn every_item_leads_back_to_its_text() {
        let bank = built_in();
        let origins = bank.questions.iter().map(|q| &q.origin).chain(bank.answers.iter().map(|a| &a.origin));
        for origin in origins {
            assert!(origin.is_built_in() && built_in_text(origin.path()).is_some(), "{origin:?}");
        }
        assert_eq!(built_in_text(Path::new("answers/none.md")), None);
        assert_eq!(built_in_text(Path::new("Cargo.toml")), None);
    }
}
