//! What is to be set: the sheet's page as groups of elements, with all lengths in em of the body size.
//!
//! A group is kept together where it fits; an element is a paragraph with its indent, label, dot or bar. Knows no pages.

use super::font::Faces;
use super::text::{Ink, Paragraph, Span};
use crate::export::notes::{Block, Run as NoteRun};
use crate::export::page::{Page, Row, Section, SectionKind};

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
    /// A word at the margin and a dot.
    LabelAndDot(Paragraph),
    Dot,
    /// A line down its whole height.
    Bar,
}

/// How much room there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Density {
    /// A section per question, labels in full.
    Full,
    /// The brief form, a line per cue.
    Roomy,
    /// The brief form, the cues of a part in one run.
    Compact,
}

/// How the densities differ.
struct Measures {
    heading: f32,
    /// The width of the column of labels.
    labels: f32,
    long_labels: bool,
    cues_run_in: bool,
    between: f32,
    /// Space between rows.
    rows: f32,
    rules: bool,
}

const FULL: Measures =
    Measures { heading: 1.3, labels: 7.6, long_labels: true, cues_run_in: false, between: 1.6, rows: 0.3, rules: true };
const ROOMY: Measures = Measures {
    heading: 1.14,
    labels: 1.25,
    long_labels: false,
    cues_run_in: false,
    between: 1.2,
    rows: 0.22,
    rules: false,
};
const COMPACT: Measures = Measures { heading: 1.1, cues_run_in: true, between: 1.0, rows: 0.14, ..ROOMY };

/// The groups of `page`.
pub fn groups(faces: &Faces, page: &Page, density: Density) -> Vec<Group> {
    let measures = match density {
        Density::Full => &FULL,
        Density::Roomy => &ROOMY,
        Density::Compact => &COMPACT,
    };
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
    elements.extend(setter.rows(&section.rows));
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
fn held(text: &str) -> String {
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
        Element { keeps_next: true, ..self.text(&spans, 0.0, 0.0) }
    }

    /// The elements of `rows`; in the narrow column neighbouring facts share a paragraph.
    fn rows(&self, rows: &[Row]) -> Vec<Element> {
        let is_fact = |row: &Row| matches!(row, Row::Fact { .. }) && !self.measures.long_labels;
        let chunks = rows.chunk_by(|a, b| is_fact(a) && is_fact(b));
        chunks.flat_map(|chunk| if chunk.len() > 1 { vec![self.facts(chunk)] } else { self.row_of(chunk) }).collect()
    }

    fn row_of(&self, chunk: &[Row]) -> Vec<Element> {
        chunk.iter().flat_map(|row| self.row(row)).collect()
    }

    fn facts(&self, rows: &[Row]) -> Element {
        let mut spans = Vec::new();
        for row in rows {
            if let Row::Fact { label: name, text } = row {
                let gap = if spans.is_empty() { "" } else { "   " };
                spans.extend([label(&format!("{gap}{name}")), Span::plain("  "), Span::plain(held(text))]);
            }
        }
        self.text(&spans, 0.0, self.measures.rows)
    }

    fn row(&self, row: &Row) -> Vec<Element> {
        match row {
            Row::StoryName { headline, mark } => {
                let mark = mark.as_deref().map(|mark| Span::plain(format!("  {mark}")).ink(Ink::Soft).scale(0.92));
                let spans: Vec<Span> =
                    [Span::plain(headline).bold().ink(Ink::Accent)].into_iter().chain(mark).collect();
                vec![Element { keeps_next: true, ..self.text(&spans, 0.0, 0.15) }]
            }
            Row::Opening(text) => {
                let element = self.text(&[Span::plain(text)], 0.75, self.measures.rows);
                vec![Element { side: Side::Bar, keeps_next: true, ..element }]
            }
            Row::Cues { part, cues } if self.measures.cues_run_in => self.run_in(&part.short, cues),
            Row::Cues { part, cues } if self.measures.long_labels => self.list(&part.long, cues),
            Row::Cues { part, cues } => self.list(&part.short, cues),
            Row::Fact { label, text } => self.labelled(label, Span::plain(held(text))),
            Row::Fix(text) => self.labelled("Fix", Span::plain(text).bold().ink(Ink::Accent)),
            Row::List { label, items } => self.list(label, items),
            Row::Sentence(text) => vec![self.text(&[Span::plain(held(text))], 0.0, 0.15)],
            Row::Space => {
                let side = Side::Label(self.paragraph(&[label("Notes")]), 0.0);
                let lines = Content::Lines(3);
                vec![Element {
                    content: lines,
                    indent: self.label_width + DOT_ROOM,
                    before: 0.35,
                    keeps_next: false,
                    side,
                }]
            }
            Row::Notes { .. } => Vec::new(),
        }
    }

    /// A label beside a text; in the narrow column the label runs in.
    fn labelled(&self, name: &str, text: Span) -> Vec<Element> {
        if self.measures.long_labels {
            let side = Side::Label(self.paragraph(&[label(name)]), 0.0);
            return vec![Element { side, ..self.text(&[text], self.label_width + DOT_ROOM, self.measures.rows) }];
        }
        let spans = [label(name), Span::plain("  "), text];
        vec![self.text(&spans, 0.0, self.measures.rows)]
    }

    /// The cues of a part as one text, apart by dots that a line never begins with.
    fn run_in(&self, name: &str, cues: &[String]) -> Vec<Element> {
        let side = Side::Label(self.paragraph(&[label(name)]), 0.0);
        let mut spans = Vec::new();
        for cue in cues {
            if !spans.is_empty() {
                spans.push(Span::plain("\u{a0}· ").ink(Ink::Accent).bold());
            }
            spans.push(Span::plain(cue));
        }
        vec![Element { side, ..self.text(&spans, self.label_width, self.measures.rows) }]
    }

    /// Items with a label beside the first. In the narrow column the label takes the place of the first dot.
    fn list(&self, name: &str, items: &[String]) -> Vec<Element> {
        let labels = if name.is_empty() { 1.0 } else { self.label_width };
        let dot_room = if self.measures.long_labels && !name.is_empty() { DOT_ROOM } else { 0.0 };
        let elements = items.iter().enumerate().map(|(number, item)| {
            let before = if number == 0 { self.measures.rows } else { self.measures.rows * 0.3 };
            let element = self.text(&[Span::plain(item)], labels + dot_room, before);
            let side = match (number == 0 && !name.is_empty(), self.measures.long_labels) {
                (true, true) => Side::LabelAndDot(self.paragraph(&[label(name)])),
                (true, false) => Side::Label(self.paragraph(&[label(name)]), 0.0),
                (false, _) => Side::Dot,
            };
            // The first two and the last two items of a list stay together.
            let keeps_next = number + 1 < items.len() && (number == 0 || number + 2 == items.len());
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
