//! A second opinion: what would be sent, what comes back, what is kept.

use super::*;
use crate::app::opinion::CoachNews;
use crate::domain::PartName;
use crate::domain::draft::COACH;

fn news(news: CoachNews) -> Event {
    Event::Coach(news)
}

/// The comparison with the brief on screen, before anything was sent.
fn asking() -> Session {
    written().keys("C").event(news(CoachNews::Asks("model --small".to_owned())))
}

fn consulted(session: &mut Session) -> Vec<Command> {
    let is_consult = |command: &Command| matches!(command, Command::Consult { .. } | Command::StopConsulting);
    session.commands().into_iter().filter(is_consult).collect()
}

/// The opinions that were handed out to be kept.
fn opinions(session: &mut Session) -> Vec<String> {
    let last = kept(session).pop();
    let parts = last.into_iter().flat_map(|draft| draft.parts);
    parts.filter(|part| part.name == PartName::Other(COACH.to_owned())).map(|part| part.text).collect()
}

#[test]
fn what_is_sent_is_shown_to_the_letter_and_sent_after_a_yes() {
    let mut session = asking();
    let screen = session.screen();
    assert!(screen.contains("Send this to `model --small`?") && screen.contains("Enter send it"), "{screen}");
    let sent = consulted(&mut session);
    let [Command::Consult { brief, agreed: false }] = &sent[..] else { panic!("{sent:?}") };
    let mut shown = String::new();
    let session = session.size(100, 400);
    for row in session.screen().lines() {
        shown.push_str(row.trim());
        shown.push(' ');
    }
    for word in brief.split_whitespace() {
        assert!(shown.contains(word), "{word} in {shown}");
    }
    let again = consulted(&mut session.keys("enter"));
    assert_eq!(again, [Command::Consult { brief: brief.clone(), agreed: true }]);
}

#[test]
fn what_is_said_streams_in_and_is_kept_beside_the_story() {
    let session = asking().keys("enter").event(news(CoachNews::Begun(1)));
    let session = session.event(news(CoachNews::Said(1, "A clear story.\nBut ".to_owned())));
    assert!(
        session.screen().contains("A clear story.") && session.screen().contains("Esc stop"),
        "{}",
        session.screen()
    );
    // The help above it does not lose what comes meanwhile.
    let session = session.keys("?").event(news(CoachNews::Said(1, "who is we?".to_owned()))).keys("esc");
    assert!(session.screen().contains("But who is we?"), "{}", session.screen());
    let said = "A clear story.\nBut who is we?".to_owned();
    let mut session = session.event(news(CoachNews::Ended(1, Ok(said.clone()))));
    assert_eq!(opinions(&mut session), [said]);
    let screen = session.keys("esc tab end").screen();
    assert!(screen.contains("Coach") && screen.contains("But who is we?"), "{screen}");
}

#[test]
fn a_second_opinion_changes_no_word_check_or_point_of_the_comparison() {
    let before = written();
    let ended = CoachNews::Ended(1, Ok("I would add a Result: 40% fewer calls.".to_owned()));
    let after = asking().event(news(CoachNews::Begun(1))).event(news(ended)).keys("esc");
    let result = |session: &Session| match session.app.screen() {
        Screen::Comparison(comparison) => comparison.review.as_ref().map(|review| review.result.clone()),
        _ => None,
    };
    assert!(result(&before).is_some());
    assert_eq!(result(&before), result(&after));
}

#[test]
fn a_coach_that_fails_or_is_stopped_leaves_the_draft_as_it_was() {
    let failed = CoachNews::Ended(1, Err("`model` said nothing".to_owned()));
    let mut session = asking().event(news(CoachNews::Begun(1))).event(news(failed));
    assert!(session.screen().contains("No second opinion: `model` said nothing."), "{}", session.screen());
    assert_eq!(kept(&mut session), []);
    assert_eq!(consulted(&mut session.keys("enter")).len(), 1, "Enter tries again");
    let mut session = asking().event(news(CoachNews::Begun(1))).keys("esc");
    assert_eq!(consulted(&mut session).last(), Some(&Command::StopConsulting));
    let late = session.event(news(CoachNews::Ended(1, Ok("Too late.".to_owned()))));
    assert!(!late.screen().contains("Too late."), "{}", late.screen());
    let mut of_another_run = late.keys("C").event(news(CoachNews::Begun(2)));
    of_another_run = of_another_run.event(news(CoachNews::Ended(1, Ok("Too late.".to_owned()))));
    assert_eq!(kept(&mut of_another_run), []);
}

#[test]
fn without_a_command_it_is_said_what_to_do() {
    let session = written().keys("C").event(news(CoachNews::Refused("no coach is named".to_owned())));
    assert!(session.screen().contains("No second opinion: no coach is named."), "{}", session.screen());
}

#[test]
fn a_follow_up_is_asked_for_and_answered_by_the_clock() {
    let mut session = asking().keys("f");
    let sent = consulted(&mut session);
    let Some(Command::Consult { brief, agreed: false }) = sent.last() else { panic!("{sent:?}") };
    assert!(brief.contains("Print the question alone"), "{brief}");
    let session = session.event(news(CoachNews::Begun(1)));
    let mut session = session.event(news(CoachNews::Ended(1, Ok("1. *Who decided?*".to_owned()))));
    assert!(session.screen().contains("Who decided?") && session.screen().contains("Enter answer it"));
    assert_eq!(kept(&mut session), [], "a question alone is not kept");
    let mut session = session.keys("enter enter").type_text("We did.").keys("ctrl-d");
    let last = kept(&mut session).pop().and_then(|draft| draft.parts.last().cloned()).expect("a section");
    assert_eq!((last.name, last.text.as_str()), (PartName::Other("Who decided?".to_owned()), "We did."));
    let none = asking().keys("f").event(news(CoachNews::Begun(1)));
    let none = none.event(news(CoachNews::Ended(1, Ok("## Situation".to_owned()))));
    assert!(none.screen().contains("No question came"), "{}", none.screen());
}

#[test]
fn a_full_draft_keeps_no_opinion_and_says_so() {
    let long = "a word ".repeat(150_000);
    let text = attempt(NOW, 3).replace("## Result\n", &format!("## Result\n{long}"));
    let session = on(&text, with_own_answer()).keys("C").event(news(CoachNews::Begun(1)));
    let mut session = session.event(news(CoachNews::Ended(1, Ok("Shorter. ".repeat(4_000)))));
    assert!(session.screen().contains("the draft is full"), "{}", session.screen());
    assert_eq!(kept(&mut session), []);
}
