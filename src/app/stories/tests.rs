use super::*;
use crate::app::harness::lived_in::{lived_in, suggestions};
use crate::app::harness::{Session, shown};
use crate::app::{Data, Screen};
use crate::domain::Bank;

/// The table of the home in use, once it was found what could serve.
fn opened() -> Session {
    let found = suggestions(&lived_in());
    let mut session = Session::at_home(lived_in()).keys("a");
    assert_eq!(session.commands(), [Command::FindNearest]);
    session.event(Event::Nearest(Box::new(found)))
}

#[test]
fn one_key_lets_an_answer_serve_the_question() {
    let mut session = opened().keys("l l l l enter +");
    let (answer, question) = ("two-plans".parse().expect("an id"), "led".parse().expect("an id"));
    assert_eq!(session.commands(), [Command::Serve { answer, question }]);
}

#[test]
fn what_comes_nearest_is_asked_for_once_and_again_when_an_answer_changed() {
    let mut session = opened().keys("j k");
    assert_eq!(session.commands(), []);
    let data = lived_in();
    let mut answer = data.bank.own_answers().next().expect("an answer").clone();
    answer.body.push_str("More.");
    let data = Data { bank: Bank::new(data.bank.questions().to_vec(), [answer]), ..data };
    let mut session = session.event(Event::Loaded(Box::new(data))).keys("j j");
    assert_eq!(session.commands(), [Command::FindNearest]);
}

#[test]
fn an_answer_opens_and_is_edited() {
    let mut session = opened().keys("enter e");
    assert_eq!(shown!(session, Stories).inside, Some(Inside::Answer("two-plans".parse().expect("an id"))));
    assert_eq!(session.commands(), [Command::Edit(Edit::File("/home/answers/two-plans.md".into()))]);
}

#[test]
fn esc_goes_back_to_the_table_and_then_to_today() {
    let session = opened().keys("enter esc");
    assert!(shown!(session, Stories).shows_table());
    assert!(matches!(session.keys("esc").app.screen(), Screen::Today(_)));
}
