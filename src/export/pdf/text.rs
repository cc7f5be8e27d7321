//! Paragraphs: text of several weights and colours, broken into lines of a given width.
//!
//! Shaping is done once; all lengths are in em of the body size, so a paragraph can be tried at several sizes.

use super::font::{FaceId, Faces, Shaped, Weight};
use std::rc::Rc;
use textwrap::core::Fragment;
use textwrap::wrap_algorithms::{Penalties, wrap_first_fit, wrap_optimal_fit};
use unicode_linebreak::linebreaks;
use unicode_segmentation::UnicodeSegmentation;

/// What a text is drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    Text,
    Soft,
    Accent,
}

/// Text of one look.
#[derive(Debug, Clone)]
pub struct Span {
    pub text: String,
    pub weight: Weight,
    pub ink: Ink,
    /// Its size, as a multiple of the body size.
    pub scale: f32,
}

impl Span {
    /// Regular text.
    pub fn plain(text: impl Into<String>) -> Span {
        Span { text: text.into(), weight: Weight::Regular, ink: Ink::Text, scale: 1.0 }
    }

    pub fn bold(self) -> Span {
        Span { weight: Weight::Bold, ..self }
    }

    pub fn ink(self, ink: Ink) -> Span {
        Span { ink, ..self }
    }

    pub fn scale(self, scale: f32) -> Span {
        Span { scale, ..self }
    }
}

/// Shaped text of one look.
#[derive(Debug, Clone)]
pub struct Run {
    /// Shared, since a line is tried at several sizes.
    pub shaped: Rc<Shaped>,
    pub ink: Ink,
    pub scale: f32,
}

impl Run {
    /// In em of the body size.
    pub fn width(&self) -> f32 {
        self.shaped.width * self.scale
    }
}

/// What stays on one line: a word and the space after it.
#[derive(Debug, Clone)]
pub struct Piece {
    word: Vec<Run>,
    space: Vec<Run>,
    width: f32,
    space_width: f32,
}

impl Piece {
    fn new(word: Vec<Run>, space: Vec<Run>) -> Piece {
        Piece { width: width_of(&word), space_width: width_of(&space), word, space }
    }
}

impl Fragment for Piece {
    /// In half em, about one character, which is what the penalties of the line breaker are made for.
    fn width(&self) -> f64 {
        f64::from(self.width) * 2.0
    }
    fn whitespace_width(&self) -> f64 {
        f64::from(self.space_width) * 2.0
    }
    fn penalty_width(&self) -> f64 {
        0.0
    }
}

/// The width of `runs`, in em of the body size.
pub fn width_of(runs: &[Run]) -> f32 {
    runs.iter().map(Run::width).sum()
}

/// A text to be broken into lines.
#[derive(Debug, Clone)]
pub struct Paragraph {
    /// Each is a line of its own, to be broken further.
    lines: Vec<Vec<Piece>>,
    /// The largest scale in it: what its lines are as high as.
    pub scale: f32,
}

impl Paragraph {
    /// The paragraph of `spans`; line feeds in them stay.
    pub fn new(faces: &Faces, spans: &[Span]) -> Paragraph {
        let scale = spans.iter().map(|span| span.scale).fold(0.0, f32::max);
        let mut lines: Vec<Vec<Span>> = vec![Vec::new()];
        for span in spans {
            for (number, text) in span.text.split('\n').enumerate() {
                if number > 0 {
                    lines.push(Vec::new());
                }
                if let Some(line) = lines.last_mut() {
                    line.push(Span { text: text.to_owned(), ..span.clone() });
                }
            }
        }
        Paragraph { lines: lines.iter().map(|line| pieces(faces, line)).collect(), scale }
    }

    /// The runs of each line, none wider than `width` em unless one character is.
    pub fn wrap(&self, faces: &Faces, width: f32) -> Vec<Vec<Run>> {
        self.lines.iter().flat_map(|line| wrap_line(faces, line, width)).collect()
    }

    /// The runs of its first line, unbroken.
    pub fn first_line(&self) -> Option<Vec<Run>> {
        self.lines.first().map(|line| runs_of(line))
    }

    /// The width of its widest line when it is not broken further, in em.
    pub fn natural_width(&self) -> f32 {
        let widths = self.lines.iter().map(|line| runs_of(line).iter().map(Run::width).sum());
        widths.fold(0.0, f32::max)
    }
}

fn pieces(faces: &Faces, spans: &[Span]) -> Vec<Piece> {
    let text: String = spans.iter().map(|span| span.text.as_str()).collect();
    let mut left = Spans { spans, start: 0 };
    let mut pieces = Vec::new();
    let mut start = 0;
    for end in ends_of_pieces(&text) {
        let word = text.get(start..end).unwrap_or_default().trim_end();
        let middle = start + word.len();
        pieces.push(Piece::new(left.shape(faces, start, middle), left.shape(faces, middle, end)));
        start = end;
    }
    pieces
}

/// Where a line of `text` may end, by UAX 14; never after a hyphen, which people write in ranges and names.
fn ends_of_pieces(text: &str) -> impl Iterator<Item = usize> + '_ {
    let after_hyphen = |end: usize| text.get(..end).is_some_and(|before| before.ends_with(['-', '\u{ad}']));
    linebreaks(text).map(|(end, _)| end).filter(move |end| *end == text.len() || !after_hyphen(*end))
}

/// Spans that are joined, from the one on that was not shaped to its end yet.
struct Spans<'s> {
    spans: &'s [Span],
    /// Where the first of them starts in the joined text.
    start: usize,
}

impl Spans<'_> {
    /// The bytes `from..to` of the joined text, each part in its own look. Asked for from the first to the last.
    fn shape(&mut self, faces: &Faces, from: usize, to: usize) -> Vec<Run> {
        let mut runs = Vec::new();
        while let Some((span, others)) = self.spans.split_first() {
            let end = self.start + span.text.len();
            let (first, last) = (from.max(self.start), to.min(end));
            if first < last {
                let text = span.text.get(first - self.start..last - self.start).unwrap_or_default();
                let shaped = faces.shape(text, span.weight).into_iter();
                runs.extend(shaped.map(|shaped| Run { shaped, ink: span.ink, scale: span.scale }));
            }
            if end > to {
                break;
            }
            (self.spans, self.start) = (others, end);
        }
        runs
    }
}

fn wrap_line(faces: &Faces, line: &[Piece], width: f32) -> Vec<Vec<Run>> {
    if line.iter().all(|piece| piece.width <= width) {
        return break_line(line, width);
    }
    let fitting: Vec<Piece> = line.iter().flat_map(|piece| split_to_fit(faces, piece, width)).collect();
    break_line(&fitting, width)
}

fn break_line(pieces: &[Piece], width: f32) -> Vec<Vec<Run>> {
    let widths = [f64::from(width) * 2.0];
    let broken = wrap_optimal_fit(pieces, &widths, &Penalties::new());
    let broken = broken.unwrap_or_else(|_| wrap_first_fit(pieces, &widths));
    broken.into_iter().map(runs_of).collect()
}

/// The runs of a line, without the space after its last word.
fn runs_of(pieces: &[Piece]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (place, piece) in pieces.iter().enumerate() {
        runs.extend(piece.word.iter().cloned());
        if place + 1 < pieces.len() {
            runs.extend(piece.space.iter().cloned());
        }
    }
    runs
}

/// A word wider than the line, cut between characters.
fn split_to_fit(faces: &Faces, piece: &Piece, width: f32) -> Vec<Piece> {
    if piece.width <= width {
        return vec![piece.clone()];
    }
    let mut split = Vec::new();
    let mut line: Vec<Run> = Vec::new();
    let mut room = width;
    for run in &piece.word {
        let mut start = 0;
        for (at, cluster) in run.shaped.text.grapheme_indices(true) {
            let needed = width_of(&shaped_again(faces, run, cluster));
            if needed > room && (at > start || !line.is_empty()) {
                line.extend(shaped_again(faces, run, run.shaped.text.get(start..at).unwrap_or_default()));
                split.push(Piece::new(std::mem::take(&mut line), Vec::new()));
                (start, room) = (at, width);
            }
            room -= needed;
        }
        line.extend(shaped_again(faces, run, run.shaped.text.get(start..).unwrap_or_default()));
    }
    split.push(Piece::new(line, piece.space.clone()));
    split
}

/// `text`, a piece of the run's, in its look.
fn shaped_again(faces: &Faces, run: &Run, text: &str) -> Vec<Run> {
    let weight = match run.shaped.face {
        FaceId::SemiBold | FaceId::Given(Weight::Bold) => Weight::Bold,
        _ => Weight::Regular,
    };
    faces.shape(text, weight).into_iter().map(|shaped| Run { shaped, ..run.clone() }).collect()
}
