//! A second opinion: what would be sent, what comes back, what is kept.

use super::*;
use crate::app::coach::Stage;
use crate::app::opinion::CoachNews;
use crate::domain::draft::COACH;

impl Session {
    fn news(self, news: CoachNews) -> Session {
        self.event(Event::Coach(news))
    }

    /// What has come of the consultation.
    fn stage(&self) -> &Stage {
        &self.comparison().consultation.as_ref().expect("a consultation").stage
    }
}

/// The comparison with the brief on screen, before anything was sent.
fn asking() -> Session {
    written().keys("C").news(CoachNews::Asks("model --small".to_owned()))
}

/// Sent, and the program began to answer.
fn running() -> Session {
    asking().news(CoachNews::Begun(1))
}

fn ended(text: &str) -> CoachNews {
    CoachNews::Ended(1, Ok(text.to_owned()))
}

fn consulted(session: &mut Session) -> Vec<Command> {
    let is_consult = |command: &Command| matches!(command, Command::Consult { .. } | Command::StopConsulting);
    session.commands().into_iter().filter(is_consult).collect()
}

/// The brief that was handed over last, and whether the person agreed to it.
#[track_caller]
fn sent(session: &mut Session) -> (String, bool) {
    match consulted(session).pop() {
        Some(Command::Consult { brief, agreed }) => (brief, agreed),
        other => panic!("{other:?}"),
    }
}

#[test]
fn it_is_sent_after_a_yes_and_nothing_else() {
    let mut session = asking();
    let (brief, agreed) = sent(&mut session);
    assert!(!agreed);
    assert_eq!(session.comparison().consultation.as_ref().map(|it| it.brief().text.clone()), Some(brief.clone()));
    assert_eq!(sent(&mut session.keys("enter")), (brief, true));
}

#[test]
fn what_is_said_streams_in_and_is_kept_beside_the_story() {
    let session = running().news(CoachNews::Said(1, "A clear story.\nBut ".to_owned()));
    // The help above it does not lose what comes meanwhile.
    let session = session.keys("?").news(CoachNews::Said(1, "who is we?".to_owned())).keys("esc");
    let all = "A clear story.\nBut who is we?";
    assert!(matches!(session.stage(), Stage::Running { said, .. } if said == all));
    let kept = session.news(ended(all)).last_kept().parts.pop().expect("a section");
    assert_eq!((kept.name, kept.text.as_str()), (PartName::Other(COACH.to_owned()), all));
}

#[test]
fn a_second_opinion_changes_no_word_check_or_point_of_the_comparison() {
    let after = running().news(ended("I would add a Result: 40% fewer calls.")).keys("esc");
    let result = |session: &Session| session.comparison().review.as_ref().expect("a review").result.clone();
    assert_eq!(result(&written()), result(&after));
}

#[test]
fn a_coach_that_fails_or_is_stopped_leaves_the_draft_as_it_was() {
    let mut session = running().news(CoachNews::Ended(1, Err("`model` said nothing".to_owned())));
    assert!(matches!(session.stage(), Stage::Failed(reason) if reason == "`model` said nothing"));
    assert_eq!(session.kept(), []);
    assert_eq!(consulted(&mut session.keys("enter")).len(), 1, "Enter tries again");
    let mut session = running().keys("esc");
    assert_eq!(consulted(&mut session).last(), Some(&Command::StopConsulting));
    let late = session.news(ended("Too late."));
    assert!(late.comparison().consultation.is_none());
    let mut of_another_run = late.keys("C").news(CoachNews::Begun(2)).news(ended("Too late."));
    assert!(matches!(of_another_run.stage(), Stage::Running { said, .. } if said.is_empty()));
    assert_eq!(of_another_run.kept(), []);
}

#[test]
fn a_follow_up_is_asked_for_and_answered_by_the_clock() {
    let mut session = asking().keys("f");
    let (brief, agreed) = sent(&mut session);
    assert!(brief.contains("Print the question alone") && !agreed, "{brief}");
    let mut session = session.news(CoachNews::Begun(1)).news(ended("1. *Who decided?*"));
    assert!(session.offers("answer it"));
    assert_eq!(session.kept(), [], "a question alone is not kept");
    let last = session.keys("enter enter").type_text("We did.").keys("ctrl-d").last_kept().parts.pop();
    let last = last.expect("a section");
    assert_eq!((last.name, last.text.as_str()), (PartName::Other("Who decided?".to_owned()), "We did."));
    let none = asking().keys("f").news(CoachNews::Begun(1)).news(ended("## Situation"));
    assert!(matches!(none.stage(), Stage::Failed(reason) if reason.starts_with("No question came")));
}

#[test]
fn a_full_draft_keeps_no_opinion_and_says_so() {
    let long = "a word ".repeat(150_000);
    let text = attempt(NOW, 3).replace("## Result\n", &format!("## Result\n{long}"));
    let session = Session::comparing(&text, with_own_answer()).keys("C").news(CoachNews::Begun(1));
    let mut session = session.news(ended(&"Shorter. ".repeat(4_000)));
    assert!(matches!(session.stage(), Stage::Failed(reason) if reason.contains("the draft is full")));
    assert_eq!(session.kept(), []);
}
