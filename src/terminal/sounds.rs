//! Carries out what the app asks of sound: recording, listening, playing, transcribing. Nothing of it is done on the loop.

use super::Bell;
use super::child::Stop;
use super::clock::Clock;
use super::sound::player::{Player, Stretch};
use super::sound::transcriber::{transcribe, transcriber};
use super::sound::{Program, Recorder};
use super::thread::beside;
use crate::app::recording::{DraftId, Passage, SoundNews};
use crate::app::{Data, Event, Notice};
use crate::domain::{DraftHead, QuestionId};
use crate::speech::Heard;
use crate::store::Home;
use crate::store::heard::{fill_heard, tidy_recordings};
use crate::store::recordings::listen;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// A draft in use is tried again so often.
const RETRY: Duration = Duration::from_secs(2);

/// Old sound beside a draft in use is looked at so many times.
const TIMES: u32 = 3;

/// The sound of a session.
pub struct Sounds {
    home: Home,
    clock: Clock,
    bell: Bell,
    recorder: Recorder,
    player: Player,
    transcription: Option<Stop>,
}

impl Sounds {
    /// Starts what records; nothing is recorded yet.
    pub fn start(home: &Home, clock: &Clock, bell: &Bell) -> std::io::Result<Sounds> {
        let news = bell.clone();
        let recorder = Recorder::start(home, clock.clone(), move |recorded| {
            news.tell(Event::Recorded(recorded));
        })?;
        let (home, clock, bell) = (home.clone(), clock.clone(), bell.clone());
        Ok(Sounds { home, clock, bell, recorder, player: Player::default(), transcription: None })
    }

    pub fn recorder(&self) -> &Recorder {
        &self.recorder
    }

    /// Listens to the recording of a draft and tells how it sounds.
    pub fn listen(&self, data: &Data, head: &DraftHead) {
        let Some(path) = self.recording(data, head) else { return };
        let (take, bell) = (DraftId::of(head), self.bell.clone());
        beside("listen", move || {
            let heard = listen(&path).map(Box::new).map_err(|error| error.to_string());
            bell.tell(Event::Sound(SoundNews::Listened(take, heard)));
        });
    }

    /// Plays `passages` one after the other.
    pub fn play(&self, data: &Data, passages: Vec<Passage>) {
        let stretch = |passage: Passage| {
            let recording = self.recording(data, &passage.head)?;
            Some(Stretch { recording, start: passage.start, end: passage.end })
        };
        let stretches = passages.into_iter().filter_map(stretch).collect();
        let bell = self.bell.clone();
        self.player.play(stretches, move |ended| {
            bell.tell(Event::Sound(SoundNews::Played(ended)));
        });
    }

    pub fn stop_playing(&self) {
        self.player.stop();
    }

    /// Has the recording of a draft transcribed. One transcription runs at a time.
    pub fn transcribe(&mut self, data: &Data, head: &DraftHead, asked: bool) {
        self.stop_transcribing();
        let program = match transcriber() {
            Ok(program) => program,
            Err(reason) if asked => return self.tell_not_transcribed(reason),
            Err(_) => return,
        };
        let Some(path) = self.recording(data, head) else { return };
        let stop = Stop::default();
        self.transcription = Some(stop.clone());
        self.transcribe_beside(program, path, DraftId::of(head), stop);
    }

    fn transcribe_beside(&self, program: Program, path: PathBuf, take: DraftId, stop: Stop) {
        let (clock, bell) = (self.clock.clone(), self.bell.clone());
        beside("transcribe", move || {
            bell.tell(Event::Sound(SoundNews::Transcribing(take.clone())));
            let heard = transcribe(&program, &path, &clock, &stop).map(|heard| (heard.words, heard.seconds));
            bell.tell(Event::Sound(SoundNews::Transcribed(take, heard)));
        });
    }

    pub fn stop_transcribing(&mut self) {
        if let Some(stop) = self.transcription.take() {
            stop.stop();
        }
    }

    fn tell_not_transcribed(&self, reason: String) {
        self.bell.tell(Event::Notice(Notice::warning(format!("Not transcribed: {reason}."))));
    }

    /// Puts what was heard into the file of a draft; one that somebody works on is waited for.
    pub fn fill(&self, data: &Data, take: &DraftId, heard: Vec<Heard>, seconds: f64) {
        let record = data.records.iter().find(|record| take.is(&record.head));
        let Some(path) = record.map(|record| record.path.clone()) else { return };
        let (home, bell, question) = (self.home.clone(), self.bell.clone(), take.question.clone());
        beside("fill", move || {
            let told = filled(&home, &path, &heard, seconds);
            let _ = tidy_recordings(&home, &question);
            bell.tell(Event::Notice(told));
            bell.ring(super::Wake::Changed);
        });
    }

    /// Removes the recordings of a question that are not to stay.
    pub fn tidy(&self, question: QuestionId) {
        // What is being transcribed may be needed to its end; then comes the next time.
        if self.transcription.as_ref().is_some_and(Stop::is_awaited) {
            return;
        }
        let (home, bell) = (self.home.clone(), self.bell.clone());
        beside("tidy", move || {
            for _ in 0..TIMES {
                match tidy_recordings(&home, &question) {
                    Ok(true) => return,
                    // The draft that was just left is being saved.
                    Ok(false) => std::thread::sleep(RETRY),
                    Err(error) => {
                        let told = format!("An old recording stays: {error}");
                        bell.tell(Event::Notice(Notice::warning(told)));
                        return;
                    }
                }
            }
        });
    }

    /// Ends all of it; the sound is safe then.
    pub fn finish(&mut self) {
        self.stop_transcribing();
        self.player.stop();
        self.recorder.finish();
    }

    /// The recording that `head` names: beside its draft, or where a new draft is.
    fn recording(&self, data: &Data, head: &DraftHead) -> Option<PathBuf> {
        let name = head.recording.as_ref()?;
        let take = DraftId::of(head);
        let record = data.records.iter().find(|record| take.is(&record.head));
        let beside = record.and_then(|record| record.path.parent()).map(Path::to_owned);
        let year = || self.home.drafts_dir().join(format!("{:04}", head.started.local().year()));
        Some(beside.unwrap_or_else(year).join(name))
    }
}

/// Fills the draft, once nobody works on it; what is to be said of it.
fn filled(home: &Home, path: &Path, heard: &[Heard], seconds: f64) -> Notice {
    loop {
        match fill_heard(home, path, heard, seconds) {
            Err(error) if error.is_in_use() => std::thread::sleep(RETRY),
            Err(error) => return Notice::warning(format!("What was heard is not in the draft: {error}")),
            Ok(left) if left.is_empty() => return Notice::plain("What was heard is in the draft now."),
            Ok(_) => return Notice::plain("What was heard is in the empty parts of the draft now; your notes stay."),
        }
    }
}
