use super::*;
use crate::app::harness::Session;
use crate::app::{Event, Screen};
use crate::domain::Severity;

fn path() -> PathBuf {
    "/home/answers/mine.md".into()
}

fn problem(line: usize, severity: Severity) -> Problem {
    Problem {
        path: path(),
        line,
        column: 1,
        severity,
        message: "a lone `**`".to_owned(),
        advice: "delete it".to_owned(),
        span: None,
    }
}

/// Two warnings and then an error.
fn problems() -> Vec<Problem> {
    vec![problem(4, Severity::Warning), problem(5, Severity::Warning), problem(7, Severity::Error)]
}

fn checked(session: Session, problems: Vec<Problem>, changed: bool) -> Session {
    session.event(Event::Checked { path: path(), problems, changed })
}

fn is_listed(session: &Session) -> bool {
    matches!(session.app.screen(), Screen::Faults(_))
}

#[track_caller]
fn check_opens(session: Session, line: usize) -> Session {
    let mut session = session.keys("enter");
    assert_eq!(session.commands(), [Command::Edit(Edit::Line { path: path(), line })]);
    session
}

#[test]
fn the_worst_fault_is_opened_at_its_line_and_the_list_follows_the_file() {
    let session = check_opens(checked(Session::new(), problems(), true), 7);
    let session = checked(session, problems().into_iter().take(2).collect(), true);
    let session = check_opens(check_opens(session, 4).keys("down"), 5);
    let session = checked(session, Vec::new(), true);
    assert!(!is_listed(&session));
    assert_eq!(session.notices(), "Nothing is wrong with mine.md any more.");
}

#[test]
fn a_file_that_was_only_looked_at_shows_no_warnings() {
    let warnings: Vec<Problem> = problems().into_iter().take(2).collect();
    assert!(!is_listed(&checked(Session::new(), warnings.clone(), false)));
    assert!(is_listed(&checked(Session::new(), problems(), false)));
    let listed = checked(Session::new(), warnings.clone(), true);
    assert!(is_listed(&checked(listed, warnings, false)));
}

#[test]
fn the_list_is_left_for_the_screen_below() {
    assert!(matches!(checked(Session::new(), problems(), true).keys("esc").app.screen(), Screen::Today(_)));
}
