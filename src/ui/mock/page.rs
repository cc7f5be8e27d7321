//! What a debrief says, the list of mock interviews, and two debriefs side by side: pages for the screens and for print.

use crate::domain::mock::{Mock, Phase};
use crate::domain::{Mode, Rating};
use crate::review::mock::{Debrief, Row, report};
use crate::text::phrases::{clock, count, time_words};
use crate::ui::View;
use crate::ui::page::{Page, Piece, Tone, fitted};

/// Columns of the labels before the findings.
const LABEL: usize = 13;
/// Pages narrower than this have no columns of labels.
const NARROW: usize = 60;
/// The columns between two debriefs, and before the rows under a question.
const GAP: usize = 3;

/// A row an answer with its time, parts, rating and verdict, then what is said of all of them.
pub fn debrief(debrief: &Debrief, chosen: Option<usize>, view: &View) -> Page {
    let mut page = answers(debrief, chosen, view.columns());
    // One more item, so that it can be gone to.
    page.item_page(debrief.rows.len(), findings(debrief, view.columns()));
    page
}

/// A question an answer and how it was rated, with nothing that was found.
pub fn to_rate(debrief: &Debrief, chosen: Option<usize>, view: &View) -> Page {
    let mut page = view.page();
    for (place, row) in debrief.rows.iter().enumerate() {
        page.item(Some(place));
        let tone = if chosen == Some(place) { Tone::Strong } else { Tone::Plain };
        let rating = row.head.rating.map_or("", Rating::name);
        page.line(Piece::new(&format!("{rating:<7}"), Tone::Accent), 7, &row.prompt, tone);
    }
    page.item(None);
    page
}

/// A question and its figures an answer, an item each.
pub fn answers(debrief: &Debrief, chosen: Option<usize>, columns: usize) -> Page {
    let mut page = Page::new(columns);
    for (place, row) in debrief.rows.iter().enumerate() {
        page.item(Some(place));
        let tone = if chosen == Some(place) || chosen.is_none() { Tone::Strong } else { Tone::Plain };
        page.line(Piece::new(&(place + 1).to_string(), Tone::Dim), GAP, &row.prompt, tone);
        page.flow(&figures(row), GAP);
    }
    page.item(None);
    for id in &debrief.unanswered {
        page.line(Piece::new("–", Tone::Dim), GAP, &format!("{id}: not answered"), Tone::Dim);
    }
    page
}

/// "1:52 of 2:00   S 20 · T 10 · A 60 · R 10   good   the setup is long".
fn figures(row: &Row) -> Vec<Piece> {
    let rating = row.head.rating.map(Rating::name).unwrap_or_default();
    let texts = [report::time(row), report::parts(row), rating.to_owned(), row.verdict.to_owned()];
    let texts: Vec<String> = texts.into_iter().filter(|text| !text.is_empty()).collect();
    vec![Piece::new(&texts.join("   "), Tone::Dim)]
}

/// What ran through, what was strongest, what was told twice, and the one thing for next time.
pub fn findings(debrief: &Debrief, columns: usize) -> Page {
    let mut page = Page::new(columns);
    let indent = if columns >= NARROW { LABEL } else { 2 };
    for (label, text) in report::findings(debrief) {
        page.rows.push(crate::ui::page::Row::default());
        let tone = if label == "Next time" { Tone::Accent } else { Tone::Dim };
        page.hang(Piece::new(label, tone), indent, &[Piece::new(&text, Tone::Plain)]);
    }
    page
}

/// A row a mock interview, the latest first.
pub fn list(mocks: &[Mock], chosen: Option<usize>, marked: Option<usize>, view: &View) -> Page {
    let mut page = view.page();
    for (place, mock) in mocks.iter().enumerate() {
        page.item(Some(place));
        let tone = if chosen == Some(place) { Tone::Strong } else { Tone::Plain };
        let mark = if marked == Some(place) { "◆ " } else { "  " };
        let started = time_words(mock.started().local(), view.data.day(view.now));
        let row = format!("{started:<14}{}", about(mock, page.columns() < NARROW));
        page.row(vec![
            Piece::new(mark, Tone::Accent),
            Piece::new(fitted(&row, page.columns().saturating_sub(2)).trim_end(), tone),
        ]);
    }
    page.item(None);
    if mocks.is_empty() {
        page.text("No mock interview yet. m on Today starts one, and so does `greenroom mock`.", Tone::Dim);
    }
    page
}

/// "5 questions in writing   rated 3 2 4 3 3"; "5 of 5   rated 3 2 4 3 3" where it is narrow.
fn about(mock: &Mock, narrow: bool) -> String {
    let (answered, planned) = (mock.answered(), mock.part.plan.len());
    let how = if mock.mode() == Mode::Spoken { "aloud" } else { "in writing" };
    let questions = match (narrow, answered == planned) {
        (true, _) => format!("{answered} of {planned}"),
        (false, true) => format!("{} {how}", count(planned, "question")),
        (false, false) => format!("{answered} of {} {how}", count(planned, "question")),
    };
    let ratings: Vec<String> =
        mock.heads().filter_map(|head| head.rating).map(|rating| rating.number().to_string()).collect();
    let stands = match mock.phase() {
        Phase::Asking(_) => "to finish".to_owned(),
        Phase::Debrief => "to rate".to_owned(),
        Phase::Over => format!("rated {}", ratings.join(" ")),
    };
    format!("{questions}   {stands}")
}

/// Two debriefs side by side, the earlier at the left, and below what went and what stayed; one above the other where it
/// is narrow.
pub fn beside(first: &Debrief, second: &Debrief, view: &View) -> Page {
    let mut page = view.page();
    let columns = page.columns();
    let half = columns.saturating_sub(GAP) / 2;
    if columns >= NARROW {
        page.beside(whole(first, half, view), whole(second, half, view), GAP);
    } else {
        page.append(whole(first, columns, view));
        page.gap();
        page.append(whole(second, columns, view));
    }
    page.gap();
    for (label, rules) in changes(first, second) {
        page.hang(Piece::new(label, Tone::Dim), LABEL, &[Piece::new(&rules, Tone::Plain)]);
    }
    page
}

fn whole(debrief: &Debrief, columns: usize, view: &View) -> Page {
    let mut page = Page::new(columns);
    let day = view.data.day(view.now);
    page.text(&time_words(debrief.part.started.local(), day), Tone::Strong);
    page.text(&report::summary(debrief), Tone::Dim);
    let mean = mean(debrief);
    if let Some(mean) = mean {
        page.text(&format!("{} an answer", clock(mean)), Tone::Dim);
    }
    page.gap();
    page.append(answers(debrief, None, columns));
    page.append(findings(debrief, columns.min(NARROW - 1)));
    page
}

fn mean(debrief: &Debrief) -> Option<u32> {
    debrief.seconds().checked_div(u32::try_from(debrief.rows.len()).unwrap_or(u32::MAX))
}

/// What ran through the first alone, through both, and through the second alone.
fn changes(first: &Debrief, second: &Debrief) -> Vec<(&'static str, String)> {
    let has = |debrief: &Debrief, rule: &str| debrief.through.iter().any(|through| through.rule == rule);
    let labels = |of: &Debrief, but: &dyn Fn(&str) -> bool| {
        let kept = of.through.iter().filter(|through| but(through.rule));
        kept.map(|through| through.label()).collect::<Vec<_>>().join(", ")
    };
    let gone = labels(first, &|rule| !has(second, rule));
    let again = labels(second, &|rule| has(first, rule));
    let new = labels(second, &|rule| !has(first, rule));
    let named = [("Gone", gone), ("Again", again), ("New", new)];
    named.into_iter().filter(|(_, rules)| !rules.is_empty()).collect()
}
