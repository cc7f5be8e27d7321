//! Mock interviews for tests.

use super::life::{Files, Life};
use super::{Eye, sample, shown};
use crate::app::mock::Mock;
use crate::app::practice::{Asked, Stage};
use crate::app::{Data, Screen};
use crate::domain::mock::plan::Choices;
use crate::domain::{Bank, Mode, Question};

pub const SETUP: &str = "Last spring our nightly import failed twice a week.";
pub const STEPS: &str =
    "I read the logs of a month. I found the table that grew. I wrote a job that trims it, and I told the team.";

/// A home whose questions are enough for a mock interview.
pub fn home() -> Data {
    let data = sample();
    let more = ["leadership", "quality", "influence", "delivery"].map(|id| {
        let question = Question::sample(id, id, &format!("Tell me about a time of {id}."));
        Question { follow_ups: vec![format!("What came after that {id}?")], ..question }
    });
    let questions = data.bank.questions().iter().cloned().chain(more);
    Data { bank: Bank::new(questions, data.bank.answers().iter().cloned()), ..data }
}

/// The choices that lead to the same questions by that seed.
pub fn seed(seed: u32) -> Choices {
    Choices { seed: Some(seed), ..Choices::default() }
}

/// Two questions, always the same.
pub fn two() -> Choices {
    Choices { questions: Some(2), ..seed(7) }
}

impl<E: Eye> Life<E> {
    /// In the room before the first question, in writing.
    pub fn interviewed(choices: Choices) -> Life<E> {
        Life::start(Screen::Mock(Box::new(Mock::new(choices, Mode::Typed))), home(), Files::new())
    }

    #[track_caller]
    pub fn mock(&self) -> &Mock {
        shown!(self.session, Mock)
    }

    /// The place of the question that is asked, and what is done with it.
    #[track_caller]
    pub fn asked(&self) -> (usize, Asked, Stage) {
        let practice = self.session.practice();
        (practice.mock_place().expect("a place").0, practice.asked, practice.stage)
    }

    /// Whether a follow-up is asked now.
    pub fn is_at_follow_up(&self) -> bool {
        matches!(self.session.app.screen(), Screen::Practice(practice) if practice.asked == Asked::FollowUp)
    }

    /// Answers the question at hand in writing, without its follow-up.
    pub fn answer_question(self) -> Life<E> {
        self.keys("enter").write(SETUP).keys("tab tab").write(STEPS).keys("ctrl-d")
    }

    /// Answers the question at hand in writing, and its follow-up if one comes.
    pub fn answer(self) -> Life<E> {
        let (place, ..) = self.asked();
        let next = self.answer_question();
        if !next.is_at_follow_up() {
            return next;
        }
        assert_eq!(next.asked().0, place);
        next.keys("enter").write("The alarms stopped.").keys("ctrl-d")
    }
}
