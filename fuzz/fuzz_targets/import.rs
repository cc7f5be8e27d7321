//! Notes: read and planned; what is to be written is sound by the program's own readers.

#![no_main]

use greenroom::domain::{Bank, Problem};
use greenroom::format::answers::{answer_id, parse_answer};
use greenroom::format::questions::parse_questions;
use greenroom::import::parse_notes;
use greenroom::import::plan::Planner;
use greenroom::store::{Home, load_bank};
use greenroom_fuzz::text;
use libfuzzer_sys::fuzz_target;
use std::path::Path;

thread_local! {
    static BUILT_IN: Bank = load_bank(&Home::at("/nowhere/at/all")).value;
}

fuzz_target!(|data: &[u8]| {
    let text = text(data);
    let mut planner = Planner::new(BUILT_IN.with(Bank::clone), data.first().is_some_and(|byte| byte % 16 == 0), |_: &Path| None);
    let plan = planner.plan(Path::new("notes.md"), &text, parse_notes(&text, "notes"));
    for write in &plan.writes {
        let problems: Vec<Problem> = if write.path.starts_with("answers") {
            let id = answer_id(&write.path).expect("the file's name is an id");
            parse_answer(&write.path, &id, &write.text, false).1
        } else {
            parse_questions(&write.path, &write.text, false).1
        };
        let errors: Vec<&Problem> = problems.iter().filter(|problem| problem.is_error()).collect();
        assert!(errors.is_empty(), "{errors:?} in\n{}", write.text);
    }
});
