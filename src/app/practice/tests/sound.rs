//! What is recorded of an answer said aloud.

use super::*;
use crate::app::recording::{DraftId, Recorded};
use crate::speech::parse_transcript;

/// Speaking the first part, the recorder just asked for.
fn speaking() -> Session {
    Session::new().keys("j s").at(3).keys("enter").at(10)
}

/// What was asked of the recorder since the last call.
fn asked(session: &mut Session) -> Vec<String> {
    let words = session.commands().into_iter().filter_map(|command| match command {
        Command::Record(_) => Some("record".to_owned()),
        Command::Mark(part) => Some(format!("mark {part}")),
        Command::StopRecording => Some("stop".to_owned()),
        Command::Transcribe { asked: false, .. } => Some("transcribe".to_owned()),
        _ => None,
    });
    words.collect()
}

#[track_caller]
fn check(keys: &str, expected: &[&str]) {
    assert_eq!(asked(&mut speaking().keys(keys)), expected);
}

#[test]
fn speaking_is_recorded_with_a_mark_at_each_part() {
    check("", &["record", "mark situation"]);
    check("space space", &["record", "mark situation", "mark task", "mark action"]);
    check("space backspace", &["record", "mark situation", "mark task", "mark situation"]);
    check("ctrl-d", &["record", "mark situation", "stop"]);
}

#[test]
fn a_pause_help_and_suspension_pause_the_recording() {
    check("esc", &["record", "mark situation", "stop"]);
    check("esc enter", &["record", "mark situation", "stop", "record", "mark situation"]);
    check("f1", &["record", "mark situation", "stop"]);
    let mut session = speaking().event(Event::Suspending);
    assert_eq!(asked(&mut session), ["record", "mark situation", "stop"]);
}

#[test]
fn ctrl_e_stops_recording_and_begins_again_while_the_clock_goes_on() {
    check("ctrl-e", &["record", "mark situation", "stop"]);
    check("ctrl-e space ctrl-e", &["record", "mark situation", "stop", "record", "mark task"]);
    let session = speaking().keys("ctrl-e").at(60);
    assert!(session.offers("record"));
    assert_eq!(clock(&session), 57);
}

#[test]
fn who_does_not_want_to_be_recorded_is_not() {
    let mut data = homes::sample();
    data.config.record = false;
    let mut session = Session::at_home(data).keys("j s").at(3).keys("enter").at(10);
    assert_eq!(asked(&mut session), [""; 0]);
    assert_eq!(asked(&mut session.keys("ctrl-e")), ["record", "mark situation"]);
}

#[test]
fn writing_is_not_recorded() {
    assert_eq!(asked(&mut writing().type_text("Words.")), [""; 0]);
}

#[test]
fn the_draft_names_its_recording_and_its_marks() {
    let marked = |part, seconds| Event::Recorded(Recorded::Marked(part, Duration::from_secs(seconds)));
    let session = speaking().event(Event::Recorded(Recorded::Into("take.wav".to_owned())));
    let session = session.event(marked(PartId::Situation, 0)).keys("space").event(marked(PartId::Task, 9));
    // After a pause the same part is marked again.
    let mut session = session.keys("esc enter").event(marked(PartId::Task, 20));
    let draft = session.last_kept();
    assert_eq!(draft.head.recording.as_deref(), Some("take.wav"));
    let marks: Vec<_> = draft.head.marks.iter().map(|(part, at)| (*part, at.as_secs())).collect();
    assert_eq!(marks, [(PartId::Situation, 0), (PartId::Task, 9)]);
}

#[test]
fn when_the_take_is_over_it_is_transcribed_into_the_parts_that_nothing_is_noted_in() {
    let session = speaking().event(Event::Recorded(Recorded::Into("take.wav".to_owned())));
    let session = session.event(Event::Recorded(Recorded::Marked(PartId::Situation, Duration::ZERO)));
    let session = session.keys("ctrl-d").type_text("Mine.");
    let mut session = session.event(Event::Recorded(Recorded::Stopped));
    assert!(asked(&mut session).contains(&"transcribe".to_owned()));
    let take = DraftId::of(session.practice().head());
    let heard = parse_transcript(b"Heard words.", 9.0).expect("words");
    let mut session = session.event(Event::Sound(SoundNews::Transcribed(take.clone(), Ok((heard, 9.0)))));
    assert!(session.kept().is_empty(), "without times all of it belongs to no part");
    let json = br#"{"segments":[{"start":1,"end":2,"text":"Heard words."}]}"#;
    let heard = parse_transcript(json, 9.0).expect("words");
    let session = session.event(Event::Sound(SoundNews::Transcribed(take, Ok((heard, 9.0)))));
    assert_eq!(session.practice().draft(session.now).text(PartId::Situation), "Mine.");
}
