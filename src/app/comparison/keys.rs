//! The keys of the comparison.

use crate::app::keymap::{Binding, bind, key, plain};
use ratatui::crossterm::event::KeyCode;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    NextView,
    PreviousView,
    Flip,
    Open,
    Close,
    Leave,
    OtherReference,
    Again,
    Revise,
    Next,
    FollowUp,
    Consult,
    Edit,
    Use,
    Rate,
    Play,
    PlayBoth,
    Transcribe,
    StopTranscribing,
    TakeHeard,
}

pub static KEYS: &[Binding<Action>] = &[
    bind(&[key(KeyCode::Tab)], "Tab", "view", Action::NextView).help("turn to the next view"),
    bind(&[key(KeyCode::BackTab)], "Shift-Tab", "previous view", Action::PreviousView).quiet(),
    bind(&[plain(' ')], "Space", "flip", Action::Flip).help("say otherwise of the chosen point, or tick it"),
    bind(&[plain(' ')], "Space", "play", Action::Play)
        .help("play from the chosen part or pause on; the next key stops it"),
    bind(&[plain('b')], "b", "both", Action::PlayBoth).help("play this part, then the same part of the attempt before"),
    bind(&[plain('t')], "t", "transcribe", Action::Transcribe)
        .help("have the recording transcribed by a program of yours"),
    bind(&[plain('t')], "t", "stop transcribing", Action::StopTranscribing),
    bind(&[plain('T')], "T", "take what was heard", Action::TakeHeard)
        .help("take what was heard in the place of what you noted"),
    bind(&[key(KeyCode::Enter)], "Enter", "open", Action::Open)
        .help("open what is chosen: passage and advice, or the word diff"),
    bind(&[key(KeyCode::Enter)], "Enter", "close", Action::Close).help("close what is open"),
    bind(&[key(KeyCode::Esc)], "Esc", "close", Action::Leave).quiet(),
    bind(&[plain('o')], "o", "other story", Action::OtherReference)
        .help("compare with the next answer to this question"),
    bind(&[plain('r')], "r", "again", Action::Again).help("answer it again, with the one thing to fix in view"),
    bind(&[plain('R')], "R", "revise", Action::Revise)
        .help("improve this text in a new attempt, with the part to fix open"),
    bind(&[plain('n')], "n", "next", Action::Next).help("the next question of today"),
    bind(&[plain('f')], "f", "follow-up", Action::FollowUp).help("a follow-up question, 60 seconds"),
    bind(&[plain('e')], "e", "edit", Action::Edit).help("edit your answer in your editor"),
    bind(&[plain('u')], "u", "use", Action::Use).help("use this draft for your answer, in your editor"),
    bind(&[plain('C')], "C", "coach", Action::Consult)
        .help("a second opinion from a program of yours (GREENROOM_COACH); what is sent is shown first"),
    bind(&[plain('1'), plain('2'), plain('3'), plain('4')], "1-4", "rate", Action::Rate)
        .help("correct the rating")
        .quiet(),
];
