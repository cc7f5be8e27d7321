//! What keys do to an attempt, and what goes out to be kept.

mod follow_up;
mod sound;

use super::*;
use crate::app::harness::Session;
use crate::app::harness::homes;
use crate::app::{Event, Screen};
use crate::domain::{PartId, Rating};

/// The first question, thought about for four seconds, now to be written.
fn writing() -> Session {
    Session::new().keys("j enter").at(4).keys("enter")
}

/// Three parts written, the clock at 4:14.
fn written() -> Session {
    writing()
        .type_text("The demo.")
        .keys("tab")
        .at(60)
        .type_text("I owned it.")
        .keys("tab")
        .type_text("I asked")
        .at(254)
}

/// The session in which this unfinished draft was opened.
fn resumed(draft: Draft) -> Session {
    Session::new().event(Event::DraftOpened(Ok(Box::new(("drafts/x.md".into(), draft)))))
}

/// The whole seconds on the clocks of all parts.
fn clock(session: &Session) -> u64 {
    session.practice().elapsed(session.now).as_secs()
}

fn is_compared(session: &Session) -> bool {
    matches!(session.app.screen(), Screen::Comparison(_))
}

fn is_on_today(session: &Session) -> bool {
    matches!(session.app.screen(), Screen::Today(_))
}

#[test]
fn thinking_counts_on_past_zero_and_nothing_starts_by_itself() {
    let session = Session::new().keys("j enter").at(15);
    let practice = session.practice();
    assert_eq!((practice.stage, practice.think.elapsed(session.now).as_secs()), (Stage::Think, 15));
}

#[test]
fn the_first_keystroke_is_kept_and_every_change_after_it() {
    let mut session = writing();
    assert!(session.kept().is_empty());
    let mut session = session.type_text("H");
    assert_eq!(session.kept().len(), 1);
    let mut session = session.keys("left tab").type_text("i").keys("ctrl-u");
    let drafts = session.kept();
    assert_eq!(drafts.len(), 2);
    let last = drafts.last().expect("a draft");
    assert_eq!((last.text(PartId::Situation).as_ref(), last.text(PartId::Task).as_ref()), ("H", ""));
}

/// What was to be done with keys that came all at once, and the text of the draft that was handed out last.
fn in_a_burst(keys: &str) -> (Vec<&'static str>, String) {
    let mut text = String::new();
    let names = writing().burst(keys).into_iter().map(|command| match command {
        Command::Keep { draft, .. } => {
            text = draft.text(PartId::Situation).into_owned();
            "keep"
        }
        Command::Suspend => "suspend",
        Command::Quit => "quit",
        Command::Release => "release",
        Command::Discard => "discard",
        other => panic!("{other:?}"),
    });
    (names.collect(), text)
}

#[test]
fn keys_that_come_at_once_are_handed_out_once_and_the_newest_text_last() {
    assert_eq!(in_a_burst("a b c"), (vec!["keep"], "abc".to_owned()));
    assert_eq!(in_a_burst("a esc b"), (vec!["keep", "keep"], "ab".to_owned()));
}

#[test]
fn what_was_written_is_handed_out_before_anything_else_is_done() {
    assert_eq!(in_a_burst("a b ctrl-z"), (vec!["keep", "suspend"], "ab".to_owned()));
    assert_eq!(in_a_burst("a b ctrl-c"), (vec!["keep", "quit"], "ab".to_owned()));
    assert_eq!(in_a_burst("a esc esc"), (vec!["keep", "keep", "release"], "a".to_owned()));
    assert_eq!(in_a_burst("a esc b ctrl-z"), (vec!["keep", "keep", "suspend"], "ab".to_owned()));
}

#[test]
fn a_finished_draft_has_its_rating_its_clocks_and_its_text() {
    let mut session = written().keys("ctrl-d 3");
    let draft = session.last_kept();
    assert_eq!((draft.head.finished, draft.head.rating), (true, Some(Rating::Good)));
    let seconds = &draft.head.seconds;
    assert_eq!((seconds.think, seconds.of(PartId::Task), seconds.of(PartId::Action)), (4, 56, 194));
    assert_eq!(draft.text(PartId::Task), "I owned it.");
    assert!(is_compared(&session));
}

#[test]
fn an_empty_answer_is_not_finished_and_it_is_said_why() {
    let mut session = writing().keys("ctrl-d");
    assert!(session.notices().contains("nothing to compare yet"), "{}", session.notices());
    assert!(session.commands().is_empty());
    let mut session = session.type_text(" \n ").keys("ctrl-d");
    assert!(session.kept().iter().all(|draft| !draft.head.finished));
}

#[test]
fn nothing_ends_or_is_cut_when_the_time_is_over() {
    let session = writing().at(5000).paste(&"word ".repeat(400)).type_text("and on");
    assert_eq!((session.practice().stage, session.practice().words()), (Stage::Answer, 402));
}

#[test]
fn parts_are_turned_with_tab_and_stop_at_the_ends() {
    let session = writing().keys("shift-tab").type_text("one").keys("pgdn tab tab tab tab").type_text("four");
    let mut session = session.keys("pgup").type_text("three");
    let draft = session.last_kept();
    let texts =
        [PartId::Situation, PartId::Task, PartId::Action, PartId::Result].map(|part| draft.text(part).into_owned());
    assert_eq!(texts, ["one", "", "three", "four"]);
}

#[test]
fn leaving_keeps_the_draft_and_gives_its_file_free() {
    let mut session = writing().type_text("Some words").keys("esc").at(9).keys("esc");
    let commands = session.commands();
    assert!(matches!(commands.last(), Some(Command::Release)), "{commands:?}");
    assert!(!commands.contains(&Command::Discard));
    assert!(is_on_today(&session));
}

#[test]
fn a_pause_stops_the_clock_and_a_text_key_goes_on_and_is_typed() {
    let mut session = writing().type_text("a").keys("ctrl-t").at(100).type_text("b").at(103);
    assert_eq!(session.last_kept().text(PartId::Situation), "ab");
    assert_eq!(clock(&session), 3);
    assert_eq!(clock(&session.keys("esc").at(900).keys("enter").at(901)), 4);
}

#[test]
fn a_draft_is_discarded_only_after_a_yes() {
    let mut session = writing().type_text("a").keys("esc ctrl-x n");
    assert!(!session.commands().contains(&Command::Discard));
    let mut session = session.keys("ctrl-x y");
    assert!(session.commands().contains(&Command::Discard));
    assert!(is_on_today(&session));
    let continued = written().keys("esc").last_kept();
    assert!(resumed(continued).keys("ctrl-x y").commands().contains(&Command::Discard), "without another letter");
}

#[test]
fn rating_can_be_left_for_the_answer_again() {
    let mut session = written().keys("ctrl-d esc").type_text("!");
    assert_eq!(session.last_kept().text(PartId::Action), "I asked!");
}

#[test]
fn quitting_saves_the_clock_too() {
    let mut session = writing().type_text("a").at(50).keys("ctrl-c");
    let commands = session.commands();
    let [.., Command::Keep { draft, .. }, Command::Quit] = commands.as_slice() else { panic!("{commands:?}") };
    assert_eq!(draft.head.seconds.of(PartId::Situation), 46);
}

#[test]
fn the_clock_is_kept_now_and_then_while_nothing_is_typed() {
    let mut session = writing().type_text("a");
    session.kept();
    let mut session = session.at(18);
    assert!(session.kept().is_empty());
    let mut session = session.at(19).at(20);
    let seconds: Vec<u32> = session.kept().iter().map(|draft| draft.head.seconds.of(PartId::Situation)).collect();
    assert_eq!(seconds, [15]);
    let mut session = session.keys("esc");
    session.kept();
    assert!(session.at(500).kept().is_empty(), "a pause has no clock");
    assert!(writing().at(100).kept().is_empty(), "nothing is written yet");
}

#[test]
fn help_and_being_stopped_stop_the_clock_and_question_marks_are_text() {
    let session = writing().type_text("a?").at(10).keys("f1").at(500);
    let Screen::Help(help) = session.app.screen() else { panic!("help") };
    assert!(help.rows.iter().any(|row| row.help.contains("undo the last run of typing")));
    let session = session.keys("esc").at(501);
    assert_eq!((session.practice().parts[0].text().as_str(), clock(&session)), ("a?", 7));
    let session = session.event(Event::Suspending).at(1000).event(Event::Resumed).at(1002);
    assert_eq!(clock(&session), 9);
}

#[test]
fn what_was_said_can_be_typed_untimed_and_need_not_be() {
    let said = || Session::new().keys("j s enter").at(20).keys("space").at(50).keys("ctrl-d").at(300);
    let draft = said().keys("ctrl-d 2").last_kept();
    assert_eq!((draft.head.seconds.answering(), draft.head.finished), (50, true));
    let noted = said().paste("We had a demo.").keys("ctrl-d 2").last_kept();
    assert_eq!(noted.text(PartId::Situation), "We had a demo.");
}

#[test]
fn a_pause_while_noting_leads_back_to_noting_and_the_clock_stands() {
    let noting = || Session::new().keys("j s enter").at(20).keys("ctrl-d").at(30).type_text("a").keys("esc");
    assert_eq!((noting().practice().stage, noting().practice().words()), (Stage::Paused, 1));
    for go_on in ["enter", "b"] {
        let mut session = noting().at(100).keys(go_on).at(300).keys("c ctrl-d 3");
        let draft = session.last_kept();
        assert_eq!(draft.head.seconds.of(PartId::Situation), 20, "{go_on}");
        assert!(draft.text(PartId::Situation).ends_with('c'), "{go_on}");
        assert!(is_compared(&session), "{go_on}");
    }
    assert!(is_compared(&noting().keys("ctrl-d 3")), "rated from the pause");
}

#[test]
fn an_unfinished_draft_goes_on_where_it_was() {
    let session = resumed(written().keys("esc").last_kept());
    assert_eq!((session.practice().stage, session.practice().open), (Stage::Paused, 2));
    let mut session = session.type_text("!").at(10);
    assert_eq!(clock(&session), 260);
    let draft = session.last_kept();
    assert_eq!(
        (draft.text(PartId::Situation).as_ref(), draft.text(PartId::Action).as_ref()),
        ("The demo.", "I asked!")
    );
}

#[test]
fn what_a_hand_edited_draft_holds_survives_going_on_with_it() {
    let text = "+++\nquestion = \"disagreement\"\nstarted = 2026-11-26T08:00:00+09:00\nmode = \"typed\"\n+++\n## Situation\nOne\ttab \u{1b}[2J\n\n\
        ## Mine\nkept\n\n## Situation\nTwo\n\n## Task\nT\n";
    let draft = resumed(homes::draft(text)).type_text("!").at(10).last_kept();
    assert_eq!(draft.text(PartId::Task), "T!");
    assert_eq!(draft.text(PartId::Situation), "One\ttab \u{1b}[2J\n\nTwo");
    assert!(draft.parts.iter().any(|part| part.text == "kept"), "{draft:?}");
}

#[test]
fn a_clock_on_screen_changes_once_a_second_and_without_one_nothing_does() {
    let session = writing().type_text("a");
    assert_eq!(session.app.next_change(session.now), Some(Duration::from_secs(1)));
    let session = session.keys("esc");
    assert_eq!(session.app.next_change(session.now), Some(Duration::from_secs(1)), "not on disk yet");
    let session = session.event(Event::Saved { change: 2 });
    assert_eq!(session.app.next_change(session.now), None);
    let day_turns = Session::new().app.next_change(session.now);
    assert_eq!(day_turns, Some(Duration::from_secs(27_900 - 4)), "Today at the start of the next day");
}

#[test]
fn a_full_draft_takes_no_more_says_so_and_lets_text_be_erased() {
    let full = "word ".repeat(MOST_TEXT / 5 - 4);
    let mut session = writing().paste(&full).type_text("and many more words").paste(&"a long paste ".repeat(8));
    assert!(session.notices().contains("This draft is full"), "{}", session.notices());
    let before = session.last_kept().text(PartId::Situation).len();
    assert!((full.len()..=MOST_TEXT).contains(&before), "{before}");
    let mut session = session.keys("ctrl-w");
    assert!(session.last_kept().text(PartId::Situation).len() < before);
    assert_eq!(session.notices(), "");
}
