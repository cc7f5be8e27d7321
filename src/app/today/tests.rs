use super::*;
use crate::app::harness::homes::{attempt, nothing_due, practised, record};
use crate::app::harness::{Session, shown, start};
use crate::app::{Data, Screen};
use crate::domain::config::Ids;
use crate::domain::{Problem, Severity};
use jiff::civil::date;

#[test]
fn the_chosen_question_is_written_or_said() {
    let practice = |keys: &str| {
        let session = Session::new().keys(keys);
        (session.practice().question.id.to_string(), session.practice().mode())
    };
    assert_eq!(practice("enter"), ("introduction".to_owned(), Mode::Typed));
    assert_eq!(practice("down s"), ("disagreement".to_owned(), Mode::Spoken));
}

#[test]
fn with_nothing_due_what_comes_next_can_be_practised_ahead() {
    let session = Session::at_home(nothing_due());
    assert!(shown!(session, Today).plan.as_ref().is_some_and(|plan| plan.queue.is_empty()));
    assert_eq!(session.keys("enter").practice().mode(), Mode::Typed);
}

#[test]
fn a_faulty_file_is_opened_in_the_editor() {
    let problem = Problem {
        path: "/home/answers/a.md".into(),
        line: 3,
        column: 1,
        severity: Severity::Error,
        message: "`+++` is never closed".to_owned(),
        advice: "close it".to_owned(),
        span: None,
    };
    let path = problem.path.clone();
    let mut session = Session::at_home(Data { problems: vec![problem], ..practised() }).keys("e");
    assert_eq!(session.commands(), [Command::Edit(Edit::File(path))]);
}

#[test]
fn the_unfinished_draft_is_continued_or_put_away() {
    let mut session = Session::at_home(practised()).keys("c d");
    let path = "/home/drafts/2026/d.md";
    assert_eq!(session.commands(), [Command::OpenDraft(path.into()), Command::PutAside(path.into())]);
    assert_eq!(session.notices(), "The draft is dismissed; its file stays: d.md");
    let mut held = Session::at_home(Data { in_work: vec![path.into()], ..practised() }).keys("c d");
    assert_eq!(held.commands(), [], "a draft that a running program holds is not offered");
    assert!(shown!(held, Today).unfinished().is_none());
}

#[test]
fn the_last_days_before_an_interview_are_quick_recall() {
    let mut data = practised();
    data.config.interview = Some(date(2026, 11, 27));
    let text = attempt("2026-11-24T20:15:00+09:00", 3);
    let met = ["introduction", "deadline"].map(|id| text.replace("\"disagreement\"", &format!("{id:?}")));
    data.records.extend(met.iter().enumerate().map(|(place, text)| record(&format!("m{place}.md"), text)));
    let session = Session::at_home(data);
    assert!(session.offers("recall") && !session.offers("write"));
    assert!(matches!(session.keys("enter").app.screen(), Screen::Quick(_)));
}

#[test]
fn a_passed_interview_is_offered_to_be_noted_until_it_is() {
    let mut data = practised();
    data.config.interview = Some(date(2026, 11, 25));
    let mut session = Session::at_home(data.clone()).keys("l");
    assert!(session.offers("note it") && session.offers("next date"));
    assert_eq!(session.commands(), [Command::Edit(Edit::Interview)]);
    let mut noted = Session::at_home(Data { interview_noted: true, ..data }).keys("l");
    assert!(!noted.offers("note it"));
    assert_eq!(noted.commands(), [Command::Edit(Edit::Interview)], "it can still be opened");
}

#[test]
fn a_new_day_makes_a_new_list_while_the_screen_stands_open() {
    let mut data = practised();
    data.records = vec![record("c.md", &attempt("2026-11-26T20:00:00+09:00", 1))];
    data.config.interview = None;
    let is_due = |session: &Session| shown!(session, Today).items().iter().any(|item| item.due.is_some());
    let session = Session::at_home(data);
    assert!(!is_due(&session));
    assert!(is_due(&session.at(8 * 3600).keys("down")));
}

#[test]
fn the_list_is_made_once_for_each_reading_of_the_home_and_each_day() {
    let mut data = practised();
    let mut today = Today::default();
    let questions = |today: &Today| today.plan.as_ref().map(|plan| plan.queue.len());
    today.refresh(&Context::of(&data), start());
    let before = questions(&today);
    data.config.skip = data.bank.questions().iter().map(|question| question.id.clone()).collect();
    today.refresh(&Context::of(&data), start());
    assert_eq!(questions(&today), before, "nothing was read");
    data.reading += 1;
    today.refresh(&Context::of(&data), start());
    assert_eq!(questions(&today), Some(0));
    data.config.skip = Ids::default();
    today.refresh(&Context::of(&data), start().plus(Duration::from_secs(86_400)));
    assert_ne!(questions(&today), Some(0), "a day has begun");
}
