//! JSON of two families: whisper.cpp's own (`transcription`, times in milliseconds, sub-words as tokens), and the
//! `segments` that openai-whisper, faster-whisper and their wrappers write (times in seconds, whole words).

use super::{Heard, TranscriptError};
use serde::Deserialize;
use serde_json::Value;

#[derive(Deserialize)]
struct Output {
    transcription: Option<Vec<Cpp>>,
    segments: Option<Vec<Segment>>,
}

/// A segment of whisper.cpp.
#[derive(Deserialize)]
struct Cpp {
    #[serde(default)]
    text: String,
    offsets: Option<Offsets>,
    #[serde(default)]
    tokens: Vec<Token>,
}

/// Milliseconds.
#[derive(Deserialize, Clone, Copy)]
struct Offsets {
    from: f64,
    to: f64,
}

#[derive(Deserialize)]
struct Token {
    #[serde(default)]
    text: String,
    offsets: Option<Offsets>,
    /// When the token is heard by alignment, in 10 ms; -1 for not known.
    t_dtw: Option<f64>,
}

/// Seconds.
#[derive(Deserialize)]
struct Segment {
    start: Option<Value>,
    end: Option<Value>,
    #[serde(default)]
    text: String,
    words: Option<Vec<Word>>,
}

#[derive(Deserialize)]
struct Word {
    start: Option<Value>,
    end: Option<Value>,
    /// `text` in some wrappers.
    #[serde(alias = "text")]
    word: String,
}

/// The words of JSON in either shape.
pub(super) fn parse_json(text: &str) -> Result<Vec<Heard>, TranscriptError> {
    // The first value only: some wrappers print a line of their own after it.
    let first = serde_json::Deserializer::from_str(text).into_iter::<Value>().next();
    let value = match first {
        Some(Ok(value)) => value,
        Some(Err(error)) => return Err(TranscriptError::BrokenJson { line: error.line() }),
        None => return Err(TranscriptError::Nothing),
    };
    let output: Output = serde_json::from_value(value).map_err(|_| TranscriptError::UnknownJson)?;
    match (output.transcription, output.segments) {
        (Some(segments), _) => Ok(segments.into_iter().flat_map(cpp_words).collect()),
        (None, Some(segments)) => Ok(segments.into_iter().flat_map(segment_words).collect()),
        (None, None) => Err(TranscriptError::UnknownJson),
    }
}

/// The words of a segment of whisper.cpp: tokens are joined until one begins with a space.
fn cpp_words(segment: Cpp) -> Vec<Heard> {
    let mut words: Vec<Heard> = Vec::new();
    for token in segment.tokens.iter().filter(|token| !token.text.starts_with("[_")) {
        let time = token_time(token);
        match words.last_mut() {
            Some(word) if !token.text.starts_with(' ') => {
                word.text.push_str(&token.text);
                word.time = word.time.zip(time).map(|(whole, more)| (whole.0, more.1));
            }
            _ => words.push(Heard { text: token.text.clone(), time }),
        }
    }
    if words.is_empty() || words.iter().any(|word| word.time.is_none()) {
        let seconds = |offsets: Offsets| (offsets.from / 1000.0, offsets.to / 1000.0);
        return vec![Heard { text: segment.text, time: segment.offsets.map(seconds) }];
    }
    words
}

/// From where to where a token is heard, in seconds. The moment of the alignment is exact where there is one.
fn token_time(token: &Token) -> Option<(f64, f64)> {
    let aligned = token.t_dtw.filter(|moment| *moment >= 0.0).map(|moment| (moment / 100.0, moment / 100.0));
    aligned.or_else(|| token.offsets.map(|offsets| (offsets.from / 1000.0, offsets.to / 1000.0)))
}

/// The words of a segment, or the segment itself when one of them has no time.
fn segment_words(segment: Segment) -> Vec<Heard> {
    let words = segment.words.unwrap_or_default();
    let words: Vec<Heard> =
        words.into_iter().map(|word| Heard::new(&word.word, seconds(&word.start), seconds(&word.end))).collect();
    if words.is_empty() || words.iter().any(|word| word.time.is_none()) {
        return vec![Heard::new(&segment.text, seconds(&segment.start), seconds(&segment.end))];
    }
    words
}

/// Seconds as a number or as its text.
fn seconds(value: &Option<Value>) -> Option<f64> {
    let value = value.as_ref()?;
    value.as_f64().or_else(|| value.as_str()?.trim().parse().ok())
}
