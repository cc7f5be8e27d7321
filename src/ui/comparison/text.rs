//! Draft and reference part by part: side by side, or the reference under the draft where it is narrow.

use crate::app::comparison::{AttemptReview, Comparison};
use crate::domain::{PartId, PartName, StoryPart};
use crate::ui::View;
use crate::ui::page::{Page, Piece, Tone};

/// From this width on the two stand side by side.
const WIDE: usize = 70;
/// The columns between them.
const BETWEEN: usize = 3;

pub fn page(comparison: &Comparison, view: &View) -> Page {
    let columns = view.columns();
    let mut page = Page::new(columns);
    let Some(review) = &comparison.review else { return page };
    let reference = review.reference.as_ref();
    let yours = texts_of_draft(comparison, review);
    let side = (columns.saturating_sub(BETWEEN)) / 2;
    let wide = columns >= WIDE && reference.is_some();
    let title = review.result.answer.as_ref().map(|answer| view.data.bank.title(answer)).unwrap_or_default();
    let mine_title = if review.result.placed { "your draft, placed by its words" } else { "your draft" };
    if wide {
        page.beside(heading(mine_title, side), heading(&title, side), BETWEEN);
    }
    for name in names(review, &yours) {
        let mine: Vec<&str> = yours.iter().filter(|(id, _)| *id == name).map(|(_, text)| text.as_str()).collect();
        let theirs: Vec<&StoryPart> =
            reference.iter().flat_map(|story| &story.parts).filter(|part| part.ids.contains(&name)).collect();
        if mine.is_empty() && theirs.is_empty() {
            continue;
        }
        page.gap();
        page.text(name.name(), Tone::Accent);
        let without = if is_whole(&yours) { "told in one piece" } else { "nothing here" };
        if wide {
            page.beside(draft_column(&mine, without, side), reference_column(&theirs, name, side), BETWEEN);
        } else {
            page.append(draft_column(&mine, without, columns));
            if !theirs.is_empty() {
                page.text(&format!("{title}:"), Tone::Dim);
                page.append(reference_column(&theirs, name, columns));
            }
        }
    }
    follow_ups(&mut page, comparison);
    page
}

/// The draft part by part: as it was written, or as its words place it. Parts that are told in one text have it once.
fn texts_of_draft(comparison: &Comparison, review: &AttemptReview) -> Vec<(PartId, String)> {
    if !review.result.placed {
        let written = comparison.draft.story_parts().filter(|(_, text)| !text.trim().is_empty());
        return written.map(|(id, text)| (id, text.to_owned())).collect();
    }
    let mut told: Vec<(PartId, String)> = Vec::new();
    for row in review.result.parts.iter().filter(|row| !row.text.is_empty()) {
        let same =
            told.iter().find(|(_, text)| *text == row.text).map(|(id, _)| format!("(told with the {})", id.name()));
        told.push((row.name, same.unwrap_or_else(|| row.text.clone())));
    }
    told
}

/// Whether the draft is one text in no part.
fn is_whole(yours: &[(PartId, String)]) -> bool {
    matches!(yours, [(PartId::Answer, _)])
}

/// The parts in the order in which they are shown; a text in no part first.
fn names(review: &AttemptReview, yours: &[(PartId, String)]) -> Vec<PartId> {
    let mut names: Vec<PartId> = review.result.parts.iter().map(|part| part.name).collect();
    let others = yours.iter().map(|(id, _)| *id).filter(|id| !names.contains(id)).collect::<Vec<_>>();
    names.extend(others);
    if review.reference.as_ref().is_some_and(|story| !story.has_parts()) && !names.contains(&PartId::Answer) {
        names.push(PartId::Answer);
    }
    if is_whole(yours) {
        names.retain(|name| *name != PartId::Answer);
        names.insert(0, PartId::Answer);
    }
    names
}

fn heading(text: &str, columns: usize) -> Page {
    let mut page = Page::new(columns);
    page.text(text, Tone::Dim);
    page
}

fn draft_column(texts: &[&str], without: &str, columns: usize) -> Page {
    let mut page = Page::new(columns);
    if texts.is_empty() {
        page.text(without, Tone::Dim);
    }
    for text in texts {
        page.gap();
        page.text(text.trim(), Tone::Plain);
    }
    page
}

/// The reference's part, its key points first to be read; a joined part is told where its first name stands.
fn reference_column(parts: &[&StoryPart], name: PartId, columns: usize) -> Page {
    let mut page = Page::new(columns);
    for part in parts {
        page.gap();
        match part.ids.first().filter(|first| **first != name) {
            Some(first) => page.text(&format!("told with the {}", first.name()), Tone::Dim),
            None => page.flow(&marked(part), 0),
        }
    }
    page
}

/// The text with its bold runs marked.
fn marked(part: &StoryPart) -> Vec<Piece> {
    let text = part.plain.trim();
    let mut pieces = Vec::new();
    let mut rest = text;
    for point in part.key_points.iter().filter(|point| point.bold && !point.label.is_empty()) {
        let Some((before, after)) = rest.split_once(point.label.as_str()) else { continue };
        pieces.push(Piece::new(before, Tone::Plain));
        pieces.push(Piece::new(&point.label, Tone::Strong));
        rest = after;
    }
    pieces.push(Piece::new(rest, Tone::Plain));
    pieces
}

/// Follow-up questions and what was answered.
fn follow_ups(page: &mut Page, comparison: &Comparison) {
    for part in &comparison.draft.parts {
        let PartName::Other(title) = &part.name else { continue };
        page.gap();
        page.text(title, Tone::Accent);
        page.text(part.text.trim(), Tone::Plain);
    }
}
