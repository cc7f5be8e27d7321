//! Which part of an answer a title names: in any case, joined with others, numbered, marked or mistyped.
//!
//! The names themselves stand in the rows of the frameworks.

use crate::domain::{Framework, PartId};
use unicode_normalization::UnicodeNormalization;

/// Names shorter than this are not guessed at, in letters: one more letter makes another word of "Now".
const SHORTEST_TYPO: usize = 4;
/// In names from this length two wrong letters are a typing mistake too.
const LONG_NAME: usize = 6;
/// Longer titles are no typing mistake, in bytes.
const LONGEST_TYPO: usize = 40;

/// Words that join two names, written with spaces around them.
const JOINING_WORDS: [&str; 6] = [" and ", " und ", " et ", " y ", " with ", " - "];
/// Marks that join two names.
const JOINING_MARKS: [char; 13] = ['&', '/', '+', ',', '、', '・', '＆', '／', '＋', '，', '与', '和', '及'];

/// What a name stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Each part once, in the order of the names.
    pub ids: Vec<PartId>,
    /// Whether it is nothing but one-letter names, which count only beside others.
    pub letters: bool,
}

/// The parts of `framework`, or `Answer`, that `text` names and nothing else: one name or several joined ones. Case,
/// emphasis, numbers, a remark in parentheses and marks at either end do not matter.
pub fn parts_named(text: &str, framework: Framework) -> Option<Named> {
    if text.len() > 120 {
        return None;
    }
    let folded = without_framed_letter(fold(text));
    let (base, remark) = split_remark(&folded);
    joined(base, framework).or_else(|| {
        // "S (Situation)" and "(Situation)": the remark is the name.
        let letters_only = base.chars().filter(|c| c.is_alphanumeric()).count() <= 1;
        remark.filter(|_| letters_only).and_then(|remark| joined(remark, framework))
    })
}

/// Whether `text` names a part of any framework.
pub fn names_any_part(text: &str) -> bool {
    Framework::ALL.into_iter().any(|framework| parts_named(text, framework).is_some_and(|named| !named.letters))
}

/// The one of `names` that `word` probably was meant to be: one letter wrong, of a long word two.
pub fn near_name(word: &str, names: impl IntoIterator<Item = &'static str>) -> Option<&'static str> {
    let word = trim_marks(word).to_lowercase();
    if word.len() > LONGEST_TYPO {
        return None;
    }
    let letters = word.chars().count();
    let near = |name: &'static str| {
        let allowed = match name.len() {
            0..SHORTEST_TYPO => 0,
            SHORTEST_TYPO..LONG_NAME => 1,
            _ => 2,
        };
        // So many letters at least are to be changed: most words are told by their length.
        if letters.abs_diff(name.len()) > allowed {
            return None;
        }
        let distance = strsim::damerau_levenshtein(&word, &name.to_lowercase());
        (distance <= allowed).then_some((distance, name))
    };
    names.into_iter().filter_map(near).min_by_key(|(distance, _)| *distance).map(|(_, name)| name)
}

fn joined(text: &str, framework: Framework) -> Option<Named> {
    let whole = trim_marks(text);
    if whole.is_empty() {
        return None;
    }
    if let Some((id, letter)) = one_part(whole, framework) {
        return Some(Named { ids: vec![id], letters: letter });
    }
    let is_joined = text.contains(JOINING_MARKS) || JOINING_WORDS.iter().any(|word| text.contains(word));
    if !is_joined {
        return None;
    }
    let mut spread = text.to_owned();
    for word in JOINING_WORDS {
        spread = spread.replace(word, "&");
    }
    let mut named = Named { ids: Vec::new(), letters: true };
    for piece in spread.split(JOINING_MARKS) {
        let piece = trim_marks(piece);
        if piece.is_empty() {
            continue;
        }
        let (id, letter) = one_part(piece, framework)?;
        named.letters &= letter;
        if !named.ids.contains(&id) {
            named.ids.push(id);
        }
    }
    (!named.ids.is_empty()).then_some(named)
}

fn one_part(name: &str, framework: Framework) -> Option<(PartId, bool)> {
    let sections = || framework.sections().iter().chain(Framework::Open.sections());
    let aliased = sections().find(|section| section.aliases.contains(&name));
    if let Some(section) = aliased {
        return Some((section.id, false));
    }
    let lettered = sections().find(|section| section.has_letter(name)).map(|section| section.id);
    let borrowed = || borrowed_letter(name).filter(|_| framework == Framework::Star);
    lettered.or_else(borrowed).map(|id| (id, true))
}

/// The part that a letter of CAR, PAR and SOAR stands for, which are STAR in other words: challenge, context, problem,
/// obstacle.
fn borrowed_letter(name: &str) -> Option<PartId> {
    match name {
        "c" | "p" => Some(PartId::Situation),
        "o" => Some(PartId::Task),
        _ => None,
    }
}

/// Lower case, one kind of width, no Latin accents, no emphasis marks.
fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.chars().filter(|c| !is_unseen_mark(*c)).map(|c| c.to_ascii_lowercase()).collect();
    }
    let decomposed = text.nfkc().flat_map(char::to_lowercase).nfd();
    let bare: String = decomposed.filter(|c| !('\u{300}'..='\u{36f}').contains(c) && !is_unseen_mark(*c)).collect();
    bare.nfc().map(|c| if c == '’' { '\'' } else { c }).collect::<String>().replace('ß', "ss")
}

/// `(s)ituation` and `[s]ituation` as `situation`.
fn without_framed_letter(text: String) -> String {
    let bare = text.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '(' | '['));
    let mut chars = bare.chars();
    let (open, letter, close, next) = (chars.next(), chars.next(), chars.next(), chars.next());
    let is_framed = matches!((open, close), (Some('('), Some(')')) | (Some('['), Some(']')));
    match letter.filter(|letter| is_framed && letter.is_alphabetic() && next.is_some_and(char::is_alphabetic)) {
        Some(letter) => format!("{letter}{}", bare.chars().skip(3).collect::<String>()),
        None => text,
    }
}

/// Whether the character is emphasis or a place where a word may be broken: nobody sees it.
fn is_unseen_mark(c: char) -> bool {
    matches!(c, '*' | '_' | '`' | '~' | '\u{ad}' | '\u{200b}' | '\u{2060}')
}

/// `text` before a remark in parentheses at its end, and the remark.
fn split_remark(text: &str) -> (&str, Option<&str>) {
    let end = text.trim_end_matches(|c: char| c == ':' || c.is_whitespace());
    let Some(inner) = end.strip_suffix([')', ']']) else { return (text, None) };
    match inner.rfind(['(', '[']) {
        Some(open) => (text.get(..open).unwrap_or_default(), inner.get(open + 1..)),
        None => (text, None),
    }
}

/// Without numbers, marks, emoji and spaces at either end; a figure behind a mark (`Result: 15%`) is text and stays.
fn trim_marks(text: &str) -> &str {
    let is_mark = |c: char| !c.is_alphanumeric() && c != '%';
    let text = text.trim_start_matches(|c: char| !c.is_alphabetic()).trim_end_matches(is_mark);
    let text = after_ordinal(text).unwrap_or(text);
    let named = text.trim_end_matches(|c: char| c.is_ascii_digit());
    match named.strip_suffix([' ', '#']).map(|name| name.trim_end_matches(['#', ' '])) {
        Some(name) if text.len() - named.len() <= 2 && name.ends_with(char::is_alphabetic) => name,
        _ => text,
    }
}

/// The name behind a roman number, a letter, a Chinese number or a step that counts it: `ii) Task`, `(b) Task`, `二、任务`,
/// `Step 2 - Task`; numbers in digits are marks.
pub fn after_ordinal(text: &str) -> Option<&str> {
    if let Some(name) = after_step(text) {
        return Some(name);
    }
    let (ordinal, name) = text.trim_start_matches(['(', '（']).split_once([')', '）', '.', '、'])?;
    let is_chinese = ordinal.chars().count() == 1 && ordinal.starts_with(['一', '二', '三', '四', '五', '六']);
    let is_roman = ordinal.len() <= 4 && ordinal.chars().all(|c| matches!(c.to_ascii_lowercase(), 'i' | 'v' | 'x'));
    let is_letter = ordinal.len() == 1 && ordinal.chars().all(|c| matches!(c.to_ascii_lowercase(), 'a'..='f'));
    // `(A)ction` is one word.
    let is_framed = text.starts_with('(') && is_letter && name.starts_with(char::is_lowercase);
    let name = name.trim_start_matches(|c: char| !c.is_alphabetic());
    (!is_framed && !ordinal.is_empty() && (is_roman || is_letter || is_chinese) && name.chars().count() > 1)
        .then_some(name)
}

fn after_step(text: &str) -> Option<&str> {
    const STEPS: [&str; 4] = ["step ", "schritt ", "paso ", "part "];
    let starts = |step: &&str| text.get(..step.len()).is_some_and(|start| start.eq_ignore_ascii_case(step));
    let counted = text.get(STEPS.iter().find(|step| starts(step))?.len()..)?;
    let behind = counted.trim_start_matches(|c: char| c.is_ascii_digit());
    let name = behind.trim_start_matches(|c: char| !c.is_alphabetic());
    (behind.len() < counted.len() && name.len() < behind.len() && name.chars().count() > 1).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use PartId::{Action, Answer, Example, Present, Result, Situation, Task};

    #[track_caller]
    fn check(text: &str, expected: &[PartId]) {
        let named = parts_named(text, Framework::Star).map(|named| named.ids).unwrap_or_default();
        assert_eq!(named, expected, "{text:?}");
    }

    #[test]
    fn case_emphasis_numbers_and_a_colon_do_not_matter() {
        for text in [
            "Situation",
            "**SITUATION**",
            "1. situation:",
            "Situation 1",
            "3) _Situation_ ：",
            "📍 Situation",
            "Ｓｉｔｕａｔｉｏｎ",
            "i) Situation",
            "a) Situation",
            "(a) Situation",
            "一、Situation",
            "Step 1 - Situation",
            "IV. Situation:",
            "Situ\u{ad}ation",
        ] {
            check(text, &[Situation]);
        }
        check("Result (numbers)", &[Result]);
        check("(S)ituation", &[Situation]);
        check("(A)ction", &[Action]);
        check("S (Situation)", &[Situation]);
    }

    #[test]
    fn names_can_be_joined() {
        for text in [
            "Situation & Task",
            "Situation/Task",
            "situation + task:",
            "Situation, Task",
            "S and T",
            "情境与任务",
            "状況・課題",
        ] {
            check(text, &[Situation, Task]);
        }
        check("Situation / Context", &[Situation]);
        check("S - Situation", &[Situation]);
        check("Situation & friends", &[]);
    }

    #[test]
    fn the_usual_names_of_seven_languages_are_known() {
        check("Approach", &[Action]);
        check("Outcome", &[Result]);
        check("背景", &[Situation]);
        check("任務", &[Task]);
        check("取り組み", &[Action]);
        check("결과", &[Result]);
        check("Situación", &[Situation]);
        check("Tarea", &[Task]);
        check("Maßnahmen", &[Action]);
        check("Résultat", &[Result]);
        check("Tâche", &[Task]);
        check("Ação", &[Action]);
        check("Действия", &[Action]);
    }

    #[test]
    fn a_part_belongs_to_its_framework_and_answer_to_all() {
        check("Present", &[]);
        for framework in Framework::ALL {
            assert_eq!(parts_named("Answer:", framework).map(|named| named.ids), Some(vec![Answer]));
            for section in framework.sections() {
                for name in [section.name, section.id.id()] {
                    assert_eq!(parts_named(name, framework).map(|named| named.ids), Some(vec![section.id]), "{name}");
                }
            }
        }
        assert_eq!(parts_named("Now", Framework::Introduction).map(|n| n.ids), Some(vec![Present]));
        assert_eq!(parts_named("Beispiel", Framework::Trait).map(|n| n.ids), Some(vec![Example]));
    }

    #[test]
    fn one_letter_is_a_weak_name() {
        let letters = |text| parts_named(text, Framework::Star).map(|named| named.letters);
        assert_eq!(
            (letters("S"), letters("S/T"), letters("S - Situation"), letters("x")),
            (Some(true), Some(true), Some(false), None)
        );
    }
}
