use crate::app::{Command, Screen};
use crate::ui::harness::{Session, lived_in::lived_in, nasty, sample};
use proptest::prelude::*;

fn session() -> Session {
    Session::on(Screen::Today(Default::default()), lived_in()).keys("i")
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






 Enter set   ↑ ↓ a day   PgUp PgDn a week   Esc leave   F1 help
",
    );
}

#[test]
fn what_is_typed_or_pasted_first_takes_the_place_of_the_date_that_is_set() {
    let asked = |session: Session| {
        let screen = session.screen();
        screen.lines().find(|row| row.contains("When is it?")).map(|row| row.trim().to_owned()).unwrap_or_default()
    };
    assert_eq!(asked(session().type_text("20 dec")), "When is it?  20 dec");
    assert_eq!(asked(session().paste("20 dec")), "When is it?  20 dec");
    assert_eq!(asked(session().keys("down").type_text("20 dec")), "When is it?  20 dec");
    // Who takes characters back wants to keep the rest.
    assert_eq!(asked(session().keys("backspace").type_text("2")), "When is it?  2026-12-12");
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






 Enter set   ↑ ↓ a day   F1 help
",
    );
}

#[track_caller]
fn check(typed: &str, keys: &str, value: Option<&str>) {
    let mut session = session().keys("ctrl-u").type_text(typed).keys(keys);
    let value = value.map(str::to_owned);
    assert_eq!(session.commands(), [Command::Configure { key: "interview", value }]);
    assert!(matches!(session.app.screen(), Screen::Today(_)));
}

#[test]
fn enter_writes_the_date_and_none_takes_it_out() {
    check("in 12 days", "enter", Some("2026-12-08"));
    check("10 dec", "down down pgdn enter", Some("2026-12-19"));
    check("", "up enter", Some("2026-11-26"));
    check("none", "enter", None);
}

#[test]
fn what_is_no_date_changes_nothing() {
    let mut session = session().keys("ctrl-u").type_text("soon").keys("enter");
    assert_eq!(session.commands(), []);
    assert!(session.screen().contains("A date such as 2026-12-10"), "{}", session.screen());
    let session = session.keys("ctrl-u").type_text("2020-01-01").keys("enter");
    assert!(session.screen().contains("That day has passed."), "{}", session.screen());
    assert_eq!(session.keys("esc").commands(), []);
}

#[test]
fn the_cursor_stands_behind_the_text() {
    let session = Session::on(Screen::Today(Default::default()), sample()).keys("i").type_text("重");
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
