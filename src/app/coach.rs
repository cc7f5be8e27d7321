//! A second opinion on a draft, if one is asked for: what would be sent is shown first, then what comes back.
//!
//! A screen that shows a draft holds a [`Consultation`] while it lasts, hands it keys and news, and does what the
//! [`Counsel`] says. Whether the person agreed to send something in this run is known where programs are started.

use super::keymap::{self, Binding, Hint, bind, key, movement, plain};
use super::opinion::CoachNews;
use super::{Command, Scroll};
use crate::domain::{Config, Draft, Moment, Question};
use crate::export::redact::{Redactor, near_misses};
use crate::review::AttemptReview;
use crate::review::coach::{Wish, brief, question_in};
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use std::time::Duration;

/// A text to hand to a coach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brief {
    /// What is sent, to the letter.
    pub text: String,
    /// Which words of it hold one of `[redact]`, if there are any.
    pub near_misses: Option<String>,
}

impl Brief {
    /// The brief on `draft` with the words of `[redact]` taken out.
    pub fn of(question: &Question, draft: &Draft, review: &AttemptReview, wish: &Wish, config: &Config) -> Brief {
        let redactor = Redactor::new(&config.redact);
        let (text, _) = redactor.redact_markdown(&brief(question, draft, review, wish));
        let words = redactor.near_misses(&text);
        Brief { near_misses: (!words.is_empty()).then(|| near_misses(&words)), text }
    }
}

/// How far it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    /// It is looked up who is asked.
    Opened,
    /// Nothing was sent; may the brief go to this command?
    Asking { command: String },
    /// The program of this number runs since then, on the clock of the session, and said this so far.
    Running { run: u64, since: Duration, said: String },
    /// It said this.
    Done(String),
    /// Why there is nothing, a sentence.
    Failed(String),
}

/// What the screen that holds a consultation does.
#[derive(Debug, PartialEq)]
pub enum Counsel {
    /// Not a key of it.
    Ignored,
    Stay,
    Do(Command),
    /// It is over; what is still running is to be stopped.
    Leave,
    /// The opinion, to be kept in the draft.
    Keep(String),
    /// The follow-up question that was asked, to be answered now.
    Answer(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    Send,
    TryAgain,
    AskQuestion,
    AskOpinion,
    Answer,
    Stop,
    Leave,
}

static KEYS: &[Binding<Action>] = &[
    bind(&[key(KeyCode::Enter), plain('y')], "Enter", "send it", Action::Send)
        .help("send it; until the program ends, nothing else is asked first"),
    bind(&[key(KeyCode::Enter)], "Enter", "answer it", Action::Answer).help("answer the question now, by the clock"),
    bind(&[key(KeyCode::Enter)], "Enter", "try again", Action::TryAgain).help("ask once more"),
    bind(&[plain('f')], "f", "a question instead", Action::AskQuestion)
        .help("ask for one question that an interviewer would ask next"),
    bind(&[plain('f')], "f", "an opinion instead", Action::AskOpinion).help("ask what an interviewer makes of it"),
    bind(&[key(KeyCode::Esc)], "Esc", "stop", Action::Stop).help("stop the program; nothing is kept"),
    bind(&[key(KeyCode::Esc)], "Esc", "back", Action::Leave).help("back to the comparison"),
];

/// A second opinion that is asked for, or was.
#[derive(Debug)]
pub struct Consultation {
    opinion: Brief,
    follow_up: Brief,
    pub asks_question: bool,
    pub stage: Stage,
    pub scroll: Scroll,
}

impl Consultation {
    /// What is asked about `draft`; begins with [`Consultation::command`].
    pub fn new(question: &Question, draft: &Draft, review: &AttemptReview, config: &Config) -> Consultation {
        let of = |wish| Brief::of(question, draft, review, &wish, config);
        Consultation {
            opinion: of(Wish::Opinion(None)),
            follow_up: of(Wish::FollowUp),
            asks_question: false,
            stage: Stage::Opened,
            scroll: Scroll::default(),
        }
    }

    /// What is sent.
    pub fn brief(&self) -> &Brief {
        if self.asks_question { &self.follow_up } else { &self.opinion }
    }

    /// Has the brief sent; unless the person `agreed` in this run, it is asked first.
    pub fn command(&self, agreed: bool) -> Command {
        Command::Consult { brief: self.brief().text.clone(), agreed }
    }

    /// The follow-up question that came.
    pub fn question(&self) -> Option<String> {
        match &self.stage {
            Stage::Done(said) if self.asks_question => question_in(said),
            _ => None,
        }
    }

    pub fn hints(&self) -> Vec<Hint> {
        keymap::hints_and_moves(KEYS, |action| self.works(action))
    }

    fn works(&self, action: Action) -> bool {
        let is_settled = matches!(self.stage, Stage::Asking { .. } | Stage::Done(_) | Stage::Failed(_));
        match action {
            Action::Send => matches!(self.stage, Stage::Asking { .. }),
            Action::Answer => self.question().is_some(),
            Action::TryAgain => matches!(self.stage, Stage::Failed(_)),
            Action::AskQuestion => is_settled && !self.asks_question,
            Action::AskOpinion => is_settled && self.asks_question,
            Action::Stop => matches!(self.stage, Stage::Running { .. }),
            Action::Leave => !self.works(Action::Stop),
        }
    }

    pub fn on_key(&mut self, key: KeyEvent) -> Counsel {
        if let Some(action) = keymap::find(KEYS, key, |action| self.works(action)) {
            return self.act(action);
        }
        let Some(step) = movement(key) else { return Counsel::Ignored };
        self.scroll.go(step);
        Counsel::Stay
    }

    fn act(&mut self, action: Action) -> Counsel {
        match action {
            Action::Send => Counsel::Do(self.command(true)),
            Action::TryAgain => Counsel::Do(self.command(false)),
            Action::AskQuestion | Action::AskOpinion => {
                self.asks_question = action == Action::AskQuestion;
                self.scroll.rewind();
                Counsel::Do(self.command(false))
            }
            Action::Answer => self.question().map_or(Counsel::Stay, Counsel::Answer),
            Action::Stop | Action::Leave => Counsel::Leave,
        }
    }

    /// Takes in what the program says.
    pub fn hear(&mut self, news: CoachNews, now: Moment) -> Counsel {
        match (news, &mut self.stage) {
            (CoachNews::Asks(command), _) => self.stage = Stage::Asking { command },
            (CoachNews::Refused(reason), _) => self.stage = Stage::Failed(reason),
            (CoachNews::Begun(run), _) => {
                self.scroll.rewind();
                self.stage = Stage::Running { run, since: now.elapsed, said: String::new() };
            }
            (CoachNews::Said(of, piece), Stage::Running { run, said, .. }) if *run == of => said.push_str(&piece),
            (CoachNews::Ended(of, result), Stage::Running { run, .. }) if *run == of => return self.end(result),
            // Of a run that nobody waits for any more.
            (CoachNews::Said(..) | CoachNews::Ended(..), _) => {}
        }
        Counsel::Stay
    }

    fn end(&mut self, result: Result<String, String>) -> Counsel {
        let lacks_question = |said: &String| self.asks_question && question_in(said).is_none();
        self.stage = match result {
            Ok(said) if lacks_question(&said) => Stage::Failed("No question came, but this: ".to_owned() + &said),
            Ok(said) => Stage::Done(said),
            Err(reason) => Stage::Failed(reason),
        };
        match &self.stage {
            Stage::Done(said) if !self.asks_question => Counsel::Keep(said.clone()),
            _ => Counsel::Stay,
        }
    }

    /// The opinion came and there is no room for it in the draft.
    pub fn has_no_room(&mut self) {
        self.stage = Stage::Failed("it cannot be kept: the draft is full, it holds up to 1 MB of text".to_owned());
    }

    /// The time until the picture changes by itself: while the program runs, its clock is shown.
    pub fn next_change(&self) -> Option<Duration> {
        matches!(self.stage, Stage::Running { .. }).then_some(Duration::from_secs(1))
    }
}
