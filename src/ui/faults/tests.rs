use crate::app::{Command, Edit, Event};
use crate::domain::{Problem, Severity};
use crate::ui::harness::Session;
use std::path::{Path, PathBuf};

const PATH: &str = "/home/answers/mine.md";
const TEXT: &str = "+++\nsource = 5\n+++\n## Task\nA **lone mark\n## Result\nR\n";

fn problem(at: &str, severity: Severity, message: &str, advice: &str) -> Problem {
    let start = TEXT.find(at).expect("in the text");
    Problem::at(PATH, TEXT, start..start + at.len(), severity, message, advice)
}

fn problems() -> Vec<Problem> {
    vec![
        problem(
            "## Task",
            Severity::Warning,
            "the part Situation is missing",
            "write where and when under `## Situation`",
        ),
        problem("**lone", Severity::Warning, "a lone `**`", "delete it"),
        problem("5", Severity::Error, "`source` should be a text in quotes", "write it like `source = \"My notes\"`"),
    ]
}

fn checked(session: Session, problems: Vec<Problem>, changed: bool) -> Session {
    session.event(Event::Checked { path: PathBuf::from(PATH), problems, changed })
}

#[track_caller]
fn check_opens(session: Session, line: usize) -> Session {
    let mut session = session.keys("enter");
    let path = Path::new(PATH).to_owned();
    assert_eq!(session.commands(), [Command::Edit(Edit::Line { path, line })]);
    session
}

#[test]
fn the_faults_of_an_edited_file_are_shown_with_the_worst_one_chosen() {
    checked(Session::new(), problems(), true).expect_screen(
        "

   mine.md                                                1 error, 2 warnings

   What has an error is not used until it is fixed.

   line 4      the part Situation is missing
               write where and when under `## Situation`

   line 5      a lone `**`
               delete it

 ▌ line 2      error: `source` should be a text in quotes
 ▌             write it like `source = \"My notes\"`










 Enter open at the line   ? help   Esc back   q quit
",
    );
}

#[test]
fn a_fault_is_opened_at_its_line_and_the_list_follows_the_file() {
    let session = check_opens(checked(Session::new(), problems(), true), 2);
    let session = checked(session, problems().into_iter().take(2).collect(), true);
    let session = check_opens(check_opens(session, 4).keys("down"), 5);
    let session = checked(session, Vec::new(), true);
    assert!(session.screen().contains("Today"), "{}", session.screen());
    assert!(session.screen().contains("Nothing is wrong with mine.md any more."), "{}", session.screen());
}

#[test]
fn a_file_that_was_only_looked_at_shows_no_warnings() {
    let warnings: Vec<Problem> = problems().into_iter().take(2).collect();
    assert!(checked(Session::new(), warnings.clone(), false).screen().contains("Today"));
    assert!(checked(Session::new(), problems(), false).screen().contains("mine.md"));
    let listed = checked(checked(Session::new(), warnings.clone(), true), warnings, false);
    assert!(listed.screen().contains("a lone"), "{}", listed.screen());
}

#[test]
fn the_list_is_left_for_the_screen_below_and_shown_at_any_size() {
    assert!(checked(Session::new(), problems(), true).keys("esc").screen().contains("Today"));
    for (width, height) in [(40, 12), (20, 5), (3, 2), (1, 1), (200, 50)] {
        checked(Session::new(), problems(), true).size(width, height).keys("down down pgup").screen();
    }
    let narrow = checked(Session::new(), problems(), true).size(40, 12).screen();
    assert!(narrow.contains("error: `source`"), "{narrow}");
}
