//! What is done from a comparison, and what goes out.

mod coach;
mod voice;

use super::*;
use crate::app::harness::homes::{NOW, attempt, draft, practised, said, sample, with_own_answer};
use crate::app::harness::{Session, start};
use crate::domain::PartName;

fn written() -> Session {
    Session::comparing(&attempt(NOW, 3), with_own_answer())
}

fn asked() -> QuestionId {
    "disagreement".parse().expect("an id")
}

/// The one thing to fix.
fn fix(session: &Session) -> String {
    let review = session.comparison().review.as_ref().expect("a review");
    review.result.fix.as_ref().map(|fix| fix.message.clone()).expect("a fix")
}

#[test]
fn the_reference_is_written_down_and_o_turns_to_the_next() {
    let unnamed = attempt(NOW, 3).replace("answer = \"billing-migration\"\n", "");
    let data = with_own_answer();
    let context = Context::of(&data);
    let mut comparison = Comparison::new(draft(&unnamed), 1, &context, start());
    let Outcome::All(outcomes) = comparison.opened() else { panic!("two things are to be done") };
    assert_eq!(outcomes.len(), 2, "the reference is kept, the earlier attempts are read");
    assert_eq!(comparison.draft.head.answer.as_ref().map(|id| id.as_str()), Some("billing-migration"));
    let mut session = written().keys("o o");
    let names = session.kept().into_iter().filter_map(|draft| draft.head.answer);
    assert_eq!(names.map(|id| id.to_string()).collect::<Vec<_>>(), ["stable-demo-model", "billing-migration"]);
}

#[test]
fn a_flip_is_one_line_of_the_draft_and_goes_round() {
    let flipped = |draft: &Draft| (draft.head.said.len(), draft.head.not_said.len());
    let mut session = written().keys("space");
    assert_eq!(session.kept().iter().map(flipped).collect::<Vec<_>>(), [(1, 0)]);
    let rounds: Vec<_> = session.keys("space space space").kept().iter().map(flipped).collect();
    assert!(rounds.contains(&(0, 0)), "{rounds:?}");
    assert_eq!(written().keys("end space").last_kept().head.met, ["settles it with evidence, not rank"]);
    let silent = Session::comparing(&said(NOW), with_own_answer()).keys("space down space").last_kept();
    assert_eq!(silent.head.said.len(), 2, "ticked");
}

#[test]
fn of_an_example_nothing_is_flipped_or_ticked_but_what_good_answers_do() {
    let unnamed = attempt(NOW, 3).replace("answer = \"billing-migration\"\n", "");
    assert_eq!(Session::comparing(&unnamed, sample()).keys("end space").kept(), []);
    let head = Session::comparing(&said(NOW), sample()).keys("space G space").last_kept().head;
    assert_eq!((head.met.len(), head.said.len(), head.not_said.len()), (1, 0, 0));
}

#[test]
fn the_rating_is_corrected() {
    let mut session = written().keys("4");
    assert_eq!(session.notices(), "Rated 4 easy.");
    assert_eq!(session.last_kept().head.rating.map(|rating| rating.number()), Some(4));
}

#[test]
fn the_rating_keys_rate_at_once_whatever_page_is_open() {
    let views = ["", "tab", "tab tab", "tab tab tab", "tab tab tab enter", "tab tab tab tab", "tab tab tab tab enter"];
    for view in views {
        let session = Session::comparing(&said(NOW), practised()).keys(&format!("{view} 3"));
        assert_eq!(session.notices(), "Rated 3 good.", "after {view:?}");
    }
}

#[test]
fn again_shows_the_fix_above_the_editor() {
    let before = written();
    let again = written().keys("r enter");
    assert_eq!(again.practice().fix, Some(fix(&before)));
}

#[test]
fn next_is_the_next_question_of_today_in_the_same_mode() {
    let session = Session::comparing(&said(NOW), practised()).keys("n");
    assert_ne!(session.practice().question.id, asked());
    assert_eq!(session.practice().mode(), Mode::Spoken);
}

#[test]
fn a_follow_up_is_kept_in_the_draft_and_asked_once() {
    let session = written().keys("f");
    assert_eq!(session.practice().prompt(), "What would the other person say about it?");
    let mut session = session.keys("enter").type_text("That it was fair.").keys("ctrl-d");
    assert_eq!(session.last_kept().parts.len(), 5);
    assert!(!session.offers("follow-up"));
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
    let session = Session::comparing(&unnamed, sample());
    assert_eq!(session.keys("e u").commands(), [edit(None), using(None, &unnamed)]);
}

#[test]
fn the_same_fix_three_times_running_gives_way() {
    assert!(fix(&written()).starts_with("The Result is missing"), "{}", fix(&written()));
    let days = ["2026-11-21", "2026-11-22", "2026-11-23"];
    let drafts = days.map(|day| draft(&attempt(&format!("{day}T10:15:00+09:00"), 2))).to_vec();
    let session = written().event(Event::Attempts(asked(), drafts)).keys("space space");
    assert_eq!(fix(&session), "Say what was left out: \"move customers in five waves\".");
}

#[test]
fn an_opened_attempt_is_closed_again_and_the_latest_is_chosen_first() {
    let earlier = ["2026-11-20", "2026-11-25"].map(|day| draft(&attempt(&format!("{day}T10:15:00+09:00"), 2)));
    let session = written().event(Event::Attempts(asked(), earlier.to_vec())).keys("shift-tab");
    assert_eq!((session.comparison().view, session.comparison().chosen), (ViewKind::Attempts, 1));
    let session = session.keys("enter");
    assert_eq!(session.comparison().opened, Some(1));
    assert_eq!(session.keys("esc").comparison().opened, None);
}
