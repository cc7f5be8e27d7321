//! A follow-up: asked, said or written, kept in the draft.

use super::*;
use crate::app::harness::homes::{NOW, attempt, draft, said, sample, with_questions};

const FIRST: &str = "What would the other person say about it?";
const SECOND: &str = "Would you do it again?";

/// The comparison of a draft to whose question there are two follow-ups.
fn compared(text: &str) -> Session {
    let follow_ups = [FIRST, SECOND].map(str::to_owned).to_vec();
    let data = with_questions(sample(), |question| question.follow_ups = follow_ups.clone());
    Session::comparing(text, data)
}

fn after_typed() -> Session {
    compared(&attempt(NOW, 3)).keys("f")
}

fn after_spoken() -> Session {
    compared(&said(NOW)).keys("f")
}

/// The sections beside the parts in the draft that was kept last.
fn sections(session: &mut Session) -> Vec<(String, String)> {
    let other = |part: DraftPart| match part.name {
        PartName::Other(name) => Some((name, part.text)),
        PartName::Part(_) => None,
    };
    session.last_kept().parts.into_iter().filter_map(other).collect()
}

#[track_caller]
fn check(mut session: Session, expected: &[(&str, &str)]) {
    let found = sections(&mut session);
    let found: Vec<_> = found.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    assert_eq!(found, expected);
    assert!(is_compared(&session));
}

#[test]
fn said_aloud_and_not_noted_it_keeps_the_time() {
    check(after_spoken().keys("enter").at(24).keys("ctrl-d ctrl-d"), &[(FIRST, "Said aloud in 0:24.")]);
    check(after_typed().keys("s").at(24).keys("ctrl-d ctrl-d"), &[(FIRST, "Said aloud in 0:24.")]);
}

#[test]
fn said_aloud_and_noted_it_keeps_both_without_a_rating() {
    let noted =
        || after_spoken().keys("enter").at(24).keys("ctrl-d").at(90).type_text("That it was fair.").keys("ctrl-d");
    check(noted(), &[(FIRST, "Said aloud in 0:24.\n\nThat it was fair.")]);
    let before = draft(&said(NOW)).head;
    let after = noted().last_kept().head;
    assert_eq!((after.rating, after.seconds), (before.rating, before.seconds));
}

#[test]
fn what_is_said_is_kept_in_a_pause_and_when_it_is_left() {
    let mut paused = after_spoken().keys("enter").at(20).keys("esc");
    assert_eq!(sections(&mut paused), [(FIRST.to_owned(), "Said aloud in 0:20.".to_owned())]);
    check(paused.keys("esc"), &[(FIRST, "Said aloud in 0:20.")]);
}

#[test]
fn it_is_written_after_either_draft() {
    let expected = [(FIRST, "That it was fair.")];
    check(after_typed().keys("enter").type_text("That it was fair.").keys("ctrl-d"), &expected);
    check(after_spoken().keys("w").type_text("That it was fair.").keys("ctrl-d"), &expected);
}

#[test]
fn that_it_was_kept_is_told_and_that_it_was_left_is_not() {
    let told = |session: Session| session.notices() == "The follow-up is kept with the draft.";
    assert!(told(after_typed().keys("enter").type_text("That it was fair.").keys("ctrl-d")));
    assert!(told(after_typed().keys("s").at(9).keys("ctrl-d ctrl-d")));
    assert!(!told(after_typed().keys("esc")));
    assert!(!told(after_typed().keys("enter esc esc")));
}

#[test]
fn another_one_is_asked_each_time_until_all_are_answered() {
    let once = after_typed().keys("enter").type_text("a").keys("ctrl-d f");
    assert_eq!(once.practice().prompt(), SECOND);
    let both = once.keys("s").at(9).keys("ctrl-d ctrl-d");
    assert!(!both.offers("follow-up"));
    check(both, &[(FIRST, "a"), (SECOND, "Said aloud in 0:09.")]);
}

#[test]
fn one_left_without_an_answer_gives_way_to_the_next_and_comes_again() {
    let mut session = after_typed();
    for expected in [FIRST, SECOND, FIRST] {
        assert_eq!(session.practice().prompt(), expected);
        session = session.keys("esc f");
    }
    assert!(session.kept().is_empty(), "nothing was answered");
    let emptied = after_typed().keys("enter").type_text("a").keys("backspace ctrl-d");
    check(emptied, &[]);
}

#[test]
fn discarding_it_leaves_the_draft_as_it_was() {
    check(after_typed().keys("enter").type_text("a").keys("esc ctrl-x y"), &[]);
    check(after_spoken().keys("enter").at(9).keys("esc ctrl-x y"), &[]);
}
