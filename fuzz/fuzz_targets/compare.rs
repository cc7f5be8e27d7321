//! A draft held against a reference, both of the input: the part before the first line of `=====` is the reference.

#![no_main]

use greenroom::compare::{Attempt, Reference, Settings, compare};
use greenroom::domain::{AnswerId, Config, Framework, Mode};
use greenroom::format::answers::read_faulty_answer;
use greenroom::format::parts::{read_answer, read_story};
use greenroom_fuzz::{question, text};
use libfuzzer_sys::fuzz_target;
use std::path::Path;

fuzz_target!(|data: &[u8]| {
    let text = text(data);
    let (reference, said) = text.split_once("\n=====\n").unwrap_or(("", &text));
    let mut question = question();
    question.framework = match data.first().map_or(0, |byte| byte % 4) {
        0 => Framework::Star,
        1 => Framework::Introduction,
        2 => Framework::Trait,
        _ => Framework::Open,
    };
    let id = AnswerId::parse("mine").expect("an id");
    let answer = read_faulty_answer(Path::new("answers/mine.md"), &id, reference, false).0;
    let reference_story = answer.as_ref().map(|answer| read_answer(answer, question.framework));
    let story = read_story(said, 1, question.framework).0;
    let attempt = Attempt { question: &question, story: &story, mode: Mode::Typed, seconds: None, head: None };
    let reference = answer.as_ref().zip(reference_story.as_ref()).map(|(answer, story)| Reference { answer, story });
    let comparison = compare(&attempt, reference.as_ref(), &Settings::from(&Config::default()), &[]);
    for part in &comparison.parts {
        assert!(part.share.is_none_or(|share| (0.0..=1.0).contains(&share)));
    }
});
