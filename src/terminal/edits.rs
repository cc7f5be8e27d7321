//! What the user's editor opens: the file is found or made first, then the command is built.

use crate::app::{Data, Edit};
use crate::domain::{Config, Moment, Question, QuestionId};
use crate::store::editing::{self, Done, Prepared};
use crate::store::editor::editor_command;
use crate::store::interviews::prepare_notes;
use crate::store::{Home, require_file};
use jiff::civil::Date;
use std::path::PathBuf;
use std::process::Command;

/// A file and the line to start on, where one is known.
pub struct Opened {
    pub path: PathBuf,
    line: Option<usize>,
    /// Whether it holds nothing but a template, made for this.
    pub is_template: bool,
}

impl Opened {
    fn at(path: PathBuf, line: Option<usize>) -> Opened {
        Opened { path, line, is_template: false }
    }
}

impl From<Prepared> for Opened {
    fn from(prepared: Prepared) -> Opened {
        Opened::at(prepared.path, Some(prepared.line))
    }
}

/// The file that `edit` means, made when it is new; else why not.
pub fn prepare(home: &Home, data: &Data, edit: Edit, now: Moment) -> Result<Opened, String> {
    let prepared = match edit {
        Edit::Answer { question, answer } => {
            let prepared = editing::own_or_new_answer(home, &data.bank, asked(data, &question)?, answer.as_ref());
            let prepared = prepared.map_err(|error| error.to_string())?;
            let is_template = prepared.done == Done::Created;
            return Ok(Opened { is_template, ..prepared.into() });
        }
        Edit::UseDraft { question, answer, draft } => {
            editing::use_draft(home, &data.bank, asked(data, &question)?, &draft, answer.as_ref())
        }
        Edit::Interview => return interview_notes(home, data, now),
        Edit::File(path) => return Ok(at_fault(data, path)),
        Edit::Line { path, line } => return Ok(Opened::at(path, Some(line))),
    };
    prepared.map(Opened::from).map_err(|error| error.to_string())
}

/// The command that opens it.
pub fn command(opened: &Opened) -> Result<Command, String> {
    require_file(&opened.path).map_err(|error| format!("{error}; {}", error.advice()))?;
    editor_command(|name| std::env::var_os(name), &opened.path, opened.line).map_err(|error| error.to_string())
}

fn asked<'a>(data: &'a Data, id: &QuestionId) -> Result<&'a Question, String> {
    data.question(id).ok_or_else(|| format!("the question {id} is in no question file any more"))
}

/// The notes of the interview, made with a heading when there are none yet.
fn interview_notes(home: &Home, data: &Data, now: Moment) -> Result<Opened, String> {
    let path = prepare_notes(home, interview_day(&data.config, now)).map_err(|error| error.to_string())?;
    Ok(Opened::at(path, Some(3)))
}

/// The day of the interview that is noted: the one that was set, once it has come; else today.
fn interview_day(config: &Config, now: Moment) -> Date {
    let today = now.wall.local().date();
    config.interview.filter(|date| *date <= today).unwrap_or(today)
}

/// The file with a fault, on the line of the first error.
fn at_fault(data: &Data, path: PathBuf) -> Opened {
    let here = data.problems.iter().filter(|problem| problem.path == path);
    let line = here.min_by_key(|problem| (problem.severity, problem.line)).map(|problem| problem.line);
    Opened::at(path, line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::harness::start;
    use jiff::civil::date;

    #[track_caller]
    fn check(interview: Option<Date>, expected: Date) {
        let config = Config { interview, ..Config::default() };
        assert_eq!(interview_day(&config, start()), expected);
    }

    #[test]
    fn notes_carry_the_day_of_the_interview_that_was_set() {
        check(Some(date(2026, 11, 24)), date(2026, 11, 24));
        check(Some(date(2026, 11, 26)), date(2026, 11, 26));
    }

    #[test]
    fn an_interview_without_a_date_or_before_its_date_is_noted_today() {
        check(None, date(2026, 11, 26));
        check(Some(date(2026, 12, 10)), date(2026, 11, 26));
    }
}
