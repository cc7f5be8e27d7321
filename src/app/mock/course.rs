//! The course of a mock interview: which question comes next, when a follow-up does, and what was answered so far.

use crate::app::message::Ended;
use crate::app::{Command, Context, Destination, HandedBack, Outcome};
use crate::domain::draft::MockPart;
use crate::domain::mock::plan::{Choices, begin, follow_up_places};
use crate::domain::mock::{Mock, Phase, mock_of, phase};
use crate::domain::{Draft, DraftHead, Mode, Moment, QuestionId, Rating, Record};
use crate::review::mock::follow_up::follow_up_to;

/// A mock interview in work.
#[derive(Debug)]
pub struct Course {
    pub part: MockPart,
    pub mode: Mode,
    /// Of every draft, on disk or just made.
    heads: Vec<DraftHead>,
    /// The draft that waits here, whose file is held, and how often it was changed.
    waiting: Option<(Box<Draft>, u64)>,
    /// The follow-ups that were answered or passed over.
    asked: Vec<String>,
    /// The follow-up that is being asked.
    asking: Option<String>,
    /// The questions whose follow-up is done with.
    followed: Vec<QuestionId>,
    /// Ended by the person before everything was asked.
    ended: bool,
}

impl Course {
    /// One that nobody has begun.
    pub fn new(choices: Choices, mode: Mode, context: &Context, now: Moment) -> Course {
        let data = context.data;
        let part = begin(choices, &data.config.expected, &data.bank, &data.config, &data.records, now);
        Course::with(part, mode, Vec::new())
    }

    /// One that goes on; a question that is in no file any more is asked no more.
    pub fn of(mock: &Mock, context: &Context) -> Course {
        let heads: Vec<DraftHead> = mock.heads().cloned().collect();
        let mut part = mock.part.clone();
        let begun = |id: &QuestionId| heads.iter().any(|head| head.question == *id);
        part.plan.retain(|id| begun(id) || context.data.question(id).is_some());
        Course::with(part, mock.mode(), heads)
    }

    fn with(part: MockPart, mode: Mode, heads: Vec<DraftHead>) -> Course {
        Course { part, mode, heads, waiting: None, asked: Vec::new(), asking: None, followed: Vec::new(), ended: false }
    }

    pub fn phase(&self) -> Phase {
        match phase(&self.part, self.heads.iter()) {
            Phase::Asking(_) if self.ended => Phase::Debrief,
            phase => phase,
        }
    }

    pub fn is_begun(&self) -> bool {
        !self.heads.is_empty()
    }

    /// How many questions were answered to the end.
    pub fn answered(&self) -> usize {
        self.heads.iter().filter(|head| head.finished).count()
    }

    /// The head of the draft that waits here.
    pub fn in_hand(&self) -> Option<&DraftHead> {
        self.waiting.as_ref().map(|(draft, _)| &draft.head)
    }

    /// The time that was spent so far, in seconds.
    pub fn spent(&self) -> u32 {
        crate::domain::mock::spent_seconds(self.heads.iter())
    }

    /// Puts `head` in the place of what was known of that draft.
    pub fn note(&mut self, head: &DraftHead) {
        self.forget(head);
        self.heads.push(head.clone());
    }

    fn forget(&mut self, head: &DraftHead) {
        self.heads.retain(|known| known.question != head.question);
    }

    /// The rating of that draft, as far as it is known here.
    pub fn rating(&self, head: &DraftHead) -> Option<Rating> {
        self.heads.iter().find(|known| known.question == head.question)?.rating
    }

    /// The question that was left or comes next, or what comes after the answer that waits.
    pub fn go_on(&mut self, context: &Context) -> Outcome {
        let Phase::Asking(place) = self.phase() else { return Outcome::Stay };
        if let Some((draft, change)) = self.waiting.take() {
            return match draft.head.finished {
                true => self.after(draft, change, context),
                false => Outcome::Open(Destination::MockDraft { draft, change }),
            };
        }
        let on_disk = |place: usize| Some(self.record(self.part.plan.get(place)?, context)?.path.clone());
        // One that was begun goes on; else the answer before it is opened when a follow-up to it is due.
        let before = place.checked_sub(1).filter(|before| self.is_follow_up_due(*before));
        match on_disk(place).or_else(|| on_disk(before?)) {
            Some(path) => Outcome::Do(Command::OpenDraft(path)),
            None => self.ask(place),
        }
    }

    fn record<'c>(&self, question: &QuestionId, context: &Context<'c>) -> Option<&'c Record> {
        let mine = |record: &&Record| record.head.question == *question && record.head.is_of_mock(self.part.started);
        context.data.records.iter().rfind(mine)
    }

    fn ask(&mut self, place: usize) -> Outcome {
        let Some(question) = self.part.plan.get(place).cloned() else { return Outcome::Stay };
        Outcome::Open(Destination::MockQuestion { question, mode: self.mode, mock: self.part.clone() })
    }

    /// Takes a draft that comes back.
    pub fn take(&mut self, handed: HandedBack, context: &Context) -> Outcome {
        let HandedBack { draft, change, ended } = handed;
        match ended {
            Ended::Discarded => self.forget(&draft.head),
            _ => self.note(&draft.head),
        }
        match ended {
            Ended::Discarded => Outcome::Stay,
            Ended::Left => {
                self.waiting = Some((draft, change));
                Outcome::Stay
            }
            Ended::Answered => self.after(draft, change, context),
            Ended::FollowedUp => {
                self.asked.extend(self.asking.take());
                self.followed.push(draft.head.question.clone());
                self.next()
            }
        }
    }

    /// What comes after an answer: a follow-up, if one is due, or the next question.
    fn after(&mut self, draft: Box<Draft>, change: u64, context: &Context) -> Outcome {
        let place = self.part.plan.iter().position(|id| *id == draft.head.question);
        let due = place.is_some_and(|place| self.is_follow_up_due(place));
        let was_asked = draft.follow_ups().next().is_some();
        let data = context.data;
        let prompt = follow_up_to(&draft, &data.bank, &data.config, &self.asked).filter(|_| due && !was_asked);
        let Some(prompt) = prompt else { return self.next() };
        self.asking = Some(prompt.clone());
        Outcome::Open(Destination::FollowUp { draft, change, prompt, in_mock: true })
    }

    fn is_follow_up_due(&self, place: usize) -> bool {
        let question = self.part.plan.get(place);
        let is_done = question.is_some_and(|question| self.followed.contains(question));
        !is_done && !self.ended && follow_up_places(&self.part).contains(&place)
    }

    fn next(&mut self) -> Outcome {
        match self.phase() {
            Phase::Asking(place) => self.ask(place),
            Phase::Debrief | Phase::Over => Outcome::Stay,
        }
    }

    /// Asks no more: what waits unfinished is finished as it is.
    pub fn end(&mut self) -> Outcome {
        self.ended = true;
        let Some((mut draft, change)) = self.waiting.take().filter(|(draft, _)| !draft.head.finished) else {
            return Outcome::Stay;
        };
        draft.head.finished = true;
        self.note(&draft.head);
        Outcome::Do(Command::Keep { draft, change: change + 1 })
    }

    /// Takes in what the files say, unless they were not read since: what was just answered is newer.
    pub fn refresh(&mut self, context: &Context) {
        let mock = mock_of(&context.data.records, self.part.started);
        for head in mock.iter().flat_map(Mock::heads) {
            let newer = self.heads.iter().find(|known| known.question == head.question);
            if newer.is_none_or(|known| head.finished && known.rating.is_none()) {
                self.note(head);
            }
        }
    }

    /// The heads of the finished drafts as the files have them, in the order of the plan.
    pub fn finished_on_disk<'c>(&self, context: &Context<'c>) -> Vec<&'c DraftHead> {
        mock_of(&context.data.records, self.part.started)
            .map(|mock| mock.heads().filter(|head| head.finished).collect())
            .unwrap_or_default()
    }
}
