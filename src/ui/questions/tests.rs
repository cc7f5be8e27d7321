//! The list of questions as it is seen.

use crate::ui::harness::Session;
use crate::ui::harness::homes::starred;

fn list() -> Session {
    Session::at_home(starred()).keys("b")
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
⋮
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
⋮
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
fn nothing_found_is_said_whole_in_a_narrow_terminal() {
    let screen = Session::new().size(40, 12).keys("b /").type_text("zzzz").screen();
    assert!(screen.contains(" Nothing found. Esc shows them all.\n"), "{screen}");
}
