//! Every mock interview, and two of them side by side.

use super::keymap::{self, Binding, Hint, bind, key, moved, movement, plain};
use super::{Command, Context, Destination, Event, Outcome, Scroll};
use crate::domain::OffsetTime;
use crate::domain::mock::mocks;
use crate::review::mock::Debrief;
use ratatui::crossterm::event::{KeyCode, KeyEvent};

/// Mock interviews that page up and page down move by.
const PAGE: usize = 5;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Action {
    Open,
    Compare,
    Mark,
    Leave,
}

static KEYS: &[Binding<Action>] = &[
    bind(&[key(KeyCode::Enter)], "Enter", "open", Action::Open).help("its debrief, or go on with it"),
    bind(&[plain('d')], "d", "side by side", Action::Compare)
        .help("side by side with the marked one, or with the one before"),
    bind(&[plain(' ')], "Space", "mark", Action::Mark).help("mark this one, to lay another beside it"),
    bind(&[key(KeyCode::Esc)], "Esc", "back", Action::Leave).help("back to the list"),
];

/// The list of mock interviews.
#[derive(Debug, Default)]
pub struct Mocks {
    /// When each started, the latest first.
    pub started: Vec<OffsetTime>,
    pub chosen: usize,
    /// The one to lay another beside.
    pub marked: Option<usize>,
    /// The two that are laid side by side, the earlier first.
    pub pair: Option<(OffsetTime, OffsetTime)>,
    /// What was looked at so far.
    looked_at: Vec<Debrief>,
    pub scroll: Scroll,
}

impl Mocks {
    pub fn new(context: &Context) -> Mocks {
        let mut screen = Mocks::default();
        screen.refresh(context);
        screen
    }

    pub fn hints(&self) -> Vec<Hint> {
        keymap::hints_and_moves(KEYS, |action| self.works(action))
    }

    /// The chosen one of the list.
    pub fn item(&self) -> Option<usize> {
        (self.pair.is_none() && !self.started.is_empty()).then_some(self.chosen)
    }

    /// The debriefs side by side, once both were looked at.
    pub fn beside(&self) -> Option<(&Debrief, &Debrief)> {
        let (first, second) = self.pair?;
        let of = |started| self.looked_at.iter().find(|debrief| debrief.part.started == started);
        of(first).zip(of(second))
    }

    /// The other one of a pair: the marked one, else the one before, else the one after.
    fn other(&self) -> Option<usize> {
        let marked = self.marked.filter(|marked| *marked != self.chosen);
        let around = [Some(self.chosen + 1), self.chosen.checked_sub(1)];
        marked.or_else(|| around.into_iter().flatten().find(|place| *place < self.started.len()))
    }

    fn works(&self, action: Action) -> bool {
        let listed = self.item().is_some();
        match action {
            Action::Open => listed,
            Action::Compare | Action::Mark => listed && self.started.len() > 1,
            Action::Leave => self.pair.is_some(),
        }
    }

    pub fn on_key(&mut self, key: KeyEvent) -> Outcome {
        if let Some(action) = keymap::find(KEYS, key, |action| self.works(action)) {
            return self.act(action).unwrap_or(Outcome::Stay);
        }
        let Some(step) = movement(key) else { return Outcome::Ignored };
        match self.item() {
            Some(chosen) => self.chosen = moved(chosen, step, self.started.len(), PAGE),
            None => self.scroll.go(step),
        }
        Outcome::Stay
    }

    fn act(&mut self, action: Action) -> Option<Outcome> {
        self.scroll.rewind();
        match action {
            Action::Open => return Some(Outcome::Open(Destination::MockOf(*self.started.get(self.chosen)?))),
            Action::Mark => self.marked = Some(self.chosen).filter(|chosen| self.marked != Some(*chosen)),
            Action::Leave => self.pair = None,
            Action::Compare => {
                let (one, other) = (*self.started.get(self.chosen)?, *self.started.get(self.other()?)?);
                let in_order = one.instant <= other.instant;
                self.pair = Some(if in_order { (one, other) } else { (other, one) });
                self.looked_at.clear();
                let wanted = [one, other].map(|started| Outcome::Do(Command::Debrief(started)));
                return Some(Outcome::all(wanted));
            }
        }
        None
    }

    pub fn on_event(&mut self, event: Event) -> Outcome {
        match event {
            Event::Debriefed(debrief) => {
                self.looked_at.push(*debrief);
                Outcome::Stay
            }
            _ => Outcome::Ignored,
        }
    }

    /// Looks at the home anew; the chosen one stays chosen.
    pub fn refresh(&mut self, context: &Context) {
        let chosen = self.started.get(self.chosen).copied();
        let marked = self.marked.and_then(|place| self.started.get(place)).copied();
        self.started = mocks(&context.data.records).iter().map(|mock| mock.started()).collect();
        let place = |of: Option<OffsetTime>| self.started.iter().position(|started| Some(*started) == of);
        let (chosen, marked) = (place(chosen), place(marked));
        self.chosen = chosen.unwrap_or(0);
        self.marked = marked;
    }
}
