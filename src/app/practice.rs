//! One attempt at a question: think, answer part by part, pause, rate; and a follow-up to a finished draft.
//!
//! Holds the text and the clocks; whatever must not be lost goes out as [`Command::Keep`] with every change. The parts
//! with their clocks are in [`part`], the keys of each stage in [`stage`].

mod begin;
mod follow_up;
pub mod part;
mod sound;
pub mod stage;

pub use follow_up::{FOLLOW_UP_SECONDS, follow_up_text};
pub use part::Part;
pub use stage::Stage;

use super::editor::{Editor, Effect};
use super::keymap::{self, Hint};
use super::recording::{Recording, SoundNews};
use super::{Command, Destination, Ended, Event, HandedBack, Notice, Outcome};
use crate::domain::config::speaking_seconds;
use crate::domain::draft::MOST_TEXT;
use crate::domain::{Draft, DraftHead, DraftPart, Mode, Moment, PartName, Question, Timer};
use ratatui::crossterm::event::KeyEvent;
use stage::Action;
use std::path::PathBuf;
use std::time::Duration;

/// The clock is kept after so much of it at the latest, also when nothing is typed. A convention of this program: little
/// enough to lose with the power, and seldom enough for the disk to rest.
const CLOCK_KEPT_AFTER: Duration = Duration::from_secs(15);

/// Told when no more text goes into the draft.
const FULL: &str = "This draft is full: it holds up to 1 MB of text.";

/// What is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// The question itself.
    Question,
    /// A follow-up, kept in the finished draft as an extra section and never scored.
    FollowUp,
}

/// An attempt in work.
#[derive(Debug)]
pub struct Practice {
    pub question: Question,
    pub asked: Asked,
    /// Whether it is said aloud, and at most noted afterwards; a follow-up may differ from its draft in this.
    pub aloud: bool,
    pub stage: Stage,
    /// What a pause leads back to: the answer, or noting what was said.
    halted: Stage,
    pub think: Timer,
    /// What to think about at most, in seconds; the count goes on past it.
    pub think_seconds: u32,
    /// Never empty.
    pub parts: Vec<Part>,
    /// The part in work.
    pub open: usize,
    /// The one thing to fix from the last comparison.
    pub fix: Option<String>,
    pub words_per_minute: u32,
    /// Whether an answer said aloud is to be recorded.
    record: bool,
    pub recording: Recording,
    /// Everything of the draft that is not made here: its head, and sections of its own.
    base: Draft,
    /// Counts the changes; 0 until there is something to keep.
    pub change: u64,
    /// The last change that is on disk.
    pub saved: u64,
    /// Whether something was written since the draft was last handed out to be kept.
    unkept: bool,
    /// The change with which it was opened.
    opened_at: u64,
    /// The time on the clocks when the draft was last handed out to be kept.
    kept_at: Duration,
    /// The draft whose comparison it was begun from, and which is shown again when it is left.
    came_from: Option<PathBuf>,
    /// It was left, and that draft is being opened.
    left: bool,
    /// Of a mock interview that goes on: the draft is handed back to it, without a rating and a comparison.
    in_mock: bool,
}

impl Practice {
    /// The place of its question in the mock interview that it belongs to, from 1, and how many there are.
    pub fn mock_place(&self) -> Option<(usize, usize)> {
        let part = self.base.head.mock.as_ref().filter(|_| self.in_mock)?;
        let place = part.plan.iter().position(|id| *id == self.question.id)?;
        Some((place + 1, part.plan.len()))
    }

    /// Whether it was left for the comparison that it was begun from.
    pub fn leads_back(&self) -> bool {
        self.left
    }

    pub fn mode(&self) -> Mode {
        self.base.head.mode
    }

    /// What is asked: the question, or the follow-up.
    pub fn prompt(&self) -> &str {
        match (self.asked, self.parts.first().map(|part| &part.name)) {
            (Asked::FollowUp, Some(PartName::Other(prompt))) => prompt,
            _ => &self.question.prompt,
        }
    }

    /// The time to answer in, in seconds.
    pub fn budget(&self) -> u32 {
        match self.asked {
            Asked::Question => self.question.seconds,
            Asked::FollowUp => FOLLOW_UP_SECONDS,
        }
    }

    /// The words of all parts.
    pub fn words(&self) -> usize {
        self.parts.iter().map(|part| part.editor.words()).sum()
    }

    /// The time it takes to say `words`, in whole seconds.
    pub fn to_say(&self, words: usize) -> u64 {
        speaking_seconds(words, self.words_per_minute).round() as u64
    }

    /// The time on the clocks of all parts in whole seconds, so that the total is what the parts add up to.
    pub fn elapsed(&self, now: Moment) -> Duration {
        self.parts.iter().map(|part| Duration::from_secs(part.timer.elapsed(now).as_secs())).sum()
    }

    /// Whether letters are text now.
    pub fn is_writing(&self) -> bool {
        match self.stage {
            Stage::Answer | Stage::Paused => !self.aloud || self.is_noting(),
            Stage::Transcribe => true,
            Stage::Think | Stage::Discard | Stage::Rate => false,
        }
    }

    /// Whether what was said aloud is being noted, or that was paused.
    pub fn is_noting(&self) -> bool {
        match self.stage {
            Stage::Transcribe => true,
            Stage::Paused | Stage::Discard => self.halted == Stage::Transcribe,
            Stage::Think | Stage::Answer | Stage::Rate => false,
        }
    }

    /// Whether Esc, `q` and `?` come here first.
    pub fn takes_text(&self) -> bool {
        match self.stage {
            Stage::Think | Stage::Rate => false,
            Stage::Paused => self.is_writing(),
            Stage::Answer | Stage::Discard | Stage::Transcribe => true,
        }
    }

    /// The draft as it is now.
    pub fn draft(&self, now: Moment) -> Draft {
        let mut draft = self.base.clone();
        let sections = self.parts.iter().map(|part| DraftPart { name: part.name.clone(), text: part.text() });
        match self.asked {
            Asked::Question => {
                draft.parts.splice(0..0, sections);
                draft.head.seconds.think = self.think.seconds(now);
                draft.head.seconds.parts = self.parts.iter().filter_map(|part| part.seconds(now)).collect();
            }
            Asked::FollowUp => draft.parts.extend(self.follow_up_section(now)),
        }
        draft
    }

    /// Which draft this is: its question and when it was started.
    pub fn head(&self) -> &DraftHead {
        &self.base.head
    }

    pub fn hints(&self) -> Vec<Hint> {
        stage::hints(self)
    }

    /// Further keys, which only the help page names.
    pub fn editor_hints(&self) -> Vec<Hint> {
        stage::editor_hints(self)
    }

    pub fn on_key(&mut self, key: KeyEvent, now: Moment) -> Outcome {
        if self.left {
            return Outcome::Stay;
        }
        match stage::action(self, key) {
            Some(action) => self.act(action, key, now),
            None => self.write(key, now),
        }
    }

    pub fn on_event(&mut self, event: Event, now: Moment) -> Outcome {
        if self.left {
            return Outcome::Ignored;
        }
        match event {
            Event::Paste(text) => self.paste(&text, now),
            Event::Suspending => {
                self.halt(now);
                self.keep_if_any(now)
            }
            Event::Resumed => {
                match self.stage {
                    Stage::Think => self.think.start(now),
                    Stage::Answer => self.run(now),
                    _ => {}
                }
                Outcome::Stay
            }
            Event::Saved { change, .. } => {
                self.saved = change;
                Outcome::Stay
            }
            Event::NotSaved { .. } => {
                // Whatever was saved before: the text as it is now is not.
                self.saved = 0;
                Outcome::Stay
            }
            Event::Tick => self.keep_clock(now),
            Event::Recorded(news) => self.on_recorded(news, now),
            Event::Sound(SoundNews::Transcribed(_, Ok((heard, seconds)))) => self.take_heard(&heard, seconds, now),
            _ => Outcome::Ignored,
        }
    }

    /// The editor of the part in work.
    pub fn editor(&mut self) -> Option<&mut Editor> {
        self.parts.get_mut(self.open).map(|part| &mut part.editor)
    }

    /// The time until the clock on screen shows another second.
    pub fn next_change(&self, now: Moment) -> Option<Duration> {
        match self.stage {
            Stage::Think => Some(self.think.next_second(now)),
            Stage::Answer => Some(self.parts.get(self.open)?.timer.next_second(now)),
            // Whether the text is on disk yet.
            _ => (self.saved < self.change).then_some(Duration::from_secs(1)),
        }
    }

    fn act(&mut self, action: Action, key: KeyEvent, now: Moment) -> Outcome {
        match action {
            Action::Start => {
                self.stage = Stage::Answer;
                self.run(now);
                Outcome::Stay
            }
            Action::GoOn => {
                self.go_on(now);
                Outcome::Stay
            }
            Action::Say | Action::Write => {
                self.aloud = action == Action::Say;
                self.act(Action::Start, key, now)
            }
            Action::Next => self.turn_to(self.open + 1, now),
            Action::Previous => self.turn_to(self.open.saturating_sub(1), now),
            Action::Pause => {
                self.halt(now);
                self.halted = self.stage;
                self.stage = Stage::Paused;
                self.keep_if_any(now)
            }
            Action::Done => self.done(now),
            Action::Leave if self.asked == Asked::FollowUp => self.close_follow_up(Ended::Left, now),
            Action::Leave => self.leave(now),
            Action::AskDiscard => {
                self.stage = Stage::Discard;
                Outcome::Stay
            }
            Action::Discard => self.discard(now),
            Action::KeepIt => {
                self.stage = Stage::Paused;
                Outcome::Stay
            }
            Action::Rate => self.rate(key, now),
            Action::BackToAnswer => self.back_to_answer(now),
            Action::Record | Action::StopRecording => {
                self.record = action == Action::Record;
                self.recording = Recording::Off;
                Outcome::Stay
            }
        }
    }

    /// Ends a pause, if there is one; noting is untimed.
    fn go_on(&mut self, now: Moment) {
        if self.stage != Stage::Paused {
            return;
        }
        self.stage = self.halted;
        if self.stage == Stage::Answer {
            self.run(now);
        }
    }

    /// A key of the editor. In a pause it goes on first.
    fn write(&mut self, key: KeyEvent, now: Moment) -> Outcome {
        let typed = super::editor::typed(key).is_some();
        if !self.is_writing() || (self.stage == Stage::Paused && !typed) {
            return Outcome::Stay;
        }
        let more = self.parts.get(self.open).map_or(0, |part| part.editor.adds(key));
        if more > 0 && self.is_full(more) {
            return Outcome::Tell(Notice::warning(FULL));
        }
        self.go_on(now);
        let effect = self.parts.get_mut(self.open).map_or(Effect::None, |part| part.editor.on_key(key));
        if effect == Effect::Changed {
            self.note_change();
        }
        Outcome::Stay
    }

    fn paste(&mut self, text: &str, now: Moment) -> Outcome {
        if !self.is_writing() {
            return Outcome::Ignored;
        }
        if self.is_full(text.len()) {
            return Outcome::Tell(Notice::warning(format!("{FULL} Nothing was pasted.")));
        }
        self.go_on(now);
        if let Some(part) = self.parts.get_mut(self.open) {
            part.editor.paste(text);
        }
        self.note_change();
        Outcome::Stay
    }

    /// Whether there is no room for `more` bytes in the draft.
    fn is_full(&self, more: usize) -> bool {
        let lines = self.base.parts.iter().map(|part| part.text.len());
        let written: usize = self.parts.iter().map(|part| part.editor.size()).chain(lines).sum();
        written + more >= MOST_TEXT
    }

    fn note_change(&mut self) {
        self.change += 1;
        self.unkept = true;
    }

    /// What was written since the draft was last handed out, to be saved.
    pub fn unkept(&mut self, now: Moment) -> Option<Command> {
        self.unkept.then(|| self.handed_out(now))
    }

    /// Hands the draft out to be saved.
    fn keep(&mut self, now: Moment) -> Outcome {
        self.note_change();
        Outcome::Do(self.handed_out(now))
    }

    fn handed_out(&mut self, now: Moment) -> Command {
        (self.unkept, self.kept_at) = (false, self.elapsed(now));
        Command::Keep { draft: Box::new(self.draft(now)), change: self.change }
    }

    /// As [`Practice::keep_if_any`], when the clock ran on for long since.
    fn keep_clock(&mut self, now: Moment) -> Outcome {
        let behind = self.elapsed(now).saturating_sub(self.kept_at) >= CLOCK_KEPT_AFTER;
        if behind && self.stage == Stage::Answer { self.keep_if_any(now) } else { Outcome::Stay }
    }

    /// As [`Practice::keep`], once there is a draft at all.
    fn keep_if_any(&mut self, now: Moment) -> Outcome {
        let spoken = self.aloud && !self.elapsed(now).is_zero();
        if self.change > 0 || spoken { self.keep(now) } else { Outcome::Stay }
    }

    /// Lets the clock of the part in work run, and no other.
    fn run(&mut self, now: Moment) {
        self.halt(now);
        if let Some(part) = self.parts.get_mut(self.open) {
            part.timer.start(now);
        }
    }

    fn halt(&mut self, now: Moment) {
        self.think.pause(now);
        self.parts.iter_mut().for_each(|part| part.timer.pause(now));
    }

    fn turn_to(&mut self, place: usize, now: Moment) -> Outcome {
        if place >= self.parts.len() || place == self.open {
            return Outcome::Stay;
        }
        self.open = place;
        if self.stage == Stage::Answer {
            self.run(now);
        }
        if self.aloud && self.stage == Stage::Answer { self.keep_if_any(now) } else { Outcome::Stay }
    }

    fn done(&mut self, now: Moment) -> Outcome {
        let blank = self.parts.iter().all(|part| part.editor.is_blank());
        if self.asked == Asked::FollowUp && (!self.aloud || self.is_noting() || self.in_mock) {
            return self.close_follow_up(Ended::FollowedUp, now);
        }
        if blank && !self.aloud {
            return Outcome::Tell(Notice::warning("There is nothing to compare yet: write something first."));
        }
        self.halt(now);
        if self.in_mock {
            self.base.head.finished = true;
            let keep = self.keep(now);
            return Outcome::all([keep, self.hand_back(Ended::Answered, now)]);
        }
        self.stage = if self.aloud && !self.is_noting() { Stage::Transcribe } else { Stage::Rate };
        if self.stage == Stage::Transcribe {
            self.open = 0;
        }
        self.keep_if_any(now)
    }

    fn rate(&mut self, key: KeyEvent, now: Moment) -> Outcome {
        let Some(rating) = keymap::rating(key) else { return Outcome::Stay };
        self.base.head.rating = Some(rating);
        self.base.head.finished = true;
        self.compare(now)
    }

    /// Keeps the draft and shows its comparison.
    fn compare(&mut self, now: Moment) -> Outcome {
        let keep = self.keep(now);
        let (draft, change) = (Box::new(self.draft(now)), self.change);
        Outcome::all([keep, Outcome::Replace(Destination::Comparison { draft, change, passed_over: None })])
    }

    fn back_to_answer(&mut self, now: Moment) -> Outcome {
        self.stage = if self.aloud { Stage::Transcribe } else { Stage::Answer };
        if self.stage == Stage::Answer {
            self.run(now);
        }
        Outcome::Stay
    }

    fn leave(&mut self, now: Moment) -> Outcome {
        self.halt(now);
        let keep = self.keep_if_any(now);
        // What has no file has nothing to go on with.
        let back = if self.in_mock && self.change > 0 { self.hand_back(Ended::Left, now) } else { self.back() };
        Outcome::all([keep, back])
    }

    fn hand_back(&self, ended: Ended, now: Moment) -> Outcome {
        Outcome::HandBack(HandedBack { draft: Box::new(self.draft(now)), change: self.change, ended })
    }

    /// To where it was begun from.
    fn back(&mut self) -> Outcome {
        let Some(path) = self.came_from.take() else { return Outcome::Back };
        self.left = true;
        // One draft is in work at a time: this one is given free before the other is opened.
        Outcome::all([Outcome::Do(Command::Release), Outcome::Do(Command::OpenDraft(path))])
    }

    fn discard(&mut self, now: Moment) -> Outcome {
        match self.asked {
            // Also without a change: a resumed draft has its file from before.
            Asked::Question => {
                let back = if self.in_mock { self.hand_back(Ended::Discarded, now) } else { self.back() };
                Outcome::all([Outcome::Do(Command::Discard), back])
            }
            // The finished draft stays, as it was before the follow-up.
            Asked::FollowUp => {
                self.parts = self.parts.first().map(|part| part.emptied()).into_iter().collect();
                self.close_follow_up(Ended::Left, now)
            }
        }
    }
}

#[cfg(test)]
mod tests;
