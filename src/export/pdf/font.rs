//! The faces of the PDF: which characters they have, and text shaped into glyphs with their widths.
//!
//! Inter in two weights is built in (`assets/fonts`, made by `scripts/subset_fonts`); one more file may be given for what
//! it lacks. Lines are set from left to right only.

use super::PdfError;
use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::{Direction, ShapePlan, UnicodeBuffer};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/Inter-Regular.otf");
const SEMI_BOLD: &[u8] = include_bytes!("../../../assets/fonts/Inter-SemiBold.otf");

/// How heavy a text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Weight {
    Regular,
    Bold,
}

/// Which face a text is drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaceId {
    Regular,
    SemiBold,
    /// The given file, made bolder by its outline where bold is asked for.
    Given(Weight),
}

/// Text of one face as glyphs. Lengths are in em.
#[derive(Debug, Clone)]
pub struct Shaped {
    pub text: String,
    pub glyphs: Vec<KrillaGlyph>,
    pub face: FaceId,
    pub width: f32,
}

/// Shaped text, cut where the face changes; shared, since a page is tried at several sizes.
pub type ShapedText = Vec<Rc<Shaped>>;

struct Face<'f> {
    font: Font,
    shaper: rustybuzz::Face<'f>,
    /// How each script is shaped: costs more to find than to follow.
    plans: RefCell<HashMap<u32, ShapePlan>>,
}

/// All faces at hand.
pub struct Faces<'f> {
    regular: Face<'f>,
    semi_bold: Face<'f>,
    given: Option<Face<'f>>,
    /// Words that were shaped before: they come back, and a page is tried at several densities.
    shaped: RefCell<HashMap<(String, Weight), ShapedText>>,
}

impl<'f> Faces<'f> {
    /// The built-in faces, and the one of the file `given`.
    pub fn new(given: Option<&'f [u8]>) -> Result<Faces<'f>, PdfError> {
        let built_in = |data| face(data).ok_or_else(|| PdfError::Writing("a built-in font is broken".to_owned()));
        let given = match given {
            Some(data) => Some(face(data).ok_or(PdfError::BadFont)?),
            None => None,
        };
        Ok(Faces { regular: built_in(REGULAR)?, semi_bold: built_in(SEMI_BOLD)?, given, shaped: RefCell::default() })
    }

    /// Whether one face has all of `characters`.
    pub fn has(&self, characters: &[char]) -> bool {
        self.regular.has(characters) || self.given.as_ref().is_some_and(|given| given.has(characters))
    }

    /// The font of `face`; the regular one when no file was given.
    pub fn font(&self, face: FaceId) -> Font {
        self.face(face).font.clone()
    }

    /// `text` as glyphs, cut where the face changes.
    pub fn shape(&self, text: &str, weight: Weight) -> ShapedText {
        let key = (text.to_owned(), weight);
        if let Some(known) = self.shaped.borrow().get(&key) {
            return known.clone();
        }
        let shaped: ShapedText = self.shape_anew(text, weight).into_iter().map(Rc::new).collect();
        self.shaped.borrow_mut().insert(key, shaped.clone());
        shaped
    }

    fn shape_anew(&self, text: &str, weight: Weight) -> Vec<Shaped> {
        let mut runs: Vec<(FaceId, String)> = Vec::new();
        for cluster in text.graphemes(true) {
            let composed: Vec<char> = cluster.nfc().filter(|c| is_drawn(*c)).collect();
            let face = self.choose(&composed, weight);
            match runs.last_mut() {
                Some((last, run)) if *last == face => run.extend(composed),
                _ => runs.push((face, composed.into_iter().collect())),
            }
        }
        runs.into_iter().filter(|(_, run)| !run.is_empty()).map(|(face, run)| self.shape_run(run, face)).collect()
    }

    fn choose(&self, cluster: &[char], weight: Weight) -> FaceId {
        match (&self.given, weight) {
            (Some(given), _) if !self.regular.has(cluster) && given.has(cluster) => FaceId::Given(weight),
            (_, Weight::Regular) => FaceId::Regular,
            (_, Weight::Bold) => FaceId::SemiBold,
        }
    }

    fn face(&self, face: FaceId) -> &Face<'f> {
        match face {
            FaceId::Regular => &self.regular,
            FaceId::SemiBold => &self.semi_bold,
            FaceId::Given(_) => self.given.as_ref().unwrap_or(&self.regular),
        }
    }

    fn shape_run(&self, text: String, face: FaceId) -> Shaped {
        let shaper = &self.face(face).shaper;
        let units = shaper.units_per_em() as f32;
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(&text);
        buffer.guess_segment_properties();
        buffer.set_direction(Direction::LeftToRight);
        let script = buffer.script();
        let mut plans = self.face(face).plans.borrow_mut();
        let plan = plans
            .entry(script.tag().as_u32())
            .or_insert_with(|| ShapePlan::new(shaper, Direction::LeftToRight, Some(script), None, &[]));
        let shaped = rustybuzz::shape_with_plan(shaper, plan, buffer);
        let starts: Vec<usize> = shaped.glyph_infos().iter().map(|info| info.cluster as usize).collect();
        let ends = cluster_ends(&starts, text.len());
        let glyphs = shaped.glyph_infos().iter().zip(shaped.glyph_positions()).zip(starts.iter().zip(ends));
        let glyphs = glyphs.map(|((info, position), (start, end))| {
            KrillaGlyph::new(
                GlyphId::new(info.glyph_id),
                position.x_advance as f32 / units,
                position.x_offset as f32 / units,
                position.y_offset as f32 / units,
                position.y_advance as f32 / units,
                *start..end,
                None,
            )
        });
        let glyphs: Vec<KrillaGlyph> = glyphs.collect();
        let width = glyphs.iter().map(|glyph| glyph.x_advance).sum();
        Shaped { text, glyphs, face, width }
    }
}

/// Where the cluster of each glyph ends: at the next start, of glyphs that go forward.
fn cluster_ends(starts: &[usize], length: usize) -> Vec<usize> {
    let (mut ends, mut next, mut after) = (vec![length; starts.len()], length, length);
    for (end, start) in ends.iter_mut().zip(starts).rev() {
        if *start < next {
            (after, next) = (next, *start);
        }
        *end = after;
    }
    ends
}

impl Face<'_> {
    fn has(&self, characters: &[char]) -> bool {
        characters.iter().all(|c| self.shaper.glyph_index(*c).is_some())
    }
}

fn face(data: &[u8]) -> Option<Face<'_>> {
    let shaper = rustybuzz::Face::from_slice(data, 0)?;
    Some(Face { font: Font::new(data.to_vec().into(), 0)?, shaper, plans: RefCell::default() })
}

/// Whether `c` is written from right to left, which is not set here.
pub fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// Variation selectors, joiners and soft hyphens leave no mark of their own.
pub fn is_drawn(c: char) -> bool {
    !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}
