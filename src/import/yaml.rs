//! Lists of questions kept as YAML, as Markdown: each item a heading with its question, below it what its keys hold.
//!
//! Reads the forms that people write by hand: `key: text`, text on the lines below, lists of texts; no anchors, no braces.

use super::lines::Prepared;
use super::note::Skipped;
use super::phrases::is_answer_label;
use super::prompts::{after_answer_mark, is_question_title};
use super::tables::is_about_question;
use crate::domain::Framework;
use crate::format::aliases::parts_named;
use crate::format::parts::slices::leading;
use crate::text::words::has_letters;

/// Rewrites the lines of a file that is YAML; each keeps the number that it has in the file.
pub fn read_yaml(prepared: &mut Prepared) {
    let Some(indent) = list_indent(&prepared.lines) else { return };
    let (mut entries, mut items) = (Vec::new(), Vec::new());
    for (index, line) in prepared.lines.iter().enumerate() {
        let number = prepared.number(index);
        if opens_item(line, indent) {
            items.push(std::mem::take(&mut entries));
        }
        add_line(&mut entries, line, number);
    }
    items.push(entries);
    (prepared.lines, prepared.numbers) = (Vec::new(), Vec::new());
    for item in items {
        write_item(prepared, item);
    }
}

/// A key with its text.
struct Entry {
    number: usize,
    indent: usize,
    key: String,
    /// The lines of its text, with their numbers.
    text: Vec<(usize, String)>,
    /// All that stands deeper is its text.
    is_block: bool,
}

/// How far the list of questions is indented, where the lines are YAML with such a list.
fn list_indent(lines: &[String]) -> Option<usize> {
    let is_yaml = |line: &&String| {
        let is_free = line.starts_with([' ', '#', '-']) || line.trim().is_empty();
        is_free || key_of(line).is_some()
    };
    let first = lines.iter().find(|line| !line.trim().is_empty() && !line.starts_with('#') && *line != "---")?;
    let (_, value) = key_of(first.trim_start().trim_start_matches("- "))?;
    let is_start = first.trim_start().starts_with("- ") || value.is_empty();
    let asks =
        |line: &&String| key_of(item_text(line)).is_some_and(|(key, text)| is_question_title(key) && !text.is_empty());
    let at =
        lines.iter().position(|line| asks(&line)).filter(|_| is_start && lines.iter().all(|line| is_yaml(&line)))?;
    let opening = lines.iter().take(at + 1).rev().find(|line| line.trim_start().starts_with("- "))?;
    Some(leading(opening))
}

fn opens_item(line: &str, indent: usize) -> bool {
    leading(line) <= indent && line.trim_start().starts_with("- ")
}

/// The line without the mark of a list.
fn item_text(line: &str) -> &str {
    let bare = line.trim_start();
    bare.strip_prefix("- ").unwrap_or(bare).trim_start()
}

/// `key: value`, with a key of at most three words.
fn key_of(text: &str) -> Option<(&str, &str)> {
    let (key, value) = text.split_once(':').filter(|(_, value)| value.is_empty() || value.starts_with(' '))?;
    let is_key = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ');
    let is_named = key.starts_with(char::is_alphabetic) && key.chars().all(is_key) && key.split(' ').count() <= 3;
    is_named.then(|| (key, value.trim()))
}

fn add_line(entries: &mut Vec<Entry>, line: &str, number: usize) {
    let indent = leading(line);
    let text = line.trim();
    let is_in_block = entries.last().is_some_and(|last| last.is_block && (indent > last.indent || text.is_empty()));
    // A list below a key is its text, whatever stands in it.
    let is_in_list =
        text.starts_with("- ") && entries.last().is_some_and(|last| indent >= last.indent && !last.key.is_empty());
    let key = key_of(item_text(line)).filter(|_| !is_in_block && !is_in_list);
    match (key, entries.last_mut()) {
        (Some((key, value)), _) => {
            let is_block = value.starts_with(['|', '>']);
            let value = if is_block { "" } else { value };
            let text = if value.is_empty() { Vec::new() } else { vec![(number, without_quotes(value))] };
            let indent = line.len() - item_text(line).len();
            entries.push(Entry { number, indent, key: key.replace(['_', '-'], " "), text, is_block });
        }
        (None, Some(last)) => last.text.push((number, without_quotes(text))),
        (None, None) => {
            let text = vec![(number, text.to_owned())];
            entries.push(Entry { number, indent, key: String::new(), text, is_block: false });
        }
    }
}

/// The text in quotes without them.
fn without_quotes(text: &str) -> String {
    for quote in ['"', '\''] {
        let inner = text.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote));
        if let Some(inner) = inner {
            return inner.replace("\\\"", "\"").replace("''", "'");
        }
    }
    text.to_owned()
}

/// Writes the question, else the title, as a heading, then what answers; the rest is about the question.
fn write_item(prepared: &mut Prepared, mut entries: Vec<Entry>) {
    let is_title = |entry: &Entry| matches!(entry.key.to_lowercase().as_str(), "title" | "name" | "story");
    let asked = entries.iter().position(|entry| is_question_title(&entry.key));
    if let Some(at) = asked.or_else(|| entries.iter().position(is_title)) {
        let heading = entries.remove(at);
        let text: Vec<&str> = heading.text.iter().map(|(_, text)| text.as_str()).collect();
        push(prepared, heading.number, format!("## {}", text.join(" ").trim()));
    }
    for entry in entries {
        write_entry(prepared, entry);
    }
}

fn write_entry(prepared: &mut Prepared, entry: Entry) {
    let Entry { number, key, text, .. } = entry;
    let is_answer = is_answer_label(&key) || after_answer_mark(&format!("{key}:")).is_some();
    let has_text = text.iter().any(|(_, text)| has_letters(text));
    if is_about_question(&key) || !has_text {
        let told: Vec<&str> = text.iter().map(|(_, text)| text.as_str()).collect();
        let told = format!("{key}: {}", told.join(" "));
        let skipped = Skipped::left_out(number, told.trim_matches([':', ' ']), "a key of YAML that is no answer");
        prepared.skipped.extend(Some(skipped).filter(|skipped| has_letters(&skipped.text)));
        return;
    }
    if parts_named(&key, Framework::Star).is_some() && !is_answer {
        push(prepared, number, format!("**{key}:**"));
    } else if !is_answer && !key.is_empty() {
        push(prepared, number, format!("{key}:"));
    }
    text.into_iter().for_each(|(number, text)| push(prepared, number, text));
    push(prepared, number, String::new());
}

fn push(prepared: &mut Prepared, number: usize, line: String) {
    prepared.lines.push(line);
    prepared.numbers.push(number);
}

#[cfg(test)]
mod tests {
    use crate::import::parse_notes;
    use crate::import::tests::check_imported;

    #[test]
    fn each_item_is_a_question_with_what_its_keys_hold() {
        check_imported(
            "---\nall:\n  - level: hard\n    action: |\n      I rang: twice.\n\n      Then I wrote.\n    question: \"Why us?\"\n  - question: Why now?\n    answer: Time.\n",
            &[(8, "Why us?", "**action:**\nI rang: twice.\n\nThen I wrote."), (9, "Why now?", "Time.")],
            &["all", "level: hard"],
        );
        check_imported(
            "- question: Why us?\n  results:\n    - Maps: yours\n    - More\n",
            &[(1, "Why us?", "**results:**\n- Maps: yours\n- More")],
            &[],
        );
    }

    #[test]
    fn notes_with_colons_are_none() {
        for text in
            ["- Question: Why us?\nYour maps.", "Plans: none\nQuestion: Why us?", "Question: Why us?\n\nAnswer: maps."]
        {
            let imported = parse_notes(text, "notes");
            assert!(imported.skipped.iter().all(|skipped| !skipped.why.contains("YAML")), "{text}");
        }
    }
}
