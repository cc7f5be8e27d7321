//! The long form of a story: its whole text, the questions that it serves, what to expect after it, room for notes.

use super::{Item, Row, Section, SectionKind, kind_mark, part_label};
use crate::export::page::names_parts;
use crate::export::sheet::{FollowUp, QuestionRef, Sheet, SheetStory};
use crate::text::rich::read_rich;

/// The section of `story`.
pub fn story_section(sheet: &Sheet, story: &SheetStory) -> Section {
    let mut rows: Vec<Row> = Vec::new();
    for part in story.parts.iter().filter(|part| !part.text.trim().is_empty()) {
        let label = names_parts(story.framework).then(|| part_label(&part.ids));
        rows.push(Row::Text { part: label, source: part.text.clone(), blocks: read_rich(&part.text) });
    }
    if !story.serves.is_empty() {
        let items = story.serves.iter().map(|question| served(sheet, question)).collect();
        rows.push(Row::List { label: "Answers", items });
    }
    let follow_ups = follow_ups(sheet, story);
    if !follow_ups.is_empty() {
        rows.push(Row::List { label: "Expect", items: follow_ups });
    }
    rows.extend(story.fix.clone().map(Row::Fix));
    rows.push(Row::Space);
    Section { kind: SectionKind::Story, heading: story.headline.clone(), mark: kind_mark(story), rows }
}

/// A question with the other ways in which it is asked.
fn served(sheet: &Sheet, question: &QuestionRef) -> Item {
    let under = sheet.question(&question.id).map(|question| question.asked_as.clone()).unwrap_or_default();
    Item { text: question.prompt.clone(), under }
}

/// The follow-ups to all questions of the story, each once, with what was answered to them.
fn follow_ups(sheet: &Sheet, story: &SheetStory) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let questions = story.serves.iter().filter_map(|question| sheet.question(&question.id));
    for FollowUp { prompt, answered } in questions.flat_map(|question| &question.follow_ups) {
        let under: Vec<String> =
            answered.iter().map(|(text, date)| format!("You, {}: {text}", date.strftime("%-d %b %Y"))).collect();
        match items.iter_mut().find(|item| item.text == *prompt) {
            Some(item) => item.under.extend(under),
            None => items.push(Item { text: prompt.clone(), under }),
        }
    }
    items
}
