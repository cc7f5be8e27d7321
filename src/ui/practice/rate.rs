//! Draws the question how it went.

use super::draw_question;
use crate::app::practice::Practice;
use crate::domain::{Mode, Rating};
use crate::text::phrases::count;
use crate::ui::View;
use crate::ui::text::{clock, width};
use crate::ui::widgets::{line, page, spans};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

/// What a rating means, as the person would say it.
pub fn meaning(rating: Rating) -> &'static str {
    match rating {
        Rating::Again => "I would not have got through",
        Rating::Hard => "it took effort, or had gaps",
        Rating::Good => "I would say it like this",
        Rating::Easy => "it came easily",
    }
}

pub(super) fn draw_rate(frame: &mut Frame, area: Rect, practice: &Practice, view: &View) {
    let theme = view.theme;
    let question_rows = if area.height < 14 { 2 } else { 3 };
    let y = draw_question(frame, area, practice, question_rows, view);
    let body = page(area);
    let summary = summary(practice, view, body.width);
    line(frame, body, y + 1, &summary, theme.dim());
    line(frame, body, y + 3, "How did it go?", theme.strong());
    for (line, rating) in (y + 5..).zip(Rating::ALL) {
        let pieces = vec![
            Span::styled(rating.number().to_string(), theme.accent_strong()),
            Span::styled(format!("  {:<7}", rating.name()), theme.text()),
            Span::styled(meaning(rating), theme.dim()),
        ];
        spans(frame, body, line, pieces);
    }
}

/// What was done, in the mode's own measure; the time at the keyboard only where there is room for it.
fn summary(practice: &Practice, view: &View, columns: u16) -> String {
    let (words, budget) = (practice.words(), clock(practice.budget().into()));
    let wall = clock(practice.elapsed(view.now).as_secs());
    if practice.mode() == Mode::Spoken {
        return format!("said {wall} of {budget}");
    }
    let to_say = clock(practice.to_say(words));
    let (wrote, of) = (format!("wrote {}", count(words, "word")), format!("{to_say} to say of {budget}"));
    let whole = format!("{wrote} in {wall} · {of}");
    let short = format!("{wrote}, {of}");
    if width(&whole) <= usize::from(columns) { whole } else { short }
}
