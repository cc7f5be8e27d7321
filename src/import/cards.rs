//! Flash cards of other programs: one-line cards of Obsidian's spaced repetition, its `?` lines, Anki's text export, and
//! cards with gaps, which ask nothing.

use super::lines::{Card, Prepared};
use super::prompts::clean_prompt;

/// Finds the cards and takes out what only programs read.
pub fn find_cards(prepared: &mut Prepared) {
    take_anki(prepared);
    take_gaps(prepared);
    take_tags(prepared);
    take_card_lines(prepared);
    take_divided(prepared);
}

/// Anki's "Notes in Plain Text": lines of settings, then a note a line, its fields between tabs.
fn take_anki(prepared: &mut Prepared) {
    let is_setting = |line: &&String| anki_setting(line).is_some();
    let settings = prepared.lines.iter().take_while(is_setting).count();
    if settings == 0 {
        return;
    }
    let value = |name: &str| {
        prepared.lines.iter().take(settings).filter_map(|line| anki_setting(line)).find(|(key, _)| *key == name)
    };
    let separator = separator(value("separator").map_or("tab", |(_, value)| value));
    // Columns that hold no text of the note, counted from 1.
    let others: Vec<usize> = ["tags column", "deck column", "notetype column", "guid column"]
        .iter()
        .filter_map(|name| value(name).and_then(|(_, column)| column.trim().parse().ok()))
        .collect();
    prepared.drop_data(0..settings, "a setting of Anki");
    for number in settings..prepared.lines.len() {
        let line = prepared.line(number).to_owned();
        let fields = line.split(separator).enumerate().filter(|(index, _)| !others.contains(&(index + 1)));
        let fields: Vec<String> = fields.map(|(_, field)| field_text(field)).collect();
        if let [question, answer @ ..] = fields.as_slice() {
            let answer = answer.iter().find(|field| !field.is_empty()).cloned().unwrap_or_default();
            add_card(prepared, number..number + 1, question, answer);
        }
    }
}

/// `#name:value` in the head of an export.
fn anki_setting(line: &str) -> Option<(&str, &str)> {
    const NAMES: [&str; 9] = [
        "separator",
        "html",
        "tags column",
        "deck column",
        "notetype column",
        "guid column",
        "deck",
        "notetype",
        "columns",
    ];
    let (key, value) = line.strip_prefix('#')?.split_once(':')?;
    NAMES.contains(&key).then_some((key, value))
}

fn separator(name: &str) -> char {
    match name.to_ascii_lowercase().as_str() {
        "comma" => ',',
        "semicolon" => ';',
        "pipe" => '|',
        "colon" => ':',
        "space" => ' ',
        _ => name.chars().next().filter(|_| name.chars().count() == 1).unwrap_or('\t'),
    }
}

/// A field without the quotes that protect it, its `<br>` as line breaks.
fn field_text(field: &str) -> String {
    let field = field.trim();
    let bare = field.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let text = bare.map_or_else(|| field.to_owned(), |bare| bare.replace("\"\"", "\""));
    ["<br>", "<br/>", "<br />", "<div>"].iter().fold(text, |text, tag| text.replace(tag, "\n")).replace("</div>", "")
}

/// `C: The outage has [three] numbers.`, beside `Q:` cards.
fn take_gaps(prepared: &mut Prepared) {
    if !prepared.lines.iter().any(|line| line.starts_with("Q:")) {
        return;
    }
    let mut number = 0;
    while number < prepared.lines.len() {
        let start = number;
        number += 1;
        if !prepared.line(start).starts_with("C:") {
            continue;
        }
        let is_end = |line: &str| line.trim().is_empty() || line.starts_with("Q:") || line.starts_with("C:");
        while number < prepared.lines.len() && !is_end(prepared.line(number)) {
            number += 1;
        }
        prepared.skip(start..number, "a card with gaps, which asks nothing");
    }
}

/// `#flashcards/interview` alone on a line.
fn take_tags(prepared: &mut Prepared) {
    for number in 0..prepared.lines.len() {
        let line = prepared.line(number).trim();
        let is_tag = |word: &str| word.len() > 1 && word.starts_with('#') && !word.starts_with("##");
        if !line.is_empty() && line.split_whitespace().all(is_tag) {
            prepared.drop_data(number..number + 1, "a tag");
        }
    }
}

/// `Why us?::Because.`, also with `:::`.
fn take_card_lines(prepared: &mut Prepared) {
    let code = prepared.code();
    for number in (0..prepared.lines.len()).filter(|number| !code.contains(number)) {
        let line = prepared.line(number).to_owned();
        let Some((question, answer)) = line.split_once("::").filter(|_| !line.trim_start().starts_with(':')) else {
            continue;
        };
        let answer = answer.trim_start_matches(':').trim();
        let is_card = question.contains(' ') && !answer.is_empty() && !question.contains(['`', '<']);
        // `std::sync` in a sentence is no card.
        let is_apart = question.ends_with(['?', '？', '.', '!', ')', '"']) || answer.starts_with(char::is_uppercase);
        if is_card && is_apart {
            add_card(prepared, number..number + 1, question, answer.to_owned());
        }
    }
}

/// The question, `?` alone on a line, the answer up to an empty line.
fn take_divided(prepared: &mut Prepared) {
    let is_blank = |line: &str| line.trim().is_empty();
    let mut number = 1;
    while number < prepared.lines.len() {
        let divider = number;
        number += 1;
        if !matches!(prepared.line(divider).trim(), "?" | "??") {
            continue;
        }
        let lines = &prepared.lines;
        let above = lines.iter().take(divider).rev().take_while(|line| !is_blank(line)).count();
        let below = lines.iter().skip(divider + 1).take_while(|line| !is_blank(line)).count();
        let text = |from: usize, count: usize| lines.get(from..from + count).unwrap_or_default().join("\n");
        let (question, answer) = (text(divider - above, above), text(divider + 1, below));
        number = divider + 1 + below;
        if above > 0 && below > 0 {
            add_card(prepared, divider - above..number, &question.replace('\n', " "), answer.trim().to_owned());
        }
    }
}

fn add_card(prepared: &mut Prepared, lines: std::ops::Range<usize>, question: &str, answer: String) {
    if clean_prompt(question).chars().any(char::is_alphanumeric) {
        let card = Card { question: question.to_owned(), answer, end: lines.end };
        prepared.cards.insert(lines.start, card);
    }
}
