//! What works on every screen, and what is told of saving.

mod days;

use super::harness::homes::practised;
use super::harness::{Session, start};
use super::today::Today;
use super::*;

#[test]
fn help_names_the_keys_of_the_screen_it_was_opened_from() {
    let session = Session::new().keys("?");
    let Screen::Help(help) = session.app.screen() else { panic!("help") };
    assert!(help.rows.iter().any(|row| row.help == "answer the chosen question in writing"));
    assert!(matches!(session.keys("esc").app.screen(), Screen::Today(_)));
}

#[test]
fn quitting_is_a_command() {
    assert_eq!(Session::new().keys("q").commands(), [Command::Quit]);
}

/// The session after `keys` were pressed while the home was read, and the home then came.
#[track_caller]
fn pressed_while_reading(keys: &str) -> Session {
    let mut session = Session::on(Screen::Today(Today::default()), Data::default()).keys(keys);
    assert_eq!(session.commands(), [], "they wait");
    session.event(Event::Loaded(Box::new(practised())))
}

#[test]
fn keys_pressed_while_the_home_is_read_are_applied_to_the_finished_list() {
    assert!(matches!(pressed_while_reading("p").app.screen(), Screen::Progress(_)));
    assert!(matches!(pressed_while_reading("/ q").app.screen(), Screen::Questions(_)));
    assert!(matches!(pressed_while_reading("j").app.screen(), Screen::Today(today) if today.chosen == 1));
}

#[test]
fn the_way_out_works_while_the_home_is_read() {
    let mut app = App::new(Screen::Today(Today::default()));
    assert_eq!(app.update(Event::Key(KeyCode::Char('q').into()), start()), [Command::Quit]);
}

/// The first question with a letter written.
fn writing() -> Session {
    Session::new().keys("enter enter a")
}

#[test]
fn a_failing_save_is_told_until_one_succeeds() {
    let session = writing().event(Event::NotSaved { reason: "the disk is full".to_owned() }).type_text("bc");
    assert!(session.notices().contains("Not saved: the disk is full."), "{}", session.notices());
    assert_eq!(session.event(Event::Saved { change: 3 }).notices(), "");
}

#[test]
fn that_both_versions_of_a_draft_were_kept_is_told_while_typing_and_until_it_was_read() {
    let path = "/home/drafts/2026/2026-11-26T201500-disagreement-2.md";
    let session = writing().event(Event::KeptBoth { path: path.into() });
    let session = session.type_text("bc").event(Event::Saved { change: 3 });
    let told = "Both are kept: yours is";
    assert!(session.notices().contains(told), "{}", session.notices());
    let session = session.keys("esc esc");
    assert!(matches!(session.app.screen(), Screen::Today(_)) && session.notices().contains(told));
    assert_eq!(session.keys("down").notices(), "");
}

#[test]
fn a_draft_that_cannot_be_saved_is_offered_to_be_written_elsewhere() {
    let mut session = writing().keys("esc esc");
    let draft = Box::new(session.last_kept());
    let session = session.event(Event::NotReleased { draft, reason: "the disk is full".to_owned(), quitting: false });
    let mut session = session.keys("ctrl-c ctrl-x");
    assert!(session.notices().contains("once more, and it is gone"), "{}", session.notices());
    assert_eq!(session.commands(), []);
    let mut session = session.keys("enter");
    let [Command::WriteElsewhere { path, .. }] = &session.commands()[..] else { panic!("nothing is written") };
    assert_eq!(path.to_string_lossy(), "greenroom-2026-11-26-introduction.md");
    let session = session.event(Event::WrittenElsewhere(Ok("kept.md".into())));
    assert!(matches!(session.app.screen(), Screen::Today(_)));
    assert_eq!(session.notices(), "The draft is in kept.md.");
}
