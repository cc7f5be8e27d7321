//! The sheet as a PDF: real text with its structure, an outline, page numbers, the same bytes for the same sheet.
//!
//! `flow` says what is set, `text` and `font` break and shape it, `layout` places it, `fit` chooses the size; this file
//! draws what was placed. Knows no Markdown. A look is changed in `flow` (what stands where) or `layout` (margins).

mod fit;
mod flow;
mod font;
mod lacking;
mod layout;
mod mark;
mod tags;
mod text;

use super::page::Page;
use super::{MARK, Options, Rendered, Sheet};
use fit::{Fitted, fit};
use font::{FaceId, Faces, Weight};
use jiff::civil::Date;
use krilla::Document;
use krilla::color::rgb;
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag};
use krilla::text::KrillaGlyph;
use lacking::Lacking;
use layout::{Entry, Geometry, Layout, Shape, right_aligned};
use text::{Ink, Paragraph, Run, Span};

/// The language that a reading machine is told; answers may be in another.
const LANGUAGE: &str = "en";

/// Why there is no PDF.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    #[error(
        "the PDF's font lacks {}; give a font that has them with --font FILE, or export HTML, which any browser prints: \
         --format html",
        lacking::named(.characters)
    )]
    Missing { characters: Vec<char> },
    #[error(
        "right-to-left text ({}) cannot be set in the PDF; export HTML, which any browser prints: --format html",
        lacking::named(&[*.character])
    )]
    RightToLeft { character: char },
    #[error("the font file is no OpenType or TrueType font")]
    BadFont,
    #[error("the PDF cannot be written: {0}")]
    Writing(String),
}

/// `sheet` as a PDF.
pub fn render(sheet: &Sheet, options: &Options) -> Result<Rendered, PdfError> {
    let faces = Faces::new(options.font.as_deref())?;
    let lacking = Lacking::of(sheet, &faces);
    if options.strict {
        lacking.refuse()?;
    }
    let geometry = Geometry::new(options.paper, sheet.form);
    let Fitted { page, mut layout, notice } = fit(sheet, &faces, &geometry, |page| lacking::without(page, &faces));
    add_header(&mut layout, &faces, &page, &geometry);
    add_page_numbers(&mut layout, &faces, &geometry);
    let bytes = write(&layout, &faces, &page, sheet.date, &geometry)?;
    Ok(Rendered { bytes, notices: lacking.notice().into_iter().chain(notice).collect() })
}

/// Title and dates on the first page, and what they are to a reading machine.
fn add_header(layout: &mut Layout, faces: &Faces, page: &Page, geometry: &Geometry) {
    let Some(first) = layout.pages.first_mut() else { return };
    let line = |span: Span| Paragraph::new(faces, &[span]).first_line().unwrap_or_default();
    let base = geometry.margin + 14.0;
    let (left, right) = (geometry.margin, geometry.width - geometry.margin);
    let size = 17.0;
    let runs = line(Span::plain(&page.title).bold());
    // A long title shrinks; it never runs into the dates, which then stand below it.
    let title_size = size * ((right - left) / (text::width_of(&runs) * size)).min(1.0);
    let subtitle = line(Span::plain(&page.subtitle).ink(Ink::Soft));
    let x = right_aligned(&subtitle, right, 8.5);
    let is_beside = left + text::width_of(&runs) * title_size + 12.0 < x;
    let y = if is_beside { base } else { base + 10.5 };
    let title = Shape::Text {
        x: left,
        y: if is_beside { base } else { base - 3.0 },
        size: title_size,
        runs,
        element: Some(layout::TITLE),
    };
    let subtitle = Shape::Text { x, y, size: 8.5, runs: subtitle, element: Some(layout::DATES) };
    let rule = Shape::Box { x: left, y: base + 13.5, width: right - left, height: 0.9, accent: true };
    first.marks.splice(0..0, [title, subtitle, rule]);
}

fn add_page_numbers(layout: &mut Layout, faces: &Faces, geometry: &Geometry) {
    let count = layout.pages.len();
    for (number, page) in layout.pages.iter_mut().enumerate() {
        let span = Span::plain(format!("{} / {count}", number + 1)).ink(Ink::Soft);
        let runs = Paragraph::new(faces, &[span]).first_line().unwrap_or_default();
        let x = right_aligned(&runs, geometry.width - geometry.margin, 7.5);
        let y = geometry.height - geometry.margin + 4.0;
        page.marks.push(Shape::Text { x, y, size: 7.5, runs, element: None });
    }
}

fn write(layout: &Layout, faces: &Faces, page: &Page, date: Date, geometry: &Geometry) -> Result<Vec<u8>, PdfError> {
    let mut document = Document::new();
    let mut pieces: Vec<Vec<Identifier>> = layout.roles.iter().map(|_| Vec::new()).collect();
    for set in &layout.pages {
        let settings = PageSettings::from_wh(geometry.width, geometry.height)
            .ok_or_else(|| PdfError::Writing("the paper has no size".to_owned()))?;
        let mut pdf_page = document.start_page_with(settings);
        let mut surface = pdf_page.surface();
        for mark in &set.marks {
            let piece = surface.start_tagged(content_tag(mark));
            draw(&mut surface, faces, mark);
            surface.end_tagged();
            if let Shape::Text { element: Some(element), .. } = mark
                && let Some(pieces) = pieces.get_mut(*element)
            {
                pieces.push(piece);
            }
        }
        surface.finish();
        pdf_page.finish();
    }
    document.set_tag_tree(tags::tree(&layout.roles, pieces, LANGUAGE));
    document.set_outline(outline(&layout.outline));
    document.set_metadata(metadata(page, date));
    let bytes = document.finish().map_err(|error| PdfError::Writing(format!("{error:?}")))?;
    mark::with_mark(bytes, MARK).ok_or_else(|| PdfError::Writing("its table of objects is not as expected".to_owned()))
}

/// What a mark is to a reading machine: text, or an ornament to pass over.
fn content_tag(mark: &Shape) -> ContentTag<'static> {
    match mark {
        Shape::Text { element: Some(_), .. } => ContentTag::Span(SpanTag::empty()),
        Shape::Text { element: None, .. } => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)),
        Shape::Dot { .. } | Shape::Box { .. } => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)),
    }
}

/// Only the date, so that the bytes are the same all day.
fn metadata(page: &Page, date: Date) -> Metadata {
    let part = |number: i8| u8::try_from(number).unwrap_or(1);
    let year = u16::try_from(date.year()).unwrap_or_default();
    let made = DateTime::new(year).month(part(date.month())).day(part(date.day()));
    Metadata::new()
        .title(page.title.clone())
        .creator(MARK.to_owned())
        .producer(concat!("Greenroom ", env!("CARGO_PKG_VERSION")).to_owned())
        .language(LANGUAGE.to_owned())
        .creation_date(made)
}

fn outline(entries: &[Entry]) -> Outline {
    let mut outline = Outline::new();
    for entry in entries {
        let place = XyzDestination::new(entry.page, Point::from_xy(0.0, (entry.y - 8.0).max(0.0)));
        outline.push_child(OutlineNode::new(entry.title.clone(), place));
    }
    outline
}

fn draw(surface: &mut Surface, faces: &Faces, mark: &Shape) {
    match mark {
        Shape::Text { x, y, size, runs, .. } => draw_runs(surface, faces, (*x, *y), *size, runs),
        Shape::Dot { x, y, radius } => fill_dot(surface, *x, *y, *radius),
        Shape::Box { x, y, width, height, accent } => {
            let ink = if *accent { colour(Ink::Accent) } else { rgb::Color::new(205, 211, 217) };
            fill_box(surface, Rect::from_xywh(*x, *y, *width, *height), ink);
        }
    }
}

/// Neighbouring runs of one look are drawn as one text, so that it is copied and searched as one.
fn draw_runs(surface: &mut Surface, faces: &Faces, (mut x, y): (f32, f32), size: f32, runs: &[Run]) {
    let alike = |a: &Run, b: &Run| a.shaped.face == b.shaped.face && a.ink == b.ink && a.scale == b.scale;
    for chunk in runs.chunk_by(alike) {
        let Some(first) = chunk.first() else { continue };
        let (text, glyphs) = joined(chunk);
        let size = size * first.scale;
        set_ink(surface, first, size);
        surface.draw_glyphs(Point::from_xy(x, y), &glyphs, faces.font(first.shaped.face), &text, size, false);
        x += chunk.iter().map(|run| run.shaped.width).sum::<f32>() * size;
    }
    surface.set_stroke(None);
}

fn joined(runs: &[Run]) -> (String, Vec<KrillaGlyph>) {
    let (mut text, mut glyphs) = (String::new(), Vec::new());
    for run in runs {
        let offset = text.len();
        text.push_str(&run.shaped.text);
        glyphs.extend(run.shaped.glyphs.iter().cloned().map(|mut glyph| {
            glyph.text_range = glyph.text_range.start + offset..glyph.text_range.end + offset;
            glyph
        }));
    }
    (text, glyphs)
}

fn set_ink(surface: &mut Surface, run: &Run, size: f32) {
    let fill = Fill { paint: colour(run.ink).into(), opacity: NormalizedF32::ONE, rule: Default::default() };
    surface.set_fill(Some(fill));
    // A given file has one weight: its outline makes it bolder.
    let bolder = run.shaped.face == FaceId::Given(Weight::Bold);
    let stroke = Stroke { paint: colour(run.ink).into(), width: size * 0.03, ..Stroke::default() };
    surface.set_stroke(bolder.then_some(stroke));
}

fn colour(ink: Ink) -> rgb::Color {
    match ink {
        Ink::Text => rgb::Color::new(27, 31, 36),
        Ink::Soft => rgb::Color::new(92, 102, 112),
        Ink::Accent => rgb::Color::new(10, 98, 86),
    }
}

fn fill_box(surface: &mut Surface, rect: Option<Rect>, ink: rgb::Color) {
    let Some(rect) = rect else { return };
    let mut path = PathBuilder::new();
    path.push_rect(rect);
    fill(surface, path, ink);
}

/// A circle of four curves.
fn fill_dot(surface: &mut Surface, x: f32, y: f32, radius: f32) {
    let pull = radius * 0.5523;
    let mut path = PathBuilder::new();
    path.move_to(x + radius, y);
    path.cubic_to(x + radius, y + pull, x + pull, y + radius, x, y + radius);
    path.cubic_to(x - pull, y + radius, x - radius, y + pull, x - radius, y);
    path.cubic_to(x - radius, y - pull, x - pull, y - radius, x, y - radius);
    path.cubic_to(x + pull, y - radius, x + radius, y - pull, x + radius, y);
    path.close();
    fill(surface, path, colour(Ink::Soft));
}

fn fill(surface: &mut Surface, path: PathBuilder, ink: rgb::Color) {
    let Some(path) = path.finish() else { return };
    surface.set_stroke(None);
    surface.set_fill(Some(Fill { paint: ink.into(), opacity: NormalizedF32::ONE, rule: Default::default() }));
    surface.draw_path(&path);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::Paper;
    use crate::export::page::{PartLabel, Row, Section, SectionKind};
    use crate::export::wishes::Form;
    use layout::lay_out;

    fn story(number: usize) -> Section {
        let part = PartLabel { short: "S".to_owned(), long: "Situation".to_owned() };
        let cues =
            (0..number % 9 + 1).map(|cue| format!("cue {cue} of story {number}, long enough for its line")).collect();
        Section {
            kind: SectionKind::Story,
            heading: format!("Story {number}"),
            mark: None,
            rows: vec![Row::Opening("It began. ".repeat(number % 11 + 1)), Row::Cues { part, cues }],
        }
    }

    fn laid_out(stories: Vec<Section>, form: Form) -> Layout {
        let faces = Faces::new(None).expect("the built-in faces");
        let page = Page { title: "Prep sheet".to_owned(), subtitle: String::new(), sections: stories };
        lay_out(&faces, &page, form, &Geometry::new(Paper::A4, form), 9.0)
    }

    /// The base lines of the texts on a page that stand below `y` in the column of the mark at `x`.
    fn texts_below(layout: &Layout, page: usize, y: f32) -> usize {
        let marks = layout.pages.get(page).map(|page| page.marks.as_slice()).unwrap_or_default();
        marks.iter().filter(|mark| matches!(mark, Shape::Text { y: base, .. } if *base > y + 16.0)).count()
    }

    #[test]
    fn no_heading_stands_alone_at_the_end_of_a_page() {
        for form in [Form::Page, Form::Full] {
            let layout = laid_out((0..40).map(story).collect(), form);
            assert_eq!(layout.outline.len(), 40);
            for entry in &layout.outline {
                assert!(texts_below(&layout, entry.page, entry.y) > 0, "{} on page {}", entry.title, entry.page);
            }
        }
    }

    #[test]
    fn nothing_stands_outside_the_page() {
        let mut long = story(1);
        long.heading = "Donaudampfschifffahrt".repeat(40);
        long.rows.push(Row::Sentence("w".repeat(600)));
        long.rows.push(Row::Sentence("a few words ".repeat(900)));
        for form in [Form::Page, Form::Full] {
            let geometry = Geometry::new(Paper::A4, form);
            let layout = laid_out(vec![long.clone(), story(2)], form);
            for mark in layout.pages.iter().flat_map(|page| &page.marks) {
                if let Shape::Text { x, y, size, runs, .. } = mark {
                    let right = x + text::width_of(runs) * size;
                    assert!(right <= geometry.width - geometry.margin + 0.5 && *y < geometry.height, "{x} {y} {right}");
                }
            }
        }
    }

    #[test]
    fn an_empty_sheet_has_one_page() {
        assert_eq!(laid_out(Vec::new(), Form::Page).pages.len(), 1);
    }
}
