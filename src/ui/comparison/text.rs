//! Draft and reference part by part: side by side, or the reference under the draft where it is narrow.

use crate::app::comparison::Comparison;
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
    let yours: Vec<(PartId, &str)> =
        comparison.draft.story_parts().filter(|(_, text)| !text.trim().is_empty()).collect();
    let mut names: Vec<PartId> = review.result.parts.iter().map(|part| part.name).collect();
    let known = |names: &[PartId], id: PartId| names.contains(&id);
    names.extend(yours.iter().map(|(id, _)| *id).filter(|id| !known(&names, *id)).collect::<Vec<_>>());
    if reference.is_some_and(|story| !story.has_parts()) && !names.contains(&PartId::Answer) {
        names.push(PartId::Answer);
    }
    let side = (columns.saturating_sub(BETWEEN)) / 2;
    let wide = columns >= WIDE && reference.is_some();
    let title = review.result.answer.as_ref().map(|answer| view.data.bank.title(answer)).unwrap_or_default();
    if wide {
        page.beside(heading("your draft", side), heading(&title, side), BETWEEN);
    }
    for name in names {
        let mine: Vec<&str> = yours.iter().filter(|(id, _)| *id == name).map(|(_, text)| *text).collect();
        let theirs: Vec<&StoryPart> =
            reference.iter().flat_map(|story| &story.parts).filter(|part| part.ids.contains(&name)).collect();
        if mine.is_empty() && theirs.is_empty() {
            continue;
        }
        page.gap();
        page.text(name.name(), Tone::Accent);
        if wide {
            page.beside(draft_column(&mine, side), reference_column(&theirs, name, side), BETWEEN);
        } else {
            page.append(draft_column(&mine, columns));
            if !theirs.is_empty() {
                page.text(&format!("{title}:"), Tone::Dim);
                page.append(reference_column(&theirs, name, columns));
            }
        }
    }
    follow_ups(&mut page, comparison);
    page
}

fn heading(text: &str, columns: usize) -> Page {
    let mut page = Page::new(columns);
    page.text(text, Tone::Dim);
    page
}

fn draft_column(texts: &[&str], columns: usize) -> Page {
    let mut page = Page::new(columns);
    if texts.is_empty() {
        page.text("nothing here", Tone::Dim);
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
