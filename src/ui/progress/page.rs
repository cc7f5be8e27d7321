//! What Progress says: days and interview above, then a block a question or a row a competency.

use crate::app::progress::{List, Progress};
use crate::domain::Mode;
use crate::domain::progress::{self, Competency, DayMark, LATEST, QuestionProgress, latest};
use crate::text::phrases::{clock, count, countdown_words};
use crate::ui::View;
use crate::ui::chart::{bar, spark};
use crate::ui::page::{Page, Piece, Row, Tone, fitted};

/// Days to the interview that are drawn one dot each.
const DOTS: usize = 30;
/// Columns of a competency's bar.
const BAR: usize = 16;
/// A bar shorter than this says nothing.
const SHORTEST_BAR: usize = 4;
/// Pages narrower than this have a question's figures on rows of their own.
const NARROW: usize = 60;
/// Terminals lower than this get no air.
const ROOMY: u16 = 16;

/// What stands above the list.
pub fn head(state: &Progress, view: &View) -> Page {
    let mut page = view.page();
    let Some(progress) = &state.progress else { return page };
    let roomy = view.size.height >= ROOMY;
    days(&mut page, progress, roomy);
    interview(&mut page, progress);
    if roomy {
        page.gap();
    }
    let tab = |name: &str, list| Piece::new(name, if state.list == list { Tone::Accent } else { Tone::Dim });
    let middle = Piece::new(" · ", Tone::Dim);
    page.row(vec![tab("Questions", List::Questions), middle, tab("Competencies", List::Competencies)]);
    if roomy {
        page.row(Vec::new());
    }
    page
}

fn days(page: &mut Page, progress: &progress::Progress, roomy: bool) {
    if !progress.show_days || progress.days.dates.is_empty() {
        return;
    }
    let days = &progress.days;
    let (week, month) = (days.practised_of_last(7), days.practised_of_last(30));
    let text = match page.columns() < NARROW {
        true => format!("{week} of 7 days, {month} of 30"),
        false => format!("{week} of the last 7 days, {month} of the last 30"),
    };
    page.hang(Piece::new("Practised", Tone::Dim), 12, &[Piece::new(&text, Tone::Plain)]);
    let marks = days.last(if page.columns() < NARROW { 14 } else { 30 });
    if marks.iter().all(|(_, mark)| *mark == DayMark::Before) {
        return;
    }
    let mut row = vec![Piece::new(&" ".repeat(if page.columns() < NARROW { 2 } else { 12 }), Tone::Plain)];
    row.extend(marks.iter().map(|(_, mark)| day_mark(*mark)));
    let rest = marks.iter().any(|(_, mark)| *mark == DayMark::Rest);
    let legend = if rest { "  ▪ practised  · nothing was due" } else { "  ▪ practised, today last" };
    if roomy && page.columns() >= NARROW {
        row.push(Piece::new(legend, Tone::Dim));
    }
    page.row(row);
}

fn day_mark(mark: DayMark) -> Piece {
    match mark {
        DayMark::Practised => Piece::new("▪", Tone::Accent),
        DayMark::Open => Piece::new("▫", Tone::Dim),
        DayMark::Rest => Piece::new("·", Tone::Dim),
        DayMark::Before => Piece::new(" ", Tone::Plain),
    }
}

fn interview(page: &mut Page, progress: &progress::Progress) {
    let Some((date, days)) = progress.interview else { return };
    let text = format!("{}, {}", countdown_words(days), date.strftime("%a %-d %b"));
    let mut row =
        vec![Piece::new(&format!("{:12}", "Interview"), Tone::Dim), Piece::new(&format!("{text}  "), Tone::Plain)];
    let dots = usize::try_from(days).unwrap_or(usize::MAX);
    if dots <= DOTS && page.columns() >= NARROW {
        // The last day is the interview itself, as on Today.
        row.push(Piece::new(&"·".repeat(dots.saturating_sub(1)), Tone::Dim));
        row.push(Piece::new("◆", Tone::Accent));
    }
    page.flow(&row, 0);
}

/// The list itself.
pub fn list(state: &Progress, view: &View) -> Page {
    let mut page = view.page();
    let Some(progress) = &state.progress else { return page };
    match state.list {
        List::Questions => {
            let roomy = view.size.height >= ROOMY;
            let is_chosen = |place| place == state.chosen;
            questions(&mut page, progress, view, is_chosen, |place| is_chosen(place) && roomy);
        }
        List::Competencies => competencies(&mut page, progress),
    }
    page
}

/// All of it, as it is printed.
pub fn whole(progress: &progress::Progress, view: &View) -> Page {
    let mut page = view.page();
    days(&mut page, progress, true);
    interview(&mut page, progress);
    let mut list = view.page();
    if progress.questions.is_empty() {
        list.text("No finished draft yet. Start: greenroom practice", Tone::Plain);
        page.append(list);
        return page;
    }
    questions(&mut list, progress, view, |_| false, |_| true);
    page.chapter("Questions", list);
    let mut list = view.page();
    competencies(&mut list, progress);
    page.chapter("Competencies", list);
    page
}

/// A block a question; those that are `detailed` say more.
fn questions(
    page: &mut Page,
    progress: &progress::Progress,
    view: &View,
    chosen: impl Fn(usize) -> bool,
    detailed: impl Fn(usize) -> bool,
) {
    if progress.questions.is_empty() {
        page.text("No finished draft yet. Answer a question on Today, rate yourself, and it shows here.", Tone::Plain);
    }
    for (place, question) in progress.questions.iter().enumerate() {
        page.item(Some(place));
        let tone = if chosen(place) { Tone::Strong } else { Tone::Plain };
        let asked = view.data.question(&question.question);
        let prompt = asked.map_or_else(|| question.question.to_string(), |asked| asked.telling_prompt());
        if page.columns() < NARROW {
            narrow(page, &prompt, question, tone)
        } else {
            wide(page, &prompt, question, tone)
        }
        let standing = question.standing_words(progress.day);
        let about = question.better.as_ref().map_or(standing.clone(), |better| format!("{better} · {standing}"));
        page.flow(&[Piece::new(&about, Tone::Dim)], 2);
        if detailed(place) {
            details(page, question);
        }
    }
    page.item(None);
}

/// What the chosen question says besides: the share of each part, and how the latest attempts were rated.
fn details(page: &mut Page, question: &QuestionProgress) {
    let rows =
        [("parts", question.parts_words()), ("voice", question.voice_words()), ("rated", question.ratings_words())];
    for (name, words) in rows.into_iter().filter_map(|(name, words)| Some((name, words?))) {
        page.hang(Piece::new(&format!("  {name}"), Tone::Dim), 9, &[Piece::new(&words, Tone::Dim)]);
    }
}

/// "disagreement      10 drafts  ▄▄▄▆▇▆██  60 → 204 words  good".
fn wide(page: &mut Page, prompt: &str, question: &QuestionProgress, tone: Tone) {
    let columns = page.columns();
    let rated = question.last().map_or("", |last| last.rating.name());
    let drafts = count(question.attempts.len(), "draft");
    let (chart, figures) = trend(question);
    let right = format!("{drafts:>10}  {chart:>LATEST$}  {figures:<17}");
    let room = columns.saturating_sub(right.chars().count() + 2 + 6);
    let name = fitted(prompt, room);
    page.row(vec![
        Piece::new(&name, tone),
        Piece::new(&format!("  {drafts:>9}  "), Tone::Dim),
        Piece::new(&format!("{chart:>LATEST$}"), Tone::Accent),
        Piece::new(&format!("  {figures:<17}"), Tone::Plain),
        Piece::new(&format!("{rated:>6}"), Tone::Dim),
    ]);
}

fn narrow(page: &mut Page, prompt: &str, question: &QuestionProgress, tone: Tone) {
    let columns = page.columns();
    let rated = question.last().map_or("", |last| last.rating.name());
    let right = format!("{}  {rated:>5}", count(question.attempts.len(), "draft"));
    let name = fitted(prompt, columns.saturating_sub(right.len() + 1));
    page.row(vec![Piece::new(&name, tone), Piece::new(&format!(" {right}"), Tone::Dim)]);
    let (chart, figures) = trend(question);
    if !figures.is_empty() {
        let chart = if chart.is_empty() { chart } else { chart + " " };
        page.flow(&[Piece::new(&chart, Tone::Accent), Piece::new(&figures, Tone::Plain)], 2);
    }
}

/// The trend as a chart and as its first and last figure; the chart only where there is a way between them.
fn trend(question: &QuestionProgress) -> (String, String) {
    let values = &question.trend.values;
    let (Some(first), Some(last)) = (values.first(), values.last()) else {
        return (String::new(), "quick recall".to_owned());
    };
    let spoken = question.trend.mode == Some(Mode::Spoken);
    let value = |value: &u32| if spoken { clock(*value) } else { value.to_string() };
    let unit = if spoken { " aloud" } else { " words" };
    match values.len() {
        1 => (String::new(), format!("{}{unit}", value(last))),
        _ => (spark(latest(values)), format!("{} → {}{unit}", value(first), value(last))),
    }
}

fn competencies(page: &mut Page, progress: &progress::Progress) {
    page.text("How well what you practised will come to mind in a week. What is not begun is not counted.", Tone::Dim);
    page.gap();
    let columns = page.columns();
    let longest = progress.competencies.iter().map(|row| Piece::new(&row.name, Tone::Plain).width()).max().unwrap_or(0);
    let name_columns = longest.min(columns.saturating_sub(BAR / 2 + 10));
    for row in &progress.competencies {
        competency(page, row, name_columns);
    }
}

fn competency(page: &mut Page, row: &Competency, name_columns: usize) {
    let columns = page.columns();
    let name = Piece::new(&fitted(&row.name, name_columns), Tone::Plain);
    let mut shown = Row { pieces: vec![name], item: None }.padded(name_columns + 2);
    let words = Piece::new(&format!("  {}", row.words()), Tone::Plain);
    let bar_columns = BAR.min(columns.saturating_sub(shown.width() + words.width()));
    if bar_columns >= SHORTEST_BAR {
        shown.pieces.extend(bar(bar_columns, row.strength));
    }
    shown.pieces.push(words);
    page.row(shown.pieces);
}
