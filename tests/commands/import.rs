//! `greenroom import` as it is run: what it prints, what it writes, and files that are no notes.

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

struct Scene {
    folder: tempfile::TempDir,
}

impl Scene {
    fn new() -> Scene {
        Scene { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, bytes).expect("written");
        path
    }

    fn run(&self, arguments: &[&str], files: &[&Path]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_greenroom"));
        command.env_clear().env("NO_COLOR", "1").arg("--home").arg(self.home()).args(arguments).args(files);
        command.output().expect("run")
    }

    fn json(&self, arguments: &[&str], files: &[&Path]) -> Value {
        let output = self.run(&[&["import", "--json"], arguments].concat(), files);
        serde_json::from_slice(&output.stdout).expect("JSON")
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

const NOTES: &str = include_str!("../notes/interview-notes.md");

#[test]
fn notes_become_answers_that_pass_the_check() {
    let scene = Scene::new();
    let notes = scene.file("notes.md", NOTES);
    let output = scene.run(&["import"], &[&notes]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert_eq!(fs::read_dir(scene.home().join("answers")).expect("a folder").count(), 8);
    let check = scene.run(&["check", "--json"], &[]);
    assert_eq!(check.status.code(), Some(0), "{}", text(&check.stdout));
    let shown = scene.run(&["show", "multiple-tasks", "--answer", "--json"], &[]);
    let shown: Value = serde_json::from_slice(&shown.stdout).expect("JSON");
    assert_eq!(shown["answers"][0]["own"], true, "{shown}");
}

#[test]
fn the_report_tells_what_each_question_and_answer_became_and_how_to_go_on() {
    let scene = Scene::new();
    let notes = scene.file(
        "notes.md",
        "# My notes\n## Missed deadline\nS: one\nT: two\nR: three\n## My cats\nA preface.\n\n## Strength\n## Questions to ask the interviewer\n- Why?\n",
    );
    let dry = text(&scene.run(&["import", "--dry-run"], &[&notes]).stdout);
    assert!(dry.contains("would write answers/missed-deadline.md") && dry.contains("use --no-match"), "{dry}");
    assert!(!scene.home().exists());
    let told = text(&scene.run(&["import"], &[&notes]).stdout);
    for part in [
        "  Missed deadline (line 2)\n    the same as missed-deadline (100% sure): Tell me about a time you missed a deadline.\n",
        "    its answer is missed-deadline: Situation, Task, Result; without Action\n",
        "    a new question, my-cats\n    its answer is my-cats: kept whole, since no part is labelled\n",
        "       1  the document's title: My notes\n",
        "      10  questions to ask the interviewer: ",
        "answers/missed-deadline.md\n",
        "Practise with your answer: greenroom practice missed-deadline\n",
    ] {
        assert!(told.contains(part), "{part}\nis not in\n{told}");
    }
    let again = text(&scene.run(&["import"], &[&notes]).stdout);
    assert!(
        again.contains("its answer missed-deadline is there already") && again.contains("nothing to write"),
        "{again}"
    );
}

#[test]
fn the_json_has_every_key() {
    let scene = Scene::new();
    let notes = scene.file("notes.md", "# Title\n## Weakness\n- S: one **bold**\n- R: two\n## Cats?\n<!-- none -->\n");
    let json = scene.json(&["--dry-run"], &[&notes]);
    let file = &json[0];
    assert_eq!(file["file"], notes.to_string_lossy().as_ref());
    let first = &file["questions"][0];
    assert_eq!(
        (&first["prompt"], &first["line"], &first["matched"]["id"]),
        (&"Weakness".into(), &2.into(), &"weakness".into())
    );
    assert!(first["matched"]["confidence"].as_f64().is_some_and(|sure| (0.0..=1.0).contains(&sure)), "{first}");
    assert_eq!(first["text"], "S: one bold\n\nR: two");
    let second = &file["questions"][1];
    assert_eq!(
        (&second["id"], &second["matched"], &second["parts"]),
        (&"cats".into(), &Value::Null, &Value::Array(vec![]))
    );
    assert_eq!(file["skipped"][0], serde_json::json!({ "line": 1, "text": "Title", "why": "the document's title" }));
    assert_eq!(file["written"], serde_json::json!([]));
    assert!(!scene.home().exists());
}

#[test]
fn part_names_are_ids_in_whatever_language_the_labels_are() {
    let scene = Scene::new();
    let notes = scene.file("notes.md", "## 困难的同事？\n情境：我们\n任务与行动：做\n结果：好\n");
    let json = scene.json(&["--no-match", "--dry-run"], &[&notes]);
    let parts = json[0]["questions"][0]["parts"].clone();
    let expected = serde_json::json!([
        { "names": ["situation"], "text": "我们" },
        { "names": ["task", "action"], "text": "做" },
        { "names": ["result"], "text": "好" },
    ]);
    assert_eq!(parts, expected);
}

#[test]
fn files_that_are_no_notes_are_refused_and_the_others_imported() {
    let scene = Scene::new();
    let good = scene.file("good.md", "## Cats?\nYes.\n");
    let pdf = scene.file("notes.pdf", b"%PDF-1.7\n\xe2\xe3\xcf\xd3");
    let binary = scene.file("binary.md", b"a\0b");
    let latin = scene.file("latin.md", b"## Caf\xe9?\n");
    let huge = scene.folder.path().join("huge.md");
    fs::write(&huge, "## Cats?\n".repeat(500)).expect("written");
    fs::OpenOptions::new().write(true).open(&huge).expect("opened").set_len(100 << 20).expect("sized");
    let gone = scene.folder.path().join("gone.md");
    let folder = scene.folder.path().to_path_buf();
    let output = scene.run(&["import", "--json"], &[&pdf, &binary, &latin, &huge, &gone, &folder, &good]);
    assert_eq!(output.status.code(), Some(1));
    let errors = text(&output.stderr);
    for part in [
        "notes.pdf: ",
        "it is a PDF",
        "a binary file",
        "0xE9 at offset 6 (line 1)",
        "104857600 bytes",
        "split the notes",
        "gone.md: there is no such file",
        "it is a folder",
        "greenroom import ",
    ] {
        assert!(errors.contains(part), "{part} in {errors}");
    }
    assert!(!errors.contains("out of the folder"), "{errors}");
    let json: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(json.as_array().map(Vec::len), Some(1));
    assert!(scene.home().join("answers/cats.md").is_file());
}

#[cfg(unix)]
#[test]
fn a_fifo_is_refused_without_waiting() {
    let scene = Scene::new();
    let fifo = scene.folder.path().join("fifo.md");
    assert!(Command::new("mkfifo").arg(&fifo).status().expect("mkfifo").success());
    let output = scene.run(&["import"], &[&fifo]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("not a file"), "{}", text(&output.stderr));
}

#[test]
fn escape_codes_in_notes_do_not_reach_the_terminal() {
    let scene = Scene::new();
    let notes = scene.file("notes.md", "# T\u{1b}[31m\n## Cats\u{1b}]0;x\u{7}?\nYes \u{202e}.\n");
    let output = scene.run(&["import"], &[&notes]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(!output.stdout.contains(&0x1b) && !output.stdout.contains(&7));
    assert_eq!(scene.run(&["check"], &[]).status.code(), Some(0));
}
