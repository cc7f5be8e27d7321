//! `greenroom import` as it is run: what it prints, what it writes, and files that are no notes.

use crate::support::Scene;
use serde_json::Value;
use std::fs;

const NOTES: &str = include_str!("../notes/interview-notes.md");

#[test]
fn notes_become_answers_that_pass_the_check() {
    let scene = Scene::new();
    scene.write("notes.md", NOTES);
    scene.run(&["import", "notes.md"]).code(0);
    assert_eq!(fs::read_dir(scene.home().join("answers")).expect("a folder").count(), 8);
    scene.run(&["check", "--json"]).code(0);
    let shown = scene.run(&["show", "multiple-tasks", "--answer", "--json"]).code(0).json();
    assert_eq!(shown["answers"][0]["own"], true, "{shown}");
}

#[test]
fn the_report_tells_what_each_question_and_answer_became_and_how_to_go_on() {
    let scene = Scene::new();
    scene.write(
        "notes.md",
        "# My notes\n## Missed deadline\nS: one\nT: two\nR: three\n## My cats\nA preface.\n\n## Strength\n## Questions to ask the interviewer\n- Why?\n",
    );
    let dry = scene.run(&["import", "--dry-run", "notes.md"]).code(0).out;
    assert!(dry.contains("would write answers/missed-deadline.md") && dry.contains("use --no-match"), "{dry}");
    assert!(!scene.home().exists());
    let told = scene.run(&["import", "notes.md"]).code(0).out;
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
    let again = scene.run(&["import", "notes.md"]).code(0).out;
    assert!(
        again.contains("its answer missed-deadline is there already") && again.contains("nothing to write"),
        "{again}"
    );
}

#[test]
fn the_json_has_every_key() {
    let scene = Scene::new();
    scene.write("notes.md", "# Title\n## Weakness\n- S: one **bold**\n- R: two\n## Cats?\n<!-- none -->\n");
    let json = scene.run(&["import", "--json", "--dry-run", "notes.md"]).code(0).json();
    let file = &json[0];
    assert_eq!(file["file"], "notes.md");
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
    scene.write("notes.md", "## 困难的同事？\n情境：我们\n任务与行动：做\n结果：好\n");
    let json = scene.run(&["import", "--json", "--no-match", "--dry-run", "notes.md"]).code(0).json();
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
    scene.write("good.md", "## Cats?\nYes.\n");
    scene.write("notes.pdf", b"%PDF-1.7\n\xe2\xe3\xcf\xd3");
    scene.write("binary.md", b"a\0b");
    scene.write("latin.md", b"## Caf\xe9?\n");
    scene.write("huge.md", "## Cats?\n".repeat(500));
    let huge = scene.folder().join("huge.md");
    fs::OpenOptions::new().write(true).open(huge).expect("opened").set_len(100 << 20).expect("sized");
    let files = ["notes.pdf", "binary.md", "latin.md", "huge.md", "gone.md", ".", "good.md"];
    let ran = scene.run(&[&["import", "--json"][..], &files].concat()).code(1);
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
        assert!(ran.err.contains(part), "{part} in {}", ran.err);
    }
    assert!(!ran.err.contains("out of the folder"), "{}", ran.err);
    assert_eq!(ran.json().as_array().map(Vec::len), Some(1));
    assert!(scene.home().join("answers/cats.md").is_file());
}

#[cfg(unix)]
#[test]
fn a_fifo_is_refused_without_waiting() {
    let scene = Scene::new();
    let fifo = scene.folder().join("fifo.md");
    assert!(std::process::Command::new("mkfifo").arg(&fifo).status().expect("mkfifo").success());
    let ran = scene.run(&["import", "fifo.md"]).code(1);
    assert!(ran.err.contains("not a file"), "{}", ran.err);
}

#[test]
fn escape_codes_in_notes_do_not_reach_the_terminal() {
    let scene = Scene::new();
    scene.write("notes.md", "# T\u{1b}[31m\n## Cats\u{1b}]0;x\u{7}?\nYes \u{202e}.\n");
    let told = scene.run(&["import", "notes.md"]).code(0).out;
    assert!(!told.contains(['\u{1b}', '\u{7}']), "{told:?}");
    scene.run(&["check"]).code(0);
}
