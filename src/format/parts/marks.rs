//! Finds where parts and sections can start in a text: headings, bold lines, labels, and tables with part names.

use crate::domain::{Framework, PartId};
use crate::format::aliases::{Named, parts_named};
use crate::format::labels::{Label, LabelPlace, inner_labels, read_bare_label, read_label};
use crate::text::blocks::{Block, BlockKind, rows_below};
use crate::text::inline::read_inline;
use std::collections::BTreeSet;
use std::ops::Range;

/// The level of a bold line: deeper than any heading.
pub const BOLD_LINE: u8 = 7;
/// The level of a label.
const LABEL: u8 = 8;

/// A place where something starts.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    pub kind: MarkKind,
    /// 1 to 6 for headings; deeper for bold lines and labels.
    pub level: u8,
    /// The whole text of a heading.
    pub title: String,
    /// Where what stands before it ends: the start of its line.
    pub start: usize,
    /// The label or heading itself.
    pub label: Range<usize>,
    /// Where its own text starts.
    pub text: usize,
    /// An emphasis mark that belongs before the text.
    pub reopens: &'static str,
    /// Whether text follows the label on its line.
    pub is_inline: bool,
    /// The list item that the label opens.
    pub item: Option<Item>,
}

/// What starts at a mark.
#[derive(Debug, Clone, PartialEq)]
pub enum MarkKind {
    /// The first `#` heading before any part.
    Headline(String),
    /// A heading that names no part.
    Section(String),
    Part(Named),
    /// Columns or rows with part names: what each holds, and where its name stands.
    Table(Vec<Column>),
}

/// The name, text and place of name of one part in a table; without a part's name it is an extra section.
pub type Column = (Named, String, Range<usize>);

/// A list item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item {
    /// Where its list mark stands.
    pub start: usize,
    /// Where its text starts, in columns from the start of the line.
    pub indent: usize,
    pub depth: usize,
}

/// All marks of `text`, in order. One-letter labels count only when two different ones occur, and what is labelled inside
/// a part is text of that part.
pub fn find_marks(text: &str, blocks: &[Block], framework: Framework) -> Vec<Mark> {
    let mut marks = find_all_marks(text, blocks, framework);
    drop_single_letters(&mut marks);
    drop_nested(&mut marks);
    marks
}

/// All marks of `text`, in order, single one-letter labels too.
pub fn find_all_marks(text: &str, blocks: &[Block], framework: Framework) -> Vec<Mark> {
    let finder = Finder { text, framework };
    let mut marks = Vec::new();
    let mut bare = Vec::new();
    let mut index = 0;
    while let Some(block) = blocks.get(index) {
        index += 1;
        match block.kind {
            BlockKind::Code => {}
            BlockKind::Row { .. } => {
                let rows = rows_below(blocks.get(index..).unwrap_or_default());
                marks.extend(finder.table(block, rows));
                index += rows.len();
            }
            BlockKind::Heading(level) => marks.push(finder.heading(block, level)),
            BlockKind::Paragraph => {
                marks.extend(finder.labels(block));
                bare.extend(finder.bare_labels(block));
            }
        }
    }
    add_bare_labels(&mut marks, bare);
    drop_borrowed_letters(&mut marks, text);
    marks
}

/// `C:` and `P:` stand for the Situation in CAR and PAR, `O:` for the Task in SOAR: beside `A:` and `R:`, and not where the
/// part has its own letter. Else they are the third choice of a list, or a page.
fn drop_borrowed_letters(marks: &mut Vec<Mark>, text: &str) {
    let letters_of = |mark: &Mark| match &mark.kind {
        MarkKind::Part(named) if named.letters => named.ids.clone(),
        _ => Vec::new(),
    };
    let is_borrowed = |mark: &Mark| {
        let label = text.get(mark.label.clone()).unwrap_or_default().to_lowercase();
        letters_of(mark).iter().any(|id| !label.contains(&id.section().short.to_lowercase()))
    };
    let (borrowed, own): (Vec<&Mark>, Vec<&Mark>) = marks.iter().partition(|mark| is_borrowed(mark));
    let own: BTreeSet<PartId> = own.into_iter().flat_map(letters_of).collect();
    let is_doubled = borrowed.iter().flat_map(|mark| letters_of(mark)).any(|id| own.contains(&id));
    if is_doubled || !own.contains(&PartId::Action) || !own.contains(&PartId::Result) {
        drop_letters(marks, is_borrowed);
    }
}

/// So many parts that are named in bold are labels, whatever follows them. A convention of this program.
const LEAST_BOLD: usize = 3;

/// `**Task** tell the team` alone may be prose; several such lines are labels.
fn add_bare_labels(marks: &mut Vec<Mark>, bare: Vec<Mark>) {
    let parts = |mark: &Mark| match &mark.kind {
        MarkKind::Part(named) if mark.level >= BOLD_LINE => named.ids.clone(),
        _ => Vec::new(),
    };
    let distinct: BTreeSet<PartId> = marks.iter().chain(&bare).flat_map(parts).collect();
    if !bare.is_empty() && distinct.len() >= LEAST_BOLD {
        marks.extend(bare);
        marks.sort_by_key(|mark| mark.start);
    }
}

fn drop_single_letters(marks: &mut Vec<Mark>) {
    let letter_parts = |mark: &Mark| match &mark.kind {
        MarkKind::Part(named) if named.letters => named.ids.clone(),
        _ => Vec::new(),
    };
    let distinct: BTreeSet<_> = marks.iter().flat_map(letter_parts).collect();
    if distinct.len() < 2 {
        drop_letters(marks, |mark| matches!(&mark.kind, MarkKind::Part(named) if named.letters));
    }
}

/// Takes out the marks that `are` letters and no labels; a heading stays one that names no part.
fn drop_letters(marks: &mut Vec<Mark>, are: impl Fn(&Mark) -> bool) {
    marks.retain_mut(|mark| {
        if !are(mark) {
            return true;
        }
        (mark.text, mark.reopens) = (mark.label.end, "");
        mark.kind = MarkKind::Section(mark.title.clone());
        mark.level < BOLD_LINE
    });
}

/// Where two parts or more are named at one rank, a deeper name of a part that is among them is a label within a part:
/// `- Action` with `- Problem: ...` and `- Approach: ...` below. A part that is named nowhere else may be deeper.
fn drop_nested(marks: &mut Vec<Mark>) {
    let ids_at = |rank: usize| -> BTreeSet<PartId> {
        let ids = marks.iter().filter(|mark| mark.rank() == rank).filter_map(|mark| match &mark.kind {
            MarkKind::Part(named) => Some(named.ids.clone()),
            _ => None,
        });
        ids.flatten().collect()
    };
    let ranks: BTreeSet<usize> = marks.iter().map(Mark::rank).collect();
    let Some((outer, named)) = ranks.into_iter().map(|rank| (rank, ids_at(rank))).find(|(_, ids)| ids.len() > 1) else {
        return;
    };
    let Some(first) = marks.iter().position(|mark| mark.rank() == outer && matches!(mark.kind, MarkKind::Part(_)))
    else {
        return;
    };
    let mut at = 0;
    marks.retain(|mark| {
        at += 1;
        let is_named = matches!(&mark.kind, MarkKind::Part(part) if part.ids.iter().all(|id| named.contains(id)));
        at <= first || mark.rank() <= outer || !is_named
    });
}

impl Mark {
    /// How deep it is: headings by their level, then bold lines, paragraphs, and items by the lists that they stand in.
    fn rank(&self) -> usize {
        usize::from(self.level) + self.item.map_or(0, |item| item.depth)
    }
}

struct Finder<'t> {
    text: &'t str,
    framework: Framework,
}

impl Finder<'_> {
    fn heading(&self, block: &Block, level: u8) -> Mark {
        let title = block.inline(self.text).text.trim().to_owned();
        let label = block.span.start..block.span.start + self.get(block.span.clone()).trim_end().len();
        let whole = parts_named(&title, self.framework);
        let mut mark = Mark {
            kind: MarkKind::Section(title.clone()),
            level,
            title,
            start: self.line_start(block.span.start),
            text: block.span.end,
            label,
            reopens: "",
            is_inline: false,
            item: None,
        };
        let line = block.lines.first().map(|line| line.span.clone()).unwrap_or_default();
        if let Some(named) = whole {
            mark.kind = MarkKind::Part(named);
        } else if let Some(label) = read_label(self.get(line.clone()), self.framework, LabelPlace::First) {
            mark.kind = MarkKind::Part(label.named);
            mark.text = line.start + label.rest;
            mark.reopens = label.reopens;
        }
        mark
    }

    /// The labels at the start of the lines of a paragraph or item.
    fn labels(&self, block: &Block) -> Vec<Mark> {
        let mut marks = Vec::new();
        for (index, line) in block.lines.iter().enumerate() {
            let raw = self.get(line.span.clone());
            if index == 0 && block.depth == 0 && names_follow_ups(raw) {
                marks.push(self.section(line.span.clone(), raw));
                continue;
            }
            let place = if index == 0 { LabelPlace::First } else { LabelPlace::Inside };
            if let Some(label) = read_label(raw, self.framework, place) {
                let named = label.named.clone();
                marks.push(self.label(block, index, line.span.clone(), label));
                marks.extend(self.labels_behind(line.span.clone(), &named));
            }
        }
        marks
    }

    /// The lines that start with a part's name in bold and go on as a sentence might.
    fn bare_labels(&self, block: &Block) -> Vec<Mark> {
        let mut marks = Vec::new();
        for (index, line) in block.lines.iter().enumerate() {
            let raw = self.get(line.span.clone());
            let is_label = || read_label(raw, self.framework, LabelPlace::First).is_some();
            if let Some(label) = read_bare_label(raw, self.framework).filter(|_| !is_label()) {
                marks.push(self.label(block, index, line.span.clone(), label));
            }
        }
        marks
    }

    /// The further labels on a line that starts with the label `first`: `Situation: ... Task: ... Action: ...`. They count
    /// when they name other parts, in the order of the framework, each in bold or behind the end of a sentence, or when
    /// they are several.
    fn labels_behind(&self, line: Range<usize>, first: &Named) -> Vec<Mark> {
        let raw = self.get(line.clone());
        let mut named = first.ids.clone();
        let mut marks = Vec::new();
        let mut is_firm = true;
        for (at, label) in inner_labels(raw, self.framework) {
            if label.named.ids.iter().any(|id| named.iter().any(|other| other >= id)) {
                return Vec::new();
            }
            named.extend(label.named.ids.clone());
            let before = raw.get(..at).unwrap_or_default().trim_end();
            let is_bold = raw.get(at..).is_some_and(|rest| rest.starts_with(['*', '_']));
            is_firm &= !label.named.letters && (is_bold || before.ends_with(['.', '!', '?', '。', ';', '；']));
            let start = line.start + at;
            let text = start + label.rest;
            marks.push(Mark {
                kind: MarkKind::Part(label.named),
                level: LABEL,
                title: String::new(),
                start,
                label: start..start + self.get(start..text).trim_end().len(),
                text,
                reopens: label.reopens,
                is_inline: true,
                item: None,
            });
        }
        if is_firm || marks.len() >= 2 { marks } else { Vec::new() }
    }

    /// A line that opens a section of its own, as a heading would.
    fn section(&self, line: Range<usize>, raw: &str) -> Mark {
        let title = read_inline(raw).text.trim().trim_end_matches([':', '：']).to_owned();
        Mark {
            kind: MarkKind::Section(title.clone()),
            level: BOLD_LINE,
            title,
            start: self.line_start(line.start),
            text: line.end,
            label: line,
            reopens: "",
            is_inline: false,
            item: None,
        }
    }

    fn label(&self, block: &Block, index: usize, line: Range<usize>, label: Label) -> Mark {
        let raw = self.get(line.clone());
        let is_inline = label.rest < raw.trim_end().len();
        let is_bold_line = !is_inline && raw.starts_with(['*', '_']);
        let opens_item = index == 0 && block.opens_item;
        let item = opens_item.then(|| Item {
            start: block.span.start,
            indent: self.columns(self.line_start(line.start)..line.start),
            depth: block.depth,
        });
        Mark {
            kind: MarkKind::Part(label.named),
            level: if is_bold_line { BOLD_LINE } else { LABEL },
            title: String::new(),
            start: self.line_start(line.start),
            text: line.start + label.rest,
            label: line.start..line.start + self.get(line.start..line.start + label.rest).trim_end().len(),
            reopens: label.reopens,
            is_inline,
            item,
        }
    }

    /// A table whose columns, or whose rows, are parts.
    fn table(&self, head: &Block, rows: &[Block]) -> Option<Mark> {
        let columns = self.columns_named(head, rows).or_else(|| self.rows_named(head, rows))?;
        let last = rows.last().unwrap_or(head);
        Some(Mark {
            kind: MarkKind::Table(columns),
            level: LABEL,
            title: String::new(),
            start: self.line_start(head.span.start),
            label: head.span.clone(),
            text: last.span.end,
            reopens: "",
            is_inline: false,
            item: None,
        })
    }

    fn columns_named(&self, head: &Block, rows: &[Block]) -> Option<Vec<Column>> {
        let mut columns: Vec<Column> = Vec::new();
        for (index, cell) in head.cells.iter().enumerate() {
            let named = self.named_or_other(cell);
            let texts = rows.iter().filter_map(|row| row.cells.get(index)).map(|cell| self.get(cell.clone()));
            let texts: Vec<&str> = texts.filter(|text| !text.is_empty()).collect();
            columns.push((named, texts.join("\n\n"), cell.clone()));
        }
        enough(columns)
    }

    fn rows_named(&self, head: &Block, rows: &[Block]) -> Option<Vec<Column>> {
        let mut columns: Vec<Column> = Vec::new();
        for (index, row) in std::iter::once(head).chain(rows).enumerate() {
            let Some((first, others)) = row.cells.split_first() else { continue };
            let named = self.named_or_other(first);
            // A head such as `Part | Text` is no row.
            if index == 0 && named.ids.is_empty() {
                continue;
            }
            let texts: Vec<&str> =
                others.iter().map(|cell| self.get(cell.clone())).filter(|text| !text.is_empty()).collect();
            columns.push((named, texts.join("\n\n"), first.clone()));
        }
        enough(columns)
    }

    /// The parts that a cell names; none for what goes with them, such as a date.
    fn named_or_other(&self, cell: &Range<usize>) -> Named {
        let named = parts_named(self.get(cell.clone()), self.framework);
        named.unwrap_or(Named { ids: Vec::new(), letters: false })
    }

    fn get(&self, span: Range<usize>) -> &str {
        self.text.get(span).unwrap_or_default()
    }

    fn line_start(&self, at: usize) -> usize {
        self.get(0..at).rfind('\n').map_or(0, |newline| newline + 1)
    }

    fn columns(&self, span: Range<usize>) -> usize {
        self.get(span).chars().map(|c| if c == '\t' { 4 } else { 1 }).sum()
    }
}

/// Whether the line, in bold or with a colon, is the title of the follow-up questions that people note below an answer:
/// these are what is asked next and no part of what is said.
fn names_follow_ups(line: &str) -> bool {
    #[rustfmt::skip]
    const NAMES: [&str; 10] = [
        "follow-up", "follow-ups", "follow up", "follow ups", "follow-up questions", "follow up questions",
        "possible follow-ups", "追问", "追加質問", "꼬리질문",
    ];
    let line = line.trim();
    let text = read_inline(line).text;
    let is_title = line.ends_with([':', '：']) || line.starts_with("**") || line.starts_with("__");
    is_title && NAMES.contains(&text.trim().trim_end_matches([':', '：']).trim_end().to_lowercase().as_str())
}

/// One part name in a table may be chance; two different ones are not.
fn enough(columns: Vec<Column>) -> Option<Vec<Column>> {
    let distinct: BTreeSet<_> = columns.iter().flat_map(|(named, _, _)| named.ids.clone()).collect();
    (distinct.len() >= 2).then_some(columns)
}
