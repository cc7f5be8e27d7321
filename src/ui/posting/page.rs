//! What a vacancy asks for, as rows: the competencies with their passages, then the questions to expect.

use crate::domain::AnswerId;
use crate::review::posting::{CompetencyRow, PostingReport, QuestionRow};
use crate::text::phrases::count;
use crate::ui::View;
use crate::ui::page::{Page, Piece, Tone};

/// How many passages of a competency are shown.
const PASSAGES: usize = 2;
/// The column in which what belongs to a row starts.
const INDENT: usize = 4;

/// Writes the report onto `page`; each question is an item, and then each competency.
pub fn write(page: &mut Page, report: &PostingReport, view: &View) {
    if report.is_empty() {
        return page.text("It asks for nothing that the questions are about.", Tone::Warning);
    }
    if !report.questions.is_empty() {
        page.text("Questions to expect", Tone::Accent);
    }
    for (place, row) in report.questions.iter().enumerate() {
        page.gap();
        page.item(Some(place));
        question(page, row, view);
    }
    page.item(None);
    let first = report.questions.len();
    if !report.competencies.is_empty() {
        page.gap();
        page.text("What it asks for", Tone::Accent);
    }
    for (place, row) in report.competencies.iter().enumerate() {
        page.gap();
        page.item(Some(first + place));
        competency(page, row);
    }
    page.item(None);
}

fn question(page: &mut Page, row: &QuestionRow, view: &View) {
    page.text(&row.prompt, Tone::Strong);
    below(page, &format!("{}: “{}”", row.id, row.passage), Tone::Dim);
    let (story, tone) = story(row, view);
    below(page, &story, tone);
}

/// Which story serves the question, or which comes nearest.
fn story(row: &QuestionRow, view: &View) -> (String, Tone) {
    let name = |id: &AnswerId| {
        let headline = view.data.bank.answer(id).and_then(|answer| answer.headline.clone());
        headline.unwrap_or_else(|| id.to_string())
    };
    match (row.stories.first(), row.nearest.first()) {
        (Some(story), _) => (format!("your story: {}", name(story)), Tone::Plain),
        (None, Some(near)) => (format!("no story yet; could this one serve? {}", name(near)), Tone::Warning),
        (None, None) => ("no story yet".to_owned(), Tone::Warning),
    }
}

fn competency(page: &mut Page, row: &CompetencyRow) {
    let stories = match row.stories.len() {
        0 => "no story of yours".to_owned(),
        1 => "1 story of yours".to_owned(),
        more => format!("{more} stories of yours"),
    };
    page.text(&format!("{}: {stories}", row.name), Tone::Plain);
    for passage in row.passages.iter().take(PASSAGES) {
        below(page, &format!("“{passage}”"), Tone::Dim);
    }
    if let more @ 1.. = row.passages.len().saturating_sub(PASSAGES) {
        below(page, &format!("and {}", count(more, "more line")), Tone::Dim);
    }
}

fn below(page: &mut Page, text: &str, tone: Tone) {
    page.hang(Piece::new("", Tone::Dim), INDENT, &[Piece::new(text, tone)]);
}
