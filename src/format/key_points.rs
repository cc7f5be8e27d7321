//! What must not be forgotten in a part: its bold runs, else its sentences and short list items.

use crate::domain::KeyPoint;
use crate::text::blocks::{Block, BlockKind, read_blocks};
use crate::text::inline::Inline;
use crate::text::sentences::sentences;
use crate::text::words::{count_content_words, count_words, is_cjk};
use std::ops::Range;

/// A bold run of fewer content words is matched as its sentence or list item: alone it says too little.
const ENOUGH_WORDS: usize = 3;

/// A list item of several sentences with more words than this is as many key points, because nobody says all of it in
/// other words at once.
const LONG_ITEM: usize = 20;

/// The key points of the part with the Markdown `text`.
pub fn key_points(text: &str) -> Vec<KeyPoint> {
    let blocks = read_blocks(text).blocks;
    let told: Vec<(&Block, Inline)> = blocks
        .iter()
        .filter(|block| !matches!(block.kind, BlockKind::Code | BlockKind::Row { head: true }))
        .map(|block| (block, block.inline(text)))
        .collect();
    let bold: Vec<KeyPoint> = told.iter().flat_map(|(block, inline)| bold_points(block, inline)).collect();
    if !bold.is_empty() {
        return bold;
    }
    let fallback = |(block, inline): &(&Block, Inline)| fallback_points(block, &inline.text);
    let told = told.iter().filter(|(block, _)| !matches!(block.kind, BlockKind::Heading(_)));
    let all: Vec<KeyPoint> = told.flat_map(fallback).collect();
    let telling: Vec<KeyPoint> = all.iter().filter(|point| says_something(&point.text)).cloned().collect();
    if telling.is_empty() { all } else { telling }
}

/// Whether the sentence is more than a lead-in: "So what I did was", "My steps were:".
fn says_something(sentence: &str) -> bool {
    let least = if sentence.ends_with([':', '：']) { ENOUGH_WORDS } else { 1 };
    count_content_words(sentence) >= least
}

fn bold_points(block: &Block, inline: &Inline) -> Vec<KeyPoint> {
    let told = |run: &&Range<usize>| !is_label(&inline.text, run);
    let point = |run: &Range<usize>| {
        let label = flat(inline.text.get(run.clone()).unwrap_or_default());
        let text =
            if count_content_words(&label) < ENOUGH_WORDS { around(block, &inline.text, run) } else { label.clone() };
        KeyPoint { text, label, bold: true }
    };
    inline.bold.iter().filter(told).map(point).filter(|point| point.label.chars().any(char::is_alphanumeric)).collect()
}

/// Whether the bold run ends in or is followed by a colon.
fn is_label(text: &str, run: &Range<usize>) -> bool {
    let inside = text.get(run.clone()).unwrap_or_default().trim_end();
    let after = text.get(run.end..).unwrap_or_default().trim_start_matches([' ', '\u{a0}']);
    [inside.chars().next_back(), after.chars().next()].iter().any(|c| matches!(c, Some(':' | '：')))
}

/// The sentence of a paragraph, or the whole list item or row, that the run stands in.
fn around(block: &Block, text: &str, run: &Range<usize>) -> String {
    if is_item(block) {
        return flat(text);
    }
    let sentence = sentences(text).into_iter().find(|sentence| sentence.contains(&run.start));
    flat(sentence.and_then(|sentence| text.get(sentence)).unwrap_or(text))
}

fn fallback_points(block: &Block, text: &str) -> Vec<KeyPoint> {
    let texts = if is_item(block) && (count_words(text) <= LONG_ITEM || text.chars().any(is_cjk)) {
        vec![flat(text)]
    } else {
        sentences(text).into_iter().map(|sentence| flat(text.get(sentence).unwrap_or_default())).collect()
    };
    let told = texts.into_iter().filter(|text| text.chars().any(char::is_alphanumeric));
    told.map(|text| KeyPoint { label: text.clone(), text, bold: false }).collect()
}

fn is_item(block: &Block) -> bool {
    block.opens_item || matches!(block.kind, BlockKind::Row { .. })
}

/// On one line.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let points = key_points(text);
        let found: Vec<_> = points.iter().map(|point| (point.label.as_str(), point.text.as_str())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn each_bold_run_is_a_key_point() {
        let text = "I **set out benefit and risk** and\n- asked __product and engineering teams__.";
        let (first, second) = ("set out benefit and risk", "product and engineering teams");
        check(text, &[(first, first), (second, second)]);
    }

    #[test]
    fn a_label_is_no_key_point() {
        check(
            "**Find common ground**: it **opened the door for discussion.**",
            &[("opened the door for discussion.", "opened the door for discussion.")],
        );
        check("**重要：**我们**决定使用模型**", &[("决定使用模型", "决定使用模型")]);
    }

    #[test]
    fn a_short_run_is_matched_as_its_sentence_or_item_and_shown_as_written() {
        check(
            "We met. I gave quick d**aily updates** to all. Fine.",
            &[("daily updates", "I gave quick daily updates to all.")],
        );
        check("- We met. I gave **updates**.\n- x", &[("updates", "We met. I gave updates.")]);
    }

    #[test]
    fn without_bold_runs_the_sentences_and_items_are_key_points() {
        check(
            "We met. We agreed.\n\n- a one. a two.\n- b\n\n```\ncode\n```",
            &[("We met.", "We met."), ("We agreed.", "We agreed."), ("a one. a two.", "a one. a two."), ("b", "b")],
        );
        let lead = "Set a priority for each task.";
        let rest = "The work on the pipeline came first, since it blocked the online business of the whole company.";
        check(&format!("So what I did was\n- {lead} {rest}"), &[(lead, lead), (rest, rest)]);
        check("My steps were:\n- b", &[("b", "b")]);
        check("So what I did was", &[("So what I did was", "So what I did was")]);
        check("**Label:** We met.", &[("Label: We met.", "Label: We met.")]);
        check("", &[]);
    }
}
