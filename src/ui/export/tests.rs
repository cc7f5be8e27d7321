use crate::app::sheet::Made;
use crate::app::{Data, Event};
use crate::ui::harness::lived_in::lived_in;
use crate::ui::harness::sheets::{WANTED, made};
use crate::ui::harness::{Session, nasty};
use proptest::prelude::*;

fn opened() -> Session {
    let data = Data { elsewhere: "/home/me".into(), ..lived_in() };
    Session::at_home(data).keys("x")
}

#[test]
fn the_choices_stand_above_the_sheet_as_text() {
    let session = opened();
    assert!(session.screen().contains("Making the sheet …"));
    session.event(made(None)).expect_screen(
        "

   Prep sheet                                             what you take along

 ▌ Format        ○ md   ○ html   ● pdf   ○ anki   ○ json
 ▌               pages for paper and tablets
   Length        ● one page   ○ in full
   For           ● any interview   ○ Thu 10 Dec
   Examples      ● left out   ○ added, marked
   [redact]      ● replaced   ○ kept
   Write to      /home/me/prep-sheet-2026-11-26.pdf

   ──────────────────────────────────────────────────────────────────────────
   2 stories for 3 questions · the words of [redact] were taken out of 2
   places

   # Prep sheet

   ## Two plans for one launch

   - **two plans for one launch**
⋮
 Enter write it  Space change  Tab next row  v see it  ? help  Esc back  q quit
",
    );
}

#[test]
fn a_small_terminal_shows_the_choice_made() {
    opened().size(40, 12).event(made(None)).expect_screen(
        "
 Prep sheet         what you take along
▌Format    ● pdf   one of 5
 Length    ● one page   one of 2
 For       ● any interview   one of 2
 Examples  ● left out   one of 2
 [redact]  ● replaced   one of 2
 Write to  /home/me/prep-sheet-2026-
           11-26.pdf
 2 stories for 3 questions · the words
 of [redact] were taken out of 2 places
                                       ↓
 Enter write it   Space change   ? help
",
    );
}

#[test]
fn a_narrow_terminal_shows_every_choice_whole() {
    let screen = opened().event(made(None)).size(40, 12).keys("down down down space").screen();
    assert!(screen.contains("▌Examples  ● added, marked   one of 2\n"), "{screen}");
}

#[test]
fn a_written_sheet_and_a_reason_against_it_are_told_once() {
    let path = "/home/me/prep-sheet-2026-11-26.pdf";
    let screen = opened().event(made(None)).keys("enter").event(made(Some(path))).screen();
    assert!(screen.contains("2 stories for 3 questions") && !screen.contains("written to"), "{screen}");
    let reason = "There is nothing of your own to take along yet.".to_owned();
    let screen = opened().event(Event::SheetMade(WANTED, Box::new(Err(reason)))).screen();
    assert!(screen.contains("nothing of your own"), "{screen}");
}

#[test]
fn the_place_has_the_cursor_and_the_whole_text_the_screen() {
    let session = opened().event(made(None));
    assert!(session.cursor().is_none());
    let session = session.keys("tab tab tab tab tab");
    assert!(session.cursor().is_some());
    let text = session.keys("shift-tab v").screen();
    assert!(text.contains("Two plans for one launch") && !text.contains("Format"), "{text}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_and_no_size_is_too_much(text in nasty::text(), width in 0u16..120, height in 0u16..40) {
        let made = Made { text: text.clone(), stories: 1, questions: 1, replaced: 1, near_misses: vec![], notices: vec![], written: Some(text.clone().into()) };
        let session = opened().size(width, height).event(Event::SheetMade(WANTED, Box::new(Ok(made))));
        session.screen();
        let session = session.keys("v pgdn");
        session.screen();
        session.keys("esc tab tab tab tab").paste(&text).keys("enter").screen();
    }
}
