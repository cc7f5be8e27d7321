//! What is prepared before the user's editor opens: new files, copies of built-in ones, a draft put at the end of an
//! answer. Nothing that exists is ever replaced.

use super::Home;
use super::atomic::WriteError;
use super::built_in::built_in_text;
use super::read::{ReadError, read_bytes, read_text, require_file};
use super::save::{change_text, create_text, prepare, remove};
use crate::domain::id::MAX_ID;
use crate::domain::{Answer, AnswerId, Bank, Draft, Question, QuestionId};
use crate::format::answers::add_question;
use crate::format::edit::EditError;
use crate::format::templates;
use std::io;
use std::path::{Path, PathBuf};

/// Names that are tried for a new file.
const MAX_NAMES: usize = 1000;

/// A file that is ready for the editor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prepared {
    pub path: PathBuf,
    /// Where to start, from 1.
    pub line: usize,
    /// What was done to it.
    pub done: Done,
}

/// What was done to a file before the editor opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// It is as it was.
    Nothing,
    /// It is new, to be filled in.
    Created,
    /// It is a copy of a built-in item.
    Copied,
    /// A draft was put at its end.
    Appended,
}

/// Why a file could not be prepared; nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum EditingError {
    #[error("the {what} `{id}` is there already: greenroom edit {id}")]
    Exists { what: &'static str, id: String },
    #[error("no free name was found beside {}", .0.display())]
    NoName(PathBuf),
    #[error("{}; {}", .0, .0.advice())]
    Unreadable(#[from] ReadError),
    #[error(transparent)]
    Unwritable(#[from] WriteError),
    #[error(transparent)]
    Edit(#[from] EditError),
}

/// A new question file of the home for `id`, with a template in it.
pub fn new_question(home: &Home, bank: &Bank, id: &QuestionId) -> Result<Prepared, EditingError> {
    if bank.question(id).is_some() {
        return Err(EditingError::Exists { what: "question", id: id.to_string() });
    }
    let path = create_free(&home.questions_dir(), id.as_str(), "toml", |path| {
        create_text(home, path, &templates::new_question(id))
    })?;
    Ok(Prepared { path, line: 4, done: Done::Created })
}

/// A new answer file of the home, `id`, for `question`, with a template in it.
pub fn new_answer(home: &Home, bank: &Bank, id: &AnswerId, question: &Question) -> Result<Prepared, EditingError> {
    if bank.answer(id).is_some() {
        return Err(EditingError::Exists { what: "answer", id: id.to_string() });
    }
    let path = answer_path(home, id);
    let text = templates::new_answer(question);
    match create_text(home, &path, &text) {
        // A faulty file is in no bank, and is not to be lost either.
        Err(error) if error.is_taken() => Err(EditingError::Exists { what: "answer", id: id.to_string() }),
        other => Ok(other.map(|()| created(path, &text))?),
    }
}

/// The file of the answer or question with the id `text`: the user's own first (a faulty file too, by its name), then a
/// copy of the built-in one. `None` when there is no such id.
pub fn edit_item(home: &Home, bank: &Bank, text: &str) -> Result<Option<Prepared>, EditingError> {
    let (Ok(answer), Ok(question)) = (AnswerId::parse(text), QuestionId::parse(text)) else { return Ok(None) };
    let (answer, question) = (bank.answer(&answer), bank.question(&question));
    let own_answer = answer.filter(|answer| !answer.origin.is_built_in());
    let own_question = question.filter(|question| !question.origin.is_built_in());
    let by_name = [home.answers_dir().join(format!("{text}.md")), home.questions_dir().join(format!("{text}.toml"))];
    let by_name = by_name.into_iter().find(|path| path.symlink_metadata().is_ok());
    let prepared = match (own_answer, own_question, by_name, answer, question) {
        (Some(answer), ..) => edit_answer(home, answer)?,
        (_, Some(question), ..) => edit_question(home, question)?,
        (_, _, Some(path), ..) => {
            require_file(&path)?;
            Prepared { path, line: 1, done: Done::Nothing }
        }
        (.., Some(answer), _) => edit_answer(home, answer)?,
        (.., Some(question)) => edit_question(home, question)?,
        _ => return Ok(None),
    };
    Ok(Some(prepared))
}

/// The file of `answer` in the home, for a built-in one a copy that stays an example until its owner says otherwise.
fn edit_answer(home: &Home, answer: &Answer) -> Result<Prepared, EditingError> {
    if !answer.origin.is_built_in() {
        return Ok(Prepared { path: answer.origin.path().to_owned(), line: 1, done: Done::Nothing });
    }
    let text = built_in_text(answer.origin.path()).unwrap_or_default();
    let path = answer_path(home, &answer.id);
    match create_text(home, &path, &templates::example_copy(text)) {
        Ok(()) => Ok(Prepared { path, line: 1, done: Done::Copied }),
        // A faulty file of this id: the built-in answer is in use, but the one to mend is the user's.
        Err(error) if error.is_taken() => Ok(Prepared { path, line: 1, done: Done::Nothing }),
        Err(error) => Err(error.into()),
    }
}

/// The file of `question` in the home, for a built-in one a copy of its entry, which is then used in its place.
fn edit_question(home: &Home, question: &Question) -> Result<Prepared, EditingError> {
    if !question.origin.is_built_in() {
        let path = question.origin.path().to_owned();
        return Ok(Prepared { path, line: question.line, done: Done::Nothing });
    }
    let text = built_in_text(question.origin.path()).unwrap_or_default();
    let copy = templates::question_copy(question, text);
    let path = create_free(&home.questions_dir(), question.id.as_str(), "toml", |path| create_text(home, path, &copy))?;
    Ok(Prepared { path, line: 1, done: Done::Copied })
}

/// For `e`: the user's own answer to `question`, `preferred` if that is one, or a fresh template; never an example.
pub fn own_or_new_answer(
    home: &Home,
    bank: &Bank,
    question: &Question,
    preferred: Option<&AnswerId>,
) -> Result<Prepared, EditingError> {
    match own_answer(bank, &question.id, preferred) {
        Some(own) => edit_answer(home, own),
        None => {
            let text = templates::new_answer(question);
            let path = create_fresh_answer(home, bank, question, &text)?;
            Ok(created(path, &text))
        }
    }
}

/// For `u`: the user's own answer to `question` with `draft` at its end under `# Draft DATE`, or a new answer made of the
/// draft when there is none.
pub fn use_draft(
    home: &Home,
    bank: &Bank,
    question: &Question,
    draft: &Draft,
    preferred: Option<&AnswerId>,
) -> Result<Prepared, EditingError> {
    let Some(own) = own_answer(bank, &question.id, preferred) else {
        let path = create_fresh_answer(home, bank, question, &templates::answer_from_draft(question, draft))?;
        return Ok(Prepared { path, line: 4, done: Done::Created });
    };
    let path = own.origin.path().to_owned();
    let before = read_text(&path)?;
    let date = draft.head.started.local().date();
    let append = |text: &str| Ok::<_, EditingError>(templates::with_draft_appended(text, draft, date));
    change_text(home, &path, read_text, append)?;
    let after = read_text(&path)?;
    let heading = format!("# Draft {date}");
    let line = after.lines().position(|line| line.trim_end() == heading).map_or(1, |at| at + 1);
    let done = if after == before { Done::Nothing } else { Done::Appended };
    Ok(Prepared { path, line, done })
}

/// Adds `question` to those that `answer` serves, on one line of its file.
pub fn serve_question(home: &Home, answer: &Answer, question: &QuestionId) -> Result<(), EditingError> {
    change_text(home, answer.origin.path(), read_text, |text| Ok(add_question(text, &answer.questions, question)?))
}

/// The user's own answer to `question`: `preferred` if it is one, else the best fit.
pub fn own_answer<'b>(bank: &'b Bank, question: &QuestionId, preferred: Option<&AnswerId>) -> Option<&'b Answer> {
    let own: Vec<&Answer> = bank.answers_for(question).into_iter().filter(|answer| answer.is_own()).collect();
    own.iter().find(|answer| Some(&answer.id) == preferred).or(own.first()).copied()
}

/// Removes the file that was made for the editor, if it is still as it was `made`: the user did not want it.
pub fn withdraw(home: &Home, path: &Path, made: &[u8]) -> Result<bool, EditingError> {
    let real = prepare(home, path)?;
    if read_bytes(&real)? != made {
        return Ok(false);
    }
    remove(home, &real)?;
    Ok(true)
}

fn answer_path(home: &Home, id: &AnswerId) -> PathBuf {
    home.answers_dir().join(format!("{id}.md"))
}

/// The first place to write is the empty line under the first heading and its hint.
fn created(path: PathBuf, text: &str) -> Prepared {
    let line = text.lines().position(|line| line.starts_with("## ")).map_or(1, |at| at + 3);
    Prepared { path, line, done: Done::Created }
}

/// A new answer file named after `question`, whose id is nobody's yet.
fn create_fresh_answer(home: &Home, bank: &Bank, question: &Question, text: &str) -> Result<PathBuf, EditingError> {
    create_free(&home.answers_dir(), question.id.as_str(), "md", |path| {
        let id = path.file_stem().and_then(|stem| stem.to_str()).and_then(|stem| AnswerId::parse(stem).ok());
        match id.filter(|id| bank.answer(id).is_none()) {
            Some(_) => create_text(home, path, text),
            None => Err(WriteError::io(path, "create", io::ErrorKind::AlreadyExists.into())),
        }
    })
}

/// Creates `NAME.EXTENSION` in `folder`, or `NAME-2.EXTENSION` and so on where that is taken.
fn create_free(
    folder: &Path,
    name: &str,
    extension: &str,
    create: impl Fn(&Path) -> Result<(), WriteError>,
) -> Result<PathBuf, EditingError> {
    for number in 1..=MAX_NAMES {
        let suffix = if number == 1 { String::new() } else { format!("-{number}") };
        // Ids are ASCII, and the name with its number must still be one.
        let kept = name.len().min(MAX_ID - suffix.len());
        let path = folder.join(format!("{}{suffix}.{extension}", name.get(..kept).unwrap_or(name)));
        match create(&path) {
            Ok(()) => return Ok(path),
            Err(error) if error.is_taken() => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(EditingError::NoName(folder.join(format!("{name}.{extension}"))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{DraftPart, PartId, PartName};
    use crate::store::load_bank;
    use crate::store::scene::{self, Scene};
    use std::fs;

    impl Scene {
        fn bank(&self) -> Bank {
            load_bank(&self.home).value
        }

        /// The file's path in the home, and what was done to it.
        fn told(&self, prepared: Result<Prepared, EditingError>) -> (String, Done) {
            let prepared = prepared.expect("prepared");
            let inside = prepared.path.strip_prefix(self.home.root()).expect("in the home");
            (inside.to_string_lossy().into_owned(), prepared.done)
        }
    }

    fn question(bank: &Bank, id: &str) -> Question {
        bank.question(&QuestionId::parse(id).expect("an id")).expect("a question").clone()
    }

    fn answer(id: &str) -> AnswerId {
        AnswerId::parse(id).expect("an id")
    }

    /// Finished on the 22nd in Tokyo.
    fn draft(text: &str) -> Draft {
        let mut draft = scene::draft(text, 22 * 3600);
        draft.head.finished = true;
        draft.parts = vec![DraftPart { name: PartName::Part(PartId::Action), text: text.to_owned() }];
        draft
    }

    const OWN: &str = "+++\nquestions = [\"disagreement\"]\n+++\n## Action\n**mine**\n";

    #[test]
    fn a_new_question_or_answer_replaces_nothing() {
        let scene = Scene::new().with("questions/mine.toml", "# empty\n").with("answers/faulty.md", "+++\n");
        let bank = scene.bank();
        let id = QuestionId::parse("mine").expect("an id");
        let expected = ("questions/mine-2.toml".to_owned(), Done::Created);
        assert_eq!(scene.told(new_question(&scene.home, &bank, &id)), expected);
        let disagreement = question(&bank, "disagreement");
        let expected = ("answers/my-story.md".to_owned(), Done::Created);
        assert_eq!(scene.told(new_answer(&scene.home, &bank, &answer("my-story"), &disagreement)), expected);
        for taken in ["my-story", "faulty", "stable-demo-model"] {
            let error = new_answer(&scene.home, &scene.bank(), &answer(taken), &disagreement).expect_err(taken);
            assert!(error.to_string().contains(&format!("greenroom edit {taken}")), "{error}");
        }
        let error = new_question(&scene.home, &bank, &disagreement.id).expect_err("built in").to_string();
        assert_eq!(error, "the question `disagreement` is there already: greenroom edit disagreement");
        assert_eq!(scene.text("answers/faulty.md"), "+++\n");
    }

    #[test]
    fn a_built_in_answer_is_copied_as_an_example_and_the_copy_is_edited_from_then_on() {
        let scene = Scene::new();
        let edit = |bank: &Bank| {
            scene.told(edit_answer(&scene.home, bank.answer(&answer("stable-demo-model")).expect("an answer")))
        };
        let path = "answers/stable-demo-model.md".to_owned();
        assert_eq!(edit(&scene.bank()), (path.clone(), Done::Copied));
        let copied = scene.bank();
        assert!(copied.answer(&answer("stable-demo-model")).is_some_and(|a| a.example && !a.origin.is_built_in()));
        assert_eq!(edit(&copied), (path.clone(), Done::Nothing));
        let faulty = scene.with(&path, "---\n");
        let built_in = faulty.bank();
        let prepared = edit_answer(&faulty.home, built_in.answer(&answer("stable-demo-model")).expect("an answer"));
        assert_eq!(faulty.told(prepared), (path.clone(), Done::Nothing));
        assert_eq!(faulty.text(&path), "---\n");
    }

    #[test]
    fn a_template_that_nobody_wrote_in_is_withdrawn_and_nothing_else_is() {
        let scene = Scene::new();
        let disagreement = question(&scene.bank(), "disagreement");
        let prepared = own_or_new_answer(&scene.home, &scene.bank(), &disagreement, None).expect("prepared");
        let made = fs::read(&prepared.path).expect("made");
        fs::write(&prepared.path, "mine").expect("written");
        assert!(!withdraw(&scene.home, &prepared.path, &made).expect("looked"));
        assert_eq!(fs::read_to_string(&prepared.path).ok().as_deref(), Some("mine"));
        fs::write(&prepared.path, &made).expect("written");
        assert!(withdraw(&scene.home, &prepared.path, &made).expect("withdrawn"));
        assert!(!prepared.path.exists());
    }

    #[cfg(unix)]
    #[test]
    fn no_editor_is_opened_on_what_is_no_file() {
        let scene = Scene::new().with("answers/mine.md", OWN);
        let fifo = scene.home.answers_dir().join("fifo.md");
        assert!(std::process::Command::new("mkfifo").arg(&fifo).status().expect("runs").success());
        std::fs::create_dir(scene.home.answers_dir().join("folder.md")).expect("made");
        for (id, told) in [("fifo", "it is a FIFO, not a file"), ("folder", "it is a folder, not a file")] {
            let error = edit_item(&scene.home, &scene.bank(), id).expect_err(id).to_string();
            assert!(error.contains(told), "{error}");
        }
    }

    #[test]
    fn an_id_leads_to_the_own_file_first_and_a_faulty_one_by_its_name() {
        let scene = Scene::new().with("answers/mine.md", OWN).with("answers/faulty.md", "---\n");
        let edit = |id: &str| {
            let prepared = edit_item(&scene.home, &scene.bank(), id).expect("prepared");
            prepared.map(|prepared| scene.told(Ok(prepared)))
        };
        let told = |path: &str, done| Some((path.to_owned(), done));
        assert_eq!(edit("mine"), told("answers/mine.md", Done::Nothing));
        assert_eq!(edit("faulty"), told("answers/faulty.md", Done::Nothing));
        assert_eq!(edit("disagreement"), told("questions/disagreement.toml", Done::Copied));
        assert_eq!(edit("disagreement"), told("questions/disagreement.toml", Done::Nothing));
        assert_eq!(edit("two-days-late"), told("answers/two-days-late.md", Done::Copied));
        for unknown in ["none-such", "../config", "a/b", ""] {
            assert_eq!(edit(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn a_built_in_question_is_copied_alone_and_means_the_same() {
        let scene = Scene::new();
        let before = question(&scene.bank(), "disagreement");
        let told = scene.told(edit_question(&scene.home, &before));
        assert_eq!(told, ("questions/disagreement.toml".to_owned(), Done::Copied));
        let loaded = load_bank(&scene.home);
        assert_eq!(loaded.problems, []);
        let after = question(&loaded.value, "disagreement");
        assert!(!after.origin.is_built_in());
        assert_eq!(Question { origin: before.origin.clone(), line: before.line, ..after }, before);
    }

    #[test]
    fn without_an_own_answer_a_fresh_template_opens_and_never_the_example() {
        let scene = Scene::new();
        let bank = scene.bank();
        let disagreement = question(&bank, "disagreement");
        let preferred = answer("stable-demo-model");
        let told = scene.told(own_or_new_answer(&scene.home, &bank, &disagreement, Some(&preferred)));
        assert_eq!(told, ("answers/disagreement.md".to_owned(), Done::Created));
        let bank = scene.bank();
        let told = scene.told(own_or_new_answer(&scene.home, &bank, &disagreement, Some(&preferred)));
        assert_eq!(told, ("answers/disagreement.md".to_owned(), Done::Nothing));
    }

    #[test]
    fn of_several_own_answers_the_one_at_hand_is_taken() {
        let scene = Scene::new().with("answers/a.md", OWN).with("answers/b.md", OWN);
        let bank = scene.bank();
        let id = QuestionId::parse("disagreement").expect("an id");
        let own = |preferred: Option<&str>| {
            own_answer(&bank, &id, preferred.map(answer).as_ref()).map(|answer| answer.id.to_string())
        };
        assert_eq!(own(None).as_deref(), Some("a"));
        assert_eq!(own(Some("b")).as_deref(), Some("b"));
        assert_eq!(own(Some("stable-demo-model")).as_deref(), Some("a"));
    }

    #[test]
    fn a_draft_becomes_a_new_answer_whose_name_is_free() {
        let scene = Scene::new().with("answers/disagreement.md", "+++\nquestions = [\"weakness\"]\n+++\nx\n");
        let bank = scene.bank();
        let disagreement = question(&bank, "disagreement");
        let told = scene.told(use_draft(&scene.home, &bank, &disagreement, &draft("Said it."), None));
        assert_eq!(told, ("answers/disagreement-2.md".to_owned(), Done::Created));
        assert!(scene.text("answers/disagreement-2.md").ends_with("## Action\nSaid it.\n"));
    }

    #[test]
    fn a_draft_is_put_at_the_end_of_the_own_answer_once_and_nothing_is_replaced() {
        let scene = Scene::new().with("answers/a.md", OWN);
        let bank = scene.bank();
        let disagreement = question(&bank, "disagreement");
        let prepared = use_draft(&scene.home, &bank, &disagreement, &draft("Said it."), None).expect("prepared");
        assert_eq!((prepared.line, prepared.done), (7, Done::Appended));
        let expected = scene.text("answers/a.md");
        let (before, after) = expected.split_once("<!--").expect("what bold does");
        assert_eq!(before, format!("{OWN}\n# Draft 2026-11-22\n"));
        assert!(after.ends_with("-->\n\n## Action\nSaid it.\n"), "{after}");
        let again = use_draft(&scene.home, &bank, &disagreement, &draft("Said it."), None).expect("prepared");
        assert_eq!((again.line, again.done), (7, Done::Nothing));
        assert_eq!(scene.text("answers/a.md"), expected);
    }

    #[test]
    fn a_question_is_added_to_an_answer_on_one_line() {
        let text = OWN.replace("]\n", "] # best first\n");
        let scene = Scene::new().with("answers/a.md", &text);
        let bank = scene.bank();
        let own = bank.answer(&answer("a")).expect("an answer");
        serve_question(&scene.home, own, &QuestionId::parse("weakness").expect("an id")).expect("added");
        assert_eq!(scene.text("answers/a.md"), text.replace("\"]", "\", \"weakness\"]"));
    }

    #[test]
    fn a_long_id_with_a_number_is_still_an_id() {
        let scene = Scene::new();
        let name = "a".repeat(MAX_ID);
        let create = |path: &Path| create_text(&scene.home, path, "x");
        for expected in [name.clone(), format!("{}-2", &name[..MAX_ID - 2])] {
            let path = create_free(&scene.home.answers_dir(), &name, "md", create).expect("created");
            assert_eq!(path, scene.home.answers_dir().join(format!("{expected}.md")));
        }
    }

    #[test]
    fn questions_and_a_draft_that_are_added_to_an_answer_at_the_same_time_are_all_kept() {
        let scene = Scene::new().with("answers/disagreement.md", OWN);
        let (bank, ids) = (scene.bank(), ["weakness", "strength", "failure", "pressure", "feedback-given"]);
        let (home, own) = (&scene.home, bank.own_answers().next().expect("the answer"));
        std::thread::scope(|scope| {
            for id in ids {
                let question = QuestionId::parse(id).expect("an id");
                scope.spawn(move || serve_question(home, own, &question).expect("added"));
            }
            scope.spawn(|| use_draft(home, &bank, &question(&bank, "disagreement"), &draft("Said it."), None));
        });
        let text = fs::read_to_string(own.origin.path()).expect("read");
        assert!(text.contains("Said it.") && ids.iter().all(|id| text.contains(id)), "{text}");
    }
}
