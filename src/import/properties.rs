//! What note-taking programs keep in a note for themselves: properties of blocks, comments between `%%`, block ids.

use super::lines::Prepared;

/// Leaves such lines out.
pub fn take_properties(prepared: &mut Prepared) {
    let code = prepared.code();
    let mut in_comment = false;
    for number in (0..prepared.lines.len()).filter(|number| !code.contains(number)) {
        let bare = prepared.line(number).trim();
        let marks = bare.matches("%%").count();
        if in_comment || (bare.starts_with("%%") && (marks % 2 == 1 || bare.ends_with("%%"))) {
            in_comment ^= marks % 2 == 1;
            prepared.skip(number..number + 1, "a comment");
        } else if is_property(bare) {
            prepared.drop_data(number..number + 1, "a property of the program that kept the notes");
        } else if is_empty_item(bare) {
            // Under a line of text Markdown would make a heading of that line.
            prepared.set(number, "");
        }
    }
}

/// `collapsed:: true`, alone or in a list item of its own.
fn is_property(line: &str) -> bool {
    let bare = line.strip_prefix("- ").unwrap_or(line);
    let Some((key, value)) = bare.split_once("::") else { return false };
    let is_key = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_' | '.' | '/');
    !key.is_empty() && key.chars().all(is_key) && (value.is_empty() || value.starts_with(' '))
}

/// A list mark without text.
fn is_empty_item(line: &str) -> bool {
    matches!(line, "-" | "*" | "+" | "•")
}

#[cfg(test)]
mod tests {
    use crate::import::prepare::prepare;

    #[test]
    fn properties_comments_and_empty_items_leave_empty_lines() {
        let prepared =
            prepare("- Why us?\n  collapsed:: true\n  - id:: 65f0\n%% hidden\nstill %%\n-\nend:: of a Sentence");
        assert_eq!(prepared.lines, ["- Why us?", "", "", "", "", "", ""]);
        let told: Vec<_> = prepared.skipped.iter().map(|skipped| (skipped.line, skipped.is_left_out)).collect();
        assert_eq!(told, [(2, false), (3, false), (4, true), (5, true), (7, false)]);
    }

    #[test]
    fn prose_and_code_with_such_marks_stay() {
        for text in ["We use std::sync here", "There is code below:\n```\nid:: 1\n```", "100%% sure", "Two:: words"] {
            assert_eq!(prepare(text).text, text);
        }
    }
}
