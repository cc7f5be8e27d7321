use super::*;
use crate::app::harness::lived_in::lived_in;
use crate::app::harness::sheets::{WANTED, made};
use crate::app::harness::{Session, shown};
use crate::app::{Data, Screen};
use jiff::civil::date;

fn opened() -> Session {
    Session::at_home(Data { elsewhere: "/home/me".into(), ..lived_in() }).keys("x")
}

fn refused(reason: &str) -> Event {
    Event::SheetMade(WANTED, Box::new(Err(reason.to_owned())))
}

fn making(wanted: Wanted) -> Command {
    Command::MakeSheet { wanted, path: None }
}

#[test]
fn a_choice_makes_the_sheet_anew_and_the_ending_follows_the_format() {
    let mut session = opened().event(made(None)).keys("space j space");
    let anki = Wanted { format: Format::Anki, ..WANTED };
    assert_eq!(session.commands(), [making(WANTED), making(anki), making(Wanted { full: true, ..anki })]);
    assert_eq!(shown!(session, Export).path.text(), "/home/me/prep-sheet-2026-11-26.tsv");
}

#[test]
fn a_sheet_for_the_next_interview_is_a_choice_while_one_is_set() {
    let mut session = opened().keys("down down space");
    let interview = Some(date(2026, 12, 10));
    assert_eq!(session.commands(), [making(WANTED), making(Wanted { interview, ..WANTED })]);
    let mut without = lived_in();
    without.config.interview = None;
    assert!(!shown!(Session::at_home(without).keys("x"), Export).rows().contains(&Row::Interview));
}

#[test]
fn enter_writes_and_says_where_and_what_was_taken_out() {
    let mut session = opened().event(made(None)).keys("enter");
    let path = "/home/me/prep-sheet-2026-11-26.pdf";
    let writing = Command::MakeSheet { wanted: WANTED, path: Some(path.into()) };
    assert_eq!(session.commands(), [making(WANTED), writing]);
    let session = session.event(made(Some(path)));
    assert_eq!(session.notices(), format!("Wrote {path}; the words of [redact] were taken out of 2 places."));
}

#[test]
fn a_refusal_is_told_and_the_sheet_stays() {
    let session = opened().event(made(None)).keys("enter").event(refused("x.pdf was not written by Greenroom."));
    assert_eq!(session.notices(), "x.pdf was not written by Greenroom.");
    assert!(matches!(shown!(session, Export).made, Some(Ok(_))));
}

#[test]
fn without_anything_of_ones_own_there_is_nothing_to_write() {
    let mut session = opened().event(refused("There is nothing of your own to take along yet.")).keys("enter");
    assert_eq!(session.commands(), [making(WANTED)]);
    assert!(matches!(shown!(session, Export).made, Some(Err(_))));
}

#[test]
fn the_place_is_typed_and_letters_are_no_keys_there() {
    let session = opened().event(made(None)).keys("tab tab tab tab tab").type_text("q?v");
    assert_eq!(shown!(session, Export).path.text(), "/home/me/prep-sheet-2026-11-26.pdfq?v");
    assert!(matches!(session.keys("esc").app.screen(), Screen::Today(_)));
}

#[test]
fn the_whole_text_is_seen_with_v() {
    let session = opened().event(made(None)).keys("v");
    assert!(shown!(session, Export).reading);
    assert!(!shown!(session.keys("esc"), Export).reading);
}
