//! Lists in notes whose items are questions: `- Tell me about yourself` with the answer in the items below.
//!
//! Says which lists are meant so; what becomes of their items is decided elsewhere.

use super::phrases::{is_surely_asked, names_uses, sounds_asked};
use super::prompts::clean_prompt;
use super::split::split_question;
use crate::domain::Framework;
use crate::format::aliases::parts_named;
use crate::format::labels::{LabelPlace, read_label};
use crate::text::blocks::{Block, BlockKind};

/// More words than this in an item, and it is no question.
const LONGEST: usize = 30;

/// Questions in lists that stand in more lists than this are not looked for. A convention of this program.
const DEEPEST: usize = 5;

/// More bytes than this, and it is not even looked at. A convention of this program.
const LONGEST_SOURCE: usize = 20_000;

/// A list of questions.
pub struct Outline<'b> {
    /// The first block of each item that is a question, and of each that stands over some.
    pub items: Vec<&'b Block>,
    /// How many lists the questions stand in.
    pub depth: usize,
}

/// The lists in `text` that at least half consist of questions, those below a question left out; a single item right below
/// a topic is one if it asks.
pub fn outlines<'b>(blocks: &'b [Block], text: &str) -> Vec<Outline<'b>> {
    let mut found = Vec::new();
    let mut items: Vec<&Block> = Vec::new();
    let mut is_answer = false;
    let mut follows_topic = false;
    for block in blocks {
        if block.depth > 0 {
            let is_short = block.span.len() <= LONGEST_SOURCE;
            let opens = block.depth <= DEEPEST && block.opens_item && block.kind == BlockKind::Paragraph;
            items.extend((opens && is_short).then_some(block));
            continue;
        }
        found.extend(outline(std::mem::take(&mut items), text, is_answer, follows_topic));
        let opens = matches!(block.kind, BlockKind::Heading(_)) || is_bold(block, text);
        if opens {
            is_answer = sounds_asked(&clean_prompt(&block.source(text)));
        }
        is_answer |= names_uses(&block.source(text));
        // "They asked:" belongs to the topic above it.
        let leads = block.kind == BlockKind::Paragraph && block.source(text).trim_end().ends_with([':', '：']);
        follows_topic = if opens { !is_answer } else { follows_topic && leads };
    }
    found.extend(outline(items, text, is_answer, follows_topic));
    found
}

/// The outer items as questions, or deeper ones with the outer ones over them.
fn outline<'b>(items: Vec<&'b Block>, text: &str, is_answer: bool, follows_topic: bool) -> Option<Outline<'b>> {
    let at = |depth: usize| items.iter().copied().filter(|item| item.depth == depth).collect::<Vec<_>>();
    // Items that are labels belong to the question above them.
    let (labels, outer): (Vec<&Block>, Vec<&Block>) = at(1).into_iter().partition(|item| names_part(item, text));
    let opens = outer.first().zip(labels.first()).is_none_or(|(item, label)| item.span.start < label.span.start);
    let asks_alone = |item: &Block| is_surely_asked(&prompt_of(item, text));
    let is_one = matches!(outer.as_slice(), [only] if asks_alone(only)) && (follows_topic || !labels.is_empty());
    if opens && !is_answer && (is_one || are_questions(&outer, text, is_answer)) {
        return Some(Outline { items: outer, depth: 1 });
    }
    // What stands below a label is part of an answer.
    let is_over = |depth: usize| !items.iter().any(|item| item.depth < depth && names_part(item, text));
    let depth = (2..=DEEPEST).find(|depth| are_questions(&at(*depth), text, is_answer) && is_over(*depth))?;
    Some(Outline { items: items.into_iter().filter(|item| item.depth <= depth).collect(), depth })
}

fn are_questions(items: &[&Block], text: &str, is_answer: bool) -> bool {
    let prompts: Vec<String> = items.iter().map(|item| prompt_of(item, text)).collect();
    let asked = prompts.iter().filter(|prompt| sounds_asked(prompt)).count();
    let is_short = |prompt: &String| prompt.split_whitespace().count() <= LONGEST;
    let is_meant = !is_answer && items.len() > 1 && asked * 2 >= items.len() && prompts.iter().all(is_short);
    is_meant && !items.iter().any(|item| names_part(item, text))
}

/// What the item asks, without an answer behind it.
fn prompt_of(item: &Block, text: &str) -> String {
    let source = item.source(text);
    clean_prompt(split_question(&source).map_or(source.as_str(), |(question, _)| question))
}

fn names_part(item: &Block, text: &str) -> bool {
    let source = item.source(text);
    parts_named(&source, Framework::Star).is_some() || read_label(&source, Framework::Star, LabelPlace::First).is_some()
}

fn is_bold(block: &Block, text: &str) -> bool {
    let inline = block.inline(text);
    matches!(inline.bold.as_slice(), [run] if run.len() == inline.text.trim().len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::blocks::read_blocks;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let blocks = read_blocks(text).blocks;
        let found: Vec<String> =
            outlines(&blocks, text).iter().flat_map(|outline| &outline.items).map(|item| item.source(text)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_list_that_mostly_asks_is_one_of_questions() {
        check("- Why us?\n  - Maps.\n- Plans\n- Why now?", &["Why us?", "Plans", "Why now?"]);
        check("- Prep\n  - Why us?\n  - Why now?", &["Prep", "Why us?", "Why now?"]);
        check("## Plans\n- Tell me about a plan.", &["Tell me about a plan."]);
        check("## March\nThey asked:\n\n- **Why us?** I said why.", &["**Why us?** I said why."]);
        check("- All\n  - Plans\n    - Why us?\n    - Why now?", &["All", "Plans", "Why us?", "Why now?"]);
    }

    #[test]
    fn lists_that_answer_or_tell_are_none() {
        check("## Why us?\n- Why not?\n- Who else?", &[]);
        check("- One plan\n- Another\n- Why?", &[]);
        check("- Situation: Why us?\n- Task: Who?", &[]);
        check("- A plan\n  - Task: none\n    - Why us?\n    - Why now?", &[]);
        check("- Tell me about a plan.", &[]);
        check("## The gate\nQuestions it answers:\n- Tell me about a plan.\n- Why now?", &[]);
    }
}
