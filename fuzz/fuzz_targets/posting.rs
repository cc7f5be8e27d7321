//! A vacancy's text and an interview's note: read, and asked what they ask for.

#![no_main]

use greenroom::compare::posting::asked_by;
use greenroom::domain::Problem;
use greenroom::format::interviews::parse_interview;
use greenroom::format::postings::parse_posting;
use greenroom_fuzz::{question, text};
use libfuzzer_sys::fuzz_target;
use std::path::Path;

fuzz_target!(|data: &[u8]| {
    let text = text(data);
    let (posting, problems) = parse_posting(Path::new("postings/job.md"), &text);
    check(&problems, &text);
    asked_by(&posting.text, &[question()], &[]);
    let (_, problems) = parse_interview(Path::new("interviews/2026-12-10.md"), jiff::civil::date(2026, 12, 10), &text);
    check(&problems, &text);
});

fn check(problems: &[Problem], text: &str) {
    for problem in problems {
        assert!(problem.span.clone().is_none_or(|span| span.end <= text.len()));
    }
}
