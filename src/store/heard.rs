//! What comes of a recording after the attempt: heard words into the file of its draft, and the sound removed when it is
//! not to stay.

use super::recordings::{listen, recording_path, remove_recording};
use super::{DraftFile, Home, OpenDraftError, WriteError, load_config, load_records};
use crate::domain::draft::VoiceFigures;
use crate::domain::recordings::surplus;
use crate::domain::{DraftHead, PartId, QuestionId};
use crate::speech::placed::{fill, placed};
use crate::speech::{Heard, part_spans};
use std::path::Path;

/// Why nothing was put into a draft; it is as it was.
#[derive(Debug, thiserror::Error)]
pub enum FillError {
    #[error(transparent)]
    NotOpened(#[from] OpenDraftError),
    #[error(transparent)]
    NotSaved(#[from] WriteError),
}

impl FillError {
    /// Whether somebody works on the draft, so that it can be tried again.
    pub fn is_in_use(&self) -> bool {
        matches!(self, FillError::NotOpened(OpenDraftError::Locked(_)))
    }
}

/// Puts what was heard in a recording of `seconds` into the empty parts of the draft at `path`; gives back what was heard
/// in the others.
pub fn fill_heard(home: &Home, path: &Path, heard: &[Heard], seconds: f64) -> Result<Vec<(PartId, String)>, FillError> {
    let (mut file, mut draft) = DraftFile::open(home, path)?;
    let texts = placed(heard, &part_spans(&draft.head.marks, seconds));
    let count = texts.len();
    let left = fill(&mut draft, texts);
    if left.len() < count {
        draft.head.heard = true;
        file.save(&draft)?;
    }
    Ok(left)
}

/// Removes the recordings of `question` that the settings do not keep, each after its draft was told so. Whether all are
/// gone: that of a draft that somebody works on stays.
pub fn tidy_recordings(home: &Home, question: &QuestionId) -> Result<bool, FillError> {
    let mut all = true;
    let keep = load_config(home).value.recordings;
    let records = load_records(home).value;
    for record in surplus(&records, question, keep) {
        let Some(sound) = recording_path(&record.path, &record.head) else { continue };
        let (mut file, mut draft) = match DraftFile::open(home, &record.path) {
            Err(OpenDraftError::Locked(_)) => {
                all = false;
                continue;
            }
            opened => opened?,
        };
        // The figures stay when the sound goes.
        draft.head.voice = draft.head.voice.or_else(|| figures(&sound, &draft.head));
        draft.head.recording = None;
        file.save(&draft)?;
        remove_recording(home, &sound)?;
    }
    Ok(all)
}

/// How the recording at `sound` of the draft with `head` sounded; nothing where no voice is in it.
fn figures(sound: &Path, head: &DraftHead) -> Option<VoiceFigures> {
    let heard = listen(sound).ok()?;
    let voice = heard.voice()?;
    Some(voice.figures(&part_spans(&head.marks, voice.seconds)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Draft;
    use crate::format::drafts::render_draft;
    use crate::speech::parse_transcript;
    use crate::store::load_draft;
    use crate::store::scene::{self, Scene};

    fn finished(second: i64, rating: u8) -> Draft {
        let mut draft = scene::draft("", second);
        draft.head.finished = true;
        draft.head.rating = crate::domain::Rating::from_number(rating);
        draft.head.recording = Some(format!("{second}.wav"));
        draft
    }

    #[test]
    fn what_was_heard_goes_into_empty_parts_and_notes_stay() {
        let mut draft = scene::draft("My own note.", 0);
        draft.head.marks = [(PartId::Situation, 0), (PartId::Action, 5)]
            .map(|(part, at)| (part, std::time::Duration::from_secs(at)))
            .to_vec();
        let scene = Scene::new().with("drafts/2026/a.md", render_draft(&draft));
        let path = scene.home.drafts_dir().join("2026/a.md");
        let json = r#"{"segments":[{"start":0,"end":2,"text":"It broke."},{"start":6,"end":8,"text":"I mended it."}]}"#;
        let heard = parse_transcript(json.as_bytes(), 10.0).expect("words");
        let left = fill_heard(&scene.home, &path, &heard, 10.0).expect("filled");
        assert_eq!(left, [(PartId::Situation, "It broke.".to_owned())]);
        let (found, _) = load_draft(&path).expect("a draft");
        assert_eq!(found.text(PartId::Situation), "My own note.");
        assert_eq!(found.text(PartId::Action), "I mended it.");
        assert!(found.head.heard);
        let before = scene.text("drafts/2026/a.md");
        assert_eq!(fill_heard(&scene.home, &path, &heard, 10.0).expect("nothing new").len(), 2);
        assert_eq!(scene.text("drafts/2026/a.md"), before);
    }

    #[test]
    fn a_draft_in_use_is_left_alone() {
        let scene = Scene::new().with("drafts/2026/a.md", render_draft(&scene::draft("", 0)));
        let path = scene.home.drafts_dir().join("2026/a.md");
        let _held = DraftFile::open(&scene.home, &path).expect("opened");
        let heard = parse_transcript(b"It broke.", 1.0).expect("words");
        assert!(fill_heard(&scene.home, &path, &heard, 1.0).expect_err("in use").is_in_use());
    }

    #[test]
    fn old_sound_goes_with_its_mention_and_the_best_and_latest_stay() {
        let mut scene = Scene::new();
        for (second, rating) in [(1, 2), (2, 4), (3, 3), (4, 1)] {
            let year = "drafts/2026";
            scene = scene.with(&format!("{year}/{second}.md"), render_draft(&finished(second, rating)));
            scene = scene.with(&format!("{year}/{second}.wav"), "sound");
        }
        let question = finished(1, 1).head.question;
        let held = DraftFile::open(&scene.home, &scene.home.drafts_dir().join("2026/3.md")).expect("opened");
        assert!(!tidy_recordings(&scene.home, &question).expect("all but one"));
        drop(held);
        assert!(tidy_recordings(&scene.home, &question).expect("tidied"));
        let left: Vec<_> = crate::store::recordings::recordings(&scene.home);
        let left: Vec<_> = left.iter().filter_map(|(path, _)| path.file_name()?.to_str()).collect();
        assert_eq!(left, ["2.wav", "4.wav"]);
        let text = scene.text("drafts/2026/1.md");
        assert!(!text.contains("recording"), "{text}");
        assert!(scene.text("drafts/2026/2.md").contains("recording = \"2.wav\""));
    }
}
