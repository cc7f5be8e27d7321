//! Syllables without a model: peaks of intensity with dips on both sides, in a voice.
//!
//! After N. H. de Jong and T. Wempe, Praat script to detect syllable nuclei and measure speech rate automatically,
//! Behavior Research Methods 41 (2009), 385-390, doi 10.3758/BRM.41.2.385.

use super::contour::{FLOOR, Frame, HOP_SECONDS};

/// The dip between two syllables, in dB: 2, as there for sound that is not filtered.
const DIP: f32 = 2.0;

/// The moments of the syllables' peaks over `threshold`, in seconds of sound.
pub(super) fn nuclei(frames: &[Frame], threshold: f32) -> Vec<f64> {
    let mut found = Vec::new();
    // The peak that still wants its dip, and the lowest point since the last one that was taken.
    let mut peak: Option<usize> = None;
    let mut lowest = FLOOR;
    for (place, frame) in frames.iter().enumerate() {
        let intensity = frame.intensity;
        match peak {
            Some(top) if intensity > frames[top].intensity => peak = Some(place),
            Some(top) if frames[top].intensity - intensity >= DIP => {
                found.extend(frames[top].voiced_peak.then_some(top as f64 * HOP_SECONDS));
                (peak, lowest) = (None, intensity);
            }
            None if intensity > threshold && intensity - lowest >= DIP => peak = Some(place),
            _ => {}
        }
        lowest = lowest.min(intensity);
    }
    found
}
