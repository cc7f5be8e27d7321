//! The sheet as CommonMark that a formatter leaves as it is: one line per paragraph, `-` for lists, so git diffs stay short.
//!
//! All text is escaped; only what the person wrote in Markdown is written as it is.

use super::MARK;
use super::page::{Brevity, Item, Page, Row, Section, SectionKind, compose};
use super::sheet::Sheet;
use std::fmt::Write;

/// `sheet` as Markdown.
pub fn render(sheet: &Sheet) -> String {
    format!("<!-- {MARK} -->\n\n{}", text(sheet))
}

/// `sheet` as a text to look at: the Markdown without the mark.
pub fn text(sheet: &Sheet) -> String {
    body(&compose(sheet, Brevity::Whole))
}

fn body(page: &Page) -> String {
    let mut blocks = vec![format!("# {}", escape(&page.title)), escape(&page.subtitle)];
    for (place, section) in page.sections.iter().enumerate() {
        write_section(&mut blocks, section, place);
    }
    blocks.retain(|block| !block.trim().is_empty());
    format!("{}\n", blocks.join("\n\n"))
}

fn write_section(blocks: &mut Vec<String>, section: &Section, place: usize) {
    match section.kind {
        SectionKind::Notes if place > 0 => blocks.push("---".to_owned()),
        SectionKind::Notes => {}
        _ => blocks.push(heading(section)),
    }
    section.rows.iter().for_each(|row| write_row(blocks, row));
}

fn heading(section: &Section) -> String {
    match &section.mark {
        Some(mark) => format!("## {} ({})", escape(&section.heading), escape(mark)),
        None => format!("## {}", escape(&section.heading)),
    }
}

fn write_row(blocks: &mut Vec<String>, row: &Row) {
    match row {
        Row::Opening(text) => blocks.push(format!("> {}", escape_line(text))),
        Row::Cues { part, cues } => {
            let items: Vec<String> = cues.iter().map(|cue| format!("  - {}", escape_line(cue))).collect();
            let nested = format!("- {}\n{}", escape(&part.long), items.join("\n"));
            // The cues of one story are one list: its parts follow each other without a blank line.
            match blocks.last_mut() {
                Some(last) if last.starts_with("- ") => {
                    let _ = write!(last, "\n{nested}");
                }
                _ => blocks.push(nested),
            }
        }
        Row::Text { part, source, .. } => {
            blocks.extend(part.as_ref().map(|part| format!("### {}", escape(&part.long))));
            blocks.push(below_headings(source.trim(), 3));
        }
        Row::Fact { label, text } => blocks.push(format!("{label}: {}", escape(text))),
        Row::Fix(text) => blocks.push(format!("Fix: **{}**", escape(text))),
        Row::List { label, items: texts } => {
            if !label.is_empty() {
                blocks.push(format!("{label}:"));
            }
            blocks.push(items(texts));
        }
        Row::Sentence(text) => blocks.push(escape_line(text)),
        Row::Space => blocks.push("Notes:".to_owned()),
        Row::Notes { source, .. } => blocks.push(source.trim().to_owned()),
    }
}

fn items(texts: &[Item]) -> String {
    let mut lines = Vec::new();
    for item in texts {
        lines.push(format!("- {}", escape_line(&item.text)));
        lines.extend(item.under.iter().map(|text| format!("  - {}", escape_line(text))));
    }
    lines.join("\n")
}

/// `source` with its own headings below those of `level`: deeper ones stay, others get as many `#` as they need.
fn below_headings(source: &str, level: usize) -> String {
    let mut in_fence = false;
    let lines = source.lines().map(|line| {
        in_fence ^= line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~");
        let marks = line.bytes().take_while(|byte| *byte == b'#').count();
        let is_heading =
            !in_fence && (1..=level).contains(&marks) && line.get(marks..).is_some_and(|rest| rest.starts_with(' '));
        if is_heading { format!("{}{line}", "#".repeat(level + 1 - marks)) } else { line.to_owned() }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// [`escape`] for text at the start of a block, where more characters mean something.
fn escape_line(text: &str) -> String {
    let escaped = escape(text);
    let digits = escaped.bytes().take_while(u8::is_ascii_digit).count();
    let after = escaped.as_bytes().get(digits).copied();
    if (1..=9).contains(&digits) && matches!(after, Some(b'.' | b')')) {
        let (number, rest) = escaped.split_at(digits);
        return format!("{number}\\{rest}");
    }
    match escaped.as_bytes().first() {
        Some(b'#' | b'+' | b'-' | b'=' | b'>') => format!("\\{escaped}"),
        _ => escaped,
    }
}

/// `text` so that no character of it is markup. Only what needs it is escaped, as formatters have it.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    let mut previous = ' ';
    let mut rest = text.chars();
    while let Some(character) = rest.next() {
        let next = rest.as_str().chars().next().unwrap_or(' ');
        if needs_escape(character, previous, next, character == '&' && is_entity(rest.as_str())) {
            escaped.push('\\');
        }
        escaped.push(character);
        previous = character;
    }
    escaped
}

/// The letters of the longest name of an entity in HTML, `CounterClockwiseContourIntegral`.
const LONGEST_ENTITY: usize = 31;

/// Whether `rest`, behind a `&`, makes it the start of an entity such as `&amp;` or `&#65;`.
fn is_entity(rest: &str) -> bool {
    let length =
        rest.bytes().take(LONGEST_ENTITY).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count();
    length > 0 && rest.as_bytes().get(length) == Some(&b';')
}

fn needs_escape(character: char, previous: char, next: char, is_entity: bool) -> bool {
    match character {
        '\\' => next.is_ascii_punctuation(),
        '*' | '`' | '[' | ']' => true,
        // Inside a word `_` is no emphasis.
        '_' => !(previous.is_alphanumeric() && next.is_alphanumeric()),
        '<' => next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?'),
        '&' => is_entity,
        '~' => previous == '~' || next == '~',
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str) {
        let markdown = format!("- {}", escape_line(text));
        let mut read = String::new();
        for event in pulldown_cmark::Parser::new(&markdown) {
            match event {
                pulldown_cmark::Event::Text(part) => read.push_str(&part),
                pulldown_cmark::Event::Start(tag) => assert!(
                    matches!(tag, pulldown_cmark::Tag::List(None) | pulldown_cmark::Tag::Item),
                    "{markdown:?} holds {tag:?}"
                ),
                _ => {}
            }
        }
        assert_eq!(read, text, "{markdown:?}");
    }

    #[test]
    fn no_text_of_a_story_is_markup() {
        let texts = [
            "# no heading",
            "1. no list",
            "12) no list",
            "- no list",
            "+ no list",
            "> no quote",
            "*no* **bold** _nor_ snake_case __init__",
            "`no code` ~~nor~~ [no link](x) ![no](y)",
            "<script>alert(1)</script> a < b && c &amp; d &#65;",
            "back\\slash \\* and \\",
            "a | b",
            "=== ---",
            "~~~",
            "```",
        ];
        texts.into_iter().for_each(check);
    }

    proptest::proptest! {
        #[test]
        fn any_line_is_read_back_as_it_was(text in "[ -~é重]{0,40}") {
            let line = crate::text::words::spaced_once(&text);
            if !line.is_empty() {
                check(&line);
            }
        }
    }
}
