//! `greenroom stories`

use crate::support::{Scene, draft};

const LATE: &str = "+++\nquestions = [\"missed-deadline\", \"priorities\"]\n+++\n# The release that slipped\n## Situation\n\
We had promised a release. **I told my manager on Tuesday** that we would miss the deadline.\n## Action\n\
I disagreed with my manager about what to cut: she wanted all of it, and we could not agree. \
Each of us had a point, and we settled it with the numbers.\n## Result\nWe shipped a week later.\n";

#[test]
fn the_json_lists_own_answers_and_gaps_with_the_nearest() {
    // Told after midnight: the practice day is the one before, in the text too.
    let used = draft("missed-deadline", "2026-11-19T02:00:00+09:00", 3, "typed");
    let used = used.replace("started", "answer = \"late\"\nstarted");
    let scene = Scene::new().with("answers/late.md", LATE).with("drafts/2026/a.md", used);
    let scene =
        scene.with("answers/theirs.md", "+++\nexample = true\nquestions = [\"weakness\"]\n+++\n## Claim\n**x**\n");
    let json = scene.run(&["stories", "--json"]).code(0).json();
    assert!(scene.run(&["stories"]).out.contains("Told 1 time, last 4 days ago · covers 2 of your 2 questions\n"));
    let expected = serde_json::json!([{
        "id": "late",
        "headline": "The release that slipped",
        "questions": ["missed-deadline", "priorities"],
        "used": 1,
        "last": "2026-11-18",
    }]);
    assert_eq!(json["answers"], expected, "examples are not one's own");
    let gaps = json["gaps"].as_array().expect("a list");
    assert!(gaps.iter().all(|gap| gap["question"] != "missed-deadline" && gap["question"] != "priorities"));
    let gap = gaps.iter().find(|gap| gap["question"] == "disagreement").expect("a gap");
    let nearest = serde_json::json!([{
        "answer": "late",
        "passage": "I disagreed with my manager about what to cut: she wanted all of it, and we could not agree.",
    }]);
    assert_eq!(gap["nearest"], nearest);
}

#[test]
fn the_text_draws_the_table_and_names_what_is_missing() {
    let out = Scene::new().with("answers/late.md", LATE).run(&["stories"]).code(0).out;
    assert!(out.contains("late  ") && out.contains('●') && out.contains('○'), "{out}");
    assert!(out.contains("9\u{a0}failure") && out.contains("Only one      failure, priorities\n"), "{out}");
    assert!(out.contains("The release that slipped  late\nNever told"), "{out}");
    assert!(out.contains("Serves        missed-deadline, priorities\n"), "{out}");
    assert!(out.contains("1 answer serves 2 questions"), "{out}");
    assert!(out.contains("Aim for 6 to 12 answers that serve 30 and\nmore questions, each competency twice."), "{out}");
    assert!(out.contains("No story      "), "{out}");
    let could = "Could serve   Tell me about a time you disagreed with a colleague or your manager.\n              “I disagreed";
    assert!(out.contains(could), "{out}");
    assert!(out.lines().count() < 30, "few lines: {out}");
}

#[test]
fn the_columns_of_the_table_stand_below_their_numbers_whatever_the_length_of_the_names() {
    let used = draft("missed-deadline", "2026-11-02T10:00:00+09:00", 3, "typed");
    let used = used.replace("started", "answer = \"late\"\nstarted");
    let scene = Scene::new().with("answers/late.md", LATE).with("answers/a-much-longer-name.md", LATE);
    let out = scene.with("drafts/2026/a.md", used).run(&["stories"]).code(0).out;
    let table: Vec<&str> = out.lines().take(3).collect();
    let width = |line: &&str| line.chars().count();
    assert!(table.iter().all(|line| width(line) == width(&table[0])), "{table:#?}");
    assert!(out.contains("Told 1 time, last on 2 Nov · "), "{out}");
}

#[test]
fn without_own_answers_it_says_how_to_make_the_first() {
    let ran = Scene::new().run(&["stories"]).code(0);
    for way in ["greenroom new answer", "use a draft", "greenroom import"] {
        assert!(ran.out.contains(way), "{}", ran.out);
    }
    let json = Scene::new().run(&["stories", "--json"]).code(0).json();
    assert_eq!(json["answers"], serde_json::json!([]));
    let gaps = json["gaps"].as_array().expect("a list");
    assert!(gaps.len() >= 40 && gaps.iter().all(|gap| gap["nearest"] == serde_json::json!([])));
}
