//! Org files as Markdown, line by line: stars to headings, settings and drawers left out.

use super::lines::Prepared;
use super::note::Skipped;

/// Rewrites the lines of a file that is Org, and tells what of it is for Emacs alone.
pub fn read_org(prepared: &mut Prepared) {
    if !is_org(&prepared.lines) {
        return;
    }
    let mut in_drawer = false;
    for number in 0..prepared.lines.len() {
        let line = prepared.line(number).to_owned();
        let bare = line.trim();
        if in_drawer || is_drawer(bare) {
            in_drawer = !bare.eq_ignore_ascii_case(":end:");
            prepared.drop_data(number..number + 1, "a drawer of Org");
        } else if let Some(title) = setting(bare, "title") {
            prepared.title = Some(title.to_owned());
            prepared.drop_data(number..number + 1, "a setting of Org");
        } else if let Some(block) = block_mark(bare) {
            prepared.set(number, block);
        } else if bare.starts_with("#+") || bare.starts_with("# ") || is_planning(bare) {
            prepared.drop_data(number..number + 1, "a setting of Org");
        } else if let Some((heading, taken)) = heading(&line) {
            prepared.set(number, heading);
            let skipped = taken.map(|taken| Skipped::remark(prepared.number(number), taken, "a state or tag of Org"));
            prepared.skipped.extend(skipped);
        } else if bare.starts_with("|-") {
            prepared.set(number, line.replace('+', "|"));
        } else {
            prepared.set(number, inline(&line));
        }
    }
}

/// Whether settings or drawers say that the file is Org: `* ` alone is a list item of Markdown.
fn is_org(lines: &[String]) -> bool {
    let has_headings = lines.iter().any(|line| stars(line).is_some());
    let is_setting = |line: &String| line.trim_start().starts_with("#+") && line.contains(':');
    let is_deep = |line: &String| stars(line).is_some_and(|(count, _)| count > 1);
    let is_markdown = lines.iter().any(|line| line.starts_with("## "));
    let says_so = lines.iter().any(|line| is_setting(line) || is_drawer(line.trim()) || is_deep(line));
    has_headings && says_so && !is_markdown
}

/// How many stars open the heading `line`, and its text.
fn stars(line: &str) -> Option<(usize, &str)> {
    let text = line.trim_start_matches('*');
    let count = line.len() - text.len();
    (count > 0 && text.starts_with(' ')).then(|| (count, text.trim()))
}

/// The heading as Markdown, and what of it is its state and tags.
fn heading(line: &str) -> Option<(String, Option<String>)> {
    const STATES: [&str; 9] = ["TODO", "DONE", "NEXT", "WAITING", "STARTED", "DOING", "LATER", "HOLD", "CANCELLED"];
    let (count, title) = stars(line)?;
    let (first, rest) = title.split_once(' ').unwrap_or((title, ""));
    let title = if STATES.contains(&first) { rest.trim() } else { title };
    let title = match title.strip_prefix("[#").and_then(|rest| rest.split_once("] ")) {
        Some((_, rest)) => rest,
        None => title,
    };
    // `:tag:other:` at the end.
    let (text, last) = title.rsplit_once(' ').unwrap_or((title, ""));
    let is_tags = last.len() > 2 && last.starts_with(':') && last.ends_with(':');
    let title = if is_tags { text.trim_end() } else { title };
    let state = if STATES.contains(&first) { first } else { "" };
    let tags = if is_tags { last } else { "" };
    let taken = format!("{state} {tags}").trim().to_owned();
    Some((format!("{} {}", "#".repeat(count.min(6)), inline(title)), (!taken.is_empty()).then_some(taken)))
}

fn is_drawer(line: &str) -> bool {
    let inner = line.strip_prefix(':').and_then(|rest| rest.strip_suffix(':')).unwrap_or_default();
    !inner.is_empty() && inner != "END" && inner.chars().all(|c| c.is_ascii_uppercase() || c == '_')
}

/// The value of `#+NAME: value`.
fn setting<'l>(line: &'l str, name: &str) -> Option<&'l str> {
    let (key, value) = line.strip_prefix("#+")?.split_once(':')?;
    key.eq_ignore_ascii_case(name).then(|| value.trim())
}

/// The line of Markdown for the start or end of a block: code is fenced, a quotation needs no mark.
fn block_mark(line: &str) -> Option<&'static str> {
    let lower = line.to_ascii_lowercase();
    let name = lower.strip_prefix("#+begin_").or_else(|| lower.strip_prefix("#+end_"))?;
    let is_code = name.starts_with("src") || name.starts_with("example");
    Some(if is_code { "```" } else { "" })
}

fn is_planning(line: &str) -> bool {
    ["SCHEDULED:", "DEADLINE:", "CLOSED:", "CLOCK:"].iter().any(|mark| line.starts_with(mark))
}

/// Org's links and bold as Markdown's: `[[address][text]]`, `*bold*`.
fn inline(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("[[") {
        let Some((inside, behind)) = after.split_once("]]") else { break };
        out.push_str(before);
        match inside.split_once("][") {
            Some((address, text)) => out.push_str(&format!("[{text}]({address})")),
            None => out.push_str(inside),
        }
        rest = behind;
    }
    doubled_stars(&(out + rest))
}

/// `*bold*` with two stars on each side, as Markdown has it; a star before a space is a list mark.
fn doubled_stars(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(open) = rest.find('*') {
        let (before, from) = rest.split_at(open);
        let inside = from.get(1..).unwrap_or_default();
        let starts = before.is_empty() || before.ends_with([' ', '(', '"']);
        let close = inside.find('*').filter(|_| starts && !inside.starts_with([' ', '*']));
        let Some(close) = close.filter(|close| !inside.get(..*close).unwrap_or_default().ends_with(' ')) else {
            out.push_str(before);
            out.push('*');
            rest = inside;
            continue;
        };
        out.push_str(before);
        out.push_str(&format!("**{}**", inside.get(..close).unwrap_or_default()));
        rest = inside.get(close + 1..).unwrap_or_default();
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use crate::import::prepare::prepare;

    #[track_caller]
    fn check(text: &str, lines: &[&str], told: &[&str]) {
        let prepared = prepare(text);
        assert_eq!(prepared.lines, lines, "{text}");
        assert_eq!(prepared.skipped.iter().map(|skipped| skipped.text.as_str()).collect::<Vec<_>>(), told, "{text}");
    }

    #[test]
    fn headings_lose_their_state_priority_and_tags() {
        check(
            "#+STARTUP: overview\n* Prep\n** TODO [#A] Why us? :self:work:\nYour *maps* and [[x][more]].",
            &["", "# Prep", "## Why us?", "Your **maps** and [more](x)."],
            &["#+STARTUP: overview", "TODO :self:work:"],
        );
    }

    #[test]
    fn drawers_and_dates_go_and_blocks_are_fences() {
        check(
            "** Why is there code?\nSCHEDULED: <2026-03-01 Sun>\n:PROPERTIES:\n:ID: 1\n:END:\n#+begin_src c\nint a;\n#+end_src",
            &["## Why is there code?", "", "", "", "", "```", "int a;", "```"],
            &["SCHEDULED: <2026-03-01 Sun>", ":PROPERTIES:", ":ID: 1", ":END:"],
        );
    }

    #[test]
    fn lists_of_markdown_with_stars_are_no_org() {
        for text in ["* Why us?\n  * Your maps.", "## Why us?\n** bold", "* a\n* b"] {
            assert_eq!(prepare(text).text, text);
        }
    }
}
