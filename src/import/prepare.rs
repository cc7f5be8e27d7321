//! A text of notes as lines that Markdown readers understand: front matter and comments taken out, what other programs
//! write rewritten, `##Heading` given its space, `<summary>` made a heading. The number of lines never changes.
//!
//! The steps for other programs have files of their own; their order is here.

use super::asciidoc::read_asciidoc;
use super::boxes::open_boxes;
use super::cards::find_cards;
use super::characters::{spaced_heading, split_lines};
use super::chat::leave_out_talk;
use super::fields::take_fields;
use super::html::read_html;
use super::legends::take_legends;
use super::lines::Prepared;
use super::markups::read_markups;
use super::note::Skipped;
use super::org::read_org;
use super::properties::{take_page_properties, take_properties};
use super::yaml::read_yaml;
use crate::format::front_matter;
use crate::text::blocks::{blank_comments, comments};
use crate::text::lines::line_starts;
use crate::text::words::has_letters;
use std::collections::BTreeSet;

/// Prepares the whole text of a file.
pub fn prepare(text: &str) -> Prepared {
    let (lines, numbers) = split_lines(text);
    let mut prepared = Prepared { lines, numbers, ..Prepared::default() };
    leave_lines(&mut prepared);
    read_html(&mut prepared);
    read_yaml(&mut prepared);
    take_front_matter(&mut prepared);
    read_markups(&mut prepared);
    read_asciidoc(&mut prepared);
    read_org(&mut prepared);
    leave_out_talk(&mut prepared);
    take_comments(&mut prepared);
    take_properties(&mut prepared);
    take_page_properties(&mut prepared);
    take_fields(&mut prepared);
    find_cards(&mut prepared);
    open_boxes(&mut prepared);
    let code = prepared.code();
    make_summaries(&mut prepared, &code);
    drop_breaks(&mut prepared, &code);
    space_headings(&mut prepared, &code);
    take_legends(&mut prepared);
    prepared.text = prepared.lines.join("\n");
    prepared
}

/// More lines than this are no notes that a person keeps in one file. A convention of this program.
const MOST_LINES: usize = 15_000;

/// Leaves out the lines that are too many.
fn leave_lines(prepared: &mut Prepared) {
    if prepared.lines.len() <= MOST_LINES {
        return;
    }
    let rest = prepared.lines.split_off(MOST_LINES).join("\n");
    let why = format!("beyond the first {MOST_LINES} lines of a file: split the notes into several files");
    let skipped = Skipped::left_out(prepared.number(MOST_LINES), rest.trim(), why);
    prepared.skipped.extend(Some(skipped).filter(|skipped| has_letters(&skipped.text)));
    prepared.numbers.truncate(MOST_LINES);
}

/// Reports front matter and leaves empty lines in its place; its `title` names the file.
fn take_front_matter(prepared: &mut Prepared) {
    let text = prepared.lines.join("\n");
    let front = front_matter::split(&text);
    let end = match (&front.toml, &front.fault) {
        (Some(_), _) => front.body.start,
        (None, Some(fault)) if text.get(fault.span.clone()).is_some_and(|line| line.trim_end() == "---") => {
            yaml_end(&text, fault.span.end)
        }
        _ => return,
    };
    let count = text.get(..end).unwrap_or_default().matches('\n').count();
    let taken = prepared.lines.get(..count).unwrap_or_default();
    let told: Vec<&str> = taken.iter().map(|line| line.trim()).filter(|line| has_letters(line)).collect();
    prepared.title = taken.iter().find_map(|line| title_of(line));
    if !told.is_empty() {
        prepared.skipped.push(Skipped::remark(1, told.join("\n"), "front matter"));
    }
    (0..count).for_each(|number| prepared.set(number, ""));
}

/// The value of `title: ...` or `title = "..."`.
fn title_of(line: &str) -> Option<String> {
    let value = line.strip_prefix("title")?.trim_start().strip_prefix([':', '='])?;
    let value = value.trim().trim_matches(['"', '\'']);
    has_letters(value).then(|| value.to_owned())
}

fn take_comments(prepared: &mut Prepared) {
    let text = prepared.lines.join("\n");
    let starts = line_starts(&text);
    for span in comments(&text) {
        let line = starts.partition_point(|start| *start <= span.start).saturating_sub(1);
        let comment = text.get(span).unwrap_or_default().trim_start_matches("<!--").trim_end_matches("-->").trim();
        if has_letters(comment) {
            let skipped = Skipped::left_out(prepared.number(line), comment, "a comment");
            prepared.skipped.push(skipped);
        }
    }
    prepared.lines = blank_comments(&text).split('\n').map(str::to_owned).collect();
}

fn make_summaries(prepared: &mut Prepared, code: &BTreeSet<usize>) {
    let mut number = 0;
    while number < prepared.lines.len() {
        let line = prepared.line(number).to_owned();
        if !code.contains(&number) && line.contains('<') {
            if let Some((before, after)) = split_tag(&line, "<summary", true) {
                number = make_summary(prepared, number, &before, after);
            } else if is_details(&line) {
                prepared.set(number, "");
            }
        }
        number += 1;
    }
}

/// Makes a heading of the summary whose text starts with `after` on line `number`; gives the line on which it ends.
fn make_summary(prepared: &mut Prepared, number: usize, before: &str, after: String) -> usize {
    let mut title = after;
    let mut last = number;
    let rest = loop {
        if let Some((inside, rest)) = split_tag(&title, "</summary>", false) {
            title = inside;
            break rest;
        }
        // A summary that is not closed within a few lines ends with its own.
        match prepared.lines.get(last + 1).filter(|line| !line.trim().is_empty() && last < number + 4) {
            Some(next) => title = format!("{title} {}", next.trim()),
            None => break String::new(),
        }
        last += 1;
    };
    (number..=last).for_each(|number| prepared.set(number, ""));
    let before = if is_details(before) || before.trim().is_empty() { "" } else { before };
    prepared.set(number, format!("###### {before}{}", title.trim()));
    prepared.titles.insert(number);
    let rest = without_details(&rest);
    if !rest.is_empty() {
        if last > number {
            prepared.set(last, rest);
        } else {
            prepared.leads.insert(number, rest);
        }
    }
    last
}

/// Empties lines that hold nothing but tags of layout: `<br>`, `<p>`, `&nbsp;`.
fn drop_breaks(prepared: &mut Prepared, code: &BTreeSet<usize>) {
    for (number, line) in prepared.lines.iter_mut().enumerate() {
        if line.contains(['<', '&']) && !code.contains(&number) && is_layout(line) {
            line.clear();
        }
    }
}

fn space_headings(prepared: &mut Prepared, code: &BTreeSet<usize>) {
    for (_, line) in prepared.lines.iter_mut().enumerate().filter(|(number, _)| !code.contains(number)) {
        if let Some(heading) = spaced_heading(line) {
            *line = heading;
        }
    }
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
    fn lines_that_are_too_many_are_told() {
        let text = "a\n".repeat(MOST_LINES) + "b\nc";
        let prepared = prepare(&text);
        assert_eq!(prepared.lines.len(), MOST_LINES);
        let told: Vec<_> = prepared.skipped.iter().map(|skipped| (skipped.line, skipped.text.as_str())).collect();
        assert_eq!(told, [(MOST_LINES + 1, "b\nc")]);
    }

    #[test]
    fn headings_get_their_space_and_summaries_become_headings() {
        check(
            "##Weakness\n#tag\n#A title\n```\n##code\n```",
            &["## Weakness", "", "# A title", "```", "##code", "```"],
            &[(2, "#tag")],
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
        assert_eq!(prepared.answer(0..6), ("a\n  b".to_owned(), 1));
        assert_eq!(prepared.answer(5..9), ("q\nr".to_owned(), 6));
        assert_eq!(prepared.answer(3..6), (String::new(), 6));
    }
}
