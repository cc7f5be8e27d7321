//! What must not be forgotten in a part: its bold runs, else its sentences and short list items.

use crate::domain::KeyPoint;
use crate::text::blocks::{Block, BlockKind, read_blocks};
use crate::text::inline::Inline;
use crate::text::sentences::sentences;
use crate::text::words::{count_content_words, count_words, has_letters, is_cjk, spaced_once};
use std::ops::Range;

/// A bold run of fewer content words is matched as its sentence or list item: alone it says too little.
const ENOUGH_WORDS: usize = 3;

/// A sentence or item with more bold runs than this tells too little of each of them, and to hold it once for each would
/// let a long one outgrow every bound: then a short run is matched as the words beside it. A convention of this program.
const MOST_IN_ONE: usize = 20;

/// How many bytes of text count as beside a run, on each side of it.
const BESIDE: usize = 60;

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
    let text = &inline.text;
    let mut points = Vec::new();
    for (around, runs) in surroundings(block, inline) {
        let is_crowded = runs.len() > MOST_IN_ONE;
        for run in runs.iter().filter(|run| !is_label(text, run)) {
            let label = spaced_once(text.get(run.clone()).unwrap_or_default());
            let text = match count_content_words(&label) {
                ENOUGH_WORDS.. => label.clone(),
                _ if is_crowded => spaced_once(beside(text, run)),
                _ => spaced_once(text.get(around.clone()).unwrap_or_default()),
            };
            points.push(KeyPoint { text, label, bold: true });
        }
    }
    points.retain(|point| has_letters(&point.label));
    points
}

/// The sentences of a paragraph, or the whole of a list item or row, that hold bold runs, each with its runs.
fn surroundings<'i>(block: &Block, inline: &'i Inline) -> Vec<(Range<usize>, &'i [Range<usize>])> {
    let whole = 0..inline.text.len();
    let all = if is_item(block) { vec![whole.clone()] } else { sentences(&inline.text) };
    let mut left = inline.bold.as_slice();
    let mut found = Vec::new();
    for around in all {
        let (outside, from) = left.split_at(left.partition_point(|run| run.start < around.start));
        let (inside, after) = from.split_at(from.partition_point(|run| run.start < around.end));
        found.push((whole.clone(), outside));
        found.push((around, inside));
        left = after;
    }
    found.push((whole, left));
    found.retain(|(_, runs)| !runs.is_empty());
    found
}

/// The run with the words right before and after it.
fn beside<'t>(text: &'t str, run: &Range<usize>) -> &'t str {
    let start = text.floor_char_boundary(run.start.saturating_sub(BESIDE));
    let end = text.ceil_char_boundary((run.end + BESIDE).min(text.len()));
    let before = text.get(start..run.start).unwrap_or_default();
    let after = text.get(run.end..end).unwrap_or_default();
    let cut = if start > 0 { before.find(char::is_whitespace).unwrap_or(before.len()) } else { 0 };
    let kept = if end < text.len() { after.rfind(char::is_whitespace).unwrap_or(0) } else { after.len() };
    text.get(start + cut..run.end + kept).unwrap_or_default()
}

/// Whether the bold run ends in or is followed by a colon.
fn is_label(text: &str, run: &Range<usize>) -> bool {
    let inside = text.get(run.clone()).unwrap_or_default().trim_end();
    let after = text.get(run.end..).unwrap_or_default().trim_start_matches([' ', '\u{a0}']);
    [inside.chars().next_back(), after.chars().next()].iter().any(|c| matches!(c, Some(':' | '：')))
}

fn fallback_points(block: &Block, text: &str) -> Vec<KeyPoint> {
    let texts = if is_item(block) && (count_words(text) <= LONG_ITEM || text.chars().any(is_cjk)) {
        vec![spaced_once(text)]
    } else {
        sentences(text).into_iter().map(|sentence| spaced_once(text.get(sentence).unwrap_or_default())).collect()
    };
    let told = texts.into_iter().filter(|text| has_letters(text));
    told.map(|text| KeyPoint { label: text.clone(), text, bold: false }).collect()
}

fn is_item(block: &Block) -> bool {
    block.opens_item || matches!(block.kind, BlockKind::Row { .. })
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
    fn many_short_runs_in_one_item_are_matched_as_the_words_beside_them() {
        let text = format!(
            "- {}",
            "we **did** one small thing after the other, with all of the many people there, ".repeat(40)
        );
        let points = key_points(&text);
        assert_eq!(points.len(), 40);
        assert_eq!(points[0].text, "we did one small thing after the other, with all of the many");
        assert!(points[39].text.ends_with(" we did one small thing after the other, with all of the many"));
    }

    /// What is built of a text stays within a fixed number of times its length, however its bold runs stand.
    #[test]
    fn key_points_grow_no_faster_than_their_text() {
        let size =
            |text: &str| key_points(text).iter().map(|point| point.text.len() + point.label.len()).sum::<usize>();
        for piece in ["a**b", "I **did** one thing. ", "**b** ", "- **b**\n", "__a__, ", "**a**\n\n"] {
            let (small, large) = (piece.repeat(300), piece.repeat(3000));
            assert!(size(&large) <= 11 * size(&small), "{piece}: {} {}", size(&small), size(&large));
            assert!(size(&large) <= 50 * large.len(), "{piece}: {}", size(&large));
        }
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
