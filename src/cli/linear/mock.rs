//! A mock interview in lines: its questions one after the other, then a rating for each, then the debrief. What is
//! answered are the same drafts as on the screen, and one that was left goes on.

use super::attempt::{Attempt, Ended, ask_rating};
use super::lines::Lines;
use super::take_over_rescued;
use crate::app::Data;
use crate::cli::{Context, Exit, Output};
use crate::domain::draft::MockPart;
use crate::domain::mock::plan::{Choices, begin, follow_up_places};
use crate::domain::mock::{Mock, Phase, mock_of, phase, to_finish};
use crate::domain::{Mode, Question, QuestionId, Record};
use crate::review::mock::follow_up::follow_up_to;
use crate::review::mock::report;
use crate::store::{Contents, DraftFile, load_home};
use crate::terminal::mocks::read_debrief;
use crate::text::phrases::{count, time_words};
use crate::text::visible::visible;
use crate::ui::View;
use crate::ui::mock::page;
use anyhow::Context as _;
use std::io::BufRead;

/// Which mock interview is held.
pub struct Wanted {
    pub choices: Choices,
    pub mode: Mode,
    /// Whether the one that was left goes on, if there is one.
    pub may_go_on: bool,
}

/// A mock interview until the person leaves, the input ends or all is rated.
pub fn run(wanted: Wanted, context: &Context, input: &mut dyn BufRead, out: &mut Output) -> anyhow::Result<Exit> {
    let mut lines = Lines::new(input);
    take_over_rescued(context, out)?;
    let Some(mut interview) = Interview::open(&wanted, context, out)? else { return Ok(Exit::Failed) };
    loop {
        let contents = load_home(&context.home);
        let mock = mock_of(&contents.records, interview.part.started);
        let mock = mock.as_ref();
        let heads: Vec<_> = mock.iter().flat_map(|mock| mock.heads()).collect();
        let ended = match phase(&interview.part, heads.iter().copied()) {
            Phase::Asking(place) => interview.ask(place, mock, &contents, &mut lines, out)?,
            Phase::Debrief => rate_next(mock, &contents, context, &mut lines, out)?,
            Phase::Over => {
                mock.map_or(Ok(()), |mock| print_debrief(mock, &contents, context, out))?;
                return Ok(Exit::Done);
            }
        };
        if ended == Ended::Left {
            out.line("What was answered is kept; `greenroom mock` goes on with it.")?;
            return Ok(Exit::Done);
        }
    }
}

struct Interview<'c> {
    context: &'c Context,
    part: MockPart,
    mode: Mode,
    /// The follow-ups that were asked.
    asked: Vec<String>,
    /// The questions whose follow-up is done with.
    followed: Vec<QuestionId>,
}

impl<'c> Interview<'c> {
    /// The one that was left or a new one, with a line about it; none when there is no question to ask.
    fn open(wanted: &Wanted, context: &'c Context, out: &mut Output) -> anyhow::Result<Option<Interview<'c>>> {
        let Contents { bank, config, records, .. } = context.read_home();
        let left = to_finish(&records).filter(|_| wanted.may_go_on);
        let (part, mode) = match &left {
            Some(mock) => (mock.part.clone(), mock.mode()),
            None => {
                (begin(wanted.choices, &config.expected, &bank, &config, &records, context.clock.now()), wanted.mode)
            }
        };
        if part.plan.is_empty() {
            out.line("There is no question to ask: every one is skipped.")?;
            return Ok(None);
        }
        let questions = count(part.plan.len(), "question");
        match left {
            Some(mock) => {
                let started = time_words(part.started.local(), context.now.wall.local().date());
                out.line(format!("Mock interview, begun {started}: {} of {questions} answered.", mock.answered()))?;
            }
            None => {
                let how = if mode == Mode::Spoken { "aloud" } else { "in writing" };
                out.line(format!(
                    "Mock interview: {questions} {how}. You rate them at the end; :help names the commands."
                ))?;
            }
        }
        let mut interview = Interview { context, part, mode, asked: Vec::new(), followed: Vec::new() };
        interview.part.plan.retain(|id| bank.question(id).is_some());
        Ok(Some(interview))
    }

    /// Asks the question at `place`, or the follow-up before it that is still due.
    fn ask(
        &mut self,
        place: usize,
        mock: Option<&Mock>,
        contents: &Contents,
        lines: &mut Lines,
        out: &mut Output,
    ) -> anyhow::Result<Ended> {
        let record = |place: usize| draft_of(mock, self.part.plan.get(place)?);
        let question = |place: usize| contents.bank.question(self.part.plan.get(place)?);
        let before = place.checked_sub(1).filter(|before| self.is_follow_up_due(*before));
        match (record(place), before.and_then(|before| record(before).zip(question(before)))) {
            (None, Some((record, question))) => {
                let mut attempt = self.resume(question, record, contents)?;
                self.follow_up(&mut attempt, contents, lines, out)
            }
            (left, _) => {
                let question = question(place).context("a question of this mock interview is gone from your files")?;
                out.line(format!("\nQuestion {} of {}.", place + 1, self.part.plan.len()))?;
                out.line(visible(&question.prompt))?;
                let mut attempt = match left {
                    Some(record) => self.resume(question, record, contents)?,
                    None => Attempt::for_mock(question, self.mode, self.part.clone(), &contents.config, self.context),
                };
                self.answer(&mut attempt, left.is_some(), contents, lines, out)
            }
        }
    }

    fn resume<'q>(&self, question: &'q Question, record: &Record, contents: &Contents) -> anyhow::Result<Attempt<'q>>
    where
        'c: 'q,
    {
        let (file, draft) = DraftFile::open(&self.context.home, &record.path)?;
        Ok(Attempt::resume(question, draft, file, &contents.config, self.context))
    }

    fn answer(
        &mut self,
        attempt: &mut Attempt,
        was_begun: bool,
        contents: &Contents,
        lines: &mut Lines,
        out: &mut Output,
    ) -> anyhow::Result<Ended> {
        if was_begun {
            out.line("What you said so far is kept. It goes on in this part.")?;
        } else {
            out.line("Think. An empty line starts the clock.")?;
            if attempt.think(lines, out)? == Ended::Left {
                return Ok(Ended::Left);
            }
        }
        if attempt.answer(lines, out)? == Ended::Left {
            return Ok(Ended::Left);
        }
        if !attempt.finish(out)? {
            out.line("Nothing was answered, so it is asked once more. :quit leaves.")?;
            return Ok(Ended::Done);
        }
        let place = self.part.plan.iter().position(|id| *id == attempt.draft().head.question);
        match place.is_some_and(|place| self.is_follow_up_due(place)) {
            true => self.follow_up(attempt, contents, lines, out),
            false => Ok(Ended::Done),
        }
    }

    fn is_follow_up_due(&self, place: usize) -> bool {
        let is_done = self.part.plan.get(place).is_some_and(|question| self.followed.contains(question));
        !is_done && follow_up_places(&self.part).contains(&place)
    }

    /// Asks what the answer lacked, unless it was asked already.
    fn follow_up(
        &mut self,
        attempt: &mut Attempt,
        contents: &Contents,
        lines: &mut Lines,
        out: &mut Output,
    ) -> anyhow::Result<Ended> {
        self.followed.push(attempt.draft().head.question.clone());
        let was_asked = attempt.draft().follow_ups().next().is_some();
        let prompt = follow_up_to(attempt.draft(), &contents.bank, &contents.config, &self.asked);
        let Some(prompt) = prompt.filter(|_| !was_asked) else { return Ok(Ended::Done) };
        self.asked.push(prompt.clone());
        out.line(format!("\nA follow-up, one minute: {}", visible(&prompt)))?;
        out.line("A line with a full stop alone ends the answer, and passes over it when it is the first.")?;
        attempt.follow_up(&prompt, lines, out)
    }
}

fn draft_of<'r>(mock: Option<&Mock<'r>>, question: &QuestionId) -> Option<&'r Record> {
    mock?.drafts.iter().find(|record| record.head.question == *question).copied()
}

/// Asks how the next answer went that is not rated.
fn rate_next(
    mock: Option<&Mock>,
    contents: &Contents,
    context: &Context,
    lines: &mut Lines,
    out: &mut Output,
) -> anyhow::Result<Ended> {
    let unrated = |record: &&&Record| record.head.finished && record.head.rating.is_none();
    let Some(record) = mock.and_then(|mock| mock.drafts.iter().find(unrated)) else { return Ok(Ended::Left) };
    out.line(format!("\n{}", visible(contents.bank.prompt(&record.head.question))))?;
    let Some(rating) = ask_rating(lines, out)? else { return Ok(Ended::Left) };
    let (mut file, mut draft) = DraftFile::open(&context.home, &record.path)?;
    draft.head.rating = Some(rating);
    file.save(&draft).context("the rating is not saved")?;
    Ok(Ended::Done)
}

fn print_debrief(mock: &Mock, contents: &Contents, context: &Context, out: &mut Output) -> anyhow::Result<()> {
    let debrief = read_debrief(mock, &contents.bank, &contents.config);
    let data = Data::read(contents.bank.clone(), contents.config.clone(), Vec::new());
    let view = View::printed(&data, out.columns(), context.now);
    out.line(format!("\n{}", report::title(&debrief.part)))?;
    out.line(format!("{}\n", report::summary(&debrief)))?;
    out.page(&page::debrief(&debrief, None, &view))?;
    Ok(())
}
