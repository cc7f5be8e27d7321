//! An attempt as it is seen.

mod follow_up;

use crate::app::practice::Practice;
use crate::app::recording::Recorded;
use crate::app::{Event, Screen};
use crate::domain::{Framework, Mode};
use crate::ui::harness::homes::with_questions;
use crate::ui::harness::{Session, sample, start};

const SITUATION: &str = "Our client demo was two weeks away and we had two models.";
const TASK: &str = "I owned the model and had to recommend one.";
const ACTION: &str = "I listed the benefit and the risk of each option on one page, and asked product and engineering \
                      to look at it with us. I said what I would do if the simple model";

/// The first question, thought about for four seconds, now to be written.
fn writing() -> Session {
    Session::new().keys("j enter").at(4).keys("enter")
}

/// The first question as one of this framework, to be thought about.
fn thinking(framework: Framework) -> Session {
    thinking_to(Mode::Typed, framework)
}

fn thinking_to(mode: Mode, framework: Framework) -> Session {
    let data = with_questions(sample(), |question| question.framework = framework);
    let practice = Practice::new(&data.bank.questions()[0], mode, None, &data.config, start());
    Session::on(Screen::Practice(Box::new(practice)), data)
}

/// Three parts written, the clock at 4:14.
fn written() -> Session {
    writing().type_text(SITUATION).keys("tab").at(60).type_text(TASK).keys("tab").type_text(ACTION).at(254)
}

#[test]
fn thinking_shows_the_question_alone_and_counts_down() {
    Session::new().keys("j enter").at(3).expect_screen(
        "








          Tell me about a time you disagreed with a colleague or your
          manager.

          0:07 to think

          in writing, 2:00 to say   Situation · Task · Action · Result
⋮
 Enter start   Esc back   ? help   q quit",
    );
}

#[test]
fn thinking_in_a_narrow_terminal_names_every_part() {
    let screen = Session::new().keys("j enter").size(40, 12).screen();
    assert!(screen.contains("in writing, 2:00 to say\n Situation · Task · Action · Result\n"), "{screen}");
}

#[test]
fn names_of_parts_take_the_rows_they_need_and_one_part_needs_no_name() {
    let trait_screen = thinking(Framework::Trait).size(40, 12).screen();
    let rows = "\n The strength or weakness · An example\n · What I do about it\n";
    assert!(trait_screen.contains(rows), "{trait_screen}");
    let open_screen = thinking(Framework::Open).screen();
    assert!(open_screen.contains(" in writing, 2:00 to say\n"), "{open_screen}");
}

#[test]
fn characters_that_turn_text_around_are_a_sign_of_one_column() {
    let session = writing().paste("user \u{202e}txt.exe\u{202c} end");
    assert!(session.screen().contains("     user �txt.exe� end\n"), "{}", session.screen());
    let before = writing().cursor().expect("a cursor");
    assert_eq!(session.cursor().map(|at| at.x), Some(before.x + 18));
}

#[test]
fn a_narrow_terminal_shortens_the_clock_before_the_name_of_the_part() {
    let screen = thinking(Framework::Introduction).size(40, 12).keys("enter tab").screen();
    assert!(screen.contains(" How I got here   0:00/0:48   0:00/2:00\n"), "{screen}");
}

#[test]
fn an_answer_in_one_piece_is_held_against_its_time_alone() {
    let session = thinking(Framework::Open).keys("enter").type_text(ACTION).keys("ctrl-d 3 tab tab");
    let screen = session.screen();
    assert!(screen.contains("   34 words, 0:14 to say of 2:00\n"), "{screen}");
    assert!(!screen.contains("100%"), "{screen}");
}

#[test]
fn asking_before_a_draft_is_discarded_moves_nothing() {
    let rows = |keys: &str| -> Vec<String> {
        let screen = written().keys(keys).screen();
        screen.lines().skip(4).take_while(|row| !row.contains("words · writing")).map(str::to_owned).collect()
    };
    assert_eq!(rows("esc ctrl-x"), rows("esc"));
}

#[test]
fn noting_what_was_said_keeps_the_clocks_in_view() {
    let screen = Session::new().keys("j s").at(4).keys("enter").at(34).keys("space").at(41).keys("ctrl-d").screen();
    for expected in ["0:37 said  of 2:00", "Situation               0:30 / 0:24", "0:07 / 0:12", "0 words noted"] {
        assert!(screen.contains(expected), "{expected}: {screen}");
    }
}

#[test]
fn the_count_goes_on_past_zero_and_nothing_starts_by_itself() {
    let session = Session::new().keys("j enter").at(15);
    assert!(session.screen().contains("+0:05"), "{}", session.screen());
    assert!(session.cursor().is_none());
}

#[test]
fn writing_shows_one_part_open_and_the_others_as_a_line() {
    written().expect_screen(
        "
 Tell me about a time you disagreed with a colleague or your manager.

   0:22 to say  of 2:00   ━━━━━━━━━╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌

   Situation    12 words   0:05 / 0:24   Our client demo was two weeks away…
   Task          9 words   0:04 / 0:12   I owned the model and had to recomm…
 ▌ Action       34 words   0:14 / 1:12
     I listed the benefit and the risk of each option on one page, and asked
     product and engineering to look at it with us. I said what I would do
     if the simple model


   Result                       / 0:12   what changed, and how you know

   55 words · writing 4:10
⋮
 Tab next part   Ctrl-D done   Esc pause   F1 help",
    );
}

#[test]
fn a_small_terminal_shows_one_part_and_one_clock() {
    written().size(40, 12).expect_screen(
        "
 Tell me about a time you disagreed
 with a colleague or your manager.
 Action        0:14/1:12   0:22 of 2:00
 I listed the benefit and the risk of
 each option on one page, and asked
 product and engineering to look at it
 with us. I said what I would do if
 the simple model
⋮
 Tab next part   Ctrl-D done   F1 help",
    );
}

#[test]
fn a_large_terminal_keeps_the_text_readable() {
    written().size(120, 40).expect_screen(
        "
 Tell me about a time you disagreed with a colleague or your manager.

   0:22 to say  of 2:00   ━━━━━━━━━━━╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌

   Situation    12 words   0:05 / 0:24   Our client demo was two weeks away and we had two models.
   Task          9 words   0:04 / 0:12   I owned the model and had to recommend one.
 ▌ Action       34 words   0:14 / 1:12
     I listed the benefit and the risk of each option on one page, and asked
     product and engineering to look at it with us. I said what I would do if the
     simple model


   Result                       / 0:12   what changed, and how you know

   55 words · writing 4:10
⋮
 Tab next part   Ctrl-D done   Esc pause   F1 help",
    );
}

#[test]
fn a_pause_says_so_and_stops_the_clock() {
    let session = written().keys("esc").at(900);
    session.expect_screen(
        "
 Tell me about a time you disagreed with a colleague or your manager.

   Paused   0:22 to say  of 2:00   ━━━━━━━━╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌

   Situation    12 words   0:05 / 0:24   Our client demo was two weeks away…
   Task          9 words   0:04 / 0:12   I owned the model and had to recomm…
 ▌ Action       34 words   0:14 / 1:12
     I listed the benefit and the risk of each option on one page, and asked
     product and engineering to look at it with us. I said what I would do
     if the simple model


   Result                       / 0:12   what changed, and how you know

   55 words · writing 4:10
⋮
 Enter go on   Esc leave   Ctrl-D done   Ctrl-X discard   F1 help",
    );
    assert!(session.keys("enter").at(901).screen().contains("writing 4:11"));
}

#[test]
fn rating_shows_what_was_done_in_the_measure_of_its_mode() {
    written().keys("ctrl-d").expect_screen(
        "
 Tell me about a time you disagreed with a colleague or your manager.

   wrote 55 words in 4:10 · 0:22 to say of 2:00

   How did it go?

   1  again  I would not have got through
   2  hard   it took effort, or had gaps
   3  good   I would say it like this
   4  easy   it came easily
⋮
 1-4 how it went   Esc back   ? help   q quit",
    );
    written().keys("ctrl-d").size(40, 12).expect_screen(
        "
 Tell me about a time you disagreed
 with a colleague or your manager.

 wrote 55 words, 0:22 to say of 2:00

 How did it go?

 1  again  I would not have got through
 2  hard   it took effort, or had gaps
 3  good   I would say it like this
 4  easy   it came easily
 1-4 how it went   Esc back   ? help",
    );
}

#[test]
fn speaking_shows_the_total_large_and_a_clock_for_each_part() {
    let speaking = || Session::new().keys("j s").at(3).keys("enter").at(30).keys("space").at(115);
    speaking().expect_screen(
        "
 Tell me about a time you disagreed with a colleague or your manager.

   Task
   what was yours to do

   ▗█   ▄  █▀▀ ▟▀▙
    █   ▀  ▀▀▙  ▄▛
    █   ▄  ▄ █ ▟▘▄   of 2:00
   ▀▀▀  ▀  ▝▀▘ ▀▀▀

   Situation   0:27 / 0:24
 ▌ Task        1:25 / 0:12
   Action           / 1:12
   Result           / 0:12
⋮
 Space next part   Ctrl-D done   Esc pause   Ctrl-E stop recording   F1 help",
    );
    speaking().size(40, 12).expect_screen(
        "
 Tell me about a time you disagreed
 with a colleague or your manager.

 Task   1:25 / 0:12
 what was yours to do

 1:52  of 2:00
⋮
 Space next part  Ctrl-D done  F1 help",
    );
    speaking().size(120, 40).expect_screen(
        "
 Tell me about a time you disagreed with a colleague or your manager.

   Task
   what was yours to do

   ▗█   ▄  █▀▀ ▟▀▙
    █   ▀  ▀▀▙  ▄▛
    █   ▄  ▄ █ ▟▘▄   of 2:00
   ▀▀▀  ▀  ▝▀▘ ▀▀▀

   Situation   0:27 / 0:24
 ▌ Task        1:25 / 0:12
   Action           / 1:12
   Result           / 0:12
⋮
 Space next part   Ctrl-D done   Esc pause   Ctrl-E stop recording   Shift-Tab previous part   F1 help",
    );
}

#[test]
fn nothing_is_cut_in_a_small_terminal_while_there_are_rows_for_it() {
    let speaking = || thinking_to(Mode::Spoken, Framework::Introduction).size(40, 12).keys("enter");
    let screen = speaking().screen();
    let told = " what you do, and do well\n\n 0:00  of 2:00\n";
    assert!(screen.contains(told), "{screen}");
    let screen = speaking().keys("space esc").screen();
    assert!(screen.contains(" How I got here   paused\n"), "{screen}");
    let screen = speaking().keys("space esc ctrl-x").screen();
    assert!(screen.contains(" How I got here\n Discard this draft?  y / n\n"), "{screen}");
}

#[test]
fn the_thing_to_fix_is_read_whole_before_the_next_try() {
    let fix = "There is no answer to compare yet: say it in your own words, as if somebody were listening.";
    let data = sample();
    let practice = |fix: &str| {
        Practice::new(&data.bank.questions()[0], Mode::Typed, None, &data.config, start())
            .with_fix(Some(fix.to_owned()))
    };
    let screen = |fix: &str| {
        Session::on(Screen::Practice(Box::new(practice(fix))), sample()).size(40, 12).screen().replace('\n', "")
    };
    assert!(screen(fix).contains("as if somebody were listening."), "{}", screen(fix));
    assert!(screen(fix).contains("Situation"), "{}", screen(fix));
}

#[test]
fn a_draft_that_cannot_be_saved_is_offered_to_be_written_elsewhere() {
    let mut session = writing().type_text("Some words").keys("esc esc");
    let draft = Box::new(session.last_kept());
    session.event(Event::NotReleased { draft, reason: "the disk is full".to_owned(), quitting: false }).expect_screen(
        "

   This draft could not be saved
   the disk is full

   Its 2 words are still here. Write them to another place:

   ▌ greenroom-2026-11-26-disagreement.md
⋮
 Enter write it there   Ctrl-R try again   Ctrl-X lose it   F1 help",
    );
}

#[test]
fn the_time_that_is_over_is_shown() {
    let screen = writing().at(5000).paste(&"word ".repeat(402)).screen();
    assert!(screen.contains("2:41 to say  of 2:00, 0:41 over"), "{screen}");
}

#[test]
fn a_text_that_is_not_saved_is_said_to_stay_also_in_a_narrow_terminal() {
    let reason = "the disk is read-only (make it writable, or use --home)".to_owned();
    let screen = writing().size(40, 12).type_text("a").event(Event::NotSaved { reason }).screen();
    assert!(screen.contains("The text stays here; trying again."), "{screen}");
}

#[test]
fn a_text_is_not_called_saved_while_saving_fails() {
    let last_row =
        |session: &Session| session.screen().lines().find(|line| line.contains("writing")).map(str::to_owned);
    let session = writing().type_text("a").event(Event::Saved { change: 1 });
    assert!(last_row(&session).is_some_and(|row| row.ends_with("saved")), "{}", session.screen());
    let session = session.type_text("b").event(Event::NotSaved { reason: "the disk is full".to_owned() });
    assert!(last_row(&session).is_some_and(|row| !row.contains("saved")), "{}", session.screen());
    let session = session.event(Event::Saved { change: 2 });
    assert!(last_row(&session).is_some_and(|row| row.ends_with("saved")), "{}", session.screen());
}

#[test]
fn the_cursor_is_where_the_text_goes_in() {
    let session = writing().type_text("重点 e\u{301}");
    let cursor = session.cursor().expect("a cursor");
    assert_eq!((cursor.x, cursor.y), (5 + 4 + 1 + 1, 5));
    let session = session.keys("esc");
    assert!(session.cursor().is_some(), "typing goes on here");
    assert!(session.keys("ctrl-x").cursor().is_none());
}

#[test]
fn the_level_of_a_recording_and_what_goes_wrong_are_shown() {
    let at = |news| Session::new().keys("j s").at(3).keys("enter").at(10).event(Event::Recorded(news));
    let screen = at(Recorded::Level(4)).screen();
    assert!(screen.contains("● recording  ▮▮▮▮▯▯▯▯▯▯"), "{screen}");
    let told = "Not recording: no microphone program found, `greenroom speech` tells more.";
    let screen = at(Recorded::Trouble(told.to_owned())).size(40, 12).screen();
    assert!(screen.contains("! Not recording: no microphone"), "{screen}");
    let screen = at(Recorded::Trouble("x".to_owned())).event(Event::Recorded(Recorded::Level(0))).screen();
    assert!(screen.contains("● recording") && !screen.contains('!'), "{screen}");
}

mod any_size {
    use super::*;
    use proptest::prelude::*;

    /// Keys that lead through every stage.
    const WAYS: [&str; 9] = [
        "enter",
        "enter enter",
        "enter enter tab",
        "enter enter esc",
        "enter enter esc ctrl-x",
        "s enter space",
        "s enter space ctrl-d",
        "s enter space ctrl-d ctrl-d",
        "enter enter f1",
    ];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]
        #[test]
        fn nothing_panics(width in 1u16..200, height in 1u16..60, way in 0..WAYS.len(), text in "[a 重é👩\u{200d}\u{301}\n.]{0,80}") {
            let session = Session::new().size(width, height).keys(WAYS[way]).paste(&text).at(200);
            let session = session.event(Event::NotSaved { reason: "the disk is full 重点".to_owned() });
            session.screen();
            session.size(height, width.min(60)).screen();
        }
    }
}
