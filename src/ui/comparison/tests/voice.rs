//! The view Voice as it is seen.

use super::*;
use crate::app::recording::{DraftId, SoundNews};
use crate::speech::parse_transcript;
use crate::speech::synthetic::Take;
use crate::ui::harness::homes::recorded;

/// A spoken attempt with a pause of two seconds before the Action, listened to, in the view Voice.
fn listened() -> Session {
    let sound = Take::default().say(6.0).rest(2.0).say(8.0).sound();
    let session = Session::comparing(&recorded(&said(NOW)), with_own_answer());
    session.event(Event::Sound(SoundNews::Listened(take(), Ok(Box::new(sound))))).keys("shift-tab")
}

fn take() -> DraftId {
    DraftId::of(&draft(&said(NOW)).head)
}

#[test]
fn the_voice_has_its_figures_its_course_and_its_method() {
    let screen = listened().screen();
    for told in [
        "You spoke for 0:14 of 0:16; 1 pause, 1",
        "Longest pause 2.0 s before the Action.",
        "Pace: about ",
        "|Situation ",
        "|Action",
        "pace from syllables (De Jong &",
        "0:00  Situation",
        "0:06  pause of 2.0 s before the Action",
    ] {
        assert!(screen.contains(told), "{told} in {screen}");
    }
    let narrow = listened().size(40, 12).screen();
    assert!(narrow.contains("Voice  6 of 6"), "{narrow}");
}

#[test]
fn a_narrow_page_has_each_part_in_one_row() {
    let screen = listened().size(40, 24).screen();
    let row = screen.lines().find(|line| line.contains("0:00  Situation")).expect("a row");
    assert!(row.contains("0:08"), "{screen}");
}

#[test]
fn a_silent_take_is_called_silent_and_has_no_pace() {
    let silent = Take::default().rest(3.0).sound();
    let session = listened().event(Event::Sound(SoundNews::Listened(take(), Ok(Box::new(silent)))));
    let screen = session.screen();
    assert!(screen.contains("No sound was recorded.") && !screen.contains("Pace"), "{screen}");
    let gone = Err("there is no such file".to_owned());
    let screen = listened().event(Event::Sound(SoundNews::Listened(take(), gone))).screen();
    assert!(screen.contains("there is no such file"), "{screen}");
}

#[test]
fn a_transcription_shows_its_clock_and_what_was_heard_where_notes_stay() {
    let session = listened().event(Event::Sound(SoundNews::Transcribing(take())));
    assert!(session.screen().contains("Transcribing, 0:00 so far"), "{}", session.screen());
    let text = recorded(&attempt(NOW, 3)).replace("\"typed\"", "\"spoken\"");
    let heard = parse_transcript(br#"{"segments":[{"start":1,"end":3,"text":"It broke."}]}"#, 16.0).expect("words");
    let session = Session::comparing(&text, with_own_answer()).keys("shift-tab");
    let session = session.event(Event::Sound(SoundNews::Transcribed(take(), Ok((heard, 16.0)))));
    assert!(session.screen().contains("Situation  It broke."), "{}", session.screen());
}
