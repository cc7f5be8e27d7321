//! `greenroom edit` and `greenroom new`

use crate::support::Scene;

/// An editor that notes its arguments and changes nothing.
const LOOK: &str = "echo \"$@\" > \"$HOME/../arguments\"\n";

/// The arguments that the editor was given last.
fn arguments(scene: &Scene) -> String {
    std::fs::read_to_string(scene.folder().join("arguments")).unwrap_or_default()
}

const SOUND: &str = "+++\nquestions = [\"disagreement\"]\n+++\n## Answer\nI **measured both**.\n";

/// With the folder that `HOME` names.
fn scene() -> Scene {
    let scene = Scene::new();
    std::fs::create_dir(scene.folder().join("user")).expect("made");
    scene
}

#[test]
fn a_new_answer_is_a_template_that_is_sound_as_it_stands() {
    let scene = scene().editor(LOOK);
    let ran = scene.run(&["new", "answer", "my-story", "--for", "disagreement"]).code(0);
    assert!(ran.out.starts_with("created ") && ran.out.contains("nothing is written yet"), "{}", ran.out);
    let text = scene.text("answers/my-story.md");
    for needed in ["questions = [\"disagreement\"]", "## Situation\n<!-- ", "## Result\n<!-- ", "**bold**"] {
        assert!(text.contains(needed), "{needed} is not in {text}");
    }
    assert!(arguments(&scene).trim_end().ends_with("answers/my-story.md"));
    scene.run(&["check"]).code(0);
}

#[test]
fn a_template_in_which_nothing_is_written_is_no_story_anywhere() {
    let scene = scene().editor(LOOK);
    let fresh = scene.run(&["today"]).code(0).out;
    let shown = scene.run(&["export"]).code(1).err;
    scene.run(&["new", "answer", "my-story", "--for", "weakness"]).code(0);
    let stories = scene.run(&["stories", "--json"]).code(0).json();
    assert_eq!(stories["answers"], serde_json::json!([]));
    assert!(stories["gaps"].as_array().is_some_and(|gaps| gaps.iter().any(|gap| gap["question"] == "weakness")));
    let said = scene.run(&["stories"]).code(0).out;
    assert!(said.contains("Nothing is written in answers/my-story.md yet"), "{said}");
    assert_eq!(scene.run(&["today"]).code(0).out, fresh);
    assert_eq!(scene.run(&["export"]).code(1).err, shown);
    let sheet = scene.run(&["export", "--format", "json", "--full"]);
    assert!(!sheet.out.contains("my-story"), "{}", sheet.out);
    let page = scene.run(&["show", "weakness"]).code(0).out;
    assert!(page.contains("my-story (yours, nothing written yet)"), "{page}");
    let text = scene.text("answers/my-story.md").replacen("-->\n\n## ", "-->\nI rush.\n\n## ", 1);
    scene.write("home/answers/my-story.md", text);
    let stories = scene.run(&["stories", "--json"]).code(0).json();
    assert_eq!(stories["answers"][0]["id"], "my-story", "a line in one part makes it a story");
    scene.run(&["export"]).code(0);
}

#[test]
fn a_new_question_is_a_template_that_is_sound_as_it_stands() {
    let scene = scene().editor(LOOK);
    scene.run(&["new", "question", "my-question"]).code(0);
    let rows = scene.run(&["check", "--json"]).code(0).json();
    assert_eq!(rows.as_array().map(Vec::len), Some(1), "{rows}");
    scene.run(&["show", "my-question"]).code(0);
}

#[test]
fn new_refuses_what_is_no_id_what_is_there_and_what_it_cannot_serve() {
    let scene = scene().editor(LOOK);
    for id in ["../x", "A", "a b", "-a", "\u{1b}[2J"] {
        let ran = scene.run(&["new", "question", "--", id]).code(2);
        assert!(!ran.err.contains('\u{1b}'), "{:?}", ran.err);
    }
    scene.run(&["new", "answer", "mine"]).code(2);
    let ran = scene.run(&["new", "answer", "mine", "--for", "disagrement"]).code(1);
    assert!(ran.err.contains("the nearest are: disagreement"), "{}", ran.err);
    let ran = scene.run(&["new", "question", "disagreement"]).code(1);
    assert!(ran.err.contains("is there already: greenroom edit disagreement"), "{}", ran.err);
    assert!(!scene.home().exists());
}

#[test]
fn edit_opens_the_own_file_and_says_what_is_wrong_with_it_afterwards() {
    // A shell is no editor that is known to understand a line, so the file is its only argument.
    let scene = scene().with("answers/mine.md", SOUND).editor("printf -- '---\\nquestions: x\\n---\\n' > \"$1\"\n");
    let ran = scene.run(&["edit", "mine"]).code(1);
    assert!(ran.out.contains("answers/mine.md:1:1") && ran.out.contains("+++"), "{}", ran.out);
    assert!(ran.err.contains("is not used until they are fixed"), "{}", ran.err);
}

#[test]
fn edit_of_an_example_copies_it_and_says_what_deleting_the_line_means() {
    let scene = scene().editor(LOOK);
    let ran = scene.run(&["edit", "stable-demo-model"]).code(0);
    assert!(ran.out.starts_with("copied the built-in one to "), "{}", ran.out);
    let text = scene.text("answers/stable-demo-model.md");
    assert!(text.starts_with(
        "+++\nexample = true   # somebody else's story; once you have made it your own, delete this line"
    ));
    scene.run(&["check"]).code(0);
    let own =
        |scene: &Scene| scene.run(&["show", "disagreement", "--json"]).code(0).json()["answers"][0]["own"].clone();
    assert_eq!(own(&scene), false);
    let without: String = text.split_inclusive('\n').filter(|line| !line.starts_with("example = true")).collect();
    scene.write("home/answers/stable-demo-model.md", without);
    assert_eq!(own(&scene), true);
}

#[test]
fn edit_of_an_unknown_id_names_the_nearest_and_touches_nothing() {
    let scene = scene().editor(LOOK);
    let ran = scene.run(&["edit", "stable-demo-modl"]).code(1);
    assert!(ran.err.contains("the nearest are: stable-demo-model"), "{}", ran.err);
    for id in ["../../etc/passwd", "a/b", "\u{1b}[2J"] {
        let ran = scene.run(&["edit", id]).code(1);
        assert!(!ran.err.contains('\u{1b}'), "{:?}", ran.err);
    }
    assert_eq!((arguments(&scene).as_str(), scene.home().exists()), ("", false));
}

#[test]
fn an_editor_that_is_missing_or_fails_or_cannot_be_read_says_so() {
    for (name, value, told) in [
        ("EDITOR", "no-such-editor -x", "the editor `no-such-editor` was not found: set VISUAL or EDITOR"),
        ("VISUAL", "false", "the editor `false` ended with exit status: 1"),
        ("VISUAL", "vim 'open", "VISUAL holds no command"),
    ] {
        let scene = scene().with("answers/mine.md", SOUND).variable(name, value);
        let ran = scene.run(&["edit", "mine"]).code(1);
        assert!(ran.err.contains(told), "{}", ran.err);
        assert_eq!(scene.text("answers/mine.md"), SOUND);
    }
}

#[test]
fn a_folder_in_place_of_a_file_is_told_once() {
    let scene = scene().editor(LOOK);
    std::fs::create_dir_all(scene.home().join("answers/mine.md")).expect("made");
    let ran = scene.run(&["edit", "mine"]).code(1);
    assert_eq!(ran.err.matches("it is a folder, not a file").count(), 1, "{}", ran.err);
    assert_eq!(arguments(&scene), "");
}

#[test]
fn nothing_in_the_variable_reaches_a_shell() {
    let scene = scene().with("answers/mine.md", SOUND);
    let scene = scene.variable("EDITOR", "true ; touch touched $(touch touched) `touch touched`");
    scene.run(&["edit", "mine"]).code(0);
    assert!(!scene.folder().join("touched").exists());
}

#[cfg(unix)]
#[test]
fn a_home_whose_folders_lead_out_is_not_written_to() {
    let scene = scene().with("config.toml", "").editor(LOOK);
    scene.write("outside/keep.txt", "kept");
    std::os::unix::fs::symlink("../outside", scene.home().join("answers")).expect("linked");
    for arguments in [&["new", "answer", "mine", "--for", "disagreement"][..], &["edit", "stable-demo-model"]] {
        let ran = scene.run(arguments).code(1);
        assert!(ran.err.contains("outside the home"), "{}", ran.err);
    }
    assert_eq!(std::fs::read_dir(scene.folder().join("outside")).expect("listed").count(), 1);
}

/// On a terminal: the first time the editor breaks the file, the second time it mends it. The error goes before the
/// warning above it.
#[cfg(unix)]
#[test]
fn on_a_terminal_a_faulty_file_is_offered_again_at_its_line() {
    use std::os::unix::fs::PermissionsExt;
    let scene = scene().with("answers/mine.md", SOUND);
    let vim = scene.folder().join("vim");
    let script = "#!/bin/sh\necho \"$@\" >> \"$HOME/arguments\"\nlast=\"$2\"\n\
        if [ -e \"$HOME/mended\" ]; then printf '%s' \"$SOUND\" > \"$last\"; else printf '+++\\nsourze = 1\\nquestions = 1\\n+++\\n' > \"$last\"; touch \"$HOME/mended\"; fi\n";
    scene.write("vim", script);
    std::fs::set_permissions(&vim, std::fs::Permissions::from_mode(0o755)).expect("allowed");
    let mut terminal = termlens::Terminal::builder()
        .size(100, 30)
        .timeout(std::time::Duration::from_secs(20))
        .env_clear()
        .env("PATH", "/usr/local/bin:/usr/bin:/bin")
        .env("TERM", "xterm-256color")
        .env("HOME", scene.folder().join("user"))
        .env("SOUND", SOUND)
        .env("EDITOR", &vim)
        .env("GREENROOM_HOME", scene.home())
        .args(["edit", "mine"])
        .spawn(env!("CARGO_BIN_EXE_greenroom"))
        .expect("spawned");
    terminal.wait_until(|screen| screen.contains("Open it again at line 3? [Y/n]")).expect("offered");
    terminal.send(termlens::Key::Enter).expect("sent");
    assert!(terminal.wait_exit().expect("ended").success());
    assert_eq!(scene.text("answers/mine.md"), SOUND);
    let arguments = std::fs::read_to_string(scene.folder().join("user/arguments")).expect("noted");
    let lines: Vec<&str> = arguments.lines().filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(lines, ["+1", "+3"]);
}
