//! The table itself: a name a row, a sign a competency below its number, how often told at the right. Where the columns do not fit they
//! scroll with the cursor, and marks say so.

use crate::app::stories::Stories;
use crate::domain::stories::{Cell, Told};
use crate::text::phrases::past_words;
use crate::ui::View;
use crate::ui::page::centred;
use crate::ui::reading::more_marks;
use crate::ui::text::clipped;
use crate::ui::widgets::{below, chosen_mark, line, put, row, spans};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

/// The least columns of a name, with two columns a sign and with one.
const NAME: u16 = 20;
const SHORT_NAME: u16 = 14;
/// The columns of how often, and of when last.
const TOLD: u16 = 7;
const LAST: u16 = 14;

/// Where everything stands.
struct Grid {
    name: u16,
    /// Columns a sign.
    step: u16,
    /// The first column shown and how many.
    first: usize,
    count: usize,
    told: u16,
    last: u16,
    /// Rows of the head: one a digit of the number of a column.
    digits: u16,
}

/// Draws as much of the table as fits into `area`, and returns the rows used.
pub fn draw_table(frame: &mut Frame, area: Rect, stories: &Stories, view: &View) -> u16 {
    let Some(table) = &stories.table else { return 0 };
    let grid = Grid::of(area, stories.column, table.columns.len());
    draw_head(frame, area, &grid, table.columns.len(), stories.column, view);
    let rows = below(area, grid.digits);
    let height = usize::from(rows.height);
    let top = centred(stories.row..stories.row + 1, table.answers.len(), height);
    for (y, (place, told)) in (0..rows.height).zip(table.answers.iter().enumerate().skip(top)) {
        draw_row(frame, rows, y, &grid, (place == stories.row, told), stories, view);
    }
    let shown = u16::try_from(table.answers.len()).unwrap_or(u16::MAX).min(rows.height);
    let list = Rect { height: shown, ..rows };
    more_marks(frame, list, top > 0, top + height < table.answers.len(), view.theme);
    grid.digits + shown
}

impl Grid {
    fn of(area: Rect, chosen: Option<usize>, columns: usize) -> Grid {
        let count = u16::try_from(columns).unwrap_or(u16::MAX);
        let room = |told: u16, last: u16| area.width.saturating_sub(told + last);
        let digits = u16::try_from(columns.to_string().len()).unwrap_or(1).min(area.height);
        // Numbers side by side can be read only with a column between them, so the name gives way first.
        let choices = [
            (TOLD, LAST, 2, NAME + 8),
            (TOLD, 0, 2, NAME),
            (TOLD, 0, 2, SHORT_NAME),
            (TOLD, 0, 1, NAME),
            (0, 0, 1, SHORT_NAME),
        ];
        let fits = |(told, last, step, name): &(u16, u16, u16, u16)| {
            room(*told, *last) >= name.saturating_add(count.saturating_mul(*step)).saturating_add(1)
        };
        if let Some((told, last, step, _)) = choices.into_iter().find(fits) {
            let name = room(told, last).saturating_sub(count * step + 1);
            return Grid { name, step, first: 0, count: columns, told, last, digits };
        }
        let name = SHORT_NAME.min(area.width / 2);
        let shown = usize::from(area.width.saturating_sub(name + 3) / 2);
        let chosen = chosen.unwrap_or(0);
        let first = centred(chosen..chosen + 1, columns, shown);
        Grid { name, step: 2, first, count: shown, told: 0, last: 0, digits }
    }

    /// The column of the screen at which the sign of competency `place` stands.
    fn x(&self, place: usize) -> u16 {
        let offset = u16::try_from(place.saturating_sub(self.first)).unwrap_or(u16::MAX);
        self.name.saturating_add(1).saturating_add(offset.saturating_mul(self.step)).saturating_add(self.step - 1)
    }

    fn shown(&self, columns: usize) -> std::ops::Range<usize> {
        self.first..(self.first + self.count).min(columns)
    }
}

/// One cell at column `x`, where it lies in `area`.
fn put_cell(frame: &mut Frame, area: Rect, y: u16, x: u16, text: &str, style: Style) {
    let area = row(area, y);
    if x < area.width {
        let place = Rect { x: area.x + x, width: (area.width - x).min(2), ..area };
        put(frame, place, text, style);
    }
}

fn draw_head(frame: &mut Frame, area: Rect, grid: &Grid, columns: usize, chosen: Option<usize>, view: &View) {
    let theme = view.theme;
    for place in grid.shown(columns) {
        let style = if chosen == Some(place) { theme.accent_strong() } else { theme.dim() };
        let number = format!("{:>1$}", place + 1, usize::from(grid.digits));
        for (y, digit) in (0..grid.digits).zip(number.chars()) {
            put_cell(frame, area, y, grid.x(place), digit.encode_utf8(&mut [0; 4]), style);
        }
    }
    let last = grid.digits.saturating_sub(1);
    if grid.first > 0 {
        put_cell(frame, area, last, grid.name, "‹", theme.accent());
    }
    if grid.shown(columns).end < columns {
        put_cell(frame, area, last, area.width.saturating_sub(1), "›", theme.accent());
    }
    if grid.told > 0 {
        let right =
            Rect { x: area.right().saturating_sub(grid.told + grid.last), width: grid.told + grid.last, ..area };
        let when = if grid.last > 0 { format!("{:>14}", "last") } else { String::new() };
        line(frame, right, last, &format!("{:>7}{when}", "told"), theme.dim());
    }
}

fn draw_row(
    frame: &mut Frame,
    area: Rect,
    y: u16,
    grid: &Grid,
    (chosen, told): (bool, &Told),
    stories: &Stories,
    view: &View,
) {
    let theme = view.theme;
    if chosen {
        chosen_mark(frame, area, y, theme);
    }
    let name = told.headline.as_deref().unwrap_or(told.id.as_str());
    let name_area = Rect { width: grid.name.min(area.width), ..area };
    line(frame, name_area, y, name, if chosen { theme.strong() } else { theme.text() });
    let columns = stories.table.iter().flat_map(|table| &table.columns);
    let count = columns.clone().count();
    let range = grid.shown(count);
    for (place, column) in columns.enumerate().skip(range.start).take(range.len()) {
        let cell = told.cell_of(column);
        let style = match cell {
            Cell::First => theme.accent_strong(),
            Cell::Later => theme.accent(),
            Cell::Empty => theme.dim(),
        };
        let here = chosen && stories.column == Some(place);
        let style = if here { theme.selected() } else { style };
        put_cell(frame, area, y, grid.x(place), cell.symbol().encode_utf8(&mut [0; 4]), style);
    }
    if grid.told > 0 {
        let taken = grid.told + grid.last;
        let right = Rect { x: area.right().saturating_sub(taken), width: taken.min(area.width), ..area };
        spans(frame, right, y, told_spans(told, grid, stories, view));
    }
}

/// "3", "never", and when last; a sign where it is told too often.
fn told_spans(told: &Told, grid: &Grid, stories: &Stories, view: &View) -> Vec<Span<'static>> {
    let theme = view.theme;
    let (times, style) = match (told.used, told.told_often) {
        (0, _) => ("never".to_owned(), theme.dim()),
        (times, true) => (format!("!{times}"), theme.warning()),
        (times, false) => (times.to_string(), theme.text()),
    };
    let mut found = vec![Span::styled(format!("{times:>7}"), style)];
    if grid.last > 0 {
        let day = stories.day;
        let when = told.last_day.map(|last| past_words(last, day)).unwrap_or_default();
        found.push(Span::styled(format!("{:>14}", clipped(&when, LAST - 1)), theme.dim()));
    }
    found
}
