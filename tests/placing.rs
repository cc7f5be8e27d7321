//! Text without headings: how much of it is placed in parts by its words, and whether the borders are right.
//!
//! Measured on the built-in answers and on the stories of `tests/placing/`, their headings taken away and their parts
//! joined to one block. `cargo test --test placing -- --nocapture` prints the figures.

use greenroom::compare::{Attempt, Comparison, Settings, compare};
use greenroom::domain::{Config, Framework, Mode, PartId, Question, Story};
use greenroom::format::parts::{read_answer, read_story};
use greenroom::store::built_in::built_in;
use std::path::Path;

/// The STAR stories whose parts have borders: with an Action and a Result of their own.
fn stories() -> Vec<(String, Story)> {
    let mut stories: Vec<(String, Story)> =
        built_in().answers.iter().map(|answer| (answer.id.to_string(), read_answer(answer, Framework::Star))).collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/placing");
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("a file").path()).collect();
    paths.sort();
    for path in paths {
        let text = std::fs::read_to_string(&path).expect("text");
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        stories.push((name, read_story(&text, 1, Framework::Star).0));
    }
    stories.retain(|(_, story)| start_of(story, PartId::Action).is_some() && start_of(story, PartId::Result).is_some());
    stories
}

/// The opening words of a part.
fn start_of(story: &Story, part: PartId) -> Option<String> {
    let found = story.parts.iter().find(|found| found.ids == [part])?;
    Some(opening(&found.plain))
}

/// Six words tell where a text begins, but for an "and" before them.
fn opening(text: &str) -> String {
    let words = text.split_whitespace().skip_while(|word| *word == "and");
    words.take(6).collect::<Vec<_>>().join(" ")
}

fn placed(story: &Story, question: &Question) -> Comparison {
    let texts: Vec<&str> = story.parts.iter().map(|part| part.plain.as_str()).collect();
    let block = texts.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
    let (told, _) = read_story(&block, 1, Framework::Star);
    let attempt = Attempt { question, story: &told, mode: Mode::Typed, seconds: None, head: None };
    compare(&attempt, None, &Settings::from(&Config::default()), &[])
}

#[test]
fn half_of_the_stories_are_placed_and_eight_in_ten_borders_are_right() {
    let question =
        built_in().questions.iter().find(|question| question.framework == Framework::Star).expect("a question");
    let stories = stories();
    let (mut count, mut borders, mut right) = (0, 0, 0);
    for (name, story) in &stories {
        let comparison = placed(story, question);
        if !comparison.placed {
            println!("not placed     {name}");
            continue;
        }
        count += 1;
        for part in [PartId::Action, PartId::Result] {
            let begins = comparison.parts.iter().find(|row| row.name == part).map(|row| opening(&row.text));
            let is_right = begins == start_of(story, part);
            borders += 1;
            right += usize::from(is_right);
            if !is_right {
                println!("{:?} of {name} begins with {begins:?}, not {:?}", part, start_of(story, part));
            }
        }
    }
    println!("{count} of {} stories placed, {right} of {borders} borders right", stories.len());
    assert!(count * 2 >= stories.len(), "{count} of {} placed", stories.len());
    assert!(right * 10 >= borders * 8, "{right} of {borders} borders right");
}
