//! The settings, each with a default, so no file is required.

use super::QuestionId;
use jiff::civil::{Date, Time, time};
use std::collections::HashSet;
use std::ops::Deref;

/// `config.toml` as values.
#[derive(Debug, Clone, PartialEq)]
pub struct Config {
    /// The next interview: as set, or the nearest one that a posting or a note names, once it was aimed.
    pub interview: Option<Date>,
    /// The questions that are to be expected there, the likeliest first. No setting: known once it was aimed.
    pub expected: Ids,
    /// Practice a day, in minutes.
    pub minutes: u32,
    /// New questions a day.
    pub new_per_day: u32,
    /// Time to think before an answer, in seconds.
    pub think_seconds: u32,
    /// Speaking pace that typed words are converted with.
    pub words_per_minute: u32,
    /// Questions never asked.
    pub skip: Ids,
    /// Questions always in scope.
    pub star: Ids,
    /// When a practice day starts.
    pub day_starts: Time,
    /// Whether days practised are shown.
    pub streak: bool,
    /// Whether an answer said aloud is recorded.
    pub record: bool,
    /// Which recordings stay.
    pub recordings: Recordings,
    /// Words and what stands for them in every export, in the order of the file.
    pub redact: Vec<(String, String)>,
}

/// Which recordings stay once a new one is safe.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recordings {
    All,
    /// Of each question the latest and the best rated.
    Best,
    /// Not one: the sound is removed when it was listened to.
    None,
}

impl Recordings {
    /// Every choice, by its name in files.
    pub const NAMES: [(&str, Recordings); 3] =
        [("all", Recordings::All), ("best", Recordings::Best), ("none", Recordings::None)];

    /// The name in files.
    pub fn name(self) -> &'static str {
        Recordings::NAMES.into_iter().find(|(_, value)| *value == self).map_or("best", |(name, _)| name)
    }

    /// The choice that `name` names in files.
    pub fn from_name(name: &str) -> Option<Recordings> {
        Recordings::NAMES.into_iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }
}

/// Question ids in the order in which they were written, found at once however many there are.
#[derive(Debug, Clone, Default)]
pub struct Ids {
    written: Vec<QuestionId>,
    known: HashSet<QuestionId>,
}

impl Ids {
    pub fn contains(&self, id: &QuestionId) -> bool {
        self.known.contains(id)
    }
}

impl Deref for Ids {
    type Target = [QuestionId];

    fn deref(&self) -> &[QuestionId] {
        &self.written
    }
}

impl FromIterator<QuestionId> for Ids {
    fn from_iter<T: IntoIterator<Item = QuestionId>>(ids: T) -> Ids {
        let written: Vec<QuestionId> = ids.into_iter().collect();
        Ids { known: written.iter().cloned().collect(), written }
    }
}

impl PartialEq for Ids {
    fn eq(&self, other: &Ids) -> bool {
        self.written == other.written
    }
}

impl Default for Config {
    fn default() -> Config {
        Config {
            interview: None,
            expected: Ids::default(),
            minutes: 10,
            new_per_day: 2,
            think_seconds: 10,
            words_per_minute: 150,
            skip: Ids::default(),
            star: Ids::default(),
            day_starts: time(4, 0, 0, 0),
            streak: true,
            record: true,
            recordings: Recordings::Best,
            redact: Vec::new(),
        }
    }
}

impl Config {
    /// The time it takes to say `words` at the user's pace, in seconds.
    pub fn speaking_seconds(&self, words: usize) -> f64 {
        speaking_seconds(words, self.words_per_minute)
    }

    /// The same in whole seconds.
    pub fn seconds_to_say(&self, words: usize) -> u32 {
        self.speaking_seconds(words).round() as u32
    }
}

/// The time it takes to say `words` at a pace of `words_per_minute`, in seconds.
pub fn speaking_seconds(words: usize, words_per_minute: u32) -> f64 {
    words as f64 * 60.0 / f64::from(words_per_minute.max(1))
}
