//! Draft files: front matter, then parts by lines. A part starts at a line that is `## ` and its name.
//!
//! Any text survives: a text line of backslashes and then `## ` gets one more backslash on save and loses one on load.
//! Between two parts stands one blank line that belongs to neither. [`record`] is the fast path for lists and schedule.

pub mod head;
pub mod record;
#[cfg(test)]
mod tests;

pub use record::parse_record;

use head::DraftIds;

use super::aliases::near_name;
use super::edit::{TomlText, line_end};
use super::faults::Faults;
use super::front_matter::{self, READ_OVER};
use super::syntax::{CONFLICT, CONFLICT_ADVICE};
use crate::domain::answer::MOST_STORY;
use crate::domain::{Draft, DraftPart, Framework, PartId, PartName, Problem, Story, StoryPart};
use crate::text::lines::first_bytes;
use crate::text::words::spaced_once;
use std::collections::HashSet;
use std::ops::Range;
use std::path::Path;

/// The draft in the file `path` with the whole text `text`, with its warnings; or everything that is wrong with it.
pub fn parse_draft(path: &Path, text: &str) -> Result<(Draft, Vec<Problem>), Vec<Problem>> {
    let read = read_faulty_draft(path, text);
    match read.draft {
        Some(draft) => Ok((draft, read.problems)),
        None => Err(read.problems),
    }
}

/// As much as can be read of a draft's file, and everything wrong with it.
pub struct ReadDraft {
    /// None when there is an error.
    pub draft: Option<Draft>,
    pub ids: DraftIds,
    pub problems: Vec<Problem>,
}

/// What can be read of the draft in the file `path` with the whole text `text`, faulty or not.
pub fn read_faulty_draft(path: &Path, text: &str) -> ReadDraft {
    let mut faults = Faults::new(path, text);
    let front = front_matter::split(text);
    if let Some(span) = &front.read_over {
        faults.warning(span.clone(), READ_OVER.0, READ_OVER.1);
    }
    if let Some(fault) = &front.fault {
        faults.error(fault.span.clone(), fault.message, fault.advice);
    } else if front.toml.is_none() {
        faults.error(0..0, "no front matter", "a draft starts with its keys between two `+++` lines");
    }
    let (head, ids) = front.toml.map(|span| head::parse_head(text, span, &mut faults)).unwrap_or_default();
    let sections = sections(text, front.body);
    warn_twice(&sections, &mut faults);
    warn_near_names(&sections, &mut faults);
    warn_conflicts(&sections, text, &mut faults);
    let parts = sections.into_iter().map(|section| section.part).collect();
    let draft = head.filter(|_| faults.errors() == 0).map(|head| Draft { head, parts });
    ReadDraft { draft, ids, problems: faults.into_problems() }
}

/// The text of a new draft file.
pub fn render_draft(draft: &Draft) -> String {
    let mut out = format!("+++\n{}+++\n", head::write::render_head(&draft.head));
    out.push_str(&render_parts(&draft.parts, "\n"));
    out
}

/// The text of the file `previous` after `draft` was changed: comments, order, unknown keys, line ends and whatever
/// else did not change stay. A file that is no draft is written anew.
pub fn update_draft(previous: &str, draft: &Draft) -> String {
    let path = Path::new("");
    let (Ok((old, _)), Some(toml)) = (parse_draft(path, previous), front_matter::split(previous).toml) else {
        return render_draft(draft);
    };
    let mut front = TomlText::new(previous, toml);
    if head::write::update_head(&mut front, &old.head, &draft.head).is_err() {
        return render_draft(draft);
    }
    let updated = front.into_text();
    let body = front_matter::split(&updated).body;
    let sections = sections(&updated, body.clone());
    let end = line_end(&updated);
    let same_names = sections.iter().map(|section| &section.part.name).eq(draft.parts.iter().map(|part| &part.name));
    let mut out = updated.get(..body.start).unwrap_or_default().to_owned();
    if !same_names {
        if !out.ends_with('\n') {
            out.push_str(end);
        }
        return out + &render_parts(&draft.parts, end);
    }
    let count = sections.len();
    let mut kept_from = body.start;
    for (index, (section, part)) in sections.iter().zip(&draft.parts).enumerate() {
        if section.part.text != part.text {
            out.push_str(updated.get(kept_from..section.text.start).unwrap_or_default());
            if !out.is_empty() && !out.ends_with('\n') {
                out.push_str(end);
            }
            out.push_str(&render_text(&part.text, end, index + 1 == count));
            kept_from = section.text.end;
        }
    }
    out + updated.get(kept_from..).unwrap_or_default()
}

/// The draft's parts as a story for `framework`: plain text, no key points; the same part twice is joined. Of a longer
/// draft its first [`MOST_STORY`] bytes.
pub fn draft_story(draft: &Draft, framework: Framework) -> Story {
    let mut story = Story::default();
    let mut left = MOST_STORY;
    for (id, text) in draft.story_parts() {
        let whole = text.len();
        let text = first_bytes(text, left);
        left = if text.len() < whole { 0 } else { left - whole };
        if text.trim().is_empty() {
            continue;
        }
        // A part of another framework (the question was changed since) is text in no part.
        let id = if framework.section(id).is_some() { id } else { PartId::Answer };
        match story.parts.iter_mut().find(|part| part.ids == [id]) {
            Some(part) => {
                part.text = format!("{}\n\n{text}", part.text);
                part.plain.clone_from(&part.text);
            }
            None => {
                let (text, plain) = (text.to_owned(), text.to_owned());
                story.parts.push(StoryPart { ids: vec![id], text, plain, key_points: Vec::new(), line: 1 });
            }
        }
    }
    story
}

/// A part and where it stands in the file.
struct Section {
    part: DraftPart,
    /// Its `## ` line; empty for text before the first one.
    heading: Range<usize>,
    /// Its text with the line end and the blank line behind it.
    text: Range<usize>,
}

fn sections(text: &str, body: Range<usize>) -> Vec<Section> {
    let crlf = line_end(text) == "\r\n";
    let mut marks: Vec<(PartName, Range<usize>)> = vec![(PartName::Part(PartId::Answer), body.start..body.start)];
    let mut at = body.start;
    for line in text.get(body.clone()).unwrap_or_default().split_inclusive('\n') {
        if let Some(name) = line.strip_prefix("## ") {
            marks.push((part_name(name), at..at + line.len()));
        }
        at += line.len();
    }
    let ends: Vec<usize> = marks.iter().skip(1).map(|(_, heading)| heading.start).chain([body.end]).collect();
    let count = marks.len();
    let mut sections = Vec::new();
    for (index, ((name, heading), end)) in marks.into_iter().zip(ends).enumerate() {
        let span = heading.end..end;
        let raw = text.get(span.clone()).unwrap_or_default();
        if index == 0 && raw.trim().is_empty() {
            continue;
        }
        let part = DraftPart { name, text: load_text(raw, crlf, index + 1 == count) };
        sections.push(Section { part, heading, text: span });
    }
    sections
}

fn part_name(name: &str) -> PartName {
    let name = spaced_once(name);
    PartId::from_name(&name).map_or(PartName::Other(name), PartName::Part)
}

/// The text in `raw`, which ends before the next heading, or is the `last` one.
fn load_text(raw: &str, crlf: bool, last: bool) -> String {
    let unified = if crlf { std::borrow::Cow::Owned(raw.replace("\r\n", "\n")) } else { raw.into() };
    let text = unified.strip_suffix('\n').unwrap_or(&unified);
    let text = if last { text } else { text.strip_suffix('\n').unwrap_or(text) };
    if !text.contains("## ") {
        return text.to_owned();
    }
    let lines: Vec<&str> = text.split('\n').map(|line| if is_escaped(line) { &line[1..] } else { line }).collect();
    lines.join("\n")
}

/// Whether `line` is one or more backslashes and then `## `.
fn is_escaped(line: &str) -> bool {
    line.starts_with('\\') && line.trim_start_matches('\\').starts_with("## ")
}

fn render_parts(parts: &[DraftPart], end: &str) -> String {
    let mut out = String::new();
    for (index, part) in parts.iter().enumerate() {
        let name = match &part.name {
            PartName::Part(id) => id.name(),
            PartName::Other(name) => name.as_str(),
        };
        let name = spaced_once(name);
        out.push_str(&format!("## {name}{end}{}", render_text(&part.text, end, index + 1 == parts.len())));
    }
    out
}

/// `text` as it stands in a file, with its line end and, unless it is the `last` one, a blank line.
fn render_text(text: &str, end: &str, last: bool) -> String {
    let mut out = String::with_capacity(text.len() + 4);
    for line in text.split('\n') {
        if line.trim_start_matches('\\').starts_with("## ") {
            out.push('\\');
        }
        out.push_str(line);
        out.push_str(end);
    }
    if !last {
        out.push_str(end);
    }
    out
}

fn warn_twice(sections: &[Section], faults: &mut Faults) {
    let mut seen = HashSet::new();
    for section in sections {
        let PartName::Part(id) = section.part.name else { continue };
        if !seen.insert(id) {
            let message = format!("the part {} stands here twice", id.name());
            faults.warning(section.heading.clone(), message, "the two are read as one; join them");
        }
    }
}

/// A merge that is not finished. The draft is used: anybody may type such a line.
fn warn_conflicts(sections: &[Section], text: &str, faults: &mut Faults) {
    for section in sections {
        let mut at = section.text.start;
        for line in text.get(section.text.clone()).unwrap_or_default().split_inclusive('\n') {
            if line.starts_with(CONFLICT) {
                let span = at..at + line.trim_end().len();
                faults.warning(span, "an unresolved merge conflict starts here", CONFLICT_ADVICE);
            }
            at += line.len();
        }
    }
}

/// A heading that is nearly the name of a part.
fn warn_near_names(sections: &[Section], faults: &mut Faults) {
    let present: HashSet<&PartName> = sections.iter().map(|section| &section.part.name).collect();
    let missing: Vec<PartId> = PartId::all().filter(|id| !present.contains(&PartName::Part(*id))).collect();
    for section in sections {
        let PartName::Other(name) = &section.part.name else { continue };
        if let Some(near) = near_name(name, missing.iter().map(|id| id.name())) {
            let message = format!("`{name}` names no part");
            faults.warning(section.heading.clone(), message, format!("did you mean `## {near}`?"));
        }
    }
}
