//! Sound for the tests: a voice of rising and falling tones, with silences and noise where the test wants them.

use super::wav::RATE;
use super::{Listener, Sound};
use std::f64::consts::TAU;

/// Syllables a second of [`Take::say`].
pub const SYLLABLES_A_SECOND: f64 = 4.0;

/// A recording that is put together.
#[derive(Default)]
pub struct Take {
    pub samples: Vec<f64>,
}

impl Take {
    /// Speaks for so many seconds: a tone with overtones, 4 hills of loudness a second.
    pub fn say(mut self, seconds: f64) -> Take {
        let count = (seconds * f64::from(RATE)) as u32;
        for sample in 0..count {
            let time = f64::from(sample) / f64::from(RATE);
            let pitch = 120.0 + 20.0 * (time * 1.7).sin();
            let tone: f64 = (1..=4).map(|n| (time * pitch * TAU * f64::from(n)).sin() / f64::from(n)).sum();
            let hill = 0.5 - 0.5 * (time * SYLLABLES_A_SECOND * TAU).cos();
            self.samples.push(6000.0 * (0.1 + 0.9 * hill) * tone);
        }
        self
    }

    /// Is silent for so many seconds.
    pub fn rest(mut self, seconds: f64) -> Take {
        let more = (seconds * f64::from(RATE)) as usize;
        self.samples.resize(self.samples.len() + more, 0.0);
        self
    }

    /// Lays white noise over all of it, so many dB under the mean power of what is not silence.
    pub fn noise(mut self, decibels: f64) -> Take {
        let loud: Vec<f64> = self.samples.iter().copied().filter(|x| *x != 0.0).collect();
        let power = loud.iter().map(|x| x * x).sum::<f64>() / loud.len().max(1) as f64;
        // Even noise between -1 and 1 has a power of a third.
        let height = (3.0 * power * 10_f64.powf(-decibels / 10.0)).sqrt();
        let mut state = 12345_u64;
        for sample in &mut self.samples {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            *sample += height * ((state >> 40) as f64 / f64::from(1 << 23) - 1.0);
        }
        self
    }

    pub fn samples(&self) -> impl Iterator<Item = i16> + '_ {
        self.samples.iter().map(|x| *x as i16)
    }

    /// What is heard of it.
    pub fn sound(&self) -> Sound {
        let mut listener = Listener::default();
        listener.hear(self.samples());
        Sound::of(listener)
    }
}
