//! A question's page as it is seen.

use crate::domain::Answer;
use crate::ui::harness::Session;
use crate::ui::harness::homes::{answer, practised, sample, with_answer};

fn page() -> Session {
    Session::at_home(practised()).keys("b enter")
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
⋮
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
}

#[test]
fn a_long_page_is_scrolled_and_stops_at_its_end() {
    let session = page().size(40, 12).keys("end down down");
    let end = session.screen();
    assert!(end.contains("rated 1 again"), "{end}");
    assert_ne!(session.keys("up").screen(), end, "one step back is one row, however often the end was passed");
}

#[test]
fn the_page_says_which_lengths_were_practised_and_which_is_next() {
    let screen = page().keys("t").screen();
    assert!(screen.contains("in 0:30 next, instead of 2:00"), "{screen}");
    let with_limits = |limit| {
        let mut data = practised();
        data.records.iter_mut().for_each(|record| record.head.limit = limit);
        Session::at_home(data).keys("b enter").screen()
    };
    let own = with_limits(None);
    assert!(own.contains("3 × 2:00; not yet 0:30, 1:00, 1:30, 3:00"), "{own}");
    let by_hand = with_limits(Some(45));
    assert!(by_hand.contains("3 × 0:45; not yet 0:30, 1:00, 1:30, 2:00, 3:00"), "{by_hand}");
    assert!(by_hand.contains("said 1:52 of 0:45, rated"), "{by_hand}");
}

#[test]
fn an_answer_in_which_nothing_is_written_says_so_and_comes_last() {
    let template =
        Answer { questions: sample().bank.answers()[0].questions.clone(), ..answer("mine", "## Situation\n") };
    let screen = Session::at_home(with_answer(sample(), template)).keys("b enter").screen();
    let names = ["stable-demo-model (example)", "mine (yours, nothing written yet)"].map(|name| screen.find(name));
    assert!(names[0].is_some() && names[0] < names[1], "{screen}");
}
