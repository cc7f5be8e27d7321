//! Draws the vacancies that were kept, one at a time.

pub mod page;
#[cfg(test)]
mod tests;

use super::View;
use super::page::{Page, Piece, Tone, fitted};
use super::reading::draw_both;
use super::widgets::{below, page as inside_margins};
use crate::app::Seen;
use crate::app::posting::Postings;
use crate::domain::Posting;
use crate::text::phrases::{date_words, day_words};
use ratatui::Frame;
use ratatui::layout::Rect;

/// Terminals as high as this get an empty row at the top, and the day of the interview.
const TALL: u16 = 15;

pub fn draw_posting(frame: &mut Frame, area: Rect, postings: &Postings, view: &View) -> Seen {
    let area = inside_margins(below(area, u16::from(area.height >= TALL)));
    let (head, list) = (head(postings, view), content(postings, view));
    draw_both(frame, area, &head, &list, &postings.scroll, postings.item(), view)
}

/// Which posting it is, and when its interview is.
fn head(postings: &Postings, view: &View) -> Page {
    let mut page = view.page();
    let Some(posting) = postings.shown(view.data) else {
        page.text("Vacancies", Tone::Strong);
        page.gap();
        return page;
    };
    let place = match view.data.postings.len() {
        1 => String::new(),
        all => format!("  {} of {all}", postings.place + 1),
    };
    if view.size.height < TALL {
        let title = format!("{}{place}", posting.title());
        page.row(vec![Piece::new(fitted(&title, page.columns()).trim_end(), Tone::Strong)]);
        return page;
    }
    page.flow(&[Piece::new(&posting.title(), Tone::Strong), Piece::new(&place, Tone::Dim)], 0);
    page.text(&interview(posting, view), Tone::Dim);
    page.gap();
    page
}

/// "Interview on 8 Dec: practice aims at it".
fn interview(posting: &Posting, view: &View) -> String {
    let day = view.data.day(view.now);
    match posting.interview {
        None => "No date yet: `interview = 2026-12-10` in its file (e) makes practice aim at it".to_owned(),
        Some(date) if date < day => format!("The interview was {}", day_words(date, day)),
        Some(date) if view.data.config.interview == Some(date) => {
            format!("Interview on {}: practice aims at it", date_words(date, day))
        }
        Some(date) => format!("Interview on {}; another one is nearer", date_words(date, day)),
    }
}

fn content(postings: &Postings, view: &View) -> Page {
    let mut page = view.page();
    if view.data.postings.is_empty() {
        page.text("No vacancy is kept yet. Save its text as a file, then:", Tone::Plain);
        page.gap();
        page.text("greenroom posting FILE --save NAME --interview 2026-12-10", Tone::Accent);
        page.gap();
        page.text("Today, the plan and the prep sheet aim at it while its day is ahead.", Tone::Plain);
        return page;
    }
    match postings.report() {
        None => page.text("Reading what it asks for …", Tone::Dim),
        Some(report) => page::write(&mut page, report, view),
    }
    page
}
