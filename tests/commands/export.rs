//! `greenroom export`

use crate::support::Scene;

const QUESTION: &str =
    "[[question]]\nid = \"mine\"\nprompt = \"What did you do at Acme?\"\ncompetency = \"Acme craft\"\n";
const ANSWER: &str = "+++\nquestions = [\"mine\"]\n+++\n# The Acme move\n\n## Situation\nAcme moved in 3 days.\n\n## Action\nI **labelled every cable**.\n";

fn scene() -> Scene {
    Scene::new().with("questions/own.toml", QUESTION).with("answers/move.md", ANSWER)
}

#[test]
fn with_nothing_of_ones_own_it_says_how_to_make_the_first() {
    let ran = Scene::new().run(&["export"]).code(1);
    assert!(ran.out.is_empty(), "{}", ran.out);
    assert!(ran.err.contains("greenroom new answer my-story --for introduction"), "{}", ran.err);
    assert!(Scene::new().run(&["export", "--examples"]).code(0).out.contains("(example)"));
}

#[test]
fn standard_output_gets_markdown_and_a_file_what_its_ending_says() {
    let scene = scene();
    assert!(scene.run(&["export"]).code(0).out.contains("# Prep sheet\n"));
    for (name, start) in [
        ("a.md", "<!--"),
        ("a.html", "<!DOCTYPE html>"),
        ("a.pdf", "%PDF-"),
        ("a.tsv", "#separator:tab\n"),
        ("a.json", "{\n  \"made_by\""),
    ] {
        scene.run(&["export", "-o", name]).code(0);
        let bytes = std::fs::read(scene.folder().join(name)).expect("written");
        assert!(bytes.starts_with(start.as_bytes()), "{name}");
    }
}

#[test]
fn a_named_format_wins_over_the_ending_and_one_of_them_is_needed() {
    let scene = scene();
    scene.run(&["export", "--format", "json", "-o", "a.html"]).code(0);
    let text = std::fs::read_to_string(scene.folder().join("a.html")).expect("written");
    assert!(text.starts_with('{'), "{text}");
    let ran = scene.run(&["export", "-o", "a.odt"]).code(2);
    assert!(ran.err.contains("--format") && !scene.folder().join("a.odt").exists(), "{}", ran.err);
}

#[test]
fn a_folder_gets_a_file_named_after_the_day() {
    let scene = scene();
    scene.run(&["export", "--format", "html", "-o", "."]).code(0);
    assert!(scene.folder().join("prep-sheet-2026-11-22.html").exists());
}

#[test]
fn only_its_own_files_are_overwritten_unless_forced() {
    let scene = scene();
    scene.run(&["export", "-o", "a.md"]).code(0);
    scene.run(&["export", "-o", "a.md", "--full"]).code(0);
    scene.write("theirs.md", "# My notes\n");
    let before = scene.snapshot();
    let ran = scene.run(&["export", "-o", "theirs.md"]).code(1);
    assert!(ran.err.contains("theirs.md") && ran.err.contains("--force"), "{}", ran.err);
    assert!(scene.snapshot() == before, "a refused export leaves no trace");
    scene.run(&["export", "-o", "theirs.md", "--force"]).code(0);
}

#[test]
fn a_missing_folder_is_named_with_what_to_do() {
    let scene = scene();
    let before = scene.snapshot();
    let ran = scene.run(&["export", "-o", "sheets/2026/a.md"]).code(1);
    assert!(ran.err.contains("there is not a folder sheets/2026; make it first"), "{}", ran.err);
    scene.write("file", "x");
    let ran = scene.run(&["export", "-o", "file/a.md"]).code(1);
    assert!(ran.err.contains("file is not a folder"), "{}", ran.err);
    std::fs::remove_file(scene.folder().join("file")).expect("removed");
    assert!(scene.snapshot() == before, "a refused export leaves no trace");
}

#[test]
fn redacted_words_leave_and_how_many_is_said() {
    let scene =
        scene().with("config.toml", "[redact]\n\"acme\" = \"a shop\"\n").with("sheet.md", "Ask ACME about **Ac**me.\n");
    for format in ["md", "html", "anki", "json"] {
        let ran = scene.run(&["export", "--full", "--format", format]).code(0);
        assert!(!ran.out.to_lowercase().contains("acme") && ran.out.contains("a shop"), "{format}: {}", ran.out);
        assert!(ran.err.contains("[redact]") && ran.err.contains("--reveal"), "{}", ran.err);
    }
    let ran = scene.run(&["export", "--reveal"]).code(0);
    assert!(ran.out.contains("Acme moved") && ran.err.is_empty(), "{}{}", ran.out, ran.err);
}

#[test]
fn of_a_very_long_sheet_md_the_start_is_printed_and_that_is_said() {
    let long = format!("First words.\n\n{}Last words.\n", "Ask about the team.\n\n".repeat(5_000));
    let scene = scene().with("sheet.md", &long);
    let ran = scene.run(&["export"]).code(0);
    assert!(ran.out.contains("First words.") && !ran.out.contains("Last words."));
    assert!(ran.out.contains("The text goes on in sheet.md: its first 64 KB are printed."), "{}", ran.err);
    for alike in ["word ".repeat(20_000), "word \u{7}\u{7}\u{7}\u{7} ".repeat(2_000)] {
        scene.write("sheet.md", alike.as_bytes());
        let alike = scene.run(&["export"]).code(0);
        assert!(alike.out.contains("The text goes on in sheet.md"), "{}", alike.err);
    }
}

#[test]
fn the_fix_of_the_last_attempt_is_open_until_it_is_done() {
    let draft = "+++\nquestion = \"mine\"\nanswer = \"move\"\nstarted = 2026-11-20T10:00:00+09:00\nmode = \"typed\"\nfinished = true\nrating = 2\n\n\
                 [seconds]\nthink = 10\nsituation = 60\n+++\n## Situation\nAcme moved to a new office one summer, and the plan for it was late, so everyone was nervous about the date.\n";
    let scene = scene().with("drafts/2026/2026-11-20T100000-mine.md", draft);
    let ran = scene.run(&["export"]).code(0);
    assert!(ran.out.contains("\nFix: **"), "{}{}", ran.out, ran.err);
}

#[test]
fn what_is_asked_for_must_exist() {
    let scene = scene();
    assert!(scene.run(&["export", "mime"]).code(1).err.contains("mine"));
    assert!(scene.run(&["export", "move"]).code(1).err.contains("is an answer"));
    assert!(scene.run(&["export", "--competency", "x"]).code(1).err.contains("there are:"));
    assert!(scene.run(&["export", "disagreement"]).code(1).err.contains("--for disagreement"));
    scene.run(&["export", "--weakest", "many"]).code(2);
    scene.run(&["export", "--font", "none.otf", "--format", "pdf"]).code(1);
}

#[test]
fn a_faulty_answer_is_named_and_the_others_are_exported() {
    let scene = scene().with("answers/broken.md", "+++\nquestions = 3\n+++\n");
    let ran = scene.run(&["export"]).code(0);
    assert!(ran.out.contains("The Acme move") && !ran.err.is_empty(), "{}", ran.err);
}

#[test]
fn the_weakest_are_chosen_among_those_that_have_a_story() {
    let ran = scene().run(&["export", "--weakest", "1"]).code(0);
    assert!(ran.out.contains("## The Acme move"), "{}", ran.out);
}
