//! A follow-up: asked, said or written, kept in the draft.

use super::kept;
use crate::app::comparison::Comparison;
use crate::app::{Context, Data, Screen};
use crate::domain::{Bank, Draft, PartName};
use crate::ui::harness::{Session, sample, start};
use crate::ui::scenes::{attempt, draft, said};

const NOW: &str = "2026-11-26T20:15:00+09:00";
const FIRST: &str = "What would the other person say about it?";
const SECOND: &str = "Would you do it again?";

/// The comparison of a draft to whose question there are two follow-ups.
fn compared(text: &str) -> Session {
    let data = sample();
    let mut questions = data.bank.questions().to_vec();
    for question in &mut questions {
        question.follow_ups = vec![FIRST.to_owned(), SECOND.to_owned()];
    }
    let answers = data.bank.answers().to_vec();
    let data = Data { bank: Bank::new(questions, answers), ..data };
    let context = Context::of(&data);
    let comparison = Comparison::new(draft(text), 1, &context, start());
    Session::on(Screen::Comparison(Box::new(comparison)), data)
}

fn after_typed() -> Session {
    compared(&attempt(NOW, 3)).keys("f")
}

fn after_spoken() -> Session {
    compared(&said(NOW)).keys("f")
}

/// The sections beside the parts in the draft that was kept last.
fn sections(session: &mut Session) -> Vec<(String, String)> {
    let draft: Draft = kept(session).pop().expect("a draft");
    let other = |name: PartName| match name {
        PartName::Other(name) => Some(name),
        PartName::Part(_) => None,
    };
    draft.parts.into_iter().filter_map(|part| Some((other(part.name)?, part.text))).collect()
}

#[track_caller]
fn check(mut session: Session, expected: &[(&str, &str)]) {
    let found = sections(&mut session);
    let found: Vec<_> = found.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    assert_eq!(found, expected);
    assert!(matches!(session.app.screen(), Screen::Comparison(_)), "{}", session.screen());
}

#[test]
fn it_is_read_before_the_clock_runs_and_offers_both_ways() {
    after_spoken().at(3).expect_screen(
        "








          What would the other person say about it?

          0:07 to think

          a follow-up, 1:00 to say










 Enter say aloud   w write   Esc back   ? help   q quit",
    );
    after_spoken().at(3).size(40, 12).expect_screen(
        "


 What would the other person say about
 it?

 0:07 to think

 a follow-up, 1:00 to say



 Enter say aloud   w write   ? help",
    );
    after_typed().at(3).size(40, 12).expect_screen(
        "


 What would the other person say about
 it?

 0:07 to think

 a follow-up, 1:00 to say



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














 Ctrl-D done   Esc pause   F1 help",
    );
    speaking().size(40, 12).expect_screen(
        "
 What would the other person say about
 it?

 Your answer
 the point first

 0:34  of 1:00




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











 Ctrl-D done   Esc pause, then leave   F1 help",
    );
    noting().size(40, 12).expect_screen(
        "
 What would the other person say about
 it?
 Your answer               0:24 of 1:00
 type or paste what you said, if you
 like






 Ctrl-D done   F1 help",
    );
    let shown = noting().keys("ctrl-d tab end").screen();
    assert!(shown.contains("Said aloud in 0:24."), "{shown}");
}

#[test]
fn said_aloud_and_not_noted_it_keeps_the_time() {
    check(after_spoken().keys("enter").at(24).keys("ctrl-d ctrl-d"), &[(FIRST, "Said aloud in 0:24.")]);
    check(after_typed().keys("s").at(24).keys("ctrl-d ctrl-d"), &[(FIRST, "Said aloud in 0:24.")]);
}

#[test]
fn said_aloud_and_noted_it_keeps_both_without_a_rating() {
    let noted =
        || after_spoken().keys("enter").at(24).keys("ctrl-d").at(90).type_text("That it was fair.").keys("ctrl-d");
    check(noted(), &[(FIRST, "Said aloud in 0:24.\n\nThat it was fair.")]);
    let before = draft(&said(NOW)).head;
    let after = kept(&mut noted()).pop().expect("a draft").head;
    assert_eq!((after.rating, after.seconds), (before.rating, before.seconds));
}

#[test]
fn what_is_said_is_kept_in_a_pause_and_when_it_is_left() {
    let mut paused = after_spoken().keys("enter").at(20).keys("esc");
    assert_eq!(sections(&mut paused), [(FIRST.to_owned(), "Said aloud in 0:20.".to_owned())]);
    check(paused.keys("esc"), &[(FIRST, "Said aloud in 0:20.")]);
}

#[test]
fn it_is_written_after_either_draft() {
    let expected = [(FIRST, "That it was fair.")];
    check(after_typed().keys("enter").type_text("That it was fair.").keys("ctrl-d"), &expected);
    check(after_spoken().keys("w").type_text("That it was fair.").keys("ctrl-d"), &expected);
}

#[test]
fn that_it_was_kept_is_told_and_that_it_was_left_is_not() {
    let told = |session: Session| session.screen().contains("The follow-up is kept with the draft.");
    assert!(told(after_typed().keys("enter").type_text("That it was fair.").keys("ctrl-d")));
    assert!(told(after_typed().keys("s").at(9).keys("ctrl-d ctrl-d")));
    assert!(!told(after_typed().keys("esc")));
    assert!(!told(after_typed().keys("enter esc esc")));
}

#[test]
fn another_one_is_asked_each_time_until_all_are_answered() {
    let once = after_typed().keys("enter").type_text("a").keys("ctrl-d f");
    assert!(once.screen().contains(SECOND), "{}", once.screen());
    let both = once.keys("s").at(9).keys("ctrl-d ctrl-d");
    assert!(!both.screen().contains("f follow-up"), "{}", both.screen());
    check(both, &[(FIRST, "a"), (SECOND, "Said aloud in 0:09.")]);
}

#[test]
fn one_left_without_an_answer_gives_way_to_the_next_and_comes_again() {
    let mut session = after_typed();
    for expected in [FIRST, SECOND, FIRST] {
        assert!(session.screen().contains(expected), "{}", session.screen());
        session = session.keys("esc f");
    }
    assert!(kept(&mut session).is_empty(), "nothing was answered");
    let emptied = after_typed().keys("enter").type_text("a").keys("backspace ctrl-d");
    check(emptied, &[]);
}

#[test]
fn discarding_it_leaves_the_draft_as_it_was() {
    for asked in [after_typed().keys("enter").type_text("a"), after_spoken().keys("enter").at(9)] {
        let asked = asked.keys("esc ctrl-x").screen();
        assert!(asked.contains("Discard this answer?"), "{asked}");
    }
    check(after_typed().keys("enter").type_text("a").keys("esc ctrl-x y"), &[]);
    check(after_spoken().keys("enter").at(9).keys("esc ctrl-x y"), &[]);
}
