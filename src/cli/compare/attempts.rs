//! A draft beside the previous attempt and the best-rated one: what changed in words, time and findings.

use crate::compare::Comparison;
use crate::domain::Draft;
use crate::review::changes::{Attempted, best_rated, change};
use crate::text::phrases::date_words;
use crate::ui::page::{Page, Tone};
use crate::ui::{View, change};

/// Adds `now` against the last of `earlier` and against its best-rated one; `series` are their comparisons.
pub fn write(page: &mut Page, now: Attempted<'_>, earlier: &[Draft], series: &[Comparison], view: &View) {
    let Some(previous) = earlier.len().checked_sub(1) else {
        let mut first = view.page();
        first.text("This was the first attempt. The next one will be compared with it.", Tone::Dim);
        return page.chapter("Attempts", first);
    };
    beside(page, "previous", previous, now, (earlier, series), view);
    if let Some(best) = best_rated(earlier.iter().map(|draft| &draft.head)).filter(|best| *best != previous) {
        beside(page, "best-rated", best, now, (earlier, series), view);
    }
}

/// What became of the attempt at the place `at`.
fn beside(
    page: &mut Page,
    which: &str,
    at: usize,
    now: Attempted<'_>,
    (earlier, series): (&[Draft], &[Comparison]),
    view: &View,
) {
    let Some((draft, comparison)) = earlier.get(at).zip(series.get(at)) else { return };
    let before: Vec<&Comparison> = series.iter().take(at).collect();
    let became = change(now, Attempted { comparison, mode: draft.head.mode }, &before);
    let day = draft.head.started.practice_day(view.data.config.day_starts);
    let date = date_words(day, view.data.day(view.now));
    let rated = draft.head.rating.map(|rating| format!(", rated {}", rating.number())).unwrap_or_default();
    let mut rows = view.page();
    change::write(&mut rows, &format!("since {date}{rated}:  "), &became, now.mode);
    page.chapter(&format!("Beside the {which} attempt"), rows);
}
