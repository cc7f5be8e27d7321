use super::*;
use crate::app::harness::homes::starred;
use crate::app::harness::{Session, shown};
use crate::app::{Command, Screen};

fn list() -> Session {
    Session::at_home(starred()).keys("b")
}

#[test]
fn escape_leaves_the_search_and_backspace_too() {
    for keys in ["esc", "backspace backspace"] {
        let session = list().keys("/").type_text("d").keys(keys);
        assert_eq!((shown!(session, Questions).searching, shown!(session, Questions).rows.len()), (false, 3));
    }
}

#[test]
fn letters_are_text_while_searching_and_a_paste_too() {
    let session = list().keys("/").type_text("q?").paste("missed\ndeadline");
    assert_eq!(shown!(session, Questions).field.text(), "q?missed deadline");
}

#[test]
fn the_chosen_question_is_opened_said_or_starred() {
    assert!(matches!(list().keys("enter").app.screen(), Screen::Question(_)));
    assert!(matches!(list().keys("/ m i s s enter").app.screen(), Screen::Question(_)));
    assert_eq!(list().keys("s").practice().mode(), Mode::Spoken);
    let star = |question: &str, starred| Command::Star { question: question.parse().expect("an id"), starred };
    assert_eq!(list().keys("* G *").commands(), [star("disagreement", true), star("deadline", false)]);
}
