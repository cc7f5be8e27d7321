//! What becomes of a draft when saving, or the program, comes to an end.

use super::*;
use crate::format::drafts::parse_draft;
use crate::terminal::input::waker;
use std::path::Path;

fn unsaved() -> Unsaved {
    let text = "+++\nquestion = \"pressure\"\nstarted = 2026-11-26T10:15:00+09:00\nmode = \"typed\"\nfinished = false\n\
                +++\n## Situation\nThe last words.\n";
    let (draft, _) = parse_draft(Path::new("draft.md"), text).expect("a draft");
    Unsaved { draft: Box::new(draft), change: 1 }
}

/// A keeper without a thread, so that what lies on its desk stays there.
fn keeper(folder: &Path) -> Keeper {
    let (_input, waker) = waker().expect("a pipe");
    let (sender, _) = channel();
    Keeper::idle(&Home::at(folder), Bell { sender, waker })
}

#[track_caller]
fn check_saved(folder: &Path) {
    let file = folder.join("drafts/2026/2026-11-26T101500-pressure.md");
    let text = std::fs::read_to_string(file).expect("the draft");
    assert!(text.contains("The last words."), "{text}");
}

#[test]
fn a_signal_saves_what_lies_on_the_desk() {
    let folder = tempfile::tempdir().expect("a folder");
    let keeper = keeper(folder.path());
    keeper.keep(unsaved().draft, 1);
    keeper.save_now();
    check_saved(folder.path());
}

#[test]
fn what_lies_on_the_desk_is_saved_before_a_stop_and_tried_again_when_that_fails() {
    let folder = tempfile::tempdir().expect("a folder");
    let keeper = keeper(folder.path());
    block(folder.path());
    keeper.keep(unsaved().draft, 1);
    keeper.save_and_wait();
    assert!(keeper.0.desk().unsaved.is_some() && keeper.0.desk().due, "it is to be tried again");
    std::fs::remove_file(folder.path().join("drafts")).expect("removed");
    keeper.save_and_wait();
    check_saved(folder.path());
}

#[test]
fn who_waits_for_the_end_is_answered_after_the_last_save_when_a_signal_comes_between() {
    let folder = tempfile::tempdir().expect("a folder");
    let keeper = keeper(folder.path());
    let (reply, answer) = channel();
    keeper.0.order(Order::Finish(Some(unsaved()), reply));
    keeper.save_now();
    assert!(matches!(answer.recv(), Ok(Ok(()))), "an end without an answer would end the program during the save");
    check_saved(folder.path());
}

/// A file where the drafts' folder should be lets every save fail.
fn block(folder: &Path) {
    std::fs::write(folder.join("drafts"), "in the way").expect("written");
}

#[track_caller]
fn check_rescued(folder: &Path) {
    let files: Vec<_> = std::fs::read_dir(folder.join(".rescue")).expect("listed").flatten().collect();
    assert_eq!(files.len(), 1, "{files:?}");
    std::fs::remove_file(folder.join("drafts")).expect("removed");
    assert!(matches!(rescue::take_over(&Home::at(folder)).as_slice(), [rescue::Rescued::Saved(_)]));
    check_saved(folder);
}

#[test]
fn what_a_signal_cannot_save_is_kept_outside_the_home() {
    let folder = tempfile::tempdir().expect("a folder");
    block(folder.path());
    let keeper = keeper(folder.path());
    keeper.keep(unsaved().draft, 1);
    keeper.save_now();
    check_rescued(folder.path());
}

#[test]
fn a_draft_that_a_person_is_still_asked_about_is_kept_outside_the_home_too() {
    let folder = tempfile::tempdir().expect("a folder");
    block(folder.path());
    let keeper = keeper(folder.path());
    assert!(keeper.0.let_go(Some(unsaved()), &mut keeper.0.file()).is_err());
    keeper.save_now();
    check_rescued(folder.path());
    keeper.0.desk().stranded = Some(homeless(unsaved().draft, &None));
    keeper.settle();
    keeper.save_now();
    assert_eq!(std::fs::read_dir(folder.path().join(".rescue")).expect("listed").count(), 0);
}

#[test]
fn the_rescued_words_of_a_draft_that_has_a_file_go_back_into_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let keeper = keeper(folder.path());
    keeper.keep(unsaved().draft, 1);
    keeper.0.desk().due = true;
    assert!(keeper.0.work_once());
    let (drafts, aside) = (folder.path().join("drafts"), folder.path().join("aside"));
    std::fs::rename(&drafts, &aside).expect("moved");
    block(folder.path());
    let mut more = unsaved();
    more.draft.parts[0].text.push_str(" And more.");
    assert!(keeper.0.let_go(Some(more), &mut keeper.0.file()).is_err());
    keeper.save_now();
    std::fs::remove_file(&drafts).expect("removed");
    std::fs::rename(&aside, &drafts).expect("moved back");
    let taken = rescue::take_over(&Home::at(folder.path()));
    assert!(matches!(taken.as_slice(), [rescue::Rescued::Saved(_)]), "{taken:?}");
    let text = std::fs::read_to_string(drafts.join("2026/2026-11-26T101500-pressure.md")).expect("the draft");
    assert!(text.contains("The last words. And more."), "{text}");
}

#[test]
fn when_the_thread_fails_that_is_told_and_whoever_writes_saves() {
    let folder = tempfile::tempdir().expect("a folder");
    let (_input, waker) = waker().expect("a pipe");
    let (sender, wakes) = channel();
    let fail = |_: &Shared| panic!("a fault of the program");
    let keeper = Keeper::start_with(&Home::at(folder.path()), Bell { sender, waker }, fail).expect("started");
    let told = wakes.recv().expect("told");
    assert!(matches!(told, Wake::App(event) if matches!(*event, Event::Notice(_))));
    assert!(matches!(wakes.recv(), Ok(Wake::KeeperFailed)));
    keeper.keep(unsaved().draft, 1);
    keeper.save();
    check_saved(folder.path());
    assert!(keeper.finish().is_ok());
}

#[test]
fn what_the_thread_had_in_hand_when_it_failed_is_not_lost() {
    let folder = tempfile::tempdir().expect("a folder");
    let (_input, waker) = waker().expect("a pipe");
    let (sender, wakes) = channel();
    let fail = |shared: &Shared| {
        shared.desk().in_hand = Some(unsaved());
        panic!("a fault of the program");
    };
    let keeper = Keeper::start_with(&Home::at(folder.path()), Bell { sender, waker }, fail).expect("started");
    assert!(keeper.finish().is_ok(), "whoever waits for the end does not wait for a thread that is gone");
    while !matches!(wakes.recv().expect("told"), Wake::KeeperFailed) {}
    assert!(keeper.finish().is_ok());
    check_saved(folder.path());
}
