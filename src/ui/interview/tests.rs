use crate::ui::harness::lived_in::lived_in;
use crate::ui::harness::{Session, nasty, sample};
use proptest::prelude::*;

fn session() -> Session {
    Session::at_home(lived_in()).keys("i")
}

#[test]
fn the_date_that_is_set_shows_with_its_month_and_what_practice_reaches() {
    session().expect_screen(
        "

   The next interview

   When is it?  2026-12-10

   Thursday, 10 December 2026, in 14 days
   At 10 min a day: all 4 questions, twice each (2 begun).

   December 2026
     Mo  Tu  We  Th  Fr  Sa  Su
          1   2   3   4   5   6
      7   8   9 ◆10  11  12  13
     14  15  16  17  18  19  20
     21  22  23  24  25  26  27
     28  29  30  31

   ◆ the interview   › today
⋮
 Enter set   ↑ ↓ a day   PgUp PgDn a week   Esc leave   F1 help
",
    );
}

#[test]
fn a_small_terminal_shows_the_date_without_the_month() {
    session().size(40, 12).keys("ctrl-u").type_text("in 2 weeks").expect_screen(
        "
 The next interview
 When is it?  in 2 weeks
 Thursday, 10 December 2026, in 14 days
 At 10 min a day: all 4 questions,
 twice each (2 begun).
⋮
 Enter set   ↑ ↓ a day   F1 help
",
    );
}

#[test]
fn what_is_no_date_says_what_would_be() {
    let screen = session().keys("ctrl-u").type_text("soon").screen();
    assert!(screen.contains("A date such as 2026-12-10"), "{screen}");
    let screen = session().keys("ctrl-u").type_text("2020-01-01").screen();
    assert!(screen.contains("That day has passed."), "{screen}");
}

#[test]
fn the_cursor_stands_behind_the_text() {
    let session = Session::at_home(sample()).keys("i").type_text("重");
    assert_eq!(session.cursor().map(|at| (at.x, at.y)), Some((18, 3)));
}

#[test]
fn help_names_each_key_once() {
    session().size(40, 12).keys("f1").expect_screen(
        "

 The next interview                keys

 Enter        write the date into
              config.toml
 ↑ ↓          a day before or after
 PgUp PgDn    a week before or after
 Esc          leave it as it was
 F1           the keys that work here
 Ctrl-Z       suspend; the clock stands
              still                    ↓
 Esc back   q quit",
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_and_no_size_is_too_much(text in nasty::text(), width in 0u16..120, height in 0u16..40) {
        let session = session().size(width, height).keys("ctrl-u").paste(&text);
        session.screen();
        session.keys("pgdn up down enter").screen();
    }
}
