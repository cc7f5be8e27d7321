//! What is wrong with a file that was just edited, each fault with the way back to its line.

use super::keymap::{self, Binding, Hint, bind, key, moved, movement};
use super::message::Edit;
use super::{Command, Outcome};
use crate::domain::Problem;
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use std::path::PathBuf;

/// Faults that page up and page down move by.
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

    pub fn hints(&self) -> Vec<Hint> {
        keymap::hints_and_moves(KEYS, |_| true)
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

#[cfg(test)]
mod tests;
