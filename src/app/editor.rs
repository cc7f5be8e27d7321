//! The prose editor: one text, soft-wrapped at words, edited by whole graphemes, undone in typing runs.
//!
//! Knows nothing of questions, drafts or the terminal; rows are kept up to date paragraph by paragraph, so a key costs
//! what its own paragraph costs. The motions are in [`motion`], the undo steps in [`history`]. (tui-textarea is not used: it
//! does not wrap at words, <https://github.com/rhysd/tui-textarea/issues/5>.)

mod history;
mod keys;
mod motion;
mod paragraph;

pub use keys::{Effect, typed};
pub use paragraph::Paragraph;

use history::{History, Step};
use std::ops::Range;

/// A place between two graphemes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Caret {
    pub paragraph: usize,
    /// In bytes, from the start of the paragraph; always between two graphemes.
    pub byte: usize,
}

/// One text being edited.
#[derive(Debug, Clone)]
pub struct Editor {
    /// Never empty.
    paragraphs: Vec<Paragraph>,
    columns: usize,
    caret: Caret,
    /// The other end of the selection.
    anchor: Option<Caret>,
    /// The column that moving up and down keeps to.
    goal: Option<usize>,
    history: History,
    /// What was cut or copied last.
    clipping: String,
    /// The first row shown, kept near the caret.
    top: usize,
}

impl Default for Editor {
    fn default() -> Editor {
        Editor::new("")
    }
}

impl Editor {
    /// An editor of `text` with the caret at its end.
    pub fn new(text: &str) -> Editor {
        let columns = 72;
        let paragraphs: Vec<Paragraph> =
            cleaned(text).split('\n').map(|line| Paragraph::new(line.to_owned(), columns)).collect();
        let mut editor = Editor {
            paragraphs,
            columns,
            caret: Caret::default(),
            anchor: None,
            goal: None,
            history: History::default(),
            clipping: String::new(),
            top: 0,
        };
        editor.caret = editor.end();
        editor
    }

    /// The whole text.
    pub fn text(&self) -> String {
        let mut text = String::with_capacity(self.paragraphs.iter().map(|paragraph| paragraph.text().len() + 1).sum());
        for (number, paragraph) in self.paragraphs.iter().enumerate() {
            if number > 0 {
                text.push('\n');
            }
            text.push_str(paragraph.text());
        }
        text
    }

    /// The bytes that the text takes in a file at most: a line may get a backslash in front and end in two characters.
    pub fn size(&self) -> usize {
        self.paragraphs.iter().map(|paragraph| paragraph.text().len() + 3).sum()
    }

    pub fn paragraphs(&self) -> &[Paragraph] {
        &self.paragraphs
    }

    /// Whether there is nothing but white space.
    pub fn is_blank(&self) -> bool {
        self.paragraphs.iter().all(|paragraph| paragraph.text().trim().is_empty())
    }

    /// The words of the text.
    pub fn words(&self) -> usize {
        self.paragraphs.iter().map(Paragraph::words).sum()
    }

    /// The columns that the text is wrapped at.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// Wraps the text at `columns`, and keeps the caret within `height` rows from the first one shown.
    pub fn fit(&mut self, columns: usize, height: usize) {
        self.wrap(columns);
        self.top = self.top_for(height);
    }

    /// Wraps the text at `columns`.
    pub fn wrap(&mut self, columns: usize) {
        let columns = columns.max(1);
        if self.columns != columns {
            self.columns = columns;
            self.paragraphs.iter_mut().for_each(|paragraph| paragraph.wrap(columns));
        }
    }

    /// The first row to show so that the caret is within `height` rows and no row is wasted.
    pub fn top_for(&self, height: usize) -> usize {
        let height = height.max(1);
        let caret = self.caret_row();
        let spare = self.row_count().saturating_sub(height);
        self.top.min(spare).clamp(caret.saturating_sub(height - 1), caret)
    }

    /// The number of rows of the whole text.
    pub fn row_count(&self) -> usize {
        self.paragraphs.iter().map(|paragraph| paragraph.rows().len()).sum()
    }

    /// The selected range, from its first to its last place.
    pub fn selection(&self) -> Option<Range<Caret>> {
        let anchor = self.anchor.filter(|anchor| *anchor != self.caret)?;
        Some(anchor.min(self.caret)..anchor.max(self.caret))
    }

    /// Puts `text` in place of the selection as one undo step, without its control characters.
    pub fn paste(&mut self, text: &str) {
        let text = cleaned(text);
        if text.is_empty() {
            return;
        }
        self.history.end_run();
        self.replace_selection(&text);
        self.history.end_run();
    }

    /// Puts a typed character in place of the selection.
    fn type_char(&mut self, c: char) {
        let mut bytes = [0; 4];
        self.replace_selection(c.encode_utf8(&mut bytes));
    }

    fn replace_selection(&mut self, text: &str) {
        let range = self.selection().unwrap_or(self.caret..self.caret);
        self.replace(range, text);
    }

    /// The one way in which the text changes: `range` becomes `text`, the caret stands behind it.
    fn replace(&mut self, range: Range<Caret>, text: &str) {
        let removed = self.slice(range.clone());
        if removed.is_empty() && text.is_empty() {
            return;
        }
        let before = self.caret;
        self.splice(range.clone(), text);
        self.history.note(Step { at: range.start, removed, inserted: text.to_owned(), caret: before });
    }

    /// Changes the text without noting it, and puts the caret behind what was inserted.
    fn splice(&mut self, range: Range<Caret>, text: &str) {
        let (first, last) = (range.start.paragraph, range.end.paragraph);
        if first == last && !text.contains('\n') {
            let byte = self.paragraphs[first].replace(range.start.byte..range.end.byte, text, self.columns);
            self.caret = Caret { paragraph: first, byte };
        } else {
            let head = self.paragraphs[first].before(range.start.byte).to_owned();
            let tail = self.paragraphs[last].after(range.end.byte).to_owned();
            let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
            if let Some(line) = lines.first_mut() {
                line.insert_str(0, &head);
            }
            let count = lines.len();
            let mut byte = 0;
            if let Some(line) = lines.last_mut() {
                byte = line.len();
                line.push_str(&tail);
            }
            let columns = self.columns;
            let fresh = lines.into_iter().map(|line| Paragraph::new(line, columns));
            self.paragraphs.splice(first..=last, fresh);
            self.caret = Caret { paragraph: first + count - 1, byte };
        }
        // A combining mark joins the grapheme before it: the caret never stands inside one.
        self.caret = self.settled(self.caret);
        self.anchor = None;
        self.goal = None;
    }

    /// The text of `range`.
    fn slice(&self, range: Range<Caret>) -> String {
        let (first, last) = (range.start.paragraph, range.end.paragraph);
        if first == last {
            return self.paragraphs[first].between(range.start.byte, range.end.byte).to_owned();
        }
        let mut text = self.paragraphs[first].after(range.start.byte).to_owned();
        for paragraph in &self.paragraphs[first + 1..last] {
            text.push('\n');
            text.push_str(paragraph.text());
        }
        text.push('\n');
        text.push_str(self.paragraphs[last].before(range.end.byte));
        text
    }

    /// Takes back the last typing run; false when there is nothing to take back.
    pub fn undo(&mut self) -> bool {
        let Some(steps) = self.history.undo() else { return false };
        for step in steps.iter().rev() {
            let end = after(step.at, &step.inserted);
            self.splice(step.at..end, &step.removed);
            self.caret = self.settled(step.caret);
        }
        true
    }

    /// Does again what was taken back last; false when there is nothing.
    pub fn redo(&mut self) -> bool {
        let Some(steps) = self.history.redo() else { return false };
        for step in &steps {
            let end = after(step.at, &step.removed);
            self.splice(step.at..end, &step.inserted);
        }
        true
    }

    /// Keeps the selected text for pasting.
    fn copy(&mut self) -> bool {
        let Some(range) = self.selection() else { return false };
        self.clipping = self.slice(range);
        true
    }
}

/// The place behind `text` when it starts at `start`.
fn after(start: Caret, text: &str) -> Caret {
    match text.rsplit_once('\n') {
        None => Caret { byte: start.byte + text.len(), ..start },
        Some((before, last)) => {
            Caret { paragraph: start.paragraph + 1 + before.matches('\n').count(), byte: last.len() }
        }
    }
}

/// `text` as it may stand in the editor: line ends as `\n`, tabs as spaces, no other control characters.
fn cleaned(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', "    ");
    text.chars().filter(|c| *c == '\n' || !c.is_control()).collect()
}

#[cfg(test)]
mod tests;
