//! Question files: any number of `[[question]]` entries, each read on its own, so that a faulty one hides no other.

use super::competencies::parse_competencies;
use super::faults::Faults;
use super::fields::{Fields, id_advice, one_of_advice};
use super::syntax::parse_table;
use crate::domain::question::{DEFAULT_SECONDS, SECONDS};
use crate::domain::{Framework, Origin, Problem, Question, QuestionId};
use std::collections::HashSet;
use std::ops::Range;
use std::path::Path;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The keys of an entry.
pub const KEYS: [&str; 8] =
    ["id", "prompt", "competency", "framework", "seconds", "asked_as", "look_for", "follow_ups"];

/// The sound questions of the file `path` with the whole text `text`, in its order, and everything wrong with the file.
pub fn parse_questions(path: &Path, text: &str, built_in: bool) -> (Vec<Question>, Vec<Problem>) {
    let mut faults = Faults::new(path, text);
    let base = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let toml = text.get(base..).unwrap_or_default();
    let mut reader = Reader { path, built_in, seen: HashSet::new(), questions: Vec::new() };
    match DeTable::parse(toml) {
        Ok(table) if table.get_ref().get("question").is_none_or(is_list) => {
            reader.entries(table.get_ref(), base, true, &mut faults);
        }
        // A syntax error may swallow the entries after it, so then each entry is read as a file of its own.
        _ => {
            for chunk in chunks(toml) {
                reader.read_chunk(toml, chunk, base, &mut faults);
            }
        }
    }
    let mut problems = faults.into_problems();
    problems.extend(parse_competencies(path, text).1);
    (reader.questions, problems)
}

fn is_list(value: &Spanned<DeValue>) -> bool {
    matches!(value.get_ref(), DeValue::Array(_))
}

/// A piece of a file from the first line of an entry to that of the next; what stands before the first is one too.
struct Chunk {
    span: Range<usize>,
    /// Its first line, when that lacks or has too many of the brackets that open an entry.
    broken: Option<Range<usize>>,
}

fn chunks(toml: &str) -> Vec<Chunk> {
    let mut chunks = vec![Chunk { span: 0..toml.len(), broken: None }];
    let mut at = 0;
    for line in toml.split_inclusive('\n') {
        if let Some(is_sound) = opens_entry(line) {
            let broken = (!is_sound).then(|| at..at + line.trim_end().len());
            if let Some(before) = chunks.last_mut() {
                before.span.end = at;
            }
            chunks.push(Chunk { span: at..toml.len(), broken });
        }
        at += line.len();
    }
    chunks
}

/// Whether `line` is meant to open an entry, and if so whether it is `[[question]]`.
fn opens_entry(line: &str) -> Option<bool> {
    let compact: String = line.chars().take_while(|c| *c != '#').filter(|c| !c.is_whitespace()).collect();
    let name = compact.trim_start_matches('[');
    (name.len() < compact.len() && name.trim_end_matches(']') == "question").then(|| compact == "[[question]]")
}

struct Reader<'p> {
    path: &'p Path,
    built_in: bool,
    seen: HashSet<QuestionId>,
    questions: Vec<Question>,
}

impl Reader<'_> {
    /// Reads the `chunk` of `toml`, which starts at byte `base` of the file.
    fn read_chunk(&mut self, toml: &str, chunk: Chunk, base: usize, faults: &mut Faults) {
        let start = chunk.broken.as_ref().map_or(chunk.span.start, |line| line.end);
        let text = toml.get(start..chunk.span.end).unwrap_or_default();
        let Some(line) = chunk.broken else {
            self.read(text, base + start, faults);
            return;
        };
        let line = base + line.start..base + line.end;
        faults.error(line.clone(), "this opens no question", "start each with a line `[[question]]`");
        let mut spare = String::new();
        let (table, _) = parse_table(text, &mut spare, base + start, faults);
        self.entry(Fields::new(&table, base + start, line, faults), false);
    }

    /// Reads TOML that starts at byte `base` of the file; with a syntax error in it, none of its entries is sound.
    fn read(&mut self, toml: &str, base: usize, faults: &mut Faults) {
        let mut spare = String::new();
        let (table, sound) = parse_table(toml, &mut spare, base, faults);
        self.entries(&table, base, sound, faults);
    }

    fn entries(&mut self, table: &DeTable, base: usize, sound: bool, faults: &mut Faults) {
        if !warn_outside(table, base, faults) {
            Fields::new(table, base, base..base, faults).warn_unknown(&["question", "competency"]);
        }
        let Some(entries) = table.get("question") else { return };
        let DeValue::Array(array) = entries.get_ref() else {
            let span = base + entries.span().start..base + entries.span().end;
            faults.error(span, "`question` is not a list of questions", "start each with a line `[[question]]`");
            return;
        };
        for entry in array.iter() {
            let span = base + entry.span().start..base + entry.span().end;
            let DeValue::Table(entry) = entry.get_ref() else {
                faults.error(span, "this is not a question", "start each with a line `[[question]]`");
                continue;
            };
            let errors = faults.errors();
            let question = self.entry(Fields::new(entry, base, span, faults), sound);
            if sound && faults.errors() == errors {
                self.questions.extend(question);
            }
        }
    }

    /// One entry; `None` or more faults when it cannot be used. After a syntax error nothing is called missing.
    fn entry(&mut self, mut fields: Fields, sound: bool) -> Option<Question> {
        fields.warn_unknown(&KEYS);
        let line = fields.line();
        let id = self.id(&mut fields, sound);
        let prompt = prompt(&mut fields, sound);
        let framework = framework(&mut fields);
        let competency = competency(&mut fields);
        let seconds = fields.number("seconds", SECONDS, DEFAULT_SECONDS);
        let mut texts =
            |key, example| fields.texts(key, example).unwrap_or_default().into_iter().map(|(text, _)| text).collect();
        let asked_as = texts("asked_as", "Describe a conflict at work.");
        let look_for = texts("look_for", "puts both positions fairly");
        let follow_ups = texts("follow_ups", "What would the other person say about it?");
        let path = self.path.to_owned();
        Some(Question {
            id: id?,
            prompt: prompt?,
            competency,
            framework,
            seconds: seconds.unwrap_or(DEFAULT_SECONDS),
            asked_as,
            look_for,
            follow_ups,
            origin: if self.built_in { Origin::BuiltIn(path) } else { Origin::File(path) },
            line,
        })
    }

    fn id(&mut self, fields: &mut Fields, sound: bool) -> Option<QuestionId> {
        if fields.value("id").is_none() && sound {
            fields.missing("id", "id = \"disagreement\"");
        }
        let (text, span) = fields.text("id", "id = \"disagreement\"")?;
        let Ok(id) = QuestionId::parse(&text) else {
            let message = if text.is_empty() { "`id` is empty".to_owned() } else { format!("`{text}` is not an id") };
            fields.faults.error(span, message, id_advice(&text));
            return None;
        };
        if !self.seen.insert(id.clone()) {
            let message = format!("the id `{id}` is used twice in this file");
            fields.faults.error(span, message, "give this question an id of its own");
        }
        Some(id)
    }
}

/// Warns of the first key of a question above the line that opens one, and says whether there is any.
fn warn_outside(table: &DeTable, base: usize, faults: &mut Faults) -> bool {
    // A list called `competency` is made of entries of its own, as in `[[competency]]`.
    let is_entries = |key: &str| key == "competency" && table.get(key).is_some_and(is_list);
    let is_outside = |key: &str| KEYS.contains(&key) && !is_entries(key);
    let outside = table.keys().filter(|key| is_outside(key.get_ref()));
    let Some(key) = outside.min_by_key(|key| key.span().start) else { return false };
    let message = format!("`{}` stands outside a question, so it is not read", key.get_ref());
    let advice = "put a line `[[question]]` above the first key of each question";
    faults.warning(base + key.span().start..base + key.span().end, message, advice);
    true
}

fn prompt(fields: &mut Fields, sound: bool) -> Option<String> {
    const EXAMPLE: &str = "prompt = \"Tell me about a time you disagreed with a colleague.\"";
    if fields.value("prompt").is_none() && sound {
        fields.missing("prompt", EXAMPLE);
    }
    let (text, span) = fields.text("prompt", EXAMPLE)?;
    if text.trim().is_empty() {
        fields.faults.error(span, "`prompt` is empty", "write the question as an interviewer says it");
    }
    Some(text)
}

fn competency(fields: &mut Fields) -> Option<String> {
    let (text, span) = fields.text("competency", "competency = \"leadership\"")?;
    if text.trim().is_empty() {
        fields.faults.warning(span, "`competency` is empty", "name one, or delete the line");
        return None;
    }
    Some(text)
}

fn framework(fields: &mut Fields) -> Framework {
    let Some((text, span)) = fields.text("framework", "framework = \"star\"") else { return Framework::Star };
    let known = Framework::ALL.map(Framework::id);
    Framework::from_id(&text).unwrap_or_else(|| {
        let advice = one_of_advice(&text, &known);
        fields.faults.error(span, format!("unknown framework `{text}`"), advice);
        Framework::Star
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> (Vec<String>, Vec<String>) {
        let (questions, problems) = parse_questions(Path::new("questions/mine.toml"), text, false);
        let ids = questions.iter().map(|q| q.id.to_string()).collect();
        (ids, problems.iter().map(|p| format!("{}:{} {} | {}", p.line, p.column, p.message, p.advice)).collect())
    }

    #[track_caller]
    fn check(text: &str, ids: &[&str], problems: &[&str]) {
        let found = parse(text);
        assert_eq!(found.0, ids, "{text}");
        assert_eq!(found.1.len(), problems.len(), "{:#?}", found.1);
        for (found, expected) in found.1.iter().zip(problems) {
            assert!(found.contains(expected), "{found} should hold {expected}");
        }
    }

    #[test]
    fn an_entry_needs_an_id_and_a_prompt_and_has_defaults_for_the_rest() {
        let text = "\u{feff}# mine\r\n[[question]]\r\nid = \"a\"\r\nprompt = \"Why?\"\r\n";
        let (questions, problems) = parse_questions(Path::new("q.toml"), text, true);
        assert!(problems.is_empty(), "{problems:?}");
        let question = questions.first().expect("a question");
        assert_eq!((question.framework, question.seconds, question.line), (Framework::Star, 120, 2));
        assert!(question.origin.is_built_in());
    }

    #[test]
    fn all_faults_are_reported_at_once_with_their_places() {
        let text = "[[question]]\nid = \"A b\"\nprompt = 3\n\n[[question]]\nseconds = 5\nframwork = \"star\"\n";
        let problems = [
            "2:6 `A b` is not an id",
            "3:10 `prompt` should be a text in quotes, not a whole number",
            "5:1 `id` is missing | add a line such as `id = \"disagreement\"`",
            "5:1 `prompt` is missing",
            "6:11 `seconds` is 5 | give a whole number from 10 to 3600",
            "7:1 unknown key `framwork` | did you mean `framework`?",
        ];
        check(text, &[], &problems);
    }

    #[test]
    fn a_faulty_entry_hides_none_of_its_neighbours() {
        let good = |id: &str| format!("[[question]]\nid = \"{id}\"\nprompt = \"Why?\"\n");
        for bad in
            ["id = \"x\nprompt = \"y\"", "asked_as = [\"a\",", "= 3", "prompt = \"\"\"open", "id = \"x\"\nid = \"y\""]
        {
            let (ids, problems) = parse(&format!("{}[[question]]\n{bad}\n{}", good("before"), good("after")));
            assert_eq!(ids, ["before", "after"], "{bad}");
            assert!(problems.iter().any(|p| p.contains("not TOML")), "{bad}: {problems:?}");
        }
    }

    #[test]
    fn an_entry_with_other_brackets_hides_none_of_its_neighbours_and_is_read_for_its_faults() {
        let good = |id: &str| format!("[[question]]\nid = \"{id}\"\nprompt = \"Why?\"\n");
        for bad in ["[question]", "[[question]", "[ question ]] # mine", "[[[question]]]"] {
            let entry = format!("{bad}\nid = \"Bad id\"\nprompt = \"Why?\"\n");
            check(
                &format!("{}{entry}{}", good("before"), good("after")),
                &["before", "after"],
                &["4:1 this opens no question | start each with a line `[[question]]`", "5:6 `Bad id` is not an id"],
            );
        }
    }

    #[test]
    fn keys_of_a_question_outside_one_are_told_once_with_where_to_put_the_line_that_opens_it() {
        let told = "1:1 `id` stands outside a question, so it is not read | put a line `[[question]]` above";
        check("id = \"a\"\nprompt = \"Why?\"\n", &[], &[told]);
        check("id = \"a\"\nprompt = \"Why?\"\n[[question]]\nid = \"b\"\nprompt = \"Why?\"\n", &["b"], &[told]);
    }

    #[test]
    fn entries_of_competencies_beside_questions_are_no_keys_outside_a_question() {
        let question = "[[question]]\nid = \"a\"\nprompt = \"x\"\n";
        let competency = "[[competency]]\nname = \"conflict\"\nsignals = [\"argue\"]\n";
        check(&format!("{competency}{question}"), &["a"], &[]);
        check(&format!("{question}{competency}"), &["a"], &[]);
        check(
            &format!("competency = \"conflict\"\n{question}"),
            &["a"],
            &["1:1 `competency` stands outside a question"],
        );
    }

    #[test]
    fn an_empty_id_or_competency_is_called_empty() {
        let text =
            "[[question]]\nid = \"\"\nprompt = \"x\"\n[[question]]\nid = \"b\"\nprompt = \"x\"\ncompetency = \"\"\n";
        check(text, &["b"], &["2:6 `id` is empty | use 1 to 64", "7:14 `competency` is empty | name one"]);
    }

    #[test]
    fn a_second_entry_with_the_same_id_is_left_out() {
        let entry = "[[question]]\nid = \"a\"\nprompt = \"Why?\"\n";
        check(&entry.repeat(2), &["a"], &["5:6 the id `a` is used twice in this file"]);
    }

    #[test]
    fn lists_hold_texts_and_nothing_else() {
        let text = "[[question]]\nid = \"a\"\nprompt = \"x\"\nlook_for = \"y\"\nasked_as = [\"z\", 1]\n";
        check(
            text,
            &[],
            &["4:12 `look_for` should be a list of texts", "5:18 each entry of `asked_as` should be a text"],
        );
    }

    #[test]
    fn a_control_character_in_a_text_is_named() {
        let text = "[[question]]\nid = \"a\"\nprompt = \"x\\u001b[31m\"\n";
        check(text, &["a"], &["3:10 `prompt` holds the control character U+001B"]);
    }

    #[test]
    fn a_framework_is_one_of_four() {
        let text = "[[question]]\nid = \"a\"\nprompt = \"x\"\nframework = \"stra\"\n";
        check(text, &[], &["4:13 unknown framework `stra` | use one of star, introduction, trait, open"]);
    }

    #[test]
    fn other_tables_and_other_shapes_are_no_questions() {
        check("[question]\nid = \"a\"\n", &[], &["1:1 this opens no question | start each with a line `[[question]]`"]);
        check("question = 1\n", &[], &["not a list of questions"]);
        check("question = [1]\n", &[], &["this is not a question"]);
        check("[[questions]]\nid = \"a\"\n", &[], &["unknown key `questions` | did you mean `question`?"]);
        check("", &[], &[]);
    }
}
