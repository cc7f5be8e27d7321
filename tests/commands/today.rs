//! `greenroom today`

use crate::support::{Scene, draft};

#[test]
fn an_empty_home_starts_with_the_introduction() {
    let scene = Scene::new();
    let ran = scene.run(&["today", "--json"]).code(0);
    let json = ran.json();
    assert_eq!(json["interview"], serde_json::Value::Null);
    assert_eq!(json["minutes"], 10);
    assert_eq!(json["waiting"], 0);
    assert_eq!(json["unfinished"], serde_json::json!([]));
    let queue = json["queue"].as_array().expect("a list");
    assert_eq!(queue.len(), 2);
    let mut keys: Vec<_> = queue[0].as_object().expect("an object").keys().collect();
    keys.sort();
    assert_eq!(keys, ["due", "id", "new", "prompt", "why"]);
    assert_eq!(queue[0]["id"], "introduction");
    assert_eq!((&queue[0]["why"], &queue[0]["new"], &queue[0]["due"]), (&"new".into(), &true.into(), &().into()));
    assert!(!scene.home().exists(), "reading writes nothing");
}

#[test]
fn the_text_says_why_each_question_is_there() {
    let scene = Scene::new().with("drafts/2026/a.md", draft("disagreement", "2026-11-18T10:00:00+09:00", 1, "typed"));
    let out = scene.run(&["today"]).code(0).out;
    assert!(out.starts_with("Today, Sun 22 Nov · 3 questions, about 8 min"), "{out}");
    assert!(out.contains(" 1. Tell me about a time you disagreed with a colleague or your manager.\n"), "{out}");
    assert!(
        out.contains("    conflict · due 3 days ago · last wrote 9 words, the Result was missing  [disagreement]\n"),
        "{out}"
    );
    assert!(out.contains("\nWelcome back: an easy one first.\n"), "{out}");
    assert!(out.ends_with("Start: greenroom practice disagreement\n"), "{out}");
}

#[test]
fn the_interview_plan_is_said_and_its_passing_is_noticed() {
    let scene = Scene::new().with("config.toml", "interview = 2026-12-01\n");
    let out = scene.run(&["today"]).code(0).out;
    assert!(out.contains("\nInterview in 9 days (1 Dec): At 10 min a day: 9 questions, twice each."), "{out}");
    assert_eq!(scene.run(&["today", "--json"]).json()["interview"], "2026-12-01");
    let scene = Scene::new().with("config.toml", "interview = 2026-11-20\n");
    let out = scene.run(&["today"]).code(0).out;
    assert!(out.contains("The interview of 20 Nov has passed."), "{out}");
    assert!(out.contains("greenroom config interview"), "{out}");
    let scene = scene.with("interviews/2026-11-20.md", "# Interview 2026-11-20\n\nIt went well.\n");
    let out = scene.run(&["today"]).code(0).out;
    assert!(!out.contains("has passed") && !out.contains("greenroom config interview"), "{out}");
}

#[test]
fn an_empty_list_is_exit_code_1_and_offers_to_go_ahead() {
    let scene = Scene::new().with("config.toml", "new_per_day = 0\n");
    let scene = scene.with("drafts/2026/a.md", draft("disagreement", "2026-11-21T10:00:00+09:00", 4, "spoken"));
    let ran = scene.run(&["today"]).code(1);
    assert!(
        ran.out.contains("Nothing is due today. The next is due on 29 Nov. Going ahead is fine too."),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("Ahead, if you like"), "{}", ran.out);
    assert_eq!(scene.run(&["today", "--json"]).code(1).json()["queue"], serde_json::json!([]));
}

#[test]
fn an_unfinished_draft_is_offered() {
    let text =
        draft("disagreement", "2026-11-21T10:00:00+09:00", 3, "typed").replace("finished = true\nrating = 3\n", "");
    let text = text.replace("three words here", "ten words or more are worth going on with, truly");
    let scene = Scene::new().with("drafts/2026/a.md", text);
    let json = scene.run(&["today", "--json"]).code(0).json();
    let unfinished = json["unfinished"].as_array().expect("a list");
    assert_eq!(unfinished.len(), 1, "{json}");
    assert_eq!((&unfinished[0]["id"], &unfinished[0]["seconds"]), (&"disagreement".into(), &70.into()));
    assert!(unfinished[0]["path"].as_str().is_some_and(|path| path.ends_with("drafts/2026/a.md")));
    assert!(scene.run(&["today"]).out.contains("Unfinished  Tell me about a time you disagreed"));
}

#[test]
fn broken_drafts_are_reported_and_skipped() {
    let sound = draft("disagreement", "2026-11-18T10:00:00+09:00", 1, "typed");
    let expected = Scene::new().with("drafts/2026/a.md", &sound).run(&["today", "--json"]).code(0).out;
    let scene = Scene::new().with("drafts/2026/a.md", &sound);
    let scene = scene.with("drafts/2026/b.md", "no draft at all").with("drafts/2026/c.md", b"+++\n\xff\xfe\n+++\n");
    let scene = scene.with("drafts/2026/d.md", sound.replace("rating = 1", "rating = 7"));
    let ran = scene.run(&["today", "--json"]).code(0);
    assert_eq!(ran.out, expected);
    assert!(ran.err.contains(".md:") && ran.err.contains("(and 2 more)"), "{}", ran.err);
}

#[test]
fn nothing_raw_of_a_file_reaches_the_terminal() {
    let text = "[[question]]\nid = \"introduction\"\nprompt = \"Who\\u001b[31m are you\\u202e?\"\ncompetency = \"a\\u0007b\"\n";
    let scene = Scene::new().with("questions/mine.toml", text).with("config.toml", "star = [\"introduction\"]\n");
    for command in ["today", "stats", "stories"] {
        let ran = scene.run(&[command]);
        let raw = |c: char| c.is_control() && c != '\n' || c == '\u{202e}';
        assert!(!ran.out.contains(raw) && !ran.err.contains(raw), "{command}: {}{}", ran.out, ran.err);
    }
}
