//! Quick recall as it is seen.

use crate::app::quick::Quick;
use crate::app::{Data, Screen};
use crate::ui::harness::homes::with_own_answer;
use crate::ui::harness::{Session, nasty, start};

fn on(data: Data) -> Session {
    let question = data.bank.questions().iter().find(|question| question.id.as_str() == "disagreement");
    let quick = Quick::new(question.expect("a question"), start());
    Session::on(Screen::Quick(Box::new(quick)), data)
}

#[test]
fn ten_seconds_count_down_and_on_while_nothing_is_given_away() {
    on(with_own_answer()).at(3).expect_screen(
        "








          Tell me about a time you disagreed with a colleague or your
          manager.

          0:07  which story, and its first sentence?
⋮
 Enter reveal   ? help   Esc back   q quit",
    );
    let small = on(with_own_answer()).at(14).size(40, 12);
    small.expect_screen(
        "


 Tell me about a time you disagreed
 with a colleague or your manager.

 +0:04
 which story, and its first sentence?
⋮
 Enter reveal  ? help  Esc back  q quit",
    );
}

#[test]
fn then_headline_and_key_points_are_revealed_and_a_rating_is_asked_for() {
    let revealed = || on(with_own_answer()).at(6).keys("enter");
    revealed().expect_screen(
        "
   Tell me about a time you disagreed with a colleague or your manager.

   The billing migration

   · went down twice a month
   · responsible for the plan of the move
   · set out benefit and risk of both options
   · they would answer the phone
   · move customers in five waves
   · downtime fell from nine hours to 25 minutes a month

   How did it go?   1 again   2 hard   3 good   4 easy
⋮
 1-4 how it went   ? help   Esc back   q quit",
    );
    revealed().size(40, 12).expect_screen(
        "
 Tell me about a time you disagreed
 with a colleague or your manager.
 The billing migration
 · went down twice a month
 · responsible for the plan of the move
 · set out benefit and risk of both
   options
 · they would answer the phone
 · move customers in five waves
 · downtime fell from nine hours to 25 ↓
 1 again   2 hard   3 good   4 easy
 1-4 how it went   ? help   Esc back",
    );
}

#[test]
fn key_points_that_do_not_fit_are_scrolled_to() {
    let small = on(with_own_answer()).size(40, 10).keys("enter");
    assert!(!small.screen().contains("minutes a month"), "{}", small.screen());
    let end = small.keys("end").screen();
    assert!(end.contains("minutes a month") && end.contains("1 again   2 hard   3 good   4 easy"), "{end}");
}

#[test]
fn no_text_and_no_size_is_too_much() {
    for text in
        ["", "\u{1b}[31m\u{202e}\u{0}\t", "重点重点重点重点重点重点重点重点重点重点", "👩‍👩‍👧 e\u{301}\u{301} \u{301}"]
    {
        for (width, height) in [(80, 24), (40, 12), (12, 4), (3, 2), (1, 1), (0, 0)] {
            on(nasty::filled(with_own_answer(), text)).size(width, height).keys("enter end").screen();
        }
    }
}
