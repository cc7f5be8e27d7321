//! The comparison as it is seen.

mod coach;
mod findings;
mod voice;

use crate::app::Event;
use crate::domain::QuestionId;
use crate::ui::harness::homes::{NOW, OTHER, OWN, answer, attempt, draft, said, with_answer, with_own_answer};
use crate::ui::harness::{Session, sample};

fn written() -> Session {
    Session::comparing(&attempt(NOW, 3), with_own_answer())
}

fn asked() -> QuestionId {
    "disagreement".parse().expect("an id")
}

/// The same with the three earlier attempts read.
fn after_earlier_ones() -> Session {
    let texts = [
        attempt("2026-11-20T10:15:00+09:00", 1).replace(" Then I timed a full copy of the data", ""),
        said("2026-11-22T10:15:00+09:00"),
        attempt("2026-11-25T20:15:00+09:00", 2),
    ];
    written().event(Event::Attempts(asked(), texts.iter().map(|text| draft(text)).collect()))
}

#[test]
fn a_long_headline_is_cut_before_its_place() {
    let screen = written().size(72, 24).screen();
    assert!(screen.contains("· Attempts"), "{screen}");
    assert!(screen.contains("  The billi… (1 of 2)\n"), "{screen}");
}

#[test]
fn a_narrow_terminal_names_the_reference_without_its_place_where_there_is_no_room_for_both() {
    let screen = written().size(40, 12).screen();
    assert!(screen.contains(" Key points  1 of 5  The billing migra…\n"), "{screen}");
}

#[test]
fn the_thing_to_fix_is_whole_in_a_small_terminal() {
    let attempt = attempt(NOW, 3);
    let head = attempt.split("## ").next().expect("the head of a draft");
    let screen =
        Session::comparing(&format!("{head}## Situation\nToo little.\n"), with_own_answer()).size(40, 12).screen();
    assert!(screen.replace('\n', "").contains("as if somebody were listening."), "{screen}");
}

#[test]
fn an_answer_without_bold_says_that_each_sentence_counts_and_how_to_mark_key_points() {
    let data = with_answer(sample(), answer("billing-migration", &OWN.replace("**", "")));
    let screen = Session::comparing(&attempt(NOW, 3), data).size(80, 60).screen();
    assert!(screen.contains("e: mark what must not be forgotten, in **bold**."), "{screen}");
    let marked = written().size(80, 60).screen();
    assert!(!marked.contains("mark what must not"), "{marked}");
}

#[test]
fn a_figure_said_differently_is_shown_and_a_point_taken_back_is_not_counted_as_said() {
    let told =
        attempt(NOW, 3).replace("## Result\n", "## Result\nDowntime fell from nine hours to 40 minutes a month.");
    let session = Session::comparing(&told, with_own_answer());
    let screen = session.screen();
    assert!(screen.contains("! you said 40 minutes, your answer says 25 minutes"), "{screen}");
    let screen = written().keys("down down down space home").screen();
    assert!(screen.contains("said (3)") && screen.contains("✗ not said"), "{screen}");
}

#[test]
fn it_opens_on_the_fix_and_the_key_points_in_their_bands() {
    written().expect_screen(
        "
   Tell me about a time you disagreed with a colleague or your manager.
   Fix first   The Result is missing: say what changed, and how you know.

   Key points · Text · Parts · Checks · Attempts  The billing migra… (1 of 2)

 ▌ ? check this      move customers in five waves
 ▌                   \"I had to plan the move, and my manager wanted it done
 ▌                   in one weekend.\"
   ? check this      downtime fell from nine hours to 25 minutes a month
                     \"Then I timed a full copy of the data and said what I
                     would do if it failed.\"
   ✓ said (4)        went down twice a month · responsible for the plan of…

   ──────────────────────────────────────────────────────────────────────────
   What good answers do      [ ] puts both positions fairly
                             [ ] settles it with evidence, not rank

   started after 14 s · wrote 69 words, 0:28 to say · rated 3 good
⋮
 Tab view  Space flip  o other story  r again  n next  f follow-up  ? help",
    );
    written().size(40, 12).expect_screen(
        "
 Tell me about a time you disagreed…
 Fix: The Result is missing: say what
 changed, and how you know.
 Key points  1 of 5  The billing migra…
 check this
▌? move customers in five waves
▌  \"I had to plan the move, and my
▌  manager wanted it done in one
▌  weekend.\"
 ? downtime fell from nine hours to 25
   minutes a month                     ↓
 Tab view   Space flip   ? help",
    );
    written().size(120, 40).expect_screen(
        "
   Tell me about a time you disagreed with a colleague or your manager.
   Fix first   The Result is missing: say what changed, and how you know.

   Key points · Text · Parts · Checks · Attempts                                       The billing migration (1 of 2)

 ▌ ? check this      move customers in five waves
 ▌                   \"I had to plan the move, and my manager wanted it done in one weekend.\"
   ? check this      downtime fell from nine hours to 25 minutes a month
                     \"Then I timed a full copy of the data and said what I would do if it failed.\"
   ✓ said (4)        went down twice a month · responsible for the plan of the move · set out benefit and risk of…

   ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────
   What good answers do      [ ] puts both positions fairly
                             [ ] settles it with evidence, not rank

   started after 14 s · wrote 69 words, 0:28 to say · rated 3 good
⋮
 Tab view  Space flip  o other story  r again  n next  f follow-up  e edit  u use  C coach  ? help  Esc back  q quit",
    );
}

#[test]
fn said_points_unfold_when_they_are_walked_into() {
    let session = written();
    assert!(session.screen().contains("✓ said ("), "{}", session.screen());
    let session = session.keys("end").keys("up up");
    assert!(!session.screen().contains("✓ said ("), "{}", session.screen());
}

#[test]
fn against_an_example_nothing_is_called_missed() {
    let session = Session::comparing(&attempt(NOW, 3).replace("answer = \"billing-migration\"\n", ""), sample());
    session.expect_screen(
        "
   Tell me about a time you disagreed with a colleague or your manager.
   Fix first   The Result is missing: say what changed, and how you know.

   Key points · Text · Parts · Checks · Attempts        The stable demo model

   Compared with somebody else's story: yours will be another one, so tick
   what yours does.

 ▌ What good answers do      [ ] puts both positions fairly
                             [ ] settles it with evidence, not rank

   In their story
   · A client demo was two weeks away.
   · I owned the model.
   · set out benefit and risk of both options
   · agreed on the stable one for the demo

   started after 14 s · wrote 69 words, 0:28 to say · rated 3 good
⋮
 Tab view  Space flip  r again  n next  f follow-up  e edit  u use  ? help",
    );
    for word in ["not heard", "check this", "not said"] {
        assert!(!session.screen().contains(word));
    }
}

#[test]
fn a_draft_without_text_is_judged_by_clock_and_ticks() {
    let text = said(NOW);
    Session::comparing(&text, with_own_answer()).expect_screen(
        "
   Tell me about a time you disagreed with a colleague or your manager.
   Said aloud: judged by the clock and by your ticks alone.

   Key points · Text · Parts · Checks · Attempts  The billing migra… (1 of 2)

   Which of these did you say? Space ticks.

 ▌ [ ] went down twice a month
   [ ] responsible for the plan of the move
   [ ] set out benefit and risk of both options
   [ ] they would answer the phone
   [ ] move customers in five waves
   [ ] downtime fell from nine hours to 25 minutes a month

   ──────────────────────────────────────────────────────────────────────────
   What good answers do      [ ] puts both positions fairly
                             [ ] settles it with evidence, not rank

   started after 8 s · said 1:52 · rated 3 good
⋮
 Tab view  Space flip  o other story  r again  n next  f follow-up  ? help",
    );
    let ticked = Session::comparing(&text, with_own_answer()).keys("space down space").screen();
    assert_eq!(ticked.matches("[x]").count(), 2, "{ticked}");
    Session::comparing(&text, with_own_answer()).keys("tab tab").expect_screen(
        "
   Tell me about a time you disagreed with a colleague or your manager.
   Said aloud: judged by the clock and by your ticks alone.

   Key points · Text · Parts · Checks · Attempts  The billing migra… (1 of 2)

   Situation     you                      0:22   20%  ━━━━━━━
                 your answer                     24%  ─────────
                 plan                            20%  ┄┄┄┄┄┄┄

   Task          you                      0:12   11%  ━━━━
                 your answer                     20%  ───────
                 plan                            10%  ┄┄┄┄

   Action        you                      1:10   62%  ━━━━━━━━━━━━━━━━━━━━━━━
                 your answer                     38%  ──────────────
                 plan                            60%  ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄

   Result        you                      0:08    7%  ━━━
                 your answer                     19%  ───────
                 plan                            10%  ┄┄┄┄

   Shares of the time on the clock. 20/10/60/10 is a convention.

 Tab view  o other story  r again  n next  f follow-up  e edit  u use  ? help",
    );
}

#[test]
fn too_little_text_is_no_answer_and_gets_no_praise() {
    let text = attempt(NOW, 1);
    let short = text.split("## Situation").next().map(|head| format!("{head}## Situation\nHello.\n")).expect("a head");
    let session = Session::comparing(&short, with_own_answer());
    session.expect_screen(
        "
   Tell me about a time you disagreed with a colleague or your manager.
   Fix first   There is no answer to compare yet: say it in your own words,
               as if somebody were listening.

   Key points · Text · Parts · Checks · Attempts  The billing migra… (1 of 2)

   1 word is too few to compare; it takes 20, some eight seconds of speech.

 ▌ · key point       went down twice a month
   · key point       responsible for the plan of the move
   · key point       set out benefit and risk of both options
   · key point       they would answer the phone
   · key point       move customers in five waves
   · key point       downtime fell from nine hours to 25 minutes a month

   ──────────────────────────────────────────────────────────────────────────
   What good answers do      [ ] puts both positions fairly
                             [ ] settles it with evidence, not rank

   started after 14 s · wrote 1 word, 0:00 to say · rated 1 again
⋮
 Tab view  o other story  r again  n next  f follow-up  e edit  u use  ? help",
    );
    assert!(!session.screen().contains('✓'));
}

#[test]
fn the_text_stands_side_by_side_or_one_under_the_other() {
    written().keys("tab").expect_screen(
        "
   Tell me about a time you disagreed with a colleague or your manager.
   Fix first   The Result is missing: say what changed, and how you know.

   Key points · Text · Parts · Checks · Attempts  The billing migra… (1 of 2)

   your draft                            The billing migration

   Situation
   We had an old billing database that   Our billing ran on a database that
   went down every other week.           went down twice a month, and the
                                         quarter's end was six weeks away.

   Task
   I had to plan the move, and my        I was responsible for the plan of
   manager wanted it done in one         the move, and my manager wanted it
   weekend.                              in one weekend.

   Action
   I wrote one page with the benefit     I set out benefit and risk of both
   and the risk of each option. I        options on one page.
   asked support and finance to look
   at it with us. Then I timed a full    I brought in support and finance,
   copy of the data and said what I      because they would answer the       ↓
 Tab view  o other story  r again  n next  f follow-up  e edit  u use  ? help",
    );
    written().keys("tab").size(40, 12).expect_screen(
        "
 Tell me about a time you disagreed…
 Fix: The Result is missing: say what
 changed, and how you know.
 Text  2 of 5     The billing migration
 Situation
 We had an old billing database that
 went down every other week.
 The billing migration:
 Our billing ran on a database that
 went down twice a month, and the
 quarter's end was six weeks away.     ↓
 Tab view   o other story   ? help",
    );
    written().keys("tab").size(120, 40).expect_screen(
        "
   Tell me about a time you disagreed with a colleague or your manager.
   Fix first   The Result is missing: say what changed, and how you know.

   Key points · Text · Parts · Checks · Attempts                                       The billing migration (1 of 2)

   your draft                                                The billing migration

   Situation
   We had an old billing database that went down every       Our billing ran on a database that went down twice a
   other week.                                               month, and the quarter's end was six weeks away.

   Task
   I had to plan the move, and my manager wanted it done     I was responsible for the plan of the move, and my
   in one weekend.                                           manager wanted it in one weekend.

   Action
   I wrote one page with the benefit and the risk of each    I set out benefit and risk of both options on one page.
   option. I asked support and finance to look at it with
   us. Then I timed a full copy of the data and said what    I brought in support and finance, because they would
   I would do if it failed.                                  answer the phone.

                                                             We agreed to move customers in five waves.

   Result
   nothing here                                              No customer lost an invoice, and downtime fell from
                                                             nine hours to 25 minutes a month.
⋮
 Tab view   o other story   r again   n next   f follow-up   e edit   u use   C coach   ? help   Esc back   q quit",
    );
}

#[test]
fn a_draft_without_headings_stands_where_its_words_place_it_or_in_one_piece_before_the_parts() {
    let text = attempt(NOW, 3);
    let head = text.split("## ").next().expect("the head of a draft");
    let clear = "Our billing went down twice a month. I had to plan the move. So I wrote one page with the risks and asked support to \
                 look. Then I timed a full copy. In the end we moved in five waves, and downtime fell to 25 minutes.";
    let screen = Session::comparing(&format!("{head}## Situation\n{clear}\n"), with_own_answer())
        .size(80, 60)
        .keys("tab")
        .screen();
    assert!(screen.contains("your draft, placed by its words") && !screen.contains("nothing here"), "{screen}");
    let unclear =
        "We had two billing systems and nobody was happy with either of them, which went on for a long while.";
    let screen = Session::comparing(&format!("{head}## Answer\n{unclear}\n"), with_own_answer())
        .size(80, 60)
        .keys("tab")
        .screen();
    let (answer, situation) = (screen.find("   Answer\n"), screen.find("   Situation\n"));
    assert!(answer.is_some() && answer < situation && screen.contains("told in one piece"), "{screen}");
}

#[test]
fn parts_are_bars_against_the_reference_and_the_plan() {
    written().keys("tab tab").expect_screen(
        "
   Tell me about a time you disagreed with a colleague or your manager.
   Fix first   The Result is missing: say what changed, and how you know.

   Key points · Text · Parts · Checks · Attempts  The billing migra… (1 of 2)

   Situation     you           12 words   0:05   17%  ━━━━━━
                 your answer                     24%  ────────
                 plan                            20%  ┄┄┄┄┄┄┄

   Task          you           15 words   0:06   22%  ━━━━━━━
                 your answer                     20%  ───────
                 plan                            10%  ┄┄┄

   Action        you           42 words   0:17   61%  ━━━━━━━━━━━━━━━━━━━━
                 your answer                     38%  ────────────
                 plan                            60%  ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄

   Result        you            0 words   0:00    0%  ! missing
                 your answer                     19%  ──────
                 plan                            10%  ┄┄┄

   Shares of the words; times to say them. 20/10/60/10 is a convention.

 Tab view  o other story  r again  n next  f follow-up  e edit  u use  ? help",
    );
    written().keys("tab tab").size(40, 12).expect_screen(
        "
 Tell me about a time you disagreed…
 Fix: The Result is missing: say what
 changed, and how you know.
 Parts  3 of 5    The billing migration
 Situation
 you          17% ━━━━━
 your answer  24% ───────
 plan         20% ┄┄┄┄┄┄

 Task
 you          22% ━━━━━━━              ↓
 Tab view   o other story   ? help",
    );
}

#[test]
fn only_the_part_that_leaves_its_own_band_is_called_long() {
    let situation = "Our client demo was two weeks away, the room was booked, and we had two models: a simple and \
                     stable one that everybody knew, and an ambitious one that a colleague had built over the summer.";
    let action = "I listed the risk of each option on one page and asked product to look at it with me. Then I tried \
                  both on the questions of the last demo, and we took the one that failed less often in front of us.";
    let session = Session::new().keys("j enter enter").type_text(situation).keys("tab").type_text("Recommend");
    let session =
        session.keys("tab").type_text(action).keys("tab").type_text("We chose the stable one within two days.");
    let screen = session.keys("ctrl-d 3 tab tab").screen();
    let row = |name: &str| screen.lines().find(|row| row.trim_start().starts_with(name)).unwrap_or_default();
    assert!(row("Situation").ends_with("! long"), "{screen}");
    assert!(row("Task").contains(" 1 word    0:00 ") && !row("Task").contains('!'), "{screen}");
}

#[test]
fn a_point_that_was_flipped_says_so() {
    let screen = written().keys("space").screen();
    assert!(screen.contains("✓ said, you say"), "{screen}");
}

#[test]
fn said_aloud_without_a_text_nothing_of_an_example_is_asked_for() {
    let screen = Session::comparing(&said(NOW), sample()).screen();
    let place = |text: &str| screen.find(text).unwrap_or_else(|| panic!("{text} in {screen}"));
    assert!(place("What good answers do") < place("In their story"));
    assert!(!screen.contains("Which of these did you say?"), "{screen}");
}

#[test]
fn what_follow_ups_were_answered_stands_in_the_text() {
    let session = written().keys("f enter").type_text("That it was fair.").keys("ctrl-d tab end");
    assert!(session.screen().contains("That it was fair."), "{}", session.screen());
}
