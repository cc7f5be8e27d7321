use super::*;
use crate::app::Screen;
use crate::app::harness::homes::with_own_answer;
use crate::app::harness::{Session, shown};
use crate::review::posting::{CompetencyRow, QuestionRow};
use jiff::civil::date;

fn posting(name: &str, day: i8) -> Posting {
    Posting {
        name: name.to_owned(),
        path: format!("/home/postings/{name}.md").into(),
        company: None,
        role: None,
        interview: Some(date(2026, 12, day)),
        text: "You settle conflicts.".to_owned(),
    }
}

/// That the first of them asks for one competency, with two questions to expect.
fn report() -> Event {
    let row = |question: &str| QuestionRow {
        id: question.parse().expect("an id"),
        prompt: String::new(),
        competency: None,
        passage: String::new(),
        stories: Vec::new(),
        nearest: Vec::new(),
    };
    let competency = CompetencyRow { name: "conflict".to_owned(), passages: Vec::new(), stories: Vec::new() };
    let questions = ["disagreement", "deadline"].map(row).to_vec();
    Event::PostingRead("aperture".to_owned(), Box::new(PostingReport { competencies: vec![competency], questions }))
}

/// The vacancy that practice aims at, with what it asks for.
fn read() -> Session {
    let mut data = with_own_answer();
    data.postings = vec![posting("aperture", 8), posting("later", 20)];
    data.config.interview = Some(date(2026, 12, 8));
    Session::at_home(data).keys("v").event(report())
}

#[test]
fn the_chosen_question_opens_the_next_vacancy_is_read_and_its_file_edited() {
    let opened = read().keys("down enter");
    assert!(matches!(opened.app.screen(), Screen::Question(page) if page.question.as_str() == "deadline"));
    let mut turned = read().keys("tab");
    assert_eq!(shown!(turned, Postings).place, 1);
    assert_eq!(turned.commands().last(), Some(&Command::ReadPosting(Box::new(posting("later", 20)))));
    let late = turned.event(report());
    assert!(shown!(late, Postings).report().is_none(), "it is of another one");
    let edit = Command::Edit(Edit::File("/home/postings/aperture.md".into()));
    assert_eq!(read().keys("e").commands().last(), Some(&edit));
}

#[test]
fn everything_can_be_gone_to_and_only_a_question_is_opened() {
    let session = read().keys("end");
    assert_eq!(shown!(session, Postings).chosen, 2);
    assert!(!session.offers("question"));
    assert!(matches!(session.keys("enter").app.screen(), Screen::Postings(_)));
}
