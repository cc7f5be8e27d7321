//! The sheet as one self-contained HTML page: no script, no outside request; light, dark, phone and print.
//!
//! `maud` escapes every text, so an answer that holds markup shows it. Looks are in `html/sheet.css`.

use super::MARK;
use super::page::{Brevity, Item, Page, Row, Section, SectionKind, compose};
use super::sheet::Sheet;
use super::wishes::Form;
use crate::text::rich::{RichBlock, RichRun};
use maud::{DOCTYPE, Markup, PreEscaped, html};

const STYLE: &str = include_str!("html/sheet.css");

/// `sheet` as an HTML page.
pub fn render(sheet: &Sheet) -> String {
    let page = compose(sheet, Brevity::Whole);
    let form = if sheet.form == Form::Page { "brief" } else { "full" };
    let document = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="generator" content=(MARK);
                meta name="color-scheme" content="light dark";
                title { (page.title) }
                style { (PreEscaped(STYLE)) }
            }
            body class=(form) {
                header { h1 { (page.title) } p { (page.subtitle) } }
                @if sheet.form != Form::Page { (contents(&page)) }
                main { @for (number, section) in page.sections.iter().enumerate() { (write_section(number, section)) } }
            }
        }
    };
    document.into_string() + "\n"
}

fn contents(page: &Page) -> Markup {
    let listed = page.sections.iter().enumerate().filter(|(_, section)| !section.heading.is_empty());
    html! {
        nav aria-label="Contents" {
            details {
                summary { "Contents" }
                ol { @for (number, section) in listed { li { a href=(format!("#s{number}")) { (section.heading) } } } }
            }
        }
    }
}

fn write_section(number: usize, section: &Section) -> Markup {
    let id = format!("s{number}");
    let heading = html! {
        h2 id=(id) { (section.heading) @if let Some(mark) = &section.mark { " " small { (mark) } } }
    };
    let rows = html! { @for row in &section.rows { (write_row(row)) } };
    match section.kind {
        SectionKind::Story => html! { article.story aria-labelledby=(id) { (heading) (rows) } },
        SectionKind::Gaps => html! { section.gaps aria-labelledby=(id) { (heading) (rows) } },
        SectionKind::Notes => html! { section.notes aria-label="Notes" { (rows) } },
    }
}

fn write_row(row: &Row) -> Markup {
    match row {
        Row::Opening(text) => html! { p.opening { (text) } },
        Row::Cues { part, cues } => html! {
            div.part {
                span.label { (part.long) }
                ul { @for cue in cues { li { (cue) } } }
            }
        },
        Row::Fact { label, text } => html! { p.fact { span.label { (label) } " " (text) } },
        Row::Fix(text) => html! { p.fix { span.label { "Fix" } " " (text) } },
        Row::Text { part, blocks, .. } => html! {
            div.text {
                @if let Some(part) = part { h3 { (part.long) } }
                @for block in blocks { (write_block(block, 4)) }
            }
        },
        Row::List { label, items } => html! {
            div.part {
                @if !label.is_empty() { span.label { (label) } }
                ul { @for item in items { (write_item(item)) } }
            }
        },
        Row::Sentence(text) => html! { p { (text) } },
        Row::Space => html! { div.space { span.label { "Notes" } } },
        Row::Notes { blocks, .. } => html! { @for block in blocks { (write_block(block, 2)) } },
    }
}

fn write_item(item: &Item) -> Markup {
    html! {
        li { (item.text) @if !item.under.is_empty() { ul { @for text in &item.under { li { (text) } } } } }
    }
}

/// A block whose uppermost heading is of level `top`.
fn write_block(block: &RichBlock, top: u8) -> Markup {
    match block {
        RichBlock::Heading { level, text } => match level.saturating_add(top - 1) {
            0..=2 => html! { h2 { (write_runs(text)) } },
            3 => html! { h3 { (write_runs(text)) } },
            4 => html! { h4 { (write_runs(text)) } },
            5 => html! { h5 { (write_runs(text)) } },
            _ => html! { h6 { (write_runs(text)) } },
        },
        RichBlock::Paragraph(text) => html! { p { (write_runs(text)) } },
        RichBlock::Item { depth, marker, text } => html! {
            div.item style=(format!("--depth: {}", (*depth).min(6))) {
                span.marker { (marker) } " " span { (write_runs(text)) }
            }
        },
        RichBlock::Code(text) => html! { pre { (text) } },
        RichBlock::Rule => html! { hr; },
    }
}

fn write_runs(runs: &[RichRun]) -> Markup {
    html! {
        @for run in runs { @if run.bold { b { (with_breaks(&run.text)) } } @else { (with_breaks(&run.text)) } }
    }
}

fn with_breaks(text: &str) -> Markup {
    html! {
        @for (number, line) in text.split('\n').enumerate() { @if number > 0 { br; } (line) }
    }
}
