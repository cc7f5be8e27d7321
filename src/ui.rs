//! Draws the state of the app; changes nothing. One file per screen, named as in `app`.
//!
//! Each screen draws into the area that [`draw`] leaves it above notices and footer. Text that came from a file goes
//! through [`text`]; never use ratatui's own wrapping, which panics on some texts.

pub mod change;
pub mod chart;
pub mod coach;
pub mod comparison;
pub mod editor;
pub mod export;
pub mod faults;
pub mod footer;
#[cfg(test)]
pub mod harness;
pub mod help;
pub mod history;
pub mod interview;
pub mod mock;
pub mod page;
pub mod posting;
pub mod practice;
pub mod progress;
pub mod question;
pub mod questions;
pub mod quick;
pub mod reading;
pub mod rescue;
#[cfg(test)]
mod sizes;
pub mod stories;
pub mod text;
pub mod theme;
pub mod today;
pub mod widgets;

pub use theme::Theme;

use crate::app::{App, Data, Screen, Seen};
use crate::domain::{DraftHead, Moment};
use crate::text::phrases::date_words;
use page::Page;
use ratatui::Frame;
use ratatui::layout::{Position, Rect, Size};

/// What every screen needs to draw itself.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    pub data: &'a Data,
    /// The size of the terminal.
    pub size: Size,
    pub theme: Theme,
    pub now: Moment,
    /// Whether it is only printed: no key works, and nothing is cut or folded.
    pub printed: bool,
}

impl<'a> View<'a> {
    /// For pages that a command prints in so many columns.
    pub fn printed(data: &'a Data, columns: usize, now: Moment) -> View<'a> {
        let width = u16::try_from(columns).unwrap_or(u16::MAX).saturating_add(2 * widgets::MARGIN);
        let size = Size::new(width.max(widgets::WIDE), u16::MAX);
        View { data, size, theme: Theme::new(false), now, printed: true }
    }

    /// The practice day of the draft with this head, as people say it today.
    pub fn date_of(&self, head: &DraftHead) -> String {
        date_words(head.started.practice_day(self.data.config.day_starts), self.data.day(self.now))
    }

    /// The columns of a page: all but the margins.
    pub fn columns(&self) -> usize {
        usize::from(widgets::page(Rect::from((Position::ORIGIN, self.size))).width)
    }

    /// An empty page of these columns.
    pub fn page(&self) -> Page {
        Page::new(self.columns())
    }
}

/// Draws the visible screen, the notices, and the keys that work now. What it showed is to be handed to the app with the
/// next event.
pub fn draw(frame: &mut Frame, app: &App, theme: Theme, now: Moment) -> Seen {
    let view = View { data: app.data(), size: frame.area().as_size(), theme, now, printed: false };
    let area = footer::draw_footer(frame, frame.area(), &app.hints(), theme);
    let area = footer::draw_notices(frame, area, app.notices(), theme);
    draw_screen(frame, area, app.screen(), &view)
}

fn draw_screen(frame: &mut Frame, area: Rect, screen: &Screen, view: &View) -> Seen {
    match screen {
        Screen::Today(today) => {
            today::draw_today(frame, area, today, view);
            Seen::default()
        }
        Screen::Practice(practice) => practice::draw_practice(frame, area, practice, view),
        Screen::Quick(quick) => quick::draw_quick(frame, area, quick, view),
        Screen::Rescue(rescue) => rescue::draw_rescue(frame, area, rescue, view),
        Screen::Questions(questions) => questions::draw_questions(frame, area, questions, view),
        Screen::Export(export) => export::draw_export(frame, area, export, view),
        Screen::Postings(postings) => posting::draw_posting(frame, area, postings, view),
        Screen::Interview(interview) => {
            interview::draw_interview(frame, area, interview, view);
            Seen::default()
        }
        Screen::Progress(progress) => progress::draw_progress(frame, area, progress, view),
        Screen::History(history) => history::draw_history(frame, area, history, view),
        Screen::Mock(mock) => mock::draw_mock(frame, area, mock, view),
        Screen::Mocks(mocks) => mock::draw_mocks(frame, area, mocks, view),
        Screen::Stories(stories) => stories::draw_stories(frame, area, stories, view),
        Screen::Question(page) => question::draw_question(frame, area, page, view),
        Screen::Comparison(comparison) => comparison::draw_comparison(frame, area, comparison, view),
        Screen::Faults(faults) => {
            faults::draw_faults(frame, area, faults, view);
            Seen::default()
        }
        Screen::Help(help) => help::draw_help(frame, area, help, view),
    }
}
