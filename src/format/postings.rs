//! Vacancies that are kept: optional front matter (company, role, the day of the interview), then the vacancy's own text.

use super::edit::quoted;
use super::faults::Faults;
use super::fields::Fields;
use super::front_matter;
use super::syntax::parse_table;
use crate::domain::{Posting, Problem};
use std::path::Path;

/// The keys of the front matter.
pub const KEYS: [&str; 3] = ["company", "role", "interview"];

/// The posting in the file `path` with the whole text `text`, and everything wrong with it. What is faulty is left out.
pub fn parse_posting(path: &Path, text: &str) -> (Posting, Vec<Problem>) {
    let mut faults = Faults::new(path, text);
    let front = front_matter::split(text);
    if let Some(fault) = &front.fault {
        faults.error(fault.span.clone(), fault.message, fault.advice);
    }
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let body = text.get(front.body).unwrap_or_default().trim_start_matches('\u{feff}').trim().to_owned();
    let mut posting = Posting { name, path: path.to_owned(), company: None, role: None, interview: None, text: body };
    if let Some(span) = front.toml {
        read_front(text.get(span.clone()).unwrap_or_default(), span.start, &mut posting, &mut faults);
    }
    (posting, faults.into_problems())
}

fn read_front(toml: &str, base: usize, posting: &mut Posting, faults: &mut Faults) {
    let mut spare = String::new();
    let (table, _) = parse_table(toml, &mut spare, base, faults);
    let mut fields = Fields::new(&table, base, base..base, faults);
    fields.warn_unknown(&KEYS);
    posting.company = fields.text("company", "company = \"Aperture\"").map(|(text, _)| text);
    posting.role = fields.text("role", "role = \"data engineer\"").map(|(text, _)| text);
    posting.interview = fields.date("interview");
}

/// The text of a new posting's file; what is not known yet stands there to be filled in.
pub fn render_posting(posting: &Posting) -> String {
    let text = |value: &Option<String>, example: &str| match value {
        Some(value) => quoted(value),
        None => format!("# \"{example}\""),
    };
    let line = |key: &str, value: String| match value.strip_prefix("# ") {
        Some(example) => format!("# {key} = {example}\n"),
        None => format!("{key} = {value}\n"),
    };
    let interview = posting.interview.map_or("# 2026-12-10".to_owned(), |date| date.to_string());
    let front = [
        line("company", text(&posting.company, "Aperture")),
        line("role", text(&posting.role, "data engineer")),
        line("interview", interview),
    ];
    format!("+++\n{}+++\n{}\n", front.concat(), posting.text.trim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn read(text: &str) -> (Posting, Vec<String>) {
        let (posting, problems) = parse_posting(Path::new("postings/aperture.md"), text);
        (posting, problems.into_iter().map(|problem| format!("{} {}", problem.line, problem.message)).collect())
    }

    #[test]
    fn what_is_written_is_read_again() {
        let posting = Posting {
            name: "aperture".to_owned(),
            path: "postings/aperture.md".into(),
            company: Some("Aperture \"Labs\"".to_owned()),
            role: None,
            interview: Some(date(2026, 12, 10)),
            text: "# Tester\n\nYou own quality.".to_owned(),
        };
        let text = render_posting(&posting);
        assert_eq!(read(&text), (posting, Vec::new()), "{text}");
        assert!(text.contains("\n# role = \"data engineer\"\n"), "{text}");
    }

    #[test]
    fn a_text_alone_is_a_posting_and_each_fault_is_told_with_its_line() {
        let (posting, problems) = read("\u{feff}You own quality.\n");
        assert_eq!(
            (posting.text.as_str(), posting.title().as_str(), problems),
            ("You own quality.", "aperture", vec![])
        );
        let (posting, problems) =
            read("+++\ncompany = 3\ninterview = \"soon\"\nsalary = 1\nrole = \"QA\"\n+++\nText\n");
        assert_eq!((posting.title().as_str(), posting.interview, problems.len()), ("QA", None, 3), "{problems:?}");
        assert!(problems.iter().any(|told| told.starts_with("3 `interview` should be a date")), "{problems:?}");
    }
}
