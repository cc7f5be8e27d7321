//! Answers that stand together below several questions: `Answers` with an item for each.

use super::note::{Note, Skipped};
use crate::format::parts::slices::{dedent, leading};
use crate::text::blocks::read_blocks;

/// Gives each of `questions`, the last of which has the text below a title like `Answers`, its item of that text. Where
/// there are more or fewer items, the text stays with the last question, and that is told.
pub fn share_answers(questions: &mut [Note]) -> Option<Skipped> {
    let (last, others) = questions.split_last()?;
    if others.is_empty() || others.iter().any(|note| !note.answer.is_empty()) {
        return None;
    }
    let items = items(&last.answer);
    if items.len() != questions.len() {
        let last = questions.last()?;
        let why =
            format!("the answers to {} questions stand together here; they are kept with the last", questions.len());
        return Some(Skipped::remark(last.answer_line, last.prompt.clone(), why));
    }
    let first_line = questions.last().map_or(0, |note| note.answer_line);
    for (note, (line, text)) in questions.iter_mut().zip(items) {
        note.answer = text;
        note.answer_line = first_line + line;
    }
    None
}

/// The items of the list that `text` is, without their marks, each with its line from 0; none when it is more than that.
fn items(text: &str) -> Vec<(usize, String)> {
    let blocks = read_blocks(text).blocks;
    let is_list = blocks.iter().all(|block| block.depth > 0);
    let first = |index: usize| blocks.get(index).filter(|block| block.depth == 1 && block.opens_item);
    let starts: Vec<usize> = (0..blocks.len()).filter_map(|index| first(index).map(|block| block.span.start)).collect();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let item = |(start, end): (&usize, usize)| {
        let line = text.get(..*start).unwrap_or_default().matches('\n').count();
        (line, without_mark(text.get(*start..end).unwrap_or_default()))
    };
    if is_list { starts.iter().zip(ends).map(item).collect() } else { Vec::new() }
}

/// The item without its list mark, what is indented below it moved to the left.
fn without_mark(item: &str) -> String {
    let (first, rest) = item.trim_end().split_once('\n').unwrap_or((item.trim_end(), ""));
    let text = first.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '*' | '+' | '.' | ')'));
    let indents = rest.lines().filter(|line| !line.trim().is_empty()).map(leading);
    let rest = dedent(rest, indents.min().unwrap_or(0));
    format!("{}\n{rest}", text.trim_start()).trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(questions: usize, answer: &str, expected: &[(usize, &str)]) -> Option<String> {
        let note = |index| Note { prompt: format!("Q{index}"), line: index, answer_line: 10, ..Note::default() };
        let mut notes: Vec<Note> = (0..questions).map(note).collect();
        notes.last_mut().expect("a question").answer = answer.to_owned();
        let told = share_answers(&mut notes);
        let found: Vec<_> = notes.iter().map(|note| (note.answer_line, note.answer.as_str())).collect();
        assert_eq!(found, expected, "{answer}");
        told.map(|skipped| skipped.why)
    }

    #[test]
    fn each_question_gets_its_item() {
        check(2, "1. One\n   more\n2. Two", &[(10, "One\nmore"), (12, "Two")]);
        check(2, "- One\n\n- Two\n  - deeper", &[(10, "One"), (12, "Two\n- deeper")]);
    }

    #[test]
    fn another_number_of_items_stays_with_the_last_question_and_is_told() {
        assert!(
            check(3, "- One\n- Two", &[(10, ""), (10, ""), (10, "- One\n- Two")]).is_some_and(|why| why.contains('3'))
        );
        assert!(check(2, "Text.\n\n- One\n- Two", &[(10, ""), (10, "Text.\n\n- One\n- Two")]).is_some());
        assert_eq!(check(1, "- One", &[(10, "- One")]), None);
    }
}
