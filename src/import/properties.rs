//! What note-taking programs keep in a note for themselves: properties of pages and blocks, comments between `%%`, block
//! ids.

use super::lines::Prepared;
use crate::format::aliases::names_any_part;

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

/// Leaves out the properties of a page that Notion writes below its title: `Status: Done`, `Tags: a, b`.
pub fn take_page_properties(prepared: &mut Prepared) {
    let has_text = |line: &String| !line.trim().is_empty();
    let Some(title) = prepared.lines.iter().position(has_text) else { return };
    let below = prepared.lines.iter().enumerate().skip(title + 1);
    let Some((first, _)) = below.clone().find(|(_, line)| has_text(line)) else { return };
    let keys: Vec<&str> = below.skip(first - title - 1).map_while(|(_, line)| page_key(line)).collect();
    let end = first + keys.len();
    let is_block = keys.len() > 1 && prepared.line(end).trim().is_empty();
    let is_known = |key: &&str| PAGE_KEYS.contains(&key.to_lowercase().as_str());
    if prepared.line(title).starts_with("# ") && is_block && keys.iter().any(is_known) {
        prepared.drop_data(first..end, "a property of the program that kept the notes");
    }
}

/// Keys that say that a block is one of properties.
const PAGE_KEYS: [&str; 10] = [
    "status",
    "tag",
    "tags",
    "created",
    "created time",
    "created by",
    "last edited",
    "last edited time",
    "last edited by",
    "date created",
];

/// The key of `Key: value`, unless it names a part of an answer.
fn page_key(line: &str) -> Option<&str> {
    let (key, _) = line.split_once(": ")?;
    let is_key = key.starts_with(char::is_alphabetic) && key.split(' ').count() <= 3;
    (is_key && !names_any_part(key) && key.chars().all(|c| c.is_alphanumeric() || c == ' ')).then_some(key)
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
    fn properties_below_the_title_of_a_page_are_none_of_its_words() {
        let prepared = prepare("# Why us?\n\nStatus: Done\nLevel: hard\n\nYour maps.");
        assert_eq!(prepared.lines, ["# Why us?", "", "", "", "", "Your maps."]);
        for text in
            ["# Why us?\nStatus: Done", "# Why us?\n\nPlan: none\nPlace: here", "Why us?\n\nStatus: Done\nLevel: hard"]
        {
            assert_eq!(prepare(text).text, text);
        }
    }

    #[test]
    fn prose_and_code_with_such_marks_stay() {
        for text in ["We use std::sync here", "There is code below:\n```\nid:: 1\n```", "100%% sure", "Two:: words"] {
            assert_eq!(prepare(text).text, text);
        }
    }
}
