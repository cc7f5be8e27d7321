//! AsciiDoc as Markdown, line by line: `==` to `##`, `Task:: text` to a label, attributes left out.

use super::lines::Prepared;
use crate::text::words::has_letters;

/// Rewrites the lines of a file that is AsciiDoc: headings with `=`, and none with `#`.
pub fn read_asciidoc(prepared: &mut Prepared) {
    let is_asciidoc = prepared.lines.iter().any(|line| heading(line).is_some_and(|heading| heading.starts_with("##")));
    if !is_asciidoc || prepared.lines.iter().any(|line| line.starts_with("# ") || line.starts_with("## ")) {
        return;
    }
    for number in 0..prepared.lines.len() {
        let line = prepared.line(number).to_owned();
        if let Some(heading) = heading(&line) {
            prepared.set(number, heading);
        } else if is_attribute(&line) {
            prepared.drop_data(number..number + 1, "an attribute of AsciiDoc");
        } else if let Some((label, text)) =
            line.split_once("::").filter(|(_, text)| text.is_empty() || text.starts_with(' '))
        {
            prepared.set(number, format!("{}:{text}", label.trim_end_matches(':')));
        } else if line.starts_with("** ") {
            prepared.set(number, format!("  - {}", line.get(3..).unwrap_or_default()));
        }
    }
}

/// `== Title` as a heading of Markdown.
fn heading(line: &str) -> Option<String> {
    let title = line.trim_start_matches('=');
    let level = line.len() - title.len();
    let is_heading = (1..=6).contains(&level) && title.starts_with(' ') && has_letters(title);
    is_heading.then(|| format!("{}{title}", "#".repeat(level)))
}

/// `:toc: left` or `[quote]`.
fn is_attribute(line: &str) -> bool {
    let name = line.strip_prefix(':').and_then(|rest| rest.split_once(':')).map(|(name, _)| name);
    let is_name =
        |name: &str| !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || matches!(c, '-' | '!'));
    name.is_some_and(is_name)
}

#[cfg(test)]
mod tests {
    use crate::import::prepare::prepare;

    #[test]
    fn headings_labels_and_attributes_are_read() {
        let prepared = prepare("= Prep\n:toc:\n\n== Why us?\nTask:: I chose.\n** more");
        assert_eq!(prepared.lines, ["# Prep", "", "", "## Why us?", "Task: I chose.", "  - more"]);
        assert_eq!(prepared.skipped.iter().map(|skipped| skipped.text.as_str()).collect::<Vec<_>>(), [":toc:"]);
    }

    #[test]
    fn markdown_with_rules_of_equal_signs_is_none() {
        for text in ["# A\n== b", "a == b", "Why us?\n=====\nBecause."] {
            assert_eq!(prepare(text).lines.join("\n"), text);
        }
    }
}
