use super::*;
use crate::app::Data;
use crate::app::harness::lived_in::{disagreements, lived_in, reviewed};
use crate::app::harness::{Session, shown};
use crate::domain::{Draft, Record};

fn question() -> QuestionId {
    "disagreement".parse().expect("an id")
}

/// The history in this home, once these drafts were looked at.
fn opened(data: Data, drafts: Vec<Draft>) -> Session {
    let event = reviewed(&question(), drafts, &data);
    let mut session = Session::at_home(data).keys("p enter");
    assert_eq!(session.commands(), [Command::Review(question())]);
    session.event(event)
}

#[test]
fn two_marked_attempts_or_one_and_the_one_before_are_laid_side_by_side() {
    let pair = |keys: &str| shown!(opened(lived_in(), disagreements()).keys(keys), History).shown;
    assert_eq!(pair("j space j d"), Shown::Words(0, 1));
    assert_eq!(pair("j j d"), Shown::Words(0, 1), "the first has none before it");
    assert_eq!(pair("G space g d"), Shown::Words(0, 2));
    assert_eq!(pair("j space j d esc"), Shown::Attempts);
}

#[test]
fn any_two_are_compared_also_those_before_the_latest_twenty() {
    let mut data = lived_in();
    let record = |draft: &Draft| Record {
        head: draft.head.clone(),
        path: format!("/home/drafts/{}.md", draft.head.started).into(),
        words: Vec::new(),
    };
    let mut drafts = disagreements();
    drafts.truncate(2);
    for hours in 1..=25 {
        let mut draft = drafts[1].clone();
        draft.head.started.instant += jiff::SignedDuration::from_hours(hours * 6);
        drafts.push(draft);
    }
    data.records = drafts.iter().map(record).collect();
    let session = opened(data, drafts);
    assert_eq!(shown!(session, History).review.as_ref().map(|review| review.attempts.len()), Some(20), "key points");
    let oldest = session.keys("G space k d");
    assert_eq!(shown!(oldest, History).shown, Shown::Words(0, 1));
    assert!(shown!(oldest, History).reviewed(0).is_some() && shown!(oldest, History).reviewed(1).is_some());
    assert_eq!(shown!(oldest.keys("esc g d"), History).shown, Shown::Words(0, 26));
}

#[test]
fn t_transcribes_the_recording_of_the_chosen_attempt() {
    let is_asked =
        |command: &Command| matches!(command, Command::Transcribe { asked: true, head } if head.recording.is_some());
    let mut data = lived_in();
    assert!(!opened(data.clone(), disagreements()).keys("t").commands().iter().any(is_asked));
    data.records.iter_mut().for_each(|record| record.head.recording = Some("take.wav".to_owned()));
    let session = opened(data, disagreements());
    assert!(session.offers("transcribe"));
    assert!(session.keys("t").commands().iter().any(is_asked));
}
