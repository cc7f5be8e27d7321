//! Checks and earlier attempts as they are seen, and the point said elsewhere.

use super::*;

#[test]
fn the_checks_that_matter_are_shown_and_open_with_their_rule() {
    written().keys("tab tab tab enter").expect_screen(
        "
   Tell me about a time you disagreed with a colleague or your manager.
   Fix first   The Result is missing: say what changed, and how you know.

   Key points · Text · Parts · Checks · Attempts  The billing migra… (1 of 2)

 ▌ ! The Result is missing, and an interviewer listens for each part (the
 ▌   framework of the question).
 ▌   Say what changed, and how you know.
 ▌   rule part.result, in Result

   … 6 checks found nothing, 6 cannot tell
⋮
 Tab view  Enter close  o other story  r again  n next  f follow-up  ? help",
    );
    let session = written().keys("tab tab tab end enter end enter");
    assert!(session.screen().contains("rule "), "{}", session.screen());
    assert!(!session.screen().contains(" more: "), "{}", session.screen());
}

#[test]
fn earlier_attempts_stand_in_rows_and_open_as_a_word_diff() {
    after_earlier_ones().keys("shift-tab").expect_screen(
        "
   Tell me about a time you disagreed with a colleague or your manager.
   Fix first   The Result is missing: say what changed, and how you know.

   Key points · Text · Parts · Checks · Attempts  The billing migra… (1 of 2)

   20 Nov      wrote 60 words, 0:24 to say, rated 1
               The Result is missing: say what changed, and how you know.
   22 Nov      said 1:52, rated 3 · best rated
 ▌ 25 Nov      wrote 69 words, 0:28 to say, rated 2 · previous
 ▌             The Result is missing: say what changed, and how you know.

   26 Nov      wrote 69 words, 0:28 to say, rated 3 · this one
⋮
 Tab view  Enter open  o other story  r again  n next  f follow-up  ? help",
    );
    after_earlier_ones().keys("shift-tab home enter").expect_screen(
        "
   Tell me about a time you disagreed with a colleague or your manager.
   Fix first   The Result is missing: say what changed, and how you know.

   Key points · Text · Parts · Checks · Attempts  The billing migra… (1 of 2)

   since 20 Nov:  new words  [gone words]

   Situation  12 → 12 words
   We had an old billing database that went down every other week.

   Task  15 → 15 words
   I had to plan the move, and my manager wanted it done in one weekend.

   Action  33 → 42 words
   I wrote one page with the benefit and the risk of each option. I asked
   support and finance to look at it with us. Then I timed a full copy of the
   data and said what I would do if it failed.
⋮
 Tab view  Enter close  o other story  r again  n next  f follow-up  ? help",
    );
    let first = written().event(Event::Attempts(asked(), Vec::new())).keys("shift-tab");
    assert!(first.screen().contains("This was the first attempt."), "{}", first.screen());
}

#[test]
fn the_row_of_an_attempt_names_the_fix_that_was_given_then() {
    let days = ["2026-11-21", "2026-11-22", "2026-11-23", "2026-11-24"];
    let missed = "rating = 2\nnot_said = [\"went down twice a month\"]";
    let text = |day: &str| attempt(&format!("{day}T10:15:00+09:00"), 2).replace("rating = 2", missed);
    let drafts = days.map(|day| draft(&text(day))).to_vec();
    let screen = written().event(Event::Attempts(asked(), drafts)).keys("shift-tab").screen();
    let given = |text: &str| screen.lines().skip(5).filter(|line| line.contains(text)).count();
    assert_eq!((given("The Result is missing"), given("Say what was left out")), (3, 1), "{screen}");
}

#[test]
fn a_missed_point_is_found_in_another_own_story() {
    let data = with_answer(with_own_answer(), answer("late-report", OTHER));
    let screen = Session::comparing(&attempt(NOW, 3), data).keys("space space").screen();
    assert!(screen.contains("«The late report» says it: \"We decided to move customers"), "{screen}");
}

#[test]
fn where_nothing_is_to_be_fixed_a_point_told_the_other_way_round_is_pointed_to() {
    let written = "+++\nquestions = [\"disagreement\"]\n+++\n# The closed bridge\n## Situation\nThe bridge over our mill stream was closed in May.\n\
        ## Task\nI had to **plan the way round for the school bus**.\n## Action\n- I **asked the farmer for his field**.\n\
        - I **drew a map for the driver** and walked it with her twice.\n## Result\n**No child was late in nine days**.\n";
    let told = |asked: &str| {
        format!(
            "+++\nquestion = \"disagreement\"\nanswer = \"bridge\"\nstarted = {NOW}\nmode = \"typed\"\nfinished = true\nrating = 2\nlimit = 60\n+++\n\
             ## Situation\nIn May we quarrelled about the mill stream.\n## Task\nIt was on me to plan how the school bus goes round.\n\
             ## Action\n{asked}. For the driver I drew a map, and I walked the whole way with her. I wrote to the parents. On Monday I put up \
             signs at each end of the lane.\n## Result\nIn nine days not one child was late. I learned to walk a way before I draw it.\n"
        )
    };
    let screen = |asked: &str| {
        let data = with_answer(sample(), answer("bridge", written));
        Session::comparing(&told(asked), data).screen()
    };
    let pointed = "told the other way round: look at those to check.";
    let turned = screen("I never asked the farmer for his field");
    assert!(turned.contains(pointed), "{turned}");
    let right = screen("I asked the farmer whether we may use his field");
    assert!(right.contains("I cannot tell more from these words.") && !right.contains(pointed), "{right}");
}
