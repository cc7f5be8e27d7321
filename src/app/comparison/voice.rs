//! The view Voice: how the attempt sounded, beside the one before; what can be played and transcribed.

use super::Comparison;
use crate::app::recording::{Passage, SoundNews};
use crate::app::{Command, Context, Notice, Outcome};
use crate::domain::draft::VoiceFigures;
use crate::domain::{DraftHead, Moment, PartId};
use crate::speech::placed::{fill, placed};
use crate::speech::{Heard, PartSpan, Pause, Sound, Voice, part_spans};
use std::time::Duration;

/// What is known of the sound of an attempt.
#[derive(Debug, Default)]
pub struct Listening {
    /// How it sounded, or why that is not known; none while it is listened to.
    pub sound: Option<Result<Box<Sound>, String>>,
    /// The attempt before that was recorded, and how it sounded.
    pub earlier: Option<(DraftHead, Option<Box<Sound>>)>,
    /// Whether something is being played.
    pub playing: bool,
    /// Since when a transcription runs, on the clock of the session.
    pub transcribing: Option<Duration>,
    /// What was heard in parts that have a text already.
    pub offered: Vec<(PartId, String)>,
}

/// What can be chosen, and played from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Item {
    Part(PartSpan),
    Pause(Pause),
}

impl Item {
    fn start(self) -> f64 {
        match self {
            Item::Part(span) => span.start,
            // A little before, so that the words around the pause are heard.
            Item::Pause(pause) => (pause.start - 1.0).max(0.0),
        }
    }
}

impl Comparison {
    /// How the attempt sounded, if that is known.
    pub fn voice(&self) -> Option<&Voice> {
        self.listening.sound.as_ref()?.as_ref().ok()?.voice()
    }

    /// The stretches of its parts.
    pub fn spans(&self) -> Vec<PartSpan> {
        self.voice().map(|voice| part_spans(&self.draft.head.marks, voice.seconds)).unwrap_or_default()
    }

    /// What can be chosen in the view: the parts, then the pauses.
    pub fn voice_items(&self) -> Vec<Item> {
        let Some(voice) = self.voice() else { return Vec::new() };
        let parts = self.spans().into_iter().map(Item::Part);
        parts.chain(voice.pauses.iter().copied().map(Item::Pause)).collect()
    }

    /// The time until the picture changes by itself: while something is transcribed or a coach is asked, its clock runs.
    pub fn next_change(&self) -> Option<Duration> {
        let transcribing = self.listening.transcribing.map(|_| Duration::from_secs(1));
        transcribing.or_else(|| self.consultation.as_ref()?.next_change())
    }

    /// What is asked for when the recording is there.
    pub(super) fn listen(&self) -> Outcome {
        match self.draft.head.recording {
            Some(_) => Outcome::Do(Command::Listen(Box::new(self.draft.head.clone()))),
            None => Outcome::Stay,
        }
    }

    /// What is asked for when the earlier attempts are known: how the last one that was recorded sounded.
    pub(super) fn listen_to_earlier(&mut self) -> Outcome {
        let heads = self.earlier.iter().flatten().map(|earlier| &earlier.draft.head);
        let last = heads.rev().find(|head| head.recording.is_some());
        let Some(head) = last.filter(|_| self.draft.head.recording.is_some()) else { return Outcome::Stay };
        self.listening.earlier = Some((head.clone(), None));
        Outcome::Do(Command::Listen(Box::new(head.clone())))
    }

    pub(super) fn on_sound(&mut self, news: SoundNews, now: Moment) -> Outcome {
        match news {
            SoundNews::Listened(take, sound) if take.is(&self.draft.head) => self.listening.sound = Some(sound),
            SoundNews::Listened(take, sound) => {
                if let Some((head, earlier)) = &mut self.listening.earlier
                    && take.is(head)
                {
                    *earlier = sound.ok();
                }
            }
            SoundNews::Played(ended) => {
                self.listening.playing = false;
                if let Err(reason) = ended {
                    return Outcome::Tell(Notice::warning(reason));
                }
            }
            SoundNews::Transcribing(take) if take.is(&self.draft.head) => {
                self.listening.transcribing = Some(now.elapsed);
            }
            SoundNews::Transcribing(_) => {}
            SoundNews::Transcribed(_, result) => {
                self.listening.transcribing = None;
                return match result {
                    Ok((heard, seconds)) => self.take_heard(&heard, seconds),
                    Err(reason) => Outcome::Tell(Notice::warning(format!("Not transcribed: {reason}."))),
                };
            }
        }
        Outcome::Stay
    }

    /// Notes in a draft that was just made how it sounded; one that is only looked at again stays as it is.
    pub(super) fn note_figures(&mut self, context: &Context) -> Outcome {
        let Some(figures) = self.figures() else { return Outcome::Stay };
        if self.change == 0 || self.draft.head.voice == Some(figures) {
            return Outcome::Stay;
        }
        self.draft.head.voice = Some(figures);
        self.compare_anew(context);
        self.keep()
    }

    fn figures(&self) -> Option<VoiceFigures> {
        let fillers = self.review.as_ref().and_then(|review| review.result.delivery.fillers);
        let fillers = fillers.filter(|_| self.draft.head.heard).and_then(|fillers| u32::try_from(fillers).ok());
        Some(VoiceFigures { fillers, ..self.voice()?.figures(&self.spans()) })
    }

    /// Puts what was heard into the parts without a text; the rest is offered.
    fn take_heard(&mut self, heard: &[Heard], seconds: f64) -> Outcome {
        let texts = placed(heard, &part_spans(&self.draft.head.marks, seconds));
        let count = texts.len();
        let left = fill(&mut self.draft, texts);
        let told = match (left.len() < count, left.is_empty()) {
            (true, true) => "What was heard is in the draft now; e in an editor corrects it.",
            (true, false) => "What was heard is in the empty parts now; T takes it for the others.",
            (false, _) => "Your notes stay. What was heard is in the view Voice; T takes it.",
        };
        self.listening.offered = left;
        let told = Outcome::Tell(Notice::plain(told));
        if self.listening.offered.len() == count {
            return told;
        }
        self.draft.head.heard = true;
        Outcome::all([self.keep(), told])
    }

    /// Takes what was heard in the place of what was noted.
    pub(super) fn take_offered(&mut self) -> Outcome {
        for (part, text) in std::mem::take(&mut self.listening.offered) {
            self.draft.set_text(part, text);
        }
        self.draft.head.heard = true;
        self.keep()
    }

    /// Plays from what is chosen on, or stops.
    pub(super) fn play(&mut self) -> Option<Outcome> {
        if self.listening.playing {
            return Some(self.stop_playing());
        }
        let item = self.voice_items().get(self.chosen).copied()?;
        let head = Box::new(self.draft.head.clone());
        Some(self.start_playing(vec![Passage { head, start: item.start(), end: None }]))
    }

    /// Plays the chosen part, then the same part of the attempt before.
    pub(super) fn play_both(&mut self) -> Option<Outcome> {
        let passages = self.both()?;
        Some(self.start_playing(passages))
    }

    /// The chosen part of this attempt and of the one before; none where one of them has no sound.
    pub(super) fn both(&self) -> Option<Vec<Passage>> {
        let Item::Part(span) = self.voice_items().get(self.chosen).copied()? else { return None };
        let (head, sound) = self.listening.earlier.as_ref()?;
        let voice = sound.as_ref()?.voice()?;
        let before = part_spans(&head.marks, voice.seconds).into_iter().find(|before| before.part == span.part)?;
        let passage = |head: &DraftHead, span: PartSpan| Passage {
            head: Box::new(head.clone()),
            start: span.start,
            end: Some(span.end),
        };
        Some(vec![passage(&self.draft.head, span), passage(head, before)])
    }

    fn start_playing(&mut self, passages: Vec<Passage>) -> Outcome {
        self.listening.playing = true;
        Outcome::Do(Command::Play(passages))
    }

    pub(super) fn stop_playing(&mut self) -> Outcome {
        self.listening.playing = false;
        Outcome::Do(Command::StopPlaying)
    }

    /// Begins a transcription that a person asked for, or stops the one that runs.
    pub(super) fn transcribe(&mut self) -> Outcome {
        if self.listening.transcribing.take().is_some() {
            return Outcome::Do(Command::StopTranscribing);
        }
        Outcome::Do(Command::Transcribe { head: Box::new(self.draft.head.clone()), asked: true })
    }

    /// The recording was finished only after the comparison was opened.
    pub(super) fn recorded(&self) -> Outcome {
        let head = Box::new(self.draft.head.clone());
        Outcome::all([self.listen(), Outcome::Do(Command::Transcribe { head, asked: false })])
    }
}
