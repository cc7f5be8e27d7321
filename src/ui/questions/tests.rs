//! The list of questions as it is seen.

use crate::app::{Command, Data, Screen};
use crate::ui::harness::Session;
use crate::ui::scenes::practised;

fn list() -> Session {
    Session::on(Screen::Today(Default::default()), starred()).keys("b")
}

fn starred() -> Data {
    let mut data = practised();
    data.config.star = ["deadline".parse().expect("an id")].into_iter().collect();
    data
}

#[test]
fn questions_stand_under_their_competency_with_star_drafts_and_last_day() {
    list().expect_screen(
        "

   Questions                                               drafts        last

   conflict
 ▌   Tell me about a time you disagreed with a colleague        3   yesterday
 ▌   or your manager.

   introduction
     Tell me about yourself.

   failure
   ★ Tell me about a time you missed a deadline.











 Enter open  / search  s say aloud  * star  x prep sheet  ? help  Esc back",
    );
    list().size(40, 12).expect_screen(
        "
 Questions                            3

 conflict
▌  Tell me about a time you disagreed
▌  with a colleague or your manager.

 introduction
   Tell me about yourself.

 failure
 ★ Tell me about a time you missed a d…
 Enter open   / search   ? help",
    );
}

#[test]
fn a_search_finds_prompts_and_other_wordings_and_names_the_wording() {
    list().keys("/").type_text("missed").expect_screen(
        "

   / missed                                                                 1

 ▌ ★ Tell me about a time you missed a deadline.



















 Enter open   Esc all questions   F1 help",
    );
    let session = list().keys("/").type_text("conflict work").size(40, 12);
    session.expect_screen(
        "
 / conflict work                      3

▌  Tell me about a time you disagreed
▌  with a colleague or your manager.
   asked as: Describe a conflict at wo…
   Tell me about yourself.
   asked as: Describe a conflict at wo…
 ★ Tell me about a time you missed a d…
   asked as: Describe a conflict at wo…


 Enter open  Esc all questions  F1 help",
    );
    assert_eq!(session.cursor().map(|at| (at.x, at.y)), Some((16, 0)));
}

#[test]
fn escape_leaves_the_search_and_backspace_too() {
    for keys in ["esc", "backspace backspace"] {
        let session = list().keys("/").type_text("d").keys(keys);
        assert!(session.screen().contains("Questions"), "{}", session.screen());
    }
    let session = list().keys("/").type_text("zzz");
    assert!(session.screen().contains("Nothing found"), "{}", session.screen());
}

#[test]
fn letters_are_text_while_searching_and_a_paste_too() {
    let session = list().keys("/").type_text("q?").paste("missed\ndeadline");
    assert!(session.screen().contains("/ q?missed deadline"), "{}", session.screen());
}

#[test]
fn the_chosen_question_is_opened_said_or_starred() {
    assert!(matches!(list().keys("enter").app.screen(), Screen::Question(_)));
    assert!(matches!(list().keys("/ m i s s enter").app.screen(), Screen::Question(_)));
    assert!(matches!(list().keys("s").app.screen(), Screen::Practice(_)));
    let star = |question: &str, starred| Command::Star { question: question.parse().expect("an id"), starred };
    assert_eq!(list().keys("* G *").commands(), [star("disagreement", true), star("deadline", false)]);
}

#[test]
fn nothing_found_is_said_whole_in_a_narrow_terminal() {
    let screen = Session::new().size(40, 12).keys("b /").type_text("zzzz").screen();
    assert!(screen.contains(" Nothing found. Esc shows them all.\n"), "{screen}");
}
