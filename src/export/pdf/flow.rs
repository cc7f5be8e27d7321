//! What is to be set: the sheet's page as groups of elements, with all lengths in em of the body size.
//!
//! A group is kept together where it fits; an element is a paragraph with its indent, label, dot or bar, and what it is to
//! a reading machine. Knows no pages.

use super::font::Faces;
use super::text::{Ink, Paragraph, Span};
use crate::export::page::{Item, Page, PartLabel, Row, Section, SectionKind};
use crate::export::wishes::Form;
use crate::text::rich::{RichBlock, RichRun};

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
    pub role: Role,
}

/// What an element is to a reading machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A heading of this level, 1 to 6.
    Heading(u16),
    Text,
    /// An item of a list; neighbours are one list.
    Item,
    /// Nothing to be read.
    Ornament,
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
    /// Words at these places, in em.
    Labels(Vec<(Paragraph, f32)>),
    /// A word at the margin and a dot.
    LabelAndDot(Paragraph),
    Dot,
    /// A line down its whole height.
    Bar,
}

/// How the forms differ.
struct Measures {
    heading: f32,
    /// The width of the column of labels.
    labels: f32,
    long_labels: bool,
    between: f32,
    /// Space between rows.
    rows: f32,
    rules: bool,
}

const FULL: Measures = Measures { heading: 1.3, labels: 7.6, long_labels: true, between: 1.6, rows: 0.3, rules: true };
const BRIEF: Measures =
    Measures { heading: 1.14, labels: 1.25, long_labels: false, between: 1.1, rows: 0.18, rules: false };

/// The groups of `page` in `form`.
pub fn groups(faces: &Faces, page: &Page, form: Form) -> Vec<Group> {
    let measures = if form == Form::Page { &BRIEF } else { &FULL };
    page.sections.iter().flat_map(|section| section_groups(faces, section, measures)).collect()
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

/// `text` whose dots between names stay with the name before, so that no line begins with one.
fn unbroken(text: &str) -> String {
    text.replace(" · ", "\u{a0}· ")
}

fn label(text: &str) -> Span {
    Span::plain(text).bold().ink(Ink::Soft).scale(0.92)
}

/// Room for a dot beside a column of labels.
const DOT_ROOM: f32 = 0.9;

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
        Element { keeps_next: true, role: Role::Heading(2), ..self.text(&spans, 0.0, 0.0) }
    }

    fn row(&self, row: &Row) -> Vec<Element> {
        match row {
            Row::Opening(text) => {
                let element = self.text(&[Span::plain(text)], 0.75, self.measures.rows);
                vec![Element { side: Side::Bar, keeps_next: true, ..element }]
            }
            Row::Cues { part, cues } => {
                let name = if self.measures.long_labels { &part.long } else { &part.short };
                self.list(name, cues.iter().map(|cue| (cue.as_str(), &[][..])))
            }
            Row::Text { part, blocks, .. } => self.whole_text(part.as_ref(), blocks),
            Row::Fact { label, text } => self.labelled(label, Span::plain(unbroken(text))),
            Row::Fix(text) => self.labelled("Fix", Span::plain(text).bold().ink(Ink::Accent)),
            Row::List { label, items } => {
                self.list(label, items.iter().map(|Item { text, under }| (text.as_str(), under.as_slice())))
            }
            Row::Sentence(text) => vec![self.text(&[Span::plain(unbroken(text))], 0.0, 0.15)],
            Row::Space => {
                let side = Side::Labels(vec![(self.paragraph(&[label("Notes")]), 0.0)]);
                let lines = Content::Lines(3);
                vec![Element {
                    content: lines,
                    indent: self.label_width + DOT_ROOM,
                    before: 0.35,
                    keeps_next: false,
                    side,
                    role: Role::Text,
                }]
            }
            Row::Notes { .. } => Vec::new(),
        }
    }

    /// A label beside a text; in the narrow column the label runs in.
    fn labelled(&self, name: &str, text: Span) -> Vec<Element> {
        if self.measures.long_labels {
            let side = Side::Labels(vec![(self.paragraph(&[label(name)]), 0.0)]);
            return vec![Element { side, ..self.text(&[text], self.label_width + DOT_ROOM, self.measures.rows) }];
        }
        let spans = [label(name), Span::plain("  "), text];
        vec![self.text(&spans, 0.0, self.measures.rows)]
    }

    /// The blocks of a part, its name beside the first.
    fn whole_text(&self, part: Option<&PartLabel>, blocks: &[RichBlock]) -> Vec<Element> {
        let indent = if part.is_some() { self.label_width + DOT_ROOM } else { 0.0 };
        let elements = blocks.iter().enumerate().map(|(number, block)| {
            let mut element = self.block(block);
            element.indent += indent;
            if let Side::Labels(labels) = &mut element.side {
                labels.iter_mut().for_each(|(_, place)| *place += indent);
            }
            if let Role::Heading(level) = &mut element.role {
                *level = (*level + 1).min(6);
            }
            if number == 0
                && let Some(part) = part
            {
                let name = self.paragraph(&[label(&part.long)]);
                element.side = match element.side {
                    Side::Dot => Side::LabelAndDot(name),
                    Side::Labels(labels) => Side::Labels([vec![(name, 0.0)], labels].concat()),
                    _ => Side::Labels(vec![(name, 0.0)]),
                };
                element.before = element.before.max(self.measures.rows);
            }
            element
        });
        elements.collect()
    }

    /// Items with a label beside the first, and what belongs to each under it. In the narrow column the label takes the
    /// place of the first dot.
    fn list<'i>(&self, name: &str, items: impl Iterator<Item = (&'i str, &'i [String])>) -> Vec<Element> {
        let labels = if name.is_empty() { 1.0 } else { self.label_width };
        let dot_room = if self.measures.long_labels && !name.is_empty() { DOT_ROOM } else { 0.0 };
        let mut elements: Vec<Element> = Vec::new();
        for (number, (item, under)) in items.enumerate() {
            let before = if number == 0 { self.measures.rows } else { self.measures.rows * 0.3 };
            let side = match (number == 0 && !name.is_empty(), self.measures.long_labels) {
                (true, true) => Side::LabelAndDot(self.paragraph(&[label(name)])),
                (true, false) => Side::Labels(vec![(self.paragraph(&[label(name)]), 0.0)]),
                (false, _) => Side::Dot,
            };
            let keeps_next = !under.is_empty();
            let element = self.text(&[Span::plain(item)], labels + dot_room, before);
            elements.push(Element { side, keeps_next, role: Role::Item, ..element });
            elements.extend(under.iter().map(|text| {
                let element = self.text(&[Span::plain(text).ink(Ink::Soft)], labels + dot_room + 0.9, 0.05);
                Element { role: Role::Item, ..element }
            }));
        }
        keep_ends_together(&mut elements);
        elements
    }

    fn text(&self, spans: &[Span], indent: f32, before: f32) -> Element {
        let content = Content::Text(self.paragraph(spans));
        Element { content, indent, before, keeps_next: false, side: Side::Nothing, role: Role::Text }
    }

    fn paragraph(&self, spans: &[Span]) -> Paragraph {
        Paragraph::new(self.faces, spans)
    }
}

/// The first two and the last two of a list stay together.
fn keep_ends_together(elements: &mut [Element]) {
    let count = elements.len();
    for (number, element) in elements.iter_mut().enumerate() {
        element.keeps_next |= number + 1 < count && (number == 0 || number + 2 == count);
    }
}

/// The notes: a group begins at each heading.
fn note_groups(faces: &Faces, blocks: &[RichBlock], measures: &Measures) -> Vec<Group> {
    let setter = Setter { faces, measures, label_width: measures.labels };
    let mut groups: Vec<Group> = Vec::new();
    for block in blocks {
        let starts = matches!(block, RichBlock::Heading { .. }) || groups.is_empty();
        if starts {
            let rule = groups.is_empty() && measures.rules;
            groups.push(Group { elements: Vec::new(), title: None, before: measures.between, rule });
        }
        let Some(group) = groups.last_mut() else { continue };
        if let RichBlock::Heading { text, .. } = block {
            group.title = Some(text.iter().map(|run| run.text.as_str()).collect());
        }
        group.elements.push(setter.block(block));
    }
    groups
}

impl Setter<'_, '_> {
    fn block(&self, block: &RichBlock) -> Element {
        match block {
            RichBlock::Heading { level, text } => {
                let scale = if *level == 1 { self.measures.heading } else { 1.04 };
                let spans: Vec<Span> = note_spans(text).into_iter().map(|span| span.bold().scale(scale)).collect();
                let role = Role::Heading(u16::from(*level).saturating_add(1).min(6));
                Element { keeps_next: true, role, ..self.text(&spans, 0.0, 0.0) }
            }
            RichBlock::Paragraph(text) => self.text(&note_spans(text), 0.0, 0.3),
            RichBlock::Item { depth, marker, text } => {
                let outer = (*depth as f32 - 1.0).clamp(0.0, 6.0) * 1.1;
                let side = match marker.as_str() {
                    "" => Side::Nothing,
                    "•" => Side::Dot,
                    _ => Side::Labels(vec![(self.paragraph(&[Span::plain(marker).ink(Ink::Soft)]), outer)]),
                };
                let own = if matches!(side, Side::Labels(..)) { 1.6 } else { 1.0 };
                Element { side, role: Role::Item, ..self.text(&note_spans(text), outer + own, 0.12) }
            }
            RichBlock::Code(text) => self.text(&[Span::plain(text).scale(0.92)], 1.0, 0.3),
            RichBlock::Rule => {
                let side = Side::Nothing;
                Element {
                    content: Content::Rule,
                    indent: 0.0,
                    before: 0.6,
                    keeps_next: false,
                    side,
                    role: Role::Ornament,
                }
            }
        }
    }
}

fn note_spans(runs: &[RichRun]) -> Vec<Span> {
    let span = |run: &RichRun| if run.bold { Span::plain(&run.text).bold() } else { Span::plain(&run.text) };
    runs.iter().map(span).collect()
}
