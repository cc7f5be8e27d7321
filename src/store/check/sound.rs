//! Recordings without a draft, and drafts whose recording is not there.

use crate::domain::{Problem, Record, Severity};
use crate::store::recordings::{recording_path, recordings};
use crate::store::{Home, load_records};
use std::collections::HashSet;
use std::path::PathBuf;

/// A warning for each recording of `home` that no draft names, and for each draft that names one that is not there.
pub(super) fn sound(home: &Home) -> Vec<Problem> {
    let there: Vec<PathBuf> = recordings(home).into_iter().map(|(path, _)| path).collect();
    let records = load_records(home).value;
    let path_of = |record: &Record| recording_path(&record.path, &record.head);
    let named: HashSet<PathBuf> = records.iter().filter_map(path_of).collect();
    let missing = |record: &&Record| path_of(record).is_some_and(|path| !path.exists());
    let orphans = there.into_iter().filter(|path| !named.contains(path)).map(|path| {
        let advice = "delete it, or name it in the draft that it belongs to: recording = \"NAME.wav\"";
        Problem::of_whole(&path, Severity::Warning, "no draft names this recording", advice)
    });
    let lost = records.iter().filter(missing).map(|record| {
        let name = record.head.recording.as_deref().unwrap_or_default();
        let message = format!("its recording {name} is not in the folder");
        Problem::of_whole(
            &record.path,
            Severity::Warning,
            message,
            "bring the file back, or delete the line `recording`",
        )
    });
    orphans.chain(lost).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::drafts::render_draft;
    use crate::store::scene::{self, Scene};

    #[test]
    fn sound_without_a_draft_and_a_draft_without_its_sound_are_told() {
        let recorded = |name: &str, second| {
            let mut draft = scene::draft("", second);
            draft.head.recording = Some(name.to_owned());
            render_draft(&draft)
        };
        let scene = Scene::new()
            .with("drafts/2026/a.md", recorded("a.wav", 1))
            .with("drafts/2026/a.wav", "sound")
            .with("drafts/2026/b.md", recorded("b.wav", 2))
            .with("drafts/2026/c.wav", "sound");
        let told: Vec<String> = sound(&scene.home)
            .iter()
            .map(|p| format!("{} {}", p.path.file_name().unwrap_or_default().to_string_lossy(), p.message))
            .collect();
        assert_eq!(told, ["c.wav no draft names this recording", "b.md its recording b.wav is not in the folder"]);
    }
}
