//! Text with times: SRT, WebVTT, and lines as `[00:00:01.000 --> 00:00:04.000]  text`, which whisper.cpp prints.

use super::Heard;

const ARROW: &str = "-->";

/// Whether a line of `text` has times.
pub(super) fn has_times(text: &str) -> bool {
    text.lines().any(|line| times(line).is_some())
}

/// The text under each line of times.
pub(super) fn parse_subtitles(text: &str) -> Vec<Heard> {
    let mut heard: Vec<Heard> = Vec::new();
    // Whether the lines belong to the times before them: a blank line ends that.
    let mut inside = false;
    for line in text.lines() {
        if let Some((start, end, rest)) = times(line) {
            heard.push(Heard::new(rest, Some(start), Some(end)));
            inside = true;
        } else if line.trim().is_empty() {
            inside = false;
        } else if let Some(last) = heard.last_mut().filter(|_| inside) {
            last.text.push(' ');
            last.text.push_str(line);
        }
    }
    heard
}

/// The start and the end that stand in a line, and the text after them where they are in brackets.
fn times(line: &str) -> Option<(f64, f64, &str)> {
    let line = line.trim();
    let (start, after) = line.split_once(ARROW)?;
    let (bracketed, start) = match start.strip_prefix('[') {
        Some(start) => (true, start),
        None => (false, start),
    };
    let (end, rest) = match after.split_once(']') {
        Some((end, rest)) if bracketed => (end, rest),
        // What WebVTT says of the place on screen.
        _ => (after.split_whitespace().next()?, ""),
    };
    Some((parse_clock(start)?, parse_clock(end)?, rest))
}

/// `01:02:03,456`, `02:03.456` or `3.4` as seconds.
fn parse_clock(text: &str) -> Option<f64> {
    let mut seconds = 0.0;
    for field in text.trim().trim_end_matches('s').split(':') {
        let number: f64 = field.trim().replace(',', ".").parse().ok()?;
        seconds = seconds * 60.0 + number;
    }
    Some(seconds)
}
