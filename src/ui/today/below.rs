//! What stands below the queue: a faulty file, the unfinished draft, the days practised and the way to the interview;
//! on an empty home, where to start.

use crate::app::today::{ToFinish, Today, fault};
use crate::domain::Problem;
use crate::domain::progress::{DayMark, Days};
use crate::domain::schedule::{self, Unfinished};
use crate::text::phrases::{count, time_words};
use crate::ui::View;
use crate::ui::text::{clipped, width, wrapped_within};
use crate::ui::theme::Theme;
use ratatui::text::Span;
use std::path::Path;

/// Days to the interview that are drawn one dot each.
const DOTS: i32 = 14;

type Row = Vec<Span<'static>>;

/// The rows from top to bottom; where there is little room, only what needs the person.
pub fn rows(today: &Today, plan: &schedule::Today, columns: u16, roomy: bool, view: &View) -> Vec<Row> {
    let theme = view.theme;
    let mut groups: Vec<Vec<Row>> = Vec::new();
    if let Some(problem) = fault(&view.data.problems) {
        groups.push(fault_rows(problem, &view.data.problems, columns, roomy, theme));
    }
    if let Some(mock) = &today.mock {
        groups.push(vec![mock_row(mock, plan, columns, view)]);
    }
    if let Some(unfinished) = today.unfinished() {
        groups.push(vec![unfinished_row(unfinished, columns, view)]);
    }
    if view.data.records.is_empty() {
        groups.push(first_rows(plan, columns, view));
    }
    if roomy {
        groups.push(way_rows(today, plan, columns, theme));
    }
    let mut rows: Vec<Row> = Vec::new();
    for group in groups.into_iter().filter(|group| !group.is_empty()) {
        match (roomy, rows.is_empty()) {
            (true, true) => rows.push(vec![Span::styled("─".repeat(usize::from(columns)), theme.dim())]),
            (true, false) => rows.push(Vec::new()),
            (false, _) => {}
        }
        rows.extend(group);
    }
    if roomy && !rows.is_empty() {
        rows.push(Vec::new());
    }
    rows
}

/// The first fault with its place, what is wrong, and what to do.
fn fault_rows(problem: &Problem, problems: &[Problem], columns: u16, roomy: bool, theme: Theme) -> Vec<Row> {
    let errors = problems.iter().filter(|problem| problem.is_error()).count();
    let place = format!("{}:{}  ", short_path(&problem.path), problem.line);
    let first = vec![
        Span::styled("! ", theme.fault()),
        Span::styled(place, theme.strong()),
        Span::styled(problem.message.clone(), theme.text()),
    ];
    if !roomy {
        return vec![first];
    }
    let more = match errors {
        0 | 1 => " · e opens it".to_owned(),
        errors => format!(" · e opens it · {} more: greenroom check", errors - 1),
    };
    let advice = wrapped_within(&format!("{}{more}", problem.advice), columns.saturating_sub(2), 2);
    let advice = advice.into_iter().map(|text| vec![Span::styled(format!("  {text}"), theme.dim())]);
    std::iter::once(first).chain(advice).collect()
}

/// The file with its folder.
fn short_path(path: &Path) -> String {
    let names: Vec<_> = path.iter().map(|name| name.to_string_lossy()).collect();
    names.get(names.len().saturating_sub(2)..).unwrap_or_default().join("/")
}

/// "Unfinished   Describe a time you …   96 words, in Action".
fn unfinished_row(unfinished: &Unfinished, columns: u16, view: &View) -> Row {
    let theme = view.theme;
    let wide = columns >= 60;
    let label = if wide { "Unfinished   " } else { "Unfinished " };
    let amount = if wide {
        format!("   {}", unfinished.amount_words())
    } else {
        format!(" {}", count(unfinished.words as usize, "word"))
    };
    let room = usize::from(columns).saturating_sub(width(label) + width(&amount));
    let prompt = clipped(view.data.bank.prompt(&unfinished.question), u16::try_from(room).unwrap_or(u16::MAX));
    let fill = " ".repeat(room.saturating_sub(width(&prompt)));
    vec![
        Span::styled(label, theme.accent_strong()),
        Span::styled(format!("{prompt}{fill}"), theme.text()),
        Span::styled(amount, theme.dim()),
    ]
}

/// "Mock to finish   26 Nov 10:00, 2 of 5 answered   m goes on".
fn mock_row(mock: &ToFinish, plan: &schedule::Today, columns: u16, view: &View) -> Row {
    let theme = view.theme;
    let wide = columns >= 60;
    let started = time_words(mock.started.local(), plan.day);
    let amount = format!("{} of {} answered", mock.answered, mock.planned);
    let text = if wide { format!("{started}, {amount}   m goes on") } else { amount };
    vec![
        Span::styled(if wide { "Mock to finish   " } else { "Mock to finish " }, theme.accent_strong()),
        Span::styled(text, theme.text()),
    ]
}

/// Where to start, on a home without drafts.
fn first_rows(plan: &schedule::Today, columns: u16, view: &View) -> Vec<Row> {
    let theme = view.theme;
    let label_columns = if columns >= 60 { 24 } else { 0 };
    let hint =
        |question: &str, answer: &str| vec![Span::styled(format!("{question:<label_columns$} {answer}"), theme.dim())];
    let date = plan.interview.is_none().then(|| hint("When is the interview?", "i sets the date"));
    let notes = view.data.bank.own_answers().next().is_none();
    let notes = notes.then(|| hint("Have notes?", "greenroom import notes.md"));
    let files = (!view.data.home.is_empty()).then(|| hint("Your files", &view.data.home));
    [date, notes, files].into_iter().flatten().collect()
}

/// The days practised and the days to go, then what the plan reaches. A week without practice is not held against anyone.
fn way_rows(today: &Today, plan: &schedule::Today, columns: u16, theme: Theme) -> Vec<Row> {
    let mut row: Row = Vec::new();
    if let Some(days) = today.days.as_ref().filter(|days| days.practised_of_last(7) > 0) {
        row.push(Span::styled(format!("{} of the last 7 days ", days.practised_of_last(7)), theme.dim()));
        row.extend(day_marks(days, theme));
    }
    if let Some(left) = plan.days_left {
        let columns_of = |row: &Row| row.iter().map(|span| width(&span.content)).sum::<usize>();
        let room = usize::from(columns).saturating_sub(columns_of(&row) + 2);
        if let Some(way) = ["· ", "·", ""].map(|dot| way(left, dot, theme)).into_iter().find(|w| columns_of(w) <= room)
        {
            let gap = if row.is_empty() { 0 } else { room - columns_of(&way) + 2 };
            row.push(Span::raw(" ".repeat(gap)));
            row.extend(way);
        }
    }
    let words = plan.plan.iter().flat_map(|plan| wrapped_within(&plan.words, columns, 2));
    let words = words.map(|text| vec![Span::styled(text, theme.dim())]);
    (!row.is_empty()).then_some(row).into_iter().chain(words).collect()
}

/// The last seven days, today last: practised, a day of rest, or not.
fn day_marks(days: &Days, theme: Theme) -> Row {
    let mark = |mark: &DayMark| match mark {
        DayMark::Practised => Span::styled(" ▪", theme.accent()),
        DayMark::Rest | DayMark::Before => Span::styled(" ·", theme.dim()),
        DayMark::Open => Span::styled(" ▫", theme.dim()),
    };
    days.last(7).iter().map(|(_, day)| mark(day)).collect()
}

/// "12 days to go  · · · ◆", one dot a day while they can be counted at a glance.
fn way(left: i32, dot: &str, theme: Theme) -> Row {
    let words = match left {
        0 => "the interview is today".to_owned(),
        1 => "1 day to go".to_owned(),
        left => format!("{left} days to go"),
    };
    let mut row = vec![Span::styled(words, theme.dim())];
    if !dot.is_empty() && (0..=DOTS).contains(&left) {
        let between = usize::try_from(left - 1).unwrap_or(0);
        row.push(Span::styled(format!("  {}", dot.repeat(between)), theme.dim()));
        row.push(Span::styled("◆", theme.accent()));
    }
    row
}
