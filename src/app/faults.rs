//! What is wrong with a file that was just edited, each fault with the way back to its line.

use super::keymap::{self, Binding, Hint, bind, key, moved, movement};
use super::message::Edit;
use super::reading::{Page, Piece, Tone, centred, page_columns};
use super::{Command, Context, Outcome};
use crate::domain::{Problem, Severity};
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use std::path::PathBuf;

/// The column in which the texts start, beside the lines.
const INDENT: usize = 12;
/// Rows of the terminal that are not of the list: the title between two empty ones, and the keys.
const FRAME_ROWS: usize = 4;
/// Rows that page up and page down move by.
const PAGE: usize = 5;

#[derive(Debug, Clone, Copy)]
enum Action {
    Open,
}

static KEYS: &[Binding<Action>] = &[bind(&[key(KeyCode::Enter)], "Enter", "open at the line", Action::Open)
    .help("open the file in your editor again, at the line of the chosen fault")];

/// The faults of one file, one of them chosen.
#[derive(Debug)]
pub struct Faults {
    pub path: PathBuf,
    /// By line; never empty.
    pub problems: Vec<Problem>,
    pub chosen: usize,
}

impl Faults {
    /// The list of `problems` with the worst of them chosen.
    pub fn new(path: PathBuf, problems: Vec<Problem>) -> Faults {
        let worst = problems.iter().enumerate().min_by_key(|(_, problem)| problem.severity);
        let chosen = worst.map_or(0, |(place, _)| place);
        Faults { path, problems, chosen }
    }

    /// The name of the file.
    pub fn name(&self) -> String {
        self.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// How many errors there are.
    pub fn errors(&self) -> usize {
        self.problems.iter().filter(|problem| problem.is_error()).count()
    }

    /// The faults with what to do about each.
    pub fn page(&self, context: &Context) -> Page {
        let mut page = Page::new(page_columns(context.size));
        if self.errors() > 0 {
            page.text("What has an error is not used until it is mended.", Tone::Plain);
        }
        for (place, problem) in self.problems.iter().enumerate() {
            page.gap();
            page.item(Some(place));
            let (sign, tone) = match problem.severity {
                Severity::Error => ("error: ", Tone::Fault),
                Severity::Warning => ("", Tone::Plain),
            };
            let label = Piece::new(&format!("line {}", problem.line), Tone::Dim);
            page.hang(label, INDENT, &[Piece::new(sign, tone), Piece::new(&problem.message, Tone::Plain)]);
            page.flow(&[Piece::new(&problem.advice, Tone::Dim)], INDENT);
            page.item(None);
        }
        page
    }

    /// The first row shown: the chosen fault is always seen.
    pub fn top(&self, page: &Page, context: &Context) -> usize {
        let height = usize::from(context.size.height).saturating_sub(FRAME_ROWS);
        let is_chosen = |place: &usize| page.rows.get(*place).is_some_and(|row| row.item == Some(self.chosen));
        let rows: Vec<usize> = (0..page.rows.len()).filter(is_chosen).collect();
        let (first, last) = (rows.first().copied().unwrap_or(0), rows.last().copied().unwrap_or(0));
        centred(first..last + 1, page.rows.len(), height)
    }

    pub fn hints(&self) -> Vec<Hint> {
        let mut hints = keymap::hints(KEYS, |_| true);
        hints.push(keymap::MOVES);
        hints
    }

    pub fn on_key(&mut self, key: KeyEvent) -> Outcome {
        if let Some(Action::Open) = keymap::find(KEYS, key, |_| true) {
            let line = self.problems.get(self.chosen).map_or(1, |problem| problem.line);
            return Outcome::Do(Command::Edit(Edit::Line { path: self.path.clone(), line }));
        }
        let Some(step) = movement(key) else { return Outcome::Ignored };
        self.chosen = moved(self.chosen, step, self.problems.len(), PAGE);
        Outcome::Stay
    }
}
