//! What explains the STAR method instead of telling a story: lines and tables that spell out its letters or say what
//! belongs in each part.

use super::lines::Prepared;
use super::note::bare_words;
use crate::domain::{Framework, PartId};
use crate::format::aliases::parts_named;

/// Why such lines are left out.
const EXPLAINS: &str = "explains the STAR method";

/// Leaves out lines that only spell out letters: `S : Situation, T : Task, A: Action, R: Result`, on one line or on one
/// each.
pub fn take_legends(prepared: &mut Prepared) {
    let code = prepared.code();
    let mut number = 0;
    while number < prepared.lines.len() {
        let is_free = |number: &usize| !code.contains(number) && *number < prepared.lines.len();
        let spelt = |number: usize| spelt_parts(prepared.line(number));
        let is_legend = |number: usize| spelt(number).len() >= LEAST_SPELT || names_all(prepared.line(number));
        if is_free(&number) && is_legend(number) {
            prepared.skip(number..number + 1, EXPLAINS);
            number += 1;
            continue;
        }
        let one_each = |number: &usize| is_free(number) && spelt(*number).len() == 1;
        let count = (number..).take_while(|number| one_each(number)).count();
        if count >= LEAST_SPELT {
            prepared.skip(number..number + count, EXPLAINS);
        }
        number += count.max(1);
    }
}

/// Whether the line says what STAR stands for: "STAR is short for Situation, Task, Action and Result."
fn names_all(line: &str) -> bool {
    let is_word = |word: &str, wanted: &str| word.eq_ignore_ascii_case(wanted);
    let words = bare_words(line);
    let names = ["situation", "task", "action", "result"];
    let has = |name: &str| words.iter().any(|word| is_word(word, name) || is_word(word.trim_end_matches('s'), name));
    words.iter().any(|word| matches!(*word, "STAR" | "Star"))
        && words.len() <= LONGEST_LEGEND
        && names.into_iter().all(has)
}

/// More words than this say more than what the letters stand for. A convention of this program.
const LONGEST_LEGEND: usize = 20;

/// So many letters spelt out are a legend; fewer may be a label and its text.
const LEAST_SPELT: usize = 3;

/// The parts that `line` spells out, when it does nothing else: a letter and the name that it stands for, or a name in
/// which the letter is marked.
fn spelt_parts(line: &str) -> Vec<PartId> {
    let bare = line.trim().trim_start_matches(['-', '*', '+', '>', '(', '|', ' ']);
    let bare = if line.trim_start().starts_with("**") { line.trim() } else { bare };
    let bare = bare.strip_prefix("STAR").map_or(bare, |rest| rest.trim_start_matches([' ', '=', ':', '-', '–', '(']));
    let pieces = bare
        .split([',', '，', '、', ';', '；', '|', '/', '·', '→', '•'])
        .map(str::trim)
        .filter(|piece| !piece.is_empty());
    let mut parts = Vec::new();
    for piece in pieces {
        match spelt_part(piece) {
            Some(part) if !parts.contains(&part) => parts.push(part),
            _ => return Vec::new(),
        }
    }
    parts
}

/// `S: Situation`, `**S** = Situation`, `(S)ituation`, `**S**ituation`.
fn spelt_part(piece: &str) -> Option<PartId> {
    let plain: String = piece.chars().filter(|c| !matches!(c, '*' | '_' | '`' | '"' | '(' | ')' | '.')).collect();
    let plain = plain.trim();
    let (letter, rest) = plain.split_at_checked(plain.chars().next()?.len_utf8())?;
    let of = |text: &str| parts_named(text, Framework::Star).filter(|named| named.ids.len() == 1);
    let by_letter = of(letter).filter(|named| named.letters)?;
    let is_apart = rest.starts_with([' ', ':', '=', '-', '–', '—', '：']);
    let name = if is_apart { rest.trim_start_matches([' ', ':', '=', '-', '–', '—', '：']) } else { plain };
    let is_marked = is_apart || piece.contains(['*', '(', ')', '_']);
    let named = of(name).filter(|named| !named.letters && is_marked)?;
    (named.ids == by_letter.ids).then(|| named.ids.first().copied()).flatten()
}

/// Whether most of the texts of parts say what belongs there.
pub fn explains_parts(parts: &[&str]) -> bool {
    parts.iter().filter(|text| explains_part(text)).count() * 2 > parts.len()
}

/// Whether the text of a part tells the reader what belongs there: "Set the context", "Explain what you did".
fn explains_part(text: &str) -> bool {
    #[rustfmt::skip]
    const STARTS: [&str; 21] = [
        "set the", "describe", "explain", "share", "what ", "when and where", "provide", "outline", "give ", "the context",
        "the task", "the action", "the result", "the situation", "your ", "detail", "discuss", "state ", "present ",
        "how ", "where ",
    ];
    let lower = text.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    let is_told = words.clone().any(|word| matches!(word, "i" | "my" | "we" | "our"));
    let addresses = words.any(|word| matches!(word, "you" | "your"));
    !is_told && (addresses || STARTS.iter().any(|start| lower.starts_with(start)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_are_spelt_out_are_a_legend() {
        for line in [
            "S : Situation, T : Task, A: Action, R: Results",
            "**S** = Situation, **T** = Task, **A** = Action, **R** = Result",
            "(S)ituation, (T)ask, (A)ction, (R)esult",
            "STAR: S - Situation / T - Task / A - Action / R - Result",
            "**S**ituation, **T**ask, **A**ction, **R**esult",
            "S：状況、T：課題、A：行動、R：結果",
        ] {
            assert_eq!(spelt_parts(line).len(), 4, "{line}");
        }
        for line in ["S: Situation room was full", "Task, action", "S: the week, T: two of us", "Situation: Task"] {
            assert!(spelt_parts(line).len() < LEAST_SPELT, "{line}");
        }
    }

    #[test]
    fn parts_that_explain_themselves_are_told_from_stories() {
        for text in ["Set the context", "Explain what you did.", "Describe the challenge.", "What was your role?"] {
            assert!(explains_part(text), "{text}");
        }
        for text in ["We had two weeks.", "Explained to my boss what I wanted", "Launch slipped", "Own the new plan"] {
            assert!(!explains_part(text), "{text}");
        }
    }
}
