//! `greenroom coach`, with stand-in programs for good and bad coaches.

use crate::support::{Ran, Scene, draft};

const PATH: &str = "drafts/2026/2026-11-21T101500-disagreement.md";

/// A home with one finished attempt, and a coach that runs `script`.
fn scene(script: &str) -> Scene {
    let text = draft("disagreement", "2026-11-21T10:15:00+09:00", 3, "typed").replace(
        "## Action\nthree words here\n",
        "## Action\nI asked Acme twice and wrote down what they said to me about it.\n",
    );
    let scene = Scene::new().with(PATH, text).with("config.toml", "[redact]\n\"Acme\" = \"a large retailer\"\n");
    scene.write("coach.sh", script);
    let program = format!("sh '{}'", scene.folder().join("coach.sh").display());
    scene.variable("GREENROOM_COACH", &program)
}

fn ask(scene: &Scene, more: &[&str]) -> Ran {
    scene.run(&[&["coach", "disagreement", "--yes"], more].concat())
}

#[test]
fn the_brief_goes_to_the_program_and_its_words_into_the_draft_and_nowhere_else() {
    let scene = scene("cat > brief.md; echo 'Clear, but who is we?'");
    let before = scene.run(&["compare", "disagreement", "--json"]).code(0).out;
    let stats = scene.run(&["stats", "--json"]).code(0).out;
    let told = ask(&scene, &["--ask", "Is it too short?"]).code(0);
    assert_eq!(told.out, "Clear, but who is we?\n");
    let brief = std::fs::read_to_string(scene.folder().join("brief.md")).expect("a brief");
    for piece in ["Is it too short?", "a time you disagreed", "I asked a large retailer twice", "To fix first:"] {
        assert!(brief.contains(piece), "{piece:?} in {brief}");
    }
    assert!(!brief.contains("Acme"), "{brief}");
    assert!(told.err.contains(brief.trim_end()), "what is sent is shown: {}", told.err);
    assert!(scene.text(PATH).ends_with("\n## Coach\nClear, but who is we?\n"), "{}", scene.text(PATH));
    assert_eq!(scene.run(&["compare", "disagreement", "--json"]).code(0).out, before);
    assert_eq!(scene.run(&["stats", "--json"]).code(0).out, stats);
    assert_eq!(scene.run(&["check"]).code(0).err, "");
    ask(&scene, &[]).code(0);
    assert_eq!(scene.text(PATH).matches("Clear, but who is we?").count(), 2);
    assert_eq!(scene.text(PATH).matches("## Coach").count(), 1);
}

#[test]
fn without_a_terminal_nothing_is_sent_unless_yes_is_said_before() {
    let scene = scene("touch called; echo Good.");
    let refused = scene.run_with_input(&["coach", "disagreement"], "y\n").code(2);
    assert!(refused.err.contains("--yes"), "{}", refused.err);
    assert!(!scene.folder().join("called").exists());
}

#[track_caller]
fn check_refused(script: &str, expected: &str) {
    let scene = scene(script);
    let before = scene.text(PATH);
    let told = ask(&scene, &[]).code(1);
    assert!(told.err.contains(expected) && told.err.contains("the draft is as it was"), "{}", told.err);
    assert!(!told.out.contains('\u{1b}') && !told.err.contains('\u{1b}'));
    assert_eq!(scene.text(PATH), before);
}

#[test]
fn bad_coaches_end_in_a_sentence_and_the_draft_is_as_it_was() {
    check_refused("", "said nothing");
    check_refused("printf ' \\n\\n\\t'", "said nothing");
    check_refused("echo half an opinion; printf '\\033[31mno model\\n' >&2; exit 4", "exit status: 4: ␛[31mno model");
    check_refused("yes again", "said more than 32 KB and was stopped");
    let scene = scene("").variable("GREENROOM_COACH", "'open");
    assert!(ask(&scene, &[]).code(1).err.contains("GREENROOM_COACH holds no command"));
    let scene = scene.variable("GREENROOM_COACH", "no-such-program --now");
    assert!(ask(&scene, &[]).code(1).err.contains("`no-such-program` was not found"));
    let scene = scene.variable("GREENROOM_COACH", "");
    assert!(ask(&scene, &[]).code(1).err.contains("GREENROOM_COACH, for example `ollama run"));
}

#[test]
fn a_hostile_coach_neither_acts_on_the_terminal_nor_writes_into_the_story() {
    let scene = scene(r"printf '## Situation\n\\## Task\n+++\nrating = 4\n\033]0;x\007\342\200\256\r\n## Coach\n\377'");
    let before = scene.run(&["compare", "disagreement", "--json"]).code(0).out;
    let told = ask(&scene, &[]).code(0);
    assert!(told.out.contains("␛]0;x␇<U+202E>\n## Coach\n\u{fffd}"), "{:?}", told.out);
    assert_eq!(scene.run(&["compare", "disagreement", "--json"]).code(0).out, before);
    assert!(!scene.text(PATH).contains('\u{1b}') && scene.text(PATH).contains("\n\\## Situation\n"));
    assert_eq!(scene.run(&["check"]).code(0).err, "");
}

#[test]
fn a_follow_up_is_asked_and_answered_in_lines() {
    let scene = scene("echo '> Who decided in the end?'");
    let told = scene
        .run_with_input(&["coach", "disagreement", "--yes", "--follow-up"], "My manager did,\nafter a day.\n.\n")
        .code(0);
    assert!(
        told.out.contains("Your answer, in ") && told.out.contains("A line with a full stop alone"),
        "{}",
        told.out
    );
    let text = scene.text(PATH);
    assert!(text.ends_with("\n## Who decided in the end?\nMy manager did,\nafter a day.\n"), "{text}");
    let before = scene.text(PATH);
    let told = scene.run(&["coach", "disagreement", "--yes", "--follow-up"]).code(0);
    assert!(told.err.contains("it was not answered, so nothing is kept"), "{}", told.err);
    assert_eq!(scene.text(PATH), before);
}

#[test]
fn an_attempt_that_is_not_there_is_told_before_anything_is_sent() {
    let scene = scene("touch called; echo Good.");
    assert!(ask(&scene, &["--attempt", "2"]).code(1).err.contains("there is no attempt 2"));
    let none = scene.run(&["coach", "introduction", "--yes"]).code(1);
    assert!(none.err.contains("there is no finished draft of introduction"), "{}", none.err);
    assert!(!scene.folder().join("called").exists());
}
