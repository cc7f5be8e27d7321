//! Notes of interviews: optional front matter (company, role, what to take along), then free text.

use super::faults::Faults;
use super::fields::{Fields, id_advice};
use super::front_matter;
use super::syntax::parse_table;
use crate::domain::{AnswerId, Interview, Problem, QuestionId};
use jiff::civil::Date;
use std::path::Path;

/// The keys of the front matter.
pub const KEYS: [&str; 4] = ["company", "role", "stories", "questions"];

/// The heading that a new note starts with.
pub fn heading(date: Date) -> String {
    format!("# Interview {date}")
}

/// The note of `date` in the file `path` with the whole text `text`, and everything wrong with it. What is faulty is left
/// out.
pub fn parse_interview(path: &Path, date: Date, text: &str) -> (Interview, Vec<Problem>) {
    let mut faults = Faults::new(path, text);
    let front = front_matter::split(text);
    if let Some(fault) = &front.fault {
        faults.error(fault.span.clone(), fault.message, fault.advice);
    }
    let mut interview = Interview::on(date);
    if let Some(span) = front.toml.clone() {
        read_front(text.get(span.clone()).unwrap_or_default(), span.start, &mut interview, &mut faults);
    }
    interview.text = note(text.get(front.body).unwrap_or_default(), date);
    (interview, faults.into_problems())
}

/// The text of a note without the heading that it started with.
fn note(body: &str, date: Date) -> String {
    let body = body.replace("\r\n", "\n");
    let note = body.trim_start_matches(['\u{feff}', '\n']);
    note.strip_prefix(&heading(date))
        .filter(|rest| rest.is_empty() || rest.starts_with('\n'))
        .unwrap_or(note)
        .trim()
        .to_owned()
}

fn read_front(toml: &str, base: usize, interview: &mut Interview, faults: &mut Faults) {
    let mut spare = String::new();
    let (table, _) = parse_table(toml, &mut spare, base, faults);
    let mut fields = Fields::new(&table, base, base..base, faults);
    fields.warn_unknown(&KEYS);
    interview.company = fields.text("company", "company = \"Aperture\"").map(|(text, _)| text);
    interview.role = fields.text("role", "role = \"data engineer\"").map(|(text, _)| text);
    for (text, span) in fields.texts("stories", "stable-demo-model").unwrap_or_default() {
        match AnswerId::parse(&text) {
            Ok(id) => interview.stories.push(id),
            Err(_) => fields.faults.error(span, format!("`{text}` is not an answer's id"), id_advice(&text)),
        }
    }
    for (text, span) in fields.texts("questions", "disagreement").unwrap_or_default() {
        match QuestionId::parse(&text) {
            Ok(id) => interview.questions.push(id),
            Err(_) => fields.faults.error(span, format!("`{text}` is not a question's id"), id_advice(&text)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const DAY: Date = date(2026, 12, 10);

    fn read(text: &str) -> (Interview, Vec<String>) {
        let (interview, problems) = parse_interview(Path::new("interviews/2026-12-10.md"), DAY, text);
        (interview, problems.into_iter().map(|problem| problem.message).collect())
    }

    #[test]
    fn front_matter_says_for_whom_and_what_to_take_along() {
        let text = "+++\ncompany = \"Aperture\"\nrole = \"data engineer\"\nstories = [\"b\", \"a\"]\nquestions = [\"q\"]\n+++\n\
                    # Interview 2026-12-10\n\nAsk for Ms Sato.\n";
        let (interview, problems) = read(text);
        assert_eq!(problems, [""; 0]);
        assert_eq!(
            (interview.company.as_deref(), interview.role.as_deref()),
            (Some("Aperture"), Some("data engineer"))
        );
        let ids: Vec<&str> = interview.stories.iter().map(AnswerId::as_str).collect();
        assert_eq!((ids, interview.questions.len(), interview.text.as_str()), (vec!["b", "a"], 1, "Ask for Ms Sato."));
    }

    #[test]
    fn a_note_is_free_text() {
        let (interview, problems) = read("# Interview 2026-12-10\r\n\r\nThey asked about deadlines.\r\n");
        assert_eq!((interview.text.as_str(), problems.len()), ("They asked about deadlines.", 0));
        assert_eq!(read("# Interview 2026-12-10\n").0, Interview::on(DAY));
        assert_eq!(read("").0, Interview::on(DAY));
    }

    #[test]
    fn what_is_no_id_and_what_is_not_known_is_told() {
        let (interview, problems) = read("+++\nstories = [\"A story\"]\nwhere = \"Berlin\"\n+++\nText\n");
        assert_eq!((interview.stories.len(), interview.text.as_str(), problems.len()), (0, "Text", 2));
    }
}
