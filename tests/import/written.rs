//! Whatever the notes hold, what an import writes is sound.

use super::any::any_notes;
use greenroom::domain::Bank;
use greenroom::format::answers::{answer_id, parse_answer};
use greenroom::format::questions::parse_questions;
use greenroom::import::parse_notes;
use greenroom::import::plan::Planner;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::collections::HashSet;
use std::path::Path;

/// Prompts, names of files and front matter that would break a file of answers or questions if they went in as they are.
fn hostile_notes() -> impl Strategy<Value = (String, String)> {
    let piece = prop_oneof![
        Just("+++"),
        Just("\"\"\""),
        Just("\\"),
        Just("]]"),
        Just("[[question]]"),
        Just("id = \"x\""),
        Just("\u{202e}"),
        Just("\u{7f}"),
        Just("\u{b}"),
        Just("```"),
        Just("<!--"),
        Just("# Draft 2026-11-26"),
        Just("## Situation"),
        Just("Task:"),
        Just("con"),
        Just("..　"),
        Just("why us?"),
        Just("I did it")
    ];
    let line = (prop_oneof![Just("## "), Just("Q: "), Just("- "), Just("")], proptest::collection::vec(piece, 1..4));
    let line = line.prop_map(|(mark, pieces)| format!("{mark}{}\n", pieces.join(" ")));
    let text = proptest::collection::vec(line, 1..9).prop_map(|lines| lines.concat());
    (text, "[a-z+\"\\\\ .\u{202e}问]{0,9}")
}

/// The errors that `check` finds in what an import of `text` from the file `name` would write.
fn errors_of_writes(text: &str, name: &str) -> Vec<String> {
    let mut planner = Planner::new(Bank::default(), false, |_: &Path| None);
    let plan = planner.plan(Path::new(name), text, parse_notes(text, name));
    let mut ids = HashSet::new();
    let mut errors = Vec::new();
    for write in plan.writes {
        let problems = if write.path.starts_with("answers") {
            let id = answer_id(&write.path).expect("the name of the file is an id");
            parse_answer(&write.path, &id, &write.text, false).1
        } else {
            let (questions, problems) = parse_questions(&write.path, &write.text, false);
            errors.extend(
                questions.iter().filter(|question| !ids.insert(question.id.clone())).map(|q| format!("{} twice", q.id)),
            );
            problems
        };
        errors.extend(
            problems
                .iter()
                .filter(|problem| problem.is_error())
                .map(|problem| format!("{}: {}", write.text, problem.message)),
        );
    }
    errors
}

proptest! {
    #![proptest_config(ProptestConfig { rng_seed: RngSeed::Fixed(30), ..ProptestConfig::with_cases(150) })]

    #[test]
    fn nothing_is_written_that_check_calls_an_error((text, name) in hostile_notes()) {
        prop_assert_eq!(errors_of_writes(&text, &name), Vec::<String>::new(), "{}", text);
    }

    #[test]
    fn nothing_is_written_of_usual_notes_that_check_calls_an_error(text in any_notes()) {
        prop_assert_eq!(errors_of_writes(&text, "notes"), Vec::<String>::new(), "{}", text);
    }
}
