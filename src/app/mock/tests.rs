use super::*;
use crate::app::Screen;
use crate::app::harness::life::Life;
use crate::app::harness::mocked::{SETUP, STEPS, home, seed, two};
use crate::app::harness::{Blind, life::Files, shown};
use crate::app::practice::{Asked, Stage};
use crate::domain::{Draft, PartId, Rating};

type Interview = Life<Blind>;

impl Interview {
    /// The next program, which was started after this one was killed.
    fn killed(self) -> Interview {
        Life::start(Screen::Today(Default::default()), home(), self.files).keys("m")
    }

    fn plan(&self) -> Vec<QuestionId> {
        let drafts = self.drafts();
        let parts: Vec<_> = drafts.iter().filter_map(|draft| draft.head.mock.as_ref()).collect();
        assert!(parts.windows(2).all(|two| two[0] == two[1]), "every draft holds all of it");
        parts[0].plan.clone()
    }

    /// How many answers of the debrief are rated, and how many there are.
    fn rated(&self) -> (usize, usize) {
        let rows = self.mock().debrief.as_ref().map_or(&[][..], |debrief| &debrief.rows);
        (rows.iter().filter(|row| row.head.rating.is_some()).count(), rows.len())
    }
}

fn has_text(draft: &&Draft, text: &str) -> bool {
    draft.parts.iter().any(|part| part.text == text)
}

#[test]
fn a_mock_interview_goes_from_the_room_to_the_debrief_without_a_rating_in_between() {
    let mut interview = Interview::interviewed(seed(7)).keys("enter");
    for place in 1..=5 {
        assert_eq!(interview.asked(), (place, Asked::Question, Stage::Think));
        interview = interview.answer();
    }
    let drafts = interview.drafts();
    assert!(drafts.iter().all(|draft| draft.head.finished && draft.head.rating.is_none()));
    assert_eq!(drafts.iter().filter(|draft| has_text(draft, "The alarms stopped.")).count(), 2, "follow-ups");
    assert_eq!((interview.mock().phase(), interview.mock().is_rated()), (Some(Phase::Debrief), false));
    let interview = interview.keys("1 2 3 4 3");
    assert!(interview.drafts().iter().all(|draft| draft.head.rating.is_some()));
    assert_eq!((interview.mock().phase(), interview.mock().is_rated()), (Some(Phase::Over), true));
}

#[test]
fn by_one_seed_the_same_questions_are_asked() {
    let plan = |number| Interview::interviewed(seed(number)).keys("enter enter").write("a").plan();
    assert_eq!(plan(3), plan(3));
    assert!((0..10).any(|number| plan(number) != plan(3)));
}

#[test]
fn killed_in_an_answer_it_goes_on_there_with_text_and_clock() {
    let interview = Interview::interviewed(seed(7)).keys("enter").answer().answer();
    let plan = interview.plan();
    let interview = interview.keys("enter").at(9).write(SETUP).at(30).write(" And more.").killed();
    assert_eq!(interview.mock().phase(), Some(Phase::Asking(2)));
    let interview = interview.keys("enter");
    assert_eq!(interview.asked(), (3, Asked::Question, Stage::Paused));
    assert!(interview.session.practice().parts[0].text().ends_with("And more."));
    let interview = interview.keys("ctrl-d");
    assert!(interview.asked().0 >= 3);
    assert_eq!(interview.plan(), plan);
}

#[test]
fn killed_between_two_questions_before_a_follow_up_or_in_the_debrief_it_goes_on_there() {
    let mut interview = Interview::interviewed(seed(7)).keys("enter");
    let mut follow_ups = 0;
    for place in 1..=5 {
        assert_eq!(interview.asked(), (place, Asked::Question, Stage::Think));
        interview = interview.answer_question();
        if interview.is_at_follow_up() {
            follow_ups += 1;
            interview = interview.killed().keys("enter");
            assert_eq!(interview.asked(), (place, Asked::FollowUp, Stage::Think));
            interview = interview.keys("ctrl-d");
        }
        if place < 5 {
            interview = interview.killed().keys("enter");
            // One that was passed over is asked once more, since no file tells of it.
            if interview.is_at_follow_up() {
                interview = interview.keys("ctrl-d");
            }
        }
    }
    assert_eq!(follow_ups, 2);
    let interview = interview.killed().keys("2 3").killed();
    assert_eq!((interview.mock().phase(), interview.rated()), (Some(Phase::Debrief), (2, 5)));
    let interview = interview.keys("4 4 4").killed();
    assert!(!interview.mock().course.as_ref().expect("a course").is_begun(), "a new one");
}

#[test]
fn left_in_a_pause_it_waits_and_the_question_goes_on_without_a_file_being_read() {
    let interview = Interview::interviewed(seed(7)).keys("enter enter").write(SETUP).keys("esc esc");
    assert_eq!(interview.mock().phase(), Some(Phase::Asking(0)));
    let interview = interview.keys("enter");
    assert_eq!(interview.asked(), (1, Asked::Question, Stage::Paused));
    let interview = interview.keys("ctrl-x y");
    assert!(interview.files.is_empty());
    let interview = interview.keys("enter");
    assert_eq!(interview.asked(), (1, Asked::Question, Stage::Think));
}

#[test]
fn ended_early_what_was_answered_is_rated_and_that_is_the_end() {
    let interview = Interview::interviewed(seed(7)).keys("enter").answer().keys("enter").write(SETUP).keys("esc esc e");
    assert_eq!((interview.mock().phase(), interview.rated()), (Some(Phase::Debrief), (0, 2)));
    assert_eq!(interview.keys("3 3").mock().phase(), Some(Phase::Over));
}

#[test]
fn the_time_that_was_set_ends_the_questions() {
    let choices = Choices { minutes: Some(1), ..seed(7) };
    let interview = Interview::interviewed(choices).keys("enter enter").write(SETUP).at(70).keys("ctrl-d");
    assert_eq!(interview.mock().phase(), Some(Phase::Debrief));
}

#[test]
fn aloud_nothing_is_noted_in_between_and_the_clock_tells_the_time() {
    let mut interview = Interview::interviewed(two()).keys("s enter");
    let mut now = 0;
    for _ in 0..2 {
        now += 60;
        interview = interview.keys("enter").at(now).keys("space ctrl-d");
        if interview.is_at_follow_up() {
            now += 10;
            interview = interview.keys("enter").at(now).keys("ctrl-d");
        }
    }
    let drafts = interview.drafts();
    let is_spoken = |head: &DraftHead| head.mode == Mode::Spoken && (59..=60).contains(&head.seconds.answering());
    assert!(drafts.iter().all(|draft| is_spoken(&draft.head)), "{drafts:?}");
    assert_eq!(drafts.iter().filter(|draft| has_text(draft, "Said aloud in 0:10.")).count(), 1);
    assert_eq!(interview.keys("3 4").mock().phase(), Some(Phase::Over));
}

#[test]
fn what_was_recorded_is_transcribed_once_all_is_rated_one_after_the_other() {
    let mut interview = Interview::interviewed(two()).keys("enter").answer().answer();
    for path in interview.files.keys().cloned().collect::<Vec<_>>() {
        interview.change(&path, |draft| {
            (draft.head.mode, draft.head.recording) = (Mode::Spoken, Some("a.wav".to_owned()));
            draft.parts.clear();
        });
    }
    let mut interview = interview.killed().keys("3");
    assert!(interview.transcribed.is_empty(), "not while ratings are written");
    interview = interview.keys("3");
    let [first] = interview.transcribed.clone().try_into().expect("one");
    for path in interview.files.keys().cloned().collect::<Vec<_>>() {
        interview.change(&path, |draft| {
            if draft.head.question == first {
                draft.head.heard = true;
                draft.set_text(PartId::Action, STEPS.to_owned());
            }
        });
    }
    let interview = interview.load().settle();
    assert_eq!(interview.transcribed.len(), 2);
    assert_ne!(interview.transcribed[1], first);
}

#[test]
fn a_row_opens_its_comparison_and_a_rating_corrected_there_is_the_debriefs() {
    let interview = Interview::interviewed(two()).keys("enter").answer().answer().keys("3 3 enter");
    assert!(matches!(interview.session.app.screen(), Screen::Comparison(_)));
    let interview = interview.keys("1 esc");
    let debrief = interview.mock().debrief.as_ref().expect("a debrief");
    assert_eq!(debrief.rows[0].head.rating, Some(Rating::Again));
}

#[test]
fn a_coach_is_asked_about_the_chosen_answer_of_the_debrief() {
    let interview = Interview::interviewed(two()).keys("enter").answer().answer().keys("C");
    assert!(matches!(interview.session.app.screen(), Screen::Mock(_)), "no opinion before the ratings");
    let interview = interview.keys("3 3 down C");
    let consultation = interview.session.comparison().consultation.as_ref().expect("a consultation");
    assert!(consultation.brief().text.contains("I found the table that grew."));
    let interview = interview.keys("esc");
    assert!(interview.session.comparison().consultation.is_none());
    assert!(interview.keys("esc enter").session.comparison().consultation.is_none());
}

#[test]
fn today_offers_the_mock_to_finish_and_no_unfinished_draft_of_it() {
    let files: Files = Interview::interviewed(seed(7)).keys("enter enter").write(SETUP).files;
    let next = Interview::start(Screen::Today(Default::default()), home(), files);
    let today = shown!(next.session, Today);
    assert_eq!(today.mock.map(|mock| (mock.answered, mock.planned)), Some((0, 5)));
    assert!(today.unfinished().is_none());
}
