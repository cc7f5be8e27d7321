use crate::domain::{Answer, AnswerId, Bank, Question, Severity};
use crate::format::answers::parse_answer;
use crate::format::questions::parse_questions;
use crate::import::parse_notes;
use crate::import::plan::{Fate, FilePlan, Planner};
use crate::store::built_in;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A home without a disk: its files by their paths.
#[derive(Default, Clone, PartialEq, Debug)]
struct Files(BTreeMap<PathBuf, String>);

impl Files {
    /// The built-in bank with what the files hold; every file must be without errors.
    fn bank(&self) -> Bank {
        let (mut questions, mut answers): (Vec<Question>, Vec<Answer>) = (Vec::new(), Vec::new());
        for (path, text) in &self.0 {
            let problems = if path.starts_with("questions") {
                let (found, problems) = parse_questions(path, text, false);
                questions.extend(found);
                problems
            } else {
                let id = AnswerId::parse(&path.file_stem().expect("a name").to_string_lossy()).expect("an id");
                let (found, problems) = parse_answer(path, &id, text, false);
                answers.extend(found);
                problems
            };
            let errors: Vec<_> = problems.iter().filter(|problem| problem.severity == Severity::Error).collect();
            assert!(errors.is_empty(), "{errors:?}\n{text}");
        }
        let own = |id: &crate::domain::QuestionId| questions.iter().filter(|question| question.id == *id).count();
        assert!(questions.iter().all(|question| own(&question.id) == 1), "one id twice in the home");
        let built_in = built_in();
        Bank::new(built_in.questions.iter().cloned().chain(questions), built_in.answers.iter().cloned().chain(answers))
    }

    fn import(&mut self, name: &str, text: &str, matches: bool) -> FilePlan {
        let files = self.0.clone();
        let mut planner = Planner::new(self.bank(), matches, |path: &Path| files.get(path).cloned());
        let plan = planner.plan(Path::new(name), text, parse_notes(text, "notes"));
        for write in &plan.writes {
            assert_eq!(write.is_new, !self.0.contains_key(&write.path), "{write:?}");
            self.0.insert(write.path.clone(), write.text.clone());
        }
        plan
    }
}

/// Each question as `id <- prompt`, with `~` for one that is linked.
fn ids(plan: &FilePlan) -> Vec<String> {
    let id = |planned: &crate::import::plan::Planned| {
        let link = if planned.confidence.is_some() { "~" } else { "" };
        format!("{link}{} <- {}", planned.question, planned.note.prompt)
    };
    plan.questions.iter().map(id).collect()
}

const NOTES: &str = include_str!("../../../tests/notes/interview-notes.md");

#[test]
fn every_heading_of_the_notes_means_a_question_of_the_bank() {
    let plan = Files::default().import("notes.md", NOTES, true);
    let expected = [
        "~introduction <- Self introduction",
        "~five-years <- Where do you see yourself five years from now",
        "~weakness <- Weakness",
        "~strength <- Strength",
        "~disagreement <- Conflict/Disagreement with your colleague/supervisor",
        "~multiple-tasks <- Multiple tasks at the same time",
        "~missed-deadline <- Mistake/Failure/Missing Deadline",
        "~different-personality <- Working with someone with different personality",
    ];
    assert_eq!(ids(&plan), expected);
    let whys: Vec<_> = plan.skipped.iter().map(|skipped| (skipped.line, skipped.why.as_str())).collect();
    let unassigned = "only Situation is labelled; 3 items follow unassigned";
    assert_eq!(whys, [(1, "the document's title"), (40, unassigned), (57, unassigned)]);
}

#[test]
fn headings_that_mean_no_question_are_added() {
    let text = "## Favourite recipes\nSoup.\n\n## Laptop setup\nMore.\n\n## 你喜欢猫吗？\n喜欢。\n";
    let mut files = Files::default();
    let plan = files.import("My notes.md", text, true);
    let ids = ids(&plan);
    assert_eq!(ids[..2], ["favourite-recipes <- Favourite recipes", "laptop-setup <- Laptop setup"]);
    assert!(ids[2].starts_with("q-") && ids[2].ends_with(" <- 你喜欢猫吗？"), "{ids:?}");
    assert!(files.0.contains_key(Path::new("questions/my-notes.toml")), "{files:?}");
}

#[test]
fn without_matching_ids_that_are_taken_get_a_number() {
    let mut files = Files::default();
    let plan = files.import("notes.md", "## Weakness\nI wait.\n## Weakness\nI hurry.\n", false);
    assert_eq!(ids(&plan), ["weakness-2 <- Weakness", "weakness-3 <- Weakness"]);
}

#[test]
fn importing_twice_changes_nothing() {
    for matches in [true, false] {
        let text = format!("{NOTES}\n### Weakness\nanother one\n### Favourite recipes\nSoup.\n");
        let mut files = Files::default();
        let first = ids(&files.import("notes.md", &text, matches));
        let before = files.clone();
        let again = files.import("notes.md", &text, matches);
        assert_eq!((again.writes.len(), &files), (0, &before));
        assert_eq!(ids(&again), first);
    }
}

#[test]
fn what_the_first_import_added_draws_no_other_heading_in_the_second() {
    let text = "## Conflict with my boss\n\n## Conflict with Bob over the boss's plans\nTea.\n\n## Conflict\nMilk.\n";
    let mut files = Files::default();
    let first = ids(&files.import("notes.md", text, true));
    let again = files.import("notes.md", text, true);
    assert_eq!((ids(&again), again.writes), (first, Vec::new()));
}

#[test]
fn a_link_that_the_user_changed_stays_changed() {
    let mut files = Files::default();
    files.import("notes.md", "## Weakness\nI wait.\n", true);
    let path = Path::new("answers/weakness.md");
    let changed = files.0[path].replace("[\"weakness\"]", "[\"strength\"]");
    files.0.insert(path.to_owned(), changed);
    let again = files.import("notes.md", "## Weakness\nI wait.\n", true);
    assert_eq!((ids(&again), again.writes), (vec!["strength <- Weakness".to_owned()], Vec::new()));
}

#[test]
fn notes_that_were_linked_can_be_kept_apart_afterwards() {
    let mut files = Files::default();
    files.import("notes.md", "## Weakness\nI wait.\n", true);
    let apart = files.import("notes.md", "## Weakness\nI wait.\n", false);
    assert_eq!(ids(&apart), ["weakness-2 <- Weakness"]);
    assert_eq!(files.import("notes.md", "## Weakness\nI wait.\n", false).writes, []);
}

#[test]
fn an_answer_that_differs_is_left_alone_and_reported() {
    let mut files = Files::default();
    let id =
        files.import("notes.md", "## Weakness\nI wait.\n", true).questions[0].answer.id().cloned().expect("an answer");
    let plan = files.import("notes.md", "## Weakness\nI wait no more.\n", true);
    assert_eq!((plan.writes.len(), &plan.questions[0].answer), (0, &Fate::Differs(id)));
    assert!(
        plan.skipped.iter().any(|skipped| skipped.line == 1 && skipped.why.contains("differs")),
        "{:?}",
        plan.skipped
    );
}

#[test]
fn new_questions_are_added_below_those_that_are_there() {
    let mut files = Files::default();
    let before = "# mine\r\n[[question]]\r\nid = \"a\"\r\nprompt = \"b\"";
    files.0.insert("questions/notes.toml".into(), before.to_owned());
    files.import("notes.md", "## Favourite recipes\nSoup.", true);
    let text = &files.0[Path::new("questions/notes.toml")];
    assert_eq!(
        text,
        &format!(
            "{before}\r\n\r\n[[question]]\r\nid = \"favourite-recipes\"\r\nprompt = \"Favourite recipes\"\r\nframework = \"open\"\r\n"
        )
    );
}

#[test]
fn the_same_notes_under_two_names_are_the_same_answers() {
    let mut files = Files::default();
    files.import("a.md", NOTES, true);
    assert_eq!(files.import("b.md", NOTES, true).writes, []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn whatever_is_imported_has_no_errors_and_importing_twice_is_the_same(
        lines in proptest::collection::vec(
            "(#{1,3} |##|- |\\*\\*|Q: |A: |> |[0-9]\\. )?(Situation: |Weakness|Conflict|\\[Task\\] |结果：|\\PC{0,8})( |\")?\\PC{0,10}(\\*\\*|\\?|\n)?", 0..14),
        matches in any::<bool>(),
    ) {
        let text = lines.join("\n");
        let mut files = Files::default();
        files.import("Notizen & mehr.md", &text, matches);
        files.bank();
        let before = files.clone();
        let again = files.import("Notizen & mehr.md", &text, matches);
        prop_assert_eq!(again.writes, Vec::new());
        prop_assert_eq!(files, before);
    }
}
