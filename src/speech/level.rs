//! The level meter: how loud the last piece of sound is, and whether there is any.

use super::contour::decibels;

/// What the meter shows as nothing and as full, in dB under full scale. A convention: quiet rooms are near the first,
/// and a voice close to a microphone seldom comes over the second.
const RANGE: (f32, f32) = (-60.0, -6.0);

/// Up to this level there is no sound at all, in dB under full scale: a muted source gives zeros or the last bit or two.
/// A convention of this program.
const NOTHING: f32 = -80.0;

/// How loud a piece of sound is, in dB under full scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Level(f32);

impl Level {
    /// The level of `samples`; that of no samples is no sound.
    pub fn of(samples: impl Iterator<Item = i16>) -> Level {
        let mut power = 0.0_f64;
        let mut count = 0_u32;
        for sample in samples {
            let value = f64::from(sample) / 32768.0;
            power += value * value;
            count += 1;
        }
        Level(decibels((power / f64::from(count.max(1))) as f32))
    }

    /// Where the meter stands, 0 to 1.
    pub fn share(self) -> f64 {
        let (low, high) = RANGE;
        f64::from((self.0 - low) / (high - low)).clamp(0.0, 1.0)
    }

    /// Whether there is any sound, if only a room's.
    pub fn is_sound(self) -> bool {
        self.0 > NOTHING
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_meter_stands_at_both_ends_for_silence_and_for_the_loudest_sound() {
        assert_eq!(Level::of([i16::MIN; 100].into_iter()).share(), 1.0);
        let silence = Level::of([0; 100].into_iter());
        assert_eq!((silence.share(), silence.is_sound()), (0.0, false));
        assert!(!Level::of(std::iter::empty()).is_sound());
        let voice = Level::of([1000, -1000].into_iter());
        assert!(voice.is_sound() && (0.4..0.7).contains(&voice.share()), "{voice:?}");
    }
}
