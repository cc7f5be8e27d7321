//! What keys do to an attempt, and what goes out to be kept.

use super::*;

#[test]
fn the_first_keystroke_is_kept_and_every_change_after_it() {
    let mut session = writing();
    assert!(kept(&mut session).is_empty());
    let mut session = session.type_text("H");
    assert_eq!(kept(&mut session).len(), 1);
    let mut session = session.keys("left tab").type_text("i").keys("ctrl-u");
    let drafts = kept(&mut session);
    assert_eq!(drafts.len(), 2);
    let last = drafts.last().expect("a draft");
    assert_eq!((last.text(PartId::Situation).as_ref(), last.text(PartId::Task).as_ref()), ("H", ""));
}

/// What was to be done with keys that came all at once, and the text of the draft that was handed out last.
fn in_a_burst(keys: &str) -> (Vec<&'static str>, String) {
    let mut text = String::new();
    let commands = writing().burst(keys);
    let names = commands.into_iter().map(|command| match command {
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
    let draft = kept(&mut session).pop().expect("a draft");
    assert!(draft.head.finished);
    assert_eq!(draft.head.rating, Some(Rating::Good));
    assert_eq!(draft.head.seconds.think, 4);
    assert_eq!(draft.head.seconds.of(PartId::Task), 56);
    assert_eq!(draft.head.seconds.of(PartId::Action), 194);
    assert_eq!(draft.text(PartId::Task), TASK);
    assert!(matches!(session.app.screen(), Screen::Comparison(_)));
}

#[test]
fn an_empty_answer_is_not_finished_and_the_page_says_why() {
    let mut session = writing().keys("ctrl-d");
    assert!(session.screen().contains("nothing to compare yet"), "{}", session.screen());
    assert!(session.commands().is_empty());
    let mut session = session.type_text(" \n ").keys("ctrl-d");
    assert!(kept(&mut session).iter().all(|draft| !draft.head.finished));
}

#[test]
fn nothing_ends_or_is_cut_when_the_time_is_over() {
    let words = "word ".repeat(400);
    let session = writing().at(5000).paste(&words).type_text("and on");
    assert!(session.screen().contains("2:41 to say  of 2:00, 0:41 over"), "{}", session.screen());
}

#[test]
fn parts_are_turned_with_tab_and_stop_at_the_ends() {
    let session = writing().keys("shift-tab").type_text("one").keys("pgdn tab tab tab tab").type_text("four");
    let mut session = session.keys("pgup").type_text("three");
    let draft = kept(&mut session).pop().expect("a draft");
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
    assert!(matches!(session.app.screen(), Screen::Today(_)));
}

#[test]
fn a_text_key_goes_on_after_a_pause_and_is_typed() {
    let mut session = writing().type_text("a").keys("ctrl-t").at(100).type_text("b").at(103);
    assert_eq!(kept(&mut session).pop().expect("a draft").text(PartId::Situation), "ab");
    assert!(session.screen().contains("writing 0:03"), "{}", session.screen());
}

#[test]
fn a_draft_is_discarded_only_after_a_yes() {
    let mut session = writing().type_text("a").keys("esc ctrl-x n");
    assert!(!session.commands().contains(&Command::Discard));
    let session = session.keys("ctrl-x");
    assert!(session.screen().contains("Discard this draft?"), "{}", session.screen());
    let mut session = session.keys("y");
    assert!(session.commands().contains(&Command::Discard));
    assert!(matches!(session.app.screen(), Screen::Today(_)));
}

#[test]
fn rating_can_be_left_for_the_answer_again() {
    let mut session = written().keys("ctrl-d esc").type_text("!");
    assert!(kept(&mut session).pop().expect("a draft").text(PartId::Action).ends_with("simple model!"));
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
    kept(&mut session);
    let mut session = session.at(18);
    assert!(kept(&mut session).is_empty());
    let mut session = session.at(19).at(20);
    let seconds: Vec<u32> = kept(&mut session).iter().map(|draft| draft.head.seconds.of(PartId::Situation)).collect();
    assert_eq!(seconds, [15]);
    let mut session = session.keys("esc");
    kept(&mut session);
    assert!(kept(&mut session.at(500)).is_empty(), "a pause has no clock");
    assert!(kept(&mut writing().at(100)).is_empty(), "nothing is written yet");
}

#[test]
fn help_stops_the_clock_and_question_marks_are_text() {
    let session = writing().type_text("a?").at(10).keys("f1").at(500);
    assert!(session.screen().contains("undo the last run of typing"), "{}", session.screen());
    let session = session.keys("esc").at(501);
    assert!(session.screen().contains("a?") && session.screen().contains("writing 0:07"), "{}", session.screen());
}

#[test]
fn being_stopped_stops_the_clock() {
    let session = writing().type_text("a").at(10).event(Event::Suspending).at(1000).event(Event::Resumed).at(1002);
    assert!(session.screen().contains("writing 0:08"), "{}", session.screen());
}

#[test]
fn what_was_said_can_be_typed_untimed_and_need_not_be() {
    let said = || Session::new().keys("j s enter").at(20).keys("space").at(50).keys("ctrl-d").at(300);
    let mut silent = said().keys("ctrl-d 2");
    let draft = kept(&mut silent).pop().expect("a draft");
    assert_eq!((draft.head.seconds.answering(), draft.head.finished), (50, true));
    let mut told = said().paste("We had a demo.").keys("ctrl-d 2");
    assert_eq!(kept(&mut told).pop().expect("a draft").text(PartId::Situation), "We had a demo.");
}

#[test]
fn a_pause_while_noting_leads_back_to_noting_and_the_clock_stands() {
    let noting = || Session::new().keys("j s enter").at(20).keys("ctrl-d").at(30).type_text("a").keys("esc");
    for go_on in ["enter", "b"] {
        let mut session = noting().at(100).keys(go_on).at(300).keys("c ctrl-d 3");
        let draft = kept(&mut session).pop().expect("a draft");
        assert_eq!(draft.head.seconds.of(PartId::Situation), 20, "{go_on}");
        assert!(draft.text(PartId::Situation).ends_with('c'), "{go_on}");
        assert!(matches!(session.app.screen(), Screen::Comparison(_)), "{go_on}");
    }
    let paused = noting().screen();
    assert!(paused.contains("Paused") && paused.contains("1 word noted"), "{paused}");
    assert!(matches!(noting().keys("ctrl-d 3").app.screen(), Screen::Comparison(_)), "rated from the pause");
}

#[test]
fn an_unfinished_draft_goes_on_where_it_was() {
    let mut session = written().keys("esc");
    let draft = kept(&mut session).pop().expect("a draft");
    let opened = Event::DraftOpened(Ok(Box::new(("drafts/x.md".into(), draft))));
    let session = Session::new().event(opened);
    assert!(session.screen().contains("Paused") && session.screen().contains("if the simple model"));
    let mut session = session.type_text("!").at(10);
    assert!(session.screen().contains("writing 4:20"), "{}", session.screen());
    let draft = kept(&mut session).pop().expect("a draft");
    assert!(draft.text(PartId::Action).ends_with("simple model!"));
    assert_eq!(draft.text(PartId::Situation), SITUATION);
}

#[test]
fn what_a_hand_edited_draft_holds_survives_going_on_with_it() {
    let text = "+++\nquestion = \"disagreement\"\nstarted = 2026-11-26T08:00:00+09:00\nmode = \"typed\"\n+++\n## Situation\nOne\ttab \u{1b}[2J\n\n\
        ## Mine\nkept\n\n## Situation\nTwo\n\n## Task\nT\n";
    let draft = crate::ui::scenes::draft(text);
    let session = Session::new().event(Event::DraftOpened(Ok(Box::new(("drafts/x.md".into(), draft)))));
    let mut session = session.type_text("!").at(10);
    let draft = kept(&mut session).pop().expect("a draft");
    assert_eq!(draft.text(PartId::Task), "T!");
    assert_eq!(draft.text(PartId::Situation), "One\ttab \u{1b}[2J\n\nTwo");
    assert!(draft.parts.iter().any(|part| part.text == "kept"), "{draft:?}");
}

#[test]
fn a_text_that_is_not_saved_is_said_to_stay_also_in_a_narrow_terminal() {
    let reason = "the disk is read-only (make it writable, or use --home)".to_owned();
    let screen = writing().size(40, 12).type_text("a").event(Event::NotSaved { reason }).screen();
    assert!(screen.contains("The text stays here; trying again."), "{screen}");
}

#[test]
fn a_failing_save_is_told_until_one_succeeds() {
    let session = writing().type_text("a").event(Event::NotSaved { reason: "the disk is full".to_owned() });
    let session = session.type_text("bc");
    assert!(session.screen().contains("Not saved: the disk is full."), "{}", session.screen());
    let session = session.event(Event::Saved { change: 3 });
    assert!(!session.screen().contains("Not saved"), "{}", session.screen());
}

#[test]
fn that_both_versions_of_a_draft_were_kept_is_told_while_typing_and_until_it_was_read() {
    let path = "/home/drafts/2026/2026-11-26T201500-disagreement-2.md";
    let session = writing().type_text("a").event(Event::KeptBoth { path: path.into() });
    let session = session.type_text("bc").event(Event::Saved { change: 3 });
    let told = "Both are kept: yours is";
    assert!(session.screen().contains(told), "{}", session.screen());
    let session = session.keys("esc esc");
    assert!(session.screen().contains("Today") && session.screen().contains(told), "{}", session.screen());
    let session = session.keys("down");
    assert!(!session.screen().contains(told), "{}", session.screen());
}

#[test]
fn a_draft_that_cannot_be_saved_is_offered_to_be_written_elsewhere() {
    let mut session = writing().type_text("Some words").keys("esc esc");
    let draft = Box::new(kept(&mut session).pop().expect("a draft"));
    let session = session.event(Event::NotReleased { draft, reason: "the disk is full".to_owned(), quitting: false });
    session.expect_screen(
        "

   This draft could not be saved
   the disk is full

   Its 2 words are still here. Write them to another place:

   ▌ greenroom-2026-11-26-disagreement.md
















 Enter write it there   Ctrl-R try again   Ctrl-X lose it   F1 help",
    );
    let mut session = session.keys("ctrl-c ctrl-x");
    assert!(session.screen().contains("once more, and it is gone"), "{}", session.screen());
    session.commands();
    let mut session = session.keys("enter");
    let commands = session.commands();
    let [Command::WriteElsewhere { path, .. }] = commands.as_slice() else { panic!("{commands:?}") };
    assert_eq!(path.to_string_lossy(), "greenroom-2026-11-26-disagreement.md");
    let session = session.event(Event::WrittenElsewhere(Ok("kept.md".into())));
    assert!(session.screen().contains("The draft is in kept.md."), "{}", session.screen());
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
fn a_clock_on_screen_changes_once_a_second_and_without_one_nothing_does() {
    let session = writing().type_text("a");
    assert_eq!(session.app.next_change(session.now), Some(std::time::Duration::from_secs(1)));
    let session = session.keys("esc");
    assert_eq!(session.app.next_change(session.now), Some(std::time::Duration::from_secs(1)), "not on disk yet");
    let session = session.event(Event::Saved { change: 2 });
    assert_eq!(session.app.next_change(session.now), None);
    let day_turns = Session::new().app.next_change(session.now);
    assert_eq!(day_turns, Some(std::time::Duration::from_secs(27_900 - 4)), "Today at the start of the next day");
}

#[test]
fn a_follow_up_is_a_section_of_its_own() {
    let mut session = written().keys("ctrl-d 3");
    let draft = kept(&mut session).pop().expect("a draft");
    let data = crate::ui::harness::sample();
    let question = data.question(&draft.head.question).expect("a question");
    let practice = crate::app::practice::Practice::follow_up(
        question,
        draft,
        7,
        "What would the other person say?",
        &data.config,
        session.now,
    );
    let mut session = Session::on(Screen::Practice(Box::new(practice)), data)
        .keys("enter")
        .type_text("That it was fair.")
        .keys("ctrl-d");
    let draft = kept(&mut session).pop().expect("a draft");
    let last = draft.parts.last().expect("a section");
    assert_eq!(last.name, PartName::Other("What would the other person say?".to_owned()));
    assert_eq!(last.text, "That it was fair.");
    assert!(draft.head.finished && matches!(session.app.screen(), Screen::Comparison(_)));
}

#[test]
fn a_draft_that_was_continued_is_discarded_without_another_letter() {
    let mut session = written().keys("esc");
    let draft = kept(&mut session).pop().expect("a draft");
    let session = Session::new().event(Event::DraftOpened(Ok(Box::new(("a.md".into(), draft)))));
    assert!(session.keys("ctrl-x y").commands().contains(&Command::Discard));
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

#[test]
fn a_full_draft_takes_no_more_says_so_and_lets_text_be_erased() {
    let full = "word ".repeat(crate::domain::draft::MOST_TEXT / 5 - 4);
    let mut session = writing().paste(&full).type_text("and many more words").paste(&"a long paste ".repeat(8));
    assert!(session.screen().contains("This draft is full"), "{}", session.screen());
    let length = |drafts: Vec<crate::domain::Draft>| drafts.last().expect("a draft").text(PartId::Situation).len();
    let before = length(kept(&mut session));
    assert!((full.len()..=crate::domain::draft::MOST_TEXT).contains(&before), "{before}");
    let mut session = session.keys("ctrl-w");
    assert!(length(kept(&mut session)) < before);
    assert!(!session.screen().contains("This draft is full"));
}
