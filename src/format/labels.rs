//! The label that may stand at the start of a line: `Situation:`, `**S** -`, `[Task]`, `【结果】`.
//!
//! Knows lines, no blocks; the names are in [`super::aliases`].

use super::aliases::{Named, after_ordinal, parts_named};
use crate::domain::Framework;

/// The longest label, in bytes.
const LONGEST: usize = 100;

/// A label and what follows it on its line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    pub named: Named,
    /// Where the text after it starts, in bytes of the line; the line's length when the label is all of it.
    pub rest: usize,
    /// An emphasis mark that opened in the label and closes in the text: it belongs before the text.
    pub reopens: &'static str,
}

/// How a label has to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LabelPlace {
    /// At the start of a paragraph or list item: any usual form.
    First,
    /// On a later line of a paragraph: only what can hardly be prose that was wrapped there.
    Inside,
}

/// The label at the start of `line`, which has no list mark and no indent.
pub fn read_label(line: &str, framework: Framework, place: LabelPlace) -> Option<Label> {
    let line = line.trim_end();
    let is_link = line.starts_with('[') && head(line).contains("](");
    // A backslash says that what follows is text, as everywhere in Markdown.
    let is_escaped = line.starts_with('\\') || head(line).contains("\\:") || head(line).contains("\\：");
    if is_link || is_escaped || (place == LabelPlace::Inside && !starts_firmly(line)) {
        return None;
    }
    whole(line, framework)
        .or_else(|| before_colon(line, framework))
        .or_else(|| bracketed(line, framework))
        .or_else(|| letter_in_a_list(line, framework))
        .or_else(|| bold_start(line, framework))
        .or_else(|| before_dash(line, framework))
}

/// The labels inside `line`, behind its first word, with where each starts: a name behind a space or the end of a sentence
/// that is bold, in brackets or has a colon.
pub fn inner_labels(line: &str, framework: Framework) -> Vec<(usize, Label)> {
    let mut found = Vec::new();
    let mut end = 0;
    for (before, c) in line.char_indices() {
        let next = before + c.len_utf8();
        let Some(at) = (match c {
            ' ' | '\t' | '|' | '。' => Some(next),
            '【' | '［' if before > 0 => Some(before),
            _ => None,
        }) else {
            continue;
        };
        let rest = line.get(at..).unwrap_or_default();
        let is_name =
            rest.starts_with(|c: char| c.is_uppercase() || matches!(c, '*' | '_' | '[' | '【' | '［') || !c.is_ascii());
        if at < end || !is_name {
            continue;
        }
        let label = read_label(rest, framework, LabelPlace::First).filter(|label| {
            let label = rest.get(..label.rest).unwrap_or_default();
            let is_marked = ["**", "__", "[", "【", "［"].into_iter().any(|mark| label.starts_with(mark));
            is_marked || label.contains([':', '：'])
        });
        if let Some(label) = label.filter(|label| label.rest < rest.trim_end().len()) {
            end = at + label.rest;
            found.push((at, label));
        }
    }
    found
}

/// The name of a part in bold at the start of `line`, with text behind it that goes on as a sentence might:
/// `**Task** tell the team`.
pub fn read_bare_label(line: &str, framework: Framework) -> Option<Label> {
    let inner = head(line).strip_prefix("**")?;
    let end = inner.find("**")?;
    let named = parts_named(inner.get(..end)?, framework)?;
    let label = finish(line, "", end + 4, named);
    (label.rest < line.trim_end().len() && line.get(end + 4..)?.starts_with(' ')).then_some(label)
}

/// A wrapped line of prose starts with a small letter most of the time.
fn starts_firmly(line: &str) -> bool {
    let is_firm = |text: &str| {
        let first = text.chars().find(|c| c.is_alphabetic());
        text.starts_with(['*', '_', '[', '【', '［']) || first.is_some_and(|c| !c.is_lowercase())
    };
    is_firm(line) || after_ordinal(line).is_some_and(is_firm)
}

fn whole(line: &str, framework: Framework) -> Option<Label> {
    let named = parts_named(line, framework)?;
    // A letter alone on a line is a list mark or a slip.
    let is_sure = !named.letters || line.ends_with([':', '：', '*', '_', ']', ')', '）', '】']);
    is_sure.then_some(Label { named, rest: line.len(), reopens: "" })
}

fn bracketed(line: &str, framework: Framework) -> Option<Label> {
    const PAIRS: [(char, char); 6] = [('[', ']'), ('【', '】'), ('［', '］'), ('(', ')'), ('（', '）'), ('「', '」')];
    let marks = line.len() - line.trim_start_matches(['*', '_']).len();
    let open = line.get(marks..)?.chars().next()?;
    let (_, close) = PAIRS.into_iter().find(|(start, _)| *start == open)?;
    let inner_start = marks + open.len_utf8();
    let end = head(line).get(inner_start..)?.find(close)? + inner_start;
    let named = parts_named(line.get(inner_start..end)?, framework)?;
    let end = end + close.len_utf8();
    // `(S)hown` is a word.
    let goes_on = named.letters && line.get(end..)?.starts_with(char::is_alphanumeric);
    (!goes_on).then(|| finish(line, line.get(..inner_start).unwrap_or_default(), end, named))
}

fn before_colon(line: &str, framework: Framework) -> Option<Label> {
    // `:Task: text` is a field in reStructuredText.
    let mut colons = head(line).char_indices().filter(|(at, c)| *at > 0 && matches!(c, ':' | '：' | '︰' | '﹕'));
    let (at, colon) = colons.next()?;
    let name = line.get(..at).filter(|name| !name.ends_with('\\'))?;
    let named = parts_named(name, framework)?;
    Some(finish(line, name, at + colon.len_utf8(), named))
}

/// `S) text`.
fn letter_in_a_list(line: &str, framework: Framework) -> Option<Label> {
    let name = line.get(..1).filter(|_| line.get(1..).is_some_and(|rest| rest.starts_with(") ")))?;
    let named = parts_named(name, framework).filter(|named| named.letters)?;
    Some(finish(line, name, 2, named))
}

/// `**S** - text`, `**Task.** text`, `**Situation** We had ...`.
fn bold_start(line: &str, framework: Framework) -> Option<Label> {
    let mark = ["***", "**", "__"].into_iter().find(|mark| line.starts_with(mark))?;
    let inner_end = head(line).get(mark.len()..)?.find(mark)? + mark.len();
    let inner = line.get(mark.len()..inner_end)?;
    let named = parts_named(inner, framework)?;
    let after = line.get(inner_end + mark.len()..)?;
    let separated =
        inner.trim_end().ends_with(['.', ':', '：', '-', '–', '—']) || after.trim_start().starts_with(SEPARATORS);
    let starts_anew = after.trim_start().chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase());
    (separated || (starts_anew && after.starts_with(' ') && !named.letters))
        .then(|| finish(line, "", inner_end + mark.len(), named))
}

fn before_dash(line: &str, framework: Framework) -> Option<Label> {
    const DASHES: [&str; 10] = [" - ", " – ", " — ", "—", " -- ", "->", "→", " = ", "\t", " | "];
    let (at, dash) = DASHES.into_iter().filter_map(|dash| head(line).find(dash).map(|at| (at, dash))).min()?;
    let name = line.get(..at)?;
    let named = parts_named(name, framework)?;
    // The heads of columns stand in one row.
    let next = line.get(at + dash.len()..)?.split(" | ").next().filter(|_| dash == " | ");
    let is_head = next.is_some_and(|next| parts_named(next, framework).is_some());
    (!is_head).then(|| finish(line, name, at + dash.len(), named))
}

const SEPARATORS: [char; 7] = [':', '：', '-', '–', '—', '→', '.'];

/// The label that ends at byte `end`; `name` is what stands before, with its emphasis.
fn finish(line: &str, name: &str, end: usize, named: Named) -> Label {
    let mut rest = line.get(end..).unwrap_or_default();
    let mut reopens = "";
    // A picture may stand before the emphasis.
    let opening = name.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '*' | '_'));
    let opened = ["***", "**", "__", "*", "_"].into_iter().find(|mark| opening.starts_with(mark));
    if let Some(mark) = opened.filter(|mark| name.matches(mark).count() % 2 == 1) {
        match rest.trim_start().strip_prefix(mark) {
            Some(after) => rest = after,
            None if rest.contains(mark) => reopens = mark,
            None => {}
        }
    }
    let separators: &[char] = &[':', '：', '→', '–', '—'];
    let mut text = rest.trim_start().trim_start_matches(separators);
    if let Some(after) = text.trim_start().strip_prefix("- ") {
        text = after;
    }
    let text = text.trim_start();
    Label { named, rest: line.len() - text.len(), reopens }
}

/// The start of `line` in which a label can stand.
fn head(line: &str) -> &str {
    let mut end = line.len().min(LONGEST);
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    line.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::PartId::{self, Action, Result, Situation, Task};

    #[track_caller]
    fn check(line: &str, ids: &[PartId], rest: &str) {
        let label = read_label(line, Framework::Star, LabelPlace::First);
        let found = label.map(|label| (label.named.ids, format!("{}{}", label.reopens, &line[label.rest..])));
        assert_eq!(found, Some((ids.to_vec(), rest.to_owned())), "{line:?}");
    }

    #[track_caller]
    fn check_none(line: &str) {
        assert_eq!(read_label(line, Framework::Star, LabelPlace::First), None, "{line:?}");
    }

    #[test]
    fn labels_have_many_forms() {
        check("Situation: We had a week.", &[Situation], "We had a week.");
        check("**Situation:** We had", &[Situation], "We had");
        check("**Situation**: We had", &[Situation], "We had");
        check("**S** - We had", &[Situation], "We had");
        check("**S**: We had", &[Situation], "We had");
        check("S: We had", &[Situation], "We had");
        check("S) We had", &[Situation], "We had");
        check("[Situation] We had", &[Situation], "We had");
        check("**[Task]** We had", &[Task], "We had");
        check("【结果】提升了15%", &[Result], "提升了15%");
        check("情境：我们有一周", &[Situation], "我们有一周");
        check("*Action:* I did", &[Action], "I did");
        check("**Action.** I did", &[Action], "I did");
        check("**Action** I did", &[Action], "I did");
        check("Result – 15%", &[Result], "15%");
        check("1) Result: 15", &[Result], "15");
        check("__Situation & Task__: x", &[Situation, Task], "x");
        check("**S**ituation: x", &[Situation], "x");
        check("**(S)ituação:** x", &[Situation], "x");
        check("[T]ask - x", &[Task], "x");
        check("S - Situation: x", &[Situation], "x");
        check("Task | We had", &[Task], "We had");
        check("Situation:", &[Situation], "");
        check("**Action**", &[Action], "");
    }

    #[test]
    fn emphasis_that_goes_on_into_the_text_is_kept() {
        check("**Result: 15% more** users", &[Result], "**15% more** users");
        check("**Result: 15%", &[Result], "15%");
        check("🎯 **Situation:** We had", &[Situation], "We had");
        check("✅ **Result: 15% more** users", &[Result], "**15% more** users");
    }

    #[test]
    fn prose_is_no_label() {
        for line in [
            "In this situation: we had",
            "Result was: 15",
            "**Action** was needed",
            "Situations change",
            "[Situation](#situation)",
            "(S)low days: two of them",
            "Situation | Task | Action",
            "https://task: x",
            "S",
            "Task-based work",
            "Task\\: an escaped colon",
            "\\Task - escaped",
            "**Task\\:** escaped",
            "a",
        ] {
            check_none(line);
        }
    }

    #[test]
    fn a_later_line_needs_a_firm_start() {
        let inside = |line| read_label(line, Framework::Star, LabelPlace::Inside).is_some();
        assert!(inside("ii) Task: x") && inside("b. Task: x"));
        assert!(inside("Task: x") && inside("**Task**") && inside("任务：x") && inside("Task - x"));
        assert!(!inside("result: we won") && !inside("result - we won"));
    }
}
