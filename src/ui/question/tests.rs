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

   Also asked as       Describe a conflict at work.

   Good answers        puts both positions fairly
                       settles it with evidence, not rank

   Follow-ups          What would the other person say about it?

   Answers             billing-migration (yours)
                       stable-demo-model (example)

   Last attempts       25 Nov  wrote 69 words, 0:28 to say, rated 3 good
                       22 Nov  said 1:52, rated 3 good
                       20 Nov  wrote 69 words, 0:28 to say, rated 1 again





 Enter write   s say aloud   w write an answer   v reveal   * star   ? help",
    );
    page().size(40, 12).expect_screen(
        "

 conflict · Situation, Task, Action,
 Result · 2:00

 Tell me about a time you disagreed
 with a colleague or your manager.

 Also asked as
   Describe a conflict at work.

 Good answers                          ↓
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
 Enter write  s say aloud  w write an answer  v next answer  * star  ? help",
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
