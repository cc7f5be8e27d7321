//! The `[[competency]]` entries of question files: a name, the phrases by which vacancies ask for it, and those
//! with which it is told of.

use super::faults::Faults;
use super::fields::Fields;
use super::syntax::parse_table;
use crate::domain::{Competency, Problem};
use std::collections::HashSet;
use std::path::Path;
use toml::de::DeValue;

/// The keys of an entry.
const KEYS: [&str; 3] = ["name", "signals", "told"];
const NAME_EXAMPLE: &str = "name = \"conflict\"";
const SIGNALS_EXAMPLE: &str = "signals = [\"resolve conflicts\", \"difficult conversations\"]";
const TOLD_EXAMPLE: &str = "told = [\"could not agree\", \"his side\"]";

/// The sound competencies of the question file `path` with the whole text `text`, in its order, and what is wrong with
/// them. Nothing else in the file is looked at, and a syntax error in it is left to the reader of questions.
pub fn parse_competencies(path: &Path, text: &str) -> (Vec<Competency>, Vec<Problem>) {
    if !text.contains("competency]]") {
        return (Vec::new(), Vec::new());
    }
    let mut faults = Faults::new(path, text);
    let base = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let (mut spare, mut syntax) = (String::new(), Faults::new(path, text));
    let (table, _) = parse_table(text.get(base..).unwrap_or_default(), &mut spare, base, &mut syntax);
    let Some(entries) = table.get("competency") else { return (Vec::new(), Vec::new()) };
    let DeValue::Array(array) = entries.get_ref() else { return (Vec::new(), Vec::new()) };
    let mut found: Vec<Competency> = Vec::new();
    let mut names = HashSet::new();
    for entry in array.iter() {
        let DeValue::Table(table) = entry.get_ref() else { continue };
        let span = base + entry.span().start..base + entry.span().end;
        let Some(competency) = read_entry(Fields::new(table, base, span.clone(), &mut faults)) else { continue };
        if names.insert(competency.name.clone()) {
            found.push(competency);
        } else {
            let message = format!("the competency `{}` stands twice in this file", competency.name);
            faults.error(span, message, "put all its signals into one entry");
        }
    }
    (found, faults.into_problems())
}

fn read_entry(mut fields: Fields) -> Option<Competency> {
    fields.warn_unknown(&KEYS);
    let line = fields.line();
    if fields.value("name").is_none() {
        fields.missing("name", NAME_EXAMPLE);
    }
    if fields.value("signals").is_none() {
        fields.missing("signals", SIGNALS_EXAMPLE);
    }
    let name = fields.text("name", NAME_EXAMPLE);
    let signals = fields.texts("signals", SIGNALS_EXAMPLE)?;
    let told = fields.texts("told", TOLD_EXAMPLE).unwrap_or_default();
    let (name, span) = name?;
    if name.trim().is_empty() {
        fields.faults.error(span, "`name` is empty", "write the name that questions give as their `competency`");
        return None;
    }
    let phrases = |texts: Vec<(String, _)>| -> Vec<String> {
        texts.into_iter().map(|(text, _)| text).filter(|text| !text.trim().is_empty()).collect()
    };
    Some(Competency { name, signals: phrases(signals), told: phrases(told), line })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, names: &[&str], problems: &[&str]) {
        let (found, told) = parse_competencies(Path::new("questions/mine.toml"), text);
        assert_eq!(found.iter().map(|competency| competency.name.as_str()).collect::<Vec<_>>(), names, "{text}");
        let told: Vec<String> = told.iter().map(|p| format!("{} {}", p.line, p.message)).collect();
        assert_eq!(told.len(), problems.len(), "{told:?}");
        for (told, expected) in told.iter().zip(problems) {
            assert!(told.contains(expected), "{told} should hold {expected}");
        }
    }

    #[test]
    fn entries_stand_beside_questions_and_are_read_on_their_own() {
        let text =
            "[[question]]\nid = \"a\"\nprompt = \"A?\"\n[[competency]]\nname = \"conflict\"\nsignals = [\"argue\"]\n";
        check(text, &["conflict"], &[]);
        check("[[question]]\nid = \"competency]]\"\n", &[], &[]);
    }

    #[test]
    fn each_fault_is_told_with_its_line_and_costs_no_other_entry() {
        let sound = "[[competency]]\nname = \"b\"\nsignals = [\"x y\"]\n";
        check(&format!("[[competency]]\nsignals = [\"argue\"]\n{sound}"), &["b"], &["1 `name` is missing"]);
        check(&format!("[[competency]]\nname = \"a\"\n{sound}"), &["b"], &["1 `signals` is missing"]);
        check(&format!("[[competency]]\nname = \"a\"\nsignals = \"x\"\n{sound}"), &["b"], &["3 `signals`"]);
        check(&format!("{sound}{sound}"), &["b"], &["4 the competency `b` stands twice"]);
        check("[[competency]]\nname = \" \"\nsignals = [\"x\"]\n", &[], &["2 `name` is empty"]);
        check("[[competency]]\nname = \"a\"\nsignal = [\"x\"]\nsignals = []\n", &["a"], &["3 unknown key"]);
    }
}
