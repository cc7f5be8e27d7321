//! Notes saved as a web page, or with headings in tags: tags that say what a text is become Markdown, the others go.

use super::lines::Prepared;
use super::note::Skipped;
use crate::text::html::{character_reference, closing_tag, tag};

/// Rewrites a text that is a web page, or has headings in tags at the start of lines.
pub fn read_html(prepared: &mut Prepared) {
    if !is_html(&prepared.lines) {
        return;
    }
    let mut page = Page::default();
    let text = prepared.lines.join("\n");
    let mut number = 0;
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once('<') {
        page.add_text(before, &mut number);
        rest = rest.get(before.len()..).unwrap_or_default();
        let length = tag(rest)
            .filter(|_| !after.starts_with('!') || after.starts_with("!doctype") || after.starts_with("!DOCTYPE"));
        let Some(length) = length else {
            page.add_text("<", &mut number);
            rest = after;
            continue;
        };
        let (tag, behind) = rest.split_at(length);
        number += tag.matches('\n').count();
        rest = page.open(tag.trim_matches(['<', '>']), behind, &mut number);
    }
    page.add_text(rest, &mut number);
    page.end_line(number);
    let line_of = |number: &usize| prepared.numbers.get(*number).copied().unwrap_or(number + 1);
    prepared
        .skipped
        .extend(page.hidden.map(|(number, title)| Skipped::remark(line_of(&number), title, "the page's title")));
    prepared.numbers = page.numbers.iter().map(line_of).collect();
    prepared.lines = page.lines;
}

/// Whether the text starts as a page does, or a line opens a heading by a tag.
fn is_html(lines: &[String]) -> bool {
    let starts = |line: &String, tags: &[&str]| {
        let lower = line.trim_start().to_ascii_lowercase();
        tags.iter().any(|tag| lower.starts_with(tag))
    };
    let first = lines.iter().find(|line| !line.trim().is_empty());
    let is_page = first.is_some_and(|line| starts(line, &["<!doctype", "<html", "<head", "<body"]));
    let is_heading =
        |line: &String| starts(line, &["<h1", "<h2", "<h3", "<h4", "<h5", "<h6"]) && !line.starts_with("    ");
    is_page || lines.iter().any(is_heading)
}

/// The lines made so far.
#[derive(Default)]
struct Page {
    lines: Vec<String>,
    /// For each line, on which line of the page it stands, from 0.
    numbers: Vec<usize>,
    line: String,
    /// How many lists are open.
    lists: usize,
    /// How many cells the open row of a table has.
    cells: usize,
    /// The title in the head, and its line.
    hidden: Option<(usize, String)>,
}

impl Page {
    /// Takes the text between two tags; its line breaks stay.
    fn add_text(&mut self, text: &str, number: &mut usize) {
        for (index, piece) in text.split('\n').enumerate() {
            if index > 0 {
                self.end_line(*number);
                *number += 1;
            }
            let piece = if self.line.is_empty() && self.lists > 0 { piece.trim_start() } else { piece };
            self.line.push_str(&unescaped(piece));
        }
    }

    fn end_line(&mut self, number: usize) {
        self.lines.push(std::mem::take(&mut self.line));
        self.numbers.push(number);
    }

    /// Ends the line that is open, if it holds anything, and leaves an empty one.
    fn end_paragraph(&mut self, number: usize) {
        if !self.line.trim().is_empty() {
            self.end_line(number);
        }
        self.line.clear();
        if self.lines.last().is_some_and(|line| !line.trim().is_empty()) {
            self.end_line(number);
        }
    }

    /// Takes in a tag; gives what follows it, or what follows its end where all within is left out.
    fn open<'t>(&mut self, tag: &str, behind: &'t str, number: &mut usize) -> &'t str {
        let name_end = tag.find(|c: char| !c.is_ascii_alphanumeric() && c != '/').unwrap_or(tag.len());
        let name = tag.get(..name_end).unwrap_or_default().trim_end_matches('/').to_ascii_lowercase();
        match name.as_str() {
            "title" | "script" | "style" => return self.leave_out(&name, behind, number),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.end_paragraph(*number);
                let level = name.trim_start_matches('h').parse().unwrap_or(1);
                self.line = format!("{} ", "#".repeat(level));
            }
            "li" => {
                self.end_list_line(*number);
                self.line = format!("{}- ", "  ".repeat(self.lists.clamp(1, MOST_LISTS) - 1));
            }
            "ul" | "ol" => {
                self.end_list_line(*number);
                self.lists += 1;
            }
            "/ul" | "/ol" => {
                self.end_paragraph(*number);
                self.lists = self.lists.saturating_sub(1);
            }
            "tr" => {
                self.end_list_line(*number);
                self.cells = 0;
            }
            "td" | "th" => {
                self.line.push_str("| ");
                self.cells += 1;
            }
            "/tr" => self.end_row(*number),
            "br" | "/li" | "/div" => self.end_list_line(*number),
            "p" | "/p" | "div" | "/h1" | "/h2" | "/h3" | "/h4" | "/h5" | "/h6" | "hr" | "/table" => {
                let opens_item = self.line.trim_end().ends_with('-') || self.cells > 0;
                if !opens_item {
                    self.end_paragraph(*number);
                }
            }
            "b" | "strong" | "/b" | "/strong" => self.line.push_str("**"),
            _ => {}
        }
        behind
    }

    fn end_list_line(&mut self, number: usize) {
        if !self.line.trim().is_empty() {
            self.end_line(number);
        }
        self.line.clear();
    }

    /// The row of a table; the first one is its head.
    fn end_row(&mut self, number: usize) {
        let is_head = !self.lines.last().is_some_and(|line| line.starts_with('|'));
        self.end_list_line(number);
        if is_head && self.cells > 0 {
            self.line = "|-".repeat(self.cells);
            self.end_line(number);
        }
        self.cells = 0;
    }

    /// Leaves out what stands between the tag `name` and its end; gives what follows that.
    fn leave_out<'t>(&mut self, name: &str, behind: &'t str, number: &mut usize) -> &'t str {
        let end = closing_tag(behind, name).unwrap_or(behind.len());
        let (inside, rest) = behind.split_at(end);
        if name == "title" && self.hidden.is_none() {
            self.hidden = Some((*number, unescaped(inside.trim())));
        }
        *number += inside.matches('\n').count();
        rest.split_once('>').map_or("", |(_, rest)| rest)
    }
}

/// Deeper lists are read as being at this depth, so that the lines stay short.
const MOST_LISTS: usize = 6;

/// `text` with character references as the characters that they stand for.
fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, _)) = rest.split_once('&') {
        out.push_str(before);
        rest = rest.get(before.len()..).unwrap_or_default();
        let (length, shown) = character_reference(rest).unwrap_or((1, '&'));
        out.push(if shown == '\u{a0}' { ' ' } else { shown });
        rest = rest.get(length..).unwrap_or_default();
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::characters::split_lines;

    #[track_caller]
    fn check(text: &str, expected: &[(usize, &str)]) {
        let (lines, numbers) = split_lines(text);
        let mut prepared = Prepared { lines, numbers, ..Prepared::default() };
        read_html(&mut prepared);
        let found = prepared.numbers.iter().copied().zip(prepared.lines.iter().map(String::as_str));
        let found: Vec<_> = found.filter(|(_, line)| !line.trim().is_empty()).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn tags_of_a_page_become_marks_and_lines_keep_their_numbers() {
        check(
            "<html><head><title>Prep</title><style>p {\ncolor: red }</style></head>\n<body><h2 id=a>Why us?</h2>\n<p>Your <b>maps</b> &amp; more.</p></body>",
            &[(3, "## Why us?"), (4, "Your **maps** & more.")],
        );
        check(
            "<h3>Why?</h3>\n<ul><li>One</li><li><p>Two</p><ul><li>Three</li></ul></li></ul>",
            &[(1, "### Why?"), (2, "- One"), (2, "- Two"), (2, "  - Three")],
        );
        check(
            "<h1>A</h1><table><tr><th>Q</th><th>B</th></tr><tr><td>Why?</td><td>So</td></tr></table>",
            &[(1, "# A"), (1, "| Q| B"), (1, "|-|-"), (1, "| Why?| So")],
        );
    }

    #[test]
    fn text_that_is_no_page_stays_as_it_is() {
        for text in ["Why us?\n<b>Because</b> a < b.", "", "    <h1>code</h1>", "a <h1>b</h1>"] {
            let (lines, numbers) = split_lines(text);
            let before = Prepared { lines, numbers, ..Prepared::default() };
            let mut after = before.clone();
            read_html(&mut after);
            assert_eq!(after, before, "{text}");
        }
    }
}
