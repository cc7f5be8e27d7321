//! A question's page as it is seen.

use crate::app::{Command, Edit, Event, Screen};
use crate::domain::Mode;
use crate::ui::harness::{Session, sample};
use crate::ui::scenes::practised;

fn page() -> Session {
    Session::on(Screen::Today(Default::default()), practised()).keys("b enter")
}

#[test]
fn the_answer_is_named_and_hidden() {
    page().expect_screen(
        "

   conflict · Situation, Task, Action, Result · 2:00

   Tell me about a time you disagreed with a colleague or your manager.

   Lengths             2 × 1:00, 1 × 2:00; not yet 0:30, 1:30, 3:00

   Also asked as       Describe a conflict at work.

   Good answers        puts both positions fairly
                       settles it with evidence, not rank

   Follow-ups          What would the other person say about it?

   Answers             billing-migration (yours)
                       stable-demo-model (example)

   Last attempts       25 Nov  wrote 69 words, 0:28 of 1:00, rated 3 good
                       22 Nov  said 1:52, rated 3 good
                       20 Nov  wrote 69 words, 0:28 of 1:00, rated 1 again



 Enter write   s say aloud   t length   w write an answer   v reveal   ? help",
    );
    page().size(40, 12).expect_screen(
        "

 conflict · Situation, Task, Action,
 Result · 2:00

 Tell me about a time you disagreed
 with a colleague or your manager.

 Lengths
   2 × 1:00, 1 × 2:00; not yet 0:30,
   1:30, 3:00
                                       ↓
 Enter write   s say aloud   ? help",
    );
}

#[test]
fn the_answer_is_revealed_part_by_part_then_the_next_then_hidden() {
    page().keys("v").expect_screen(
        "

   conflict · Situation, Task, Action, Result · 2:00

   Tell me about a time you disagreed with a colleague or your manager.

   ──────────────────────────────────────────────────────────────────────────

   billing-migration (yours)
   The billing migration

   Situation
   Our billing ran on a database that went down twice a month, and the
   quarter's end was six weeks away.

   Task
   I was responsible for the plan of the move, and my manager wanted it in
   one weekend.

   Action
   I set out benefit and risk of both options on one page.

   I brought in support and finance, because they would answer the phone.
                                                                             ↓
 Enter write  s say aloud  t length  w write an answer  v next answer  ? help",
    );
    let session = page().keys("v v");
    assert!(session.screen().contains("stable-demo-model (example), from: 30BQ"), "{}", session.screen());
    assert_eq!(session.keys("v").screen(), page().screen());
}

#[test]
fn a_revealed_answer_that_vanishes_reveals_no_other() {
    let session = page().keys("v").event(Event::Loaded(Box::new(sample())));
    let screen = session.screen();
    assert!(!screen.contains("billing") && !screen.contains("stable one"), "{screen}");
    assert!(screen.contains("v reveal"), "{screen}");
    let session = page().keys("v v").event(Event::Loaded(Box::new(sample())));
    assert!(session.screen().contains("stable-demo-model (example), from: 30BQ"), "{}", session.screen());
}

#[test]
fn a_long_page_is_scrolled_and_stops_at_its_end() {
    let session = page().size(40, 12).keys("end down down");
    let end = session.screen();
    assert!(end.contains("rated 1 again"), "{end}");
    assert_ne!(session.keys("up").screen(), end, "one step back is one row, however often the end was passed");
}

#[test]
fn it_is_answered_starred_and_written_in_the_editor() {
    let question: crate::domain::QuestionId = "disagreement".parse().expect("an id");
    let own = Some("billing-migration".parse().expect("an id"));
    let star = Command::Star { question: question.clone(), starred: true };
    let edit = |answer| Command::Edit(Edit::Answer { question: question.clone(), answer });
    assert_eq!(page().keys("* w").commands(), [star, edit(own)]);
    let mut without = Session::on(Screen::Today(Default::default()), sample()).keys("b enter w");
    assert_eq!(without.commands(), [edit(None)], "an example is never opened");
    let mode = |keys: &str| match page().keys(keys).app.screen() {
        Screen::Practice(practice) => Some(practice.mode()),
        _ => None,
    };
    assert_eq!((mode("enter"), mode("s")), (Some(Mode::Typed), Some(Mode::Spoken)));
}

#[test]
fn t_steps_through_the_lengths_for_the_next_attempt_alone() {
    let length = |keys: &str| match page().keys(keys).app.screen() {
        Screen::Practice(practice) => (practice.budget(), practice.head().limit),
        other => panic!("{other:?}"),
    };
    assert_eq!(
        [length("enter"), length("t enter"), length("t t t t s")],
        [(120, None), (30, Some(30)), (180, Some(180))]
    );
    assert_eq!(length("t t t t t enter"), (120, None), "the question's own comes again");
    assert_eq!(length("t enter esc enter"), (120, None));
    let screen = page().keys("t").screen();
    assert!(screen.contains("in 0:30 next, instead of 2:00"), "{screen}");
}

#[test]
fn the_page_says_which_lengths_were_practised() {
    let with_limits = |limit| {
        let mut data = practised();
        data.records.iter_mut().for_each(|record| record.head.limit = limit);
        Session::on(Screen::Today(Default::default()), data).keys("b enter").screen()
    };
    let own = with_limits(None);
    assert!(own.contains("3 × 2:00; not yet 0:30, 1:00, 1:30, 3:00"), "{own}");
    let by_hand = with_limits(Some(45));
    assert!(by_hand.contains("3 × 0:45; not yet 0:30, 1:00, 1:30, 2:00, 3:00"), "{by_hand}");
    assert!(by_hand.contains("said 1:52 of 0:45, rated"), "{by_hand}");
}

#[test]
fn an_answer_in_which_nothing_is_written_comes_last_and_is_still_the_one_to_write() {
    let mut data = sample();
    let template = crate::ui::scenes::answer("mine", "## Situation\n\n## Task\n");
    let template = crate::domain::Answer { questions: data.bank.answers()[0].questions.clone(), ..template };
    data.bank =
        crate::domain::Bank::new(data.bank.questions().to_vec(), data.bank.answers().iter().cloned().chain([template]));
    let page = || Session::on(Screen::Today(Default::default()), data.clone()).keys("b enter");
    let shown = page().screen();
    let names = ["stable-demo-model (example)", "mine (yours, nothing written yet)"].map(|name| shown.find(name));
    assert!(names[0].is_some() && names[0] < names[1], "{shown}");
    assert!(page().keys("v").screen().contains("set out benefit and risk"));
    let edit = page().keys("w").commands();
    assert!(edit.iter().any(
        |command| matches!(command, Command::Edit(Edit::Answer { answer: Some(id), .. }) if id.as_str() == "mine")
    ));
}
