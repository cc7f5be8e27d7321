//! Answer files: optional front matter, then Markdown. The story in it is read by [`super::parts`], framework in hand.

use super::edit::{EditError, TomlText, line_end, quoted_list};
use super::faults::Faults;
use super::fields::{Fields, id_advice};
use super::front_matter::{self, FrontMatter, READ_OVER};
use super::parts::read_headline;
use super::parts::written::is_written;
use super::syntax::{CONFLICT, CONFLICT_ADVICE, parse_table};
use crate::domain::{Answer, AnswerId, Origin, Problem, QuestionId, Severity};
use std::ops::Range;
use std::path::Path;
use toml::de::DeTable;

/// The keys of the front matter.
pub const KEYS: [&str; 4] = ["questions", "source", "ignore", "example"];

/// The id of the answer in the file `path`: its name without `.md`; else what is wrong with the name.
pub fn answer_id(path: &Path) -> Result<AnswerId, Problem> {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    AnswerId::parse(&stem).map_err(|_| {
        let message = format!("the file's name `{stem}` is not an id");
        Problem::of_whole(path, Severity::Error, message, format!("rename it: {}", id_advice(&stem)))
    })
}

/// The answer in the file `path` with the whole text `text`, unless it is faulty, and everything wrong with it.
pub fn parse_answer(path: &Path, id: &AnswerId, text: &str, built_in: bool) -> (Option<Answer>, Vec<Problem>) {
    let (answer, problems) = read_faulty_answer(path, id, text, built_in);
    let sound = !problems.iter().any(Problem::is_error);
    (answer.filter(|_| sound), problems)
}

/// As much as can be read of the answer, faulty or not, and everything wrong with it. Without an answer it cannot be said
/// where the front matter ends and the story starts.
pub fn read_faulty_answer(path: &Path, id: &AnswerId, text: &str, built_in: bool) -> (Option<Answer>, Vec<Problem>) {
    let mut faults = Faults::new(path, text);
    let front = front_matter::split(text);
    if let Some(span) = &front.read_over {
        faults.warning(span.clone(), READ_OVER.0, READ_OVER.1);
    }
    if let Some(fault) = &front.fault {
        faults.error(fault.span.clone(), fault.message, fault.advice);
    }
    let head = parse_head(id, text, &front, &mut faults);
    report_conflicts(text, front.body.clone(), &mut faults);
    if let Some(span) = front_matter::misplaced(text, &front, &KEYS) {
        let advice = "let a line `+++` be the first of the file and another one follow the last key";
        faults.warning(span, "this front matter is not read", advice);
    }
    let body = text.get(front.body).unwrap_or_default().replace("\r\n", "\n");
    let path = path.to_owned();
    let answer = Answer {
        id: id.clone(),
        questions: head.questions,
        source: head.source,
        ignore: head.ignore,
        example: built_in || head.example,
        written: built_in || is_written(&body),
        headline: read_headline(&body),
        body,
        body_line: front.body_line,
        origin: if built_in { Origin::BuiltIn(path) } else { Origin::File(path) },
    };
    (front.fault.is_none().then_some(answer), faults.into_problems())
}

/// A merge that is not finished: its lines are headings in Markdown, and would take the parts after them away.
fn report_conflicts(text: &str, body: Range<usize>, faults: &mut Faults) {
    let mut at = body.start;
    for line in text.get(body).unwrap_or_default().split_inclusive('\n') {
        if line.starts_with(CONFLICT) {
            faults.error(at..at + line.trim_end().len(), "an unresolved merge conflict starts here", CONFLICT_ADVICE);
        }
        at += line.len();
    }
}

#[derive(Default)]
struct Head {
    questions: Vec<QuestionId>,
    source: Option<String>,
    ignore: Vec<String>,
    example: bool,
}

fn parse_head(id: &AnswerId, text: &str, front: &FrontMatter, faults: &mut Faults) -> Head {
    let own_name = || QuestionId::parse(id.as_str()).into_iter().collect();
    let Some(span) = front.toml.clone() else { return Head { questions: own_name(), ..Head::default() } };
    let base = span.start;
    let mut spare = String::new();
    let (table, _) = parse_table(text.get(span).unwrap_or_default(), &mut spare, base, faults);
    let mut fields = Fields::new(&table, base, base..base, faults);
    fields.warn_unknown(&KEYS);
    let source = fields.text("source", "source = \"My notes\"").map(|(text, _)| text);
    let ignore =
        fields.texts("ignore", "result.measure").unwrap_or_default().into_iter().map(|(text, _)| text).collect();
    let example = fields.boolean("example").unwrap_or(false);
    let questions = match fields.value("questions") {
        Some((value, span)) => {
            if value.as_array().is_some_and(|list| list.is_empty()) {
                let advice = "name the questions that it answers, or delete the line: then the file's own name is one";
                fields.faults.warning(span, "`questions` is empty, so this answers no question", advice);
            }
            listed_questions(&mut fields)
        }
        None => own_name(),
    };
    Head { questions, source, ignore, example }
}

fn listed_questions(fields: &mut Fields) -> Vec<QuestionId> {
    let mut questions = Vec::new();
    for (text, span) in fields.texts("questions", "disagreement").unwrap_or_default() {
        // A quote that is not closed, which is told by itself, takes the CR of the line's end in.
        match QuestionId::parse(text.trim_end_matches('\r')) {
            Ok(id) if questions.contains(&id) => {
                fields.faults.warning(span, format!("`{id}` is listed twice"), "keep the first");
            }
            Ok(id) => questions.push(id),
            Err(_) => fields.faults.error(span, format!("`{text}` is not a question's id"), id_advice(&text)),
        }
    }
    questions
}

/// The text of an answer's file after `question` was added to its `questions`; only that line changes. `current` are the
/// questions that it serves so far, for a file that does not list them.
pub fn add_question(text: &str, current: &[QuestionId], question: &QuestionId) -> Result<String, EditError> {
    let mut listed: Vec<&str> = current.iter().map(QuestionId::as_str).collect();
    if !listed.contains(&question.as_str()) {
        listed.push(question.as_str());
    }
    let Some(span) = front_matter::split(text).toml else {
        let (mark, body) = text.strip_prefix('\u{feff}').map_or(("", text), |body| ("\u{feff}", body));
        let end = line_end(text);
        return Ok(format!("{mark}+++{end}questions = {}{end}+++{end}{body}", quoted_list(listed)));
    };
    let is_listed = DeTable::parse(text.get(span.clone()).unwrap_or_default())
        .is_ok_and(|table| table.get_ref().contains_key("questions"));
    let mut front = TomlText::new(text, span);
    if is_listed {
        front.add_to_list("questions", question.as_str())?;
    } else {
        front.set("", "questions", &quoted_list(listed))?;
    }
    Ok(front.into_text())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> (Option<Answer>, Vec<String>) {
        let id = AnswerId::parse("my-story").expect("an id");
        let (answer, problems) = parse_answer(Path::new("answers/my-story.md"), &id, text, false);
        (answer, problems.iter().map(|p| format!("{}:{} {}", p.line, p.column, p.message)).collect())
    }

    #[track_caller]
    fn check_problems(text: &str, usable: bool, expected: &[&str]) {
        let (answer, problems) = parse(text);
        assert_eq!(
            (answer.is_some(), problems),
            (usable, expected.iter().map(|t| (*t).to_owned()).collect()),
            "{text}"
        );
    }

    #[test]
    fn without_front_matter_the_files_name_is_the_questions_id() {
        let (answer, problems) = parse("\u{feff}# My story\r\n\r\n## Situation\r\n");
        let answer = answer.expect("an answer");
        assert_eq!(answer.questions, [QuestionId::parse("my-story").expect("an id")]);
        assert_eq!((answer.body.as_str(), answer.body_line), ("# My story\n\n## Situation\n", 1));
        assert_eq!(answer.headline.as_deref(), Some("My story"));
        assert!(answer.is_own() && problems.is_empty());
    }

    #[test]
    fn front_matter_lists_the_questions_best_fit_first() {
        let text = "+++\nquestions = [\"b\", \"a\"]\nsource = \"S\"\nignore = [\"lesson\"]\nexample = true\n+++\nText";
        let (answer, problems) = parse(text);
        let answer = answer.expect("an answer");
        assert_eq!(answer.questions.iter().map(QuestionId::as_str).collect::<Vec<_>>(), ["b", "a"]);
        assert_eq!((answer.source.as_deref(), answer.body_line, answer.is_own()), (Some("S"), 7, false));
        assert_eq!((answer.ignore, problems), (vec!["lesson".to_owned()], vec![]));
    }

    #[test]
    fn a_faulty_head_makes_the_answer_unusable_and_says_where() {
        check_problems(
            "+++\nquestions = \"a\"\n+++\n",
            false,
            &["2:13 `questions` should be a list of texts, not a text"],
        );
        check_problems("+++\nquestions = [\"../a\"]\n+++\n", false, &["2:14 `../a` is not a question's id"]);
        check_problems("---\nquestions: a\n---\n", false, &["1:1 front matter between `---` lines is not read"]);
        check_problems("\r\n+++\r\nx", false, &["2:1 the front matter is not closed"]);
    }

    #[track_caller]
    fn check_added(before: &str, after: &str) {
        let id = |text| QuestionId::parse(text).expect("an id");
        assert_eq!(add_question(before, &[id("old")], &id("new")).as_deref(), Ok(after));
    }

    #[test]
    fn a_question_is_added_on_its_line_alone() {
        let before = "\u{feff}+++\r\nsource = \"S\" # x\r\nquestions = [\"a\"] # y\r\n+++\r\n# T\r\n";
        check_added(before, &before.replace("[\"a\"]", "[\"a\", \"new\"]"));
        check_added(
            "+++\nsource = \"S\" # x\n+++\nT",
            "+++\nsource = \"S\" # x\nquestions = [\"old\", \"new\"]\n+++\nT",
        );
        check_added("+++\n+++\nT", "+++\nquestions = [\"old\", \"new\"]\n+++\nT");
        check_added("\u{feff}T\r\nU", "\u{feff}+++\r\nquestions = [\"old\", \"new\"]\r\n+++\r\nT\r\nU");
    }

    #[test]
    fn an_unresolved_merge_conflict_is_named_where_it_starts() {
        let text = "## Situation\n<<<<<<< HEAD\nWe had a plan.\n=======\nWe had none.\n>>>>>>> other\n## Task\nT\n";
        check_problems(text, false, &["2:1 an unresolved merge conflict starts here"]);
        check_problems("## Answer\nx <<<<<<< y\n", true, &[]);
    }

    #[test]
    fn an_unknown_key_is_only_a_warning() {
        check_problems("+++\nquestion = [\"a\"]\n+++\n", true, &["2:1 unknown key `question`"]);
        check_problems("+++\nquestions = [\"a\", \"a\"]\n+++\n", true, &["2:19 `a` is listed twice"]);
    }

    #[test]
    fn front_matter_where_none_is_read_is_told() {
        let told = |line: &str| vec![format!("{line} this front matter is not read")];
        for (text, place) in [
            ("# Head\n+++\nquestions = [\"a\"]\n+++\n", "2:1"),
            ("  +++\nquestions = [\"a\"]\n+++\n", "1:1"),
            ("++++\nsource: x\n++++\n", "1:1"),
            ("\u{feff}\n```toml\n\nquestions = [\"a\"]\n```\n", "2:1"),
        ] {
            assert_eq!(parse(text).1, told(place), "{text}");
            assert!(parse(text).0.is_some(), "{text}");
        }
        check_problems("---\nquestions = [\"a\"]\n+++\n", false, &["1:1 front matter between `---` lines is not read"]);
        for text in ["## Task\n---\nMy part: x\n", "+++\n+++\n```\nsource = 1\n```\n", "## Task\nquestions: two\n"] {
            check_problems(text, true, &[]);
        }
    }

    #[test]
    fn an_empty_list_of_questions_is_told() {
        check_problems("+++\nquestions = []\n+++\n", true, &["2:13 `questions` is empty, so this answers no question"]);
    }

    #[test]
    fn an_id_that_is_none_is_told_with_the_one_that_was_meant() {
        for (name, meant) in [
            ("Bad Name", "`bad-name` would do"),
            ("a_b", "`a-b` would do"),
            ("caf\u{e9}", "use 1 to 64"),
            ("?", "use 1 to 64"),
        ] {
            let problem = answer_id(Path::new(&format!("answers/{name}.md"))).expect_err("refused");
            assert!(problem.advice.starts_with(&format!("rename it: {meant}")), "{}", problem.advice);
        }
    }

    #[test]
    fn a_name_that_is_no_id_is_refused() {
        assert!(answer_id(Path::new("answers/good-one.md")).is_ok());
        let problem = answer_id(Path::new("answers/Bad name.md")).expect_err("refused");
        assert!(problem.message.contains("Bad name"), "{problem:?}");
    }
}
