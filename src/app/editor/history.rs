//! Undo in typing runs: what was typed in one go is taken back in one go.

use super::Caret;

/// From this many characters on, the next word starts a new run, so that one undo never takes a whole page.
const LONG_RUN: usize = 30;

/// One change of the text.
#[derive(Debug, Clone)]
pub(super) struct Step {
    pub at: Caret,
    pub removed: String,
    pub inserted: String,
    /// Where the caret stood before.
    pub caret: Caret,
}

#[derive(Debug, Clone, Default)]
pub(super) struct History {
    done: Vec<Vec<Step>>,
    undone: Vec<Vec<Step>>,
    /// Whether the next step may join the last run.
    open: bool,
}

impl History {
    /// Nothing joins the present run any more.
    pub fn end_run(&mut self) {
        self.open = false;
    }

    pub fn note(&mut self, step: Step) {
        self.undone.clear();
        let run = self.done.last_mut().filter(|_| self.open);
        match run.filter(|run| run.last().is_some_and(|last| belongs(last, &step)) && !ends_here(run, &step)) {
            Some(run) => join(run, step),
            None => self.done.push(vec![step]),
        }
        self.open = true;
    }

    pub fn undo(&mut self) -> Option<Vec<Step>> {
        self.open = false;
        let run = self.done.pop()?;
        self.undone.push(run.clone());
        Some(run)
    }

    pub fn redo(&mut self) -> Option<Vec<Step>> {
        self.open = false;
        let run = self.undone.pop()?;
        self.done.push(run.clone());
        Some(run)
    }
}

/// Whether `step` goes on where `last` stopped, with the same kind of change.
fn belongs(last: &Step, step: &Step) -> bool {
    let typed = last.removed.is_empty() && step.removed.is_empty() && step.at == super::after(last.at, &last.inserted);
    let erased = last.inserted.is_empty() && step.inserted.is_empty();
    let backwards = super::after(step.at, &step.removed) == last.at;
    typed || (erased && (backwards || step.at == last.at))
}

/// Whether the run before `step` is long enough to end before a new word or paragraph.
fn ends_here(run: &[Step], step: &Step) -> bool {
    let Some(last) = run.last() else { return false };
    let new_word = last.inserted.ends_with([' ', '\n']) && !step.inserted.starts_with([' ', '\n']);
    let length = || run.iter().map(|step| step.inserted.chars().count()).sum::<usize>();
    new_word && length() >= LONG_RUN
}

fn join(run: &mut Vec<Step>, step: Step) {
    match run.last_mut() {
        Some(last) if last.removed.is_empty() && step.removed.is_empty() => last.inserted.push_str(&step.inserted),
        _ => run.push(step),
    }
}
