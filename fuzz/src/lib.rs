//! What the fuzz targets share: input as text, a moment, and a question that every input is about.

use greenroom::domain::{Moment, OffsetTime, Question};
use std::path::Path;
use std::time::Duration;

/// The input as the text that a file with these bytes holds; bytes that are no UTF-8 are replaced.
pub fn text(data: &[u8]) -> String {
    String::from_utf8_lossy(data).into_owned()
}

/// Noon of an ordinary day.
pub fn now() -> Moment {
    let instant = "2026-11-26T12:00:00Z".parse().expect("an instant");
    Moment { elapsed: Duration::ZERO, wall: OffsetTime { instant, offset: jiff::tz::Offset::UTC } }
}

/// A question with the framework that has most parts.
pub fn question() -> Question {
    let text = "[[question]]\nid = \"pressure\"\nprompt = \"Tell me about a time you worked under pressure.\"\n";
    let (questions, _) = greenroom::format::questions::parse_questions(Path::new("q.toml"), text, false);
    questions.into_iter().next().expect("a question")
}
