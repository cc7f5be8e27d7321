//! Makes the prep sheet and writes it where the person wants it, on a thread of its own.

use super::Bell;
use super::aim::load_interview_on;
use super::mocks::read_debrief;
use super::prep::{PlaceError, Prep, Redaction, prepare, prepare_debrief, save, unknown_words};
use crate::app::Event;
use crate::app::sheet::{Made, Wanted};
use crate::domain::mock::mock_of;
use crate::domain::{Moment, OffsetTime};
use crate::export::{Options, Rendered, markdown, render};
use crate::store::outside::{Occupant, occupant};
use crate::store::{Home, load_home};
use std::path::{Path, PathBuf};

/// Makes the sheet, writes it to `path` if one is given, and tells what came of it. `~` is the folder `elsewhere`.
pub fn make(home: &Home, elsewhere: &Path, wanted: Wanted, path: Option<PathBuf>, now: Moment, bell: Bell) {
    let home = home.clone();
    let path = path.map(|path| match path.strip_prefix("~") {
        Ok(rest) => elsewhere.join(rest),
        Err(_) => path,
    });
    bell.find_out("sheet", move || {
        let made = made(&home, wanted, path.as_deref(), now);
        Some(Event::SheetMade(wanted, Box::new(made)))
    });
}

fn made(home: &Home, wanted: Wanted, path: Option<&Path>, now: Moment) -> Result<Made, String> {
    let redaction = if wanted.reveal { Redaction::Reveal } else { Redaction::Redact };
    let prep = match wanted.debrief {
        Some(started) => of_debrief(home, started, redaction, now)?,
        None => {
            let interview = wanted.interview.map(|date| load_interview_on(home, date, &load_home(home).bank).0);
            prepare(home, &wanted.wishes(interview), redaction, now).map_err(|error| error.to_string())?
        }
    };
    if prep.sheet.is_empty() {
        let first = "There is nothing of your own to take along yet. Finish a draft, or write an answer with w on a question's page.";
        let examples = if wanted.examples { "" } else { " Examples can be taken along too." };
        return Err(format!("{first}{examples}"));
    }
    let mut notices: Vec<String> = prep.unknown.iter().map(|what| unknown_words(what)).collect();
    let written = match path {
        Some(path) => {
            let (path, told) = written(&prep.sheet, wanted, path, now)?;
            notices.extend(told);
            Some(path)
        }
        None => None,
    };
    Ok(Made {
        text: markdown::text(&prep.sheet),
        stories: prep.sheet.stories.iter().filter(|story| !story.again).count(),
        questions: prep.sheet.questions.iter().filter(|question| question.story.is_some()).count(),
        replaced: prep.redacted.replaced,
        near_misses: prep.redacted.near_misses,
        notices,
        written,
    })
}

fn of_debrief(home: &Home, started: OffsetTime, redaction: Redaction, now: Moment) -> Result<Prep, String> {
    let contents = load_home(home);
    let mock =
        mock_of(&contents.records, started).ok_or("The drafts of this mock interview are no longer in your files.")?;
    let debrief = read_debrief(&mock, &contents.bank, &contents.config);
    Ok(prepare_debrief(&debrief, &contents.config, redaction, now))
}

/// Writes the sheet to the file `path`, or into the folder `path`; says where it is, and what one should know of it.
fn written(
    sheet: &crate::export::Sheet,
    wanted: Wanted,
    path: &Path,
    now: Moment,
) -> Result<(PathBuf, Vec<String>), String> {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let path = match occupant(&path, 0) {
        Ok(Occupant::Folder) => path.join(wanted.file_name(now.wall.local().date())),
        Ok(_) => path,
        Err(error) => return Err(error.to_string()),
    };
    let Rendered { bytes, notices } =
        render(sheet, wanted.format, &Options::default()).map_err(|error| error.to_string())?;
    match save(&path, &bytes, false) {
        Ok(()) => Ok((path, notices)),
        Err(PlaceError::NotOurs(path)) => {
            let shown = path.display();
            Err(format!("{shown} was not written by Greenroom, so it stays as it is. Choose another name."))
        }
        Err(error) => Err(error.to_string()),
    }
}
