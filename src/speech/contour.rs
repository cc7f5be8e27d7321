//! The course of loudness: one frame every 10 ms, made of sound that is handed in piece by piece.
//!
//! Only frames are kept, so an hour of sound needs a few megabytes.

use super::wav::RATE;
use std::sync::LazyLock;

/// Samples from one frame to the next: 10 ms.
pub(super) const HOP: usize = RATE as usize / 100;

/// Seconds from one frame to the next.
pub(super) const HOP_SECONDS: f64 = HOP as f64 / RATE as f64;

/// Samples that a frame's intensity is made of: 128 ms, as Praat takes it for a lowest pitch of 50 Hz (De Jong & Wempe
/// 2009, doi 10.3758/BRM.41.2.385).
const WINDOW: usize = 2048;

/// The shape of Praat's Kaiser window: sidelobes under -190 dB.
const KAISER_BETA: f64 = 20.24;

/// Where a level ends downwards, in dB under full scale: less than the last bit of a 16-bit sample.
pub const FLOOR: f32 = -96.0;

/// A peak is voiced when its sound repeats itself so well, 1 being exactly: half-way between noise and vowels (`.3` in
/// the script of De Jong & Wempe).
const VOICED: f32 = 0.3;

/// Lags at which a voice repeats itself, at half the rate: 450 down to 60 Hz.
const LAGS: std::ops::RangeInclusive<usize> = 17..=133;

/// Samples at half the rate in which the repetition is looked for: 40 ms.
const REPEATED: usize = 320;

static KAISER: LazyLock<Vec<f32>> = LazyLock::new(kaiser);

/// 10 ms of sound.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Frame {
    /// Smoothed power of 128 ms around it, in dB under full scale.
    pub intensity: f32,
    /// Whether the intensity has a peak here and the sound is a voice's.
    pub voiced_peak: bool,
}

/// Takes sound in pieces and keeps its frames.
#[derive(Debug, Clone)]
pub struct Listener {
    /// The samples of the window of the next frame and of the frame before it, full scale being 1.
    buffer: Vec<f32>,
    frames: Vec<Frame>,
    samples: u64,
}

impl Default for Listener {
    fn default() -> Listener {
        // The first frame has half a window of silence before it.
        Listener { buffer: vec![0.0; WINDOW / 2 - HOP / 2], frames: Vec::new(), samples: 0 }
    }
}

impl Listener {
    /// Takes the next `samples`, 16,000 a second.
    pub fn hear(&mut self, samples: impl Iterator<Item = i16>) {
        for sample in samples {
            self.buffer.push(f32::from(sample) / 32768.0);
            self.samples += 1;
            if self.buffer.len() == WINDOW + HOP {
                self.take_frame();
            }
        }
    }

    /// The frames of all that was heard, and its length in seconds.
    pub(super) fn finish(mut self) -> (Vec<Frame>, f64) {
        let wanted = usize::try_from(self.samples).unwrap_or(usize::MAX) / HOP;
        while self.frames.len() < wanted {
            self.buffer.resize(WINDOW + HOP, 0.0);
            self.take_frame();
        }
        (self.frames, self.samples as f64 / f64::from(RATE))
    }

    /// Makes a frame of the first window in the buffer, and moves on by a hop.
    fn take_frame(&mut self) {
        let window = &self.buffer[..WINDOW];
        let smoothed = window.iter().zip(KAISER.iter()).map(|(x, weight)| x * x * weight).sum();
        self.frames.push(Frame { intensity: decibels(smoothed), voiced_peak: false });
        self.mark_peak();
        self.buffer.drain(..HOP);
    }

    /// Whether the frame before the last is a peak is known now. Its middle is one hop left of the window's.
    fn mark_peak(&mut self) {
        let &mut [.., before, ref mut frame, after] = self.frames.as_mut_slice() else { return };
        if frame.intensity > before.intensity && frame.intensity >= after.intensity {
            let middle = WINDOW / 2 - HOP;
            frame.voiced_peak = is_voiced(&self.buffer[middle - REPEATED..middle + REPEATED + 2 * LAGS.end()]);
        }
    }
}

/// Power as dB under full scale, [`FLOOR`] at least.
pub(super) fn decibels(power: f32) -> f32 {
    if power > 0.0 { (10.0 * power.log10()).max(FLOOR) } else { FLOOR }
}

/// Whether `sound` repeats itself at a lag of a voice: the highest normalised correlation. Two samples are taken as one,
/// since a voice's pitch needs no more.
fn is_voiced(sound: &[f32]) -> bool {
    let halved: Vec<f32> = sound.chunks_exact(2).map(|pair| (pair[0] + pair[1]) / 2.0).collect();
    let mean = halved.iter().sum::<f32>() / halved.len() as f32;
    let halved: Vec<f32> = halved.iter().map(|x| x - mean).collect();
    let base = &halved[..REPEATED];
    let base_power = base.iter().map(|x| x * x).sum::<f32>();
    LAGS.into_iter().any(|lag| {
        let later = &halved[lag..lag + REPEATED];
        let power = later.iter().map(|x| x * x).sum::<f32>();
        let together = base.iter().zip(later).map(|(x, y)| x * y).sum::<f32>();
        together > VOICED * (base_power * power).sqrt().max(f32::MIN_POSITIVE)
    })
}

/// A Kaiser window whose weights add up to 1.
fn kaiser() -> Vec<f32> {
    let middle = (WINDOW - 1) as f64 / 2.0;
    let weight = |place: usize| {
        let off = (place as f64 - middle) / middle;
        bessel(KAISER_BETA * (1.0 - off * off).max(0.0).sqrt())
    };
    let total: f64 = (0..WINDOW).map(weight).sum();
    (0..WINDOW).map(|place| (weight(place) / total) as f32).collect()
}

/// The modified Bessel function of the first kind and order 0, by its series.
fn bessel(x: f64) -> f64 {
    let quarter = x * x / 4.0;
    let mut term = 1.0;
    let mut sum = 1.0;
    for k in 1..100 {
        term *= quarter / f64::from(k * k);
        sum += term;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tone(hertz: f64, seconds: f64) -> Vec<i16> {
        let count = (seconds * f64::from(RATE)) as u32;
        let at = |i: u32| (f64::from(i) * hertz * std::f64::consts::TAU / f64::from(RATE)).sin() * 16384.0;
        (0..count).map(|i| at(i) as i16).collect()
    }

    #[test]
    fn half_of_full_scale_is_six_decibels_under_a_full_tone() {
        let mut listener = Listener::default();
        listener.hear(tone(200.0, 1.0).into_iter());
        let (frames, seconds) = listener.finish();
        assert_eq!((frames.len(), seconds), (100, 1.0));
        let middle = frames[50];
        assert!((middle.intensity + 9.03).abs() < 0.1, "{middle:?}");
    }

    #[test]
    fn pieces_of_any_size_give_the_same_frames() {
        let sound = tone(150.0, 0.7);
        let mut whole = Listener::default();
        whole.hear(sound.iter().copied());
        let mut pieces = Listener::default();
        sound.chunks(77).for_each(|piece| pieces.hear(piece.iter().copied()));
        assert_eq!(whole.finish(), pieces.finish());
    }

    #[test]
    fn a_voice_repeats_itself_and_noise_does_not() {
        let as_sound = |samples: Vec<i16>| samples.into_iter().map(|x| f32::from(x) / 32768.0).collect::<Vec<_>>();
        assert!(is_voiced(&as_sound(tone(120.0, 0.1))));
        let mut state = 1_u32;
        let mut noise = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 16) as u16 as i16
        };
        assert!(!is_voiced(&as_sound((0..1600).map(|_| noise()).collect())));
        assert!(!is_voiced(&[0.0; 1600]));
    }

    #[test]
    fn nothing_heard_has_no_frames() {
        assert_eq!(Listener::default().finish(), (Vec::new(), 0.0));
    }
}
