//! Vacancies as they are seen.

use crate::app::{Data, Event};
use crate::domain::Posting;
use crate::review::posting::{CompetencyRow, PostingReport, QuestionRow};
use crate::ui::harness::homes::with_own_answer;
use crate::ui::harness::{Session, sample};
use jiff::civil::date;

fn posting(name: &str, day: i8) -> Posting {
    Posting {
        name: name.to_owned(),
        path: format!("/home/postings/{name}.md").into(),
        company: Some("Aperture".to_owned()),
        role: Some("data engineer".to_owned()),
        interview: Some(date(2026, 12, day)),
        text: "You settle conflicts.".to_owned(),
    }
}

fn report() -> PostingReport {
    let id = |id: &str| id.parse().expect("an id");
    let row = |question: &str, prompt: &str, stories: &[&str], nearest: &[&str]| QuestionRow {
        id: question.parse().expect("an id"),
        prompt: prompt.to_owned(),
        competency: None,
        passage: "You settle conflicts\u{1b}[2J with respect.".to_owned(),
        stories: stories.iter().copied().map(id).collect(),
        nearest: nearest.iter().copied().map(id).collect(),
    };
    PostingReport {
        competencies: vec![CompetencyRow {
            name: "conflict".to_owned(),
            passages: ["one", "two", "three"].map(str::to_owned).to_vec(),
            stories: vec![id("billing-migration")],
        }],
        questions: vec![
            row("disagreement", "Tell me about a time you disagreed.", &["billing-migration"], &[]),
            row("deadline", "Tell me about a time you missed a deadline.", &[], &["billing-migration"]),
        ],
    }
}

fn data() -> Data {
    let mut data = with_own_answer();
    data.postings = vec![posting("aperture", 8), posting("later", 20)];
    data.config.interview = Some(date(2026, 12, 8));
    data
}

/// The first vacancy with what it asks for.
fn read() -> Session {
    let session = Session::at_home(data()).keys("v");
    session.event(Event::PostingRead("aperture".to_owned(), Box::new(report())))
}

#[test]
fn it_shows_the_questions_with_passage_and_story_then_what_is_asked_for() {
    read().expect_screen(
        "

   Aperture, data engineer  1 of 2
   Interview on 8 Dec: practice aims at it

   Questions to expect

 ▌ Tell me about a time you disagreed.
 ▌     disagreement: “You settle conflicts␛[2J with respect.”
 ▌     your story: The billing migration

   Tell me about a time you missed a deadline.
       deadline: “You settle conflicts␛[2J with respect.”
       no story yet; could this one serve? The billing migration

   What it asks for

   conflict: 1 story of yours
       “one”
       “two”
       and 1 more line
⋮
 Enter question   Tab next vacancy   e edit   ? help   Esc back   q quit",
    );
}

#[test]
fn the_next_vacancy_says_which_one_practice_aims_at_while_it_is_read() {
    let screen = read().keys("tab").screen();
    for part in ["2 of 2", "another one is nearer", "Reading what it asks for"] {
        assert!(screen.contains(part), "{part}: {screen}");
    }
}

#[test]
fn the_last_competency_can_be_gone_to() {
    let session = read().size(40, 12).keys("end");
    assert!(session.screen().contains("and 1 more line"), "{}", session.screen());
}

#[test]
fn without_one_it_says_how_to_keep_one_and_help_names_the_key() {
    let session = Session::at_home(sample());
    assert!(session.keys("?").screen().contains("vacancies that you kept"));
    let session = Session::at_home(sample()).keys("v");
    assert!(session.screen().contains("greenroom posting FILE --save NAME"), "{}", session.screen());
    let gone = read().event(Event::Loaded(Box::new(sample())));
    assert!(gone.screen().contains("No vacancy is kept yet"), "{}", gone.screen());
}
