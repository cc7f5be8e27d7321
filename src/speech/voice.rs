//! How an answer sounded: its pauses, its pace and its loudness, for the whole and for each part.

use super::contour::{FLOOR, Frame, HOP_SECONDS, Listener};
use super::in_words::PausePlace;
use super::pauses::{Loudness, Pause, sound_and_pauses};
use super::spans::PartSpan;
use super::{Pace, syllables};
use crate::domain::draft::VoiceFigures;
use std::time::Duration;

/// A take whose loudest moments are under this holds no sound, in dB under full scale: less than a whisper into a
/// microphone that is turned down. A convention of this program.
const SILENT: f32 = -65.0;

/// Sound that varies by less than so many dB is a hum or a hiss: speech has pauses and syllables. A convention.
const EVEN: f32 = 6.0;

/// What a recording holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Sound {
    /// No sound was recorded: zeros, or next to nothing.
    None,
    /// Sound without a voice in it.
    NoVoice,
    Voice(Voice),
}

/// How it sounded. All times are seconds of sound.
#[derive(Debug, Clone, PartialEq)]
pub struct Voice {
    /// The length of the recording.
    pub seconds: f64,
    /// When the first sound begins and the last one ends.
    pub spoken: (f64, f64),
    /// Pauses of [`super::SHORTEST_PAUSE`] and more, in order; silence before the first and after the last sound is none.
    pub pauses: Vec<Pause>,
    /// The moments of the syllables.
    pub syllables: Vec<f64>,
    pub loudness: Loudness,
    /// The level of every 10 ms, in dB under full scale.
    pub levels: Vec<f32>,
}

impl Sound {
    /// What `listener` heard.
    pub fn of(listener: Listener) -> Sound {
        let (frames, seconds) = listener.finish();
        let Some(loudness) = Loudness::of(&frames) else { return Sound::None };
        if loudness.loudest < SILENT {
            return Sound::None;
        }
        let voice = if loudness.loudest - loudness.quietest < EVEN { None } else { heard(&frames, seconds, loudness) };
        voice.map_or(Sound::NoVoice, Sound::Voice)
    }

    /// How it sounded, if there was a voice.
    pub fn voice(&self) -> Option<&Voice> {
        match self {
            Sound::Voice(voice) => Some(voice),
            Sound::None | Sound::NoVoice => None,
        }
    }
}

fn heard(frames: &[Frame], seconds: f64, loudness: Loudness) -> Option<Voice> {
    let (spoken, pauses) = sound_and_pauses(frames, loudness)?;
    let syllables = syllables::nuclei(frames, loudness.threshold());
    if syllables.is_empty() {
        return None;
    }
    let levels = frames.iter().map(|frame| frame.intensity).collect();
    Some(Voice { seconds, spoken, pauses, syllables, loudness, levels })
}

impl Voice {
    /// The seconds from the first to the last sound.
    pub fn told_seconds(&self) -> f64 {
        self.spoken.1 - self.spoken.0
    }

    /// The seconds of all pauses.
    pub fn pause_seconds(&self) -> f64 {
        self.pauses.iter().map(|pause| pause.seconds()).sum()
    }

    /// The seconds in which something is said.
    pub fn speaking_seconds(&self) -> f64 {
        self.told_seconds() - self.pause_seconds()
    }

    /// The share of the pauses in the time from the first to the last sound, 0 to 1.
    pub fn pause_share(&self) -> f64 {
        let told = self.told_seconds();
        if told > 0.0 { self.pause_seconds() / told } else { 0.0 }
    }

    /// The first of the longest pauses.
    pub fn longest_pause(&self) -> Option<Pause> {
        let longer = |one: Pause, other: Pause| if other.seconds() > one.seconds() { other } else { one };
        self.pauses.iter().copied().reduce(longer)
    }

    /// The pace of all that was said, its pauses in it.
    pub fn pace(&self) -> Option<Pace> {
        self.pace_between(self.spoken.0, self.spoken.1)
    }

    /// The pace of a part, from the first to the last sound in its spans.
    pub fn part_pace(&self, spans: &[PartSpan]) -> Option<Pace> {
        let inside = |span: &PartSpan| (span.start.max(self.spoken.0), span.end.min(self.spoken.1));
        let told: Vec<(f64, f64)> = spans.iter().map(inside).filter(|(start, end)| end > start).collect();
        let seconds = told.iter().map(|(start, end)| end - start).sum();
        let syllables = told.iter().map(|(start, end)| self.syllables_between(*start, *end)).sum();
        Pace::of(syllables, seconds)
    }

    /// What is kept of it in the draft, whose parts are at `spans`: lengths to a tenth of a second.
    pub fn figures(&self, spans: &[PartSpan]) -> VoiceFigures {
        let longest = self.longest_pause();
        let tenths = |seconds: f64| Duration::from_millis((seconds * 10.0).round() as u64 * 100);
        let before = longest.and_then(|pause| match PausePlace::of(pause.start, pause.end, spans) {
            PausePlace::Before(part) => Some(part),
            PausePlace::In(_) | PausePlace::Unknown => None,
        });
        VoiceFigures {
            pauses: u32::try_from(self.pauses.len()).unwrap_or(u32::MAX),
            longest_pause: longest.map(|pause| tenths(pause.seconds())),
            before,
            pace: self.pace().map(|pace| (pace.from, pace.to)),
            fillers: None,
        }
    }

    fn pace_between(&self, start: f64, end: f64) -> Option<Pace> {
        Pace::of(self.syllables_between(start, end), end - start)
    }

    fn syllables_between(&self, start: f64, end: f64) -> usize {
        self.syllables.iter().filter(|moment| (start..end).contains(*moment)).count()
    }

    /// The loudest level between two moments, in dB under full scale.
    pub fn loudest_between(&self, start: f64, end: f64) -> f32 {
        let place = |moment: f64| (moment / HOP_SECONDS) as usize;
        let first = place(start).min(self.levels.len());
        let after = place(end).max(first + 1).min(self.levels.len());
        self.levels.get(first..after).unwrap_or_default().iter().copied().fold(FLOOR, f32::max)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::PartId;
    use crate::speech::part_spans;
    use crate::speech::synthetic::{SYLLABLES_A_SECOND, Take};
    use std::time::Duration;

    /// Pauses planted between the sentences of one take, in seconds.
    const PLANTED: [f64; 6] = [0.6, 0.8, 1.3, 2.0, 4.1, 0.55];

    /// Seconds of each sentence.
    const SAID: f64 = 1.5;

    /// How far a pause may be from its planted length and place, in seconds.
    const TOLERANCE: f64 = 0.15;

    fn take() -> Take {
        let spoken = PLANTED.into_iter().fold(Take::default().rest(0.7), |take, pause| take.say(SAID).rest(pause));
        spoken.say(SAID).rest(1.5)
    }

    fn voice(take: &Take) -> Voice {
        let sound = take.sound();
        sound.voice().unwrap_or_else(|| panic!("no voice")).clone()
    }

    #[track_caller]
    fn check_pauses(take: &Take) {
        let voice = voice(take);
        assert_eq!(voice.pauses.len(), PLANTED.len(), "{:?}", voice.pauses);
        let mut start = 0.7;
        for (found, planted) in voice.pauses.iter().zip(PLANTED) {
            start += SAID;
            assert!((found.seconds() - planted).abs() < TOLERANCE, "{found:?} is {planted} s long");
            assert!((found.start - start).abs() < TOLERANCE, "{found:?} begins at {start}");
            start += planted;
        }
        assert!((voice.longest_pause().expect("a pause").seconds() - 4.1).abs() < TOLERANCE);
        assert!((voice.speaking_seconds() - 7.0 * SAID).abs() < 1.0, "{}", voice.speaking_seconds());
    }

    #[test]
    fn every_planted_pause_is_found_where_it_is_and_no_other() {
        check_pauses(&take());
    }

    #[test]
    fn noise_twenty_decibels_under_the_voice_hides_no_pause() {
        check_pauses(&take().noise(20.0));
    }

    #[test]
    fn a_click_in_a_pause_does_not_end_it() {
        let mut take = take();
        let rate = f64::from(crate::speech::RATE);
        let middle = ((0.7 + 5.0 * SAID + 0.6 + 0.8 + 1.3 + 2.0 + 2.0) * rate) as usize;
        take.samples[middle..middle + 300].fill(12000.0);
        check_pauses(&take);
    }

    #[test]
    fn syllables_are_counted_in_clean_sound_and_in_noise() {
        for take in [Take::default().say(20.0), Take::default().say(20.0).noise(20.0)] {
            let counted = voice(&take).syllables.len() as f64;
            let spoken = 20.0 * SYLLABLES_A_SECOND;
            assert!((counted - spoken).abs() <= spoken * 0.1, "{counted} of {spoken}");
        }
    }

    #[test]
    fn the_pace_of_a_part_is_that_of_its_spans() {
        let voice = voice(&Take::default().say(8.0).say(4.0).rest(8.0).say(8.0));
        let marks = [(PartId::Situation, 0), (PartId::Action, 8), (PartId::Situation, 20)];
        let marks = marks.map(|(part, at)| (part, Duration::from_secs(at)));
        let spans = part_spans(&marks, voice.seconds);
        let pace = |part| {
            let own: Vec<_> = spans.iter().copied().filter(|span| span.part == part).collect();
            voice.part_pace(&own).expect("a pace")
        };
        // 4 syllables a second are 173 words a minute; a third of that where two thirds are pause.
        assert!((pace(PartId::Situation).from..=pace(PartId::Situation).to).contains(&173));
        assert!((pace(PartId::Action).from..=pace(PartId::Action).to).contains(&58), "{:?}", pace(PartId::Action));
    }

    #[test]
    fn zeros_are_no_sound_and_a_hiss_or_a_hum_is_no_voice() {
        assert_eq!(Take::default().rest(3.0).sound(), Sound::None);
        assert_eq!(Take::default().sound(), Sound::None);
        let mut faint = Take::default().say(3.0);
        faint.samples.iter_mut().for_each(|x| *x /= 6000.0);
        assert_eq!(faint.sound(), Sound::None);
        let hiss = Take { samples: (0..48_000).map(|i| f64::from(i * 7919 % 4001) - 2000.0).collect() };
        assert_eq!(hiss.sound(), Sound::NoVoice);
    }

    #[test]
    fn a_take_of_any_length_and_loudness_is_measured() {
        for length in [1, 159, 160, 161, 479, 2048, 5000] {
            let take = Take { samples: (0..length).map(|i| if i % 2 == 0 { 32767.0 } else { -32768.0 }).collect() };
            take.sound();
        }
    }
}
