//! Text to domain and back: question, answer, draft and config files.
//!
//! Parsers return a value and every problem found, with the lines that an editor shows. Opens no file.
//! A kind of file has one module; what they share: [`front_matter`], [`fields`] (TOML with spans), [`faults`].

pub mod aliases;
pub mod answers;
pub mod competencies;
pub mod config;
pub mod drafts;
pub mod edit;
pub mod faults;
pub mod fields;
pub mod front_matter;
pub mod interviews;
pub mod key_points;
pub mod labels;
pub mod parts;
pub mod postings;
pub mod questions;
pub mod story_check;
pub mod syntax;
pub mod templates;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{AnswerId, Bank, QuestionId};
    use proptest::prelude::*;
    use std::path::Path;

    /// Something like a file of a home: keys, tables, front matter, and anything else.
    fn any_file() -> impl Strategy<Value = String> {
        let line = "(\u{feff})?(\\[\\[question\\]\\]|\\[redact\\]|\\+\\+\\+|---|(id|prompt|questions|star|minutes|x y|\"\") ?= ?)?\
            (\"[a-z\\\\]{0,4}\"|\\[|\\]|\\[\"a\", ?\"b\"\\]|[0-9]{1,3}|\"\"\"|\\PC{0,6})?( ?# \\PC{0,4})?(\r)?";
        proptest::collection::vec(line, 0..10).prop_map(|lines| lines.join("\n"))
    }

    /// Every line of `after` that is no line of `before`.
    fn changed(before: &str, after: &str) -> usize {
        let (before, after) = (before.trim_start_matches('\u{feff}'), after.trim_start_matches('\u{feff}'));
        after.lines().filter(|line| !before.lines().any(|other| other == *line)).count()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        #[test]
        fn any_file_is_read_without_a_panic_and_its_problems_lie_in_it(text in any_file()) {
            let path = Path::new("file");
            let id = AnswerId::parse("a").expect("an id");
            let (questions, mut problems) = questions::parse_questions(path, &text, false);
            let (answer, found) = answers::parse_answer(path, &id, &text, false);
            problems.extend(found);
            problems.extend(config::parse_config(path, &text).1);
            let bank = Bank::new(questions, answer.clone());
            problems.extend(answer.iter().flat_map(|answer| story_check::check_story(answer, &text, &bank)));
            for problem in problems {
                let span = problem.span.clone().expect("a place");
                prop_assert!(text.get(span).is_some() && problem.line <= text.matches('\n').count() + 1, "{:?}", problem);
            }
        }

        #[test]
        fn an_edit_changes_one_line_of_any_file_or_none(text in any_file()) {
            let question = QuestionId::parse("new-one").expect("an id");
            if let Ok(after) = config::set_star(&text, &question, true) {
                let config = config::parse_config(Path::new("file"), &after).0;
                prop_assert!(config.star.contains(&question) && changed(&text, &after) <= 2, "{text:?} -> {after:?}");
                prop_assert_eq!(text.starts_with('\u{feff}'), after.starts_with('\u{feff}'));
            }
            if let Ok(after) = config::set_key(&text, "minutes", "77") {
                prop_assert_eq!(config::parse_config(Path::new("file"), &after).0.minutes, 77);
                prop_assert!(changed(&text, &after) <= 1, "{:?} -> {:?}", text, after);
            }
        }
    }
}
