//! An answer file: read, checked against the bank, and given another question without losing a byte beside that line.

#![no_main]

use greenroom::domain::{AnswerId, Bank, Framework};
use greenroom::format::answers::{add_question, read_faulty_answer};
use greenroom::format::parts::read_story;
use greenroom::format::story_check::check_story;
use greenroom_fuzz::{question, text};
use libfuzzer_sys::fuzz_target;
use std::path::Path;

fuzz_target!(|data: &[u8]| {
    let text = text(data);
    let id = AnswerId::parse("mine").expect("an id");
    let (answer, problems) = read_faulty_answer(Path::new("answers/mine.md"), &id, &text, false);
    for problem in &problems {
        assert!(problem.line >= 1 && problem.column >= 1 && !problem.message.is_empty() && !problem.advice.is_empty());
    }
    let Some(answer) = answer else { return };
    for framework in [Framework::Star, Framework::Introduction, Framework::Trait, Framework::Open] {
        let (story, _) = read_story(&answer.body, answer.body_line, framework);
        assert!(story.plain().len() <= 4 * text.len() + 64, "a story is no longer than its file");
    }
    let question = question();
    check_story(&answer, &text, &Bank::new([question.clone()], []));
    if let Ok(changed) = add_question(&text, &answer.questions, &question.id) {
        let (again, _) = read_faulty_answer(Path::new("answers/mine.md"), &id, &changed, false);
        assert!(again.is_some_and(|again| again.body == answer.body), "the story stays as it is");
    }
});
