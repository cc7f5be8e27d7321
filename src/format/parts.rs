//! The one reader of stories: Markdown to the parts of a framework, the same for answers, imported notes and drafts
//! given to `compare`.
//!
//! Where a part can start is found by [`marks`]; here the text is cut at those marks. Names are in
//! [`super::aliases`], forms of labels in [`super::labels`].

pub mod marks;
pub mod slices;
pub mod written;

use super::aliases::{names_any_part, near_name};
use super::faults::Faults;
use super::key_points::key_points;
use crate::domain::answer::MOST_STORY;
use crate::domain::{Answer, Extra, Framework, PartId, Story, StoryPart};
use crate::text::blocks::{Block, BlockKind, blank_comments, read_blocks};
use crate::text::lines::{first_bytes, is_soft_break, line_starts};
use marks::{BOLD_LINE, Mark, MarkKind, find_marks};
use slices::{Slice, own_and_siblings};
use std::ops::Range;

/// Something in a story that is probably not as meant.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PartProblem {
    /// From 1, in the whole file.
    pub line: usize,
    /// From 1, in characters.
    pub column: usize,
    /// How many characters are meant.
    pub length: usize,
    pub message: String,
    pub advice: String,
}

/// The text of `answer`, read for the parts of `framework`.
pub fn read_answer(answer: &Answer, framework: Framework) -> Story {
    read_story(&answer.body, answer.body_line, framework).0
}

/// Reads `body`, which starts on line `body_line` of its file, for the parts of `framework`; of a longer one its first
/// [`MOST_STORY`] bytes. What is left out is told as a problem, and by an extra section.
pub fn read_story(body: &str, body_line: usize, framework: Framework) -> (Story, Vec<PartProblem>) {
    let start = first_bytes(body, MOST_STORY);
    let (mut story, mut problems) = read_whole_story(start, body_line, framework);
    if start.len() < body.len() {
        let line = body_line + start.matches('\n').count();
        let column = start.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        let message = format!("what follows is not read: a story has up to {} KB", MOST_STORY >> 10);
        problems.push(PartProblem {
            line,
            column,
            length: 1,
            message,
            advice: "tell it shorter, or in two files".into(),
        });
        let text = format!("The text goes on in its file: a story is read up to {} KB.", MOST_STORY >> 10);
        story.extra.push(Extra { title: "Not read".into(), text, line });
    }
    (story, problems)
}

/// Reads `body` as [`read_story`] does, however long it is.
pub fn read_whole_story(body: &str, body_line: usize, framework: Framework) -> (Story, Vec<PartProblem>) {
    let (unified, lines) = unify_breaks(body);
    let text = blank_comments(&unified);
    let mut reader = Reader::new(&text, lines, body_line, framework);
    reader.read();
    (reader.story, reader.problems)
}

/// `body` with `\n` for every kind of line break, and where the lines start that an editor counts.
fn unify_breaks(body: &str) -> (String, Vec<usize>) {
    let unified = body.replace("\r\n", "\n");
    if !unified.contains(is_soft_break) {
        let lines = line_starts(&unified);
        return (unified, lines);
    }
    let (mut text, mut lines) = (String::with_capacity(unified.len()), vec![0]);
    for c in unified.chars() {
        text.push(if is_soft_break(c) { '\n' } else { c });
        if c == '\n' {
            lines.push(text.len());
        }
    }
    (text, lines)
}

/// Reads a text that was told, not filed: what stands before its first part was told as well, in no part.
pub fn read_told(body: &str, body_line: usize, framework: Framework) -> Story {
    let (mut story, _) = read_story(body, body_line, framework);
    let opening: Vec<&str> = story.note.lines().filter(|line| !line.trim_start().starts_with('#')).collect();
    let text = opening.join("\n").trim().to_owned();
    if text.is_empty() || story.parts.is_empty() {
        return story;
    }
    let opening = StoryPart {
        ids: vec![PartId::Answer],
        plain: plain_text(&text),
        text,
        key_points: Vec::new(),
        line: body_line,
    };
    story.parts.insert(0, opening);
    story.note.clear();
    story
}

/// The headline of `body`: its first `#` heading, unless that names a part or a draft.
pub fn read_headline(body: &str) -> Option<String> {
    let unified = first_bytes(body, MOST_STORY).replace("\r\n", "\n");
    // Mostly it stands before the first part, and a list of answers asks for nothing but the headlines.
    let start = unified.find("\n## ").and_then(|end| unified.get(..end + 1));
    start.and_then(headline).or_else(|| headline(&unified))
}

fn headline(text: &str) -> Option<String> {
    let text = blank_comments(text);
    let headline = |block: &Block| {
        let title = block.inline(&text).text.trim().to_owned();
        (!names_any_part(&title) && !is_draft_title(&title)).then_some(title)
    };
    read_blocks(&text).blocks.iter().filter(|block| block.kind == BlockKind::Heading(1)).find_map(headline)
}

/// What a reader sees of the Markdown `text`: its blocks with an empty line between them.
pub fn plain_text(text: &str) -> String {
    let text = blank_comments(text);
    let blocks = read_blocks(&text).blocks;
    let plain = blocks.iter().map(|block| block.inline(&text).text.trim().to_owned());
    plain.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// Whether `title` is that of a draft appended to an answer: `Draft 2026-11-26`. It is no part, whatever it holds.
pub fn is_draft_title(title: &str) -> bool {
    let date = title.strip_prefix("Draft ").unwrap_or_default().as_bytes();
    date.len() >= 10
        && date
            .iter()
            .take(10)
            .enumerate()
            .all(|(at, b)| if at == 4 || at == 7 { *b == b'-' } else { b.is_ascii_digit() })
}

/// Adds the problems of a story to those of its file.
pub fn report(problems: &[PartProblem], faults: &mut Faults) {
    for problem in problems {
        let span = faults.char_span(problem.line, problem.column, problem.length);
        faults.warning(span, problem.message.clone(), problem.advice.clone());
    }
}

/// Where the text that is being read belongs.
#[derive(Clone, Copy)]
enum Owner {
    Note,
    /// In a part that was opened by a heading of this level; labels are deeper than any heading.
    Part(u8),
    /// In an extra section opened by a heading of this level.
    Extra(u8),
}

struct Reader<'t> {
    text: &'t str,
    body_line: usize,
    framework: Framework,
    /// Where each line starts, in bytes.
    lines: Vec<usize>,
    story: Story,
    problems: Vec<PartProblem>,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str, lines: Vec<usize>, body_line: usize, framework: Framework) -> Self {
        Reader { text, body_line, framework, lines, story: Story::default(), problems: Vec::new() }
    }

    fn read(&mut self) {
        let blocks = read_blocks(self.text);
        self.warn_lone_marks(&blocks.blocks);
        self.warn_open_fence(blocks.open_fence);
        let all = find_marks(self.text, &blocks.blocks, self.framework);
        let marks = self.effective(all.clone());
        let first = marks.iter().position(|mark| !matches!(mark.kind, MarkKind::Headline(_)));
        let note_end = first.and_then(|first| marks.get(first)).map_or(self.text.len(), |mark| mark.start);
        let note = self.without_headline(&marks, 0..note_end);
        let found = marks.iter().any(|mark| matches!(mark.kind, MarkKind::Part(_) | MarkKind::Table(_)));
        if found {
            self.story.note = note;
        } else {
            self.push_whole(&note, note_end);
        }
        let ends = marks.iter().skip(1).map(|mark| mark.start).chain([self.text.len()]);
        let spans: Vec<(&Mark, usize)> = marks.iter().zip(ends).collect();
        for (mark, end) in &spans {
            self.take(mark, *end);
        }
        self.assign_siblings(&spans);
        // `**Answer (STAR):**` only announces the parts below it.
        let announces = |part: &StoryPart| part.ids == [PartId::Answer] && part.text.is_empty();
        if self.story.parts.len() > 1 {
            self.story.parts.retain(|part| !announces(part));
        }
        self.warn_near_names(&all);
        for part in &mut self.story.parts {
            part.key_points = key_points(&part.text);
            part.plain = plain_text(&part.text);
        }
    }

    /// The marks that count: what stands inside an extra section belongs to it, and a deeper heading to its part.
    fn effective(&self, marks: Vec<Mark>) -> Vec<Mark> {
        let mut place = Owner::Note;
        let mut kept: Vec<Mark> = Vec::new();
        for mut mark in marks {
            let level = mark.level;
            match (&mark.kind, place) {
                (MarkKind::Section(title), _)
                    if is_draft_title(title) && !matches!(place, Owner::Extra(outer) if outer < level) =>
                {
                    place = Owner::Extra(level);
                }
                (MarkKind::Section(title), Owner::Note) => {
                    if level != 1 || kept.iter().any(|other| matches!(other.kind, MarkKind::Headline(_))) {
                        continue;
                    }
                    mark.kind = MarkKind::Headline(title.clone());
                }
                (MarkKind::Section(_), Owner::Part(outer) | Owner::Extra(outer)) if level > outer => continue,
                (MarkKind::Section(_), _) => place = Owner::Extra(level),
                (MarkKind::Table(_), Owner::Note) => place = Owner::Part(level),
                (MarkKind::Table(_), _) => continue,
                (_, Owner::Extra(outer)) if level > outer => continue,
                _ => place = Owner::Part(level),
            }
            kept.push(mark);
        }
        kept
    }

    fn take(&mut self, mark: &Mark, end: usize) {
        match &mark.kind {
            MarkKind::Headline(title) => self.story.headline = Some(title.clone()),
            MarkKind::Section(title) => {
                let text = self.slice(mark, end).text();
                self.story.extra.push(Extra { title: title.clone(), text, line: self.line(mark.label.start) });
            }
            MarkKind::Part(named) => {
                let text = self.slice(mark, end).text();
                self.push_part(named.ids.clone(), text, mark.label.clone());
            }
            MarkKind::Table(columns) => {
                for (named, text, label) in columns {
                    if !named.ids.is_empty() {
                        self.push_part(named.ids.clone(), text.clone(), label.clone());
                    } else if !text.is_empty() {
                        let title = self.text.get(label.clone()).unwrap_or_default().to_owned();
                        self.story.extra.push(Extra { title, text: text.clone(), line: self.line(label.start) });
                    }
                }
                let after = self.text.get(mark.text..end).unwrap_or_default().trim();
                if let Some(last) = self.story.parts.last_mut().filter(|_| !after.is_empty()) {
                    last.text = format!("{}\n\n{after}", last.text);
                }
            }
        }
    }

    fn push_part(&mut self, ids: Vec<PartId>, text: String, label: Range<usize>) {
        let line = self.line(label.start);
        let Some(other) = self.story.parts.iter_mut().find(|part| part.ids == ids) else {
            let (plain, key_points) = (String::new(), Vec::new());
            self.story.parts.push(StoryPart { ids, text, plain, key_points, line });
            return;
        };
        let joint = if other.text.is_empty() || text.is_empty() { "" } else { "\n\n" };
        other.text.push_str(joint);
        other.text.push_str(&text);
        let names: Vec<&str> = ids.iter().map(|id| id.name()).collect();
        let message = format!("the part {} stands here a second time", names.join(" and "));
        self.warn(label, message, "the two are read as one; join them");
    }

    /// Without any part of the framework, the whole is one `Answer` part.
    fn push_whole(&mut self, text: &str, end: usize) {
        if text.is_empty() {
            return;
        }
        let first = text.lines().next().unwrap_or_default();
        let before = self.text.get(..end).unwrap_or_default();
        let at = before.find(first).unwrap_or(0);
        self.push_part(vec![PartId::Answer], text.to_owned(), at..at);
    }

    /// A single label on an item or paragraph says nothing about its siblings: they go under `Answer`.
    fn assign_siblings(&mut self, spans: &[(&Mark, usize)]) {
        let mut parts = spans.iter().filter(|(mark, _)| matches!(mark.kind, MarkKind::Part(_) | MarkKind::Table(_)));
        let (Some((mark, end)), None) = (parts.next(), parts.next()) else { return };
        let MarkKind::Part(named) = &mark.kind else { return };
        if !mark.is_inline || named.ids == [PartId::Answer] {
            return;
        }
        let slice = self.slice(mark, *end);
        let Some((own, siblings)) = own_and_siblings(&slice) else { return };
        let names: Vec<&str> = named.ids.iter().map(|id| id.name()).collect();
        let (count, what) = (siblings.count, if mark.item.is_some() { "item" } else { "paragraph" });
        let follow = if count == 1 { format!("1 {what} follows") } else { format!("{count} {what}s follow") };
        let message = format!("only {} is labelled; {follow} unassigned", names.join(" and "));
        self.warn(mark.label.clone(), message, "put a label before each part");
        let Some(part) = self.story.parts.first_mut() else { return };
        part.text = own;
        let line = self.line(siblings.start);
        let (plain, key_points) = (String::new(), Vec::new());
        let ids = vec![PartId::Answer];
        self.story.parts.push(StoryPart { ids, text: siblings.text, plain, key_points, line });
    }

    fn slice(&self, mark: &Mark, end: usize) -> Slice<'t> {
        Slice {
            source: self.text,
            start: mark.text,
            end,
            reopens: mark.reopens,
            item: mark.item,
            line_start: mark.start,
            is_heading: mark.level < BOLD_LINE && mark.text < mark.label.end,
        }
    }

    fn without_headline(&self, marks: &[Mark], note: Range<usize>) -> String {
        let headline =
            marks.iter().find(|mark| matches!(mark.kind, MarkKind::Headline(_))).filter(|mark| mark.start < note.end);
        let text = match headline {
            Some(mark) => {
                let before = self.text.get(note.start..mark.start).unwrap_or_default().trim();
                let after = self.text.get(mark.text..note.end).unwrap_or_default();
                if before.is_empty() { after.to_owned() } else { format!("{before}\n\n{}", after.trim()) }
            }
            None => self.text.get(note).unwrap_or_default().to_owned(),
        };
        slices::trim_blank_lines(&text).to_owned()
    }

    fn line(&self, at: usize) -> usize {
        self.body_line + self.lines.partition_point(|start| *start <= at).saturating_sub(1)
    }

    fn warn(&mut self, span: Range<usize>, message: String, advice: &str) {
        let line = self.line(span.start);
        let before = self.text.get(..span.start).unwrap_or_default();
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        let length = self.text.get(span).unwrap_or_default().chars().count();
        self.problems.push(PartProblem { line, column, length, message, advice: advice.to_owned() });
    }

    fn warn_lone_marks(&mut self, blocks: &[Block]) {
        for block in blocks.iter().filter(|block| block.kind != BlockKind::Code) {
            let Some(place) = block.lone_mark(self.text) else { continue };
            let mark = self.text.get(place..place + 2).unwrap_or("**");
            let advice = format!("put the second `{mark}` right where the bold text ends, or delete this one");
            self.warn(place..place + 2, format!("a lone `{mark}`"), &advice);
        }
    }

    /// A heading that is nearly the name of a part that the story lacks.
    fn warn_near_names(&mut self, marks: &[Mark]) {
        for mark in marks {
            let MarkKind::Section(title) = &mark.kind else { continue };
            let is_found = |id: PartId| self.story.parts.iter().any(|part| part.ids.contains(&id));
            let missing = self.framework.sections().iter().filter(|section| !is_found(section.id));
            if let Some(near) = near_name(title, missing.map(|section| section.name)) {
                let message = format!("`{title}` names no part");
                self.warn(mark.label.clone(), message, &format!("did you mean `{near}`?"));
            }
        }
    }

    fn warn_open_fence(&mut self, fence: Option<Range<usize>>) {
        let Some(fence) = fence else { return };
        let inside = self.text.get(fence.clone()).unwrap_or_default();
        let mut at = fence.start;
        for line in inside.split_inclusive('\n') {
            let title = line.trim_start_matches('#');
            if title.len() < line.len() && names_any_part(title) {
                let span = at..at + line.trim_end().len();
                let message = "this part's heading is inside an open code fence".to_owned();
                self.warn(span, message, "close the code above it with a line of the same ``` or ~~~");
            }
            at += line.len();
        }
    }
}

#[cfg(test)]
mod tests;
