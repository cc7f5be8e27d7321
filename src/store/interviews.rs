//! The notes after a real interview: one dated file each, written by hand in the user's editor.

use super::load::list;
use super::postings::load_postings;
use super::{Home, Loaded, WriteError, create_text, read_free_text};
use crate::domain::{Interview, Occasions};
use crate::format::interviews::{heading, parse_interview};
use jiff::civil::Date;
use std::path::{Path, PathBuf};

/// The file of the notes of `date`.
fn notes_path(home: &Home, date: Date) -> PathBuf {
    home.interviews_dir().join(format!("{date}.md"))
}

/// The file of the notes of `date`, made with a heading when there is none.
pub fn prepare_notes(home: &Home, date: Date) -> Result<PathBuf, WriteError> {
    let path = notes_path(home, date);
    if !read_free_text(&path).is_err_and(|error| error.is_missing()) {
        return Ok(path);
    }
    create_text(home, &path, &format!("{}\n\n", heading(date)))?;
    Ok(path)
}

/// What is noted of the interview of `date`; without a file, nothing.
pub fn load_interview(home: &Home, date: Date) -> Loaded<Interview> {
    let path = notes_path(home, date);
    match read_free_text(&path) {
        Ok(text) => {
            let (value, problems) = parse_interview(&path, date, &text);
            Loaded { value, problems }
        }
        Err(error) if error.is_missing() => Loaded { value: Interview::on(date), problems: Vec::new() },
        Err(error) => Loaded { value: Interview::on(date), problems: vec![error.to_problem()] },
    }
}

/// What is noted of interviews; files whose names are no dates belong to none.
pub fn load_notes(home: &Home) -> Vec<Interview> {
    let files = list(&home.interviews_dir(), "md", &mut Vec::new());
    let dated = |path: &Path| path.file_stem()?.to_str()?.parse::<Date>().ok();
    files.iter().filter_map(|file| dated(&file.path)).map(|date| load_interview(home, date).value).collect()
}

/// Postings and notes, with what is wrong with postings.
pub fn load_occasions(home: &Home) -> Loaded<Occasions> {
    let Loaded { value: postings, problems } = load_postings(home);
    Loaded { value: Occasions { postings, notes: load_notes(home) }, problems }
}

/// Whether something was noted of the interview of `date`: the heading alone, left without a word, is no note.
pub fn is_noted(home: &Home, date: Date) -> bool {
    !load_interview(home, date).value.text.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use std::fs;

    #[test]
    fn notes_are_made_once_and_count_when_something_is_written() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let home = Home::at(folder.path().join("home"));
        let day = date(2026, 11, 26);
        assert!(!is_noted(&home, day), "there is no file");
        let path = prepare_notes(&home, day).expect("made");
        assert_eq!(path, notes_path(&home, day));
        assert_eq!(fs::read_to_string(&path).expect("read"), "# Interview 2026-11-26\n\n");
        assert!(!is_noted(&home, day), "the editor was left without a word");
        let text = "# Interview 2026-11-26\n\nThey asked about deadlines.\n";
        fs::write(&path, text).expect("written");
        prepare_notes(&home, day).expect("there");
        assert_eq!(fs::read_to_string(&path).expect("read"), text, "as it was");
        assert!(is_noted(&home, day) && !is_noted(&home, date(2026, 11, 27)));
    }
}
