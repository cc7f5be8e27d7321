//! The answer below a question in notes, read for its parts and written as an answer file.

use super::note::{Note, Skipped, bare_words, cut_out};
use crate::domain::{Framework, PartId, QuestionId, Story, StoryPart};
use crate::format::aliases::{after_ordinal, names_any_part};
use crate::format::edit::{quoted, quoted_list};
use crate::format::key_points::key_points;
use crate::format::labels::{LabelPlace, read_label};
use crate::format::parts::marks::{BOLD_LINE, Mark, MarkKind, find_all_marks};
use crate::format::parts::{PartProblem, is_draft_title, plain_text, read_whole_story};
use crate::text::blocks::{BlockKind, read_blocks};
use crate::text::visible::visible;
use crate::text::words::has_letters;
use std::collections::HashSet;

/// The highest level of a heading inside a part, whose own heading has level 2.
const INNER_LEVEL: u8 = 3;

/// Why the words of a label are in no answer.
pub const LABEL: &str = "part of a label, which became the part's name";

/// The answer of a [`Note`], read for one framework.
#[derive(Debug, Clone, PartialEq)]
pub struct NoteStory {
    pub framework: Framework,
    pub story: Story,
    /// The whole answer, plain, in source order.
    pub plain: String,
    /// What the reader stumbled over, with lines of the source.
    pub problems: Vec<PartProblem>,
    /// The answer file's text after the front matter; empty without an answer.
    pub body: String,
}

/// Reads the answer of `note` for `framework`; with `None` for STAR if it has a STAR label, else as one text.
pub fn read_note(note: &Note, framework: Option<Framework>) -> NoteStory {
    let star = || read_whole_story(&note.answer, note.answer_line, Framework::Star).0.has_parts();
    let framework = framework.unwrap_or_else(|| if star() { Framework::Star } else { Framework::Open });
    let (mut story, problems) = read_whole_story(&note.answer, note.answer_line, framework);
    let is_empty_star = || {
        let story = read_whole_story(&note.answer, note.answer_line, Framework::Star).0;
        story.has_parts() && is_template(&story)
    };
    if is_template(&story) || (framework != Framework::Star && is_empty_star()) {
        let story = if story.has_parts() { story } else { Story::default() };
        return NoteStory { framework, story, plain: String::new(), problems: Vec::new(), body: String::new() };
    }
    open_with_first_part(&mut story, framework);
    let body = render_body(note, &story, framework);
    NoteStory { framework, story, plain: plain_text(&note.answer), problems, body }
}

/// Whether nothing is written in the story but the names of its parts.
pub fn is_template(story: &Story) -> bool {
    let in_parts = story.parts.iter().any(|part| has_letters(&part.text));
    let in_others = story.extra.iter().any(|extra| has_letters(&extra.text) || has_letters(&extra.title));
    !in_parts && !in_others && !has_letters(&story.note)
}

/// What stands before the first label is the first part where that has no label of its own: the strength before its
/// example, the present before the past. Before a STAR story it is a note.
fn open_with_first_part(story: &mut Story, framework: Framework) {
    let Some(first) = framework.sections().first().filter(|_| framework != Framework::Star) else { return };
    let is_labelled = story.has_parts() && story.parts.iter().all(|part| part.ids != [first.id]);
    if framework != Framework::Open && is_labelled && !story.note.trim().is_empty() {
        let text = std::mem::take(&mut story.note);
        let (plain, key_points) = (plain_text(&text), key_points(&text));
        story.parts.insert(0, StoryPart { ids: vec![first.id], text, plain, key_points, line: 0 });
    }
}

impl NoteStory {
    /// The whole answer file for `questions`; `source` is how the notes are called.
    pub fn render_file(&self, note: &Note, questions: &[QuestionId], source: &str) -> String {
        let ids = quoted_list(questions.iter().map(QuestionId::as_str));
        let source = quoted(&visible(source));
        let comment = if headline(note).is_none() { format!("# {}\n", visible(&note.prompt)) } else { String::new() };
        format!("+++\n{comment}questions = {ids}\nsource = {source}\n+++\n{}", self.body)
    }

    /// The words of the answer that are not in its file: labels in other words than the parts' names.
    pub fn left_out(&self, note: &Note) -> Vec<Skipped> {
        let known: HashSet<String> = bare_words(&self.body).into_iter().map(str::to_lowercase).collect();
        let is_letter =
            |word: &str| matches!(word.to_ascii_uppercase().as_str(), "S" | "T" | "A" | "R" | "C" | "P" | "O");
        let is_left = |word: &str| !known.contains(&word.to_lowercase()) && !is_letter(word);
        let mut skipped = Vec::new();
        for (index, line) in note.answer.lines().enumerate() {
            let bare = line.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '(' && c != '[');
            let numbered = bare.trim_start_matches(|c: char| c.is_ascii_digit());
            let bare = if numbered.starts_with(['.', ')']) { numbered } else { after_ordinal(bare).unwrap_or(bare) };
            // Where no space stands behind a label, it is cut off its text all the same.
            let item = line.trim_start_matches(['-', '+', ' ', '\t']);
            let behind = read_label(item, self.framework, LabelPlace::First).map_or(0, |label| item.len() - label.rest);
            let (label, text) = bare.split_at_checked(bare.len().saturating_sub(behind)).unwrap_or((bare, ""));
            // A label is told as it stands there.
            let label = if cut_out(label, is_left).is_empty() { "" } else { label };
            let left = format!("{} {}", label.trim_end().replace("**", ""), cut_out(text, is_left));
            let left = left.trim_matches(['*', '_', ':', '：', '【', '】', ' ']);
            if !left.is_empty() {
                skipped.push(Skipped::remark(note.answer_line + index, left, LABEL));
            }
        }
        skipped
    }
}

/// The prompt as a headline, unless the reader would take it for something else.
fn headline(note: &Note) -> Option<&str> {
    let prompt = note.prompt.as_str();
    let is_label = |framework| read_label(prompt, framework, LabelPlace::First).is_some();
    let misread = names_any_part(prompt) || is_draft_title(prompt) || Framework::ALL.into_iter().any(is_label);
    (!misread && !prompt.contains(['<', '`'])).then_some(prompt)
}

fn render_body(note: &Note, story: &Story, framework: Framework) -> String {
    let mut pieces: Vec<String> = headline(note).map(|title| format!("# {title}")).into_iter().collect();
    let mut texts = escaped_texts(story, framework).into_iter();
    let note = texts.next().filter(|note| !note.is_empty());
    pieces.extend(note.map(|note| settle(&note, framework)));
    for (part, text) in story.parts.iter().zip(texts) {
        let names: Vec<&str> = part.ids.iter().map(|id| id.name()).collect();
        pieces.push(format!("## {}", names.join(" & ")));
        pieces.push(settle(&text, framework));
    }
    for extra in &story.extra {
        pieces.push(format!("## {}", escape_title(&extra.title, framework)));
        pieces.push(settle(&extra.text, framework));
    }
    pieces.retain(|piece| !piece.is_empty());
    format!("{}\n", pieces.join("\n\n"))
}

/// The note and then the part texts of `story`, with a backslash in each label that was none where it stood: behind another label on its
/// line, say, while it now opens a paragraph.
fn escaped_texts(story: &Story, framework: Framework) -> Vec<String> {
    let marks_of = |text: &str| -> Vec<Mark> {
        let marks = find_all_marks(text, &read_blocks(text).blocks, framework);
        marks.into_iter().filter(|mark| mark.level >= BOLD_LINE && matches!(mark.kind, MarkKind::Part(_))).collect()
    };
    let texts = || std::iter::once(&story.note).chain(story.parts.iter().map(|part| &part.text));
    let marks: Vec<Vec<Mark>> = texts().map(|text| marks_of(text)).collect();
    let is_letter = |mark: &Mark| matches!(&mark.kind, MarkKind::Part(named) if named.letters);
    let headed: HashSet<PartId> = story.parts.iter().flat_map(|part| part.ids.clone()).collect();
    // The reader takes a label for text where it names one of several parts that have headings.
    let is_text = |mark: &Mark| match &mark.kind {
        MarkKind::Part(named) => headed.len() > 1 && named.ids.iter().all(|id| headed.contains(id)),
        _ => false,
    };
    let letters = marks.iter().flatten().filter(|mark| is_letter(mark)).count();
    let escape = |(text, marks): (&String, &Vec<Mark>)| {
        let mut text = text.clone();
        // One letter alone is no label anyway.
        for mark in marks.iter().rev().filter(|mark| (letters > 1 || !is_letter(mark)) && !is_text(mark)) {
            let label = text.get(mark.label.clone()).unwrap_or_default();
            let at = label.find([':', '：']).map_or(mark.label.start, |colon| mark.label.start + colon);
            text.insert(at, '\\');
        }
        text
    };
    texts().zip(&marks).map(escape).collect()
}

/// `title` with a backslash where it would be read as a label.
fn escape_title(title: &str, framework: Framework) -> String {
    match read_label(title, framework, LabelPlace::First) {
        Some(_) => match title.find([':', '：']) {
            Some(colon) => {
                format!("{}\\{}", title.get(..colon).unwrap_or_default(), title.get(colon..).unwrap_or_default())
            }
            None => format!("\\{title}"),
        },
        None => title.to_owned(),
    }
}

/// `text` so that it can stand below a heading of level 2 and above another: its headings are deeper, and an open code
/// fence is closed.
fn settle(text: &str, framework: Framework) -> String {
    let blocks = read_blocks(text);
    let mut out = text.to_owned();
    let levels = blocks.blocks.iter().filter_map(|block| match block.kind {
        BlockKind::Heading(level) => Some(level),
        _ => None,
    });
    let shift = levels.min().map_or(0, |least| INNER_LEVEL.saturating_sub(least));
    for block in blocks.blocks.iter().rev().filter(|_| shift > 0) {
        let (BlockKind::Heading(level), Some(first)) = (block.kind, block.lines.first()) else { continue };
        let level = (level + shift).min(6);
        let marks = "#".repeat(usize::from(level));
        let opening = text.get(block.span.start..first.span.start).unwrap_or_default();
        match opening.find('#') {
            Some(at) => {
                let start = block.span.start + at;
                let count = opening.get(at..).map_or(0, |rest| rest.len() - rest.trim_start_matches('#').len());
                out.replace_range(start..start + count, &marks);
            }
            None => {
                let end = block.span.end.min(text.len());
                let newline = if text.get(..end).is_some_and(|before| before.ends_with('\n')) { "\n" } else { "" };
                let title = escape_title(&block.source(text), framework);
                out.replace_range(first.span.start..end, &format!("{marks} {title}{newline}"));
            }
        }
    }
    if let Some(fence) = blocks.open_fence {
        let open = text.get(fence).unwrap_or_default().trim_start();
        let sign = if open.starts_with('~') { '~' } else { '`' };
        let count = open.len() - open.trim_start_matches(sign).len();
        out.push_str(&format!("\n{}", sign.to_string().repeat(count.max(3))));
    }
    out.trim_end().to_owned()
}

/// The ids of the parts as names for other programs.
pub fn part_names(ids: &[PartId]) -> Vec<&'static str> {
    ids.iter().map(|id| id.id()).collect()
}
