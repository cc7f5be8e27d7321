//! Draws Stories: the table of own answers and competencies, what the cursor stands on below it, and the opened pages.

pub mod page;
mod table;

use super::View;
use super::page::scrolled_by;
use super::reading::{draw_list, draw_page};
use super::text::width;
use super::widgets::{below, line, page, rule, sides};
use crate::app::Seen;
use crate::app::stories::{Inside, Stories, items};
use crate::text::phrases::count;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Span;

/// Terminals lower than this get the table without air.
const ROOMY: u16 = 16;
/// From this height on there is air above the rule too.
const AIRY: u16 = 30;
/// Rows that page up and page down move by below the table.
const STEP: usize = 4;

pub fn draw_stories(frame: &mut Frame, area: Rect, stories: &Stories, view: &View) -> Seen {
    let roomy = area.height >= ROOMY;
    let area = page(below(area, u16::from(roomy)));
    draw_title(frame, area, stories, view);
    let body = below(area, if roomy { 2 } else { 1 });
    if stories.table.is_none() {
        line(frame, body, 0, "Reading your files …", view.theme.dim());
        return Seen::default();
    }
    if let Some(inside) = page::opened(stories, view) {
        let chosen = (!items(stories).is_empty()).then_some(stories.chosen);
        return draw_list(frame, body, &inside, chosen, &stories.scroll, view.theme);
    }
    let below_table = page::below(stories, view);
    let airy = area.height >= AIRY;
    let between = u16::from(roomy) + u16::from(airy);
    let wanted = u16::try_from(below_table.rows.len()).unwrap_or(u16::MAX).saturating_add(between);
    let most = body.height.saturating_sub(body.height / 3);
    let shown =
        table::draw_table(frame, Rect { height: body.height.saturating_sub(wanted).max(most), ..body }, stories, view);
    let rest = below(body, shown);
    if roomy {
        rule(frame, below(rest, u16::from(airy)), 0, view.theme);
    }
    let rest = below(rest, between);
    let (rows, height) = (below_table.rows.len(), usize::from(rest.height));
    let top = stories.scroll.resolved(|top, step| scrolled_by(STEP, top, step, rows, height));
    draw_page(frame, rest, &below_table, top, None, view.theme);
    Seen { top: Some(top), ..Seen::default() }
}

fn draw_title(frame: &mut Frame, area: Rect, stories: &Stories, view: &View) {
    let theme = view.theme;
    let (name, right) = match (&stories.inside, &stories.table) {
        (Some(Inside::Answer(id)), _) => (view.data.bank.title(id), "an answer of yours".to_owned()),
        (Some(Inside::Competency(name)), Some(table)) => {
            let column = table.columns.iter().find(|column| column.competency == *name);
            (name.clone(), column.map(page::stories_words).unwrap_or_default())
        }
        (_, Some(table)) if !table.answers.is_empty() => {
            let all = table.served + table.gaps.len();
            let answers = count(table.answers.len(), "answer");
            let long = format!("{answers} for {} of {all} questions", table.served);
            let short = format!("{} of {all}", table.served);
            let fits = usize::from(area.width) >= width(&long) + width("Stories") + 2;
            ("Stories".to_owned(), if fits { long } else { short })
        }
        _ => ("Stories".to_owned(), String::new()),
    };
    sides(frame, area, 0, Span::styled(name, theme.strong()), Span::styled(right, theme.dim()));
}

#[cfg(test)]
mod tests;
