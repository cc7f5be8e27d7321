//! Markdown as blocks of bold and plain runs, for the formats that cannot print Markdown as it is.
//!
//! Keeps what is printed and needs no places in the source: list marks, addresses of links, rules. Raw HTML is text.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// One block of a text to be printed.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading; the levels are made to start at 1 and to skip none.
    Heading {
        level: u8,
        text: Vec<Run>,
    },
    Paragraph(Vec<Run>),
    /// A list item or quote at a depth from 1, with its marker.
    Item {
        depth: usize,
        marker: String,
        text: Vec<Run>,
    },
    /// Text whose line breaks and spaces count.
    Code(String),
    Rule,
}

/// Text of one weight.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Run {
    pub text: String,
    pub bold: bool,
}

/// The blocks of `markdown`.
pub fn read_rich(markdown: &str) -> Vec<Block> {
    let mut reader = Reader::default();
    let options = Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS | Options::ENABLE_STRIKETHROUGH;
    Parser::new_ext(markdown, options).for_each(|event| reader.event(event));
    reader.flush();
    even_out_headings(&mut reader.blocks);
    reader.blocks
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    runs: Vec<Run>,
    bold: usize,
    heading: Option<u8>,
    code: Option<String>,
    lists: Vec<Option<u64>>,
    marker: Option<String>,
    /// The addresses of open links, printed after their text.
    links: Vec<String>,
}

impl Reader {
    fn event(&mut self, event: Event) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) | Event::Html(text) => self.text(&text),
            Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => self.text(&text),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.text("\n"),
            Event::TaskListMarker(done) => self.marker = Some(if done { "[x]" } else { "[ ]" }.to_owned()),
            Event::Rule => {
                self.flush();
                self.blocks.push(Block::Rule);
            }
        }
    }

    fn start(&mut self, tag: Tag) {
        match tag {
            Tag::Strong => self.bold += 1,
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => self.links.push(dest_url.to_string()),
            Tag::Emphasis | Tag::Strikethrough | Tag::Superscript | Tag::Subscript => {}
            Tag::TableCell => {
                if !self.runs.is_empty() {
                    self.text(" | ");
                }
            }
            Tag::Heading { level, .. } => {
                self.flush();
                self.heading = Some(heading_number(level));
            }
            Tag::CodeBlock(_) => {
                self.flush();
                self.code = Some(String::new());
            }
            Tag::List(first) => {
                self.flush();
                self.lists.push(first);
            }
            Tag::Item => {
                self.flush();
                self.marker = Some(self.next_marker());
            }
            Tag::BlockQuote(_) => {
                self.flush();
                self.lists.push(None);
                self.marker = Some(">".to_owned());
            }
            _ => self.flush(),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Link | TagEnd::Image => self.end_link(),
            TagEnd::Emphasis | TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript | TagEnd::TableCell => {}
            TagEnd::CodeBlock => {
                let code = self.code.take().unwrap_or_default();
                self.blocks.push(Block::Code(code.trim_end_matches('\n').to_owned()));
            }
            TagEnd::List(_) | TagEnd::BlockQuote(_) => {
                self.flush();
                self.lists.pop();
            }
            _ => self.flush(),
        }
    }

    /// A printed page cannot be clicked: the address is told unless the text already is it.
    fn end_link(&mut self) {
        let Some(address) = self.links.pop() else { return };
        let told = self.runs.iter().map(|run| run.text.as_str()).collect::<String>();
        if !address.is_empty() && !told.ends_with(address.trim_start_matches("mailto:")) {
            self.text(&format!(" ({address})"));
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(code) = &mut self.code {
            code.push_str(text);
            return;
        }
        let bold = self.bold > 0;
        match self.runs.last_mut() {
            Some(run) if run.bold == bold => run.text.push_str(text),
            _ => self.runs.push(Run { text: text.to_owned(), bold }),
        }
    }

    fn next_marker(&mut self) -> String {
        match self.lists.last_mut() {
            Some(Some(number)) => {
                let marker = format!("{number}.");
                *number += 1;
                marker
            }
            _ => "•".to_owned(),
        }
    }

    fn flush(&mut self) {
        let mut runs = std::mem::take(&mut self.runs);
        if let Some(last) = runs.last_mut() {
            last.text.truncate(last.text.trim_end_matches('\n').len());
        }
        let heading = self.heading.take();
        if runs.iter().all(|run| run.text.trim().is_empty()) {
            return;
        }
        let depth = self.lists.len();
        self.blocks.push(match (heading, self.marker.take()) {
            (Some(level), _) => Block::Heading { level, text: runs },
            (None, Some(marker)) => Block::Item { depth: depth.max(1), marker, text: runs },
            (None, None) if depth > 0 => Block::Item { depth, marker: String::new(), text: runs },
            (None, None) => Block::Paragraph(runs),
        });
    }
}

fn heading_number(level: HeadingLevel) -> u8 {
    level as u8
}

/// Makes headings start at 1 and go down one at a time, so that they fit under the sheet's own.
fn even_out_headings(blocks: &mut [Block]) {
    // The levels as written that are open, outermost first: the new level is the depth.
    let mut open: Vec<u8> = Vec::new();
    for block in blocks {
        if let Block::Heading { level, .. } = block {
            open.retain(|outer| *outer < *level);
            open.push(*level);
            *level = u8::try_from(open.len()).unwrap_or(u8::MAX);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(runs: &[Run]) -> String {
        runs.iter().map(|run| if run.bold { format!("*{}*", run.text) } else { run.text.clone() }).collect()
    }

    /// One line a block: what it is, then its text.
    fn shown(block: &Block) -> String {
        match block {
            Block::Heading { level, text } => format!("h{level} {}", plain(text)),
            Block::Paragraph(text) => format!("p {}", plain(text)),
            Block::Item { depth, marker, text } => format!("{depth}{marker} {}", plain(text)),
            Block::Code(text) => format!("code {text}"),
            Block::Rule => "rule".to_owned(),
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
        check("<https://x.org>", &["p https://x.org"]);
    }

    #[test]
    fn raw_html_and_code_are_text() {
        check("<b>raw</b> `<i>`", &["p <b>raw</b> <i>"]);
        check("```\na  b\n\nc\n```\n---\n", &["code a  b\n\nc", "rule"]);
        check("<div>\nblock\n</div>\n", &["p <div>\nblock\n</div>"]);
    }

    #[test]
    fn rows_of_a_table_are_lines() {
        check("| a | b |\n|---|---|\n| c | d |\n", &["p a | b", "p c | d"]);
    }
}
