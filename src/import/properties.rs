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
