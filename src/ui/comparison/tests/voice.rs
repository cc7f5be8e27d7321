//! The view Voice, and what is played and transcribed from it.

use super::*;
use crate::app::recording::{SoundNews, TakeId};
use crate::domain::PartId;
use crate::speech::parse_transcript;
use crate::speech::synthetic::Take;

const HEAD: &str = "recording = \"take.wav\"\n\n[marks]\nsituation = 0.0\naction = 8.0\n\n[seconds]";

/// A spoken attempt with a pause of two seconds before the Action, listened to, in the view Voice.
fn listened() -> Session {
    let text = said(NOW).replace("[seconds]", HEAD);
    let take = TakeId::of(&draft(&text).head);
    let sound = Take::default().say(6.0).rest(2.0).say(8.0).sound();
    on(&text, with_own_answer()).event(Event::Sound(SoundNews::Listened(take, Ok(Box::new(sound))))).keys("shift-tab")
}

fn take() -> TakeId {
    TakeId::of(&draft(&said(NOW)).head)
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
fn a_draft_that_was_just_made_keeps_its_figures_and_one_looked_at_again_stays_as_it_is() {
    let heard = || {
        let take = TakeId::of(&draft(&said(NOW)).head);
        let sound = Take::default().say(6.0).rest(4.0).say(8.0).sound();
        Event::Sound(SoundNews::Listened(take, Ok(Box::new(sound))))
    };
    let text = said(NOW).replace("[seconds]", &HEAD.replace("8.0", "10.0"));
    let data = with_own_answer();
    let looked_at = Comparison::new(draft(&text), 0, &Context::of(&data), start());
    let mut looked_at = Session::on(Screen::Comparison(Box::new(looked_at)), data.clone()).event(heard());
    assert!(kept(&mut looked_at).is_empty());
    let mut made = on(&text, data).event(heard());
    let voice = kept(&mut made).pop().and_then(|draft| draft.head.voice).expect("figures");
    assert_eq!((voice.pauses, voice.before), (1, Some(PartId::Action)));
    assert!(voice.longest_pause.is_some_and(|pause| (3.8..4.2).contains(&pause.as_secs_f64())), "{voice:?}");
    let screen = made.screen();
    assert!(
        screen.contains("Longest pause") || screen.contains("Your longest pause, 4 s, came before the Action"),
        "{screen}"
    );
}

#[test]
fn a_narrow_page_has_each_part_in_one_row() {
    let screen = listened().size(40, 24).screen();
    let row = screen.lines().find(|line| line.contains("0:00  Situation")).expect("a row");
    assert!(row.contains("0:08"), "{screen}");
}

#[test]
fn a_draft_without_a_recording_has_no_such_view() {
    let screen = on(&said(NOW), with_own_answer()).screen();
    assert!(screen.contains("Attempts") && !screen.contains("Voice"), "{screen}");
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

/// What was asked of the player, in seconds.
fn played(session: &mut Session) -> Vec<String> {
    let told = session.commands().into_iter().filter_map(|command| match command {
        Command::Play(passages) => {
            Some(passages.iter().map(|p| format!("{:.1} to {:?}", p.start, p.end)).collect::<Vec<_>>().join(", "))
        }
        Command::StopPlaying => Some("stop".to_owned()),
        _ => None,
    });
    told.collect()
}

#[test]
fn space_plays_from_the_chosen_part_or_pause_and_the_next_key_stops_it() {
    assert_eq!(played(&mut listened().keys("space")), ["0.0 to None"]);
    assert_eq!(played(&mut listened().keys("j space")), ["8.0 to None"]);
    assert_eq!(played(&mut listened().keys("space space")), ["0.0 to None", "stop"]);
    assert_eq!(played(&mut listened().keys("space j")), ["0.0 to None", "stop"]);
    let ended = listened().keys("space").event(Event::Sound(SoundNews::Played(Ok(()))));
    assert_eq!(played(&mut ended.keys("j")), ["0.0 to None"]);
}

#[test]
fn t_transcribes_and_stops_and_what_is_heard_fills_empty_parts() {
    let mut session = listened().keys("t");
    assert!(session.commands().iter().any(|command| matches!(command, Command::Transcribe { asked: true, .. })));
    let mut session = session.event(Event::Sound(SoundNews::Transcribing(take())));
    assert!(session.screen().contains("Transcribing, 0:00 so far"), "{}", session.screen());
    session = session.keys("t");
    assert!(session.commands().contains(&Command::StopTranscribing));
    let json = br#"{"segments":[{"start":1,"end":3,"text":"It broke."},{"start":9,"end":12,"text":"I mended it."}]}"#;
    let heard = parse_transcript(json, 16.0).expect("words");
    let mut session = session.event(Event::Sound(SoundNews::Transcribed(take(), Ok((heard, 16.0)))));
    let draft = kept(&mut session).pop().expect("kept");
    assert_eq!(
        (draft.text(PartId::Situation), draft.text(PartId::Action)),
        ("It broke.".into(), "I mended it.".into())
    );
    assert!(draft.head.heard);
}

#[test]
fn what_was_noted_stays_until_it_is_given_up() {
    let text = attempt(NOW, 3).replace("[seconds]", HEAD).replace("\"typed\"", "\"spoken\"");
    let noted = draft(&text).text(PartId::Situation).into_owned();
    let take = TakeId::of(&draft(&text).head);
    let json = br#"{"segments":[{"start":1,"end":3,"text":"It broke."}]}"#;
    let heard = parse_transcript(json, 16.0).expect("words");
    let session = on(&text, with_own_answer()).keys("shift-tab");
    let mut session = session.event(Event::Sound(SoundNews::Transcribed(take, Ok((heard, 16.0)))));
    assert!(kept(&mut session).is_empty());
    assert!(session.screen().contains("Situation  It broke."), "{}", session.screen());
    let mut session = session.keys("T");
    let draft = kept(&mut session).pop().expect("kept");
    assert_ne!(noted, "It broke.");
    assert_eq!(draft.text(PartId::Situation), "It broke.");
}

#[test]
fn a_transcription_that_fails_says_why_and_changes_nothing() {
    let failed = Err("`fake` ended with exit status: 1".to_owned());
    let mut session = listened().event(Event::Sound(SoundNews::Transcribed(take(), failed)));
    assert!(
        kept(&mut session)
            .iter()
            .all(|draft| !draft.head.heard && draft.story_parts().all(|(_, text)| text.is_empty()))
    );
    assert!(session.screen().contains("Not transcribed: `fake` ended"), "{}", session.screen());
}
