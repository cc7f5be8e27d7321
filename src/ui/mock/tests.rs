//! A mock interview from the room to the debrief, its screens, and what goes on after it was left.

mod pictures;

use crate::app::mock::Mock;
use crate::app::practice::{Asked, Stage};
use crate::app::{Command, Data, Event, Screen};
use crate::domain::draft::MockPart;
use crate::domain::mock::plan::Choices;
use crate::domain::mock::{Phase, mocks};
use crate::domain::{Bank, Draft, Mode, PartId, Question, QuestionId, Rating, Record};
use crate::format::drafts::{parse_draft, parse_record, render_draft};
use crate::review::mock::Debrief;
use crate::ui::harness::{Session, sample};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

const SETUP: &str = "Last spring our nightly import failed twice a week.";
const STEPS: &str =
    "I read the logs of a month. I found the table that grew. I wrote a job that trims it, and I told the team.";

/// A home whose questions are enough for a mock interview.
fn home() -> Data {
    let data = sample();
    let more = ["leadership", "quality", "influence", "delivery"].map(|id| {
        let question = Question::sample(id, id, &format!("Tell me about a time of {id}."));
        Question { follow_ups: vec![format!("What came after that {id}?")], ..question }
    });
    let questions = data.bank.questions().iter().cloned().chain(more);
    Data { bank: Bank::new(questions, data.bank.answers().iter().cloned()), ..data }
}

/// A session with a disk: what was handed out to be kept can be read again.
struct Kept {
    session: Session,
    files: BTreeMap<PathBuf, Draft>,
    data: Data,
    /// The questions whose recordings were to be transcribed.
    transcribed: Vec<QuestionId>,
}

impl Kept {
    fn start(choices: Choices, mode: Mode) -> Kept {
        Kept::on(Screen::Mock(Box::new(Mock::new(choices, mode))), BTreeMap::new())
    }

    /// A program that starts on `first` with these files.
    fn on(first: Screen, files: BTreeMap<PathBuf, Draft>) -> Kept {
        let data = Data { records: records(&files), ..home() };
        let mut session = Session::on(first, Data { ready: false, ..Data::default() });
        // Clocks show fractions of a second, and files do not.
        session.now = session.now.plus(Duration::from_millis(300));
        let session = session.event(Event::Loaded(Box::new(data.clone())));
        Kept { session, files, data, transcribed: Vec::new() }.settle()
    }

    /// The next program, which was started after this one was killed.
    fn killed(self) -> Kept {
        Kept::on(Screen::Today(Default::default()), self.files).keys("m")
    }

    fn keys(mut self, keys: &str) -> Kept {
        for key in keys.split_whitespace() {
            self.session = self.session.keys(key);
            self = self.settle();
        }
        self
    }

    fn write(mut self, text: &str) -> Kept {
        self.session = self.session.paste(text);
        self.settle()
    }

    /// Carries out what was asked for, as the terminal does, until nothing more is.
    fn settle(mut self) -> Kept {
        loop {
            let commands = self.session.commands();
            if commands.is_empty() {
                return self;
            }
            for command in commands {
                self = self.carry_out(command);
            }
        }
    }

    fn carry_out(mut self, command: Command) -> Kept {
        match command {
            Command::Keep { draft, .. } => {
                let name =
                    format!("/home/drafts/2026/{}-{}.md", draft.head.started.instant.as_second(), draft.head.question);
                self.files.insert(name.into(), *draft);
            }
            Command::Transcribe { head, .. } => self.transcribed.push(head.question),
            Command::Release => return self.load(),
            Command::Discard => {
                let held = self.files.keys().next_back().cloned();
                held.map(|path| self.files.remove(&path));
                return self.load();
            }
            Command::Rate { path, rating } => {
                if let Some(draft) = self.files.get_mut(&path) {
                    draft.head.rating = Some(rating);
                }
                return self.load();
            }
            Command::OpenDraft(path) => {
                let opened = (path.clone(), reread(&self.files[&path]));
                self.session = self.session.event(Event::DraftOpened(Ok(Box::new(opened))));
            }
            Command::Debrief(started) => {
                let records = records(&self.files);
                let all = mocks(&records);
                let mock = all.iter().find(|mock| mock.started() == started).expect("a mock");
                let finished = mock.drafts.iter().filter(|record| record.head.finished);
                let drafts = finished.map(|record| (record.path.clone(), reread(&self.files[&record.path]))).collect();
                let debrief = Debrief::of(mock.part.clone(), drafts, &self.data.bank, &self.data.config);
                self.session = self.session.event(Event::Debriefed(Box::new(debrief)));
            }
            _ => {}
        }
        self
    }

    fn load(mut self) -> Kept {
        self.data.records = records(&self.files);
        self.session = self.session.event(Event::Loaded(Box::new(self.data.clone())));
        self
    }

    fn at(mut self, seconds: u64) -> Kept {
        self.session = self.session.at(seconds);
        self.settle()
    }

    fn mock(&self) -> &Mock {
        match self.session.app.screen() {
            Screen::Mock(mock) => mock,
            other => panic!("{other:?}"),
        }
    }

    /// The place of the question that is asked, and what is done with it.
    fn asked(&self) -> (usize, Asked, Stage) {
        match self.session.app.screen() {
            Screen::Practice(practice) => (practice.mock_place().expect("a place").0, practice.asked, practice.stage),
            other => panic!("{other:?}"),
        }
    }

    /// Answers the question at hand in writing, and its follow-up if one comes.
    fn answer(self) -> Kept {
        let (place, ..) = self.asked();
        let next = self.keys("enter").write(SETUP).keys("tab tab").write(STEPS).keys("ctrl-d");
        match next.session.app.screen() {
            Screen::Practice(practice) if practice.asked == Asked::FollowUp => {
                assert_eq!(next.asked().0, place);
                next.keys("enter").write("The alarms stopped.").keys("ctrl-d")
            }
            _ => next,
        }
    }

    fn plan(&self) -> Vec<String> {
        let part: Vec<&MockPart> = self.files.values().filter_map(|draft| draft.head.mock.as_ref()).collect();
        assert!(part.windows(2).all(|two| two[0] == two[1]), "every draft holds all of it");
        part[0].plan.iter().map(ToString::to_string).collect()
    }
}

/// As it comes back from its file.
fn reread(draft: &Draft) -> Draft {
    parse_draft(Path::new("a.md"), &render_draft(draft)).expect("a draft").0
}

fn records(files: &BTreeMap<PathBuf, Draft>) -> Vec<Record> {
    files.iter().map(|(path, draft)| parse_record(path, &render_draft(draft)).expect("a record")).collect()
}

fn seed(seed: u32) -> Choices {
    Choices { seed: Some(seed), ..Choices::default() }
}

#[test]
fn a_mock_interview_goes_from_the_room_to_the_debrief_without_a_rating_in_between() {
    let mut kept = Kept::start(seed(7), Mode::Typed).keys("enter");
    for place in 1..=5 {
        assert_eq!(kept.asked(), (place, Asked::Question, Stage::Think));
        kept = kept.answer();
    }
    assert!(kept.files.values().all(|draft| draft.head.finished && draft.head.rating.is_none()));
    let follow_ups =
        kept.files.values().filter(|draft| draft.parts.iter().any(|part| part.text == "The alarms stopped."));
    assert_eq!(follow_ups.count(), 2);
    assert_eq!(kept.mock().phase(), Some(Phase::Debrief));
    let screen = kept.session.screen();
    assert!(screen.contains("How did each answer go?") && !screen.contains("Ran through"), "{screen}");
    let kept = kept.keys("1 2 3 4 3");
    assert_eq!(kept.files.values().filter_map(|draft| draft.head.rating).count(), 5);
    let screen = kept.session.screen();
    let kept = kept.keys("G");
    let below = kept.session.screen();
    assert!(screen.contains("Ran through") && below.contains("Next time"), "{below}");
    assert_eq!(kept.mock().phase(), Some(Phase::Over));
}

#[test]
fn by_one_seed_the_same_questions_are_asked() {
    let plan = |number| Kept::start(seed(number), Mode::Typed).keys("enter enter").write("a").plan();
    assert_eq!(plan(3), plan(3));
    assert!((0..10).any(|number| plan(number) != plan(3)));
}

#[test]
fn killed_in_an_answer_it_goes_on_there_with_text_and_clock() {
    let kept = Kept::start(seed(7), Mode::Typed).keys("enter").answer().answer();
    let plan = kept.plan();
    let kept = kept.keys("enter").at(9).write(SETUP).at(30).write(" And more.").killed();
    let screen = kept.session.screen();
    assert!(screen.contains("Next is question 3 of 5"), "{screen}");
    let kept = kept.keys("enter");
    assert_eq!(kept.asked(), (3, Asked::Question, Stage::Paused));
    assert!(kept.session.screen().contains("And more."));
    let kept = kept.keys("ctrl-d");
    assert!(kept.asked().0 >= 3);
    assert_eq!(kept.plan(), plan);
}

#[test]
fn killed_between_two_questions_before_a_follow_up_or_in_the_debrief_it_goes_on_there() {
    let mut kept = Kept::start(seed(7), Mode::Typed).keys("enter");
    let mut follow_ups = 0;
    for place in 1..=5 {
        assert_eq!(kept.asked(), (place, Asked::Question, Stage::Think));
        kept = kept.keys("enter").write(SETUP).keys("tab tab").write(STEPS).keys("ctrl-d");
        if matches!(kept.session.app.screen(), Screen::Practice(practice) if practice.asked == Asked::FollowUp) {
            follow_ups += 1;
            kept = kept.killed().keys("enter");
            assert_eq!(kept.asked(), (place, Asked::FollowUp, Stage::Think));
            kept = kept.keys("ctrl-d");
        }
        if place < 5 {
            kept = kept.killed().keys("enter");
            // One that was passed over is asked once more, since no file tells of it.
            if kept.asked().1 == Asked::FollowUp {
                kept = kept.keys("ctrl-d");
            }
        }
    }
    assert_eq!(follow_ups, 2);
    let kept = kept.killed().keys("2 3").killed();
    assert_eq!(kept.mock().phase(), Some(Phase::Debrief));
    assert_eq!(
        kept.mock().debrief.as_ref().map(|debrief| debrief.rows.iter().filter(|row| row.head.rating.is_some()).count()),
        Some(2)
    );
    let kept = kept.keys("4 4 4").killed();
    assert!(
        kept.session.screen().contains("Enter begin") || !kept.mock().is_rated(),
        "a new one: {}",
        kept.session.screen()
    );
}

#[test]
fn left_in_a_pause_it_waits_and_the_question_goes_on_without_a_file_being_read() {
    let kept = Kept::start(seed(7), Mode::Typed).keys("enter enter").write(SETUP).keys("esc esc");
    assert!(kept.session.screen().contains("Next is question 1 of 5"), "{}", kept.session.screen());
    let kept = kept.keys("enter");
    assert_eq!(kept.asked(), (1, Asked::Question, Stage::Paused));
    let kept = kept.keys("ctrl-x y");
    assert!(kept.files.is_empty());
    let kept = kept.keys("enter");
    assert_eq!(kept.asked(), (1, Asked::Question, Stage::Think));
}

#[test]
fn ended_early_what_was_answered_is_rated_and_that_is_the_end() {
    let kept = Kept::start(seed(7), Mode::Typed).keys("enter").answer().keys("enter").write(SETUP).keys("esc esc e");
    assert_eq!(kept.mock().phase(), Some(Phase::Debrief));
    assert_eq!(kept.mock().debrief.as_ref().map(|debrief| debrief.rows.len()), Some(2));
    let kept = kept.keys("3 3");
    assert_eq!(kept.mock().phase(), Some(Phase::Over));
    assert!(kept.session.screen().contains("2 of 5 questions"), "{}", kept.session.screen());
}

#[test]
fn the_time_that_was_set_ends_the_questions() {
    let choices = Choices { minutes: Some(1), ..seed(7) };
    let kept = Kept::start(choices, Mode::Typed).keys("enter enter").write(SETUP).at(70).keys("ctrl-d");
    assert_eq!(kept.mock().phase(), Some(Phase::Debrief));
}

#[test]
fn aloud_nothing_is_noted_in_between_and_the_clock_tells_the_time() {
    let mut kept = Kept::start(Choices { questions: Some(2), ..seed(7) }, Mode::Typed).keys("s enter");
    let mut now = 0;
    for _ in 0..2 {
        now += 60;
        kept = kept.keys("enter").at(now).keys("space ctrl-d");
        if matches!(kept.session.app.screen(), Screen::Practice(practice) if practice.asked == Asked::FollowUp) {
            now += 10;
            kept = kept.keys("enter").at(now).keys("ctrl-d");
        }
    }
    assert!(
        kept.files
            .values()
            .all(|draft| draft.head.mode == Mode::Spoken && (59..=60).contains(&draft.head.seconds.answering()))
    );
    let said = |draft: &&Draft| draft.parts.iter().any(|part| part.text == "Said aloud in 0:10.");
    assert_eq!(kept.files.values().filter(said).count(), 1);
    let kept = kept.keys("3 4");
    assert!(kept.session.screen().contains("2 questions aloud, 1:59 said"), "{}", kept.session.screen());
}

#[test]
fn what_was_recorded_is_transcribed_once_all_is_rated_one_after_the_other() {
    let kept = Kept::start(Choices { questions: Some(2), ..seed(7) }, Mode::Typed).keys("enter").answer().answer();
    let mut files = kept.files;
    for draft in files.values_mut() {
        (draft.head.mode, draft.head.recording) = (Mode::Spoken, Some("a.wav".to_owned()));
        draft.parts.clear();
    }
    let kept = Kept::on(Screen::Today(Default::default()), files).keys("m 3");
    assert!(kept.transcribed.is_empty(), "not while ratings are written");
    let mut kept = kept.keys("3");
    assert_eq!(kept.transcribed.len(), 1);
    let first = kept.transcribed[0].clone();
    for draft in kept.files.values_mut().filter(|draft| draft.head.question == first) {
        draft.head.heard = true;
        draft.set_text(PartId::Action, STEPS.to_owned());
    }
    let kept = kept.load().settle();
    assert_eq!(kept.transcribed.len(), 2);
    assert_ne!(kept.transcribed[1], first);
}

#[test]
fn a_row_opens_its_comparison_and_a_rating_corrected_there_is_the_debriefs() {
    let kept = Kept::start(Choices { questions: Some(2), ..seed(7) }, Mode::Typed).keys("enter").answer().answer();
    let kept = kept.keys("3 3 enter");
    assert!(matches!(kept.session.app.screen(), Screen::Comparison(_)));
    let kept = kept.keys("1 esc");
    let debrief = kept.mock().debrief.as_ref().expect("a debrief");
    assert_eq!(debrief.rows[0].head.rating, Some(Rating::Again));
}

#[test]
fn a_coach_is_asked_about_the_chosen_answer_of_the_debrief() {
    let kept = Kept::start(Choices { questions: Some(2), ..seed(7) }, Mode::Typed).keys("enter").answer().answer();
    let kept = kept.keys("C");
    assert!(matches!(kept.session.app.screen(), Screen::Mock(_)), "no opinion before the ratings");
    let kept = kept.keys("3 3 down C");
    let Screen::Comparison(comparison) = kept.session.app.screen() else { panic!("{}", kept.session.screen()) };
    let brief = comparison.consultation.as_ref().map(|consultation| consultation.brief().text.clone());
    assert!(brief.is_some_and(|brief| brief.contains("I found the table that grew.")));
    let kept = kept.keys("esc");
    assert!(matches!(kept.session.app.screen(), Screen::Comparison(_)));
    assert!(matches!(kept.keys("esc enter").session.app.screen(), Screen::Comparison(it) if it.consultation.is_none()));
}

#[test]
fn today_offers_the_mock_to_finish_and_no_unfinished_draft_of_it() {
    let kept = Kept::start(seed(7), Mode::Typed).keys("enter enter").write(SETUP);
    let next = Kept::on(Screen::Today(Default::default()), kept.files);
    let screen = next.session.screen();
    assert!(
        screen.contains("Mock to finish") && screen.contains("0 of 5 answered") && !screen.contains("Unfinished"),
        "{screen}"
    );
}

#[test]
fn two_mock_interviews_are_laid_side_by_side() {
    let kept = Kept::start(Choices { questions: Some(1), ..seed(1) }, Mode::Typed).keys("enter").answer().keys("3");
    let mut files = kept.files;
    let later: Vec<Draft> = files.values().cloned().collect();
    for mut draft in later {
        let start = "2026-11-26T20:00:00+09:00";
        let text = render_draft(&draft).replace(&draft.head.started.to_string(), start);
        draft = parse_draft(Path::new("b.md"), &text).expect("a draft").0;
        files.insert("/home/drafts/2026/b.md".into(), draft);
    }
    let kept = Kept::on(Screen::Today(Default::default()), files).keys("m v");
    assert!(
        kept.session.screen().contains("26 Nov 20:15  1 question in writing   rated 3"),
        "{}",
        kept.session.screen()
    );
    let kept = kept.keys("d");
    let screen = kept.session.screen();
    assert!(screen.contains("26 Nov 20:00") && screen.contains("26 Nov 20:15"), "{screen}");
    assert!(kept.keys("esc enter").mock().is_rated());
}
