//! Recorders of all kinds, as small shell scripts, and what becomes of their sound.

use super::*;
use crate::domain::{Mode, QuestionId};
use crate::store::recordings::sound_between;
use crate::terminal::clock::parse_offset_time;
use std::path::Path;

/// A home, and a recorder that runs these scripts, one after the other where the first gives nothing.
struct Scene {
    folder: tempfile::TempDir,
    recorder: Recorder,
    news: Receiver<Recorded>,
}

impl Scene {
    fn new(scripts: &[&str]) -> Scene {
        let folder = tempfile::tempdir().expect("a folder");
        let home = Home::at(folder.path());
        let programs: Vec<Program> = scripts.iter().map(|script| program(script)).collect();
        let (sender, news) = channel();
        let tell = move |news| drop(sender.send(news));
        let patience = Duration::from_millis(300);
        let recorder = Recorder::start_with(&home, Clock::start(None), patience, move || Ok(programs.clone()), tell);
        Scene { folder, recorder: recorder.expect("started"), news }
    }

    /// Records until there is news of this kind.
    fn until(&self, wanted: impl Fn(&Recorded) -> bool) -> Recorded {
        loop {
            let news = self.news.recv_timeout(Duration::from_secs(20)).expect("news");
            if wanted(&news) {
                return news;
            }
        }
    }

    fn trouble(&self) -> String {
        match self.until(|news| matches!(news, Recorded::Trouble(_))) {
            Recorded::Trouble(text) => text,
            other => panic!("{other:?}"),
        }
    }

    /// The sound in the file of the take.
    fn sound(&self) -> Vec<u8> {
        let path = self.folder.path().join("drafts/2026/2026-11-26T101500-pressure.wav");
        sound_between(&path, 0.0, None).expect("a recording")
    }
}

fn program(script: &str) -> Program {
    let arguments = vec!["-c".to_owned(), script.to_owned()];
    Program { name: "fake".to_owned(), path: "/bin/sh".into(), arguments }
}

fn head() -> Box<DraftHead> {
    let question = QuestionId::parse("pressure").expect("an id");
    let started = parse_offset_time("2026-11-26T10:15:00+09:00").expect("a time");
    Box::new(DraftHead::new(question, started, Mode::Spoken))
}

/// Prints `seconds` of a loud sound.
fn loud(seconds: &str) -> String {
    format!("head -c $(({seconds} * 32000)) /dev/zero | tr '\\000' '\\020'")
}

const ZEROS: &str = "head -c 64000 /dev/zero";

#[test]
fn sound_is_kept_and_its_level_shown_until_the_recorder_is_stopped() {
    let scene = Scene::new(&[&format!("{}; sleep 60", loud("1"))]);
    scene.recorder.record(head());
    scene.recorder.mark(PartId::Situation);
    let name = scene.until(|news| matches!(news, Recorded::Into(_)));
    assert_eq!(name, Recorded::Into("2026-11-26T101500-pressure.wav".to_owned()));
    let level = scene.until(|news| matches!(news, Recorded::Level(_)));
    assert!(matches!(level, Recorded::Level(1..)), "{level:?}");
    scene.trouble();
    scene.recorder.mark(PartId::Task);
    assert_eq!(
        scene.until(|news| matches!(news, Recorded::Marked(PartId::Task, _))),
        Recorded::Marked(PartId::Task, Duration::from_secs(1))
    );
    scene.recorder.finish();
    assert_eq!(scene.sound().len(), 32_000);
}

#[test]
fn what_a_recorder_still_has_when_it_is_stopped_is_kept() {
    let scene =
        Scene::new(&[&format!("trap '{}; exit 1' INT; {}; while :; do sleep 0.05; done", loud("1"), loud("1"))]);
    scene.recorder.record(head());
    scene.until(|news| matches!(news, Recorded::Level(_)));
    scene.recorder.finish();
    assert_eq!(scene.sound().len(), 64_000);
}

#[test]
fn recording_again_goes_on_in_the_same_file() {
    let scene = Scene::new(&[&format!("{}; sleep 60", loud("1"))]);
    for _ in 0..2 {
        scene.recorder.record(head());
        scene.until(|news| matches!(news, Recorded::Level(_)));
        scene.trouble();
        scene.recorder.stop();
        scene.until(|news| *news == Recorded::Stopped);
    }
    assert_eq!(scene.sound().len(), 64_000);
}

#[test]
fn a_recorder_that_ends_at_once_gives_way_to_the_next() {
    let scene = Scene::new(&["echo no server >&2; exit 1", &format!("{}; sleep 60", loud("1"))]);
    scene.recorder.record(head());
    scene.until(|news| matches!(news, Recorded::Level(_)));
}

#[test]
fn when_every_recorder_ends_at_once_the_last_complaint_is_told_in_visible_characters() {
    let scene = Scene::new(&["exit 1", "echo ok >&2; printf '\\033[31mno device\\n' >&2; exit 1"]);
    scene.recorder.record(head());
    let told = scene.trouble();
    assert!(told.starts_with("Not recording: `fake` ended with exit status: 1: "), "{told}");
    assert!(told.contains("no device") && !told.contains('\u{1b}'), "{told}");
}

#[test]
fn without_any_program_it_says_where_to_look() {
    let scene = Scene::new(&[]);
    scene.recorder.record(head());
    assert_eq!(scene.trouble(), "Not recording: no microphone program found, `greenroom speech` tells more.");
}

#[test]
fn a_recorder_that_gives_nothing_or_hangs_is_told_and_sound_ends_that() {
    let scene = Scene::new(&["sleep 60"]);
    scene.recorder.record(head());
    assert!(scene.trouble().starts_with("No sound arrives"));
    let scene = Scene::new(&[&format!("{ZEROS}; sleep 60")]);
    scene.recorder.record(head());
    assert!(scene.trouble().contains("only silence"));
    let scene = Scene::new(&[&format!("sleep 0.6; {}; sleep 60", loud("1"))]);
    scene.recorder.record(head());
    scene.trouble();
    scene.until(|news| matches!(news, Recorded::Level(_)));
}

#[test]
fn a_recorder_that_breaks_off_is_told_and_what_it_gave_is_kept() {
    let scene = Scene::new(&[&format!("{}; echo unplugged >&2; exit 3", loud("1"))]);
    scene.recorder.record(head());
    let told = scene.trouble();
    assert!(told.starts_with("The recording broke off: `fake`"), "{told}");
    assert_eq!(scene.sound().len(), 32_000);
}

#[test]
fn one_that_complains_without_end_does_not_stand_still() {
    let chatty = format!("head -c 3000000 /dev/zero | tr '\\000' 'e' >&2; {}; sleep 60", loud("1"));
    let scene = Scene::new(&[&chatty]);
    scene.recorder.record(head());
    scene.until(|news| matches!(news, Recorded::Level(_)));
}

#[test]
fn a_take_that_is_discarded_leaves_no_sound() {
    let scene = Scene::new(&[&format!("{}; sleep 60", loud("1"))]);
    scene.recorder.record(head());
    scene.until(|news| matches!(news, Recorded::Level(_)));
    scene.recorder.discard();
    scene.recorder.finish();
    let left = std::fs::read_dir(Path::new(scene.folder.path()).join("drafts/2026")).expect("listed").count();
    assert_eq!(left, 0);
}
