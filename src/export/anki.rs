//! The sheet as Anki's tab-separated text: one note per question, its id from the question's, so that a second import
//! updates instead of doubling.
//!
//! The header lines are Anki's own (manual, "Text files"); `#html:true` makes `<` and `&` markup, so all text is escaped.

use super::MARK;
use super::page::{names_parts, part_label};
use super::sheet::{Cue, Sheet, SheetPart, SheetQuestion, SheetStory, StoryKind};
use maud::{Markup, html};

/// Lines that Anki reads before the notes; `#` and a space is a comment.
const HEADER: &str = "#separator:tab\n#html:true\n#notetype:Basic\n#deck:Greenroom\n\
                      #columns:Guid\tFront\tBack\tTags\n#guid column:1\n#tags column:4\n";

/// `sheet` as an Anki text file.
pub fn render(sheet: &Sheet) -> Result<Vec<u8>, csv::Error> {
    let mut bytes = HEADER.as_bytes().to_vec();
    bytes.extend_from_slice(format!("# {MARK}\n").as_bytes());
    let mut writer = csv::WriterBuilder::new().delimiter(b'\t').has_headers(false).from_writer(bytes);
    for question in &sheet.questions {
        if let Some(story) = sheet.story_of(question) {
            let (front, back, tags) = (front(question), back(question, story), tags(question, story));
            writer.write_record([question.guid.as_str(), &front, &back, &tags])?;
        }
    }
    writer.into_inner().map_err(|error| csv::Error::from(std::io::Error::from(error.error().kind())))
}

fn front(question: &SheetQuestion) -> String {
    html! { (question.prompt) }.into_string()
}

fn back(question: &SheetQuestion, story: &SheetStory) -> String {
    let mark = match story.kind {
        StoryKind::Own => None,
        StoryKind::Draft { .. } => Some("draft"),
        StoryKind::Example => Some("example"),
    };
    let page = html! {
        div { u { (story.headline) } @if let Some(mark) = mark { " (" (mark) ")" } }
        @if !story.opening.is_empty() { div { i { (story.opening) } } }
        @for part in &story.parts {
            @let cues: Vec<&Cue> = part.cues.iter().filter(|cue| cue.text != story.opening).collect();
            @if !cues.is_empty() {
                @if names_parts(story.framework) { div { (part_label(&part.ids).long) } }
                ul { @for cue in cues { li { (cue_of(part, &cue.text)) } } }
            }
        }
        (fact("Figures", &story.figures.join(" · ")))
        (fact("Fix", question.fix.as_deref().unwrap_or_default()))
    };
    page.into_string()
}

/// A key point in bold, a sentence that stands in for one as it is.
fn cue_of(part: &SheetPart, cue: &str) -> Markup {
    html! { @if part.key_points.is_empty() { (cue) } @else { b { (cue) } } }
}

fn fact(label: &str, text: &str) -> Markup {
    html! { @if !text.is_empty() { div { (label) ": " (text) } } }
}

/// Tags are separated by spaces, so a tag holds none.
fn tags(question: &SheetQuestion, story: &SheetStory) -> String {
    let mut tags = vec!["greenroom".to_owned()];
    tags.extend(question.competency.as_deref().map(tag).filter(|tag| !tag.is_empty()));
    match story.kind {
        StoryKind::Own => {}
        StoryKind::Draft { .. } => tags.push("draft".to_owned()),
        StoryKind::Example => tags.push("example".to_owned()),
    }
    tags.join(" ")
}

fn tag(competency: &str) -> String {
    competency.split_whitespace().collect::<Vec<_>>().join("-").replace("::", "-")
}
