//! Files of a person's that lie where nothing reads them: a wrong ending or name, a folder too deep or not deep enough.

use crate::domain::{Problem, Severity};
use crate::store::Home;
use crate::store::copies::{copy_of_file, original};
use crate::store::load::visible_paths;
use std::path::{Path, PathBuf};

/// Endings of files that were probably meant to be read.
const ENDINGS: [&str; 5] = ["md", "markdown", "txt", "text", "toml"];

/// The folders of a home.
const FOLDERS: [&str; 5] = ["questions", "answers", "drafts", "interviews", "postings"];
/// The files that lie beside them.
const FILES: [&str; 2] = ["config.toml", "sheet.md"];
/// A name that differs by so many letters was probably meant to be one of those: `anwser`.
const NEAR: usize = 2;

/// A warning for each such file and folder of `home`.
pub(super) fn unread(home: &Home) -> Vec<Problem> {
    let folders = [
        (home.questions_dir(), "toml", "only files that end in .toml, right in questions/, are read"),
        (home.answers_dir(), "md", "only files that end in .md, right in answers/, are read"),
        (home.interviews_dir(), "md", "only files that end in .md, right in interviews/, are read"),
        (home.postings_dir(), "md", "only files that end in .md, right in postings/, are read"),
    ];
    let mut problems = Vec::new();
    for (folder, ending, rule) in &folders {
        for path in visible(folder) {
            let is_read = path.extension().is_some_and(|extension| extension == *ending);
            let is_folder = path.is_dir();
            if !is_read && let Some(original) = original(&path) {
                problems.push(copy_of_file(&path, &original));
            } else if !is_read && if is_folder { holds_meant(&path) } else { is_meant(&path) } {
                problems.push(warning(&path, is_folder, rule));
            }
        }
    }
    problems.extend(visible(&home.interviews_dir()).iter().filter_map(|path| copied(path).or_else(|| undated(path))));
    problems.extend(drafts(home));
    problems.extend(visible(home.root()).iter().filter_map(|path| copied(path).or_else(|| misnamed(home, path))));
    problems
}

/// A copy that another program left.
fn copied(path: &Path) -> Option<Problem> {
    Some(copy_of_file(path, &original(path)?))
}

/// Notes after an interview whose name is no day, so that they belong to none.
fn undated(path: &Path) -> Option<Problem> {
    let stem = path.file_stem()?.to_str()?;
    let is_note = path.extension().is_some_and(|ending| ending == "md") && !path.is_dir();
    let advice = "name it after the day of the interview: 2026-11-26.md";
    let problem =
        || Problem::of_whole(path, Severity::Warning, format!("the file's name `{stem}` is not a date"), advice);
    (is_note && stem.parse::<jiff::civil::Date>().is_err()).then(problem)
}

/// Drafts that lie in no folder for their year, or too deep in it.
fn drafts(home: &Home) -> Vec<Problem> {
    const RULE: &str = "only files that end in .md, right in a folder for their year, as in drafts/2026/, are read";
    let (years, files): (Vec<PathBuf>, Vec<PathBuf>) =
        visible(&home.drafts_dir()).into_iter().partition(|path| path.is_dir());
    let mut problems: Vec<Problem> =
        files.iter().filter(|path| is_meant(path)).map(|path| warning(path, false, RULE)).collect();
    let inside = years.iter().flat_map(|year| visible(year));
    for path in inside.filter(|path| path.extension().is_none_or(|ending| ending != "md")) {
        let is_folder = path.is_dir();
        if let Some(copy) = copied(&path) {
            problems.push(copy);
        } else if if is_folder { holds_meant(&path) } else { is_meant(&path) } {
            problems.push(warning(&path, is_folder, RULE));
        }
    }
    problems
}

/// What lies beside the files and folders of the home, and has nearly the name of one of them.
fn misnamed(home: &Home, path: &Path) -> Option<Problem> {
    let name = path.file_name()?.to_str()?.to_lowercase();
    let known = if path.is_dir() { FOLDERS.as_slice() } else { FILES.as_slice() };
    let is_known = |known: &&str| is_same(path, &home.root().join(known));
    if known.iter().any(is_known) {
        return None;
    }
    let stem = name.split('.').next().unwrap_or_default();
    let is_near =
        |known: &&&str| strsim::damerau_levenshtein(&name, known) <= NEAR || known.split('.').next() == Some(stem);
    let advice = match (known.iter().find(is_near), FOLDERS.iter().find(|folder| **folder == stem)) {
        (Some(near), _) => format!("did you mean `{near}`? Rename it"),
        (None, Some(folder)) if is_meant(path) => {
            format!("files such as this one are read in {folder}/: move it there")
        }
        _ => return None,
    };
    let what = if path.is_dir() { "folder" } else { "file" };
    Some(Problem::of_whole(path, Severity::Warning, format!("this {what} is not read"), advice))
}

/// Whether both are one file, as they are where upper and lower case do not differ.
fn is_same(path: &Path, other: &Path) -> bool {
    path == other
        || std::fs::canonicalize(path).is_ok_and(|path| std::fs::canonicalize(other).is_ok_and(|other| path == other))
}

fn holds_meant(folder: &Path) -> bool {
    visible(folder).iter().any(|file| is_meant(file))
}

fn visible(folder: &Path) -> Vec<PathBuf> {
    // A folder that cannot be read is reported where it is read.
    visible_paths(folder, &mut Vec::new())
}

fn is_meant(path: &Path) -> bool {
    let ending = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

fn warning(path: &Path, is_folder: bool, rule: &str) -> Problem {
    let what = if is_folder { "folder" } else { "file" };
    let (message, advice) = (format!("this {what} is not read"), format!("{rule}: rename or move it"));
    Problem::of_whole(path, Severity::Warning, message, advice)
}
