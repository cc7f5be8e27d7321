//! Draws an attempt: thinking, answering, pausing, rating.

mod digits;
mod division;
mod rate;
mod spoken;
mod think;
mod typed;

pub use rate::meaning;

use super::View;
use super::text::wrapped_within;
use super::widgets::{inset, lines};
use crate::app::practice::{Asked, Practice, Stage};
use crate::app::{EditorRoom, Seen};
use division::Division;
use ratatui::Frame;
use ratatui::layout::Rect;

pub fn draw_practice(frame: &mut Frame, area: Rect, practice: &Practice, view: &View) -> Seen {
    let at = Division::of(practice, area.width, area.height);
    match practice.stage {
        Stage::Think => think::draw_think(frame, area, practice, view),
        Stage::Rate => rate::draw_rate(frame, area, practice, view),
        _ if !practice.aloud || practice.is_noting() => typed::draw_typed(frame, area, practice, at, view),
        _ => spoken::draw_spoken(frame, area, practice, at, view),
    }
    let room = EditorRoom { columns: at.columns.into(), rows: at.editor_rows.into() };
    Seen { editor: Some(room), ..Seen::default() }
}

/// The question at the top of the page; returns the row below it.
fn draw_question(frame: &mut Frame, area: Rect, practice: &Practice, rows: u16, view: &View) -> u16 {
    let area = inset(area, 1);
    lines(frame, area, 0, &wrapped_within(practice.prompt(), area.width, rows), view.theme.strong())
}

/// What is asked before anything is discarded.
fn discarding(practice: &Practice) -> &'static str {
    match practice.asked {
        Asked::FollowUp => "Discard this answer?  y / n",
        Asked::Question => "Discard this draft?  y / n",
    }
}

#[cfg(test)]
mod tests;
