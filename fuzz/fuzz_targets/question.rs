//! A question file: what is sound is read, everything else has a place.

#![no_main]

use greenroom::format::questions::parse_questions;
use greenroom_fuzz::text;
use libfuzzer_sys::fuzz_target;
use std::path::Path;

fuzz_target!(|data: &[u8]| {
    let text = text(data);
    let (questions, problems) = parse_questions(Path::new("questions/q.toml"), &text, false);
    for question in &questions {
        assert!(question.line >= 1 && question.line <= text.lines().count().max(1));
    }
    for problem in &problems {
        assert!(problem.span.clone().is_none_or(|span| span.end <= text.len()));
    }
});
