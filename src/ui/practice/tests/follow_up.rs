//! A follow-up as it is seen.

use crate::ui::harness::homes::{NOW, attempt, said};
use crate::ui::harness::{Session, sample};

fn after_typed() -> Session {
    Session::comparing(&attempt(NOW, 3), sample()).keys("f")
}

fn after_spoken() -> Session {
    Session::comparing(&said(NOW), sample()).keys("f")
}

#[test]
fn it_is_read_before_the_clock_runs_and_offers_both_ways() {
    after_spoken().at(3).expect_screen(
        "








          What would the other person say about it?

          0:07 to think

          a follow-up, 1:00 to say
⋮
 Enter say aloud   w write   Esc back   ? help   q quit",
    );
    after_spoken().at(3).size(40, 12).expect_screen(
        "


 What would the other person say about
 it?

 0:07 to think

 a follow-up, 1:00 to say
⋮
 Enter say aloud   w write   ? help",
    );
    after_typed().at(3).size(40, 12).expect_screen(
        "


 What would the other person say about
 it?

 0:07 to think

 a follow-up, 1:00 to say
⋮
 Enter write   s say aloud   ? help",
    );
}

#[test]
fn saying_it_shows_its_clock_against_a_minute() {
    let speaking = || after_spoken().keys("enter").at(34);
    speaking().expect_screen(
        "
 What would the other person say about it?

   Your answer
   the point first

   ▟▀▜▖ ▄  ▟▀▙  ▟█
   █▗█▌ ▀   ▄▛ ▟▘█
   █▛▐▌ ▄  ▄ █ ▀▀█▘  of 1:00
   ▝▀▀  ▀  ▝▀▘  ▝▀▘
⋮
 Ctrl-D done   Esc pause   F1 help",
    );
    speaking().size(40, 12).expect_screen(
        "
 What would the other person say about
 it?

 Your answer
 the point first

 0:34  of 1:00
⋮
 Ctrl-D done   Esc pause   F1 help",
    );
}

#[test]
fn what_was_said_can_be_noted_without_time() {
    let noting = || after_spoken().keys("enter").at(24).keys("ctrl-d").at(90);
    noting().expect_screen(
        "
 What would the other person say about it?

   0:24 said  of 1:00   ━━━━━━━━━━━━━━━━━━━━━╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌

 ▌ Your answer               0:24 / 1:00
     type or paste what you said, if you like





   0 words noted                                                        saved
⋮
 Ctrl-D done   Esc pause, then leave   F1 help",
    );
    noting().size(40, 12).expect_screen(
        "
 What would the other person say about
 it?
 Your answer               0:24 of 1:00
 type or paste what you said, if you
 like
⋮
 Ctrl-D done   F1 help",
    );
    let shown = noting().keys("ctrl-d tab end").screen();
    assert!(shown.contains("Said aloud in 0:24."), "{shown}");
}

#[test]
fn before_it_is_discarded_it_is_called_an_answer() {
    for asked in [after_typed().keys("enter").type_text("a"), after_spoken().keys("enter").at(9)] {
        let asked = asked.keys("esc ctrl-x").screen();
        assert!(asked.contains("Discard this answer?"), "{asked}");
    }
}
