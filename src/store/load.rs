//! Reading the home: every sound item, and a problem for each fault; one faulty file hides no other.

use super::Home;
use super::built_in::built_in;
use super::copies::{copy_of_file, original};
use super::read::{ReadError, read_listed_text, read_text};
use crate::domain::{Answer, Bank, Problem, Question, QuestionId, Severity};
use crate::format::answers::{answer_id, read_faulty_answer};
use crate::format::faults::Faults;
use crate::format::questions::parse_questions;
use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What was read, and what was wrong.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Loaded<T> {
    pub value: T,
    pub problems: Vec<Problem>,
}

/// The built-in bank with the home's sound items in place of those of the same id. A faulty one is a problem, and the
/// built-in item stays.
pub fn load_bank(home: &Home) -> Loaded<Bank> {
    let mut problems = Vec::new();
    let questions = list(&home.questions_dir(), "toml", &mut problems);
    let questions = read_questions(&questions, &mut problems);
    let answers = list(&home.answers_dir(), "md", &mut problems);
    let answers = read_answers(&answers, &mut problems);
    Loaded { value: over_built_in(questions, answers), problems }
}

/// The built-in bank with these items in place of those of the same id.
pub(super) fn over_built_in(questions: Vec<Question>, answers: Vec<Answer>) -> Bank {
    let built_in = built_in();
    let questions = built_in.questions.iter().cloned().chain(questions);
    Bank::new(questions, built_in.answers.iter().cloned().chain(answers))
}

/// The sound questions of `files`. Of several with one id, the first counts.
pub(super) fn read_questions(files: &[Listed], problems: &mut Vec<Problem>) -> Vec<Question> {
    let mut sound = Vec::new();
    let mut known: HashMap<QuestionId, (PathBuf, usize)> = HashMap::new();
    for file in without_copies(files, problems) {
        let Some(text) = file.read(problems) else { continue };
        let (questions, found) = parse_questions(&file.path, &text, false);
        problems.extend(found);
        let mut faults = Faults::new(&file.path, &text);
        for question in questions {
            match known.get(&question.id) {
                Some(first) => second_of_its_id(&question, &text, first, &mut faults),
                None => {
                    known.insert(question.id.clone(), (file.path.clone(), question.line));
                    sound.push(question);
                }
            }
        }
        problems.extend(faults.into_problems());
    }
    sound
}

/// The id may stand so many bytes below the line that opens its question.
pub(super) const ID_BELOW: usize = 4096;

fn second_of_its_id(question: &Question, text: &str, first: &(PathBuf, usize), faults: &mut Faults) {
    let entry = faults.line_span(question.line).start;
    let quoted = format!("\"{}\"", question.id);
    let near = text.as_bytes().get(entry..text.len().min(entry + ID_BELOW)).unwrap_or_default();
    let at = String::from_utf8_lossy(near).find(&quoted).map_or(entry, |found| entry + found);
    let span = at..(at + quoted.len()).min(text.len());
    let message = format!("the id `{}` is used twice in your files", question.id);
    let name = first.0.file_name().unwrap_or_default().to_string_lossy();
    let advice = format!("give this one another id: the one in {name}, line {}, is used", first.1);
    faults.error(span, message, advice);
}

/// The sound answers of `files`.
pub(super) fn read_answers(files: &[Listed], problems: &mut Vec<Problem>) -> Vec<Answer> {
    read_all_answers(files, problems).0
}

/// The sound answers of `files`, and what can be read of the faulty ones.
pub(super) fn read_all_answers(files: &[Listed], problems: &mut Vec<Problem>) -> (Vec<Answer>, Vec<Answer>) {
    let mut sound = Vec::new();
    let mut faulty = Vec::new();
    for file in without_copies(files, problems) {
        match answer_id(&file.path) {
            Err(problem) => problems.push(problem),
            Ok(id) => {
                let Some(text) = file.read(problems) else { continue };
                let (answer, found) = read_faulty_answer(&file.path, &id, &text, false);
                let is_sound = !found.iter().any(Problem::is_error);
                if is_sound { &mut sound } else { &mut faulty }.extend(answer);
                problems.extend(found);
            }
        }
    }
    (sound, faulty)
}

/// The `files` that are no copies of others beside them; each copy is told.
fn without_copies<'f>(files: &'f [Listed], problems: &mut Vec<Problem>) -> Vec<&'f Listed> {
    let (copies, others): (Vec<_>, Vec<_>) =
        files.iter().map(|file| (file, original(&file.path))).partition(|(_, original)| original.is_some());
    let told = copies.iter().filter_map(|(file, original)| Some(copy_of_file(&file.path, original.as_deref()?)));
    problems.extend(told);
    others.into_iter().map(|(file, _)| file).collect()
}

/// A file found in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Listed {
    pub(super) path: PathBuf,
    /// The listing said that it is a regular file, so it need not be looked at before it is opened.
    regular: bool,
}

impl Listed {
    /// A file that somebody named, to be looked at before it is opened.
    pub(super) fn named(path: PathBuf) -> Listed {
        Listed { path, regular: false }
    }

    /// Its text, or a problem.
    pub(super) fn read(&self, problems: &mut Vec<Problem>) -> Option<String> {
        self.text().map_err(|error| problems.push(error.to_problem())).ok()
    }

    pub(super) fn text(&self) -> Result<String, ReadError> {
        if self.regular { read_listed_text(&self.path) } else { read_text(&self.path) }
    }
}

/// The files of `folder` with this `extension`, by name; hidden ones (temporary files and locks) left out. A folder that
/// does not exist is empty.
pub(super) fn list(folder: &Path, extension: &str, problems: &mut Vec<Problem>) -> Vec<Listed> {
    let suffix = format!(".{extension}");
    let mut files: Vec<Listed> = visible_entries(folder, problems)
        .filter(|entry| entry.file_name().as_encoded_bytes().ends_with(suffix.as_bytes()))
        .map(|entry| Listed { path: entry.path(), regular: entry.file_type().is_ok_and(|kind| kind.is_file()) })
        .collect();
    files.sort_by(|a, b| a.path.as_os_str().cmp(b.path.as_os_str()));
    files
}

/// The files and folders in `folder`, by name; hidden ones left out. A folder that does not exist is empty.
pub(super) fn visible_paths(folder: &Path, problems: &mut Vec<Problem>) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = visible_entries(folder, problems).map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

fn visible_entries(folder: &Path, problems: &mut Vec<Problem>) -> impl Iterator<Item = fs::DirEntry> {
    let entries = fs::read_dir(folder).inspect_err(|error| {
        if error.kind() != io::ErrorKind::NotFound {
            problems.push(folder_problem(folder, error));
        }
    });
    let is_visible = |entry: &fs::DirEntry| !entry.file_name().as_encoded_bytes().starts_with(b".");
    entries.into_iter().flatten().flatten().filter(is_visible)
}

fn folder_problem(folder: &Path, error: &io::Error) -> Problem {
    let message = format!("the folder cannot be read: {error}");
    Problem::of_whole(folder, Severity::Error, message, "make it a folder that you may read")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::scene::Scene;

    fn messages(scene: &Scene) -> Vec<String> {
        let problems = load_bank(&scene.home).problems;
        problems.iter().map(|p| format!("{}:{} {}", name(&p.path), p.line, p.message)).collect()
    }

    fn name(path: &Path) -> String {
        path.file_name().expect("a name").to_string_lossy().into_owned()
    }

    fn id(text: &str) -> QuestionId {
        QuestionId::parse(text).expect("an id")
    }

    fn question(id: &str, prompt: &str) -> String {
        format!("[[question]]\nid = \"{id}\"\nprompt = \"{prompt}\"\n")
    }

    #[test]
    fn a_home_that_does_not_exist_has_the_built_in_bank_and_stays_so() {
        let scene = Scene::new();
        let loaded = load_bank(&scene.home);
        assert_eq!(loaded.problems, []);
        assert_eq!(loaded.value.questions().len(), built_in().questions.len());
        assert!(!scene.home.root().exists());
    }

    #[test]
    fn a_sound_entry_replaces_the_built_in_question_whole() {
        let scene = Scene::new().with("questions/mine.toml", question("disagreement", "Mine?"));
        let bank = load_bank(&scene.home).value;
        let found = bank.question(&id("disagreement")).expect("there");
        assert_eq!((found.prompt.as_str(), found.look_for.len()), ("Mine?", 0));
        assert_eq!(bank.questions().len(), built_in().questions.len());
    }

    #[test]
    fn a_faulty_override_is_reported_and_the_built_in_question_stays() {
        let scene = Scene::new().with("questions/mine.toml", "[[question]]\nid = \"disagreement\"\n");
        let loaded = load_bank(&scene.home);
        assert_eq!(loaded.problems.len(), 1, "{:?}", loaded.problems);
        assert!(!loaded.value.question(&id("disagreement")).expect("there").prompt.is_empty());
    }

    #[test]
    fn one_id_twice_is_an_error_at_the_second_and_the_first_counts() {
        let scene = Scene::new()
            .with("questions/a.toml", question("mine", "First?"))
            .with("questions/b.toml", format!("# mine\n{}", question("mine", "Second?")));
        let loaded = load_bank(&scene.home);
        assert_eq!(loaded.value.question(&id("mine")).map(|q| q.prompt.as_str()), Some("First?"));
        let problem = loaded.problems.first().expect("a problem");
        assert_eq!((name(&problem.path).as_str(), problem.line, problem.column), ("b.toml", 3, 6));
        assert_eq!(problem.severity, Severity::Error);
        assert!(problem.advice.contains("a.toml, line 1"), "{}", problem.advice);
    }

    #[test]
    fn a_faulty_file_hides_no_other() {
        let scene = Scene::new()
            .with("questions/a.toml", b"\xff".as_slice())
            .with("questions/b.toml", question("mine", "Mine?"))
            .with("answers/Bad Name.md", "x")
            .with("answers/mine.md", "## Answer\n**x**\n")
            .with("answers/.hidden.md", b"\xff".as_slice())
            .with("answers/notes.txt", b"\xff".as_slice());
        let loaded = load_bank(&scene.home);
        assert!(loaded.value.question(&id("mine")).is_some());
        assert_eq!(loaded.value.own_answers().count(), 1);
        let expected = [
            "a.toml:1 the byte 0xFF at offset 0 (line 1) is not valid UTF-8",
            "Bad Name.md:1 the file's name `Bad Name` is not an id",
        ];
        assert_eq!(messages(&scene), expected);
    }

    #[test]
    fn a_file_where_a_folder_should_be_is_a_problem() {
        let scene = Scene::new().with("answers", "x");
        assert_eq!(load_bank(&scene.home).problems.len(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_out_of_the_home_is_read_and_a_fifo_or_a_huge_file_is_reported() {
        let scene = Scene::new().with("questions/a.toml", "").with("answers/huge.md", vec![b'a'; 2 << 20]);
        let outside = scene.home.root().with_file_name("outside.toml");
        fs::write(&outside, question("linked", "Linked?")).expect("written");
        std::os::unix::fs::symlink(&outside, scene.home.questions_dir().join("link.toml")).expect("linked");
        let fifo = scene.home.answers_dir().join("pipe.md");
        assert!(std::process::Command::new("mkfifo").arg(&fifo).status().expect("runs").success());
        assert!(load_bank(&scene.home).value.question(&id("linked")).is_some());
        let expected = [
            "huge.md:1 it has 2097152 bytes, and only files of up to 1 MB are read",
            "pipe.md:1 it is a FIFO, not a file",
        ];
        assert_eq!(messages(&scene), expected);
    }
}
