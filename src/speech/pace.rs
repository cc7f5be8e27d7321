//! How fast it was said: a range of words a minute, out of syllables.

use crate::domain::draft::EASY_PACE;

/// Syllables of an English word in a spoken answer: what the answers of the built-in bank have, counted over all of them.
const SYLLABLES_A_WORD: f64 = 1.39;

/// How far the count of syllables is trusted, as a share to both sides: synthetic speech came within it 72 of 72 times,
/// human speech mostly; and listeners notice about as much.
const TRUSTED: f64 = 0.1;

/// In less than so many seconds of sound a range says nothing. A convention of this program.
const FEWEST_SECONDS: f64 = 5.0;

/// The ends of a range are rounded to this.
const STEP: f64 = 5.0;

/// Words a minute, from and to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    pub from: u32,
    pub to: u32,
}

/// How a pace stands against [`EASY_PACE`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ease {
    /// All of the range is slower.
    Slow,
    /// The ranges meet.
    Easy,
    Fast,
}

impl Pace {
    /// The pace of `syllables` in `seconds`, pauses in them too; `None` when that is too little to tell.
    pub fn of(syllables: usize, seconds: f64) -> Option<Pace> {
        if syllables == 0 || seconds < FEWEST_SECONDS {
            return None;
        }
        let middle = syllables as f64 / SYLLABLES_A_WORD * 60.0 / seconds;
        let rounded = |words: f64| ((words / STEP).round() * STEP) as u32;
        Some(Pace { from: rounded(middle * (1.0 - TRUSTED)), to: rounded(middle * (1.0 + TRUSTED)) })
    }

    pub fn ease(self) -> Ease {
        if self.to < EASY_PACE.0 {
            Ease::Slow
        } else if self.from > EASY_PACE.1 {
            Ease::Fast
        } else {
            Ease::Easy
        }
    }

    /// Whether the ranges do not meet, so that one is faster for sure.
    pub fn differs(self, other: Pace) -> bool {
        self.to < other.from || other.to < self.from
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pace_is_a_range_and_needs_some_sound() {
        // 208.5 syllables a minute are 150 words.
        assert_eq!(Pace::of(417, 120.0), Some(Pace { from: 135, to: 165 }));
        assert_eq!(Pace::of(10, 4.9), None);
        assert_eq!(Pace::of(0, 60.0), None);
    }

    #[test]
    fn a_pace_is_fast_or_slow_only_when_all_of_it_is() {
        let ease = |from, to| Pace { from, to }.ease();
        assert_eq!(
            [ease(100, 125), ease(110, 135), ease(155, 190), ease(165, 200)],
            [Ease::Slow, Ease::Easy, Ease::Easy, Ease::Fast]
        );
    }
}
