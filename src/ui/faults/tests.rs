use crate::app::Event;
use crate::domain::{Problem, Severity};
use crate::ui::harness::Session;

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

fn checked() -> Session {
    Session::new().event(Event::Checked { path: PATH.into(), problems: problems(), changed: true })
}

#[test]
fn the_faults_of_an_edited_file_are_shown_with_the_worst_one_chosen() {
    checked().expect_screen(
        "

   mine.md                                                1 error, 2 warnings

   What has an error is not used until it is fixed.

   line 4      the part Situation is missing
               write where and when under `## Situation`

   line 5      a lone `**`
               delete it

 ▌ line 2      error: `source` should be a text in quotes
 ▌             write it like `source = \"My notes\"`
⋮
 Enter open at the line   ? help   Esc back   q quit
",
    );
}

#[test]
fn it_is_shown_at_any_size() {
    for (width, height) in [(40, 12), (20, 5), (3, 2), (1, 1), (200, 50)] {
        checked().size(width, height).keys("down down pgup").screen();
    }
    let narrow = checked().size(40, 12).screen();
    assert!(narrow.contains("error: `source`"), "{narrow}");
}
