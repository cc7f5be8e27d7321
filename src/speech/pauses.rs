//! Where nothing is said: a threshold that adapts to the loudness and the noise of the recording, and the pauses under it.

use super::contour::{Frame, HOP_SECONDS};

/// A silence of so many seconds counts as a pause. A convention: shorter ones are also made inside of phrases, and
/// listeners notice them little.
pub const SHORTEST_PAUSE: f64 = 0.5;

/// So far under the loudest sounds speech ends, in dB (De Jong & Wempe 2009).
const UNDER_LOUDEST: f32 = 25.0;

/// In noise the threshold stands at this share of the way from the quietest to the loudest. Found by trial: with it no
/// planted pause was missed from clean sound down to a signal 10 dB over the noise.
const OVER_NOISE: f32 = 0.4;

/// The quietest and the loudest are these shares of the frames, so that single clicks and dropouts do not count.
const QUIETEST: f64 = 0.05;
const LOUDEST: f64 = 0.99;

/// A sound shorter than so many seconds does not end a pause: a click, a key (the shortest sounding interval of De Jong &
/// Wempe).
const SHORTEST_SOUND: f64 = 0.1;

/// How loud the recording is, in dB under full scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Loudness {
    pub quietest: f32,
    pub loudest: f32,
}

impl Loudness {
    /// The loudness of `levels`, one a frame; `None` without any.
    pub(super) fn of(levels: impl Iterator<Item = f32>) -> Option<Loudness> {
        let mut levels: Vec<f32> = levels.collect();
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

/// The first and the last moment of sound over `threshold`, and the pauses between them.
pub(super) fn sound_and_pauses(frames: &[Frame], threshold: f32) -> Option<((f64, f64), Vec<Pause>)> {
    let sounds = sounds(frames, threshold);
    let first = sounds.first()?.0;
    let last = sounds.last()?.1;
    let gaps = sounds.iter().zip(sounds.iter().skip(1));
    let silences = gaps.map(|(before, after)| Pause { start: before.1, end: after.0 });
    Some(((first, last), silences.filter(|pause| pause.seconds() >= SHORTEST_PAUSE - HOP_SECONDS / 2.0).collect()))
}

/// The stretches of sound, in seconds; clicks left out.
fn sounds(frames: &[Frame], threshold: f32) -> Vec<(f64, f64)> {
    let mut sounds = Vec::new();
    let mut start = None;
    for (place, loud) in frames.iter().map(|frame| frame.level > threshold).chain([false]).enumerate() {
        let here = place as f64 * HOP_SECONDS;
        match (start, loud) {
            (None, true) => start = Some(here),
            (Some(since), false) => {
                sounds.push((since, here));
                start = None;
            }
            _ => {}
        }
    }
    sounds.retain(|(start, end)| end - start > SHORTEST_SOUND - HOP_SECONDS / 2.0);
    sounds
}
