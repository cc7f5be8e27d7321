//! The stages of an attempt, and the keys that work in each.

use super::{Asked, Practice};
use crate::app::editor::Editor;
use crate::app::keymap::{self, Binding, Hint, bind, ctrl, key, plain};
use crate::domain::Mode;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// Where an attempt is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The question alone; the clock counts down, then up.
    Think,
    /// Writing or speaking, the clock runs.
    Answer,
    Paused,
    /// Paused, and asked whether the draft may go.
    Discard,
    /// What was said can be typed or pasted, untimed.
    Transcribe,
    /// How it went.
    Rate,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Action {
    Start,
    Say,
    Write,
    GoOn,
    Next,
    Previous,
    Pause,
    Done,
    Leave,
    AskDiscard,
    Discard,
    KeepIt,
    Rate,
    BackToAnswer,
    Record,
    StopRecording,
}

type Keys = &'static [Binding<Action>];

static THINK: Keys = &[
    bind(&[key(KeyCode::Enter)], "Enter", "start", Action::Start).help("start to answer; nothing starts by itself"),
    bind(&[key(KeyCode::Esc)], "Esc", "back", Action::Leave),
];

/// A follow-up to a draft that was typed.
static ASKED_TYPED: Keys = &[
    bind(&[key(KeyCode::Enter), plain('w')], "Enter", "write", Action::Write).help("answer it in writing"),
    bind(&[plain('s')], "s", "say aloud", Action::Say).help("answer it aloud instead"),
    bind(&[ctrl('d')], "Ctrl-D", "pass over", Action::Done).help("pass over it, and go on"),
    bind(&[key(KeyCode::Esc)], "Esc", "back", Action::Leave).help("back to where it was asked"),
];

/// A follow-up to a draft that was said aloud.
static ASKED_SPOKEN: Keys = &[
    bind(&[key(KeyCode::Enter), plain('s')], "Enter", "say aloud", Action::Say).help("answer it aloud"),
    bind(&[plain('w')], "w", "write", Action::Write).help("answer it in writing instead"),
    bind(&[ctrl('d')], "Ctrl-D", "pass over", Action::Done).help("pass over it, and go on"),
    bind(&[key(KeyCode::Esc)], "Esc", "back", Action::Leave).help("back to where it was asked"),
];

static WRITE: Keys = &[
    bind(&[key(KeyCode::Tab), key(KeyCode::PageDown)], "Tab", "next part", Action::Next).help("next part (PgDn too)"),
    bind(&[key(KeyCode::BackTab), key(KeyCode::PageUp)], "Shift-Tab", "previous part", Action::Previous)
        .help("previous part (PgUp too)")
        .quiet(),
    bind(&[ctrl('d')], "Ctrl-D", "done", Action::Done)
        .help("done: rate it, then see the comparison; in a mock interview the next question"),
    bind(&[key(KeyCode::Esc), ctrl('t')], "Esc", "pause", Action::Pause)
        .help("pause (Ctrl-T too), the clock stands still; once more leaves, the draft is kept"),
];

static SPEAK: Keys = &[
    bind(&[plain(' ')], "Space", "next part", Action::Next),
    bind(&[ctrl('d')], "Ctrl-D", "done", Action::Done)
        .help("done: note what you said if you like, then rate it; in a mock interview the next question"),
    bind(&[key(KeyCode::Esc), ctrl('t')], "Esc", "pause", Action::Pause).help("pause (Ctrl-T too); once more leaves"),
    bind(&[ctrl('e')], "Ctrl-E", "record", Action::Record).help("record from here on"),
    bind(&[ctrl('e')], "Ctrl-E", "stop recording", Action::StopRecording)
        .help("stop recording; the clock goes on, and what was recorded stays"),
    bind(&[key(KeyCode::BackTab), key(KeyCode::Backspace)], "Shift-Tab", "previous part", Action::Previous)
        .help("previous part (Backspace too)"),
];

static PAUSED: Keys = &[
    bind(&[key(KeyCode::Enter)], "Enter", "go on", Action::GoOn).help("go on (so does typing)"),
    bind(&[key(KeyCode::Esc)], "Esc", "leave", Action::Leave).help("leave; the draft is kept"),
    bind(&[ctrl('d')], "Ctrl-D", "done", Action::Done),
    bind(&[ctrl('x')], "Ctrl-X", "discard", Action::AskDiscard).help("discard the draft, after a yes"),
];

/// In a pause of a spoken answer: the keys that go on with speaking.
static PAUSED_SPEAKING: Keys = &[
    bind(&[key(KeyCode::Enter), plain(' ')], "Enter", "go on", Action::GoOn).help("go on (Space too)"),
    bind(&[key(KeyCode::Esc)], "Esc", "leave", Action::Leave).help("leave; the draft is kept"),
    bind(&[ctrl('d')], "Ctrl-D", "done", Action::Done),
    bind(&[ctrl('x')], "Ctrl-X", "discard", Action::AskDiscard).help("discard the draft, after a yes"),
];

static DISCARD: Keys = &[
    bind(&[plain('y'), plain('Y')], "y", "yes, discard", Action::Discard),
    bind(&[plain('n'), plain('N'), key(KeyCode::Esc), key(KeyCode::Enter)], "n", "no, keep it", Action::KeepIt),
];

static TRANSCRIBE: Keys = &[
    bind(&[ctrl('d')], "Ctrl-D", "rate it", Action::Done).help("rate it, with or without text"),
    bind(&[key(KeyCode::Tab), key(KeyCode::PageDown)], "Tab", "next part", Action::Next).help("next part (PgDn too)"),
    bind(&[key(KeyCode::BackTab), key(KeyCode::PageUp)], "Shift-Tab", "previous part", Action::Previous)
        .help("previous part (PgUp too)")
        .quiet(),
    bind(&[key(KeyCode::Esc), ctrl('t')], "Esc", "pause, then leave", Action::Pause),
];

/// A follow-up is not rated.
static NOTE: Keys = &[
    bind(&[ctrl('d')], "Ctrl-D", "done", Action::Done).help("done, with or without text"),
    bind(&[key(KeyCode::Esc), ctrl('t')], "Esc", "pause, then leave", Action::Pause),
];

static RATE: Keys = &[
    bind(&[plain('1'), plain('2'), plain('3'), plain('4')], "1-4", "how it went", Action::Rate)
        .help("1 again, 2 hard, 3 good, 4 easy: when the question comes back depends on it"),
    bind(&[key(KeyCode::Esc)], "Esc", "back", Action::BackToAnswer).help("back to the answer"),
];

fn keys(practice: &Practice) -> Keys {
    let (writing, follow_up) = (practice.is_writing(), practice.asked == Asked::FollowUp);
    match practice.stage {
        Stage::Think if follow_up && practice.mode() == Mode::Spoken => ASKED_SPOKEN,
        Stage::Think if follow_up => ASKED_TYPED,
        Stage::Transcribe if follow_up => NOTE,
        Stage::Think => THINK,
        Stage::Answer if writing => WRITE,
        Stage::Answer => SPEAK,
        Stage::Paused if writing => PAUSED,
        Stage::Paused => PAUSED_SPEAKING,
        Stage::Discard => DISCARD,
        Stage::Transcribe => TRANSCRIBE,
        Stage::Rate => RATE,
    }
}

/// Whether `action` can do anything now.
fn works(practice: &Practice, action: Action) -> bool {
    match action {
        Action::Next | Action::Previous => practice.parts.len() > 1,
        Action::Record => practice.asked == Asked::Question && !practice.is_to_record(),
        Action::StopRecording => practice.asked == Asked::Question && practice.is_to_record(),
        Action::Done if practice.stage == Stage::Think => practice.in_mock,
        _ => true,
    }
}

/// What `event` does in the present stage, if it is one of its keys.
pub(super) fn action(practice: &Practice, event: KeyEvent) -> Option<Action> {
    // Some terminals send Shift-Tab as Tab with Shift.
    let shift_tab = event.code == KeyCode::Tab && event.modifiers.contains(KeyModifiers::SHIFT);
    let event = if shift_tab { KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT) } else { event };
    keymap::find(keys(practice), event, |action| works(practice, action))
}

/// The keys of the present stage.
pub(super) fn hints(practice: &Practice) -> Vec<Hint> {
    keymap::hints(keys(practice), |action| works(practice, action))
}

/// The keys of the editor, where text goes in.
pub(super) fn editor_hints(practice: &Practice) -> Vec<Hint> {
    let writing = practice.is_writing() && practice.stage != Stage::Paused;
    if writing { Editor::hints() } else { Vec::new() }
}
