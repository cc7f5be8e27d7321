//! One attempt in lines: its clocks, its text, and its file, which is saved with every line.

use super::lines::{Command, Line, Lines};
use super::{help, unknown};
use crate::app::practice::follow_up_text;
use crate::cli::chosen::Chosen;
use crate::cli::{Context, Output};
use crate::domain::config::speaking_seconds;
use crate::domain::draft::{MOST_TEXT, MockPart};
use crate::domain::{Config, Draft, DraftHead, DraftPart, Mode, Moment, PartName, Question, Rating, Section, Timer};
use crate::store::DraftFile;
use crate::store::safe::SafeDraft;
use crate::terminal::clock::Clock;
use crate::text::phrases::{clock as clock_text, count};
use crate::text::words::count_words;
use anyhow::bail;
use std::time::Duration;

/// Whether one goes on or has left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    Done,
    Left,
}

pub struct Attempt<'a> {
    question: &'a Question,
    clock: &'a Clock,
    words_per_minute: u32,
    draft: Draft,
    kept: SafeDraft<'a>,
    think: Timer,
    parts: Vec<(&'static Section, Timer)>,
    /// The text of all parts, in bytes.
    size: usize,
}

impl<'a> Attempt<'a> {
    /// A fresh attempt; the clock for thinking runs.
    pub fn start(question: &'a Question, chosen: &Chosen, config: &Config, context: &'a Context) -> Attempt<'a> {
        let head = DraftHead::new(question.id.clone(), context.clock.now().wall, chosen.mode);
        Attempt::begin(question, DraftHead { limit: chosen.limit, ..head }, config, context)
    }

    /// The same for a question of the mock interview `mock`.
    pub fn for_mock(
        question: &'a Question,
        mode: Mode,
        mock: MockPart,
        config: &Config,
        context: &'a Context,
    ) -> Attempt<'a> {
        let head = DraftHead::new(question.id.clone(), context.clock.now().wall, mode);
        Attempt::begin(question, DraftHead { mock: Some(mock), ..head }, config, context)
    }

    fn begin(question: &'a Question, head: DraftHead, config: &Config, context: &'a Context) -> Attempt<'a> {
        let mut attempt = Attempt::of(question, Draft { head, parts: Vec::new() }, None, config, context);
        attempt.think.start(context.clock.now());
        attempt
    }

    /// Goes on with a draft that was left: its text, and its clocks, which stand still.
    pub fn resume(
        question: &'a Question,
        draft: Draft,
        file: DraftFile,
        config: &Config,
        context: &'a Context,
    ) -> Attempt<'a> {
        Attempt::of(question, draft, Some(file), config, context)
    }

    fn of(
        question: &'a Question,
        draft: Draft,
        file: Option<DraftFile>,
        config: &Config,
        context: &'a Context,
    ) -> Attempt<'a> {
        let seconds = &draft.head.seconds;
        let timer = |seconds: u32| Timer::with(Duration::from_secs(seconds.into()));
        let sections = question.framework.sections();
        Attempt {
            question,
            clock: &context.clock,
            words_per_minute: config.words_per_minute,
            think: timer(seconds.think),
            parts: sections.iter().map(|section| (section, timer(seconds.of(section.id)))).collect(),
            size: draft.parts.iter().map(|part| part.text.len() + 1).sum(),
            draft,
            kept: SafeDraft::new(&context.home, file),
        }
    }

    pub fn draft(&self) -> &Draft {
        &self.draft
    }

    /// The last part in which something was said or written.
    fn last_begun(&self) -> usize {
        let is_begun = |(section, timer): &(&'static Section, Timer)| {
            *timer != Timer::default() || !self.draft.text(section.id).trim().is_empty()
        };
        self.parts.iter().rposition(is_begun).unwrap_or(0)
    }

    /// Waits for the person to start. A line of text starts too, and is the first of the answer.
    pub fn think(&mut self, lines: &mut Lines, out: &mut Output) -> anyhow::Result<Ended> {
        loop {
            out.flush()?;
            match lines.next()? {
                Line::End | Line::Command(Command::Quit) => return Ok(Ended::Left),
                Line::Command(Command::Help) => help(out)?,
                Line::Command(Command::Unknown(name)) => unknown(&name, out)?,
                Line::Command(Command::Pause) => self.pause(lines, out)?,
                Line::Text(text) => {
                    self.think.pause(self.now());
                    if !text.trim().is_empty() {
                        self.write(0, &text, out)?;
                    }
                    return Ok(Ended::Done);
                }
                Line::PartEnds | Line::Command(_) => {
                    self.think.pause(self.now());
                    return Ok(Ended::Done);
                }
            }
        }
    }

    /// Takes in the answer, part by part, from the last one on that was begun.
    pub fn answer(&mut self, lines: &mut Lines, out: &mut Output) -> anyhow::Result<Ended> {
        for place in self.last_begun()..self.parts.len() {
            self.announce(place, out)?;
            let ended = self.part(place, lines, out)?;
            let now = self.now();
            self.parts.iter_mut().for_each(|(_, timer)| timer.pause(now));
            self.save(out)?;
            match ended {
                PartEnded::Next => {}
                PartEnded::All => break,
                PartEnded::Left => return self.require_saved().map(|()| Ended::Left),
            }
        }
        self.tell_measure(out)?;
        Ok(Ended::Done)
    }

    /// Asks how it went, and closes the draft with that.
    pub fn rate(&mut self, lines: &mut Lines, out: &mut Output) -> anyhow::Result<Ended> {
        let Some(rating) = ask_rating(lines, out)? else { return self.require_saved().map(|()| Ended::Left) };
        self.draft.head.rating = Some(rating);
        self.finish(out)?;
        Ok(Ended::Done)
    }

    /// Closes the draft; false when nothing was answered, so that there is none.
    pub fn finish(&mut self, out: &mut Output) -> anyhow::Result<bool> {
        self.draft.head.finished = true;
        self.save(out)?;
        self.require_saved()?;
        Ok(self.kept.is_begun())
    }

    /// Takes in the answer to a follow-up, which is kept in the draft as a section of its own.
    pub fn follow_up(&mut self, prompt: &str, lines: &mut Lines, out: &mut Output) -> anyhow::Result<Ended> {
        let mut clock = Timer::default();
        let mut text = String::new();
        loop {
            out.flush()?;
            clock.start(self.now());
            let line = lines.next()?;
            clock.pause(self.now());
            let ended = match line {
                Line::End | Line::Command(Command::Quit) => Some(Ended::Left),
                Line::PartEnds | Line::Command(Command::Next | Command::Done) => Some(Ended::Done),
                Line::Text(line) if line.is_empty() && self.draft.head.mode == Mode::Spoken => Some(Ended::Done),
                Line::Text(line) if self.size + text.len() + line.len() < MOST_TEXT => {
                    text = if text.is_empty() { line } else { format!("{text}\n{line}") };
                    None
                }
                Line::Text(_) => {
                    out.line("This draft is full: it holds up to 1 MB of text.")?;
                    None
                }
                Line::Command(Command::Pause) => {
                    self.pause(lines, out)?;
                    None
                }
                Line::Command(_) => {
                    help(out)?;
                    None
                }
            };
            if let Some(ended) = ended {
                self.keep_follow_up(prompt, text, clock.elapsed(self.now()), out)?;
                return Ok(ended);
            }
        }
    }

    fn keep_follow_up(&mut self, prompt: &str, text: String, took: Duration, out: &mut Output) -> anyhow::Result<()> {
        let aloud = self.draft.head.mode == Mode::Spoken;
        if let Some(text) = follow_up_text(text, aloud, took.as_secs()) {
            self.draft.parts.push(DraftPart { name: PartName::Other(prompt.to_owned()), text });
            self.save(out)?;
        }
        self.require_saved()
    }

    /// Says what became of the draft.
    pub fn tell_kept(&self, out: &mut Output) -> anyhow::Result<()> {
        match self.kept.is_begun() {
            true => out.line("The draft is kept; `greenroom` offers to go on with it.")?,
            false => out.line("Nothing was answered, so nothing is kept.")?,
        }
        Ok(())
    }

    fn announce(&self, place: usize, out: &mut Output) -> anyhow::Result<()> {
        let Some((section, _)) = self.parts.get(place) else { return Ok(()) };
        out.line(format!("{}: {}.", section.name, section.holds))?;
        out.flush()?;
        Ok(())
    }

    fn part(&mut self, place: usize, lines: &mut Lines, out: &mut Output) -> anyhow::Result<PartEnded> {
        loop {
            self.run_clock(place);
            match lines.next()? {
                Line::End | Line::Command(Command::Quit) => return Ok(PartEnded::Left),
                Line::PartEnds | Line::Command(Command::Next) => return Ok(PartEnded::Next),
                Line::Command(Command::Done) => return Ok(PartEnded::All),
                Line::Text(text) if text.is_empty() && self.draft.head.mode == Mode::Spoken => {
                    return Ok(PartEnded::Next);
                }
                Line::Text(text) => self.write(place, &text, out)?,
                Line::Command(Command::Pause) => self.pause(lines, out)?,
                Line::Command(Command::Help) => help(out)?,
                Line::Command(Command::Again) => unknown("again", out)?,
                Line::Command(Command::Unknown(name)) => unknown(&name, out)?,
            }
            out.flush()?;
        }
    }

    /// The clock stands still until the next line.
    fn pause(&mut self, lines: &mut Lines, out: &mut Output) -> anyhow::Result<()> {
        let now = self.now();
        let thinking = self.think.is_running();
        self.think.pause(now);
        self.parts.iter_mut().for_each(|(_, timer)| timer.pause(now));
        self.save(out)?;
        out.line("Paused. The next line goes on.")?;
        out.flush()?;
        lines.wait()?;
        if thinking {
            self.think.start(self.now());
        }
        Ok(())
    }

    fn run_clock(&mut self, place: usize) {
        let now = self.now();
        if let Some((_, timer)) = self.parts.get_mut(place) {
            timer.start(now);
        }
    }

    /// One more line of a part.
    fn write(&mut self, place: usize, line: &str, out: &mut Output) -> anyhow::Result<()> {
        if self.size + line.len() >= MOST_TEXT {
            out.line("This draft is full: it holds up to 1 MB of text.")?;
            return Ok(());
        }
        let Some((section, _)) = self.parts.get(place) else { return Ok(()) };
        let name = PartName::Part(section.id);
        match self.draft.parts.iter_mut().find(|part| part.name == name) {
            Some(part) => {
                part.text.push('\n');
                part.text.push_str(line);
            }
            None => self.draft.parts.push(DraftPart { name, text: line.to_owned() }),
        }
        self.size += line.len() + 1;
        self.save(out)
    }

    /// Saves the draft. That it could not be is said once, and each line tries again.
    fn save(&mut self, out: &mut Output) -> anyhow::Result<()> {
        let now = self.now();
        let seconds = &mut self.draft.head.seconds;
        seconds.think = self.think.seconds(now);
        let begun = self.parts.iter().filter(|(_, timer)| *timer != Timer::default());
        seconds.parts = begun.map(|(section, timer)| (section.id, timer.seconds(now))).collect();
        let spoke = self.draft.head.mode == Mode::Spoken && !seconds.parts.is_empty();
        if self.draft.parts.is_empty() && !spoke {
            return Ok(());
        }
        let was_saved = self.kept.is_saved();
        match self.kept.save(&self.draft) {
            Err(error) if was_saved => {
                out.line(format!("Not saved: {}. The next line tries again.", error.in_short()))?;
            }
            Ok(()) if !was_saved => out.line("Saved again.")?,
            _ => {}
        }
        Ok(())
    }

    /// An error that says where the words are, when the attempt is left and the draft could not be saved.
    fn require_saved(&self) -> anyhow::Result<()> {
        match self.kept.rescued() {
            _ if self.kept.is_saved() => Ok(()),
            Some(path) => bail!(
                "the draft is not saved; its words are in {}, and the next `greenroom` or `greenroom practice` puts them back",
                path.display()
            ),
            None => bail!("the draft is not saved, and its words could not be written elsewhere: copy them from here"),
        }
    }

    /// "wrote 120 words, 0:48 to say of 2:00", "said 1:52 of 2:00".
    fn tell_measure(&self, out: &mut Output) -> anyhow::Result<()> {
        let budget = clock_text(self.draft.head.limit.unwrap_or(self.question.seconds));
        let words: usize = self.draft.story_parts().map(|(_, text)| count_words(text)).sum();
        let told = match self.draft.head.mode {
            Mode::Spoken => format!("said {} of {budget}", clock_text(self.draft.head.seconds.answering())),
            Mode::Typed | Mode::Quick => {
                let to_say = speaking_seconds(words, self.words_per_minute).round() as u32;
                format!("wrote {}, {} to say of {budget}", count(words, "word"), clock_text(to_say))
            }
        };
        out.line(told)?;
        Ok(())
    }

    fn now(&self) -> Moment {
        self.clock.now()
    }
}

/// Asks how an answer went; none when the person leaves or the input ends.
pub fn ask_rating(lines: &mut Lines, out: &mut Output) -> anyhow::Result<Option<Rating>> {
    out.line("How did it go? 1 again, 2 hard, 3 good, 4 easy.")?;
    loop {
        out.flush()?;
        match lines.next()? {
            Line::End | Line::Command(Command::Quit) => return Ok(None),
            Line::Text(text) => {
                if let Some(rating) = text.trim().parse().ok().and_then(Rating::from_number) {
                    return Ok(Some(rating));
                }
            }
            Line::Command(Command::Help) => help(out)?,
            Line::PartEnds | Line::Command(_) => {}
        }
        out.line("A number from 1 to 4.")?;
    }
}

/// How a part ended.
enum PartEnded {
    Next,
    All,
    Left,
}
