//! What an import takes from notes, names and writes.

mod any;
mod shapes;
mod written;

use greenroom::import::{Imported, read_note};
use std::collections::HashSet;

/// The words of `text` that stand in no question, no answer and no report of what was `imported` of it.
fn lost(text: &str, imported: &Imported) -> Vec<String> {
    let mut kept = HashSet::new();
    let mut keep = |text: &str| kept.extend(words(text));
    imported.skipped.iter().for_each(|skipped| keep(&skipped.text));
    for note in &imported.questions {
        let story = read_note(note, None);
        keep(&note.prompt);
        keep(&story.body);
        story.left_out(note).iter().for_each(|skipped| keep(&skipped.text));
    }
    // "Q2" counts a question as "2" does.
    let is_number = |word: &str| word.trim_start_matches(['q', 'a']).chars().all(char::is_numeric);
    let is_mark = |word: &String| word.chars().count() < 2 || is_number(word);
    let is_lost = |word: &String| !is_mark(word) && !kept.contains(word) && !MARKS.contains(&word.as_str());
    words(text).into_iter().filter(is_lost).collect()
}

/// Words that only mark what something is: tags, kinds of boxes, numbers, names of labels.
#[rustfmt::skip]
const MARKS: [&str; 39] = [
    "details", "summary", "question", "tip", "md", "markdown", "ii", "iii", "iv", "todo", "sample", "answer", "asked", "as", "prompt", "br",
    "faq", "example", "info", "success", "warning", "doctype", "html", "head", "title", "body", "h1", "h2", "ul", "li", "strong", "amp", "aside",
    "interviewer", "me", "step", "section", "subsection", "textbf",
];

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}
