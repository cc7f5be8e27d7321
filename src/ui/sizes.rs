//! No screen panics at any size, whatever the files hold.

use crate::app::{Command, Event};
use crate::domain::Draft;
use crate::ui::harness::homes::{attempt, draft, practised, said};
use crate::ui::harness::{Session, nasty};
use crate::ui::text::width;
use proptest::prelude::*;

/// Keys that lead from Today through every screen that only shows.
const WAYS: [&str; 18] = [
    "",
    "down down up",
    "b",
    "b G k pgup",
    "b /",
    "b / a e",
    "b enter",
    "b enter v",
    "b enter G k",
    "?",
    "b ? G",
    "c",
    "l",
    "b enter v v G pgup",
    "b / t down enter",
    "b *",
    "m",
    "m v down d",
];

/// Keys inside the comparison.
const VIEWS: [&str; 12] = [
    "",
    "end up up space",
    "space space down space",
    "tab end",
    "tab tab pgdn",
    "tab tab tab enter down enter",
    "tab tab tab end enter end enter",
    "shift-tab enter G",
    "shift-tab enter esc home",
    "o o tab",
    "left right 1 4",
    "n",
];

const TEXTS: [&str; 7] = [
    "",
    "\u{1b}[31m\u{202e}\u{0}\t",
    "重点重点重点重点重点重点重点重点重点重点重点重点重点重点重点重点",
    "👩‍👩‍👧👩‍👩‍👧 e\u{301}\u{301}\u{301} \u{301}",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "one\ntwo\r\n\n\n   three",
    "Tell me about a time you \u{200b}\u{feff} moved.",
];

fn nastily(text: &str, nasty: &str) -> Draft {
    draft(&text.replace("database", nasty))
}

/// Draws the screen; no row is wider than the terminal.
fn fits(session: &Session, columns: u16) -> Result<(), TestCaseError> {
    for row in session.screen().lines() {
        prop_assert!(width(row) <= usize::from(columns), "{row:?}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn the_screens_that_show_bear_any_size(
        width in 0u16..140,
        height in 0u16..50,
        way in 0..WAYS.len(),
        text in 0..TEXTS.len(),
    ) {
        let data = nasty::filled(practised(), TEXTS[text]);
        let session = Session::at_home(data).size(width, height).keys(WAYS[way]);
        fits(&session, width)?;
        fits(&session.size(80, 24), 80)?;
    }

    #[test]
    fn the_comparison_bears_any_size(
        width in 0u16..140,
        height in 0u16..50,
        keys in 0..VIEWS.len(),
        text in 0..TEXTS.len(),
        spoken in any::<bool>(),
    ) {
        let text = TEXTS[text];
        let when = "2026-11-26T20:15:00+09:00";
        let made = if spoken { said(when) } else { attempt(when, 3) };
        let session = Session::at_home(nasty::filled(practised(), text)).size(width, height);
        let mut session = session.event(Event::DraftOpened(Ok(Box::new(("a.md".into(), nastily(&made, text))))));
        let asked = session.commands().into_iter().find_map(|command| match command {
            Command::LoadAttempts(question) => Some(question),
            _ => None,
        });
        let earlier = vec![nastily(&attempt("2026-11-20T10:15:00+09:00", 2), text), draft(&said("2026-11-21T10:15:00+09:00"))];
        session = session.event(Event::Attempts(asked.expect("the earlier attempts are read"), earlier));
        let session = session.keys(VIEWS[keys]);
        fits(&session, width)?;
        fits(&session.size(40, 12), 40)?;
    }
}
