use crate::app::sheet::{Format, Made, Wanted};
use crate::app::{Command, Data, Event, Screen};
use crate::ui::harness::{Session, lived_in::lived_in, nasty};
use proptest::prelude::*;

const WANTED: Wanted =
    Wanted { format: Format::Pdf, full: false, examples: false, reveal: false, interview: None, debrief: None };

fn opened() -> Session {
    let data = Data { elsewhere: "/home/me".into(), ..lived_in() };
    Session::on(Screen::Today(Default::default()), data).keys("x")
}

fn made(wanted: Wanted, written: Option<&str>) -> Event {
    let text = "# Prep sheet\n\n## Two plans for one launch\n\n- **two plans for one launch**\n".to_owned();
    let made = Made {
        text,
        stories: 2,
        questions: 3,
        replaced: 2,
        near_misses: vec![],
        notices: vec![],
        written: written.map(Into::into),
    };
    Event::SheetMade(wanted, Box::new(Ok(made)))
}

#[test]
fn the_choices_stand_above_the_sheet_as_text() {
    let mut session = opened();
    assert_eq!(session.commands(), [Command::MakeSheet { wanted: WANTED, path: None }]);
    assert!(session.screen().contains("Making the sheet …"));
    session.event(made(WANTED, None)).expect_screen(
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



 Enter write it  Space change  Tab next row  v see it  ? help  Esc back  q quit
",
    );
}

#[test]
fn a_small_terminal_shows_the_choice_made() {
    opened().size(40, 12).event(made(WANTED, None)).expect_screen(
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
    let screen = opened().event(made(WANTED, None)).size(40, 12).keys("down down down space").screen();
    assert!(screen.contains("▌Examples  ● added, marked   one of 2\n"), "{screen}");
}

#[test]
fn a_choice_makes_the_sheet_anew_and_the_ending_follows_the_format() {
    let mut session = opened().event(made(WANTED, None)).keys("space j space");
    let anki = Wanted { format: Format::Anki, ..WANTED };
    let expected =
        [WANTED, anki, Wanted { full: true, ..anki }].map(|wanted| Command::MakeSheet { wanted, path: None });
    assert_eq!(session.commands(), expected);
    assert!(session.screen().contains("/home/me/prep-sheet-2026-11-26.tsv"), "{}", session.screen());
}

#[test]
fn a_sheet_for_the_next_interview_is_a_choice_while_one_is_set() {
    let mut session = opened().keys("down down space");
    let interview = Some(jiff::civil::date(2026, 12, 10));
    let expected = [WANTED, Wanted { interview, ..WANTED }].map(|wanted| Command::MakeSheet { wanted, path: None });
    assert_eq!(session.commands(), expected);
    let screen = session.screen();
    assert!(screen.contains("For           ○ any interview   ● Thu 10 Dec"), "{screen}");
    let data = lived_in();
    let config = crate::domain::Config { interview: None, ..data.config.clone() };
    let without = Session::on(Screen::Today(Default::default()), Data { config, ..data }).keys("x").screen();
    assert!(!without.contains("any interview"), "{without}");
}

#[test]
fn enter_writes_and_says_where_and_what_was_taken_out() {
    let mut session = opened().event(made(WANTED, None));
    session.commands();
    let mut session = session.keys("enter");
    let path = Some("/home/me/prep-sheet-2026-11-26.pdf".into());
    assert_eq!(session.commands(), [Command::MakeSheet { wanted: WANTED, path }]);
    let session = session.event(made(WANTED, Some("/home/me/prep-sheet-2026-11-26.pdf")));
    let screen = session.screen();
    assert!(screen.contains("Wrote /home/me/prep-sheet-2026-11-26.pdf; the words of [redact] were taken"), "{screen}");
    // Once is enough.
    assert!(screen.contains("2 stories for 3 questions") && !screen.contains("written to"), "{screen}");
}

#[test]
fn a_refusal_is_told_and_the_sheet_stays() {
    let session = opened().event(made(WANTED, None)).keys("enter");
    let refusal = Event::SheetMade(WANTED, Box::new(Err("x.pdf was not written by Greenroom.".to_owned())));
    let screen = session.event(refusal).screen();
    assert!(screen.contains("! x.pdf was not written by Greenroom."), "{screen}");
    assert!(screen.contains("2 stories for 3 questions"), "{screen}");
}

#[test]
fn without_anything_of_ones_own_there_is_nothing_to_write() {
    let reason = Event::SheetMade(WANTED, Box::new(Err("There is nothing of your own to take along yet.".to_owned())));
    let mut session = opened().event(reason);
    session.commands();
    let mut session = session.keys("enter");
    assert_eq!(session.commands(), []);
    assert!(session.screen().contains("nothing of your own"), "{}", session.screen());
}

#[test]
fn the_place_is_typed_with_the_cursor_and_letters_are_no_keys_there() {
    let session = opened().event(made(WANTED, None)).keys("tab tab tab tab tab").type_text("q?v");
    assert!(session.screen().contains("/home/me/prep-sheet-2026-11-26.pdfq?v"), "{}", session.screen());
    assert!(session.cursor().is_some());
    assert!(matches!(session.keys("esc").app.screen(), Screen::Today(_)));
}

#[test]
fn the_whole_text_is_seen_with_v() {
    let session = opened().event(made(WANTED, None)).keys("v");
    assert!(!session.screen().contains("Format"), "{}", session.screen());
    assert!(session.keys("esc").screen().contains("Format"));
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
