//! Draws Stories: the table of own answers and competencies, what the cursor stands on below it, and the opened pages.

mod table;

use super::View;
use super::frame::Frame;
use super::reading::draw_page;
use super::text::{counted, width};
use super::widgets::{below, line, page, rule, sides};
use crate::app::reading::centred;
use crate::app::stories::{Inside, Stories};
use ratatui::layout::Rect;
use ratatui::text::Span;

/// Terminals lower than this get the table without air.
const ROOMY: u16 = 16;
/// From this height on there is air above the rule too.
const AIRY: u16 = 30;

pub fn draw_stories(frame: &mut Frame, area: Rect, stories: &Stories, view: &View) {
    let roomy = area.height >= ROOMY;
    let area = page(below(area, u16::from(roomy)));
    draw_title(frame, area, stories, view);
    let body = below(area, if roomy { 2 } else { 1 });
    let context = view.context();
    if stories.table.is_none() {
        return line(frame, body, 0, "Reading your files …", view.theme.dim());
    }
    if let Some(inside) = stories.page(&context) {
        let items = stories.items(&context);
        let chosen = (!items.is_empty()).then_some(stories.chosen);
        let height = usize::from(body.height);
        let top = chosen.map_or(stories.top, |item| centred(inside.rows_of(item), inside.rows.len(), height));
        return draw_page(frame, body, &inside, top, chosen, view.theme);
    }
    let below_table = stories.below(&context);
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
    draw_page(frame, below(rest, between), &below_table, stories.top, None, view.theme);
}

fn draw_title(frame: &mut Frame, area: Rect, stories: &Stories, view: &View) {
    let theme = view.theme;
    let context = view.context();
    let (name, right) = match (&stories.inside, &stories.table) {
        (Some(Inside::Answer(id)), _) => {
            let headline = context.data.bank.answer(id).and_then(|answer| answer.headline.clone());
            (headline.unwrap_or_else(|| id.to_string()), "an answer of yours".to_owned())
        }
        (Some(Inside::Competency(name)), Some(table)) => {
            let column = table.columns.iter().find(|column| column.competency == *name);
            let right = column.map(|column| match column.answers {
                0 => "no story".to_owned(),
                answers => counted(answers, "story", "stories"),
            });
            (name.clone(), right.unwrap_or_default())
        }
        (_, Some(table)) if !table.answers.is_empty() => {
            let all = table.served + table.gaps.len();
            let answers = counted(table.answers.len(), "answer", "answers");
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
