//! Files of a person's that lie where nothing reads them: a wrong ending, a folder too deep or not deep enough.

use super::walk::visible_entries;
use crate::domain::{Problem, Severity};
use crate::store::Home;
use std::path::Path;

/// Endings of files that were probably meant to be read.
const ENDINGS: [&str; 5] = ["md", "markdown", "txt", "text", "toml"];

/// A warning for each such file and folder of `home`.
pub(super) fn unread(home: &Home) -> Vec<Problem> {
    let folders = [
        (home.questions_dir(), "toml", "only files that end in .toml, right in questions/, are read"),
        (home.answers_dir(), "md", "only files that end in .md, right in answers/, are read"),
        (home.interviews_dir(), "md", "only files that end in .md, right in interviews/, are read"),
    ];
    let mut problems = Vec::new();
    for (folder, ending, rule) in &folders {
        for path in visible(folder) {
            let is_read = path.extension().is_some_and(|extension| extension == *ending);
            let is_folder = path.is_dir();
            if !is_read && if is_folder { visible(&path).iter().any(|file| is_meant(file)) } else { is_meant(&path) } {
                problems.push(warning(&path, is_folder, rule));
            }
        }
    }
    for path in visible(&home.drafts_dir()).iter().filter(|path| path.is_file() && is_meant(path)) {
        problems.push(warning(path, false, "only files in a folder for their year, as in drafts/2026/, are read"));
    }
    problems
}

fn visible(folder: &Path) -> Vec<std::path::PathBuf> {
    // A folder that cannot be read is reported where it is read.
    visible_entries(folder, &mut Vec::new())
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
