//! A text of notes as lines that Markdown readers understand: front matter and comments taken out, `##Heading` given its
//! space, `<summary>` made a heading. The number of lines never changes, so that reports name the right ones.

use super::Skipped;
use crate::format::front_matter;
use crate::format::parts::line_starts;
use crate::format::parts::slices::{dedent, leading};
use crate::text::blocks::{BlockKind, blank_comments, comments, read_blocks};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The lines of a text, and what was taken out of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prepared {
    pub lines: Vec<String>,
    /// The lines joined.
    pub text: String,
    /// The numbers, from 0, of the lines that were `<summary>`s.
    pub summaries: BTreeSet<usize>,
    /// What stood behind a `</summary>` on its line, by the number of that line.
    pub leads: BTreeMap<usize, String>,
    pub skipped: Vec<Skipped>,
}

/// Prepares the whole text of a file.
pub fn prepare(text: &str) -> Prepared {
    let unified = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n").replace('\r', "\n");
    let mut prepared = Prepared::default();
    let unified = prepared.take_front_matter(unified);
    prepared.report_comments(&unified);
    let blank = blank_comments(&unified);
    prepared.lines = blank.split('\n').map(str::to_owned).collect();
    let code = code_lines(&blank);
    prepared.make_summaries(&code);
    prepared.drop_breaks(&code);
    prepared.space_headings(&code);
    prepared.text = prepared.lines.join("\n");
    prepared
}

impl Prepared {
    /// The answer in these lines (from 0), without rules at its end and common indent, and the line, from 1, on which it
    /// starts.
    pub fn answer(&self, lines: Range<usize>) -> (String, usize) {
        let is_empty = |number: usize| self.lines.get(number).is_none_or(|line| line.trim().is_empty());
        let is_rule = |number: usize| self.lines.get(number).is_some_and(|line| is_rule(line));
        let mut range = lines;
        while range.start < range.end && (is_empty(range.start) || is_rule(range.start)) {
            range.start += 1;
        }
        while range.start < range.end && (is_empty(range.end - 1) || is_rule(range.end - 1)) {
            range.end -= 1;
        }
        let start = range.start;
        let lines = self.lines.get(range).unwrap_or_default();
        let quoted = lines.iter().all(|line| line.trim().is_empty() || line.trim_start().starts_with('>'));
        let unquoted = |line: &String| {
            let inner = line.trim_start().strip_prefix('>').unwrap_or_default();
            inner.strip_prefix(' ').unwrap_or(inner).to_owned()
        };
        let lines: Vec<String> = if quoted { lines.iter().map(unquoted).collect() } else { lines.to_vec() };
        let indents = lines.iter().filter(|line| !line.trim().is_empty()).map(|line| leading(line));
        let first = lines.first().map_or(0, |line| leading(line));
        // Four columns would make the first line code; then it alone says where the text starts.
        let indent = if first >= 4 { first } else { indents.min().unwrap_or(0) };
        (dedent(&lines.join("\n"), indent), start + 1)
    }

    /// Reports front matter and leaves empty lines in its place.
    fn take_front_matter(&mut self, text: String) -> String {
        let front = front_matter::split(&text);
        let end = match (&front.toml, &front.fault) {
            (Some(_), _) => front.body.start,
            (None, Some(fault)) if text.get(fault.span.clone()).is_some_and(|line| line.trim_end() == "---") => {
                yaml_end(&text, fault.span.end)
            }
            _ => return text,
        };
        let taken = text.get(..end).unwrap_or_default();
        let inside: Vec<&str> =
            taken.lines().map(str::trim).filter(|line| line.chars().any(char::is_alphanumeric)).collect();
        if !inside.is_empty() {
            self.skipped.push(Skipped { line: 1, text: inside.join("\n"), why: "front matter".to_owned() });
        }
        let kept = text.get(end..).unwrap_or_default();
        format!("{}{kept}", "\n".repeat(taken.matches('\n').count()))
    }

    fn report_comments(&mut self, text: &str) {
        let starts = line_starts(text);
        for span in comments(text) {
            let line = starts.partition_point(|start| *start <= span.start);
            let comment = text.get(span).unwrap_or_default().trim_start_matches("<!--").trim_end_matches("-->").trim();
            if comment.chars().any(char::is_alphanumeric) {
                self.skipped.push(Skipped { line, text: comment.to_owned(), why: "a comment".to_owned() });
            }
        }
    }

    fn make_summaries(&mut self, code: &BTreeSet<usize>) {
        let mut number = 0;
        while number < self.lines.len() {
            let line = self.lines.get(number).cloned().unwrap_or_default();
            if !code.contains(&number) && line.contains('<') {
                if let Some((before, after)) = split_tag(&line, "<summary", true) {
                    number = self.make_summary(number, &before, after);
                } else if is_details(&line) {
                    self.set(number, String::new());
                }
            }
            number += 1;
        }
    }

    /// Makes a heading of the summary whose text starts with `after` on line `number`; gives the line on which it ends.
    fn make_summary(&mut self, number: usize, before: &str, after: String) -> usize {
        let mut title = after;
        let mut last = number;
        let rest = loop {
            if let Some((inside, rest)) = split_tag(&title, "</summary>", false) {
                title = inside;
                break rest;
            }
            // A summary that is not closed within a few lines ends with its own.
            match self.lines.get(last + 1).filter(|line| !line.trim().is_empty() && last < number + 4) {
                Some(next) => title = format!("{title} {}", next.trim()),
                None => break String::new(),
            }
            last += 1;
        };
        (number..=last).for_each(|number| self.set(number, String::new()));
        let before = if is_details(before) || before.trim().is_empty() { "" } else { before };
        self.set(number, format!("###### {before}{}", title.trim()));
        self.summaries.insert(number);
        let rest = without_details(&rest);
        if !rest.is_empty() {
            if last > number {
                self.set(last, rest);
            } else {
                self.leads.insert(number, rest);
            }
        }
        last
    }

    /// Puts what stood behind a `</summary>` back on its line, where that turned out to be no question.
    pub fn put_back_leads(&mut self, is_taken: impl Fn(usize) -> bool) {
        for (number, lead) in &self.leads {
            if let Some(line) = self.lines.get_mut(*number).filter(|_| !is_taken(*number)) {
                line.push(' ');
                line.push_str(lead);
            }
        }
    }

    /// Empties lines that hold nothing but tags of layout: `<br>`, `<p>`, `&nbsp;`.
    fn drop_breaks(&mut self, code: &BTreeSet<usize>) {
        for (number, line) in self.lines.iter_mut().enumerate() {
            if line.contains(['<', '&']) && !code.contains(&number) && is_layout(line) {
                line.clear();
            }
        }
    }

    fn space_headings(&mut self, code: &BTreeSet<usize>) {
        for (number, line) in self.lines.iter_mut().enumerate() {
            let bare = line.trim_start();
            let hashes = bare.len() - bare.trim_start_matches('#').len();
            let after = bare.get(hashes..).unwrap_or_default();
            let is_tight = after.starts_with(|c: char| !c.is_whitespace() && c != '!' && c != '\\');
            // `#leadership` alone is a tag, not a heading.
            let is_heading = (2..=6).contains(&hashes) || (hashes == 1 && after.contains(' ') && !after.contains('#'));
            if !code.contains(&number) && is_tight && is_heading && leading(line) < 4 {
                *line = format!("{} {after}", "#".repeat(hashes));
            }
        }
    }

    fn set(&mut self, number: usize, text: String) {
        if let Some(line) = self.lines.get_mut(number) {
            *line = text;
        }
    }
}

/// The numbers, from 0, of the lines in code.
fn code_lines(text: &str) -> BTreeSet<usize> {
    let mut lines = BTreeSet::new();
    let starts = line_starts(text);
    let line_of = |at: usize| starts.partition_point(|start| *start <= at).saturating_sub(1);
    for block in read_blocks(text).blocks.iter().filter(|block| block.kind == BlockKind::Code) {
        let end = line_of(block.span.end.saturating_sub(1).max(block.span.start));
        lines.extend(line_of(block.span.start)..=end);
    }
    lines
}

/// The bytes up to and with the line `---` or `...` after `from`.
fn yaml_end(text: &str, from: usize) -> usize {
    let mut at = from;
    for line in text.get(from..).unwrap_or_default().split_inclusive('\n') {
        at += line.len();
        if matches!(line.trim_end(), "---" | "...") {
            break;
        }
    }
    at
}

/// What stands before and after the tag in `line`; an opening tag may have attributes.
fn split_tag(line: &str, tag: &str, opens: bool) -> Option<(String, String)> {
    let at = line.to_ascii_lowercase().find(tag)?;
    let after = line.get(at + tag.len()..)?;
    let after = if opens { after.get(after.find('>')? + 1..)? } else { after };
    Some((line.get(..at)?.to_owned(), after.to_owned()))
}

/// Whether `line` is nothing but `<details>` or `</details>` tags.
fn is_details(line: &str) -> bool {
    let line = line.trim().to_ascii_lowercase();
    let tags: Vec<&str> = line.split_inclusive('>').map(str::trim).collect();
    !tags.is_empty()
        && tags.iter().all(|tag| (tag.starts_with("<details") || *tag == "</details>") && tag.ends_with('>'))
}

/// `text` without the `<details>` and `<p>` tags around it.
fn without_details(text: &str) -> String {
    let mut text = text.trim();
    loop {
        let close = ["</details>", "</p>", "<br>", "<br/>", "<br />"].into_iter().find(|tag| ends_with(text, tag));
        let open = ["<p>", "<br>", "<br/>", "<br />"].into_iter().find(|tag| starts_with(text, tag));
        text = match (close, open) {
            (Some(tag), _) => text.get(..text.len() - tag.len()).unwrap_or_default().trim_end(),
            (None, Some(tag)) => text.get(tag.len()..).unwrap_or_default().trim_start(),
            (None, None) => return text.to_owned(),
        };
    }
}

fn starts_with(text: &str, tag: &str) -> bool {
    text.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag))
}

fn ends_with(text: &str, tag: &str) -> bool {
    let start = text.len().checked_sub(tag.len());
    start.and_then(|start| text.get(start..)).is_some_and(|end| end.eq_ignore_ascii_case(tag))
}

/// Whether `line` holds nothing but tags that only lay text out.
fn is_layout(line: &str) -> bool {
    const TAGS: [&str; 8] = ["<br", "<p", "</p", "<div", "</div", "<hr", "<center", "</center"];
    let mut rest = line.trim().trim_start_matches(['>', ' ']);
    while !rest.is_empty() {
        let behind = |tag: &&str| rest.get(tag.len()..).filter(|_| starts_with(rest, tag));
        let tag = TAGS.iter().filter_map(behind).find(|after| after.starts_with(['>', ' ', '/']));
        let after = tag.map(|tag| tag.split_once('>').map_or("", |(_, after)| after));
        let Some(after) = rest.strip_prefix("&nbsp;").or(after) else { return false };
        rest = after.trim_start();
    }
    true
}

/// Whether `line` is a rule: three or more of one mark.
fn is_rule(line: &str) -> bool {
    let marks: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    marks.len() >= 3 && ['-', '*', '_', '='].iter().any(|mark| marks.chars().all(|c| c == *mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, lines: &[&str], skipped: &[(usize, &str)]) {
        let prepared = prepare(text);
        assert_eq!(prepared.lines, lines, "{text:?}");
        let found: Vec<_> = prepared.skipped.iter().map(|skipped| (skipped.line, skipped.text.as_str())).collect();
        assert_eq!(found, skipped, "{text:?}");
    }

    #[test]
    fn front_matter_and_comments_leave_empty_lines() {
        check("\u{feff}---\r\ntitle: x\r\n---\r\na", &["", "", "", "a"], &[(1, "title: x")]);
        check("+++\na = 1\n+++\nb", &["", "", "", "b"], &[(1, "a = 1")]);
        check("a\n<!-- c\nd -->\nb", &["a", "      ", "     ", "b"], &[(2, "c\nd")]);
    }

    #[test]
    fn headings_get_their_space_and_summaries_become_headings() {
        check(
            "##Weakness\n#tag\n#A title\n```\n##code\n```",
            &["## Weakness", "#tag", "# A title", "```", "##code", "```"],
            &[],
        );
        check(
            "<details>\n<summary><b>Why?</b></summary>\n\ntext\n</details>",
            &["", "###### <b>Why?</b>", "", "text", ""],
            &[],
        );
        check("<details><summary>\nWhy?\n</summary> x", &["###### Why?", "", "x"], &[]);
    }

    #[test]
    fn lines_of_layout_are_empty_and_what_follows_a_summary_leads_the_answer() {
        check("<br>\n> <BR />\n&nbsp;<p align=x>\n<pre>\na<br>b", &["", "", "", "<pre>", "a<br>b"], &[]);
        let prepared = prepare("<details><summary>Why?</summary><p>Because.</P></details>");
        assert_eq!(prepared.lines, ["###### Why?"]);
        assert_eq!(prepared.leads.get(&0).map(String::as_str), Some("Because."));
        let much = "<p>".repeat(300_000);
        check(&much, &[""], &[]);
    }

    #[test]
    fn answers_lose_rules_and_common_indent() {
        let prepared = prepare("\n   a\n     b\n\n---\n\n> q\n> r\n");
        assert_eq!(prepared.answer(0..6), ("a\n  b".to_owned(), 2));
        assert_eq!(prepared.answer(5..9), ("q\nr".to_owned(), 7));
        assert_eq!(prepared.answer(3..6), (String::new(), 7));
    }
}
