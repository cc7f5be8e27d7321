//! How far a page that is only read was scrolled, and what the last frame showed.
//!
//! A screen says which way to go and never looks inside: `ui` knows the rows and resolves the steps while it draws, and
//! the terminal hands what came of them back with the next event.

use super::keymap::Move;

/// A place in a page, and the steps from there that no frame has shown yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scroll {
    top: usize,
    steps: Vec<Move>,
}

impl Scroll {
    /// Goes a step on, as far as there is something to see.
    pub fn go(&mut self, step: Move) {
        self.steps.push(step);
    }

    /// Back to the beginning.
    pub fn rewind(&mut self) {
        *self = Scroll::default();
    }

    /// Where it leads, when a step from one place leads to what `after` says.
    pub fn resolved(&self, after: impl Fn(usize, Move) -> usize) -> usize {
        self.steps.iter().fold(self.top, |top, step| after(top, *step))
    }

    fn settle(&mut self, top: usize) {
        *self = Scroll { top, steps: Vec::new() };
    }
}

/// What the last frame showed of the visible screen, as far as the next key depends on it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Seen {
    /// Where its page was scrolled to.
    pub top: Option<usize>,
    /// How many items page up and page down move by, where that depends on what is seen.
    pub page: Option<usize>,
    /// The room that its editor had.
    pub editor: Option<EditorRoom>,
}

/// The room of an editor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EditorRoom {
    pub columns: usize,
    pub rows: usize,
}

impl Seen {
    /// Brings `scroll` to where the frame showed it.
    pub(super) fn settle(self, scroll: &mut Scroll) {
        if let Some(top) = self.top {
            scroll.settle(top);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_add_up_until_a_frame_has_shown_them() {
        let after = |top: usize, step| match step {
            Move::Down => top + 1,
            Move::Last => 9,
            _ => top,
        };
        let mut scroll = Scroll::default();
        scroll.go(Move::Down);
        scroll.go(Move::Down);
        assert_eq!(scroll.resolved(after), 2);
        Seen { top: Some(7), ..Seen::default() }.settle(&mut scroll);
        assert_eq!(scroll.resolved(after), 7);
        scroll.go(Move::Last);
        assert_eq!(scroll.resolved(after), 9);
        scroll.rewind();
        assert_eq!(scroll.resolved(after), 0);
    }
}
