//! The screens as an enum of plain structs: what each must answer, in one place.

use super::comparison::Comparison;
use super::editor::Editor;
use super::export::Export;
use super::faults::Faults;
use super::help::Help;
use super::history::History;
use super::interview::InterviewDate;
use super::keymap::Hint;
use super::mock::Mock;
use super::mocks::Mocks;
use super::posting::Postings;
use super::practice::Practice;
use super::progress::Progress;
use super::question::QuestionPage;
use super::questions::Questions;
use super::quick::Quick;
use super::rescue::Rescue;
use super::stories::Stories;
use super::today::Today;
use super::{Command, Context, Destination, Event, Notice, Outcome, Scroll};
use crate::domain::own_words::has_own_words;
use crate::domain::{DraftHead, Mode, Moment, PartId, Question, QuestionId};
use crate::review::gist::NOTHING_TO_RECALL;
use ratatui::crossterm::event::KeyEvent;
use std::time::Duration;

/// Everything that can fill the terminal.
#[derive(Debug)]
pub enum Screen {
    Today(Today),
    Practice(Box<Practice>),
    Quick(Box<Quick>),
    Questions(Box<Questions>),
    Question(Box<QuestionPage>),
    Comparison(Box<Comparison>),
    Stories(Box<Stories>),
    Progress(Box<Progress>),
    History(Box<History>),
    Mock(Box<Mock>),
    Mocks(Box<Mocks>),
    Export(Box<Export>),
    Postings(Box<Postings>),
    Interview(Box<InterviewDate>),
    Rescue(Box<Rescue>),
    Faults(Faults),
    Help(Help),
}

impl Screen {
    /// The screen at `destination`, or why it cannot be opened.
    pub(super) fn at(destination: Destination, context: &Context, now: Moment) -> Result<Screen, Notice> {
        Ok(match destination {
            Destination::Questions => Screen::Questions(Box::new(Questions::new(context, now))),
            Destination::Search => Screen::Questions(Box::new(Questions::searching(context, now))),
            Destination::Stories => Screen::Stories(Box::new(Stories::new(context, now))),
            Destination::Progress => Screen::Progress(Box::new(Progress::new(context, now))),
            Destination::Export(debrief) => Screen::Export(Box::new(Export::new(debrief, context, now))),
            Destination::Postings => Screen::Postings(Box::new(Postings::new(context))),
            Destination::Interview => Screen::Interview(Box::new(InterviewDate::new(context, now))),
            Destination::Question(question) => Screen::Question(Box::new(QuestionPage::new(question))),
            Destination::History(question) => Screen::History(Box::new(History::new(question, context, now))),
            Destination::Attempt { question, mode: Mode::Quick, .. } => {
                let question = known(&question, context)?;
                if !has_own_words(&context.data.bank, &question.id, context.data.attempts(&question.id)) {
                    return Err(Notice::warning(NOTHING_TO_RECALL));
                }
                Screen::Quick(Box::new(Quick::new(question, now)))
            }
            Destination::Attempt { question, mode, limit, fix, came_from } => {
                let question = known(&question, context)?;
                let practice = Practice::new(question, mode, limit, &context.data.config, now);
                Screen::Practice(Box::new(practice.with_fix(fix).begun_from(came_from)))
            }
            Destination::Revision { draft, path, part, fix } => {
                let question = known(&draft.head.question, context)?;
                let practice = Practice::revise(question, &draft, path, part, &context.data.config, now);
                Screen::Practice(Box::new(practice.with_fix(fix)))
            }
            Destination::Comparison { draft, change, passed_over } => {
                let mut comparison = Comparison::new(*draft, change, context, now);
                comparison.passed_over = passed_over;
                Screen::Comparison(Box::new(comparison))
            }
            Destination::FollowUp { draft, change, prompt, in_mock } => {
                let question = known(&draft.head.question, context)?;
                let config = &context.data.config;
                let practice = Practice::follow_up(question, *draft, change, &prompt, config, now);
                Screen::Practice(Box::new(if in_mock { practice.in_mock() } else { practice }))
            }
            Destination::Mock => Screen::Mock(Box::new(Mock::any())),
            Destination::MockOf(started) => Screen::Mock(Box::new(Mock::of(started))),
            Destination::Mocks => Screen::Mocks(Box::new(Mocks::new(context))),
            Destination::MockQuestion { question, mode, mock } => {
                let question = known(&question, context)?;
                Screen::Practice(Box::new(Practice::for_mock(question, mode, mock, &context.data.config, now)))
            }
            Destination::MockDraft { draft, change } => {
                let question = known(&draft.head.question, context)?;
                let practice = Practice::resume(question, *draft, &context.data.config);
                Screen::Practice(Box::new(practice.changed(change)))
            }
        })
    }

    /// The name on the help page.
    pub fn title(&self) -> &'static str {
        match self {
            Screen::Today(_) => "Today",
            Screen::Practice(_) => "Practice",
            Screen::Quick(_) => "Quick recall",
            Screen::Rescue(_) => "Save elsewhere",
            Screen::Questions(_) => "Questions",
            Screen::Question(_) => "Question",
            Screen::Comparison(_) => "Comparison",
            Screen::Stories(_) => "Stories",
            Screen::Progress(_) => "Progress",
            Screen::History(_) => "History",
            Screen::Mock(_) => "Mock interview",
            Screen::Mocks(_) => "Mock interviews",
            Screen::Export(_) => "Prep sheet",
            Screen::Postings(_) => "Vacancies",
            Screen::Interview(_) => "The next interview",
            Screen::Faults(_) => "Faults of a file",
            Screen::Help(_) => "Help",
        }
    }

    /// The keys that work now on this screen.
    pub fn hints(&self, context: &Context) -> Vec<Hint> {
        match self {
            Screen::Today(today) => today.hints(context),
            Screen::Practice(practice) => practice.hints(),
            Screen::Quick(quick) => quick.hints(),
            Screen::Rescue(rescue) => rescue.hints(),
            Screen::Questions(questions) => questions.hints(context),
            Screen::Question(page) => page.hints(context),
            Screen::Comparison(comparison) => comparison.hints(context),
            Screen::Stories(stories) => stories.hints(),
            Screen::Progress(progress) => progress.hints(),
            Screen::History(history) => history.hints(),
            Screen::Mock(mock) => mock.hints(),
            Screen::Mocks(mocks) => mocks.hints(),
            Screen::Export(export) => export.hints(),
            Screen::Postings(postings) => postings.hints(context),
            Screen::Interview(interview) => interview.hints(),
            Screen::Faults(faults) => faults.hints(),
            Screen::Help(help) => help.hints(),
        }
    }

    /// The keys of the editor, where prose is written now.
    pub fn editor_hints(&self) -> Vec<Hint> {
        match self {
            Screen::Practice(practice) => practice.editor_hints(),
            _ => Vec::new(),
        }
    }

    /// Whether characters are text now, so that `q`, `?` and Esc are no keys of every screen.
    pub fn takes_text(&self) -> bool {
        match self {
            Screen::Practice(practice) => practice.takes_text(),
            Screen::Rescue(_) => true,
            Screen::Questions(questions) => questions.takes_text(),
            Screen::Export(export) => export.takes_text(),
            Screen::Interview(_) => true,
            _ => false,
        }
    }

    /// Whether prose is written now, so that many characters at once are a paste.
    pub fn takes_prose(&self) -> bool {
        matches!(self, Screen::Practice(practice) if practice.is_writing())
    }

    /// Takes a key, or says that it is none of its own.
    pub fn on_key(&mut self, key: KeyEvent, context: &Context, now: Moment) -> Outcome {
        match self {
            Screen::Today(today) => today.on_key(key, context, now),
            Screen::Practice(practice) => practice.on_key(key, now),
            Screen::Quick(quick) => quick.on_key(key, context, now),
            Screen::Rescue(rescue) => rescue.on_key(key),
            Screen::Questions(questions) => questions.on_key(key, context),
            Screen::Question(page) => page.on_key(key, context),
            Screen::Comparison(comparison) => comparison.on_key(key, context),
            Screen::Stories(stories) => stories.on_key(key, context),
            Screen::Progress(progress) => progress.on_key(key),
            Screen::History(history) => history.on_key(key, context),
            Screen::Mock(mock) => mock.on_key(key, context, now),
            Screen::Mocks(mocks) => mocks.on_key(key),
            Screen::Export(export) => export.on_key(key),
            Screen::Postings(postings) => postings.on_key(key, context),
            Screen::Interview(interview) => interview.on_key(key, context, now),
            Screen::Faults(faults) => faults.on_key(key),
            Screen::Help(help) => help.on_key(key),
        }
    }

    /// Takes what is no key: pasted text, and the results of commands.
    pub fn on_event(&mut self, event: Event, context: &Context, now: Moment) -> Outcome {
        match self {
            Screen::Practice(practice) => practice.on_event(event, now),
            Screen::Quick(quick) => quick.on_event(event, now),
            Screen::Comparison(comparison) => comparison.on_event(event, context, now),
            Screen::Stories(stories) => stories.on_event(event),
            Screen::History(history) => history.on_event(event),
            Screen::Mock(mock) => mock.on_event(event, context, now),
            Screen::Mocks(mocks) => mocks.on_event(event),
            Screen::Export(export) => export.on_event(event),
            Screen::Postings(postings) => postings.on_event(event, context),
            Screen::Interview(interview) => interview.on_event(event, context, now),
            Screen::Rescue(rescue) => rescue.on_event(event),
            Screen::Questions(questions) => questions.on_event(event, context, now),
            Screen::Today(today) if matches!(event, Event::Tick) => today.on_tick(context, now),
            Screen::Progress(_) | Screen::Today(_) | Screen::Question(_) | Screen::Faults(_) | Screen::Help(_) => {
                Outcome::Ignored
            }
        }
    }

    /// What was written since the last call, to be kept.
    pub fn unkept(&mut self, now: Moment) -> Option<Command> {
        match self {
            Screen::Practice(practice) => practice.unkept(now),
            _ => None,
        }
    }

    /// What is to be done when it was just opened.
    pub fn opened(&mut self, context: &Context, now: Moment) -> Outcome {
        match self {
            Screen::Quick(quick) => quick.opened(&context.data.bank),
            Screen::Mock(mock) => mock.look(context, now),
            Screen::Comparison(comparison) => comparison.opened(),
            Screen::Stories(stories) => stories.opened(),
            Screen::History(history) => history.opened(),
            Screen::Export(export) => export.opened(),
            Screen::Postings(postings) => postings.read(context),
            _ => Outcome::Stay,
        }
    }

    /// What is to be done when the home was read.
    pub fn loaded(&mut self, context: &Context, now: Moment) -> Outcome {
        match self {
            // One that a command opened saw no home before.
            Screen::Quick(quick) => quick.opened(&context.data.bank),
            Screen::Mock(mock) => mock.look(context, now),
            Screen::Postings(postings) => postings.read(context),
            _ => Outcome::Stay,
        }
    }

    /// Looks at the data anew, after the home was read or when the screen is visible again.
    pub fn refresh(&mut self, context: &Context, now: Moment) {
        match self {
            Screen::Today(today) => today.refresh(context, now),
            Screen::Questions(questions) => questions.refresh(context, now),
            Screen::Question(page) => page.refresh(context),
            Screen::Comparison(comparison) => comparison.refresh(context, now),
            Screen::Stories(stories) => stories.refresh(context, now),
            Screen::Postings(postings) => postings.refresh(context),
            Screen::Progress(progress) => progress.refresh(context, now),
            Screen::History(history) => history.refresh(context, now),
            Screen::Mocks(mocks) => mocks.refresh(context),
            Screen::Practice(_) | Screen::Quick(_) | Screen::Export(_) | Screen::Interview(_) | Screen::Rescue(_) => {}
            Screen::Mock(_) | Screen::Faults(_) | Screen::Help(_) => {}
        }
    }

    /// How far its page is scrolled, where it has one that is only read.
    pub(super) fn scroll(&mut self) -> Option<&mut Scroll> {
        match self {
            Screen::Quick(quick) => Some(&mut quick.scroll),
            Screen::Question(page) => Some(&mut page.scroll),
            Screen::Comparison(comparison) => Some(comparison.scroll()),
            Screen::Stories(stories) => Some(&mut stories.scroll),
            Screen::Progress(progress) => Some(&mut progress.scroll),
            Screen::History(history) => Some(&mut history.scroll),
            Screen::Mock(mock) => Some(&mut mock.scroll),
            Screen::Mocks(mocks) => Some(&mut mocks.scroll),
            Screen::Export(export) => Some(&mut export.scroll),
            Screen::Postings(postings) => Some(&mut postings.scroll),
            Screen::Help(help) => Some(&mut help.scroll),
            Screen::Today(_) | Screen::Practice(_) | Screen::Questions(_) => None,
            Screen::Interview(_) | Screen::Rescue(_) | Screen::Faults(_) => None,
        }
    }

    /// The editor in which text goes in now.
    pub(super) fn editor(&mut self) -> Option<&mut Editor> {
        match self {
            Screen::Practice(practice) => practice.editor(),
            Screen::Export(export) => Some(&mut export.path),
            Screen::Rescue(rescue) => Some(&mut rescue.path),
            _ => None,
        }
    }

    /// The time until a clock on it shows another second, or the day turns; `None` without one.
    pub fn next_change(&self, context: &Context, now: Moment) -> Option<Duration> {
        match self {
            Screen::Today(today) => today.next_change(context, now),
            Screen::Practice(practice) => practice.next_change(now),
            Screen::Quick(quick) => quick.next_change(now),
            Screen::Comparison(comparison) => comparison.next_change(),
            _ => None,
        }
    }

    /// The draft whose sound is wanted now, and the part that is being said.
    pub fn wanted_sound(&self) -> Option<(&DraftHead, PartId)> {
        match self {
            Screen::Practice(practice) => practice.wanted_sound(),
            _ => None,
        }
    }

    /// Whether it waits for a coach, or shows what one said.
    pub(super) fn consults(&self) -> bool {
        matches!(self, Screen::Comparison(comparison) if comparison.consultation.is_some())
    }

    /// The draft that it works on, whose file is held while the screen is open.
    pub fn draft_head(&self) -> Option<&DraftHead> {
        match self {
            Screen::Practice(practice) => Some(practice.head()),
            Screen::Quick(quick) => Some(quick.head()),
            Screen::Comparison(comparison) => Some(&comparison.draft.head),
            Screen::Mock(mock) => mock.draft_head(),
            _ => None,
        }
    }
}

/// The question of that id, or that it is gone.
fn known<'a>(question: &QuestionId, context: &Context<'a>) -> Result<&'a Question, Notice> {
    let gone = || Notice::warning(format!("The question {question} is no longer in your files."));
    context.data.question(question).ok_or_else(gone)
}
