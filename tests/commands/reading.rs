//! `greenroom list`, `show`, `where`, `completions` and `man`.

use crate::support::Scene;

const OWN_QUESTION: &str = "[[question]]\nid = \"disagreement\"\nprompt = \"Mine\\u001b[2J?\"\nsurprise = 1\n\n\
                            [[question]]\nid = \"no prompt\"\n";
const VERBS: [&str; 17] = [
    "practice",
    "today",
    "list",
    "show",
    "stats",
    "stories",
    "compare",
    "coach",
    "check",
    "edit",
    "new",
    "import",
    "export",
    "config",
    "where",
    "completions",
    "man",
];
const DRAFT: &str = "+++\nquestion = \"disagreement\"\nstarted = 2026-11-21T10:15:00+09:00\nmode = \"typed\"\n\
                     finished = true\nrating = 3\n\n[seconds]\nthink = 4\nsituation = 9\n+++\n## Situation\nA demo.\n";

#[test]
fn every_question_is_listed_with_its_answers_and_drafts() {
    let scene = Scene::new().with("drafts/2026/2026-11-21T101500-disagreement.md", DRAFT);
    let rows = scene.run(&["list", "--json"]).code(0).json();
    let rows = rows.as_array().expect("an array");
    assert!(rows.len() >= 40, "{}", rows.len());
    let row = rows.iter().find(|row| row["id"] == "disagreement").expect("the question");
    let mut keys: Vec<&str> = row.as_object().expect("an object").keys().map(String::as_str).collect();
    keys.sort_unstable();
    assert_eq!(keys, ["answers", "built_in", "competency", "drafts", "framework", "id", "prompt", "seconds"]);
    assert_eq!((&row["drafts"], &row["built_in"]), (&1.into(), &true.into()));
    assert_eq!(row["answers"][0], "stable-demo-model");
    assert!(scene.run(&["list"]).code(0).out.contains("  (1 draft)\n"));
}

#[test]
fn a_list_can_be_narrowed_to_a_competency_and_names_those_there_are() {
    let scene = Scene::new();
    let out = scene.run(&["list", "--competency", "conflict"]).code(0).out;
    assert!(out.starts_with("conflict\n") && !out.contains("failure\n"), "{out}");
    let ran = scene.run(&["list", "--competency", "conflicts"]).code(1);
    assert!(ran.err.contains("no question has the competency \"conflicts\"; there are: achievement,"), "{}", ran.err);
}

#[test]
fn a_question_of_ones_own_replaces_the_built_in_one_and_its_faulty_neighbour_is_named() {
    let scene = Scene::new().with("questions/mine.toml", OWN_QUESTION);
    let ran = scene.run(&["list", "--json"]).code(0);
    let rows = ran.json();
    let row = rows.as_array().expect("an array").iter().find(|row| row["id"] == "disagreement").expect("the question");
    assert_eq!(row["built_in"], false);
    assert!(ran.err.contains("mine.toml:6:1: "), "{}", ran.err);
    assert!(!scene.run(&["list"]).code(0).out.contains('\u{1b}'));
}

#[test]
fn the_reference_is_shown_only_when_asked_for() {
    let scene = Scene::new();
    let hidden = scene.run(&["show", "disagreement"]).code(0).out;
    assert!(hidden.contains("Good answers") && !hidden.contains("settled on the stable model"), "{hidden}");
    let shown = scene.run(&["show", "disagreement", "--answer"]).code(0).out;
    assert!(shown.split_whitespace().collect::<Vec<_>>().join(" ").contains("settled on the stable model"), "{shown}");
    let json = scene.run(&["show", "disagreement", "--json"]).code(0).json();
    assert!(json["answers"][0].get("parts").is_none(), "{json}");
    let json = scene.run(&["show", "disagreement", "--answer", "--json"]).code(0).json();
    let names: Vec<&str> = json["answers"][0]["parts"]
        .as_array()
        .expect("parts")
        .iter()
        .filter_map(|part| part["name"].as_str())
        .collect();
    assert_eq!(names, ["situation", "task", "action", "result"]);
}

#[test]
fn an_unknown_question_names_the_three_nearest() {
    for verb in [&["show"][..], &["compare"], &["practice"], &["export"], &["new", "answer", "mine", "--for"]] {
        let ran = Scene::new().run(&[verb, &["disagrement"]].concat()).code(1);
        let said = "there is no question \"disagrement\"; the nearest are: disagreement, ";
        assert!(ran.err.contains(said), "{verb:?}: {}", ran.err);
        assert_eq!(ran.err.matches(", ").count(), 2, "{verb:?}: {}", ran.err);
    }
}

#[test]
fn where_names_the_folders_and_makes_none() {
    let scene = Scene::new();
    let json = scene.run(&["where", "--json"]).code(0).json();
    assert_eq!(json["home"], scene.home().display().to_string());
    assert_eq!(json["drafts"], scene.home().join("drafts").display().to_string());
    for key in ["questions", "answers", "config", "cache"] {
        assert!(json[key].is_string(), "{key} in {json}");
    }
    assert!(!scene.home().exists());
}

#[test]
fn a_flag_wins_over_the_environment() {
    let scene = Scene::new();
    let json = scene.run(&["where", "--json", "--home", "elsewhere"]).code(0).json();
    assert_eq!(json["home"], scene.folder().join("elsewhere").display().to_string());
}

#[test]
fn completions_name_every_subcommand() {
    let scene = Scene::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = scene.run(&["completions", shell]).code(0).out;
        for verb in VERBS {
            assert!(script.contains(verb), "{shell}: {verb}");
        }
    }
}

#[test]
fn completions_know_ids_and_take_no_other_text_from_a_home() {
    let own = "[[question]]\nid = \"own-question\"\nprompt = \"$(touch x) `touch x`\"\ncompetency = \"a; touch x\"\n";
    let scene = Scene::new().with("questions/own.toml", own);
    for shell in ["bash", "zsh", "fish"] {
        let script = scene.run(&["completions", shell]).code(0).out;
        for id in ["own-question", "disagreement", "stable-demo-model", "day_starts", "adaptability"] {
            assert!(script.contains(id), "{shell}: {id}");
        }
        assert!(!script.contains("touch"), "{shell}");
    }
}

#[test]
fn the_manual_is_one_page_with_every_command_and_its_options() {
    let page = Scene::new().run(&["man"]).code(0).out;
    for verb in VERBS {
        assert!(page.contains(&format!(".SS \"greenroom {verb} ")), "{verb}: {page}");
    }
    for option in ["\\-\\-home", "\\-\\-spoken", "\\-\\-for", "\\-\\-dry\\-run", "\\-\\-paper"] {
        assert!(page.contains(option), "{option}");
    }
    for heading in ["NAME", "SYNOPSIS", "COMMANDS", "FILES", "ENVIRONMENT", "EXIT STATUS"] {
        let lines = page.lines().filter(|line| line.trim_start_matches(".SH ").trim_matches('"') == heading);
        assert_eq!(lines.count(), 1, "{heading}");
    }
}

#[test]
fn wrong_use_is_exit_code_2() {
    let scene = Scene::new();
    for arguments in [&["lisst"][..], &["list", "--colour"], &["show"], &["completions", "tcsh"]] {
        scene.run(arguments).code(2);
    }
}

#[test]
fn the_long_version_carries_the_notice_of_the_table_inside() {
    let scene = Scene::new();
    assert_eq!(scene.run(&["-V"]).code(0).out.lines().count(), 1);
    let long = scene.run(&["--version"]).code(0).out;
    assert!(long.contains("all-MiniLM-L6-v2") && long.contains("WordNet 3.0 Copyright"), "{long}");
}

#[test]
fn what_an_error_repeats_of_the_arguments_acts_on_no_terminal() {
    let scene = Scene::new();
    let hostile = "x\u{1b}[2J\u{202e}y";
    for arguments in [&["list", hostile][..], &["show", hostile], &["stats", hostile], &["check", hostile]] {
        let ran = scene.run(arguments);
        let told = format!("{}{}", ran.out, ran.err);
        assert!(told.contains("[2J") && !told.contains(['\u{1b}', '\u{202e}']), "{arguments:?}: {told:?}");
    }
}
