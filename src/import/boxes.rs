//! Boxes in which note-taking programs put text: Obsidian's callouts, admonitions of Docusaurus, VitePress and MkDocs.
//!
//! The title may be the question and what is inside its answer; a box of advice is left out. To add a form: its opening
//! line in [`opening`] and which lines belong to it in [`inside`].

use super::lines::{Prepared, unquoted};
use super::phrases::{is_advice_title, is_told, sounds_asked};
use super::prompts::clean_prompt;
use std::ops::Range;

/// How the lines of a box are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// `> [!note] Title`, each line behind a `>`.
    Quoted,
    /// `:::note Title` to `:::`.
    Fenced,
    /// `!!! note "Title"`, each line indented by four columns.
    Indented,
}

struct Opening {
    form: Form,
    kind: String,
    title: String,
}

/// Takes the boxes apart: a title that asks becomes a heading, advice is left out, anything else is text like the rest.
pub fn open_boxes(prepared: &mut Prepared) {
    let code = prepared.code();
    let mut number = 0;
    while number < prepared.lines.len() {
        match opening(prepared.line(number)).filter(|_| !code.contains(&number)) {
            Some(opening) => open_box(prepared, number, &opening),
            None if is_aside(prepared.line(number)) => prepared.set(number, ""),
            None => {}
        }
        number += 1;
    }
}

fn open_box(prepared: &mut Prepared, number: usize, opening: &Opening) {
    let lines = inside(prepared, number, opening.form);
    for line in lines.clone() {
        let text = match opening.form {
            Form::Quoted => unquoted(prepared.line(line)).to_owned(),
            Form::Indented => without_indent(prepared.line(line)).to_owned(),
            Form::Fenced => continue,
        };
        prepared.set(line, text);
    }
    if opening.form == Form::Fenced {
        prepared.set(lines.end, "");
    }
    let prompt = clean_prompt(&opening.title);
    let text = prepared.lines.get(lines.clone()).unwrap_or_default().join("\n");
    let is_question = sounds_asked(&prompt) || (is_kind_of_question(&opening.kind) && !prompt.is_empty());
    if is_question && !is_advice_title(&prompt) {
        prepared.set(number, format!("###### {}", opening.title));
        prepared.titles.insert(number);
    } else if is_kind_of_advice(&opening.kind) && !is_told(&text) {
        prepared.set(number, opening.title.clone());
        prepared.skip(number..lines.end, "a box of advice");
    } else {
        // Its kind alone ("example") is no text of the notes.
        prepared.set(number, opening.title.clone());
    }
}

/// What the line opens, if it opens a box.
fn opening(line: &str) -> Option<Opening> {
    let bare = line.trim();
    let (form, rest) = if let Some(rest) = bare.strip_prefix("> [!").or_else(|| bare.strip_prefix(">[!")) {
        let (kind, title) = rest.split_once(']')?;
        let title = title.trim_start_matches(['-', '+']);
        return Some(Opening { form: Form::Quoted, kind: kind.to_lowercase(), title: title.trim().to_owned() });
    } else if let Some(rest) = bare.strip_prefix(":::") {
        (Form::Fenced, rest)
    } else if let Some(rest) = ["!!! ", "??? ", "???+ "].iter().find_map(|mark| bare.strip_prefix(mark)) {
        (Form::Indented, rest)
    } else {
        return None;
    };
    let rest = rest.trim_start_matches(':').trim();
    let end = rest.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(rest.len());
    let (kind, title) = rest.split_at(end);
    let title = title.trim().trim_matches(['"', '[', ']']);
    (!kind.is_empty()).then(|| Opening { form, kind: kind.to_lowercase(), title: title.to_owned() })
}

/// The lines in the box that opens on line `number`, without that line and the one that closes it.
fn inside(prepared: &Prepared, number: usize, form: Form) -> Range<usize> {
    let start = number + 1;
    let is_in = |line: &str| match form {
        Form::Quoted => line.trim_start().starts_with('>') && opening(line).is_none(),
        Form::Fenced => !line.trim().starts_with(":::") || line.trim().len() > line.trim().matches(':').count(),
        Form::Indented => line.trim().is_empty() || line.starts_with("    ") || line.starts_with('\t'),
    };
    let below = prepared.lines.get(start..).unwrap_or_default();
    start..start + below.iter().take_while(|line| is_in(line)).count()
}

fn without_indent(line: &str) -> &str {
    line.strip_prefix("    ").or_else(|| line.strip_prefix('\t')).unwrap_or(line)
}

fn is_kind_of_question(kind: &str) -> bool {
    matches!(kind, "question" | "faq" | "help" | "q" | "details" | "example-question")
}

fn is_kind_of_advice(kind: &str) -> bool {
    #[rustfmt::skip]
    const KINDS: [&str; 15] = [
        "tip", "hint", "important", "warning", "caution", "attention", "danger", "error", "bug", "todo", "info", "note", "abstract", "summary",
        "tldr",
    ];
    KINDS.contains(&kind)
}

/// Whether the line is only a tag of the boxes that Notion exports.
fn is_aside(line: &str) -> bool {
    matches!(line.trim(), "<aside>" | "</aside>")
}

#[cfg(test)]
mod tests {
    use crate::import::prepare::prepare;

    #[track_caller]
    fn check(text: &str, lines: &[&str], left_out: &[&str]) {
        let prepared = prepare(text);
        assert_eq!(prepared.lines, lines, "{text}");
        assert_eq!(
            prepared.skipped.iter().map(|skipped| skipped.text.as_str()).collect::<Vec<_>>(),
            left_out,
            "{text}"
        );
    }

    #[test]
    fn a_title_that_asks_is_a_heading_over_what_is_inside() {
        check("> [!faq]- Why us?\n> Your maps.\n\nafter", &["###### Why us?", "Your maps.", "", "after"], &[]);
        check(":::note Why us?\nYour maps.\n:::", &["###### Why us?", "Your maps.", ""], &[]);
        check("??? question \"Why us?\"\n    Your maps.\nafter", &["###### Why us?", "Your maps.", "after"], &[]);
        check("> [!question] Plans\n> None.", &["###### Plans", "None."], &[]);
    }

    #[test]
    fn advice_is_left_out_and_a_story_is_not_whatever_the_box_is_called() {
        check("> [!tip] Remember\n> Smile.", &["", ""], &["Remember\nSmile."]);
        check("!!! note\n    I told them at once.", &["", "I told them at once."], &[]);
        check("<aside>\nWhy us?\n</aside>", &["", "Why us?", ""], &[]);
    }
}
