//! `greenroom compare`

use crate::support::{Ran, Scene};

const ANSWER: &str = "+++\nquestions = [\"disagreement\"]\n+++\n## Situation\nWe were preparing **a demo of our model for clients**.\n\n\
    ## Task\nI had to **say which model to show**.\n\n## Action\nI **wrote down benefits and risks of both models**, and I **brought product and \
    engineering colleagues in**. The check took **25 minutes for each model**.\n\n## Result\nWe **settled on the stable model for the demo**, \
    and I learned to write risks down first.\n";

const TOLD: &str = "## Situation\nLast year we prepared a demo of the model for our clients, and there were two.\n\n\
    ## Task\nI had to say which of the two models we would show.\n\n## Action\nI wrote down the benefits and the risks of both models on a page. \
    The check took 3 hours for each model, and I showed the numbers to my manager.\n";

fn draft(day: u32, body: &str) -> (String, String) {
    let head = format!(
        "+++\nquestion = \"disagreement\"\nstarted = 2026-11-{day:02}T10:15:00+09:00\nmode = \"typed\"\nlimit = 50\nfinished = true\nrating = 3\n\n\
         [seconds]\nthink = 10\nsituation = 60\ntask = 20\naction = 90\nresult = 0\n+++\n"
    );
    (format!("drafts/2026/2026-11-{day:02}T101500-disagreement.md"), format!("{head}{body}"))
}

fn with_drafts(days: &[u32], body: &str) -> Scene {
    days.iter().fold(Scene::new(), |scene, day| {
        let (path, text) = draft(*day, body);
        scene.with(&path, text)
    })
}

#[track_caller]
fn point<'a>(json: &'a serde_json::Value, label: &str) -> &'a serde_json::Value {
    let points = json["points"].as_array().expect("points");
    points.iter().find(|point| point["label"] == label).unwrap_or_else(|| panic!("{label} in {points:#?}"))
}

fn status(ran: &Ran, rule: &str) -> Option<String> {
    let json = ran.json();
    let checks = json["checks"].as_array().expect("checks");
    let found = checks.iter().find(|finding| finding["rule"] == rule)?;
    found["status"].as_str().map(str::to_owned)
}

#[test]
fn an_unknown_question_is_told_with_the_three_nearest() {
    let ran = Scene::new().run(&["compare", "disagreemnt"]).code(1);
    assert!(ran.out.is_empty());
    assert!(ran.err.contains("disagreement") && ran.err.matches(',').count() == 2, "{}", ran.err);
}

#[test]
fn without_a_draft_it_says_how_to_make_one() {
    let ran = Scene::new().run(&["compare", "disagreement", "--json"]).code(1);
    assert!(ran.out.is_empty() && ran.err.contains("greenroom practice disagreement"), "{}", ran.err);
}

#[test]
fn a_sentence_that_was_left_out_is_named_without_its_full_stop() {
    let own = "+++\nquestions = [\"disagreement\"]\n+++\n## Answer\n\nMy colleague wanted a faster model for the demo. Both of us wrote benefits and risks down.\n\n\
               The directors cancelled every ferry to Norway.\n";
    let short = "[[question]]\nid = \"disagreement\"\nprompt = \"When did you disagree?\"\nseconds = 15\n";
    let scene = Scene::new().with("answers/mine.md", own).with("questions/short.toml", short);
    let told = "My colleague wanted a faster model for the demo, so both of us wrote the benefits and the risks down on one page.";
    let (_, text) = draft(19, &format!("## Answer\n{told}\n"));
    let text = text.replace("limit = 50\n", "");
    let fix = scene.run_with_input(&["compare", "disagreement", "--draft", "-", "--json"], &text).json()["fix"].clone();
    let message = "Say what was left out: \"The directors cancelled every ferry to Norway\".";
    assert_eq!(fix["message"], message, "{fix}");
}

#[test]
fn the_latest_finished_draft_is_held_against_the_own_answer() {
    let (unfinished, text) = draft(21, "## Situation\nNot yet.\n");
    let scene = with_drafts(&[18, 19], TOLD)
        .with("answers/mine.md", ANSWER)
        .with(&unfinished, text.replace("finished = true\nrating = 3", "finished = false"));
    let json = scene.run(&["compare", "disagreement", "--json"]).code(0).json();
    assert!(
        json["draft"].as_str().is_some_and(|path| path.ends_with("2026-11-19T101500-disagreement.md")),
        "{}",
        json["draft"]
    );
    assert_eq!(
        (&json["answer"], &json["own_answer"], &json["verdict"]),
        (&"mine".into(), &true.into(), &"compared".into())
    );
    assert_eq!(json["points"].as_array().map(Vec::len), Some(6));
    assert_eq!(point(&json, "wrote down benefits and risks of both models")["band"], "said");
    let figure = &point(&json, "25 minutes for each model")["figure"];
    assert!(figure["said"].as_str().is_some_and(|said| said.contains('3')), "{figure}");
    assert_eq!(json["fix"]["rule"], "part.result");
    assert_eq!(json["parts"][0]["seconds"], 60);
    assert_eq!(json["delivery"]["words_per_minute"], serde_json::Value::Null);
}

#[test]
fn text_on_standard_input_is_read_by_the_one_reader() {
    let labelled = "Situation: Last year we had two models for one demo and no time.\n\nTask: I had to pick one.\n\nAction: I listed the risks and \
        asked product to look at them with me.\n\nResult: We chose the stable one within two days, and I learned to write it down.";
    let ran = Scene::new().run_with_input(&["compare", "disagreement", "--draft", "-", "--json"], labelled).code(0);
    assert_eq!(status(&ran, "part.result").as_deref(), Some("ok"));
    assert_eq!(ran.json()["draft"], serde_json::Value::Null);
    let ran = Scene::new().run_with_input(&["compare", "disagreement", "--draft", "-", "--json"], "").code(0);
    assert_eq!(ran.json()["verdict"], "too_short");
}

#[test]
fn a_question_without_any_answer_is_compared_with_none() {
    let question = "[[question]]\nid = \"odd\"\nprompt = \"Tell me about something odd.\"\n";
    let scene = Scene::new().with("questions/odd.toml", question);
    let ran = scene.run_with_input(&["compare", "odd", "--draft", "-", "--json"], TOLD).code(0);
    let json = ran.json();
    assert_eq!((&json["answer"], &json["own_answer"]), (&serde_json::Value::Null, &false.into()));
    assert_eq!(json["points"], serde_json::json!([]));
    assert_eq!(status(&ran, "part.result").as_deref(), Some("warn"));
}

#[test]
fn compare_and_the_sheet_hold_a_draft_against_the_answer_that_it_names_though_that_lists_the_question_no_more() {
    let result = "## Result\nWe showed the stable one, and the clients signed. Since then I write risks down first.\n";
    let (path, text) = draft(1, &format!("{TOLD}{result}"));
    let named = text.replacen("+++\n", "+++\nanswer = \"once\"\n", 1);
    let once = ANSWER.replace("disagreement", "pressure").replace("25 minutes", "7 minutes");
    let scene = Scene::new().with("answers/mine.md", ANSWER).with("answers/once.md", once).with(&path, named);
    let compared = scene.run(&["compare", "disagreement", "--json"]).code(0).json();
    assert_eq!(compared["answer"], "once");
    let sheet = scene.run(&["export", "--format", "json", "disagreement"]).code(0).json();
    assert_eq!(sheet["questions"][0]["fix"], compared["fix"]["message"], "{compared}");
    assert!(compared["fix"]["message"].as_str().is_some_and(|fix| fix.contains("7 minutes")), "{compared}");
}

#[test]
fn an_answer_can_be_named_by_id_or_by_file_and_a_wrong_name_is_told() {
    let scene = Scene::new();
    scene.write("story.md", ANSWER);
    scene.write("told.md", TOLD);
    let compare =
        |answer: &str| scene.run(&["compare", "disagreement", "--draft", "told.md", "--answer", answer, "--json"]);
    let json = compare("story.md").code(0).json();
    assert_eq!(
        (&json["answer"], &json["own_answer"], &json["draft"]),
        (&"story".into(), &true.into(), &"told.md".into())
    );
    let json = compare("stable-demo-model").code(0).json();
    assert_eq!((&json["answer"], &json["own_answer"]), (&"stable-demo-model".into(), &false.into()));
    assert!(compare("stable-demo-modal").code(1).err.contains("stable-demo-model"));
    assert!(compare("nowhere.md").code(1).err.contains("nowhere.md"));
}

#[test]
fn the_same_fix_three_times_running_gives_way_to_the_next() {
    let rule = |days: &[u32]| {
        let scene = with_drafts(days, TOLD).with("answers/mine.md", ANSWER);
        scene.run(&["compare", "disagreement", "--json"]).code(0).json()["fix"]["rule"].clone()
    };
    assert_eq!(rule(&[11, 12, 13]), "part.result");
    assert_ne!(rule(&[11, 12, 13, 14]), "part.result");
    assert_eq!(rule(&[11, 12, 13, 14, 15]), "part.result");
}

#[test]
fn a_spoken_draft_without_text_is_judged_by_the_clock() {
    let (path, text) = draft(19, "");
    let scene = Scene::new().with(&path, text.replace("typed", "spoken").replace("result = 0", "result = 20"));
    let ran = scene.run(&["compare", "disagreement", "--json"]).code(0);
    assert_eq!(ran.json()["verdict"], "no_text");
    assert_eq!(status(&ran, "share.setup").as_deref(), Some("warn"));
    assert_eq!(status(&ran, "part.result").as_deref(), Some("ok"));
    let text = scene.with("answers/mine.md", ANSWER).run(&["compare", "disagreement"]).code(0).out;
    assert!(text.contains("Which of these did you say?") && !text.contains("not heard"), "{text}");
}

#[test]
fn flips_and_ticks_of_the_draft_are_shown() {
    let (path, text) = draft(19, TOLD);
    let flipped = text.replace("rating = 3", "rating = 3\nnot_said = [\"wrote down benefits and risks of both models\"]\nmet = [\"puts both positions fairly\"]");
    let scene = Scene::new().with("answers/mine.md", ANSWER).with(&path, flipped);
    let json = scene.run(&["compare", "disagreement", "--json"]).code(0).json();
    let flipped = point(&json, "wrote down benefits and risks of both models");
    assert_eq!((&flipped["band"], &flipped["ticked"]), (&"said".into(), &false.into()));
    assert_eq!(json["look_for"][0]["met"], true);
}

#[test]
fn the_text_starts_with_the_fix_and_folds_what_matters_less() {
    let scene = with_drafts(&[19], TOLD).with("answers/mine.md", ANSWER);
    let text = scene.run(&["compare", "disagreement"]).code(0).out;
    assert!(text.starts_with("Fix first   The Result is missing: say what changed, and how you know.\n"), "{text}");
    assert!(text.contains("you said 3 hours, your answer says 25 minutes"), "{text}");
    let (before, checks) = text.split_once("\nChecks\n").expect("the checks");
    assert!(
        checks.contains(" checks found nothing") && checks.lines().filter(|line| line.starts_with("! ")).count() <= 3,
        "{text}"
    );
    // Shares are of the parts; nothing else is told in hundredths.
    let (points, _) = before.split_once("\nParts\n").expect("the parts");
    assert!(!points.contains('%') && !checks.contains('%'), "{text}");
    let all = scene.run(&["compare", "disagreement", "--all"]).code(0).out;
    assert!(all.contains("rule part.task") && !all.contains(" more: "), "{all}");
}

#[test]
fn a_faulty_draft_is_told_with_its_line_and_control_characters_are_made_visible() {
    let scene = Scene::new();
    scene.write("bad.md", "+++\nquestion = \"disagreement\"\nmode = \"sung\"\n+++\nText.\n");
    let ran = scene.run(&["compare", "disagreement", "--draft", "bad.md"]).code(1);
    assert!(ran.err.contains("bad.md:"), "{}", ran.err);
    scene.write("odd.md", format!("{TOLD} \u{1b}[31mred\u{202e}\n## Result\n\u{1b}]0;title\u{7} It went well.\n"));
    let ran = scene.run(&["compare", "disagreement", "--draft", "odd.md", "--all"]).code(0);
    assert!(!ran.out.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{}", ran.out);
}

#[test]
fn nothing_of_the_home_is_changed() {
    let scene = with_drafts(&[18, 19], TOLD).with("answers/mine.md", ANSWER);
    let before = scene.snapshot();
    scene.run(&["compare", "disagreement"]).code(0);
    assert_eq!(scene.snapshot(), before);
}

#[test]
fn attempts_shows_what_became_of_the_words_and_the_findings() {
    let (path, text) = draft(20, &TOLD.replace("wrote", "listed"));
    let scene =
        with_drafts(&[18], TOLD).with(&path, format!("{text}\n## Result\nWe chose the stable one within two days.\n"));
    let text = scene.run(&["compare", "disagreement", "--attempts"]).code(0).out;
    assert!(text.contains("Beside the previous attempt\nsince 18 Nov, rated 3:  "), "{text}");
    assert!(text.contains("[wrote] {+listed+}"), "{text}");
    assert!(text.contains("Fixed:     the Result was missing"), "{text}");
    let first = with_drafts(&[18], TOLD).run(&["compare", "disagreement", "--attempts"]).code(0).out;
    assert!(first.contains("This was the first attempt."), "{first}");
}

#[test]
fn any_attempt_can_be_compared_by_its_number() {
    let scene = with_drafts(&[18, 20], TOLD);
    let listed = scene.run(&["show", "disagreement", "--attempts", "--json"]).code(0).json();
    let drafts: Vec<&str> = listed.as_array().expect("a list").iter().filter_map(|row| row["draft"].as_str()).collect();
    assert_eq!((drafts.len(), &listed[0]["attempt"], &listed[1]["revises"]), (2, &1.into(), &().into()));
    let second = scene.run(&["compare", "disagreement", "--attempt", "2", "--json"]).code(0).json();
    assert_eq!(second["draft"].as_str(), drafts.get(1).copied());
    let none = scene.run(&["compare", "disagreement", "--attempt", "3"]).code(1);
    assert!(none.err.contains("there is no attempt 3"), "{}", none.err);
}
