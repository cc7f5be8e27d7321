//! Flash cards of other programs between lines of text: one-line cards of Obsidian's spaced repetition, its `?` lines, and
//! cards with gaps, which ask nothing.

use super::lines::{Card, Prepared};
use super::prompts::clean_prompt;
use crate::text::words::has_letters;

/// Finds the cards and takes out what only programs read.
pub fn find_cards(prepared: &mut Prepared) {
    take_gaps(prepared);
    take_tags(prepared);
    take_card_lines(prepared);
    take_divided(prepared);
}

/// `C: The outage has [three] numbers.`, beside `Q:` cards, and `It has {{c1::three}} numbers.`
fn take_gaps(prepared: &mut Prepared) {
    let has_cards = prepared.lines.iter().any(|line| line.starts_with("Q:"));
    let has_gap = |line: &str| {
        let mut gaps = line.match_indices("{{c").map(|(at, mark)| line.get(at + mark.len()..).unwrap_or_default());
        gaps.any(|inside| inside.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with("::"))
    };
    let mut number = 0;
    while number < prepared.lines.len() {
        let start = number;
        number += 1;
        let line = prepared.line(start);
        if !(has_cards && line.starts_with("C:") || has_gap(line)) {
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
        if above > 0 && prepared.line(divider - above).starts_with('#') {
            // Below a heading stands its answer anyway.
            prepared.set(divider, "");
            number = divider + 1;
        } else if above > 0 && below > 0 {
            add_card(prepared, divider - above..number, &question.replace('\n', " "), answer.trim().to_owned());
        }
    }
}

fn add_card(prepared: &mut Prepared, lines: std::ops::Range<usize>, question: &str, answer: String) {
    if has_letters(&clean_prompt(question)) {
        let card = Card { question: question.to_owned(), answer, end: lines.end, left_out: Vec::new() };
        prepared.cards.insert(lines.start, card);
    }
}

#[cfg(test)]
mod tests {
    use crate::import::prepare::prepare;

    #[track_caller]
    fn check(text: &str, cards: &[(usize, &str, &str, usize)]) {
        let prepared = prepare(text);
        let found = prepared.cards.iter();
        let found: Vec<_> =
            found.map(|(line, card)| (*line, card.question.as_str(), card.answer.as_str(), card.end)).collect();
        assert_eq!(found, cards, "{text}");
    }

    #[test]
    fn cards_stand_on_one_line_or_around_a_question_mark() {
        check("Why us?::Your maps.\nWhy now?:::Time.", &[(0, "Why us?", "Your maps.", 1), (1, "Why now?", "Time.", 2)]);
        check("a\n\nTell me about\na plan\n?\nWe had\nnone.\n\nb", &[(2, "Tell me about a plan", "We had\nnone.", 7)]);
    }

    #[test]
    fn code_headings_and_a_mark_alone_are_no_cards() {
        for text in [
            "std::sync is slow",
            "There is code below:\n```\nWhy us?::Code.\n```",
            "## Why us?\n?\nYour maps.",
            "?\n\nmore",
            "A list:: two",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn cards_with_gaps_and_tags_are_told() {
        let prepared =
            prepare("#flashcards/a #b\nQ: Why?\nA: So.\n\nC: It has [three]\nparts.\n\nIt has {{c1::three}} parts.");
        let told: Vec<_> = prepared.skipped.iter().map(|skipped| (skipped.line, skipped.text.as_str())).collect();
        assert_eq!(
            told,
            [(5, "C: It has [three]\nparts."), (8, "It has {{c1::three}} parts."), (1, "#flashcards/a #b")]
        );
    }
}
