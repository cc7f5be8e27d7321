//! Draws a mock interview before and between its questions, its debrief, and the list of all of them.

pub mod page;
#[cfg(test)]
mod tests;

use super::View;
use super::page::{Page, Piece, Tone};
use super::reading::{draw_both, draw_scrolled};
use super::widgets::{below, page as inside_margins};
use crate::app::Seen;
use crate::app::mock::{Course, Mock};
use crate::app::mocks::Mocks;
use crate::domain::mock::{Phase, mocks};
use crate::domain::{Mode, Rating};
use crate::review::mock::report;
use crate::text::phrases::{clock, count, time_words};
use ratatui::Frame;
use ratatui::layout::Rect;

/// Terminals as high as this get air.
const TALL: u16 = 15;

pub fn draw_mock(frame: &mut Frame, area: Rect, mock: &Mock, view: &View) -> Seen {
    let area = inside_margins(below(area, u16::from(area.height >= TALL)));
    let Some(course) = &mock.course else {
        return draw_scrolled(frame, area, &dim_page("Reading your files …", view), &mock.scroll, view.theme);
    };
    if let Phase::Asking(place) = course.phase() {
        return draw_scrolled(frame, area, &room(course, place, view), &mock.scroll, view.theme);
    }
    let Some(debrief) = &mock.debrief else {
        return draw_scrolled(frame, area, &dim_page("Looking at your answers …", view), &mock.scroll, view.theme);
    };
    let mut head = view.page();
    head.text(&report::title(&debrief.part), Tone::Strong);
    if mock.is_rated() {
        head.text(&report::summary(debrief), Tone::Dim);
        head.row(Vec::new());
        let page = page::debrief(debrief, mock.item(), view);
        return draw_both(frame, area, &head, &page, &mock.scroll, mock.item(), view);
    }
    head.text("How did each answer go? Rate it before you see what was found.", Tone::Plain);
    anchors(&mut head);
    head.row(Vec::new());
    draw_both(frame, area, &head, &page::to_rate(debrief, mock.item(), view), &mock.scroll, mock.item(), view)
}

fn dim_page(text: &str, view: &View) -> Page {
    let mut page = view.page();
    page.text(text, Tone::Dim);
    page
}

/// "1 again: I would not have got through".
fn anchors(page: &mut Page) {
    for rating in Rating::ALL {
        let label = rating.words();
        page.hang(Piece::new(&label, Tone::Accent), 10, &[Piece::new(super::practice::meaning(rating), Tone::Dim)]);
    }
}

/// What is said before the first question, and where it was left.
fn room(course: &Course, place: usize, view: &View) -> Page {
    let mut page = view.page();
    page.text("Mock interview", Tone::Strong);
    page.gap();
    let questions = course.part.plan.len();
    if questions == 0 {
        page.text("There is no question to ask: every one is skipped.", Tone::Plain);
        return page;
    }
    let how = if course.mode == Mode::Spoken { "aloud, by the clock" } else { "in writing" };
    if course.is_begun() {
        let started = time_words(course.part.started.local(), view.data.day(view.now));
        page.text(&format!("Begun {started}. Next is question {} of {questions}, {how}.", place + 1), Tone::Plain);
    } else {
        page.text(&format!("{}, {how}, one after the other.", count(questions, "question")), Tone::Plain);
    }
    page.gap();
    page.text(
        "As in an interview: a question, time to think, your answer; after some of them a follow-up. No reference, no \
         comparison and no rating until the end; then the debrief. Esc pauses as ever, and what is answered is kept.",
        Tone::Dim,
    );
    if let Some(minutes) = course.part.minutes {
        page.gap();
        let spent = clock(course.spent());
        page.text(&format!("{spent} of {minutes} min: after that no further question is asked."), Tone::Dim);
    }
    page
}

pub fn draw_mocks(frame: &mut Frame, area: Rect, screen: &Mocks, view: &View) -> Seen {
    let area = inside_margins(below(area, u16::from(area.height >= TALL)));
    if screen.pair.is_some() {
        let page = match screen.beside() {
            Some((first, second)) => page::beside(first, second, view),
            None => dim_page("Looking at your answers …", view),
        };
        return draw_scrolled(frame, area, &page, &screen.scroll, view.theme);
    }
    let mut head = view.page();
    head.text("Mock interviews", Tone::Strong);
    head.row(Vec::new());
    let list = page::list(&mocks(&view.data.records), screen.item(), screen.marked, view);
    draw_both(frame, area, &head, &list, &screen.scroll, screen.item(), view)
}
