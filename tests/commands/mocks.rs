//! `mocks`: the list, the debrief of one, two side by side.

use super::support::Scene;

const SETUP: &str = "Last spring our nightly import failed twice a week, and nobody had looked at it for a year. The team that wrote \
    it was gone, the documentation was older than the import, and every Monday began with an hour of repairs by hand.";

/// An answer of the mock interview that started at `mock` on 21 or 22 November.
fn draft(mock: &str, minute: u32, question: &str, action: &str, end: &str) -> String {
    format!(
        "+++\nquestion = \"{question}\"\nstarted = {}:{minute:02}:00+09:00\nmode = \"typed\"\n{end}\nmock = {mock}:00:00+09:00\n\
         mock_plan = [\"introduction\", \"disagreement\", \"missed-deadline\"]\nmock_seed = 7\nmock_follow_ups = 1\n\n\
         [seconds]\nthink = 12\nsituation = 20\ntask = 10\naction = 40\nresult = 5\n+++\n\
         ## Situation\n{SETUP}\n\n## Task\nI was asked to make it reliable.\n\n## Action\n{action}\n\n\
         ## Result\nIt has not failed once in 90 nights since.\n\n## How did you know that it worked?\nThe alarms stopped.\n",
        mock
    )
}

fn scene() -> Scene {
    let own = "I read the logs of a month. I wrote a job that trims the table, and I told the team.";
    let (done, open) = ("finished = true\nrating = 3", "finished = true");
    Scene::new()
        .with("drafts/2026/a.md", draft("2026-11-21T10", 5, "disagreement", own, done))
        .with("drafts/2026/b.md", draft("2026-11-21T10", 9, "missed-deadline", own, "finished = true\nrating = 2"))
        .with("drafts/2026/c.md", draft("2026-11-22T10", 5, "disagreement", own, open))
}

#[test]
fn the_list_is_latest_first_and_says_where_each_stands() {
    let told = scene().run(&["mocks"]).code(0);
    let lines: Vec<&str> = told.out.lines().map(str::trim).collect();
    assert_eq!(lines[0], "22 Nov 10:00  1 of 3 questions in writing   to finish");
    assert_eq!(lines[1], "21 Nov 10:00  2 of 3 questions in writing   rated 3 2");
    let json = scene().run(&["mocks", "--json"]).code(0).json();
    assert_eq!((json[0]["phase"].as_str(), json[1]["phase"].as_str()), (Some("asking"), Some("over")));
    let question = &json[1]["questions"][1];
    assert_eq!(
        (question["id"].as_str(), question["rating"].as_u64(), question["seconds"].as_u64()),
        (Some("disagreement"), Some(3), Some(75))
    );
    assert!(json[1]["questions"][0]["draft"].is_null() && json[1]["seed"] == 7 && json[1]["minutes"].is_null());
    assert_eq!(Scene::new().run(&["mocks", "--json"]).code(0).out, "[]\n");
    assert!(Scene::new().run(&["mocks"]).code(0).out.starts_with("No mock interview yet."));
}

#[test]
fn the_debrief_says_what_ran_through_and_the_one_thing() {
    let told = scene().run(&["mocks", "2"]).code(0);
    for part in [
        "Mock interview, 21 Nov 2026 10:00",
        "2 of 3 questions in writing",
        "S 5",
        "good   very short",
        "Ran through",
        "Told twice",
        "Next time",
    ] {
        assert!(told.out.contains(part), "{part} in {}", told.out);
    }
    let json = scene().run(&["mocks", "2", "--json"]).code(0).json();
    let debrief = &json[0];
    assert_eq!(debrief["through"][1]["rule"], "share.setup");
    assert_eq!(debrief["told_twice"][0][1], "missed-deadline");
    assert_eq!(debrief["unanswered"][0], "introduction");
    assert_eq!(debrief["answers"][0]["follow_ups"][0]["text"], "The alarms stopped.");
}

#[test]
fn the_debrief_is_written_as_markdown_html_and_pdf_without_the_words_of_redact() {
    let scene = scene().with("config.toml", "[redact]\n\"colleague\" = \"teammate\"\n");
    let told = scene.run(&["mocks", "2", "--format", "md"]).code(0);
    for part in [
        "# Mock interview, 21 Nov 2026 10:00",
        "- **Next time**: Very short",
        "a teammate or your manager",
        "Follow-up: How did you know",
    ] {
        assert!(told.out.contains(part), "{part} in {}", told.out);
    }
    assert!(!told.out.contains("colleague"), "{}", told.out);
    assert!(scene.run(&["mocks", "2", "--format", "md", "--reveal"]).code(0).out.contains("colleague"));
    scene.run(&["mocks", "2", "-o", "debrief.html"]).code(0);
    scene.run(&["mocks", "2", "-o", ".", "--format", "pdf"]).code(0);
    let read = |name: &str| std::fs::read(scene.folder().join(name)).expect("written");
    assert!(String::from_utf8_lossy(&read("debrief.html")).contains("Next time"));
    assert!(read("debrief-2026-11-21.pdf").starts_with(b"%PDF"));
    let refused = scene.run(&["mocks", "2", "-o", "debrief.json"]).code(2);
    assert!(refused.err.contains("give --format or an ending: .md, .html, .pdf"), "{}", refused.err);
    assert_eq!(scene.run(&["mocks", "--format", "md"]).code, 2);
}

#[test]
fn two_stand_side_by_side_the_earlier_at_the_left_and_a_number_without_a_mock_is_told() {
    let told = scene().run(&["mocks", "1", "2"]).code(0);
    let first = told.out.lines().next().unwrap_or_default();
    assert!(first.starts_with("21 Nov 10:00") && first.ends_with("22 Nov 10:00"), "{}", told.out);
    assert!(told.out.contains("Gone") && told.out.contains("the setup is long"), "{}", told.out);
    let told = scene().run(&["mocks", "3"]).code(1);
    assert!(told.err.contains("there is no mock interview 3"), "{}", told.err);
    assert_eq!(scene().run(&["mocks", "0"]).code, 1);
}
