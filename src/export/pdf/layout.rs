//! One flow of boxes over columns and pages: lines are broken, kept together, and put one after the other.
//!
//! A story is kept together where it fits a column, and parted where it does not. Lengths are in points, `y` grows
//! downwards.

use super::flow::{self, Content, Element, Group, Role, Side};
use super::font::Faces;
use super::text::{Paragraph, Run, width_of};
use crate::export::Paper;
use crate::export::page::Page;
use crate::export::wishes::Form;

/// One thing drawn on a page.
#[derive(Debug)]
pub enum Shape {
    /// Glyphs from `x` on the base line `y`; their scale times `size` is the type size.
    Text {
        x: f32,
        y: f32,
        size: f32,
        runs: Vec<Run>,
        /// The place of the element that it belongs to in [`Layout::roles`]; none of what only numbers or adorns.
        element: Option<usize>,
    },
    Dot {
        x: f32,
        y: f32,
        radius: f32,
    },
    /// A filled rectangle: bars and rules.
    Box {
        x: f32,
        y: f32,
        width: f32,
        height: f32,
        accent: bool,
    },
}

/// The marks of one page.
#[derive(Debug, Default)]
pub struct SetPage {
    pub marks: Vec<Shape>,
}

/// A title of the outline and where it stands.
#[derive(Debug)]
pub struct Entry {
    pub title: String,
    pub page: usize,
    pub y: f32,
}

/// All pages.
#[derive(Debug)]
pub struct Layout {
    pub pages: Vec<SetPage>,
    pub outline: Vec<Entry>,
    /// What each element is to a reading machine, in reading order.
    pub roles: Vec<Role>,
}

/// The sheet of paper and what is left free on it.
#[derive(Debug, Clone, Copy)]
pub struct Geometry {
    pub width: f32,
    pub height: f32,
    pub margin: f32,
    /// The height of the title on the first page.
    pub header: f32,
    columns: usize,
    gutter: f32,
}

/// The elements that stand above the flow: the title and the dates.
const HEADER: [Role; 2] = [Role::Heading(1), Role::Text];
/// The places of the title and of the dates in [`Layout::roles`].
pub const TITLE: usize = 0;
pub const DATES: usize = 1;
/// Line height over type size.
const LEADING: f32 = 1.33;
/// The base line of a line below its top, over its height.
const BASE_LINE: f32 = 0.76;
/// The share of a column that may stay blank below a story: more, and the next one begins there and is parted.
const MOST_BLANK: f32 = 0.3;
/// Room for the page number.
const FOOTER: f32 = 16.0;

impl Geometry {
    /// The geometry of `form` on `paper`.
    pub fn new(paper: Paper, form: Form) -> Geometry {
        let (width, height) = match paper {
            Paper::A4 => (595.28, 841.89),
            Paper::Letter => (612.0, 792.0),
        };
        match form {
            Form::Page => Geometry { width, height, margin: 36.0, header: 36.0, columns: 2, gutter: 22.0 },
            Form::Full | Form::Everything => {
                Geometry { width, height, margin: 52.0, header: 40.0, columns: 1, gutter: 0.0 }
            }
        }
    }

    fn column_width(&self) -> f32 {
        let gutters = self.gutter * (self.columns as f32 - 1.0);
        (self.width - 2.0 * self.margin - gutters) / self.columns as f32
    }

    fn page_of(&self, column: usize) -> usize {
        column / self.columns
    }

    fn left(&self, column: usize) -> f32 {
        self.margin + (column % self.columns) as f32 * (self.column_width() + self.gutter)
    }

    fn top(&self, column: usize) -> f32 {
        self.margin + if self.page_of(column) == 0 { self.header } else { 0.0 }
    }

    fn bottom(&self) -> f32 {
        self.height - self.margin - FOOTER
    }
}

/// `page` set at one size.
pub fn lay_out(faces: &Faces, page: &Page, form: Form, geometry: &Geometry, size: f32) -> Layout {
    let groups = flow::groups(faces, page, form);
    let mut roles = HEADER.to_vec();
    let set = set_groups(faces, &groups, geometry, size, &mut roles);
    let placed = place(&set, geometry);
    Layout { roles, ..draw(set, &placed, &groups, geometry, size) }
}

/// A line with what is drawn in it, relative to its top left.
#[derive(Debug)]
struct SetLine {
    height: f32,
    keeps_next: bool,
    marks: Vec<Shape>,
}

#[derive(Debug)]
struct SetGroup {
    lines: Vec<SetLine>,
    before: f32,
    rule: bool,
}

impl SetGroup {
    fn height(&self) -> f32 {
        self.lines.iter().map(|line| line.height).sum()
    }

    /// Runs of lines that may not be parted, as ranges.
    fn blocks(&self) -> Vec<std::ops::Range<usize>> {
        let mut blocks = Vec::new();
        let mut start = 0;
        for (number, line) in self.lines.iter().enumerate() {
            if !line.keeps_next || number + 1 == self.lines.len() {
                blocks.push(start..number + 1);
                start = number + 1;
            }
        }
        blocks
    }
}

fn set_groups(faces: &Faces, groups: &[Group], geometry: &Geometry, size: f32, roles: &mut Vec<Role>) -> Vec<SetGroup> {
    let width = geometry.column_width();
    let set = groups.iter().map(|group| {
        let mut lines = Vec::new();
        for element in &group.elements {
            lines.extend(set_element(faces, element, width, size, roles.len()));
            roles.push(element.role);
        }
        SetGroup { lines, before: group.before * size, rule: group.rule }
    });
    set.collect()
}

fn set_element(faces: &Faces, element: &Element, width: f32, size: f32, number: usize) -> Vec<SetLine> {
    let mut lines = match &element.content {
        Content::Text(paragraph) => {
            let wrapped = paragraph.wrap(faces, (width / size - element.indent).max(1.0));
            let height = paragraph.scale * size * LEADING;
            let lines = wrapped.into_iter().map(|runs| {
                let (x, y) = (element.indent * size, height * BASE_LINE);
                let text = Shape::Text { x, y, size, runs, element: Some(number) };
                SetLine { height, keeps_next: false, marks: vec![text] }
            });
            lines.collect()
        }
        Content::Lines(count) => ruled_lines(*count, element.indent * size, width, size),
        Content::Rule => vec![SetLine {
            height: size * 0.6,
            keeps_next: false,
            marks: vec![Shape::Box { x: 0.0, y: size * 0.2, width, height: 0.5, accent: false }],
        }],
    };
    keep_together(&mut lines, element.keeps_next);
    add_side(&mut lines, element, size, number);
    if let Some(first) = lines.first_mut() {
        shift(&mut first.marks, element.before * size);
        first.height += element.before * size;
    }
    lines
}

fn ruled_lines(count: usize, x: f32, width: f32, size: f32) -> Vec<SetLine> {
    let height = size * 1.75;
    let line = |_| SetLine {
        height,
        keeps_next: true,
        marks: vec![Shape::Box { x, y: height * BASE_LINE, width: width - x, height: 0.4, accent: false }],
    };
    (0..count).map(line).collect()
}

/// No single first or last line of a paragraph stands alone.
fn keep_together(lines: &mut [SetLine], keeps_next: bool) {
    let count = lines.len();
    for (number, line) in lines.iter_mut().enumerate() {
        let last = number + 1 == count;
        line.keeps_next |= if last { keeps_next } else { number == 0 || number + 2 == count };
    }
    if let Some(last) = lines.last_mut() {
        last.keeps_next = keeps_next;
    }
}

fn add_side(lines: &mut [SetLine], element: &Element, size: f32, number: usize) {
    match &element.side {
        Side::Nothing => {}
        Side::Labels(labels) => {
            labels.iter().rev().for_each(|(label, place)| add_label(lines, label, *place, size, number));
        }
        Side::LabelAndDot(label) => {
            add_label(lines, label, 0.0, size, number);
            add_dot(lines, element.indent, size);
        }
        Side::Dot => add_dot(lines, element.indent, size),
        Side::Bar => {
            for line in lines {
                let bar = Shape::Box { x: 0.0, y: 0.0, width: 0.16 * size, height: line.height, accent: true };
                line.marks.push(bar);
            }
        }
    }
}

fn add_label(lines: &mut [SetLine], label: &Paragraph, place: f32, size: f32, number: usize) {
    let (Some(first), Some(runs)) = (lines.first_mut(), label.first_line()) else { return };
    let text = Shape::Text { x: place * size, y: first.height * BASE_LINE, size, runs, element: Some(number) };
    first.marks.insert(0, text);
}

fn add_dot(lines: &mut [SetLine], indent: f32, size: f32) {
    let Some(first) = lines.first_mut() else { return };
    let (x, y) = ((indent - 0.55) * size, first.height * BASE_LINE - 0.33 * size);
    first.marks.push(Shape::Dot { x, y, radius: 0.1 * size });
}

fn shift(marks: &mut [Shape], down: f32) {
    for mark in marks {
        match mark {
            Shape::Text { y, .. } | Shape::Dot { y, .. } | Shape::Box { y, .. } => *y += down,
        }
    }
}

/// Where each line of each group went: its column and its top.
struct Placed {
    lines: Vec<Vec<(usize, f32)>>,
    pages: usize,
}

fn place(set: &[SetGroup], geometry: &Geometry) -> Placed {
    let mut cursor = Cursor { geometry, column: 0, y: geometry.top(0) };
    let mut lines = Vec::with_capacity(set.len());
    for (group, left) in set.iter().zip(heights_left(set)) {
        if cursor.ends_even(group, left) {
            cursor.next_column();
        }
        lines.push(cursor.place_group(group));
    }
    Placed { pages: geometry.page_of(cursor.column) + 1, lines }
}

/// For each group its height with all that follow it.
fn heights_left(set: &[SetGroup]) -> Vec<f32> {
    let mut heights = Vec::with_capacity(set.len());
    let mut left = 0.0;
    for group in set.iter().rev() {
        left += group.before + group.height();
        heights.push(left);
    }
    heights.reverse();
    heights
}

struct Cursor<'g> {
    geometry: &'g Geometry,
    column: usize,
    y: f32,
}

impl Cursor<'_> {
    fn is_at_top(&self) -> bool {
        self.y <= self.geometry.top(self.column) + 0.01
    }

    fn next_column(&mut self) {
        self.column += 1;
        self.y = self.geometry.top(self.column);
    }

    fn fits(&self, height: f32) -> bool {
        self.y + height <= self.geometry.bottom() + 0.01
    }

    /// Whether `next` with all that follows, `left` high, had better begin the last column of this page, so that it is
    /// about as long as the one before.
    fn ends_even(&self, next: &SetGroup, left: f32) -> bool {
        let is_last_but_one = self.column % self.geometry.columns + 2 == self.geometry.columns;
        if !is_last_but_one || self.is_at_top() {
            return false;
        }
        let used = self.y - self.geometry.top(self.column);
        let middle = used + (next.before + next.height()) / 2.0;
        middle > (used + left) / 2.0 && self.fits_in_next(left - next.before)
    }

    fn place_group(&mut self, group: &SetGroup) -> Vec<(usize, f32)> {
        let before = if self.is_at_top() { 0.0 } else { group.before };
        let height = group.height();
        if self.fits(before + height) {
            self.y += before;
        } else if self.fits_in_next(height) && !self.is_at_top() && self.may_stay_blank() {
            self.next_column();
        } else {
            self.y += before;
            return self.place_in_pieces(group);
        }
        group.lines.iter().map(|line| self.place_line(line)).collect()
    }

    /// Whether what is left of the column may stay blank, so that a story is not parted.
    fn may_stay_blank(&self) -> bool {
        let column = self.geometry.bottom() - self.geometry.top(self.column);
        self.geometry.bottom() - self.y <= column * MOST_BLANK
    }

    fn fits_in_next(&self, height: f32) -> bool {
        self.geometry.top(self.column + 1) + height <= self.geometry.bottom() + 0.01
    }

    fn place_in_pieces(&mut self, group: &SetGroup) -> Vec<(usize, f32)> {
        let mut places = Vec::new();
        for block in group.blocks() {
            let lines = group.lines.get(block).unwrap_or_default();
            let height: f32 = lines.iter().map(|line| line.height).sum();
            if !self.fits(height) && !self.is_at_top() {
                self.next_column();
            }
            for line in lines {
                if !self.fits(line.height) && !self.is_at_top() {
                    self.next_column();
                }
                places.push(self.place_line(line));
            }
        }
        places
    }

    fn place_line(&mut self, line: &SetLine) -> (usize, f32) {
        let place = (self.column, self.y);
        self.y += line.height;
        place
    }
}

fn draw(set: Vec<SetGroup>, placed: &Placed, groups: &[Group], geometry: &Geometry, size: f32) -> Layout {
    let pages = (0..placed.pages).map(|_| SetPage::default()).collect();
    let mut layout = Layout { pages, outline: Vec::new(), roles: Vec::new() };
    for ((set, places), group) in set.into_iter().zip(&placed.lines).zip(groups) {
        let Some((column, y)) = places.first().copied() else { continue };
        let page = geometry.page_of(column);
        if let Some(title) = group.title.clone().filter(|title| !title.is_empty()) {
            layout.outline.push(Entry { title, page, y });
        }
        if set.rule && y > geometry.top(column) + 0.01 {
            let rule = Shape::Box { x: 0.0, y: 0.0, width: geometry.column_width(), height: 0.5, accent: false };
            put(&mut layout, page, rule, geometry.left(column), y - set.before / 2.0 - size * 0.1);
        }
        for (line, (column, y)) in set.lines.into_iter().zip(places) {
            for mark in line.marks {
                put(&mut layout, geometry.page_of(*column), mark, geometry.left(*column), *y);
            }
        }
    }
    layout
}

fn put(layout: &mut Layout, page: usize, mut mark: Shape, left: f32, top: f32) {
    match &mut mark {
        Shape::Text { x, y, .. } | Shape::Dot { x, y, .. } | Shape::Box { x, y, .. } => {
            *x += left;
            *y += top;
        }
    }
    if let Some(page) = layout.pages.get_mut(page) {
        page.marks.push(mark);
    }
}

/// The x at which `runs` end at `right`.
pub fn right_aligned(runs: &[Run], right: f32, size: f32) -> f32 {
    right - width_of(runs) * size
}
