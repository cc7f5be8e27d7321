//! A draft read once for everything that is asked of it: its words, its language, and which text belongs to which part.
//!
//! Knows no rule and no threshold but those of laying out; checks take what they need from a [`Reading`].

use super::comparison::{Band, Verdict};
use super::extent::first_points;
use super::language::{Language, language};
use super::placement::{Placement, whole_text};
use super::points::{Card, PointScore};
use super::statements::Prose;
use super::windows::DraftText;
use super::words::{Word, content, stem, words};
use crate::domain::config::speaking_seconds;
use crate::domain::{Answer, Config, DraftHead, Framework, Mode, PartSeconds, Question, Story};
use crate::text::words::count_words;
use std::collections::HashSet;

/// Below this many words there is nothing to compare: eight seconds of speech. A convention of this program.
pub const FEWEST_WORDS: usize = 20;

/// A draft as it is compared.
#[derive(Debug, Clone, Copy)]
pub struct Attempt<'a> {
    pub question: &'a Question,
    /// The draft's own text, read for the framework of the question.
    pub story: &'a Story,
    pub mode: Mode,
    /// The clock, when one ran.
    pub seconds: Option<&'a PartSeconds>,
    /// What was flipped and ticked by hand, and which draft it is.
    pub head: Option<&'a DraftHead>,
}

/// The answer that a draft is compared with, and its text read for the framework of the question.
#[derive(Debug, Clone, Copy)]
pub struct Reference<'a> {
    pub answer: &'a Answer,
    pub story: &'a Story,
}

/// What the person has set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The speaking pace that typed words are converted with.
    pub words_per_minute: u32,
    /// Words that must not be said, and what stands for them.
    pub redact: Vec<(String, String)>,
}

impl From<&Config> for Settings {
    fn from(config: &Config) -> Settings {
        Settings { words_per_minute: config.words_per_minute, redact: config.redact.clone() }
    }
}

impl Settings {
    /// The time it takes to say `words`, in seconds.
    pub fn speaking_seconds(&self, words: usize) -> f64 {
        speaking_seconds(words, self.words_per_minute)
    }
}

/// What there is, and why it is no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    pub verdict: Verdict,
    /// What was found and what to do; `None` when there is something to compare or nothing was written on purpose.
    pub reason: Option<Reason>,
}

/// Why there is nothing to compare, for the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    pub message: String,
    /// What to do.
    pub advice: &'static str,
    /// The text that shows it.
    pub evidence: Option<String>,
}

/// A draft that has been read.
pub struct Reading<'a> {
    pub attempt: Attempt<'a>,
    pub settings: &'a Settings,
    pub reference: Option<Reference<'a>>,
    /// The text of the reference.
    pub written: Option<Prose>,
    pub whole: Prose,
    pub words: usize,
    pub language: Language,
    pub placement: Placement,
    /// Whether it is an answer at all; it counts as one until it is judged.
    pub judgement: Judgement,
    /// The first key points of the person's own reference as they stand in the draft, in its order; empty where they
    /// cannot be matched.
    pub heard: Vec<PointScore>,
    /// The draft cut into the stretches that something is looked for in; `None` where its words cannot be read.
    pub text: Option<DraftText>,
    /// Whether only its first words were read, and of the reference only the first.
    pub is_cut: bool,
    pub is_reference_cut: bool,
}

impl<'a> Reading<'a> {
    /// Reads the draft once, for all checks.
    pub fn new(attempt: Attempt<'a>, reference: Option<Reference<'a>>, settings: &'a Settings) -> Reading<'a> {
        let whole = Prose::new(whole_text(attempt.story));
        Reading {
            words: count_words(&whole.text),
            language: language(&whole.text, &whole.tokens),
            placement: Placement::new(attempt.story, attempt.question.framework, &whole),
            judgement: Judgement { verdict: Verdict::Compared, reason: None },
            heard: Vec::new(),
            text: None,
            is_cut: false,
            is_reference_cut: false,
            attempt,
            settings,
            reference,
            written: reference.map(|reference| Prose::new(whole_text(reference.story))),
            whole,
        }
    }

    /// Looks in the draft for the key points of the person's own reference; both must be English.
    pub fn listen(&mut self) {
        if self.language != Language::English || self.words == 0 {
            return;
        }
        let text = DraftText::new(&self.whole.text);
        self.heard = self.own_points(&text);
        self.text = Some(text);
    }

    fn own_points(&self, text: &DraftText) -> Vec<PointScore> {
        let Some(own) = self.own_reference() else { return Vec::new() };
        let texts = first_points(own.story);
        let is_english = |written: &Prose| language(&written.text, &written.tokens) == Language::English;
        if texts.is_empty() || !self.written.as_ref().is_some_and(is_english) {
            return Vec::new();
        }
        Card::new(&self.attempt.question.prompt, &texts).score_text(text)
    }

    /// Whether a full draft says almost nothing of the person's own reference, not even what its headline names.
    pub fn is_another_story(&self) -> bool {
        /// Fewer words may leave most of a story out. A convention of this program, like the next.
        const FULL: usize = 60;
        /// Fewer key points may be missing by chance.
        const FEWEST_POINTS: usize = 3;
        /// Below this mean of the passages' scores, with few of the points said, it is another story: so are all of 27
        /// others, and of 140 drafts that told the story of the reference one (`examples/stories.rs`).
        const OTHER: f32 = 0.35;
        if self.words < FULL || self.heard.len() < FEWEST_POINTS {
            return false;
        }
        let total: f32 = self.heard.iter().map(|point| point.passage_score).sum();
        let said = self.heard.iter().filter(|point| point.band == Band::Said).count();
        let is_far = total < OTHER * self.heard.len() as f32 && !says_several(said, self.heard.len());
        is_far && !self.has_headline()
    }

    /// Whether the draft has two or more of the words that the reference is headed with.
    fn has_headline(&self) -> bool {
        let Some(own) = self.own_reference() else { return false };
        let headline = own.story.headline.as_ref().or(own.answer.headline.as_ref());
        let mut named: Vec<Word> = headline.map(|headline| content(words(headline))).unwrap_or_default();
        named.retain(|word| !word.is_number());
        let drafted: HashSet<String> = self.whole.tokens.iter().map(|token| stem(&token.text)).collect();
        named.iter().filter(|word| drafted.contains(&word.stem)).count() >= 2
    }

    pub fn framework(&self) -> Framework {
        self.attempt.question.framework
    }

    /// Said aloud, with what was said kept as text.
    pub fn is_transcript(&self) -> bool {
        self.attempt.mode == Mode::Spoken && self.words > 0 && !self.is_note()
    }

    /// Said aloud, with some words beside it that cannot be what was said: fewer than an answer has, while the clock ran
    /// for longer than the shortest answer takes.
    pub fn is_note(&self) -> bool {
        let shortest = self.settings.speaking_seconds(FEWEST_WORDS);
        let ran = self.spoken_seconds().is_some_and(|seconds| f64::from(seconds) >= shortest);
        ran && self.words > 0 && self.words < FEWEST_WORDS
    }

    /// The clock of a spoken draft, in seconds, when it ran.
    pub fn spoken_seconds(&self) -> Option<u32> {
        let seconds = self.attempt.seconds.filter(|_| self.attempt.mode == Mode::Spoken)?.answering();
        (seconds > 0).then_some(seconds)
    }

    /// The reference, when it is the person's own story.
    pub fn own_reference(&self) -> Option<Reference<'a>> {
        self.reference.filter(|reference| reference.answer.is_own())
    }
}

/// Whether so many of the key points are more than chance.
pub fn says_several(said: usize, points: usize) -> bool {
    /// A convention of this program: any from five to seven parts the stories of `examples/stories.rs` alike.
    const ONE_SAID_IN: usize = 6;
    said * ONE_SAID_IN > points
}
