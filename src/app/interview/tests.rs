use super::*;
use crate::app::Screen;
use crate::app::harness::lived_in::lived_in;
use crate::app::harness::{Session, shown};

fn opened() -> Session {
    Session::at_home(lived_in()).keys("i")
}

#[test]
fn what_is_typed_or_pasted_first_takes_the_place_of_the_date_that_is_set() {
    let typed = |session: Session| shown!(session, Interview).field.text().to_owned();
    assert_eq!(typed(opened().type_text("20 dec")), "20 dec");
    assert_eq!(typed(opened().paste("20 dec")), "20 dec");
    assert_eq!(typed(opened().keys("down").type_text("20 dec")), "20 dec");
    // Who takes characters back wants to keep the rest.
    assert_eq!(typed(opened().keys("backspace").type_text("2")), "2026-12-12");
}

#[track_caller]
fn check(typed: &str, keys: &str, value: Option<&str>) {
    let mut session = opened().keys("ctrl-u").type_text(typed).keys(keys);
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
    for typed in ["soon", "2020-01-01"] {
        let mut session = opened().keys("ctrl-u").type_text(typed).keys("enter");
        assert!(matches!(shown!(session, Interview).entry(), Some(Err(_))), "{typed}");
        assert_eq!(session.commands(), []);
        assert_eq!(session.keys("esc").commands(), []);
    }
}
