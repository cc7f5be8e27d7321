//! What a transcriber printed, as heard words with their times: whisper.cpp's full JSON, the common segments JSON, SRT,
//! WebVTT, lines with times in brackets, plain text.
//!
//! What a transcriber prints is not trusted: its size, its times and its characters are all bounded here. To read another
//! shape: a file in `transcript/` and a line in [`parse_transcript`].

mod clean;
mod json;
mod subtitles;

use clean::{cleaned, is_hallucinated};

/// The largest output that is read, in bytes, as for every other text.
pub const MOST_BYTES: usize = 1 << 20;

/// A word or a stretch of text as it was heard.
#[derive(Debug, Clone, PartialEq)]
pub struct Heard {
    /// Not blank, without control characters.
    pub text: String,
    /// Start and end in seconds of sound, inside of the recording; none where the transcriber gave none.
    pub time: Option<(f64, f64)>,
}

impl Heard {
    fn new(text: &str, start: Option<f64>, end: Option<f64>) -> Heard {
        Heard { text: text.to_owned(), time: start.zip(end) }
    }
}

/// Why a transcriber's output has no words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TranscriptError {
    #[error("it printed more than a megabyte")]
    TooLong,
    #[error("it printed nothing")]
    Nothing,
    #[error("it heard no words")]
    NoWords,
    #[error("it printed JSON that has neither `segments` nor `transcription`")]
    UnknownJson,
    #[error("its JSON ends or breaks at line {line}")]
    BrokenJson { line: usize },
}

/// The words in what a transcriber printed about a recording of `seconds`: single words where it gave their times, else
/// segments, else all of it in one piece.
pub fn parse_transcript(output: &[u8], seconds: f64) -> Result<Vec<Heard>, TranscriptError> {
    if output.len() > MOST_BYTES {
        return Err(TranscriptError::TooLong);
    }
    let text = String::from_utf8_lossy(output);
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        return Err(TranscriptError::Nothing);
    }
    let heard = if text.starts_with('{') {
        json::parse_json(text)?
    } else if subtitles::has_times(text) {
        subtitles::parse_subtitles(text)
    } else {
        vec![Heard::new(text, None, None)]
    };
    let words = in_bounds(cleaned(heard), seconds);
    if words.is_empty() || is_hallucinated(&words) {
        return Err(TranscriptError::NoWords);
    }
    Ok(words)
}

/// With every time inside of the recording, its end not before its start. A time that is no number is none.
fn in_bounds(heard: Vec<Heard>, seconds: f64) -> Vec<Heard> {
    let bounded = |(start, end): (f64, f64)| {
        if !start.is_finite() || !end.is_finite() {
            return None;
        }
        let start = start.clamp(0.0, seconds);
        Some((start, end.clamp(start, seconds)))
    };
    heard.into_iter().map(|heard| Heard { time: heard.time.and_then(bounded), ..heard }).collect()
}

#[cfg(test)]
mod tests;
