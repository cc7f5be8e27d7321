//! How a sheet is set so that it fits its pages: the short form at the largest size that does, then with fewer sentences.

use super::font::Faces;
use super::layout::{Geometry, Layout, lay_out};
use crate::export::Sheet;
use crate::export::page::{Brevity, Page, compose, left_out};
use crate::export::wishes::Form;
use crate::text::phrases::count;

/// How many stories share a page of the short form.
const STORIES_A_PAGE: usize = 8;
/// The sizes of the short form in points, largest first, above the smallest.
const SIZES: [f32; 4] = [10.5, 10.0, 9.5, 9.0];
/// Below this size it is no longer read with ease on a train.
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
    let fits = |layout: &Layout| layout.pages.len() <= pages;
    let smallest = set(&whole, SMALLEST);
    if fits(&smallest) {
        let layout = SIZES.into_iter().map(|size| set(&whole, size)).find(fits).unwrap_or(smallest);
        return Fitted { page: whole, layout, notice: None };
    }
    for brevity in [Brevity::FewerSentences, Brevity::NoOpenings] {
        let left = left_out(sheet, brevity);
        // Then it is the page that did not fit.
        if left == 0 {
            continue;
        }
        let page = prepare(compose(sheet, brevity));
        let layout = set(&page, SMALLEST);
        if fits(&layout) {
            return Fitted { page, layout, notice: Some(shortened(pages, left)) };
        }
    }
    let notice = Some(format!("the short form takes {} this time", count(smallest.pages.len(), "page")));
    Fitted { page: whole, layout: smallest, notice }
}

fn shortened(pages: usize, sentences: usize) -> String {
    let left = count(sentences, "sentence");
    format!("to fit {}, the PDF leaves out {left}; --full and the other formats have them", count(pages, "page"))
}
