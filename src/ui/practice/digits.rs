//! Large digits for the spoken clock, of quarter blocks; the shapes are those of the public domain's font8x8.

use crate::ui::widgets::{below, put};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// The rows and columns of one digit, with the blank ones that keep it apart.
pub const ROWS: u16 = 4;
pub const COLUMNS: u16 = 4;

/// Draws `clock`, digits and colons, from the top left of `area`; what does not fit is left out.
pub fn draw_digits(frame: &mut Frame, area: Rect, clock: &str, style: Style) {
    for y in 0..area.height.min(ROWS) {
        let row: String = clock.chars().map(|digit| shape(digit)[usize::from(y)]).collect();
        put(frame, below(area, y), &row, style);
    }
}

fn shape(digit: char) -> [&'static str; ROWS as usize] {
    match digit {
        '0' => ["▟▀▜▖", "█▗█▌", "█▛▐▌", "▝▀▀ "],
        '1' => ["▗█  ", " █  ", " █  ", "▀▀▀ "],
        '2' => ["▟▀▙ ", " ▄▛ ", "▟▘▄ ", "▀▀▀ "],
        '3' => ["▟▀▙ ", " ▄▛ ", "▄ █ ", "▝▀▘ "],
        '4' => [" ▟█ ", "▟▘█ ", "▀▀█▘", " ▝▀▘"],
        '5' => ["█▀▀ ", "▀▀▙ ", "▄ █ ", "▝▀▘ "],
        '6' => ["▗▛▘ ", "█▄▖ ", "█ █ ", "▝▀▘ "],
        '7' => ["█▀█ ", " ▗▛ ", " █  ", " ▀  "],
        '8' => ["▟▀▙ ", "▜▄▛ ", "█ █ ", "▝▀▘ "],
        '9' => ["▟▀▙ ", "▜▄█ ", " ▗▛ ", "▝▀  "],
        ':' => [" ▄  ", " ▀  ", " ▄  ", " ▀  "],
        _ => ["    "; ROWS as usize],
    }
}
