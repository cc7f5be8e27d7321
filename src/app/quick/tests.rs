use super::*;
use crate::app::Screen;
use crate::app::harness::homes::with_own_answer;
use crate::app::harness::{Session, start};
use crate::domain::Rating;

#[test]
fn it_is_rated_with_the_time_until_the_points_were_shown() {
    let data = with_own_answer();
    let quick = Quick::new(&data.bank.questions()[0], start());
    let mut rated = Session::on(Screen::Quick(Box::new(quick)), data).at(6).keys("enter").at(60).keys("4");
    let commands = rated.commands();
    let [Command::Keep { draft, .. }, Command::Quit] = commands.as_slice() else { panic!("{commands:?}") };
    assert_eq!((draft.head.mode, draft.head.rating, draft.head.finished), (Mode::Quick, Some(Rating::Easy), true));
    assert_eq!(draft.head.seconds.think, 6, "the clock stands once the points are shown");
    assert_eq!(draft.head.answer.as_ref().map(|id| id.as_str()), Some("billing-migration"));
}
