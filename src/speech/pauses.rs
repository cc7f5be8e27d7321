//! Where nothing is said: a threshold that adapts to the loudness and the noise of the recording, and the pauses under it.

use super::contour::{Frame, HOP_SECONDS};
use std::ops::Range;

/// A silence of so many seconds counts as a pause. A convention: shorter ones are also made inside of phrases, and
/// listeners notice them little.
pub const SHORTEST_PAUSE: f64 = 0.5;

/// The same in frames, less 50 ms: so exact are the ends of a pause in noise, and none of that length is to be missed.
const SHORTEST_PAUSE_FRAMES: usize = (SHORTEST_PAUSE / HOP_SECONDS) as usize - 5;

/// So far under the loudest sounds speech ends, in dB (De Jong & Wempe 2009).
const UNDER_LOUDEST: f32 = 25.0;

/// In noise the threshold stands at this share of the way from the quietest to the loudest. Found by trial with synthetic
/// speech: with it no planted pause was missed from clean sound down to a signal 10 dB over the noise.
const OVER_NOISE: f32 = 0.25;

/// A pause ends where the sound rises so many dB over what is heard in the pause itself: steady noise varies by less.
/// Found by trial, as before.
const OVER_PAUSE: f32 = 3.0;

/// The quietest and the loudest are these shares of the frames, so that single clicks and dropouts do not count.
const QUIETEST: f64 = 0.05;
const LOUDEST: f64 = 0.99;

/// A sound shorter than 0.15 s that stands alone, with 0.25 s of silence around it, is a click or a key and does not end a
/// pause: 0.1 s are the shortest sounding interval of De Jong & Wempe, and the window of a frame makes it longer.
const CLICK_FRAMES: usize = 15;
const ALONE_FRAMES: usize = 25;

/// How loud the recording is, in dB under full scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Loudness {
    pub quietest: f32,
    pub loudest: f32,
}

impl Loudness {
    /// The loudness of `frames`; `None` without any.
    pub(super) fn of(frames: &[Frame]) -> Option<Loudness> {
        let mut levels: Vec<f32> = frames.iter().map(|frame| frame.intensity).collect();
        levels.sort_by(f32::total_cmp);
        let last = levels.len().checked_sub(1)?;
        let at = |share: f64| levels[(last as f64 * share).round() as usize];
        Some(Loudness { quietest: at(QUIETEST), loudest: at(LOUDEST) })
    }

    /// What is under this is silence, in dB under full scale.
    pub fn threshold(self) -> f32 {
        let over_noise = self.quietest + OVER_NOISE * (self.loudest - self.quietest);
        (self.loudest - UNDER_LOUDEST).max(over_noise)
    }
}

/// A stretch in which nothing is said, in seconds of sound.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pause {
    pub start: f64,
    pub end: f64,
}

impl Pause {
    pub fn seconds(self) -> f64 {
        self.end - self.start
    }
}

/// The first and the last moment of sound, and the pauses between them.
pub(super) fn sound_and_pauses(frames: &[Frame], loudness: Loudness) -> Option<((f64, f64), Vec<Pause>)> {
    let sounds = sounds(frames, loudness.threshold());
    let (first, last) = (sounds.first()?.start, sounds.last()?.end);
    let gaps = sounds.iter().zip(sounds.iter().skip(1));
    let silences = gaps.map(|(before, after)| narrowed(frames, before.end..after.start, loudness));
    let pauses = silences.filter(|silence| silence.len() >= SHORTEST_PAUSE_FRAMES);
    let pauses = pauses.map(|silence| Pause { start: seconds(silence.start), end: seconds(silence.end) });
    Some(((seconds(first), seconds(last)), pauses.collect()))
}

/// `silence` without the soft ends of the words around it, which noise puts under the threshold.
fn narrowed(frames: &[Frame], silence: Range<usize>, loudness: Loudness) -> Range<usize> {
    let inside = frames.get(silence.clone()).unwrap_or_default();
    let mut intensities: Vec<f32> = inside.iter().map(|frame| frame.intensity).collect();
    intensities.sort_by(f32::total_cmp);
    let usual = intensities.get(intensities.len() / 2).copied().unwrap_or(loudness.quietest);
    let edge = (usual + OVER_PAUSE).max(loudness.loudest - UNDER_LOUDEST);
    let is_loud = |frame: &&Frame| frame.intensity > edge;
    let before = inside.iter().take_while(is_loud).count();
    let after = inside.iter().rev().take_while(is_loud).count();
    silence.start + before..silence.end.saturating_sub(after)
}

fn seconds(frame: usize) -> f64 {
    frame as f64 * HOP_SECONDS
}

/// The stretches of frames over `threshold`, without clicks.
fn sounds(frames: &[Frame], threshold: f32) -> Vec<Range<usize>> {
    let mut sounds = Vec::new();
    let mut start = None;
    for (here, loud) in frames.iter().map(|frame| frame.intensity > threshold).chain([false]).enumerate() {
        match (start, loud) {
            (None, true) => start = Some(here),
            (Some(since), false) => {
                sounds.push(since..here);
                start = None;
            }
            _ => {}
        }
    }
    without_clicks(sounds)
}

fn without_clicks(sounds: Vec<Range<usize>>) -> Vec<Range<usize>> {
    let is_click = |place: usize, sound: &Range<usize>| {
        let before = place.checked_sub(1).and_then(|before| sounds.get(before)).map_or(0, |before| before.end);
        let after = sounds.get(place + 1).map_or(usize::MAX, |after| after.start);
        sound.len() < CLICK_FRAMES && sound.start - before >= ALONE_FRAMES && after - sound.end >= ALONE_FRAMES
    };
    sounds
        .iter()
        .enumerate()
        .filter(|(place, sound)| !is_click(*place, sound))
        .map(|(_, sound)| sound.clone())
        .collect()
}
