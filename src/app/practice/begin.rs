//! How an attempt begins: fresh, with the text of another, for a mock interview, or where an unfinished draft was left.

use super::{Asked, Part, Practice, Stage};
use crate::app::recording::Recording;
use crate::domain::draft::MockPart;
use crate::domain::{Config, Draft, DraftHead, DraftPart, Mode, Moment, PartId, PartName, Question, Timer};
use std::path::PathBuf;
use std::time::Duration;

impl Practice {
    /// A fresh attempt, in `limit` seconds instead of the question's own time if there is one: first time to think.
    pub fn new(question: &Question, mode: Mode, limit: Option<u32>, config: &Config, now: Moment) -> Practice {
        let head = DraftHead { limit, ..DraftHead::new(question.id.clone(), now.wall, mode) };
        Practice::begin(question, Draft { head, parts: Vec::new() }, config, now)
    }

    /// An attempt that starts with `draft` and with time to think.
    fn begin(question: &Question, draft: Draft, config: &Config, now: Moment) -> Practice {
        let mut practice = Practice::of(question, draft, config);
        practice.stage = Stage::Think;
        practice.think.start(now);
        practice
    }

    /// A question of the mock interview `mock`.
    pub fn for_mock(question: &Question, mode: Mode, mock: MockPart, config: &Config, now: Moment) -> Practice {
        let head = DraftHead { mock: Some(mock), ..DraftHead::new(question.id.clone(), now.wall, mode) };
        Practice::begin(question, Draft { head, parts: Vec::new() }, config, now).in_mock()
    }

    /// The same, to be handed back to the mock interview that it belongs to.
    pub fn in_mock(self) -> Practice {
        Practice { in_mock: true, ..self }
    }

    /// The same when its held file was changed so many times.
    pub fn changed(self, change: u64) -> Practice {
        Practice { change, saved: change, opened_at: change, ..self }
    }

    /// Goes on with an unfinished draft: its text, its clocks, paused. One of a mock interview is handed back to that.
    pub fn resume(question: &Question, draft: Draft, config: &Config) -> Practice {
        let in_mock = draft.head.mock.is_some();
        let mut practice = Practice { in_mock, ..Practice::of(question, draft, config) };
        practice.open = practice.parts.iter().rposition(Part::is_begun).unwrap_or(0);
        practice.stage = Stage::Paused;
        practice
    }

    pub(super) fn of(question: &Question, draft: Draft, config: &Config) -> Practice {
        let question = question.within(draft.head.limit);
        let sections = question.framework.sections();
        let mut parts: Vec<Part> =
            sections.iter().map(|section| Part::of(section, question.planned_seconds(section), &draft)).collect();
        let known: Vec<PartName> = parts.iter().map(|part| part.name.clone()).collect();
        let kept = draft.parts.iter().filter(|part| !known.contains(&part.name)).cloned().collect();
        if parts.is_empty() {
            parts.push(Part::extra("Answer", f64::from(question.seconds)));
        }
        Practice {
            question,
            asked: Asked::Question,
            aloud: draft.head.mode == Mode::Spoken,
            stage: Stage::Answer,
            halted: Stage::Answer,
            think: Timer::with(Duration::from_secs(draft.head.seconds.think.into())),
            think_seconds: config.think_seconds,
            parts,
            open: 0,
            fix: None,
            words_per_minute: config.words_per_minute,
            record: config.record,
            recording: Recording::Off,
            base: Draft { head: draft.head, parts: kept },
            change: 0,
            saved: 0,
            unkept: false,
            opened_at: 0,
            kept_at: Duration::ZERO,
            came_from: None,
            left: false,
            in_mock: false,
        }
    }

    /// An attempt that begins with the text of the `draft` in the file `path`: to be improved in writing, in `part` first,
    /// with a clock of its own and the same time to answer in. Leaving it leads back to that draft's comparison.
    pub fn revise(
        question: &Question,
        draft: &Draft,
        path: PathBuf,
        part: Option<PartId>,
        config: &Config,
        now: Moment,
    ) -> Practice {
        let new = DraftHead::new(question.id.clone(), now.wall, Mode::Typed);
        let revises = path.file_name().map(|name| name.to_string_lossy().into_owned());
        let (answer, limit) = (draft.head.answer.clone(), draft.head.limit);
        let head = DraftHead { answer, revises, limit, ..new };
        let is_story = |part: &&DraftPart| matches!(part.name, PartName::Part(_));
        let parts = draft.parts.iter().filter(is_story).cloned().collect();
        let mut practice = Practice::begin(question, Draft { head, parts }, config, now);
        let wanted = part.map(PartName::Part);
        practice.open = practice.parts.iter().position(|part| Some(&part.name) == wanted.as_ref()).unwrap_or(0);
        practice.begun_from(Some(path))
    }

    /// The same with the thing to fix in view.
    pub fn with_fix(self, fix: Option<String>) -> Practice {
        Practice { fix, ..self }
    }

    /// The same, begun from the comparison of the draft at `path`: when it is left, that is shown again.
    pub fn begun_from(self, path: Option<PathBuf>) -> Practice {
        Practice { came_from: path, ..self }
    }
}
