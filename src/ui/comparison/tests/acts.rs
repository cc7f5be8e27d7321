//! What is done from a comparison, and what goes out.

use super::*;
use crate::app::Edit;
use crate::domain::Mode;
use crate::ui::scenes::practised;

#[test]
fn the_reference_is_written_down_and_o_turns_to_the_next() {
    let unnamed = attempt(NOW, 3).replace("answer = \"billing-migration\"\n", "");
    let data = with_own_answer();
    let context = Context::of(&data);
    let mut comparison = Comparison::new(draft(&unnamed), 1, &context, start());
    let crate::app::Outcome::All(outcomes) = comparison.opened() else { panic!("two things are to be done") };
    assert_eq!(outcomes.len(), 2, "the reference is kept, the earlier attempts are read");
    assert_eq!(comparison.draft.head.answer.as_ref().map(|id| id.as_str()), Some("billing-migration"));
    let mut session = written().keys("o o");
    let names = kept(&mut session).into_iter().filter_map(|draft| draft.head.answer);
    assert_eq!(names.map(|id| id.to_string()).collect::<Vec<_>>(), ["stable-demo-model", "billing-migration"]);
}

#[test]
fn the_rating_is_corrected() {
    let mut session = written().keys("4");
    assert!(session.screen().contains(" · Rated 4 easy.\n"), "{}", session.screen());
    assert_eq!(kept(&mut session).pop().and_then(|draft| draft.head.rating).map(|rating| rating.number()), Some(4));
    assert!(session.screen().contains("rated 4 easy") || session.keys("end").screen().contains("rated 4 easy"));
}

#[test]
fn again_shows_the_fix_above_the_editor() {
    let session = written().keys("r enter");
    assert!(session.screen().contains("The Result is missing"), "{}", session.screen());
}

#[test]
fn next_is_the_next_question_of_today_in_the_same_mode() {
    let session = on(&said(NOW), practised()).keys("n");
    let Screen::Practice(practice) = session.app.screen() else { panic!("{}", session.screen()) };
    assert_ne!(practice.question.id, asked());
    assert_eq!(practice.mode(), Mode::Spoken);
}

#[test]
fn a_follow_up_is_kept_in_the_draft_and_asked_once() {
    let session = written().keys("f");
    assert!(session.screen().contains("What would the other person say about it?"), "{}", session.screen());
    let mut session = session.keys("enter").type_text("That it was fair.").keys("ctrl-d");
    assert_eq!(kept(&mut session).pop().map(|draft| draft.parts.len()), Some(5));
    let session = session.keys("tab end");
    assert!(session.screen().contains("That it was fair."), "{}", session.screen());
    assert!(!session.screen().contains("f follow-up"), "{}", session.screen());
}

#[test]
fn my_answer_is_edited_or_made_of_the_draft() {
    let own = Some("billing-migration".parse().expect("an id"));
    let text = attempt(NOW, 3);
    let edit = |answer| Command::Edit(Edit::Answer { question: asked(), answer });
    let using =
        |answer, text: &str| Command::Edit(Edit::UseDraft { question: asked(), answer, draft: Box::new(draft(text)) });
    assert_eq!(written().keys("e u").commands(), [edit(own.clone()), using(own, &text)]);
    let unnamed = text.replace("answer = \"billing-migration\"\n", "");
    let session = on(&unnamed, sample());
    assert_eq!(session.keys("e u").commands(), [edit(None), using(None, &unnamed)]);
}

#[test]
fn said_aloud_without_a_text_nothing_of_an_example_is_asked_for() {
    let screen = on(&said(NOW), sample()).screen();
    let place = |text: &str| screen.find(text).unwrap_or_else(|| panic!("{text} in {screen}"));
    assert!(place("What good answers do") < place("In their story"));
    assert!(!screen.contains("Which of these did you say?"), "{screen}");
    // The first to be ticked is what good answers do, and points of the example never are.
    let mut session = on(&said(NOW), sample()).keys("space G space");
    let draft = kept(&mut session).pop().expect("kept");
    assert_eq!((draft.head.met.len(), draft.head.said.len(), draft.head.not_said.len()), (1, 0, 0));
}
