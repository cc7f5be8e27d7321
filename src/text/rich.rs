//! Markdown as blocks of bold and plain runs, for the formats that cannot print Markdown as it is.
//!
//! Adds to [`super::blocks`] what print needs and a comparison does not: list marks, rules, and the addresses of links.

use super::blocks::{Block, BlockKind, read_blocks};
use super::inline::Inline;
use std::ops::Range;

/// One block of a text to be printed.
#[derive(Debug, Clone, PartialEq)]
pub enum RichBlock {
    /// A heading; the levels are made to start at 1 and to skip none.
    Heading {
        level: u8,
        text: Vec<RichRun>,
    },
    Paragraph(Vec<RichRun>),
    /// A list item or quote at a depth from 1, with its marker.
    Item {
        depth: usize,
        marker: String,
        text: Vec<RichRun>,
    },
    /// Text whose line breaks and spaces count.
    Code(String),
    Rule,
}

/// Text of one weight.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RichRun {
    pub text: String,
    pub bold: bool,
}

/// The blocks of `markdown`.
pub fn read_rich(markdown: &str) -> Vec<RichBlock> {
    let read = read_blocks(markdown);
    let mut rules = read.rules.iter().peekable();
    let mut rich = Vec::new();
    for block in &read.blocks {
        while rules.next_if(|rule| **rule < block.span.start).is_some() {
            rich.push(RichBlock::Rule);
        }
        rich.extend(rich_block(block, markdown));
    }
    rich.extend(rules.map(|_| RichBlock::Rule));
    even_out_headings(&mut rich);
    rich
}

/// `block` of `markdown` for print; nothing for one without text.
fn rich_block(block: &Block, markdown: &str) -> Option<RichBlock> {
    let inline = block.inline(markdown);
    if block.kind == BlockKind::Code {
        return Some(RichBlock::Code(inline.text.trim_end_matches('\n').to_owned()));
    }
    if inline.text.trim().is_empty() {
        return None;
    }
    let text = rich_runs(&inline);
    let depth = block.depth + block.quotes;
    Some(match block.kind {
        BlockKind::Heading(level) => RichBlock::Heading { level, text },
        _ if depth > 0 => RichBlock::Item { depth, marker: block.marker.clone(), text },
        _ => RichBlock::Paragraph(text),
    })
}

/// The runs of `inline`. A printed page cannot be clicked: an address is told unless the text before it already is it.
fn rich_runs(inline: &Inline) -> Vec<RichRun> {
    let mut runs = Vec::new();
    let mut at = 0;
    for (end, address) in &inline.addresses {
        push_text(&mut runs, inline, at..*end);
        at = *end;
        let told = inline.text.get(..at).is_some_and(|text| text.ends_with(address.trim_start_matches("mailto:")));
        if !told {
            push_run(&mut runs, &format!(" ({address})"), false);
        }
    }
    push_text(&mut runs, inline, at..inline.text.trim_end_matches('\n').len());
    runs
}

/// Adds the bytes `range` of the text of `inline`, cut where bold starts and ends.
fn push_text(runs: &mut Vec<RichRun>, inline: &Inline, range: Range<usize>) {
    let mut at = range.start;
    // The runs stand in order: each is looked for, not counted from the first.
    let first = inline.bold.partition_point(|bold| bold.end <= range.start);
    for bold in inline.bold.iter().skip(first).take_while(|bold| bold.start < range.end) {
        let (start, end) = (bold.start.max(range.start), bold.end.min(range.end));
        push_run(runs, inline.text.get(at..start).unwrap_or_default(), false);
        push_run(runs, inline.text.get(start..end).unwrap_or_default(), true);
        at = end;
    }
    push_run(runs, inline.text.get(at..range.end).unwrap_or_default(), false);
}

fn push_run(runs: &mut Vec<RichRun>, text: &str, bold: bool) {
    match runs.last_mut() {
        _ if text.is_empty() => {}
        Some(run) if run.bold == bold => run.text.push_str(text),
        _ => runs.push(RichRun { text: text.to_owned(), bold }),
    }
}

/// Makes headings start at 1 and go down one at a time, so that they fit under the sheet's own.
fn even_out_headings(blocks: &mut [RichBlock]) {
    // The levels as written that are open, outermost first: the new level is the depth.
    let mut open: Vec<u8> = Vec::new();
    for block in blocks {
        if let RichBlock::Heading { level, .. } = block {
            open.retain(|outer| *outer < *level);
            open.push(*level);
            *level = u8::try_from(open.len()).unwrap_or(u8::MAX);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(runs: &[RichRun]) -> String {
        runs.iter().map(|run| if run.bold { format!("*{}*", run.text) } else { run.text.clone() }).collect()
    }

    /// One line a block: what it is, then its text.
    fn shown(block: &RichBlock) -> String {
        match block {
            RichBlock::Heading { level, text } => format!("h{level} {}", plain(text)),
            RichBlock::Paragraph(text) => format!("p {}", plain(text)),
            RichBlock::Item { depth, marker, text } => format!("{depth}{marker} {}", plain(text)),
            RichBlock::Code(text) => format!("code {text}"),
            RichBlock::Rule => "rule".to_owned(),
        }
    }

    #[track_caller]
    fn check(markdown: &str, expected: &[&str]) {
        let blocks = read_rich(markdown);
        assert_eq!(blocks.iter().map(shown).collect::<Vec<_>>(), expected, "{markdown:?}");
    }

    #[test]
    fn headings_start_at_one_and_skip_none() {
        check("## a\n#### b\n### c\n# d\n", &["h1 a", "h2 b", "h2 c", "h1 d"]);
    }

    #[test]
    fn lists_keep_their_depth_and_markers() {
        check("- a\n  - **b** c\n\n    more\n- d\n", &["1• a", "2• *b* c", "2 more", "1• d"]);
        check("3. a\n4. b\n", &["13. a", "14. b"]);
        check("- [x] done\n- [ ] open\n", &["1[x] done", "1[ ] open"]);
    }

    #[test]
    fn what_cannot_be_clicked_on_paper_is_told() {
        check("[map](https://x.org/m)", &["p map (https://x.org/m)"]);
        check("**[a](b) c** [d](<e> \"f\")", &["p *a* (b)* c* d (e)"]);
        check("<https://x.org>", &["p https://x.org"]);
    }

    #[test]
    fn tags_give_way_and_code_is_text() {
        check("<b>raw</b> `<i>`", &["p raw <i>"]);
        check("```\na  b\n\nc\n```\n---\n", &["code a  b\n\nc", "rule"]);
        check("<div>\nblock\n</div>\n", &["p block"]);
    }

    #[test]
    fn rows_of_a_table_are_lines() {
        check("| a | b |\n|---|---|\n| c | d |\n", &["p a | b", "p c | d"]);
    }
}
