//! The sheet as one self-contained HTML page: no script, no outside request; light, dark, phone and print.
//!
//! `maud` escapes every text, so an answer that holds markup shows it. Looks are in `html/sheet.css`.

use super::MARK;
use super::notes::{Block, Run};
use super::page::{Page, Row, Section, SectionKind, compose};
use super::sheet::{Form, Sheet};
use maud::{DOCTYPE, Markup, PreEscaped, html};

const STYLE: &str = include_str!("html/sheet.css");

/// `sheet` as an HTML page.
pub fn render(sheet: &Sheet) -> String {
    let page = compose(sheet);
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
        SectionKind::Question => html! { article.question aria-labelledby=(id) { (heading) (rows) } },
        SectionKind::Gaps => html! { section.gaps aria-labelledby=(id) { (heading) (rows) } },
        SectionKind::Notes => html! { section.notes aria-label="Notes" { (rows) } },
    }
}

fn write_row(row: &Row) -> Markup {
    match row {
        Row::StoryName { headline, mark } => html! {
            p.name { b { (headline) } @if let Some(mark) = mark { " " small { (mark) } } }
        },
        Row::Opening(text) => html! { p.opening { (text) } },
        Row::Cues { part, cues } => html! {
            div.part {
                span.label { (part.long) }
                ul { @for cue in cues { li { (cue) } } }
            }
        },
        Row::Fact { label, text } => html! { p.fact { span.label { (label) } " " (text) } },
        Row::Fix(text) => html! { p.fix { span.label { "Fix" } " " (text) } },
        Row::List { label, items } => html! {
            div.part {
                @if !label.is_empty() { span.label { (label) } }
                ul { @for item in items { li { (item) } } }
            }
        },
        Row::Sentence(text) => html! { p { (text) } },
        Row::Space => html! { div.space { span.label { "Notes" } } },
        Row::Notes { blocks, .. } => html! { @for block in blocks { (write_block(block)) } },
    }
}

fn write_block(block: &Block) -> Markup {
    match block {
        Block::Heading { level, text } => match level {
            1 => html! { h2 { (write_runs(text)) } },
            2 => html! { h3 { (write_runs(text)) } },
            3 => html! { h4 { (write_runs(text)) } },
            4 => html! { h5 { (write_runs(text)) } },
            _ => html! { h6 { (write_runs(text)) } },
        },
        Block::Paragraph(text) => html! { p { (write_runs(text)) } },
        Block::Item { depth, marker, text } => html! {
            div.item style=(format!("--depth: {}", (*depth).min(6))) {
                span.marker { (marker) } " " span { (write_runs(text)) }
            }
        },
        Block::Code(text) => html! { pre { (text) } },
        Block::Rule => html! { hr; },
    }
}

fn write_runs(runs: &[Run]) -> Markup {
    html! {
        @for run in runs { @if run.bold { b { (with_breaks(&run.text)) } } @else { (with_breaks(&run.text)) } }
    }
}

fn with_breaks(text: &str) -> Markup {
    html! {
        @for (number, line) in text.split('\n').enumerate() { @if number > 0 { br; } (line) }
    }
}
