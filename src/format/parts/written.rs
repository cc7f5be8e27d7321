//! Whether anything is written in an answer, or whether it is a template that is still to be filled in.
//!
//! Every answer of a home is asked at each start, so the usual one, a part's heading with text below it, is told by its
//! lines alone; only others are read whole. Knows no question: an answer is read for every framework.

use super::{is_draft_title, read_story};
use crate::domain::Framework;
use crate::format::aliases::names_any_part;
use crate::text::blocks::blank_comments;

/// No template is longer, comments left out, in bytes: so much text is a story without a look at its parts.
const LONGEST_TEMPLATE: usize = 8 << 10;

/// Whether `body`, its line ends as `\n`, holds a story: text in a part, or text without any part. Comments, a headline, a note before the
/// first part and a draft appended at the end are none.
pub fn is_written(body: &str) -> bool {
    let text = blank_comments(body);
    if has_text_below_a_part(&text) || text.split_whitespace().map(str::len).sum::<usize>() > LONGEST_TEMPLATE {
        return true;
    }
    let is_empty = |framework| read_story(&text, 1, framework).0.plain().trim().is_empty();
    !text.trim().is_empty() && !Framework::ALL.into_iter().any(is_empty)
}

/// Surely so; else it takes the reader to tell.
fn has_text_below_a_part(text: &str) -> bool {
    let mut in_part = false;
    for line in text.lines() {
        let title = line.trim_start_matches('#');
        if title.len() < line.len() {
            let opens_part = names_any_part(title);
            // What follows another heading may be an extra section.
            if (in_part && !opens_part) || is_draft_title(title.trim()) {
                return false;
            }
            in_part = opens_part;
        } else if has_text(line) && (in_part || follows_a_label(line)) {
            return true;
        }
    }
    false
}

/// Whether `line` is more than a part's name.
fn has_text(line: &str) -> bool {
    let text = line.trim_matches(|c: char| !c.is_alphanumeric());
    !text.is_empty() && !line.contains('|') && !names_any_part(text)
}

/// Whether `line` is a part's name and text: `- **Situation:** We had a week.`
fn follows_a_label(line: &str) -> bool {
    let Some((label, text)) = line.split_once([':', '：']) else { return false };
    names_any_part(label.trim_matches(|c: char| !c.is_alphanumeric())) && has_text(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(body: &str, expected: bool) {
        assert_eq!(is_written(body), expected, "{body}");
    }

    #[test]
    fn nothing_but_headings_and_comments_is_nothing_written() {
        check("", false);
        check("\n<!-- to do -->\n", false);
        check("## Situation\n<!-- where\nand when -->\n\n## Task\n", false);
        check("# My story\nA note of mine.\n## Situation\n\n## Task\n---\n", false);
        check("## Answer\n<!-- all of it -->\n", false);
        check("## Now\n\n## How I got here\n\n## Why this\n", false);
        check("**Situation:**\n\n**Task:**\n", false);
        check("# Answer\n**Situation:**\n\n**Task:**\n", false);
        check("| Situation | Task |\n|---|---|\n|  |  |\n", false);
        check("## 情况\n\n## 任务\n", false);
    }

    #[test]
    fn text_in_any_part_or_without_one_is_a_story() {
        check("## Situation\n\n## Task\nT\n", true);
        check("## Situation\n```\n# make\n```\n", true);
        check("**Situation:** We had a week.\n", true);
        check("- Situation & Task: We had a week.\n", true);
        check("1. 情况：重点\n", true);
        check("**Situation**\n\nWe had a week.\n", true);
        check("| Situation | Task |\n|---|---|\n| a week | ship it |\n", true);
        check("All in one text.", true);
        check("## The week\nAll in one text.", true);
        check("## 情况\n重点\n", true);
        check(&format!("A note.\n## Situation\n## More\n{}", "word ".repeat(LONGEST_TEMPLATE)), true);
    }

    #[test]
    fn a_draft_at_the_end_and_an_extra_section_are_no_part() {
        check("## Situation\n\n# Draft 2026-11-26\n\n## Situation\nThen.\n", false);
        check("## Situation\n\n## Links\nhttps://example.org\n", false);
        check("## Situation\n\n# Links\n## Task\nlater\n", false);
        check("**Situation:**\n\n**Task:**\n\n# Draft 2026-11-26\n\n## Situation\nThen.\n", false);
        check("# Links\n## Task\nWe shipped it.\n", true);
    }
}
