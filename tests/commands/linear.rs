//! `practice` in plain lines.

use super::support::Scene;

const ANSWER: &str = "\nWe had a launch in two weeks.\n.\nI owned the schedule.\n.\nI cut the report.\n..\n::\nI told the team why.\n:done\n3\n:quit\n";

/// The only draft of the home.
#[track_caller]
fn draft(scene: &Scene) -> String {
    let (path, _) =
        scene.snapshot().into_iter().find(|(path, _)| path.to_string_lossy().contains("drafts/2026")).expect("a draft");
    scene.text(path.strip_prefix("home").unwrap_or(&path).to_str().expect("a name"))
}

#[test]
fn the_whole_loop_is_lines_in_and_lines_out() {
    let scene = Scene::new();
    let told = scene.run_with_input(&["practice", "missed-deadline", "--linear"], ANSWER).code(0);
    let prompts = [
        "Tell me about a time you missed a deadline.\n",
        "Think. An empty line starts the clock",
        "Situation: where and when, in two sentences.\n",
        "Task: what was yours to do.\n",
        "Action: what you did",
        "wrote 20 words",
        "How did it go? 1 again, 2 hard, 3 good, 4 easy.\n",
        "Fix first",
        "An empty line goes on to the next question",
    ];
    let mut rest = told.out.as_str();
    for prompt in prompts {
        let at = rest.find(prompt).unwrap_or_else(|| panic!("{prompt:?} in its place in {}", told.out));
        rest = &rest[at + prompt.len()..];
    }
    assert!(!told.out.contains('\u{1b}') && !told.out.contains('\r') && told.out.ends_with('\n'));
    let draft = draft(&scene);
    for line in [
        "finished = true",
        "rating = 3",
        "mode = \"typed\"",
        "## Action\nI cut the report.\n.\n:\nI told the team why.\n",
    ] {
        assert!(draft.contains(line), "{line:?} in {draft}");
    }
}

#[test]
fn without_a_terminal_practice_is_in_lines_by_itself_and_the_end_of_input_keeps_the_draft() {
    let scene = Scene::new();
    let told = scene
        .run_with_input(
            &["practice", "pressure"],
            "\nIt was the last week of June, and the whole team had the end of the quarter in front of them.",
        )
        .code(0);
    assert!(told.out.ends_with("The draft is kept; `greenroom` offers to go on with it.\n"), "{}", told.out);
    let draft = draft(&scene);
    assert!(draft.contains("It was the last week of June") && !draft.contains("rating"), "{draft}");
    let told = scene.run_with_input(&["today"], "").code(0);
    assert!(told.out.contains("Unfinished"), "{}", told.out);
}

#[test]
fn a_home_that_cannot_be_written_costs_no_line_and_the_next_start_puts_them_back() {
    // A file where the folder of drafts belongs: nobody can write a draft there.
    let scene = Scene::new();
    scene.write("home/drafts", "in the way");
    let told = scene.run_with_input(&["practice", "pressure", "--linear"], "\nIt was June.\nWe were two.\n").code(1);
    assert_eq!(told.out.matches("Not saved: part of the path is not a folder").count(), 1, "{}", told.out);
    assert!(
        told.err.contains("the draft is not saved; its words are in ") && told.err.contains("/user/"),
        "{}",
        told.err
    );
    std::fs::remove_file(scene.home().join("drafts")).expect("removed");
    let told = scene.run_with_input(&["practice", "pressure", "--linear"], "").code(0);
    assert!(
        told.out.starts_with("The words that could not be saved last time are in your draft again"),
        "{}",
        told.out
    );
    assert!(draft(&scene).contains("## Situation\nIt was June.\nWe were two.\n"));
}

#[test]
fn nothing_answered_is_nothing_kept() {
    let scene = Scene::new();
    for input in ["", ":quit\n", "\n", "\n.\n.\n.\n.\n"] {
        let told = scene.run_with_input(&["practice", "pressure"], input).code(0);
        assert!(told.out.contains("nothing is kept") || input.contains('.'), "{input:?}: {}", told.out);
    }
    assert!(
        scene.snapshot().iter().all(|(path, _)| !path.to_string_lossy().contains("drafts/2026")),
        "{:?}",
        scene.snapshot()
    );
}

#[test]
fn commands_are_told_and_wrong_ones_cost_nothing() {
    let scene = Scene::new();
    let input = ":help\n:wq\n:pause\n\n\nOne.\n:pause\nTwo.\n:again\n:next\n:done\nseven\n9\n2\n:help\n:quit\n";
    let told = scene.run_with_input(&["practice", "pressure", "--linear"], input).code(0);
    for part in
        [":pause stops the clock", "There is no command :wq", "Paused. The next line goes on.", "A number from 1 to 4."]
    {
        assert!(told.out.contains(part), "{part} in {}", told.out);
    }
    let draft = draft(&scene);
    assert!(draft.contains("One.\nTwo.") && draft.contains("rating = 2"), "{draft}");
}

#[test]
fn said_aloud_an_empty_line_ends_the_part() {
    let scene = Scene::new();
    let told = scene.run_with_input(&["practice", "pressure", "--spoken"], "\n\n\n\n\n4\n:quit\n").code(0);
    assert!(told.out.contains("said 0:00 of 2:00"), "{}", told.out);
    let draft = draft(&scene);
    assert!(draft.contains("mode = \"spoken\"") && draft.contains("rating = 4"), "{draft}");
}

#[test]
fn a_story_in_another_length_keeps_its_limit_and_is_judged_by_it() {
    let scene = Scene::new();
    let told = scene.run_with_input(&["practice", "missed-deadline", "--linear", "--seconds", "30"], ANSWER).code(0);
    assert!(told.out.contains("In 0:30 this time, instead of 2:00.\n"), "{}", told.out);
    assert!(told.out.contains("0:08 to say of 0:30\n"), "{}", told.out);
    assert!(draft(&scene).contains("\nlimit = 30\n"));
    let shown = scene.run(&["show", "missed-deadline"]).code(0).out;
    assert!(shown.contains("1 × 0:30; not yet 1:00, 1:30, 2:00, 3:00"), "{shown}");
    let refused = scene.run(&["practice", "missed-deadline", "--seconds", "45"]).code(2);
    assert!(refused.err.contains("invalid value '45' for '--seconds <N>'") && refused.err.contains("30, 60, 90, 180"));
}
