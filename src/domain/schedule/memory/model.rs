//! The arithmetic of FSRS-6 with its default parameters, as its authors publish it ("The Algorithm" in the wiki of
//! open-spaced-repetition/fsrs4anki): stability is the number of days until recall falls to 0.9, difficulty goes from
//! 1 to 10. Reviews within a day, which the schedule never counts, are left out.

use crate::domain::Rating;

/// The default parameters, w0 to w20 of the paper.
const W: [f32; 21] = [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
    1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];
const DECAY: f32 = -W[20];
/// The bounds that the reference implementation keeps.
const STABILITY: std::ops::RangeInclusive<f32> = 0.001..=36_500.0;
const DIFFICULTY: std::ops::RangeInclusive<f32> = 1.0..=10.0;

/// What is remembered after a review.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct State {
    /// In days.
    pub stability: f32,
    /// 1 (easy) to 10.
    pub difficulty: f32,
}

impl State {
    /// After the first review.
    pub fn first(rating: Rating) -> State {
        let stability = match rating {
            Rating::Again => W[0],
            Rating::Hard => W[1],
            Rating::Good => W[2],
            Rating::Easy => W[3],
        };
        State { stability, difficulty: within(first_difficulty(rating), DIFFICULTY) }
    }

    /// After a further review, `days` (above zero) after this one.
    pub fn after(self, days: f32, rating: Rating) -> State {
        let recall = retrievability(self.stability, days);
        let stability = match rating {
            Rating::Again => self.stability_after_failure(recall),
            _ => self.stability_after_success(recall, rating),
        };
        State { stability: within(stability, STABILITY), difficulty: self.next_difficulty(rating) }
    }

    fn stability_after_success(self, recall: f32, rating: Rating) -> f32 {
        let hard_penalty = if rating == Rating::Hard { W[15] } else { 1.0 };
        let easy_bonus = if rating == Rating::Easy { W[16] } else { 1.0 };
        let gain = W[8].exp()
            * (11.0 - self.difficulty)
            * self.stability.powf(-W[9])
            * (((1.0 - recall) * W[10]).exp() - 1.0)
            * hard_penalty
            * easy_bonus;
        self.stability * (gain + 1.0)
    }

    /// Never above what a failure on the same day would leave.
    fn stability_after_failure(self, recall: f32) -> f32 {
        let left = W[11]
            * self.difficulty.powf(-W[12])
            * ((self.stability + 1.0).powf(W[13]) - 1.0)
            * ((1.0 - recall) * W[14]).exp();
        left.min(self.stability / (W[17] * W[18]).exp())
    }

    /// Moves less the harder it is already, and a little towards that of an easy first review.
    fn next_difficulty(self, rating: Rating) -> f32 {
        let change = -W[6] * (grade(rating) - 3.0);
        let moved = self.difficulty + (10.0 - self.difficulty) * change / 9.0;
        let reverted = W[7] * (first_difficulty(Rating::Easy) - moved) + moved;
        within(reverted, DIFFICULTY)
    }
}

/// The probability of recall `days` after a review that left `stability`, 0 to 1.
pub fn retrievability(stability: f32, days: f32) -> f32 {
    (days / stability * factor() + 1.0).powf(DECAY)
}

/// Days until the probability of recall falls to `retention`.
pub fn interval(stability: f32, retention: f32) -> f32 {
    stability / factor() * (retention.powf(1.0 / DECAY) - 1.0)
}

/// Makes recall 0.9 after as many days as the stability says.
fn factor() -> f32 {
    (0.9f32.ln() / DECAY).exp() - 1.0
}

fn first_difficulty(rating: Rating) -> f32 {
    W[4] - (W[5] * (grade(rating) - 1.0)).exp() + 1.0
}

fn grade(rating: Rating) -> f32 {
    f32::from(rating.number())
}

fn within(value: f32, bounds: std::ops::RangeInclusive<f32>) -> f32 {
    value.clamp(*bounds.start(), *bounds.end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use fsrs::FSRS;
    use proptest::prelude::*;

    /// Equal but for the last digits: the order of operations is nobody's business.
    fn near(a: f32, b: f32) -> bool {
        (a - b).abs() <= 1e-4 * a.abs().max(b.abs())
    }

    proptest! {
        #[test]
        fn intervals_and_recall_are_those_of_the_reference_implementation(
            stability in 0.001f32..36_500.0,
            retention in 0.7f32..0.99,
            days in 0f32..4000.0,
        ) {
            let reference = FSRS::default();
            prop_assert!(near(interval(stability, retention), reference.next_interval(Some(stability), retention, 3)));
            let memory = fsrs::MemoryState { stability, difficulty: 5.0 };
            let expected = fsrs::current_retrievability(memory, days, fsrs::FSRS6_DEFAULT_DECAY);
            prop_assert!(near(retrievability(stability, days), expected));
        }
    }
}
