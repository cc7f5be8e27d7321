//! A mock interview: the room before and between its questions, and the debrief when all are answered.
//!
//! The questions are answered on the practice screen, which hands each draft back ([`Event::HandedBack`]). What the drafts
//! on disk say and what was just answered are one list of heads; where the interview stands follows from it.

mod course;

pub use course::Course;

use super::keymap::{self, Binding, Hint, bind, key, moved, movement, plain};
use super::{Command, Context, Destination, Event, HandedBack, Notice, Outcome, Scroll};
use crate::domain::mock::plan::Choices;
use crate::domain::mock::{Phase, mock_of, to_finish};
use crate::domain::{DraftHead, Mode, Moment, OffsetTime, QuestionId};
use crate::review::mock::Debrief;
use ratatui::crossterm::event::{KeyCode, KeyEvent};

/// Answers that page up and page down move by.
const PAGE: usize = 5;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    Begin,
    GoOn,
    Aloud,
    Write,
    End,
    Afresh,
    Rate,
    Open,
    Consult,
    Export,
    Earlier,
}

static KEYS: &[Binding<Action>] = &[
    bind(&[key(KeyCode::Enter)], "Enter", "begin", Action::Begin).help("the first question"),
    bind(&[key(KeyCode::Enter)], "Enter", "go on", Action::GoOn).help("go on where it was left"),
    bind(&[plain('s')], "s", "aloud", Action::Aloud).help("answer aloud, by the clock"),
    bind(&[plain('w')], "w", "in writing", Action::Write).help("answer in writing"),
    bind(&[plain('e')], "e", "end here", Action::End).help("ask no more, and go to the debrief"),
    bind(&[plain('n')], "n", "a new one", Action::Afresh).help("leave this one as it is, and begin another"),
    bind(&[plain('1'), plain('2'), plain('3'), plain('4')], "1-4", "rate", Action::Rate)
        .help("1 again, 2 hard, 3 good, 4 easy: when the question comes back depends on it"),
    bind(&[key(KeyCode::Enter)], "Enter", "compare", Action::Open).help("the whole comparison of this answer"),
    bind(&[plain('C')], "C", "coach", Action::Consult)
        .help("a second opinion on this answer, from a program of yours")
        .quiet(),
    bind(&[plain('x')], "x", "export", Action::Export).help("the debrief as a file: Markdown, HTML or PDF"),
    bind(&[plain('v')], "v", "all mocks", Action::Earlier).help("every mock interview, and two side by side"),
];

/// Which mock interview is wanted, until the home was read.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Wanted {
    /// The one that is to be finished, else a new one.
    Any,
    /// A new one.
    New(Choices, Mode),
    /// The one that started then.
    Of(OffsetTime),
}

/// One mock interview.
#[derive(Debug)]
pub struct Mock {
    wanted: Wanted,
    /// `None` until the home was read.
    pub course: Option<Course>,
    /// `None` until the answers were looked at.
    pub debrief: Option<Box<Debrief>>,
    /// The recordings that a transcriber was asked for.
    asked_for_words: Vec<QuestionId>,
    /// The chosen answer of the debrief.
    pub chosen: usize,
    pub scroll: Scroll,
    /// The answer that is being opened is to be shown to a coach.
    pub consults: bool,
}

impl Mock {
    /// The one that is to be finished, else a new one.
    pub fn any() -> Mock {
        Mock::wanting(Wanted::Any)
    }

    /// A new one.
    pub fn new(choices: Choices, mode: Mode) -> Mock {
        Mock::wanting(Wanted::New(choices, mode))
    }

    /// The one that started then.
    pub fn of(started: OffsetTime) -> Mock {
        Mock::wanting(Wanted::Of(started))
    }

    fn wanting(wanted: Wanted) -> Mock {
        Mock {
            wanted,
            course: None,
            debrief: None,
            asked_for_words: Vec::new(),
            chosen: 0,
            scroll: Scroll::default(),
            consults: false,
        }
    }

    /// Where it stands; `None` until the home was read.
    pub fn phase(&self) -> Option<Phase> {
        self.course.as_ref().map(Course::phase)
    }

    /// Whether every answer is rated, so that the debrief tells what it found.
    pub fn is_rated(&self) -> bool {
        self.debrief.as_ref().is_some_and(|debrief| debrief.is_rated())
    }

    /// What is chosen, where there are answers: one of them, or what was found.
    pub fn item(&self) -> Option<usize> {
        (!self.is_asking() && self.rows() > 0).then_some(self.chosen)
    }

    fn rows(&self) -> usize {
        self.debrief.as_ref().map_or(0, |debrief| debrief.rows.len())
    }

    /// Whether an answer is chosen.
    fn is_on_answer(&self) -> bool {
        self.item().is_some_and(|item| item < self.rows())
    }

    /// The draft that waits here, whose file is held.
    pub fn draft_head(&self) -> Option<&DraftHead> {
        self.course.as_ref()?.in_hand()
    }

    fn is_asking(&self) -> bool {
        matches!(self.phase(), None | Some(Phase::Asking(_)))
    }

    pub fn hints(&self) -> Vec<Hint> {
        let mut hints = keymap::hints(KEYS, |action| self.works(action));
        hints.extend(self.item().map(|_| keymap::MOVES));
        hints
    }

    fn works(&self, action: Action) -> bool {
        let Some(course) = &self.course else { return false };
        let (asking, begun) = (self.is_asking(), course.is_begun());
        match action {
            Action::Begin => asking && !begun && !course.part.plan.is_empty(),
            Action::GoOn => asking && begun,
            Action::Aloud => asking && !begun && course.mode == Mode::Typed,
            Action::Write => asking && !begun && course.mode == Mode::Spoken,
            Action::End => asking && course.answered() > 0,
            Action::Afresh => asking && begun,
            Action::Rate => self.is_on_answer(),
            Action::Open | Action::Consult => self.is_on_answer() && self.is_rated(),
            Action::Export => self.is_rated() && self.rows() > 0,
            Action::Earlier => !begun || self.is_rated(),
        }
    }

    pub fn on_key(&mut self, key: KeyEvent, context: &Context, now: Moment) -> Outcome {
        if let Some(action) = keymap::find(KEYS, key, |action| self.works(action)) {
            return self.act(action, key, context, now).unwrap_or(Outcome::Stay);
        }
        let Some(step) = movement(key) else { return Outcome::Ignored };
        // What was found stands below the answers, and can be gone to as they are.
        let items = self.rows() + usize::from(self.is_rated());
        self.chosen = moved(self.chosen, step, items, PAGE);
        Outcome::Stay
    }

    fn act(&mut self, action: Action, key: KeyEvent, context: &Context, now: Moment) -> Option<Outcome> {
        match action {
            Action::Begin | Action::GoOn => return Some(self.course.as_mut()?.go_on(context)),
            Action::Aloud => self.course.as_mut()?.mode = Mode::Spoken,
            Action::Write => self.course.as_mut()?.mode = Mode::Typed,
            Action::End => return Some(self.end(context)),
            Action::Afresh => {
                let mode = self.course.as_ref()?.mode;
                *self = Mock::new(Choices::default(), mode);
                return Some(self.look(context, now));
            }
            Action::Rate => return self.rate(key),
            Action::Open | Action::Consult => {
                self.consults = action == Action::Consult;
                let path = &self.debrief.as_ref()?.rows.get(self.chosen)?.path;
                return Some(Outcome::Do(Command::OpenDraft(path.clone())));
            }
            Action::Export => {
                let started = self.course.as_ref()?.part.started;
                return Some(Outcome::Open(Destination::Export(Some(started))));
            }
            Action::Earlier => return Some(Outcome::Open(Destination::Mocks)),
        }
        None
    }

    /// Asks no more; an answer in work is finished as it is.
    fn end(&mut self, context: &Context) -> Outcome {
        let Some(course) = &mut self.course else { return Outcome::Stay };
        let keep = course.end();
        Outcome::all([keep, self.look_at_answers(context)])
    }

    /// Rates the chosen answer and goes to the next one that is not rated.
    fn rate(&mut self, key: KeyEvent) -> Option<Outcome> {
        let rating = keymap::rating(key)?;
        let debrief = self.debrief.as_mut()?;
        let was_rated = debrief.is_rated();
        debrief.rate(self.chosen, rating);
        let row = debrief.rows.get(self.chosen)?;
        self.course.as_mut()?.note(&row.head);
        let rate = Outcome::Do(Command::Rate { path: row.path.clone(), rating });
        if was_rated {
            return Some(Outcome::all([rate, Outcome::Tell(Notice::rated(rating))]));
        }
        let unrated = |place: &usize| debrief.rows.get(*place).is_some_and(|row| row.head.rating.is_none());
        let after = (self.chosen + 1..debrief.rows.len()).chain(0..self.chosen);
        self.chosen = { after }.find(unrated).unwrap_or(0);
        Some(Outcome::all([rate, self.ask_for_words()]))
    }

    /// Has the next recording transcribed whose words nobody noted, once all is rated; what is heard comes with the files.
    fn ask_for_words(&mut self) -> Outcome {
        let rated = self.debrief.as_ref().filter(|debrief| debrief.is_rated());
        let is_wanted = |head: &&DraftHead| head.recording.is_some() && !self.asked_for_words.contains(&head.question);
        let wordless = rated.iter().flat_map(|debrief| &debrief.rows).filter(|row| row.words == 0).map(|row| &row.head);
        let Some(head) = { wordless }.find(is_wanted).cloned() else { return Outcome::Stay };
        self.asked_for_words.push(head.question.clone());
        Outcome::Do(Command::Transcribe { head: Box::new(head), asked: false })
    }

    pub fn on_event(&mut self, event: Event, context: &Context, now: Moment) -> Outcome {
        match event {
            Event::HandedBack(handed) => self.take(handed, context),
            Event::Debriefed(debrief) => self.take_debrief(debrief),
            Event::Resumed => self.look(context, now),
            _ => Outcome::Ignored,
        }
    }

    /// A draft comes back from the practice screen, or was opened here to go on behind it.
    fn take(&mut self, handed: HandedBack, context: &Context) -> Outcome {
        let Some(course) = &mut self.course else { return Outcome::Ignored };
        let outcome = course.take(handed, context);
        Outcome::all([outcome, self.look_at_answers(context)])
    }

    fn take_debrief(&mut self, mut debrief: Box<Debrief>) -> Outcome {
        let Some(course) = self.course.as_ref().filter(|course| course.part.started == debrief.part.started) else {
            return Outcome::Ignored;
        };
        for place in 0..debrief.rows.len() {
            // A rating that is still on its way to the file.
            let unrated = debrief.rows.get(place).filter(|row| row.head.rating.is_none());
            if let Some(rating) = unrated.and_then(|row| course.rating(&row.head)) {
                debrief.rate(place, rating);
            }
        }
        let first = debrief.rows.iter().position(|row| row.head.rating.is_none());
        self.chosen = first.unwrap_or(self.chosen).min(debrief.rows.len());
        self.debrief = Some(debrief);
        self.ask_for_words()
    }

    /// Whether the finished draft with this head was opened to go on behind it, and not to be compared.
    pub fn awaits(&self, head: &DraftHead) -> bool {
        let mine = self.course.as_ref().zip(head.mock.as_ref());
        self.is_asking() && mine.is_some_and(|(course, part)| course.part.started == part.started)
    }

    /// Looks at the home, which was just read or may have changed: begins, or has the answers looked at anew.
    pub fn look(&mut self, context: &Context, now: Moment) -> Outcome {
        if !context.data.ready {
            return Outcome::Stay;
        }
        match &mut self.course {
            Some(course) => course.refresh(context),
            None => match self.begin(context, now) {
                Some(course) => self.course = Some(course),
                None => {
                    let gone = Notice::warning("The drafts of this mock interview are no longer in your files.");
                    return Outcome::all([Outcome::Back, Outcome::Tell(gone)]);
                }
            },
        }
        self.look_at_answers(context)
    }

    fn begin(&self, context: &Context, now: Moment) -> Option<Course> {
        let records = &context.data.records;
        match self.wanted {
            Wanted::New(choices, mode) => Some(Course::new(choices, mode, context, now)),
            Wanted::Any => {
                let free = |mock: &crate::domain::mock::Mock| {
                    mock.drafts.iter().all(|record| !context.data.in_work.contains(&record.path))
                };
                let open = to_finish(records).filter(free).map(|mock| Course::of(&mock, context));
                open.or_else(|| Some(Course::new(Choices::default(), Mode::Typed, context, now)))
            }
            Wanted::Of(started) => {
                let mock = mock_of(records, started)?;
                Some(Course::of(&mock, context))
            }
        }
    }

    /// Has the answers on disk looked at, once all is asked and unless that was done.
    fn look_at_answers(&self, context: &Context) -> Outcome {
        let Some(course) = self.course.as_ref().filter(|_| !self.is_asking()) else { return Outcome::Stay };
        let known = self.debrief.iter().flat_map(|debrief| debrief.rows.iter().map(|row| &row.head));
        if known.eq(course.finished_on_disk(context).iter().copied()) && self.debrief.is_some() {
            return Outcome::Stay;
        }
        Outcome::Do(Command::Debrief(course.part.started))
    }
}

#[cfg(test)]
mod tests;
