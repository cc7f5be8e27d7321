//! What is to be set: the sheet's page as groups of elements, with all lengths in em of the body size.
//!
//! A group is kept together where it fits; an element is a paragraph with its indent, label, dot or bar. Knows no pages.

use super::font::Faces;
use super::text::{Ink, Paragraph, Span};
use crate::export::notes::{Block, Run as NoteRun};
use crate::export::page::{Page, Row, Section, SectionKind};
use crate::export::sheet::Form;

/// What stands together.
#[derive(Debug)]
pub struct Group {
    pub elements: Vec<Element>,
    /// The outline entry that leads here.
    pub title: Option<String>,
    /// Space above, unless at the top.
    pub before: f32,
    /// Whether a fine line is drawn above, unless at the top.
    pub rule: bool,
}

/// One paragraph and what is drawn beside it.
#[derive(Debug)]
pub struct Element {
    pub content: Content,
    pub indent: f32,
    pub before: f32,
    /// Whether it must not be parted from the next element.
    pub keeps_next: bool,
    pub side: Side,
}

/// What an element holds.
#[derive(Debug)]
pub enum Content {
    Text(Paragraph),
    /// So many ruled lines to write on.
    Lines(usize),
    Rule,
}

/// What stands in the indent of an element.
#[derive(Debug)]
pub enum Side {
    Nothing,
    /// A word at this place, in em.
    Label(Paragraph, f32),
    Dot,
    /// A line down its whole height.
    Bar,
}

/// How the two forms differ.
struct Measures {
    heading: f32,
    /// The width of the column of labels.
    labels: f32,
    long_labels: bool,
    between: f32,
    rules: bool,
}

const BRIEF: Measures = Measures { heading: 1.14, labels: 1.25, long_labels: false, between: 1.15, rules: false };
const FULL: Measures = Measures { heading: 1.3, labels: 7.6, long_labels: true, between: 1.6, rules: true };

/// The groups of `page`.
pub fn groups(faces: &Faces, page: &Page, form: Form) -> Vec<Group> {
    let measures = if form == Form::Page { &BRIEF } else { &FULL };
    page.sections.iter().flat_map(|section| section_groups(faces, section, measures)).collect()
}

/// The characters of every text that is drawn for `page`.
pub fn texts(page: &Page) -> Vec<&str> {
    let mut texts = vec![page.title.as_str(), page.subtitle.as_str()];
    for section in &page.sections {
        texts.push(&section.heading);
        texts.extend(section.mark.as_deref());
        section.rows.iter().for_each(|row| row_texts(row, &mut texts));
    }
    texts
}

fn row_texts<'p>(row: &'p Row, texts: &mut Vec<&'p str>) {
    match row {
        Row::StoryName { headline, mark } => {
            texts.push(headline);
            texts.extend(mark.as_deref());
        }
        Row::Opening(text) | Row::Fact { text, .. } | Row::Fix(text) | Row::Sentence(text) => texts.push(text),
        Row::Cues { cues: items, .. } | Row::List { items, .. } => texts.extend(items.iter().map(String::as_str)),
        Row::Space => {}
        Row::Notes { blocks, .. } => blocks.iter().for_each(|block| match block {
            Block::Heading { text, .. } | Block::Paragraph(text) | Block::Item { text, .. } => {
                texts.extend(text.iter().map(|run| run.text.as_str()));
            }
            Block::Code(text) => texts.push(text),
            Block::Rule => {}
        }),
    }
}

fn section_groups(faces: &Faces, section: &Section, measures: &Measures) -> Vec<Group> {
    if let (SectionKind::Notes, [Row::Notes { blocks, .. }]) = (section.kind, section.rows.as_slice()) {
        return note_groups(faces, blocks, measures);
    }
    let setter = Setter { faces, measures, label_width: label_width(faces, section, measures) };
    let mut elements = vec![setter.heading(section)];
    elements.extend(section.rows.iter().flat_map(|row| setter.row(row)));
    let title = Some(section.heading.clone());
    vec![Group { elements, title, before: measures.between, rule: measures.rules }]
}

/// The widest label of the cues decides how far they stand in.
fn label_width(faces: &Faces, section: &Section, measures: &Measures) -> f32 {
    if measures.long_labels {
        return measures.labels;
    }
    let labels = section.rows.iter().filter_map(|row| match row {
        Row::Cues { part, .. } => Some(Paragraph::new(faces, &[label(&part.short)]).natural_width() + 0.6),
        _ => None,
    });
    labels.fold(measures.labels, f32::max).min(6.0)
}

fn label(text: &str) -> Span {
    Span::plain(text).bold().ink(Ink::Soft).scale(0.92)
}

struct Setter<'s, 'f> {
    faces: &'s Faces<'f>,
    measures: &'s Measures,
    label_width: f32,
}

impl Setter<'_, '_> {
    fn heading(&self, section: &Section) -> Element {
        let mut spans = vec![Span::plain(section.heading.clone()).bold().scale(self.measures.heading)];
        if let Some(mark) = &section.mark {
            spans.push(Span::plain(format!("  {mark}")).ink(Ink::Soft).scale(0.92));
        }
        Element { keeps_next: true, ..self.text(&spans, 0.0, 0.0) }
    }

    fn row(&self, row: &Row) -> Vec<Element> {
        match row {
            Row::StoryName { headline, mark } => {
                let mark = mark.as_deref().map(|mark| Span::plain(format!("  {mark}")).ink(Ink::Soft).scale(0.92));
                let spans: Vec<Span> = [Span::plain(headline).bold().ink(Ink::Accent)].into_iter().chain(mark).collect();
                vec![Element { keeps_next: true, ..self.text(&spans, 0.0, 0.15) }]
            }
            Row::Opening(text) => {
                let element = self.text(&[Span::plain(text)], 0.75, 0.3);
                vec![Element { side: Side::Bar, keeps_next: true, ..element }]
            }
            Row::Cues { part, cues } => self.list(if self.measures.long_labels { &part.long } else { &part.short }, cues),
            Row::Fact { label, text } => self.labelled(label, Span::plain(text)),
            Row::Fix(text) => self.labelled("Fix", Span::plain(text).bold().ink(Ink::Accent)),
            Row::List { label, items } => self.list(label, items),
            Row::Sentence(text) => vec![self.text(&[Span::plain(text)], 0.0, 0.15)],
            Row::Space => {
                let side = Side::Label(self.paragraph(&[label("Notes")]), 0.0);
                let lines = Content::Lines(3);
                vec![Element { content: lines, indent: self.label_width, before: 0.35, keeps_next: false, side }]
            }
            Row::Notes { .. } => Vec::new(),
        }
    }

    /// A label beside a text; in the narrow column the label runs in.
    fn labelled(&self, name: &str, text: Span) -> Vec<Element> {
        if self.measures.long_labels {
            let side = Side::Label(self.paragraph(&[label(name)]), 0.0);
            return vec![Element { side, ..self.text(&[text], self.label_width, 0.35) }];
        }
        let spans = [label(name), Span::plain("  "), text];
        vec![self.text(&spans, 0.0, 0.3)]
    }

    /// Items with a label beside the first; every item but a labelled first one has a dot.
    fn list(&self, name: &str, items: &[String]) -> Vec<Element> {
        let labels = if name.is_empty() { 1.0 } else { self.label_width };
        // A column of letters takes the place of the first dot; beside long labels every item has its own.
        let dot_room = if self.measures.long_labels && !name.is_empty() { 0.9 } else { 0.0 };
        let last = items.len().saturating_sub(1);
        let elements = items.iter().enumerate().map(|(number, item)| {
            let before = if number == 0 { 0.3 } else { 0.08 };
            let element = self.text(&[Span::plain(item)], labels + dot_room, before);
            let has_label = number == 0 && !name.is_empty();
            let side = if has_label { Side::Label(self.paragraph(&[label(name)]), 0.0) } else { Side::Dot };
            // The first two and the last two items of a list stay together.
            let keeps_next = number == 0 && last > 0 || number + 2 == items.len();
            Element { side, keeps_next, ..element }
        });
        elements.collect()
    }

    fn text(&self, spans: &[Span], indent: f32, before: f32) -> Element {
        let content = Content::Text(self.paragraph(spans));
        Element { content, indent, before, keeps_next: false, side: Side::Nothing }
    }

    fn paragraph(&self, spans: &[Span]) -> Paragraph {
        Paragraph::new(self.faces, spans)
    }
}

/// The notes: a group begins at each heading.
fn note_groups(faces: &Faces, blocks: &[Block], measures: &Measures) -> Vec<Group> {
    let setter = Setter { faces, measures, label_width: measures.labels };
    let mut groups: Vec<Group> = Vec::new();
    for block in blocks {
        let starts = matches!(block, Block::Heading { .. }) || groups.is_empty();
        if starts {
            let rule = groups.is_empty() && measures.rules;
            groups.push(Group { elements: Vec::new(), title: None, before: measures.between, rule });
        }
        let Some(group) = groups.last_mut() else { continue };
        if let Block::Heading { text, .. } = block {
            group.title = Some(text.iter().map(|run| run.text.as_str()).collect());
        }
        group.elements.push(setter.block(block));
    }
    groups
}

impl Setter<'_, '_> {
    fn block(&self, block: &Block) -> Element {
        match block {
            Block::Heading { level, text } => {
                let scale = if *level == 1 { self.measures.heading } else { 1.04 };
                let spans: Vec<Span> = note_spans(text).into_iter().map(|span| span.bold().scale(scale)).collect();
                Element { keeps_next: true, ..self.text(&spans, 0.0, 0.0) }
            }
            Block::Paragraph(text) => self.text(&note_spans(text), 0.0, 0.3),
            Block::Item { depth, marker, text } => {
                let outer = (*depth as f32 - 1.0).clamp(0.0, 6.0) * 1.1;
                let side = match marker.as_str() {
                    "" => Side::Nothing,
                    "•" => Side::Dot,
                    _ => Side::Label(self.paragraph(&[Span::plain(marker).ink(Ink::Soft)]), outer),
                };
                let own = if matches!(side, Side::Label(..)) { 1.6 } else { 1.0 };
                Element { side, ..self.text(&note_spans(text), outer + own, 0.12) }
            }
            Block::Code(text) => self.text(&[Span::plain(text).scale(0.92)], 1.0, 0.3),
            Block::Rule => {
                Element { content: Content::Rule, indent: 0.0, before: 0.6, keeps_next: false, side: Side::Nothing }
            }
        }
    }
}

fn note_spans(runs: &[NoteRun]) -> Vec<Span> {
    let span = |run: &NoteRun| if run.bold { Span::plain(&run.text).bold() } else { Span::plain(&run.text) };
    runs.iter().map(span).collect()
}
