use super::*;
use crate::app::harness::homes::{answer, practised, with_answer};
use crate::app::harness::{Session, sample};
use crate::app::{Data, Event, Screen};

fn page_in(data: Data) -> Session {
    Session::at_home(data).keys("b enter")
}

fn page() -> Session {
    page_in(practised())
}

/// The answer that is revealed.
fn revealed(session: &Session) -> Option<String> {
    match session.app.screen() {
        Screen::Question(page) => {
            page.revealed_id.as_ref().filter(|_| page.revealed.is_some()).map(AnswerId::to_string)
        }
        other => panic!("{other:?}"),
    }
}

fn edit(answer: Option<&str>) -> Command {
    let answer = answer.map(|id| id.parse().expect("an id"));
    Command::Edit(Edit::Answer { question: "disagreement".parse().expect("an id"), answer })
}

#[test]
fn the_answers_are_revealed_one_after_the_other_then_hidden() {
    let after = |keys: &str| revealed(&page().keys(keys));
    assert_eq!(after("v"), Some("billing-migration".to_owned()));
    assert_eq!(after("v v"), Some("stable-demo-model".to_owned()));
    assert_eq!((after(""), after("v v v")), (None, None));
}

#[test]
fn a_revealed_answer_that_vanishes_reveals_no_other() {
    let left = |keys: &str| revealed(&page().keys(keys).event(Event::Loaded(Box::new(sample()))));
    assert_eq!(left("v"), None);
    assert_eq!(left("v v"), Some("stable-demo-model".to_owned()));
}

#[test]
fn it_is_answered_starred_and_written_in_the_editor() {
    let star = Command::Star { question: "disagreement".parse().expect("an id"), starred: true };
    assert_eq!(page().keys("* w").commands(), [star, edit(Some("billing-migration"))]);
    assert_eq!(page_in(sample()).keys("w").commands(), [edit(None)], "an example is never opened");
    let mode = |keys: &str| page().keys(keys).practice().mode();
    assert_eq!((mode("enter"), mode("s")), (Mode::Typed, Mode::Spoken));
}

#[test]
fn t_steps_through_the_lengths_for_the_next_attempt_alone() {
    let length = |keys: &str| {
        let session = page().keys(keys);
        (session.practice().budget(), session.practice().head().limit)
    };
    assert_eq!(length("enter"), (120, None));
    assert_eq!((length("t enter"), length("t t t t s")), ((30, Some(30)), (180, Some(180))));
    assert_eq!(length("t t t t t enter"), (120, None), "the question's own comes again");
    assert_eq!(length("t enter esc enter"), (120, None));
}

#[test]
fn an_answer_in_which_nothing_is_written_comes_last_and_is_still_the_one_to_write() {
    let template = answer("mine", "## Situation\n\n## Task\n");
    let questions = sample().bank.answers()[0].questions.clone();
    let session = page_in(with_answer(sample(), Answer { questions, ..template })).keys("v");
    assert_eq!(revealed(&session), Some("stable-demo-model".to_owned()));
    assert_eq!(session.keys("w").commands(), [edit(Some("mine"))]);
}
