//! `greenroom stats`

use crate::support::{Scene, draft};

fn practised() -> Scene {
    let second =
        draft("disagreement", "2026-11-21T10:00:00+09:00", 3, "typed") + "\n## Result\nWe agreed in two days\n";
    Scene::new()
        .with("drafts/2026/a.md", draft("disagreement", "2026-11-18T10:00:00+09:00", 1, "typed"))
        .with("drafts/2026/b.md", second)
        .with("drafts/2026/c.md", draft("weakness", "2026-11-21T11:00:00+09:00", 4, "spoken"))
}

#[test]
fn the_json_has_days_questions_and_competencies() {
    let json = practised().run(&["stats", "--json"]).code(0).json();
    let days = serde_json::json!({ "last_7": 2, "last_30": 2, "dates": ["2026-11-18", "2026-11-21"] });
    assert_eq!(json["days"], days);
    let questions = json["questions"].as_array().expect("a list");
    assert_eq!(questions.len(), 2);
    let question = &questions[0];
    assert_eq!((&question["id"], &question["drafts"]), (&"disagreement".into(), &2.into()));
    let last = &question["last"];
    assert_eq!(last["started"], "2026-11-21T10:00:00+09:00");
    assert_eq!((&last["mode"], &last["rating"]), (&"typed".into(), &3.into()));
    assert_eq!((&last["words"], &last["seconds"]), (&14.into(), &70.into()));
    let shares = last["shares"].as_object().expect("an object");
    let total: f64 = shares.values().filter_map(serde_json::Value::as_f64).sum();
    assert!((total - 1.0).abs() < 1e-9, "{shares:?}");
    assert_eq!(question["trend"].as_array().map(Vec::len), Some(2));
    assert_eq!(question["trend"][0]["rating"], 1);
    let competencies = json["competencies"].as_array().expect("a list");
    let conflict = competencies.iter().find(|row| row["name"] == "conflict").expect("its row");
    assert!(conflict["strength"].as_f64().is_some_and(|strength| strength > 0.0 && strength < 1.0));
}

#[test]
fn the_text_says_the_same_without_colour() {
    let out = practised().run(&["stats"]).code(0).out;
    assert!(out.starts_with("Practised   2 of the last 7 days, 2 of the last 30\n"), "{out}");
    let row = |id: &str| out.lines().find(|line| line.starts_with(id)).unwrap_or_else(|| panic!("{id} in {out}"));
    let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words(row("… you disagreed")).contains("2 drafts"), "{out}");
    assert!(words(row("… you disagreed")).ends_with("14 words good"), "{out}");
    assert!(
        out.contains("  the Result is there now (5 words); rated good instead of again · due in 2 days\n"),
        "{out}"
    );
    assert!(out.contains("  rated  again, good\n"), "{out}");
    assert!(words(row("… your biggest")).ends_with("1 draft 1:10 aloud easy"), "{out}");
    assert!(!out.contains('\u{1b}'));
}

#[test]
fn without_drafts_it_says_how_to_start_and_days_can_be_turned_off() {
    let out = Scene::new().run(&["stats"]).code(0).out;
    assert!(out.contains("No finished draft yet. Start: greenroom practice"), "{out}");
    assert!(!out.contains("Practised 0"), "{out}");
    let out = Scene::new().with("config.toml", "streak = false\n").run(&["stats"]).code(0).out;
    assert!(!out.contains("of the last"), "{out}");
    let out = practised().with("config.toml", "streak = false\n").run(&["stats"]).code(0).out;
    assert!(out.starts_with("Questions\n"), "{out}");
    let json = Scene::new().run(&["stats", "--json"]).code(0).json();
    assert_eq!(json["questions"], serde_json::json!([]));
    assert_eq!(json["days"]["dates"], serde_json::json!([]));
}
