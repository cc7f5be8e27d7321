//! What is kept of how an attempt sounded, and what is played and transcribed.

use super::*;
use crate::app::Screen;
use crate::app::harness::homes::recorded;
use crate::app::recording::DraftId;
use crate::domain::PartId;
use crate::speech::synthetic::Take;
use crate::speech::{Heard, parse_transcript};

fn take() -> DraftId {
    DraftId::of(&draft(&said(NOW)).head)
}

/// A sound with a pause of `rest` seconds before the Action.
fn heard(rest: f64) -> Event {
    let sound = Take::default().say(6.0).rest(rest).say(8.0).sound();
    Event::Sound(SoundNews::Listened(take(), Ok(Box::new(sound))))
}

/// What a transcriber made of the recording.
fn transcribed(result: Result<&str, &str>) -> Event {
    let words = |json: &str| -> (Vec<Heard>, f64) { (parse_transcript(json.as_bytes(), 16.0).expect("words"), 16.0) };
    Event::Sound(SoundNews::Transcribed(take(), result.map(words).map_err(str::to_owned)))
}

/// A spoken attempt that was listened to, in the view Voice.
fn listened() -> Session {
    Session::comparing(&recorded(&said(NOW)), with_own_answer()).event(heard(2.0)).keys("shift-tab")
}

#[test]
fn a_draft_that_was_just_made_keeps_its_figures_and_one_looked_at_again_stays_as_it_is() {
    let text = recorded(&said(NOW)).replace("8.0", "10.0");
    let data = with_own_answer();
    let looked_at = Comparison::new(draft(&text), 0, &Context::of(&data), start());
    let looked_at = Session::on(Screen::Comparison(Box::new(looked_at)), data.clone()).event(heard(4.0)).kept();
    assert!(looked_at.is_empty());
    let voice = Session::comparing(&text, data).event(heard(4.0)).last_kept().head.voice.expect("figures");
    assert_eq!((voice.pauses, voice.before), (1, Some(PartId::Action)));
    assert!(voice.longest_pause.is_some_and(|pause| (3.8..4.2).contains(&pause.as_secs_f64())), "{voice:?}");
}

#[test]
fn only_a_draft_with_a_recording_has_such_a_view() {
    assert!(listened().comparison().views().contains(&ViewKind::Voice));
    assert!(!written().comparison().views().contains(&ViewKind::Voice));
}

#[test]
fn the_rating_keys_rate_beside_the_recording_too() {
    assert_eq!(listened().keys("3").notices(), "Rated 3 good.");
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
    let mut session = session.event(Event::Sound(SoundNews::Transcribing(take()))).keys("t");
    assert!(session.commands().contains(&Command::StopTranscribing));
    let json = r#"{"segments":[{"start":1,"end":3,"text":"It broke."},{"start":9,"end":12,"text":"I mended it."}]}"#;
    let draft = session.event(transcribed(Ok(json))).last_kept();
    let texts = (draft.text(PartId::Situation), draft.text(PartId::Action));
    assert_eq!(texts, ("It broke.".into(), "I mended it.".into()));
    assert!(draft.head.heard);
}

#[test]
fn what_was_noted_stays_until_it_is_given_up() {
    let text = recorded(&attempt(NOW, 3)).replace("\"typed\"", "\"spoken\"");
    let session = Session::comparing(&text, with_own_answer()).keys("shift-tab");
    let mut session = session.event(transcribed(Ok(r#"{"segments":[{"start":1,"end":3,"text":"It broke."}]}"#)));
    assert!(session.kept().is_empty());
    assert_eq!(session.comparison().listening.offered, [(PartId::Situation, "It broke.".to_owned())]);
    assert_eq!(session.keys("T").last_kept().text(PartId::Situation), "It broke.");
}

#[test]
fn a_transcription_that_fails_says_why_and_changes_nothing() {
    let mut session = listened().event(transcribed(Err("`fake` ended with exit status: 1")));
    let is_untouched = |draft: &Draft| !draft.head.heard && draft.story_parts().all(|(_, text)| text.is_empty());
    assert!(session.kept().iter().all(is_untouched));
    assert_eq!(session.notices(), "Not transcribed: `fake` ended with exit status: 1.");
}
