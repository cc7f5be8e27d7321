//! What goes in and out of the session: [`Event`]s, [`Command`]s, and the [`Outcome`] of one key on one screen.
//!
//! A command is carried out after the next frame is drawn, so nothing slow stands between a key and its picture.

use super::opinion::CoachNews;
use super::recording::{DraftId, Passage, Recorded, SoundNews};
use super::sheet::{Made, Wanted};
use super::{Context, Data, Destination, Notice};
use crate::compare::stories::Suggestions;
use crate::domain::{AnswerId, Draft, DraftHead, OffsetTime, PartId, Posting, Problem, QuestionId, Rating};
use crate::review::Review;
use crate::review::mock::Debrief;
use crate::review::posting::PostingReport;
use crate::speech::Heard;
use ratatui::crossterm::event::KeyEvent;
use std::path::PathBuf;

/// Something that happened outside.
#[derive(Debug)]
pub enum Event {
    /// A key; only presses count.
    Key(KeyEvent),
    /// Text pasted in one piece.
    Paste(String),
    /// Nothing but time went by.
    Tick,
    /// The program is stopped or hands its terminal to an editor: clocks pause.
    Suspending,
    /// The program has its terminal again.
    Resumed,
    /// The home was read, at the start or because it changed.
    Loaded(Box<Data>),
    /// The draft in work is on disk as it was with that change.
    Saved { change: u64 },
    /// The draft in work could not be saved; its text is only in memory, and saving is tried again.
    NotSaved { reason: String },
    /// The draft file was changed outside, and stays so; the draft in work has the file `path` from now on.
    KeptBoth { path: PathBuf },
    /// The draft was left and could not be saved: it is only in memory. `quitting` when the program wants to end.
    NotReleased { draft: Box<Draft>, reason: String, quitting: bool },
    /// The user's editor closed and this is wrong with the file that it had open; whether it was `changed` there.
    Checked { path: PathBuf, problems: Vec<Problem>, changed: bool },
    /// The answer to [`Command::OpenDraft`].
    DraftOpened(Result<Box<(PathBuf, Draft)>, String>),
    /// The answer to [`Command::LoadAttempts`]: earlier finished drafts, oldest first.
    Attempts(QuestionId, Vec<Draft>),
    /// The answer to [`Command::WriteElsewhere`].
    WrittenElsewhere(Result<PathBuf, String>),
    /// The answer to [`Command::MakeSheet`]: what was wanted, and what came of it.
    SheetMade(Wanted, Box<Result<Made, String>>),
    /// The answer to [`Command::Review`].
    Reviewed(QuestionId, Box<Review>),
    /// The answer to [`Command::Debrief`].
    Debriefed(Box<Debrief>),
    /// The screen above was closed with a draft of a mock interview.
    HandedBack(HandedBack),
    /// The answer to [`Command::ReadPosting`]: the vacancy's name, and what it asks for.
    PostingRead(String, Box<PostingReport>),
    /// The answer to [`Command::FindNearest`].
    Nearest(Box<Suggestions>),
    /// What the recorder says of the answer that is being said.
    Recorded(Recorded),
    /// What came of a recording that is there.
    Sound(SoundNews),
    /// The answer to [`Command::Consult`].
    Coach(CoachNews),
    /// A line for the user.
    Notice(Notice),
}

/// Something to be done outside.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Keep this state of the draft in work: within a second on disk, at once when it has no file yet. `change` counts
    /// the changes, and comes back with [`Event::Saved`].
    Keep {
        draft: Box<Draft>,
        change: u64,
    },
    /// The draft in work is done with: save what is unsaved and give its file free.
    Release,
    /// Delete the draft in work.
    Discard,
    /// Open an unfinished or an old draft and hold it: [`Event::DraftOpened`].
    OpenDraft(PathBuf),
    /// Read the earlier finished drafts of a question: [`Event::Attempts`].
    LoadAttempts(QuestionId),
    /// Write this text to a file that the user named: [`Event::WrittenElsewhere`].
    WriteElsewhere {
        draft: Box<Draft>,
        path: PathBuf,
    },
    /// Open a file in the user's editor, then read the home again and check the file: [`Event::Checked`].
    Edit(Edit),
    /// Star a question, or take its star away.
    Star {
        question: QuestionId,
        starred: bool,
    },
    /// Set one key of `config.toml`; `None` removes it.
    Configure {
        key: &'static str,
        value: Option<String>,
    },
    /// Make the prep sheet, and write it to `path` if one is given: [`Event::SheetMade`].
    MakeSheet {
        wanted: Wanted,
        path: Option<PathBuf>,
    },
    /// Hold the latest attempts at a question against one reference: [`Event::Reviewed`].
    Review(QuestionId),
    /// Look at the answers of the mock interview that started then: [`Event::Debriefed`].
    Debrief(OffsetTime),
    /// Rate a finished draft that no screen works on.
    Rate {
        path: PathBuf,
        rating: Rating,
    },
    /// Find what a vacancy asks for: [`Event::PostingRead`].
    ReadPosting(Box<Posting>),
    /// Find what comes nearest to the gaps of the stories: [`Event::Nearest`].
    FindNearest,
    /// Add the question to those that the answer serves, on one line of its file.
    Serve {
        answer: AnswerId,
        question: QuestionId,
    },
    /// Read the home again.
    Reload,
    /// Stop the program until the shell continues it.
    Suspend,
    /// An unfinished draft is not offered any more: it is marked as finished, without a rating, and its text stays.
    PutAside(PathBuf),
    /// Record for the draft with this head from now on: [`Event::Recorded`].
    Record(Box<DraftHead>),
    /// This part starts now in the sound.
    Mark(PartId),
    StopRecording,
    /// Say how the recording of the draft with this head sounds: [`SoundNews::Listened`].
    Listen(Box<DraftHead>),
    /// Play these one after the other: [`SoundNews::Played`].
    Play(Vec<Passage>),
    StopPlaying,
    /// Have the recording of the draft with this head transcribed: [`SoundNews::Transcribed`]. Unless a person `asked`
    /// for it, nothing is said when there is no program for it.
    Transcribe {
        head: Box<DraftHead>,
        asked: bool,
    },
    StopTranscribing,
    /// Hand this brief to the coach, once the person `agreed` to it in this run: [`Event::Coach`].
    Consult {
        brief: String,
        agreed: bool,
    },
    StopConsulting,
    /// Put what was heard in a recording of `seconds` into the file of a draft that no screen works on.
    FillHeard {
        take: DraftId,
        heard: Vec<Heard>,
        seconds: f64,
    },
    /// Remove the recordings of this question that are not to stay.
    TidyRecordings(QuestionId),
    /// Save and end the program.
    Quit,
}

/// A draft of a mock interview, given back by the screen on which it was answered.
#[derive(Debug, Clone, PartialEq)]
pub struct HandedBack {
    pub draft: Box<Draft>,
    /// How often its held file was changed.
    pub change: u64,
    pub ended: Ended,
}

/// How the work on a draft of a mock interview ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// The question is answered.
    Answered,
    /// The follow-up is answered, or passed over.
    FollowedUp,
    /// It was left, and may go on.
    Left,
    Discarded,
}

/// What is opened in the user's editor.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// My answer for this question, or a fresh template when there is none.
    Answer { question: QuestionId, answer: Option<AnswerId> },
    /// My answer with this draft: a new answer made from it, or mine with the draft appended.
    UseDraft { question: QuestionId, answer: Option<AnswerId>, draft: Box<Draft> },
    /// Notes after a real interview today.
    Interview,
    /// A file with a problem.
    File(PathBuf),
    /// A file at this line, from 1.
    Line { path: PathBuf, line: usize },
}

/// What one key did on one screen.
#[derive(Debug)]
pub enum Outcome {
    /// Not a key of this screen: keys of every screen may use it.
    Ignored,
    Stay,
    /// A screen on top of this one.
    Open(Destination),
    /// A screen in place of this one.
    Replace(Destination),
    /// Close this screen.
    Back,
    /// Close this screen and give the one below it the draft: [`Event::HandedBack`].
    HandBack(HandedBack),
    Do(Command),
    Tell(Notice),
    /// All of these, in order.
    All(Vec<Outcome>),
}

impl Context<'_> {
    /// Stars `question`, or takes its star away.
    pub fn turn_star(&self, question: &QuestionId) -> Outcome {
        let starred = !self.data.config.star.contains(question);
        Outcome::Do(Command::Star { question: question.clone(), starred })
    }
}

impl Outcome {
    /// Several outcomes in order.
    pub fn all(outcomes: impl IntoIterator<Item = Outcome>) -> Outcome {
        Outcome::All(outcomes.into_iter().collect())
    }
}
