//! Draws a second opinion: what would be sent to whom, then what comes back.

use super::View;
use super::page::{Page, Tone};
use super::reading::draw_scrolled;
use crate::app::Seen;
use crate::app::coach::{Consultation, Stage};
use crate::app::practice::FOLLOW_UP_SECONDS;
use crate::text::phrases::clock;
use ratatui::Frame;
use ratatui::layout::Rect;

/// Draws `consultation` into `area`, which has its margins already.
pub fn draw_consultation(frame: &mut Frame, area: Rect, consultation: &Consultation, view: &View) -> Seen {
    draw_scrolled(frame, area, &page(consultation, view), &consultation.scroll, view.theme)
}

fn page(consultation: &Consultation, view: &View) -> Page {
    let mut page = view.page();
    match &consultation.stage {
        Stage::Opened => page.text("Looking who can be asked …", Tone::Dim),
        Stage::Asking { command } => ask(&mut page, command, consultation),
        Stage::Running { since, said, .. } => {
            let seconds = view.now.elapsed.saturating_sub(*since).as_secs();
            let seconds = u32::try_from(seconds).unwrap_or(u32::MAX);
            page.text(&format!("Waiting for an answer, {} so far; Esc stops it.", clock(seconds)), Tone::Accent);
            page.gap();
            page.text(said, Tone::Plain);
        }
        Stage::Done(said) => done(&mut page, said, consultation),
        Stage::Failed(reason) => {
            page.text(&format!("No second opinion: {reason}."), Tone::Warning);
            page.text("The draft is as it was.", Tone::Dim);
        }
    }
    page
}

/// What is sent, to the letter, and to whom.
fn ask(page: &mut Page, command: &str, consultation: &Consultation) {
    let brief = consultation.brief();
    page.text(&format!("Send this to `{command}`? Nothing was sent yet; Enter sends it."), Tone::Strong);
    let who = "The words of [redact] are taken out. What that program does with the rest is its own affair.";
    page.text(who, Tone::Dim);
    if let Some(near_misses) = &brief.near_misses {
        page.text(&format!("{near_misses}."), Tone::Warning);
    }
    page.gap();
    page.rule();
    page.gap();
    page.text(&brief.text, Tone::Plain);
}

fn done(page: &mut Page, said: &str, consultation: &Consultation) {
    match consultation.question() {
        Some(question) => {
            page.text("An interviewer would ask", Tone::Dim);
            page.gap();
            page.text(&question, Tone::Strong);
            page.gap();
            page.text(&format!("Enter answers it now, in {}.", clock(FOLLOW_UP_SECONDS)), Tone::Dim);
        }
        None => {
            page.text("A second opinion, not the program's own: it may be wrong.", Tone::Dim);
            page.gap();
            page.text(said, Tone::Plain);
        }
    }
}
