//! The prep sheet: in which format, how much of it, where it goes, and the page as text before it is written.
//!
//! Made and written outside; the text comes back with [`Event::SheetMade`].

use super::editor::Editor;
use super::keymap::{self, Binding, Hint, Move, bind, key, moved, movement, plain};
use super::sheet::{Format, Made, Wanted};
use super::{Command, Context, Event, Notice, Outcome, Scroll};
use crate::domain::{Moment, OffsetTime};
use crate::text::phrases::count;
use jiff::civil::Date;
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use std::path::{Path, PathBuf};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    Write,
    Next,
    Previous,
    Change,
    Read,
    Leave,
}

static KEYS: &[Binding<Action>] = &[
    bind(&[key(KeyCode::Enter)], "Enter", "write it", Action::Write).help("write the file"),
    bind(&[plain(' ')], "Space", "change", Action::Change).help("the next choice of this row (Left and Right too)"),
    bind(&[key(KeyCode::Tab), key(KeyCode::Down)], "Tab", "next row", Action::Next),
    bind(&[key(KeyCode::BackTab), key(KeyCode::Up)], "Shift-Tab", "previous row", Action::Previous).quiet(),
    bind(&[plain('v')], "v", "see it", Action::Read).help("the whole sheet as text"),
    bind(&[key(KeyCode::Esc)], "Esc", "back", Action::Leave),
];

/// One row of choices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    Format,
    Length,
    /// Whether it is the sheet for the next interview.
    Interview,
    Examples,
    Redaction,
    Place,
}

/// The rows of the sheet, those where an interview is ahead, and those of a debrief, which is there as it is.
const OF_SHEET: [Row; 5] = [Row::Format, Row::Length, Row::Examples, Row::Redaction, Row::Place];
const OF_INTERVIEW: [Row; 6] = [Row::Format, Row::Length, Row::Interview, Row::Examples, Row::Redaction, Row::Place];
const OF_DEBRIEF: [Row; 3] = [Row::Format, Row::Redaction, Row::Place];

/// The choices and what came of them.
#[derive(Debug)]
pub struct Export {
    pub wanted: Wanted,
    /// The next interview, which the sheet can be for.
    pub interview: Option<Date>,
    pub row: Row,
    /// Where to write it, on one line.
    pub path: Editor,
    /// The sheet as wanted now, or why there is none; `None` while it is being made.
    pub made: Option<Result<Made, String>>,
    /// Whether the whole text is shown.
    pub reading: bool,
    /// Whether a file is being written.
    pub writing: bool,
    /// In the text.
    pub scroll: Scroll,
}

impl Export {
    /// A PDF of one page beside the person's other files, unless they choose otherwise: of the prep sheet, or of the
    /// `debrief` of the mock interview that started then.
    pub fn new(debrief: Option<OffsetTime>, context: &Context, now: Moment) -> Export {
        let wanted =
            Wanted { format: Format::Pdf, full: false, examples: false, reveal: false, interview: None, debrief };
        let interview = context.data.config.interview.filter(|date| *date >= context.data.day(now));
        let path = context.data.elsewhere.join(wanted.file_name(now.wall.local().date()));
        Export {
            wanted,
            interview,
            row: Row::Format,
            path: Editor::new(&path.to_string_lossy()),
            made: None,
            reading: false,
            writing: false,
            scroll: Scroll::default(),
        }
    }

    /// The rows of choices that there are.
    pub fn rows(&self) -> &'static [Row] {
        match (self.wanted.debrief, self.interview) {
            (Some(_), _) => &OF_DEBRIEF,
            (None, Some(_)) => &OF_INTERVIEW,
            (None, None) => &OF_SHEET,
        }
    }

    pub fn hints(&self) -> Vec<Hint> {
        keymap::hints(KEYS, |action| self.works(action))
    }

    /// Whether characters go into the place.
    pub fn takes_text(&self) -> bool {
        self.row == Row::Place && !self.reading
    }

    fn sheet(&self) -> Option<&Made> {
        self.made.as_ref().and_then(|made| made.as_ref().ok())
    }

    fn works(&self, action: Action) -> bool {
        match action {
            Action::Write => !self.reading && !self.writing && self.sheet().is_some(),
            Action::Next | Action::Previous => !self.reading,
            Action::Change => !self.reading && self.row != Row::Place,
            Action::Read => !self.reading && self.row != Row::Place && self.sheet().is_some(),
            Action::Leave => self.reading || self.takes_text(),
        }
    }

    /// What is to be done when the screen was just opened.
    pub fn opened(&self) -> Outcome {
        Outcome::Do(Command::MakeSheet { wanted: self.wanted, path: None })
    }

    pub fn on_key(&mut self, key: KeyEvent) -> Outcome {
        match keymap::find(KEYS, key, |action| self.works(action)) {
            Some(action) => self.act(action),
            None if self.takes_text() => {
                // A line stays a line: Enter never gets here.
                self.path.on_key(key);
                Outcome::Stay
            }
            None => match movement(key) {
                Some(step) => self.go(step),
                None => Outcome::Ignored,
            },
        }
    }

    fn go(&mut self, step: Move) -> Outcome {
        if self.reading {
            self.scroll.go(step);
            return Outcome::Stay;
        }
        match step {
            Move::Left => self.change(false),
            Move::Right => self.change(true),
            step => {
                self.turn(step);
                Outcome::Stay
            }
        }
    }

    fn turn(&mut self, step: Move) {
        let rows = self.rows();
        let place = rows.iter().position(|row| *row == self.row).unwrap_or(0);
        self.row = rows.get(moved(place, step, rows.len(), rows.len())).copied().unwrap_or(Row::Format);
    }

    fn act(&mut self, action: Action) -> Outcome {
        match action {
            Action::Write => return self.write(),
            Action::Next => self.turn(Move::Down),
            Action::Previous => self.turn(Move::Up),
            Action::Change => return self.change(true),
            Action::Read => self.reading = true,
            Action::Leave if self.reading => {
                self.reading = false;
                self.scroll.rewind();
            }
            Action::Leave => return Outcome::Back,
        }
        Outcome::Stay
    }

    fn write(&mut self) -> Outcome {
        let path = self.path.text().trim().to_owned();
        if path.is_empty() {
            self.row = Row::Place;
            return Outcome::Tell(Notice::warning("Where to? Name a file or a folder."));
        }
        self.writing = true;
        Outcome::Do(Command::MakeSheet { wanted: self.wanted, path: Some(path.into()) })
    }

    /// The next choice of the row, or the one before; the sheet is made anew.
    fn change(&mut self, forward: bool) -> Outcome {
        match self.row {
            Row::Format => self.change_format(forward),
            Row::Length => self.wanted.full = !self.wanted.full,
            Row::Interview => self.wanted.interview = self.interview.filter(|_| self.wanted.interview.is_none()),
            Row::Examples => self.wanted.examples = !self.wanted.examples,
            Row::Redaction => self.wanted.reveal = !self.wanted.reveal,
            Row::Place => return Outcome::Stay,
        }
        self.made = None;
        self.opened()
    }

    /// Goes round the formats; the ending of the place follows when it is that of the format before.
    fn change_format(&mut self, forward: bool) {
        let formats = self.wanted.formats();
        let count = formats.len();
        let place = formats.iter().position(|format| *format == self.wanted.format).unwrap_or(0);
        let next = (place + if forward { 1 } else { count - 1 }) % count;
        let (Some(format), before) = (formats.get(next).copied(), self.wanted.format) else { return };
        self.wanted.format = format;
        let path = PathBuf::from(self.path.text());
        if ending_is(&path, before) {
            let ending = format.endings().first().copied().unwrap_or_default();
            self.path = Editor::new(&path.with_extension(ending).to_string_lossy());
        }
    }

    pub fn on_event(&mut self, event: Event) -> Outcome {
        match event {
            Event::SheetMade(wanted, result) => self.on_made(wanted, *result),
            Event::Paste(text) if self.takes_text() => {
                self.path.paste(&text.replace(['\n', '\r'], ""));
                Outcome::Stay
            }
            _ => Outcome::Ignored,
        }
    }

    fn on_made(&mut self, wanted: Wanted, result: Result<Made, String>) -> Outcome {
        let writing = std::mem::take(&mut self.writing);
        if wanted != self.wanted {
            self.writing = writing;
            return Outcome::Stay;
        }
        match result {
            Ok(made) => {
                let told = made.written.as_ref().map(|path| Outcome::Tell(Notice::plain(written(path, made.replaced))));
                self.made = Some(Ok(made));
                told.unwrap_or(Outcome::Stay)
            }
            // The sheet is there; only its file is not.
            Err(reason) if writing => Outcome::Tell(Notice::warning(reason)),
            Err(reason) => {
                self.made = Some(Err(reason));
                Outcome::Stay
            }
        }
    }
}

fn ending_is(path: &Path, format: Format) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.and_then(Format::from_ending) == Some(format)
}

/// "Wrote /home/me/prep-sheet.pdf; the words of [redact] were taken out of 2 places."
fn written(path: &Path, replaced: usize) -> String {
    format!(
        "Wrote {}{}",
        path.display(),
        if replaced == 0 { ".".to_owned() } else { format!("; {}.", redacted(replaced)) }
    )
}

/// How many places the words of `[redact]` were taken out of, in words.
pub fn redacted(replaced: usize) -> String {
    format!("the words of [redact] were taken out of {}", count(replaced, "place"))
}

#[cfg(test)]
mod tests;
