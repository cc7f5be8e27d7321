//! How a sheet is set so that it fits its pages: the short form at the largest size that does, then with fewer sentences.

use super::font::Faces;
use super::layout::{Geometry, Layout, lay_out};
use crate::export::Sheet;
use crate::export::page::{Brevity, Page, compose, left_out};
use crate::export::wishes::Form;
use crate::text::phrases::count;

/// How many stories share a page of the short form.
const STORIES_A_PAGE: usize = 8;
/// The sizes of the short form in points, largest first; below the last it is no longer read with ease on a train.
const SIZES: [f32; 5] = [10.5, 10.0, 9.5, 9.0, 8.5];
const SMALLEST: f32 = 8.5;
const FULL_SIZE: f32 = 10.0;

/// A sheet as it was set.
pub struct Fitted {
    pub page: Page,
    pub layout: Layout,
    /// What the person should know of it.
    pub notice: Option<String>,
}

/// `sheet` set for `geometry`, each text through `prepare` before.
pub fn fit(sheet: &Sheet, faces: &Faces, geometry: &Geometry, prepare: impl Fn(Page) -> Page) -> Fitted {
    let set = |page: &Page, size: f32| lay_out(faces, page, sheet.form, geometry, size);
    let whole = prepare(compose(sheet, Brevity::Whole));
    if sheet.form != Form::Page {
        return Fitted { layout: set(&whole, FULL_SIZE), page: whole, notice: None };
    }
    let pages = sheet.listed().count().div_ceil(STORIES_A_PAGE).max(1);
    for size in SIZES {
        let layout = set(&whole, size);
        if layout.pages.len() <= pages {
            return Fitted { page: whole, layout, notice: None };
        }
    }
    for brevity in [Brevity::FewerSentences, Brevity::NoOpenings] {
        let page = prepare(compose(sheet, brevity));
        let layout = set(&page, SMALLEST);
        if layout.pages.len() <= pages {
            return Fitted { page, layout, notice: Some(shortened(pages, left_out(sheet, brevity))) };
        }
    }
    let layout = set(&whole, SMALLEST);
    let notice = Some(format!("the short form takes {} this time", count(layout.pages.len(), "page")));
    Fitted { page: whole, layout, notice }
}

fn shortened(pages: usize, sentences: usize) -> String {
    let left = count(sentences, "sentence");
    format!("to fit {}, the PDF leaves out {left}; --full and the other formats have them", count(pages, "page"))
}
